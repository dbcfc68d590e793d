//! What makes this box itself: machine.json with the box's number and key.
//! Nothing of the classroom is here.

use std::{fs, io, path::Path};

use data_encoding::{HEXLOWER, HEXLOWER_PERMISSIVE};
use serde::{Deserialize, Serialize};

use super::data_folder::{read_small, unusable, write_whole};
use crate::{backup::CopyKey, secret};

/// What stays the same in this box from its first start on.
#[derive(Clone)]
pub struct Machine {
    /// Sixteen hexadecimal digits; the first four stand in its network name.
    pub id: String,
    /// The key behind grants and cards.
    pub key: secret::Key,
    /// The same as it stands in the file.
    bytes: [u8; 32],
    /// Those that it had before a copy of another box took its place: its older copies open with them.
    former: Vec<[u8; 32]>,
}

/// Bytes of machine.json: it has two short lines.
const FILE_BYTES_MAX: u64 = 4096;

#[derive(Serialize, Deserialize)]
struct OnDisk {
    r#box: String,
    key: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    former: Vec<String>,
}

/// The file with the key of another box whose copy was chosen, until the next start.
const ADOPTED: &str = "machine.restored";

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
        let damaged = || {
            format!(
                "{} is damaged. Put it back from a backup, or move it away.",
                path.display()
            )
        };
        match read_small(&path, FILE_BYTES_MAX) {
            Ok(bytes) => Self::read(&bytes).ok_or_else(damaged),
            // It is no file, or longer than any that was written here.
            Err(error) if error.kind() == io::ErrorKind::Other => Err(damaged()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let machine = Self::new(
                    HEXLOWER.encode(&secret::bytes::<8>()),
                    secret::bytes(),
                    Vec::new(),
                );
                write_whole(&path, &machine.text()).map_err(sentence)?;
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

    /// Whether there is a file of that name which is none: no start can use it.
    pub fn is_damaged(folder: &Path) -> bool {
        Self::is_damaged_file(&folder.join("machine.json"))
    }

    fn is_damaged_file(file: &Path) -> bool {
        match read_small(file, FILE_BYTES_MAX) {
            Ok(bytes) => Self::read(&bytes).is_none(),
            Err(error) => error.kind() == io::ErrorKind::Other,
        }
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
        let former = read.former.iter().map(|key| read_key(key));
        Some(Self::new(
            read.r#box,
            read_key(&read.key)?,
            former.collect::<Option<_>>()?,
        ))
    }

    fn new(id: String, bytes: [u8; 32], former: Vec<[u8; 32]>) -> Self {
        let key = secret::Key::new(&bytes);
        Self {
            id,
            key,
            bytes,
            former,
        }
    }

    fn text(&self) -> Vec<u8> {
        let on_disk = OnDisk {
            r#box: self.id.clone(),
            key: self.key_for_copies(),
            former: self.former.iter().map(|key| HEXLOWER.encode(key)).collect(),
        };
        serde_json::to_vec_pretty(&on_disk).expect("strings are always JSON")
    }

    /// The keys that open what this box has sealed, the present one first.
    pub fn copy_keys(&self) -> Vec<CopyKey> {
        let keys = std::iter::once(&self.bytes).chain(&self.former);
        keys.map(CopyKey::of_box).collect()
    }

    /// The box's key as it goes into a copy, sealed: on another box cards and pictures open with it.
    pub fn key_for_copies(&self) -> String {
        HEXLOWER.encode(&self.bytes)
    }

    /// From the next start on that finds a copy chosen, the box goes by the key in that copy, and keeps its number.
    ///
    /// # Errors
    /// The key cannot be one, or it cannot be written.
    pub fn adopt_at_next_start(&self, folder: &Path, key: &str) -> io::Result<()> {
        let key = read_key(key).ok_or(io::ErrorKind::InvalidData)?;
        let mut former = self.former.clone();
        former.insert(0, self.bytes);
        former.retain(|it| *it != key);
        let adopted = Self::new(self.id.clone(), key, former);
        let file = folder.join(ADOPTED);
        write_whole(&file, &adopted.text())
    }

    /// Whether the key that came with a copy was spoilt since: without it that copy is nobody's, and it must not take the place of
    /// the box's own.
    pub fn is_adopted_damaged(folder: &Path) -> bool {
        Self::is_damaged_file(&folder.join(ADOPTED))
    }

    /// Takes up that key where a copy was chosen, or forgets it.
    ///
    /// # Errors
    /// It cannot be written, or is none.
    pub fn finish_adopting(folder: &Path, is_chosen: bool) -> io::Result<()> {
        if !is_chosen {
            return Self::forget_adopted(folder);
        }
        if Self::is_adopted_damaged(folder) {
            return Err(io::ErrorKind::InvalidData.into());
        }
        match fs::rename(folder.join(ADOPTED), folder.join("machine.json")) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// Whether a key that came with a copy takes the place of this box's own at the next start.
    pub fn adopts_at_next_start(folder: &Path) -> bool {
        folder.join(ADOPTED).exists()
    }

    /// The copy with that key is not put back: the next one may be of this box itself.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn forget_adopted(folder: &Path) -> io::Result<()> {
        match fs::remove_file(folder.join(ADOPTED)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// The four characters that set this box apart on the network.
    pub fn suffix(&self) -> &str {
        &self.id[..4]
    }
}

fn read_key(text: &str) -> Option<[u8; 32]> {
    let key = HEXLOWER_PERMISSIVE.decode(text.as_bytes()).ok()?;
    key.try_into().ok()
}

#[cfg(test)]
mod tests {
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
        first
            .adopt_at_next_start(&folder, &HEXLOWER.encode(&[9; 32]))
            .expect("written");
        Machine::finish_adopting(&folder, false).expect("no copy was chosen");
        let same = Machine::load_or_make(&folder)
            .expect("read")
            .key_for_copies();
        assert_eq!(same, first.key_for_copies());
        fs::write(folder.join(ADOPTED), "spoilt on its card").expect("written");
        assert!(Machine::is_adopted_damaged(&folder));
        Machine::finish_adopting(&folder, true).expect_err("it is read before it takes the place");
        let same = Machine::load_or_make(&folder).expect("the sound one is there still");
        assert_eq!(same.key_for_copies(), first.key_for_copies());
        first
            .adopt_at_next_start(&folder, &HEXLOWER.encode(&[9; 32]))
            .expect("written");
        Machine::finish_adopting(&folder, true).expect("taken up");
        let adopted = Machine::load_or_make(&folder).expect("read");
        assert_eq!(
            (adopted.id.as_str(), adopted.bytes),
            (first.id.as_str(), [9; 32])
        );
        assert_eq!(adopted.former, [first.bytes], "its older copies open still");
        assert!(!Machine::is_damaged(&folder));
        for spoiled in ["", "{}", &" ".repeat(5000)] {
            fs::write(folder.join("machine.json"), spoiled).expect("written");
            let said = Machine::load_or_make(&folder);
            let said = said.err().expect("a damaged file is never overwritten");
            assert!(said.contains("move it away"), "{said}");
            assert!(Machine::is_damaged(&folder));
        }
    }
}
