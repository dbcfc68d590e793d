//! A copy on its way back: opened beside the box's own database and looked through, and only then chosen. Until that moment
//! nothing of the box has changed, and of two at once the second is refused.

use std::{
    fs::{File, OpenOptions, TryLockError},
    io::{self, BufReader},
    os::unix::fs::OpenOptionsExt as _,
    path::{Path, PathBuf},
};

use super::making::NotMade;
use crate::{
    backup::{CopyKey, Header, Unreadable, unpack},
    host::{machine::Machine, shelf::open_file},
    limits,
    store::{self, RESTORING, Space, Unfit, check_copy},
};

/// Why a copy was not put back. The box is as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotRestored {
    /// The file cannot be used.
    Unreadable(Unreadable),
    /// Another copy is being put back.
    Another,
    /// What is there could not be copied first.
    NotCopied(NotMade),
    /// The code of this box was wrong.
    WrongClaimCode,
    /// The turn of this device did not come in time.
    TooSoon,
}

impl NotRestored {
    /// The code was for another copy.
    pub fn is_wrong_key(&self) -> bool {
        *self == Self::Unreadable(Unreadable::WrongKey)
    }
}

impl From<Unreadable> for NotRestored {
    fn from(why: Unreadable) -> Self {
        Self::Unreadable(why)
    }
}

impl From<io::Error> for NotRestored {
    fn from(error: io::Error) -> Self {
        Self::Unreadable(error.into())
    }
}

/// A database from a copy that was looked through and lies beside the box's own. As long as this is held, no other comes there.
pub struct Staged {
    /// Held by another command where this is none.
    _place: Option<File>,
}

impl Staged {
    /// Another command of this user holds the place.
    pub(super) fn by_another() -> Self {
        Self { _place: None }
    }

    /// With this it takes the place of the box's own at the next start.
    pub fn choose(self, data: &Path, sets_aside: bool) -> Result<(), NotRestored> {
        Ok(store::restore_at_next_start(data, sets_aside)?)
    }
}

/// Opens a copy beside the database of this folder, and looks through it; `free_min` bytes of the card stay free.
///
/// # Errors
/// It cannot be used, or another one is being put back.
pub fn stage(
    data: &Path,
    machine: &Machine,
    copy: &Path,
    keys: &[CopyKey],
    free_min: u64,
) -> Result<(Staged, Header), NotRestored> {
    let input = open_file(copy)?;
    let (path, place) = take_place(data)?;
    let staged = open_into(data, machine, BufReader::new(input), keys, free_min, &place);
    match staged {
        Ok(header) => {
            let staged = Staged {
                _place: Some(place),
            };
            Ok((staged, header))
        }
        Err(error) => {
            if let Err(why) = std::fs::remove_file(&path) {
                log::warn!("{} could not be taken away: {why}", path.display());
            }
            Err(error)
        }
    }
}

/// The one place beside the database. What a killed command left there is written over.
fn take_place(data: &Path) -> Result<(PathBuf, File), NotRestored> {
    let path = data.join(RESTORING);
    if store::is_restored(data) {
        return Err(NotRestored::Another);
    }
    let file = OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .mode(0o600)
        .custom_flags(crate::host::data_folder::no_link())
        .open(&path)?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => return Err(NotRestored::Another),
        Err(TryLockError::Error(error)) => return Err(error.into()),
    }
    // Another one may have chosen its copy, and so taken the file away, a moment before.
    let is_there = std::fs::symlink_metadata(&path).is_ok();
    if !is_there || store::is_restored(data) {
        return Err(NotRestored::Another);
    }
    file.set_len(0)?;
    Ok((path, file))
}

fn open_into(
    data: &Path,
    machine: &Machine,
    input: BufReader<File>,
    keys: &[CopyKey],
    free_min: u64,
    place: &File,
) -> Result<Header, NotRestored> {
    let path = data.join(RESTORING);
    let room = Space::free(&path).saturating_sub(free_min);
    let header = unpack(input, keys, room.min(limits::COPY_DATABASE_BYTES), place)?;
    let contents = check_copy(&path).map_err(|unfit| match unfit {
        Unfit::Foreign => Unreadable::NotACopy,
        Unfit::Newer => Unreadable::Newer,
        Unfit::Damaged => Unreadable::NotWhole,
        Unfit::Unread(why) => Unreadable::Card(why),
    })?;
    if (contents.schema, &contents.counts) != (header.schema, &header.counts) {
        return Err(Unreadable::NotWhole.into());
    }
    if header.r#box != machine.id {
        let forgot = store::forget_devices(&path);
        forgot.map_err(|error| Unreadable::Card(error.to_string()))?;
    }
    if header.key != machine.key_for_copies() {
        let adopted = machine.adopt_at_next_start(data, &header.key);
        adopted.map_err(|_| Unreadable::NotACopy)?;
    }
    place.sync_all()?;
    Ok(header)
}
