//! The one-time code of an unclaimed box (D13): eight digits, fresh every ten minutes or after five tries, one try a second
//! for the whole box. Only remembered: no code ever waits for a reboot.

use std::{
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use crate::secret;

/// Wrong tries that void a code.
const TRIES_MAX: u8 = 5;

/// The code that only someone at the box can see.
pub struct ClaimCode {
    state: Mutex<State>,
    life: Duration,
    between_tries: Duration,
}

struct State {
    code: String,
    made: Instant,
    tries: u8,
    tried: Option<Instant>,
}

/// How a try at the code ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tried {
    /// It was the code.
    Right,
    /// It was not.
    Wrong,
    /// Somebody tried less than a second ago; this try was not looked at.
    TooSoon,
}

impl ClaimCode {
    pub(super) fn new(life: Duration, between_tries: Duration) -> Self {
        let state = State {
            code: secret::claim_code(),
            made: Instant::now(),
            tries: 0,
            tried: None,
        };
        Self {
            state: Mutex::new(state),
            life,
            between_tries,
        }
    }

    /// The code of this moment, for the terminal, the loopback page and `chair setup-code`.
    pub fn now(&self) -> String {
        self.fresh().code.clone()
    }

    /// Until when the present code holds.
    pub fn holds_for(&self) -> Duration {
        let state = self.fresh();
        self.life.saturating_sub(state.made.elapsed())
    }

    /// Tries a code as somebody typed it; spaces and dashes are forgiven.
    pub fn try_code(&self, typed: &str) -> Tried {
        let mut state = self.fresh();
        if state
            .tried
            .is_some_and(|tried| tried.elapsed() < self.between_tries)
        {
            return Tried::TooSoon;
        }
        state.tried = Some(Instant::now());
        let typed: String = typed
            .chars()
            .filter(|letter| !letter.is_whitespace() && *letter != '-')
            .collect();
        if secret::same(&typed, &state.code) {
            return Tried::Right;
        }
        state.tries += 1;
        if state.tries >= TRIES_MAX {
            state.renew();
        }
        Tried::Wrong
    }

    /// A code that opened the box opens nothing again.
    pub fn used(&self) {
        self.fresh().renew();
    }

    fn fresh(&self) -> std::sync::MutexGuard<'_, State> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if state.made.elapsed() >= self.life {
            state.renew();
        }
        state
    }
}

impl State {
    fn renew(&mut self) {
        self.code = secret::claim_code();
        self.made = Instant::now();
        self.tries = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NO_WAIT: Duration = Duration::ZERO;
    const TEN_MINUTES: Duration = Duration::from_secs(600);

    #[test]
    fn five_wrong_tries_make_a_fresh_code() {
        let claim = ClaimCode::new(TEN_MINUTES, NO_WAIT);
        let first = claim.now();
        for _ in 0..4 {
            assert_eq!(claim.try_code("not a code"), Tried::Wrong);
        }
        assert_eq!(claim.now(), first);
        assert_eq!(claim.try_code("not a code"), Tried::Wrong);
        assert_ne!(claim.now(), first);
        assert_eq!(claim.try_code(&first), Tried::Wrong);
    }

    #[test]
    fn a_code_ends_with_its_time() {
        let claim = ClaimCode::new(Duration::from_millis(20), NO_WAIT);
        let first = claim.now();
        std::thread::sleep(Duration::from_millis(25));
        assert_ne!(claim.now(), first);
    }

    #[test]
    fn one_try_a_second_for_the_whole_box() {
        let claim = ClaimCode::new(TEN_MINUTES, Duration::from_mins(1));
        assert_eq!(claim.try_code("00000000x"), Tried::Wrong);
        assert_eq!(claim.try_code(&claim.now()), Tried::TooSoon);
    }

    #[test]
    fn a_code_may_be_typed_in_two_halves() {
        let claim = ClaimCode::new(TEN_MINUTES, NO_WAIT);
        let code = claim.now();
        assert_eq!(
            claim.try_code(&format!(" {} - {}", &code[..4], &code[4..])),
            Tried::Right
        );
        claim.used();
        assert_eq!(claim.try_code(&code), Tried::Wrong);
    }
}
