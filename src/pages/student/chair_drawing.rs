//! "My chair": the child changes its own drawing in one tap, shape and colour apart.

use std::sync::Arc;

use bytes::Bytes;
use maud::{Markup, html};
use serde::Deserialize;

use crate::{
    app::{
        App, class_for,
        roster::{self, DrawingTaken},
    },
    domain::roster::{Drawing, is_free},
    http::{HttpError, RequestContext, Result, read, response},
    pages::components::{Layout, chair, isolated, message, notice},
    store,
};

pub(super) async fn show(app: Arc<App>, context: RequestContext) -> Result {
    draw(&app, &context, None).await.map(response::page)
}

#[derive(Deserialize)]
struct DrawingForm {
    drawing: String,
}

pub(super) async fn change(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let student = context.student()?;
    if !app.action_limit.admit(student.session) {
        return Err(HttpError::TooOften);
    }
    let form: DrawingForm = read(&form)?;
    let drawing = Drawing::from_word(&form.drawing).ok_or(HttpError::BadForm)?;
    if let Err(error) = roster::change_drawing(&app, student, drawing).await {
        let DrawingTaken = error.refusal()?;
        let messages = app.translations.of(context.language);
        let said = messages.refusal(DrawingTaken::WORD, &[]);
        if context.script {
            return Ok(response::refused_script(DrawingTaken::WORD, &said));
        }
        let page = draw(&app, &context, Some(&said)).await?;
        return Ok(response::refused(page));
    }
    Ok(response::done(&context, "/prep/chair"))
}

/// The page, with a sentence above it if something was not done.
async fn draw(app: &App, context: &RequestContext, refused: Option<&str>) -> Result<Markup> {
    let student = context.student()?;
    let principal = context.principal;
    let students = app.store.read(move |tx| {
        let class = class_for(tx, &principal, None)?;
        class
            .map(|class| store::roster::students(tx, class.id))
            .transpose()
    });
    let students = students.await?.ok_or(HttpError::NotFound)?;
    let messages = app.translations.of(context.language);
    let own = students.iter().find(|it| it.id == student.id);
    let own = own.ok_or(HttpError::NotFound)?.drawing;
    let shapes = Drawing::shapes().map(|shape| Drawing { shape, ..own });
    let colours = Drawing::colours().map(|colour| Drawing { colour, ..own });
    let one = |drawing: Drawing, name: String| {
        html! {
            button name="drawing" value=(drawing.word()) aria-pressed=[(drawing == own).then_some("true")]
                disabled[!is_free(&students, student.id, drawing)] {
                (chair(drawing)) span { (messages.text(&name)) }
            }
        }
    };
    Ok(Layout::childs_own(messages, messages.text("mine-title"), Some("/prep")).page(html! {
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
