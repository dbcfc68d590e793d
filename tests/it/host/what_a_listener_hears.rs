//! What a listener on the classroom's Wi-Fi can see: a class goes by between its screens and the box, every byte of it is
//! heard, and it holds what the page "What a listener can see" and PRIVACY.md say, and nothing else that the box keeps.

use std::collections::BTreeSet;
use std::io::{Read as _, Write as _};
use std::net::{IpAddr, Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use crate::support::classroom::{Classroom, MONDAY_AT_EIGHT, THIRTY, whole_database};
use crate::support::html::Page;
use crate::support::https::Browser;
use crate::support::network::DOORS;
use crate::support::people::{Child, Device, PASSPHRASE, PICTURES, PIN, TEACHER, Wall};

/// Somebody between a screen and the box who changes nothing and forgets nothing.
struct Listener {
    address: SocketAddr,
    heard: Arc<Mutex<Vec<u8>>>,
}

impl Listener {
    fn before(door: SocketAddr) -> Self {
        let socket = TcpListener::bind((door.ip(), 0)).unwrap();
        let address = socket.local_addr().unwrap();
        let heard = Arc::new(Mutex::new(Vec::new()));
        let ears = Arc::clone(&heard);
        thread::spawn(move || {
            for screen in socket.incoming().map_while(Result::ok) {
                let Ok(inner) = TcpStream::connect(door) else {
                    return;
                };
                let way = |from: &TcpStream, to: &TcpStream| {
                    let (from, to) = (from.try_clone().unwrap(), to.try_clone().unwrap());
                    let ears = Arc::clone(&ears);
                    thread::spawn(move || overhear(from, to, &ears));
                };
                way(&screen, &inner);
                way(&inner, &screen);
            }
        });
        Self { address, heard }
    }

    /// All that went by, as far as it is text.
    fn heard(&self) -> String {
        String::from_utf8_lossy(&self.heard.lock().unwrap()).into_owned()
    }
}

fn overhear(mut from: TcpStream, mut to: TcpStream, ears: &Mutex<Vec<u8>>) {
    let mut some = [0; 16 * 1024];
    while let Ok(count @ 1..) = from.read(&mut some) {
        // Heard first: whoever has the answer can be sure that it stands in the ears.
        ears.lock().unwrap().extend_from_slice(&some[..count]);
        if to.write_all(&some[..count]).is_err() {
            break;
        }
    }
    let _ = to.shutdown(Shutdown::Write);
}

/// Columns that hold the program's own words: the same in every box, and on many a page by themselves.
const NOBODYS: [&str; 8] = [
    "answer.role",
    "audit.event",
    "conference.state",
    "device.kind",
    "first_run.state",
    "first_run.step",
    "next_step.state",
    "sign_up.state",
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

#[test]
fn a_listener_hears_what_the_page_says_and_no_more() {
    let lan = chair::host::mdns::lan_addresses();
    let lan = lan.into_iter().find(IpAddr::is_ipv4);
    let lan = lan.unwrap_or(Ipv4Addr::LOCALHOST.into());
    let room = Classroom::with_flags(&DOORS)
        .claimed()
        .with_class(&THIRTY)
        .with_writing("3", "60")
        .at(MONDAY_AT_EIGHT)
        .with_wall();
    let at = |door: SocketAddr| SocketAddr::new(lan, door.port());
    let plain = Listener::before(at(room.program().address));
    let secure = Listener::before(at(room.program().secure_address()));
    let (wall, chair, mut child) = children_go_by(&room, &plain);
    let (teacher, code) = the_teacher_goes_by(&room, &secure, &mut child);
    let heard = plain.heard();
    all_that_is_said_to_be(&heard, &chair);
    nothing_else(&room, &heard, &code);
    // What opens something stands in no address, and on no line of the log; every cookie keeps to itself.
    let jars = [&wall, &child.client, &room.teacher(), &teacher.client];
    let tokens = jars.iter().flat_map(|client| client.cookies.values());
    let keys = tokens.map(String::as_str).chain([PASSPHRASE, PIN, &code]);
    keys_keep_quiet(&room, &heard, &keys.collect::<Vec<_>>());
    nothing_over_https(&room, &secure.heard(), &code);
}

/// A child saves a chair at the wall, comes in on a device of the room, answers, leaves, and comes in again.
fn children_go_by(room: &Classroom, plain: &Listener) -> (Wall, String, Child) {
    let mut wall = room.wall();
    wall.address = plain.address;
    let chair = wall.empty_chairs()[0].clone();
    let eli = wall
        .names(&chair)
        .into_iter()
        .find(|it| it.name == "Eli")
        .unwrap();
    wall.sign_up(&chair, &eli.id).expect(303);
    wall.get(&format!("/board/days/{}", &chair[2..12]))
        .expect(200);
    let mut device = room.device();
    device.address = plain.address;
    let first_day = [("class", room.class()), ("do", "start")];
    room.teacher()
        .post("/teach/first-day", &first_day)
        .expect(303);
    device.names();
    device.tap(&eli.id, PICTURES).expect(303);
    let mut child = device.child(eli.clone());
    child.saves("piece", "My heronstory is about rain.", 0);
    child.page("/prep");
    child.client.post("/door/leave", &[]).expect(303);
    let mut device = Device(child.client);
    device.tap(&eli.id, PICTURES).expect(303);
    (wall, chair, device.child(eli))
}

/// The teacher comes in with her passphrase, chooses six digits, has a talk with all its lines, which is read back to the
/// child, and makes a new recovery code: all by HTTPS.
fn the_teacher_goes_by(
    room: &Classroom,
    secure: &Listener,
    child: &mut Child,
) -> (Browser, String) {
    let mut teacher = Browser::by(room, secure.address);
    let keys = [("name", TEACHER), ("passphrase", PASSPHRASE)];
    while teacher.post("/door/teacher", &keys).status != 303 {
        thread::sleep(std::time::Duration::from_millis(200));
    }
    teacher.post("/teach/pin", &[("pin", PIN)]).expect(303);
    let who = [("class", room.class()), ("student", &child.id)];
    let begun = teacher.post("/teach/conferences", &who).expect(303);
    let talk = begun.location().to_owned();
    for (line, words) in [
        ("praised", "glowpraise-17"),
        ("teaching", "teachpoint-23"),
        ("remember", "rememberzebra-31"),
        ("teacher_well", "hersalone-47"),
    ] {
        let fields = [("line", line), ("text", words), ("seen", "0")];
        teacher.post(&format!("{talk}/lines"), &fields).expect(303);
    }
    assert!(
        teacher
            .get(&talk)
            .expect(200)
            .text()
            .contains("rememberzebra-31")
    );
    child.page("/lead");
    let step = [
        ("text", "I will cutmyending now."),
        ("seen", "0"),
        ("talk", talk.rsplit('/').next().unwrap()),
    ];
    child.client.post("/lead/next-step", &step).expect(303);
    teacher.post(&format!("{talk}/finish"), &[]).expect(303);
    child.page("/lead/read-back");
    child
        .client
        .post("/lead/read-back", &[("say", "yes")])
        .expect(303);
    teacher.get("/teach").expect(200);
    // A passphrase is tried once a second for the whole box.
    std::thread::sleep(std::time::Duration::from_millis(1_100));
    teacher
        .post("/teach/recovery", &[("passphrase", PASSPHRASE)])
        .expect(303);
    let recovery = teacher.get("/teach/recovery").expect(200).text();
    let code = recovery.split("id=\"recovery-code\"").nth(1).unwrap();
    let code = code.split(['>', '<']).nth(1).unwrap().trim().to_owned();
    assert!(code.len() > 20, "{code}");
    (teacher, code)
}

/// What the table calls heard is heard, so that these tests have ears at all.
fn all_that_is_said_to_be(heard: &str, chair: &str) {
    for (what, words) in [
        ("pages", "GET /prep HTTP/1.1"),
        ("names", "Room 12"),
        ("names", "Eli"),
        ("chairs", chair),
        ("pictures", "first=kite&second=drum"),
        ("sheet", "heronstory"),
        ("read-back", "glowpraise-17"),
        ("read-back", "teachpoint-23"),
        ("read-back", "cutmyending"),
    ] {
        assert!(heard.contains(words), "{what}: {words} should be heard");
    }
}

/// Of all that the box keeps, these columns went by, and nothing else.
fn nothing_else(room: &Classroom, heard: &str, code: &str) {
    let found = kept_and_heard(room, heard, 4);
    let expected = [
        "answer.day",
        "answer.text",
        "audit.detail", // chair ids
        "class.name",
        "conference.date",
        "idempotent_request.id", // of a tap, made by the page
        "idempotent_request.redirect_to",
        "log_line.text",
        "next_step.text",
        "sign_up.date",
        "student.given",
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
        code,
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
        let cells: Vec<&str> = row
            .split("</t")
            .take(3)
            .map(|cell| cell.rsplit('>').next().unwrap())
            .collect();
        [
            cells[0].to_lowercase(),
            cells[1].to_lowercase(),
            cells[2].to_lowercase(),
        ]
    });
    let page: Vec<[String; 3]> = rows.collect();
    assert_eq!(page.len(), 10);
    let paper =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/PRIVACY.md")).unwrap();
    let table = paper.split("## What a listener can see").nth(1).unwrap();
    let lines = table.lines().filter(|line| line.starts_with("| ")).skip(1);
    let heard = lines.map(|line| {
        line.split('|')
            .skip(2)
            .take(2)
            .map(|it| it.trim().to_owned())
            .collect::<Vec<_>>()
    });
    let heard: Vec<Vec<String>> = heard.filter(|it| !it[0].starts_with('-')).collect();
    let on_page: Vec<Vec<String>> = page.iter().map(|row| row[1..].to_vec()).collect();
    assert_eq!(on_page, heard, "{page:?}");
    assert!(Page::read(&html).h1[0].contains("listener"));
}
