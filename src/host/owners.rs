//! Whose the data folder and its files are: what root leaves in a folder of another user keeps the box from starting, or from
//! ever making a copy again.

use std::{
    fs,
    os::unix::fs::MetadataExt as _,
    path::{Path, PathBuf},
};

use rustix::fs::{Access, access};

use super::data_folder::{OWN_FILES, OWN_FOLDERS, entries, entries_of_own};

/// Whether what this user writes into the folder can be read by its owner, which is not so of root's files in another's folder.
/// Whoever else may write into a folder of somebody's does so because the card knows no owners, or because it was set up so.
///
/// # Errors
/// One plain sentence that says who has to do it.
pub fn check_owner(folder: &Path) -> Result<(), String> {
    let is_root = rustix::process::geteuid().is_root();
    let owner = fs::metadata(folder).map_or(0, |it| it.uid());
    if !is_root || owner == 0 {
        return Ok(());
    }
    Err(format!(
        "{} belongs to another user than root. Run this as that user: sudo -u {} chair ...",
        folder.display(),
        name_of_user(owner)
    ))
}

/// As `sudo -u` takes it.
fn name_of_user(id: u32) -> String {
    let known = fs::read_to_string("/etc/passwd").unwrap_or_default();
    let mut names = known.lines().filter_map(|line| {
        let mut words = line.split(':');
        let name = words.next()?;
        (words.nth(1)?.parse() == Ok(id)).then(|| name.to_owned())
    });
    names.next().unwrap_or_else(|| format!("'#{id}'"))
}

/// What a start reads and writes in place; what else it needs it only reads.
const WRITTEN: [&str; 4] = ["lock", "chair.db", "chair.db-wal", "chair.db-shm"];

/// Whether this user may read and write what a start needs. A card that is write-protected is another matter.
///
/// # Errors
/// One plain sentence: which file, whose it is, and what to do.
pub(super) fn check_access(folder: &Path) -> Result<(), String> {
    let written = WRITTEN.map(|name| (folder.join(name), Access::READ_OK | Access::WRITE_OK));
    let read = (folder.join("machine.json"), Access::READ_OK);
    let mut needed = written.into_iter().chain([read]);
    // Where the folder itself cannot be looked into, nothing is known of its files.
    let is_closed = |path: &Path, asked| {
        fs::symlink_metadata(path).is_ok() && access(path, asked) == Err(rustix::io::Errno::ACCESS)
    };
    let Some((path, _)) = needed.find(|(path, asked)| is_closed(path, *asked)) else {
        return Ok(());
    };
    let owner = fs::symlink_metadata(&path).map_or(0, |it| it.uid());
    let own = rustix::process::geteuid().as_raw();
    let shown = path.display();
    if owner == own {
        return Err(format!(
            "{shown} belongs to the user that Chair runs as, who may not read and write it: allow that (chmod u+rw {shown})."
        ));
    }
    let (owner, own) = (name_of_user(owner), name_of_user(own));
    Err(format!(
        "{shown} belongs to {owner}, and Chair runs as {own}: give it to that user (sudo chown {own} {shown}), or name another folder with --data."
    ))
}

/// What belongs to the owner of the folder, who may all the same not read it, or not write what is written in place. Root may
/// whatever the rights are.
pub fn find_closed(folder: &Path) -> Option<PathBuf> {
    let owner = fs::metadata(folder).ok()?.uid();
    let is_closed = |path: &PathBuf| {
        let Ok(about) = fs::symlink_metadata(path) else {
            return false;
        };
        let name = path.file_name().unwrap_or_default();
        let is_written = about.is_dir() || WRITTEN.iter().any(|written| name == *written);
        let needed = match (about.is_dir(), is_written) {
            (true, _) => 0o700,
            (false, true) => 0o600,
            (false, false) => 0o400,
        };
        let is_plain = about.is_file() || about.is_dir();
        is_plain && about.uid() == owner && about.mode() & needed != needed
    };
    (owner != 0).then(|| own_files(folder).into_iter().find(is_closed))?
}

/// A file of Chair's that is another user's than the folder: whoever owns the folder may not be able to read or replace it.
pub fn find_anothers(folder: &Path) -> Option<PathBuf> {
    let owner = fs::metadata(folder).ok()?.uid();
    own_files(folder)
        .into_iter()
        .find(|path| fs::symlink_metadata(path).is_ok_and(|it| it.uid() != owner))
}

/// Every file and folder of Chair's in the folder.
fn own_files(folder: &Path) -> Vec<PathBuf> {
    let is_own = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        OWN_FILES.iter().any(|own| name.starts_with(own)) || OWN_FOLDERS.contains(&&*name)
    };
    let mut files: Vec<PathBuf> = entries(folder).into_iter().filter(is_own).collect();
    files.extend(
        OWN_FOLDERS
            .iter()
            .flat_map(|own| entries_of_own(&folder.join(own))),
    );
    files.sort();
    files
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::chown;

    use super::*;
    use crate::host::data_folder::take_folder;

    const NOBODY: u32 = 65534;

    #[test]
    fn root_leaves_nothing_in_the_folder_of_another_user() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        if chown(folder, Some(NOBODY), None).is_err() {
            return;
        }
        let said = take_folder(folder).expect_err("it is another's");
        let words = "Run this as that user: sudo -u nobody chair";
        assert!(said.contains(words), "{said}");
        assert_eq!(entries(folder).len(), 0);
        assert_eq!(name_of_user(4_000_000), "'#4000000'");
        chown(folder, Some(0), None).unwrap();
        drop(take_folder(folder).expect("root's own"));
        drop(take_folder(&folder.join("new")).expect("just made"));
    }

    #[test]
    fn a_file_of_another_user_is_found() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        fs::create_dir(folder.join("backups")).unwrap();
        for name in ["chair.db", "letter", "backups/chair-1a2b-000001.age"] {
            fs::write(folder.join(name), "").unwrap();
        }
        assert_eq!(find_anothers(folder), None);
        for (name, is_found) in [
            ("letter", false),
            ("backups/chair-1a2b-000001.age", true),
            ("chair.db", true),
        ] {
            let path = folder.join(name);
            if chown(&path, Some(NOBODY), None).is_err() {
                return;
            }
            assert_eq!(find_anothers(folder), is_found.then_some(path.clone()));
            chown(&path, Some(0), None).unwrap();
        }
    }
}
