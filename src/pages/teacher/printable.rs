//! What is printed for a room without devices, and for a day on which they rest: the slip that quietly tells one child of a
//! saved chair; the children's sheets, two to a page; and the lead card, the whole script on one page, for a conference without
//! a screen. The week prints as it stands, `week/`.

use std::sync::Arc;

use maud::{Markup, html};
use serde::Deserialize;

use super::read::{read_class, room_of};
use strum::VariantArray as _;

use crate::{
    app::{
        App, Room,
        led_conference::{Leader, LedConference, Wants},
        questions::question_for,
        student_of,
    },
    domain::{
        board::SignUp,
        calendar::SlotId,
        class::{Class, Member},
        conference::Step,
        id::{ClassId, StudentId},
        prep::{QuestionRole, Sheet, questions::ClassQuestions},
        roster::Student,
        text::Language,
    },
    http::{HttpError, RequestContext, Result, form::read, response},
    i18n::Messages,
    pages::components::{
        self, Layout, chair,
        conference::{step_title, telling_title, told_words},
        empty_chair, icon, isolated, name, page_headed, print_notice,
    },
    store::{self, ReadTx},
};

/// The slip for the child on one chair.
pub(super) async fn slip(slot: SlotId, app: Arc<App>, context: RequestContext) -> Result {
    let room = room_of(&app, &context, slot.class).await?;
    let mut sign_ups = room.board.sign_ups.iter();
    let sign_up = sign_ups
        .find(|sign_up| sign_up.slot == slot && sign_up.state.is_live())
        .ok_or(HttpError::NotFound)?;
    let messages = app.translations.of(room.class.language);
    Ok(response::page(draw_slip(messages, &room, sign_up)))
}

fn draw_slip(messages: &Messages, room: &Room, sign_up: &SignUp) -> Markup {
    let back = format!("/teach/chairs/{}", sign_up.slot);
    let layout = Layout::teacher(messages, messages.text("paper-slip-title"), Some(&back));
    let student = room.student(sign_up.student);
    let day = messages.day(room.board.now.date(), sign_up.slot.date);
    let time = components::chair_time(messages, room, sign_up.slot);
    let when = messages.text_with("saved-line", &[("day", day.into()), ("time", time.into())]);
    layout.page(html! {
        div.paper {
            (print_notice(messages, "paper-print"))
            section.card.slip {
                @match student { Some(student) => (chair(student.drawing)), None => (empty_chair()) }
                @if let Some(student) = student { h2 { (name(&student.name)) } }
                p.lead { (messages.text("reservation-invited")) }
                p.lead { strong { (isolated(&when)) } }
                p { (messages.text("board-bring")) }
            }
        }
    })
}

/// Sheets on a page of Letter or A4.
const A_PAGE: usize = 2;
/// Lines to write on, for each question.
const LINES: usize = 2;
/// More of an answer than this does not fit; all of it is on the box.
const WORDS_MAX: usize = 110;

#[derive(Default, Deserialize)]
struct Asks {
    student: Option<i64>,
}

struct OnPaper {
    student: Student,
    sheet: Sheet,
    /// That the child reads.
    language: Language,
}

struct Seen {
    class: Class,
    questions: Arc<ClassQuestions>,
    sheets: Vec<OnPaper>,
}

pub(super) async fn sheets(class: ClassId, app: Arc<App>, context: RequestContext) -> Result {
    let asks: Asks = read(context.query.as_bytes())?;
    let seen = read_class(&app, &context, Some(class), move |tx, _, class| {
        let mut sheets = Vec::new();
        for student in store::roster::students(tx, class.id)?.iter() {
            if asks.student.is_some_and(|one| one != student.id.number()) {
                continue;
            }
            let language = store::roster::language(tx, class.id, student.id)?;
            sheets.push(OnPaper {
                sheet: store::prep::sheet_of(tx, class.id, student.id)?,
                student: student.clone(),
                language: language.unwrap_or(class.language),
            });
        }
        Ok(Seen {
            questions: store::questions::load(tx, class.id)?,
            class,
            sheets,
        })
    });
    let seen = seen.await?;
    if seen.sheets.is_empty() && asks.student.is_some() {
        return Err(HttpError::NotFound);
    }
    Ok(response::page(draw_sheets(&app, &context, &seen)))
}

fn draw_sheets(app: &App, context: &RequestContext, seen: &Seen) -> Markup {
    let messages = app.translations.of(context.language);
    let back = format!("/teach/classes/{}/on-paper", seen.class.id);
    let layout = Layout::teacher(messages, messages.text("teach-sheets-title"), Some(&back));
    // The paper belongs to the children: the page's own title is not printed.
    let heading = html! { h1.screen-only { (messages.text("teach-sheets-title")) } };
    page_headed(
        &layout,
        &heading,
        &html! {
            div.paper {
                (print_notice(messages, "teach-sheets-print"))
                @if seen.sheets.is_empty() { p.lead { (messages.text("board-no-roster")) } }
                @for halves in seen.sheets.chunks(A_PAGE) {
                    div.halves { @for half in halves { (draw_half(app, seen, half)) } }
                }
            }
        },
    )
}

fn draw_half(app: &App, seen: &Seen, half: &OnPaper) -> Markup {
    let language = half.language;
    let messages = app.translations.of(language);
    html! {
        section.half lang=(language.tag()) dir=(language.direction()) {
            div.row { (chair(half.student.drawing)) h2 { (name(&half.student.name)) } }
            ol { @for &role in QuestionRole::VARIANTS { li { (draw_question(messages, seen, half, role)) } } }
        }
    }
}

fn draw_question(
    messages: &Messages,
    seen: &Seen,
    OnPaper { student, sheet, .. }: &OnPaper,
    role: QuestionRole,
) -> Markup {
    let (band, questions) = (seen.class.band, &seen.questions);
    let asked = question_for(messages, band, questions, student.id, sheet, role, 0);
    let text = sheet.line(role).map_or("", |line| line.text.trim());
    let fits: String = text.chars().take(WORDS_MAX).collect();
    html! {
        h3 { (name(&asked.words)) }
        @if !fits.is_empty() { p.half-words dir="auto" { (fits) @if fits.len() < text.len() { "…" } } }
        @else if sheet.is_answered(role) { p { (icon("tick")) } }
        @else { @for _ in 0..LINES { p.line { "\u{a0}" } } }
    }
}

struct Card {
    led: LedConference,
    student: Student,
    /// The child's, or else the class's.
    language: Language,
}

pub(super) async fn lead_card(
    student: StudentId,
    app: Arc<App>,
    context: RequestContext,
) -> Result {
    let teacher = context.teacher()?;
    let load = move |tx: &ReadTx<'_>| {
        let Some(class) = store::roster::class_of(tx, teacher.id, student)? else {
            return Ok(None);
        };
        let leader = Leader {
            class,
            student,
            handed: None,
        };
        let conference = store::conference::going_on_with(tx, Member { class, student })?;
        let led = LedConference::load(tx, leader, conference, Wants::Sheet)?;
        let language = store::roster::language(tx, class, student)?;
        let student = student_of(tx, class, student)?;
        Ok(led.zip(student).map(|(led, student)| Card {
            language: language.unwrap_or(led.class.language),
            led,
            student,
        }))
    };
    let card = app.store.read(load).await?.ok_or(HttpError::NotFound)?;
    let around = app.translations.of(context.language);
    let messages = app.translations.of(card.language);
    Ok(response::page(draw_card(around, messages, &card)))
}

/// Around the card it is in the teacher's language, the card itself is in the child's.
fn draw_card(around: &Messages, messages: &Messages, card: &Card) -> Markup {
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
    Layout::teacher(around, &title, Some(&back)).page(html! {
        div.paper {
            (print_notice(around, "paper-print"))
            section.lead-card lang=(language.tag()) dir=(language.direction()) {
                div.row { (components::chair(student.drawing)) h2 { (components::name(&student.name)) } }
                ol.todo {
                    @for &step in Step::VARIANTS { li { (draw_step(messages, led, step)) } }
                }
            }
        }
    })
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
