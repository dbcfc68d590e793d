//! Who may still undo what: for 60 seconds, from the screen that did it (decision 26). Only remembered: a restart ends them
//! all.

use std::{
    collections::HashMap,
    sync::Mutex,
    time::{Duration, Instant},
};

use super::remembered::lock;
use crate::{
    domain::{id::SignUpId, principal::Principal},
    secret,
};

/// The living grants.
pub struct Grants {
    living: Mutex<Living>,
    life: Duration,
}

struct Living {
    /// Since when, and for which screen.
    since: HashMap<SignUpId, (Instant, i64)>,
    /// When those that had ended were last let go.
    swept: Instant,
}

impl Grants {
    pub(super) fn new(life: Duration) -> Self {
        Self {
            living: Mutex::new(Living {
                since: HashMap::new(),
                swept: Instant::now(),
            }),
            life,
        }
    }

    /// From now on the screen that made this sign-up may undo it.
    pub fn open(&self, sign_up: SignUpId, principal: &Principal) {
        let mut living = lock(&self.living);
        let now = Instant::now();
        if now.duration_since(living.swept) >= self.life {
            living.swept = now;
            living
                .since
                .retain(|_, (since, _)| now.duration_since(*since) < self.life);
        }
        living.since.insert(sign_up, (now, principal.screen()));
    }

    /// Whether this screen made it, and there is still time.
    pub fn is_open(&self, sign_up: SignUpId, principal: &Principal) -> bool {
        let living = lock(&self.living);
        living.since.get(&sign_up).is_some_and(|(since, made_on)| {
            since.elapsed() < self.life && *made_on == principal.screen()
        })
    }

    /// What the page carries: a number that only this box could make for this sign-up and this screen, so that the same
    /// request gets the same answer and no other screen can use it.
    pub fn sign(key: &secret::Key, sign_up: SignUpId, principal: &Principal) -> String {
        let screen = principal.screen();
        secret::sign(key, format!("undo {sign_up} by {screen}").as_bytes())
    }

    /// Whether a page's grant fits and there is still time.
    pub fn allows(
        &self,
        key: &secret::Key,
        sign_up: SignUpId,
        principal: &Principal,
        grant: &str,
    ) -> bool {
        self.is_open(sign_up, principal)
            && secret::same(&Self::sign(key, sign_up, principal), grant)
    }
}
