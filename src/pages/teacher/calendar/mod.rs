//! The page of the timetable: when writing is, how many chairs stand in it, days without school, and days that are not like
//! the others. Here are its handlers and the page as a whole; each form is read and drawn in a file of its own.

mod days;
pub mod file;
pub mod form;

use std::sync::Arc;

use bytes::Bytes;
use maud::{Markup, html};
use serde::Deserialize;

use self::{
    days::{DayForm, RangeForm, draw_days, draw_file_field, draw_no_school},
    form::{Fit, Form, TimetableNotice},
};
use super::{read::room_of, two_tabs};
use crate::{
    app::{
        App, Room,
        board_settings::NewTimetable,
        calendar,
        receipts::{DaysChange, Undo},
    },
    domain::{board::Refusal, first_run::Step, id::ClassId},
    http::{HttpError, RequestContext, Result, form::read, merge::merge, response},
    pages::{
        components::{Layout, back_or, progress, skip},
        receipt,
    },
    store,
};

/// What may stand behind `?` on the page.
#[derive(Deserialize)]
struct Asks {
    /// The page is a step of the first run.
    #[serde(default)]
    first: bool,
    /// A form stands there that was typed and is not saved.
    start: Option<String>,
}

pub(super) async fn show(class: ClassId, app: Arc<App>, context: RequestContext) -> Result {
    let Asks { first, start } = read(context.query.as_bytes())?;
    let room = room_of(&app, &context, class).await?;
    // "See the chairs first" sends what is typed; nothing is saved by looking.
    let mut form = match start {
        Some(_) => Form::read(context.query.as_bytes())?,
        None => Form::saved(&room.board.calendar),
    };
    form.first = first;
    let notice = TimetableNotice::default();
    let page = draw(&app, &context, &room, &form, &notice, None);
    Ok(response::page(page))
}

pub(super) async fn save_timetable(
    class: ClassId,
    app: Arc<App>,
    context: RequestContext,
    bytes: Bytes,
) -> Result {
    let _turn = app.settings_turn.lock().await;
    let saved = room_of(&app, &context, class).await?;
    let merged = merge(
        &bytes,
        &Form::saved(&saved.board.calendar).fields(),
        &["day"],
    );
    let mut form = Form::read(merged.form.as_bytes())?;
    let messages = app.translations.of(context.language);
    let notice = match form.understood() {
        None => TimetableNotice::not_a_number(messages),
        Some(_) if !merged.both.is_empty() => {
            TimetableNotice::both(two_tabs::draw_both(&app, &context, &merged.both))
        }
        Some((blocks, chairs))
            if Fit::is_asked(&Fit::apply(form.fit, chairs, &blocks), &blocks) =>
        {
            TimetableNotice::look_first(messages)
        }
        Some((blocks, typed)) => {
            let chairs = Fit::apply(form.fit, typed, &blocks);
            form.take(&chairs);
            let timetable = NewTimetable {
                blocks,
                chairs,
                carry: form.carry,
            };
            let (by, after) = (context.principal, timetable.clone());
            match calendar::save_timetable(&app, by, class, timetable).await {
                Ok(()) => {
                    let next = next_page(class, form.first);
                    let undo = undo(&saved, after);
                    return Ok(receipt::done(
                        &app,
                        &context,
                        &next,
                        "done-days",
                        None,
                        undo,
                    ));
                }
                Err(error) => TimetableNotice::refused(messages, error.refusal()?),
            }
        }
    };
    let room = room_of(&app, &context, class).await?;
    let page = draw(&app, &context, &room, &form, &notice, None);
    Ok(response::refused(page))
}

/// How a saved timetable is taken back; not where children have moved by it, or where there was none.
fn undo(saved: &Room, after: NewTimetable) -> Option<Undo> {
    let before = NewTimetable {
        blocks: saved.board.calendar.blocks.clone(),
        chairs: saved.board.calendar.chairs,
        carry: false,
    };
    let is_same = before.blocks == after.blocks && before.chairs == after.chairs;
    (!before.blocks.is_empty() && !after.carry && !is_same).then_some(Undo::Timetable {
        class: saved.class.id,
        before,
        after,
    })
}

/// What follows a saved timetable: the same page, which says so; in the first run the next step.
fn next_page(class: ClassId, first: bool) -> String {
    if first {
        "/teach/first-run".to_owned()
    } else {
        address(class)
    }
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
        return refuse(&app, &context, class, Refusal::BadRange).await;
    };
    let (by, choice) = (context.principal, form.choice());
    match calendar::add_no_school(&app, by, class, range, choice).await {
        Ok(change) => Ok(days_changed(&app, &context, &address(class), change).await?),
        Err(error) => refuse(&app, &context, class, error.refusal()?).await,
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
    let change = calendar::remove_no_school(&app, context.principal, class, range).await?;
    days_changed(&app, &context, &address(class), change).await
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
    let change = match calendar::change_day(&app, context.principal, class, day, action).await {
        Ok(change) => Some(change),
        Err(error) => return refuse(&app, &context, class, error.refusal()?).await,
    };
    let place = match form.from.as_deref() {
        Some("today") => format!("/teach?class={class}"),
        Some("week") => {
            let day = day.map_or_else(String::new, |day| format!("&day={day}"));
            format!("/teach/week?class={class}{day}")
        }
        _ => address(class),
    };
    days_changed(&app, &context, &place, change).await
}

fn address(class: ClassId) -> String {
    format!("/teach/classes/{class}/calendar")
}

/// The page that follows a change of days: it says whose chairs moved or fell away by it, and offers Undo.
async fn days_changed(
    app: &App,
    context: &RequestContext,
    place: &str,
    change: Option<DaysChange>,
) -> Result {
    let whose = change.iter().flat_map(|change| &change.chairs);
    let (mut moved, mut lost) = (Vec::new(), Vec::new());
    for (was, to) in whose {
        if to.is_some() { &mut moved } else { &mut lost }.push(was.student);
    }
    let said = match (moved.is_empty(), lost.is_empty()) {
        (true, true) => "done-day",
        (false, _) => "done-day-moved",
        (true, false) => "done-day-lost",
    };
    let whose = if moved.is_empty() { lost } else { moved };
    let names = match &change {
        Some(change) if !whose.is_empty() => {
            let class = change.class;
            let students = app
                .store
                .read(move |tx| store::roster::students(tx, class))
                .await?;
            let name = |id| {
                students
                    .iter()
                    .find(|it| it.id == id)
                    .map(|it| it.name.as_str())
            };
            let messages = app.translations.of(context.language);
            Some(messages.names(whose.into_iter().filter_map(name)))
        }
        _ => None,
    };
    let undo = change.map(Undo::Days);
    Ok(receipt::done(app, context, place, said, names, undo))
}

/// The page as it is saved, with the reason why a day was not changed.
pub(super) async fn refuse(
    app: &Arc<App>,
    context: &RequestContext,
    class: ClassId,
    refusal: Refusal,
) -> Result {
    let messages = app.translations.of(context.language);
    let message = messages.refusal(refusal.word(), &[]);
    refuse_with(app, context, class, message).await
}

/// The same with a sentence of its own.
pub(super) async fn refuse_with(
    app: &Arc<App>,
    context: &RequestContext,
    class: ClassId,
    message: String,
) -> Result {
    let room = room_of(app, context, class).await?;
    let form = Form::saved(&room.board.calendar);
    let notice = TimetableNotice::default();
    let page = draw(app, context, &room, &form, &notice, Some(&message));
    Ok(response::refused(page))
}

fn draw(
    app: &App,
    context: &RequestContext,
    room: &Room,
    form: &Form,
    notice: &TimetableNotice,
    no_school: Option<&str>,
) -> Markup {
    let messages = app.translations.of(context.language);
    let class = room.class.id;
    let was = two_tabs::was(&Form::saved(&room.board.calendar).fields());
    let later = format!("/teach?class={class}");
    let back = back_or(form.first, Step::Writing, Some(class), &later);
    let layout = Layout::teacher(messages, messages.text("calendar-title"), back.as_deref());
    layout.page(html! {
        @if form.first { (progress(messages, Step::Writing)) }
        (notice.draw_message())
        (form.draw(messages, room, &html! { (was) (notice.draw_drops(messages, room)) }))
        @if form.first {
            (skip(messages, Step::Writing))
        } @else if !room.board.calendar.blocks.is_empty() {
            (draw_no_school(messages, room, no_school))
            (draw_file_field(messages, class))
            (draw_days(messages, room))
        }
    })
}
