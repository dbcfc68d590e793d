//! The children's door: two pictures of nine, in their order, and how long a wrong try makes the next one wait (D10).
//! Who may try, and where wrong tries are counted, is no matter of this file.

use std::{fmt, str::FromStr};

/// One of the nine objects, each unlike all others in outline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

impl Picture {
    /// All nine, in the places where they always stand.
    pub const ALL: [Self; 9] = [
        Self::Kite,
        Self::Drum,
        Self::Boat,
        Self::Key,
        Self::Fish,
        Self::Tree,
        Self::Hat,
        Self::Cup,
        Self::Star,
    ];

    /// Its word in forms, in the store and in the sheet of drawings.
    pub fn word(self) -> &'static str {
        match self {
            Self::Kite => "kite",
            Self::Drum => "drum",
            Self::Boat => "boat",
            Self::Key => "key",
            Self::Fish => "fish",
            Self::Tree => "tree",
            Self::Hat => "hat",
            Self::Cup => "cup",
            Self::Star => "star",
        }
    }

    /// The picture of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|picture| picture.word() == word)
    }
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
        let read = |word: &str| Picture::from_word(word.trim()).ok_or(NotPictures);
        Ok(Self {
            first: read(first)?,
            second: read(second)?,
        })
    }
}

impl fmt::Display for Pictures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{},{}", self.first.word(), self.second.word())
    }
}

/// Why a child does not come in this time. A card and the teacher open at any time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Those are not the child's two pictures.
    WrongPictures,
    /// Too soon after the last of several wrong tries.
    WaitABit,
    /// The child has chosen no pictures yet, and this is not the first day.
    NoPictures,
    /// The card is an old one, or none of this box.
    CardVoid,
    /// Pictures count only on a device that was let into the room.
    NotInRoom,
}

impl Refusal {
    /// Its word for a page's script; its sentence has the same name.
    pub fn word(self) -> &'static str {
        match self {
            Self::WrongPictures => "wrong_pictures",
            Self::WaitABit => "wait_a_bit",
            Self::NoPictures => "no_pictures",
            Self::CardVoid => "card_void",
            Self::NotInRoom => "not_in_room",
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_pictures_are_read_in_their_order() {
        let pictures: Pictures = "kite,drum".parse().unwrap();
        assert_eq!(
            (pictures.first, pictures.second),
            (Picture::Kite, Picture::Drum)
        );
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
    fn the_third_wrong_try_begins_the_waiting() {
        let waits: Vec<Option<usize>> = (0..6).map(wait_after).collect();
        assert_eq!(waits, [None, None, None, Some(0), Some(1), Some(2)]);
        assert!(wait_after(u32::MAX).is_some());
    }
}
