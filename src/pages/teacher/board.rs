//! What only the teacher does on the board: she lets two children swap, says how a talk went, gives a chair back, closes it and
//! opens it again, and seats a group. What a child may do too is pages/board.rs; both show her day again with the reason where
//! something was not done. Her page itself is `today`.

use std::{collections::BTreeSet, sync::Arc};

use bytes::Bytes;
use maud::html;
use serde::Deserialize;

use super::{
    day::{self, rule_name},
    menu, substitute,
};
use crate::{
    app::{
        self, App,
        booking::{self, Booked, BookingRequest, Refused},
        receipts::Undo,
    },
    domain::{
        board::{SignUp, State},
        calendar::SlotId,
        id::{SignUpId, StudentId},
        principal::Standing,
    },
    http::{HttpError, RequestContext, Result, form, response},
    pages::{
        components::{self, Layout, board_refusal, isolated, notice, page_headed},
        receipt,
    },
    store::{self, request::Done},
};

/// The address of her view of the day on which something was done.
pub fn day_of(booked: &Booked) -> String {
    let slot = booked.from;
    format!("/teach?class={}&day={}", slot.class, slot.date)
}

/// The same day in the Week, where she did it there.
fn where_she_was(context: &RequestContext, place: &str) -> String {
    let page = context.came_from().unwrap_or_default();
    let of_day = place.strip_prefix("/teach?");
    match of_day.filter(|_| page.starts_with("/teach/week")) {
        Some(day) => format!("/teach/week?{day}"),
        None => place.to_owned(),
    }
}

/// 409: her view of the chair's day with the reason.
pub async fn refuse(app: &Arc<App>, context: &RequestContext, refused: Refused) -> Result {
    let room = app.room_around(context.principal, refused.slot).await?;
    let messages = app.translations.of(context.language);
    let reason = board_refusal(messages, &room, refused.refusal);
    if context.script {
        let word = refused.refusal.word();
        return Ok(response::refused_script(word, &reason));
    }
    if context.teacher()?.standing == Standing::Substitute {
        return substitute::refuse(app, context, &reason).await;
    }
    let (class, day) = (room.class.id, refused.slot.date);
    let home = format!("/teach?class={class}&day={day}");
    let layout = Layout {
        home: &home,
        ..Layout::teacher(messages, &room.class.name, Some(&home))
    };
    // A class has a name, which may run the other way than the page.
    let heading = html! { h1 { (components::name(&room.class.name)) } };
    let rule = rule_name(messages, refused.refusal.rule());
    let rule = messages.text_with("teach-rule", &[("rule", rule.into())]);
    let main = html! {
        (menu::warnings(app, messages))
        (notice(false, &html! { (isolated(&reason)) " " span.soft { (isolated(&rule)) } }))
        (day::unresolved(messages, &room))
        h2 { (messages.day(room.board.now.date(), day)) }
        (day::day_rows(messages, &room, day, |_| html! {}))
    };
    Ok(response::refused(page_headed(&layout, &heading, &main)))
}

/// What these forms carry; each action reads what it needs.
#[derive(Deserialize)]
struct Form {
    chair: Option<String>,
    state: Option<String>,
    with: Option<String>,
    request: Option<String>,
}

impl Form {
    fn read(context: &RequestContext, bytes: &Bytes) -> Result<(Self, BookingRequest)> {
        let mut form: Self = form::read(bytes)?;
        let request = BookingRequest {
            by: context.principal,
            id: form::request_id(form.request.take())?,
            redirect_to: day_of,
        };
        Ok((form, request))
    }
}

/// Two children exchange their chairs.
pub async fn swap(id: SignUpId, app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let (form, request) = Form::read(&context, &form)?;
    let other = form.with.and_then(|other| other.parse().ok());
    let other = other.ok_or(HttpError::BadForm)?;
    let before = sign_up_of(&app, id).await?.map(|it| it.slot);
    let done = match booking::swap(&app, request, id, other).await {
        Ok(done) => done,
        Err(error) => return refuse(&app, &context, error.refusal()?).await,
    };
    let place = where_she_was(&context, &done.place);
    let now = (sign_up_of(&app, id).await?, sign_up_of(&app, other).await?);
    let (Some(one), Some(two)) = now else {
        return Ok(response::done(&context, &place));
    };
    // Sent twice it is done once.
    let swapped = before != Some(one.slot);
    let undo = swapped.then_some(Undo::Swapped([(id, one.slot), (other, two.slot)]));
    let name = name_on(&app, &context, &one).await?;
    let said = "done-swapped";
    Ok(receipt::done(&app, &context, &place, said, name, undo))
}

/// The teacher says how it went: done, absent or missed. Nothing of this happens by the clock.
pub async fn mark(id: SignUpId, app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let (form, request) = Form::read(&context, &form)?;
    let to = form
        .state
        .as_deref()
        .and_then(|word| word.parse::<State>().ok());
    let to = to.ok_or(HttpError::BadForm)?;
    let before = sign_up_of(&app, id).await?;
    match booking::mark(&app, request, id, to).await {
        Ok(done) => say_marked(&app, &context, &done.place, before, to).await,
        Err(error) => refuse(&app, &context, error.refusal()?).await,
    }
}

/// A sign-up as it is now.
pub(crate) async fn sign_up_of(app: &App, id: SignUpId) -> Result<Option<SignUp>> {
    Ok(app.store.read(move |tx| store::board::find(tx, id)).await?)
}

/// Her view of that day, which says how it went, and takes it back.
pub(crate) async fn say_marked(
    app: &App,
    context: &RequestContext,
    place: &str,
    before: Option<SignUp>,
    to: State,
) -> Result {
    let place = &where_she_was(context, place);
    let said = match to {
        State::Absent => "done-absent",
        State::Missed => "done-missed",
        State::Released => "done-released",
        State::Called => return say_of(app, context, place, "done-called", before).await,
        _ => return say_of(app, context, place, "done-talked", before).await,
    };
    let waited = |it: &SignUp| matches!(it.state, State::Booked | State::Called);
    let Some(before) = before.filter(waited) else {
        return say_of(app, context, place, said, before).await;
    };
    let name = name_on(app, context, &before).await?;
    let undo = Undo::Mark {
        slot: before.slot,
        sign_up: before.id,
        before: before.state,
    };
    Ok(receipt::done(app, context, place, said, name, Some(undo)))
}

/// Her view of that day, which says that a child got a chair: from which one, if `had` one before.
pub(crate) async fn say_given(
    app: &App,
    context: &RequestContext,
    done: &Done,
    id: SignUpId,
    had: Option<SlotId>,
) -> Result {
    let place = where_she_was(context, &done.place);
    let given = sign_up_of(app, id).await?;
    let Some(given) = given.filter(|it| it.state == State::Booked && had != Some(it.slot)) else {
        return Ok(response::done(context, &place));
    };
    let name = name_on(app, context, &given).await?;
    let undo = Undo::Given {
        slot: given.slot,
        sign_up: given.id,
        had,
    };
    Ok(receipt::done(
        app,
        context,
        &place,
        "done-given",
        name,
        Some(undo),
    ))
}

async fn name_on(app: &App, context: &RequestContext, it: &SignUp) -> Result<Option<String>> {
    let room = app.room(context.principal, Some(it.slot.class)).await?;
    let room = room.ok_or(HttpError::NotFound)?;
    Ok(room.student(it.student).map(|student| student.name.clone()))
}

/// A child gets the chair back that it had.
pub async fn put_back(id: SignUpId, app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let (_, request) = Form::read(&context, &form)?;
    match booking::put_back(&app, request, id).await {
        Ok(done) => {
            let place = where_she_was(&context, &done.place);
            let back = sign_up_of(&app, id).await?;
            say_of(&app, &context, &place, "done-put-back", back).await
        }
        Err(error) => refuse(&app, &context, error.refusal()?).await,
    }
}

/// Her view of that day, which says what was done for this child.
async fn say_of(
    app: &App,
    context: &RequestContext,
    place: &str,
    said: &'static str,
    whose: Option<SignUp>,
) -> Result {
    let name = match whose {
        Some(whose) => name_on(app, context, &whose).await?,
        None => None,
    };
    Ok(match name {
        Some(name) => receipt::done(app, context, place, said, Some(name), None),
        None => response::done(context, place),
    })
}

/// Nobody sits on a chair today.
pub async fn close(slot: SlotId, app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let (_, request) = Form::read(&context, &form)?;
    let done = booking::close(&app, request, slot).await;
    say_closed(&app, &context, slot, true, done).await
}

/// A closed chair is open again.
pub async fn open(slot: SlotId, app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let (_, request) = Form::read(&context, &form)?;
    let done = booking::open(&app, request, slot).await;
    say_closed(&app, &context, slot, false, done).await
}

/// Her view of that day, which says that a chair is closed or open, and takes it back.
async fn say_closed(
    app: &Arc<App>,
    context: &RequestContext,
    slot: SlotId,
    is_closed: bool,
    done: app::Result<Done, Refused>,
) -> Result {
    let done = match done {
        Ok(done) => done,
        Err(error) => return refuse(app, context, error.refusal()?).await,
    };
    let place = where_she_was(context, &done.place);
    let messages = app.translations.of(context.language);
    let room = app.room(context.principal, Some(slot.class)).await?;
    let room = room.ok_or(HttpError::NotFound)?;
    let when = messages.moment(room.board.now.date(), slot.date, slot.start);
    let said = if is_closed {
        "done-chair-closed"
    } else {
        "done-chair-open"
    };
    let undo = Some(Undo::Chair { slot, is_closed });
    Ok(receipt::done(app, context, &place, said, Some(when), undo))
}

/// A group gets one chair.
pub async fn seat_group(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let students = form::every(&form, "student").into_iter();
    let students: Result<BTreeSet<StudentId>, _> = students.map(|id| id.parse()).collect();
    let students = students.map_err(|_| HttpError::BadForm)?;
    let (form, request) = Form::read(&context, &form)?;
    let chair = form.chair.ok_or(HttpError::BadForm)?;
    let slot: SlotId = chair.parse().map_err(|_| HttpError::NotFound)?;
    let room = app.room(context.principal, Some(slot.class)).await?;
    let before = room.ok_or(HttpError::NotFound)?.board.sign_ups.clone();
    match booking::seat_group(&app, request, students, slot).await {
        Ok(done) => say_seated(&app, &context, &done.place, slot, &before).await,
        Err(error) => refuse(&app, &context, error.refusal()?).await,
    }
}

/// Her view of that day, which says when the group sits together, and gives each child what it had before.
async fn say_seated(
    app: &App,
    context: &RequestContext,
    place: &str,
    slot: SlotId,
    before: &[SignUp],
) -> Result {
    let room = app.room(context.principal, Some(slot.class)).await?;
    let room = room.ok_or(HttpError::NotFound)?;
    let messages = app.translations.of(context.language);
    let when = messages.moment(room.board.now.date(), slot.date, slot.start);
    let sits = |it: &&SignUp| {
        let (held, is_saved) = (it.slot, it.state == State::Booked);
        is_saved && (held.date, held.start) == (slot.date, slot.start)
    };
    let together = room.board.sign_ups.iter().filter(sits);
    let given = together.filter_map(|it| {
        let had = before.iter().find(|old| old.id == it.id);
        let had = had.map(|old| old.slot);
        (had != Some(it.slot)).then_some(Undo::Given {
            slot: it.slot,
            sign_up: it.id,
            had,
        })
    });
    let given: Vec<Undo> = given.collect();
    let undo = (!given.is_empty()).then_some(Undo::All(given));
    Ok(receipt::done(
        app,
        context,
        place,
        "done-group",
        Some(when),
        undo,
    ))
}
