//! The page of an error: which one a person sees who cannot have what was asked for. Each says in one kind sentence what to
//! do; the cause is in the log.

use crate::{
    app::App,
    domain::principal::Principal,
    http::{
        context::RequestContext,
        error::HttpError,
        guard::ErrorPages,
        response::{self, Response},
        route::Audience,
    },
    pages::{
        components::{problem, problem_said},
        setup::{front_door, secure_link, set_aside},
        student::join_room,
        teacher::pin,
    },
};

/// What the guard shows where no handler answers.
pub const PAGES: ErrorPages = ErrorPages {
    error: draw,
    secure_first: secure_link::show_before,
};

fn draw(app: &App, context: &RequestContext, error: HttpError, wrote: bool) -> Response {
    let messages = app.translations.of(context.language);
    let status = error.status().as_u16();
    if context.script {
        return response::refused_script(error.into(), problem_said(messages, status, wrote));
    }
    match (error, context.principal) {
        (HttpError::NotYours, _) if context.resting.is_some() => pin::resting(app, context),
        (HttpError::NotYours, Principal::Stranger) => join_room::show_ways_in(app, context),
        (HttpError::NotYours, Principal::HandedOver(_)) => front_door::show_lead_on(app, context),
        // A shared tablet that was left: it goes back to the names by itself.
        (HttpError::NotYours, Principal::Device(_)) => front_door::show_signed_out(app, context),
        (HttpError::Damaged, _) => set_aside::show_damaged(app, context),
        (_, principal) => {
            let audience = match principal {
                Principal::Teacher(_) => Audience::Teacher,
                Principal::Wall(_) => Audience::Wall,
                _ => Audience::Student,
            };
            response::page(problem(messages, audience, status, wrote))
        }
    }
}
