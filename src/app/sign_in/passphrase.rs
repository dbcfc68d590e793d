//! Trying and hashing passphrases: each device in its turn, and one hash after the other on the one thread for it (decision 17).

use crate::{
    app::{App, Error, Result, StoreError, TriedFrom},
    secret,
};

/// Why a passphrase, six digits or a code opened nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TryRefusal {
    /// It was not the right one.
    Wrong,
    /// This device tried a moment ago, or too many try at once: it was not looked at.
    TooSoon,
}

/// Lets this device try, if it is its turn.
///
/// # Errors
/// It has to wait.
pub(super) fn admit(app: &App, from: TriedFrom) -> Result<(), TryRefusal> {
    if app.sign_in.tries.admit(from) {
        Ok(())
    } else {
        Err(Error::Refused(TryRefusal::TooSoon))
    }
}

/// Looks whether a passphrase, or a PIN, is the one behind a PHC string.
///
/// # Errors
/// It is not; or too many wait already to be looked at.
pub(super) async fn check_passphrase(
    app: &App,
    typed: String,
    phc: String,
) -> Result<(), TryRefusal> {
    let check = move || secret::is_passphrase(&typed, &phc);
    match app.blocking.run(check).await {
        Some(true) => Ok(()),
        Some(false) => Err(Error::Refused(TryRefusal::Wrong)),
        None => Err(Error::Refused(TryRefusal::TooSoon)),
    }
}

/// The hash of a new passphrase or PIN, as a PHC string.
///
/// # Errors
/// Too many wait already.
pub(crate) async fn hash_passphrase<R>(app: &App, passphrase: String) -> Result<String, R> {
    app.blocking
        .run(move || secret::hash_passphrase(&passphrase))
        .await
        .ok_or(Error::Store(StoreError::Busy))
}
