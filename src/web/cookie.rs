//! The two cookies: which device this is, and who sits before it (D8, D11). Tokens are made here and kept only as hashes.

use super::gate::{Visit, cookie_names};
use crate::{
    app::App,
    domain::{
        id::{SessionId, TeacherId},
        text::Language,
    },
    secret,
    store::door::SessionRow,
};

/// A teacher's session on her own device, and on any other (H5): a week, and ten hours.
const OWN_S: i64 = 7 * 24 * 3600;
const OTHER_S: i64 = 10 * 3600;
/// A wall stays one until it is unpaired; browsers keep no cookie longer than 400 days.
const WALL_S: i64 = 400 * 24 * 3600;

/// A new session for a teacher on this browser, and the cookie that carries it.
pub(super) fn session(
    app: &App,
    visit: &Visit,
    teacher: TeacherId,
    language: Language,
    own: bool,
) -> (SessionRow, String) {
    let token = secret::token();
    let life = if own { OWN_S } else { OTHER_S };
    let row = SessionRow {
        id: SessionId::new(secret::id()),
        teacher,
        language,
        token: secret::hash(token.as_bytes()),
        own,
        handed: None,
        ends_at: app.clock.now().as_second().saturating_add(life),
    };
    (row, set(visit, cookie_names(visit.secure).1, &token, life))
}

/// A new cookie for a device, and the hash that it is known by.
pub(super) fn device(visit: &Visit) -> ([u8; 32], String) {
    let token = secret::token();
    (
        secret::hash(token.as_bytes()),
        set(visit, cookie_names(visit.secure).0, &token, WALL_S),
    )
}

/// Lets the browser forget who sat before it.
pub(super) fn forget_person(visit: &Visit) -> String {
    set(visit, cookie_names(visit.secure).1, "", 0)
}

fn set(visit: &Visit, name: &str, value: &str, life_s: i64) -> String {
    let secure = if visit.secure { "; Secure" } else { "" };
    format!("{name}={value}; Path=/; Max-Age={life_s}; HttpOnly; SameSite=Strict{secure}")
}
