//! Words that a browser without script sends when its child is no longer signed in: they wait in a hidden field while the
//! child taps the two pictures, and then the same form goes to the sheet. With a script keep.js holds them instead.

use std::sync::Arc;

use maud::{Markup, html};

use crate::http::route::Audience;
use crate::pages::student::{answer::Form, question};
use crate::{
    app::{App, sign_in::sign_in_student_again},
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
    pages::components::{
        self, isolated,
        layout::{Layout, page_headed},
        notice, two_pictures,
    },
};

/// The child comes in again by two pictures, and the browser sends the same form once more, now as the child; or the page
/// that asks for the pictures, with the words in it.
pub(crate) async fn come_back(
    app: Arc<App>,
    context: RequestContext,
    device: Device,
    form: Form,
) -> Result {
    let (Some(whose), Some(sheet)) = (&form.whose, form.sheet) else {
        return Err(HttpError::BadForm);
    };
    // The mark tells nobody but the box whose words these are. They may be a child's whose class has gone meanwhile (H7).
    let mut found = None;
    for class in app.hours.classes_of_room(device.class) {
        let there = Principal::Device(Device { class, ..device });
        let room = app.room(there, None).await?.ok_or(HttpError::NotFound)?;
        let mut students = room.students.iter();
        let student = students.find(|it| question::whose(&app, it.id, sheet) == *whose);
        found = student.map(|student| (class, student.clone()));
        if found.is_some() {
            break;
        }
    }
    let (class, student) = found.ok_or(HttpError::NotYours)?;
    let (device, student) = (Device { class, ..device }, &student);
    let (Some(first), Some(second)) = (&form.first, &form.second) else {
        return Ok(response::refused(draw(
            &app, &context, student, &form, None,
        )));
    };
    let pictures: Pictures = format!("{first},{second}")
        .parse()
        .map_err(|_| HttpError::BadForm)?;
    match sign_in_student_again(&app, context.principal, device, student.id, pictures).await {
        Ok(token) => Ok(response::with_cookie(
            response::once_more("/prep/answers"),
            &cookies::set_person(&context, &token.text, token.life),
        )),
        Err(error) => {
            let refusal = error.refusal()?;
            let drawn = draw(&app, &context, student, &form, Some(refusal));
            Ok(response::refused(drawn))
        }
    }
}

fn draw(
    app: &App,
    context: &RequestContext,
    student: &Student,
    form: &Form,
    refusal: Option<Refusal>,
) -> Markup {
    let messages = app.translations.of(context.language);
    let said = messages.text_with("enter-tap", &[("name", student.name.as_str().into())]);
    let layout = Layout {
        audience: Audience::Student,
        home: "/",
        ..Layout::teacher(messages, &said, None)
    };
    let hidden = html! {
        @for (name, value) in form.to_send_again() { input type="hidden" name=(name) value=(value); }
    };
    page_headed(
        &layout,
        &html! { div.named { (components::chair(student.drawing)) h1 { (isolated(&said)) } } },
        &html! {
            p.lead role="alert" { (messages.text("prep-away")) }
            @if let Some(refusal) = refusal { (notice(false, &isolated(&messages.refusal(refusal.word(), &[])))) }
            (two_pictures(messages, "/prep/answers", &hidden))
        },
    )
}
