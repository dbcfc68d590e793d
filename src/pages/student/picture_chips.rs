//! What a child taps instead of writing: starters, answers and feelings. For those who do not read yet a picture stands on each,
//! and a row says what it is for.

use maud::{Markup, html};

use crate::{
    domain::prep::QuestionRole,
    i18n::Messages,
    pages::components::{icon, message, text},
};

/// Feelings for those who do not write yet, each with its face.
const FEELINGS: [(&str, &str); 4] = [
    ("happy", "prep-feel-happy"),
    ("proud", "prep-feel-proud"),
    ("unsure", "prep-feel-unsure"),
    ("stuck", "prep-feel-stuck"),
];

/// Something to tap: its picture, the words that it puts into the box, and what stands behind them there.
pub(super) struct Chip<'a> {
    pub(super) picture: Option<&'static str>,
    pub(super) words: &'a str,
    /// More is to be written behind it.
    pub(super) begins: bool,
}

/// Whether a feeling may be an answer to it: not to "What kind of piece is it?".
pub(super) fn has_feelings(role: QuestionRole) -> bool {
    matches!(
        role,
        QuestionRole::Proud | QuestionRole::Stuck | QuestionRole::Tried
    )
}

/// The picture of Chair's own answers to tap, by the question and the place in its row, from 1.
pub(super) fn picture_of_answer(role: QuestionRole, at: usize) -> &'static str {
    let pictures: &[&str] = match role {
        QuestionRole::Piece => &["book", "look", "step"],
        QuestionRole::Proud => &["happy", "flower", "tick", "picture", "word"],
        QuestionRole::Stuck => &["start", "sheet", "end", "word", "next"],
        QuestionRole::Tried => &["aloud", "picture", "heads", "look", "seed"],
        QuestionRole::Ask => &["book", "pencil", "end"],
    };
    pictures.get(at - 1).copied().unwrap_or("pencil")
}

/// The picture of Chair's own ways to begin.
pub(super) fn picture_of_starter(role: QuestionRole, at: usize) -> &'static str {
    let pictures: &[&str] = match role {
        QuestionRole::Piece => &["talk", "look", "heart"],
        QuestionRole::Proud => &["heart", "sprout", "look"],
        QuestionRole::Stuck => &["stuck", "pause", "word"],
        QuestionRole::Tried => &["pencil", "more", "sprout"],
        QuestionRole::Ask => &["ask", "heads", "thanks"],
    };
    pictures.get(at - 1).copied().unwrap_or("pencil")
}

/// A row of faces.
pub(super) fn feelings(messages: &Messages, saved: &str) -> Markup {
    let chips = FEELINGS.map(|(face, words)| Chip {
        picture: Some(face),
        words: messages.text(words),
        begins: false,
    });
    row(messages, "prep-feel", &chips, saved)
}

/// A row of things to tap, with what it is for above it. A chosen one has a thick edge and a tick.
pub(super) fn row(
    messages: &Messages,
    label: &'static str,
    chips: &[Chip<'_>],
    saved: &str,
) -> Markup {
    let has_pictures = chips.iter().any(|chip| chip.picture.is_some());
    html! {
        @if !chips.is_empty() {
            p.row-label aria-hidden="true" { (message(messages, label)) }
            div.chips.pictured[has_pictures] role="group" aria-label=(message(messages, label)) {
                @for chip in chips {
                    @let behind = if chip.begins { " " } else { "" };
                    button.plain name="starter" value=(text(chip.words)) data-words={ (text(chip.words)) (behind) }
                        aria-pressed=(if saved.contains(chip.words) { "true" } else { "false" }) {
                        @if let Some(picture) = chip.picture { (icon(picture)) " " }
                        span { (text(chip.words)) }
                    }
                }
            }
        }
    }
}

/// How those who do not write yet look back: with a face, or out loud.
pub(super) fn looking_back_chips(messages: &Messages, saved: &str) -> Markup {
    let aloud = Chip {
        picture: Some("aloud"),
        words: messages.text("after-aloud"),
        begins: false,
    };
    html! {
        (feelings(messages, saved))
        (row(messages, "after-or", &[aloud], saved))
    }
}
