//! When the database is damaged: what that means, and the one tap that puts the file out of the way and starts a new one.
//! The file is kept; only somebody at the box may choose this, with a code as for the claim (decision 29).

use std::sync::Arc;

use bytes::Bytes;
use maud::{Markup, html};
use serde::Deserialize;

use crate::{
    app::{
        App,
        claim::set_database_aside,
        copies::{Doing, go_back_from_damaged},
        sign_in::TryRefusal,
    },
    backup::Manifest,
    http::{HttpError, RequestContext, Result, read, response},
    i18n::Messages,
    limits,
    pages::{
        components::{Field, Layout, field, isolated, notice},
        teacher::copies::not_restored,
    },
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

#[derive(Deserialize)]
struct CopyForm {
    code: String,
    copy: u32,
}

/// Back to a copy: the damaged file is set aside all the same.
pub(super) async fn go_back(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    if app.store.condition() != Condition::Damaged {
        return Err(HttpError::NotFound);
    }
    let form: CopyForm = read(&form)?;
    let (by, from) = (context.principal, context.tried_from());
    let begun = go_back_from_damaged(&app, by, from, &form.code, form.copy).await;
    let Err(error) = begun else {
        return Ok(response::to("/set-aside"));
    };
    let messages = app.translations.of(context.language);
    let draw = |why| draw(&app, &context, Some(messages.text(why)));
    Ok(match error.refusal()? {
        TryRefusal::Wrong => response::refused(draw("claim-wrong-code")),
        TryRefusal::TooSoon => response::too_soon(draw("claim-too-soon")),
    })
}

/// The newest copy that nobody found to be none, how old it is, and the way back to it.
fn draw_copy(messages: &Messages, app: &App, copy: &Manifest, code: &Markup) -> Markup {
    let age = app
        .clock
        .now()
        .as_second()
        .saturating_sub(copy.made_at)
        .max(0);
    let (hours, days) = (age / 3600, age / (24 * 3600));
    let said = match (hours, days) {
        (0, _) => messages.text("damaged-copy-now").to_owned(),
        (_, 0) => messages.text_with("damaged-copy-hours", &[("hours", hours.into())]),
        _ => messages.text_with("damaged-copy-days", &[("days", days.into())]),
    };
    html! {
        section {
            p { (isolated(&said)) }
            @if !copy.clock_trusted { p { (messages.text("copies-clock")) } }
            @if app.copies.doing() == Some(Doing::Restores) {
                p.lead role="status" { (messages.text("copies-restoring")) }
            } @else {
                form method="post" action="/set-aside/copy" {
                    input type="hidden" name="copy" value=(copy.number);
                    (code)
                    button.main { (messages.text("damaged-copy-go")) }
                }
            }
        }
    }
}

fn draw(app: &App, context: &RequestContext, wrong: Option<&str>) -> Markup {
    let messages = app.translations.of(context.language);
    let may_choose = context.secure || context.on_the_box;
    let code = if context.on_the_box {
        app.claim.now()
    } else {
        String::new()
    };
    let ask = field(&Field {
        name: "code",
        label: messages.text("claim-code"),
        help: Some(messages.text(if context.on_the_box {
            "claim-code-here"
        } else {
            "claim-code-help"
        })),
        value: &code,
        error: wrong,
        autocomplete: Some("one-time-code"),
        keys: Some("numeric"),
        ..Field::default()
    });
    let copy = app.copies.newest_usable();
    let layout = Layout {
        // A wall that nobody touches comes back by itself; where the code is asked for somebody may be typing it.
        stands_s: if app.copies.doing().is_some() {
            Some(limits::LOOK_AGAIN_S)
        } else {
            (!may_choose).then_some(limits::DAMAGED_AGAIN_S)
        },
        ..Layout::before_sign_in(messages, messages.text("damaged-title"), None)
    };
    layout.page(html! {
            p.lead { (messages.text("damaged-lead")) }
            p.lead { (messages.text("damaged-tell")) }
            p { (messages.text("damaged-kept")) }
            @if may_choose {
                @if let Some(why) = app.copies.not_restored() { (notice(false, &html! { (messages.text(not_restored(&why))) })) }
                @if let Some(copy) = &copy { (draw_copy(messages, app, copy, &ask)) }
                form method="post" action="/set-aside" {
                    // Where both ways stand, the code is asked for beside each.
                    @if copy.is_none() { (ask) } @else {
                        label for="code-anew" { (messages.text("claim-code")) }
                        input id="code-anew" name="code" type="text" value=(code) autocomplete="one-time-code" inputmode="numeric" required;
                    }
                    button.main[copy.is_none()].wide[copy.is_some()] { (messages.text("damaged-go")) }
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
