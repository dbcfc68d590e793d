//! The scripts for many boxes on a bad day: a table that is not as it should be gives one sentence and nothing half done, and a box
//! that is not well, or is none, has its line in the table of all and its reason.

use std::fmt::Write as _;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Command;

use crate::support::classroom::Classroom;
use crate::support::program::CHAIR;

const FLEET: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/systemd/fleet");

/// Whether `setup-files` was content with this table, and what it said.
fn setup_files(home: &Path, table: &[u8]) -> (bool, String) {
    fs::write(home.join("rooms.csv"), table).unwrap();
    let out = Command::new(format!("{FLEET}/setup-files"))
        .args([home.join("rooms.csv"), home.join("cards")])
        .output()
        .unwrap();
    let said = [out.stdout, out.stderr].concat();
    (out.status.success(), String::from_utf8(said).unwrap())
}

#[test]
fn a_table_that_is_wrong_gives_one_sentence_and_nothing_half_done() {
    let home = tempfile::tempdir().unwrap();
    let home = home.path();
    fs::write(home.join("large.csv"), vec![b'x'; 65 * 1024]).unwrap();
    let long = format!("room\n{}\n", "x".repeat(31));
    for (table, why) in [
        (&b""[..], "has no column room"),
        (b"name\nRoom 1\n", "has a column name; known are room"),
        (b"room\n", "has no room below its first line"),
        (b"room,zone,zone\nA,,\n", "has the column zone twice"),
        (b"room,zone\nA,\n,Europe/Madrid\n", "line 3 of"),
        (b"room\nRoom \xe9\n", "is not in UTF-8. Save it as"),
        (b"room\n\"Room 1\n", "is no line of a table"),
        (b"room\n\"Room\n1\"\n", "room goes over two lines"),
        (b"room\nA,B\n", "more cells than there are columns"),
        (b"room\nA b\nA-B\n", "another room has the name A-B"),
        (long.as_bytes(), "at most 30 letters"),
        (
            b"room,language\nA,de\n",
            "a language is en, es or ar, and not de",
        ),
        (
            b"room,zone\nA,Mars/One\n",
            "a zone is a place such as Europe/Madrid, and not Mars/One",
        ),
        (b"room,wifi,wifi_key\nA,W,short\n", "8 to 63 characters"),
        (b"room,wifi_key\nA,long enough\n", "a wifi_key and no wifi"),
        (b"room,wifi_country\nA,Germany\n", "two letters"),
        (b"room,address\nA,<b>\n", "an address is a name or a number"),
        (b"room,roster\nA,\nB,none.csv\n", "none.csv cannot be read"),
        (b"room,roster\nA,.\n", "cannot be read"),
        (b"room,roster\nA,/dev/zero\n", "is no file"),
        (b"room,roster\nA,large.csv\n", "is longer than 64 KB"),
        (
            b"room,roster,authority\nA,rooms.csv,rooms.csv\n",
            "two files would have the name rooms.csv",
        ),
    ] {
        let (done, said) = setup_files(home, table);
        assert!(!done && said.contains(why), "{why}: {said}");
        assert!(
            said.ends_with("Nothing was written.\n") && said.lines().count() == 1,
            "{said}"
        );
        assert!(!home.join("cards").exists(), "{why}");
    }
    fs::remove_file(home.join("rooms.csv")).unwrap();
    let gone = Command::new(format!("{FLEET}/setup-files"))
        .args([home.join("rooms.csv"), home.join("cards")])
        .output()
        .unwrap();
    let said = String::from_utf8(gone.stderr).unwrap();
    assert!(
        said.contains("rooms.csv cannot be read") && said.lines().count() == 1,
        "{said}"
    );
}

#[test]
fn a_european_table_is_understood_and_cards_and_labels_say_where_the_box_is() {
    let home = tempfile::tempdir().unwrap();
    let home = home.path();
    for separator in [";", "\t", ","] {
        let table = "room;language;address\nSala 1;es;http://10.0.3.12/\nSala 2;ar;\n"
            .replace(';', separator);
        let (done, said) = setup_files(home, table.as_bytes());
        assert!(done, "{said}");
        let file = fs::read_to_string(home.join("cards/room-sala-1/chair.setup")).unwrap();
        assert!(
            file.contains("room = Sala 1\nlanguage = es\n") && !file.contains("10.0.3.12"),
            "{file}"
        );
        let cards = fs::read_to_string(home.join("cards/claim-cards.html")).unwrap();
        let (cards, labels) = cards.split_once("Labels for the boxes").unwrap();
        assert!(
            cards.contains("open <b>http://10.0.3.12/</b>") && cards.contains("http://____"),
            "{cards}"
        );
        assert!(
            labels.contains("<h2>Sala 1</h2><p>http://10.0.3.12/</p>"),
            "{labels}"
        );
        assert!(labels.contains("<h2>Sala 2</h2><p>http://____"), "{labels}");
        let code = file
            .lines()
            .next()
            .unwrap()
            .strip_prefix("claim_code = ")
            .unwrap();
        assert!(cards.contains(&code[..4]) && !labels.contains(&code[4..]));
        fs::remove_dir_all(home.join("cards")).unwrap();
    }
}

/// The table of boxes of which each answers what the file of its name says, in the place of ssh.
fn inventory(home: &Path, table: &str, ask: &str) -> String {
    fs::write(home.join("boxes.csv"), table).unwrap();
    let shell = home.join("ssh");
    let script = format!(
        "#!/bin/sh\nif [ -e '{0}'/\"$1\" ]; then cat '{0}'/\"$1\"; else exec sh -c \"$2\"; fi\n",
        home.display()
    );
    fs::write(&shell, script).unwrap();
    fs::set_permissions(&shell, fs::Permissions::from_mode(0o700)).unwrap();
    let out = Command::new(format!("{FLEET}/inventory"))
        .arg(home.join("boxes.csv"))
        .env("CHAIR_SSH", &shell)
        .env("CHAIR_ASK", ask)
        .output()
        .unwrap();
    assert!(
        out.status.success(),
        "{}",
        String::from_utf8_lossy(&out.stderr)
    );
    String::from_utf8(out.stdout).unwrap()
}

#[test]
fn what_answers_but_is_no_box_has_its_line_and_the_others_have_theirs() {
    let home = tempfile::tempdir().unwrap();
    let home = home.path();
    let answers = [
        ("list", "[1, 2]"),
        ("word", "\"box\""),
        ("number", "7"),
        ("nothing", "null"),
        ("empty", "{}"),
        ("odd", r#"{"version": 1, "box": [], "findings": {}}"#),
        (
            "findings",
            r#"{"version": "1", "box": {"number": "ab"}, "findings": [7]}"#,
        ),
        ("cut", "{\"version\": "),
        ("bytes", "\u{FFFD}"),
    ];
    let mut table = "room;host\n".to_owned();
    for (name, answer) in answers {
        fs::write(home.join(name), answer).unwrap();
        writeln!(table, "Room {name};{name}").unwrap();
    }
    fs::write(home.join("raw"), b"\xff\xfe\n").unwrap();
    table.push_str("Room raw;raw\n");
    let said = inventory(home, &table, "false");
    assert_eq!(said.lines().count(), answers.len() + 2, "{said}");
    for line in said.lines().skip(1) {
        let problem = line.rsplit(",,").next().unwrap();
        assert!(problem.contains("answers"), "{line}");
    }
}

#[test]
fn a_box_that_rests_that_has_no_copy_or_no_folder_is_wrong_in_the_table() {
    let home = tempfile::tempdir().unwrap();
    let mut room = Classroom::ready();
    let ask = format!("{CHAIR} doctor --json --data {}", room.data().display());
    let said = inventory(home.path(), "Room 1,here\n", &ask);
    let line = said.lines().nth(1).unwrap();
    assert!(line.contains("There is no copy of the data yet."), "{line}");
    assert!(!line.contains("No program serves"), "{line}");
    room.stop();
    let rests = inventory(home.path(), "Room 1,here\n", &ask);
    let line = rests.lines().nth(1).unwrap();
    let wrong = line.rsplit(',').nth(1).unwrap();
    assert!(
        wrong.contains("There is no copy of the data yet.") && wrong.contains("; "),
        "{line}"
    );
    fs::remove_dir_all(room.data()).unwrap();
    let gone = inventory(home.path(), "Room 1,here\n", &ask);
    let line = gone.lines().nth(1).unwrap();
    assert!(line.contains("There is no box in its folder yet"), "{line}");
    assert!(
        !line.contains("None") && !line.contains("18446744073709"),
        "{line}"
    );
}
