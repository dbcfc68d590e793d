//! A data folder that cannot be used: the program ends with one plain sentence that says what to do, and writes nothing.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::disk::Disk;
use crate::support::program::{CHAIR, run, serve_words};

/// What `chair serve` says of a folder that it cannot use.
#[track_caller]
fn refused(out: &std::process::Output, folder: &Path, todo: &str) {
    let said = String::from_utf8_lossy(&out.stderr);
    assert_eq!(out.status.code(), Some(1), "{said}");
    assert!(out.stdout.is_empty(), "it was never ready");
    let said = said.trim();
    assert!(
        said.lines().count() == 1 && said.contains(&folder.display().to_string()),
        "{said}"
    );
    assert!(said.contains(todo) && said.ends_with('.'), "{said}");
}

/// The program as nobody, where the test may become somebody else. The copy stands where everybody may run it.
fn as_nobody(program: &Path, folder: &Path) -> Option<std::process::Output> {
    let out = as_nobody_with(program, &serve_words(folder));
    let said = String::from_utf8_lossy(&out.stderr);
    (!said.starts_with("setpriv:")).then_some(out)
}

fn as_nobody_with(program: &Path, words: &[&str]) -> std::process::Output {
    let out = Command::new("setpriv")
        .args(["--reuid", "65534", "--regid", "65534", "--clear-groups"])
        .arg(program)
        .args(words)
        .output();
    out.expect("setpriv is everywhere")
}

fn mode(path: &Path, mode: u32) {
    let mode = std::os::unix::fs::PermissionsExt::from_mode(mode);
    std::fs::set_permissions(path, mode).unwrap();
}

fn names(folder: &Path) -> Vec<PathBuf> {
    let mut names: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    names.sort();
    names
}

#[test]
fn a_folder_of_another_user_ends_in_one_sentence() {
    let home = tempfile::tempdir().unwrap();
    let (folder, program) = (home.path().join("data"), home.path().join("chair"));
    mode(home.path(), 0o755);
    std::fs::copy(CHAIR, &program).unwrap();
    std::fs::create_dir(&folder).unwrap();
    // It may only be read, and not even that.
    for rights in [0o755, 0o700] {
        mode(&folder, rights);
        let before = names(&folder);
        let Some(out) = as_nobody(&program, &folder) else {
            return crate::support::tool_missing(
                "a folder of another user",
                "no right to become one",
            );
        };
        refused(
            &out,
            &folder,
            "give the folder to the user that Chair runs as",
        );
        assert_eq!(names(&folder), before, "nothing is written");
    }
    let below = home.path().join("none/data");
    let out = as_nobody(&program, &below).expect("as before");
    refused(&out, &below, "name another one with --data");
}

#[test]
fn a_file_that_cannot_be_read_is_said_with_whose_it_is_and_whose_it_must_be() {
    let home = tempfile::tempdir().unwrap();
    let (folder, program) = (home.path().join("data"), home.path().join("chair"));
    mode(home.path(), 0o755);
    std::fs::copy(CHAIR, &program).unwrap();
    std::fs::create_dir(&folder).unwrap();
    let nobody = Some(65534);
    if std::os::unix::fs::chown(&folder, nobody, None).is_err() {
        return crate::support::tool_missing("a file of another user", "no right to give one away");
    }
    for name in [
        "lock",
        "chair.db",
        "chair.db-wal",
        "chair.db-shm",
        "machine.json",
    ] {
        let file = folder.join(name);
        std::fs::write(&file, "a file").unwrap();
        mode(&file, 0o600);
        let shown = file.display();
        let words = format!(
            "{shown} belongs to root, and Chair runs as nobody: give it to that user (sudo chown nobody {shown})"
        );
        let Some(out) = as_nobody(&program, &folder) else {
            return crate::support::tool_missing(
                "a file of another user",
                "no right to become one",
            );
        };
        refused(&out, &folder, &words);
        std::os::unix::fs::chown(&file, nobody, None).unwrap();
        mode(&file, 0o000);
        let out = as_nobody(&program, &folder).expect("as before");
        refused(
            &out,
            &folder,
            &format!("{shown} belongs to the user that Chair runs as"),
        );
        let out = as_nobody_with(&program, &["doctor", "--data", folder.to_str().unwrap()]);
        let told = String::from_utf8_lossy(&out.stdout).into_owned();
        let words = format!("BAD  The user that {shown} belongs to may not read and write it.");
        assert!(told.contains(&words), "{told}");
        std::fs::remove_file(&file).unwrap();
    }
    assert!(names(&folder).is_empty(), "nothing is written");
}

#[test]
fn a_write_protected_card_and_a_file_end_in_one_sentence() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("data");
    std::fs::write(&file, "a letter").unwrap();
    let (status, out, said) = run(&serve_words(&file));
    assert_eq!((status.code(), out.as_str()), (Some(1), ""), "{said}");
    assert!(said.contains("name a folder with --data"), "{said}");
    assert_eq!(std::fs::read(&file).unwrap(), b"a letter");
    let Some(disk) = Disk::new(40) else {
        return crate::support::tool_missing("a write-protected card", "no right to mount");
    };
    disk.remount("ro");
    let out = Command::new(CHAIR)
        .args(serve_words(&disk.0))
        .output()
        .unwrap();
    refused(&out, &disk.0, "take the write protection off its card");
    assert!(names(&disk.0).is_empty());
}
