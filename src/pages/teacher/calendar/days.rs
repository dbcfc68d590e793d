//! Days with school that are not like the others: no talks today, school is out early, we are late, the rest slides (B6, R15).
//! Today has the four as buttons; a coming day is changed on the page of the timetable.

use std::sync::Arc;

use bytes::Bytes;
use jiff::civil::{Date, Time};
use maud::{Markup, html};
use serde::Deserialize;

use crate::{
    app::{
        App, Room,
        calendar::{keep_day, keep_settled, seat_waiting},
        class_for,
    },
    domain::{
        board::{Board, DayOff, Refusal},
        calendar::DayChange,
        id::ClassId,
    },
    http::{
        context::RequestContext,
        error::HttpError,
        form::read,
        response::{self, Result},
    },
    i18n::Messages,
    pages::{components::isolated, teacher::day::day_told},
    store::{self, WriteTx},
};

/// A class that is later than this slides the rest.
const LATE_MAX_MINUTES: u16 = 60;

#[derive(Deserialize)]
struct Form {
    /// Today if it is empty.
    #[serde(default)]
    day: String,
    #[serde(rename = "do")]
    deed: Do,
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

#[derive(Clone, Copy, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
enum Do {
    NoTalks,
    Early,
    Late,
    SlideRest,
    LikeOthers,
}

/// What was asked, read.
struct Asked {
    deed: Do,
    day: Option<Date>,
    ends: Option<Time>,
    minutes: Option<u16>,
    choice: DayOff,
}

impl Form {
    fn understood(&self) -> Option<Asked> {
        let day = match self.day.trim() {
            "" => None,
            day => Some(day.parse().ok()?),
        };
        let ends = self.ends.get(..5);
        let ends = ends.and_then(|ends| Time::strptime("%H:%M", ends).ok());
        let minutes = self.minutes.trim().parse().ok();
        let minutes = minutes.filter(|minutes| *minutes <= LATE_MAX_MINUTES);
        match self.deed {
            Do::Early if ends.is_none() => return None,
            Do::Late if minutes.is_none() => return None,
            _ => {}
        }
        Some(Asked {
            deed: self.deed,
            day,
            ends,
            minutes,
            choice: crate::pages::teacher::calendar::chosen(&self.choice),
        })
    }
}

pub(crate) async fn keep(
    class: ClassId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let form: Form = read(&form)?;
    let asked = form.understood().ok_or(HttpError::BadForm)?;
    let (reader, principal) = (Arc::clone(&app), context.principal);
    let kept = app
        .write_plain(context.principal, move |tx| {
            let Some(class) = class_for(tx, &principal, Some(class))? else {
                return Ok(None);
            };
            let room = Room::load(tx, &reader.clock, class, None)?;
            let kept = decide(tx, &room.board, &asked)?;
            if kept.is_ok() {
                seat_waiting(tx, &reader.clock, &room.class)?;
            }
            Ok(Some(kept))
        })
        .await?
        .ok_or(HttpError::NotFound)?;
    if let Err(refusal) = kept {
        return crate::pages::teacher::calendar::refuse(&app, &context, class, refusal).await;
    }
    let place = match form.from.as_deref() {
        Some("today") => format!("/teach?class={class}"),
        _ => format!("/teach/classes/{class}/calendar"),
    };
    Ok(response::done(&context, &place))
}

fn decide(tx: &WriteTx<'_>, board: &Board, asked: &Asked) -> store::Result<Result<(), Refusal>> {
    let today = board.now.date();
    let day = asked.day.unwrap_or(today);
    let before = board.calendar.change_on(day);
    let change = match asked.deed {
        Do::NoTalks => DayChange {
            no_talks: true,
            ..before
        },
        Do::Early => DayChange {
            ends: asked.ends,
            ..before
        },
        Do::Late => DayChange {
            late_minutes: asked.minutes.unwrap_or(0),
            ..before
        },
        Do::LikeOthers => DayChange::default(),
        Do::SlideRest => {
            let settled = match board.slide_rest() {
                Ok(settled) => settled,
                Err(refusal) => return Ok(Err(refusal)),
            };
            // What is left of today has no chairs any more, or the next child would sit down on one.
            let change = DayChange {
                ends: Some(board.now.time()),
                ..before
            };
            store::calendar::set_day(tx, (board.calendar.class, today), &change)?;
            keep_settled(tx, board, &settled)?;
            return Ok(Ok(()));
        }
    };
    let choice = match asked.deed {
        // Nobody's chair falls away because a day is late, or like all others again.
        Do::Late | Do::LikeOthers => DayOff::Keep,
        _ => asked.choice,
    };
    keep_day(tx, board, (day, change), choice)
}

/// Coming days that are not like the others, and one more.
pub(crate) fn draw(messages: &Messages, room: &Room) -> Markup {
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
                        span { (messages.day(*day)) ": " (isolated(&day_told(messages, *change))) }
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
                (crate::pages::teacher::calendar::draw_choice(messages, "day-choice", "days-choice"))
                div.deeds {
                    button name="do" value="early" { (messages.text("days-early")) }
                    button name="do" value="no_talks" { (messages.text("days-none")) }
                }
            }
        }
    }
}
