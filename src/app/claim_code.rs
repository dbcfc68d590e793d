//! The one-time code of an unclaimed box (decision 16): eight digits, fresh every ten minutes or after five wrong tries. Only
//! remembered: no code ever waits for a reboot, but one that was set beforehand, which holds until it is used or five wrong
//! tries void it.

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use crate::{
    app::{TriedFrom, TryLimit},
    limits, secret,
};

/// The code that only someone at the box can see.
pub struct ClaimCode {
    state: Mutex<State>,
    life: Duration,
    limit: TryLimit,
}

struct State {
    code: String,
    /// The code was set beforehand: no time ends it.
    beforehand: bool,
    made: Instant,
    /// Wrong tries at it.
    tries: u8,
}

/// How a try at the code ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tried {
    /// It was the code.
    Right,
    /// It was not.
    Wrong,
    /// It was not the one that was set beforehand: so many wrong tries there were at that now.
    WrongBeforehand(u8),
    /// This device tried a moment ago, or too many try at once: it was not looked at.
    TooSoon,
}

impl ClaimCode {
    /// `beforehand`: a code that was set, and the wrong tries at it so far.
    pub(super) fn new(
        life: Duration,
        between_tries: Duration,
        beforehand: Option<(String, u8)>,
    ) -> Self {
        let is_set = beforehand.is_some();
        let (code, tries) = beforehand.unwrap_or_else(|| (secret::claim_code(), 0));
        let state = State {
            code,
            beforehand: is_set,
            made: Instant::now(),
            tries,
        };
        Self {
            state: Mutex::new(state),
            life,
            limit: TryLimit::new(between_tries, limits::ADDRESSES_TRYING_MAX),
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
    pub(super) fn try_code(&self, from: TriedFrom, typed: &str) -> Tried {
        if !self.limit.admit(from) {
            return Tried::TooSoon;
        }
        let mut state = self.fresh();
        let typed: String = typed
            .chars()
            .filter(|letter| !letter.is_whitespace() && *letter != '-')
            .collect();
        if secret::same(&typed, &state.code) {
            return Tried::Right;
        }
        state.tries += 1;
        let (beforehand, tries) = (state.beforehand, state.tries);
        if tries >= limits::CLAIM_TRIES {
            state.renew();
        }
        if beforehand {
            Tried::WrongBeforehand(tries)
        } else {
            Tried::Wrong
        }
    }

    /// A code that opened the box opens nothing again.
    pub(super) fn renew(&self) {
        self.fresh().renew();
    }

    fn fresh(&self) -> MutexGuard<'_, State> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if !state.beforehand && state.made.elapsed() >= self.life {
            state.renew();
        }
        state
    }
}

impl State {
    fn renew(&mut self) {
        self.code = secret::claim_code();
        self.beforehand = false;
        self.made = Instant::now();
        self.tries = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NO_WAIT: Duration = Duration::ZERO;
    const HERE: TriedFrom = TriedFrom::Screen(1);
    const TEN_MINUTES: Duration = Duration::from_secs(600);

    #[test]
    fn five_wrong_tries_make_a_fresh_code() {
        let claim = ClaimCode::new(TEN_MINUTES, NO_WAIT, None);
        let first = claim.now();
        for _ in 0..4 {
            assert_eq!(claim.try_code(HERE, "not a code"), Tried::Wrong);
        }
        assert_eq!(claim.now(), first);
        assert_eq!(claim.try_code(HERE, "not a code"), Tried::Wrong);
        assert_ne!(claim.now(), first);
        assert_eq!(claim.try_code(HERE, &first), Tried::Wrong);
    }

    #[test]
    fn a_code_ends_with_its_time() {
        let claim = ClaimCode::new(Duration::from_millis(20), NO_WAIT, None);
        let first = claim.now();
        std::thread::sleep(Duration::from_millis(25));
        assert_ne!(claim.now(), first);
    }

    #[test]
    fn one_try_a_while_from_each_device() {
        let claim = ClaimCode::new(TEN_MINUTES, Duration::from_mins(1), None);
        assert_eq!(claim.try_code(HERE, "00000000x"), Tried::Wrong);
        assert_eq!(claim.try_code(HERE, &claim.now()), Tried::TooSoon);
        let elsewhere = TriedFrom::Screen(2);
        assert_eq!(claim.try_code(elsewhere, &claim.now()), Tried::Right);
    }

    #[test]
    fn a_code_set_beforehand_holds_until_five_wrong_tries() {
        let set = Some(("48219034".to_owned(), 3));
        let claim = ClaimCode::new(Duration::from_millis(5), NO_WAIT, set);
        std::thread::sleep(Duration::from_millis(10));
        assert_eq!(claim.now(), "48219034", "no time ends it");
        assert_eq!(claim.try_code(HERE, "00000000"), Tried::WrongBeforehand(4));
        assert_eq!(claim.now(), "48219034");
        assert_eq!(claim.try_code(HERE, "00000000"), Tried::WrongBeforehand(5));
        assert_ne!(claim.now(), "48219034");
        assert_eq!(claim.try_code(HERE, "not a code"), Tried::Wrong);
    }

    #[test]
    fn a_code_may_be_typed_in_two_halves() {
        let claim = ClaimCode::new(TEN_MINUTES, NO_WAIT, None);
        let code = claim.now();
        assert_eq!(
            claim.try_code(HERE, &format!(" {} - {}", &code[..4], &code[4..])),
            Tried::Right
        );
        claim.renew();
        assert_eq!(claim.try_code(HERE, &code), Tried::Wrong);
    }
}
