//! Lists that were sent and not yet taken over: a class list, a calendar or a template is looked at on a page first. Nothing of them is on
//! the disk before the teacher says so.

use std::sync::Arc;

use super::remembered::Remembered;
use crate::{domain::id::ClassId, import::Brought, limits, secret};

#[derive(Clone)]
enum Sent {
    Roster(Arc<Brought>),
    Calendar(Arc<str>),
    Template(Arc<str>),
}

#[derive(Clone)]
struct List {
    /// By what its page asks for it.
    token: String,
    class: ClassId,
    sent: Sent,
}

/// All that wait to be looked at.
pub struct SentLists(Remembered<List>);

impl Default for SentLists {
    fn default() -> Self {
        Self(Remembered::new(limits::LIST_LIFE, limits::LISTS_WAITING))
    }
}

impl SentLists {
    /// Lets a class list wait until it is looked at; gives the token by which its page asks for it. Of too many the oldest goes.
    pub fn insert_roster(&self, class: ClassId, brought: Brought) -> String {
        self.insert(class, Sent::Roster(Arc::new(brought)))
    }

    /// The same for a calendar.
    pub fn insert_calendar(&self, class: ClassId, text: &str) -> String {
        self.insert(class, Sent::Calendar(text.into()))
    }

    /// The same for a template.
    pub fn insert_template(&self, class: ClassId, text: &str) -> String {
        self.insert(class, Sent::Template(text.into()))
    }

    fn insert(&self, class: ClassId, sent: Sent) -> String {
        let token = secret::token();
        self.0.add(List {
            token: token.clone(),
            class,
            sent,
        });
        token
    }

    /// The class list of a page, while it waits.
    pub fn roster(&self, class: ClassId, token: &str) -> Option<Arc<Brought>> {
        match self.find(class, token)? {
            Sent::Roster(brought) => Some(brought),
            Sent::Calendar(_) | Sent::Template(_) => None,
        }
    }

    /// The calendar of a page, while it waits.
    pub fn calendar(&self, class: ClassId, token: &str) -> Option<Arc<str>> {
        match self.find(class, token)? {
            Sent::Calendar(text) => Some(text),
            Sent::Roster(_) | Sent::Template(_) => None,
        }
    }

    /// The template of a page, while it waits.
    pub fn template(&self, class: ClassId, token: &str) -> Option<Arc<str>> {
        match self.find(class, token)? {
            Sent::Template(text) => Some(text),
            Sent::Roster(_) | Sent::Calendar(_) => None,
        }
    }

    fn find(&self, class: ClassId, token: &str) -> Option<Sent> {
        let is_meant = |list: &List| list.class == class && secret::same(&list.token, token);
        self.0.find(is_meant).map(|list| list.sent)
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
        let first = lists.insert_calendar(class, "Ada");
        assert_eq!(lists.calendar(class, &first).as_deref(), Some("Ada"));
        assert!(lists.calendar(ClassId::new(2), &first).is_none());
        assert!(lists.roster(class, &first).is_none());
        let waiting = 0..limits::LISTS_WAITING;
        let tokens: Vec<String> = waiting
            .map(|_| lists.insert_calendar(class, "Ben"))
            .collect();
        assert!(lists.calendar(class, &first).is_none());
        lists.remove(&tokens[0]);
        assert!(
            lists.calendar(class, &tokens[0]).is_none()
                && lists.calendar(class, &tokens[1]).is_some()
        );
    }
}
