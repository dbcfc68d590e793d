//! The sitemap as the program itself tells it, and what the walks over it share: everyone who can call, the headers
//! that every answer carries, all rows of the database as text.

use serde_json::Value;

use crate::support::adults::{co_teacher, substitute};
use crate::support::classroom::{Classroom, pair};
use crate::support::html::Page;
use crate::support::http::{Answer, Client};
use crate::support::people::{ROLES, Teacher};

/// One row of the sitemap.
#[derive(Clone, Debug)]
pub struct Row {
    /// The method.
    pub method: String,
    /// The path, with its places in braces.
    pub path: String,
    /// Who may call it.
    pub who: Vec<String>,
    /// The largest body.
    pub body_max: usize,
    /// The function that answers.
    pub handler: String,
    /// before, after or always.
    pub claimed: String,
}

/// The whole sitemap, as the program tells it.
pub fn sitemap() -> Vec<Row> {
    let (status, out, said) = crate::support::program::run(&["doctor", "--json", "--sitemap"]);
    assert!(status.success(), "{said}");
    let told: Value = serde_json::from_str(&out).unwrap_or_else(|why| panic!("{why}: {out}"));
    let rows = told
        .as_array()
        .expect("the sitemap is a list")
        .iter()
        .map(|row| {
            let word = |key: &str| {
                row[key]
                    .as_str()
                    .unwrap_or_else(|| panic!("{key} is missing in {row}"))
                    .to_owned()
            };
            let who = row["who"]
                .as_array()
                .unwrap_or_else(|| panic!("who is missing in {row}"));
            Row {
                method: word("method"),
                path: word("path"),
                who: who
                    .iter()
                    .map(|role| role.as_str().unwrap().to_owned())
                    .collect(),
                body_max: usize::try_from(row["body_max"].as_u64().expect("a size limit")).unwrap(),
                handler: word("handler"),
                claimed: word("claimed"),
            }
        });
    let rows: Vec<Row> = rows.collect();
    every_ending_is_there(&rows);
    rows
}

/// What ends a session, a pairing, a talk, a place on the roll or a saved chair, so that a walk takes it last. The `{}` stand
/// for one part of the path each.
const ENDINGS: [(&str, &str); 16] = [
    ("POST", "/board/sign-ups/{}/release"),
    ("POST", "/teach/classes/{}/roster/{}/archive"),
    ("POST", "/teach/classes/{}/roster/{}/card"),
    ("POST", "/teach/classes/{}/roster/{}/pictures"),
    ("POST", "/teach/classes/{}/roster/{}/sign-out"),
    ("POST", "/teach/conferences/{}/hand"),
    ("POST", "/teach/conferences/{}/finish"),
    ("POST", "/teach/devices/{}/end"),
    ("POST", "/teach/devices/end"),
    ("POST", "/teach/walls/{}/end"),
    ("POST", "/teach/walls/here"),
    ("POST", "/teach/classes/{}/archive"),
    ("POST", "/teach/people/{}/end"),
    ("POST", "/teach/people/invitation/end"),
    ("POST", "/teach/people/hand-over"),
    ("POST", "/door/leave"),
];

/// Fails where an address of the list above is not there any more: then the list must be put right.
fn every_ending_is_there(rows: &[Row]) {
    for (method, path) in ENDINGS {
        let there = rows.iter().any(|row| row.is(method, path));
        assert!(there, "the sitemap has no {method} {path}");
    }
}

/// A path with every part that stands in braces replaced by what is found for its name and the part before it.
pub fn filled(path: &str, mut with: impl FnMut(&str, &str) -> String) -> String {
    let mut before = "";
    let parts = path.split('/').map(|part| {
        let name = part
            .strip_prefix('{')
            .and_then(|rest| rest.strip_suffix('}'));
        let found = name.map_or_else(|| part.to_owned(), |name| with(name, before));
        before = part;
        found
    });
    parts.collect::<Vec<_>>().join("/")
}

impl Row {
    /// The path with a real thing in each of its places.
    pub fn example(&self, real: &Examples) -> String {
        filled(&self.path, |name, before| {
            if (name, before) == ("file", "trust") {
                return "chair.crt".to_owned();
            }
            // A wall is a device by its number.
            if before == "walls" {
                return real.wall.clone();
            }
            if before == "chairs" && self.path.ends_with("/slip") {
                return real.taken.clone();
            }
            let found = real.of(name).or_else(|| real.of_the(before));
            found.unwrap_or_else(|| panic!("no example for {{{name}}} in {}", self.path))
        })
    }

    /// The path with this number wherever it wants one.
    pub fn with_number(&self, number: &str) -> String {
        filled(&self.path, |name, _| match name {
            "day" => MONDAY.to_owned(),
            "file" => FILE.to_owned(),
            "role" => ROLES[0].to_owned(),
            _ => number.to_owned(),
        })
    }

    /// Whether it is the row of this method and path, whatever its places are called.
    fn is(&self, method: &str, path: &str) -> bool {
        self.method == method && filled(&self.path, |_, _| "{}".to_owned()) == path
    }

    pub fn is_live(&self) -> bool {
        self.path == "/live"
    }

    /// Ends something that other rows of a walk need, so it is walked last.
    pub fn ends_something(&self) -> bool {
        ENDINGS.iter().any(|(method, path)| self.is(method, path))
    }
}

/// The day of the board, a file of the kiosk.
const MONDAY: &str = "2026-11-23";
const FILE: &str = "chair.css";
/// Whose everything is that a walk needs: the child who walks it too.
const CHILD: &str = "Badan";

/// One real thing of each kind that an address can name. What can be a child's is all one child's.
#[derive(Clone, Debug)]
pub struct Examples {
    class: String,
    student: String,
    /// An empty chair of Monday.
    pub chair: String,
    /// The child's chair, which the teacher saved for it.
    taken: String,
    /// How the child holds it.
    sign_up: String,
    /// The child's, and over.
    conference: String,
    /// What the child took along from it.
    step: String,
    wall: String,
    device: String,
    /// A substitute.
    adult: String,
    /// A copy of the box.
    copy: String,
}

impl Examples {
    /// Makes them in a classroom by the forms of its people.
    #[track_caller]
    pub fn of_room(room: &Classroom) -> Self {
        Self::of_child(room, CHILD)
    }

    /// The same for another child.
    #[track_caller]
    pub fn of_child(room: &Classroom, name: &str) -> Self {
        let mut teacher = room.teacher();
        let class = room.class().to_owned();
        let mut child = room.student(name);
        let chairs = room.wall().empty_chairs();
        let conference = teacher.holds_a_talk(&class, &mut child, ("ending", "Cut it."));
        teacher.give(&chairs[0], &child.id).expect(303);
        let mut tablet = room.stranger();
        pair(&mut tablet, &mut teacher, &class);
        drop(room.device());
        let sheet = format!("/teach/students/{}/sheet", child.id);
        let steps = format!("/teach/students/{}/next-steps/", child.id);
        Self {
            sign_up: teacher.held_by(&chairs[0]),
            step: last_of(&mut teacher, &sheet, &steps),
            wall: last_of(&mut teacher, "/teach/walls", "/teach/walls/"),
            device: last_of(&mut teacher, "/teach/devices", "/teach/devices/"),
            adult: substitute(room, MONDAY).id,
            copy: copy_of(&mut teacher),
            chair: chairs[1].clone(),
            taken: chairs[0].clone(),
            student: child.id,
            conference,
            class,
        }
    }

    /// By the name of the place.
    fn of(&self, name: &str) -> Option<String> {
        Some(match name {
            "class" => self.class.clone(),
            "student" => self.student.clone(),
            "chair" => self.chair.clone(),
            "sign_up" => self.sign_up.clone(),
            "conference" => self.conference.clone(),
            "step" => self.step.clone(),
            "wall" => self.wall.clone(),
            "device" => self.device.clone(),
            "adult" => self.adult.clone(),
            "copy" => self.copy.clone(),
            "day" => MONDAY.to_owned(),
            "role" => ROLES[0].to_owned(),
            "file" => FILE.to_owned(),
            _ => return None,
        })
    }

    /// By the part of the path before it.
    fn of_the(&self, before: &str) -> Option<String> {
        self.of(match before {
            "classes" => "class",
            "students" | "student" | "roster" => "student",
            "chairs" => "chair",
            "sign-ups" | "offers" => "sign_up",
            "conferences" | "talks" => "conference",
            "next-steps" => "step",
            "walls" => "wall",
            "devices" => "device",
            _ => return None,
        })
    }
}

/// Makes the first copy of the box, and waits until it is one.
pub fn copy_of(teacher: &mut Teacher) -> String {
    teacher.post("/teach/copies", &[]).expect(303);
    for _ in 0..600 {
        let page = Page::read(&teacher.get("/teach/copies").expect(200).text());
        if !page.links_to("/teach/copies/1").is_empty() {
            return "1".to_owned();
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    panic!("no copy was made");
}

/// The number in the last form of a page that goes to such an address, as in `/teach/walls/7/end`.
#[track_caller]
fn last_of(teacher: &mut Teacher, page: &str, action: &str) -> String {
    let page = Page::read(&teacher.get(page).expect(200).text());
    let numbers = page.forms.iter().filter_map(|form| {
        let number = form.action.strip_prefix(action)?.split('/').next()?;
        number.parse::<u64>().ok()
    });
    let last = numbers.max();
    last.unwrap_or_else(|| panic!("no form to {action}: {:#?}", page.forms))
        .to_string()
}

/// Everybody who can stand before the box by now: asked for once a walk, because a device and a child come in for it.
pub fn everyone(room: &Classroom) -> Vec<(&'static str, Client)> {
    vec![
        ("stranger", room.stranger()),
        ("wall", room.wall().0),
        ("device", room.device().0),
        ("student", room.student(CHILD).client),
        ("handed", room.handed_to("Balen")),
        ("substitute", substitute(room, MONDAY).client),
        ("teacher", co_teacher(room, "Mr. Heron").0),
        ("owner", room.teacher().0),
    ]
}

/// Sends and, for a stream, reads the head only.
pub fn answer_to(client: &Client, ask: &crate::support::http::Ask, live: bool) -> Answer {
    if !live || ask.method != "GET" {
        return client.clone().must(ask);
    }
    match crate::support::http::Stream::open(client, &ask.path) {
        Ok(_) => Answer {
            status: 200,
            headers: Vec::new(),
            body: Vec::new(),
        },
        Err(_) => client.clone().must(ask),
    }
}

/// The headers that every answer carries, whatever it is.
pub fn guarded(answer: &Answer, what: &str) {
    let header = |name: &str| {
        answer
            .header(name)
            .unwrap_or_else(|| panic!("{what}: {} without {name}", answer.status))
    };
    let policy = header("content-security-policy");
    for part in [
        "default-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
    ] {
        assert!(policy.contains(part), "{what}: {policy}");
    }
    assert!(
        !policy.contains("unsafe") && !policy.contains('*') && !policy.contains("http"),
        "{what}: {policy}"
    );
    assert_eq!(header("x-content-type-options"), "nosniff", "{what}");
    assert_eq!(header("referrer-policy"), "same-origin", "{what}");
    let number = header("chair-box");
    let is_number = number.len() == 16 && number.bytes().all(|it| it.is_ascii_hexdigit());
    assert!(is_number, "{what}: the box is {number:?}");
    assert!(
        answer.header("server").is_none() && answer.header("x-powered-by").is_none(),
        "{what} says too much"
    );
}

/// Every row of every table as text, read beside the running program.
pub fn dump(room: &Classroom) -> Vec<String> {
    let db = crate::support::classroom::whole_database(&room.database());
    let mut lines = Vec::new();
    let mut tables = db
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
        .unwrap();
    let names: Vec<String> = tables
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    for name in names {
        let mut all = db.prepare(&format!("SELECT * FROM \"{name}\"")).unwrap();
        let columns = all.column_count();
        let mut rows = all.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let cells = (0..columns).map(|at| format!("{:?}", row.get_ref(at).unwrap()));
            lines.push(format!("{name}: {}", cells.collect::<Vec<_>>().join(" | ")));
        }
    }
    lines
}
