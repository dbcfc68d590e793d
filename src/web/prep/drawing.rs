//! "My chair": the child changes its own drawing in one tap, shape and colour apart. A drawing stays one child's in its class,
//! so that who cannot read yet finds the own name (H6).

use std::sync::Arc;

use bytes::Bytes;
use maud::{Markup, html};
use serde::Deserialize;
use warp::Filter;

use super::child;
use crate::{
    app::{App, class_for},
    domain::{
        id::{ClassId, StudentId},
        roster::{Drawing, Pupil, is_free},
        visitor::Visitor,
    },
    live::Topic,
    store::{self, Reading},
    web::{
        Routes,
        draw::{chair, notice, say, told},
        first_of,
        form::{read, sent, shown},
        gate::Visit,
        layout::{Frame, Surface, page},
        reply::{self, Answer, Problem},
        route,
        words::Tongue,
    },
};

/// What is said of a drawing that is another child's by now.
const TAKEN: &str = "drawing_taken";

/// The addresses of a child's own drawing.
pub(in crate::web) fn routes(app: &Arc<App>) -> Routes {
    let show = warp::path!("prep" / "chair").and(shown(app)).then(show);
    let change = warp::path!("prep" / "chair").and(sent(app)).then(change);
    first_of([route(show), route(change)])
}

/// The class, and its children with their drawings.
type Room = (ClassId, Arc<Vec<Pupil>>);

fn load(tx: &Reading<'_>, visitor: &Visitor) -> store::Answer<Option<Room>> {
    let Some(class) = class_for(tx, visitor, None)? else {
        return Ok(None);
    };
    Ok(Some((class.id, store::roster::pupils(tx, class.id)?)))
}

async fn show(app: Arc<App>, visit: Visit) -> Answer {
    let student = child(&visit)?;
    let visitor = visit.visitor;
    let (_, pupils) = app
        .store
        .read(move |tx| load(tx, &visitor))
        .await?
        .ok_or(Problem::NotFound)?;
    let tongue = app.words.of(visit.language);
    draw(tongue, &pupils, student.id, None).map(reply::page)
}

#[derive(Deserialize)]
struct Form {
    drawing: String,
}

async fn change(app: Arc<App>, visit: Visit, form: Bytes) -> Answer {
    let student = child(&visit)?;
    if !app.door.tries.may_do(student.session) {
        return Err(Problem::TooOften);
    }
    let form: Form = read(&form)?;
    let drawing = Drawing::from_word(&form.drawing).ok_or(Problem::BadForm)?;
    let (stamp, visitor) = (app.stamp(&visit.visitor), visit.visitor);
    let (class, pupils, is_free) = app
        .store
        .write(move |tx| {
            let Some((class, pupils)) = load(tx, &visitor)? else {
                return Ok(None);
            };
            let is_free = is_free(&pupils, student.id, drawing);
            if is_free {
                store::roster::redraw(tx, &stamp, (class, student.id), drawing)?;
            }
            Ok(Some((class, pupils, is_free)))
        })
        .await?
        .ok_or(Problem::NotFound)?;
    if is_free {
        app.changed(class, Topic::Roster);
        return Ok(reply::done(&visit, "/prep/chair"));
    }
    let tongue = app.words.of(visit.language);
    let said = tongue.refusal(TAKEN, &[]);
    if visit.script {
        return Ok(reply::refused_script(TAKEN, &said));
    }
    draw(tongue, &pupils, student.id, Some(&said)).map(reply::refused)
}

fn draw(
    tongue: &Tongue,
    pupils: &[Pupil],
    student: StudentId,
    refused: Option<&str>,
) -> Result<Markup, Problem> {
    let own = pupils.iter().find(|it| it.student == student);
    let own = own.ok_or(Problem::NotFound)?.drawing;
    let shapes = Drawing::shapes().map(|shape| Drawing { shape, ..own });
    let colours = Drawing::colours().map(|colour| Drawing { colour, ..own });
    let one = |drawing: Drawing, name: String| {
        html! {
            button name="drawing" value=(drawing.word()) aria-pressed=[(drawing == own).then_some("true")]
                disabled[!is_free(pupils, student, drawing)] {
                (chair(drawing)) span { (tongue.say(&name)) }
            }
        }
    };
    let frame = Frame {
        surface: Surface::Child,
        home: "/prep",
        ..Frame::teacher(tongue, tongue.say("mine-title"), Some("/prep"))
    };
    Ok(page(
        &frame,
        html! {
            @if let Some(said) = refused { (notice(false, &say(said))) }
            div.own-chair { (chair(own)) }
            form method="post" action="/prep/chair" {
                h2 id="shapes" { (told(tongue, "mine-shapes")) }
                div.nine role="group" aria-labelledby="shapes" {
                    @for drawing in shapes { (one(drawing, format!("mine-shape-{}", drawing.shape))) }
                }
                h2 id="colours" { (told(tongue, "mine-colours")) }
                div.nine role="group" aria-labelledby="colours" {
                    @for drawing in colours { (one(drawing, format!("mine-colour-{}", drawing.colour))) }
                }
            }
        },
    ))
}
