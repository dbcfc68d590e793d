//! How people come in: a teacher by her passphrase, six digits or recovery code; a child by two pictures, a card or its teacher's
//! word. How devices are let in is `app/devices.rs`; the codes of their rooms are here. What is only remembered of that stands in [`SignIn`]: a restart forgets all but what
//! the store counts.

mod adult_codes;
mod first_days;
mod known_device;
mod passphrase;
mod pin;
mod proof;
mod recovery;
mod room_codes;
mod student;
mod teacher;
mod waiting_children;
mod wrong_tries;

pub(super) use adult_codes::name_is_taken;
pub use adult_codes::{
    NewCoTeacher, NotLetIn, SubstituteSignedIn, code_of_substitute, invitations_of,
    join_as_co_teacher, sign_in_substitute,
};
pub use first_days::{FirstDays, begin_first_day, end_first_day};
pub use known_device::{new_mark, read_mark};
pub use passphrase::{BlockingWorker, TryRefusal};
pub(super) use passphrase::{check_hers, hash_passphrase, turn};
pub use pin::{PinTries, TeacherKey, Unlocked, may_try_pin, save_pin, take_device_back, unlock};
pub use proof::{PictureWaits, Proof, card_owner, card_token, hash_of_pictures, prove};
pub use recovery::{
    AnotherCode, NotRecovered, ShownCodes, confirm_written_down, make_new_code, mark_of,
    set_new_passphrase,
};
pub(super) use recovery::{RecoveryCode, kept_of};
pub use room_codes::{RoomCode, RoomCodes, Typed};
pub use student::{StudentSignedIn, sign_in_student};
pub use teacher::{TeacherSignIn, TeacherSignedIn, sign_in_teacher, sign_out};
pub use waiting_children::{WaitingChild, WaitingChildren, ask_teacher, let_in, turn_away};
pub(super) use wrong_tries::note_wrong_try;
pub use wrong_tries::{WrongTries, WrongTry};

use crate::{
    app::{NewToken, TryLimit, once::Once, try_limit::Pace},
    limits,
    settings::Limits,
};

/// What is only remembered of how people come in.
pub struct SignIn {
    /// The codes by which a device joins a room.
    pub room_codes: RoomCodes,
    /// Who may choose pictures just now.
    pub first_days: FirstDays,
    /// Children who ask their teacher to let them in.
    pub waiting_children: WaitingChildren,
    /// Recovery codes that are not written down yet.
    pub shown_codes: ShownCodes,
    /// New passphrases that were set by a recovery code just now.
    pub(super) recoveries: Once<()>,
    /// Co-teachers who joined just now.
    joins: Once<NewToken>,
    /// How long the next try at a child's pictures has to wait.
    pub picture_waits: PictureWaits,
    /// Tries at the teacher's six digits.
    pub pin_tries: PinTries,
    /// Wrong tries of all kinds, for the audit.
    pub wrong_tries: WrongTries,
    /// Whose turn it is to try a passphrase, six digits or a recovery code.
    tries: TryLimit,
    /// Whose turn it is to try the code of a room.
    pub(super) room_code_tries: TryLimit,
}

impl SignIn {
    pub(super) fn new(times: &Limits) -> Self {
        Self {
            room_codes: RoomCodes::new(times.room_code),
            first_days: FirstDays::new(times.first_day),
            waiting_children: WaitingChildren::new(times.pairing),
            shown_codes: ShownCodes::default(),
            recoveries: Once::default(),
            joins: Once::default(),
            picture_waits: PictureWaits::new(times.picture_waits),
            pin_tries: PinTries::default(),
            wrong_tries: WrongTries::new(limits::WRONG_TRIES_COUNTED),
            tries: TryLimit::new(Pace {
                each: times.between_tries,
                addresses: times.between_tries / limits::ADDRESSES_TRYING_MAX,
                places: limits::TRY_PLACES,
            }),
            // A class types the letters at once, and a guess costs nothing to look at: how many are looked at is counted for
            // each code.
            room_code_tries: TryLimit::new(Pace {
                each: times.between_tries / limits::ADDRESSES_TRYING_MAX,
                addresses: times.between_tries / (2 * limits::ADDRESSES_TRYING_MAX),
                places: limits::LETTER_PLACES,
            }),
        }
    }
}
