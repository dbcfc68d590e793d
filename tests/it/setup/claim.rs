//! A fresh box belongs to nobody: only the claim page, the health line and the drawings answer, and the first right
//! code makes one owner, once and for all.

use std::sync::Barrier;

use crate::support::classroom::{Classroom, submit};
use crate::support::html::{Form, Page};
use crate::support::http::{Answer, Client};
use crate::support::people::{PASSPHRASE, TEACHER};
use crate::support::rounds;

fn form_of(client: &mut Client) -> Form {
    Page::read(&client.get("/claim").expect(200).text()).form_with(&["code", "name", "passphrase"])
}

fn try_with(client: &mut Client, code: &str, passphrase: &str) -> Answer {
    let form = form_of(client)
        .fill("code", code)
        .fill("name", TEACHER)
        .fill("passphrase", passphrase);
    submit(client, &form)
}

/// Whether this browser is now the teacher's.
fn is_teacher(client: &mut Client) -> bool {
    let answer = client.get("/teach");
    // Without a class her first page is the next step of the first run.
    answer.status == 200 || answer.status == 303 && answer.location().starts_with("/teach/")
}

#[test]
fn before_the_claim_only_the_claim_answers() {
    let room = Classroom::new();
    let mut anyone = room.stranger();
    assert_eq!(anyone.get("/").expect(303).location(), "/hello");
    anyone.get("/hello").expect(200);
    anyone.get("/claim").expect(200);
    anyone.get("/health").expect(200);
    for path in [
        "/board",
        "/board/days/2026-11-23",
        "/board/saved",
        "/teach",
        "/live",
        "/door/teacher",
        "/wall",
    ] {
        let answer = anyone.get(path);
        let away = answer.status == 303 && answer.location() == "/claim";
        assert!(
            away || matches!(answer.status, 403 | 404),
            "{path} answers {}",
            answer.status
        );
    }
    for path in ["/board/sign-ups", "/wall", "/teach/clock", "/door/teacher"] {
        let status = anyone
            .post(path, &[("chair", "1-2026-11-23-0910-1"), ("now", "1")])
            .status;
        assert!(matches!(status, 303 | 403 | 404), "{path} answers {status}");
    }
}

#[test]
fn two_claims_at_once_make_one_owner() {
    for round in 0..rounds(5, 50) {
        let room = Classroom::new();
        let code = room.setup_code();
        let start = Barrier::new(2);
        let owners: usize = std::thread::scope(|scope| {
            let claim = |name: &str| {
                let (mut client, code, start, name) =
                    (room.stranger(), &code, &start, name.to_owned());
                scope.spawn(move || {
                    let form = form_of(&mut client);
                    let form = form
                        .fill("code", code)
                        .fill("name", &name)
                        .fill("passphrase", PASSPHRASE);
                    start.wait();
                    let answer = submit(&mut client, &form);
                    assert!(answer.status < 500, "{}: {}", answer.status, answer.text());
                    usize::from(is_teacher(&mut client))
                })
            };
            let both = [claim("Ms Otter"), claim("Mr Heron")];
            both.into_iter().map(|one| one.join().unwrap()).sum()
        });
        assert_eq!(owners, 1, "round {round}");
    }
}

#[test]
fn a_wrong_code_is_refused_and_many_void_no_code() {
    let room = Classroom::new();
    let code = room.setup_code();
    assert_eq!(code.len(), 8, "eight digits: {code}");
    let wrong = if code == "00000000" {
        "00000001"
    } else {
        "00000000"
    };
    let mut client = room.stranger();
    let answer = try_with(&mut client, wrong, PASSPHRASE);
    assert_eq!(answer.status, 409);
    let kept = Page::read(&answer.text()).form_with(&["code", "name", "passphrase"]);
    let field = |name: &str| {
        kept.controls
            .iter()
            .find(|control| control.name == name)
            .map(|control| control.value.clone())
    };
    assert_eq!(field("name").as_deref(), Some(TEACHER), "her name is kept");
    assert!(
        !answer.text().contains(PASSPHRASE),
        "a passphrase never comes back"
    );
    // Each waits for its turn, and is looked at.
    for _ in 0..6 {
        assert!(!is_teacher(&mut client));
        assert_eq!(try_with(&mut client, wrong, PASSPHRASE).status, 409);
    }
    assert_eq!(room.setup_code(), code, "it is the same code still");
    try_with(&mut client, &code, PASSPHRASE);
    assert!(is_teacher(&mut client));
}

#[test]
fn a_weak_passphrase_is_refused_before_the_code_is_used() {
    let room = Classroom::new();
    let code = room.setup_code();
    let mut client = room.stranger();
    for weak in ["short", "passwordpassword", "aaaaaaaaaaaaaaaa", ""] {
        let status = try_with(&mut client, &code, weak).status;
        assert!(
            matches!(status, 400 | 409 | 422 | 429),
            "{weak:?}: {status}"
        );
        assert!(!is_teacher(&mut client), "{weak:?}");
    }
    try_with(&mut client, &code, PASSPHRASE);
    assert!(is_teacher(&mut client));
}

#[test]
fn after_the_claim_there_is_no_claim() {
    let mut room = Classroom::new().claimed();
    for _ in 0..2 {
        let mut anyone = room.stranger();
        anyone.get("/claim").expect(404);
        let late = [
            ("code", "00000000"),
            ("name", "Mr Heron"),
            ("passphrase", PASSPHRASE),
        ];
        anyone.post("/claim", &late).expect(404);
        assert!(is_teacher(&mut room.teacher()), "the owner stays the owner");
        room.restart();
    }
    let data = room.data();
    let (status, out, said) =
        crate::support::program::run(&["setup-code", "--data", data.to_str().unwrap()]);
    assert_eq!(
        status.code(),
        Some(1),
        "a claimed box gives no code: {out} {said}"
    );
    assert_eq!(said.trim().lines().count(), 1, "one plain sentence: {said}");
}

#[test]
fn the_door_lets_the_teacher_in_again_and_nobody_else() {
    let room = Classroom::new().claimed();
    let mut teacher = room.teacher();
    teacher.cookies.clear();
    assert!(!is_teacher(&mut teacher));
    let wrong = teacher.post(
        "/door/teacher",
        &[("name", TEACHER), ("passphrase", "seven quiet herons fly")],
    );
    assert_eq!(wrong.status, 409, "{}", wrong.text());
    assert!(!is_teacher(&mut teacher));
    assert_eq!(teacher.sign_in().status, 303);
    assert!(is_teacher(&mut teacher));
    let cookies = teacher.cookies.clone();
    assert_eq!(teacher.post("/door/leave", &[]).status, 303);
    teacher.cookies = cookies;
    assert!(
        !is_teacher(&mut teacher),
        "a cookie of an ended session is dead"
    );
}

#[test]
fn cookies_are_closed_to_scripts_and_other_sites() {
    let room = Classroom::new().claimed();
    let mut teacher = room.teacher();
    teacher.cookies.clear();
    let answer = teacher.sign_in();
    let cookies: Vec<&str> = answer
        .headers
        .iter()
        .filter(|(name, _)| name.eq_ignore_ascii_case("set-cookie"))
        .map(|(_, value)| value.as_str())
        .collect();
    assert!(!cookies.is_empty());
    for cookie in cookies {
        assert!(
            cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"),
            "{cookie}"
        );
        let token = cookie.split(['=', ';']).nth(1).unwrap_or_default();
        assert!(token.len() >= 22, "at least 128 random bits: {cookie}");
        assert!(!room.program().log().contains(token), "no token in the log");
    }
}
