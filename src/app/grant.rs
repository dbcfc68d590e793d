//! Who may still undo what: for 60 seconds, from the screen that did it (decision 26). Only remembered: a restart ends them
//! all.

use std::time::Duration;

use super::remembered::Remembered;
use crate::{
    domain::{id::SignUpId, principal::Principal},
    secret,
};

/// The living grants: each sign-up with the screen that made it.
pub struct Grants(Remembered<(SignUpId, i64)>);

impl Grants {
    pub(super) fn new(life: Duration) -> Self {
        Self(Remembered::new(life, usize::MAX))
    }

    /// From now on the screen that made this sign-up may undo it.
    pub fn open(&self, sign_up: SignUpId, principal: &Principal) {
        self.0.add((sign_up, principal.screen()));
    }

    /// Whether this screen made it, and there is still time.
    pub fn is_open(&self, sign_up: SignUpId, principal: &Principal) -> bool {
        self.0.holds(&(sign_up, principal.screen()))
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
