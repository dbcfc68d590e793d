//! The board: what the wall and a child's own page (mine.rs) show, who taps which chair, and what is undone. A chair changed
//! later at the wall is own.rs, the teacher's page of one chair seat.rs; deeds are change.rs, drawing is wall.rs and names.rs.

mod away;
pub(super) mod change;
pub(super) mod group;
mod heading;
mod mine;
mod names;
mod once;
pub(super) mod own;
pub(super) mod paper;
pub(super) mod pause;
mod round;
pub(super) mod rules;
pub(super) mod seat;
mod sitters;
mod teach;
mod view;
pub(super) mod wait;
mod wall;

use std::sync::Arc;

use bytes::Bytes;
use jiff::civil::Date;
use serde::Deserialize;
use serde_json::json;
use warp::Filter;

use super::{
    Routes, draw, first_of,
    form::{read, sent, shown},
    gate::RequestContext,
    reply::{self, HttpError, Result},
    route,
};
use crate::{
    app::{App, Grants, KeptPage, Room, class_for},
    domain::{
        board::Refusal,
        calendar::SlotId,
        id::{ClassId, SignUpId, StudentId},
        prep::SheetRule,
        principal::Principal,
    },
    store::{self, request::Done},
};

/// The board's addresses.
pub fn routes(app: &Arc<App>) -> Routes {
    let show = warp::path!("board").and(shown(app)).then(show);
    let show_day = warp::path!("board" / "days" / Date)
        .and(shown(app))
        .then(show_day);
    let chair = warp::path!("board" / "chairs" / SlotId)
        .and(shown(app))
        .then(who_are_you);
    let saved = warp::path!("board" / "saved")
        .and(shown(app))
        .then(who_has_a_chair);
    let sign_up = warp::path!("board" / "sign-ups")
        .and(sent(app))
        .then(change::sign_up);
    first_of([
        route(show),
        route(sign_up),
        route(chair),
        route(show_day),
        route(saved),
    ])
}

/// What may stand behind `?` on the board's addresses.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
struct Asks {
    /// The sign-up that was just made here.
    saved: Option<i64>,
    /// The sign-up that was just given back.
    undone: Option<i64>,
    /// The sign-up that was just moved.
    moved: Option<i64>,
    /// The child who waits for a chair of that day now.
    waits: Option<i64>,
    /// Which five chairs, where there are more than fit.
    #[serde(default)]
    page: usize,
    /// Which of a teacher's classes.
    class: Option<i64>,
    /// The sheet of the child who was just saved a chair is not full, and the class reminds of it (S5).
    #[serde(skip)]
    sheet_waits: bool,
}

async fn show(app: Arc<App>, context: RequestContext) -> Result {
    let asks = read(context.query.as_bytes())?;
    board_of(app, context, None, asks).await
}

async fn show_day(day: Date, app: Arc<App>, context: RequestContext) -> Result {
    let asks = read(context.query.as_bytes())?;
    board_of(app, context, Some(day), asks).await
}

/// Draws the board, or hands out the bytes of the last drawing while they are still true (D21).
async fn board_of(app: Arc<App>, context: RequestContext, day: Option<Date>, asks: Asks) -> Result {
    let key = (day, asks.page);
    let deed = asks.saved.or(asks.undone).or(asks.moved);
    let says_something = deed.or(asks.waits).is_some();
    if let (Principal::Wall(wall), false) = (context.principal, says_something)
        && let Some(page) = app.kept.get(wall.class, key)
    {
        return Ok(reply::kept(&page, context.if_none_match.as_ref()));
    }
    let reader = Arc::clone(&app);
    let principal = context.principal;
    let room = app
        .store
        .read(move |tx| {
            let Some(class) = class_for(tx, &principal, asks.class.map(ClassId::new))? else {
                return Ok(None);
            };
            let changes = reader.kept.changes(class.id);
            let waits = match asks.saved {
                Some(saved) => sheet_waits(tx, class.id, SignUpId::new(saved))?,
                None => false,
            };
            let back = back_from_wall(tx, &principal, class.id)?;
            let room = Room::load(tx, &reader.clock, class, day)?;
            Ok(Some((room, changes, waits, back)))
        })
        .await?;
    let Some((room, changes, sheet_waits, back)) = room else {
        return no_class(&context);
    };
    if let Principal::Student(student) = context.principal {
        let page = mine::Mine {
            room: &room,
            student: student.id,
            day,
            told: told(&app, &context, &room, asks),
        };
        return Ok(reply::page(mine::mine(&app, &context, &page)));
    }
    if says_something {
        let asks = Asks {
            sheet_waits,
            ..asks
        };
        return Ok(reply::page(view::with_message(
            &app,
            &context,
            &room,
            day,
            (asks, back.as_deref()),
        )));
    }
    let (markup, until) = view::plain(&app, &room, key, back.as_deref());
    let bytes = Bytes::from(markup.into_string());
    let page = Arc::new(KeptPage {
        headers: reply::headers_of(&bytes),
        bytes,
        until,
    });
    if let Principal::Wall(wall) = context.principal {
        app.kept.keep(wall.class, key, changes, Arc::clone(&page));
    }
    Ok(reply::kept(&page, context.if_none_match.as_ref()))
}

/// Where a teacher who looks at the wall came from: her day, or "Try it" while its made-up child is on the board.
fn back_from_wall(
    tx: &store::ReadTx<'_>,
    principal: &Principal,
    class: ClassId,
) -> store::Result<Option<String>> {
    if !matches!(principal, Principal::Teacher(_)) {
        return Ok(None);
    }
    Ok(Some(match store::first_run::practice(tx)? {
        Some(_) => "/teach/first-run/try".to_owned(),
        None => format!("/teach?class={class}"),
    }))
}

/// Whether the class reminds this sign-up's child of a sheet that is not full yet.
fn sheet_waits(tx: &store::ReadTx<'_>, class: ClassId, id: SignUpId) -> store::Result<bool> {
    let Some(sign_up) = store::board::find(tx, id)?.filter(|it| it.slot.class == class) else {
        return Ok(false);
    };
    let (of_class, own) = store::prep::rules(tx, class)?;
    let rule = own.get(&sign_up.student).copied().unwrap_or(of_class);
    let sheet = store::prep::sheet_of(tx, class, sign_up.student)?;
    Ok(rule == SheetRule::Nudge && !sheet.is_ready())
}

/// What a child's own page says of what was just done there.
fn told(app: &App, context: &RequestContext, room: &Room, asks: Asks) -> Option<(bool, String)> {
    let messages = app.translations.of(context.language);
    if asks.undone.is_some() {
        return Some((true, messages.text("board-undone").to_owned()));
    }
    if let Some(waits) = room
        .board
        .waits(student_of(context)?)
        .filter(|_| asks.waits.is_some())
    {
        let day = messages.day_near(room.board.now.date(), waits.day);
        return Some((
            true,
            messages.text_with("own-waits", &[("day", day.into())]),
        ));
    }
    let id = SignUpId::new(asks.saved.or(asks.moved)?);
    let sign_ups = room.board.sign_ups.iter();
    let own = sign_ups
        .filter(|it| it.id == id && it.state.is_live())
        .find(|it| student_of(context) == Some(it.student))?;
    let when = draw::chair_moment(messages, room, own.slot);
    Some((
        true,
        messages.text_with("own-saved", &[("when", when.into())]),
    ))
}

fn student_of(context: &RequestContext) -> Option<StudentId> {
    match context.principal {
        Principal::Student(student) => Some(student.id),
        _ => None,
    }
}

/// A teacher without a class goes on with the first run; a wall without one was unpaired a moment ago.
fn no_class(context: &RequestContext) -> Result {
    match context.principal {
        Principal::Teacher(_) => Ok(reply::to("/teach/classes")),
        _ => Err(HttpError::NotFound),
    }
}

/// "9:40. Tap your name."
async fn who_are_you(slot: SlotId, app: Arc<App>, context: RequestContext) -> Result {
    let room = app
        .room(context.principal, Some(slot.class))
        .await?
        .ok_or(HttpError::NotFound)?;
    match room
        .board
        .chairs_on(slot.date)
        .into_iter()
        .find(|(derived, _)| derived.id == slot)
    {
        Some((_, crate::domain::board::Chair::Open)) => {
            Ok(reply::page(sitters::names(&app, &room, slot)))
        }
        // Somebody was quicker between two taps, or the page is an old one.
        Some((_, chair)) => Ok(reply::refused(view::refused(
            &app,
            &room,
            slot,
            view::why_not(&chair),
        ))),
        None => Ok(reply::refused(view::refused(
            &app,
            &room,
            slot,
            Refusal::NoSuchChair,
        ))),
    }
}

async fn who_has_a_chair(app: Arc<App>, context: RequestContext) -> Result {
    let asks: Asks = read(context.query.as_bytes())?;
    let room = app
        .room(context.principal, asks.class.map(ClassId::new))
        .await?;
    match room {
        Some(room) => Ok(reply::page(sitters::saved(&app, &room))),
        None => no_class(&context),
    }
}

/// The answer to a sign-up: the board that says so, or for the script its number and the leave to undo it (D7).
fn signed_up(app: &App, context: &RequestContext, done: &Done) -> reply::Response {
    if context.script {
        let id = SignUpId::new(done.about);
        let grant = Grants::write(&app.machine.key, id, &context.principal);
        // Text, because a script's numbers end at 53 bits.
        return reply::json_of(&json!({ "sign_up": id.to_string(), "undo": grant }));
    }
    reply::to(&done.place)
}

/// The stored answer of a repeated request, unless it is new.
fn told_before(
    tx: &store::ReadTx<'_>,
    visit_number: i64,
    request: Option<&str>,
) -> store::Result<Option<Done>> {
    match request {
        Some(id) => store::request::done_before(tx, visit_number, id),
        None => Ok(None),
    }
}
