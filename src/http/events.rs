//! The live stream of an open page: that something changed, and never what. A page that hears of it asks for itself again.

use std::{convert::Infallible, sync::Arc};

use warp::Reply as _;

use super::{context::RequestContext, error::HttpError, response::Result};
use crate::{
    app::App,
    domain::{id::ClassId, principal::Principal},
    live::{Changed, Event, Listener, Topic},
    store,
};

/// The stream of an open page (D21): a wall hears of its class, a teacher of all of hers, and nobody of any content.
pub async fn stream(app: Arc<App>, context: RequestContext) -> Result {
    let classes = match context.principal {
        Principal::Wall(wall) => vec![wall.class],
        Principal::Device(device) => vec![device.class],
        Principal::Student(student) => vec![student.class],
        Principal::HandedOver(handed) => vec![handed.class],
        Principal::Teacher(teacher) => {
            let classes = app
                .store
                .read(move |tx| store::class::of_teacher(tx, teacher.id))
                .await?;
            classes.into_iter().map(|class| class.id).collect()
        }
        Principal::Stranger => return Err(HttpError::NotYours),
    };
    let (ear, principal) = ((app.live.listen(), true), context.principal);
    let events = futures_util::stream::unfold(ear, move |(mut listener, first)| {
        let (app, classes) = (Arc::clone(&app), classes.clone());
        async move {
            let event = if first {
                Event::Tick
            } else if app.sessions.knows(&principal) {
                next_for(&app, &mut listener, (&classes, &principal)).await?
            } else {
                // Signed out or unpaired meanwhile; the page was told, and asks at the door.
                return None;
            };
            Some((Ok::<_, Infallible>(written(event)), (listener, false)))
        }
    });
    Ok(warp::sse::reply(events).into_response())
}

const EVERYTHING: Changed = Changed {
    class: None,
    topic: Topic::Everything,
    student: None,
};

/// The next event that is this principal's: of its classes, and of no other child than itself (D21).
async fn next_for(
    app: &App,
    listener: &mut Listener,
    (classes, principal): (&[ClassId], &Principal),
) -> Option<Event> {
    let sees = |child| match principal {
        Principal::Teacher(_) => true,
        Principal::Student(student) => student.id == child,
        Principal::HandedOver(handed) => handed.student == child,
        Principal::Stranger | Principal::Wall(_) | Principal::Device(_) => false,
    };
    loop {
        let event = listener.next().await?;
        let (class, student) = match event {
            Event::Tick => return Some(event),
            Event::Sessions if app.sessions.knows(principal) => continue,
            // The last that this page hears: it looks again, and finds that it is not let in any more.
            Event::Sessions => return Some(Event::Changed(EVERYTHING)),
            Event::Changed(Changed { class, student, .. }) => (class, student),
        };
        if class.is_none_or(|class| classes.contains(&class)) && student.is_none_or(sees) {
            return Some(event);
        }
    }
}

fn written(event: Event) -> warp::sse::Event {
    match event {
        Event::Tick | Event::Sessions => warp::sse::Event::default().event("tick").data(""),
        Event::Changed(Changed { topic, .. }) => warp::sse::Event::default()
            .event("changed")
            .data(topic.word()),
    }
}
