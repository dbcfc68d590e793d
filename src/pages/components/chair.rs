//! Chair pictures and icons, by reference into the one sheet of drawings. All are decoration: words always stand beside them.
//! The reference is the older `xlink:href`: every browser follows it, and tablets of before iOS 12.2 no other.

use maud::{Markup, PreEscaped, html};

use crate::{domain::roster::Drawing, http::assets};

/// A child's own chair.
pub fn chair(drawing: Drawing) -> Markup {
    let Drawing { shape, colour } = drawing;
    html! {
        svg class={ "art c" (colour % 8) } aria-hidden="true" {
            use xlink:href={ (PreEscaped(assets::drawings())) "#c" (shape % 12) } {}
        }
    }
}

/// The chair nobody sits on.
pub fn empty_chair() -> Markup {
    drawn("art", "chair-empty")
}

/// The speech bubble of a talk that goes on.
pub(super) fn speech() -> Markup {
    drawn("speech turns", "speech")
}

/// A small sign: `tick`, `undo`, `back`, `more`, `next`, `talk`, `sheet` or `wifi-off`, or what a child who does not read taps.
/// Those that point along the line are mirrored where lines begin on the right.
pub fn icon(which: &str) -> Markup {
    let points = matches!(which, "back" | "more" | "next" | "undo");
    drawn(if points { "icon turns" } else { "icon" }, which)
}

/// One of the drawings, in these classes.
pub fn drawn(class: &str, which: &str) -> Markup {
    html! {
        svg class=(PreEscaped(class)) aria-hidden="true" {
            use xlink:href={ (PreEscaped(assets::drawings())) "#" (PreEscaped(which)) } {}
        }
    }
}
