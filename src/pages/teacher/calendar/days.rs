//! Days with school that are not like the others: no talks today, school is out early, we are late, the rest slides. The form
//! of one, which Today sends too, and the coming ones on the page of the timetable.

use jiff::civil::{Date, Time};
use maud::{Markup, html};
use serde::Deserialize;

use super::day_off::{draw_choice, read_choice};
use crate::{
    app::{Room, calendar::DayAction},
    i18n::Messages,
    limits,
    pages::{components::isolated, teacher::day::day_change_words},
};

/// A change of a day, as it was sent.
#[derive(Deserialize)]
pub(super) struct DayForm {
    /// Today if it is empty.
    #[serde(default)]
    day: String,
    #[serde(rename = "do")]
    action: Action,
    /// School is out at this time.
    #[serde(default)]
    ends: String,
    #[serde(default)]
    minutes: String,
    #[serde(default)]
    choice: String,
    /// `today` if Today sent it, and wants her back.
    from: Option<String>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Action {
    NoTalks,
    Early,
    Late,
    SlideRest,
    LikeOthers,
}

impl DayForm {
    /// The day and what is to be different about it; `None` if a date, a time or a number is not one.
    pub(super) fn understood(&self) -> Option<(Option<Date>, DayAction)> {
        let day = match self.day.trim() {
            "" => None,
            day => Some(day.parse().ok()?),
        };
        let choice = read_choice(&self.choice);
        let action = match self.action {
            Action::NoTalks => DayAction::NoTalks(choice),
            Action::Early => DayAction::EndEarly {
                at: Time::strptime("%H:%M", self.ends.get(..5)?).ok()?,
                choice,
            },
            Action::Late => {
                let minutes = self.minutes.trim().parse().ok()?;
                (minutes <= limits::LATE_MINUTES_MAX).then_some(DayAction::Late { minutes })?
            }
            Action::SlideRest => DayAction::SlideRest,
            Action::LikeOthers => DayAction::LikeOthers,
        };
        Some((day, action))
    }

    /// Whether Today sent it.
    pub(super) fn is_from_today(&self) -> bool {
        self.from.as_deref() == Some("today")
    }
}

/// Coming days that are not like the others, and one more.
pub(super) fn draw(messages: &Messages, room: &Room) -> Markup {
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
                        span { (messages.day(*day)) ": " (isolated(&day_change_words(messages, *change))) }
                        form method="post" action=(action) {
                            input type="hidden" name="day" value=(day);
                            button.plain name="do" value="like_others" aria-label={ (messages.text("no-school-remove")) ": " (messages.day(*day)) } { (messages.text("no-school-remove")) }
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
                div.deeds {
                    button name="do" value="early" { (messages.text("days-early")) }
                    button name="do" value="no_talks" { (messages.text("days-none")) }
                }
            }
        }
    }
}
