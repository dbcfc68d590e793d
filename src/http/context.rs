//! Who asks and how: what the guard found out of a request, for the handlers. Nothing is decided here.

use std::{net::IpAddr, sync::Arc};

use hyper::header::HeaderValue;

use super::error::HttpError;
use crate::{
    app::{Asks, DeviceKind, TriedFrom},
    domain::{
        id::{DeviceId, StudentId},
        principal::{Device, HandedOver, Principal, StudentSession, Teacher, Wall},
        text::Language,
    },
};

/// Whose requests are counted together. A child is one sender in all its sessions, because it may come in as often as it likes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Sender {
    /// A child.
    Student(StudentId),
    /// A wall, at which a whole class stands.
    Wall(DeviceId),
    /// A device of the room or a teacher's session, by its number.
    Screen(i64),
    /// Whoever has no cookie that counts.
    Address(IpAddr),
}

/// Who asks and how. A request's way to its handler is one move after another, so this is only a pointer to it.
pub type RequestContext = Arc<RequestFacts>;

impl RequestFacts {
    /// The child who asks.
    ///
    /// # Errors
    /// Somebody else does.
    pub fn student(&self) -> Result<StudentSession, HttpError> {
        match self.principal {
            Principal::Student(student) => Ok(student),
            _ => Err(HttpError::NotYours),
        }
    }

    /// The number that this principal's requests are remembered under.
    pub fn screen(&self) -> i64 {
        self.principal.screen()
    }

    /// Whose requests this one is counted with.
    pub(super) fn sender(&self) -> Sender {
        match self.principal {
            Principal::Stranger => Sender::Address(self.peer),
            Principal::Student(student) => Sender::Student(student.id),
            Principal::Wall(wall) => Sender::Wall(wall.device),
            _ => Sender::Screen(self.screen()),
        }
    }

    /// The teacher whose page this is.
    ///
    /// # Errors
    /// It is nobody's who is one.
    pub fn teacher(&self) -> Result<Teacher, HttpError> {
        match self.principal {
            Principal::Teacher(teacher) => Ok(teacher),
            _ => Err(HttpError::NotYours),
        }
    }

    /// The path and query of the page of ours from which this is asked, where the browser says so.
    pub fn came_from(&self) -> Option<String> {
        let page = self.referer.as_ref()?.to_str().ok()?;
        let (_, rest) = page.split_once("://")?;
        let at = rest.find('/')?;
        (rest[..at].eq_ignore_ascii_case(&self.host)).then(|| rest[at..].to_owned())
    }

    /// The device that tries a passphrase or a code: by the cookie that counts, by the mark of one on which a teacher has signed
    /// in before, else by its address. A child's session is none: it is as soon begun as ended.
    pub fn tried_from(&self) -> TriedFrom {
        let screen = match (self.principal, self.resting) {
            (
                Principal::Teacher(teacher) | Principal::HandedOver(HandedOver { teacher, .. }),
                _,
            )
            | (_, Some(teacher)) => Some(teacher.session.number()),
            _ => {
                let wall = self.wall.map(|wall| wall.device);
                wall.or(self.device.map(|device| device.id))
                    .map(DeviceId::number)
                    .or(self.mark)
            }
        };
        screen.map_or(TriedFrom::Address(self.peer), TriedFrom::Screen)
    }

    /// What asks to wait for the teacher's word.
    pub fn asks(&self) -> Asks {
        let said = self.user_agent.as_ref();
        Asks {
            from: self.peer,
            kind: DeviceKind::read(said.map(HeaderValue::as_bytes).unwrap_or_default()),
        }
    }
}

/// What is known of a request before its body is read.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own, and every combination occurs"
)]
#[derive(Debug)]
pub struct RequestFacts {
    /// Who.
    pub principal: Principal,
    /// The wall that this browser is, whoever is signed in on it.
    pub wall: Option<Wall>,
    /// The device of the room that this browser is, whoever is signed in on it.
    pub device: Option<Device>,
    /// The teacher whose own device this is, while it waits for her six digits.
    pub resting: Option<Teacher>,
    /// The language to answer in.
    pub language: Language,
    /// The link is encrypted.
    pub secure: bool,
    /// The browser runs on the box itself.
    pub on_the_box: bool,
    /// The page's script asks, and wants JSON.
    pub script: bool,
    /// The page's script goes to the next page itself.
    pub follows: bool,
    /// The browser reads gzip.
    pub gzip: bool,
    /// The name and port by which the box was reached.
    pub host: Arc<str>,
    /// SHA-256 of the device's cookie, whether or not it counts (a tablet that waits to be paired has one).
    pub device_token: Option<[u8; 32]>,
    /// Of a form: the number of this device, if its cookie is the mark of one on which a teacher has signed in.
    pub mark: Option<i64>,
    /// SHA-256 of the person's cookie, whether or not it counts (a child who asks her teacher has one).
    pub person_token: Option<[u8; 32]>,
    /// Where the browser is.
    pub peer: IpAddr,
    /// What the browser already has.
    pub if_none_match: Option<HeaderValue>,
    /// What the browser calls itself.
    pub user_agent: Option<HeaderValue>,
    /// The page from which it asks.
    pub referer: Option<HeaderValue>,
    /// What kind of body it sends.
    pub content_type: Option<HeaderValue>,
    /// What a program shows to be let in.
    pub authorization: Option<HeaderValue>,
    /// The part of the address after `?`, empty if there is none.
    pub query: String,
}
