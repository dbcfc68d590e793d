//! Fifty addresses try a door a thousand times a second, and whoever has the right word comes in with the first try: passphrase, six
//! digits, recovery code, claim code, letters, card, pictures. How long it takes is measured in `siege/keeps_nobody_out.rs`.

use std::io::Write as _;
use std::net::{IpAddr, Ipv4Addr, TcpStream};
use std::time::Duration;

use chair::i18n::Translations;
use chair::limits;

use crate::support::classroom::{Classroom, let_all_in, submit};
use crate::support::guessers::{Guessers, Guesses};
use crate::support::html::Page;
use crate::support::http::{Ask, Client, Line, Stream};
use crate::support::in_process::{InProcess, class_of, quick};
use crate::support::people::{Device, PASSPHRASE, PIN, TEACHER};

const WRONG_PASSPHRASE: [(&str, &str); 2] =
    [("name", TEACHER), ("passphrase", "not that one at all")];

/// Fifty addresses, each with twenty guesses a second: more would only measure how fast the test's own machine is.
fn fifty<'g>(path: &'g str, fields: &'g [(&'g str, &'g str)]) -> Guessers<'g> {
    Guessers {
        addresses: 50,
        at_once: 2,
        every: Duration::from_millis(100),
        path,
        fields,
    }
}

/// Runs this while they guess, and shows that no more than a few of theirs were looked at meanwhile: the honest one waited
/// behind few of them, and not for one of each.
fn first_in_turn(guesses: &Guesses, come_in: impl FnOnce()) {
    let before = guesses.answered(409);
    come_in();
    let looked_at = guesses.answered(409) - before;
    assert!(looked_at < 30, "{looked_at} came before: {}", guesses.all());
}

#[test]
fn the_right_passphrase_comes_in_at_once_after_a_slip_too() {
    let room = Classroom::new().claimed();
    let mut teacher = room.teacher();
    teacher.cookies.clear();
    fifty("/door/teacher", &WRONG_PASSPHRASE).guess_while(&room.stranger(), |guesses| {
        first_in_turn(guesses, || {
            let slip = [("name", TEACHER), ("passphrase", "seven quiet herons wad")];
            teacher.post("/door/teacher", &slip).expect(409);
        });
        first_in_turn(guesses, || {
            teacher.sign_in().expect(303);
        });
        teacher.get("/teach/classes").expect(200);
    });
}

#[test]
fn six_digits_lead_back_on_her_own_device_while_others_guess_from_its_address_too() {
    let room = Classroom::ready();
    let mut device = room.handed_to("Ben");
    let here = Client {
        from: Some(IpAddr::V4(Ipv4Addr::LOCALHOST)),
        ..room.stranger()
    };
    let passphrases = fifty("/door/teacher", &WRONG_PASSPHRASE);
    passphrases.guess_while(&here, |guesses| {
        first_in_turn(guesses, || {
            device.post("/door/back", &[("pin", PIN)]).expect(303);
        });
        device.get("/teach").expect(200);
    });
}

#[test]
fn a_device_that_she_was_on_is_known_after_she_signed_out() {
    let room = Classroom::new().claimed();
    let mut teacher = room.teacher();
    teacher.post("/door/leave", &[]).expect(303);
    assert!(!teacher.cookies.contains_key("chair-person"));
    // So many at her own address that no place of it is free.
    let guessers = Guessers {
        addresses: 1,
        at_once: 20,
        ..fifty("/door/teacher", &WRONG_PASSPHRASE)
    };
    let from = Some(IpAddr::V4(Ipv4Addr::new(127, 0, 0, 2)));
    guessers.guess_while(&room.stranger(), |guesses| {
        let mut known = Client {
            from,
            ..teacher.0.clone()
        };
        let right = [("name", TEACHER), ("passphrase", PASSPHRASE)];
        first_in_turn(guesses, || {
            known.post("/door/teacher", &right).expect(303);
        });
        assert!(guesses.answered(429) > 0, "{}", guesses.all());
    });
    // The mark opens nothing by itself, and another box's is none.
    let mut marked = room.stranger();
    let mark = teacher.cookies["chair-device"].clone();
    marked.cookies.insert("chair-device".to_owned(), mark);
    marked.get("/teach").expect(403);
    assert!(!marked.get("/").text().contains("Ben"));
}

#[test]
fn a_recovery_code_is_looked_at_at_once() {
    let room = Classroom::new();
    let code = room.setup_code();
    let mut teacher = room.stranger();
    let fields = [
        ("code", code.as_str()),
        ("name", TEACHER),
        ("passphrase", PASSPHRASE),
    ];
    let claimed = teacher.post("/claim", &fields).expect(303);
    let page = teacher.follow(claimed).expect(200).text();
    let code = page
        .split("id=\"recovery-code\" dir=\"ltr\">")
        .nth(1)
        .unwrap();
    let code = code.split('<').next().unwrap().to_owned();
    let wrong = [("code", "0000"), ("passphrase", "seven quiet herons fly")];
    fifty("/door/recovery", &wrong).guess_while(&room.stranger(), |guesses| {
        let mut lost = room.stranger();
        let right = [
            ("code", code.as_str()),
            ("passphrase", "eight loud herons fly"),
        ];
        first_in_turn(guesses, || {
            lost.post("/door/recovery", &right).expect(303);
        });
    });
}

#[test]
fn a_box_is_claimed_while_others_guess_at_its_code() {
    let room = Classroom::new();
    let code = room.setup_code();
    let wrong = [
        ("code", "00000000x"),
        ("name", "Mr Heron"),
        ("passphrase", PASSPHRASE),
    ];
    fifty("/claim", &wrong).guess_while(&room.stranger(), |guesses| {
        let mut teacher = room.stranger();
        first_in_turn(guesses, || {
            let page = Page::read(&teacher.get("/claim").expect(200).text());
            let form = page
                .form_with(&["code", "name", "passphrase"])
                .fill("code", "0000 0000")
                .fill("name", TEACHER)
                .fill("passphrase", PASSPHRASE);
            submit(&mut teacher, &form).expect(409);
            submit(&mut teacher, &form.fill("code", &code)).expect(303);
        });
        teacher.get("/teach/recovery").expect(200);
    });
}

/// The letters of the room, as its wall shows them, if it does.
fn letters(wall: &mut Client) -> Option<String> {
    let page = wall.get("/room/code").expect(200).text();
    let letters = page.split("number letters\" dir=\"ltr\">").nth(1)?;
    Some(letters.split('<').next()?.to_owned())
}

#[test]
fn the_letters_open_while_fifty_addresses_guess_and_rest_once_there_were_too_many() {
    let inside = InProcess::open(quick(), Translations::load());
    let (mut teacher, mut wall, _) = class_of(&inside);
    let code = letters(&mut wall).expect("letters");
    let wrong = [("code", "BBBB")];
    fifty("/room", &wrong).guess_while(&inside.stranger("en"), |guesses| {
        while guesses.sent() < 2_000 {
            std::thread::sleep(Duration::from_millis(20));
        }
        let mut device = Device(inside.stranger("en"));
        device.post("/room", &[("code", &code)]).expect(303);
        assert_eq!(device.names().len(), 3);
    });
    // Many more addresses than a school has.
    let typed = |last: u32| {
        let mut guesser = Client {
            from: Some(IpAddr::from((0x7F00_0100 + last).to_be_bytes())),
            ..inside.stranger("en")
        };
        guesser.post("/room", &wrong).expect(409).text()
    };
    for nth in 0..limits::LETTERS_WRONG_MAX {
        typed(nth / 4);
    }
    assert!(typed(900).contains("The letters do not work right now."));
    assert_eq!(letters(&mut wall), None);
    let shown = wall.get("/room/code").expect(200).text();
    assert!(shown.contains("The letters do not work until the next code."));
    let mut late = Device(inside.stranger("en"));
    let rest = late.post("/room", &[("code", &code)]).expect(409).text();
    assert!(rest.contains("Ask to come in"), "{rest}");
    late.post("/room", &[]).expect(303);
    let_all_in(&mut teacher);
    assert_eq!(late.names().len(), 3, "by the teacher's word");
}

/// How often an open page was told that a device asks, until it is quiet.
fn asked_on(stream: &mut Stream) -> usize {
    let events = std::iter::from_fn(|| stream.next(Duration::from_millis(700)).ok().flatten());
    events.filter(|event| event.contains("device")).count()
}

#[test]
fn a_wall_and_a_tablet_that_wait_are_pushed_out_by_no_flood() {
    let inside = InProcess::open(quick(), Translations::load());
    let (mut teacher, paired, class) = class_of(&inside);
    let (mut wall, mut device) = (inside.stranger("en"), Device(inside.stranger("en")));
    wall.post("/wall", &[]).expect(303);
    device.post("/room", &[]).expect(303);
    let shows = |client: &mut Client, path: &str| {
        let page = client.get(path).expect(200).text();
        let number = page.split("class=\"number\"").nth(1).map(str::to_owned);
        number.unwrap_or_else(|| panic!("no number: {page}"))[..40].to_owned()
    };
    let numbers = [shows(&mut wall, "/wall"), shows(&mut device, "/room")];
    let before = Page::read(&teacher.get("/teach/devices").expect(200).text());
    let mut hers = Stream::open(&teacher, "/live").unwrap();
    let mut the_walls = Stream::open(&paired, "/live").unwrap();
    for path in ["/wall", "/room"] {
        fifty(path, &[]).guess_while(&inside.stranger("en"), |guesses| {
            while guesses.sent() < 1_000 {
                std::thread::sleep(Duration::from_millis(20));
            }
            assert!(guesses.answered(409) > 500, "{}", guesses.all());
        });
    }
    let heard = asked_on(&mut hers);
    assert!(
        heard > 0 && heard < 200,
        "two thousand asked, {heard} events"
    );
    assert_eq!(
        asked_on(&mut the_walls),
        0,
        "who asks is the teacher's to see"
    );
    assert_eq!(
        numbers,
        [shows(&mut wall, "/wall"), shows(&mut device, "/room")]
    );
    let mut newcomer = inside.stranger("en");
    let full = newcomer.post("/wall", &[]).expect(409).text();
    assert!(full.contains("Many are waiting right now."), "{full}");

    // "Let these in" lets in what stood on her page, and not the flood that came since.
    submit(&mut teacher, &before.form_with(&["class", "shown"])).expect(303);
    assert_eq!(device.names().len(), 3);
    let list = Page::read(&teacher.get("/teach/devices").expect(200).text()).text;
    assert!(list.contains("One device in the room"), "{list}");
    assert!(list.contains("A device") && list.contains("just now"));
    let page = Page::read(&teacher.get("/teach/walls").expect(200).text());
    let mut forms = page
        .forms
        .iter()
        .filter(|form| form.action == "/teach/walls");
    let mine = forms.find(|form| {
        let number = form.value("number").unwrap_or_default();
        form.value("class") == Some(&class) && numbers[0].contains(&format!(">{number}<"))
    });
    submit(&mut teacher, mine.expect("hers is still asked about")).expect(303);
    wall.get("/board").expect(200);
}

/// What the audit says of wrong tries.
fn audited(room: &Classroom) -> Vec<(String, String)> {
    let db = rusqlite::Connection::open(room.database()).unwrap();
    let mut rows = db
        .prepare("SELECT event, detail FROM audit WHERE event LIKE 'wrong %' ORDER BY id")
        .unwrap();
    let rows = rows.query_map([], |row| Ok((row.get(0)?, row.get(1)?)));
    rows.unwrap().map(Result::unwrap).collect()
}

#[test]
fn wrong_tries_of_every_kind_are_in_the_audit_and_a_flood_is_a_few_lines() {
    let room = Classroom::ready();
    let mut handed = room.handed_to("Ben");
    handed.post("/door/back", &[("pin", "111333")]).expect(409);
    let ben = room.student("Ben");
    let mut device = ben.client.clone();
    device.post("/door/leave", &[]).expect(303);
    let fields = [("student", ben.id.as_str()), ("pictures", "cup,cup")];
    device.script("/door/student", &fields).expect(409);
    let mut anyone = room.stranger();
    anyone.post("/room", &[("code", "BBBB")]).expect(409);
    let code = [("code", "0000"), ("passphrase", "eight loud herons fly")];
    anyone.post("/door/recovery", &code).expect(409);
    let card = format!("{}-{}", ben.id, "0".repeat(32));
    for _ in 0..150 {
        anyone.post("/door/student", &[("card", &card)]).expect(409);
    }
    fifty("/door/teacher", &WRONG_PASSPHRASE).guess_while(&room.stranger(), |guesses| {
        while guesses.answered(409) < 12 {
            std::thread::sleep(Duration::from_millis(20));
        }
    });
    let told = audited(&room);
    let of = |kind: &str| -> Vec<&str> {
        let rows = told.iter().filter(|(event, _)| event == kind);
        rows.map(|(_, detail)| detail.as_str()).collect()
    };
    for kind in [
        "wrong PIN",
        "wrong pictures",
        "wrong letters",
        "wrong recovery code",
    ] {
        assert_eq!(of(kind), ["1 in an hour"], "{kind}: {told:?}");
    }
    let ten = ["1 in an hour", "10 in an hour", "100 in an hour"];
    assert_eq!(of("wrong card"), ten);
    assert!(of("wrong passphrase").starts_with(&ten[..2]), "{told:?}");
    assert!(told.len() < 12, "{told:?}");

    let fresh = Classroom::new();
    let wrong = [
        ("code", "00000000x"),
        ("name", TEACHER),
        ("passphrase", PASSPHRASE),
    ];
    fresh.stranger().post("/claim", &wrong).expect(409);
    assert_eq!(audited(&fresh)[0].0, "wrong claim code");
}

/// The form of a file, as far as the file's bytes; with a code, if one is typed.
fn begun_upload(client: &Client, code: Option<&str>, bytes: usize) -> Ask {
    let mut ask = client
        .ask("POST", "/restore")
        .with("Content-Type", "multipart/form-data; boundary=fence");
    let part = |name: &str| {
        format!(
            "--fence\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"a\"\r\n\r\n"
        )
    };
    if let Some(code) = code {
        ask.body = format!("{}{code}\r\n", part("code")).into_bytes();
    }
    ask.body.extend_from_slice(part("file").as_bytes());
    ask.body.extend(vec![b'a'; bytes]);
    ask
}

/// Sends all but the last byte of it, as if a gigabyte followed.
fn half_upload(client: &Client, code: Option<&str>, bytes: usize) -> TcpStream {
    let ask = begun_upload(client, code, bytes).with("Content-Length", "900000000");
    let mut socket = client.connect().unwrap();
    socket.write_all(&ask.bytes()).unwrap();
    socket
}

#[test]
fn a_file_that_a_stranger_sends_keeps_nobody_from_the_claim_or_a_copy() {
    let room = Classroom::new();
    let other = Client {
        from: Some(IpAddr::V4(Ipv4Addr::new(127, 0, 0, 2))),
        ..room.stranger()
    };
    let codes = [None, Some("00000000x")];
    let half: Vec<TcpStream> = codes
        .iter()
        .map(|code| half_upload(&other, *code, 300_000))
        .collect();
    let mut teacher = room.stranger();
    let mut send = |code: &str| {
        let mut ask = begun_upload(&teacher, Some(code), 300_000);
        ask.body.extend_from_slice(b"\r\n--fence--\r\n");
        teacher.must(&ask)
    };
    let wrong = send("0000 0000").expect(409).text();
    assert!(wrong.contains("not the code"), "{wrong}");
    let read = send(&room.setup_code()).expect(409).text();
    assert!(read.contains("That is not a copy"), "{read}");
    // Of what was sent without the code nothing was ever on the card.
    let shelf = std::fs::read_dir(room.data().join("backups"));
    assert_eq!(shelf.into_iter().flatten().count(), 0);
    drop(room.claimed());
    drop(half);
}

#[test]
fn a_hundred_addresses_without_a_cookie_take_no_classmates_place() {
    let room = Classroom::ready();
    let (mut classmate, mut wall) = (room.student("Ben"), room.wall());
    let mut ask = room.stranger().form("/door/student", &[]);
    ask.body = vec![b'a'; limits::FORM_BYTES];
    let sent = ask.bytes();
    let open: Vec<Line> = (0..600_u32)
        .map(|nth| {
            let from = IpAddr::from((0x7F00_0200 + nth % 100).to_be_bytes());
            let mut line = Line::open_from(room.program().address, from).unwrap();
            line.socket().write_all(&sent[..sent.len() - 1]).unwrap();
            line
        })
        .collect();
    assert!(open.len() * limits::FORM_BYTES > limits::SMALL_FORMS_OF_STRANGERS_BYTES);
    assert_eq!(classmate.saves("piece", "My fox story", 0), 1);
    let chair = wall.empty_chairs()[0].clone();
    let child = wall.names(&chair)[0].id.clone();
    wall.sign_up(&chair, &child).expect(303);
}
