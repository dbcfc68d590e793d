//! What a board says of itself at one moment: who talks, who comes next, how each day stands. It is worked out once, and heading,
//! note, tabs and tiles of every screen are drawn from it, so that none of them can contradict another.

use jiff::civil::Date;

use crate::domain::board::{Board, Chair, SignUp, State};
use crate::domain::{
    calendar::{Opening, Slot},
    id::StudentId,
};

/// What the board says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outlook {
    /// Whose talks go on, the first to begin first; of those who are in the class.
    pub now: Vec<StudentId>,
    /// Who comes next today: the child who is called, else while a talk goes on the first who has a chair; several where they sit
    /// together. Nobody on a day without talks or once its chairs are over, and nobody who is out of the room.
    pub next: Vec<StudentId>,
    /// On which day the board opens.
    pub opening: Opening,
    /// Today and the next five school days.
    pub days: Vec<DayOutlook>,
}

/// One day of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayOutlook {
    /// Which day.
    pub day: Date,
    /// How it stands as a whole.
    pub state: DayState,
    /// What is to be said above its chairs.
    pub note: Note,
    /// Its chairs in order.
    pub chairs: Vec<(Slot, Chair)>,
}

/// How a day stands as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayState {
    /// It has no talks: no school, no block, a day without talks, or all its chairs are closed.
    NoTalks,
    /// Nobody can sit down any more, and nobody who sits has a talk to come; or the time of its last chair has gone by.
    Over,
    /// The teacher has stopped sign-up for a while.
    Paused,
    /// It is not open for sign-up yet.
    NotYet,
    /// All its chairs are taken, and one of them is still to come.
    Full,
    /// So many chairs are empty.
    Empty(usize),
}

/// What is said above the chairs of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    /// "Tap an empty chair."
    Tap,
    /// The saved chairs stay while sign-up stands still.
    Paused,
    /// Today everything is about so many minutes late.
    Late(u16),
    /// The day opens later.
    NotYet,
    /// A day has no talks. `next` is the first with chairs after it; `is_talking` that a talk goes on all the same.
    NoTalks {
        /// That day.
        day: Date,
        /// The next one with chairs.
        next: Option<Date>,
        /// A talk goes on there.
        is_talking: bool,
    },
    /// The chairs of the day are over; the next ones are on that day.
    Over(Option<Date>),
    /// All are taken; that day has an empty one.
    Full(Option<Date>),
}

/// How the chair of a child stands, in the words of the wall.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// It is saved.
    Saved,
    /// Its day turned out to have no talks: it waits for the teacher.
    Off,
    /// The child comes next.
    Next,
    /// The talk goes on.
    Now,
    /// The talk was held.
    Done,
    /// There was no talk.
    Over,
}

impl Outlook {
    /// What this board says while these talks of today go on, on chairs or without.
    pub fn of(board: &Board, talking: &[StudentId]) -> Self {
        let today = board.now.date();
        let seated = board.in_order(|it| it.slot.date == today && it.state == State::Talking);
        let seated = seated.into_iter().map(|it| it.student);
        let mut now = Vec::new();
        for student in talking.iter().copied().chain(seated) {
            if !now.contains(&student) && board.students.contains(&student) {
                now.push(student);
            }
        }
        let opening = board.calendar.opens_on(board.now);
        let tabs = board.calendar.tabs(today).into_iter();
        let mut days: Vec<DayOutlook> = tabs
            .map(|day| {
                let chairs = board.chairs_on(day);
                DayOutlook {
                    day,
                    state: board.day_state(day, &chairs),
                    note: Note::Tap,
                    chairs,
                }
            })
            .collect();
        let known: Vec<(Date, DayState)> = days.iter().map(|it| (it.day, it.state)).collect();
        for it in &mut days {
            it.note = board.note(&known, opening, it.day, it.state, !now.is_empty());
        }
        let is_over = known.contains(&(today, DayState::Over));
        Self {
            next: if is_over {
                Vec::new()
            } else {
                board.next_beside(&now)
            },
            now,
            opening,
            days,
        }
    }

    /// One of its days.
    pub fn day(&self, day: Date) -> Option<&DayOutlook> {
        self.days.iter().find(|it| it.day == day)
    }

    /// How this child's chair stands.
    pub fn turn(&self, board: &Board, sign_up: &SignUp) -> Turn {
        let is_next = self.next.contains(&sign_up.student) && sign_up.slot.date == board.now.date();
        match sign_up.state {
            State::Talking if self.now.contains(&sign_up.student) => Turn::Now,
            State::Done => Turn::Done,
            State::Missed => Turn::Over,
            State::Booked | State::Called if board.is_off(sign_up) => Turn::Off,
            State::Booked | State::Called if is_next => Turn::Next,
            _ => Turn::Saved,
        }
    }
}

impl Board {
    /// Whether the day of a saved chair turned out to have no talk at that time: the teacher kept it there.
    pub fn is_off(&self, sign_up: &SignUp) -> bool {
        let (calendar, day) = (&self.calendar, sign_up.slot.date);
        let slot = Slot {
            id: sign_up.slot,
            minutes: sign_up.minutes,
            order: 0,
        };
        !calendar.is_school_day(day)
            || calendar.change_on(day).no_talks
            || !calendar.ends_in_time(&slot)
    }

    /// Whether the time of a day's last chair has gone by.
    pub(super) fn is_past(&self, day: Date) -> bool {
        self.are_past(&self.chairs_on(day))
    }

    fn are_past(&self, chairs: &[(Slot, Chair)]) -> bool {
        let last = chairs.last();
        last.is_some_and(|(slot, _)| self.ends(slot) <= self.now)
    }

    /// Who comes next while these talk: who is called, or else while somebody talks who has a chair, and who sits there too.
    fn next_beside(&self, now: &[StudentId]) -> Vec<StudentId> {
        let comes =
            |it: &SignUp| !now.contains(&it.student) && !self.calendar.is_out(it.student, self.now);
        let called = self
            .called_today()
            .map_or_else(Vec::new, |called| self.together(called));
        let waiting = if now.is_empty() {
            Vec::new()
        } else {
            self.to_come_today()
        };
        let mut all = called.into_iter().chain(waiting);
        let next = all.find(|it| comes(it));
        let next = next.map_or_else(Vec::new, |next| self.together(next));
        let next = next.into_iter().filter(|it| comes(it));
        next.map(|it| it.student).collect()
    }

    fn day_state(&self, day: Date, chairs: &[(Slot, Chair)]) -> DayState {
        let is_to_come = |chair: &Chair| matches!(chair, Chair::Held(it) if it.state.is_live() && !self.is_off(it));
        let any = |of: &dyn Fn(&Chair) -> bool| chairs.iter().any(|(_, chair)| of(chair));
        let open = chairs.iter().filter(|it| it.1 == Chair::Open).count();
        if open > 0 {
            DayState::Empty(open)
        } else if !any(&is_to_come) && self.calendar.slots_on(day).is_empty() {
            DayState::NoTalks
        } else if self.are_past(chairs) {
            DayState::Over
        } else if self.pause.is_some() && any(&|chair| *chair == Chair::Paused || is_to_come(chair))
        {
            DayState::Paused
        } else if day > self.last_day_ahead() {
            DayState::NotYet
        } else if any(&is_to_come) {
            DayState::Full
        } else if chairs.iter().all(|(_, chair)| *chair == Chair::Closed) {
            DayState::NoTalks
        } else {
            DayState::Over
        }
    }

    fn note(
        &self,
        days: &[(Date, DayState)],
        opening: Opening,
        day: Date,
        state: DayState,
        talks_now: bool,
    ) -> Note {
        let today = self.now.date();
        let later = |of: fn(DayState) -> bool| {
            let mut later = days.iter().filter(|(other, _)| *other > day);
            later.find(|(_, state)| of(*state)).map(|(other, _)| *other)
        };
        let next = later(|state| !matches!(state, DayState::NoTalks | DayState::Over));
        let late = self.calendar.change_on(day).late_minutes;
        let none_today = opening.none_today && opening.day == day;
        match state {
            DayState::NoTalks => Note::NoTalks {
                day,
                next,
                is_talking: talks_now && day == today,
            },
            DayState::Over => Note::Over(next),
            DayState::Paused => Note::Paused,
            DayState::Full if day != today || late == 0 => {
                Note::Full(later(|state| matches!(state, DayState::Empty(_))))
            }
            _ if none_today => Note::NoTalks {
                day: today,
                next: Some(day),
                is_talking: talks_now,
            },
            DayState::NotYet => Note::NotYet,
            _ if day == today && late > 0 => Note::Late(late),
            _ => Note::Tap,
        }
    }
}
