//! What the page of a conference is drawn from, and its addresses. Only this conference is on it: no request, no notice, nobody
//! else.

use std::{collections::BTreeMap, sync::Arc};

use jiff::civil::Date;
use serde::Deserialize;

use crate::{
    app::{
        App, KnownChild,
        autosave::{ConferenceField, may_read},
        conferences::find_taught,
        now_in,
    },
    domain::{
        class::{Class, Member},
        conference::{Conference, Line, State, check_back_offers},
        id::{ConferenceId, SignUpId, StudentId, TagId},
        next_step::NextStep,
        prep::Sheet,
        principal::{Standing, Teacher},
        roster::Student,
        tag::Tag,
    },
    host::clock::Clock,
    http::{HttpError, RequestContext, Result, form::read},
    pages::components::{saving, teacher_draft_prefix},
    store::{self, ReadTx, conference::Words},
};

/// Words that were typed into a box and not taken.
pub(super) struct Untaken {
    pub(super) field: ConferenceField,
    pub(super) text: String,
}

/// Everything on the page.
pub(super) struct Page {
    pub(super) class: Class,
    pub(super) conference: Conference,
    pub(super) student: Student,
    /// All who are in it; in a small group the page shows one of them at a time.
    pub(super) participants: Vec<Student>,
    /// The sheet that the conference is led by: the open one, or after the conference the one that was.
    pub(super) sheet: Option<Sheet>,
    pub(super) lines: BTreeMap<Line, Words>,
    /// Words that came second, by the word of their box.
    pub(super) conflicts: BTreeMap<String, Vec<String>>,
    pub(super) remember: Option<Words>,
    /// What was to be remembered of the conference before, with its day.
    pub(super) remembered: Option<(Date, String)>,
    /// A substitute looks at it: nothing of the teacher's own is on it, and her device stays in its hands.
    pub(super) is_substitutes: bool,
    /// The next step of this conference.
    pub(super) step: Option<NextStep>,
    /// Every tag of the class, and those of this conference.
    pub(super) tags: Vec<Tag>,
    /// See `tags`.
    pub(super) tagged: Vec<TagId>,
    /// The strengths in the class's own words.
    pub(super) strengths: Vec<String>,
    /// On a phone the sheet is shown, and not the log.
    pub(super) shows_sheet: bool,
    /// Those of earlier conferences that are still carried.
    pub(super) carried: Vec<NextStep>,
    /// Days to offer for a look back.
    pub(super) offers: Vec<Date>,
    pub(super) today: Date,
    /// Seconds since it began.
    pub(super) elapsed: i64,
    /// Minutes that a chair of this class takes.
    pub(super) minutes: u16,
    /// Whom the end of this conference called to the chair.
    pub(super) next: Option<(SignUpId, Student)>,
    /// Steps that she has just said something of, with the receipt that takes it back.
    pub(super) said_of: Vec<(i64, NextStep)>,
    /// She is asked whether the words may go with the talk.
    pub(super) asks_sure: bool,
    /// Why something was not done.
    pub(super) refused: Option<String>,
    /// Words that were not taken, and their box.
    pub(super) untaken: Option<Untaken>,
    /// What the ids begin with under which the teacher's browser keeps words that the box does not have yet (decision 8).
    pub(super) draft_mark: String,
    /// What stands below every box, drawn once.
    pub(super) saving: String,
}

impl Page {
    pub(super) fn student(&self) -> StudentId {
        self.student.id
    }

    /// Where a form of this page goes.
    pub(super) fn action(&self, name: &str) -> String {
        format!("{}/{name}", address(self.conference.id))
    }

    /// What is saved in a box, and its revision.
    pub(super) fn saved(&self, place: ConferenceField) -> (&str, u32) {
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

/// What depends on who looks at the page.
#[derive(Default)]
struct Private {
    conflicts: BTreeMap<String, Vec<String>>,
    remember: Option<Words>,
    remembered: Option<(Date, String)>,
}

impl Private {
    /// Of a remember line nothing is read for a substitute.
    fn load(
        tx: &ReadTx<'_>,
        teacher: Teacher,
        member: Member,
        conference: &Conference,
    ) -> store::Result<Self> {
        let id = conference.id;
        Ok(if teacher.standing == Standing::Substitute {
            let mut conflicts = store::conflicts::in_conference_of_substitute(tx, id)?;
            conflicts.retain(|word, _| {
                ConferenceField::from_word(word)
                    .is_some_and(|field| may_read(teacher, conference, field))
            });
            Self {
                conflicts,
                ..Self::default()
            }
        } else {
            Self {
                conflicts: store::conflicts::in_conference(tx, id)?,
                remember: store::conference::remember(tx, id)?,
                remembered: store::conference::remembered(tx, member, Some(id))?,
            }
        })
    }
}

/// The lines of the log that she may read.
fn lines_she_reads(
    tx: &ReadTx<'_>,
    teacher: Teacher,
    conference: &Conference,
) -> store::Result<BTreeMap<Line, Words>> {
    let mut lines = store::conference::lines(tx, conference.id)?;
    lines.retain(|line, _| may_read(teacher, conference, ConferenceField::Line(*line)));
    Ok(lines)
}

fn load(
    tx: &ReadTx<'_>,
    clock: &Clock,
    teacher: Teacher,
    id: ConferenceId,
    with: Option<StudentId>,
) -> store::Result<Option<Page>> {
    let Some((class, conference)) = find_taught(tx, teacher, id)? else {
        return Ok(None);
    };
    let named = with.and_then(|with| conference.participant(with));
    let Some(participant) = named.or(conference.participants.first()).copied() else {
        return Ok(None);
    };
    let member = Member {
        class: class.id,
        student: participant.student,
    };
    let students = store::roster::students(tx, class.id)?;
    let mut participants = students.to_vec();
    participants.retain(|student| conference.is_with(student.id));
    // The log of a child who has left stays open as well.
    let Some(known) = KnownChild::find(tx, &teacher.into(), participant.student)? else {
        return Ok(None);
    };
    let student = known.student;
    let now = now_in(clock, &class);
    let calendar = store::calendar::load_since(tx, class.id, conference.date.min(now.date()))?;
    let sheet = match (conference.state, participant.sheet) {
        (State::Talking, _) => Some(store::prep::sheet_of(tx, class.id, participant.student)?),
        (State::Done, Some(sheet)) => store::prep::find(tx, class.id, sheet)?,
        (State::Done, None) => None,
    };
    let mut carried = store::next_step::open_of(tx, class.id, participant.student)?;
    carried.retain(|step| step.conference != Some(id));
    let minutes = calendar.chairs.minutes;
    let offers = check_back_offers(&calendar, conference.date);
    let next = match conference.state {
        State::Talking => None,
        State::Done => {
            let board = store::board::load(tx, calendar, now)?;
            board.called_today().and_then(|chair| {
                let called = students.iter().find(|it| it.id == chair.student)?;
                Some((chair.id, called.clone()))
            })
        }
    };
    let lines = lines_she_reads(tx, teacher, &conference)?;
    let private = Private::load(tx, teacher, member, &conference)?;
    Ok(Some(Page {
        lines,
        conflicts: private.conflicts,
        remember: private.remember,
        remembered: private.remembered,
        is_substitutes: teacher.standing == Standing::Substitute,
        step: store::next_step::of_talk(tx, id, participant.student)?,
        tags: store::tag::of_class(tx, class.id)?,
        strengths: store::strength::of_class(tx, class.id)?,
        tagged: store::tag::of_talk(tx, id)?,
        carried,
        offers,
        today: now.date(),
        elapsed: (clock.now().as_second() - conference.began_at).max(0),
        minutes,
        next,
        sheet,
        student,
        participants,
        class,
        conference,
        said_of: Vec::new(),
        shows_sheet: false,
        asks_sure: false,
        refused: None,
        untaken: None,
        draft_mark: String::new(),
        saving: String::new(),
    }))
}

#[derive(Default, Deserialize)]
struct Asks {
    /// Which child of a group.
    with: Option<i64>,
    /// `sheet`: what was tapped stands there.
    part: Option<String>,
}

/// The page that a request asks for.
pub(super) async fn load_page(
    app: &Arc<App>,
    context: &RequestContext,
    id: ConferenceId,
) -> Result<Page> {
    let Asks { with, part } = read(context.query.as_bytes()).unwrap_or_default();
    let (clock, teacher) = (Arc::clone(&app.clock), context.teacher()?);
    let page = app
        .store
        .read(move |tx| load(tx, &clock, teacher, id, with.map(StudentId::new)));
    let page = page.await?.ok_or(HttpError::NotFound)?;
    let said = app.receipts.of_steps(&context.principal, page.student());
    let class = page.class.id;
    let said_of = app.store.read(move |tx| {
        let step = |(receipt, id)| {
            let step = store::next_step::find(tx, class, id)?;
            Ok(step.map(|step| (receipt, step)))
        };
        said.into_iter()
            .filter_map(|one| step(one).transpose())
            .collect()
    });
    let said_of = said_of.await?;
    let saving = saving(app.translations.of(context.language)).into_string();
    Ok(Page {
        draft_mark: format!("{}{id}", teacher_draft_prefix(teacher.id)),
        saving,
        said_of,
        shows_sheet: part.as_deref() == Some("sheet"),
        ..page
    })
}

/// The address of a conference's page.
pub(super) fn address(id: ConferenceId) -> String {
    format!("/teach/conferences/{id}")
}

/// Where on the page a box stands.
pub(super) fn anchor(place: ConferenceField) -> String {
    match place {
        ConferenceField::NextStep(_) => "next-step".to_owned(),
        place => format!("box-{}", place.word()),
    }
}
