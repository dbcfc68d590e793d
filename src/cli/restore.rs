//! `chair restore`: a copy takes the place of what is in a data folder, whether or not a server runs on it. It is opened and
//! looked through first, and what is there is copied.

use std::{
    fs,
    path::Path,
    thread,
    time::{Duration, Instant},
};

use super::{
    Error, Result,
    backup::{
        State, another_boxs, ask_state, has_database, keys, make_of, sentence, sentence_of_not_made,
    },
    print, runtime,
    serve::finish_restoring,
};
use crate::{
    app::copies::{NotMade, NotRestored, Staged, stage},
    backup::{Header, Unreadable, Why},
    host::{control, data_folder, machine::Machine, owners},
    limits,
    settings::Restore,
    store::{self, RESTORING, Space, Store},
};

/// How often it is looked whether the running server has it.
const LOOKED_EVERY: Duration = Duration::from_millis(200);
/// A server that starts over with a copy says nothing for some seconds. One that says nothing for so long has ended.
const SILENT_FOR: Duration = Duration::from_secs(20);

/// Puts a copy in its place.
///
/// # Errors
/// It cannot be used, in one sentence; what was there is as it was.
pub fn restore(asked: &Restore) -> Result {
    let own = asked.folder.data.as_path();
    let into = asked.into.as_deref().unwrap_or(own);
    let mut folders = vec![into];
    if into != own {
        folders.push(own);
    }
    fs::metadata(&asked.file)
        .map_err(|error| format!("{} cannot be read: {error}.", asked.file.display()))?;
    let keys = keys(&folders, asked.code)?;
    let free_min = limits::FREE_BYTES_MIN;
    let header = if ask_state(into).is_some() {
        owners::check_owner(into)?;
        let machine = Machine::load_or_make(into)?;
        let staged = stage(into, &machine, &asked.file, &keys, free_min);
        let (staged, header) = staged.map_err(|why| said(asked, &why))?;
        hand_to_the_box(into, staged)?;
        header
    } else {
        let lock = data_folder::take_folder(into)?;
        finish_restoring(into)?;
        let machine = Machine::load_or_make(into)?;
        let staged = stage(into, &machine, &asked.file, &keys, free_min);
        let (staged, header) = staged.map_err(|why| said(asked, &why))?;
        let sets_aside = copy_what_is_there(into, &machine)?;
        let chosen = staged.choose(sets_aside);
        chosen.map_err(|why| said(asked, &why))?;
        finish_restoring(into)?;
        drop(lock);
        header
    };
    print(told(into, &header))
}

fn told(into: &Path, header: &Header) -> [String; 1] {
    let made = jiff::Timestamp::from_second(header.made_at).unwrap_or_default();
    [format!(
        "The box in {} is as it was at {made}, with {} children.",
        into.display(),
        header.counts.get("student").copied().unwrap_or_default()
    )]
}

fn said(asked: &Restore, why: &NotRestored) -> Error {
    let file = &asked.file;
    Error::Sentence(match why {
        why if why.is_wrong_key() && !asked.code => another_boxs(file),
        NotRestored::Unreadable(Unreadable::Card(error)) => {
            format!(
                "{} cannot be read, or the card not written: {error}.",
                file.display()
            )
        }
        why => sentence(why),
    })
}

/// The server copies what it has, and starts over with the copy. Whatever ends before it chose the copy, nothing has changed.
fn hand_to_the_box(folder: &Path, staged: Staged) -> Result {
    let place = folder.join(RESTORING);
    control::ask(folder, "restore")
        .map_err(|_| "The running Chair has stopped. Please try again.")?;
    let mut heard = Instant::now();
    loop {
        thread::sleep(LOOKED_EVERY);
        let state = ask_state(folder);
        if state.is_some() {
            heard = Instant::now();
        }
        let is_there = place.exists();
        let is_taken = !is_there && !store::is_restored(folder);
        match state {
            Some(State {
                not_restored: Some(why),
                ..
            }) => {
                drop(staged);
                return Err(Error::Sentence(why));
            }
            Some(_) if is_taken => return Ok(()),
            None if heard.elapsed() > SILENT_FOR => {
                drop(staged);
                return ended_meanwhile(is_there, is_taken);
            }
            _ => {}
        }
    }
}

fn ended_meanwhile(is_there: bool, is_taken: bool) -> Result {
    if is_taken {
        return Ok(());
    }
    Err(Error::from(if is_there {
        "The running Chair has stopped, and nothing was changed. Please try again."
    } else {
        "The running Chair has stopped. The copy takes its place when Chair is started."
    }))
}

/// Copies the database that is in a folder, if it is anybody's, and tells whether it has to be set aside because it could not be
/// opened.
fn copy_what_is_there(folder: &Path, machine: &Machine) -> Result<bool> {
    if !has_database(folder) {
        return Ok(false);
    }
    let Ok(store) = Store::open(folder, Space::default()) else {
        return Ok(true);
    };
    let made = runtime()?.block_on(make_of(&store, machine, folder, Why::BeforeRestore));
    store.close();
    match made {
        None | Some(Ok(_)) => Ok(false),
        Some(Err(NotMade::Damaged | NotMade::Foreign)) => Ok(true),
        Some(Err(why)) => Err(Error::Sentence(format!(
            "What is there could not be copied first. {}",
            sentence_of_not_made(&why)
        ))),
    }
}
