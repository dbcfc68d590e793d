//! Words on a page, as they are. Most of them hold nothing that HTML would take for its own, and are only copied.

use maud::Render;

use crate::i18n::{Messages, needs_no_escape};

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

#[cfg(test)]
mod tests {
    use maud::html;

    use super::text;

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
}
