//! The wall's page for whoever brings a tablet: a code for its camera, and four letters.

use std::sync::Arc;

use serde::Deserialize;

use crate::{
    app::App,
    domain::{id::ClassId, principal::Principal},
    http::{
        context::RequestContext,
        error::HttpError,
        form::read,
        response::{self, Result},
        route::Audience,
    },
    limits,
    pages::components::{
        addresses,
        layout::{Layout, page},
        room_keys,
    },
};

#[derive(Clone, Copy, Default, Deserialize)]
struct Query {
    class: Option<i64>,
}

pub(super) async fn show(app: Arc<App>, context: RequestContext) -> Result {
    let query: Query = read(context.query.as_bytes())?;
    let room = app
        .room(context.principal, query.class.map(ClassId::new))
        .await?
        .ok_or(HttpError::NotFound)?;
    let messages = app.translations.of(context.language);
    let title = messages.text("room-code-title");
    let layout = match context.principal {
        Principal::Wall(_) => Layout {
            audience: Audience::Wall,
            home_after_s: Some(limits::STILL_THERE_AFTER_S),
            asks_first: true,
            home: "/board",
            ..Layout::teacher(messages, title, Some("/help"))
        },
        _ => Layout::teacher(messages, title, Some("/teach/devices")),
    };
    let code = app.sign_in.room_codes.current(room.class.id);
    Ok(response::page(page(
        &layout,
        room_keys(messages, &code, &addresses(&app, "/room")),
    )))
}
