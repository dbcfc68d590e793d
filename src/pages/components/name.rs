//! Names of people on a page: each keeps its own direction, whatever the language round it.

use maud::{Markup, html};

use crate::i18n::{ISOLATE, POP_ISOLATE};
use crate::pages::components::text;

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
    use super::isolated;

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
