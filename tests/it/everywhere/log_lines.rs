//! The log takes what somebody sends as letters: whoever reads it in a terminal sees one line for each thing that happened, and
//! nothing that rings, moves, colours or turns the text round.

use crate::support::classroom::Classroom;
use crate::support::http::{Ask, Client};

/// What a terminal would obey, or a reader be misled by, each percent-encoded and as its character.
const ODD: [(&str, char); 8] = [
    ("%1b%5d0%3bowned%07", '\u{1b}'),
    ("%07bell", '\u{7}'),
    ("%c2%9b31m", '\u{9b}'),
    ("%e2%80%aeright", '\u{202e}'),
    ("%e2%81%a6isolated", '\u{2066}'),
    ("%e2%80%a8line", '\u{2028}'),
    ("first%0d%0a[ERROR] forged", '\n'),
    ("%00nothing", '\0'),
];

/// Who sends a form where, and what stands in it.
type Sent = (Client, String, String);

/// Words of a list, numbers, names of fields, whole bodies, with something odd in each.
fn forms(room: &Classroom, odd: &str) -> [Sent; 8] {
    let (wall, teacher) = (room.wall().0, room.teacher().0);
    let class = room.class();
    let form = |client: &Client, path: &str, body: String| (client.clone(), path.to_owned(), body);
    [
        form(&wall, "/wall/size", format!("do={odd}")),
        form(
            &wall,
            "/board/sign-ups",
            format!("chair={odd}&student={odd}"),
        ),
        form(
            &wall,
            "/door/student",
            format!("student={odd}&first={odd}&second={odd}"),
        ),
        form(&room.stranger(), "/room", format!("{odd}={odd}&code={odd}")),
        form(&teacher, "/teach/first-run", format!("step={odd}&do={odd}")),
        form(
            &teacher,
            &format!("/teach/classes/{class}/rules"),
            format!("talks={odd}"),
        ),
        form(&teacher, "/board/groups", format!("chair={odd}")),
        form(&teacher, "/teach/clock", format!("now={odd}")),
    ]
}

/// Addresses with something odd in them.
fn pages(class: &str, odd: &str) -> [String; 4] {
    [
        format!("/teach/classes/{class}/cards?size={odd}"),
        format!("/teach?class={odd}"),
        format!("/teach/classes/{class}/roster?added={odd}"),
        format!("/{odd}"),
    ]
}

/// A form with a file, whose parts say odd things of themselves.
fn file(teacher: &Client, class: &str, odd: &str) -> Ask {
    let path = format!("/teach/classes/{class}/roster/file");
    let kind = "multipart/form-data; boundary=x";
    let mut ask = teacher.form(&path, &[]).with("Content-Type", kind);
    let head = format!("Content-Disposition: form-data; name=\"{odd}\u{1b}[2J\"\r\nX: \u{7}");
    ask.body = format!("--x\r\n{head}\r\n\r\nwords").into_bytes();
    ask
}

#[test]
fn no_control_character_that_anybody_sends_reaches_it() {
    let mut room = Classroom::ready();
    room.stop();
    // What the program says of a bad form it says to whoever asks for it.
    room.start_in(&[("RUST_LOG", "chair=debug,warn")]);
    let room = room;
    let (teacher, class) = (room.teacher().0, room.class().to_owned());
    for (odd, _) in ODD {
        for (mut client, path, body) in forms(&room, odd) {
            let mut ask = client.form(&path, &[]);
            ask.body = body.into_bytes();
            let status = client.must(&ask).status;
            assert!(status < 500, "{path}: {status}");
        }
        for path in pages(&class, odd) {
            let path = path.replace(' ', "%20");
            let status = teacher.clone().must(&teacher.ask("GET", &path)).status;
            assert!(status < 500, "{path}: {status}");
        }
        let status = teacher.clone().must(&file(&teacher, &class, odd)).status;
        assert!(status < 500, "a file: {status}");
    }
    let log = room.program().log();
    let is_odd = |it: &char| it.is_control() || ODD.iter().any(|(_, odd)| odd == it);
    let odd = log.chars().filter(|it| *it != '\n' && is_odd(it));
    let odd: Vec<char> = odd.collect();
    assert!(odd.is_empty(), "{odd:?} in {log}");
    let begins = |line: &str| {
        let levels = ["[INFO ", "[WARN ", "[ERROR", "[DEBUG"];
        levels.iter().any(|it| line.starts_with(it)) && !line.starts_with("[ERROR] forged")
    };
    // Before the first record stands where to go.
    let mut records = log.lines().skip_while(|line| !line.starts_with('['));
    assert!(records.all(begins), "{log}");
    // What was sent is there to be read, so that this test has eyes.
    let there = ["1b", "7", "9b", "202e", "2066", "2028", "0"];
    for seen in there.map(|number| format!("\\u{{{number}}}")) {
        assert!(log.contains(&seen), "{seen} in {log}");
    }
    assert!(log.contains("\\n[ERROR] forged"), "{log}");
}
