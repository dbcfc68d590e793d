//! What children would share on the joy wall: one tap each, shown or not. Until then only the teacher sees it.

use maud::{Markup, html};

use super::view::Today;
use crate::pages::teacher::day::who;

/// The words that wait for the teacher, each with the child they were said to.
pub(crate) fn asked(today: &Today<'_>) -> Markup {
    let (messages, room) = (today.messages, &today.loaded.room);
    html! {
        section id="shared_praise" data-live {
            @if !today.loaded.shared_praise.is_empty() {
                h2 { (messages.text("today-shared-praise")) }
                ul.rows {
                    @for shared in &today.loaded.shared_praise {
                        li {
                            div.row { (who(room, shared.student)) }
                            p { q dir="auto" { (shared.text) } }
                            form.deeds method="post" action="/teach/shared-praise" {
                                input type="hidden" name="class" value=(room.class.id);
                                input type="hidden" name="talk" value=(shared.conference);
                                input type="hidden" name="student" value=(shared.student);
                                input type="hidden" name="text" value=(shared.text);
                                button name="say" value="show" { (messages.text("today-shared-praise-show")) }
                                button name="say" value="not_now" { (messages.text("reservation-not-now")) }
                            }
                        }
                    }
                }
            }
        }
    }
}
