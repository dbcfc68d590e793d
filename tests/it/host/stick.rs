//! The script that puts copies on a USB stick, with a folder in the stick's place: what is there is whole or it is not there.

use std::fs;
use std::path::Path;
use std::process::Command;

use data_encoding::HEXLOWER;

use crate::support::disk::Disk;
use crate::support::not_run;

/// The words that the script leaves, and whether it was content.
fn stick(home: &Path) -> (bool, String) {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("systemd/stick");
    let out = Command::new(script)
        .env("CHAIR_STICK_FOLDER", home.join("stick"))
        .env("CHAIR_STICK_BACKUPS", home.join("backups"))
        .env("CHAIR_STICK_STATE", home.join("state"))
        .output()
        .unwrap();
    let state = fs::read_to_string(home.join("state")).unwrap_or_default();
    // What it says, without the second.
    let (said, second) = state.trim().rsplit_once(' ').unwrap();
    assert!(second.parse::<u64>().is_ok(), "{state}");
    (out.status.success(), said.to_owned())
}

fn is_done(home: &Path) {
    assert_eq!(stick(home), (true, "done".to_owned()));
}

/// A home whose stick is a small file system of its own.
fn with_a_stick(what: &str, megabytes: u32) -> Option<(tempfile::TempDir, Disk)> {
    let Some(disk) = Disk::new(megabytes) else {
        not_run(what, "no right to mount");
        return None;
    };
    let home = tempfile::tempdir().unwrap();
    fs::create_dir(home.path().join("backups")).unwrap();
    std::os::unix::fs::symlink(&disk.0, home.path().join("stick")).unwrap();
    Some((home, disk))
}

fn on_stick(home: &Path) -> Vec<String> {
    let entries = fs::read_dir(home.join("stick/Chair")).into_iter().flatten();
    let names = entries.map(|it| it.unwrap().file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

fn put_copy(home: &Path, number: u32) -> String {
    let name = format!("chair-1a2b-{number:06}.age");
    let bytes = vec![u8::try_from(number).unwrap(); 100_000];
    let sum = ring::digest::digest(&ring::digest::SHA256, &bytes);
    let manifest = serde_json::json!({
        "data_sha256": HEXLOWER.encode(&[7; 32]), "sha256": HEXLOWER.encode(sum.as_ref()),
    });
    let path = home.join("backups").join(&name);
    fs::write(&path, bytes).unwrap();
    let manifest = serde_json::to_string_pretty(&manifest).unwrap();
    fs::write(path.with_extension("json"), manifest).unwrap();
    name
}

#[test]
fn a_stick_gets_every_copy_and_nothing_else_and_is_read_back() {
    let home = tempfile::tempdir().unwrap();
    let home = home.path();
    for folder in ["backups", "stick"] {
        fs::create_dir(home.join(folder)).unwrap();
    }
    assert_eq!(stick(home), (true, "none".to_owned()));
    let first = put_copy(home, 1);
    fs::write(home.join("backups/unfinished.age"), "half").unwrap();
    fs::write(home.join("backups/before-update-from-8.db"), "plain").unwrap();
    std::os::unix::fs::symlink("/etc/passwd", home.join("backups/chair-1a2b-000009.age")).unwrap();
    is_done(home);
    assert_eq!(on_stick(home), [first.as_str()]);
    fs::write(home.join("stick/photo.jpg"), "hers").unwrap();
    let second = put_copy(home, 2);
    is_done(home);
    assert_eq!(on_stick(home), [first.as_str(), second.as_str()]);
    assert_eq!(fs::read(home.join("stick/photo.jpg")).unwrap(), b"hers");
}

#[test]
fn an_older_copy_of_the_same_number_stays_on_the_stick() {
    let home = tempfile::tempdir().unwrap();
    let home = home.path();
    for folder in ["backups", "stick", "stick/Chair"] {
        fs::create_dir(home.join(folder)).unwrap();
    }
    let name = put_copy(home, 1);
    let there = home.join("stick/Chair").join(&name);
    // The box began anew, twice on the same day.
    for older in ["of the box before", "of the one after it"] {
        fs::write(&there, older).unwrap();
        is_done(home);
        assert!(fs::read(&there).unwrap() == vec![1; 100_000]);
    }
    let all = || {
        let mut all: Vec<Vec<u8>> = on_stick(home)
            .iter()
            .map(|it| fs::read(home.join("stick/Chair").join(it)).unwrap())
            .collect();
        all.sort_by_key(Vec::len);
        all
    };
    let olds = [&b"of the box before"[..], b"of the one after it"];
    assert!(all()[..2] == olds, "{:?}", on_stick(home));
    // A copy that the stick does not take goes; nothing else does.
    let second = put_copy(home, 2);
    fs::write(home.join("backups").join(&second), "not what its sum is of").unwrap();
    fs::write(home.join("stick/Chair").join(&second), "a third").unwrap();
    let before = on_stick(home).len();
    assert_eq!(stick(home), (false, "failed failed".to_owned()));
    assert_eq!(on_stick(home).len(), before);
    assert!(all().contains(&b"a third".to_vec()), "{:?}", on_stick(home));
    assert!(!home.join("stick/Chair").join(&second).exists());
}

#[test]
fn a_stick_that_is_full_of_older_copies_says_so_and_loses_none() {
    let Some((home, disk)) = with_a_stick("a stick that is full", 1) else {
        return;
    };
    let home = home.path();
    let first = put_copy(home, 1);
    is_done(home);
    let fill = disk.fill();
    let second = put_copy(home, 2);
    assert_eq!(stick(home), (false, "failed full".to_owned()));
    assert_eq!(on_stick(home), [first.as_str()], "and no half of one");
    // As soon as there is room it goes on, and older ones that do not fit are no failure.
    fs::write(&fill, vec![0; 800_000]).unwrap();
    is_done(home);
    assert_eq!(on_stick(home), [first.as_str(), second.as_str()]);
    disk.fill();
    is_done(home);
    let third = put_copy(home, 3);
    fs::remove_file(home.join("stick/Chair").join(&first)).unwrap();
    fs::remove_file(home.join("stick/Chair").join(&second)).unwrap();
    let room = fs::File::options().append(true).open(&fill).unwrap();
    let length = room.metadata().unwrap().len();
    // Room for one and a half.
    room.set_len(length + 60_000).unwrap();
    let more: Vec<u8> = vec![1; 60_000];
    std::os::unix::fs::FileExt::write_all_at(&room, &more, length).unwrap();
    is_done(home);
    assert_eq!(on_stick(home), [third.as_str()], "the newest first");
}

#[test]
fn a_stick_that_is_locked_against_writing_says_so() {
    let Some((home, disk)) = with_a_stick("a stick that is locked", 4) else {
        return;
    };
    let home = home.path();
    put_copy(home, 1);
    for has_folder in [false, true] {
        if has_folder {
            fs::create_dir(home.join("stick/Chair")).unwrap();
        }
        disk.remount("ro");
        assert_eq!(stick(home), (false, "failed locked".to_owned()));
        disk.remount("rw");
    }
    is_done(home);
    // One that has everything already needs no writing.
    disk.remount("ro");
    is_done(home);
    disk.remount("rw");
    // A copy from before the box began anew cannot be put aside.
    fs::write(home.join("stick/Chair/chair-1a2b-000001.age"), "older").unwrap();
    disk.remount("ro");
    assert_eq!(stick(home), (false, "failed locked".to_owned()));
}
