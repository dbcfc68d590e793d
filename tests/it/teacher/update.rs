//! "Update this box": offered to its owner on a machine that puts new versions in, and nowhere else. What is sent arrives whole
//! and for the box alone; what becomes of it is said in each language.

use std::fs;
use std::io::Write as _;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::support::adults::co_teacher;
use crate::support::classroom::Classroom;
use crate::support::html::Page;
use crate::support::http::{Answer, Ask, Client};
use crate::support::program::run;
use crate::support::release::{Signer, make_a_machine};

const PAGE: &str = "/teach/update";

fn a_laptop() -> Classroom {
    Classroom::new().claimed().with_class(&["Ada"])
}

fn machine(room: &Classroom) -> PathBuf {
    let data = room.data();
    data.ancestors().nth(3).unwrap().to_owned()
}

fn on_a_machine() -> (Classroom, Signer) {
    let (room, signer) = (a_laptop(), Signer::new());
    make_a_machine(&machine(&room), &signer);
    (room, signer)
}

fn file(client: &Client, bytes: &[u8]) -> Ask {
    let mut ask = client
        .ask("POST", PAGE)
        .with("Content-Type", "multipart/form-data; boundary=fence");
    let head = "--fence\r\nContent-Disposition: form-data; name=\"file\"; filename=\"../x.chair-update\"\r\n\r\n";
    ask.body.extend_from_slice(head.as_bytes());
    ask.body.extend_from_slice(bytes);
    ask.body.extend_from_slice(b"\r\n--fence--\r\n");
    ask
}

fn send(client: &mut Client, bytes: &[u8]) -> Answer {
    let ask = file(client, bytes);
    client.must(&ask)
}

fn waiting(room: &Classroom) -> PathBuf {
    room.data().join("update/release")
}

/// Nothing of what was sent lies about.
fn left_over(room: &Classroom) -> Vec<PathBuf> {
    let entries = fs::read_dir(room.data().join("backups"))
        .into_iter()
        .flatten();
    let paths = entries.map(|it| it.unwrap().path());
    paths
        .filter(|path| path.to_string_lossy().contains("unfinished"))
        .collect()
}

fn until(what: &str, is: impl Fn() -> bool) {
    let begun = Instant::now();
    while !is() {
        assert!(begun.elapsed() < Duration::from_secs(20), "{what}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn says(room: &Classroom, line: &str) {
    let folder = machine(room).join("var/lib/chair-update");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("state"), line).unwrap();
}

#[test]
fn a_laptop_offers_no_update_and_takes_none() {
    let room = a_laptop();
    let mut teacher = room.teacher();
    let page = Page::read(&teacher.get("/teach/room").expect(200).text());
    assert!(page.links_to(PAGE).is_empty());
    let page = teacher.get(PAGE).expect(200).text();
    assert!(
        page.contains("whoever looks after it puts new versions in"),
        "{page}"
    );
    assert!(Page::read(&page).form_to(PAGE).is_none());
    let release = Signer::new().sign(b"made up");
    let refused = send(&mut teacher, &release).expect(409).text();
    assert!(refused.contains("whoever looks after it puts new versions in"));
    assert!(!waiting(&room).exists() && left_over(&room).is_empty());
}

#[test]
fn a_release_arrives_whole_for_the_box_alone_and_one_at_a_time() {
    let (room, signer) = on_a_machine();
    let mut teacher = room.teacher();
    let page = Page::read(&teacher.get("/teach/room").expect(200).text());
    assert_eq!(page.links_to(PAGE).len(), 1);
    let page = teacher.get(PAGE).expect(200).text();
    assert!(Page::read(&page).form_to(PAGE).is_some() && page.contains("multipart/form-data"));
    // Some of it waits in no memory of the box's.
    let release = signer.sign(
        &(0..6_000_000_u32)
            .map(|it| it.to_le_bytes()[1])
            .collect::<Vec<u8>>(),
    );
    assert_eq!(send(&mut teacher, &release).expect(303).location(), PAGE);
    assert!(fs::read(waiting(&room)).unwrap() == release);
    assert_eq!(fs::metadata(waiting(&room)).unwrap().mode() & 0o777, 0o600);
    let folder = fs::metadata(waiting(&room).parent().unwrap()).unwrap();
    assert_eq!(folder.permissions().mode() & 0o777, 0o700);
    let page = teacher.get(PAGE).expect(200).text();
    assert!(
        page.contains("The box is being updated.") && Page::read(&page).form_to(PAGE).is_none()
    );
    let room_page = teacher.get("/teach/room").expect(200).text();
    assert!(room_page.contains("The box is being updated."));
    let second = send(&mut teacher, &signer.sign(b"another"))
        .expect(409)
        .text();
    assert!(second.contains("is being updated already"), "{second}");
    assert!(
        fs::read(waiting(&room)).unwrap() == release,
        "the first is still there"
    );
    assert!(left_over(&room).is_empty());
    let db = crate::support::classroom::whole_database(&room.database());
    let sql = "SELECT count(*) FROM audit WHERE event = 'update handed over'";
    assert_eq!(
        db.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap(),
        1
    );
}

#[test]
fn what_is_no_release_too_long_or_only_half_there_leaves_nothing() {
    let (room, signer) = on_a_machine();
    let mut teacher = room.teacher();
    for none in [&b"PK\x03\x04 a spreadsheet"[..], b""] {
        let refused = send(&mut teacher, none).expect(409).text();
        assert!(
            refused.contains("it is no signed version of Chair"),
            "{refused}"
        );
    }
    let mut empty = teacher
        .ask("POST", PAGE)
        .with("Content-Type", "multipart/form-data; boundary=fence");
    empty.body = b"--fence--\r\n".to_vec();
    teacher.must(&empty).expect(400);
    // Refused by what it says of itself, before a byte of it is read.
    let long = (chair::limits::RELEASE_FORM_BYTES + 1).to_string();
    let mut ask = file(&teacher, &[]).with("Content-Length", &long);
    ask.body.clear();
    teacher.must(&ask).expect(413);
    let whole = file(&teacher, &signer.sign(&vec![7; 400_000]));
    let bytes = whole.bytes();
    let mut line = teacher.connect().unwrap();
    line.write_all(&bytes[..bytes.len() - 100_000]).unwrap();
    until("it is on its way", || !left_over(&room).is_empty());
    drop(line);
    until("it is gone", || left_over(&room).is_empty());
    assert!(!waiting(&room).exists());
}

#[test]
fn only_the_owner_may() {
    let (room, signer) = on_a_machine();
    let mut other = co_teacher(&room, "Mr. Heron");
    let page = Page::read(&other.get("/teach/room").expect(200).text());
    assert!(
        page.links_to(PAGE).is_empty(),
        "and nobody else is shown the way"
    );
    for mut client in [other.0, room.stranger()] {
        client.get(PAGE).expect(403);
        send(&mut client, &signer.sign(b"made up")).expect(403);
    }
    assert!(!waiting(&room).exists() && left_over(&room).is_empty());
}

/// What the machine says, and what the page makes of it in each language.
const SAID: [(&str, [&str; 3]); 7] = [
    (
        "working",
        [
            "The box is being updated",
            "La caja se está actualizando",
            "يجري تحديث الصندوق",
        ],
    ),
    (
        "done 0.2.0-1 1796046537",
        [
            "The box has version",
            "La caja ya tiene la versión",
            "في الصندوق الآن الإصدار",
        ],
    ),
    (
        "back 0.2.0-1 1796046537",
        [
            "went back to the one before",
            "volvió a la anterior",
            "فعاد الصندوق إلى ما قبله",
        ],
    ),
    (
        "broken 0.2.0-1 1796046537",
        ["look soon", "que la mire pronto", "أن ينظر فيه قريبًا"],
    ),
    (
        "refused older 1796046537",
        [
            "the box has a newer version",
            "tiene una versión más nueva",
            "في الصندوق إصدار أحدث",
        ],
    ),
    (
        "refused signature 1796046537",
        ["it is not signed by those", "no lo firmó nadie", "لم يوقّعه"],
    ),
    (
        "refused unheard-of 1796046537",
        ["something went wrong", "algo salió mal", "حدث خطأ"],
    ),
];

#[test]
fn what_became_of_it_is_said_in_each_language_and_by_the_doctor() {
    let (mut room, _) = on_a_machine();
    for (at, language) in ["en", "es", "ar"].into_iter().enumerate() {
        room = room.all_speaking(language);
        for (line, words) in SAID {
            says(&room, line);
            let page = room.teacher().get(PAGE).expect(200).text();
            assert!(page.contains(words[at]), "{line} {language}: {page}");
        }
    }
    let data = room.data();
    let doctor = || run(&["doctor", "--data", data.to_str().unwrap()]).1;
    says(&room, "back 0.2.0-1 1796046537");
    let heard = doctor();
    assert!(
        heard.contains("look Version 0.2.0 did not start."),
        "{heard}"
    );
    says(&room, "broken 0.2.0-1 1796046537");
    let heard = doctor();
    assert!(
        heard.contains("BAD  Version 0.2.0 did not start"),
        "{heard}"
    );
    let page = room.teacher().get("/teach/doctor").expect(200).text();
    assert!(page.contains(PAGE), "the doctor shows the way: {page}");
    says(&room, "done 0.2.0-1 1796046537");
    let heard = doctor();
    assert!(heard.contains("ok   Updated to version 0.2.0."), "{heard}");
}
