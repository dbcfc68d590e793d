//! What is in the place of something of Chair's and is not what Chair left there: a link leads elsewhere, a device has no end, a
//! folder cannot be written. What the class cannot do without keeps a box from starting; round everything else it goes on.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::data_folder::{OWN_FOLDERS, UNFINISHED, entries_of_own};
use crate::backup::number_of;

/// What must be a file where it is there at all, or nothing of the class can be read or written.
const NEEDED: [&str; 15] = [
    "lock",
    "chair.db",
    "chair.db-wal",
    "chair.db-shm",
    "chair.db-journal",
    "chair.db.new",
    "chair.db.new-wal",
    "chair.db.new-shm",
    "machine.json",
    "machine.new",
    "machine.restored",
    "chair.db.restoring",
    "chair.db.restored",
    "chair.db.restored-beside",
    "set-aside-unfinished.db",
];
/// Those that hold what cannot be made anew.
const KEPT: [&str; 2] = ["chair.db", "machine.json"];
/// The files of `certificate/`, as they are and while they are written.
const OF_CERTIFICATE: [&str; 4] = ["authority.pem", "authority.new", "box.pem", "box.new"];

/// What keeps the box from starting.
pub fn find_in_the_way(folder: &Path) -> Option<PathBuf> {
    let mut files = NEEDED.iter().map(|name| folder.join(name));
    // The socket of a killed program is no file, and is made anew.
    let control = folder.join("control");
    files
        .find(|path| is_no_file(path))
        .or_else(|| is_folder(&control).then_some(control))
}

/// Whether what cannot be made anew should be there, so that it has to be put back.
pub fn is_to_be_put_back(path: &Path) -> bool {
    path.file_name()
        .is_some_and(|name| KEPT.iter().any(|kept| name == *kept))
}

/// What costs the box a part of what it does, and the class nothing: nothing is written there.
pub fn find_beside(folder: &Path) -> Vec<PathBuf> {
    let ballast = folder.join("ballast");
    let ballast = is_no_file(&ballast).then_some(ballast);
    let folders = OWN_FOLDERS.iter().map(|name| folder.join(name));
    let folders = folders.filter(|path| is_no_folder(path));
    let copies = entries_of_own(&folder.join("backups")).into_iter();
    let copies = copies.filter(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let is_own =
            name.starts_with(UNFINISHED) || number_of(&name.replace(".json", ".age")).is_some();
        is_own && is_folder(path)
    });
    let mut found: Vec<PathBuf> = ballast.into_iter().chain(folders).chain(copies).collect();
    let certificate = find_in_certificate(&folder.join("certificate"));
    if let Some(path) = certificate.filter(|path| !found.contains(path)) {
        found.push(path);
    }
    found
}

/// The same of the folder of the certificate, or of a file in it.
pub fn find_in_certificate(certificate: &Path) -> Option<PathBuf> {
    if is_no_folder(certificate) {
        return Some(certificate.to_owned());
    }
    let mut files = OF_CERTIFICATE.iter().map(|name| certificate.join(name));
    files.find(|path| is_no_file(path))
}

/// What is said of one that keeps the box from starting.
pub fn sentence_of(path: &Path) -> String {
    let todo = if is_to_be_put_back(path) {
        "Put back what was there, or move it away."
    } else {
        "Please move it away."
    };
    format!("{} {todo}", describe(path))
}

/// What is there instead.
pub fn describe(path: &Path) -> String {
    let what = match fs::symlink_metadata(path).map(|it| it.file_type()) {
        Ok(kind) if kind.is_symlink() => "a link",
        Ok(kind) if kind.is_dir() => "a folder",
        Ok(kind) if kind.is_file() => "a file",
        _ => "a device",
    };
    format!(
        "{} is {what}, which Chair did not put there.",
        path.display()
    )
}

fn is_no_file(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|it| !it.is_file())
}

fn is_no_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|it| !it.is_dir())
}

fn is_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|it| it.is_dir())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::host::data_folder::take_folder;

    #[test]
    fn a_folder_in_the_place_of_a_copy_is_found_and_costs_the_class_nothing() {
        let folder = tempfile::tempdir().unwrap();
        for name in [
            "unfinished.age",
            "chair-1a2b-000001.json",
            "chair-1a2b-000001.age",
        ] {
            let there = folder.path().join("backups").join(name);
            fs::create_dir_all(&there).unwrap();
            assert_eq!(find_beside(folder.path()), std::slice::from_ref(&there));
            drop(take_folder(folder.path()).expect("the box starts"));
            fs::remove_dir(&there).unwrap();
        }
        fs::create_dir(folder.path().join("backups/older")).unwrap();
        assert!(find_beside(folder.path()).is_empty(), "somebody's own");
    }

    #[test]
    fn what_can_be_made_anew_is_only_to_be_moved_away() {
        let folder = tempfile::tempdir().unwrap();
        for (name, puts_back) in [("chair.db", true), ("machine.json", true), ("lock", false)] {
            let there = folder.path().join(name);
            fs::create_dir(&there).unwrap();
            assert_eq!(find_in_the_way(folder.path()), Some(there.clone()));
            let said = take_folder(folder.path()).expect_err("it is in the way");
            assert!(
                said.contains(name) && said.contains("move it away"),
                "{said}"
            );
            assert_eq!(said.contains("Put back"), puts_back, "{said}");
            fs::remove_dir(&there).unwrap();
        }
    }
}
