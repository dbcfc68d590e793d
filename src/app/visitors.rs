//! Who is behind a cookie, remembered from the store so that no request waits for it. Idle time lives only here (D11).

use std::{
    collections::{BTreeMap, HashMap},
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use crate::{
    domain::{
        class::Class,
        id::{ClassId, SessionId},
        text::Language,
        visitor::{Teacher, Visitor, Wall},
    },
    secret,
    store::door::{SessionRow, WallRow},
};

/// A visitor and the language of the pages drawn for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// Who.
    pub visitor: Visitor,
    /// Hers, or the class's.
    pub language: Language,
}

struct Session {
    known: Known,
    id: SessionId,
    own: bool,
    ends_at: i64,
    /// When the browser last asked, monotonic: a restart starts the idle time anew.
    seen: Instant,
}

/// More screens than a classroom has; beyond them somebody is trying tokens.
const RECENT_MAX: usize = 256;

/// Everyone who is let in.
#[derive(Default)]
pub struct Visitors {
    recent: Mutex<HashMap<[u8; 32], [u8; 32]>>,
    sessions: Mutex<BTreeMap<[u8; 32], Session>>,
    walls: Mutex<BTreeMap<[u8; 32], Known>>,
}

impl Visitors {
    /// Takes over what the store holds; idle times go on.
    pub(super) fn replace(&self, sessions: &[SessionRow], walls: &[WallRow], classes: &[Class]) {
        let mut known = self.sessions.lock().unwrap_or_else(PoisonError::into_inner);
        let seen: BTreeMap<SessionId, Instant> = known
            .values()
            .map(|session| (session.id, session.seen))
            .collect();
        *known = sessions
            .iter()
            .map(|row| {
                let visitor = Visitor::Teacher(Teacher {
                    id: row.teacher,
                    session: row.id,
                });
                let session = Session {
                    known: Known {
                        visitor,
                        language: row.language,
                    },
                    id: row.id,
                    own: row.own,
                    ends_at: row.ends_at,
                    seen: seen.get(&row.id).copied().unwrap_or_else(Instant::now),
                };
                (row.token, session)
            })
            .collect();
        drop(known);
        let language = |class: ClassId| {
            classes
                .iter()
                .find(|it| it.id == class)
                .map_or(Language::English, |it| it.language)
        };
        *self.walls.lock().unwrap_or_else(PoisonError::into_inner) = walls
            .iter()
            .map(|row| {
                let visitor = Visitor::Wall(Wall {
                    device: row.id,
                    class: row.class,
                });
                (
                    row.token,
                    Known {
                        visitor,
                        language: language(row.class),
                    },
                )
            })
            .collect();
    }

    /// The SHA-256 of a cookie's token. A screen sends the same token with every request, and on a small box without
    /// instructions for it the hash costs as much as the rest of the gate: the latest ones are remembered.
    pub fn hash(&self, token: &[u8; 32]) -> [u8; 32] {
        let mut recent = self.recent.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(hash) = recent.get(token) {
            return *hash;
        }
        if recent.len() >= RECENT_MAX {
            recent.clear();
        }
        let hash = secret::hash(token);
        recent.insert(*token, hash);
        hash
    }

    /// The teacher behind a person's cookie. `now` is UTC seconds if the clock is trusted: a doubtful one ends nothing.
    pub fn teacher(&self, token: &[u8; 32], now: Option<i64>, idle_max: Duration) -> Option<Known> {
        let mut sessions = self.sessions.lock().unwrap_or_else(PoisonError::into_inner);
        let session = sessions.get_mut(token)?;
        let over = now.is_some_and(|now| now >= session.ends_at)
            || (!session.own && session.seen.elapsed() >= idle_max);
        if over {
            sessions.remove(token);
            return None;
        }
        session.seen = Instant::now();
        Some(session.known)
    }

    /// Whether somebody is still let in: asked again and again for a page that stays open.
    pub fn knows(&self, visitor: &Visitor) -> bool {
        match visitor {
            Visitor::Stranger => false,
            Visitor::Wall(_) => {
                let walls = self.walls.lock().unwrap_or_else(PoisonError::into_inner);
                walls.values().any(|known| known.visitor == *visitor)
            }
            Visitor::Teacher(_) => {
                let sessions = self.sessions.lock().unwrap_or_else(PoisonError::into_inner);
                sessions
                    .values()
                    .any(|session| session.known.visitor == *visitor)
            }
        }
    }

    /// The wall behind a device's cookie.
    pub fn wall(&self, token: &[u8; 32]) -> Option<Known> {
        self.walls
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(token)
            .copied()
    }
}
