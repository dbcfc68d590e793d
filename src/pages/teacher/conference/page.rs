//! What a talk's page is drawn from, and the page again with the reason why something was not done. Only this child is on
//! it: no request, no notice, nobody else (T2).

use crate::domain::class::Member;
use std::{collections::BTreeMap, sync::Arc};

use jiff::civil::Date;
use serde::Deserialize;

use crate::pages::teacher::conference::{draw, hers, teacher};
use crate::{
    app::{App, autosave::ConferenceField, now_in, student_of},
    domain::{
        class::Class,
        conference::{Conference, Line, State, check_back_offers},
        id::{ConferenceId, SignUpId, StudentId},
        next_step::NextStep,
        prep::Sheet,
        principal::Principal,
        roster::Student,
    },
    host::clock::Clock,
    http::{
        context::RequestContext,
        error::HttpError,
        form::read,
        response::{self, Response, Result},
    },
    pages::components::{saving, teacher_draft_prefix},
    store::{self, ReadTx, conference::Words},
};

/// Everything on the page.
pub(crate) struct Page {
    pub(crate) class: Class,
    pub(crate) talk: Conference,
    pub(crate) student: Student,
    /// All who are in it; in a small group the page shows one of them at a time.
    pub(crate) participants: Vec<Student>,
    /// The sheet that the talk is led by: the open one, or after the talk the one that was.
    pub(crate) sheet: Option<Sheet>,
    pub(crate) lines: BTreeMap<Line, Words>,
    /// Words that came second, by the word of their box.
    pub(crate) conflicts: BTreeMap<String, Vec<String>>,
    pub(crate) remember: Option<Words>,
    /// What was to be remembered of the talk before, with its day.
    pub(crate) remembered: Option<(Date, String)>,
    /// The next step of this talk.
    pub(crate) step: Option<NextStep>,
    /// Those of earlier talks that are still carried.
    pub(crate) carried: Vec<NextStep>,
    /// Days to offer for a look back.
    pub(crate) offers: Vec<Date>,
    pub(crate) today: Date,
    /// Seconds since it began.
    pub(crate) elapsed: i64,
    /// Minutes that a chair of this class takes.
    pub(crate) minutes: u16,
    /// Whom the end of this talk called to the chair.
    pub(crate) next: Option<(SignUpId, Student)>,
    /// Why something was not done, and the words that were not taken.
    pub(crate) refused: Option<String>,
    pub(crate) untaken: Option<(ConferenceField, String)>,
    /// Under which ids her browser keeps words that the box does not have yet (D28).
    pub(crate) keep: String,
    /// What stands below every box, drawn once.
    pub(crate) saving: String,
}

impl Page {
    /// The child of this page.
    pub(crate) fn student(&self) -> StudentId {
        self.student.id
    }

    /// What is saved in a box, and its revision.
    pub(crate) fn saved(&self, place: ConferenceField) -> (&str, u32) {
        let words = match place {
            ConferenceField::Line(line) => self.lines.get(&line),
            ConferenceField::Remember => self.remember.as_ref(),
            ConferenceField::NextStep(_) => {
                let step = self.step.as_ref();
                return step.map_or(("", 0), |step| (&step.text, step.revision));
            }
        };
        words.map_or(("", 0), |words| (&words.text, words.revision))
    }
}

fn load(
    tx: &ReadTx<'_>,
    clock: &Clock,
    principal: &Principal,
    (id, with): (ConferenceId, Option<StudentId>),
) -> store::Result<Option<Page>> {
    let Some((class, talk)) = hers(tx, principal, id)? else {
        return Ok(None);
    };
    let named = talk.participants.iter().find(|it| Some(it.student) == with);
    let Some(participant) = named.or(talk.participants.first()).copied() else {
        return Ok(None);
    };
    let students = store::roster::students(tx, class.id)?;
    let mut participants = students.to_vec();
    participants.retain(|student| talk.is_with(student.id));
    let Some(student) = student_of(tx, class.id, participant.student)? else {
        return Ok(None);
    };
    let now = now_in(clock, &class);
    let calendar = store::calendar::of(tx, class.id, talk.date.min(now.date()))?;
    let sheet = match (talk.state, participant.sheet) {
        (State::Talking, _) => Some(store::prep::sheet_of(tx, class.id, participant.student)?),
        (State::Done, Some(sheet)) => store::prep::find(tx, class.id, sheet)?,
        (State::Done, None) => None,
    };
    let mut carried = store::next_step::open_of(tx, class.id, participant.student)?;
    carried.retain(|step| step.conference != Some(id));
    let (minutes, offers) = (
        calendar.chairs.minutes,
        check_back_offers(&calendar, talk.date),
    );
    let next = match talk.state {
        State::Talking => None,
        State::Done => {
            let board = store::board::of(tx, calendar, now)?;
            let called = board.called_today();
            match called.map(|it| (it.id, it.student)) {
                Some((chair, student)) => {
                    student_of(tx, class.id, student)?.map(|student| (chair, student))
                }
                None => None,
            }
        }
    };
    Ok(Some(Page {
        lines: store::conference::lines(tx, id)?,
        conflicts: store::conflicts::in_conference(tx, id)?,
        remember: store::conference::remember(tx, id)?,
        remembered: store::conference::remembered(
            tx,
            Member {
                class: class.id,
                student: participant.student,
            },
            id,
        )?,
        step: store::next_step::of_talk(tx, id, participant.student)?,
        carried,
        offers,
        today: now.date(),
        elapsed: (clock.now().as_second() - talk.began_at).max(0),
        minutes,
        next,
        sheet,
        student,
        participants,
        class,
        talk,
        refused: None,
        untaken: None,
        keep: String::new(),
        saving: String::new(),
    }))
}

#[derive(Default, Deserialize)]
struct Asks {
    /// Which child of a group.
    with: Option<i64>,
}

async fn loaded(
    app: &Arc<App>,
    context: &RequestContext,
    id: ConferenceId,
) -> Result<Page, HttpError> {
    let Asks { with } = read(context.query.as_bytes()).unwrap_or_default();
    let hers = teacher_draft_prefix(teacher(context)?.id);
    let (clock, principal) = (Arc::clone(&app.clock), context.principal);
    let page = app
        .store
        .read(move |tx| load(tx, &clock, &principal, (id, with.map(StudentId::new))));
    let page = page.await?.ok_or(HttpError::NotFound)?;
    let keep = format!("{hers}{id}");
    let saving = saving(app.translations.of(context.language)).into_string();
    Ok(Page {
        keep,
        saving,
        ..page
    })
}

pub(crate) async fn show(id: ConferenceId, app: Arc<App>, context: RequestContext) -> Result {
    let page = loaded(&app, &context, id).await?;
    Ok(response::page(draw::page(&app, &context, &page)))
}

/// 409: the page again, with the reason above.
pub(crate) async fn refused(
    app: &Arc<App>,
    context: &RequestContext,
    id: ConferenceId,
    word: &str,
) -> Result {
    let said = app.translations.of(context.language).refusal(word, &[]);
    if context.script {
        return Ok(response::refused_script(word, &said));
    }
    let page = Page {
        refused: Some(said),
        ..loaded(app, context, id).await?
    };
    Ok(response::refused(draw::page(app, context, &page)))
}

/// The same, with the words that were not taken in their box.
pub(crate) async fn refused_words(
    app: &Arc<App>,
    context: &RequestContext,
    id: ConferenceId,
    (place, text): (ConferenceField, &str),
    word: &str,
) -> Result {
    let said = app.translations.of(context.language).refusal(word, &[]);
    if context.script {
        return Ok(response::refused_script(word, &said));
    }
    let page = Page {
        refused: Some(said),
        untaken: Some((place, text.to_owned())),
        ..loaded(app, context, id).await?
    };
    Ok(response::refused(draw::page(app, context, &page)))
}

/// 409 where there is no talk to go back to.
pub(crate) fn refused_alone(app: &App, context: &RequestContext, word: &str) -> Response {
    let messages = app.translations.of(context.language);
    let said = messages.refusal(word, &[]);
    if context.script {
        response::refused_script(word, &said)
    } else {
        response::refused(draw::alone(messages, &said))
    }
}

/// Where on the page a box stands.
pub(crate) fn anchor(place: ConferenceField) -> String {
    match place {
        ConferenceField::NextStep(_) => "next-step".to_owned(),
        place => format!("box-{}", place.word()),
    }
}
