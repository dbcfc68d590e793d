//! Chair pictures and icons, by reference into the one sheet of drawings. All are decoration: words always stand beside them.

use maud::{Markup, PreEscaped, html};

use crate::{domain::roster::Drawing, http::assets};

/// A child's own chair.
pub fn chair(drawing: Drawing) -> Markup {
    let Drawing { shape, colour } = drawing;
    html! {
        svg class={ "art c" (colour % 8) } aria-hidden="true" {
            use href={ (PreEscaped(assets::drawings())) "#chair-" (shape % 12) } {}
        }
    }
}

/// The chair nobody sits on.
pub fn empty_chair() -> Markup {
    drawn("art", "chair-empty")
}

/// A small sign: `tick`, `undo`, `back`, `more`, `next`, `talk`, `sheet` or `wifi-off`.
/// Those that point along the line are mirrored where lines begin on the right.
pub fn icon(which: &'static str) -> Markup {
    let points = matches!(which, "back" | "more" | "next" | "undo");
    drawn(if points { "icon turns" } else { "icon" }, which)
}

fn drawn(class: &'static str, which: &'static str) -> Markup {
    html! {
        svg class=(PreEscaped(class)) aria-hidden="true" {
            use href={ (PreEscaped(assets::drawings())) "#" (PreEscaped(which)) } {}
        }
    }
}
