//! The front door: who are you? Everybody is led to the own pages, and a stranger learns whom to ask.

use std::sync::Arc;

use maud::html;
use warp::http::HeaderValue;

use super::secure_link;
use crate::{
    app::App,
    domain::principal::Principal,
    http::{
        context::RequestContext,
        error::HttpError,
        response::{self, Result},
        route::Audience,
    },
    pages::{
        components::{
            empty_chair, isolated,
            layout::{Layout, page_headed},
        },
        student::sign_in as student,
    },
    store,
};

pub(crate) async fn enter(app: Arc<App>, context: RequestContext) -> Result {
    if app.store.condition() == store::Condition::Damaged {
        return Err(HttpError::Damaged);
    }
    match context.principal {
        _ if !app.is_claimed() && (context.secure || context.on_the_box) => {
            Ok(response::to("/hello"))
        }
        _ if !app.is_claimed() => Ok(secure_link::secure_first(&app, &context, "/hello")),
        Principal::Teacher(_) => Ok(response::to("/teach")),
        Principal::Wall(_) => Ok(response::to("/board")),
        Principal::Student(_) => Ok(response::to("/prep")),
        Principal::HandedOver(_) => Ok(response::to("/lead")),
        Principal::Stranger | Principal::Device(_) if context.resting.is_some() => {
            Ok(response::to("/teach"))
        }
        Principal::Device(_) => student::names(&app, &context).await,
        Principal::Stranger => Ok(ask(&app, &context)),
    }
}

/// What a device sees that was not let into the room: the room's name large, whom to ask, and the two ways in (H7).
pub fn ask(app: &App, context: &RequestContext) -> response::Response {
    let messages = app.translations.of(context.language);
    let room = app.room_name();
    let title = room.map_or_else(
        || messages.text("ask-title-plain").to_owned(),
        |room| messages.text_with("ask-title", &[("room", room.into())]),
    );
    let layout = Layout {
        audience: Audience::Student,
        home: "/",
        ..Layout::teacher(messages, &title, None)
    };
    response::page(page_headed(
        &layout,
        &html! {},
        &html! {
            div.alone {
                (empty_chair())
                h1.large { (isolated(&title)) }
                p.lead { (messages.text("ask-line")) }
                a.button.main href="/room" { (messages.text("ask-room")) }
                a.button href="/wall" { (messages.text("ask-wall")) }
                a.button href="/door/teacher" { (messages.text("ask-teacher")) }
            }
        },
    ))
}

/// What a child sees who leaves the talk on the teacher's own device: the way on, and her way back (T1).
pub fn lead_on(app: &App, context: &RequestContext) -> response::Response {
    let messages = app.translations.of(context.language);
    response::page(page_headed(
        &student::layout(messages, messages.text("lead-on-title"), None),
        &html! {},
        &html! {
            div.alone {
                (empty_chair())
                h1.large { (messages.text("lead-on-title")) }
                p.lead { (messages.text("lead-on-line")) }
                a.button.main href="/lead" { (messages.text("lead-on-go")) }
                a.button href="/door/back" { (messages.text("ask-teacher")) }
            }
        },
    ))
}

/// What a device shows on which nobody is signed in any more: the way to the names, where it goes by itself.
pub fn to_the_names(app: &App, context: &RequestContext) -> response::Response {
    let messages = app.translations.of(context.language);
    let mut response = response::page(page_headed(
        &student::layout(messages, messages.text("enter-out"), None),
        &html! {},
        &html! {
            div.alone {
                (empty_chair())
                h1.large { (messages.text("enter-out")) }
                a.button.main href="/" { (messages.text("enter-names-go")) }
            }
        },
    ));
    response
        .headers_mut()
        .insert("refresh", HeaderValue::from_static("5;url=/"));
    response
}
