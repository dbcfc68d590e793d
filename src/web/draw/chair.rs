//! Chair pictures and icons, by reference into the one sheet of drawings. All are decoration: words always stand beside them.

use maud::{Markup, html};

use crate::web::assets;
pub use crate::domain::roster::Drawing;

/// A child's own chair.
pub fn chair(drawing: Drawing) -> Markup {
    let Drawing { shape, colour } = drawing;
    html! {
        svg class={ "art c" (colour % 8) } viewBox="0 0 48 48" aria-hidden="true" focusable="false" {
            use href={ (assets::href("drawings.svg")) "#chair-" (shape % 12) } {}
        }
    }
}

/// The chair nobody sits on.
pub fn empty_chair() -> Markup {
    drawn("art", "chair-empty")
}

/// A small sign: `tick`, `undo`, `back`, `wifi-off`, `more`, `hand`, `sheet` or `talk`.
pub fn icon(which: &str) -> Markup {
    drawn(
        if which == "back" {
            "icon turns"
        } else {
            "icon"
        },
        which,
    )
}

fn drawn(class: &str, which: &str) -> Markup {
    html! {
        svg class=(class) viewBox="0 0 48 48" aria-hidden="true" focusable="false" {
            use href={ (assets::href("drawings.svg")) "#" (which) } {}
        }
    }
}
