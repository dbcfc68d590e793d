//! "Ask my teacher": a child waits at the door with a fresh cookie, and the teacher says yes or no. Who asks is only
//! remembered.

use std::sync::Arc;

use bytes::Bytes;
use maud::html;
use serde::Deserialize;
use warp::{Filter, http::HeaderValue};

use super::student::frame;
use crate::{
    app::{App, class_for},
    domain::{
        id::StudentId,
        visitor::{Device, Visitor},
    },
    live::Topic,
    store,
    web::{
        Routes, cookie,
        draw::{self, empty_chair, say},
        first_of,
        form::{read, sent, shown},
        gate::Visit,
        layout::{Frame, page_headed},
        reply::{self, Answer, Problem},
        route,
    },
};

/// How often a waiting page looks whether the teacher has answered; the live stream tells it sooner.
const LOOK_AGAIN_S: &str = "3";

/// The addresses of asking.
pub(in crate::web) fn routes(app: &Arc<App>) -> Routes {
    let ask = warp::path!("door" / "ask").and(sent(app)).then(ask);
    let waits = warp::path!("door" / "asked").and(shown(app)).then(waits);
    let answer = warp::path!("teach" / "requests")
        .and(sent(app))
        .then(answer);
    first_of([route(ask), route(waits), route(answer)])
}

#[derive(Deserialize)]
struct Ask {
    student: i64,
}

async fn ask(app: Arc<App>, visit: Visit, form: Bytes) -> Answer {
    let form: Ask = read(&form)?;
    let (Some(device), student) = (visit.device, StudentId::new(form.student)) else {
        return Err(Problem::NotYours);
    };
    let child = app
        .store
        .read(move |tx| store::door::in_room(tx, device.class, student))
        .await?
        .ok_or(Problem::NotFound)?;
    let (token, cookie) = cookie::asking(&app, &visit, child.shared);
    app.door.askings.ask(child.class, student, device.id, token);
    app.live.changed(child.class, Topic::Door);
    Ok(reply::with_cookie(
        reply::done(&visit, "/door/asked"),
        &cookie,
    ))
}

/// The child's page while the teacher looks up.
async fn waits(app: Arc<App>, visit: Visit) -> Answer {
    if let Visitor::Student(_) = visit.visitor {
        return Ok(reply::to("/prep"));
    }
    let asking = visit
        .person_token
        .and_then(|token| app.door.askings.behind(&token));
    let Some(asking) = asking else {
        return Ok(reply::to("/"));
    };
    // The child's class, whichever the timetable means by now.
    let there = match visit.visitor {
        Visitor::Device(device) => Visitor::Device(Device {
            class: asking.class,
            ..device
        }),
        visitor => visitor,
    };
    let room = app.room(there, Some(asking.class)).await?;
    let room = room.ok_or(Problem::NotFound)?;
    let pupil = room.pupil(asking.student).ok_or(Problem::NotFound)?;
    let tongue = app.words.of(visit.language);
    let said = if asking.refused {
        tongue.say("enter-not-now").to_owned()
    } else {
        tongue.say_with("enter-asked", &[("name", pupil.name.as_str().into())])
    };
    let frame = Frame {
        live: Some("door"),
        ..frame(tongue, &said, Some("/"))
    };
    let mut response = reply::page(page_headed(
        &frame,
        &html! {},
        &html! {
            div.alone id="asked" data-live {
                @if asking.refused { (empty_chair()) } @else { (draw::chair(pupil.drawing)) }
                h1.large { (say(&said)) }
                @if !asking.refused { p.lead { (tongue.say("enter-asked-wait")) } }
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
async fn answer(app: Arc<App>, visit: Visit, form: Bytes) -> Answer {
    let form: Reply = read(&form)?;
    let place = if form.from.as_deref() == Some("devices") {
        "/teach/devices"
    } else {
        "/teach"
    };
    let Some(asking) = app.door.askings.find(form.id) else {
        // Answered already, perhaps by a second tap, or the child went another way.
        return Ok(reply::done(&visit, place));
    };
    let (visitor, stamp) = (visit.visitor, app.stamp(&visit.visitor));
    let yes = match form.word.as_str() {
        "yes" => true,
        "no" => false,
        _ => return Err(Problem::BadForm),
    };
    let writer = Arc::clone(&app);
    let hers = app
        .store
        .write(move |tx| {
            if class_for(tx, &visitor, Some(asking.class))?.is_none() {
                return Ok(false);
            }
            // Two taps of hers are one: the writer takes them one after the other.
            if writer.door.askings.find(asking.id).is_none() {
                return Ok(true);
            }
            let child = store::door::at_door(tx, Some(asking.class), asking.student)?;
            if let (true, Some(child)) = (yes, child) {
                let held = (Some(asking.device), asking.token);
                let who = (asking.class, asking.student);
                let session = cookie::student_row(&writer, who, held, child.shared);
                store::door::open_student_session(tx, &stamp, &session)?;
                store::door::known_here(tx, asking.student, asking.device)?;
                writer.door.askings.forget(asking.id);
            }
            Ok(true)
        })
        .await?;
    if !hers {
        return Err(Problem::NotFound);
    }
    if yes {
        app.read_visitors().await?;
    } else {
        app.door.askings.refuse(asking.id);
    }
    app.live.changed(asking.class, Topic::Door);
    Ok(reply::done(&visit, place))
}
