//! When the database is damaged: what that means, and the one tap that puts the file out of the way and starts a new one.
//! The file is kept; only somebody at the box may choose this, with a code as for the claim (decision 29).

use std::sync::Arc;

use bytes::Bytes;
use maud::{Markup, html};
use serde::Deserialize;

use crate::{
    app::{App, claim::set_database_aside, sign_in::TryRefusal},
    http::{HttpError, RequestContext, Result, read, response},
    limits,
    pages::components::{Field, Layout, field},
    store::Condition,
};

pub(super) async fn show(app: Arc<App>, _: RequestContext) -> Result {
    if app.store.condition() != Condition::Damaged {
        return Err(HttpError::NotFound);
    }
    Err(HttpError::Damaged)
}

/// The page that every address of a damaged box leads to.
pub(crate) fn show_damaged(app: &App, context: &RequestContext) -> response::Response {
    response::page(draw(app, context, None))
}

#[derive(Deserialize)]
struct Form {
    code: String,
}

pub(super) async fn choose(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    if app.store.condition() != Condition::Damaged {
        return Err(HttpError::NotFound);
    }
    let form: Form = read(&form)?;
    let (by, from) = (context.principal, context.tried_from());
    let Err(error) = set_database_aside(&app, by, from, &form.code).await else {
        return Ok(response::page(draw_done(&app, &context)));
    };
    let messages = app.translations.of(context.language);
    let draw = |why| draw(&app, &context, Some(messages.text(why)));
    Ok(match error.refusal()? {
        TryRefusal::Wrong => response::refused(draw("claim-wrong-code")),
        TryRefusal::TooSoon => response::too_soon(draw("claim-too-soon")),
    })
}

fn draw(app: &App, context: &RequestContext, wrong: Option<&str>) -> Markup {
    let messages = app.translations.of(context.language);
    let may_choose = context.secure || context.on_the_box;
    let code = if context.on_the_box {
        app.claim.now()
    } else {
        String::new()
    };
    let layout = Layout {
        // A wall that nobody touches comes back by itself; where the code is asked for somebody may be typing it.
        stands_s: (!may_choose).then_some(limits::DAMAGED_AGAIN_S),
        ..Layout::before_sign_in(messages, messages.text("damaged-title"), None)
    };
    layout.page(html! {
            p.lead { (messages.text("damaged-lead")) }
            p.lead { (messages.text("damaged-tell")) }
            p { (messages.text("damaged-kept")) }
            @if may_choose {
                form method="post" action="/set-aside" {
                    (field(&Field {
                        name: "code", label: messages.text("claim-code"),
                        help: Some(messages.text(if context.on_the_box { "claim-code-here" } else { "claim-code-help" })),
                        value: &code, error: wrong, autocomplete: Some("one-time-code"), keys: Some("numeric"), ..Field::default()
                    }))
                    button.main { (messages.text("damaged-go")) }
                }
            }
        },
    )
}

fn draw_done(app: &App, context: &RequestContext) -> Markup {
    let messages = app.translations.of(context.language);
    let layout = Layout {
        stands_s: Some(limits::LOOK_AGAIN_S),
        ..Layout::before_sign_in(messages, messages.text("damaged-done"), None)
    };
    layout.page(html! { p.lead { (messages.text("damaged-done-lead")) } a.button.main.wide href="/" { (messages.text("problem-to-start")) } },
    )
}
