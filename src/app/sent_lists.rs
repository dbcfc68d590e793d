//! Lists that were sent and not yet taken over: a class list or a calendar is looked at on a page first. Nothing of them is on
//! the disk before the teacher says so.

use std::sync::Arc;

use super::remembered::Remembered;
use crate::{domain::id::ClassId, limits, secret};

#[derive(Clone)]
struct List {
    /// By what its page asks for it.
    token: String,
    class: ClassId,
    text: Arc<str>,
}

/// All that wait to be looked at.
pub struct SentLists(Remembered<List>);

impl Default for SentLists {
    fn default() -> Self {
        Self(Remembered::new(limits::LIST_LIFE, limits::LISTS_WAITING))
    }
}

impl SentLists {
    /// Lets a list wait until it is looked at; gives the token by which its page asks for it. Of too many the oldest goes.
    pub fn insert(&self, class: ClassId, text: &str) -> String {
        let token = secret::token();
        self.0.add(List {
            token: token.clone(),
            class,
            text: text.into(),
        });
        token
    }

    /// The list of a page, while it waits.
    pub fn get(&self, class: ClassId, token: &str) -> Option<Arc<str>> {
        let is_meant = |list: &List| list.class == class && secret::same(&list.token, token);
        self.0.find(is_meant).map(|list| list.text)
    }

    /// It was taken over.
    pub fn remove(&self, token: &str) {
        self.0.remove(|list| list.token == token);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_its_class_s_and_the_oldest_goes_first() {
        let (lists, class) = (SentLists::default(), ClassId::new(1));
        let first = lists.insert(class, "Ada");
        assert_eq!(lists.get(class, &first).as_deref(), Some("Ada"));
        assert!(lists.get(ClassId::new(2), &first).is_none());
        let waiting = 0..limits::LISTS_WAITING;
        let tokens: Vec<String> = waiting.map(|_| lists.insert(class, "Ben")).collect();
        assert!(lists.get(class, &first).is_none());
        lists.remove(&tokens[0]);
        assert!(lists.get(class, &tokens[0]).is_none() && lists.get(class, &tokens[1]).is_some());
    }
}
