//! Chair pictures and icons, by reference into the one sheet of drawings. All are decoration: words always stand beside them.

use maud::{Markup, PreEscaped, html};

use crate::{domain::roster::Drawing, http::assets};

/// What is drawn at this address. It is pointed to by the older `xlink:href`, which every browser follows, and tablets of before
/// iOS 12.2 no other: both beside each other would take the page of thirty names over its eight kilobytes.
pub fn use_drawing(address: &str) -> Markup {
    html! { use xlink:href=(PreEscaped(address)) {} }
}

/// A child's own chair.
pub fn chair(drawing: Drawing) -> Markup {
    let Drawing { shape, colour } = drawing;
    html! {
        svg class={ "art c" (colour % 8) } aria-hidden="true" {
            (use_drawing(&format!("{}#c{}", assets::drawings(), shape % 12)))
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
            (use_drawing(&format!("{}#{which}", assets::drawings())))
        }
    }
}
