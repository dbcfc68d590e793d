//! Who is let in, and who no more: the recovery code, sessions that end, a wall that is unpaired.

use std::time::Duration;

use crate::support::classroom::{Classroom, submit};
use crate::support::html::Page;
use crate::support::http::{Answer, Client, Stream};
use crate::support::people::{PASSPHRASE, TEACHER, request_id};

const NEW: &str = "eleven slow otters nap";

/// The box takes one try a second from each device.
fn wait_for_the_next_try() {
    std::thread::sleep(Duration::from_millis(1100));
}

fn let_in(client: &mut Client) -> bool {
    let status = client.get("/teach/classes").status;
    assert!(matches!(status, 200 | 403), "{status}");
    status == 200
}

fn sign_in(client: &mut Client, passphrase: &str) -> Answer {
    client.cookies.clear();
    let form = Page::read(&client.get("/door/teacher").expect(200).text())
        .form_with(&["name", "passphrase"])
        .fill("name", TEACHER)
        .fill("passphrase", passphrase);
    submit(client, &form)
}

fn recover(client: &mut Client, code: &str, passphrase: &str) -> Answer {
    let form = Page::read(&client.get("/door/recovery").expect(200).text())
        .form_with(&["code", "passphrase"])
        .fill("code", code)
        .fill("passphrase", passphrase);
    submit(client, &form)
}

/// The code on her page, if it is shown.
fn code_on(client: &mut Client) -> Option<String> {
    let html = client.get("/teach/recovery").expect(200).text();
    let (_, rest) = html.split_once("id=\"recovery-code\"")?;
    let (_, rest) = rest.split_once('>')?;
    Some(rest.split('<').next().unwrap_or_default().trim().to_owned())
}

#[test]
fn the_recovery_code_is_shown_once_sets_a_new_passphrase_and_ends_every_session() {
    let mut room = Classroom::new();
    let mut first = room.stranger();
    let form = Page::read(&first.get("/claim").expect(200).text())
        .form_with(&["code", "name", "passphrase"])
        .fill("code", &room.setup_code())
        .fill("name", TEACHER)
        .fill("passphrase", PASSPHRASE);
    submit(&mut first, &form).expect(303);
    let code = code_on(&mut first).expect("the code is shown until it is written down");
    assert_eq!(
        code_on(&mut first).as_ref(),
        Some(&code),
        "also after a reload"
    );
    assert!(
        !room.program().log().contains(&code),
        "and never in the log"
    );
    let bytes = std::fs::read(room.database()).unwrap();
    assert!(!String::from_utf8_lossy(&bytes).contains(&code));
    first.post("/teach/recovery/done", &[]).expect(303);
    assert_eq!(code_on(&mut first), None, "then never again");

    let mut second = room.stranger();
    sign_in(&mut second, PASSPHRASE).expect(303);
    assert!(let_in(&mut first) && let_in(&mut second));
    wait_for_the_next_try();

    let mut lost = room.stranger();
    let wrong = code.replace(&code[..1], if code.starts_with('0') { "1" } else { "0" });
    recover(&mut lost, &wrong, NEW).expect(409);
    for weak in ["short", "passwordpassword"] {
        let page = Page::read(&recover(&mut lost, &code, weak).expect(409).text());
        let kept = page.form_with(&["code", "passphrase"]);
        assert_eq!(
            kept.value("code"),
            Some(code.as_str()),
            "her words are kept"
        );
        assert_eq!(kept.value("passphrase"), Some(""), "a passphrase never is");
    }
    assert!(let_in(&mut first), "nothing has ended yet");
    // Typed from paper: small letters, other gaps.
    let typed = code.to_lowercase().replace('-', " ");
    recover(&mut lost, &typed, NEW).expect(303);
    assert!(!let_in(&mut first) && !let_in(&mut second) && !let_in(&mut lost));
    wait_for_the_next_try();
    sign_in(&mut first, PASSPHRASE).expect(409);
    wait_for_the_next_try();
    sign_in(&mut first, NEW).expect(303);
    assert!(let_in(&mut first));
    room.restart();
    second.address = room.program().address;
    first.address = room.program().address;
    assert!(
        let_in(&mut first) && !let_in(&mut second),
        "also after a restart"
    );
}

#[test]
fn a_new_recovery_code_takes_the_place_of_the_old_one() {
    let room = Classroom::new().claimed();
    let mut teacher = room.teacher();
    let ask = |teacher: &mut Client, passphrase: &str| {
        let form = Page::read(&teacher.get("/teach/recovery").expect(200).text())
            .form_with(&["passphrase"])
            .fill("passphrase", passphrase);
        submit(teacher, &form)
    };
    ask(&mut teacher, "not her passphrase").expect(409);
    assert_eq!(code_on(&mut teacher), None);
    wait_for_the_next_try();
    ask(&mut teacher, PASSPHRASE).expect(303);
    let one = code_on(&mut teacher).unwrap();
    teacher.post("/teach/recovery/done", &[]).expect(303);
    wait_for_the_next_try();
    ask(&mut teacher, PASSPHRASE).expect(303);
    let other = code_on(&mut teacher).unwrap();
    assert_ne!(one, other);
    wait_for_the_next_try();
    let mut lost = room.stranger();
    recover(&mut lost, &one, NEW).expect(409);
    wait_for_the_next_try();
    recover(&mut lost, &other, NEW).expect(303);
}

#[test]
fn a_new_recovery_code_that_nobody_has_seen_leaves_the_old_one() {
    let room = Classroom::new().claimed();
    let mut teacher = room.teacher();
    let fields = [("passphrase", PASSPHRASE)];
    teacher.post("/teach/recovery", &fields).expect(303);
    let one = code_on(&mut teacher).unwrap();
    teacher.post("/teach/recovery/done", &[]).expect(303);
    wait_for_the_next_try();
    // The answer is lost: she does not know that there is another code.
    teacher.post("/teach/recovery", &fields).expect(303);
    let mut lost = room.stranger();
    recover(&mut lost, &one, NEW).expect(303);
}

#[test]
fn a_used_recovery_code_is_void_and_another_waits_for_her() {
    let room = Classroom::new().claimed();
    let mut teacher = room.teacher();
    let fields = [("passphrase", PASSPHRASE)];
    teacher.post("/teach/recovery", &fields).expect(303);
    let code = code_on(&mut teacher).unwrap();
    teacher.post("/teach/recovery/done", &[]).expect(303);
    wait_for_the_next_try();
    let mut lost = room.stranger();
    let form = Page::read(&lost.get("/door/recovery").expect(200).text())
        .form_with(&["code", "passphrase"])
        .fill("code", &code)
        .fill("passphrase", NEW);
    // A double click uses it once, and says so twice.
    for _ in 0..2 {
        let answer = submit(&mut lost, &form).expect(303);
        assert_eq!(answer.location(), "/door/teacher");
    }
    wait_for_the_next_try();
    recover(&mut lost, &code, "yet another passphrase").expect(409);
    let mut again = room.stranger();
    wait_for_the_next_try();
    assert_eq!(sign_in(&mut again, NEW).location(), "/teach/recovery");
    let fresh = code_on(&mut again).expect("the one in its place");
    assert_ne!(fresh, code);
    let first_run = again.get("/teach/first-run").expect(303);
    assert_eq!(first_run.location(), "/teach/recovery?first=true");
    again.post("/teach/recovery/done", &[]).expect(303);
    wait_for_the_next_try();
    recover(&mut lost, &fresh, PASSPHRASE).expect(303);
    assert!(!let_in(&mut again));
}

#[test]
fn another_pin_ends_her_sessions_on_other_devices() {
    let room = Classroom::new().claimed();
    let (mut here, mut there) = (room.teacher().0, room.stranger());
    sign_in(&mut there, PASSPHRASE).expect(303);
    here.post("/teach/pin", &[("pin", "204817")]).expect(303);
    assert!(let_in(&mut here) && let_in(&mut there), "her first");
    here.post("/teach/pin", &[("pin", "318264")]).expect(303);
    assert!(let_in(&mut here) && !let_in(&mut there), "another");
}

#[test]
fn an_unpaired_wall_loses_the_board_at_once() {
    let mut room = Classroom::with(6, "3", "60");
    let mut wall = room.wall();
    let chair = wall.empty_chairs()[0].clone();
    let children = wall.names(&chair);
    // Walls are listed by the second in which they were paired.
    std::thread::sleep(Duration::from_millis(1100));
    let other = room.paired_wall();
    let mut stream = Stream::open(&wall, "/live").unwrap();
    let mut teacher = room.teacher();
    let page = Page::read(&teacher.get("/teach/walls").expect(200).text());
    let ends: Vec<_> = page
        .forms
        .iter()
        .filter(|form| form.action.ends_with("/end"))
        .collect();
    assert_eq!(
        ends.len(),
        2,
        "two walls are listed, the first paired first"
    );
    submit(&mut teacher, ends[0]).expect(303);
    // Its open page is told once, and then hears nothing any more.
    let mut heard = Vec::new();
    while let Some(event) = stream.next(Duration::from_secs(2)).unwrap() {
        heard.push(event);
    }
    assert!(
        heard.iter().any(|event| event.contains("everything")),
        "{heard:?}"
    );
    for round in 0..2 {
        for path in [
            "/board".to_owned(),
            "/board/days/2026-11-23".to_owned(),
            "/board/saved".to_owned(),
            format!("/board/chairs/{chair}"),
            "/live".to_owned(),
        ] {
            let text = wall.get(&path).expect(403).text();
            let seen = children.iter().find(|child| text.contains(&child.name));
            assert!(seen.is_none(), "round {round}: {path} shows {seen:?}");
        }
        let answer = wall.sign_up_by_script(&chair, &children[0].id, &request_id());
        assert_eq!(answer.expect(403).json()["refusal"], "not_yours");
        assert_eq!(room.stranger().get("/health").json()["status"], "ok");
        room.restart();
        wall.address = room.program().address;
    }
    // The other one is a wall still, and the ended one may ask again.
    let mut other = Client {
        address: room.program().address,
        ..other
    };
    other.get("/board").expect(200);
    let class = room.class().to_owned();
    let mut teacher = room.teacher();
    crate::support::classroom::pair(&mut wall, &mut teacher, &class);
    wall.get("/board").expect(200);
}

#[test]
fn a_number_that_nobody_shows_pairs_nothing() {
    let room = Classroom::with(4, "3", "60");
    let mut teacher = room.teacher();
    for (number, status) in [("99", 409), ("", 400), ("1000", 400), ("x", 400)] {
        let fields = [("number", number), ("class", room.class())];
        teacher.post("/teach/walls", &fields).expect(status);
    }
    let mut tablet = room.stranger();
    let asked = tablet.post("/wall", &[]).expect(303);
    tablet.follow(asked).expect(200);
    tablet.get("/board").expect(403);
    // Only the teacher says yes, and only for a class of hers.
    let page = Page::read(&teacher.get("/teach/walls").expect(200).text());
    let number = page
        .form_with(&["number"])
        .value("number")
        .unwrap()
        .to_owned();
    let fields = [("number", number.as_str()), ("class", room.class())];
    tablet.post("/teach/walls", &fields).expect(403);
    room.wall().post("/teach/walls", &fields).expect(403);
    let fields = [("number", number.as_str()), ("class", "77")];
    teacher.post("/teach/walls", &fields).expect(404);
    tablet.get("/board").expect(403);
}

#[test]
fn her_own_device_becomes_the_wall_and_she_is_signed_out_on_it() {
    let room = Classroom::with(4, "3", "60");
    let mut device = room.teacher();
    let page = Page::read(&device.get("/teach/walls").expect(200).text());
    let here = page.form_to("/teach/walls/here").unwrap();
    let answer = submit(&mut device, &here).expect(303);
    assert_eq!(answer.location(), "/board");
    device.get("/board").expect(200);
    device.get("/teach").expect(403);
}
