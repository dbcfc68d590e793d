//! The remember line is the teacher's alone: every byte that a child, a wall, a device of the room or a stranger can
//! get is read, head and body, and it stands in none of them. Nor does a wall get a word of a sheet.

use std::time::Duration;

use crate::support::adults::substitute;
use crate::support::classroom::Classroom;
use crate::support::html::Page;
use crate::support::http::{Answer, Client, Stream};
use crate::support::people::{Child, Teacher};
use crate::support::sitemap::{Examples, Row, answer_to, sitemap};

const SECRET: &str = "zebra-7391";
const OLDER: &str = "walrus-2846";
const SECOND: &str = "ferret-5502";
const HERS: &str = "magpie-1193";
const SHEET: &str = "otter-8810";
const PIN: &str = "271828";

/// Everything that an answer says, head and body.
fn bytes(answer: &Answer) -> String {
    format!("{:?}\n{}", answer.headers, answer.text())
}

#[track_caller]
fn says_nothing(answer: &Answer, what: &str) {
    let all = bytes(answer);
    for secret in [SECRET, OLDER, SECOND, HERS] {
        assert!(!all.contains(secret), "{what} says {secret}: {all}");
    }
}

/// A child with a talk done and one going on, and everything in them that is not for the child.
fn seeded(room: &Classroom) -> (Child, String, String) {
    let mut ada = room.student("Badan");
    let answer = [
        ("prompt", "piece"),
        ("text", SHEET),
        ("seen", "0"),
        ("sheet", "1"),
    ];
    ada.post("/prep/answers", &answer).expect(303);
    let mut teacher = room.teacher();
    let before = teacher.talk_with(room.class(), &ada.id);
    teacher.types(&before, "remember", OLDER);
    teacher.types(&before, "quote", "I like my dog.");
    teacher.in_talk(&before, "finish", &[]).expect(303);
    teacher.types(&before, "teacher_tweak", HERS);
    let answer = [
        ("prompt", "piece"),
        ("text", SHEET),
        ("seen", "0"),
        ("sheet", "2"),
    ];
    ada.post("/prep/answers", &answer).expect(303);
    let talk = teacher.talk_with(room.class(), &ada.id);
    teacher.types(&talk, "remember", SECRET);
    let hers = [("line", "teacher_well"), ("text", HERS), ("seen", "0")];
    teacher.in_talk(&talk, "lines", &hers).expect(303);
    // Two screens of hers: the second words wait beside the first.
    let late = [("line", "remember"), ("text", SECOND), ("seen", "0")];
    let path = format!("/teach/conferences/{talk}/lines");
    teacher.script(&path, &late).expect(409);
    (ada, before, talk)
}

/// Her other device, in the child's hand.
fn handed_over(room: &Classroom, talk: &str) -> Client {
    let mut hers = Teacher(room.stranger());
    hers.sign_in().expect(303);
    hers.post("/teach/pin", &[("pin", PIN)]).expect(303);
    let handed = hers.in_talk(talk, "hand", &[("to", "lead")]).expect(303);
    assert_eq!(handed.location(), "/lead");
    hers.0
}

/// What a child may send, one page after the other.
fn everything_sent(client: &mut Client, talk: &str, what: &str) {
    let long = "word ".repeat(20_000);
    let posts: [(&str, &[(&str, &str)]); 7] = [
        (
            "/lead/next-step",
            &[("talk", talk), ("text", "Cut it."), ("seen", "0")],
        ),
        (
            "/lead/next-step",
            &[("talk", talk), ("text", "Keep it."), ("seen", "0")],
        ),
        (
            "/lead/next-step",
            &[("talk", talk), ("text", &long), ("seen", "0")],
        ),
        (
            "/lead/next-step",
            &[("talk", "77"), ("text", "Late."), ("seen", "0")],
        ),
        ("/lead/read-back", &[("say", "change")]),
        ("/lead/read-back", &[("say", "yes")]),
        (
            "/lead/look-back",
            &[
                ("talk", talk),
                ("line", "well"),
                ("text", "I led."),
                ("seen", "0"),
            ],
        ),
    ];
    for (path, fields) in posts {
        says_nothing(&client.post(path, fields), &format!("{what}: POST {path}"));
        says_nothing(
            &client.script(path, fields),
            &format!("{what}: script {path}"),
        );
        for page in [
            "/lead",
            "/lead?step=6",
            "/lead/read-back",
            "/lead/look-back",
            "/prep",
        ] {
            says_nothing(&client.get(page), &format!("{what}: {page} after {path}"));
        }
    }
}

/// Every address that takes a form, as everyone of them, with whatever a form may name. What ends something comes last.
fn every_form(screens: &[(&str, Client)], real: &Examples, student: &str, talks: [&str; 2]) {
    let mut rows = sitemap();
    rows.retain(|row| row.method == "POST");
    rows.sort_by_key(Row::ends_something);
    for row in &rows {
        for talk in talks {
            let fields = [
                ("talk", talk),
                ("student", student),
                ("chair", real.chair.as_str()),
                ("line", "remember"),
                ("text", "Mine."),
                ("seen", "0"),
                ("prompt", "ask"),
                ("say", "yes"),
            ];
            for (who, client) in screens {
                for path in [row.example(real), row.with_number(talk)] {
                    let what = format!("POST {path} by a {who}");
                    says_nothing(&client.clone().post(&path, &fields), &what);
                    says_nothing(&client.clone().script(&path, &fields), &what);
                }
            }
        }
    }
}

/// What an open page hears while she writes it down: that something has changed, and never what.
#[test]
fn no_open_page_hears_it() {
    let room = Classroom::with(6, "3", "60");
    let (ada, _, talk) = seeded(&room);
    let handed = handed_over(&room, &talk);
    let clients = [ada.client.clone(), handed, room.wall().0, room.device().0];
    let mut streams = clients.map(|client| Stream::open(&client, "/live").unwrap());
    let mut teacher = room.teacher();
    teacher.types(&talk, "praised", "A strong line.");
    for (seen, words) in [("1", SECRET), ("2", SECOND)] {
        let fields = [("line", "remember"), ("text", words), ("seen", seen)];
        teacher.in_talk(&talk, "lines", &fields);
    }
    teacher.types(&talk, &format!("next_step:{}", ada.id), "Cut it.");
    teacher.in_talk(&talk, "finish", &[]).expect(303);
    let mut heard = 0;
    for stream in &mut streams {
        while let Ok(Some(event)) = stream.next(Duration::from_millis(700)) {
            for secret in [SECRET, OLDER, SECOND, HERS, "Cut it.", "A strong line."] {
                assert!(!event.contains(secret), "{event}");
            }
            heard += 1;
        }
    }
    assert!(heard >= 3, "the pages were told of the end: {heard}");
}

#[test]
fn no_child_and_no_screen_of_the_room_ever_gets_the_remember_line() {
    let room = Classroom::with(6, "3", "60");
    let (ada, before, talk) = seeded(&room);
    let handed = handed_over(&room, &talk);
    let examples = Examples::of_child(&room, "Bamir");
    let screens = [
        ("stranger", room.stranger()),
        ("wall", room.wall().0),
        ("device", room.device().0),
        ("student", ada.client.clone()),
        ("handed", handed.clone()),
        ("another child", room.student("Balen").client),
        ("substitute", substitute(&room, "2026-11-23").client),
    ];
    let mut read = 0;
    for row in sitemap().iter().filter(|row| row.method == "GET") {
        for (who, client) in &screens {
            let paths = [
                row.example(&examples),
                row.with_number(&talk),
                row.with_number(&before),
                row.with_number(&ada.id),
            ];
            for path in &paths {
                let answer = answer_to(client, &client.ask("GET", path), row.is_live());
                says_nothing(&answer, &format!("GET {path} to a {who}"));
                read += usize::from(answer.status == 200);
                if matches!(*who, "wall" | "stranger" | "device") {
                    assert!(!answer.text().contains(SHEET), "GET {path} to a {who}");
                }
            }
        }
    }
    assert!(read > 60, "pages were read: {read}");
    everything_sent(&mut ada.client.clone(), &talk, "student");
    everything_sent(&mut handed.clone(), &talk, "handed");
    let mut teacher = room.teacher();
    teacher.in_talk(&talk, "finish", &[]).expect(303);
    everything_sent(&mut ada.client.clone(), &talk, "student, after the talk");
    everything_sent(&mut handed.clone(), &talk, "handed, after the talk");
    every_form(&screens, &examples, &ada.id, [&talk, &before]);
}

#[test]
fn she_sees_it_at_the_start_of_the_next_talk() {
    let room = Classroom::with(6, "3", "60");
    let (_, before, talk) = seeded(&room);
    let page = |talk: &str| {
        let html = room.teacher().get(&format!("/teach/conferences/{talk}"));
        html.expect(200).text()
    };
    assert!(page(&talk).contains(OLDER) && page(&talk).contains(SECRET));
    assert!(page(&talk).contains(SECOND), "nothing of hers is lost");
    assert!(page(&before).contains(OLDER) && !page(&before).contains(SECRET));
}

#[test]
fn a_handed_over_device_shows_this_talk_and_nothing_else() {
    let room = Classroom::with(6, "3", "60");
    let (_, before, talk) = seeded(&room);
    let mut handed = handed_over(&room, &talk);
    assert!(handed.get("/lead").expect(200).text().contains(SHEET));
    for path in [
        "/teach".to_owned(),
        format!("/teach/conferences/{talk}"),
        format!("/teach/conferences/{before}"),
        "/prep".to_owned(),
        "/board".to_owned(),
    ] {
        assert_eq!(handed.get(&path).status, 403, "{path}");
    }
    let finish = format!("/teach/conferences/{talk}/finish");
    assert_eq!(handed.post(&finish, &[]).status, 403);
    // The talk ends on another screen of hers: the child reads what was said.
    room.teacher().in_talk(&talk, "finish", &[]).expect(303);
    assert_eq!(
        handed.get("/lead").expect(303).location(),
        "/lead/read-back"
    );
    handed
        .post("/lead/read-back", &[("say", "yes")])
        .expect(303);
    let page = Page::read(&handed.get("/lead/read-back").expect(200).text());
    assert!(page.links.iter().any(|(to, _)| to == "/door/back"));
    std::thread::sleep(std::time::Duration::from_millis(1100));
    handed.post("/door/back", &[("pin", PIN)]).expect(303);
    handed
        .get(&format!("/teach/conferences/{talk}"))
        .expect(200);
}
