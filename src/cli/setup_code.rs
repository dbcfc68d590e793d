//! `chair setup-code`: the one-time claim code of a running box, for whoever is at it.

use super::{CLAIMED, Result, ask, output::print};
use crate::settings::Folder;

/// `chair setup-code`: asks the running server for the code of this moment (decision 16).
///
/// # Errors
/// No server runs on the folder, or the box has an owner already.
pub fn setup_code(folder: &Folder) -> Result {
    let answer = ask(folder, "setup-code")?;
    let code = answer.strip_prefix("code ").ok_or(CLAIMED)?;
    print([code])
}
