//! What the teacher does in a conference, by the forms of its page: it begins, is written down, ends.

use super::classroom::submit;
use super::html::Page;
use super::http::Answer;
use super::people::{Child, ROLES, Teacher};

/// The number of a talk, from the page that its beginning leads to.
#[track_caller]
pub fn talk_of(begun: &Answer) -> String {
    let place = begun.location();
    let number = place.strip_prefix("/teach/conferences/");
    number
        .unwrap_or_else(|| panic!("a talk has its own page: {place}"))
        .to_owned()
}

impl Child {
    /// Back at the seat the child says what went well: its page then has the next thing.
    #[track_caller]
    pub fn looks_back(&mut self, talk: &str) {
        let well = [
            ("talk", talk),
            ("line", "well"),
            ("text", "I asked."),
            ("seen", "0"),
        ];
        self.script("/lead/look-back", &well).expect(200);
    }
}

impl Teacher {
    /// A talk from the child's first answer to the last tap: what was noticed, and the step that the child took along.
    #[track_caller]
    pub fn holds_a_talk(
        &mut self,
        class: &str,
        child: &mut Child,
        (strength, step): (&str, &str),
    ) -> String {
        for role in ROLES {
            child.saves(role, &format!("{step} {role}"), 0);
        }
        let talk = self.talk_with(class, &child.id);
        self.in_talk(&talk, "strengths", &[("on", strength)])
            .expect(303);
        self.types(&talk, "quote", "I like how it ends.");
        self.types(&talk, &format!("next_step:{}", child.id), step);
        self.in_talk(&talk, "finish", &[]).expect(303);
        talk
    }

    /// Begins a talk with a child.
    #[track_caller]
    pub fn talk_with(&mut self, class: &str, student: &str) -> String {
        let fields = [("class", class), ("student", student)];
        talk_of(&self.post("/teach/conferences", &fields).expect(303))
    }

    /// Her page of a talk.
    #[track_caller]
    pub fn talk(&mut self, talk: &str) -> Page {
        let path = format!("/teach/conferences/{talk}");
        Page::read(&self.get(&path).expect(200).text())
    }

    /// Something done in a talk.
    #[track_caller]
    pub fn in_talk(&mut self, talk: &str, deed: &str, fields: &[(&str, &str)]) -> Answer {
        self.post(&format!("/teach/conferences/{talk}/{deed}"), fields)
    }

    /// Types into a box of a talk's page, by the form of that page.
    #[track_caller]
    pub fn types(&mut self, talk: &str, line: &str, words: &str) {
        let page = self.talk(talk);
        let mut forms = page.forms.iter();
        let form = forms.find(|form| form.has("text") && form.value("line") == Some(line));
        let form = form.unwrap_or_else(|| panic!("no box {line}: {:#?}", page.forms));
        submit(self, &form.clone().fill("text", words)).expect(303);
    }
}
