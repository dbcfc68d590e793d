//! A session that begins: the token by which its browser is known from now on (decision 10), and the row that holds the token's
//! hash. Who may begin one is decided elsewhere.

use std::time::Duration;

use super::sessions::{student_life, teacher_life};
use crate::{
    app::App,
    domain::{
        class::Member,
        id::{DeviceId, SessionId, TeacherId},
    },
    secret,
    store::sessions::{StudentSession, TeacherSession},
};

/// A fresh token. It leaves the box once, in a cookie; the box itself holds only its hash.
pub struct NewToken {
    /// What the cookie carries.
    pub text: String,
    /// How long the browser keeps the cookie.
    pub life: Duration,
}

impl NewToken {
    pub(super) fn new(life: Duration) -> Self {
        Self {
            text: secret::token(),
            life,
        }
    }

    /// The SHA-256 by which the box knows it again.
    pub(super) fn hash(&self) -> [u8; 32] {
        secret::hash(self.text.as_bytes())
    }
}

/// A teacher's new session, and the token of its cookie.
pub(super) fn teacher_session(
    app: &App,
    teacher: TeacherId,
    own: bool,
) -> (TeacherSession, NewToken) {
    let life = teacher_life(&app.settings.limits, own);
    let token = NewToken::new(life);
    let session = TeacherSession {
        id: SessionId::new(secret::id()),
        teacher,
        token: token.hash(),
        own,
        ends_at: app.ends_at(life),
    };
    (session, token)
}

/// The token of a child's session, on a device of the child's own or on another.
pub(super) fn student_token(app: &App, own: bool) -> NewToken {
    NewToken::new(student_life(&app.settings.limits, own))
}

/// A child's new session, in a browser that holds the token with this hash.
pub(super) fn student_session(
    app: &App,
    member: Member,
    device: Option<DeviceId>,
    own: bool,
    token: [u8; 32],
) -> StudentSession {
    StudentSession {
        id: SessionId::new(secret::id()),
        member,
        device,
        token,
        own,
        ends_at: app.ends_at(student_life(&app.settings.limits, own)),
    }
}
