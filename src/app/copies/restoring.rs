//! A copy on its way back: opened beside the box's own database and looked through, and only then chosen. Until that moment
//! nothing of the box has changed, and of two at once the second is refused.

use std::{
    fs::{self, File, OpenOptions, TryLockError},
    io::{self, BufReader},
    os::unix::fs::{MetadataExt as _, OpenOptionsExt as _},
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
    /// The key of this box does not open it, and nobody typed a code.
    OtherKey,
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

    /// The same where nobody typed a code, so that none can be wrong.
    pub(super) fn without_a_code(self) -> Self {
        if self.is_wrong_key() {
            Self::OtherKey
        } else {
            self
        }
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

/// A database from a copy that was looked through and lies beside the box's own. As long as this is held, no other comes there;
/// let go of before it was chosen, it is gone with the key that came along.
pub struct Staged {
    /// The data folder.
    data: PathBuf,
    /// Held by another command where this is none.
    place: Option<File>,
}

impl Staged {
    /// Another command of this user holds the place.
    pub(super) fn by_another(data: &Path) -> Self {
        let data = data.to_owned();
        Self { data, place: None }
    }

    /// With this it takes the place of the box's own at the next start.
    pub fn choose(self, sets_aside: bool) -> Result<(), NotRestored> {
        // A copy with the key of another box knows nobody of this one. What is damaged cannot say what has ended.
        if !Machine::adopts_at_next_start(&self.data)
            && let Err(why) = store::carry_over_what_ended(&self.data)
        {
            log::error!("what has ended since the copy was made may be open again: {why}");
        }
        Ok(store::restore_at_next_start(&self.data, sets_aside)?)
    }

    /// Whether it lies there still: it was not chosen, and the place is no other's.
    fn is_there(&self) -> bool {
        let held = self.place.as_ref().and_then(|file| file.metadata().ok());
        let there = fs::symlink_metadata(self.data.join(RESTORING)).ok();
        let number = |it: fs::Metadata| (it.dev(), it.ino());
        held.is_some() && held.map(number) == there.map(number)
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        if !self.is_there() {
            return;
        }
        // Another box's key must not meet the next copy, which may be of this one.
        let gone = Machine::forget_adopted(&self.data)
            .and_then(|()| fs::remove_file(self.data.join(RESTORING)));
        if let Err(why) = gone {
            log::warn!("a copy that was not put back could not be taken away: {why}");
        }
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
    let place = take_place(data)?;
    let staged = Staged {
        data: data.to_owned(),
        place: Some(place.try_clone()?),
    };
    // What a killed command left.
    Machine::forget_adopted(data)?;
    let header = open_into(data, machine, BufReader::new(input), keys, free_min, &place)?;
    Ok((staged, header))
}

/// The one place beside the database. What a killed command left there is written over.
fn take_place(data: &Path) -> Result<File, NotRestored> {
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
    let is_there = fs::symlink_metadata(&path).is_ok();
    if !is_there || store::is_restored(data) {
        return Err(NotRestored::Another);
    }
    file.set_len(0)?;
    Ok(file)
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
    store::begin_anew(&path, header.r#box != machine.id).map_err(|error| match error {
        store::Error::Full => Unreadable::NoRoom,
        other => Unreadable::Card(other.to_string()),
    })?;
    if header.key != machine.key_for_copies() {
        let adopted = machine.adopt_at_next_start(data, &header.key);
        adopted.map_err(|error| match error.kind() {
            io::ErrorKind::InvalidData => Unreadable::NotACopy,
            _ => error.into(),
        })?;
    }
    place.sync_all()?;
    Ok(header)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        backup::{Counted, pack},
        store::Store,
    };

    const SPACE: Space = Space {
        free_min: 0,
        ballast: 0,
    };

    /// A box with an empty database, and a copy of it that opens by its key.
    fn a_box(folder: &Path) -> (Machine, PathBuf) {
        fs::create_dir(folder).unwrap();
        let machine = Machine::load_or_make(folder).unwrap();
        Store::open(folder, SPACE).unwrap().close();
        let database = fs::read(folder.join("chair.db")).unwrap();
        let contents = check_copy(&folder.join("chair.db")).unwrap();
        let mut counted = Counted::new(&database[..]);
        io::copy(&mut counted, &mut io::sink()).unwrap();
        let (_, bytes, sha256) = counted.end();
        let header = Header {
            format: Header::FORMAT,
            r#box: machine.id.clone(),
            key: machine.key_for_copies(),
            version: String::new(),
            schema: contents.schema,
            made_at: 0,
            clock_trusted: true,
            counts: contents.counts,
            bytes,
            sha256,
        };
        let recipients = [machine.copy_keys()[0].recipient()];
        let copy = pack(&header, &database[..], &recipients, Vec::new()).unwrap();
        let path = folder.join("copy.age");
        fs::write(&path, copy).unwrap();
        (machine, path)
    }

    #[test]
    fn a_copy_that_is_not_put_back_leaves_nothing_and_no_key() {
        let home = tempfile::tempdir().unwrap();
        let own = home.path().join("own");
        let (machine, copy) = a_box(&own);
        let (other, foreign) = a_box(&home.path().join("other"));
        let files = || {
            let names = fs::read_dir(&own).unwrap().flatten();
            let mut names: Vec<_> = names.map(|it| it.file_name()).collect();
            names.sort();
            names
        };
        let before = files();
        let stage = |copy: &Path, keys: &[CopyKey]| stage(&own, &machine, copy, keys, 0);
        let (staged, _) = stage(&foreign, &other.copy_keys()).unwrap();
        assert!(own.join("machine.restored").exists());
        let second = stage(&copy, &machine.copy_keys());
        assert_eq!(second.err(), Some(NotRestored::Another));
        assert!(
            own.join(RESTORING).exists(),
            "the second is not the first's"
        );
        drop(staged);
        assert_eq!(files(), before);
        assert!(
            stage(&foreign, &machine.copy_keys()).is_err(),
            "a wrong key"
        );
        assert_eq!(files(), before);
        // A killed command left the key of another box.
        fs::write(own.join("machine.restored"), "another's").unwrap();
        let (staged, _) = stage(&copy, &machine.copy_keys()).unwrap();
        staged.choose(false).unwrap();
        assert!(store::is_restored(&own) && !own.join("machine.restored").exists());
        // What is chosen stays, whoever lets go.
        assert!(!own.join(RESTORING).exists());
    }
}
