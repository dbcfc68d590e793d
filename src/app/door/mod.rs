//! What is only remembered about the children's door: the code of the room, devices that wait, the first day, children who
//! ask their teacher, and when a wrong try was made. A restart forgets all but what the store counts.

mod asking;
mod code;
mod first_day;
mod proof;
mod tries;

use crate::app::Pairings;
use crate::settings::Limits;

pub use asking::Asking;
use asking::Askings;
use code::RoomCodes;
use first_day::FirstDays;
pub use proof::{Proof, card_of, prove};
use tries::Tries;

/// A class and its devices: more than this many do not wait at once.
const DEVICES_WAITING_MAX: usize = 60;

/// All of it.
pub struct Door {
    /// The codes by which a device joins a room.
    pub codes: RoomCodes,
    /// Devices that wait to be let into a room.
    pub waiting: Pairings,
    /// Who may choose pictures just now.
    pub first_days: FirstDays,
    /// Children who ask their teacher to let them in.
    pub askings: Askings,
    /// Wrong tries, by the clock that never jumps.
    pub tries: Tries,
}

impl Door {
    pub(super) fn new(limits: &Limits) -> Self {
        Self {
            codes: RoomCodes::new(limits.room_code),
            waiting: Pairings::new(limits.pairing, DEVICES_WAITING_MAX),
            first_days: FirstDays::new(limits.first_day),
            askings: Askings::new(limits.pairing),
            tries: Tries::new(limits.picture_waits),
        }
    }
}
