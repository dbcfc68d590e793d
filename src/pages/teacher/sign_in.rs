//! A teacher signs in. The way back from a child's hands is pin.rs, the one without a passphrase recovery.rs.

use std::sync::Arc;

use bytes::Bytes;
use maud::{Markup, html};
use serde::Deserialize;

use crate::{
    app::{
        App,
        sign_in::{TeacherSignIn, TeacherSignedIn, TryRefusal, new_mark, sign_in_teacher},
    },
    http::{RequestContext, Response, Result, cookies, form::read, response},
    limits,
    pages::components::{Field, Layout, choice, field, notice, passphrase},
};

#[derive(Default, Deserialize)]
struct Form {
    #[serde(default)]
    name: String,
    #[serde(default)]
    passphrase: String,
    #[serde(default)]
    own: String,
}

pub(super) async fn show(app: Arc<App>, context: RequestContext) -> Result {
    let drawn = draw(&app, &context, &Form::default(), None);
    Ok(response::page(drawn))
}

/// The same after a form of hers that is kept.
pub(super) fn show_with_words(app: &App, context: &RequestContext) -> Response {
    let kept = Some((true, "unsent-kept"));
    response::page(draw(app, context, &Form::default(), kept))
}

pub(super) async fn sign_in(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: Form = read(&form)?;
    let typed = TeacherSignIn {
        name: form.name.clone(),
        passphrase: form.passphrase.clone(),
        own: form.own == "yes",
    };
    match sign_in_teacher(&app, context.principal, context.tried_from(), typed).await {
        Ok(TeacherSignedIn {
            teacher,
            token,
            has_code_to_write_down,
        }) => {
            let unsent = || app.unsent.page_of(teacher);
            let next = if has_code_to_write_down {
                "/teach/recovery".to_owned()
            } else {
                unsent().unwrap_or_else(|| "/teach".to_owned())
            };
            let response = remember_device(&app, &context, response::to(&next));
            let cookie = cookies::set_person(&context, &token.text, token.life);
            Ok(response::with_cookie(response, &cookie))
        }
        Err(error) => Ok(refuse_try(error.refusal()?, "door-wrong", |why| {
            draw(&app, &context, &form, Some((false, why)))
        })),
    }
}

/// From now on the box knows this device as one of a teacher's: guesses of others keep her waiting on it even less. One that is
/// known already, or waits for her word, keeps its own cookie.
pub(crate) fn remember_device(app: &App, context: &RequestContext, response: Response) -> Response {
    let waits = context.device_token.is_some_and(|token| {
        let lists = [&app.waiting_walls, &app.waiting_devices];
        lists.iter().any(|list| list.find_number(&token).is_some())
    });
    let is_known = context.wall.is_some() || context.device.is_some();
    if waits || is_known || context.mark.is_some() {
        return response;
    }
    let mark = new_mark(&app.machine.key);
    let cookie = cookies::set_device(context, &mark, limits::DEVICE_COOKIE);
    response::with_cookie(response, &cookie)
}

/// The page with the reason that it was the wrong one, or that the last try was a moment ago.
pub(super) fn refuse_try(
    refusal: TryRefusal,
    wrong: &'static str,
    draw: impl Fn(&'static str) -> Markup,
) -> Response {
    match refusal {
        TryRefusal::Wrong => response::refused(draw(wrong)),
        TryRefusal::TooSoon => response::too_soon(draw("claim-too-soon")),
    }
}

fn draw(
    app: &App,
    context: &RequestContext,
    form: &Form,
    said: Option<(bool, &'static str)>,
) -> Markup {
    let messages = app.translations.of(context.language);
    let layout = Layout {
        home: "/",
        ..Layout::teacher(messages, messages.text("door-title"), Some("/"))
    };
    layout.page(html! {
        @if let Some(room) = app.room_name() { p.room { bdi { (room) } } }
        @if let Some((good, said)) = said { (notice(good, &html! { (messages.text(said)) })) }
        form method="post" action="/door/teacher" {
            (field(&Field {
                name: "name", label: messages.text("door-name"), value: &form.name, autocomplete: Some("username"), ..Field::default()
            }))
            (passphrase(messages, &Field {
                label: messages.text("door-passphrase"), autocomplete: Some("current-password"), ..Field::default()
            }))
            (choice("checkbox", "own", "own", "yes", form.own == "yes", messages.text("door-own")))
            button.main { (messages.text("door-go")) }
        }
        p { a.quiet href="/door/recovery" { (messages.text("door-lost")) } }
        p { a.quiet href="/door/substitute" { (messages.text("substitute-title")) } }
        p { a.quiet href="/door/join" { (messages.text("join-title")) } }
        p { a.quiet href="/trust" { (messages.text("trust-title")) } }
        p { a.quiet href="/trust/listeners" { (messages.text("listen-title")) } }
    })
}
