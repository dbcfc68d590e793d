//! `chair setup-code`: the one-time claim code of a running box, for whoever is at it.

use crate::{host::control, settings::Folder};

/// `chair setup-code`: asks the running server for the code of this moment (D13).
///
/// # Errors
/// No server runs on the folder, or the box has an owner already.
#[expect(clippy::print_stdout, reason = "the command's answer")]
pub fn setup_code(folder: &Folder) -> Result<(), String> {
    let answer = control::ask(&folder.data, "setup-code").map_err(|_| {
        format!(
            "No Chair is running with the data in {}. Start it first, as the same user.",
            folder.data.display()
        )
    })?;
    match answer.strip_prefix("code ") {
        Some(code) => {
            println!("{code}");
            Ok(())
        }
        None => {
            Err("This box has been claimed. Its teacher signs in with her passphrase.".to_owned())
        }
    }
}
