//! What a listener on the classroom's Wi-Fi can see: a class goes by between its screens and the box, every byte of it is
//! heard, and it holds what the page "What others on the Wi-Fi can see" and PRIVACY.md say, and nothing else that the box keeps.

mod class;
mod listener;
mod room;

use std::collections::BTreeSet;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use crate::support::classroom::{Classroom, MONDAY_AT_EIGHT, THIRTY, whole_database};
use crate::support::html::Page;
use crate::support::network::DOORS;
use crate::support::people::{Device, PASSPHRASE, PICTURES, PIN, Wall};
use class::{Class, class_goes_by};
use listener::Listener;

/// Columns that hold the program's own words: the same in every box, and on many a page by themselves.
const NOBODYS: [&str; 16] = [
    "answer.role",
    "asked.role",
    "asked.standing",
    "asked.wording",
    "audit.event",
    "conference.state",
    "device.kind",
    "first_run.state",
    "first_run.step",
    "lesson_line.line",
    "next_step.state",
    "question.role",
    "shared_praise.state",
    "sign_up.state",
    "student_session.came_by",
    "wait_list.state",
];

/// The columns of the box's database of which some words went by in clear.
fn kept_and_heard(room: &Classroom, heard: &str, letters_min: usize) -> BTreeSet<String> {
    let db = whole_database(&room.database());
    let mut found = BTreeSet::new();
    let columns = "SELECT s.name, c.name FROM sqlite_schema AS s, pragma_table_info(s.name) AS c
                   WHERE s.type = 'table' AND c.type = 'TEXT' ORDER BY 1, 2";
    let mut columns = db.prepare(columns).unwrap();
    let columns = columns.query_map([], |row| Ok((row.get(0)?, row.get(1)?)));
    let columns: Vec<(String, String)> = columns.unwrap().map(Result::unwrap).collect();
    for (table, column) in columns {
        if NOBODYS.contains(&format!("{table}.{column}").as_str()) {
            continue;
        }
        let mut cells = db
            .prepare(&format!("SELECT \"{column}\" FROM \"{table}\""))
            .unwrap();
        let cells = cells
            .query_map([], |row| row.get::<_, Option<String>>(0))
            .unwrap();
        for cell in cells.filter_map(Result::unwrap) {
            // A form's words come with plus signs, a page's as they are; shorter ones are found by accident.
            let sent: String = form_urlencoded::byte_serialize(cell.as_bytes()).collect();
            if cell.chars().count() >= letters_min
                && (heard.contains(&cell) || heard.contains(&sent))
            {
                found.insert(format!("{table}.{column}"));
            }
        }
    }
    found
}

/// A row of the table: what, as PRIVACY.md says it, and the words that go by where it does. Without words: it is known of any
/// connection.
struct Row {
    what: &'static str,
    words: Vec<String>,
}

impl Row {
    fn new(what: &'static str, words: &[&str]) -> Self {
        let words = words.iter().map(|it| (*it).to_owned()).collect();
        Self { what, words }
    }

    /// Whether somebody who heard all this knows it: all of its words, or none of them.
    #[track_caller]
    fn is_in(&self, heard: &str) -> bool {
        assert!(!heard.is_empty(), "nothing went by");
        let is_heard = |words: &&String| heard.contains(words.as_str());
        let count = self.words.iter().filter(is_heard).count();
        assert!(
            count == 0 || count == self.words.len(),
            "{}: some of {:?} went by and some did not",
            self.what,
            self.words
        );
        count == self.words.len()
    }

    /// As the table of PRIVACY.md has it.
    fn line(&self, plain: &str, secure: &str) -> String {
        let said = |heard| if self.is_in(heard) { "yes" } else { "no" };
        format!("| {} | {} | {} |", self.what, said(plain), said(secure))
    }
}

/// What each row is heard by. The same goes by at both doors, once in clear and once not.
fn rows(class: &Class) -> Vec<Row> {
    let cookies: Vec<&str> = class.tokens.iter().map(String::as_str).collect();
    vec![
        Row::new("which devices talk to the box, when, and how much", &[]),
        Row::new("the box's name and address", &[]),
        Row::new(
            "which pages are opened",
            &["GET /prep HTTP/1.1", "GET /board HTTP/1.1"],
        ),
        Row::new(
            "the room's name and children's first names",
            &["Room 12", "Eli"],
        ),
        Row::new("who has which chair, and when", &[&class.chair]),
        Row::new(
            "a child's two pictures or card; someone could come in as that child with them",
            &["first=kite&second=drum", &format!("card={}", class.card)],
        ),
        Row::new(
            "the cookies of the wall, of devices and of children; someone could go on as that screen with one",
            &cookies,
        ),
        Row::new(
            "the keys of the room, where the wall shows them; someone could come into the room with them",
            &[&class.letters],
        ),
        Row::new("what a child writes on the sheet", &["heronstory"]),
        Row::new(
            "what is read back to the child after a talk",
            &["glowpraise-17", "teachpoint-23", "cutmyending"],
        ),
        Row::new(
            "what the teacher says to the room: a pause, questions and the mini-lesson in her words, a line of thanks",
            &[
                "drillword-73",
                "ownquestion-61",
                "captainword-67",
                "thanksword-71",
            ],
        ),
        Row::new(
            "praise that a child shares for the wall",
            &["text=Small+true+details"],
        ),
        Row::new(
            "who waits for a chair, and that a child is out of the room",
            &[
                "POST /board/waits HTTP/1.1",
                "You are out of the room then.",
            ],
        ),
        Row::new(
            "the rest of the teacher's log, and her line to remember",
            &["hersalone-47", "rememberzebra-31"],
        ),
        Row::new(
            "passphrase, six digits, recovery code",
            &["seven+quiet", PIN, &class.code],
        ),
    ]
}

/// The lines of a table in PRIVACY.md, without its head.
fn paper() -> Vec<String> {
    let paper = concat!(env!("CARGO_MANIFEST_DIR"), "/PRIVACY.md");
    let paper = std::fs::read_to_string(paper).unwrap();
    let table = paper
        .split("## What others on the Wi-Fi can see")
        .nth(1)
        .unwrap();
    let table = table.split("\n## ").next().unwrap();
    let lines = table.lines().filter(|line| line.starts_with('|')).skip(2);
    lines.map(str::to_owned).collect()
}

#[test]
fn a_listener_hears_what_the_page_says_and_no_more() {
    let lan = chair::host::mdns::lan_addresses();
    let lan = lan.into_iter().find(IpAddr::is_ipv4);
    let lan = lan.unwrap_or(Ipv4Addr::LOCALHOST.into());
    let mut room = Classroom::with_flags(&DOORS)
        .claimed()
        .with_class(&THIRTY)
        .with_writing("3", "60")
        .at(MONDAY_AT_EIGHT);
    let at = |door: SocketAddr| SocketAddr::new(lan, door.port());
    let plain = Listener::before(at(room.program().address));
    let secure = Listener::before(at(room.program().secure_address()));
    let class = class_goes_by(&mut room, &plain, &secure);
    let (heard, unheard) = (plain.heard(), secure.heard());
    let table = rows(&class);
    let made: Vec<String> = table.iter().map(|row| row.line(&heard, &unheard)).collect();
    assert_eq!(
        paper(),
        made,
        "PRIVACY.md has another table than what was heard"
    );
    nothing_else(&room, &heard, &class);
    // What opens something stands in no address, and on no line of the log; every cookie keeps to itself.
    let hers = class.teacher.client.cookies.values();
    let keys = class.tokens.iter().chain(hers).map(String::as_str);
    let keys = keys.chain([PASSPHRASE, PIN, &class.code, &class.card]);
    keys_keep_quiet(&room, &heard, &keys.collect::<Vec<_>>());
    nothing_over_https(&room, &unheard, &class.code);
    what_can_be_done_with_it(&room, &heard, &class);
}

/// The cookies that stand in what was heard: name and token.
fn cookies_in(heard: &str) -> BTreeSet<(String, String)> {
    let sent = heard.split("\r\n").filter_map(|line| {
        let (name, value) = line.split_once(": ")?;
        let is_cookie = ["cookie", "set-cookie"].contains(&name.to_ascii_lowercase().as_str());
        is_cookie.then_some(value)
    });
    let pairs = sent.flat_map(|value| value.split("; "));
    let pairs = pairs.filter_map(|pair| pair.split_once('='));
    let ours = pairs.filter(|(name, token)| name.contains("chair-") && !token.is_empty());
    ours.map(|(name, token)| (name.to_owned(), token.to_owned()))
        .collect()
}

/// PRIVACY.md says what somebody can do with what he heard: here he does it, and no more.
fn what_can_be_done_with_it(room: &Classroom, heard: &str, class: &Class) {
    let cookies = cookies_in(heard);
    let tokens: BTreeSet<&String> = cookies.iter().map(|(_, token)| token).collect();
    for (name, token) in &cookies {
        let known = class.tokens.contains(token)
            || class.child.client.cookies.values().any(|it| it == token);
        assert!(
            known,
            "{name}={token}: a cookie that no row of the table is about"
        );
    }
    for token in &class.tokens {
        assert!(tokens.contains(token), "{token} went by in clear");
    }
    let with = |name: &str, token: &str| {
        let mut other = room.stranger();
        other.cookies.insert(name.to_owned(), token.to_owned());
        other
    };
    // As the wall: a chair for any child, and the keys of the room.
    let mut wall = Wall(with("chair-device", &class.wall.cookies["chair-device"]));
    let chair = wall.empty_chairs()[0].clone();
    let child = wall.names(&chair)[0].clone();
    wall.sign_up(&chair, &child.id).expect(303);
    assert!(
        wall.get("/room/code")
            .expect(200)
            .text()
            .contains(&class.letters)
    );
    // With the keys: a device of the room, which sees the names.
    let mut device = Device(room.stranger());
    device
        .post("/room", &[("code", &class.letters)])
        .expect(303);
    assert!(device.names().len() > 20);
    // With two pictures there, or a card anywhere: the child's open sheet.
    device.tap(&class.child.id, PICTURES).expect(303);
    let shelf = device.get("/prep/talks").expect(200).text();
    assert!(shelf.contains("cutmyending"), "{shelf}");
    room.stranger()
        .post("/door/student", &[("card", &class.card)])
        .expect(303);
    // With the child's own cookie, as long as it has not said that it is done.
    let mut same = with("chair-person", &class.child.client.cookies["chair-person"]);
    same.get("/prep").expect(200);
    // And nothing of the teacher's.
    for (name, token) in &cookies {
        for path in ["/teach", "/teach/devices", "/teach/recovery"] {
            let status = with(name, token).get(path).status;
            assert!(status == 403, "{path} with {name}: {status}");
        }
    }
}

/// Of all that the box keeps, these columns went by, and nothing else.
fn nothing_else(room: &Classroom, heard: &str, class: &Class) {
    let found = kept_and_heard(room, heard, 4);
    let expected = [
        "answer.asked",
        "answer.day",
        "answer.text",
        "answer.wording", // which question it is, in a form
        "audit.detail",   // chair ids
        "class.name",
        "conference.date",
        "idempotent_request.id", // of a tap, made by the page
        "idempotent_request.redirect_to",
        "lesson_line.text",
        "log_line.line", // of the child's own look back
        "log_line.text",
        "next_step.text",
        "question.text",
        "said.line",
        "said.place",
        "shared_praise.text",
        "sign_up.date",
        "student.given",
        "teacher.standing", // a word of pages as well: "owner"
        "wait_list.day",
    ];
    assert_eq!(
        found.iter().map(String::as_str).collect::<Vec<_>>(),
        expected
    );
    for secret in [
        "rememberzebra",
        "hersalone",
        PASSPHRASE,
        "seven+quiet",
        PIN,
        class.code.as_str(),
        "__Host-",
        "Otter",
    ] {
        assert!(!heard.contains(secret), "{secret} went by in clear");
    }
    for family in THIRTY
        .iter()
        .filter_map(|name| name.split_once(' '))
        .map(|(_, family)| family)
    {
        let word = |text: &str| {
            text.split(|it: char| !it.is_alphabetic())
                .any(|word| word == family)
        };
        assert!(!word(heard), "{family}: a family name went by in clear");
    }
}

fn keys_keep_quiet(room: &Classroom, heard: &str, secrets: &[&str]) {
    let log = room.program().log();
    assert!(secrets.len() >= 8, "{secrets:?}");
    for secret in secrets {
        assert!(!log.contains(secret), "{secret} is in the log");
    }
    for words in [
        "heronstory",
        "rememberzebra",
        "glowpraise",
        "Eli",
        "Glade",
        "Otter",
    ] {
        assert!(!log.contains(words), "{words} is in the log: {log}");
    }
    for line in heard.lines().map(str::to_ascii_lowercase) {
        let tells = ["get ", "post ", "location:", "referer:"]
            .iter()
            .any(|word| line.starts_with(word));
        let open = secrets
            .iter()
            .any(|secret| line.contains(&secret.to_ascii_lowercase()));
        assert!(!tells || !(open || line.contains("kite")), "{line}");
        if line.starts_with("set-cookie:") {
            for flag in ["httponly", "samesite=strict", "path=/"] {
                assert!(line.contains(flag), "{line}");
            }
            assert!(!line.contains("domain="), "{line}");
        }
    }
}

/// Neither what is hers nor a name, nor which page.
fn nothing_over_https(room: &Classroom, hers: &str, code: &str) {
    assert!(hers.len() > 10_000, "she was heard, if not understood");
    let silent = [
        "rememberzebra",
        "hersalone",
        "glowpraise",
        "teachpoint",
        "cutmyending",
        "heronstory",
        "drillword",
        "ownquestion",
        "captainword",
        "thanksword",
        "Room 12",
        "/teach",
        "HTTP/1.1",
        PASSPHRASE,
        PIN,
        code,
        "Cookie",
    ];
    for words in silent {
        assert!(!hers.contains(words), "{words} went by in clear over HTTPS");
    }
    assert_eq!(kept_and_heard(room, hers, 6), BTreeSet::new());
}

#[test]
fn the_page_and_the_paper_have_the_same_table() {
    let room = Classroom::new();
    let html = room.stranger().get("/trust/listeners").expect(200).text();
    let rows = html.split("<tr>").skip(2).map(|row| {
        let cells = row.split("</t").skip(1).take(2);
        let cells = cells.map(|cell| cell.rsplit('>').next().unwrap().to_lowercase());
        cells.collect::<Vec<_>>().join(" | ")
    });
    let on_page: Vec<String> = rows.collect();
    let on_paper = paper();
    let on_paper = on_paper.iter().map(|line| {
        let cells = line.trim_end_matches(" |").split(" | ").skip(1);
        cells.collect::<Vec<_>>().join(" | ")
    });
    assert_eq!(on_page, on_paper.collect::<Vec<_>>());
    assert_eq!(on_page.len(), 15);
    assert!(Page::read(&html).h1[0].contains("Wi-Fi"));
}
