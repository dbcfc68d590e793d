//! What was just done, said on the page that follows, and what there was before it, so that one tap can take it back. It is
//! only remembered, and only for a while; the tap itself is undo/.

use std::{collections::HashMap, time::Instant};

use jiff::civil::Date;

use super::{
    board_settings::{BoardSettings, NewTimetable},
    own_words::Taken,
    remembered::Remembered,
};
use crate::{
    domain::{
        board::{SignUp, State},
        calendar::{Away, DayChange, DayRange, SlotId},
        class::Member,
        id::{ClassId, ConferenceId, DeviceId, NextStepId, SignUpId, StudentId, TagId, TeacherId},
        next_step::NextStep,
        prep::SheetRule,
        principal::Principal,
        roster::WrittenName,
        text::Language,
    },
    limits, secret,
    store::{class::NewClass, part::Before},
};

/// How something is taken back: what there was before, and where it matters what there was after it.
#[derive(Clone, Debug)]
pub enum Undo {
    /// What was said of a next step.
    NextStep(StepChange),
    /// A child's name was corrected.
    Name {
        /// Who.
        student: StudentId,
        /// As it was, and as it was saved.
        before: WrittenName,
        /// See `before`.
        after: WrittenName,
    },
    /// Several at once, in the order in which they were done.
    All(Vec<Undo>),
    /// A tag was removed from a class.
    TagRemoved {
        /// The class.
        class: ClassId,
        /// The tag.
        tag: TagId,
    },
    /// A strength in the class's own words was taken off its list.
    Strengths {
        /// The class.
        class: ClassId,
        /// As they were.
        before: Vec<String>,
    },
    /// A template was taken over.
    Template(Box<Taken>),
    /// A child was taken out of the class.
    Roster {
        /// Who.
        member: Member,
        /// The chair that the child gave back by it.
        sign_up: Option<SignUpId>,
    },
    /// A child was to choose two pictures anew.
    Pictures {
        /// Who.
        member: Member,
        /// The pictures that there were.
        before: Option<String>,
    },
    /// The settings of the board.
    Rules {
        /// The class.
        class: ClassId,
        /// As they were, and as they were saved.
        before: BoardSettings,
        /// See `before`.
        after: BoardSettings,
    },
    /// The timetable.
    Timetable {
        /// The class.
        class: ClassId,
        /// As it was, and as it was saved.
        before: NewTimetable,
        /// See `before`.
        after: NewTimetable,
    },
    /// What a class is called, its grades, its language and its zone.
    Class {
        /// The class.
        class: ClassId,
        /// As it was, and as it was saved.
        before: NewClass,
        /// See `before`.
        after: NewClass,
    },
    /// A child's own language.
    Language {
        /// Who.
        member: Member,
        /// As it was, and as it was saved.
        before: Option<Language>,
        /// See `before`.
        after: Option<Language>,
    },
    /// A child's own rule of the sheet.
    SheetRule {
        /// Who.
        member: Member,
        /// As it was, and as it was saved.
        before: Option<SheetRule>,
        /// See `before`.
        after: Option<SheetRule>,
    },
    /// When a child is out of the room each week.
    Away {
        /// Who.
        member: Member,
        /// As it was, and as it was saved.
        before: Vec<Away>,
        /// See `before`.
        after: Vec<Away>,
    },
    /// Days were changed.
    Days(DaysChange),
    /// How a child's chair went, or that it was given back.
    Mark {
        /// The chair.
        slot: SlotId,
        /// Who had it.
        sign_up: SignUpId,
        /// As it was.
        before: State,
    },
    /// A class was archived.
    Archive {
        /// The class.
        class: ClassId,
        /// The tablets that went to this other class by it.
        moved: Vec<DeviceId>,
    },
    /// Which of her classes a co-teacher teaches.
    AdultClasses {
        /// Who.
        id: TeacherId,
        /// As it was.
        before: Vec<ClassId>,
    },
    /// Two entries of a list became one.
    Joined(Box<Before>),
    /// An adult's time on the box was ended.
    Adult(TeacherId),
    /// A chair was closed, or opened again.
    Chair {
        /// Which.
        slot: SlotId,
        /// It is closed since then.
        is_closed: bool,
    },
    /// Two children exchanged their chairs: where each sits since then.
    Swapped([(SignUpId, SlotId); 2]),
    /// The next round was begun.
    Round {
        /// The class.
        class: ClassId,
        /// The round that goes on since then.
        number: u32,
    },
    /// Devices or walls were ended.
    Devices {
        /// Their class.
        class: ClassId,
        /// Which.
        devices: Vec<DeviceId>,
    },
    /// Whether children share devices.
    Shared {
        /// The class.
        class: ClassId,
        /// As it was.
        before: bool,
    },
    /// She looked in on a child: the look in, and its class.
    LookedIn(ClassId, ConferenceId),
    /// A chair was given to a child.
    Given {
        /// The chair.
        slot: SlotId,
        /// Who got it.
        sign_up: SignUpId,
        /// The chair that the child had before.
        had: Option<SlotId>,
    },
}

/// What was changed about days, and the chairs that fell away by it.
#[derive(Clone, Debug)]
pub struct DaysChange {
    /// The class.
    pub class: ClassId,
    /// The days.
    pub days: ChangedDays,
    /// Each saved chair as it was, and where its child sits since then; none where the chair was given back.
    pub chairs: Vec<(SignUp, Option<SlotId>)>,
}

/// Which days, and how.
#[derive(Clone, Debug)]
pub enum ChangedDays {
    /// One day, as it was and as it was saved.
    One {
        /// Which.
        day: Date,
        /// As it was.
        before: DayChange,
        /// As it was saved.
        after: DayChange,
    },
    /// These have no school since then.
    NoSchool(DayRange),
    /// These have school again.
    School(DayRange),
}

/// What was said of a next step: as it was, and as it was saved.
#[derive(Clone, Debug)]
pub struct StepChange {
    /// The class.
    pub class: ClassId,
    /// As it was.
    pub before: NextStep,
    /// As it was saved.
    pub after: NextStep,
}

/// What was done, and how it is taken back.
#[derive(Clone, Debug)]
pub struct Receipt {
    id: i64,
    /// The screen that did it: nobody else sees or undoes it.
    screen: i64,
    whose: Whose,
    /// The sentence that says so, by its name in the word files.
    pub said: &'static str,
    /// The child's name in it.
    pub name: Option<String>,
    pub(super) undo: Option<Undo>,
}

impl Receipt {
    /// By what its page and its form name it.
    pub fn id(&self) -> i64 {
        self.id
    }

    /// Whether it can be taken back.
    pub fn can_undo(&self) -> bool {
        self.undo.is_some()
    }
}

/// Whose receipts are counted together: on however many screens, a child or a teacher is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Whose {
    Student(StudentId),
    Teacher(TeacherId),
    Screen(i64),
}

impl Whose {
    fn of(by: &Principal) -> Self {
        match by {
            Principal::Student(student) => Self::Student(student.id),
            Principal::Teacher(teacher) => Self::Teacher(teacher.id),
            _ => Self::Screen(by.screen()),
        }
    }
}

/// Those of all screens.
pub struct Receipts(Remembered<Receipt>);

impl Default for Receipts {
    fn default() -> Self {
        Self(Remembered::new(limits::RECEIPT_LIFE, limits::RECEIPTS_MAX))
    }
}

impl Receipts {
    /// Remembers what this principal did, and gives the id of its receipt.
    pub fn insert(
        &self,
        by: &Principal,
        said: &'static str,
        name: Option<String>,
        undo: Option<Undo>,
    ) -> i64 {
        let (id, whose) = (secret::id(), Whose::of(by));
        let mut all = self.0.lock();
        make_room(&mut all, whose);
        let receipt = Receipt {
            id,
            screen: by.screen(),
            whose,
            said,
            name,
            undo,
        };
        all.push((Instant::now(), receipt));
        id
    }

    /// What this principal last said of the next steps of a child, which may be taken back.
    pub fn of_steps(&self, by: &Principal, student: StudentId) -> Vec<(i64, NextStepId)> {
        let screen = by.screen();
        let all = self.0.all().into_iter().filter(|it| it.screen == screen);
        let of_step = all.filter_map(|it| match &it.undo {
            Some(Undo::NextStep(StepChange { before, .. })) if before.student == student => {
                Some((it.id, before.id))
            }
            _ => None,
        });
        of_step.collect()
    }

    /// It was taken back.
    pub(super) fn remove(&self, id: i64) {
        self.0.remove(|receipt| receipt.id == id);
    }

    /// This one, if it is this principal's.
    pub fn find(&self, by: &Principal, id: i64) -> Option<Receipt> {
        let screen = by.screen();
        self.0.find(|it| it.id == id && it.screen == screen)
    }
}

/// Makes room for one more of somebody's. Of too many the oldest of that person goes; where all together are too many, the oldest
/// of the child who has most, so that nobody who taps takes away what a teacher may still take back.
fn make_room(all: &mut Vec<(Instant, Receipt)>, whose: Whose) {
    let mut counts = HashMap::<Whose, usize>::new();
    for (_, it) in &*all {
        *counts.entry(it.whose).or_default() += 1;
    }
    let own = counts.get(&whose).copied().unwrap_or_default();
    let loses = if own >= limits::RECEIPTS_OF_ONE {
        Some(whose)
    } else if all.len() >= limits::RECEIPTS_MAX {
        let most = counts.into_iter();
        let most = most.max_by_key(|(it, count)| (!matches!(it, Whose::Teacher(_)), *count));
        most.map(|(it, _)| it)
    } else {
        None
    };
    let oldest = loses.and_then(|of| all.iter().position(|(_, it)| it.whose == of));
    if let Some(oldest) = oldest {
        all.remove(oldest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        id::{ClassId, SessionId},
        principal::{Standing, StudentSession, Teacher},
    };

    fn child(student: i64, session: i64) -> Principal {
        Principal::Student(StudentSession {
            id: StudentId::new(student),
            class: ClassId::new(1),
            session: SessionId::new(session),
        })
    }

    #[test]
    fn who_taps_without_end_takes_only_the_own_receipts_away() {
        let receipts = Receipts::default();
        let teacher = Principal::Teacher(Teacher {
            id: TeacherId::new(1),
            session: SessionId::new(1),
            standing: Standing::Owner,
        });
        let insert = |by: &Principal| receipts.insert(by, "said", None, None);
        let hers = insert(&teacher);
        // On sixteen devices each, and more children than there are places.
        let own: Vec<(Principal, i64)> = (0..6_000)
            .map(|nth| child(nth % 60, 100 + nth % 960))
            .map(|by| (by, insert(&by)))
            .collect();
        assert!(receipts.find(&teacher, hers).is_some());
        assert!(receipts.0.all().len() <= limits::RECEIPTS_MAX);
        let (last, id) = own.last().unwrap();
        assert!(receipts.find(last, *id).is_some(), "what was just done");
        let of_last = |it: &Receipt| it.whose == Whose::of(last);
        let receipts = receipts.0.all();
        assert!(receipts.iter().filter(|it| of_last(it)).count() <= limits::RECEIPTS_OF_ONE);
    }
}
