//! The two buttons of the pause, which stand on Today and on the page of the board's rules.

use maud::{Markup, html};

use crate::{domain::id::ClassId, web::words::Tongue};

/// The words stand in the place of the wall's heading.
pub const PAUSE_WORDS_MAX: usize = 60;

/// It is paused, and one tap ends it.
pub fn pause_end(tongue: &Tongue, class: ClassId, from: &str) -> Markup {
    html! {
        form.notice.quiet method="post" action={ "/teach/classes/" (class) "/pause" } {
            p { strong { (tongue.say("pause-on")) } }
            input type="hidden" name="from" value=(from);
            button.wide id="go-on" name="do" value="go_on" { (tongue.say("pause-end")) }
        }
    }
}

/// The words for the board, and the button.
pub fn pause_begin(tongue: &Tongue, class: ClassId, from: &str) -> Markup {
    html! {
        form method="post" action={ "/teach/classes/" (class) "/pause" } {
            input type="hidden" name="from" value=(from);
            p.help id="pause-help" { (tongue.say("pause-help")) }
            div.field {
                label for="pause-words" { (tongue.say("pause-words")) }
                input id="pause-words" name="words" maxlength=(PAUSE_WORDS_MAX) autocomplete="off" aria-describedby="pause-help";
            }
            button.wide id="pause" name="do" value="pause" { (tongue.say("pause-begin")) }
        }
    }
}
