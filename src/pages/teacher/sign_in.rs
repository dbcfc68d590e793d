//! A teacher signs in. The way back from a child's hands is pin.rs, the one without a passphrase recovery.rs.

use std::sync::Arc;

use bytes::Bytes;
use maud::{Markup, html};
use serde::Deserialize;

use crate::{
    app::{
        App,
        sign_in::{TeacherSignIn, TryRefusal, sign_in_teacher},
    },
    http::{RequestContext, Result, cookies, form::read, response},
    pages::components::{Field, Layout, field, notice, page, passphrase},
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

pub(super) async fn sign_in(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: Form = read(&form)?;
    let typed = TeacherSignIn {
        name: form.name.clone(),
        passphrase: form.passphrase.clone(),
        own: form.own == "yes",
    };
    match sign_in_teacher(&app, context.principal, context.tried_from(), typed).await {
        Ok(token) => Ok(response::with_cookie(
            response::to("/teach"),
            &cookies::set_person(&context, &token.text, token.life),
        )),
        Err(error) => {
            let refusal = error.refusal()?;
            let drawn = draw(&app, &context, &form, Some(refusal));
            Ok(match refusal {
                TryRefusal::Wrong => response::refused(drawn),
                TryRefusal::TooSoon => response::too_soon(drawn),
            })
        }
    }
}

fn draw(app: &App, context: &RequestContext, form: &Form, refusal: Option<TryRefusal>) -> Markup {
    let messages = app.translations.of(context.language);
    let layout = Layout {
        home: "/",
        ..Layout::teacher(messages, messages.text("door-title"), Some("/"))
    };
    let wrong = refusal.map(|refusal| match refusal {
        TryRefusal::Wrong => messages.text("door-wrong"),
        TryRefusal::TooSoon => messages.text("claim-too-soon"),
    });
    page(
        &layout,
        html! {
            @if let Some(room) = app.room_name() { p.room { bdi { (room) } } }
            @if let Some(wrong) = wrong { (notice(false, &html! { (wrong) })) }
            form method="post" action="/door/teacher" {
                (field(&Field {
                    name: "name", label: messages.text("door-name"), value: &form.name, autocomplete: Some("username"), ..Field::default()
                }))
                (passphrase(messages, &Field {
                    label: messages.text("door-passphrase"), autocomplete: Some("current-password"), ..Field::default()
                }))
                div.choice {
                    input type="checkbox" id="own" name="own" value="yes" checked[form.own == "yes"];
                    label for="own" { (messages.text("door-own")) }
                }
                button.main { (messages.text("door-go")) }
            }
            p { a.quiet href="/door/recovery" { (messages.text("door-lost")) } }
            p { a.quiet href="/trust" { (messages.text("trust-title")) } }
            p { a.quiet href="/trust/listeners" { (messages.text("listen-title")) } }
        },
    )
}
