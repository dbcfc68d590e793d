//! Children who ask their teacher to let them in, on Today and on the page of devices.

use maud::{Markup, html};

use super::{chair, say};
use crate::{
    app::{Asking, Room},
    web::words::Tongue,
};

/// "Ada wants in. [Yes, it is Ada] [No]". `from` is the page that wants the teacher back; none is Today.
pub fn requests(tongue: &Tongue, room: &Room, asking: &[Asking], from: Option<&str>) -> Markup {
    html! {
        @for asking in asking {
            @if let Some(pupil) = room.pupil(asking.student) {
                @let named = |id| tongue.say_with(id, &[("name", pupil.name.as_str().into())]);
                div.card id={ "request-" (asking.id) } {
                    div.who { (chair(pupil.drawing)) strong { (say(&named("teach-wants-in"))) } }
                    form.actions method="post" action="/teach/requests" {
                        input type="hidden" name="id" value=(asking.id);
                        @if let Some(from) = from { input type="hidden" name="from" value=(from); }
                        button name="say" value="yes" { span { (say(&named("teach-wants-in-yes"))) } }
                        button.plain name="say" value="no" { (tongue.say("teach-wants-in-no")) }
                    }
                }
            }
        }
    }
}
