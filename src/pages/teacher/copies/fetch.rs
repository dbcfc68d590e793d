//! The form by which a copy comes to her computer, on the page of all copies and on that of one. What it does is in one.rs.

use maud::{Markup, html};

use crate::{
    backup::Manifest,
    host::shelf::Opens,
    i18n::Messages,
    pages::components::{Field, passphrase},
};

/// Her passphrase; with an id of its own where the page asks for it twice.
pub(super) fn ask(messages: &Messages, id: Option<&'static str>, wrong: Option<&str>) -> Markup {
    let of = Field {
        id,
        label: messages.text("door-passphrase"),
        error: wrong,
        autocomplete: Some("current-password"),
        ..Field::default()
    };
    passphrase(messages, &of)
}

/// What is fetched, and the button.
pub(super) fn draw(
    messages: &Messages,
    copy: &Manifest,
    opens: Opens,
    wrong: Option<&str>,
) -> Markup {
    let said = match opens {
        Opens::Nowhere => "copies-fetch-nowhere",
        _ if copy.codes.is_empty() => "copies-fetch-alone",
        _ => "copies-fetch-lead",
    };
    html! {
        section {
            h2 { (messages.text("copies-fetch-title")) }
            p { (messages.text(said)) }
            form method="post" action={ "/teach/copies/" (copy.number) "/fetch" } {
                (ask(messages, None, wrong))
                button.main { (messages.text("copies-fetch")) }
            }
        }
    }
}
