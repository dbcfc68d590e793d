//! Forty boxes: what each says of itself in numbers, to whom, and the scripts that set many up and list them. No name is among it.

use std::os::unix::fs::PermissionsExt as _;
use std::process::Command;

use crate::support::classroom::Classroom;
use crate::support::network::{DOORS, from_the_network};
use crate::support::program::{CHAIR, run};

const FLEET: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/systemd/fleet");

/// What a box says only when there is something to say of it.
const ABSENT: [&str; 4] = [
    "chair_certificate_ends_seconds",
    "chair_newest_copy_seconds",
    "chair_copies_sent_failed",
    "chair_copies_sent_seconds",
];

#[test]
fn the_box_says_its_state_in_numbers_and_no_name() {
    let room = Classroom::ready();
    let answer = room.stranger().get("/metrics").expect(200);
    let kind = answer.header("content-type").unwrap();
    assert!(kind.starts_with("application/openmetrics-text"), "{kind}");
    let text = answer.text();
    assert!(text.ends_with("# EOF\n"), "{text}");
    for line in [
        "chair_store_writable 1\n",
        "chair_claimed 1\n",
        "chair_store_damaged 0\n",
    ] {
        assert!(text.contains(line), "{line}: {text}");
    }
    assert!(text.contains("chair_disk_free_bytes "), "{text}");
    for name in ["Room 12", "Ada", "Otter"] {
        assert!(!text.contains(name), "{name}: {text}");
    }
    // The sample alerts ask for nothing else.
    let alerts = std::fs::read_to_string(format!("{FLEET}/alerts.yml")).unwrap();
    let words = alerts.split(|it: char| !it.is_ascii_alphanumeric() && it != '_');
    let asked: Vec<&str> = words.filter(|it| it.starts_with("chair_")).collect();
    assert!(asked.len() > 5);
    // A copy that is missing is told as well as one that is old: what is not there is not larger than anything.
    for expression in [
        "chair_claimed == 1 unless chair_newest_copy_seconds",
        "chair_clock_seconds - chair_newest_copy_seconds > ",
        "chair_copies_sent_on == 1 unless chair_copies_sent_seconds",
    ] {
        assert!(alerts.contains(expression), "{expression}");
    }
    for name in asked {
        assert!(
            text.contains(&format!("\n{name} ")) || ABSENT.contains(&name),
            "{name}"
        );
    }
}

#[test]
fn another_machine_needs_the_token_of_the_box() {
    let room = Classroom::with_flags(&DOORS).claimed();
    let (status, token, said) = run(&["metrics-token", "--data", room.data().to_str().unwrap()]);
    assert!(status.success(), "{said}");
    let Some(mut elsewhere) = from_the_network(&room) else {
        return;
    };
    elsewhere.get("/metrics").expect(403);
    let ask = |token: &str| {
        elsewhere
            .ask("GET", "/metrics")
            .with("Authorization", &format!("Bearer {token}"))
    };
    let (right, wrong) = (ask(token.trim()), ask("0123456789abcdef0123456789abcdef"));
    elsewhere.must(&right).expect(200);
    elsewhere.must(&wrong).expect(403);
}

#[test]
fn many_rooms_get_their_files_and_a_sheet_of_cards() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    std::fs::write(path("class.csv"), "Ada Brook\nBen Dale\n").unwrap();
    std::fs::write(
        path("rooms.csv"),
        "\u{FEFF}room,language,zone,wifi,wifi_key,roster\r\nRoom 12,es,Europe/Madrid,School,a key of theirs,class.csv\r\nRoom <13>,en,,,,\r\n",
    )
    .unwrap();
    let made = |target: &str| {
        let mut command = Command::new(format!("{FLEET}/setup-files"));
        command
            .args([path("rooms.csv"), target.to_owned()])
            .output()
            .unwrap()
    };
    let out = made(&path("cards"));
    assert!(
        out.status.success(),
        "{}",
        String::from_utf8_lossy(&out.stderr)
    );
    let file = std::fs::read_to_string(path("cards/room-room-12/chair.setup")).unwrap();
    assert!(
        file.contains("room = Room 12\n") && file.contains("wifi_key = a key of theirs\n"),
        "{file}"
    );
    let code: String = file
        .lines()
        .next()
        .unwrap()
        .chars()
        .filter(char::is_ascii_digit)
        .collect();
    let cards = std::fs::read_to_string(path("cards/claim-cards.html")).unwrap();
    assert!(
        cards.contains(&format!("{} {}", &code[..4], &code[4..])),
        "{cards}"
    );
    assert!(cards.contains("Room &lt;13&gt;"), "{cards}");
    let rights = std::fs::metadata(path("cards"))
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(rights & 0o077, 0);
    // What is there is left alone; and a box reads what was written.
    assert!(!made(&path("cards")).status.success());
    let mut room = Classroom::new();
    room.stop();
    std::fs::remove_dir_all(room.data()).unwrap();
    std::fs::create_dir(room.data()).unwrap();
    for name in ["chair.setup", "class.csv"] {
        std::fs::copy(
            path(&format!("cards/room-room-12/{name}")),
            room.data().join(name),
        )
        .unwrap();
    }
    room.start_undated();
    assert_eq!(room.setup_code(), code);
    let (status, out, said) = run(&["doctor", "--json", "--data", room.data().to_str().unwrap()]);
    assert!(status.success(), "{said}");
    let told: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(told["box"]["number"].as_str().unwrap().len(), 16, "{told}");
}

#[test]
fn the_table_of_many_boxes_has_a_line_for_each_and_says_who_did_not_answer() {
    let room = Classroom::ready();
    let folder = tempfile::tempdir().unwrap();
    let boxes = folder.path().join("boxes.csv");
    std::fs::write(
        &boxes,
        "room,host\n=Room 12;\u{FEFF}-1,here\nRoom 13,there\n",
    )
    .unwrap();
    // In the place of ssh: a shell that knows one of the two.
    let shell = folder.path().join("ssh");
    std::fs::write(
        &shell,
        "#!/bin/sh\n[ \"$1\" = here ] || { echo 'no route' >&2; exit 1; }\nexec sh -c \"$2\"\n",
    )
    .unwrap();
    let mut rights = std::fs::metadata(&shell).unwrap().permissions();
    rights.set_mode(0o700);
    std::fs::set_permissions(&shell, rights).unwrap();
    let out = Command::new(format!("{FLEET}/inventory"))
        .arg(&boxes)
        .env("CHAIR_SSH", &shell)
        .env(
            "CHAIR_ASK",
            format!("{CHAIR} doctor --json --data {}", room.data().display()),
        )
        .output()
        .unwrap();
    let table = String::from_utf8(out.stdout).unwrap();
    let lines: Vec<&str> = table.lines().collect();
    assert_eq!(
        lines.len(),
        3,
        "{table} {}",
        String::from_utf8_lossy(&out.stderr)
    );
    assert!(
        lines[1].starts_with("'=Room 12;'\u{FEFF}-1,here,")
            && lines[1].contains(env!("CARGO_PKG_VERSION")),
        "{table}"
    );
    assert!(lines[2].ends_with("no route"), "{table}");
}

#[test]
fn a_card_is_wiped_only_by_its_name_and_reads_as_zeros() {
    let folder = tempfile::tempdir().unwrap();
    let card = folder.path().join("card");
    std::fs::write(&card, "quokka".repeat(100_000)).unwrap();
    let wipe = |typed: &str| {
        let command = format!("printf '%s\\n' '{typed}' | {FLEET}/wipe {}", card.display());
        Command::new("bash")
            .args(["-c", &command])
            .output()
            .unwrap()
    };
    assert!(!wipe("another").status.success());
    assert!(std::fs::read(&card).unwrap().starts_with(b"quokka"));
    let done = wipe(card.to_str().unwrap());
    assert!(
        done.status.success(),
        "{}",
        String::from_utf8_lossy(&done.stderr)
    );
    let left = std::fs::read(&card).unwrap();
    assert!(left.len() == 600_000 && left.iter().all(|byte| *byte == 0));
}

#[test]
fn many_boxes_may_share_one_authority() {
    let first = Classroom::with_flags(&["--https", "127.0.0.1:0"]);
    let authority = std::fs::read(first.data().join("certificate/authority.pem")).unwrap();
    let mut second = Classroom::with_flags(&["--https", "127.0.0.1:0"]);
    second.stop();
    std::fs::remove_dir_all(second.data()).unwrap();
    std::fs::create_dir(second.data()).unwrap();
    std::fs::write(second.data().join("school.pem"), &authority).unwrap();
    std::fs::write(
        second.data().join("chair.setup"),
        "authority = school.pem\n",
    )
    .unwrap();
    second.start_undated();
    let own = std::fs::read(second.data().join("certificate/authority.pem")).unwrap();
    assert!(own == authority, "the same authority");
    let box_of = |room: &Classroom| std::fs::read(room.data().join("certificate/box.pem")).unwrap();
    assert!(
        box_of(&first) != box_of(&second),
        "each has a key of its own"
    );
}
