//! "Ask my teacher": a child waits at the door with a fresh cookie, and the teacher says yes or no. Who asks is only
//! remembered.

use crate::domain::class::Member;
use std::sync::Arc;

use bytes::Bytes;
use maud::html;
use serde::Deserialize;
use warp::http::HeaderValue;

use crate::pages::student::sign_in::layout;
use crate::{
    app::{App, class_for},
    domain::{
        id::StudentId,
        principal::{Device, Principal},
    },
    http::{
        context::RequestContext,
        cookies,
        error::HttpError,
        form::read,
        response::{self, Result},
    },
    live::Topic,
    pages::components::{
        self, empty_chair, isolated,
        layout::{Layout, page_headed},
    },
    store,
};

/// How often a waiting page looks whether the teacher has answered; the live stream tells it sooner.
const LOOK_AGAIN_S: &str = "3";

#[derive(Deserialize)]
struct Ask {
    student: i64,
}

pub(crate) async fn ask(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: Ask = read(&form)?;
    let (Some(device), student) = (context.device, StudentId::new(form.student)) else {
        return Err(HttpError::NotYours);
    };
    let child = app
        .store
        .read(move |tx| store::door::in_room(tx, device.class, student))
        .await?
        .ok_or(HttpError::NotFound)?;
    let (token, cookie) = cookies::asking(&app, &context, child.shared);
    app.door.askings.ask(child.class, student, device.id, token);
    app.live.changed(child.class, Topic::Door);
    Ok(response::with_cookie(
        response::done(&context, "/door/asked"),
        &cookie,
    ))
}

/// The child's page while the teacher looks up.
pub(crate) async fn waits(app: Arc<App>, context: RequestContext) -> Result {
    if let Principal::Student(_) = context.principal {
        return Ok(response::to("/prep"));
    }
    let asking = context
        .person_token
        .and_then(|token| app.door.askings.behind(&token));
    let Some(asking) = asking else {
        return Ok(response::to("/"));
    };
    // The child's class, whichever the timetable means by now.
    let there = match context.principal {
        Principal::Device(device) => Principal::Device(Device {
            class: asking.class,
            ..device
        }),
        principal => principal,
    };
    let room = app.room(there, Some(asking.class)).await?;
    let room = room.ok_or(HttpError::NotFound)?;
    let student = room.student(asking.student).ok_or(HttpError::NotFound)?;
    let messages = app.translations.of(context.language);
    let said = if asking.refused {
        messages.text("enter-not-now").to_owned()
    } else {
        messages.text_with("enter-asked", &[("name", student.name.as_str().into())])
    };
    let layout = Layout {
        live: Some("door"),
        ..layout(messages, &said, Some("/"))
    };
    let mut response = response::page(page_headed(
        &layout,
        &html! {},
        &html! {
            div.alone id="asked" data-live {
                @if asking.refused { (empty_chair()) } @else { (components::chair(student.drawing)) }
                h1.large { (isolated(&said)) }
                @if !asking.refused { p.lead { (messages.text("enter-asked-wait")) } }
            }
        },
    ));
    if !asking.refused {
        // A page without JavaScript must find out too.
        response
            .headers_mut()
            .insert("refresh", HeaderValue::from_static(LOOK_AGAIN_S));
    }
    Ok(response)
}

#[derive(Deserialize)]
struct Reply {
    /// The number of the asking.
    id: i64,
    /// `yes` or `no`.
    #[serde(rename = "say")]
    word: String,
    /// `devices` if the page of devices sent it, and wants her back; else Today.
    from: Option<String>,
}

/// "Yes, it is Ada": the cookie that the child's browser holds counts from now on.
pub(crate) async fn answer(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: Reply = read(&form)?;
    let place = if form.from.as_deref() == Some("devices") {
        "/teach/devices"
    } else {
        "/teach"
    };
    let Some(asking) = app.door.askings.find(form.id) else {
        // Answered already, perhaps by a second tap, or the child went another way.
        return Ok(response::done(&context, place));
    };
    let principal = context.principal;
    let yes = match form.word.as_str() {
        "yes" => true,
        "no" => false,
        _ => return Err(HttpError::BadForm),
    };
    let writer = Arc::clone(&app);
    let hers = app
        .write_plain(context.principal, move |tx| {
            if class_for(tx, &principal, Some(asking.class))?.is_none() {
                return Ok(false);
            }
            // Two taps of hers are one: the writer takes them one after the other.
            if writer.door.askings.find(asking.id).is_none() {
                return Ok(true);
            }
            let child = store::door::at_door(tx, Some(asking.class), asking.student)?;
            if let (true, Some(child)) = (yes, child) {
                let held = (Some(asking.device), asking.token);
                let who = Member {
                    class: asking.class,
                    student: asking.student,
                };
                let session = cookies::student_row(&writer, who, held, child.shared);
                store::door::open_student_session(tx, &session)?;
                store::door::known_here(tx, asking.student, asking.device)?;
                writer.door.askings.forget(asking.id);
            }
            Ok(true)
        })
        .await?;
    if !hers {
        return Err(HttpError::NotFound);
    }
    if yes {
    } else {
        app.door.askings.refuse(asking.id);
    }
    app.live.changed(asking.class, Topic::Door);
    Ok(response::done(&context, place))
}
