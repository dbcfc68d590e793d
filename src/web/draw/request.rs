//! Children who ask their teacher to let them in, as her pages show them.

use maud::{Markup, html};

use super::{chair, say};
use crate::{
    app::{Asking, Room},
    web::words::Tongue,
};

/// "Ada wants in. [Yes, it is Ada] [No]" `from` is the page that she comes back to: `today` or `devices`.
pub fn requests(tongue: &Tongue, room: &Room, asking: &[Asking], from: &str) -> Markup {
    html! {
        @for asking in asking {
            @if let Some(pupil) = room.pupil(asking.student) {
                @let named = |id| tongue.say_with(id, &[("name", pupil.name.as_str().into())]);
                div.card id={ "request-" (asking.id) } {
                    div.who { (chair(pupil.drawing)) strong { (say(&named("teach-wants-in"))) } }
                    form.actions method="post" action="/teach/requests" {
                        input type="hidden" name="id" value=(asking.id);
                        input type="hidden" name="from" value=(from);
                        button name="say" value="yes" { span { (say(&named("teach-wants-in-yes"))) } }
                        button.plain name="say" value="no" { (tongue.say("teach-wants-in-no")) }
                    }
                }
            }
        }
    }
}
