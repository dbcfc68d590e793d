//! Bad input: each gets a kind, clear answer, nothing falls over and nothing is lost.

use std::fmt::Write as _;
use std::io::Write as _;
use std::time::{Duration, Instant};

use crate::support::classroom::{Classroom, MONDAY_AT_EIGHT, whole_database};
use crate::support::http::{Answer, Client, Line};
use crate::support::people::request_id;

/// A refusal or a problem, and never a failure of the box.
fn kind(answer: &Answer, what: &str) {
    let fine = (400..500).contains(&answer.status);
    assert!(fine, "{what}: {} {}", answer.status, answer.text());
    assert!(
        !answer.text().contains("panicked") && !answer.text().contains("rusqlite"),
        "{what}: {}",
        answer.text()
    );
}

#[test]
fn half_a_form_and_a_chair_that_is_not_there() {
    let mut room = Classroom::with(4, "3", "60");
    let mut wall = room.wall();
    let chair = wall.empty_chairs()[0].clone();
    let child = wall.names(&chair)[0].clone();
    let id = request_id();
    let halves: [&[(&str, &str)]; 6] = [
        &[],
        &[("chair", &chair)],
        &[("student", &child.id)],
        &[("chair", ""), ("student", "")],
        &[("chair", &chair), ("student", "not a number")],
        &[
            ("chair", &chair),
            ("chair", &chair),
            ("student", "-1"),
            ("request", &id),
        ],
    ];
    for fields in halves {
        kind(
            &wall.post("/board/sign-ups", fields),
            &format!("{fields:?}"),
        );
    }
    let class = chair.split('-').next().unwrap().to_owned();
    let other_class = class.parse::<u64>().unwrap() + 1;
    let day = chair[class.len() + 1..class.len() + 11].to_owned();
    let strange = [
        format!("{other_class}{}", &chair[class.len()..]),
        format!("{class}-{day}-0001-1"),
        format!("{class}-{day}-0910-250"),
        format!("{class}-2026-02-30-0910-1"),
        format!("{class}-1999-01-04-0910-1"),
        format!("{class}-9999-12-31-2359-1"),
        "x".repeat(2000),
        "../../chair.db".to_owned(),
        "1-2026-11-23-0910-1\u{0}".to_owned(),
    ];
    for id in strange {
        let refused = wall.sign_up_by_script(&id, &child.id, &request_id());
        kind(&refused, &id);
        let page = wall.get(&format!("/board/chairs/{}", id.replace('\u{0}', "%00")));
        kind(&page, &id);
    }
    kind(
        &wall.sign_up_by_script(&chair, "999999999", &request_id()),
        "a child who is not on the roll",
    );
    room.set_clock(MONDAY_AT_EIGHT + 8 * 3600);
    let late = room
        .wall()
        .sign_up_by_script(&chair, &child.id, &request_id())
        .expect(409)
        .json();
    assert_eq!(late["refusal"], "chair_past");
    room.stop();
    let rows: i64 = whole_database(&room.database())
        .query_row("SELECT count(*) FROM sign_up", [], |row| row.get(0))
        .unwrap();
    assert_eq!(rows, 0, "nothing of all this was kept");
}

#[test]
fn what_nobody_can_see_is_in_no_name_and_nothing_too_long_becomes_one() {
    let room = Classroom::new().claimed().with_empty_class();
    let cruel = [
        "Ada\u{202E}lovelace",
        "Ada\u{2067}lovelace",
        "Be\u{7}n",
        "Zo\u{200B}e",
        "Be\u{0}n",
        "a-name-of-more-than-forty-letters-is-no-name",
    ];
    let room = cruel
        .iter()
        .fold(room, |room, name| room.with_names(&["Maya Oak", name]));
    let db = whole_database(&room.database());
    let sql = "SELECT given || ' ' || family FROM student";
    let mut names = db.prepare(sql).unwrap();
    let names = names.query_map([], |row| row.get(0)).unwrap();
    let names: Vec<String> = names.map(Result::unwrap).collect();
    assert!(names.iter().any(|name| name == "Maya Oak"), "{names:?}");
    for name in &names {
        let is_seen = |letter: char| letter == ' ' || letter.is_alphabetic() || letter == '-';
        assert!(name.chars().all(is_seen), "{names:?}");
        assert!(name.len() <= 42, "{names:?}");
    }
}

#[test]
fn names_are_kept_as_people_see_them() {
    let room = Classroom::new().claimed().with_empty_class();
    // Accents come composed or not: one child all the same, however the list is pasted again. Families of emoji count as
    // one letter.
    let long = "\u{1F469}\u{200D}\u{1F467}".repeat(30);
    let room = room.with_names(&["Jose\u{301} Elm", "O'Brien Fenn", &long]);
    let roll = |room: &Classroom| -> Vec<String> {
        let db = whole_database(&room.database());
        let mut names = db
            .prepare("SELECT given || '|' || family FROM student ORDER BY 1")
            .unwrap();
        let names = names.query_map([], |row| row.get(0)).unwrap();
        names.map(Result::unwrap).collect()
    };
    let expected = [
        "Jos\u{e9}|Elm".to_owned(),
        "O'Brien|Fenn".to_owned(),
        format!("{long}|"),
    ];
    assert_eq!(roll(&room), expected);
    let room = room.with_names(&[
        "Jos\u{e9} Elm",
        "JOSE\u{301} ELM",
        "Elm, Jose\u{301}",
        &long,
    ]);
    assert_eq!(
        roll(&room).len(),
        5,
        "one child is one child; three of one name in one list are three"
    );
    let room = room.with_names(&["jos\u{e9}  elm"]);
    assert_eq!(roll(&room).len(), 5);
    let room = room.with_writing("3", "60").at(MONDAY_AT_EIGHT).with_wall();
    let mut wall = room.wall();
    let chair = wall.empty_chairs()[0].clone();
    let names: Vec<String> = wall
        .names(&chair)
        .into_iter()
        .map(|child| child.name)
        .collect();
    assert!(
        names.iter().any(|name| name.contains("O'Brien")),
        "{names:?}"
    );
    assert!(
        names.iter().any(|name| name.contains('\u{1F469}')),
        "{names:?}"
    );
    let mut once = names.clone();
    once.sort();
    once.dedup();
    assert_eq!(
        once.len(),
        names.len(),
        "children are told apart: {names:?}"
    );
}

#[test]
fn bodies_that_no_browser_sends() {
    let room = Classroom::with(4, "3", "60");
    let wall = room.wall();
    let before = resident(room.program().id());
    let form = |body: Vec<u8>| {
        let mut ask = wall.form("/board/sign-ups", &[]);
        ask.body = body;
        ask
    };
    let mut many = String::new();
    for at in 0..1000 {
        let _ = write!(many, "field{at}=x&");
    }
    let bodies: [(&str, Vec<u8>); 6] = [
        ("a thousand fields", many.into_bytes()),
        ("bad UTF-8", b"chair=\xff\xfe&student=\xc0\x80".to_vec()),
        ("NUL", b"chair=%00&student=%00".to_vec()),
        ("ten megabytes", vec![b'a'; 10 * 1024 * 1024]),
        ("half a percent", b"chair=%&student=%4".to_vec()),
        ("deep JSON", "[".repeat(10_000).into_bytes()),
    ];
    for (what, body) in bodies {
        let begun = Instant::now();
        let answer = wall.clone().must(&form(body));
        kind(&answer, what);
        assert!(
            begun.elapsed() < Duration::from_secs(10),
            "{what} took {:?}",
            begun.elapsed()
        );
    }
    let json = form(b"{\"chair\":1}".to_vec()).with("Content-Type", "application/json");
    kind(&wall.clone().must(&json), "JSON where a form belongs");
    let zipped = form(b"\x1f\x8b\x08\x00".to_vec()).with("Content-Encoding", "gzip");
    kind(&wall.clone().must(&zipped), "a zipped form");
    endless(&wall);
    let grown = resident(room.program().id()).saturating_sub(before);
    assert!(grown <= 2048, "it grew by {grown} KB");
    room.wall().board();
}

/// A chunked body without an end is cut off.
fn endless(client: &Client) {
    let ask = client
        .form("/board/sign-ups", &[])
        .with("Transfer-Encoding", "chunked");
    let mut line = Line::open(client.address).unwrap();
    line.socket().write_all(&ask.bytes()).unwrap();
    let chunk = format!("10000\r\n{}\r\n", "a".repeat(0x10000));
    let mut sent = 0;
    while sent < 256 && line.socket().write_all(chunk.as_bytes()).is_ok() {
        sent += 1;
    }
    assert!(sent < 256, "sixteen megabytes were taken");
    if let Ok(answer) = line.answer(false) {
        assert!(matches!(answer.status, 411 | 413), "{}", answer.status);
    }
}

/// The resident memory of a process in kilobytes.
fn resident(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))
        .unwrap();
    line.trim().trim_end_matches(" kB").parse().unwrap()
}

#[test]
fn requests_that_no_browser_makes() {
    let room = Classroom::with(4, "3", "60");
    let wall = room.wall();
    let host = wall.address.to_string();
    let long = format!(
        "GET /{} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n",
        "a".repeat(70_000)
    );
    let mut headers = format!("GET /board HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n");
    for at in 0..150 {
        let _ = write!(headers, "X-{at}: y\r\n");
    }
    headers.push_str("\r\n");
    let odd = [
        long,
        headers,
        "NONSENSE\r\n\r\n".to_owned(),
        format!("GET /board/../chair.db HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"),
        format!("GET /board/days/%ff%00 HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"),
        format!(
            "GET /board HTTP/1.1\r\nHost: {host}\r\nCookie: {}\r\nConnection: close\r\n\r\n",
            "a=b; ".repeat(500)
        ),
        format!(
            "POST /board/sign-ups HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nContent-Length: -5\r\n\r\n"
        ),
    ];
    for request in odd {
        let mut line = Line::open(wall.address).unwrap();
        let _ = line.socket().write_all(request.as_bytes());
        let start: String = request.chars().take(60).collect();
        if let Ok(answer) = line.answer(false) {
            assert!(
                answer.status < 500 && answer.status >= 300,
                "{start:?}: {}",
                answer.status
            );
        }
    }
    let mut smuggle = wall.form("/board/sign-ups", &[("chair", "x")]);
    smuggle.headers.extend([
        ("Content-Length".to_owned(), "7".to_owned()),
        ("Transfer-Encoding".to_owned(), "chunked".to_owned()),
    ]);
    if let Ok(answer) = wall.clone().send(&smuggle) {
        kind(&answer, "two lengths");
    }
    room.wall().board();
}

#[test]
fn wrong_words_on_the_command_line_are_answered_in_one_sentence() {
    let folder = tempfile::TempDir::new().unwrap();
    let data = folder.path().join("data");
    let data = data.to_str().unwrap();
    let cases: [(&[&str], i32); 5] = [
        (&["sing"], 2),
        (&["serve", "--http", "nowhere"], 2),
        (&["serve", "--announce", "perhaps"], 2),
        (&["setup-code", "--data", "/dev/null/x"], 1),
        (
            &[
                "serve",
                "--data",
                data,
                "--http",
                "192.0.2.1:0",
                "--https",
                "off",
                "--announce",
                "off",
            ],
            1,
        ),
    ];
    for (words, code) in cases {
        let (status, _, said) = crate::support::program::run(words);
        assert_eq!(status.code(), Some(code), "{words:?}: {said}");
        assert!(
            !said.is_empty() && !said.contains("panicked") && !said.contains("Err("),
            "{words:?}: {said}"
        );
    }
    let (status, version, _) = crate::support::program::run(&["--version"]);
    assert!(
        status.success() && version.trim() == format!("chair {}", env!("CARGO_PKG_VERSION")),
        "{version}"
    );
}

#[test]
fn one_program_on_the_data() {
    let room = Classroom::new();
    let (status, _, said) =
        crate::support::program::run(&crate::support::program::serve_words(&room.data()));
    assert_eq!(status.code(), Some(1), "{said}");
    assert_eq!(
        said.trim()
            .lines()
            .filter(|line| !line.contains("INFO"))
            .count(),
        1,
        "one sentence: {said}"
    );
    room.stranger().get("/health").expect(200);
}
