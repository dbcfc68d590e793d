//! The live stream of an open page: that something changed, and never what. A page that hears of it asks for itself again.

use std::{convert::Infallible, sync::Arc};

use futures_util::{StreamExt as _, stream};
use warp::Reply as _;

use super::{context::RequestContext, error::HttpError, response::Result};
use crate::{
    app::App,
    domain::{id::ClassId, principal::Principal},
    live::{Changed, Event, Listener, Topic, Whose},
    store,
};

/// The stream of an open page: a wall hears of its class, a teacher of all of hers, and nobody of any content.
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
    let principal = context.principal;
    // The first words go out at once, so that the page knows that it is heard, and by its own box: it cannot see headers.
    let number = warp::sse::Event::default()
        .event("box")
        .data(app.machine.id.clone());
    let opened = stream::iter([number, written(Event::Tick)]);
    let listening = Some((app.live.listen(), app, classes));
    let heard = stream::unfold(listening, move |listening| async move {
        let (mut listener, app, classes) = listening?;
        match next_for(&app, &mut listener, &classes, &principal).await? {
            Some(event) => Some((event, Some((listener, app, classes)))),
            // Signed out or unpaired meanwhile: it looks again, and finds that it is not let in any more.
            None => Some((Event::Changed(EVERYTHING), None)),
        }
    });
    let events = opened.chain(heard.map(written)).map(Ok::<_, Infallible>);
    Ok(warp::sse::reply(events).into_response())
}

const EVERYTHING: Changed = Changed {
    class: None,
    topic: Topic::Everything,
    whose: Whose::Everyones,
};

/// The next event that is this principal's: of its classes, and of no other child than itself. No event inside
/// where it is not let in any more, none at all where the program stops.
async fn next_for(
    app: &App,
    listener: &mut Listener,
    classes: &[ClassId],
    principal: &Principal,
) -> Option<Option<Event>> {
    let sees = |whose| match (whose, principal) {
        (Whose::Everyones, _) | (_, Principal::Teacher(_)) => true,
        (Whose::Students(child), Principal::Student(student)) => student.id == child,
        (Whose::Students(child), Principal::HandedOver(handed)) => handed.student == child,
        (Whose::Students(_) | Whose::Teachers, _) => false,
    };
    loop {
        let event = listener.next().await?;
        // Sessions that begin or end are an event of their own, and time ends them from one tick to the next.
        let is_of_a_class = matches!(event, Event::Changed(changed) if changed.class.is_some());
        if !is_of_a_class && !app.sessions.knows(principal) {
            return Some(None);
        }
        let (class, whose) = match event {
            // The next class writes: the page looks again, and shows that one.
            Event::Tick if !shows_class_of_now(app, principal) => return Some(None),
            Event::Tick => return Some(Some(event)),
            Event::Sessions => continue,
            Event::Changed(Changed { class, whose, .. }) => (class, whose),
        };
        if class.is_none_or(|class| classes.contains(&class)) && sees(whose) {
            return Some(Some(event));
        }
    }
}

fn shows_class_of_now(app: &App, principal: &Principal) -> bool {
    match principal {
        Principal::Wall(wall) => app.shows_class_of_now(*wall),
        _ => true,
    }
}

fn written(event: Event) -> warp::sse::Event {
    match event {
        Event::Tick | Event::Sessions => warp::sse::Event::default().event("tick").data(""),
        Event::Changed(Changed { topic, .. }) => warp::sse::Event::default()
            .event("changed")
            .data(<&str>::from(topic)),
    }
}
