//! The bridge between one talk and the next sheet: what a child will do next, in the child's own words, carried until it is
//! reached or put down for now. It knows neither sheets nor talks.

use jiff::civil::Date;
use strum::{AsRefStr, Display, EnumString, IntoStaticStr, VariantArray};

use crate::domain::id::{ConferenceId, NextStepId, StudentId};

/// After so many "not yet" in a row, on different days, the teacher is asked to make it smaller.
const NOT_YET_MAX: u8 = 3;

/// One next step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextStep {
    /// Its id.
    pub id: NextStepId,
    /// Whose.
    pub student: StudentId,
    /// The talk that it comes from.
    pub conference: Option<ConferenceId>,
    /// The child's words; empty if it was said aloud.
    pub text: String,
    /// How it was told.
    pub way: Told,
    /// Counts the saves of its words, from 1.
    pub revision: u32,
    /// UTC seconds.
    pub made_at: i64,
    /// Whether it is still carried.
    pub state: StepState,
    /// What the child said of it last.
    pub child_said: Option<Said>,
    /// The local day on which the child said so.
    pub said_on: Option<Date>,
    /// So many "not yet" in a row, on different days.
    pub not_yet: u8,
}

/// How a child told a next step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, AsRefStr, EnumString, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Told {
    /// In writing.
    Written,
    /// Out loud.
    Aloud,
}

/// What a child says of the step that was picked last time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, AsRefStr, Display, EnumString, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Said {
    /// I am doing it.
    Doing,
    /// I am getting there.
    GettingThere,
    /// Not yet.
    NotYet,
    /// I reached it.
    Reached,
}

/// Whether a next step is still carried.
#[derive(Clone, Copy, Debug, PartialEq, Eq, AsRefStr, EnumString, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum StepState {
    /// It is carried from sheet to sheet.
    Open,
    /// Child or teacher says that it is reached.
    Reached,
    /// Put down for now.
    PutDown,
}

/// Why a next step stays as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
pub enum Refusal {
    /// It is reached or put down already, or not this child's.
    #[strum(serialize = "step_not_carried")]
    NotCarried,
}

impl NextStep {
    /// The child says how it is going. Saying the same again on one day is the same word, and counts once. "I reached it"
    /// alone ends nothing: the teacher says so too.
    ///
    /// # Errors
    /// It is no longer carried.
    pub fn say(&self, said: Said, day: Date) -> Result<Self, Refusal> {
        let first_today = self.said_on != Some(day);
        let not_yet = match said {
            Said::NotYet if first_today || self.child_said != Some(Said::NotYet) => {
                self.not_yet.saturating_add(1)
            }
            Said::NotYet => self.not_yet,
            Said::Doing | Said::GettingThere | Said::Reached => 0,
        };
        Ok(Self {
            child_said: Some(said),
            said_on: Some(day),
            not_yet,
            ..self.carried()?.clone()
        })
    }

    /// Child or teacher puts it down for now.
    ///
    /// # Errors
    /// It is no longer carried.
    pub fn put_down(&self) -> Result<Self, Refusal> {
        self.ended(StepState::PutDown)
    }

    /// The teacher says that it is reached: in the talk, with the child beside her, or to a child who has said so.
    ///
    /// # Errors
    /// It is no longer carried.
    pub fn reach(&self) -> Result<Self, Refusal> {
        self.ended(StepState::Reached)
    }

    /// Whether nothing was said of it since it stood as `then`; its words may be other ones.
    pub fn stands_as(&self, then: &Self) -> bool {
        let said = |step: &Self| (step.state, step.child_said, step.said_on, step.not_yet);
        said(self) == said(then)
    }

    /// What was said of it last was a mistake: it stands as `before`, in the words that it has now.
    #[must_use]
    pub fn as_before(&self, before: &Self) -> Self {
        Self {
            state: before.state,
            child_said: before.child_said,
            said_on: before.said_on,
            not_yet: before.not_yet,
            ..self.clone()
        }
    }

    /// The talk in which it was marked was begun by mistake: it is carried again, and where something was said of it there, it is
    /// asked about anew.
    #[must_use]
    pub fn unmarked(&self, was_said: bool) -> Self {
        let carried = Self {
            state: StepState::Open,
            ..self.clone()
        };
        if !was_said {
            return carried;
        }
        let was_not_yet = u8::from(self.child_said == Some(Said::NotYet));
        Self {
            child_said: None,
            said_on: None,
            not_yet: self.not_yet.saturating_sub(was_not_yet),
            ..carried
        }
    }

    /// A child picks a step up again that was put down for now.
    ///
    /// # Errors
    /// It is carried still, or reached.
    pub fn pick_up(&self) -> Result<Self, Refusal> {
        match self.state {
            StepState::PutDown => Ok(Self {
                state: StepState::Open,
                not_yet: 0,
                ..self.clone()
            }),
            StepState::Open | StepState::Reached => Err(Refusal::NotCarried),
        }
    }

    /// Whether the teacher is asked to make it smaller.
    pub fn wants_smaller(&self) -> bool {
        self.state == StepState::Open && self.not_yet >= NOT_YET_MAX
    }

    /// Whether the child has said that it is reached, and the teacher has not yet.
    pub fn waits_for_teacher(&self) -> bool {
        self.state == StepState::Open && self.child_said == Some(Said::Reached)
    }

    /// Whether the child may still be asked about it on this day.
    pub fn asks_on(&self, day: Date) -> bool {
        self.state == StepState::Open && self.said_on != Some(day) && !self.waits_for_teacher()
    }

    fn ended(&self, state: StepState) -> Result<Self, Refusal> {
        Ok(Self {
            state,
            ..self.carried()?.clone()
        })
    }

    fn carried(&self) -> Result<&Self, Refusal> {
        let is_open = self.state == StepState::Open;
        is_open.then_some(self).ok_or(Refusal::NotCarried)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn step() -> NextStep {
        NextStep {
            id: NextStepId::new(1),
            student: StudentId::new(2),
            conference: None,
            text: "Show, do not tell.".to_owned(),
            way: Told::Written,
            revision: 1,
            made_at: 0,
            state: StepState::Open,
            child_said: None,
            said_on: None,
            not_yet: 0,
        }
    }

    #[test]
    fn three_days_of_not_yet_ask_for_a_smaller_step() {
        let mut step = step();
        for day in 23..=25 {
            assert!(!step.wants_smaller());
            for _ in 0..3 {
                step = step.say(Said::NotYet, date(2026, 11, day)).unwrap();
            }
        }
        assert!(step.wants_smaller());
        assert_eq!(step.not_yet, 3);
    }

    #[test]
    fn getting_there_begins_the_count_anew() {
        let day = date(2026, 11, 23);
        let step = step().say(Said::NotYet, day).unwrap();
        let step = step
            .say(Said::GettingThere, day.tomorrow().unwrap())
            .unwrap();
        assert_eq!((step.not_yet, step.state), (0, StepState::Open));
    }

    #[test]
    fn what_is_reached_or_put_down_is_carried_no_longer() {
        let day = date(2026, 11, 23);
        let reached = step().reach().unwrap();
        assert_eq!(reached.state, StepState::Reached);
        assert_eq!(reached.say(Said::Doing, day), Err(Refusal::NotCarried));
        let down = step().put_down().unwrap();
        assert_eq!(down.state, StepState::PutDown);
        assert_eq!(down.put_down(), Err(Refusal::NotCarried));
        assert_eq!(down.reach(), Err(Refusal::NotCarried));
    }

    #[test]
    fn a_child_and_the_teacher_say_reached_together() {
        let day = date(2026, 11, 23);
        let said = step().say(Said::Reached, day).unwrap();
        // It is carried until she says so.
        assert_eq!(said.state, StepState::Open);
        assert!(said.waits_for_teacher());
        assert!(!said.asks_on(day.tomorrow().unwrap()));
        let reached = said.reach().unwrap();
        assert_eq!(reached.state, StepState::Reached);
        assert!(!reached.waits_for_teacher());
    }

    #[test]
    fn a_child_is_asked_once_a_day() {
        let day = date(2026, 11, 23);
        let said = step().say(Said::Doing, day).unwrap();
        assert!(step().asks_on(day));
        assert!(!said.asks_on(day));
        assert!(said.asks_on(day.tomorrow().unwrap()));
    }
}
