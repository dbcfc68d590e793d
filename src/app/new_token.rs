//! The token by which a browser is known from now on (decision 10). Whose it is stands in the row that holds its hash.

use std::time::Duration;

use crate::secret;

/// A fresh token. It leaves the box once, in a cookie; the box itself holds only its hash.
pub struct NewToken {
    /// What the cookie carries.
    pub text: String,
    /// How long the browser keeps the cookie.
    pub life: Duration,
}

impl NewToken {
    pub(super) fn new(life: Duration) -> Self {
        Self {
            text: secret::token(),
            life,
        }
    }

    /// The SHA-256 by which the box knows it again.
    pub(super) fn hash(&self) -> [u8; 32] {
        secret::hash(self.text.as_bytes())
    }
}
