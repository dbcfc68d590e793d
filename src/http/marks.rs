//! Whose an answer is: every answer says which box it comes from and who was signed in when it was made, and every page says
//! the same of itself. So a page can tell its own box from a portal, a filter or another Chair on the same address, and a
//! child who has left from the one who came after.

use hyper::header::{HeaderName, HeaderValue};
use warp::{http::StatusCode, reply::Response};

use crate::{
    domain::principal::{HandedOver, Principal},
    secret,
};

/// A page's script that sends a form asks its address with it first, whether it is the box's: nothing is done by that.
pub const ASKS: HeaderName = HeaderName::from_static("chair-asks");
/// The number of the box, in every answer.
pub const BOX: HeaderName = HeaderName::from_static("chair-box");
/// The mark of the person who is signed in, if anybody is.
pub const PERSON: HeaderName = HeaderName::from_static("chair-person");
/// A page's script that asks with it goes to the next page itself: a browser would follow anybody.
pub const FOLLOWS: HeaderName = HeaderName::from_static("chair-follows");

/// A page that was drawn, on its way to the guard, which alone knows for whom.
#[derive(Clone)]
pub(super) struct Drawn(pub String);

/// The mark of a person, by which only this box can tell who it is. A device, a wall and a stranger are nobody.
pub(super) fn mark_of(key: &secret::Key, principal: Principal) -> Option<String> {
    let who = match principal {
        Principal::Student(student) => format!("the child {}", student.id),
        Principal::HandedOver(HandedOver {
            teacher, student, ..
        }) => format!("the child {student} with the device of {}", teacher.id),
        Principal::Teacher(teacher) => format!("the teacher {}", teacher.id),
        Principal::Stranger | Principal::Wall(_) | Principal::Device(_) => return None,
    };
    let mut mark = secret::sign(key, who.as_bytes());
    mark.truncate(16);
    Some(mark)
}

/// The page with the number of its box and the mark of its person on it, for its scripts.
pub fn stamp(mut page: String, number: &str, person: Option<&str>) -> String {
    if let Some(at) = page.find("<body ") {
        let person = person.map_or_else(String::new, |mark| format!(" data-person=\"{mark}\""));
        page.insert_str(
            at + "<body".len(),
            &format!(" data-box=\"{number}\"{person}"),
        );
    }
    page
}

/// Puts the marks on an answer: its headers, and the page in it if it is one that was drawn.
pub(super) fn put_on(response: &mut Response, number: &HeaderValue, person: Option<&str>) {
    if let Some(Drawn(page)) = response.extensions_mut().remove::<Drawn>() {
        let page = stamp(page, number.to_str().unwrap_or_default(), person);
        *response.body_mut() = page.into();
    }
    let headers = response.headers_mut();
    headers.insert(BOX, number.clone());
    if let Some(Ok(mark)) = person.map(HeaderValue::from_str) {
        headers.insert(PERSON, mark);
    }
}

/// For a script that follows by itself: where to go, and not a redirect, whose marks no script can see.
pub(super) fn let_follow(response: &mut Response) {
    if response.status() == StatusCode::SEE_OTHER {
        *response.status_mut() = StatusCode::NO_CONTENT;
    }
}
