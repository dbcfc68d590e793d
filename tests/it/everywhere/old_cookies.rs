//! What is over is over: who says "I am done", signs out, is ended by the teacher or leaves the class finds every page closed
//! with the old cookie, at once and after a restart; and no page that was open before lets anything be done.

use std::time::Duration;

use chair::domain::id::StudentId;
use chair::host::machine::Machine;

use crate::support::classroom::Classroom;
use crate::support::html::Page;
use crate::support::http::{Answer, Client, Stream};
use crate::support::people::{PICTURES, request_id};
use crate::support::sitemap::{Examples, Row, answer_to, dump, sitemap};

/// A room, and every page of it with something real behind its address.
struct Everything {
    room: Classroom,
    real: Examples,
    pages: Vec<Row>,
}

impl Everything {
    fn set_up() -> Self {
        let room = Classroom::with(6, "3", "60");
        let real = Examples::of_room(&room);
        let mut pages = sitemap();
        pages.retain(|row| row.method == "GET");
        Self { room, real, pages }
    }

    /// The pages that answer these two otherwise.
    fn differences(&self, old: &Client, like: &Client) -> Vec<String> {
        let address = self.room.program().address;
        let placed = |client: &Client| Client {
            address,
            ..client.clone()
        };
        let (old, like) = (placed(old), placed(like));
        let each = self.pages.iter().filter_map(|row| {
            let path = row.example(&self.real);
            let status = |client: &Client| {
                let ask = client.ask("GET", &path);
                answer_to(client, &ask, row.is_live()).status
            };
            let (old, like) = (status(&old), status(&like));
            (old != like).then(|| format!("{path}: {old}, and {like} without the cookie"))
        });
        each.collect()
    }

    /// The old cookie opened something, and opens nothing more than one without it, nor after a restart.
    #[track_caller]
    fn ends(&mut self, old: &Client, like: &Client, end: impl FnOnce(&Self)) {
        let before = self.differences(old, like);
        assert!(before.len() > 3, "it opened something: {before:#?}");
        let mut stream = Stream::open(old, "/live").expect("it may listen");
        end(self);
        let after = self.differences(old, like);
        assert!(after.is_empty(), "{after:#?}");
        // The page that was open is told to look again, and its stream is over.
        let mut last = String::new();
        while let Some(event) = stream.next(Duration::from_secs(30)).expect("it ends") {
            last = event;
        }
        assert!(last.contains("everything"), "{last}");
        self.room.restart();
        let after = self.differences(old, like);
        assert!(after.is_empty(), "after a restart: {after:#?}");
    }
}

/// The same browser without the cookie of whoever sits before it.
fn without_person(client: &Client) -> Client {
    let mut device = client.clone();
    device.cookies.remove("chair-person");
    assert_ne!(device.cookies, client.cookies, "somebody sits before it");
    device
}

#[test]
fn i_am_done_is_the_end_of_the_childs_cookie() {
    let mut all = Everything::set_up();
    let child = all.room.student("Balen").client;
    let device = without_person(&child);
    all.ends(&child, &device, |_| {
        child.clone().post("/door/leave", &[]).expect(303);
    });
}

#[test]
fn signing_out_is_the_end_of_the_teachers_cookie() {
    let mut all = Everything::set_up();
    let mut teacher = all.room.stranger();
    let fields = [
        ("name", crate::support::people::TEACHER),
        ("passphrase", crate::support::people::PASSPHRASE),
    ];
    while teacher.post("/door/teacher", &fields).status == 429 {
        std::thread::sleep(Duration::from_millis(100));
    }
    let nobody = all.room.stranger();
    all.ends(&teacher, &nobody, |_| {
        teacher.clone().post("/door/leave", &[]).expect(303);
    });
}

/// The number of the one device whose row has this cookie.
fn number_of(room: &Classroom, device: &Client) -> String {
    let hash = chair::secret::hash(device.cookies["chair-device"].as_bytes());
    let id: i64 = crate::support::classroom::whole_database(&room.database())
        .query_row("SELECT id FROM device WHERE token = ?", [hash], |row| {
            row.get(0)
        })
        .unwrap();
    id.to_string()
}

#[test]
fn an_ended_device_is_out_of_the_room_with_whoever_sits_before_it() {
    for with_child in [false, true] {
        let mut all = Everything::set_up();
        let device = if with_child {
            all.room.student("Balen").client
        } else {
            all.room.device().0
        };
        let nobody = all.room.stranger();
        let number = number_of(&all.room, &device);
        all.ends(&device, &nobody, |all| {
            let path = format!("/teach/devices/{number}/end");
            all.room.teacher().post(&path, &[]).expect(303);
        });
    }
}

#[test]
fn an_ended_wall_shows_no_board() {
    let mut all = Everything::set_up();
    let wall = all.room.paired_wall();
    let nobody = all.room.stranger();
    let number = number_of(&all.room, &wall);
    all.ends(&wall, &nobody, |all| {
        let path = format!("/teach/walls/{number}/end");
        all.room.teacher().post(&path, &[]).expect(303);
    });
}

#[test]
fn a_child_who_leaves_the_class_is_signed_out() {
    let mut all = Everything::set_up();
    let child = all.room.student("Balen");
    let device = without_person(&child.client);
    all.ends(&child.client, &device, |all| archive(&all.room, &child.id));
}

fn archive(room: &Classroom, student: &str) {
    let path = format!("/teach/classes/{}/roster/{student}/archive", room.class());
    room.teacher().post(&path, &[]).expect(303);
}

/// All rows but those that only say that something was tried.
fn rows(room: &Classroom) -> Vec<String> {
    let mut rows = dump(room);
    let tries = ["audit:", "wrong_pictures:", "sqlite_sequence:"];
    rows.retain(|row| !tries.iter().any(|table| row.starts_with(table)));
    rows
}

/// Whether she is there is no secret, but nothing is done and nothing is called a defect.
#[track_caller]
fn is_refused(answer: &Answer, what: &str) {
    let refused = (400..500).contains(&answer.status);
    assert!(refused, "{what}: {} {}", answer.status, answer.text());
}

/// A form on a page that is still open, and on whose screen. `HER` and the like stand for what is only known in a room.
struct Stale {
    screen: &'static str,
    path: &'static str,
    fields: &'static [(&'static str, &'static str)],
}

const fn stale(
    screen: &'static str,
    path: &'static str,
    fields: &'static [(&'static str, &'static str)],
) -> Stale {
    Stale {
        screen,
        path,
        fields,
    }
}

const HER: (&str, &str) = ("student", "HER");
const CHAIR: (&str, &str) = ("chair", "CHAIR");
const WORDS: &[(&str, &str)] = &[("prompt", "piece"), ("text", "Hi"), ("seen", "0")];
const STALE: [Stale; 14] = [
    stale("her own", "/prep/answers", WORDS),
    stale("her own", "/board/sign-ups", &[CHAIR]),
    stale("wall", "/board/sign-ups", &[CHAIR, HER]),
    stale("wall", "/board/waits", &[("day", "DAY"), HER]),
    stale("names", "/door/student", &[HER, ("pictures", PICTURES)]),
    stale("names", "/door/student", &[("card", "CARD")]),
    stale("names", "/door/ask", &[HER]),
    stale(
        "teacher",
        "/board/sign-ups",
        &[CHAIR, HER, ("from", "teach")],
    ),
    stale(
        "teacher",
        "/board/groups",
        &[CHAIR, HER, ("student", "OTHER")],
    ),
    stale("teacher", "/teach/conferences", &[("class", "CLASS"), HER]),
    stale("teacher", "/teach/looked-in", &[("class", "CLASS"), HER]),
    stale(
        "teacher",
        "/teach/classes/CLASS/round",
        &[("do", "excuse"), HER],
    ),
    stale(
        "teacher",
        "/teach/classes/CLASS/away",
        &[
            ("do", "add"),
            HER,
            ("weekday", "2"),
            ("start", "09:00"),
            ("minutes", "20"),
        ],
    ),
    stale("teacher", "/teach/students/HER/answers", WORDS),
];

/// Screens with a child's name on them.
struct OpenPages {
    room: Classroom,
    ada: String,
    screens: Vec<(&'static str, Client)>,
    /// What the words of the table stand for.
    real: Vec<(&'static str, String)>,
}

impl OpenPages {
    fn set_up() -> Self {
        let room = Classroom::with(6, "3", "60");
        let ada = room.student("Balen");
        let (mut wall, mut device) = (room.wall(), room.device());
        let chair = wall.all_empty_chairs()[0].clone();
        let names = wall.names(&chair);
        assert!(names.iter().any(|it| it.id == ada.id));
        assert!(device.names().iter().any(|it| it.id == ada.id));
        let other = names.iter().find(|it| it.id != ada.id).expect("others");
        let key = Machine::load_or_make(&room.data()).unwrap().key;
        let number = StudentId::new(ada.id.parse().unwrap());
        let card = chair::app::sign_in::card_token(&key, number, 1);
        let real = vec![
            ("HER", ada.id.clone()),
            ("OTHER", other.id.clone()),
            ("DAY", chair[2..12].to_owned()),
            ("CLASS", room.class().to_owned()),
            ("CARD", card),
            ("CHAIR", chair),
        ];
        let screens = vec![
            ("her own", ada.client),
            ("wall", wall.0),
            ("names", device.0),
            ("teacher", room.teacher().0),
        ];
        Self {
            room,
            ada: ada.id,
            screens,
            real,
        }
    }

    fn real(&self, words: &str) -> String {
        let real = self.real.iter();
        real.fold(words.to_owned(), |words, (name, is)| {
            words.replace(name, is)
        })
    }

    /// Sends a form of one of the open pages.
    #[track_caller]
    fn is_refused(&self, form: &Stale) {
        let screen = self.screens.iter().find(|(name, _)| *name == form.screen);
        let mut client = screen.expect("a screen").1.clone();
        client.address = self.room.program().address;
        let fields = form.fields.iter().chain(&[("request", "")]);
        let request = request_id();
        let fields: Vec<(&str, String)> = fields
            .map(|(name, value)| match *name {
                "request" => (*name, request.clone()),
                _ => (*name, self.real(value)),
            })
            .collect();
        let fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (*a, &b[..])).collect();
        let path = self.real(form.path);
        let what = format!("{path} on the {} page", form.screen);
        is_refused(&client.script(&path, &fields), &what);
    }
}

#[test]
fn pages_that_still_show_a_child_who_left_do_nothing_for_her() {
    let mut all = OpenPages::set_up();
    let mut asks = all.room.device();
    asks.post("/door/ask", &[("student", &all.ada)]).expect(303);
    let door = all.room.teacher().get("/teach/devices");
    let asked = Page::read(&door.expect(200).text()).form_to("/teach/requests");
    let asked = asked.expect("she asks").value("id").unwrap().to_owned();
    archive(&all.room, &all.ada);
    for turn in 0..2 {
        let before = rows(&all.room);
        for form in &STALE {
            all.is_refused(form);
        }
        let mut device = all.room.device();
        let name = device.get(&format!("/door/student/{}", all.ada));
        is_refused(&name, "her name's page");
        // "Yes, let Ada in", tapped on a page of before.
        let yes = [("id", &asked[..]), ("say", "yes")];
        all.room.teacher().post("/teach/requests", &yes);
        asks.address = all.room.program().address;
        assert_ne!(asks.get("/prep").status, 200, "she is let in");
        let mut after = rows(&all.room);
        // The device that has just come in is no deed for her.
        after.retain(|row| before.contains(row) || !row.starts_with("device:"));
        assert_eq!(after, before, "in turn {turn} something was done");
        all.room.restart();
    }
}

#[test]
fn a_wall_shows_no_childs_page_whoever_is_signed_in_on_it() {
    let mut room = Classroom::with(6, "3", "60");
    let mut child = room.student("Balen");
    child.saves("piece", "My dog ran away.", 0);
    // Her device asks to be the wall, and becomes it, with her cookie still in it.
    let mut tablet = child.client.clone();
    crate::support::classroom::pair(&mut tablet, &mut room.teacher(), room.class());
    assert!(tablet.cookies.contains_key("chair-person"), "{tablet:?}");
    for turn in 0..2 {
        let (mut wall, mut plain) = (tablet.clone(), room.wall());
        wall.address = plain.address;
        for path in ["/prep", "/prep/questions/piece", "/prep/talks", "/lead"] {
            let (hers, walls) = (wall.get(path), plain.get(path));
            assert_eq!(hers.status, walls.status, "{path} in turn {turn}");
            assert!(!hers.text().contains("My dog"), "{path} in turn {turn}");
        }
        let board = Page::read(&wall.get("/board").expect(200).text());
        assert_eq!(board.text, plain.board().text, "in turn {turn}");
        let answer = [("prompt", "proud"), ("text", "Hi"), ("seen", "0")];
        is_refused(&wall.script("/prep/answers", &answer), "her sheet");
        // It hears what a wall hears.
        let mut stream = Stream::open(&wall, "/live").unwrap();
        let mut elsewhere = child.clone();
        elsewhere.client.address = wall.address;
        let seen = elsewhere.saves("proud", &format!("Turn {turn}"), turn);
        assert_eq!(seen, turn + 1);
        let far = [("class", room.class()), ("do", "yes")];
        let mut teacher = room.teacher();
        teacher.post("/teach/devices/shared", &far).expect(303);
        loop {
            let event = stream.next(Duration::from_secs(30)).unwrap().unwrap();
            assert!(!event.contains("prep"), "{event}");
            if event.contains("device") {
                break;
            }
        }
        room.restart();
    }
}
