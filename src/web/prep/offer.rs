//! A chair that was saved for a child: by her teacher, or because it came free while she waited. Yes, another time, or not
//! now: only the teacher sees the answer, and it costs nothing (B7, B5).

use std::sync::Arc;

use bytes::Bytes;
use maud::{Markup, html};
use serde::Deserialize;
use warp::Filter;

use crate::{
    app::{App, Room, class_for, timetable::seat_waiting},
    domain::{
        board::{By, Offer, OfferKind, Said, SignUp},
        id::SignUpId,
        visitor::Visitor,
    },
    live::Topic,
    store,
    web::{
        Routes,
        draw::{say, told},
        form::{read, sent},
        gate::Visit,
        reply::{self, Answer, Problem},
        route,
        words::Tongue,
    },
};

/// The address of her answer.
pub(in crate::web) fn routes(app: &Arc<App>) -> Routes {
    let answer = warp::path!("prep" / "offers" / SignUpId)
        .and(sent(app))
        .then(answer);
    route(answer)
}

#[derive(Deserialize)]
struct Form {
    say: String,
}

async fn answer(id: SignUpId, app: Arc<App>, visit: Visit, form: Bytes) -> Answer {
    let form: Form = read(&form)?;
    let said = Said::from_word(&form.say).ok_or(Problem::BadForm)?;
    let Visitor::Student(student) = visit.visitor else {
        return Err(Problem::NotYours);
    };
    let (reader, visitor, stamp) = (Arc::clone(&app), visit.visitor, app.stamp(&visit.visitor));
    let class = app
        .store
        .write(move |tx| {
            let Some(class) = class_for(tx, &visitor, None)? else {
                return Ok(None);
            };
            let room = Room::load(tx, &reader.clock, class, None)?;
            let board = &room.board;
            let Ok(sign_up) = board.own(id, student.id) else {
                return Ok(None);
            };
            // A page of last week, or a second tap: what was said stands.
            let open =
                store::board::wait::offered(tx, id)?.is_some_and(|offer| offer.said.is_none());
            if !open || !sign_up.state.is_live() {
                return Ok(Some(room.class.id));
            }
            if said == Said::NotNow {
                // Where the talk has begun meanwhile, the chair stays hers.
                let Ok(change) = board.release(id, By::Child) else {
                    return Ok(Some(room.class.id));
                };
                store::board::keep_change(tx, &stamp, sign_up.slot, &change)?;
            }
            store::board::wait::say(tx, &stamp, (room.class.id, id), said)?;
            seat_waiting(tx, &stamp, &reader.clock, &room.class)?;
            Ok(Some(room.class.id))
        })
        .await?
        .ok_or(Problem::NotFound)?;
    app.changed(class, Topic::Board);
    Ok(reply::done(
        &visit,
        match said {
            Said::Another => "/board",
            Said::Yes | Said::NotNow => "/prep",
        },
    ))
}

/// The card on her own page. `when` says which chair it is.
pub(super) fn card(tongue: &Tongue, offer: Offer, sign_up: &SignUp, when: &str) -> Markup {
    let title = match offer.kind {
        OfferKind::Invited => "offer-invited",
        OfferKind::Waited => "offer-waited",
    };
    html! {
        h2 { (told(tongue, title)) }
        p { (say(when)) }
        form method="post" action={ "/prep/offers/" (sign_up.id) } {
            div.says {
                @for said in Said::ALL { button name="say" value=(said.word()) { (tongue.say(words(said))) } }
            }
        }
    }
}

fn words(said: Said) -> &'static str {
    match said {
        Said::Yes => "offer-yes",
        Said::Another => "offer-another",
        Said::NotNow => "offer-not-now",
    }
}
