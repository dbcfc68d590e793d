//! Parts of a form whose words are saved while somebody types: what kiosk/keep.js wants to find, and what is there without
//! it. No form of its own.

use maud::{Markup, html};

use crate::pages::components::message;
use crate::{
    domain::id::{StudentId, TeacherId},
    i18n::Messages,
    secret,
};

/// How it stands with the words of this form, and the button for browsers without script.
pub fn saving(messages: &Messages) -> Markup {
    html! {
        p.saving data-status data-saving=(message(messages, "prep-saving")) data-saved=(message(messages, "prep-saved"))
            data-kept=(message(messages, "prep-kept")) data-again=(message(messages, "prep-again"))
            data-full=(message(messages, "prep-full")) {}
        a.button data-way href="/" hidden { (message(messages, "prep-again-go")) }
        button.plain data-plain { (message(messages, "prep-save")) }
    }
}

/// The id under which a browser keeps unsent words: opaque, and the same on each device, so that they are shown only where
/// the same person is signed in again (D28). `whose` names the person and the sheet or talk.
pub fn keep_id(key: &secret::Key, whose: &str) -> String {
    let mut id = secret::sign(key, format!("words of {whose}").as_bytes());
    id.truncate(16);
    id
}

/// What the ids of all boxes of a teacher's talks begin with. Her Today sends what the page of a talk could not.
pub fn kept_of_teacher(teacher: TeacherId) -> String {
    format!("talk-{teacher}-")
}

/// The mark of a child that only this box can tell the child by: every id of the child's words begins with it (D28).
pub fn kept_of_child(key: &secret::Key, student: StudentId) -> String {
    keep_id(key, &student.to_string())
}

/// What the ids of all boxes of a child who leads begin with: the child's own page sends what is left over.
pub fn kept_of_leader(child: &str) -> String {
    format!("{child}-led-")
}
