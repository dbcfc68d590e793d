//! Words on a page, as they are. Most of them hold nothing that HTML would take for its own, and are only copied. Names of people
//! keep their own direction, whatever the language round them.

use maud::{Markup, Render, html};

use crate::i18n::{ISOLATE, Messages, POP_ISOLATE, needs_no_escape};

/// Words to be drawn.
pub struct Text<'a> {
    words: &'a str,
    /// They hold nothing to escape: known without looking again.
    needs_no_escape: bool,
}

/// These words, in an element or an attribute.
pub fn text(words: &str) -> Text<'_> {
    Text {
        words,
        needs_no_escape: needs_no_escape(words),
    }
}

/// A message without arguments.
pub fn message<'a>(messages: &'a Messages, id: &'a str) -> Text<'a> {
    Text {
        words: messages.text(id),
        needs_no_escape: messages.needs_no_escape(),
    }
}

impl Render for Text<'_> {
    fn render_to(&self, page: &mut String) {
        if self.needs_no_escape {
            page.push_str(self.words);
        } else {
            self.words.render_to(page);
        }
    }
}

/// A child's name.
pub fn name(name: &str) -> Markup {
    html! { bdi { (text(name)) } }
}

/// A said message on a page: what was placed in it, such as a name, stands in `<bdi>`.
pub fn isolated(said: &str) -> Markup {
    html! {
        @for (at, piece) in said.split(ISOLATE).enumerate() {
            @if at == 0 {
                (text(piece))
            } @else if let Some((placed, rest)) = piece.split_once(POP_ISOLATE) {
                bdi { (text(placed)) } (text(rest))
            } @else {
                (text(piece))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_escaped_where_they_must_be() {
        for words in [
            "plain", "a < b", "a > b", "a & b", "a \" b", "<script>", "ليلى", "",
        ] {
            let (ours, plain) = (
                html! { p title=(text(words)) { (text(words)) } },
                html! { p title=(words) { (words) } },
            );
            assert_eq!(ours.into_string(), plain.into_string());
        }
    }

    #[test]
    fn a_placed_name_stands_alone_and_escaped() {
        let said = isolated("\u{2068}<b>\u{2069}, your chair is saved for \u{2068}9:40\u{2069}.")
            .into_string();
        assert_eq!(
            said,
            "<bdi>&lt;b&gt;</bdi>, your chair is saved for <bdi>9:40</bdi>."
        );
    }
}
