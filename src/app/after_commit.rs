//! What follows from a commit, in one place: sessions begin or end, kept pages are forgotten, open pages hear of it. It runs on
//! the writer's side before anyone is answered, so that no use case can forget it and no client that hangs up can prevent it.

use std::sync::atomic::Ordering;

use super::{App, remembered::lock, sessions::SessionRows};
use crate::{
    live::Topic,
    store::{self, Change, ReadTx},
};

impl App {
    /// Tells everyone of what a commit changed.
    pub(super) fn committed(&self, tx: &ReadTx<'_>, changes: &[Change]) {
        // Before the sessions are read, which end by the new time.
        for change in changes {
            if let Change::Clock(seconds) = *change {
                self.clock.take_time_from(seconds);
            }
        }
        if changes.contains(&Change::Timetables)
            && let Err(error) = self.hours.read(tx)
        {
            // The last timetables go on; the next change reads them again.
            log::error!("when classes write could not be read: {error}");
        }
        if changes.contains(&Change::Sessions)
            && let Err(error) = self.read_sessions(tx)
        {
            log::error!("who is signed in could not be read: {error}");
        }
        for change in changes {
            match *change {
                Change::Board(class) | Change::BoardRules(class) => {
                    self.page_cache.clear_class(class);
                    self.live.changed(class, Topic::Board);
                }
                Change::BoardOfOne(member) => self.live.changed_for(member, Topic::Board),
                Change::Roster(class) => {
                    self.page_cache.clear_class(class);
                    self.live.changed(class, Topic::Roster);
                    self.live.changed(class, Topic::Board);
                }
                Change::Questions(class) => self.live.changed(class, Topic::Prep),
                Change::Sheet(member) => self.live.changed_for(member, Topic::Prep),
                Change::Conference(member) => self.live.changed_for(member, Topic::Conference),
                Change::TeachersNotes(class) => {
                    self.live.changed_for_teacher(class, Topic::Conference);
                }
                Change::SignIn(class) => self.live.changed(class, Topic::SignIn),
                Change::WrongPictures(tried) => self.sign_in.picture_waits.begin(tried),
                Change::Clock(_) => {
                    self.page_cache.clear();
                    self.live.changed_everywhere(Topic::Board);
                }
                Change::Devices => self.live.changed_everywhere(Topic::Device),
                // Each stream looks whether its page is still let in.
                Change::Sessions => self.live.sessions_changed(),
                Change::Timetables => {}
            }
        }
    }

    /// Reads anew who is behind which cookie. Where that fails nobody is let in until it is read: a session that was ended
    /// must not go on because the card could not be read for a moment.
    pub(super) fn read_sessions(&self, tx: &ReadTx<'_>) -> store::Result<()> {
        // A doubtful clock ends nobody's session.
        let now = if self.is_clock_doubtful() {
            i64::MIN
        } else {
            self.clock.now().as_second()
        };
        match SessionRows::load(tx, now) {
            Ok(rows) => {
                self.let_in(rows);
                Ok(())
            }
            Err(error) => {
                self.sessions.clear();
                Err(error)
            }
        }
    }

    /// Takes over who is let in, and what the room is called.
    fn let_in(&self, rows: SessionRows) {
        self.claimed.store(rows.owner.is_some(), Ordering::Release);
        let name = rows
            .classes
            .first()
            .map(|class| class.name.clone())
            .or_else(|| self.settings.name.clone());
        self.announcer.call_room(name.as_deref());
        *lock(&self.room) = name;
        self.sessions.replace(&rows);
    }
}
