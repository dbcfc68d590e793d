//! The data folder: made, locked, closed to others, and its files read and written so that nothing of it is ever half there,
//! nothing beside it is touched by way of a link, and no file is read for ever.

use std::{
    fs::{self, File, OpenOptions, Permissions, TryLockError},
    io::{self, Read as _, Write as _},
    os::unix::fs::{
        DirBuilderExt as _, MetadataExt as _, OpenOptionsExt as _, PermissionsExt as _,
    },
    path::{Path, PathBuf},
};

use rustix::fs::OFlags;

use super::{
    out_of_place::{find_in_the_way, sentence_of},
    owners::{check_access, check_owner},
};

/// What of the rights on a file or folder is not its owner's.
const OF_OTHERS: u32 = 0o077;
/// The right of others to write, which is never left to them: who may write here can put another file in the place of Chair's.
const WRITE_OF_OTHERS: u32 = 0o022;
/// What each file system of its own has in its topmost folder. It is nobody's.
const LOST_AND_FOUND: &str = "lost+found";
/// What is being made in the folder of copies, by the beginning of its name.
pub(super) const UNFINISHED: &str = "unfinished";
/// In a folder with this right, such as /tmp, everybody may write and nobody may take away what is another's: it is no data
/// folder of anybody's.
const SHARED_BY_ALL: u32 = 0o1000;
/// Files of the folder that are Chair's begin with one of these.
pub(super) const OWN_FILES: [&str; 7] = [
    "chair.db",
    "set-aside",
    "machine.",
    "lock",
    "ballast",
    "control",
    "chair.setup",
];
/// Folders in it that are Chair's.
pub(super) const OWN_FOLDERS: [&str; 3] = ["certificate", "backups", "update"];
/// The folder, made where it is missing and closed to others, and the lock that keeps a second Chair out of it until this value
/// is dropped.
///
/// # Errors
/// One plain sentence.
pub fn take_folder(folder: &Path) -> Result<File, String> {
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .map_err(|error| unusable(folder, &error))?;
    check_owner(folder)?;
    if let Some(odd) = find_in_the_way(folder) {
        return Err(sentence_of(&odd));
    }
    check_access(folder)?;
    let lock = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(false)
        .mode(0o600)
        .custom_flags(flags(OFlags::NOFOLLOW))
        .open(folder.join("lock"))
        .map_err(|error| unusable(folder, &error))?;
    match lock.try_lock() {
        Ok(()) => {
            close_to_others(folder)?;
            Ok(lock)
        }
        Err(TryLockError::WouldBlock) => Err(format!(
            "Another Chair, or another of its commands, is already running with the data in {}. Please try again when it has ended.",
            folder.display()
        )),
        Err(TryLockError::Error(error)) => {
            Err(format!("Chair cannot lock {}: {error}.", folder.display()))
        }
    }
}

#[expect(
    clippy::cast_possible_wrap,
    reason = "open flags are an int in C, and all of them are small"
)]
pub(super) fn flags(flags: OFlags) -> i32 {
    flags.bits() as i32
}

/// Where the package puts a box's data, from the root of its machine.
pub const DATA: &str = "var/lib/chair";

/// The root of the machine whose box has this data folder; none if it is no packaged box's, as on a laptop.
pub fn root_of_machine(data: &Path) -> Option<&Path> {
    let is_packaged = data.is_absolute() && data.ends_with(DATA);
    let root = data.ancestors().nth(Path::new(DATA).iter().count());
    root.filter(|_| is_packaged)
}

/// The flag of an open that follows no link.
pub fn no_link() -> i32 {
    flags(OFlags::NOFOLLOW)
}

/// Why the folder cannot be used, and what to do.
pub(super) fn unusable(folder: &Path, error: &io::Error) -> String {
    let todo = match error.kind() {
        io::ErrorKind::PermissionDenied => {
            "give the folder to the user that Chair runs as, with all that is in it, or name another one with --data"
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

/// Whether others than its owner may look or write into the folder.
pub fn is_open_to_others(folder: &Path) -> bool {
    fs::metadata(folder).is_ok_and(|it| it.mode() & OF_OTHERS != 0)
}

/// Takes from others whatever rights they have on the folder and on what is Chair's in it, however it came there. Of a folder that
/// is not Chair's alone they keep the right to look into it, which is said.
///
/// # Errors
/// Others may write into the folder, and that cannot be changed.
fn close_to_others(folder: &Path) -> Result<(), String> {
    if is_open_to_others(folder) {
        close_folder(folder)?;
    }
    for path in entries(folder) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if OWN_FILES.iter().any(|own| name.starts_with(own)) {
            close_file(&path);
        }
    }
    for own in OWN_FOLDERS.map(|name| folder.join(name)) {
        let about = fs::symlink_metadata(&own);
        let is_open = |it: &fs::Metadata| it.is_dir() && it.mode() & OF_OTHERS != 0;
        if about.is_ok_and(|it| is_open(&it))
            && let Err(why) = fs::set_permissions(&own, Permissions::from_mode(0o700))
        {
            log::warn!("others may look into {}: {why}", own.display());
        }
        for path in entries_of_own(&own) {
            close_file(&path);
        }
    }
    Ok(())
}

fn close_folder(folder: &Path) -> Result<(), String> {
    let shown = folder.display();
    let mode = || fs::metadata(folder).map_or(0, |it| it.mode()) & 0o7777;
    let is_shared = mode() & SHARED_BY_ALL != 0;
    let is_its_own = !is_shared && !holds_other_folders(folder);
    let rights = if is_its_own {
        0o700
    } else {
        mode() & !WRITE_OF_OTHERS
    };
    // What all may write into is not Chair's to close.
    if !(is_shared && mode() & WRITE_OF_OTHERS != 0) {
        match fs::set_permissions(folder, Permissions::from_mode(rights)) {
            Ok(()) if is_its_own => {
                log::info!("others could look into {shown}: from now on only this user can");
            }
            Ok(()) => log::warn!(
                "others may look into {shown}, where other things are than Chair's: give Chair a folder of its own"
            ),
            Err(why) => {
                log::warn!("others may look into {shown}, and that could not be changed: {why}");
            }
        }
    }
    if mode() & WRITE_OF_OTHERS != 0 {
        return Err(format!(
            "Others may write in {shown}, and Chair cannot change that: name a folder of its own with --data."
        ));
    }
    Ok(())
}

pub(super) fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).collect()
}

/// What is in a folder of Chair's own. One that a link leads to is not.
pub(super) fn entries_of_own(folder: &Path) -> Vec<PathBuf> {
    if fs::symlink_metadata(folder).is_ok_and(|it| it.is_dir()) {
        entries(folder)
    } else {
        Vec::new()
    }
}

/// Whether there are folders in it that are not Chair's: then it is somebody's home, or a part of the system.
fn holds_other_folders(folder: &Path) -> bool {
    entries(folder).iter().any(|path| {
        let name = path.file_name().unwrap_or_default();
        path.is_dir() && name != LOST_AND_FOUND && !OWN_FOLDERS.iter().any(|own| name == *own)
    })
}

fn close_file(path: &Path) {
    let is_open = |it: &fs::Metadata| it.is_file() && it.mode() & OF_OTHERS != 0;
    if !fs::symlink_metadata(path).is_ok_and(|it| is_open(&it)) {
        return;
    }
    // Through the opened file, so that a link that takes its place meanwhile is not followed.
    let opened = OpenOptions::new()
        .read(true)
        .custom_flags(flags(OFlags::NOFOLLOW | OFlags::NONBLOCK))
        .open(path);
    let closed = opened.and_then(|file| file.set_permissions(Permissions::from_mode(0o600)));
    if let Err(why) = closed {
        log::warn!("others may read {}: {why}", path.display());
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

/// Reads a file of at most so many bytes. A device, a pipe or a folder in its place is an error and not waited for.
///
/// # Errors
/// It is no file, it is longer, or whatever the file system says.
pub fn read_small(path: &Path, bytes_max: u64) -> io::Result<Vec<u8>> {
    let file = OpenOptions::new()
        .read(true)
        .custom_flags(flags(OFlags::NONBLOCK))
        .open(path)?;
    if !file.metadata()?.is_file() {
        return Err(io::Error::other("it is no file"));
    }
    let mut bytes = Vec::new();
    file.take(bytes_max + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > bytes_max {
        return Err(io::Error::other("it is too long"));
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::symlink_metadata(path).expect("it is there").mode() & 0o7777
    }

    /// A folder with these rights, this folder in it, and files that all may read.
    fn open_folder(rights: u32, other: &str) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        fs::set_permissions(folder.path(), Permissions::from_mode(rights)).expect("set");
        fs::create_dir(folder.path().join(other)).expect("made");
        for name in ["machine.json", "letter"] {
            let path = folder.path().join(name);
            fs::write(&path, "{}").expect("written");
            fs::set_permissions(path, Permissions::from_mode(0o644)).expect("set");
        }
        folder
    }

    #[test]
    fn from_a_folder_among_other_things_others_lose_the_right_to_write() {
        for (before, after) in [(0o755, 0o755), (0o777, 0o755), (0o770, 0o750)] {
            let folder = open_folder(before, "photos");
            drop(take_folder(folder.path()).expect("taken"));
            assert_eq!(mode(folder.path()), after, "it may be somebody's home");
            assert_eq!(mode(&folder.path().join("machine.json")), 0o600);
            assert_eq!(mode(&folder.path().join("letter")), 0o644, "not Chair's");
        }
    }

    #[test]
    fn the_topmost_folder_of_a_card_is_closed_like_any_other() {
        let folder = open_folder(0o777, LOST_AND_FOUND);
        drop(take_folder(folder.path()).expect("taken"));
        assert_eq!(mode(folder.path()), 0o700);
        assert_eq!(mode(&folder.path().join("letter")), 0o644, "not Chair's");
    }

    #[test]
    fn a_folder_that_everybody_may_write_into_is_refused() {
        let folder = open_folder(0o1777, "backups");
        let said = take_folder(folder.path()).expect_err("it is /tmp");
        assert!(said.contains("Others may write in"), "{said}");
        assert_eq!(mode(folder.path()), 0o1777, "not Chair's to close");
    }

    #[test]
    fn what_has_no_end_is_not_read() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("file");
        fs::write(&file, [7; 10]).expect("written");
        assert_eq!(read_small(&file, 10).expect("read").len(), 10);
        assert!(read_small(&file, 9).is_err());
        assert!(read_small(Path::new("/dev/full"), 10).is_err());
        assert!(read_small(folder.path(), 10).is_err());
        let pipe = folder.path().join("pipe");
        let mode = rustix::fs::Mode::from_raw_mode(0o600);
        rustix::fs::mknodat(rustix::fs::CWD, &pipe, rustix::fs::FileType::Fifo, mode, 0)
            .expect("made");
        assert!(read_small(&pipe, 10).is_err(), "nobody writes into it");
    }
}
