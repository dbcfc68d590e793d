//! Days without school: the form of one range, those that there are, and the field for a district's calendar.

use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;

use super::day_off::{draw_choice, read_choice};
use crate::{
    app::Room,
    domain::{board::DayOff, calendar::DayRange, id::ClassId},
    i18n::{Messages, bare},
    pages::components::{isolated, notice},
};

/// A range as it was typed.
#[derive(Deserialize)]
pub(super) struct RangeForm {
    first: Date,
    last: Option<String>,
    #[serde(default)]
    choice: String,
}

impl RangeForm {
    /// The days it means: one day where no last one was named.
    pub(super) fn range(&self) -> Option<DayRange> {
        match self.last.as_deref().map(str::trim) {
            None | Some("") => DayRange::new(self.first, self.first),
            Some(last) => DayRange::new(self.first, last.parse().ok()?),
        }
    }

    /// What becomes of the chairs on them.
    pub(super) fn choice(&self) -> DayOff {
        read_choice(&self.choice)
    }
}

/// The ranges that there are, and one more, with the reason why the last one was not taken.
pub(super) fn draw(messages: &Messages, room: &Room, refusal: Option<&str>) -> Markup {
    let class = room.class.id;
    html! {
        section id="no-school" {
            h2 { (messages.text("no-school-title")) }
            p.help { (messages.text("no-school-help")) }
            @if !room.board.calendar.no_school.is_empty() {
                ul.roll {
                    @for range in &room.board.calendar.no_school {
                        @let days = range_words(messages, *range);
                        li.row {
                            span.who { (days) }
                            form method="post" action={ "/teach/classes/" (class) "/no-school/remove" } {
                                input type="hidden" name="first" value=(range.first);
                                input type="hidden" name="last" value=(range.last);
                                button.plain aria-label={ (messages.text("no-school-remove")) ": " (days) } { (messages.text("no-school-remove")) }
                            }
                        }
                    }
                }
            }
            @if let Some(refusal) = refusal { (notice(false, &isolated(refusal))) }
            form method="post" action={ "/teach/classes/" (class) "/no-school" } {
                div.pair.dates {
                    div.field {
                        label for="first" { (messages.text("no-school-first")) }
                        input type="date" id="first" name="first" required;
                    }
                    div.field {
                        label for="last" { (messages.text("no-school-last")) }
                        input type="date" id="last" name="last";
                    }
                }
                (draw_choice(messages, "choice", "no-school-choice"))
                button.wide { (messages.text("no-school-add")) }
            }
        }
    }
}

fn range_words(messages: &Messages, range: DayRange) -> String {
    let (first, last) = (messages.day(range.first), messages.day(range.last));
    if range.first == range.last {
        return first;
    }
    bare(&messages.text_with(
        "no-school-range",
        &[("first", first.into()), ("last", last.into())],
    ))
}

/// The field for a district's calendar.
pub(super) fn draw_file_field(messages: &Messages, class: ClassId) -> Markup {
    html! {
        details {
            summary { (messages.text("ics-title")) }
            form method="post" action={ "/teach/classes/" (class) "/no-school/file" } enctype="multipart/form-data" {
                p.help id="ics-help" { (messages.text("ics-help")) }
                div.field {
                    label for="ics" { (messages.text("ics-file")) }
                    input type="file" id="ics" name="file" accept=".ics,text/calendar" required aria-describedby="ics-help";
                }
                button.wide { (messages.text("ics-send")) }
            }
        }
    }
}
