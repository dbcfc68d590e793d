//! A group chair: the teacher ticks two to five children on the page of one empty chair. Drawing only.

use maud::{Markup, html};

use super::day::action_fields;
use crate::{app::Room, domain::calendar::SlotId, i18n::Messages, pages::components::name};

/// The children to tick, on the page of an empty chair.
pub(super) fn draw(messages: &Messages, room: &Room, slot: SlotId) -> Markup {
    html! {
        @if room.students.len() > 1 {
            details id="group" {
                summary { (messages.text("teach-group")) }
                form method="post" action="/board/groups" {
                    (action_fields())
                    input type="hidden" name="chair" value=(slot);
                    fieldset {
                        legend { (messages.text("teach-group-who")) }
                        div.ticks {
                            @for student in room.students.iter() {
                                div.choice {
                                    input type="checkbox" id={ "group-" (student.id) } name="student" value=(student.id);
                                    label for={ "group-" (student.id) } { (name(&student.name)) }
                                }
                            }
                        }
                    }
                    button.wide { (messages.text("teach-group-save")) }
                }
            }
        }
    }
}
