//! The children who work on one tag, and the way to sit down with them: one tap gives the group its chair. The group itself is the
//! board's matter.

use maud::{Markup, html};

use super::loaded::{Logbook, Working};
use crate::{
    app::tags::name_of,
    i18n::Messages,
    pages::{
        components::{choice, isolated},
        teacher::day::action_fields,
    },
};

pub(super) fn draw(messages: &Messages, logbook: &Logbook, working: &Working) -> Markup {
    let tag = logbook.filters.tag.and_then(|id| logbook.tag(id));
    let name = tag.map_or("", |tag| name_of(messages, tag));
    let count = working.students.len();
    let said = messages.text_with(
        "teach-tags-who",
        &[("count", count.into()), ("tag", name.into())],
    );
    html! {
        section.works-on {
            h2 { (isolated(&said)) }
            @match &working.together {
                Some((slot, together)) => form method="post" action="/board/groups" {
                    (action_fields())
                    input type="hidden" name="chair" value=(slot);
                    fieldset {
                        legend.unseen { (messages.text("teach-group-who")) }
                        div.ticks {
                            @for student in working.students.iter().filter_map(|id| logbook.student(*id)) {
                                @let chair = working.chairs.get(&student.id);
                                (choice("checkbox", &format!("group-{}", student.id), "student", student.id, together.contains(&student.id), html! {
                                    bdi { (student.name) }
                                    @if let Some(chair) = chair { " " span.soft { (messages.moment(logbook.today, chair.date, chair.start)) } }
                                }))
                            }
                        }
                    }
                    @if !working.chairs.is_empty() { p.help { (messages.text("teach-give-moves")) } }
                    @let when = messages.moment(logbook.today, slot.date, slot.start);
                    button.main { span { (isolated(&messages.text_with("teach-tags-make-group", &[("when", when.into())]))) } }
                },
                None => {
                    @if count > 0 {
                        ul.named { @for student in working.students.iter().filter_map(|id| logbook.student(*id)) {
                            li { a.quiet href={ "/teach/students/" (student.id) } { bdi { (student.name) } } }
                        } }
                    }
                    @if count > 1 { p.help { (messages.text("teach-tags-no-chair")) } }
                }
            }
        }
    }
}
