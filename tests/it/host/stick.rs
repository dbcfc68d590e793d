//! The script that puts copies on a USB stick, with a folder in the stick's place: what is there is whole or it is not there.

use std::fs;
use std::path::Path;
use std::process::Command;

use data_encoding::HEXLOWER;

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
    (out.status.success(), state.trim().to_owned())
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
    assert_eq!(stick(home), (true, String::new()), "there is no copy yet");
    let first = put_copy(home, 1);
    fs::write(home.join("backups/unfinished.age"), "half").unwrap();
    fs::write(home.join("backups/before-update-from-8.db"), "plain").unwrap();
    std::os::unix::fs::symlink("/etc/passwd", home.join("backups/chair-1a2b-000009.age")).unwrap();
    let (done, said) = stick(home);
    assert!(done && said.starts_with("done "), "{said}");
    assert_eq!(on_stick(home), [first.as_str()]);
    fs::write(home.join("stick/photo.jpg"), "hers").unwrap();
    let second = put_copy(home, 2);
    let (done, said) = stick(home);
    assert!(done && said.starts_with("done "), "{said}");
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
        let (done, said) = stick(home);
        assert!(done && said.starts_with("done "), "{said}");
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
    assert_eq!(stick(home), (false, "failed".to_owned()));
    assert_eq!(on_stick(home).len(), before);
    assert!(all().contains(&b"a third".to_vec()), "{:?}", on_stick(home));
    assert!(!home.join("stick/Chair").join(&second).exists());
}
