//! What the page of a conference is drawn from, and its addresses. Only this conference is on it: no request, no notice, nobody
//! else.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use jiff::civil::{Date, DateTime};
use serde::Deserialize;

use crate::{
    app::{
        App, KnownChild,
        autosave::{ConferenceField, may_read},
        conferences::find_taught,
        now_in,
    },
    domain::{
        calendar::Calendar,
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
    pages::components::{teacher_draft_prefix, teachers_saving},
    store::{self, ReadTx, adults::writer_of, conference::Words, conflicts::Beside},
};

/// Where something was typed that was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TypedAt {
    /// A box that saves while she types.
    Box(ConferenceField),
    /// A strength in her own words.
    Strength,
    /// A tag in her own words.
    Tag,
}

/// Words that were typed and not taken.
pub(super) struct Untaken {
    pub(super) at: TypedAt,
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
    pub(super) conflicts: BTreeMap<String, Vec<Beside>>,
    /// What everybody else is called who wrote in it, by the word of an attribution.
    pub(super) others: BTreeMap<String, String>,
    pub(super) remember: Option<Words>,
    /// What was to be remembered of the conference before, with its day.
    pub(super) remembered: Option<(Date, String)>,
    /// A substitute looks at it: nothing of the teacher's own is on it, and her device stays in its hands.
    pub(super) is_substitutes: bool,
    /// The next step of this conference, and who saved its words last, as in an attribution.
    pub(super) step: Option<NextStep>,
    /// See `step`.
    pub(super) step_by: String,
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
    /// Words that were not taken, and where they stood.
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

    /// What was typed there and not taken.
    pub(super) fn untaken_at(&self, at: TypedAt) -> Option<&str> {
        let untaken = self.untaken.as_ref().filter(|it| it.at == at);
        untaken.map(|untaken| untaken.text.as_str())
    }

    /// What somebody else is called who saved the words of a box.
    pub(super) fn other_writer(&self, place: ConferenceField) -> Option<&str> {
        let by = match place {
            ConferenceField::Line(line) => self.lines.get(&line).map(|words| &words.by),
            ConferenceField::Remember => self.remember.as_ref().map(|words| &words.by),
            ConferenceField::NextStep(of) => (of == self.student()).then_some(&self.step_by),
        };
        self.others.get(by?).map(String::as_str)
    }

    /// The same of somebody else whose words wait in it, or beside whose words hers do.
    pub(super) fn other_of_two(&self, place: ConferenceField) -> Option<&str> {
        let beside = self.conflicts.get(&place.word())?.iter();
        let mut beside = beside.filter_map(|it| self.others.get(&it.by));
        beside
            .next()
            .map_or_else(|| self.other_writer(place), |name| Some(name.as_str()))
    }
}

/// What depends on who looks at the page.
#[derive(Default)]
struct Private {
    conflicts: BTreeMap<String, Vec<Beside>>,
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

/// What everybody but this adult is called who wrote in a conference.
fn other_writers(
    tx: &ReadTx<'_>,
    teacher: Teacher,
    student: &Student,
    lines: &BTreeMap<Line, Words>,
    private: &Private,
    step_by: &str,
) -> store::Result<BTreeMap<String, String>> {
    let beside = private.conflicts.values().flatten();
    let beside = beside.map(|it| it.by.as_str());
    let saved = lines.values().chain(&private.remember);
    let saved = saved.map(|it| it.by.as_str());
    let bys: BTreeSet<&str> = beside.chain(saved).chain([step_by]).collect();
    let adults = bys.iter().filter_map(|by| writer_of(by));
    let adults = store::adults::names(tx, adults.filter(|adult| *adult != teacher.id))?;
    let name = |by: &str| match writer_of(by) {
        Some(adult) => adults.get(&adult).cloned(),
        None => (by == format!("student:{}", student.id)).then(|| student.name.clone()),
    };
    let named = bys
        .iter()
        .filter_map(|by| Some(((*by).to_owned(), name(by)?)));
    Ok(named.collect())
}

/// Whom the end of a conference called to the chair.
fn next_called(
    tx: &ReadTx<'_>,
    calendar: Calendar,
    now: DateTime,
    state: State,
    students: &[Student],
) -> store::Result<Option<(SignUpId, Student)>> {
    if state == State::Talking {
        return Ok(None);
    }
    let board = store::board::load(tx, calendar, now)?;
    Ok(board.called_today().and_then(|chair| {
        let called = students.iter().find(|it| it.id == chair.student)?;
        Some((chair.id, called.clone()))
    }))
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
    let next = next_called(tx, calendar, now, conference.state, &students)?;
    let lines = lines_she_reads(tx, teacher, &conference)?;
    let private = Private::load(tx, teacher, member, &conference)?;
    let step = store::next_step::of_talk(tx, id, participant.student)?;
    let step_by = step
        .as_ref()
        .map(|step| store::next_step::words_saved_by(tx, step.id));
    let step_by = step_by.transpose()?.unwrap_or_default();
    let others = other_writers(tx, teacher, &student, &lines, &private, &step_by)?;
    Ok(Some(Page {
        lines,
        others,
        conflicts: private.conflicts,
        remember: private.remember,
        remembered: private.remembered,
        is_substitutes: teacher.standing == Standing::Substitute,
        step,
        step_by,
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
    let saving = teachers_saving(app.translations.of(context.language)).into_string();
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
