//! `DIR/backups`: where copies lie. Each is two files, the copy and what is known of it in clear; the second is written first,
//! and the copy gets its name when it was read back and found whole. So what has its name is one.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, BufReader, Read, Write},
    os::unix::fs::{DirBuilderExt as _, MetadataExt as _, OpenOptionsExt as _},
    path::{Path, PathBuf},
};

use rustix::fs::{Advice, OFlags};

use super::data_folder::{UNFINISHED, entries, entries_of_own, flags, read_small, write_whole};
use crate::backup::{
    CopyKey, Counted, MANIFEST_BYTES_MAX, Manifest, file_name, is_sealed_for, number_of,
};

/// The folder of copies in a data folder.
#[derive(Clone, Debug)]
pub struct Shelf(PathBuf);

/// Who can open a copy, as its first bytes say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opens {
    /// This box, by its own key.
    Here,
    /// Whoever has the recovery code that it was sealed for.
    WithCode,
    /// Nobody: it was sealed for the key of a box alone, and that key is not here.
    Nowhere,
    /// Nobody: it cannot be read, or its first bytes are not those of a copy.
    Unread,
}

impl Opens {
    /// Whether somebody can go back to it.
    pub fn is_copy(self) -> bool {
        matches!(self, Self::Here | Self::WithCode)
    }
}

impl Shelf {
    /// That of this data folder.
    pub fn of(data: &Path) -> Self {
        Self(data.join("backups"))
    }

    /// Makes it where it is missing, and takes away what an earlier run did not finish.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn tidy(&self) -> io::Result<()> {
        let mut make = fs::DirBuilder::new();
        make.recursive(true).mode(0o700).create(&self.0)?;
        if !self.is_there() {
            return Err(io::ErrorKind::NotADirectory.into());
        }
        for path in self.files() {
            let name = name_of(&path);
            let is_alone = ends(&path, "json") && !path.with_extension("age").exists();
            let is_ours = number_of(&name.replace(".json", ".age")).is_some();
            let is_folder = fs::symlink_metadata(&path).is_ok_and(|it| it.is_dir());
            if (name.starts_with(UNFINISHED) || is_alone && is_ours) && !is_folder {
                fs::remove_file(path)?;
            }
        }
        Ok(())
    }

    /// Whether there is such a folder. One that a link leads to is not Chair's.
    pub fn is_there(&self) -> bool {
        fs::symlink_metadata(&self.0).is_ok_and(|it| it.is_dir())
    }

    /// The path of something that is being made.
    pub fn unfinished(&self, what: &str) -> PathBuf {
        self.0.join(format!("{UNFINISHED}.{what}"))
    }

    /// The plain copies that updates left here.
    pub fn plain(&self) -> Vec<PathBuf> {
        let mut files = self.files();
        files.retain(|path| {
            let name = name_of(path);
            name.starts_with("before-update-") && ends(path, "db") && path.is_file()
        });
        files
    }

    /// What is known of every copy, the oldest first.
    pub fn copies(&self) -> Vec<Manifest> {
        let files = self.files();
        let mut copies: Vec<Manifest> = files.iter().filter_map(|path| read(path)).collect();
        copies.sort_by_key(|copy| copy.number);
        copies
    }

    /// The names of files that are called copies and are not known as such: what is known of them was lost, or they are not as long
    /// as they were.
    pub fn unknown(&self) -> Vec<String> {
        let files = self.files().into_iter();
        let unknown = files.filter(|path| path.is_file() && read(path).is_none());
        let mut names: Vec<String> = unknown.map(|path| name_of(&path)).collect();
        names.retain(|name| number_of(name).is_some());
        names.sort();
        names
    }

    /// Where a copy lies.
    pub fn path_of(&self, copy: &Manifest) -> PathBuf {
        self.0.join(file_name(&copy.r#box, copy.number))
    }

    /// Who can open a copy, where these are the keys of this box.
    pub fn who_opens(&self, copy: &Manifest, keys: &[CopyKey]) -> Opens {
        let Ok(file) = open_file(&self.path_of(copy)) else {
            return Opens::Unread;
        };
        match is_sealed_for(BufReader::new(file), keys) {
            Some(true) => Opens::Here,
            Some(false) if copy.codes.is_empty() => Opens::Nowhere,
            Some(false) => Opens::WithCode,
            None => Opens::Unread,
        }
    }

    /// Whether the card still has of a copy what was written, to its last byte.
    pub fn is_whole(&self, copy: &Manifest) -> bool {
        let read = open_file(&self.path_of(copy)).and_then(|file| {
            settle(&file)?;
            hash_of(file)
        });
        read.is_ok_and(|(bytes, sha256)| bytes == copy.bytes && sha256 == copy.sha256)
    }

    /// A number that no copy here has had.
    pub fn next_number(&self) -> u32 {
        let numbers = self.files();
        let numbers = numbers.iter().filter_map(|path| number_of(&name_of(path)));
        numbers.max().unwrap_or(0).saturating_add(1)
    }

    /// Gives a copy that was found whole its name, so that it is there after a pulled plug or not at all.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn put(&self, unfinished: &Path, copy: &Manifest) -> io::Result<()> {
        let path = self.path_of(copy);
        let mut text = serde_json::to_vec_pretty(copy)?;
        text.push(b'\n');
        write_whole(&path.with_extension("json"), &text)?;
        fs::rename(unfinished, path)?;
        File::open(&self.0)?.sync_all()
    }

    /// Throws a copy away.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn remove(&self, copy: &Manifest) -> io::Result<()> {
        let path = self.path_of(copy);
        fs::remove_file(&path)?;
        fs::remove_file(path.with_extension("json"))
    }

    /// Throws away a file of the folder, and what is known of it.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn remove_file(&self, name: &str) -> io::Result<()> {
        let path = self.0.join(name);
        fs::remove_file(&path)?;
        match fs::remove_file(path.with_extension("json")) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => File::open(&self.0)?.sync_all(),
        }
    }

    fn files(&self) -> Vec<PathBuf> {
        entries_of_own(&self.0)
    }
}

/// A file that is no known copy and holds the database as it once was: a copy of which nothing is known, the plain one of an
/// update, or a database that was set aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OldFile {
    /// What it is called.
    pub name: String,
    /// When it was last written, in UTC seconds: of it no other time is known.
    pub at: i64,
    /// It was set aside, and lies in the data folder itself.
    pub is_set_aside: bool,
}

/// Every such file of a data folder, the oldest first.
pub fn old_files(data: &Path) -> Vec<OldFile> {
    let shelf = Shelf::of(data);
    let plain = shelf.plain().iter().map(|path| name_of(path)).collect();
    let on_shelf: Vec<String> = [shelf.unknown(), plain].concat();
    let on_shelf = on_shelf.iter().map(|name| (shelf.0.join(name), false));
    let aside = entries(data).into_iter().map(|path| (path, true));
    let aside = aside.filter(|(path, _)| name_of(path).starts_with("set-aside"));
    let found = on_shelf.chain(aside).filter_map(|(path, is_set_aside)| {
        let about = fs::symlink_metadata(&path).ok();
        Some(OldFile {
            name: name_of(&path),
            at: about.filter(fs::Metadata::is_file)?.mtime(),
            is_set_aside,
        })
    });
    let mut files: Vec<OldFile> = found.collect();
    files.sort_by(|one, other| (one.at, &one.name).cmp(&(other.at, &other.name)));
    files
}

fn ends(path: &Path, ending: &str) -> bool {
    path.extension().is_some_and(|it| it == ending)
}

fn name_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

/// What is known of the copy at this path, if it is one.
fn read(path: &Path) -> Option<Manifest> {
    let number = number_of(&name_of(path))?;
    let file = fs::symlink_metadata(path).ok()?;
    let text = read_small(&path.with_extension("json"), MANIFEST_BYTES_MAX).ok()?;
    let copy: Manifest = serde_json::from_slice(&text).ok()?;
    let is_it = copy.number == number && name_of(path) == file_name(&copy.r#box, number);
    (file.is_file() && file.len() == copy.bytes && is_it).then_some(copy)
}

/// A new file of this user's alone, where there is none.
///
/// # Errors
/// There is one, or it cannot be written.
pub fn make_private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true).mode(0o600).open(path)
}

/// A long file that is written to the card piece by piece: synced at its end alone, all of it would stand before the next
/// sign-up's few bytes.
pub struct Paced {
    file: File,
    unsynced: usize,
}

/// How much is read at once.
const PIECE_BYTES: usize = 64 * 1024;
/// So many bytes are written before they are put on the card.
const SYNCED_EVERY: usize = 4 << 20;

impl Paced {
    /// Around a file that is open to write.
    pub fn new(file: File) -> Self {
        Self { file, unsynced: 0 }
    }

    /// The file.
    pub fn into_file(self) -> File {
        self.file
    }
}

impl Write for Paced {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.unsynced += written;
        if self.unsynced >= SYNCED_EVERY {
            self.unsynced = 0;
            self.file.sync_data()?;
        }
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// Opens a file to read, which must be one: no link, folder, pipe or device.
///
/// # Errors
/// It is none, or cannot be read.
pub fn open_file(path: &Path) -> io::Result<File> {
    let file = OpenOptions::new()
        .read(true)
        .custom_flags(flags(OFlags::NOFOLLOW | OFlags::NONBLOCK))
        .open(path)?;
    if !file.metadata()?.is_file() {
        return Err(io::Error::other("it is no file"));
    }
    Ok(file)
}

/// How long a file is, and its SHA-256 in hexadecimal.
///
/// # Errors
/// It cannot be read.
pub fn hash_of(file: impl Read) -> io::Result<(u64, String)> {
    let mut counted = Counted::new(file);
    let mut piece = vec![0; PIECE_BYTES];
    while counted.read(&mut piece)? > 0 {}
    let (_, bytes, sha256) = counted.end();
    Ok((bytes, sha256))
}

/// Puts a file on the card and out of memory, so that what is read next comes from the card.
///
/// # Errors
/// The card says so.
pub fn settle(file: &File) -> io::Result<()> {
    file.sync_all()?;
    Ok(rustix::fs::fadvise(file, 0, None, Advice::DontNeed)?)
}

/// The thread that calls this gives way to those that answer people.
pub fn give_way() {
    let own = rustix::thread::gettid();
    if let Err(error) = rustix::process::setpriority_process(Some(own), 10) {
        log::debug!("copies are made as fast as everything else: {error}");
    }
}
