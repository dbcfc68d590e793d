//! What stands above the talks of one class as of all of them: whose talks, and the field to search in.

use maud::{Markup, html};

use super::{
    filters::{Filters, chip},
    loaded::{Entries, Logbook},
};
use crate::{domain::class::Class, i18n::Messages, pages::components::message};

/// The ways to one class and to all of them; nothing for a teacher with one.
pub(super) fn draw_classes(messages: &Messages, logbook: &Logbook, classes: &[Class]) -> Markup {
    let filters = &logbook.filters;
    let all = Filters {
        all_classes: true,
        tag: None,
        student: None,
        ..filters.clone()
    };
    html! {
        @if classes.len() > 1 {
            nav.filters aria-label=(messages.text("class-list-title")) {
                (chip(logbook.class.id, &all, filters.all_classes, &html! { (message(messages, "teach-talks-all-classes")) }))
                @for class in classes {
                    @let is_on = !filters.all_classes && class.id == logbook.class.id;
                    @let one = Filters { all_classes: false, ..if is_on { filters.clone() } else { all.clone() } };
                    (chip(class.id, &one, is_on, &html! { bdi { (class.name) } }))
                }
            }
        }
    }
}

/// One field for a name of the class as for words of its talks. The filters stay.
pub(super) fn draw_field(messages: &Messages, logbook: &Logbook) -> Markup {
    let refused = matches!(logbook.entries, Entries::Refused(_));
    let help = if logbook.filters.all_classes {
        "teach-talks-search-help-all"
    } else {
        "teach-talks-search-help"
    };
    html! {
        form.own role="search" method="get" action="/teach/talks" {
            input type="hidden" name="class" value=(logbook.filters.class_word(logbook.class.id));
            @for (name, value) in logbook.filters.fields() { input type="hidden" name=(name) value=(value); }
            div.field {
                label for="q" { (messages.text("teach-talks-search")) }
                p.help id="q-help" { (messages.text(help)) }
                div.row {
                    input id="q" name="q" type="search" value=(logbook.filters.typed) dir="auto" autocomplete="off" spellcheck="false"
                        aria-describedby="q-help" aria-invalid=[refused.then_some("true")];
                    button { (messages.text("teach-talks-look")) }
                }
            }
        }
    }
}
