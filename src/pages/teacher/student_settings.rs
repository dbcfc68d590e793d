//! What is set for one child: its name, written right. It stays the same child, with its sheets and its talks, whatever it is
//! called.

use std::sync::Arc;

use bytes::Bytes;
use maud::{Markup, html};
use serde::Deserialize;

use super::tabs::{self, Part};
use crate::{
    app::{App, class_with_student, roster},
    domain::{
        class::Class,
        id::StudentId,
        roster::{Student, WrittenName},
        text::Unfit,
    },
    http::{HttpError, RequestContext, Result, form::read, response},
    pages::components::{Field, Layout, chair, field, isolated, page_headed},
    store,
};

/// The child as its name is written, and as it is called in its class.
struct Named {
    class: Class,
    student: Student,
    written: WrittenName,
}

async fn loaded(app: &App, context: &RequestContext, id: StudentId) -> Result<Named> {
    let by = context.principal;
    let named = app.store.read(move |tx| {
        let Some(class) = class_with_student(tx, &by, id)? else {
            return Ok(None);
        };
        let students = store::roster::students(tx, class.id)?;
        let student = students.iter().find(|it| it.id == id).cloned();
        let written = store::roster::written_name(tx, id)?;
        Ok(student.zip(written).map(|(student, written)| Named {
            class,
            student,
            written,
        }))
    });
    named.await?.ok_or(HttpError::NotFound)
}

pub(super) async fn show(student: StudentId, app: Arc<App>, context: RequestContext) -> Result {
    let named = loaded(&app, &context, student).await?;
    Ok(response::page(draw(&app, &context, &named, None)))
}

#[derive(Deserialize)]
struct NameForm {
    #[serde(default)]
    given: String,
    #[serde(default)]
    family: String,
}

pub(super) async fn rename(
    student: StudentId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let form: NameForm = read(&form)?;
    let renamed = roster::rename(&app, context.principal, student, &form.given, &form.family).await;
    let why = match renamed {
        Ok(()) => return Ok(response::done(&context, &super::story::address(student))),
        Err(error) => error.refusal()?,
    };
    let mut named = loaded(&app, &context, student).await?;
    named.written = WrittenName {
        given: form.given,
        family: form.family,
    };
    let page = draw(&app, &context, &named, Some(why));
    Ok(response::refused(page))
}

fn draw(app: &App, context: &RequestContext, named: &Named, refused: Option<Unfit>) -> Markup {
    let messages = app.translations.of(context.language);
    let student = &named.student;
    let back = format!("/teach/classes/{}/roster", named.class.id);
    let why = refused.map(|why| messages.refusal(why.into(), &[]));
    let layout = Layout::teacher(messages, &student.name, Some(&back));
    let heading = html! { h1.leads { (chair(student.drawing)) bdi { (student.name) } } };
    let called = messages.text_with(
        "teach-name-called",
        &[("name", student.name.as_str().into())],
    );
    page_headed(
        &layout,
        &heading,
        &html! {
            (tabs::draw(messages, student.id, Part::Settings))
            form method="post" action={ "/teach/students/" (student.id) "/settings" } {
                h2 { (messages.text("teach-name-title")) }
                p.help { (isolated(&called)) }
                (field(&Field {
                    name: "given",
                    label: messages.text("teach-name-given"),
                    value: &named.written.given,
                    error: why.as_deref(),
                    ..Field::default()
                }))
                (field(&Field {
                    name: "family",
                    label: messages.text("teach-name-family"),
                    help: Some(messages.text("teach-name-family-help")),
                    value: &named.written.family,
                    ..Field::default()
                }))
                button.main { (messages.text("teach-name-save")) }
            }
        },
    )
}
