//! Children who ask their teacher to let them in, as her pages show them.

use maud::{Markup, html};

use crate::{
    app::{Room, sign_in::WaitingChild},
    i18n::Messages,
    pages::components::{chair, isolated},
};

/// "Ada wants in. [Yes, it is Ada] [No]" `from` is the page that she comes back to: `today` or `devices`.
pub fn requests(messages: &Messages, room: &Room, requests: &[WaitingChild], from: &str) -> Markup {
    html! {
        @for request in requests {
            @if let Some(student) = room.student(request.member.student) {
                @let named = |id| messages.text_with(id, &[("name", student.name.as_str().into())]);
                div.card id={ "request-" (request.id) } {
                    div.who { (chair(student.drawing)) strong { (isolated(&named("teach-wants-in"))) } }
                    form.actions method="post" action="/teach/requests" {
                        input type="hidden" name="id" value=(request.id);
                        input type="hidden" name="from" value=(from);
                        button name="say" value="yes" { span { (isolated(&named("teach-wants-in-yes"))) } }
                        button.plain name="say" value="no" { (messages.text("teach-wants-in-no")) }
                    }
                }
            }
        }
    }
}
