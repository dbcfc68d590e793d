//! What is the matter with the box: one state, which every page says beside its own words in the language of whoever looks, to
//! children whom to tell, to the teacher what to do.

/// What is the matter with the box, as every page says it beside its own words for as long as it is true.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(u8)]
pub enum Trouble {
    /// Nothing.
    #[default]
    None,
    /// The card is getting full.
    GettingFull,
    /// The card is full, and nothing new is saved.
    Full,
    /// The card fails to write, and nothing new is saved.
    Failing,
    /// What is shown comes from a damaged file, and nothing new is saved.
    Damaged,
}

impl Trouble {
    /// The one of this number, as it is kept for all languages.
    pub(super) fn from_number(number: usize) -> Self {
        let all = [
            Self::None,
            Self::GettingFull,
            Self::Full,
            Self::Failing,
            Self::Damaged,
        ];
        all.get(number).copied().unwrap_or_default()
    }

    /// The messages that say so to children.
    pub fn words(self) -> &'static [&'static str] {
        match self {
            Self::None => &[],
            Self::GettingFull => &["trouble-getting-full"],
            Self::Full => &["problem-full"],
            Self::Failing => &["trouble-failing"],
            Self::Damaged => &["trouble-damaged"],
        }
    }

    /// The messages that say so to a teacher, and what to do: she reads them at the door as well.
    pub fn teachers_words(self) -> &'static [&'static str] {
        match self {
            Self::None => &[],
            Self::GettingFull => &["doctor-space-low", "doctor-space-do"],
            Self::Full => &["doctor-card-full", "doctor-space-do"],
            Self::Failing => &["doctor-card-failing", "doctor-card-do"],
            Self::Damaged => &["doctor-damaged-pages", "doctor-card-do"],
        }
    }
}
