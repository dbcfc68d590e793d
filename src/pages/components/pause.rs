//! The two buttons of the pause, which stand on Today and on the page of the board's rules.

use maud::{Markup, html};

use crate::{domain::id::ClassId, i18n::Messages, limits};

/// Says that sign-up is paused, with the button that ends the pause. `from` is the page to which the form leads back.
pub fn pause_end(messages: &Messages, class: ClassId, from: &str) -> Markup {
    html! {
        form.notice.quiet method="post" action={ "/teach/classes/" (class) "/pause" } {
            p { strong { (messages.text("pause-on")) } }
            input type="hidden" name="from" value=(from);
            button.wide id="go-on" name="do" value="go_on" { (messages.text("pause-end")) }
        }
    }
}

/// The field for the words on the board, and the button that begins the pause.
pub fn pause_begin(messages: &Messages, class: ClassId, from: &str) -> Markup {
    html! {
        form method="post" action={ "/teach/classes/" (class) "/pause" } {
            input type="hidden" name="from" value=(from);
            p.help id="pause-help" { (messages.text("pause-help")) }
            div.field {
                label for="pause-words" { (messages.text("pause-words")) }
                input id="pause-words" name="words" maxlength=(limits::PAUSE_GRAPHEMES_MAX) autocomplete="off" aria-describedby="pause-help";
            }
            button.wide id="pause" name="do" value="pause" { (messages.text("pause-begin")) }
        }
    }
}
