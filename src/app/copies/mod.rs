//! Copies of the box: made by themselves, or when somebody asks; each is read back before it is called one. What goes into one is
//! `backup`, where they lie `host/shelf.rs`, which of them are kept `domain/copies.rs`,
//! and which hold what was erased `erased.rs`.

mod erased;
mod going_back;
mod keeping;
mod making;
mod restoring;

use std::{path::Path, sync::Mutex};

pub use erased::{HoldsErased, begin_making_anew, holding_erased, is_older_than_erased};
pub use going_back::{
    admit_file, begin_taking_over, go_back_from_damaged, go_back_to, restore_file, restore_found,
};
pub use keeping::{allow_fetching, begin_making, find, learn_recovery_code, make, make_daily};
pub(in crate::app) use making::on_a_thread;
pub use making::{NotMade, Source, make_from, verify};
pub use restoring::{NotRestored, Staged, stage};

use super::remembered::{Remembered, lock};
use crate::{
    backup::{CopyKey, Manifest},
    domain::principal::Teacher,
    host::shelf::{Opens, Shelf},
    limits,
};

/// What is known of the copies of this box while the program runs.
pub struct Copies {
    /// Held while one is made or put back.
    turn: tokio::sync::Mutex<()>,
    state: Mutex<State>,
    /// Who has just typed her passphrase to fetch a copy.
    fetches: Remembered<(i64, u32)>,
    /// The program stops: whoever makes a copy lets go of the app.
    stops: tokio::sync::watch::Sender<bool>,
}

#[derive(Clone, Default)]
struct State {
    /// Each with who can open it.
    shelved: Vec<(Manifest, Opens)>,
    doing: Option<Doing>,
    failed: Option<NotMade>,
    not_restored: Option<NotRestored>,
    /// So many were thrown away because they held what was erased, after the last one was made.
    thrown_away: Option<usize>,
    /// The numbers of those that were tried since the start, and are none.
    unusable: Vec<u32>,
}

/// What is being done with copies just now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    /// One is made.
    Makes,
    /// One is put back.
    Restores,
}

impl Copies {
    pub(super) fn new(data: &Path, keys: &[CopyKey]) -> Self {
        let state = State {
            shelved: look_at(&Shelf::of(data), keys),
            ..State::default()
        };
        Self {
            turn: tokio::sync::Mutex::default(),
            state: Mutex::new(state),
            stops: tokio::sync::watch::Sender::default(),
            fetches: Remembered::new(limits::COPY_FETCHED_WITHIN, limits::FORMS_SENT_TWICE_MAX),
        }
    }

    /// Every copy that was read back and found whole when it was made, the oldest first.
    pub fn shelved(&self) -> Vec<Manifest> {
        let state = lock(&self.state);
        state.shelved.iter().map(|(copy, _)| copy.clone()).collect()
    }

    /// Who can open one of them.
    pub fn who_opens(&self, number: u32) -> Opens {
        let state = lock(&self.state);
        let found = state.shelved.iter().find(|(copy, _)| copy.number == number);
        found.map_or(Opens::Unread, |(_, opens)| *opens)
    }

    /// The newest of those that somebody can open.
    pub fn newest(&self) -> Option<Manifest> {
        let state = lock(&self.state);
        let mut copies = state.shelved.iter().rev();
        let newest = copies.find(|(_, opens)| opens.is_copy());
        newest.map(|(copy, _)| copy.clone())
    }

    /// The newest of those that open by the key of this box and that nobody found to be none.
    pub fn newest_usable(&self) -> Option<Manifest> {
        let state = lock(&self.state);
        let mut copies = state.shelved.iter().rev();
        let usable = copies
            .find(|(copy, opens)| *opens == Opens::Here && !state.unusable.contains(&copy.number));
        usable.map(|(copy, _)| copy.clone())
    }

    /// What is being done just now.
    pub fn doing(&self) -> Option<Doing> {
        lock(&self.state).doing
    }

    /// Why the last one was not made, if it was not.
    pub fn failed(&self) -> Option<NotMade> {
        lock(&self.state).failed.clone()
    }

    /// How many went because they held what was erased, if that was the last thing done.
    pub fn thrown_away(&self) -> Option<usize> {
        lock(&self.state).thrown_away
    }

    /// Why the last one was not put back, if it was not.
    pub fn not_restored(&self) -> Option<NotRestored> {
        lock(&self.state).not_restored.clone()
    }

    /// Nobody waits for a copy any more: what is unfinished goes with the next start.
    pub fn stop(&self) {
        self.stops.send_replace(true);
    }

    async fn stopped(&self) {
        // The sender lives as long as this does.
        drop(self.stops.subscribe().wait_for(|stops| *stops).await);
    }

    fn begin(&self, doing: Doing) {
        let mut state = lock(&self.state);
        state.doing = Some(doing);
        state.thrown_away = None;
        match doing {
            Doing::Makes => state.failed = None,
            Doing::Restores => state.not_restored = None,
        }
    }

    /// Whether she who asks on this screen has just typed her passphrase for this copy.
    pub fn may_fetch(&self, by: Teacher, number: u32) -> bool {
        let asked = (by.session.number(), number);
        self.fetches.find(|it| *it == asked).is_some()
    }
}

/// Every copy that is there, with who can open it.
fn look_at(shelf: &Shelf, keys: &[CopyKey]) -> Vec<(Manifest, Opens)> {
    let copies = shelf.copies().into_iter();
    copies
        .map(|copy| {
            let opens = shelf.who_opens(&copy, keys);
            (copy, opens)
        })
        .collect()
}
