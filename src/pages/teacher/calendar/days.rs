//! Days without school, and days with school that are not like the others: no talks today, school is out early, we are late,
//! the rest slides. The forms that say so, Today's among them, and those that there are, on the page of the timetable.

use jiff::civil::{Date, Time};
use maud::{Markup, html};
use serde::Deserialize;

use crate::{
    app::{Room, calendar::DayAction},
    domain::{board::DayOff, calendar::DayRange, id::ClassId},
    i18n::{Messages, bare},
    limits,
    pages::{
        components::{choice, isolated, notice},
        teacher::day::day_change_words,
    },
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
pub(super) fn draw_no_school(messages: &Messages, room: &Room, refusal: Option<&str>) -> Markup {
    let class = room.class.id;
    html! {
        section id="no-school" {
            h2 { (messages.text("no-school-title")) }
            p.help { (messages.text("no-school-help")) }
            @if !room.board.calendar.no_school.is_empty() {
                ul.roll {
                    @for range in &room.board.calendar.no_school {
                        @let days = range_words(messages, room.board.now.date(), *range);
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

fn range_words(messages: &Messages, today: Date, range: DayRange) -> String {
    let (first, last) = (
        messages.day(today, range.first),
        messages.day(today, range.last),
    );
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

/// A change of a day, as it was sent.
#[derive(Deserialize)]
pub(super) struct DayForm {
    /// Today if it is empty.
    #[serde(default)]
    day: String,
    #[serde(rename = "do")]
    action: String,
    /// School is out at this time.
    #[serde(default)]
    ends: String,
    #[serde(default)]
    minutes: String,
    #[serde(default)]
    choice: String,
    /// `today` or `week`: the page that sent it, and wants her back.
    pub(super) from: Option<String>,
}

impl DayForm {
    /// The day and what is to be different about it; `None` if an action, a date, a time or a number is not one.
    pub(super) fn understood(&self) -> Option<(Option<Date>, DayAction)> {
        let day = match self.day.trim() {
            "" => None,
            day => Some(day.parse().ok()?),
        };
        let choice = read_choice(&self.choice);
        let action = match self.action.as_str() {
            "no_talks" => DayAction::NoTalks(choice),
            "early" => DayAction::EndEarly {
                at: Time::strptime("%H:%M", self.ends.get(..5)?).ok()?,
                choice,
            },
            "late" => {
                let minutes = self.minutes.trim().parse().ok()?;
                (minutes <= limits::LATE_MINUTES_MAX).then_some(DayAction::Late { minutes })?
            }
            "slide_rest" => DayAction::SlideRest,
            "like_others" => DayAction::LikeOthers,
            _ => return None,
        };
        Some((day, action))
    }
}

/// Coming days that are not like the others, and one more.
pub(super) fn draw_days(messages: &Messages, room: &Room) -> Markup {
    let class = room.class.id;
    let action = format!("/teach/classes/{class}/days");
    let today = room.board.now.date();
    let coming = room.board.calendar.changes.iter();
    let coming = coming.filter(|(day, _)| **day >= today);
    html! {
        section id="days-changed" aria-labelledby="days-title" {
            h2 id="days-title" { (messages.text("days-title")) }
            p.help { (messages.text("days-help")) }
            ul.roll {
                @for (day, change) in coming {
                    li {
                        span { (messages.day(today, *day)) ": " (isolated(&day_change_words(messages, *change))) }
                        form method="post" action=(action) {
                            input type="hidden" name="day" value=(day);
                            button.plain name="do" value="like_others" aria-label={ (messages.text("no-school-remove")) ": " (messages.day(today, *day)) } { (messages.text("no-school-remove")) }
                        }
                    }
                }
            }
            form method="post" action=(action) {
                div.pair.dates {
                    div.field {
                        label for="changed-day" { (messages.text("days-day")) }
                        input type="date" id="changed-day" name="day" required;
                    }
                    div.field {
                        label for="changed-ends" { (messages.text("days-out-at")) }
                        input type="time" id="changed-ends" name="ends";
                    }
                }
                (draw_choice(messages, "day-choice", "days-choice"))
                div.actions.even {
                    button name="do" value="early" { (messages.text("days-early")) }
                    button name="do" value="no_talks" { (messages.text("days-none")) }
                }
            }
        }
    }
}

/// The words in the forms, the first of them chosen at first.
const CHOICES: [(&str, &str, DayOff); 3] = [
    ("slide", "no-school-slide", DayOff::Slide),
    ("cancel", "no-school-cancel", DayOff::Cancel),
    ("keep", "no-school-keep", DayOff::Keep),
];

/// The choice that was sent; they slide where none was.
fn read_choice(word: &str) -> DayOff {
    CHOICES
        .iter()
        .find(|(choice, ..)| *choice == word)
        .map_or(DayOff::Slide, |(.., choice)| *choice)
}

fn draw_choice(messages: &Messages, id: &str, legend: &str) -> Markup {
    html! {
        fieldset {
            legend { (messages.text(legend)) }
            @for (word, words, day_off) in CHOICES {
                (choice("radio", &format!("{id}-{word}"), "choice", word, day_off == DayOff::Slide, messages.text(words)))
            }
        }
    }
}
