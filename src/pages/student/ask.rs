//! "Ask my teacher": a child waits with a fresh cookie until the teacher says yes or no (teacher/requests.rs).

use std::sync::Arc;

use bytes::Bytes;
use maud::html;
use serde::Deserialize;

use crate::{
    app::{App, sign_in::ask_teacher},
    domain::{
        id::StudentId,
        principal::{Device, Principal},
    },
    http::{
        context::RequestContext,
        cookies,
        error::HttpError,
        form::read,
        response::{self, Result},
    },
    limits,
    pages::components::{
        self, empty_chair, isolated,
        layout::{Layout, page_headed},
    },
};

#[derive(Deserialize)]
struct Form {
    student: i64,
}

pub(super) async fn ask(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: Form = read(&form)?;
    let device = context.device.ok_or(HttpError::NotYours)?;
    let token = ask_teacher(&app, device, StudentId::new(form.student)).await?;
    Ok(response::with_cookie(
        response::done(&context, "/door/asked"),
        &cookies::set_person(&context, &token.text, token.life),
    ))
}

/// The child's page while the teacher looks up.
pub(super) async fn show_waiting(app: Arc<App>, context: RequestContext) -> Result {
    if let Principal::Student(_) = context.principal {
        return Ok(response::to("/prep"));
    }
    let request = context
        .person_token
        .and_then(|token| app.sign_in.waiting_children.find_by_token(&token));
    let Some(request) = request else {
        return Ok(response::to("/"));
    };
    // The child's class, whichever the timetable means by now.
    let class = request.member.class;
    let there = match context.principal {
        Principal::Device(device) => Principal::Device(Device { class, ..device }),
        principal => principal,
    };
    let room = app.room(there, Some(class)).await?;
    let room = room.ok_or(HttpError::NotFound)?;
    let student = room.student(request.member.student);
    let student = student.ok_or(HttpError::NotFound)?;
    let messages = app.translations.of(context.language);
    let heading = if request.refused {
        messages.text("enter-not-now").to_owned()
    } else {
        messages.text_with("enter-asked", &[("name", student.name.as_str().into())])
    };
    let layout = Layout {
        live: Some("door"),
        ..Layout::student(messages, &heading, Some("/"))
    };
    let response = response::page(page_headed(
        &layout,
        &html! {},
        &html! {
            div.alone id="asked" data-live {
                @if request.refused { (empty_chair()) } @else { (components::chair(student.drawing)) }
                h1.large { (isolated(&heading)) }
                @if !request.refused { p.lead { (messages.text("enter-asked-wait")) } }
            }
        },
    ));
    Ok(if request.refused {
        response
    } else {
        response::refresh_after(response, limits::LOOK_AGAIN_S, None)
    })
}
