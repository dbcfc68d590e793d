//! The first run: its steps in their order, and which comes next. A step is done when the class shows it; only what a class
//! cannot show is marked. There is no state beyond that, so it goes on after any interruption, on any device.

use strum::{AsRefStr, Display, EnumString, VariantArray};

use crate::{domain::id::ClassId, limits::RECOVERY_CODE_ASKED_AGAIN_DAYS};

/// The steps from a fresh box to the first saved chair. The order in which they stand here is the order in which they come.
#[derive(AsRefStr, Display, EnumString, VariantArray)]
#[strum(serialize_all = "snake_case")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// "Pick your language."
    Language,
    /// The box gets its teacher.
    Claim,
    /// She writes the recovery code down.
    Code,
    /// She chooses the six digits that lead back to her pages.
    Pin,
    /// The class gets its name.
    Class,
    /// Its list.
    Names,
    /// Its writing time.
    Writing,
    /// Its wall.
    Wall,
    /// What children do on their first day.
    Pictures,
    /// A made-up child takes a chair and is wiped again.
    Try,
    /// A real child's first chair.
    Chair,
}

impl Step {
    /// Which one it is, from 1.
    pub fn number(self) -> usize {
        self as usize + 1
    }
}

/// What was said of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, AsRefStr, Display, EnumString, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Mark {
    /// It is done.
    Done,
    /// Not now.
    Skipped,
    /// Asked about again, and still so: the recovery code is where she put it.
    Sure,
}

/// How far a box is, seen from its first class.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a thing that a class has or has not, and none implies another"
)]
pub struct FirstRun {
    /// What was said of steps.
    pub marks: Vec<(Step, Mark)>,
    /// She has chosen her six digits.
    pub has_pin: bool,
    /// The first class, if there is one.
    pub class: Option<ClassId>,
    /// It has a child on its roster.
    pub has_names: bool,
    /// It has a writing time.
    pub has_writing: bool,
    /// It has a wall.
    pub has_wall: bool,
    /// A real child of it has, or had, a chair.
    pub has_chair: bool,
}

impl FirstRun {
    /// What was said of a step.
    pub fn mark(&self, step: Step) -> Option<Mark> {
        let mut marks = self.marks.iter();
        let (_, mark) = marks.find(|(marked, _)| *marked == step)?;
        Some(*mark)
    }

    /// Whether a step is done.
    pub fn is_done(&self, step: Step) -> bool {
        match step {
            Step::Language | Step::Claim => true,
            Step::Code | Step::Pictures | Step::Try => {
                matches!(self.mark(step), Some(Mark::Done | Mark::Sure))
            }
            Step::Pin => self.has_pin,
            Step::Class => self.class.is_some(),
            Step::Names => self.has_names,
            Step::Writing => self.has_writing,
            Step::Wall => self.has_wall,
            Step::Chair => self.has_chair,
        }
    }

    /// The first step that is neither done nor skipped; none once a real child had a chair, or when nothing is left that
    /// could be done.
    pub fn next(&self) -> Option<Step> {
        if self.has_chair {
            return None;
        }
        let mut steps = Step::VARIANTS.iter().copied();
        steps.find(|step| !self.is_done(*step) && self.is_offered(*step))
    }

    /// What was left for later, and still is.
    pub fn left(&self) -> Vec<Step> {
        let steps = Step::VARIANTS.iter().copied();
        steps
            .filter(|step| !self.is_done(*step) && !self.is_offered(*step))
            .collect()
    }

    /// Whether the first run is shown instead of the board: a board needs children and a writing time.
    pub fn comes_first(&self) -> bool {
        let has_board = self.has_names && self.has_writing;
        !has_board && self.next().is_some_and(|next| next <= Step::Writing)
    }

    /// Whether the teacher is asked about her recovery code: at once where she has not written one down, and once more in the
    /// first week where she has. `days` have gone by since the box was claimed.
    pub fn asks_for_code(&self, days: i32) -> bool {
        match self.mark(Step::Code) {
            Some(Mark::Sure) => false,
            Some(Mark::Done) => (1..=RECOVERY_CODE_ASKED_AGAIN_DAYS).contains(&days),
            Some(Mark::Skipped) | None => true,
        }
    }

    /// Whether a step has what it needs, and was not skipped.
    fn is_offered(&self, step: Step) -> bool {
        let is_possible = match step {
            Step::Language | Step::Claim | Step::Code | Step::Pin | Step::Class => true,
            Step::Names | Step::Writing | Step::Wall | Step::Pictures => self.class.is_some(),
            Step::Try => self.has_writing,
            Step::Chair => self.has_names && self.has_writing,
        };
        is_possible && self.mark(step) != Some(Mark::Skipped)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claimed() -> FirstRun {
        FirstRun::default()
    }

    fn with(marks: &[(Step, Mark)]) -> FirstRun {
        FirstRun {
            marks: marks.to_vec(),
            ..claimed()
        }
    }

    #[test]
    fn steps_come_in_their_order_as_the_class_grows() {
        let mut run = claimed();
        let mut seen = Vec::new();
        while let Some(step) = run.next() {
            seen.push(step);
            match step {
                Step::Pin => run.has_pin = true,
                Step::Class => run.class = Some(ClassId::new(1)),
                Step::Names => run.has_names = true,
                Step::Writing => run.has_writing = true,
                Step::Wall => run.has_wall = true,
                Step::Chair => run.has_chair = true,
                other => run.marks.push((other, Mark::Done)),
            }
        }
        // Language and claim lie behind her.
        assert_eq!(seen, Step::VARIANTS[2..]);
        assert!(run.left().is_empty());
        assert_eq!((Step::Language.number(), Step::Chair.number()), (1, 11));
    }

    #[test]
    fn every_step_can_be_skipped_and_is_then_left_for_later() {
        let mut run = claimed();
        while let Some(step) = run.next() {
            run.marks.push((step, Mark::Skipped));
        }
        assert_eq!(run.left(), Step::VARIANTS[2..]);
        run.class = Some(ClassId::new(1));
        // What became possible is offered.
        assert_eq!(run.next(), Some(Step::Names));
    }

    #[test]
    fn a_chair_is_asked_for_only_where_one_can_be_given() {
        let mut run = FirstRun {
            class: Some(ClassId::new(1)),
            has_pin: true,
            has_wall: true,
            ..with(&[
                (Step::Code, Mark::Done),
                (Step::Names, Mark::Skipped),
                (Step::Writing, Mark::Skipped),
                (Step::Pictures, Mark::Done),
            ])
        };
        assert_eq!(run.next(), None);
        run.has_writing = true;
        assert_eq!(run.next(), Some(Step::Try));
        run.has_names = true;
        run.marks.push((Step::Try, Mark::Skipped));
        assert_eq!(run.next(), Some(Step::Chair));
        run.has_chair = true;
        assert_eq!(run.next(), None);
        assert_eq!(run.left(), [Step::Try]);
    }

    #[test]
    fn the_recovery_code_is_asked_for_again_in_the_first_week() {
        let asks = |mark: &[(Step, Mark)], days| with(mark).asks_for_code(days);
        let written = [(Step::Code, Mark::Done)];
        assert!(!asks(&written, 0), "she has just written it down");
        assert!(asks(&written, 1) && asks(&written, 7));
        assert!(!asks(&written, 8) && !asks(&written, -2));
        assert!(asks(&[(Step::Code, Mark::Skipped)], 0) && asks(&[], 40));
        assert!(!asks(&[(Step::Code, Mark::Sure)], 3));
    }
}
