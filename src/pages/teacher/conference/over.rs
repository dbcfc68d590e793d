//! What follows the end of a talk, half a page: who is next, a line of thanks, what the child said to the notes, and one line of
//! the teacher's own look back.

use maud::{Markup, html};

use super::{
    boxes::{draw_box, draw_thanks, named},
    loaded::Page,
};
use crate::{
    app::{App, autosave::ConferenceField},
    domain::conference::{Line, ReadBack},
    i18n::Messages,
    pages::{
        components::{icon, isolated, message, text},
        teacher::past::look_back_of,
    },
    secret,
};

/// After the conference: who is next, the child's answer, and twenty seconds for the teacher's own look back.
pub(super) fn draw(app: &App, messages: &Messages, page: &Page) -> Markup {
    let minutes = page.conference.minutes().unwrap_or_default();
    html! {
        section.card.done {
            p { (icon("tick")) " " (messages.text_with("talk-minutes", &[("count", minutes.into())])) }
            p { (message(messages, "talk-add-later")) }
            @if let Some((chair, next)) = &page.next {
                form method="post" action="/teach/conferences" {
                    input type="hidden" name="sign_up" value=(chair);
                    input type="hidden" name="request" value=(secret::token());
                    button.wide { span { (isolated(&messages.text_with("talk-start", &[("name", next.name.as_str().into())]))) } }
                }
            }
        }
        (draw_thanks(app, messages, page))
        (draw_childs_word(messages, page))
        (draw_tweak(messages, page))
    }
}

/// What she will change: it comes back to her on Monday, so that a substitute has no such box. Another adult's is named.
fn draw_tweak(messages: &Messages, page: &Page) -> Markup {
    let others = label_of(messages, page, Line::TeacherTweak);
    let label = others.as_deref().unwrap_or(messages.text("talk-tweak"));
    html! {
        @if !page.is_substitutes {
            section {
                (draw_box(messages, page, ConferenceField::Line(Line::TeacherTweak), label))
                @if others.is_none() { p.help { (message(messages, "talk-tweak-help")) } }
            }
        }
    }
}

/// The label of a line in which another adult looked back.
pub(super) fn label_of(messages: &Messages, page: &Page, line: Line) -> Option<String> {
    let place = ConferenceField::Line(line);
    let writer = page
        .other_writer(place)
        .filter(|_| !page.saved(place).0.trim().is_empty());
    look_back_of(messages, line, writer?)
}

/// What the child said to the notes, and in its look back.
fn draw_childs_word(messages: &Messages, page: &Page) -> Markup {
    let student = page.student();
    let participant = page.conference.participant(student);
    let said = participant.and_then(|participant| participant.read_back);
    let looked = [
        (Line::Well(student), "talk-child-well"),
        (Line::Tweak(student), "talk-child-tweak"),
    ];
    html! {
        div.stack id="childs-word" data-live {
            @match said {
                Some(ReadBack::Yes) => p { (icon("tick")) " " (isolated(&named(messages, "talk-read-yes", page))) },
                Some(ReadBack::Change) => p { (isolated(&named(messages, "talk-read-change", page))) },
                None => {}
            }
            @for (line, words) in looked {
                @let saved = page.saved(ConferenceField::Line(line)).0;
                @if !saved.trim().is_empty() {
                    section {
                        h2 { (isolated(&named(messages, words, page))) }
                        blockquote.told-words dir="auto" { (text(saved)) }
                    }
                }
            }
        }
    }
}
