//! Tablets that wait to become a wall, or a device of the room (decision 11): each shows a number, and the teacher says which
//! number is hers. Only remembered.

use std::time::Duration;

use super::remembered::Remembered;
use crate::secret;

/// A tablet that waits.
#[derive(Clone, Copy, Debug)]
pub struct WaitingTablet {
    /// Two digits, large on the tablet.
    pub number: u8,
    /// SHA-256 of the cookie that it will be known by.
    pub token: [u8; 32],
}

/// All that wait. Of too many at once the oldest lose their number.
pub struct WaitingTablets(Remembered<WaitingTablet>);

impl WaitingTablets {
    pub(super) fn new(life: Duration, max: usize) -> Self {
        Self(Remembered::new(life, max))
    }

    /// Adds the tablet that will be known by this cookie, with a number to show.
    pub(super) fn add(&self, token: [u8; 32]) {
        let number = loop {
            let number = 10 + secret::bytes::<1>()[0] % 90;
            if self.find(number).is_none() {
                break number;
            }
        };
        self.0.add(WaitingTablet { number, token });
    }

    /// The number of the tablet with this cookie, while it waits.
    pub fn find_number(&self, token: &[u8; 32]) -> Option<u8> {
        let tablet = self.0.find(|tablet| tablet.token == *token);
        tablet.map(|tablet| tablet.number)
    }

    /// Every number that waits, the longest waiting first.
    pub fn numbers(&self) -> Vec<u8> {
        self.all().iter().map(|tablet| tablet.number).collect()
    }

    /// All that wait, the longest waiting first.
    pub(super) fn all(&self) -> Vec<WaitingTablet> {
        self.0.all()
    }

    /// The tablet that shows this number.
    pub(super) fn find(&self, number: u8) -> Option<WaitingTablet> {
        self.0.find(|tablet| tablet.number == number)
    }

    /// It waits no longer.
    pub(super) fn remove(&self, tablet: &WaitingTablet) {
        self.0.remove(|it| it.token == tablet.token);
    }
}
