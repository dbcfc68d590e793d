//! How much a child's page may change in a while (decision 34): a page that went wild, or a child who taps for fun, must not
//! keep the others from the board. A wall and the teacher have no such limit.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
    time::Instant,
};

use crate::{domain::id::SessionId, limits};

/// What each child's session has changed in the last while.
#[derive(Default)]
pub struct ActionLimit(Mutex<HashMap<SessionId, Actions>>);

struct Actions {
    since: Instant,
    count: u32,
}

impl ActionLimit {
    /// Whether this session may change one thing more. If so, it is counted.
    pub fn admit(&self, session: SessionId) -> bool {
        let mut sessions = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        sessions.retain(|_, actions| actions.since.elapsed() < limits::ACTIONS_WHILE);
        let actions = sessions.entry(session).or_insert(Actions {
            since: Instant::now(),
            count: 0,
        });
        actions.count += 1;
        actions.count <= limits::ACTIONS_MAX
    }
}
