//! The round on the page of the settings (R10): whom it still waits for, who is excused, and the next one before its time.

use std::sync::Arc;

use bytes::Bytes;
use maud::{Markup, html};
use serde::Deserialize;

use super::rules::Loaded;
use crate::{
    app::{App, class_for, timetable::seat_waiting},
    domain::id::{ClassId, StudentId},
    live::Topic,
    store,
    web::{
        draw::{name, say},
        form::read,
        gate::Visit,
        reply::{self, Answer, Problem},
        words::Tongue,
    },
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
pub(super) async fn keep(class: ClassId, app: Arc<App>, visit: Visit, form: Bytes) -> Answer {
    let form: Form = read(&form)?;
    let student = form.student.map(StudentId::new);
    let (reader, visitor, stamp) = (Arc::clone(&app), visit.visitor, app.stamp(&visit.visitor));
    let kept = app
        .store
        .write(move |tx| {
            let Some(class) = class_for(tx, &visitor, Some(class))? else {
                return Ok(None);
            };
            match (form.deed, student) {
                (Do::Next, _) => store::board::round::begin_next(tx, &stamp, class.id)?,
                (Do::Excuse, Some(student)) => {
                    store::board::round::excuse(tx, &stamp, (class.id, student), true)?;
                }
                (Do::WaitFor, Some(student)) => {
                    store::board::round::excuse(tx, &stamp, (class.id, student), false)?;
                }
                (_, None) => return Ok(Some(false)),
            }
            seat_waiting(tx, &stamp, &reader.clock, &class)?;
            Ok(Some(true))
        })
        .await?
        .ok_or(Problem::NotFound)?;
    if !kept {
        return Err(Problem::BadForm);
    }
    app.changed(class, Topic::Board);
    Ok(reply::done(
        &visit,
        &format!("/teach/classes/{class}/rules"),
    ))
}

/// Draws it; a class without children has no round.
pub(super) fn draw(tongue: &Tongue, loaded: &Loaded) -> Markup {
    let (room, round) = (&loaded.room, &loaded.round);
    let unmet = room
        .pupils
        .iter()
        .filter(|it| round.unmet.contains(&it.student));
    let excused = room
        .pupils
        .iter()
        .filter(|it| round.excused.contains(&it.student));
    let children = unmet.map(|it| (it, "excuse", "round-excuse"));
    let children = children.chain(excused.map(|it| (it, "wait_for", "round-wait-for")));
    let count = [
        ("number", round.number.into()),
        ("count", round.unmet.len().into()),
    ];
    html! {
        @if !room.pupils.is_empty() {
            section id="round" aria-labelledby="round-title" {
                h2 id="round-title" { (say(&tongue.say_with("round-title", &count))) }
                p.help { (tongue.say("round-help")) }
                details {
                    summary { (tongue.say("round-children")) }
                    form method="post" action={ "/teach/classes/" (room.class.id) "/round" } {
                        input type="hidden" name="do" value="next";
                        button.plain { (tongue.say("round-next")) }
                    }
                    ul.roll {
                        @for (pupil, deed, words) in children {
                            li {
                                (name(&pupil.name))
                                form method="post" action={ "/teach/classes/" (room.class.id) "/round" } {
                                    input type="hidden" name="student" value=(pupil.student);
                                    button.plain name="do" value=(deed) aria-label={ (tongue.say(words)) ": " (pupil.name) } { (tongue.say(words)) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
