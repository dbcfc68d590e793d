//! A child's own page: one large card with the next right thing, and below it the path, the child's chair and the way out. It
//! loads and draws; what the next right thing is stands in `next`.

use std::sync::Arc;

use bytes::Bytes;
use jiff::civil::{Date, DateTime};
use maud::{Markup, html};
use serde::Deserialize;
use strum::VariantArray;

use crate::{
    app::{
        App, Room, class_for, conference_log::StepWord, now_in, questions::question_for, sheets,
        student_of,
    },
    domain::{
        board::{Reservation, SignUp, State},
        class::{Class, Member},
        conference::Line,
        id::NextStepId,
        next_step::{NextStep, Said},
        prep::{Role, Sheet, questions::ClassQuestions},
        principal::{Principal, StudentSession},
        roster::Student,
    },
    http::{
        context::RequestContext,
        error::HttpError,
        form::read,
        response::{self, Result},
        route::Audience,
    },
    i18n::{Messages, bare},
    limits,
    pages::{
        components::{
            chair, chair_moment, icon, isolated,
            layout::{Layout, page_headed},
            leader_draft_prefix, message, name, said_words, sheets_draft_prefixes,
            student_draft_prefix, text,
        },
        student::{question::path, reservation},
    },
    store::{self, ReadTx},
};

/// All that the page shows.
struct Seen {
    /// Whose page it is: a shared tablet says so.
    student: Option<Student>,
    class: Class,
    questions: Arc<ClassQuestions>,
    now: DateTime,
    sheet: Sheet,
    /// The next steps that the child carries, the newest first.
    steps: Vec<NextStep>,
    /// The child's live sign-up.
    sign_up: Option<SignUp>,
    /// It was saved for the child, who has not answered yet.
    reservation: Option<Reservation>,
    /// The day for whose next empty chair the child waits.
    waits: Option<Date>,
    /// While the clock is in doubt, the room, by which that chair is told without its time.
    in_doubt: Option<Room>,
    /// A talk goes on, with or without a chair.
    leads: bool,
    /// The talk of today is done, and the child has not looked back on it yet.
    looks_back: bool,
    /// Nor heard what was said read back.
    reads_back: bool,
    /// What the teacher wrote after the last talk.
    thanks: Option<String>,
}

pub(super) async fn show(app: Arc<App>, context: RequestContext) -> Result {
    let student = context.student()?;
    let (reader, principal) = (Arc::clone(&app), context.principal);
    let seen = app
        .store
        .read(move |tx| load(tx, &reader, &principal, student))
        .await?
        .ok_or(HttpError::NotFound)?;
    Ok(response::page(draw(&app, &context, student, &seen)))
}

/// What a card of the last next step sends.
#[derive(Deserialize)]
struct NextStepForm {
    #[serde(default)]
    say: String,
}

/// "Doing it", "getting there", "not yet", "I reached it", or "put it down for now".
pub(super) async fn answer_next_step(
    id: NextStepId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let student = context.student()?;
    let form: NextStepForm = read(&form)?;
    let word = StepWord::from_word(&form.say).ok_or(HttpError::BadForm)?;
    if let Err(error) = sheets::answer_next_step(&app, student, id, word).await {
        let word = error.refusal()?.into();
        if context.script {
            let messages = app.translations.of(context.language);
            let said = messages.refusal(word, &[]);
            return Ok(response::refused_script(word, &said));
        }
        // It was put away on another screen: the page without the card says so.
    }
    Ok(response::done(&context, "/prep"))
}

fn load(
    tx: &ReadTx<'_>,
    app: &App,
    principal: &Principal,
    student: StudentSession,
) -> store::Result<Option<Seen>> {
    let Some(class) = class_for(tx, principal, None)? else {
        return Ok(None);
    };
    let (now, id) = (now_in(&app.clock, &class), class.id);
    let now_s = app.clock.now().as_second();
    let member = Member {
        class: id,
        student: student.id,
    };
    let (leads, done) = store::conference::today_with(tx, member, now.date())?;
    let done = match done {
        Some(done) => store::conference::find(tx, done)?,
        None => None,
    };
    let reads_back = done.as_ref().is_some_and(|talk| {
        let mut participants = talk.participants.iter();
        participants.any(|it| it.student == student.id && it.read_back.is_none())
    });
    let looks_back = match done {
        Some(talk) => {
            let lines = store::conference::lines_for(tx, talk.id, student.id)?;
            ![Line::Well(student.id), Line::Tweak(student.id)]
                .iter()
                .any(|line| lines.contains_key(line))
        }
        None => false,
    };
    let sign_up = store::board::live_of(tx, id, student.id)?;
    let reservation = match &sign_up {
        Some(sign_up) => store::board::wait::reservation_of(tx, sign_up.id)?,
        None => None,
    };
    let waits = match &sign_up {
        Some(_) => None,
        None => store::board::wait::day_of(tx, id, student.id)?,
    };
    let day = sign_up.as_ref().map(|it| it.slot.date);
    let in_doubt = day.filter(|_| app.is_clock_doubtful());
    let in_doubt = in_doubt.map(|day| Room::load(tx, &app.clock, class.clone(), Some(day)));
    Ok(Some(Seen {
        student: student_of(tx, id, student.id)?,
        questions: store::questions::load(tx, id)?,
        class,
        now,
        sheet: store::prep::sheet_of(tx, id, student.id)?,
        steps: store::next_step::open_of(tx, id, student.id)?,
        sign_up,
        reservation: reservation.filter(|reservation| reservation.said.is_none()),
        waits: waits.filter(|day| *day >= now.date()),
        in_doubt: in_doubt.transpose()?,
        leads,
        looks_back,
        reads_back,
        thanks: store::conference::last_thanks(tx, member, now_s - limits::THANKS_STAY_S)?,
    }))
}

/// One thing to do.
enum Card<'a> {
    /// You lead now.
    Lead,
    /// You have led: what went well?
    LookBack,
    /// A chair was saved for you: yes?
    Reservation(Reservation, &'a SignUp),
    /// Your talk is today.
    Talk(&'a SignUp),
    /// The step of last time: how is it going?
    Step(&'a NextStep),
    /// The next question.
    Question(Role),
    /// The sheet is full and waits.
    AnythingNew,
    /// The sheet is full: take a chair.
    PickAChair,
}

/// The right things in their order; the first is the large card.
fn next(seen: &Seen) -> Vec<Card<'_>> {
    let today = seen.now.date();
    let mut cards = Vec::new();
    if seen.looks_back && !seen.leads {
        cards.push(Card::LookBack);
    }
    if let (Some(reservation), Some(sign_up), false) = (seen.reservation, &seen.sign_up, seen.leads)
        && sign_up.state == State::Booked
    {
        cards.push(Card::Reservation(reservation, sign_up));
    }
    match &seen.sign_up {
        _ if seen.leads => cards.push(Card::Lead),
        Some(sign_up) if matches!(sign_up.state, State::Called | State::Talking) => {
            cards.push(Card::Lead);
        }
        Some(sign_up) if sign_up.slot.date == today => cards.push(Card::Talk(sign_up)),
        _ => {}
    }
    let step = seen.steps.iter().find(|step| step.asks_on(today));
    cards.extend(step.map(Card::Step));
    match seen.sheet.next_role() {
        Some(role) => cards.push(Card::Question(role)),
        None if seen.sign_up.is_some() => cards.push(Card::AnythingNew),
        None => cards.push(Card::PickAChair),
    }
    cards
}

fn draw(app: &App, context: &RequestContext, student: StudentSession, seen: &Seen) -> Markup {
    let messages = app.translations.of(context.language);
    let layout = Layout {
        audience: Audience::Student,
        live: Some("prep prep-time board conference"),
        home: "/prep",
        ..Layout::teacher(messages, messages.text("prep-title"), None)
    };
    let child = student_draft_prefix(&app.machine.key, student.id);
    let sheets = sheets_draft_prefixes(&child, seen.sheet.number);
    let drafts = format!("{sheets} {}", leader_draft_prefix(&child));
    let heading = html! {
        @match &seen.student {
            Some(student) => div.named { (chair(student.drawing)) h1 { (name(&student.name)) } },
            None => h1 { (message(messages, "prep-title")) },
        }
    };
    page_headed(
        &layout,
        &heading,
        &html! {
            div.cards id="cards" data-live {
                @for (at, card) in next(seen).iter().enumerate() {
                    section.thing.first[at == 0] { (draw_card(messages, student, seen, card)) }
                }
            }
            div id="thanks" data-live {
                @if let Some(thanks) = &seen.thanks {
                    section.thing {
                        p.soft { (message(messages, "back-from-teacher")) }
                        p.words dir="auto" { (text(thanks)) }
                    }
                }
            }
            div id="sheet" data-live {
                h2 { (message(messages, "prep-path")) }
                (path(messages, &seen.sheet, seen.class.band, None))
            }
            div.mine id="mine" data-live { (draw_chair(messages, seen)) }
            div.own-ways {
                a.button href="/prep/talks" { (message(messages, "shelf-title")) }
                a.button href="/prep/chair" {
                    @if let Some(student) = &seen.student { (chair(student.drawing)) }
                    span { (message(messages, "mine-title")) }
                }
            }
            form.leave method="post" action="/door/leave" { button { (message(messages, "prep-leave")) } }
            div hidden data-kept=(text(&drafts)) {}
        },
    )
}

fn draw_card(messages: &Messages, student: StudentSession, seen: &Seen, card: &Card<'_>) -> Markup {
    let go = |to: &str, words: &'static str| html! { a.button.main href=(to) { (message(messages, words)) } };
    html! {
        @match card {
            Card::Lead => {
                h2 { (message(messages, "prep-lead-now")) }
                p { (message(messages, "board-bring")) }
                (go("/lead", "prep-lead-go"))
            }
            Card::LookBack => {
                h2 { (message(messages, "after-title")) }
                p { (message(messages, "after-well")) }
                @if seen.reads_back { (go("/lead/read-back", "lead-see")) }
                @else { (go("/lead/look-back", "after-go")) }
            }
            Card::Reservation(reservation, sign_up) => (reservation::card(messages, *reservation, sign_up, &talk_at(messages, seen, sign_up))),
            Card::Talk(sign_up) => {
                h2 { (isolated(&talk_at(messages, seen, sign_up))) }
                p { (message(messages, "board-bring")) }
            }
            Card::Step(step) => (draw_step(messages, step)),
            Card::Question(role) => {
                @let band = seen.class.band;
                p.soft { (message(messages, "prep-question-next")) }
                h2 { (question_for(messages, band, &seen.questions, student.id, &seen.sheet, *role, 0).words) }
                (go(&format!("/prep/questions/{role}"), "prep-write"))
            }
            Card::AnythingNew => {
                h2 { (message(messages, "prep-new")) }
                p { (message(messages, "prep-new-line")) }
                (go("/prep/questions/ask", "prep-new-go"))
            }
            Card::PickAChair => {
                h2 { (message(messages, "prep-chair-line")) }
                (go("/board", "prep-chair-go"))
            }
        }
    }
}

/// "Last time you picked": never graded, carried until it is reached or put down.
fn draw_step(messages: &Messages, step: &NextStep) -> Markup {
    html! {
        p.soft { (message(messages, "prep-step-last")) }
        @if step.text.is_empty() { h2 { (message(messages, "prep-step-aloud")) } }
        @else { h2 dir="auto" { q { (step.text) } } }
        p { (message(messages, "prep-step-ask")) }
        form method="post" action={ "/prep/next-steps/" (step.id) } {
            div.says {
                @for &said in Said::VARIANTS { button name="say" value=(said) { (messages.text(said_words(said))) } }
            }
            button.plain name="say" value="put_down" { (message(messages, "prep-step-put-down")) }
        }
    }
}

fn talk_at(messages: &Messages, seen: &Seen, sign_up: &SignUp) -> String {
    if let Some(room) = &seen.in_doubt {
        let when = bare(&chair_moment(messages, room, sign_up.slot));
        return messages.text_with("prep-talk-place", &[("when", when.into())]);
    }
    let today = seen.now.date();
    let time = messages.time(sign_up.slot.start);
    if sign_up.slot.date == today {
        return messages.text_with("prep-talk-today", &[("time", time.into())]);
    }
    let day = messages.day_near(today, sign_up.slot.date);
    messages.text_with(
        "prep-talk-day",
        &[("day", day.into()), ("time", time.into())],
    )
}

/// The child's chair, or the way to one.
fn draw_chair(messages: &Messages, seen: &Seen) -> Markup {
    html! {
        @if let Some(sign_up) = &seen.sign_up {
            p { (icon("tick")) " " (isolated(&talk_at(messages, seen, sign_up))) }
        } @else if let Some(day) = seen.waits {
            @let day = messages.day_near(seen.now.date(), day);
            p { (isolated(&messages.text_with("own-waits", &[("day", day.into())]))) }
            form method="post" action="/board/waits/leave" { button.plain id="wait-no-more" { (message(messages, "own-wait-no-more")) } }
        }
        // A full sheet without a chair has that way on its card already.
        @if seen.sign_up.is_some() || !seen.sheet.is_ready() {
            a.button href="/board" { (message(messages, "prep-chairs")) }
        }
    }
}
