//! Text that people read: the languages of the box.

/// The languages of the pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Language {
    /// English.
    English,
    /// Spanish.
    Spanish,
    /// Arabic, from right to left.
    Arabic,
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::English, Self::Spanish, Self::Arabic];

    /// Its tag: `en`, `es` or `ar`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Spanish => "es",
            Self::Arabic => "ar",
        }
    }

    /// Whether its lines begin on the right.
    pub const fn is_right_to_left(self) -> bool {
        matches!(self, Self::Arabic)
    }
}
