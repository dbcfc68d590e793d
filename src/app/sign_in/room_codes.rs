//! The two keys of a room (decision 11): four letters to type, and a token in the wall's QR code. Both change every hour, and the
//! last ones hold for one hour more, so that a code just read still opens. Of the letters only so many wrong tries are looked at
//! while a code lives, from wherever they come: then they rest until the next code, and the token and the teacher still let in.

use std::{
    collections::HashMap,
    time::{Duration, Instant},
};

use crate::{
    app::{TriedFrom, remembered::Remembered},
    domain::id::ClassId,
    limits, secret,
};

/// Letters that no child takes for a digit and that spell no word.
const LETTERS: &[u8; 20] = b"BCDFGHJKLMNPQRSTVWXZ";

/// The keys of a room for an hour.
#[derive(Clone, Debug)]
pub struct RoomCode {
    class: ClassId,
    /// Four letters.
    pub letters: String,
    /// Too many wrong ones were typed: they open nothing until the next code.
    pub letters_rest: bool,
    /// 128 random bits.
    pub token: String,
}

/// A code, and the wrong letters that were looked at since it was made.
#[derive(Clone)]
struct Guessed {
    code: RoomCode,
    wrong: u32,
    wrong_from: HashMap<TriedFrom, u32>,
}

impl Guessed {
    /// Whether these letters are still looked at for this device.
    fn is_open_to(&self, from: TriedFrom) -> bool {
        let own = self.wrong_from.get(&from).copied().unwrap_or(0);
        !self.code.letters_rest && own < limits::LETTERS_WRONG_FROM_ONE
    }

    fn count(&mut self, from: TriedFrom) {
        self.wrong += 1;
        self.code.letters_rest = self.wrong >= limits::LETTERS_WRONG_MAX;
        *self.wrong_from.entry(from).or_default() += 1;
    }
}

/// What letters are worth that somebody typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typed {
    /// They open this room.
    Opens(ClassId),
    /// They open none.
    Wrong,
    /// Too many wrong ones were typed, on this device or on all: none are looked at until the next code.
    Rest,
}

/// The keys of all rooms.
pub struct RoomCodes {
    /// For as long again as they are shown.
    codes: Remembered<Guessed>,
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
        if let Some((_, shown)) = shown.find(|(_, it)| it.code.class == class) {
            return shown.code.clone();
        }
        let letters = loop {
            let letters: String = secret::bytes::<4>()
                .iter()
                .map(|byte| char::from(LETTERS[usize::from(*byte) % LETTERS.len()]))
                .collect();
            if !codes.iter().any(|(_, it)| it.code.letters == letters) {
                break letters;
            }
        };
        let code = RoomCode {
            class,
            letters,
            letters_rest: false,
            token: secret::token(),
        };
        let guessed = Guessed {
            code: code.clone(),
            wrong: 0,
            wrong_from: HashMap::new(),
        };
        codes.push((Instant::now(), guessed));
        code
    }

    /// Whether letters from this device would be looked at.
    pub fn may_try_letters(&self, from: TriedFrom) -> bool {
        let codes = self.codes.lock();
        codes.is_empty() || codes.iter().any(|(_, it)| it.is_open_to(from))
    }

    /// Looks at letters, however they are cased and spaced. Wrong ones are counted for every code that they might have opened.
    pub fn try_letters(&self, from: TriedFrom, typed: &str) -> Typed {
        let typed = typed.replace(|letter: char| !letter.is_alphanumeric(), "");
        let mut codes = self.codes.lock();
        let open = || codes.iter().filter(|(_, it)| it.is_open_to(from));
        let right = open().find(|(_, it)| it.code.letters.eq_ignore_ascii_case(&typed));
        if let Some((_, right)) = right {
            return Typed::Opens(right.code.class);
        }
        // The newest code of a class is the one that is shown.
        let rests = codes.iter().enumerate().any(|(nth, (_, it))| {
            let mut newer = codes[nth + 1..].iter();
            !it.is_open_to(from) && !newer.any(|(_, newer)| newer.code.class == it.code.class)
        });
        for (_, code) in codes.iter_mut().filter(|(_, it)| it.is_open_to(from)) {
            code.count(from);
        }
        if rests { Typed::Rest } else { Typed::Wrong }
    }

    /// The room that this token opens.
    pub fn find_by_token(&self, token: &str) -> Option<ClassId> {
        let found = self.codes.find(|it| secret::same(&it.code.token, token));
        found.map(|it| it.code.class)
    }
}

#[cfg(test)]
mod tests {
    use std::net::IpAddr;

    use super::*;

    const ROOM: ClassId = ClassId::new(3);
    const HOUR: Duration = Duration::from_secs(3600);

    fn address(nth: u32) -> TriedFrom {
        TriedFrom::Address(IpAddr::from((0x7F00_0000 + nth).to_be_bytes()))
    }

    /// So many wrong letters from as many addresses as it takes, each with as many as one has.
    fn guess(codes: &RoomCodes, tries: u32) {
        for nth in 0..tries {
            let from = address(nth / limits::LETTERS_WRONG_FROM_ONE);
            assert_eq!(codes.try_letters(from, "????"), Typed::Wrong, "{nth}");
        }
    }

    #[test]
    fn a_code_changes_and_the_last_one_still_holds() {
        let codes = RoomCodes::new(Duration::from_millis(60));
        let first = codes.current(ROOM);
        assert_eq!(codes.current(ROOM).letters, first.letters);
        let typed = format!(
            " {}-{}",
            first.letters[..2].to_lowercase(),
            &first.letters[2..]
        );
        let here = address(1);
        assert_eq!(codes.try_letters(here, &typed), Typed::Opens(ROOM));
        assert_eq!(codes.find_by_token(&first.token), Some(ROOM));
        assert_eq!(codes.find_by_token(""), None);
        std::thread::sleep(Duration::from_millis(70));
        assert_ne!(codes.current(ROOM).letters, first.letters);
        assert_eq!(codes.try_letters(here, &first.letters), Typed::Opens(ROOM));
        std::thread::sleep(Duration::from_millis(60));
        assert_eq!(codes.try_letters(here, &first.letters), Typed::Wrong);
    }

    #[test]
    fn fifty_addresses_that_guess_leave_the_letters_to_the_others() {
        let codes = RoomCodes::new(HOUR);
        let letters = codes.current(ROOM).letters;
        guess(&codes, 50 * limits::LETTERS_WRONG_FROM_ONE);
        assert!(!codes.may_try_letters(address(0)), "a guesser is done");
        assert_eq!(codes.try_letters(address(0), &letters), Typed::Rest);
        assert!(!codes.current(ROOM).letters_rest);
        assert_eq!(codes.try_letters(address(99), &letters), Typed::Opens(ROOM));
    }

    #[test]
    fn a_code_is_guessed_at_so_often_and_no_more_from_wherever() {
        let codes = RoomCodes::new(HOUR);
        let first = codes.current(ROOM);
        guess(&codes, limits::LETTERS_WRONG_MAX);
        assert!(codes.current(ROOM).letters_rest);
        let fresh = address(999);
        assert!(!codes.may_try_letters(fresh));
        assert_eq!(codes.try_letters(fresh, &first.letters), Typed::Rest);
        assert_eq!(codes.find_by_token(&first.token), Some(ROOM));
        let chance = f64::from(limits::LETTERS_WRONG_MAX) / 160_000.0;
        assert!(chance < 0.01, "{chance}");
    }

    #[test]
    fn the_next_code_begins_with_a_fresh_count() {
        let codes = RoomCodes::new(Duration::from_millis(200));
        let first = codes.current(ROOM).letters;
        guess(&codes, limits::LETTERS_WRONG_MAX);
        std::thread::sleep(Duration::from_millis(210));
        let next = codes.current(ROOM);
        assert!(!next.letters_rest);
        let here = address(0);
        assert_eq!(codes.try_letters(here, &first), Typed::Wrong, "it rests");
        assert_eq!(codes.try_letters(here, &next.letters), Typed::Opens(ROOM));
    }

    #[test]
    fn what_one_room_rests_from_opens_another() {
        let codes = RoomCodes::new(HOUR);
        let first = codes.current(ROOM).letters;
        guess(&codes, limits::LETTERS_WRONG_MAX);
        let other = codes.current(ClassId::new(4)).letters;
        let here = address(0);
        assert_eq!(codes.try_letters(here, &first), Typed::Rest);
        let opened = codes.try_letters(here, &other);
        assert_eq!(opened, Typed::Opens(ClassId::new(4)));
    }
}
