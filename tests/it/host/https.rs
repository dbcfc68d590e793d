//! The real program over HTTPS: the claim, the teacher's pages and her cookies, by a client that trusts the authority in the
//! box's own folder. What TLS itself does stands in `connections`.

use std::sync::Barrier;

use crate::support::classroom::Classroom;
use crate::support::html::Page;
use crate::support::http::Answer;
use crate::support::https::Browser;
use crate::support::people::{PASSPHRASE, TEACHER};
use crate::support::rounds;

const HTTPS: [&str; 2] = ["--https", "127.0.0.1:0"];

fn claim(browser: &mut Browser, code: &str, name: &str) -> Answer {
    let page = Page::read(&browser.get("/claim").expect(200).text());
    let form = page
        .form_with(&["code", "name", "passphrase"])
        .fill("code", code)
        .fill("name", name)
        .fill("passphrase", PASSPHRASE);
    let fields = form.fields();
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    browser.post(&form.action, &fields)
}

#[test]
fn two_claims_at_once_over_https_make_one_owner() {
    for round in 0..rounds(3, 50) {
        let room = Classroom::with_flags(&HTTPS);
        let code = room.setup_code();
        let start = Barrier::new(2);
        let owners: usize = std::thread::scope(|scope| {
            let one = |name: &'static str| {
                let (mut browser, code, start) = (Browser::at(&room), &code, &start);
                scope.spawn(move || {
                    start.wait();
                    let answer = claim(&mut browser, code, name);
                    assert!(answer.status < 500, "{}: {}", answer.status, answer.text());
                    usize::from(browser.is_teacher())
                })
            };
            let both = [one(TEACHER), one("Mr Heron")];
            both.into_iter().map(|one| one.join().unwrap()).sum()
        });
        assert_eq!(owners, 1, "round {round}");
        Browser::at(&room).get("/claim").expect(404);
    }
}

#[test]
fn one_claim_by_each_door_makes_one_owner() {
    for round in 0..rounds(3, 50) {
        let room = Classroom::with_flags(&HTTPS);
        let code = room.setup_code();
        let start = Barrier::new(2);
        let owners: usize = std::thread::scope(|scope| {
            let (mut browser, mut client) = (Browser::at(&room), room.stranger());
            let (code, start) = (&code, &start);
            let secure = scope.spawn(move || {
                start.wait();
                claim(&mut browser, code, TEACHER);
                usize::from(browser.is_teacher())
            });
            let plain = scope.spawn(move || {
                start.wait();
                let fields = [
                    ("code", code.as_str()),
                    ("name", "Mr Heron"),
                    ("passphrase", PASSPHRASE),
                ];
                client.post("/claim", &fields);
                let answer = client.get("/teach");
                usize::from(answer.status == 303 && answer.location().starts_with("/teach/"))
            });
            secure.join().unwrap() + plain.join().unwrap()
        });
        assert_eq!(owners, 1, "round {round}");
    }
}

#[test]
fn a_cookie_of_one_door_opens_nothing_at_the_other() {
    let room = Classroom::with_flags(&HTTPS);
    let mut browser = Browser::at(&room);
    let answer = claim(&mut browser, &room.setup_code(), TEACHER).expect(303);
    assert_eq!(answer.location(), "/teach/recovery");
    let cookies = answer
        .headers
        .iter()
        .filter(|(name, _)| name == "set-cookie");
    let mut cookies = cookies.map(|(_, cookie)| cookie.clone());
    let cookie = cookies.find(|it| it.contains("chair-person")).unwrap();
    for part in [
        "__Host-chair-person=",
        "Secure",
        "HttpOnly",
        "SameSite=Strict",
        "Path=/",
    ] {
        assert!(cookie.contains(part), "{part}: {cookie}");
    }
    assert!(browser.is_teacher());
    let token = browser.client.cookies["__Host-chair-person"].clone();
    let mut plain = room.stranger();
    plain
        .cookies
        .insert("__Host-chair-person".to_owned(), token.clone());
    plain.get("/teach").expect(403);
    // A form of the plain door's page is foreign here, and the other way round.
    let foreign = browser.client.form("/teach/recovery/done", &[]);
    assert_eq!(browser.send(&foreign).unwrap().status, 403);
    // The plain form of the name is not the secure cookie.
    let mut renamed = browser.clone();
    renamed.client.cookies.clear();
    renamed
        .client
        .cookies
        .insert("chair-person".to_owned(), token);
    assert!(!renamed.is_teacher());
}
