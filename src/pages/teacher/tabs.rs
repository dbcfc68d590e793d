//! The parts of a child's page, each with its own address: its story, its sheet, its settings.

use maud::{Markup, html};

use crate::{domain::id::StudentId, i18n::Messages};

/// Which part is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Every talk.
    Story,
    /// The open sheet and those before.
    Sheet,
    /// What is set for the child.
    Settings,
}

/// The way from one part to the other.
pub(super) fn draw(messages: &Messages, student: StudentId, here: Part) -> Markup {
    let parts = [
        (Part::Story, "", "teach-story-title"),
        (Part::Sheet, "/sheet", "teach-story-sheet"),
        (Part::Settings, "/settings", "teach-story-settings"),
    ];
    html! {
        nav.tabs.parts aria-label=(messages.text("teach-story-parts")) {
            @for (part, path, words) in parts {
                a href={ "/teach/students/" (student) (path) } aria-current=[(part == here).then_some("page")] {
                    b { (messages.text(words)) }
                }
            }
        }
    }
}
