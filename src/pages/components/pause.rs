//! The two buttons of the pause, which stand on Today and on the page of the board's rules.

use maud::{Markup, html};

use crate::{domain::id::ClassId, i18n::Messages};

/// The words stand in the place of the wall's heading.
pub const PAUSE_WORDS_MAX: usize = 60;

/// It is paused, and one tap ends it.
pub fn pause_end(messages: &Messages, class: ClassId, from: &str) -> Markup {
    html! {
        form.notice.quiet method="post" action={ "/teach/classes/" (class) "/pause" } {
            p { strong { (messages.text("pause-on")) } }
            input type="hidden" name="from" value=(from);
            button.wide id="go-on" name="do" value="go_on" { (messages.text("pause-end")) }
        }
    }
}

/// The words for the board, and the button.
pub fn pause_begin(messages: &Messages, class: ClassId, from: &str) -> Markup {
    html! {
        form method="post" action={ "/teach/classes/" (class) "/pause" } {
            input type="hidden" name="from" value=(from);
            p.help id="pause-help" { (messages.text("pause-help")) }
            div.field {
                label for="pause-words" { (messages.text("pause-words")) }
                input id="pause-words" name="words" maxlength=(PAUSE_WORDS_MAX) autocomplete="off" aria-describedby="pause-help";
            }
            button.wide id="pause" name="do" value="pause" { (messages.text("pause-begin")) }
        }
    }
}
