//! Words that are saved while somebody types: what becomes of a save that is based on an older revision (decision 7).
//! It knows neither sheets nor conferences; whoever saves words with a revision asks here.

use crate::limits;

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
pub enum Decision<H = u32> {
    /// It is the new head: its revision, or all that is saved with it.
    NewHead(H),
    /// The same words stand there already, with this revision: nothing is written.
    Unchanged(u32),
    /// Another screen has saved other words since: both are kept side by side, and this is the head's revision.
    Conflict(u32),
}

/// Whether words that were saved at `at` and are replaced at `now` (UTC seconds) stood for so long that they are kept: of one
/// stretch of typing only the last words are. A clock that was set back in between knows no better, and they are kept.
pub fn has_stood(at: i64, now: i64) -> bool {
    !(0..limits::WORDS_STOOD_S).contains(&now.saturating_sub(at))
}

/// Decides about one save: `base_revision` is the one that its page had seen last, 0 before the first.
pub fn decide(head: Option<Head<'_>>, base_revision: u32, text: &str) -> Decision {
    match head {
        None => Decision::NewHead(1),
        Some(head) if head.text == text => Decision::Unchanged(head.revision),
        Some(head) if head.revision == base_revision => {
            Decision::NewHead(head.revision.saturating_add(1))
        }
        Some(head) => Decision::Conflict(head.revision),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(revision: u32, text: &str) -> Head<'_> {
        Head { revision, text }
    }

    #[test]
    fn the_first_words_are_saved() {
        assert_eq!(decide(None, 0, "The dog ran."), Decision::NewHead(1));
        // A page that outlived its sheet loses nothing either.
        assert_eq!(decide(None, 7, "The dog ran."), Decision::NewHead(1));
    }

    #[test]
    fn a_save_that_has_seen_the_head_takes_its_place() {
        let saved = decide(Some(head(3, "The dog")), 3, "The dog ran.");
        assert_eq!(saved, Decision::NewHead(4));
    }

    #[test]
    fn a_save_sent_twice_is_one_save() {
        let again = decide(Some(head(4, "The dog ran.")), 3, "The dog ran.");
        assert_eq!(again, Decision::Unchanged(4));
    }

    #[test]
    fn of_one_stretch_of_typing_the_last_words_are_kept() {
        let later = limits::WORDS_STOOD_S;
        assert!(!has_stood(100, 100) && !has_stood(100, 99 + later));
        assert!(has_stood(100, 100 + later) && has_stood(100, 50));
    }

    #[test]
    fn two_devices_never_overwrite_each_other() {
        for base_revision in [3, 0] {
            let other = decide(Some(head(4, "The dog ran.")), base_revision, "The cat sat.");
            assert_eq!(other, Decision::Conflict(4));
        }
    }
}
