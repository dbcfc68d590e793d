//! Children who ask their teacher to let them in, as her pages show them.

use maud::{Markup, html};

use crate::pages::components::{chair, isolated};
use crate::{
    app::{Asking, Room},
    i18n::Messages,
};

/// "Ada wants in. [Yes, it is Ada] [No]" `from` is the page that she comes back to: `today` or `devices`.
pub fn requests(messages: &Messages, room: &Room, asking: &[Asking], from: &str) -> Markup {
    html! {
        @for asking in asking {
            @if let Some(student) = room.student(asking.student) {
                @let named = |id| messages.text_with(id, &[("name", student.name.as_str().into())]);
                div.card id={ "request-" (asking.id) } {
                    div.who { (chair(student.drawing)) strong { (isolated(&named("teach-wants-in"))) } }
                    form.actions method="post" action="/teach/requests" {
                        input type="hidden" name="id" value=(asking.id);
                        input type="hidden" name="from" value=(from);
                        button name="say" value="yes" { span { (isolated(&named("teach-wants-in-yes"))) } }
                        button.plain name="say" value="no" { (messages.text("teach-wants-in-no")) }
                    }
                }
            }
        }
    }
}
