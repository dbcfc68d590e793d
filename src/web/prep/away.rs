//! Words that a browser without script sends when its child is no longer signed in: they wait in a hidden field while the
//! child taps the two pictures, and then the same form goes to the sheet. With a script keep.js holds them instead.

use std::sync::Arc;

use maud::{Markup, html};

use super::{question, save::Form};
use crate::{
    app::{App, Proof, prove},
    domain::{
        door::{Pictures, Refusal},
        id::StudentId,
        roster::Pupil,
        visitor::{Device, Student, Visitor},
    },
    store,
    web::{
        cookie,
        draw::{self, notice, say, two_pictures},
        gate::Visit,
        layout::{Frame, Surface, page_headed},
        reply::{self, Answer, Problem},
    },
};

/// The child comes in again by two pictures, and the browser sends the same form once more, now as the child; or the page
/// that asks for the pictures, with the words in it.
pub(super) async fn come_back(app: Arc<App>, visit: Visit, device: Device, form: Form) -> Answer {
    let (Some(whose), Some(sheet)) = (&form.whose, form.sheet) else {
        return Err(Problem::BadForm);
    };
    // The mark tells nobody but the box whose words these are. They may be a child's whose class has gone meanwhile (H7).
    let mut found = None;
    for class in app.hours.together(device.class) {
        let there = Visitor::Device(Device { class, ..device });
        let room = app.room(there, None).await?.ok_or(Problem::NotFound)?;
        let mut pupils = room.pupils.iter();
        let pupil = pupils.find(|it| question::whose(&app, it.student, sheet) == *whose);
        found = pupil.map(|pupil| (class, pupil.clone()));
        if found.is_some() {
            break;
        }
    }
    let (class, pupil) = found.ok_or(Problem::NotYours)?;
    let (device, pupil) = (Device { class, ..device }, &pupil);
    let (Some(first), Some(second)) = (&form.first, &form.second) else {
        return Ok(reply::refused(draw(&app, &visit, pupil, &form, None)));
    };
    let pictures: Pictures = format!("{first},{second}")
        .parse()
        .map_err(|_| Problem::BadForm)?;
    match enter(&app, &visit, (device, pupil.student), pictures).await? {
        Ok(cookie) => {
            app.read_visitors().await?;
            Ok(reply::with_cookie(
                reply::once_more("/prep/answers"),
                &cookie,
            ))
        }
        Err(refusal) => Ok(reply::refused(draw(
            &app,
            &visit,
            pupil,
            &form,
            Some(refusal),
        ))),
    }
}

/// Load, decide, keep: the pictures are judged as at the door, and the cookie of the new session is given.
async fn enter(
    app: &Arc<App>,
    visit: &Visit,
    (device, student): (Device, StudentId),
    pictures: Pictures,
) -> Result<Result<String, Refusal>, Problem> {
    let (app, visit) = (Arc::clone(app), visit.clone());
    let writer = Arc::clone(&app);
    let entered = app.store.write(move |tx| {
        let app = &*writer;
        let who = (device.class, student);
        let child = match prove(tx, app, who, &Proof::Pictures(pictures, device.id))? {
            Ok(child) => child,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let (session, cookie) = cookie::student_session(app, &visit, who, child.shared);
        let stamp = app.stamp(&Visitor::Student(Student {
            id: student,
            class: child.class,
            session: session.id,
        }));
        store::door::open_student_session(tx, &stamp, &session)?;
        Ok(Ok(cookie))
    });
    Ok(entered.await?)
}

fn draw(app: &App, visit: &Visit, pupil: &Pupil, form: &Form, refusal: Option<Refusal>) -> Markup {
    let tongue = app.words.of(visit.language);
    let said = tongue.say_with("enter-tap", &[("name", pupil.name.as_str().into())]);
    let frame = Frame {
        surface: Surface::Child,
        home: "/",
        ..Frame::teacher(tongue, &said, None)
    };
    let hidden = html! {
        @for (name, value) in form.to_send_again() { input type="hidden" name=(name) value=(value); }
    };
    page_headed(
        &frame,
        &html! { div.named { (draw::chair(pupil.drawing)) h1 { (say(&said)) } } },
        &html! {
            p.lead role="alert" { (tongue.say("prep-away")) }
            @if let Some(refusal) = refusal { (notice(false, &say(&tongue.refusal(refusal.word(), &[])))) }
            (two_pictures(tongue, "/prep/answers", &hidden))
        },
    )
}
