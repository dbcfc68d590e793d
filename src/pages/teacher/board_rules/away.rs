//! When a child is out of the room each week: at speech, at band (B1). Only the teacher sees it; a child who taps a chair at
//! that time hears a kind sentence.

use std::sync::Arc;

use bytes::Bytes;
use jiff::civil::{Time, Weekday};
use maud::{Markup, html};
use serde::Deserialize;

use crate::pages::teacher::board_rules::{self, Loaded, Told};
use crate::{
    app::{App, class_for},
    domain::{
        calendar::Away,
        id::{ClassId, StudentId},
    },
    http::{
        context::RequestContext,
        error::HttpError,
        form::read,
        response::{self, Result},
    },
    i18n::Messages,
    pages::components::{isolated, name},
    store,
};

/// A school day is no longer.
const MINUTES_MAX: u16 = 480;

#[derive(Deserialize)]
struct Form {
    #[serde(rename = "do")]
    deed: Do,
    student: i64,
    weekday: i8,
    start: String,
    #[serde(default)]
    minutes: String,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Do {
    Add,
    Remove,
}

impl Form {
    fn understood(&self) -> Option<Away> {
        let minutes = match self.deed {
            Do::Add => self.minutes.trim().parse().ok()?,
            Do::Remove => 1,
        };
        let away = Away {
            student: StudentId::new(self.student),
            weekday: Weekday::from_monday_one_offset(self.weekday).ok()?,
            start: Time::strptime("%H:%M", self.start.get(..5)?).ok()?,
            minutes,
        };
        (1..=MINUTES_MAX).contains(&minutes).then_some(away)
    }
}

/// Adds such a time, or takes one off.
pub(crate) async fn keep(
    class: ClassId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let form: Form = read(&form)?;
    let Some(away) = form.understood() else {
        let said = app
            .translations
            .of(context.language)
            .text("calendar-not-a-number");
        let told = Told::only(said);
        return Ok(response::refused(
            board_rules::again(&app, &context, class, &told).await?,
        ));
    };
    let principal = context.principal;
    app.write_plain(context.principal, move |tx| {
        let Some(class) = class_for(tx, &principal, Some(class))? else {
            return Ok(None);
        };
        let members = store::roster::members(tx, class.id)?;
        if !members.iter().any(|it| it.student == away.student) {
            return Ok(None);
        }
        match form.deed {
            Do::Add => store::calendar::away::add(tx, class.id, &away),
            Do::Remove => store::calendar::away::remove(tx, class.id, &away),
        }
        .map(Some)
    })
    .await?
    .ok_or(HttpError::NotFound)?;
    Ok(response::done(
        &context,
        &format!("/teach/classes/{class}/rules"),
    ))
}

/// The times that there are, and one more.
pub(crate) fn draw(messages: &Messages, loaded: &Loaded) -> Markup {
    let room = &loaded.room;
    let action = format!("/teach/classes/{}/away", room.class.id);
    html! {
        @if !room.students.is_empty() {
            section id="away" aria-labelledby="away-title" {
                h2 id="away-title" { (messages.text("away-title")) }
                p.help { (messages.text("away-help")) }
                ul.roll {
                    @for away in &room.board.calendar.away {
                        @if let Some(student) = room.student(away.student) {
                            li { (draw_one(messages, &action, away, &student.name)) }
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
                                input type="number" id="away-minutes" name="minutes" value="30" min="1" max=(MINUTES_MAX) inputmode="numeric" required;
                            }
                        }
                        button.wide name="do" value="add" { (messages.text("away-save")) }
                    }
                }
            }
        }
    }
}

fn draw_one(messages: &Messages, action: &str, away: &Away, who: &str) -> Markup {
    let (day, time) = (
        messages.weekday_name(away.weekday),
        messages.time(away.start),
    );
    let when = messages.text_with(
        "away-when",
        &[
            ("day", day.into()),
            ("time", time.into()),
            ("minutes", away.minutes.into()),
        ],
    );
    html! {
        span { (name(who)) ": " (isolated(&when)) }
        form method="post" action=(action) {
            input type="hidden" name="student" value=(away.student);
            input type="hidden" name="weekday" value=(away.weekday.to_monday_one_offset());
            input type="hidden" name="start" value=(away.start.strftime("%H:%M"));
            button.plain name="do" value="remove" aria-label={ (messages.text("no-school-remove")) ": " (who) } { (messages.text("no-school-remove")) }
        }
    }
}
