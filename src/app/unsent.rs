//! Forms that a teacher sent when her session no longer counted: kept in memory for a while, for her alone, so that she finds
//! her words again once she has shown who she is. Nothing of them is saved without a tap of hers, and nothing is on the disk.

use super::remembered::Remembered;
use crate::{
    domain::{
        id::TeacherId,
        principal::{Principal, Teacher},
    },
    limits,
};

/// A form as it was sent, with nothing done about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnsentForm {
    /// Whose it is.
    pub teacher: TeacherId,
    /// The page on which she typed it, with its query.
    pub page: String,
    /// Where it was to go.
    pub action: String,
    /// Its fields in their order.
    pub fields: Vec<(String, String)>,
}

/// Those of all teachers.
pub struct UnsentForms(Remembered<UnsentForm>);

impl Default for UnsentForms {
    fn default() -> Self {
        Self(Remembered::new(
            limits::UNSENT_LIFE,
            limits::UNSENT_FORMS_MAX,
        ))
    }
}

impl UnsentForms {
    /// Keeps one. The same once more is kept once.
    pub fn insert(&self, form: UnsentForm) {
        let same = form.clone();
        self.0.replace(|kept| *kept == same, form);
    }

    /// Those that this teacher typed on this page, the earliest first.
    pub fn on_page(&self, teacher: TeacherId, page: &str) -> Vec<UnsentForm> {
        let mut forms = self.0.all();
        forms.retain(|form| form.teacher == teacher && form.page == page);
        forms
    }

    /// The page of the latest one of this teacher's.
    pub fn page_of(&self, teacher: TeacherId) -> Option<String> {
        let mut forms = self.0.all().into_iter().rev();
        Some(forms.find(|form| form.teacher == teacher)?.page)
    }

    /// What was to go there has gone there.
    pub fn remove(&self, teacher: TeacherId, action: &str) {
        self.0
            .remove(|form| form.teacher == teacher && form.action == action);
    }

    /// She wants none of them any more, or goes out.
    pub fn remove_all_of(&self, teacher: TeacherId) {
        self.0.remove(|form| form.teacher == teacher);
    }
}

/// A session of a teacher's that ended a while ago.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EndedSession {
    /// Whose it was.
    pub teacher: Teacher,
    /// It rested too long, or had its length: no date and nobody ended it.
    pub rested: bool,
}

/// Those of all browsers, by the hashes of their tokens.
pub(super) struct EndedSessions(Remembered<([u8; 32], EndedSession)>);

impl Default for EndedSessions {
    fn default() -> Self {
        Self(Remembered::new(
            limits::UNSENT_LIFE,
            limits::ENDED_SESSIONS_MAX,
        ))
    }
}

impl EndedSessions {
    /// Such a session has ended, if it was a teacher's.
    pub(super) fn insert(&self, token: [u8; 32], principal: Principal, rested: bool) {
        if let Principal::Teacher(teacher) = principal {
            let ended = (token, EndedSession { teacher, rested });
            self.0.replace(|known| *known == ended, ended);
        }
    }

    /// Whose it was.
    pub(super) fn find(&self, token: &[u8; 32]) -> Option<EndedSession> {
        let (_, ended) = self.0.find(|(known, _)| known == token)?;
        Some(ended)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(teacher: i64, page: &str, words: &str) -> UnsentForm {
        UnsentForm {
            teacher: TeacherId::new(teacher),
            page: page.to_owned(),
            action: "/teach/classes".to_owned(),
            fields: vec![("name".to_owned(), words.to_owned())],
        }
    }

    #[test]
    fn each_teacher_finds_her_own_and_the_latest_of_a_form() {
        let forms = UnsentForms::default();
        forms.insert(form(1, "/teach/a", "one"));
        forms.insert(form(1, "/teach/a", "two"));
        forms.insert(form(2, "/teach/a", "another's"));
        let words = |teacher| {
            let mut found = forms.on_page(TeacherId::new(teacher), "/teach/a");
            found.pop().map(|form| form.fields[0].1.clone())
        };
        assert_eq!(words(1).as_deref(), Some("two"));
        assert_eq!(forms.on_page(TeacherId::new(1), "/teach/a").len(), 2);
        assert_eq!(words(2).as_deref(), Some("another's"));
        assert_eq!(
            forms.page_of(TeacherId::new(1)).as_deref(),
            Some("/teach/a")
        );
        forms.remove(TeacherId::new(1), "/teach/classes");
        assert_eq!((words(1), forms.page_of(TeacherId::new(1))), (None, None));
        forms.remove_all_of(TeacherId::new(2));
        assert_eq!(words(2), None);
    }
}
