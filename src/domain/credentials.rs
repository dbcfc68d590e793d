//! What people show to come in: a child's two pictures of nine, in their order, and which wrong try makes the next one wait
//! (decision 12); the six digits by which a teacher takes her device back (decision 14).
//! Who may try, and where wrong tries are counted, is decided elsewhere.

use std::{fmt, str::FromStr};

use crate::limits;
use strum::{AsRefStr, Display, EnumString, IntoStaticStr, VariantArray};

/// One of the nine objects, each unlike all others in outline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, AsRefStr, Display, EnumString, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Picture {
    /// A kite.
    Kite,
    /// A drum.
    Drum,
    /// A boat.
    Boat,
    /// A key.
    Key,
    /// A fish.
    Fish,
    /// A tree.
    Tree,
    /// A hat.
    Hat,
    /// A cup.
    Cup,
    /// A star.
    Star,
}

/// A child's two pictures in their order: 81 of them, which guard no more than the child's own open sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pictures {
    /// Tapped first.
    pub first: Picture,
    /// Tapped second; it may be the same one again.
    pub second: Picture,
}

/// A text that is not two of the nine words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotPictures;

impl FromStr for Pictures {
    type Err = NotPictures;

    fn from_str(text: &str) -> Result<Self, NotPictures> {
        let (first, second) = text.split_once(',').ok_or(NotPictures)?;
        let read = |word: &str| word.trim().parse().map_err(|_| NotPictures);
        Ok(Self {
            first: read(first)?,
            second: read(second)?,
        })
    }
}

impl fmt::Display for Pictures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{},{}", self.first, self.second)
    }
}

/// By what a child came in: when that is made void, whoever came in by it is out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, AsRefStr)]
#[strum(serialize_all = "snake_case")]
pub enum WayIn {
    /// Its card.
    Card,
    /// Its two pictures.
    Pictures,
    /// Its teacher's word.
    Teacher,
}

/// Why a child does not come in this time. A card and the teacher open at any time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Refusal {
    /// Those are not the child's two pictures.
    WrongPictures,
    /// Too soon after the last of several wrong tries.
    WaitABit,
    /// There were too many wrong guesses in the last minutes: only a card and the teacher open.
    PicturesRest,
    /// The child has chosen no pictures yet, and this is not the first day.
    NoPictures,
    /// The card is an old one, or none of this box.
    CardVoid,
    /// Pictures count only on a device that was let into the room.
    NotInRoom,
}

/// The wrong guesses at one child's pictures in the last minutes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Guesses {
    /// On all devices.
    pub all: u32,
    /// On those where the child never came in.
    pub new_devices: u32,
    /// On the device that is asked about.
    pub here: u32,
    /// The child has come in on that device before.
    pub is_known: bool,
}

impl Guesses {
    /// Whether one more may be judged. Devices where the child never came in have half of all guesses, and the last is for one
    /// where it did and nobody guessed: so its own device has a try left, unless others guess on many of the child's devices.
    pub fn leave_one(self) -> bool {
        let kept = if self.is_known && self.here == 0 {
            0
        } else {
            limits::PICTURE_GUESSES_KEPT
        };
        self.all + kept < limits::PICTURE_GUESSES_MAX
            && (self.is_known || self.new_devices < limits::PICTURE_GUESSES_NEW_MAX)
    }
}

/// So many wrong tries in a row cost nothing: the third begins the waiting.
const FREE_TRIES: u32 = 2;

/// After so many wrong tries in a row, the place of the wait in a list of ever longer ones; the last repeats for ever, so
/// nobody is locked out.
pub fn wait_after(wrong: u32) -> Option<usize> {
    wrong
        .checked_sub(FREE_TRIES + 1)
        .map(|step| usize::try_from(step).unwrap_or(usize::MAX))
}

/// Why six digits are no PIN.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadPin {
    /// Not six digits.
    NotSix,
    /// All the same, or one after the other: the first that a child tries.
    TooPlain,
}

/// Reads a PIN as it is typed, in whatever digits: as plain ones.
pub fn read_pin(typed: &str) -> Result<String, BadPin> {
    let digit = |letter: char| match u32::from(letter) {
        it @ (0x30..=0x39 | 0x660..=0x669 | 0x6F0..=0x6F9) => char::from_digit(it & 0xF, 10),
        _ => None,
    };
    let typed = typed.chars().filter(|letter| !letter.is_whitespace());
    let pin: Option<String> = typed.map(digit).collect();
    pin.filter(|pin| pin.len() == 6).ok_or(BadPin::NotSix)
}

/// Reads a PIN that a teacher chooses.
pub fn choose_pin(typed: &str) -> Result<String, BadPin> {
    let pin = read_pin(typed)?;
    let pairs = pin.as_bytes().windows(2);
    let mut steps = pairs.map(|two| two[1].wrapping_sub(two[0]));
    let first = steps.next().unwrap_or(0);
    if [0, 1, u8::MAX].contains(&first) && steps.all(|step| step == first) {
        return Err(BadPin::TooPlain);
    }
    Ok(pin)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_pictures_are_read_in_their_order() {
        let pictures: Pictures = "kite,drum".parse().unwrap();
        assert_eq!(pictures.first, Picture::Kite);
        assert_eq!(pictures.second, Picture::Drum);
        assert_eq!(pictures.to_string(), "kite,drum");
        assert_ne!("drum,kite".parse(), Ok(pictures));
        assert!("key,key".parse::<Pictures>().is_ok());
        for wrong in [
            "",
            "kite",
            "kite,",
            "kite,drum,key",
            "KITE,drum",
            "kite drum",
        ] {
            assert_eq!(wrong.parse::<Pictures>(), Err(NotPictures), "{wrong:?}");
        }
    }

    #[test]
    fn a_pin_is_six_digits_in_any_writing_and_not_the_first_that_is_tried() {
        assert_eq!(choose_pin("204 817"), Ok("204817".to_owned()));
        assert_eq!(choose_pin("٢٠٤٨١٧"), Ok("204817".to_owned()));
        for plain in ["000000", "123456", "987654", "٣٣٣٣٣٣"] {
            assert_eq!(choose_pin(plain), Err(BadPin::TooPlain), "{plain}");
        }
        for short in ["", "12345", "1234567", "12345a", "-12345"] {
            assert_eq!(choose_pin(short), Err(BadPin::NotSix), "{short}");
        }
        assert_eq!(read_pin("123456"), Ok("123456".to_owned()));
    }

    #[test]
    fn strangers_leave_the_child_a_guess_on_its_own_device() {
        // New devices guess as long as they may, and then somebody on one of the child's.
        let mut all = Guesses::default();
        while all.leave_one() {
            // Each time on another new device.
            all.all += 1;
            all.new_devices += 1;
        }
        assert_eq!(all.all, limits::PICTURE_GUESSES_NEW_MAX);
        let mut one = Guesses {
            is_known: true,
            ..all
        };
        while one.leave_one() {
            one.all += 1;
            one.here += 1;
        }
        assert_eq!(one.all, limits::PICTURE_GUESSES_MAX - 1);
        let own = Guesses { here: 0, ..one };
        assert!(own.leave_one(), "{own:?}");
        let spent = Guesses {
            all: limits::PICTURE_GUESSES_MAX,
            ..own
        };
        assert!(!spent.leave_one(), "ten are ten, wherever they were made");
    }

    #[test]
    fn the_third_wrong_try_begins_the_waiting() {
        let waits: Vec<Option<usize>> = (0..6).map(wait_after).collect();
        assert_eq!(waits, [None, None, None, Some(0), Some(1), Some(2)]);
        assert!(wait_after(u32::MAX).is_some());
    }
}
