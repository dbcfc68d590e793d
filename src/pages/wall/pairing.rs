//! A tablet asks to be the wall and shows a number, until the teacher says that it is hers (decision 11). Her side of it is
//! teacher/walls.rs.

use std::sync::Arc;

use bytes::Bytes;
use maud::html;

use crate::{
    app::{App, devices::ask_to_be_wall},
    http::{
        context::RequestContext,
        cookies,
        response::{self, Result},
    },
    limits,
    pages::components::{
        empty_chair,
        layout::{Layout, page},
    },
    store,
};

/// The tablet's page: the button, then its number, then the board.
pub(super) async fn show(app: Arc<App>, context: RequestContext) -> Result {
    if let Some(wall) = context.wall {
        let measured = app
            .store
            .read(move |tx| store::devices::wall_size(tx, wall.device))
            .await?;
        return Ok(response::to(match measured {
            Some(_) => "/board",
            None => "/wall/size",
        }));
    }
    let messages = app.translations.of(context.language);
    let number = number(&app, &context);
    let markup = page(
        &Layout::student(messages, messages.text("wall-title"), Some("/")),
        html! {
            div.alone {
                @if let Some(room) = app.room_name() { p.room { bdi { (room) } } }
                @if let Some(number) = number {
                    p.lead { (messages.text("wall-number")) }
                    p.number id="wall-number" { (number) }
                    p { (messages.text("wall-wait")) }
                } @else {
                    (empty_chair())
                    p.lead { (messages.text("wall-ask")) }
                    form method="post" action="/wall" { button.main { (messages.text("ask-wall")) } }
                }
            }
        },
    );
    let response = response::page(markup);
    Ok(match number {
        Some(_) => response::refresh_after(response, limits::LOOK_AGAIN_S, None),
        None => response,
    })
}

/// The number that this tablet shows while it waits for the teacher.
fn number(app: &App, context: &RequestContext) -> Option<u8> {
    let token = context.device_token?;
    app.waiting_walls.find_number(&token)
}

pub(super) async fn ask(app: Arc<App>, context: RequestContext, _: Bytes) -> Result {
    if number(&app, &context).is_some() {
        return Ok(response::to("/wall"));
    }
    let token = ask_to_be_wall(&app);
    let cookie = cookies::set_device(&context, &token.text, token.life);
    Ok(response::with_cookie(response::to("/wall"), &cookie))
}
