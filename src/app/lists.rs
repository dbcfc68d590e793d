//! Class lists that were sent and not yet taken over: looked at on a page first (H6). Only remembered, and not for long:
//! nothing of them is on the disk before the teacher says so.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use crate::{domain::id::ClassId, secret};

/// How long a list waits to be looked at.
const LIFE: Duration = Duration::from_secs(30 * 60);
/// More lists at once are no staff room; the oldest goes.
const LISTS_MAX: usize = 8;

struct List {
    /// What its page is asked by.
    token: String,
    class: ClassId,
    text: Arc<str>,
    since: Instant,
}

/// All that wait.
#[derive(Default)]
pub struct Lists(Mutex<Vec<List>>);

impl Lists {
    /// Holds a list; gives what its page is asked by.
    pub fn hold(&self, class: ClassId, text: &str) -> String {
        let mut lists = self.lock();
        if lists.len() >= LISTS_MAX {
            lists.remove(0);
        }
        let token = secret::token();
        lists.push(List {
            token: token.clone(),
            class,
            text: text.into(),
            since: Instant::now(),
        });
        token
    }

    /// The list of a page, while it waits.
    pub fn of(&self, class: ClassId, token: &str) -> Option<Arc<str>> {
        let lists = self.lock();
        let mut lists = lists.iter();
        let list = lists.find(|it| it.class == class && secret::same(&it.token, token));
        list.map(|it| Arc::clone(&it.text))
    }

    /// It was taken over.
    pub fn forget(&self, token: &str) {
        self.lock().retain(|it| it.token != token);
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<List>> {
        let mut lists = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        lists.retain(|it| it.since.elapsed() < LIFE);
        lists
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_its_class_s_and_the_oldest_goes_first() {
        let (lists, class) = (Lists::default(), ClassId::new(1));
        let first = lists.hold(class, "Ada");
        assert_eq!(lists.of(class, &first).as_deref(), Some("Ada"));
        assert!(lists.of(ClassId::new(2), &first).is_none());
        let tokens: Vec<String> = (0..LISTS_MAX).map(|_| lists.hold(class, "Ben")).collect();
        assert!(lists.of(class, &first).is_none());
        lists.forget(&tokens[0]);
        assert!(lists.of(class, &tokens[0]).is_none() && lists.of(class, &tokens[1]).is_some());
    }
}
