//! The first page of the box: everybody is led to pages of their own, a stranger learns whom to ask, and whoever is done goes out
//! again.

use std::sync::Arc;

use bytes::Bytes;
use maud::html;

use super::trust;
use crate::{
    app::{App, sign_in::sign_out},
    domain::principal::Principal,
    http::{HttpError, RequestContext, Result, cookies, response},
    limits,
    pages::{
        components::{Layout, empty_chair, page_headed},
        student::{join_room::show_ways_in, sign_in::show_names},
    },
    store,
};

pub(super) async fn enter(app: Arc<App>, context: RequestContext) -> Result {
    if app.store.condition() == store::Condition::Damaged {
        return Err(HttpError::Damaged);
    }
    match context.principal {
        _ if !app.is_claimed() && (context.secure || context.on_the_box) => {
            Ok(response::to("/hello"))
        }
        _ if !app.is_claimed() => Ok(trust::show_before_path(&app, &context, "/hello")),
        Principal::Teacher(_) => Ok(response::to("/teach")),
        Principal::Wall(_) => Ok(response::to("/board")),
        Principal::Student(_) => Ok(response::to("/prep")),
        Principal::HandedOver(_) => Ok(response::to("/lead")),
        Principal::Stranger | Principal::Device(_) if context.resting.is_some() => {
            Ok(response::to("/teach"))
        }
        Principal::Device(_) => show_names(&app, &context).await,
        Principal::Stranger => Ok(show_ways_in(&app, &context)),
    }
}

/// "I am done", and "Sign out".
pub(super) async fn leave(app: Arc<App>, context: RequestContext, _: Bytes) -> Result {
    sign_out(&app, context.principal).await?;
    Ok(response::with_cookie(
        response::to("/"),
        &cookies::forget_person(&context),
    ))
}

/// What a child sees who leaves the talk on the teacher's own device: the way on, and her way back (decision 15).
pub(crate) fn show_lead_on(app: &App, context: &RequestContext) -> response::Response {
    let messages = app.translations.of(context.language);
    response::page(page_headed(
        &Layout::student(messages, messages.text("lead-on-title"), None),
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
pub(crate) fn show_signed_out(app: &App, context: &RequestContext) -> response::Response {
    let messages = app.translations.of(context.language);
    let layout = Layout {
        stands_s: Some(limits::SIGNED_OUT_S),
        ..Layout::student(messages, messages.text("enter-out"), None)
    };
    response::page(page_headed(
        &layout,
        &html! {},
        &html! {
            div.alone {
                (empty_chair())
                h1.large { (messages.text("enter-out")) }
                a.button.main href="/" { (messages.text("enter-names-go")) }
            }
        },
    ))
}
