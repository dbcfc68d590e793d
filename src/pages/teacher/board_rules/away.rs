//! When a child is out of the room each week: at speech, at band. Only the teacher sees it; a child who taps a chair at
//! that time reads a kind sentence. The form of one such time, and all of them on the page of the settings.

use jiff::civil::{Time, Weekday};
use maud::{Markup, html};
use serde::Deserialize;

use crate::{
    app::{Room, board_rules::AwayAction},
    domain::{
        calendar::Away,
        id::{ClassId, StudentId},
        roster::Student,
    },
    i18n::Messages,
    limits,
    pages::components::{isolated, name, notice},
};

#[derive(Deserialize)]
pub(super) struct AwayForm {
    #[serde(rename = "do")]
    pub(super) action: String,
    student: i64,
    weekday: i8,
    start: String,
    #[serde(default)]
    minutes: String,
    /// `child` if the settings of this child sent it, and want her back.
    from: Option<String>,
}

impl AwayForm {
    /// The child whose own settings sent it.
    pub(super) fn childs_own(&self) -> Option<StudentId> {
        (self.from.as_deref() == Some("child")).then(|| StudentId::new(self.student))
    }

    /// Whether it `adds` a time or takes one off, and which; `None` if a time or a number is not one.
    pub(super) fn understood(&self, adds: bool) -> Option<AwayAction> {
        let away = |minutes| {
            Some(Away {
                student: StudentId::new(self.student),
                weekday: Weekday::from_monday_one_offset(self.weekday).ok()?,
                start: Time::strptime("%H:%M", self.start.get(..5)?).ok()?,
                minutes,
            })
        };
        if !adds {
            // It is found by its beginning, however long it lasts.
            return away(0).map(AwayAction::Remove);
        }
        let minutes = self.minutes.trim().parse().ok()?;
        let minutes = limits::AWAY_MINUTES.contains(&minutes).then_some(minutes)?;
        away(minutes).map(AwayAction::Add)
    }
}

/// The times that there are, and one more.
pub(super) fn draw(messages: &Messages, room: &Room) -> Markup {
    let action = format!("/teach/classes/{}/away", room.class.id);
    html! {
        @if !room.students.is_empty() {
            section id="away" aria-labelledby="away-title" {
                h2 id="away-title" { (messages.text("away-title")) }
                p.help { (messages.text("away-help")) }
                ul.roll {
                    @for away in &room.board.calendar.away {
                        @if let Some(student) = room.student(away.student) {
                            li { (draw_one(messages, &action, away, &student.name, false)) }
                        }
                    }
                }
                details {
                    summary { (messages.text("away-add")) }
                    form method="post" action=(action) {
                        div.field {
                            label for="away-student" { (messages.text("away-who")) }
                            select id="away-student" name="student" {
                                @for student in room.students.iter() { option value=(student.id) { (student.name) } }
                            }
                        }
                        (draw_when(messages))
                        button.wide name="do" value="add" { (messages.text("away-save")) }
                    }
                }
            }
        }
    }
}

/// The times of one child, and one more, on its own settings.
pub(in crate::pages::teacher) fn draw_of_child(
    messages: &Messages,
    class: ClassId,
    student: &Student,
    away: &[Away],
    wrong: bool,
) -> Markup {
    let action = format!("/teach/classes/{class}/away");
    html! {
        section id="away" aria-labelledby="away-title" {
            h2 id="away-title" { (messages.text("away-title")) }
            p.help { (messages.text("away-help")) }
            @if wrong { (notice(false, &html! { (messages.text("calendar-not-a-number")) })) }
            @if !away.is_empty() {
                ul.roll { @for away in away { li { (draw_one(messages, &action, away, &student.name, true)) } } }
            }
            details open[wrong] {
                summary { (messages.text("away-add")) }
                form method="post" action=(action) {
                    input type="hidden" name="student" value=(student.id);
                    input type="hidden" name="from" value="child";
                    (draw_when(messages))
                    button.wide name="do" value="add" { (messages.text("away-save")) }
                }
            }
        }
    }
}

/// The fields of a time: on which day, from when, how long.
fn draw_when(messages: &Messages) -> Markup {
    html! {
        div.pair {
            div.field {
                label for="away-weekday" { (messages.text("away-weekday")) }
                select id="away-weekday" name="weekday" {
                    @for weekday in Weekday::Monday.cycle_forward().take(7) {
                        option value=(weekday.to_monday_one_offset()) { (messages.weekday_name(weekday)) }
                    }
                }
            }
            div.field {
                label for="away-start" { (messages.text("away-start")) }
                input type="time" id="away-start" name="start" required;
            }
            div.field {
                label for="away-minutes" { (messages.text("calendar-minutes")) }
                input type="number" id="away-minutes" name="minutes" value=(limits::AWAY_MINUTES_OFFERED) min=(limits::AWAY_MINUTES.start()) max=(limits::AWAY_MINUTES.end()) inputmode="numeric" required;
            }
        }
    }
}

fn draw_one(
    messages: &Messages,
    action: &str,
    away: &Away,
    called: &str,
    of_child: bool,
) -> Markup {
    let day = messages.weekday_name(away.weekday);
    let time = messages.time(away.start);
    let when = messages.text_with(
        "away-when",
        &[
            ("day", day.into()),
            ("time", time.into()),
            ("minutes", away.minutes.into()),
        ],
    );
    html! {
        span { @if !of_child { (name(called)) ": " } (isolated(&when)) }
        form method="post" action=(action) {
            input type="hidden" name="student" value=(away.student);
            @if of_child { input type="hidden" name="from" value="child"; }
            input type="hidden" name="weekday" value=(away.weekday.to_monday_one_offset());
            input type="hidden" name="start" value=(away.start.strftime("%H:%M"));
            button.plain name="do" value="remove" aria-label={ (messages.text("no-school-remove")) ": " (called) } { (messages.text("no-school-remove")) }
        }
    }
}
