//! Names of people on a page: each keeps its own direction, whatever the language round it.

use maud::{Markup, html};

use crate::web::words::{ISOLATE, POP_ISOLATE};

/// A child's name.
pub fn name(name: &str) -> Markup {
    html! { bdi { (Text(name)) } }
}

/// Words on a page, or in an attribute. Most have nothing to escape, and looking is cheaper than taking them letter by
/// letter: long words of people and of the word files go this way.
pub struct Text<'a>(pub &'a str);

impl maud::Render for Text<'_> {
    fn render_to(&self, page: &mut String) {
        let is_plain = |byte: u8| !matches!(byte, b'&' | b'<' | b'>' | b'"');
        if self.0.bytes().all(is_plain) {
            page.push_str(self.0);
        } else {
            self.0.render_to(page);
        }
    }
}

/// A said message on a page: what was placed in it, such as a name, stands in `<bdi>`.
pub fn say(said: &str) -> Markup {
    html! {
        @for (at, piece) in said.split(ISOLATE).enumerate() {
            @if at == 0 {
                (Text(piece))
            } @else if let Some((placed, rest)) = piece.split_once(POP_ISOLATE) {
                bdi { (Text(placed)) } (Text(rest))
            } @else {
                (Text(piece))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use maud::Render as _;

    use super::{Text, say};

    #[test]
    fn words_are_escaped_where_they_need_to_be() {
        for words in [
            "",
            "Show, do not tell.",
            "a < b",
            "\"&amp;\"",
            "كتبت قصة",
            "'",
        ] {
            assert_eq!(Text(words).render().0, words.render().0);
        }
    }

    #[test]
    fn a_placed_name_stands_alone_and_escaped() {
        let said =
            say("\u{2068}<b>\u{2069}, your chair is saved for \u{2068}9:40\u{2069}.").into_string();
        assert_eq!(
            said,
            "<bdi>&lt;b&gt;</bdi>, your chair is saved for <bdi>9:40</bdi>."
        );
    }
}
