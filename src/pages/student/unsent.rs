//! Words that a browser without script sends when its child is no longer signed in: they wait in a hidden field while the
//! child taps the two pictures, and then the same form goes to the sheet. With a script keep.js holds them instead.

use crate::domain::class::Member;
use std::sync::Arc;

use maud::{Markup, html};

use crate::http::route::Audience;
use crate::pages::student::{answer::Form, question};
use crate::{
    app::{App, Proof, prove},
    domain::{
        door::{Pictures, Refusal},
        id::StudentId,
        principal::{Device, Principal, StudentSession},
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
    store,
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
    match enter(&app, &context, (device, student.id), pictures).await? {
        Ok(cookie) => Ok(response::with_cookie(
            response::once_more("/prep/answers"),
            &cookie,
        )),
        Err(refusal) => Ok(response::refused(draw(
            &app,
            &context,
            student,
            &form,
            Some(refusal),
        ))),
    }
}

/// Load, decide, keep: the pictures are judged as at the door, and the cookie of the new session is given.
pub(crate) async fn enter(
    app: &Arc<App>,
    context: &RequestContext,
    (device, student): (Device, StudentId),
    pictures: Pictures,
) -> Result<Result<String, Refusal>, HttpError> {
    let (app, context) = (Arc::clone(app), context.clone());
    let writer = Arc::clone(&app);
    let entered = app.write_plain(context.principal, move |tx| {
        let app = &*writer;
        let who = Member {
            class: device.class,
            student,
        };
        let child = match prove(tx, app, who, &Proof::Pictures(pictures, device.id))? {
            Ok(child) => child,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let (session, cookie) = cookies::student_session(app, &context, who, child.shared);
        let tx = &tx.attributed_to(app.attribution(&Principal::Student(StudentSession {
            id: student,
            class: child.class,
            session: session.id,
        })));
        store::door::open_student_session(tx, &session)?;
        Ok(Ok(cookie))
    });
    Ok(entered.await?)
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
