//! The round on the page of the settings: whom it still waits for, who is excused, and the next one before its time.

use maud::{Markup, html};
use serde::Deserialize;

use crate::{
    app::{Room, board_rules::RoundAction},
    domain::id::StudentId,
    i18n::Messages,
    pages::components::{isolated, name},
    store::board::round::Round,
};

#[derive(Deserialize)]
pub(super) struct RoundForm {
    #[serde(rename = "do")]
    action: String,
    student: Option<i64>,
}

impl RoundForm {
    /// `None` if it is no such action, or no child is named where one must be.
    pub(super) fn action(&self) -> Option<RoundAction> {
        let student = self.student.map(StudentId::new);
        match self.action.as_str() {
            "next" => Some(RoundAction::BeginNext),
            "excuse" => student.map(RoundAction::Excuse),
            "wait_for" => student.map(RoundAction::WaitFor),
            _ => None,
        }
    }
}

/// Draws it; a class without children has no round.
pub(super) fn draw(messages: &Messages, room: &Room, round: &Round) -> Markup {
    let students = || room.students.iter();
    let unmet = students()
        .filter(|student| round.unmet.contains(&student.id))
        .map(|student| (student, "excuse", "round-excuse"));
    let excused = students()
        .filter(|student| round.excused.contains(&student.id))
        .map(|student| (student, "wait_for", "round-wait-for"));
    let count = [
        ("number", round.number.into()),
        ("count", round.unmet.len().into()),
    ];
    html! {
        @if !room.students.is_empty() {
            section id="round" aria-labelledby="round-title" {
                h2 id="round-title" { (isolated(&messages.text_with("round-title", &count))) }
                p.help { (messages.text("round-help")) }
                details {
                    summary { (messages.text("round-children")) }
                    form method="post" action={ "/teach/classes/" (room.class.id) "/round" } {
                        input type="hidden" name="do" value="next";
                        button.plain { (messages.text("round-next")) }
                    }
                    ul.roll {
                        @for (student, action, words) in unmet.chain(excused) {
                            li {
                                (name(&student.name))
                                form method="post" action={ "/teach/classes/" (room.class.id) "/round" } {
                                    input type="hidden" name="student" value=(student.id);
                                    button.plain name="do" value=(action) aria-label={ (messages.text(words)) ": " (student.name) } { (messages.text(words)) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
