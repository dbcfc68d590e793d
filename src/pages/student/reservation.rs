//! A chair that was saved for a child: by her teacher, or because it came free while she waited. Yes, another time, or not
//! now: only the teacher sees the answer, and it costs nothing (B7, B5).

use std::sync::Arc;

use bytes::Bytes;
use maud::{Markup, html};
use serde::Deserialize;

use crate::{
    app::{App, Room, calendar::seat_waiting, class_for},
    domain::{
        board::{By, Reservation, ReservationKind, Said, SignUp},
        id::SignUpId,
        principal::Principal,
    },
    http::{
        context::RequestContext,
        error::HttpError,
        form::read,
        response::{self, Result},
    },
    i18n::Messages,
    pages::components::{isolated, message},
    store,
};

#[derive(Deserialize)]
struct Form {
    say: String,
}

pub(crate) async fn answer(
    id: SignUpId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let form: Form = read(&form)?;
    let said = Said::from_word(&form.say).ok_or(HttpError::BadForm)?;
    let Principal::Student(student) = context.principal else {
        return Err(HttpError::NotYours);
    };
    let (reader, principal) = (Arc::clone(&app), context.principal);
    let _class = app
        .write_plain(context.principal, move |tx| {
            let Some(class) = class_for(tx, &principal, None)? else {
                return Ok(None);
            };
            let room = Room::load(tx, &reader.clock, class, None)?;
            let board = &room.board;
            let Ok(sign_up) = board.own(id, student.id) else {
                return Ok(None);
            };
            // A page of last week, or a second tap: what was said stands.
            let open = store::board::wait::reservation_of(tx, id)?
                .is_some_and(|reservation| reservation.said.is_none());
            if !open || !sign_up.state.is_live() {
                return Ok(Some(room.class.id));
            }
            if said == Said::NotNow {
                // Where the talk has begun meanwhile, the chair stays hers.
                let Ok(change) = board.release(id, By::Child) else {
                    return Ok(Some(room.class.id));
                };
                store::board::keep_change(tx, sign_up.slot, &change)?;
            }
            store::board::wait::say(tx, (room.class.id, id), said)?;
            seat_waiting(tx, &reader.clock, &room.class)?;
            Ok(Some(room.class.id))
        })
        .await?
        .ok_or(HttpError::NotFound)?;
    Ok(response::done(
        &context,
        match said {
            Said::Another => "/board",
            Said::Yes | Said::NotNow => "/prep",
        },
    ))
}

/// The card on her own page. `when` says which chair it is.
pub(crate) fn card(
    messages: &Messages,
    reservation: Reservation,
    sign_up: &SignUp,
    when: &str,
) -> Markup {
    let title = match reservation.kind {
        ReservationKind::Invited => "reservation-invited",
        ReservationKind::Waited => "reservation-waited",
    };
    html! {
        h2 { (message(messages, title)) }
        p { (isolated(when)) }
        form method="post" action={ "/prep/reservations/" (sign_up.id) } {
            div.says {
                @for said in Said::ALL { button name="say" value=(said.word()) { (messages.text(words(said))) } }
            }
        }
    }
}

fn words(said: Said) -> &'static str {
    match said {
        Said::Yes => "reservation-yes",
        Said::Another => "reservation-another",
        Said::NotNow => "reservation-not-now",
    }
}
