//! A new version of the program: its owner hands over a signed release, and the machine does the rest (`host/update.rs`).

use std::{
    fs,
    io::{self, Read as _},
    path::{Path, PathBuf},
};

use crate::{
    app::{App, Error, Result, copies::on_a_thread},
    domain::principal::Principal,
    host::{
        release::FIRST_WORDS,
        shelf::open_file,
        update::{State, Updates},
    },
    store::{self, Error as StoreError},
};

/// Why a release was not taken from her.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotTaken {
    /// Nobody on this machine would put it in.
    NotHere,
    /// Another one is being put in.
    AtWork,
    /// It has no signature.
    Unsigned,
}

/// The machine's side, where it takes new versions by itself.
pub fn offered(app: &App) -> Option<Updates> {
    let updates = Updates::of(&app.settings.data)?;
    updates.are_offered().then_some(updates)
}

/// Leaves a file that was sent to be looked at and put in. If it is not taken, it is gone.
///
/// # Errors
/// It is refused at once, or the card does not take it.
pub async fn hand_over(app: &App, by: Principal, sent: PathBuf) -> Result<(), NotTaken> {
    let taken = take(app, by, &sent).await;
    if taken.is_err()
        && let Err(error) = fs::remove_file(&sent)
    {
        log::warn!("the file that was sent could not be taken away: {error}");
    }
    taken
}

async fn take(app: &App, by: Principal, sent: &Path) -> Result<(), NotTaken> {
    let refused = |why| Err(Error::Refused(why));
    let Some(updates) = offered(app) else {
        return refused(NotTaken::NotHere);
    };
    if updates.state() == Some(State::Working) {
        return refused(NotTaken::AtWork);
    }
    // All that the box itself can see; whose signature it is, only root can be believed to say.
    if !is_signed(sent) {
        return refused(NotTaken::Unsigned);
    }
    app.write(by, store::audit::note_update).await?;
    let sent = sent.to_owned();
    let left = on_a_thread(move || updates.leave(&sent)).await;
    let Err(error) = left.unwrap_or_else(|| Err(io::ErrorKind::Interrupted.into())) else {
        return Ok(());
    };
    log::warn!("a release could not be left to be put in: {error}");
    match error.kind() {
        io::ErrorKind::AlreadyExists => refused(NotTaken::AtWork),
        io::ErrorKind::StorageFull => Err(StoreError::Full.into()),
        _ => Err(StoreError::Failing.into()),
    }
}

fn is_signed(sent: &Path) -> bool {
    let mut head = [0; FIRST_WORDS.len()];
    let read = open_file(sent).and_then(|mut file| file.read_exact(&mut head));
    read.is_ok() && head == FIRST_WORDS.as_bytes()
}
