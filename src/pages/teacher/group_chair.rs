//! A group chair: the teacher seats two to five children on one empty chair, from that chair's page (B8).

use std::{collections::BTreeSet, sync::Arc};

use bytes::Bytes;
use maud::{Markup, html};
use serde::Deserialize;

use crate::pages::wall::board::once::{After, Deed, On, finish, once};
use crate::{
    app::{App, Room},
    domain::{
        board::{By, Granted, ReservationKind},
        calendar::SlotId,
        id::{SignUpId, StudentId},
    },
    http::{
        context::RequestContext,
        error::HttpError,
        form::{every, read, request_id},
        response::Result,
    },
    i18n::Messages,
    pages::{components::name, teacher::day::deed_fields},
    secret, store,
};

#[derive(Deserialize)]
struct Form {
    chair: String,
    request: Option<String>,
}

pub(crate) async fn seat(app: Arc<App>, context: RequestContext, bytes: Bytes) -> Result {
    let form: Form = read(&bytes)?;
    let slot: SlotId = form.chair.parse().map_err(|_| HttpError::NotFound)?;
    let students = every(&bytes, "student").into_iter();
    let students: Result<BTreeSet<StudentId>, _> = students.map(|it| it.parse()).collect();
    let students = students.map_err(|_| HttpError::BadForm)?;
    let deed = Deed {
        on: On::Chair(slot),
        request: request_id(form.request)?,
        after: After::Teach,
    };
    let outcome = once(&app, &context, deed, move |tx, board| {
        let seated = match board.seat_group(&students, slot) {
            Ok(seated) => seated,
            Err(refusal) => return Ok(Err(refusal)),
        };
        for granted in &seated {
            let Granted { student, slot, .. } = *granted;
            if let Some(moved) = granted.moved_from {
                match board.move_to(moved, slot, By::Teacher) {
                    Ok(moved) => store::board::keep_moves(tx, &[&moved])?,
                    Err(refusal) => return Ok(Err(refusal)),
                }
            } else {
                let id = SignUpId::new(secret::id());
                store::board::keep(tx, id, granted)?;
                store::board::wait::reserve(tx, id, ReservationKind::Invited)?;
            }
            store::board::wait::leave(tx, slot.class, student)?;
        }
        Ok(Ok(0))
    })
    .await?;
    finish(&app, &context, outcome).await
}

/// The children to tick, on the page of an empty chair.
pub(crate) fn draw(messages: &Messages, room: &Room, slot: SlotId) -> Markup {
    html! {
        @if room.students.len() > 1 {
            details id="group" {
                summary { (messages.text("teach-group")) }
                form method="post" action="/board/groups" {
                    (deed_fields())
                    input type="hidden" name="chair" value=(slot);
                    fieldset {
                        legend { (messages.text("teach-group-who")) }
                        div.ticks {
                            @for student in room.students.iter() {
                                div.choice {
                                    input type="checkbox" id={ "group-" (student.id) } name="student" value=(student.id);
                                    label for={ "group-" (student.id) } { (name(&student.name)) }
                                }
                            }
                        }
                    }
                    button.wide { (messages.text("teach-group-save")) }
                }
            }
        }
    }
}
