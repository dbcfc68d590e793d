//! What makes this box itself: machine.json with the box's number and key.
//! Nothing of the classroom is here.

use std::{io, path::Path};

use data_encoding::{HEXLOWER, HEXLOWER_PERMISSIVE};
use serde::{Deserialize, Serialize};

use super::data_folder::{read_small, unusable, write_whole};
use crate::secret;

/// What stays the same in this box from its first start on.
#[derive(Clone)]
pub struct Machine {
    /// Sixteen hexadecimal digits; the first four stand in its network name.
    pub id: String,
    /// The key behind grants and cards.
    pub key: secret::Key,
}

/// Bytes of machine.json: it has two short lines.
const FILE_BYTES_MAX: u64 = 4096;

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
        match read_small(&path, FILE_BYTES_MAX) {
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

    /// This box's number and key, if it has been started; nothing is made.
    pub fn load(folder: &Path) -> Option<Self> {
        let bytes = read_small(&folder.join("machine.json"), FILE_BYTES_MAX).ok()?;
        Self::read(&bytes)
    }

    /// Its number alone.
    pub fn number(folder: &Path) -> Option<String> {
        Self::load(folder).map(|machine| machine.id)
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

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::host::data_folder::take_folder;

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
