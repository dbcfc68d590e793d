//! A chair that was saved for a child who did not tap it: the teacher's quiet invitation (decision 24), or the chair that
//! came free while the child waited (decision 23). On the wall it looks like any other.

/// How it came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReservationKind {
    /// The teacher saved it.
    Invited,
    /// It came free while the child waited.
    Waited,
}

impl ReservationKind {
    /// Its word in the store.
    pub fn word(self) -> &'static str {
        match self {
            Self::Invited => "invited",
            Self::Waited => "waited",
        }
    }

    /// The kind of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Invited, Self::Waited]
            .into_iter()
            .find(|kind| kind.word() == word)
    }
}

/// What the child answers. Only the teacher sees it, and it costs nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// "Yes"
    Yes,
    /// "Another time": she picks a different chair.
    Another,
    /// "Not now": the chair is free again.
    NotNow,
}

impl Said {
    /// All of them, in the order of the buttons.
    pub const ALL: [Self; 3] = [Self::Yes, Self::Another, Self::NotNow];

    /// Its word in forms and in the store.
    pub fn word(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Another => "another",
            Self::NotNow => "not_now",
        }
    }

    /// Its word in the chair's history.
    pub fn event(self) -> &'static str {
        match self {
            Self::Yes => "said yes",
            Self::Another => "said another time",
            Self::NotNow => "said not now",
        }
    }

    /// The answer of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|said| said.word() == word)
    }
}

/// A saved chair and the child's answer, while there is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reservation {
    /// How it came about.
    pub kind: ReservationKind,
    /// What the child said.
    pub said: Option<Said>,
}
