//! A child's own page: one thing to do, said once, on the way of five stones that its chair stands on; below it the ways to what is
//! the child's. In prep time every open page asks here where to go. The one thing is chosen in `next`.

mod next;
mod seen;
mod stones;

use std::sync::Arc;

use bytes::Bytes;
use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;
use serde_json::json;

use self::seen::{After, Seen};
use crate::{
    app::{
        App, Room, booking, class_for, conference_log::StepWord, now_in, receipts::Undo, sheets,
        student_of,
    },
    domain::{
        board,
        class::Member,
        conference::{Conference, Line},
        id::{ClassId, NextStepId, SignUpId, StudentId},
        next_step::Said,
        prep::Sheet,
        principal::{Principal, StudentSession},
    },
    http::{HttpError, RequestContext, Result, read, response},
    limits,
    pages::{
        components::{
            Head, Layout, chair, drawn, leader_draft_prefix, message, name, page_headed,
            sheets_draft_prefixes, student_draft_prefix, text,
        },
        receipt,
    },
    store::{self, ReadTx},
};

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

/// What a card sends on which the child says something.
#[derive(Deserialize)]
struct SayForm {
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
    let form: SayForm = read(&form)?;
    let word = StepWord::from_word(&form.say).ok_or(HttpError::BadForm)?;
    let change = match sheets::answer_next_step(&app, student, id, word).await {
        Ok(answered) => answered,
        Err(error) => {
            let word = error.refusal()?.into();
            if context.script {
                let messages = app.translations.of(context.language);
                let said = messages.refusal(word, &[]);
                return Ok(response::refused_script(word, &said));
            }
            // It was put away on another screen: the page without the card says so.
            return Ok(response::done(&context, "/prep"));
        }
    };
    let said = match word {
        StepWord::Said(Said::Doing) => "done-step-doing",
        StepWord::Said(Said::GettingThere) => "done-step-getting-there",
        StepWord::Said(Said::NotYet) => "done-step-not-yet",
        StepWord::Said(Said::Reached) => "done-step-said-reached",
        StepWord::PutDown => "done-step-down",
        StepWord::PickUp => "done-step-up",
    };
    let undo = Some(Undo::NextStep(change));
    Ok(receipt::done(&app, &context, "/prep", said, None, undo))
}

/// A chair was saved for the child, by the teacher or because it came free while the child waited: yes, another time, or not now.
/// Only the teacher sees the answer, and it costs nothing.
pub(super) async fn answer_reservation(
    id: SignUpId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let form: SayForm = read(&form)?;
    let said = form
        .say
        .parse::<board::Said>()
        .map_err(|_| HttpError::BadForm)?;
    booking::answer_reservation(&app, context.student()?, id, said).await?;
    let next = match said {
        board::Said::Another => "/board",
        board::Said::Yes | board::Said::NotNow => "/prep",
    };
    Ok(response::done(&context, next))
}

/// The question that is this child's now. To the page's script nothing but that address, and nothing at all when it is not
/// prep time.
pub(super) async fn question_now(app: Arc<App>, context: RequestContext) -> Result {
    let student = context.student()?;
    let goes_on = app.prep_times.time_left(student.class).is_some();
    if context.script && !goes_on {
        return Ok(response::done(&context, "/prep"));
    }
    let next = app
        .store
        .read(move |tx| Ok(store::prep::sheet_of(tx, student.class, student.id)?.next_role()))
        .await?;
    let address = match next {
        Some(role) if goes_on => format!("/prep/questions/{}", role.as_ref()),
        _ => "/prep".to_owned(),
    };
    if context.script {
        return Ok(response::json_of(&json!({ "go": address })));
    }
    Ok(response::to(&address))
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
    let after = match done {
        Some(talk) => owed_after(tx, &talk, student.id)?,
        None => None,
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
    let sheet = store::prep::sheet_of(tx, id, student.id)?;
    let day = sign_up.as_ref().map(|it| it.slot.date);
    let room = day.map(|day| Room::load(tx, &app.clock, class.clone(), Some(day)));
    Ok(Some(Seen {
        student: student_of(tx, id, student.id)?,
        questions: store::questions::load(tx, id)?,
        class,
        now,
        is_done_for_today: is_done_for_today(tx, id, &sheet, now.date())?,
        sheet,
        steps: store::next_step::open_of(tx, id, student.id)?,
        sign_up,
        reservation: reservation.filter(|reservation| reservation.said.is_none()),
        waits: waits.filter(|day| *day >= now.date()),
        room: room.transpose()?,
        leads,
        after,
        thanks: store::conference::last_thanks(tx, member, now_s - limits::THANKS_STAY_S)?,
    }))
}

/// What the child still owes a talk that is done: nothing once it has looked back.
fn owed_after(
    tx: &ReadTx<'_>,
    talk: &Conference,
    student: StudentId,
) -> store::Result<Option<After>> {
    let lines = store::conference::lines_for(tx, talk.id, student)?;
    let looked = [Line::Well(student), Line::Tweak(student)];
    if looked.iter().any(|line| lines.contains_key(line)) {
        return Ok(None);
    }
    let mut participants = talk.participants.iter();
    let reads_back = participants.any(|it| it.student == student && it.read_back.is_none());
    Ok(Some(if reads_back {
        After::ReadBack
    } else {
        After::LookBack
    }))
}

/// Whether a question was answered today, or on a day after which there was no school day yet.
fn is_done_for_today(
    tx: &ReadTx<'_>,
    class: ClassId,
    sheet: &Sheet,
    today: Date,
) -> store::Result<bool> {
    let Some(id) = sheet.id else {
        return Ok(false);
    };
    let Some(day) = store::prep::last_day_with_a_new_answer(tx, id)? else {
        return Ok(false);
    };
    // A day that has not come was told by a clock that went wrong.
    if day >= today {
        return Ok(day == today);
    }
    let calendar = store::calendar::load_since(tx, class, day)?;
    // A class without a timetable has no school days: there every day is one.
    Ok(!calendar.blocks.is_empty() && calendar.school_days_between(day, today) == 0)
}

fn draw(app: &App, context: &RequestContext, student: StudentSession, seen: &Seen) -> Markup {
    let messages = app.translations.of(context.language);
    let layout = Layout {
        live: Some("prep prep-time board conference"),
        head: Head::Home,
        ..Layout::childs_own(messages, messages.text("prep-title"), None)
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
    let way = |to: &str, picture: Markup, words: &'static str| {
        html! { a.button href=(to) { (picture) span { (message(messages, words)) } } }
    };
    let own_chair = seen.drawing();
    let thing = next::before_the_sheet(messages, seen);
    page_headed(
        &layout,
        &heading,
        &html! {
            div.at-once {
                div.pond {
                    div.cards id="cards" data-live { (thing.unwrap_or_else(|| next::draw_sheet(messages, student, seen))) }
                    div.stones-of id="sheet" data-live { (stones::draw(messages, seen)) }
                }
                div.own-ways {
                    (way("/prep/talks", drawn("icon c3", "ribbon"), "shelf-title"))
                    (way("/board", drawn("art plain-chair", "chair-empty"), "prep-chairs"))
                    (way("/prep/chair", chair(own_chair), "mine-title"))
                    (way("/prep/family", drawn("icon c6", "heart"), "family-title"))
                    form.leave method="post" action="/door/leave" { button { (message(messages, "prep-leave")) } }
                }
            }
            div hidden data-kept=(text(&drafts)) {}
        },
    )
}
