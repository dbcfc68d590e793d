//! What is noted of the sending of copies to the school's store, where it outlives a restart of the machine: that it went well, and
//! that it failed and when it went well last. The unit calls it however rclone ended.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Command;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The words that are noted after an end of this kind, without the last second.
fn note(home: &Path, result: &str) -> String {
    let out = Command::new(format!("{ROOT}/systemd/note-away"))
        .env("CHAIR_AWAY_STATE", home.join("away/state"))
        .env("CHAIR_AWAY_BACKUPS", home.join("backups"))
        .env("SERVICE_RESULT", result)
        .output()
        .unwrap();
    assert!(out.status.success(), "{out:?}");
    fs::read_to_string(home.join("away/state")).unwrap_or_default()
}

#[test]
fn how_the_last_sending_went_is_noted_and_the_last_good_one_is_not_forgotten() {
    let home = tempfile::tempdir().unwrap();
    let home = home.path();
    fs::create_dir(home.join("backups")).unwrap();
    assert_eq!(note(home, "success"), "", "without a copy none was sent");
    let failed = note(home, "exit-code");
    let words: Vec<&str> = failed.split_whitespace().collect();
    assert!(words.len() == 2 && words[0] == "failed", "{failed}");
    fs::write(home.join("backups/chair-1a2b-000001.age"), "sealed").unwrap();
    let sent = note(home, "success");
    let second = sent.trim().strip_prefix("sent ").unwrap().to_owned();
    second.parse::<u64>().unwrap();
    for why in ["timeout", "exit-code", ""] {
        let failed = note(home, why);
        assert!(
            failed.starts_with("failed ") && failed.ends_with(&format!(" {second}\n")),
            "{failed}"
        );
    }
    // A line that was cut or that somebody changed is no good one.
    for broken in [
        "",
        "sent",
        "sent soon",
        "failed 1 soon",
        "sent 1; rm",
        "\u{0}",
    ] {
        fs::write(home.join("away/state"), broken).unwrap();
        assert_eq!(
            note(home, "exit-code").split_whitespace().count(),
            2,
            "{broken}"
        );
    }
    // The box reads it, and only root writes it.
    let rights = |path: &str| fs::metadata(home.join(path)).unwrap().permissions().mode() & 0o777;
    assert_eq!((rights("away"), rights("away/state")), (0o755, 0o644));
}

#[test]
fn the_unit_notes_however_it_ended_and_sends_under_its_own_user() {
    let unit = fs::read_to_string(format!("{ROOT}/systemd/chair-away.service")).unwrap();
    let lines: Vec<&str> = unit.lines().collect();
    assert!(lines.contains(&"ExecStopPost=+/usr/lib/chair/note-away"));
    assert!(lines.contains(&"DynamicUser=yes"));
    let as_root = lines
        .iter()
        .filter(|it| it.starts_with("Exec") && it.contains("=+"));
    assert_eq!(as_root.count(), 1, "nothing else runs as root");
    let package = fs::read_to_string(format!("{ROOT}/Cargo.toml")).unwrap();
    assert!(package.contains(r#"["systemd/note-away", "usr/lib/chair/", "755"]"#));
    let removed = fs::read_to_string(format!("{ROOT}/systemd/package/postrm")).unwrap();
    assert!(removed.contains(" /var/lib/chair-away"));
}
