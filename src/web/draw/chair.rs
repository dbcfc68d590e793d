//! Chair pictures and icons, by reference into the one sheet of drawings. All are decoration: words always stand beside them.

use maud::{Markup, html};

use super::text;
use crate::{domain::roster::Drawing, web::assets};

/// A child's own chair.
pub fn chair(drawing: Drawing) -> Markup {
    let Drawing { shape, colour } = drawing;
    html! {
        svg class={ "art c" (colour % 8) } aria-hidden="true" {
            use href={ (text(assets::href("drawings.svg"))) "#chair-" (shape % 12) } {}
        }
    }
}

/// The chair nobody sits on.
pub fn empty_chair() -> Markup {
    drawn("art", "chair-empty")
}

/// A small sign: `tick`, `undo`, `back`, `more`, `next`, `talk`, `sheet` or `wifi-off`.
/// Those that point along the line are mirrored where lines begin on the right.
pub fn icon(which: &str) -> Markup {
    let points = matches!(which, "back" | "more" | "next" | "undo");
    drawn(if points { "icon turns" } else { "icon" }, which)
}

fn drawn(class: &str, which: &str) -> Markup {
    html! {
        svg class=(class) aria-hidden="true" {
            use href={ (text(assets::href("drawings.svg"))) "#" (which) } {}
        }
    }
}
