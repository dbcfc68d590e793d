//! The adults beside the owner: a co-teacher who has joined by an invitation, a substitute who has come in by its code.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::atomic::{AtomicU16, Ordering};

use crate::support::classroom::{Classroom, submit};
use crate::support::html::Page;
use crate::support::http::Client;
use crate::support::people::Teacher;

/// A co-teacher's passphrase.
pub const HER_PASSPHRASE: &str = "nine brave newts dance";

/// Somebody at an address of its own: whoever tries a code or a passphrase there waits for nobody else.
pub fn elsewhere(room: &Classroom) -> Client {
    static NEXT: AtomicU16 = AtomicU16::new(1);
    let [net, host] = NEXT.fetch_add(1, Ordering::Relaxed).to_be_bytes();
    Client {
        from: Some(IpAddr::V4(Ipv4Addr::new(127, 2, net, host))),
        ..room.stranger()
    }
}

/// The ten letters on a page of the teacher's.
#[track_caller]
pub fn code_on(teacher: &mut Teacher, page: &str) -> String {
    let html = teacher.get(page).expect(200).text();
    let code = html.split("id=\"code\"").nth(1);
    let code = code.and_then(|rest| rest.split('>').nth(1)?.split('<').next());
    let code = code.unwrap_or_else(|| panic!("no code on {page}: {html}"));
    code.to_owned()
}

/// The code of an invitation that the teacher makes now, or has made.
#[track_caller]
pub fn invitation(teacher: &mut Teacher) -> String {
    let made = teacher.post("/teach/people/invite", &[]).expect(303);
    let page = made.location().to_owned();
    code_on(teacher, &page)
}

/// What a co-teacher types on her own device.
#[track_caller]
pub fn join(
    client: &mut Client,
    code: &str,
    name: &str,
    passphrase: &str,
) -> crate::support::http::Answer {
    let form = Page::read(&client.get("/door/join").expect(200).text())
        .form_with(&["code", "name", "passphrase"])
        .fill("code", code)
        .fill("name", name)
        .fill("passphrase", passphrase);
    submit(client, &form)
}

/// A co-teacher who has joined and written her recovery code down.
#[track_caller]
pub fn co_teacher(room: &Classroom, name: &str) -> Teacher {
    let code = invitation(&mut room.teacher());
    let mut client = elsewhere(room);
    join(&mut client, &code, name, HER_PASSPHRASE).expect(303);
    client.post("/teach/recovery/done", &[]).expect(303);
    Teacher(client)
}

/// A substitute for a day: who it is in addresses, its code, and its browser.
pub struct Substitute {
    /// The number in addresses.
    pub id: String,
    /// What stands on its card.
    pub code: String,
    /// Where it is signed in.
    pub client: Client,
}

/// A substitute of this day who has come in.
#[track_caller]
pub fn substitute(room: &Classroom, day: &str) -> Substitute {
    let mut teacher = room.teacher();
    let made = teacher.post("/teach/people/substitutes", &[("day", day)]);
    let card = made.expect(303).location().to_owned();
    let code = code_on(&mut teacher, &card);
    let mut client = elsewhere(room);
    let form = Page::read(&client.get("/door/substitute").expect(200).text())
        .form_with(&["code"])
        .fill("code", &code);
    assert_eq!(submit(&mut client, &form).expect(303).location(), "/teach");
    Substitute {
        id: card.split('/').nth(3).expect("a number").to_owned(),
        code,
        client,
    }
}
