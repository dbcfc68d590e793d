//! "Week": the chairs of a week as a grid, alive; what each day is like, who waits, and the way to a child or an empty chair.
//! On a phone one day at a time. It prints as it stands. What is done with a chair stands on the chair's own page.

mod draw;

use std::sync::Arc;

use jiff::{ToSpan as _, civil::Date};
use serde::Deserialize;

use super::{read::read_class, today::Loaded};
use crate::{
    app::App,
    domain::{calendar::DayRange, id::ClassId},
    http::{RequestContext, Result, form::read, response},
};

#[derive(Deserialize)]
struct Asks {
    class: Option<i64>,
    /// A day of the week that is shown, and the one whose list a phone shows.
    day: Option<Date>,
}

/// A week of one class.
struct Week {
    loaded: Loaded,
    /// The day whose list a phone shows.
    day: Date,
    /// The school days of the week.
    days: Vec<Date>,
    range: DayRange,
}

impl Week {
    /// The same day of another week.
    fn moved_by(&self, weeks: i64) -> Date {
        self.day.saturating_add((weeks * 7).days())
    }
}

pub(super) async fn show(app: Arc<App>, context: RequestContext) -> Result {
    let asks: Asks = read(context.query.as_bytes())?;
    let teacher = context.teacher()?.id;
    let named = asks.class.map(ClassId::new);
    let named = named.or_else(|| app.hours.class_of_teacher(&app.clock, teacher));
    let loaded = read_class(&app, &context, named, move |tx, app, class| {
        Loaded::load(tx, &app.clock, class, asks.day, None)
    });
    let loaded = loaded.await?;
    let board = &loaded.room.board;
    let opens = board.calendar.opens_on(board.now).day;
    let day = asks.day.unwrap_or(opens);
    let range = board.calendar.week_of(day);
    let before = range.first.yesterday().unwrap_or(Date::MIN);
    let mut days = board.calendar.next_school_days(before, 7);
    days.retain(|day| range.contains(*day));
    let week = Week {
        loaded,
        day,
        days,
        range,
    };
    let messages = app.translations.of(context.language);
    Ok(response::page(draw::page(messages, teacher, &week)))
}
