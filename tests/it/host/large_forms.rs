//! Sixty large forms at once, from children and from the teacher: the box stays small, nothing ends, and whoever sends a few
//! words beside them is answered.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::sync::Barrier;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use crate::support::classroom::Classroom;
use crate::support::http::{Answer, Ask, Client, Line};
use crate::support::people::{Child, Wall};

/// What the program may hold itself: all that a small box has for it, less the 12 MB of its own file that it maps there. The
/// program that is tested is several times as large, so its file does not count here; tests/slow/siege measures the real one.
const MEMORY_KB_MAX: u64 = (64 - 12) * 1024;
/// Just below what the route of class lists takes; more than an answer may have.
const LARGE: usize = 4 * 1024 * 1024 - 4096;
/// Just below what the route of answers takes.
const WORDS: usize = 250_000;
const CHILDREN: usize = 5;
const FORMS: usize = 60;

fn kilobytes(room: &Classroom, field: &str) -> u64 {
    let status = format!("/proc/{}/status", room.program().id());
    let status = std::fs::read_to_string(status).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix(field));
    let word = line.unwrap().trim().split(' ').next().unwrap();
    word.parse().unwrap()
}

/// The most memory that the program has had so far, without the file that it is.
fn memory_kb_max(room: &Classroom) -> u64 {
    kilobytes(room, "VmHWM:").saturating_sub(kilobytes(room, "RssFile:"))
}

/// The large forms: words for the sheet by script and by hand, of which a box on a page holds a part; every sixth is a whole
/// book, and every sixth a class list from a file.
fn forms(teacher: &Client, class: &str, children: &[Client]) -> Vec<(Client, Ask)> {
    // Each of these is five letters where the words are drawn again.
    let quotes = "<".repeat(WORDS / 3);
    let book = "a fox ran. ".repeat(LARGE / 11);
    // The end of a line is three bytes in a form.
    let list = "Ada Brook\n".repeat(LARGE / 12);
    let path = format!("/teach/classes/{class}/roster/file");
    let list = teacher.form(&path, &[("file", list.as_str())]);
    let [quotes, book] = [quotes, book].map(|words| {
        let fields = [("prompt", "piece"), ("text", words.as_str()), ("seen", "0")];
        teacher.form("/prep/answers", &fields).body
    });
    let form = |nth: usize| {
        if nth % 6 == 5 {
            let ask = teacher.form(&path, &[]);
            let body = list.body.clone();
            return (teacher.clone(), Ask { body, ..ask });
        }
        let child = &children[nth % CHILDREN];
        let ask = child.form("/prep/answers", &[]);
        let accept = if nth.is_multiple_of(2) {
            "application/json"
        } else {
            "text/html"
        };
        let body = if nth % 6 == 4 { &book } else { &quotes };
        let body = body.clone();
        (child.clone(), Ask { body, ..ask }.with("Accept", accept))
    };
    (0..FORMS).map(form).collect()
}

fn in_a_room(proof: impl FnOnce(&Classroom, Vec<(Client, Ask)>)) {
    let room = Classroom::ready();
    let names = ["Ben", "Dara", "Eli", "Farid", "Hana"];
    let children: Vec<Client> = names.map(|name| room.student(name).client).into();
    let forms = forms(&room.teacher(), room.class(), &children);
    for (_, ask) in &forms {
        assert!(ask.body.len() > WORDS / 2 && ask.body.len() <= 4 * 1024 * 1024);
    }
    // What the passphrase took is over: from now on its memory is measured anew.
    let anew = format!("/proc/{}/clear_refs", room.program().id());
    std::fs::write(anew, "5").unwrap();
    let before = memory_kb_max(&room);
    proof(&room, forms);
    let after = memory_kb_max(&room);
    eprintln!("memory: {before} kB before, at most {after} kB");
    assert!(after < MEMORY_KB_MAX, "{after} kB, {before} kB before");
}

/// A classmate writes a few words and the wall is looked at, again and again until it is over; how often.
fn small_ones((mut classmate, mut wall): (Child, Wall), over: &AtomicBool) -> usize {
    let mut revision = 0;
    let mut turns = 0;
    while !over.load(Ordering::Relaxed) || turns == 0 {
        revision = classmate.saves("piece", &format!("fox {turns}"), revision);
        wall.get("/board").expect(200);
        turns += 1;
    }
    turns
}

#[test]
fn sixty_large_forms_at_once_end_nothing() {
    in_a_room(|room, forms| {
        let (start, over) = (Barrier::new(FORMS), AtomicBool::new(false));
        let send = |(client, ask): &(Client, Ask)| {
            start.wait();
            Line::open(client.address).and_then(|mut line| line.send(ask))
        };
        let others = (room.student("Grace"), room.wall());
        let (answers, small): (Vec<Answer>, usize) = std::thread::scope(|scope| {
            let small = scope.spawn(|| small_ones(others, &over));
            let threads: Vec<_> = forms
                .iter()
                .map(|form| scope.spawn(|| send(form)))
                .collect();
            let answers = threads.into_iter().map(|it| it.join().unwrap().unwrap());
            let answers = answers.collect();
            over.store(true, Ordering::Relaxed);
            (answers, small.join().unwrap())
        });
        let mut later = 0;
        for answer in &answers {
            // Too long for a box on a page or for a class list, too large for its form, or not now.
            assert!(
                matches!(answer.status, 409 | 413 | 503),
                "{}: {}",
                answer.status,
                answer.text().chars().take(500).collect::<String>()
            );
            if answer.status == 503 {
                assert_eq!(answer.header("retry-after"), Some("1"));
                later += 1;
            }
        }
        eprintln!("{later} of {FORMS} are to come again; {small} small ones were answered");
        // Alone it is read.
        let (mut client, ask) = forms[5].clone();
        assert_eq!(client.must(&ask).status, 409);
    });
}

#[test]
fn sixty_answers_that_nobody_reads_hold_no_more() {
    in_a_room(|room, forms| {
        let send = |(client, ask): &(Client, Ask)| {
            let mut socket = TcpStream::connect(client.address).unwrap();
            socket
                .set_write_timeout(Some(Duration::from_secs(10)))
                .unwrap();
            socket
                .set_read_timeout(Some(Duration::from_secs(60)))
                .unwrap();
            let sent = socket.write_all(&ask.bytes());
            // The answer begins, and is left there.
            let begun = socket.read_exact(&mut [0]);
            (socket, sent.and(begun))
        };
        let by_hand = forms.iter().filter(|(_, ask)| {
            ask.headers
                .iter()
                .all(|(_, value)| value != "application/json")
        });
        std::thread::scope(|scope| {
            let threads: Vec<_> = by_hand.map(|form| scope.spawn(|| send(form))).collect();
            let unread: Vec<_> = threads.into_iter().map(|it| it.join().unwrap()).collect();
            assert!(unread.iter().any(|(_, begun)| begun.is_ok()));
            let over = AtomicBool::new(true);
            let others = (room.student("Grace"), room.wall());
            assert_eq!(small_ones(others, &over), 1);
        });
    });
}

/// Ten connections that send a file's form to a box without an owner of which the first part, or its head, never begins to end.
/// Each goes on until it is sent away, or was let in with 16 MB.
#[test]
fn forms_of_a_file_without_an_end_hold_nothing() {
    let room = Classroom::new();
    let client = room.stranger();
    let ask = client
        .ask("POST", "/restore")
        .with("Content-Type", "multipart/form-data; boundary=fence")
        .with("Content-Length", "900000000");
    let head = "--fence\r\nContent-Disposition: form-data; name=\"";
    let anew = format!("/proc/{}/clear_refs", room.program().id());
    std::fs::write(anew, "5").unwrap();
    let send = |nth: usize| {
        let mut socket = TcpStream::connect(client.address).unwrap();
        let _ = socket.write_all(&ask.bytes());
        let _ = socket.write_all(if nth.is_multiple_of(2) {
            head.as_bytes()
        } else {
            b""
        });
        let piece = vec![b'a'; 64 * 1024];
        let sent = (0..256).map_while(|_| socket.write_all(&piece).ok());
        sent.count()
    };
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..10).map(|nth| scope.spawn(move || send(nth))).collect();
        room.stranger().get("/claim").expect(200);
        for sent in threads {
            assert!(sent.join().unwrap() < 256, "it is sent away");
        }
    });
    let after = memory_kb_max(&room);
    assert!(after < MEMORY_KB_MAX, "{after} kB");
    drop(room.claimed());
}
