//! What a child's own page is drawn from. It is loaded in mod.rs.

use std::sync::Arc;

use jiff::civil::{Date, DateTime};

use crate::{
    app::Room,
    domain::{
        board::{Reservation, SignUp, Turn},
        class::Class,
        next_step::NextStep,
        prep::{Sheet, questions::ClassQuestions},
        roster::{Drawing, Student},
    },
};

/// What a talk that is done leaves to its child.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum After {
    /// To hear what was said read back, and then to look back.
    ReadBack,
    /// To look back.
    LookBack,
}

/// All that the page shows.
pub(super) struct Seen {
    /// Whose page it is: a shared tablet says so.
    pub(super) student: Option<Student>,
    pub(super) class: Class,
    pub(super) questions: Arc<ClassQuestions>,
    pub(super) now: DateTime,
    pub(super) sheet: Sheet,
    /// A question was answered, and the next one waits until the next school day.
    pub(super) is_done_for_today: bool,
    /// The next steps that the child carries, the newest first.
    pub(super) steps: Vec<NextStep>,
    /// The child's live sign-up.
    pub(super) sign_up: Option<SignUp>,
    /// It was saved for the child, who has not answered yet.
    pub(super) reservation: Option<Reservation>,
    /// The day for whose next empty chair the child waits.
    pub(super) waits: Option<Date>,
    /// The room, by which that chair is told as the wall tells it.
    pub(super) room: Option<Room>,
    /// A talk of today goes on, with or without a chair.
    pub(super) leads: bool,
    /// What is still to be done after the talk of today.
    pub(super) after: Option<After>,
    /// What the teacher wrote after the last talk.
    pub(super) thanks: Option<String>,
}

impl Seen {
    /// The child's own chair.
    pub(super) fn drawing(&self) -> Drawing {
        let student = self.student.as_ref();
        student.map_or(Drawing::nth(0), |student| student.drawing)
    }

    /// The step of last time that the child is asked about today.
    pub(super) fn step_asked(&self) -> Option<&NextStep> {
        let today = self.now.date();
        self.steps.iter().find(|step| step.asks_on(today))
    }

    /// How the child's chair stands on the wall.
    pub(super) fn turn(&self) -> Option<Turn> {
        Some(self.room.as_ref()?.turn(self.sign_up.as_ref()?))
    }
}
