//! "You lead": the seven steps of the child's script, and which of the child's own words stand on each.
//! There is no clock in it, and any step may be passed over.

use strum::VariantArray;

/// One page of the script.
#[derive(Clone, Copy, Debug, PartialEq, Eq, VariantArray)]
pub enum Step {
    /// Say hello, and what you brought; the youngest offer the chair.
    Hello,
    /// Read the proud part.
    Proud,
    /// Ask for help.
    Ask,
    /// What you would tell somebody who writes like this.
    Tell,
    /// Listen, and try it together.
    Try,
    /// The next step, in your words.
    NextStep,
    /// End it your way.
    End,
}

/// Which answers of the sheet stand on a step, in their order on the page; the sheet knows them by the same words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Telling {
    /// What the child brought.
    Piece,
    /// What the child is proud of.
    Proud,
    /// What the child asks.
    Ask,
    /// Where the child got stuck.
    Stuck,
    /// What the child has tried.
    Tried,
}

impl Step {
    /// Its number on the page, from 1.
    pub fn number(self) -> u8 {
        self as u8 + 1
    }

    /// The step of this number.
    pub fn from_number(number: u8) -> Option<Self> {
        let at = number.checked_sub(1)?;
        Self::VARIANTS.get(usize::from(at)).copied()
    }

    /// The one after it.
    pub fn next(self) -> Option<Self> {
        Self::from_number(self.number() + 1)
    }

    /// The one before it.
    pub fn back(self) -> Option<Self> {
        Self::from_number(self.number() - 1)
    }

    /// The child's own words on it.
    pub fn tells(self) -> &'static [Telling] {
        match self {
            Self::Hello => &[Telling::Piece],
            Self::Proud => &[Telling::Proud],
            Self::Ask => &[Telling::Ask, Telling::Stuck, Telling::Tried],
            Self::Tell | Self::Try | Self::NextStep | Self::End => &[],
        }
    }
}
