//! Sixty and then six hundred hostile forms of each kind at once, from two children and one teacher's session.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use super::{MEMORY_KB_MAX, MemoryGroup, besiege, meanwhile, measure_anew, memory_kb_max};
use crate::support::classroom::Classroom;
use crate::support::http::{Ask, Client, Line};

/// How long each kind is sent.
const EACH: Duration = Duration::from_secs(4);
/// Just below what the form of an answer takes.
const WORDS_BYTES: usize = 255_900;

/// How a form is sent.
#[derive(Clone, Copy, PartialEq)]
enum Manner {
    /// Whole, and its answer is read.
    Polite,
    /// Whole, and nobody reads more than the first byte of the answer.
    Unread,
    /// But for its last byte.
    HalfSent,
}

/// One kind of hostile form.
struct Kind {
    what: &'static str,
    manner: Manner,
    bodies: Vec<(Client, Ask)>,
}

fn answer(child: &Client, text: &str, accept: &str) -> Ask {
    let mut ask = child.form("/prep/answers", &[]).with("Accept", accept);
    ask.body = format!("prompt=piece&seen=0&text={text}").into_bytes();
    ask
}

/// A form whose words are sent as they are, as long as the form of an answer may be.
fn filled(child: &Client, piece: &str, accept: &str) -> Ask {
    answer(child, &piece.repeat(WORDS_BYTES / piece.len()), accept)
}

fn multipart(teacher: &Client, path: &str, file: &str) -> Ask {
    let mut ask = teacher
        .form(path, &[])
        .with("Content-Type", "multipart/form-data; boundary=fence");
    ask.body = format!(
        "--fence\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n{file}\r\n--fence--\r\n"
    )
    .into_bytes();
    ask
}

fn kinds(room: &Classroom, children: &[Client]) -> Vec<Kind> {
    let teacher = room.teacher();
    let class = room.class();
    let of_all = |make: &dyn Fn(&Client) -> Ask| -> Vec<(Client, Ask)> {
        let made = children.iter().map(|child| (child.clone(), make(child)));
        made.collect()
    };
    let polite = |what, make: &dyn Fn(&Client) -> Ask| Kind {
        what,
        manner: Manner::Polite,
        bodies: of_all(make),
    };
    let html = "text/html";
    let family = "👨\u{200D}";
    let quotes = |child: &Client| filled(child, "\"", html);
    let list = "Ada,Brook\n".repeat(4 * 1024 * 1024 / 10 - 100);
    let wide = format!("Ada,{}\n", "x".repeat(4_000)).repeat(990);
    let event = "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261126\r\nSUMMARY:x\r\nEND:VEVENT\r\n";
    let events = format!(
        "BEGIN:VCALENDAR\r\n{}END:VCALENDAR\r\n",
        event.repeat(14_000)
    );
    let lists = format!("/teach/classes/{class}/roster/file");
    let calendars = format!("/teach/classes/{class}/no-school/file");
    let files = [(&lists, &list), (&lists, &wide), (&calendars, &events)];
    let files = files.map(|(path, file)| (teacher.0.clone(), multipart(&teacher, path, file)));
    vec![
        polite("4 MB of quotes", &|child| {
            answer(child, &"\"".repeat(4 << 20), html)
        }),
        polite("quotes as long as a form may be", &quotes),
        polite("words at the limit", &|child| {
            answer(child, &"%C3%A9".repeat(4_000), html)
        }),
        polite("rows of joiners", &|child| filled(child, family, html)),
        polite("combining marks", &|child| {
            filled(child, "a\u{301}\u{327}\u{323}", html)
        }),
        polite("plain a", &|child| filled(child, "a", "application/json")),
        polite("many fields", &|child| {
            let mut ask = answer(child, "", html);
            ask.body = "a=b&".repeat(WORDS_BYTES / 4).into_bytes();
            ask
        }),
        Kind {
            what: "answers that nobody reads",
            manner: Manner::Unread,
            bodies: of_all(&quotes),
        },
        Kind {
            what: "half-sent forms",
            manner: Manner::HalfSent,
            bodies: of_all(&quotes),
        },
        Kind {
            what: "class lists and calendars",
            manner: Manner::Polite,
            bodies: files.into(),
        },
    ]
}

/// Sends a form again and again; how it was answered is nobody's concern.
fn send(kind: &Kind, nth: usize, over: &AtomicBool) {
    let (client, ask) = &kind.bodies[nth % kind.bodies.len()];
    let bytes = ask.bytes();
    while !over.load(Ordering::Relaxed) {
        if kind.manner == Manner::Polite {
            let _ = Line::open(client.address).and_then(|mut line| line.send(ask));
            continue;
        }
        let Ok(mut socket) = TcpStream::connect(client.address) else {
            continue;
        };
        let _ = socket.set_write_timeout(Some(Duration::from_secs(2)));
        let _ = socket.set_read_timeout(Some(Duration::from_millis(100)));
        let whole = bytes.len() - usize::from(kind.manner == Manner::HalfSent);
        let _ = socket.write_all(&bytes[..whole]);
        let begun = Instant::now();
        let _ = socket.read_exact(&mut [0]);
        while !over.load(Ordering::Relaxed) && begun.elapsed() < EACH {
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

#[test]
#[ignore = "run by tests/slow/siege"]
fn hostile_forms_of_each_kind_keep_nobody_waiting() {
    let room = Classroom::ready();
    let group = MemoryGroup::around(&room);
    let children = ["Ben", "Dara"].map(|name| room.student(name).client);
    let (wall, classmate) = (room.wall(), room.student("Grace"));
    let kinds = kinds(&room, &children);
    measure_anew(&room);
    let ((), waits) = meanwhile(&wall, &classmate, || std::thread::sleep(EACH));
    // How busy this machine is without any of it.
    waits.tell("in peace");
    let mut wrong = Vec::new();
    for kind in &kinds {
        for tablets in [60, 600] {
            let siege = || besiege(tablets, EACH, |nth, over| send(kind, nth, over));
            let ((), waits) = meanwhile(&wall, &classmate, siege);
            wrong.extend(waits.tell(&format!("{tablets} times {}", kind.what)));
            let memory = memory_kb_max(&room);
            let most = group.as_ref().map(MemoryGroup::most_bytes);
            let group = most.map_or("none".to_owned(), |bytes| format!("{} kB", bytes / 1024));
            eprintln!("memory so far: the program {memory} kB, its group {group}");
            if memory > MEMORY_KB_MAX {
                wrong.push(format!("{tablets} times {}: {memory} kB", kind.what));
                measure_anew(&room);
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// A form of a file whose first part, or its head, never ends, again and again.
fn send_without_end(client: &Client, nth: usize, over: &AtomicBool) {
    let ask = client
        .ask("POST", "/restore")
        .with("Content-Type", "multipart/form-data; boundary=fence")
        .with("Content-Length", "900000000");
    let head = "--fence\r\nContent-Disposition: form-data; name=\"";
    let piece = vec![b'a'; 64 * 1024];
    while !over.load(Ordering::Relaxed) {
        let Ok(mut socket) = client.connect() else {
            continue;
        };
        let _ = socket.set_write_timeout(Some(Duration::from_secs(2)));
        let _ = socket.write_all(&ask.bytes());
        let _ = socket.write_all(if nth.is_multiple_of(2) {
            head.as_bytes()
        } else {
            b""
        });
        while !over.load(Ordering::Relaxed) && socket.write_all(&piece).is_ok() {}
    }
}

#[test]
#[ignore = "run by tests/slow/siege"]
fn files_without_an_end_on_a_box_without_an_owner_fill_nothing() {
    let room = Classroom::new();
    let _group = MemoryGroup::around(&room);
    measure_anew(&room);
    let stranger = room.stranger();
    for connections in [60, 600] {
        besiege(connections, EACH, |nth, over| {
            let [net, host] = u16::try_from(nth % 50).unwrap().to_be_bytes();
            let from = std::net::IpAddr::from([127, 3, net, host]);
            let client = Client {
                from: Some(from),
                ..stranger.clone()
            };
            send_without_end(&client, nth, over);
        });
        let memory = memory_kb_max(&room);
        eprintln!("{connections} files without an end: {memory} kB");
        assert!(memory < MEMORY_KB_MAX, "{connections}: {memory} kB");
    }
    drop(room.claimed());
}
