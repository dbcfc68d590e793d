//! `chair open-release`: looks whether a release is signed by a key, and only then writes the package that is in it.
//! `systemd/update` calls it, as root and on a file of root's own.

use std::io::{ErrorKind, Write as _};

use super::{Result, print};
use crate::{
    host::{
        data_folder::read_small,
        new_file::write_new,
        release::{KEY_BYTES_MAX, NotOpened, open},
        shelf::open_file,
    },
    settings::OpenRelease,
};

/// Writes the package of a signed release, and prints what its signer says of it.
///
/// # Errors
/// One plain sentence; then no package was written.
pub fn open_release(asked: &OpenRelease) -> Result {
    let shown = asked.release.display();
    let key = read_small(&asked.key, KEY_BYTES_MAX);
    let key = key.map_err(|error| format!("{} cannot be read: {error}.", asked.key.display()))?;
    let release = open_file(&asked.release);
    let mut release = release.map_err(|error| format!("{shown} cannot be read: {error}."))?;
    let key = String::from_utf8_lossy(&key);
    let mut opened = None;
    let written = write_new(&asked.package, |out, _| {
        let ended = open(&mut release, &key, out);
        let kept = match &ended {
            Ok(_) => out.flush(),
            Err(_) => Err(ErrorKind::InvalidData.into()),
        };
        opened = Some(ended);
        kept
    });
    match (opened, written) {
        (Some(Ok(said)), Ok(())) => print([said]),
        (Some(Err(why)), _) => Err(match why {
            NotOpened::NoKey => format!("{} is no public key.", asked.key.display()),
            NotOpened::Unsigned => format!("{shown} is not signed: it is no release of Chair."),
            NotOpened::WrongSignature => {
                format!("{shown} is signed by another key, or was changed since.")
            }
            NotOpened::TooLarge => format!("{shown} is longer than any release."),
            NotOpened::Card(error) => format!("{shown} cannot be read, or written out: {error}."),
        }
        .into()),
        (_, Err(error)) => {
            Err(format!("{} cannot be written: {error}.", asked.package.display()).into())
        }
        (None, Ok(())) => Err("Nothing was written.".into()),
    }
}
