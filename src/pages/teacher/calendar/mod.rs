//! The page of the timetable: when writing is, how many chairs stand in it, days without school, and days that are not like
//! the others. Here are its handlers; page.rs draws it, and each form is read and drawn in a file of its own.

mod day_off;
mod days;
pub(super) mod file;
mod form;
mod no_school;
mod page;

use std::sync::Arc;

use bytes::Bytes;
use serde::Deserialize;

use self::{days::DayForm, form::Form, no_school::RangeForm, page::Notice};
use crate::{
    app::{
        App,
        calendar::{self, NewTimetable},
    },
    domain::{board::Refusal, id::ClassId},
    http::{HttpError, RequestContext, Result, form::read, response},
    pages::teacher::timetable_notice::TimetableNotice,
    store,
};

#[derive(Deserialize)]
struct Asks {
    /// The page is a step of the first run.
    #[serde(default)]
    first: bool,
}

pub(super) async fn show(class: ClassId, app: Arc<App>, context: RequestContext) -> Result {
    let Asks { first } = read(context.query.as_bytes())?;
    let room = page::load(&app, &context, class).await?;
    let mut form = Form::saved(&room.board.calendar);
    form.first = first;
    let page = page::draw(&app, &context, &room, &form, &Notice::default());
    Ok(response::page(page))
}

pub(super) async fn save_timetable(
    class: ClassId,
    app: Arc<App>,
    context: RequestContext,
    bytes: Bytes,
) -> Result {
    let form = Form::read(&bytes)?;
    let messages = app.translations.of(context.language);
    let notice = match form.understood() {
        None => TimetableNotice::not_a_number(messages),
        Some((blocks, chairs)) => {
            let timetable = NewTimetable {
                blocks,
                chairs,
                carry: form.carry,
            };
            match calendar::save_timetable(&app, context.principal, class, timetable).await {
                Ok(()) => {
                    let next = next_page(&app, class, form.first).await?;
                    return Ok(response::done(&context, &next));
                }
                Err(error) => TimetableNotice::refused(messages, error.refusal()?),
            }
        }
    };
    let room = page::load(&app, &context, class).await?;
    let notice = Notice {
        timetable: notice,
        no_school: None,
    };
    let page = page::draw(&app, &context, &room, &form, &notice);
    Ok(response::refused(page))
}

/// What follows a saved timetable: a class without a wall is led to pair one.
async fn next_page(app: &App, class: ClassId, first: bool) -> Result<String, HttpError> {
    if first {
        return Ok("/teach/first-run".to_owned());
    }
    let walls = app.store.read(store::devices::load_walls).await?;
    Ok(if walls.iter().any(|wall| wall.class == class) {
        format!("/teach?class={class}")
    } else {
        "/teach/walls".to_owned()
    })
}

/// The days and what becomes of the chairs on them.
pub(super) async fn add_no_school(
    class: ClassId,
    app: Arc<App>,
    context: RequestContext,
    bytes: Bytes,
) -> Result {
    let form: RangeForm = read(&bytes)?;
    let Some(range) = form.range() else {
        return page::refuse(&app, &context, class, Refusal::BadRange).await;
    };
    let (by, choice) = (context.principal, form.choice());
    match calendar::add_no_school(&app, by, class, range, choice).await {
        Ok(()) => Ok(back_to_page(&context, class)),
        Err(error) => page::refuse(&app, &context, class, error.refusal()?).await,
    }
}

pub(super) async fn remove_no_school(
    class: ClassId,
    app: Arc<App>,
    context: RequestContext,
    bytes: Bytes,
) -> Result {
    let form: RangeForm = read(&bytes)?;
    let range = form.range().ok_or(HttpError::BadForm)?;
    calendar::remove_no_school(&app, context.principal, class, range).await?;
    Ok(back_to_page(&context, class))
}

/// Today has buttons for its own changes; a coming day is changed on the page of the timetable.
pub(super) async fn change_day(
    class: ClassId,
    app: Arc<App>,
    context: RequestContext,
    bytes: Bytes,
) -> Result {
    let form: DayForm = read(&bytes)?;
    let (day, action) = form.understood().ok_or(HttpError::BadForm)?;
    match calendar::change_day(&app, context.principal, class, day, action).await {
        Ok(()) if form.is_from_today() => {
            Ok(response::done(&context, &format!("/teach?class={class}")))
        }
        Ok(()) => Ok(back_to_page(&context, class)),
        Err(error) => page::refuse(&app, &context, class, error.refusal()?).await,
    }
}

fn back_to_page(context: &RequestContext, class: ClassId) -> response::Response {
    response::done(context, &format!("/teach/classes/{class}/calendar"))
}
