//! The printed lead card: the whole script on one page, in the child's own words, for a conference without a screen. Only the
//! teacher prints it.

use std::sync::Arc;

use maud::{Markup, html};

use crate::{
    app::{
        App,
        led_conference::{Leader, LedConference, Wants},
        student_of,
    },
    domain::{
        class::Member, conference::Step, id::StudentId, principal::Principal, roster::Student,
        text::Language,
    },
    http::{
        context::RequestContext,
        error::HttpError,
        response::{self, Result},
    },
    i18n::Messages,
    pages::components::{
        self,
        conference::{step_title, telling_title, told_words},
        layout::{Layout, page},
        notice,
    },
    store::{self, ReadTx},
};

/// Lines to write the next step on.
const LINES: usize = 2;

struct Card {
    led: LedConference,
    student: Student,
    /// The child's, or else the class's.
    language: Language,
}

impl Card {
    fn load(tx: &ReadTx<'_>, member: Member) -> store::Result<Option<Self>> {
        let Member { class, student } = member;
        let leader = Leader {
            class,
            student,
            handed: None,
        };
        let conference = store::conference::going_on_with(tx, member)?;
        let led = LedConference::load(tx, leader, conference, Wants::Sheet)?;
        let student_of_class = student_of(tx, class, student)?;
        let language = store::roster::language(tx, class, student)?;
        Ok(led.zip(student_of_class).map(|(led, student)| Self {
            language: language.unwrap_or(led.class.language),
            led,
            student,
        }))
    }
}

pub(super) async fn show(student: StudentId, app: Arc<App>, context: RequestContext) -> Result {
    let Principal::Teacher(teacher) = context.principal else {
        return Err(HttpError::NotYours);
    };
    let load = move |tx: &ReadTx<'_>| {
        let class = store::roster::class_of(tx, teacher.id, student)?;
        match class {
            Some(class) => Card::load(tx, Member { class, student }),
            None => Ok(None),
        }
    };
    let card = app.store.read(load).await?.ok_or(HttpError::NotFound)?;
    let around = app.translations.of(context.language);
    let messages = app.translations.of(card.language);
    Ok(response::page(draw(around, messages, &card)))
}

/// Around the card it is in the teacher's language, the card itself is in the child's.
fn draw(around: &Messages, messages: &Messages, card: &Card) -> Markup {
    let Card {
        led,
        student,
        language,
    } = card;
    let title = around.text_with(
        "teach-sheet-lead-card-title",
        &[("name", student.name.as_str().into())],
    );
    let back = format!("/teach/students/{}/sheet", student.id);
    page(
        &Layout::teacher(around, &title, Some(&back)),
        html! {
            div.paper {
                (notice(true, &html! { (around.text("paper-print")) }))
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

fn draw_step(messages: &Messages, led: &LedConference, step: Step) -> Markup {
    html! {
        h3 { (messages.text(step_title(step, led.class.band))) }
        @for (at, telling) in step.tells().iter().enumerate() {
            @if at > 0 { p.soft { (messages.text(telling_title(*telling))) } }
            (told_words(messages, led.sheet.as_ref(), *telling, at == 0))
        }
        @if step == Step::NextStep { @for _ in 0..LINES { p.line { "\u{a0}" } } }
        @if step == Step::End { p { (messages.text("lead-end-line")) } }
    }
}
