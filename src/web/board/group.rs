//! A group chair: the teacher seats two to five children on one empty chair, from that chair's page (B8).

use std::{collections::BTreeSet, sync::Arc};

use bytes::Bytes;
use maud::{Markup, html};
use serde::Deserialize;
use warp::Filter;

use super::once::{After, Deed, On, finish, once};
use crate::{
    app::{App, Room},
    domain::{
        board::{By, Granted, OfferKind},
        calendar::SlotId,
        id::{SignUpId, StudentId},
    },
    secret, store,
    web::{
        Routes,
        draw::{deed_fields, name},
        form::{every, read, request_id, sent},
        gate::Visit,
        reply::{Answer, Problem},
        route,
        words::Tongue,
    },
};

/// The address that makes one.
pub(in crate::web) fn routes(app: &Arc<App>) -> Routes {
    let seat = warp::path!("board" / "groups").and(sent(app)).then(seat);
    route(seat)
}

#[derive(Deserialize)]
struct Form {
    chair: String,
    request: Option<String>,
}

async fn seat(app: Arc<App>, visit: Visit, bytes: Bytes) -> Answer {
    let form: Form = read(&bytes)?;
    let slot: SlotId = form.chair.parse().map_err(|_| Problem::NotFound)?;
    let students = every(&bytes, "student").into_iter();
    let students: Result<BTreeSet<StudentId>, _> = students.map(|it| it.parse()).collect();
    let students = students.map_err(|_| Problem::BadForm)?;
    let deed = Deed {
        on: On::Chair(slot),
        request: request_id(form.request)?,
        after: After::Teach,
    };
    let outcome = once(&app, &visit, deed, move |tx, board, stamp| {
        let seated = match board.seat_group(&students, slot) {
            Ok(seated) => seated,
            Err(refusal) => return Ok(Err(refusal)),
        };
        for granted in &seated {
            let Granted { student, slot, .. } = *granted;
            if let Some(moved) = granted.moved_from {
                match board.move_to(moved, slot, By::Teacher) {
                    Ok(moved) => store::board::keep_moves(tx, stamp, &[&moved])?,
                    Err(refusal) => return Ok(Err(refusal)),
                }
            } else {
                let id = SignUpId::new(secret::id());
                store::board::keep(tx, stamp, id, granted)?;
                store::board::wait::offer(tx, id, OfferKind::Invited)?;
            }
            store::board::wait::leave(tx, stamp, slot.class, student)?;
        }
        Ok(Ok(0))
    })
    .await?;
    finish(&app, &visit, outcome).await
}

/// The children to tick, on the page of an empty chair.
pub(super) fn draw(tongue: &Tongue, room: &Room, slot: SlotId) -> Markup {
    html! {
        @if room.pupils.len() > 1 {
            details id="group" {
                summary { (tongue.say("teach-group")) }
                form method="post" action="/board/groups" {
                    (deed_fields())
                    input type="hidden" name="chair" value=(slot);
                    fieldset {
                        legend { (tongue.say("teach-group-who")) }
                        div.ticks {
                            @for pupil in room.pupils.iter() {
                                div.choice {
                                    input type="checkbox" id={ "group-" (pupil.student) } name="student" value=(pupil.student);
                                    label for={ "group-" (pupil.student) } { (name(&pupil.name)) }
                                }
                            }
                        }
                    }
                    button.wide { (tongue.say("teach-group-save")) }
                }
            }
        }
    }
}
