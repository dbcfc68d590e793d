//! The two keys of a room (decision 11): four letters to type, and a token in the wall's QR code. Both change every hour, and the
//! last ones hold for one hour more, so that a code just read still opens.

use std::time::{Duration, Instant};

use crate::{app::remembered::Remembered, domain::id::ClassId, secret};

/// Letters that no child takes for a digit and that spell no word.
const LETTERS: &[u8; 20] = b"BCDFGHJKLMNPQRSTVWXZ";

/// The keys of a room for an hour.
#[derive(Clone, Debug)]
pub struct RoomCode {
    class: ClassId,
    /// Four letters.
    pub letters: String,
    /// 128 random bits.
    pub token: String,
}

/// The keys of all rooms.
pub struct RoomCodes {
    /// For as long again as they are shown.
    codes: Remembered<RoomCode>,
    shown: Duration,
}

impl RoomCodes {
    pub(super) fn new(shown: Duration) -> Self {
        Self {
            codes: Remembered::new(2 * shown, usize::MAX),
            shown,
        }
    }

    /// The keys of a room as they are shown now.
    pub fn current(&self, class: ClassId) -> RoomCode {
        let mut codes = self.codes.lock();
        let mut shown = codes
            .iter()
            .filter(|(since, _)| since.elapsed() < self.shown);
        if let Some((_, code)) = shown.find(|(_, code)| code.class == class) {
            return code.clone();
        }
        let letters = loop {
            let letters: String = secret::bytes::<4>()
                .iter()
                .map(|byte| char::from(LETTERS[usize::from(*byte) % LETTERS.len()]))
                .collect();
            if !codes.iter().any(|(_, code)| code.letters == letters) {
                break letters;
            }
        };
        let code = RoomCode {
            class,
            letters,
            token: secret::token(),
        };
        codes.push((Instant::now(), code.clone()));
        code
    }

    /// The room that these letters open, however they are cased and spaced.
    pub fn find_by_letters(&self, typed: &str) -> Option<ClassId> {
        let typed = typed.replace(|letter: char| !letter.is_alphanumeric(), "");
        self.find(|code| code.letters.eq_ignore_ascii_case(&typed))
    }

    /// The room that this token opens.
    pub fn find_by_token(&self, token: &str) -> Option<ClassId> {
        self.find(|code| secret::same(&code.token, token))
    }

    fn find(&self, fits: impl Fn(&RoomCode) -> bool) -> Option<ClassId> {
        self.codes.find(fits).map(|code| code.class)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_changes_and_the_last_one_still_holds() {
        let codes = RoomCodes::new(Duration::from_millis(60));
        let room = ClassId::new(3);
        let first = codes.current(room);
        assert_eq!(codes.current(room).letters, first.letters);
        let typed = format!(
            " {}-{}",
            first.letters[..2].to_lowercase(),
            &first.letters[2..]
        );
        assert_eq!(codes.find_by_letters(&typed), Some(room));
        assert_eq!(codes.find_by_token(&first.token), Some(room));
        assert_eq!(codes.find_by_token(""), None);
        std::thread::sleep(Duration::from_millis(70));
        assert_ne!(codes.current(room).letters, first.letters);
        assert_eq!(codes.find_by_letters(&first.letters), Some(room));
        std::thread::sleep(Duration::from_millis(60));
        assert_eq!(codes.find_by_letters(&first.letters), None);
    }
}
