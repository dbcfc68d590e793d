//! The class list: reading whole names, finding children again, telling two children of one name apart, and giving each a chair drawing.
//! Where names are stored, and who may see them, is decided elsewhere.

mod merged;
mod nicknames;
mod order;
mod other_names;
mod remarks;
mod shape;
mod signs;
mod told_apart;
mod written;

#[cfg(test)]
mod cases;
#[cfg(test)]
mod laws;

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

pub use merged::{Likeness, Maybe, Merged, doubles, is_like, merge};
pub use nicknames::is_made_of;
pub use order::Order;
pub use other_names::OtherNames;
pub use shape::Shape;
pub use signs::has_signs;
pub use told_apart::told_apart;
pub use written::{
    ASIDE, Aside, NoName, ReadName, read_cells, read_parts, read_whole, with_preferred,
};

use crate::{
    domain::{
        id::StudentId,
        text::{Name, Unfit},
    },
    limits::NAME_PART_GRAPHEMES_MAX,
};

/// A child's name as the teacher wrote it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct WrittenName {
    /// What the child is called.
    pub given: String,
    /// The family's name; it may be empty.
    pub family: String,
}

impl WrittenName {
    /// A name whose parts somebody typed into boxes of their own; the family's may be empty.
    pub fn typed(given: &str, family: &str) -> Result<Self, Unfit> {
        let part = |raw: &str| Name::parse(raw, NAME_PART_GRAPHEMES_MAX).map(String::from);
        Ok(Self {
            given: part(given)?,
            family: if family.trim().is_empty() {
                String::new()
            } else {
                part(family)?
            },
        })
    }

    /// Whether both read the same in NFC whatever their case, wherever given and family name were parted.
    pub fn is_same(&self, other: &Self) -> bool {
        self.folded() == other.folded()
    }

    /// Given and family name in one: what a list says of who is not on the board, where no short name tells children apart.
    pub fn whole(&self) -> String {
        format!("{} {}", self.given, self.family).trim().to_owned()
    }

    fn folded(&self) -> String {
        folded(&format!("{} {}", self.given, self.family))
    }
}

fn folded(name: &str) -> String {
    name.trim()
        .nfc()
        .flat_map(char::to_lowercase)
        .nfc()
        .collect()
}

/// The names of a list that the class does not have yet: pasting a list twice adds nobody twice. Two children may share a
/// name, so a name counts as often as it stands in the list.
pub fn new_names<'a>(
    known: impl IntoIterator<Item = &'a WrittenName>,
    list: &[WrittenName],
) -> Vec<WrittenName> {
    let mut unmatched: HashMap<String, usize> = HashMap::new();
    for name in known {
        *unmatched.entry(name.folded()).or_default() += 1;
    }
    let is_new = |name: &&WrittenName| match unmatched.get_mut(&name.folded()) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    };
    list.iter().filter(is_new).cloned().collect()
}

/// A child in a class, as far as names and drawings go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RosterEntry {
    /// The child.
    pub student: StudentId,
    /// The name as the teacher wrote it.
    pub name: WrittenName,
    /// The child's own chair drawing.
    pub drawing: Drawing,
}

/// A child as pages show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Student {
    /// The child.
    pub id: StudentId,
    /// The name that tells this child apart in the class.
    pub name: String,
    /// The child's own chair.
    pub drawing: Drawing,
}

/// The chair drawing by which a child who cannot read yet finds its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Drawing {
    /// Which of the twelve chairs.
    pub shape: u8,
    /// Which of the eight colours.
    pub colour: u8,
}

impl Drawing {
    const SHAPES: u8 = 12;
    const COLOURS: u8 = 8;

    /// The twelve shapes.
    pub fn shapes() -> impl Iterator<Item = u8> {
        0..Self::SHAPES
    }

    /// The eight colours.
    pub fn colours() -> impl Iterator<Item = u8> {
        0..Self::COLOURS
    }

    /// Its word in forms: shape and colour, as `3-5`.
    pub fn word(self) -> String {
        format!("{}-{}", self.shape, self.colour)
    }

    /// The drawing of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        let (shape, colour) = word.split_once('-')?;
        let (shape, colour) = (shape.parse().ok()?, colour.parse().ok()?);
        (shape < Self::SHAPES && colour < Self::COLOURS).then_some(Self { shape, colour })
    }

    /// How many different drawings there are.
    pub const COUNT: usize = Self::SHAPES as usize * Self::COLOURS as usize;

    /// The drawings in a row, beginning anew after the last; neighbours differ in shape and in colour.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the remainder of a division by 96 fits"
    )]
    pub fn nth(n: usize) -> Self {
        let n = (n % Self::COUNT) as u8;
        let (round, shape) = (n / Self::SHAPES, n % Self::SHAPES);
        Self {
            shape,
            colour: (round + shape) % Self::COLOURS,
        }
    }
}

/// A drawing that no child of the class has yet, looked for from `start` on. Where all are taken, one repeats.
pub fn free_drawing(taken: &[Drawing], start: usize) -> Drawing {
    let start = start % Drawing::COUNT;
    let free = (start..start + Drawing::COUNT)
        .map(Drawing::nth)
        .find(|drawing| !taken.contains(drawing));
    free.unwrap_or_else(|| Drawing::nth(start))
}

/// Whether a child may have this drawing: nobody else in the class has it.
pub fn is_free(students: &[Student], student: StudentId, drawing: Drawing) -> bool {
    let mut students = students.iter();
    students.all(|it| it.drawing != drawing || it.id == student)
}
