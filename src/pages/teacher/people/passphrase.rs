//! She changes her own passphrase. Without the old one only her recovery code sets a new one.

use std::sync::Arc;

use bytes::Bytes;
use maud::{Markup, html};
use serde::Deserialize;

use crate::{
    app::{
        App,
        adults::{NotChanged, change_passphrase},
        sign_in::TryRefusal,
    },
    http::{RequestContext, Result, form, response},
    pages::{
        components::{Field, Layout, field, passphrase},
        receipt,
    },
};

#[derive(Deserialize)]
struct Form {
    #[serde(default)]
    old: String,
    #[serde(default)]
    passphrase: String,
}

pub(in crate::pages::teacher) async fn show(app: Arc<App>, context: RequestContext) -> Result {
    Ok(response::page(draw(&app, &context, None, None)))
}

pub(in crate::pages::teacher) async fn change(
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let form: Form = form::read(&form)?;
    let (by, from) = (context.teacher()?, context.tried_from());
    let messages = app.translations.of(context.language);
    let changed = change_passphrase(&app, by, from, form.old, form.passphrase);
    let Err(error) = changed.await else {
        let said = "done-passphrase";
        return Ok(receipt::done(
            &app,
            &context,
            "/teach/people",
            said,
            None,
            None,
        ));
    };
    Ok(match error.refusal()? {
        NotChanged::Weak(weak) => {
            let weak = messages.refusal(weak.into(), &[]);
            response::refused(draw(&app, &context, None, Some(&weak)))
        }
        NotChanged::Old(TryRefusal::Wrong) => {
            let wrong = Some(messages.text("people-old-wrong"));
            response::refused(draw(&app, &context, wrong, None))
        }
        NotChanged::Old(TryRefusal::TooSoon) => {
            let soon = Some(messages.text("claim-too-soon"));
            response::too_soon(draw(&app, &context, soon, None))
        }
    })
}

fn draw(
    app: &App,
    context: &RequestContext,
    wrong_old: Option<&str>,
    weak: Option<&str>,
) -> Markup {
    let messages = app.translations.of(context.language);
    let back = Some("/teach/people");
    let layout = Layout::teacher(messages, messages.text("people-passphrase"), back);
    let reveal = Some((messages.text("field-show"), messages.text("field-hide")));
    layout.page(html! {
        form method="post" action="/teach/passphrase" {
            (field(&Field {
                name: "old", kind: "password", label: messages.text("people-old-passphrase"), error: wrong_old, reveal,
                autocomplete: Some("current-password"), ..Field::default()
            }))
            (passphrase(messages, &Field {
                label: messages.text("recovery-new"), help: Some(messages.text("claim-passphrase-help")), error: weak,
                autocomplete: Some("new-password"), ..Field::default()
            }))
            button.main { (messages.text("recovery-go")) }
        }
        p.soft { (messages.text("people-passphrase-others")) }
        p { a.quiet href="/door/recovery" { (messages.text("door-lost")) } }
    })
}
