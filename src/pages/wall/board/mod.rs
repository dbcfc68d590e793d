//! The board: what the wall and a child's own page (mine.rs) show, who taps which chair, and what is undone. A chair changed
//! later at the wall is own.rs, the teacher's page of one chair seat.rs; deeds are change.rs, drawing is wall.rs and names.rs.

pub mod change;
pub mod heading;
mod names;
pub mod once;
pub mod sitters;
pub mod tiles;
pub mod view;

use std::sync::Arc;

use bytes::Bytes;
use jiff::civil::Date;
use serde::Deserialize;
use serde_json::json;

use crate::pages::student::board as student_board;
use crate::{
    app::{App, CachedPage, Grants, Room, class_for},
    domain::{
        board::Refusal,
        calendar::SlotId,
        id::{ClassId, SignUpId, StudentId},
        prep::SheetRule,
        principal::Principal,
    },
    store::{self, request::Done},
};
use crate::{
    http::{
        context::RequestContext,
        error::HttpError,
        form::read,
        response::{self, Result},
    },
    pages::components,
};

/// What may stand behind `?` on the board's addresses.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
pub(crate) struct Asks {
    /// The sign-up that was just made here.
    pub(crate) saved: Option<i64>,
    /// The sign-up that was just given back.
    pub(crate) undone: Option<i64>,
    /// The sign-up that was just moved.
    pub(crate) moved: Option<i64>,
    /// The child who waits for a chair of that day now.
    pub(crate) waits: Option<i64>,
    /// Which five chairs, where there are more than fit.
    #[serde(default)]
    pub(crate) page: usize,
    /// Which of a teacher's classes.
    pub(crate) class: Option<i64>,
    /// The sheet of the child who was just saved a chair is not full, and the class reminds of it (S5).
    #[serde(skip)]
    pub(crate) sheet_waits: bool,
}

pub(crate) async fn show(app: Arc<App>, context: RequestContext) -> Result {
    let asks = read(context.query.as_bytes())?;
    board_of(app, context, None, asks).await
}

pub(crate) async fn show_day(day: Date, app: Arc<App>, context: RequestContext) -> Result {
    let asks = read(context.query.as_bytes())?;
    board_of(app, context, Some(day), asks).await
}

/// Draws the board, or hands out the bytes of the last drawing while they are still true (D21).
async fn board_of(app: Arc<App>, context: RequestContext, day: Option<Date>, asks: Asks) -> Result {
    let key = (day, asks.page);
    let deed = asks.saved.or(asks.undone).or(asks.moved);
    let says_something = deed.or(asks.waits).is_some();
    if let (Principal::Wall(wall), false) = (context.principal, says_something)
        && let Some(page) = app.page_cache.get(wall.class, key)
    {
        return Ok(response::kept(&page, context.if_none_match.as_ref()));
    }
    // Before the transaction begins, whose picture of the file may be the one before a change.
    let changes = match context.principal {
        Principal::Wall(wall) => app.page_cache.changes(wall.class),
        _ => 0,
    };
    let reader = Arc::clone(&app);
    let principal = context.principal;
    let room = app
        .store
        .read(move |tx| {
            let Some(class) = class_for(tx, &principal, asks.class.map(ClassId::new))? else {
                return Ok(None);
            };
            let waits = match asks.saved {
                Some(saved) => sheet_waits(tx, class.id, SignUpId::new(saved))?,
                None => false,
            };
            let back = back_from_wall(tx, &principal, class.id)?;
            let room = Room::load(tx, &reader.clock, class, day)?;
            Ok(Some((room, waits, back)))
        })
        .await?;
    let Some((room, sheet_waits, back)) = room else {
        return no_class(&context);
    };
    if let Principal::Student(student) = context.principal {
        let page = student_board::Mine {
            room: &room,
            student: student.id,
            day,
            told: told(&app, &context, &room, asks),
        };
        return Ok(response::page(student_board::mine(&app, &context, &page)));
    }
    if says_something {
        let asks = Asks {
            sheet_waits,
            ..asks
        };
        return Ok(response::page(view::with_message(
            &app,
            &context,
            &room,
            day,
            (asks, back.as_deref()),
        )));
    }
    let (markup, until) = view::plain(&app, &room, key, back.as_deref());
    let bytes = Bytes::from(markup.into_string());
    let page = Arc::new(CachedPage {
        headers: response::headers_of(&bytes),
        bytes,
        until,
    });
    if let Principal::Wall(wall) = context.principal {
        app.page_cache
            .keep(wall.class, key, changes, Arc::clone(&page));
    }
    Ok(response::kept(&page, context.if_none_match.as_ref()))
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
    let when = components::chair_moment(messages, room, own.slot);
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
        Principal::Teacher(_) => Ok(response::to("/teach/classes")),
        _ => Err(HttpError::NotFound),
    }
}

/// "9:40. Tap your name."
pub(crate) async fn who_are_you(slot: SlotId, app: Arc<App>, context: RequestContext) -> Result {
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
            Ok(response::page(sitters::names(&app, &room, slot)))
        }
        // Somebody was quicker between two taps, or the page is an old one.
        Some((_, chair)) => Ok(response::refused(view::refused(
            &app,
            &room,
            slot,
            view::why_not(&chair),
        ))),
        None => Ok(response::refused(view::refused(
            &app,
            &room,
            slot,
            Refusal::NoSuchChair,
        ))),
    }
}

pub(crate) async fn who_has_a_chair(app: Arc<App>, context: RequestContext) -> Result {
    let asks: Asks = read(context.query.as_bytes())?;
    let room = app
        .room(context.principal, asks.class.map(ClassId::new))
        .await?;
    match room {
        Some(room) => Ok(response::page(sitters::saved(&app, &room))),
        None => no_class(&context),
    }
}

/// The answer to a sign-up: the board that says so, or for the script its number and the leave to undo it (D7).
fn signed_up(app: &App, context: &RequestContext, done: &Done) -> response::Response {
    if context.script {
        let id = SignUpId::new(done.about);
        let grant = Grants::write(&app.machine.key, id, &context.principal);
        // Text, because a script's numbers end at 53 bits.
        return response::json_of(&json!({ "sign_up": id.to_string(), "undo": grant }));
    }
    response::to(&done.place)
}

/// The stored answer of a repeated request, unless it is new.
pub(crate) fn told_before(
    tx: &store::ReadTx<'_>,
    visit_number: i64,
    request: Option<&str>,
) -> store::Result<Option<Done>> {
    match request {
        Some(id) => store::request::done_before(tx, visit_number, id),
        None => Ok(None),
    }
}
