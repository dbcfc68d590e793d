//! Words that are saved while somebody types: what becomes of a save that is based on an older revision (decision 7).
//! It knows neither sheets nor logs; whoever keeps words with a revision asks here.

/// Characters that one box holds. A child's longest answers have a few hundred; 20,000 words do not fit, and are kept in
/// the page while it says so.
pub const LETTERS_MAX: usize = 4_000;

/// What is saved now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head<'a> {
    /// Counts the saves that changed something, from 1.
    pub revision: u32,
    /// The saved words.
    pub text: &'a str,
}

/// What becomes of a save.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saved {
    /// It is the new head, with this revision.
    Kept(u32),
    /// The same words stand there already: the same answer, nothing is written.
    Same(u32),
    /// Another device has saved other words since: both are kept side by side, and this is the head's revision.
    Beside(u32),
}

/// Decides about one save: `seen` is the revision that its page had seen last, 0 before the first.
pub fn save(head: Option<Head<'_>>, seen: u32, text: &str) -> Saved {
    match head {
        None => Saved::Kept(1),
        Some(head) if head.text == text => Saved::Same(head.revision),
        Some(head) if head.revision == seen => Saved::Kept(head.revision.saturating_add(1)),
        Some(head) => Saved::Beside(head.revision),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_words_are_kept() {
        assert_eq!(save(None, 0, "The dog ran."), Saved::Kept(1));
        // A page that outlived its sheet loses nothing either.
        assert_eq!(save(None, 7, "The dog ran."), Saved::Kept(1));
    }

    #[test]
    fn a_save_that_has_seen_the_head_takes_its_place() {
        let head = Head {
            revision: 3,
            text: "The dog",
        };
        assert_eq!(save(Some(head), 3, "The dog ran."), Saved::Kept(4));
    }

    #[test]
    fn a_save_sent_twice_is_one_save() {
        let head = Head {
            revision: 4,
            text: "The dog ran.",
        };
        assert_eq!(save(Some(head), 3, "The dog ran."), Saved::Same(4));
    }

    #[test]
    fn two_devices_never_overwrite_each_other() {
        let head = Head {
            revision: 4,
            text: "The dog ran.",
        };
        assert_eq!(save(Some(head), 3, "The cat sat."), Saved::Beside(4));
        assert_eq!(save(Some(head), 0, "The cat sat."), Saved::Beside(4));
    }
}
