//! What the file of a whole class may hold, cell by cell, so that a file from another box is looked at before a row of it is
//! kept. How it is written and read is `export` and `import`; which rows there are is `store/class_file`.

use jiff::civil::{Date, Time};

use crate::{
    domain::text::{Name, graphemes},
    limits,
};

/// The word by which a file says what it is.
pub const FORMAT: &str = "chair-class";
/// The version that this program writes, and the only one that it reads.
pub const VERSION: i64 = 1;
/// The last second of the year 9999: no clock of a classroom says a later one.
const LAST_MOMENT: i64 = 253_402_300_799;

/// One cell of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    None,
    /// A whole number.
    Number(i64),
    /// A text.
    Words(String),
}

/// A kind of row whose number other rows name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Thing {
    /// A child.
    Student,
    /// A chair that a child holds or held.
    SignUp,
    /// A question of the class's own.
    Question,
    /// A prep sheet.
    Sheet,
    /// A talk.
    Conference,
    /// A next step.
    NextStep,
    /// A tag.
    Tag,
}

/// What may stand in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The number of the row itself.
    Own(Thing),
    /// The number of a row that was named before.
    Of(Thing),
    /// The number of a sheet, a talk or a next step.
    OfAny,
    /// A name of at most so many letters.
    Name(usize),
    /// Words of at most so many letters; there may be none.
    Words(usize),
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// A whole number from the first to the last.
    Whole(i64, i64),
    /// UTC seconds.
    Moment,
    /// A day, as 2026-11-23.
    Day,
    /// A time of day, as 09:10.
    Time,
    /// Who did it, as `teacher:7`.
    By,
    /// A line of a log, which may name a child.
    Line,
    /// Which question: Chair's own, or one of the class's.
    Wording,
    /// A time zone's name. Whether there is such a zone is looked up by whoever knows them.
    Zone,
}

impl Kind {
    /// Whether a cell that is not empty can stand there. What it points at is looked up by whoever has the rows.
    pub fn fits(self, cell: &Cell) -> bool {
        match (self, cell) {
            (Self::Own(_) | Self::Of(_) | Self::OfAny, Cell::Number(number)) => *number > 0,
            (Self::Whole(first, last), Cell::Number(number)) => (first..=last).contains(number),
            (Self::Moment, Cell::Number(number)) => (0..=LAST_MOMENT).contains(number),
            (_, Cell::Words(words)) => self.fits_words(words),
            (_, Cell::None | Cell::Number(_)) => false,
        }
    }

    fn fits_words(self, words: &str) -> bool {
        match self {
            Self::Name(letters) => {
                Name::parse(words, letters).is_ok_and(|name| name.as_str() == words)
            }
            Self::Words(letters) => {
                words.len() <= limits::ANSWER_BYTES
                    && words.chars().all(may_stand)
                    && graphemes(words) <= letters
            }
            Self::OneOf(known) => known.contains(&words),
            Self::Day => words.len() == 10 && words.parse::<Date>().is_ok(),
            Self::Time => words.len() == 5 && words.parse::<Time>().is_ok(),
            Self::By | Self::Line | Self::Wording | Self::Zone => {
                words.len() <= 64 && words.bytes().all(|byte| byte.is_ascii_graphic())
            }
            Self::Own(_) | Self::Of(_) | Self::OfAny | Self::Whole(..) | Self::Moment => false,
        }
    }
}

/// Whether a letter may stand in words: no control character but the end of a line and the tabulator.
fn may_stand(letter: char) -> bool {
    !letter.is_control() || matches!(letter, '\n' | '\r' | '\t')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_fits_its_column_or_not() {
        let words = |text: &str| Cell::Words(text.to_owned());
        for (kind, cell) in [
            (Kind::Own(Thing::Student), Cell::Number(7)),
            (Kind::Name(40), words("Zoë O'Dune")),
            (Kind::Words(10), words("")),
            (Kind::Words(10), words("two\nlines")),
            (Kind::OneOf(&["a", "b"]), words("b")),
            (Kind::Whole(0, 1), Cell::Number(1)),
            (Kind::Day, words("2026-11-23")),
            (Kind::Time, words("09:10")),
            (Kind::Line, words("thanks:7")),
            (Kind::Moment, Cell::Number(0)),
        ] {
            assert!(kind.fits(&cell), "{kind:?} {cell:?}");
        }
        for (kind, cell) in [
            (Kind::Own(Thing::Student), Cell::Number(0)),
            (Kind::Own(Thing::Student), words("7")),
            (Kind::Name(40), words(" Zoë ")),
            (Kind::Name(3), words("Zoë-")),
            (Kind::Name(40), words("Z\u{202e}oe")),
            (Kind::Words(10), words("a\u{0}b")),
            (Kind::Words(3), words("four")),
            (Kind::Words(10), Cell::Number(1)),
            (Kind::OneOf(&["a", "b"]), words("c")),
            (Kind::Whole(0, 1), Cell::Number(2)),
            (Kind::Day, words("2026-02-30")),
            (Kind::Day, words("2026-11-23T10:00")),
            (Kind::Time, words("25:00")),
            (Kind::Line, words("two words")),
            (Kind::Moment, Cell::Number(-1)),
            (Kind::Moment, Cell::Number(i64::MAX)),
            (Kind::Moment, Cell::None),
        ] {
            assert!(!kind.fits(&cell), "{kind:?} {cell:?}");
        }
    }
}
