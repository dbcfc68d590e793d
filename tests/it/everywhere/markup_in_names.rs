//! A class whose every name and word looks like markup: no page, answer or header of anybody's holds it as it was typed, and each
//! stands escaped where the plain one would. What a browser makes of it is looked at in `browser/markup_in_names`.

use std::collections::{BTreeMap, BTreeSet};

use crate::support::adults::{co_teacher, code_on, elsewhere};
use crate::support::classroom::{Classroom, MONDAY_AT_EIGHT};
use crate::support::html::Page;
use crate::support::http::{Answer, Client};
use crate::support::markup::{Marked, PLANTED, marked};
use crate::support::people::ROLES;
use crate::support::sitemap::{answer_to, sitemap};

/// What must stand nowhere: a tag, a quote that ends an attribute, an ampersand that begins something.
const RAW: [&str; 6] = ["<b>Ada", "\"Bo\"", "Bo\"<", "Ada & ", "Ada&\"", "&amp;amp;"];
/// More pages than anybody has.
const PAGES: usize = 1200;

/// As it must stand on a page.
fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    text.replace('>', "&gt;").replace('"', "&quot;")
}

/// Who has seen what, escaped.
#[derive(Default)]
struct Seen(BTreeMap<&'static str, BTreeSet<&'static str>>);

impl Seen {
    /// Looks at one answer.
    #[track_caller]
    fn look(&mut self, role: &'static str, what: &str, answer: &Answer) {
        assert!(answer.status < 500, "{what} as {role}: {}", answer.status);
        for (name, value) in &answer.headers {
            let raw = ["<b>", "\"Bo\"", "Ada"]
                .iter()
                .find(|raw| value.contains(**raw));
            assert!(raw.is_none(), "{what} as {role}: {name}: {value}");
        }
        let text = answer.text();
        let kind = answer.header("content-type").unwrap_or_default();
        if kind.starts_with("application/json") {
            assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
        } else if let Some(raw) = RAW.iter().find(|raw| text.contains(**raw)) {
            let at = text.find(raw).unwrap();
            let before = text.get(at.saturating_sub(200)..at).unwrap_or_default();
            panic!("{what} as {role} ({kind}) says {raw} after {before}");
        }
        for planted in PLANTED.into_iter().chain(["room", "co", "sub"]) {
            if text.contains(&escaped(&marked(planted))) {
                self.0.entry(planted).or_default().insert(role);
            }
        }
    }

    /// Every page that links lead to from these, and they themselves.
    #[track_caller]
    fn crawl(&mut self, role: &'static str, client: &Client, from: Vec<String>) {
        let mut known: BTreeSet<String> = from.iter().cloned().collect();
        let mut open = from;
        let mut pages = 0;
        while let Some(path) = open.pop() {
            let answer = answer_to(client, &client.ask("GET", &path), path == "/live");
            self.look(role, &path, &answer);
            pages += 1;
            assert!(pages < PAGES, "{role} goes on for ever: {known:?}");
            let kind = answer.header("content-type").unwrap_or_default();
            if kind.starts_with("text/html") {
                let mut links = Page::read(&answer.text()).links_to("/");
                // Filters combine without end; what one of them shows, two show as well.
                links.retain(|link| link.matches('&').count() < 2);
                open.extend(links.into_iter().filter(|link| known.insert(link.clone())));
            }
        }
    }
}

/// Every field that a form of Chair's has words in.
const FIELDS: [&str; 17] = [
    "name",
    "names",
    "text",
    "words",
    "own",
    "on",
    "list",
    "passphrase",
    "code",
    "zone",
    "band",
    "language",
    "start",
    "line",
    "prompt",
    "file",
    "card",
];

/// All that a form can hold says so.
fn filled(word: &str) -> Vec<(&'static str, String)> {
    FIELDS.iter().map(|field| (*field, marked(word))).collect()
}

const TEACHER: &[&str] = &["teacher"];
/// What a child and the teacher see of a talk.
const BOTH: &[&str] = &["student", "teacher"];
const ROOM: &[&str] = &["teacher", "wall"];

/// On whose pages each thing stands, where it has a plain name.
const SEEN_BY: [(&str, &[&str]); 24] = [
    ("answer", &["handed", "student", "teacher"]),
    ("chip", &["student", "teacher", "wall"]),
    (
        "class",
        &["device", "stranger", "student", "teacher", "wall"],
    ),
    (
        "extra",
        &["device", "stranger", "student", "teacher", "wall"],
    ),
    ("family", TEACHER),
    ("home", BOTH),
    ("kid", &["device", "student", "teacher", "wall"]),
    ("lesson", ROOM),
    ("listed", TEACHER),
    ("other", BOTH),
    ("pause", ROOM),
    ("praised", BOTH),
    ("question", BOTH),
    ("quote", BOTH),
    ("remember", TEACHER),
    ("starter", BOTH),
    ("step", BOTH),
    ("teacher", TEACHER),
    ("teaching", BOTH),
    ("thanks", BOTH),
    ("title", TEACHER),
    ("told", &["handed", "student", "teacher"]),
    ("tweak", TEACHER),
    ("well", BOTH),
];

#[test]
fn no_name_is_ever_markup() {
    let all = Marked::set_up();
    let room = &all.room;
    let clients = [
        ("stranger", room.stranger()),
        ("wall", room.wall().0),
        ("device", room.device().0),
        ("student", all.child.client.clone()),
        ("handed", all.handed.clone()),
        ("teacher", room.teacher().0),
    ];
    let mut rows = sitemap();
    rows.retain(|row| !row.ends_something());
    let mut seen = Seen::default();
    let walk = |seen: &mut Seen| {
        for (role, client) in &clients {
            let mut from: Vec<String> = rows
                .iter()
                .filter(|row| row.method == "GET")
                .map(|row| row.example(&all.real))
                .collect();
            from.push(format!("/teach/conferences/{}", all.talk));
            from.push(format!("/prep/talks/{}", all.talk));
            from.extend(ROLES.map(|role| format!("/prep/questions/{role}")));
            if *role == "teacher" {
                from.extend(all.looks_at_files());
            }
            seen.crawl(role, client, from);
        }
    };
    walk(&mut seen);
    seen.look("teacher", "a list that is refused", &all.refused_list());
    // Words that are refused come back, and deeds of every kind say what became of them.
    for (role, client) in &clients {
        for row in rows.iter().filter(|row| row.method != "GET") {
            let path = row.example(&all.real);
            let fields = filled("extra");
            let fields: Vec<(&str, &str)> = fields
                .iter()
                .map(|(name, value)| (*name, &value[..]))
                .collect();
            let mut client = client.clone();
            seen.look(role, &path, &client.post(&path, &fields));
            seen.look(role, &path, &client.script(&path, &fields));
        }
    }
    let path = format!("/teach/classes/{}/pause", room.class());
    room.teacher().post(&path, &[("do", "go_on")]).expect(303);
    // What is shared stands on the wall in turn with its heading.
    room.teacher().set_clock(MONDAY_AT_EIGHT + 60);
    walk(&mut seen);
    all.ends_every_talk();
    for minute in 0..2 {
        room.teacher().set_clock(MONDAY_AT_EIGHT + 60 * minute);
        let board = room.wall().get("/board");
        seen.look("wall", "/board without a talk", &board);
    }
    let expected: BTreeMap<&str, BTreeSet<&str>> = SEEN_BY
        .iter()
        .map(|(planted, who)| (*planted, who.iter().copied().collect()))
        .collect();
    assert_eq!(seen.0, expected, "who sees it, escaped");
}

#[test]
fn no_name_of_a_co_teacher_or_a_substitute_is_ever_markup() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("chair.setup");
    std::fs::write(&file, format!("room = {}\n", marked("room"))).unwrap();
    let room = Classroom::with_flags(&["--setup", file.to_str().unwrap().to_owned().leak()]);
    let mut seen = Seen::default();
    let doors = [
        "/",
        "/hello",
        "/claim",
        "/restore",
        "/trust",
        "/health",
        "/door/teacher",
    ];
    let doors = || doors.map(str::to_owned).into();
    seen.crawl("stranger", &room.stranger(), doors());
    let room = room.claimed();
    // Until there is a class the room has the name of its setup file.
    seen.crawl("stranger", &room.stranger(), doors());
    let room = room.with_empty_class().with_names(&["Ben Dale"]);
    let room = room.with_writing("3", "60").at(MONDAY_AT_EIGHT);
    let hers = co_teacher(&room, &marked("co"));
    let named = [("day", "2026-11-23"), ("name", &marked("sub")[..])];
    let mut teacher = room.teacher();
    let made = teacher.post("/teach/people/substitutes", &named);
    let card = made.expect(303).location().to_owned();
    let code = code_on(&mut teacher, &card);
    let mut substitute = elsewhere(&room);
    let typed = [("code", code.as_str())];
    substitute.post("/door/substitute", &typed).expect(303);
    let pages = || {
        let pages = [
            "/",
            "/teach",
            "/teach/room",
            "/teach/people",
            "/teach/classes",
        ];
        pages.map(str::to_owned).into()
    };
    seen.crawl("stranger", &room.stranger(), doors());
    for (role, client) in [
        ("teacher", &teacher.0),
        ("co_teacher", &hers.0),
        ("substitute", &substitute),
    ] {
        seen.crawl(role, client, pages());
    }
    for (name, who) in [("co", "teacher"), ("sub", "teacher"), ("room", "stranger")] {
        let seen_by = seen.0.get(name).unwrap_or_else(|| panic!("{name} is seen"));
        assert!(
            seen_by.contains(who),
            "{name} is seen, escaped: {seen_by:?}"
        );
    }
}
