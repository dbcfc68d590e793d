//! The round on the page of the settings (R10): whom it still waits for, who is excused, and the next one before its time.

use crate::domain::class::Member;
use std::sync::Arc;

use bytes::Bytes;
use maud::{Markup, html};
use serde::Deserialize;

use crate::pages::teacher::board_rules::Loaded;
use crate::{
    app::{App, calendar::seat_waiting, class_for},
    domain::id::{ClassId, StudentId},
    http::{
        context::RequestContext,
        error::HttpError,
        form::read,
        response::{self, Result},
    },
    i18n::Messages,
    pages::components::{isolated, name},
    store,
};

#[derive(Deserialize)]
struct Form {
    #[serde(rename = "do")]
    deed: Do,
    student: Option<i64>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Do {
    Next,
    Excuse,
    WaitFor,
}

/// Begins the next round, or says for whom this one waits.
pub(crate) async fn keep(
    class: ClassId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let form: Form = read(&form)?;
    let student = form.student.map(StudentId::new);
    let (reader, principal) = (Arc::clone(&app), context.principal);
    let kept = app
        .write_plain(context.principal, move |tx| {
            let Some(class) = class_for(tx, &principal, Some(class))? else {
                return Ok(None);
            };
            match (form.deed, student) {
                (Do::Next, _) => store::board::round::begin_next(tx, class.id)?,
                (Do::Excuse, Some(student)) => {
                    store::board::round::excuse(
                        tx,
                        Member {
                            class: class.id,
                            student,
                        },
                        true,
                    )?;
                }
                (Do::WaitFor, Some(student)) => {
                    store::board::round::excuse(
                        tx,
                        Member {
                            class: class.id,
                            student,
                        },
                        false,
                    )?;
                }
                (_, None) => return Ok(Some(false)),
            }
            seat_waiting(tx, &reader.clock, &class)?;
            Ok(Some(true))
        })
        .await?
        .ok_or(HttpError::NotFound)?;
    if !kept {
        return Err(HttpError::BadForm);
    }
    Ok(response::done(
        &context,
        &format!("/teach/classes/{class}/rules"),
    ))
}

/// Draws it; a class without children has no round.
pub(crate) fn draw(messages: &Messages, loaded: &Loaded) -> Markup {
    let (room, round) = (&loaded.room, &loaded.round);
    let unmet = room
        .students
        .iter()
        .filter(|it| round.unmet.contains(&it.id));
    let excused = room
        .students
        .iter()
        .filter(|it| round.excused.contains(&it.id));
    let children = unmet.map(|it| (it, "excuse", "round-excuse"));
    let children = children.chain(excused.map(|it| (it, "wait_for", "round-wait-for")));
    let count = [
        ("number", round.number.into()),
        ("count", round.unmet.len().into()),
    ];
    html! {
        @if !room.students.is_empty() {
            section id="round" aria-labelledby="round-title" {
                h2 id="round-title" { (isolated(&messages.text_with("round-title", &count))) }
                p.help { (messages.text("round-help")) }
                details {
                    summary { (messages.text("round-children")) }
                    form method="post" action={ "/teach/classes/" (room.class.id) "/round" } {
                        input type="hidden" name="do" value="next";
                        button.plain { (messages.text("round-next")) }
                    }
                    ul.roll {
                        @for (student, deed, words) in children {
                            li {
                                (name(&student.name))
                                form method="post" action={ "/teach/classes/" (room.class.id) "/round" } {
                                    input type="hidden" name="student" value=(student.id);
                                    button.plain name="do" value=(deed) aria-label={ (messages.text(words)) ": " (student.name) } { (messages.text(words)) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
