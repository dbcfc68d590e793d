//! The log takes what somebody sends as letters: whoever reads it in a terminal sees one line for each thing that happened, and
//! nothing that rings, moves, colours or turns the text round.

use crate::support::classroom::Classroom;
use crate::support::program::run;

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

#[test]
fn no_control_character_that_anybody_sends_reaches_it() {
    let room = Classroom::ready();
    let (wall, teacher, stranger) = (room.wall().0, room.teacher().0, room.stranger());
    let device = room.device().0;
    let class = room.class().to_owned();
    let chair = room.wall().empty_chairs()[0].clone();
    for (odd, _) in ODD {
        // Words of a list, numbers, names of fields, whole bodies and addresses.
        for (client, path, body) in [
            (&wall, "/wall/size".to_owned(), format!("do={odd}")),
            (
                &wall,
                "/board/sign-ups".to_owned(),
                format!("chair={odd}&student={odd}"),
            ),
            (
                &device,
                "/door/student".to_owned(),
                format!("student={odd}&first={odd}&second={odd}"),
            ),
            (
                &stranger,
                "/room".to_owned(),
                format!("{odd}={odd}&code={odd}"),
            ),
            (
                &teacher,
                "/teach/first-run".to_owned(),
                format!("step={odd}&do={odd}"),
            ),
            (
                &teacher,
                format!("/teach/classes/{class}/rules"),
                format!("talks={odd}&days={odd}"),
            ),
            (
                &teacher,
                format!("/board/chairs/{chair}/close"),
                format!("from={odd}"),
            ),
            (&teacher, "/teach/clock".to_owned(), format!("now={odd}")),
        ] {
            let mut ask = client.form(&path, &[]);
            ask.body = body.into_bytes();
            let answer = client.clone().must(&ask);
            assert!(answer.status < 500, "{path}: {}", answer.status);
        }
        for path in [
            format!("/teach/classes/{class}/cards?size={odd}"),
            format!("/teach?class={odd}"),
            format!("/teach/classes/{class}/roster?added={odd}"),
            format!("/{odd}"),
        ] {
            let path = path.replace(' ', "%20");
            let answer = teacher.clone().must(&teacher.ask("GET", &path));
            assert!(answer.status < 500, "{path}: {}", answer.status);
        }
        // A form with a file, whose parts say odd things of themselves.
        let path = format!("/teach/classes/{class}/roster/file");
        let mut ask = teacher
            .form(&path, &[])
            .with("Content-Type", "multipart/form-data; boundary=x");
        ask.body = format!("--x\r\nContent-Disposition: form-data; name=\"{odd}\u{1b}[2J\"\r\nX: \u{7}\r\n\r\nwords").into_bytes();
        assert!(teacher.clone().must(&ask).status < 500);
    }
    // A list from the command line, which the running box answers.
    let list = room.data().with_extension("csv");
    std::fs::write(&list, "name\nAda \u{1b}[2J Brook\n").unwrap();
    let data = room.data();
    let words = [
        "import",
        "--data",
        data.to_str().unwrap(),
        "--class",
        "Room \u{1b}12",
        list.to_str().unwrap(),
    ];
    run(&words);
    let log = room.program().log();
    let odd = log
        .chars()
        .filter(|it| *it != '\n' && (it.is_control() || ODD.iter().any(|(_, odd)| odd == it)));
    let odd: Vec<char> = odd.collect();
    assert!(odd.is_empty(), "{odd:?} in {log}");
    assert!(
        !log.lines().any(|line| line.starts_with("[ERROR] forged")),
        "{log}"
    );
    let begins = |line: &str| {
        ["[INFO ", "[WARN ", "[ERROR"]
            .iter()
            .any(|it| line.starts_with(it))
    };
    // Before the first record stands where to go.
    let mut records = log.lines().skip_while(|line| !line.starts_with('['));
    assert!(records.all(begins), "{log}");
    // What was sent is there to be read, so that this test has eyes.
    for seen in [
        "\\u{1b}",
        "\\u{7}",
        "\\u{9b}",
        "\\u{202e}",
        "\\u{2066}",
        "\\u{2028}",
        "\\n[ERROR] forged",
        "\\u{0}",
    ] {
        assert!(log.contains(seen), "{seen} in {log}");
    }
}
