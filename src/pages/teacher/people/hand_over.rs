//! The owner hands the box over to a co-teacher, and stays as one or leaves.

use std::sync::Arc;

use bytes::Bytes;
use maud::{Markup, html};
use serde::Deserialize;

use crate::{
    app::{
        App,
        adults::{NotHandedOver, OldOwner, hand_box_over},
        sign_in::TryRefusal,
    },
    domain::{id::TeacherId, principal::Standing},
    http::{RequestContext, Result, cookies, form, response},
    pages::{
        components::{Field, Layout, choice, name, notice, passphrase},
        receipt,
    },
    store::{self, adults::Adult},
};

#[derive(Default, Deserialize)]
struct Form {
    to: Option<String>,
    /// What becomes of her.
    #[serde(default)]
    then: String,
    #[serde(default)]
    passphrase: String,
}

impl Form {
    fn to(&self) -> Option<TeacherId> {
        self.to.as_deref()?.parse().ok()
    }
}

async fn co_teachers(app: &App) -> Result<Vec<Adult>> {
    let mut adults = app.store.read(store::adults::load).await?;
    adults.retain(|it| it.standing == Standing::CoTeacher);
    Ok(adults)
}

pub(in crate::pages::teacher) async fn show(app: Arc<App>, context: RequestContext) -> Result {
    let adults = co_teachers(&app).await?;
    let page = draw(&app, &context, &adults, &Form::default(), None, None);
    Ok(response::page(page))
}

pub(in crate::pages::teacher) async fn hand_over(
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let form: Form = form::read(&form)?;
    let (by, from) = (context.teacher()?, context.tried_from());
    let messages = app.translations.of(context.language);
    let leaves = form.then == "leaves";
    let old = if leaves {
        OldOwner::Leaves
    } else {
        OldOwner::Stays
    };
    let adults = co_teachers(&app).await?;
    let Some(to) = form.to() else {
        let why = Some(messages.text("people-hand-over-whom"));
        let page = draw(&app, &context, &adults, &form, why, None);
        return Ok(response::refused(page));
    };
    let typed = form.passphrase.clone();
    let Err(error) = hand_box_over(&app, by, from, typed, to, old).await else {
        if leaves {
            let out = response::to("/");
            return Ok(response::with_cookie(
                out,
                &cookies::forget_person(&context),
            ));
        }
        let called = adults.into_iter().find(|it| it.id == to);
        let called = called.map(|it| it.name);
        let said = "done-handed-over";
        return Ok(receipt::done(
            &app,
            &context,
            "/teach/people",
            said,
            called,
            None,
        ));
    };
    let draw = |above, wrong| draw(&app, &context, &adults, &form, above, wrong);
    Ok(match error.refusal()? {
        NotHandedOver::Nobody => {
            response::refused(draw(Some(messages.text("people-hand-over-nobody")), None))
        }
        NotHandedOver::Passphrase(TryRefusal::Wrong) => {
            response::refused(draw(None, Some(messages.text("people-old-wrong"))))
        }
        NotHandedOver::Passphrase(TryRefusal::TooSoon) => {
            response::too_soon(draw(None, Some(messages.text("claim-too-soon"))))
        }
    })
}

fn draw(
    app: &App,
    context: &RequestContext,
    co_teachers: &[Adult],
    form: &Form,
    above: Option<&str>,
    wrong: Option<&str>,
) -> Markup {
    let messages = app.translations.of(context.language);
    let back = Some("/teach/people");
    let layout = Layout::teacher(messages, messages.text("people-hand-over"), back);
    let is_to = |adult: &Adult| co_teachers.len() == 1 || form.to() == Some(adult.id);
    layout.page(html! {
        @if let Some(above) = above { (notice(false, &html! { (above) })) }
        p.lead { (messages.text("people-hand-over-lead")) }
        @if co_teachers.is_empty() {
            p { (messages.text("people-hand-over-none")) }
            form method="post" action="/teach/people/invite" { button.main { (messages.text("people-invite")) } }
        } @else {
            form method="post" action="/teach/people/hand-over" {
                fieldset {
                    legend { (messages.text("people-hand-over-to")) }
                    @for adult in co_teachers {
                        (choice("radio", &format!("to-{}", adult.id), "to", adult.id, is_to(adult), name(&adult.name)))
                    }
                }
                fieldset {
                    legend { (messages.text("people-hand-over-then")) }
                    (choice("radio", "then-stays", "then", "stays", form.then != "leaves", messages.text("people-hand-over-stay")))
                    (choice("radio", "then-leaves", "then", "leaves", form.then == "leaves", messages.text("people-hand-over-leave")))
                }
                (passphrase(messages, &Field {
                    label: messages.text("door-passphrase"), error: wrong, autocomplete: Some("current-password"), ..Field::default()
                }))
                button.main { (messages.text("people-hand-over-go")) }
            }
        }
    })
}
