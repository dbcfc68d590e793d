//! The printed lead card: the whole script on one page, in the child's own words, for a talk without a screen (T1). Only the
//! teacher prints it.

use std::sync::Arc;

use maud::{Markup, html};

use crate::pages::student::lead::{
    Leader, Led, Wants,
    draw::{draw_told, step_words, telling_words},
};
use crate::{
    app::{App, student_of},
    domain::{
        conference::Step, id::StudentId, principal::Principal, roster::Student, text::Language,
    },
    http::{
        context::RequestContext,
        error::HttpError,
        response::{self, Result},
    },
    i18n::Messages,
    pages::components::{
        self,
        layout::{Layout, page},
        notice,
    },
    store::{self, ReadTx},
};

/// Lines to write the next step on.
const LINES: usize = 2;

pub(crate) async fn show(student: StudentId, app: Arc<App>, context: RequestContext) -> Result {
    let Principal::Teacher(teacher) = context.principal else {
        return Err(HttpError::NotYours);
    };
    let load = move |tx: &ReadTx<'_>| {
        let Some(class) = store::roster::class_of(tx, teacher.id, student)? else {
            return Ok(None);
        };
        let leader = Leader {
            class,
            student,
            handed: None,
        };
        let talk = store::conference::going_on_with(tx, class, student)?;
        let led = Led::load(tx, leader, talk, Wants::Sheet)?;
        let language = store::roster::language(tx, class, student)?;
        let student = student_of(tx, class, student)?;
        Ok(led
            .zip(student)
            .map(|(led, student)| (led, student, language)))
    };
    let (led, student, language) = app.store.read(load).await?.ok_or(HttpError::NotFound)?;
    let language = language.unwrap_or(led.class.language);
    let (hers, childs) = (
        app.translations.of(context.language),
        app.translations.of(language),
    );
    Ok(response::page(draw(
        (hers, childs, language),
        &led,
        &student,
    )))
}

/// Around it in her language, the card itself in the child's.
fn draw(
    (hers, messages, language): (&Messages, &Messages, Language),
    led: &Led,
    student: &Student,
) -> Markup {
    let title = hers.text_with(
        "teach-sheet-lead-card-title",
        &[("name", student.name.as_str().into())],
    );
    let back = format!("/teach/students/{}/sheet", student.id);
    page(
        &Layout::teacher(hers, &title, Some(&back)),
        html! {
            div.paper {
                (notice(true, &html! { (hers.text("paper-print")) }))
                section.lead-card lang=(language.tag()) dir=(language.direction()) {
                    div.row { (components::chair(student.drawing)) h2 { (components::name(&student.name)) } }
                    ol.todo {
                        @for step in Step::ALL { li { (draw_step(messages, led, step)) } }
                    }
                }
            }
        },
    )
}

fn draw_step(messages: &Messages, led: &Led, step: Step) -> Markup {
    html! {
        h3 { (messages.text(step_words(step, led.class.band))) }
        @for (at, telling) in step.tells().iter().enumerate() {
            @if at > 0 { p.soft { (messages.text(telling_words(*telling))) } }
            (draw_told(messages, led, *telling, at == 0))
        }
        @if step == Step::NextStep { @for _ in 0..LINES { p.line { "\u{a0}" } } }
        @if step == Step::End { p { (messages.text("lead-end-line")) } }
    }
}
