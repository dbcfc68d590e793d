//! The two cookies: which device this is, and who sits before it (D8, D11). Tokens are made here and kept only as hashes.

use crate::domain::class::Member;
use std::time::Duration;

use super::context::RequestContext;
use crate::{
    app::{App, STUDENT_OWN},
    domain::{
        id::{DeviceId, SessionId, TeacherId},
        text::Language,
    },
    secret,
    store::door::{SessionRow, StudentSessionRow},
};

/// The cookies' names: other ones over HTTP than over HTTPS, because cookies do not know ports (D11).
pub fn cookie_names(secure: bool) -> (&'static str, &'static str) {
    if secure {
        ("__Host-chair-device", "__Host-chair-person")
    } else {
        ("chair-device", "chair-person")
    }
}

/// A wall stays one until it is unpaired; browsers keep no cookie longer than 400 days.
const WALL_S: i64 = 400 * 24 * 3600;

/// A new session for a teacher on this browser, and the cookie that carries it.
pub(crate) fn session(
    app: &App,
    context: &RequestContext,
    teacher: TeacherId,
    language: Language,
    own: bool,
) -> (SessionRow, String) {
    let token = secret::token();
    let limits = &app.settings.limits;
    let life = seconds(if own {
        limits.teacher_own
    } else {
        limits.other_device
    });
    let row = SessionRow {
        id: SessionId::new(secret::id()),
        teacher,
        language,
        token: secret::hash(token.as_bytes()),
        own,
        handed: None,
        ends_at: app.clock.now().as_second().saturating_add(life),
    };
    (
        row,
        set(context, cookie_names(context.secure).1, &token, life),
    )
}

/// A child's new session on this browser, and the cookie that carries it.
pub(crate) fn student_session(
    app: &App,
    context: &RequestContext,
    Member { class, student }: Member,
    shared: bool,
) -> (StudentSessionRow, String) {
    let token = secret::token();
    let life = students(app, shared);
    let device = context.device.map(|device| device.id);
    let hash = secret::hash(token.as_bytes());
    let row = student_row(app, Member { class, student }, (device, hash), shared);
    (
        row,
        set(context, cookie_names(context.secure).1, &token, life),
    )
}

/// The session of a child whose cookie was given out before: it has asked the teacher, and she says yes.
pub(crate) fn student_row(
    app: &App,
    Member { class, student }: Member,
    (device, token): (Option<DeviceId>, [u8; 32]),
    shared: bool,
) -> StudentSessionRow {
    StudentSessionRow {
        id: SessionId::new(secret::id()),
        class,
        student,
        device,
        token,
        own: !shared,
        ends_at: app
            .clock
            .now()
            .as_second()
            .saturating_add(students(app, shared)),
    }
}

/// A cookie that counts for nothing until the teacher says yes, and the hash that it will be known by.
pub(crate) fn asking(app: &App, context: &RequestContext, shared: bool) -> ([u8; 32], String) {
    let token = secret::token();
    let life = students(app, shared);
    (
        secret::hash(token.as_bytes()),
        set(context, cookie_names(context.secure).1, &token, life),
    )
}

/// A new cookie for a device, and the hash that it is known by.
pub(crate) fn device(context: &RequestContext) -> ([u8; 32], String) {
    let token = secret::token();
    (
        secret::hash(token.as_bytes()),
        set(context, cookie_names(context.secure).0, &token, WALL_S),
    )
}

/// Lets the browser forget who sat before it.
pub(crate) fn forget_person(context: &RequestContext) -> String {
    set(context, cookie_names(context.secure).1, "", 0)
}

/// How many seconds a child's session lasts.
fn students(app: &App, shared: bool) -> i64 {
    let limits = &app.settings.limits;
    seconds(if shared {
        limits.other_device
    } else {
        STUDENT_OWN
    })
}

fn seconds(life: Duration) -> i64 {
    i64::try_from(life.as_secs()).unwrap_or(i64::MAX)
}

fn set(context: &RequestContext, name: &str, value: &str, life_s: i64) -> String {
    let secure = if context.secure { "; Secure" } else { "" };
    format!("{name}={value}; Path=/; Max-Age={life_s}; HttpOnly; SameSite=Strict{secure}")
}
