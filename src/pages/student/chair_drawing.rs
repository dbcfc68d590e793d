//! "My chair": the child changes its own drawing in one tap, shape and colour apart. A drawing stays one child's in its class,
//! so that who cannot read yet finds the own name (H6).

use crate::domain::class::Member;
use std::sync::Arc;

use bytes::Bytes;
use maud::{Markup, html};
use serde::Deserialize;

use crate::http::route::Audience;
use crate::pages::student::sheet::child;
use crate::{
    app::{App, class_for},
    domain::{
        id::{ClassId, StudentId},
        principal::Principal,
        roster::{Drawing, Student, is_free},
    },
    http::{
        context::RequestContext,
        error::HttpError,
        form::read,
        response::{self, Result},
    },
    i18n::Messages,
    pages::components::{
        chair, isolated,
        layout::{Layout, page},
        message, notice,
    },
    store::{self, ReadTx},
};

/// What is said of a drawing that is another child's by now.
const TAKEN: &str = "drawing_taken";

/// The class, and its children with their drawings.
type Room = (ClassId, Arc<Vec<Student>>);

fn load(tx: &ReadTx<'_>, principal: &Principal) -> store::Result<Option<Room>> {
    let Some(class) = class_for(tx, principal, None)? else {
        return Ok(None);
    };
    Ok(Some((class.id, store::roster::students(tx, class.id)?)))
}

pub(crate) async fn show(app: Arc<App>, context: RequestContext) -> Result {
    let student = child(&context)?;
    let principal = context.principal;
    let (_, students) = app
        .store
        .read(move |tx| load(tx, &principal))
        .await?
        .ok_or(HttpError::NotFound)?;
    let messages = app.translations.of(context.language);
    draw(messages, &students, student.id, None).map(response::page)
}

#[derive(Deserialize)]
struct Form {
    drawing: String,
}

pub(crate) async fn change(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let student = child(&context)?;
    if !app.action_limit.admit(student.session) {
        return Err(HttpError::TooOften);
    }
    let form: Form = read(&form)?;
    let drawing = Drawing::from_word(&form.drawing).ok_or(HttpError::BadForm)?;
    let principal = context.principal;
    let (_class, students, is_free) = app
        .write_plain(context.principal, move |tx| {
            let Some((class, students)) = load(tx, &principal)? else {
                return Ok(None);
            };
            let is_free = is_free(&students, student.id, drawing);
            if is_free {
                store::roster::redraw(
                    tx,
                    Member {
                        class,
                        student: student.id,
                    },
                    drawing,
                )?;
            }
            Ok(Some((class, students, is_free)))
        })
        .await?
        .ok_or(HttpError::NotFound)?;
    if is_free {
        return Ok(response::done(&context, "/prep/chair"));
    }
    let messages = app.translations.of(context.language);
    let said = messages.refusal(TAKEN, &[]);
    if context.script {
        return Ok(response::refused_script(TAKEN, &said));
    }
    draw(messages, &students, student.id, Some(&said)).map(response::refused)
}

fn draw(
    messages: &Messages,
    students: &[Student],
    student: StudentId,
    refused: Option<&str>,
) -> Result<Markup, HttpError> {
    let own = students.iter().find(|it| it.id == student);
    let own = own.ok_or(HttpError::NotFound)?.drawing;
    let shapes = Drawing::shapes().map(|shape| Drawing { shape, ..own });
    let colours = Drawing::colours().map(|colour| Drawing { colour, ..own });
    let one = |drawing: Drawing, name: String| {
        html! {
            button name="drawing" value=(drawing.word()) aria-pressed=[(drawing == own).then_some("true")]
                disabled[!is_free(students, student, drawing)] {
                (chair(drawing)) span { (messages.text(&name)) }
            }
        }
    };
    let layout = Layout {
        audience: Audience::Student,
        home: "/prep",
        ..Layout::teacher(messages, messages.text("mine-title"), Some("/prep"))
    };
    Ok(page(
        &layout,
        html! {
            @if let Some(said) = refused { (notice(false, &isolated(said))) }
            div.own-chair { (chair(own)) }
            form method="post" action="/prep/chair" {
                h2 id="shapes" { (message(messages, "mine-shapes")) }
                div.nine role="group" aria-labelledby="shapes" {
                    @for drawing in shapes { (one(drawing, format!("mine-shape-{}", drawing.shape))) }
                }
                h2 id="colours" { (message(messages, "mine-colours")) }
                div.nine role="group" aria-labelledby="colours" {
                    @for drawing in colours { (one(drawing, format!("mine-colour-{}", drawing.colour))) }
                }
            }
        },
    ))
}
