//! The nine pictures, three by three: a child taps two of them. One form and one action, also without a script: the first tap
//! marks a radio button, whose mark shows the second nine, and these are the buttons that send. Nothing secret is ever in an
//! address, or on a page that was drawn.

use maud::{Markup, html};
use strum::VariantArray;

use super::chair::use_drawing;
use crate::{
    domain::credentials::{Picture, Pictures},
    http::assets,
    i18n::Messages,
};

fn picture(which: Picture) -> Markup {
    html! {
        svg class={ "art c" (colour(which)) } aria-hidden="true" {
            (use_drawing(&format!("{}#{which}", assets::href("pictures.svg"))))
        }
    }
}

fn picture_word(messages: &Messages, which: Picture) -> &str {
    messages.text(match which {
        Picture::Kite => "picture-kite",
        Picture::Drum => "picture-drum",
        Picture::Boat => "picture-boat",
        Picture::Key => "picture-key",
        Picture::Fish => "picture-fish",
        Picture::Tree => "picture-tree",
        Picture::Hat => "picture-hat",
        Picture::Cup => "picture-cup",
        Picture::Star => "picture-star",
    })
}

fn colour(which: Picture) -> u8 {
    match which {
        Picture::Kite | Picture::Hat => 1,
        Picture::Drum => 2,
        Picture::Boat => 5,
        Picture::Key => 4,
        Picture::Fish => 0,
        Picture::Tree => 3,
        Picture::Cup => 6,
        Picture::Star => 7,
    }
}

/// The form in which a child taps two of the nine. `hidden` is what it sends besides.
pub fn two_pictures(messages: &Messages, action: &str, hidden: &Markup) -> Markup {
    html! {
        form.two-pictures method="post" action=(action) {
            (hidden)
            fieldset {
                legend { (messages.text("picture-legend")) }
                @for &which in Picture::VARIANTS {
                    input.pick type="radio" name="first" value=(which) id={ "first-" (which) }
                        aria-label=(picture_word(messages, which));
                }
                div.which {
                    p.one { (messages.text("picture-first")) }
                    p.two { (messages.text("picture-second")) }
                }
                div.nine.one {
                    @for &which in Picture::VARIANTS {
                        label for={ "first-" (which) } { (picture(which)) span { (picture_word(messages, which)) } }
                    }
                }
                div.nine.two {
                    @for &which in Picture::VARIANTS {
                        button name="second" value=(which) { (picture(which)) span { (picture_word(messages, which)) } }
                    }
                }
                p.again { button.plain type="reset" { (messages.text("picture-again")) } }
            }
        }
    }
}

/// Two chosen pictures, large.
pub fn chosen_pictures(messages: &Messages, pictures: Pictures) -> Markup {
    html! {
        ol.chosen {
            @for which in [pictures.first, pictures.second] {
                li { (picture(which)) strong { (picture_word(messages, which)) } }
            }
        }
    }
}
