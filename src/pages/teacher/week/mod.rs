//! "Week": the chairs of a week as a grid, alive; what each day is like, who waits, and the way to a child or an empty chair.
//! On a phone one day at a time. It prints as it stands. What is done with a chair stands on the chair's own page.

mod draw;
mod loaded;

use std::sync::Arc;

use jiff::civil::Date;
use serde::Deserialize;

use self::loaded::Week;
use super::{
    chair,
    read::read_class,
    today::{Loaded, for_you::to_meet},
};
use crate::{
    app::{App, Room},
    domain::{calendar::SlotId, id::ClassId},
    http::{RequestContext, Result, form::read, response},
    store,
};

#[derive(Deserialize)]
struct Asks {
    class: Option<i64>,
    /// A day of the week that is shown, and the one whose list a phone shows.
    day: Option<Date>,
    /// The chair that is opened beside the grid.
    chair: Option<String>,
}

pub(super) async fn show(app: Arc<App>, context: RequestContext) -> Result {
    let asks: Asks = read(context.query.as_bytes())?;
    let teacher = context.teacher()?.id;
    let slot: Option<SlotId> = asks.chair.and_then(|chair| chair.parse().ok());
    let named = asks.class.map(ClassId::new);
    let named = named.or_else(|| app.hours.class_of_teacher(&app.clock, teacher));
    let loaded = read_class(&app, &context, named, move |tx, app, class| {
        let loaded = Loaded::load(tx, &app.clock, teacher, class.clone(), asks.day, None)?;
        let slot = slot.filter(|slot| slot.class == class.id);
        let chosen = slot.map(|slot| -> store::Result<_> {
            let room = Room::load(tx, &app.clock, class, Some(slot.date))?;
            let chair = chair::Loaded::read(tx, room, slot, to_meet(&loaded))?;
            Ok((slot, chair))
        });
        Ok((chosen.transpose()?, loaded))
    });
    let (chosen, loaded) = loaded.await?;
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
        chosen,
    };
    let messages = app.translations.of(context.language);
    Ok(response::page(draw::page(messages, teacher, &week)))
}
