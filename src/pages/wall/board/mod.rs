//! The wall's board, its days and chairs. What a tap changes is pages/board.rs; a chair that is changed later is `own_chair`.

mod heading;
pub mod names;
mod view;

use std::{sync::Arc, time::Instant};

use bytes::Bytes;
use jiff::civil::Date;

pub use view::{refused, with_reason};

use self::view::{Asked, BoardQuery};
use crate::{
    app::{App, CachedPage, PageKey, Room, class_for},
    domain::{
        id::{ClassId, SignUpId},
        prep::SheetRule,
        principal::Principal,
    },
    host::off_card::Stick,
    http::{HttpError, RequestContext, Result, marks, read, response},
    limits,
    store::{self, ReadTx},
};

/// Draws the board, or hands out the bytes of the last drawing while they are still true (decision 9).
pub async fn show(app: Arc<App>, context: RequestContext, day: Option<Date>) -> Result {
    let query: BoardQuery = read(context.query.as_bytes())?;
    let principal = context.principal;
    // Whoever put a stick into the box stands before its own screen, and no other wall says anything of it.
    let on_the_box = context.on_the_box.then_some(limits::STICK_TOLD_ON_WALL);
    let stick = on_the_box.and_then(|time| Stick::within(&app.settings.data, time));
    let has_message = query.has_message() || stick.is_some();
    let key = PageKey {
        day,
        page: query.page,
    };
    if let (Principal::Wall(wall), false) = (principal, has_message)
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
    let asked = app
        .store
        .read(move |tx| load(tx, &reader, &principal, day, query))
        .await?;
    let Some(asked) = asked else {
        return no_class(&context);
    };
    let until = Instant::now() + view::is_true_for(&asked.room);
    let markup = view::asked_for(&app, &asked, stick);
    let Principal::Wall(wall) = principal else {
        return Ok(response::page(markup));
    };
    if has_message {
        return Ok(response::page(markup));
    }
    // On a wall nobody is signed in.
    let bytes = Bytes::from(marks::stamp(markup.into_string(), &app.machine.id, None));
    let page = Arc::new(CachedPage {
        tag: response::tag_of(&bytes),
        bytes,
        until,
    });
    let cached = Arc::clone(&page);
    app.page_cache.insert(wall.class, key, changes, cached);
    Ok(response::kept(&page, context.if_none_match.as_ref()))
}

fn load(
    tx: &ReadTx<'_>,
    app: &App,
    principal: &Principal,
    day: Option<Date>,
    query: BoardQuery,
) -> store::Result<Option<Asked>> {
    let Some(class) = class_for(tx, principal, query.class.map(ClassId::new))? else {
        return Ok(None);
    };
    let sheet_waits = match query.saved {
        Some(saved) => sheet_waits(tx, class.id, SignUpId::new(saved))?,
        None => false,
    };
    Ok(Some(Asked {
        principal: *principal,
        day,
        query,
        sheet_waits,
        back: back_from_wall(tx, principal, class.id)?,
        room: Room::load(tx, &app.clock, class, day)?,
    }))
}

/// Where a teacher who looks at the wall came from: her day, or "Try it" while its made-up child is on the board.
fn back_from_wall(
    tx: &ReadTx<'_>,
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
fn sheet_waits(tx: &ReadTx<'_>, class: ClassId, id: SignUpId) -> store::Result<bool> {
    let found = store::board::find(tx, id)?;
    let Some(sign_up) = found.filter(|sign_up| sign_up.slot.class == class) else {
        return Ok(false);
    };
    let (of_class, own) = store::prep::rules(tx, class)?;
    let rule = own.get(&sign_up.student).copied().unwrap_or(of_class);
    let sheet = store::prep::sheet_of(tx, class, sign_up.student)?;
    Ok(rule == SheetRule::Nudge && !sheet.is_ready())
}

/// A teacher without a class goes on with the first run; a wall without one was unpaired a moment ago.
fn no_class(context: &RequestContext) -> Result {
    match context.principal {
        Principal::Teacher(_) => Ok(response::to("/teach/classes")),
        _ => Err(HttpError::NotFound),
    }
}
