//! Every answer of the box carries its number and the mark of whoever is signed in, and every page says the same of itself: by
//! them a page tells its own box and its own person from all others.

use std::collections::BTreeMap;
use std::io::Write;
use std::time::Duration;

use crate::support::classroom::Classroom;
use crate::support::http::{Answer, Ask, Client, Line, Stream};
use crate::support::sitemap::{Examples, Row, everyone, sitemap};

/// The number of the box, as its own file has it.
fn number_of(room: &Classroom) -> String {
    let text = std::fs::read_to_string(room.data().join("machine.json")).unwrap();
    let told: serde_json::Value = serde_json::from_str(&text).unwrap();
    told["box"].as_str().expect("a number").to_owned()
}

/// The answer, of a stream only its head.
fn answer(client: &Client, ask: &Ask, head_only: bool) -> Answer {
    if !head_only {
        return client.clone().must(ask);
    }
    let mut line = Line::open(client.address).unwrap();
    line.socket().write_all(&ask.bytes()).unwrap();
    line.answer(true).unwrap()
}

/// It says whose it is, and so does the page in it.
fn marked(answer: &Answer, number: &str, what: &str) -> Option<String> {
    let what = format!("{what}: {}", answer.status);
    assert_eq!(answer.header("chair-box"), Some(number), "{what}");
    let person = answer.header("chair-person").map(str::to_owned);
    let text = String::from_utf8_lossy(&answer.body);
    if let Some((_, body)) = text.split_once("<body ") {
        let body = body.split('>').next().unwrap_or_default();
        assert!(
            body.contains(&format!("data-box=\"{number}\"")),
            "{what}: {body}"
        );
        let said = body.split("data-person=\"").nth(1);
        let said = said.and_then(|rest| rest.split('"').next());
        assert_eq!(said, person.as_deref(), "{what}: {body}");
    }
    person
}

/// Everything that can be asked of a row, right and wrong.
fn kinds(row: &Row, client: &Client, path: &str) -> Vec<Ask> {
    let ask = match row.method.as_str() {
        "GET" => client.ask("GET", path),
        _ => client.form(path, &[]),
    };
    let other = if row.method == "GET" { "DELETE" } else { "GET" };
    let mut kinds = vec![
        ask.clone(),
        ask.clone().with("Chair-Follows", "1"),
        ask.clone().with("Accept", "application/json"),
        ask.clone().with("Host", "evil.example"),
        ask.clone().without("Host"),
        client.ask(other, path),
        client.ask("OPTIONS", path),
    ];
    if row.method == "GET" {
        kinds.push(client.ask("HEAD", path));
    } else {
        kinds.push(ask.with("Origin", "http://evil.example"));
        let mut large = client.form(path, &[]);
        // A gigabyte is for a copy alone, on a box without an owner.
        large.body = vec![b'a'; row.body_max.min(4 << 20) + 1];
        kinds.push(large);
        let mut broken = client.form(path, &[]);
        broken.body = b"%%%=&\xff".to_vec();
        kinds.push(broken);
    }
    kinds
}

#[test]
fn every_answer_to_everybody_says_which_box_it_is() {
    let room = Classroom::with_flags(&["--https", "127.0.0.1:0"]).set_up(6, "3", "60");
    let number = number_of(&room);
    // What a browser has already is said to be unchanged by the same box.
    let mut wall = room.wall();
    let first = wall.get("/board").expect(200);
    let tag = first.header("etag").expect("a tag").to_owned();
    let unchanged = wall.ask("GET", "/board").with("If-None-Match", &tag);
    let again = wall.must(&unchanged);
    assert_eq!(again.status, 304);
    marked(&again, &number, "unchanged");
    let real = Examples::of_room(&room);
    let roles = everyone(&room);
    let mut rows = sitemap();
    rows.sort_by_key(Row::ends_something);
    for row in &rows {
        let path = row.example(&real);
        for (role, client) in &roles {
            for ask in kinds(row, client, &path) {
                let what = format!("{} {path} as {role} {:?}", ask.method, ask.headers);
                let head_only = row.is_live() && ask.method == "GET";
                let answer = answer(client, &ask, head_only);
                marked(&answer, &number, &what);
                let follows = ask.headers.iter().any(|(name, _)| name == "Chair-Follows");
                assert!(
                    !follows || !(300..400).contains(&answer.status) || answer.status == 307,
                    "{what}: a script cannot see whose a redirect is"
                );
            }
        }
    }
    for path in ["/nothing/here", "/kiosk/nothing.js", "/board/days/never"] {
        for (role, client) in &roles {
            marked(
                &client.clone().get(path),
                &number,
                &format!("{path} {role}"),
            );
        }
    }
}

#[test]
fn each_person_has_a_mark_of_its_own_and_nobody_has_none() {
    let room = Classroom::with(6, "3", "60");
    let number = number_of(&room);
    let mut marks = BTreeMap::new();
    for (role, client) in everyone(&room) {
        let mark = marked(&client.clone().get("/help"), &number, role);
        let is_somebody = matches!(
            role,
            "student" | "handed" | "substitute" | "teacher" | "owner"
        );
        assert_eq!(mark.is_some(), is_somebody, "{role}: {mark:?}");
        if let Some(mark) = mark {
            assert_eq!(marks.insert(mark, role), None, "{role}");
        }
    }
    let other = room.student("Basan");
    let mark = marked(&other.client.clone().get("/prep"), &number, "another child");
    assert_eq!(marks.insert(mark.unwrap(), "another child"), None);
    // The same child on two devices is one person, by a mark that is not her number.
    let [one, two] = [(), ()].map(|()| {
        let child = room.student("Basan");
        let mark = marked(&child.client.clone().get("/prep"), &number, "twice").unwrap();
        assert_ne!(mark, child.id);
        mark
    });
    assert_eq!(one, two);
}

#[test]
fn the_first_word_of_a_stream_is_the_number_of_its_box() {
    let room = Classroom::with(6, "3", "60");
    let number = number_of(&room);
    for (role, client) in everyone(&room) {
        let Ok(mut stream) = Stream::open(&client, "/live") else {
            assert_eq!(role, "stranger");
            continue;
        };
        let first = stream.next(Duration::from_secs(5)).unwrap().unwrap();
        assert_eq!(first, format!("event:box\ndata:{number}"), "{role}");
    }
}

#[test]
fn two_boxes_have_two_numbers_and_one_keeps_its_own() {
    let (mut one, other) = (Classroom::new(), Classroom::new());
    let number = number_of(&one);
    assert_ne!(number, number_of(&other));
    one.restart();
    marked(&one.stranger().get("/"), &number, "after a restart");
    marked(&other.stranger().get("/"), &number_of(&other), "the other");
}
