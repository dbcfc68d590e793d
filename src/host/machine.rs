//! The data folder and what makes this box itself: its lock and machine.json with the box's number and key.
//! Nothing of the classroom is here.

use std::{
    fs::{self, File, OpenOptions, TryLockError},
    io::{self, Write as _},
    os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _},
    path::Path,
};

use data_encoding::{HEXLOWER, HEXLOWER_PERMISSIVE};
use serde::{Deserialize, Serialize};

use crate::secret;

/// What stays the same in this box from its first start on.
#[derive(Clone)]
pub struct Machine {
    /// Sixteen hexadecimal digits; the first four stand in its network name.
    pub id: String,
    /// The key behind grants and cards.
    pub key: secret::Key,
}

#[derive(Serialize, Deserialize)]
struct OnDisk {
    r#box: String,
    key: String,
}

impl Machine {
    /// Reads `DIR/machine.json`, or makes it at the first start.
    ///
    /// # Errors
    /// One plain sentence.
    pub fn load_or_make(folder: &Path) -> Result<Self, String> {
        let path = folder.join("machine.json");
        let sentence = |error: io::Error| match error.kind() {
            // The file may be another user's in a folder that anybody may write in.
            io::ErrorKind::PermissionDenied => unusable(folder, &error),
            _ => format!("Chair cannot keep {}: {error}.", path.display()),
        };
        match fs::read(&path) {
            Ok(bytes) => Self::read(&bytes).ok_or_else(|| {
                format!(
                    "{} is damaged. Put it back from a backup, or move it away.",
                    path.display()
                )
            }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let key = secret::bytes();
                let machine = Self {
                    id: HEXLOWER.encode(&secret::bytes::<8>()),
                    key: secret::Key::new(&key),
                };
                let text = OnDisk {
                    r#box: machine.id.clone(),
                    key: HEXLOWER.encode(&key),
                };
                let text = serde_json::to_vec_pretty(&text).expect("two strings are always JSON");
                write_whole(&path, &text).map_err(sentence)?;
                Ok(machine)
            }
            Err(error) => Err(sentence(error)),
        }
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let read: OnDisk = serde_json::from_slice(bytes).ok()?;
        if read.r#box.len() < 4 || !read.r#box.bytes().all(|it| it.is_ascii_hexdigit()) {
            return None;
        }
        let key = HEXLOWER_PERMISSIVE.decode(read.key.as_bytes()).ok()?;
        let key: [u8; 32] = key.try_into().ok()?;
        Some(Self {
            id: read.r#box,
            key: secret::Key::new(&key),
        })
    }

    /// The four characters that set this box apart on the network.
    pub fn suffix(&self) -> &str {
        &self.id[..4]
    }
}

/// Writes a file that is either whole or not there, also when the power fails, readable by this user only.
///
/// # Errors
/// Whatever the file system says.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let unfinished = path.with_extension("new");
    // A leftover of a power cut may be there with any rights.
    match fs::remove_file(&unfinished) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&unfinished)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&unfinished, path)?;
    File::open(path.parent().unwrap_or(Path::new(".")))?.sync_all()
}

/// The folder, made where it is missing, and the lock that keeps a second Chair out of it until this value is dropped.
///
/// # Errors
/// One plain sentence.
pub fn take_folder(folder: &Path) -> Result<File, String> {
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .map_err(|error| unusable(folder, &error))?;
    let lock = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(false)
        .mode(0o600)
        .open(folder.join("lock"))
        .map_err(|error| unusable(folder, &error))?;
    match lock.try_lock() {
        Ok(()) => Ok(lock),
        Err(TryLockError::WouldBlock) => Err(format!(
            "Another Chair is already running with the data in {}.",
            folder.display()
        )),
        Err(TryLockError::Error(error)) => {
            Err(format!("Chair cannot lock {}: {error}.", folder.display()))
        }
    }
}

/// Why the folder cannot be used, and what to do.
fn unusable(folder: &Path, error: &io::Error) -> String {
    let todo = match error.kind() {
        io::ErrorKind::PermissionDenied => {
            "give the folder to the user that Chair runs as, or name another one with --data"
        }
        io::ErrorKind::ReadOnlyFilesystem => "take the write protection off its card",
        io::ErrorKind::StorageFull => "make room on its card",
        io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => {
            "that is a file, so name a folder with --data"
        }
        _ => return format!("Chair cannot write in {}: {error}.", folder.display()),
    };
    format!("Chair cannot write in {}: {todo}.", folder.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_stays_itself_and_a_second_one_stays_out() {
        let folder = tempfile::tempdir().expect("a folder");
        let folder = folder.path().join("new/data");
        let lock = take_folder(&folder).expect("the first takes it");
        assert!(
            take_folder(&folder)
                .expect_err("the second is refused")
                .contains("already running")
        );
        let first = Machine::load_or_make(&folder).expect("made");
        let again = Machine::load_or_make(&folder).expect("read");
        assert_eq!(
            (first.id.as_str(), secret::sign(&first.key, b"it")),
            (again.id.as_str(), secret::sign(&again.key, b"it"))
        );
        assert_eq!(first.suffix().len(), 4);
        drop(lock);
        take_folder(&folder).expect("free again");
        fs::write(folder.join("machine.json"), "{}").expect("written");
        assert!(
            Machine::load_or_make(&folder).is_err(),
            "a damaged file is never overwritten"
        );
    }
}
