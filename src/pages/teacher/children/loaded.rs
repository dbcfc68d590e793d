//! The facts of every child of a class, each fact read for the whole class at once: what the page costs does not grow with the
//! children's talks.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{ToSpan as _, civil::Date};
use strum::VariantArray as _;

use crate::{
    app::{App, Room, day_in},
    domain::{
        calendar::Calendar,
        class::Class,
        id::{StudentId, TagId},
        next_step::{NextStep, Said},
        prep::{QuestionRole, Summary},
        roster::Student,
        tag::{Tag, works_on},
    },
    limits,
    store::{self, ReadTx, roster::Leaver},
};

/// One child of the class.
pub(super) struct Child {
    pub(super) student: Student,
    /// Its place A to Z.
    pub(super) place: usize,
    /// How many of the five questions are answered.
    pub(super) answered: u8,
    /// A chair is saved.
    pub(super) has_chair: bool,
    /// The day of the last talk.
    pub(super) last_talk: Option<Date>,
    /// School days since then, or since the child came into the class.
    pub(super) days: u32,
    /// More than the class wants.
    pub(super) is_overdue: bool,
    /// The newest step that the child carries.
    pub(super) step: Option<NextStep>,
    /// The look-in that she promised.
    pub(super) look_in: Option<LookIn>,
    /// The child has chosen its two pictures.
    pub(super) has_pictures: bool,
    /// The tags that it works on.
    pub(super) needs: BTreeSet<TagId>,
}

/// A look-in that is promised.
#[derive(Clone, Copy, Debug)]
pub(super) struct LookIn {
    pub(super) day: Date,
    /// That day has come.
    pub(super) is_due: bool,
}

/// How a step stands, as the ring before its word shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum StepStands {
    /// Nobody has said anything of it yet.
    New,
    /// "Not yet."
    NotYet,
    /// Doing it, or getting there.
    OnTheWay,
    /// The child says that it is reached.
    Reached,
}

impl Child {
    /// All questions are answered.
    pub(super) fn is_ready(&self) -> bool {
        usize::from(self.answered) == QuestionRole::VARIANTS.len()
    }

    /// How its step stands, if it carries one.
    pub(super) fn step_stands(&self) -> Option<StepStands> {
        let step = self.step.as_ref()?;
        Some(match step.child_said {
            None => StepStands::New,
            Some(Said::NotYet) => StepStands::NotYet,
            Some(Said::Doing | Said::GettingThere) => StepStands::OnTheWay,
            Some(Said::Reached) => StepStands::Reached,
        })
    }
}

/// Everything on the page.
pub(super) struct Children {
    pub(super) class: Class,
    pub(super) today: Date,
    /// The class wants a talk with everyone within so many school days.
    pub(super) target_days: u32,
    /// A to Z.
    pub(super) all: Vec<Child>,
    /// The tags that somebody works on, in the order of the class.
    pub(super) needs: Vec<Tag>,
    /// Who was taken out of the class, the last one first.
    pub(super) left: Vec<Leaver>,
}

impl Children {
    pub(super) fn load(tx: &ReadTx<'_>, app: &App, class: Class) -> store::Result<Self> {
        let room = Room::load(tx, &app.clock, class, None)?;
        let (class, today) = (&room.class, room.board.now.date());
        let target_days = store::class::meeting_target(tx, class.id)?.days;
        let sheets = store::prep::open_sheets(tx, class.id)?;
        let last_talks = store::board::round::last_talks(tx, class.id)?;
        let since = store::roster::since(tx, class.id)?;
        let since = |student: StudentId| since.get(&student).map(|at| day_in(class, *at));
        let mut steps: BTreeMap<StudentId, NextStep> = BTreeMap::new();
        for step in store::next_step::open_in(tx, class.id)? {
            // The newest come first.
            steps.entry(step.student).or_insert(step);
        }
        let tagged_since = today.saturating_sub((limits::STORY_WEEKS * 7).days());
        let mut needs: BTreeMap<StudentId, BTreeSet<TagId>> = BTreeMap::new();
        for (tag, it) in store::tag::all_tagged(tx, class.id, tagged_since)? {
            if works_on(it.step, it.is_last) {
                needs.entry(it.student).or_default().insert(tag);
            }
        }
        let promised = store::conference::check_backs(tx, class.id)?;
        let no_pictures = store::credentials::without_pictures(tx, class.id)?;
        let begins = |student: StudentId| {
            let last = last_talks.get(&student).copied();
            last.or_else(|| since(student)).unwrap_or(today)
        };
        let oldest = room.students.iter().map(|student| begins(student.id)).min();
        // The same timetable with the days off of long ago, so that old school days are counted rightly.
        let history = Calendar {
            no_school: store::calendar::no_school_since(tx, class.id, oldest.unwrap_or(today))?,
            ..room.board.calendar.clone()
        };
        let child = |(place, student): (usize, &Student)| {
            let (id, sheet) = (student.id, sheets.get(&student.id));
            let mut sign_ups = room.board.sign_ups.iter();
            let days = history.school_days_between(begins(id), today);
            let look_in = promised.iter().find(|it| it.student == id).map(|it| it.day);
            Child {
                student: student.clone(),
                place,
                answered: sheet.map_or(0, Summary::readiness),
                has_chair: sign_ups.any(|it| it.student == id && it.state.is_live()),
                last_talk: last_talks.get(&id).copied(),
                days,
                is_overdue: days > target_days,
                step: steps.get(&id).cloned(),
                look_in: look_in.map(|day| LookIn {
                    day,
                    is_due: day <= today,
                }),
                has_pictures: !no_pictures.contains(&id),
                needs: needs.get(&id).cloned().unwrap_or_default(),
            }
        };
        let mut tags = store::tag::of_class(tx, class.id)?;
        tags.retain(|tag| needs.values().any(|needs| needs.contains(&tag.id)));
        Ok(Self {
            needs: tags,
            all: room.students.iter().enumerate().map(child).collect(),
            left: store::roster::leavers(tx, class.id)?,
            target_days,
            today,
            class: room.class,
        })
    }
}
