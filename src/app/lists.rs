//! Lists that were sent and not yet taken over: a class list or a calendar is looked at on a page first. Only remembered, and
//! not for long: nothing of them is on the disk before the teacher says so.

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Instant,
};

use crate::{
    domain::id::ClassId,
    limits::{LIST_LIFE, LISTS_WAITING},
    secret,
};

struct List {
    /// By what its page asks for it.
    token: String,
    class: ClassId,
    text: Arc<str>,
    since: Instant,
}

/// All that wait.
#[derive(Default)]
pub struct Lists(Mutex<Vec<List>>);

impl Lists {
    /// Lets a list wait until it is looked at; gives the token by which its page asks for it. Of too many the oldest goes.
    pub fn insert(&self, class: ClassId, text: &str) -> String {
        let mut lists = self.lock();
        if lists.len() >= LISTS_WAITING {
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
    pub fn get(&self, class: ClassId, token: &str) -> Option<Arc<str>> {
        let lists = self.lock();
        let mut lists = lists.iter();
        let list = lists.find(|list| list.class == class && secret::same(&list.token, token));
        list.map(|list| Arc::clone(&list.text))
    }

    /// It was taken over.
    pub fn remove(&self, token: &str) {
        self.lock().retain(|list| list.token != token);
    }

    fn lock(&self) -> MutexGuard<'_, Vec<List>> {
        let mut lists = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        lists.retain(|list| list.since.elapsed() < LIST_LIFE);
        lists
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_its_class_s_and_the_oldest_goes_first() {
        let (lists, class) = (Lists::default(), ClassId::new(1));
        let first = lists.insert(class, "Ada");
        assert_eq!(lists.get(class, &first).as_deref(), Some("Ada"));
        assert!(lists.get(ClassId::new(2), &first).is_none());
        let tokens: Vec<String> = (0..LISTS_WAITING)
            .map(|_| lists.insert(class, "Ben"))
            .collect();
        assert!(lists.get(class, &first).is_none());
        lists.remove(&tokens[0]);
        assert!(lists.get(class, &tokens[0]).is_none() && lists.get(class, &tokens[1]).is_some());
    }
}
