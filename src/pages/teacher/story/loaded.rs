//! What a child's story is drawn from: the talks of some weeks, and what stands now.

use std::{collections::BTreeMap, sync::Arc};

use crate::{
    app::{App, KnownChild, day_in, now_in, strengths::Offered},
    domain::{
        calendar::DayRange,
        class::{Class, Member},
        conference::{Kind, Line},
        id::{ConferenceId, StudentId, TagId, TeacherId},
        next_step::{NextStep, StepState},
        prep::Sheet,
        principal::Principal,
        roster::Student,
        tag::Tag,
    },
    limits,
    store::{
        self, ReadTx,
        conference::{
            history::EarlierWords,
            story::{MissedChair, ToldConference},
        },
        conflicts::Beside,
    },
};
use jiff::{ToSpan as _, civil::Date};

/// One thing of the story.
pub(super) enum Entry {
    /// A talk, with the step that the child took along from it.
    Talk(Box<ToldConference>, Option<NextStep>),
    /// She looked in.
    LookedIn,
    /// A chair to which no talk came.
    Missed(MissedChair),
    /// A step that was reached or put down.
    StepEnded(NextStep),
    /// What the child says of a step that it carries.
    StepSaid(NextStep),
}

/// The talk of the class that goes on.
pub(super) enum GoingOn {
    Nothing,
    WithOthers,
    /// With this child.
    With(ConferenceId),
}

/// Everything on the page.
pub(super) struct Story {
    pub(super) class: Class,
    pub(super) student: Student,
    /// It was taken out of the class.
    pub(super) has_left: bool,
    /// All children of the class: who else was in a group.
    pub(super) students: Arc<Vec<Student>>,
    pub(super) today: Date,
    /// The days that the page tells of.
    pub(super) days: DayRange,
    /// Whether it begins with the newest.
    pub(super) is_newest: bool,
    /// Whether there are earlier talks.
    pub(super) has_earlier: bool,
    /// Every tag of the class, and those of each talk.
    pub(super) tags: Vec<Tag>,
    /// See `tags`.
    pub(super) tagged: BTreeMap<ConferenceId, Vec<TagId>>,
    /// By day, the newest first.
    pub(super) entries: Vec<(Date, Entry)>,
    /// The talk that goes on with the child.
    pub(super) going_on: GoingOn,
    /// The steps that the child carries.
    pub(super) carried: Vec<NextStep>,
    /// The day on which she promised to look in again.
    pub(super) check_back: Option<Date>,
    /// The open sheet.
    pub(super) sheet: Sheet,
    /// What was written of its talks before, the latest first.
    pub(super) before: BTreeMap<ConferenceId, Vec<EarlierWords>>,
    /// Words that wait beside others in its talks until somebody chooses, each with the word of its box.
    pub(super) beside: BTreeMap<ConferenceId, Vec<(String, Beside)>>,
    /// The strengths that every class is offered, in each language.
    pub(super) offered: Offered,
    /// What the other adults are called who wrote in its talks.
    pub(super) other_adults: BTreeMap<TeacherId, String>,
}

impl Story {
    pub(super) fn load(
        tx: &ReadTx<'_>,
        app: &App,
        by: &Principal,
        id: StudentId,
        before: Option<Date>,
    ) -> store::Result<Option<Self>> {
        let Some(known) = KnownChild::find(tx, by, id)? else {
            return Ok(None);
        };
        let KnownChild {
            class,
            student,
            has_left,
        } = known;
        let students = store::roster::students(tx, class.id)?;
        let member = Member::new(class.id, id);
        let today = now_in(&app.clock, &class).date();
        // A clock that was put back must not hide a talk: the newest page has no end.
        let end = before.unwrap_or(Date::MAX);
        let newest = store::conference::story::last_day_before(tx, member, end)?;
        let last = end.yesterday().unwrap_or(end);
        let first = newest
            .unwrap_or(today)
            .min(today)
            .saturating_sub((limits::STORY_WEEKS * 7).days());
        let days = DayRange { first, last };
        let steps = store::next_step::all_of(tx, member)?;
        let promised = store::conference::check_backs(tx, class.id)?;
        let entries = entries(tx, &class, member, days, &steps)?;
        let writers = entries.iter().flat_map(|(_, entry)| match entry {
            Entry::Talk(told, _) => told.writers.values().copied().collect(),
            _ => Vec::new(),
        });
        let others =
            writers.filter(|writer| !matches!(by, Principal::Teacher(her) if her.id == *writer));
        let other_adults = store::adults::names(tx, others)?;
        Ok(Some(Self {
            entries,
            offered: Offered::of(&app.translations),
            other_adults,
            beside: store::conflicts::in_talks_with(tx, member, days)?,
            has_earlier: store::conference::story::last_day_before(tx, member, first)?.is_some(),
            going_on: match store::conference::going_on_with(tx, member)? {
                Some(talk) => GoingOn::With(talk.id),
                None if store::conference::going_on(tx, class.id)?.is_empty() => GoingOn::Nothing,
                None => GoingOn::WithOthers,
            },
            check_back: promised.iter().find(|it| it.student == id).map(|it| it.day),
            sheet: store::prep::sheet_of(tx, class.id, id)?,
            before: store::conference::history::of_member(tx, member, days)?,
            carried: store::next_step::open_of(tx, class.id, id)?,
            is_newest: before.is_none(),
            tags: store::tag::of_class(tx, class.id)?,
            tagged: store::tag::of_talks_with(tx, member, days)?,
            class,
            student,
            has_left,
            students,
            today,
            days,
        }))
    }

    /// What the adult is called who wrote a line of a talk, if that is another than the reader.
    pub(super) fn other_writer(&self, told: &ToldConference, line: Line) -> Option<&str> {
        let writer = told.writers.get(&line)?;
        self.other_adults.get(writer).map(String::as_str)
    }

    /// How many talks the page tells of, and how many minutes they took.
    pub(super) fn talks_and_minutes(&self) -> (usize, u32) {
        let talks = self.entries.iter().filter_map(|(_, entry)| match entry {
            Entry::Talk(told, _) => Some(told.conference.minutes().unwrap_or_default()),
            _ => None,
        });
        talks.fold((0, 0), |(talks, minutes), more| (talks + 1, minutes + more))
    }
}

/// What happened in these days, the newest first.
fn entries(
    tx: &ReadTx<'_>,
    class: &Class,
    member: Member,
    days: DayRange,
    steps: &[(NextStep, i64)],
) -> store::Result<Vec<(Date, Entry)>> {
    let of_talk: BTreeMap<ConferenceId, &NextStep> = steps
        .iter()
        .filter_map(|(step, _)| Some((step.conference?, step)))
        .collect();
    let told = store::conference::story::told(tx, member, days)?;
    let talks = told.into_iter().map(|told| {
        let day = told.conference.date;
        let step = of_talk.get(&told.conference.id).copied().cloned();
        match told.conference.kind {
            Kind::LookedIn => (day, Entry::LookedIn),
            _ => (day, Entry::Talk(Box::new(told), step)),
        }
    });
    let missed = store::conference::story::missed_chairs(tx, member, days)?;
    let missed = missed
        .into_iter()
        .map(|chair| (chair.date, Entry::Missed(chair)));
    let steps = steps.iter().filter_map(|(step, since)| match step.state {
        StepState::Open => Some((step.said_on?, Entry::StepSaid(step.clone()))),
        // A step that was never written down came to nothing: it is no news.
        StepState::PutDown if step.text.trim().is_empty() => None,
        _ => Some((day_in(class, *since), Entry::StepEnded(step.clone()))),
    });
    let steps = steps.filter(|(day, _)| (days.first..=days.last).contains(day));
    let mut entries: Vec<_> = steps.chain(talks).chain(missed).collect();
    entries.sort_by_key(|(day, _)| std::cmp::Reverse(*day));
    Ok(entries)
}

/// The address of a child's page.
pub(in crate::pages::teacher) fn address(student: StudentId) -> String {
    format!("/teach/students/{student}")
}
