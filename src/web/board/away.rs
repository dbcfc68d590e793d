//! When a child is out of the room each week: at speech, at band (B1). Only the teacher sees it; a child who taps a chair at
//! that time hears a kind sentence.

use std::sync::Arc;

use bytes::Bytes;
use jiff::civil::{Time, Weekday};
use maud::{Markup, html};
use serde::Deserialize;

use super::rules::{self, Loaded, Told};
use crate::{
    app::{App, class_for},
    domain::{
        calendar::Away,
        id::{ClassId, StudentId},
    },
    live::Topic,
    store,
    web::{
        draw::{name, say},
        form::read,
        gate::Visit,
        reply::{self, Answer, Problem},
        words::Tongue,
    },
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
pub(super) async fn keep(class: ClassId, app: Arc<App>, visit: Visit, form: Bytes) -> Answer {
    let form: Form = read(&form)?;
    let Some(away) = form.understood() else {
        let said = app.words.of(visit.language).say("calendar-not-a-number");
        let told = Told::only(said);
        return Ok(reply::refused(
            rules::again(&app, &visit, class, &told).await?,
        ));
    };
    let (visitor, stamp) = (visit.visitor, app.stamp(&visit.visitor));
    app.store
        .write(move |tx| {
            let Some(class) = class_for(tx, &visitor, Some(class))? else {
                return Ok(None);
            };
            let members = store::roster::members(tx, class.id)?;
            if !members.iter().any(|it| it.student == away.student) {
                return Ok(None);
            }
            match form.deed {
                Do::Add => store::calendar::away::add(tx, &stamp, class.id, &away),
                Do::Remove => store::calendar::away::remove(tx, &stamp, class.id, &away),
            }
            .map(Some)
        })
        .await?
        .ok_or(Problem::NotFound)?;
    app.changed(class, Topic::Board);
    Ok(reply::done(
        &visit,
        &format!("/teach/classes/{class}/rules"),
    ))
}

/// The times that there are, and one more.
pub(super) fn draw(tongue: &Tongue, loaded: &Loaded) -> Markup {
    let room = &loaded.room;
    let action = format!("/teach/classes/{}/away", room.class.id);
    html! {
        @if !room.pupils.is_empty() {
            section id="away" aria-labelledby="away-title" {
                h2 id="away-title" { (tongue.say("away-title")) }
                p.help { (tongue.say("away-help")) }
                ul.roll {
                    @for away in &room.board.calendar.away {
                        @if let Some(pupil) = room.pupil(away.student) {
                            li { (draw_one(tongue, &action, away, &pupil.name)) }
                        }
                    }
                }
                details {
                    summary { (tongue.say("away-add")) }
                    form method="post" action=(action) {
                        div.field {
                            label for="away-student" { (tongue.say("away-who")) }
                            select id="away-student" name="student" {
                                @for pupil in room.pupils.iter() { option value=(pupil.student) { (pupil.name) } }
                            }
                        }
                        div.pair {
                            div.field {
                                label for="away-weekday" { (tongue.say("away-weekday")) }
                                select id="away-weekday" name="weekday" {
                                    @for weekday in Weekday::Monday.cycle_forward().take(7) {
                                        option value=(weekday.to_monday_one_offset()) { (tongue.weekday_name(weekday)) }
                                    }
                                }
                            }
                            div.field {
                                label for="away-start" { (tongue.say("away-start")) }
                                input type="time" id="away-start" name="start" required;
                            }
                            div.field {
                                label for="away-minutes" { (tongue.say("calendar-minutes")) }
                                input type="number" id="away-minutes" name="minutes" value="30" min="1" max=(MINUTES_MAX) inputmode="numeric" required;
                            }
                        }
                        button.wide name="do" value="add" { (tongue.say("away-save")) }
                    }
                }
            }
        }
    }
}

fn draw_one(tongue: &Tongue, action: &str, away: &Away, who: &str) -> Markup {
    let (day, time) = (tongue.weekday_name(away.weekday), tongue.time(away.start));
    let when = tongue.say_with(
        "away-when",
        &[
            ("day", day.into()),
            ("time", time.into()),
            ("minutes", away.minutes.into()),
        ],
    );
    html! {
        span { (name(who)) ": " (say(&when)) }
        form method="post" action=(action) {
            input type="hidden" name="student" value=(away.student);
            input type="hidden" name="weekday" value=(away.weekday.to_monday_one_offset());
            input type="hidden" name="start" value=(away.start.strftime("%H:%M"));
            button.plain name="do" value="remove" aria-label={ (tongue.say("no-school-remove")) ": " (who) } { (tongue.say("no-school-remove")) }
        }
    }
}
