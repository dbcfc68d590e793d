//! The page of an error: which one a person sees who cannot have what was asked for. Each says in one kind sentence what to
//! do; the cause is in the log.

use maud::{Markup, html};

use crate::{
    app::App,
    domain::principal::Principal,
    http::{
        HttpError, RequestContext,
        guard::ErrorPages,
        response::{self, Response},
    },
    i18n::Messages,
    limits,
    pages::{
        components::{Layout, empty_chair, problem_words},
        setup::{claim, front_door, set_aside, trust},
        student::join_room,
        teacher::{desk, people::door, pin, put_back},
    },
};

/// What the guard shows where no handler answers.
pub const PAGES: ErrorPages = ErrorPages {
    error: draw,
    kept: put_back::show_way_back,
    ended: put_back::show_ended,
    gone: put_back::show_gone,
    put_back: put_back::put_back,
    around: desk::surround,
    secure_first: trust::show_before,
};

fn draw(app: &App, context: &RequestContext, error: HttpError, wrote: bool) -> Response {
    let messages = app.translations.of(context.language);
    let said = match (error, context.principal) {
        (HttpError::Full, Principal::Teacher(_)) => "doctor-card-full",
        _ => problem_words(error.status().as_u16(), wrote),
    };
    let said = messages.text(said);
    if context.script {
        return response::refused_script(error.into(), said);
    }
    let is_signed_out = matches!(
        (error, context.principal),
        (
            HttpError::NotYours,
            Principal::Stranger | Principal::Device(_)
        )
    );
    if let Some(ended) = put_back::of_substitute(app, context).filter(|_| is_signed_out) {
        return door::show_over(app, context, ended, false);
    }
    match (error, context.principal) {
        (HttpError::NotYours, _) if context.resting.is_some() => pin::resting(app, context, !wrote),
        (HttpError::NotYours, Principal::Stranger) => join_room::show_ways_in(app, context),
        (HttpError::NotYours, Principal::HandedOver(_)) => front_door::show_lead_on(app, context),
        // A shared tablet that was left: it goes back to the names by itself.
        (HttpError::NotYours, Principal::Device(_)) => front_door::show_signed_out(app, context),
        (HttpError::HasOwner, principal) => claim::show_owned(app, context, principal),
        (HttpError::Damaged, _) => set_aside::show_damaged(app, context),
        (_, principal) => response::page(draw_problem(messages, error, principal, said)),
    }
}

/// One kind sentence and one way on. Never a detail.
fn draw_problem(messages: &Messages, error: HttpError, principal: Principal, said: &str) -> Markup {
    let is_too_big = error == HttpError::TooBig && matches!(principal, Principal::Teacher(_));
    let title = messages.text(if is_too_big {
        "teach-too-big-title"
    } else {
        "problem-title"
    });
    let said = if is_too_big {
        messages.text("teach-too-big-file")
    } else {
        said
    };
    let (layout, way) = match principal {
        Principal::Teacher(_) => (Layout::teacher(messages, title, None), "problem-to-today"),
        Principal::Wall(_) => {
            let layout = Layout {
                stands_s: Some(limits::MESSAGE_S),
                asks_still_there: false,
                ..Layout::wall(messages, title, None)
            };
            (layout, "problem-to-board")
        }
        _ => (Layout::student(messages, title, None), "problem-to-start"),
    };
    layout.page(html! {
        div.alone {
            (empty_chair())
            p.lead role="alert" { (said) }
            a.button.main href=(layout.home) { (messages.text(way)) }
        }
    })
}
