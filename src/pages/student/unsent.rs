//! Words that a browser without script sends when its child is no longer signed in: they wait in hidden fields while the child
//! taps the two pictures, and then the same form goes to the sheet. With a script kiosk/autosave.js holds them instead.

use std::sync::Arc;

use maud::{Markup, html};

use crate::{
    app::{App, Proof, sign_in::sign_in_student},
    domain::{
        credentials::{Pictures, Refusal},
        principal::{Device, Principal},
        roster::Student,
    },
    http::{
        context::RequestContext,
        cookies,
        error::HttpError,
        response::{self, Result},
    },
    pages::{
        components::{
            self, isolated,
            layout::{Layout, page_headed},
            notice, sheet_draft_prefix, two_pictures,
        },
        student::answer_form::AnswerForm,
    },
};

/// The child comes in again by two pictures, and the browser sends the same form once more, now as the child; or the page
/// that asks for the pictures, with the words in it.
pub(super) async fn come_back(
    app: Arc<App>,
    context: RequestContext,
    device: Device,
    form: AnswerForm,
) -> Result {
    let (Some(whose), Some(sheet)) = (&form.whose, form.sheet) else {
        return Err(HttpError::BadForm);
    };
    // The mark tells nobody but the box whose words these are. They may be a child's whose class has gone meanwhile.
    let is_of =
        |student: &&Student| sheet_draft_prefix(&app.machine.key, student.id, sheet) == *whose;
    let mut found = None;
    for class in app.hours.classes_of_room(device.class) {
        let there = Principal::Device(Device { class, ..device });
        let room = app.room(there, None).await?.ok_or(HttpError::NotFound)?;
        found = room.students.iter().find(is_of).cloned();
        if found.is_some() {
            break;
        }
    }
    let student = &found.ok_or(HttpError::NotYours)?;
    let ask = |refusal| response::refused(draw(&app, &context, student, &form, refusal));
    let (Some(first), Some(second)) = (&form.first, &form.second) else {
        return Ok(ask(None));
    };
    let pictures: Pictures = format!("{first},{second}")
        .parse()
        .map_err(|_| HttpError::BadForm)?;
    let proof = Proof::Pictures(pictures, device.id);
    match sign_in_student(&app, context.principal, Some(device), student.id, proof).await {
        Ok(signed_in) => {
            let token = signed_in.token;
            Ok(response::with_cookie(
                response::once_more("/prep/answers"),
                &cookies::set_person(&context, &token.text, token.life),
            ))
        }
        Err(error) => Ok(ask(Some(error.refusal()?))),
    }
}

fn draw(
    app: &App,
    context: &RequestContext,
    student: &Student,
    form: &AnswerForm,
    refusal: Option<Refusal>,
) -> Markup {
    let messages = app.translations.of(context.language);
    let said = messages.text_with("enter-tap", &[("name", student.name.as_str().into())]);
    let layout = Layout::student(messages, &said, None);
    let hidden = html! {
        @for (name, value) in form.hidden_fields() { input type="hidden" name=(name) value=(value); }
    };
    page_headed(
        &layout,
        &html! { div.named { (components::chair(student.drawing)) h1 { (isolated(&said)) } } },
        &html! {
            p.lead role="alert" { (messages.text("prep-away")) }
            @if let Some(refusal) = refusal { (notice(false, &isolated(&messages.refusal(refusal.into(), &[])))) }
            (two_pictures(messages, "/prep/answers", &hidden))
        },
    )
}
