//! A file that somebody named on the command line, maybe on a stick that gets full: it is whole or not there, and what has its name
//! already stays.

use std::{
    fs::{self, File, OpenOptions, Permissions},
    io,
    os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _},
    path::{Path, PathBuf},
};

use rustix::fs::{OFlags, RenameFlags};

use super::data_folder::flags;

/// Writes a file that somebody named: it has another name until it is whole and on the card, and what has its name already stays.
/// Where it cannot be finished nothing is left that would be in the way of the next try.
///
/// # Errors
/// Something has that name, or whatever the file system or `write` says.
pub fn write_new<T>(
    path: &Path,
    write: impl FnOnce(&mut File, &Path) -> io::Result<T>,
) -> io::Result<T> {
    if fs::symlink_metadata(path).is_ok() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    let mut unfinished = path.as_os_str().to_owned();
    unfinished.push(".unfinished");
    let unfinished = PathBuf::from(unfinished);
    let mut file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(false)
        .mode(0o600)
        .custom_flags(flags(OFlags::NOFOLLOW | OFlags::NONBLOCK))
        .open(&unfinished)?;
    // What a killed command left is written over; what another one is writing is not.
    if file.try_lock().is_err() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    let written = finish(path, &unfinished, &mut file, write);
    if written.is_err() {
        drop(fs::remove_file(&unfinished));
    }
    written
}

fn finish<T>(
    path: &Path,
    unfinished: &Path,
    file: &mut File,
    write: impl FnOnce(&mut File, &Path) -> io::Result<T>,
) -> io::Result<T> {
    file.set_len(0)?;
    // What a killed command left may have other rights by now; some cards know none.
    drop(file.set_permissions(Permissions::from_mode(0o600)));
    let written = write(file, unfinished)?;
    file.sync_all()?;
    rename_new(unfinished, path)?;
    let folder = path.parent().filter(|it| *it != Path::new(""));
    match File::open(folder.unwrap_or(Path::new(".")))?.sync_all() {
        // A folder of the school's over the network may know no such thing.
        Err(error) if error.kind() != io::ErrorKind::InvalidInput => Err(error),
        _ => Ok(written),
    }
}

/// Gives a file another name that nothing has.
fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
    use rustix::{fs::CWD, io::Errno};
    match rustix::fs::renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
        // Some sticks have a file system that knows no such renaming.
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => match fs::symlink_metadata(to) {
            Ok(_) => Err(io::ErrorKind::AlreadyExists.into()),
            Err(_) => fs::rename(from, to),
        },
        renamed => Ok(renamed?),
    }
}

#[cfg(test)]
mod tests {
    use std::{io::Write as _, os::unix::fs::MetadataExt as _};

    use super::*;

    #[test]
    fn a_file_that_somebody_named_is_whole_or_not_there() {
        let folder = tempfile::tempdir().expect("a folder");
        let (path, left) = (
            folder.path().join("class.zip"),
            folder.path().join("class.zip.unfinished"),
        );
        let full = |_: &mut File, _: &Path| Err::<(), _>(io::ErrorKind::StorageFull.into());
        let failed = write_new(&path, |file, at| {
            file.write_all(b"half")?;
            assert!(fs::symlink_metadata(at).is_ok_and(|it| it.len() == 4));
            full(file, at)
        });
        assert_eq!(failed.expect_err("full").kind(), io::ErrorKind::StorageFull);
        let files = fs::read_dir(folder.path()).expect("read").count();
        assert_eq!(files, 0, "nothing is in the way of the next try");
        // A killed one left its half; the next has room.
        fs::write(&left, "more than what follows").expect("written");
        write_new(&path, |file, _| file.write_all(b"whole")).expect("written");
        assert_eq!(fs::read(&path).expect("there"), b"whole");
        let mode = fs::metadata(&path).expect("there").mode() & 0o777;
        assert_eq!((mode, left.exists()), (0o600, false));
        for there in [path.clone(), folder.path().join("link")] {
            drop(std::os::unix::fs::symlink("nowhere", &there));
            let again = write_new(&there, |file, _| file.write_all(b"other"));
            let why = again.expect_err("it is there").kind();
            assert_eq!(why, io::ErrorKind::AlreadyExists, "{}", there.display());
        }
        assert_eq!(fs::read(&path).expect("there"), b"whole");
        // What comes there meanwhile stays as well.
        let late = folder.path().join("late");
        let written = write_new(&late, |_, _| fs::write(&late, "first"));
        assert!(written.is_err());
        assert_eq!(fs::read(&late).expect("there"), b"first");
    }
}
