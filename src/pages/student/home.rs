//! A child's own page: one large card with the next right thing, and below it the path, the child's chair and the way out. In prep
//! time every open page asks here where to go. What the next right thing is stands in `next`.

use std::sync::Arc;

use bytes::Bytes;
use jiff::civil::{Date, DateTime};
use maud::{Markup, html};
use serde::Deserialize;
use serde_json::json;

use super::{board::draw_waits, question::path};
use strum::VariantArray as _;

use crate::{
    app::{
        App, Room, booking, class_for, conference_log::StepWord, now_in, questions::question_for,
        receipts::Undo, sheets, student_of,
    },
    domain::{
        board::{self, Reservation, ReservationKind, SignUp, State, Turn},
        class::{Class, Member},
        conference::Line,
        id::{NextStepId, SignUpId},
        next_step::{NextStep, Said},
        prep::{Sheet, questions::ClassQuestions},
        principal::{Principal, StudentSession},
        roster::Student,
    },
    http::{HttpError, RequestContext, Result, read, response},
    i18n::{Messages, bare},
    limits,
    pages::{
        components::{
            Layout, chair, chair_moment, icon, isolated, leader_draft_prefix, message, name,
            page_headed, said_words, sheets_draft_prefixes, student_draft_prefix, text,
        },
        receipt,
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
    /// The room, by which that chair is told as the wall tells it.
    room: Option<Room>,
    /// A talk of today goes on, with or without a chair.
    leads: bool,
    /// The talk of today is done, and the child has not looked back on it yet.
    looks_back: bool,
    /// Nor heard what was said read back.
    reads_back: bool,
    /// What the teacher wrote after the last talk.
    thanks: Option<String>,
}

impl Seen {
    /// How the child's chair stands on the wall.
    fn turn(&self) -> Option<Turn> {
        Some(self.room.as_ref()?.turn(self.sign_up.as_ref()?))
    }
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
    let room = day.map(|day| Room::load(tx, &app.clock, class.clone(), Some(day)));
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
        room: room.transpose()?,
        leads,
        looks_back,
        reads_back,
        thanks: store::conference::last_thanks(tx, member, now_s - limits::THANKS_STAY_S)?,
    }))
}

/// The right things in their order, each as a card; the first is the large one.
fn next(messages: &Messages, student: StudentSession, seen: &Seen) -> Vec<Markup> {
    let today = seen.now.date();
    let go = |to: &str, words: &'static str| html! { a.button.main href=(to) { (message(messages, words)) } };
    let mut cards = Vec::new();
    if seen.looks_back && !seen.leads {
        cards.push(html! {
            h2 { (message(messages, "after-title")) }
            p { (message(messages, "after-well")) }
            @if seen.reads_back { (go("/lead/read-back", "lead-see")) }
            @else { (go("/lead/look-back", "after-go")) }
        });
    }
    let sign_up = seen.sign_up.as_ref().filter(|_| !seen.leads);
    if let (Some(reservation), Some(sign_up)) = (seen.reservation, sign_up)
        && sign_up.state == State::Booked
    {
        let when = talk_at(messages, seen, sign_up);
        cards.push(draw_reservation(messages, reservation, sign_up, &when));
    }
    let turn = seen.turn();
    if seen.leads || turn == Some(Turn::Now) {
        cards.push(html! {
            h2 { (message(messages, "prep-lead-now")) }
            p { (message(messages, "board-bring")) }
            (go("/lead", "prep-lead-go"))
        });
    } else if turn == Some(Turn::Next) {
        // What she will lead by may be looked at as soon as she is called.
        cards.push(html! {
            h2 { (message(messages, "prep-lead-next")) }
            p { (message(messages, "board-bring")) }
            @if sign_up.is_some_and(|it| it.state == State::Called) { (go("/lead", "prep-lead-look")) }
        });
    } else if let Some(sign_up) = sign_up.filter(|it| it.slot.date == today) {
        cards.push(html! {
            h2 { (isolated(&talk_at(messages, seen, sign_up))) }
            p { (message(messages, "board-bring")) }
        });
    }
    let step = seen.steps.iter().find(|step| step.asks_on(today));
    cards.extend(step.map(|step| draw_step(messages, step)));
    cards.push(match seen.sheet.next_role() {
        Some(role) => {
            let (band, questions) = (seen.class.band, &seen.questions);
            let asked = question_for(messages, band, questions, student.id, &seen.sheet, role, 0);
            html! {
                p.soft { (message(messages, "prep-question-next")) }
                h2 { (asked.words) }
                (go(&format!("/prep/questions/{}", role.as_ref()), "prep-write"))
            }
        }
        None if seen.sign_up.is_some() => html! {
            h2 { (message(messages, "prep-new")) }
            p { (message(messages, "prep-new-line")) }
            (go("/prep/questions/ask", "prep-new-go"))
        },
        None => html! {
            h2 { (message(messages, "prep-chair-line")) }
            (go("/board", "prep-chair-go"))
        },
    });
    cards
}

fn draw(app: &App, context: &RequestContext, student: StudentSession, seen: &Seen) -> Markup {
    let messages = app.translations.of(context.language);
    let layout = Layout {
        live: Some("prep prep-time board conference"),
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
    page_headed(
        &layout,
        &heading,
        &html! {
            div.cards id="cards" data-live {
                @for (at, card) in next(messages, student, seen).iter().enumerate() {
                    section.thing.first[at == 0] { (card) }
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

/// `when` says which chair was saved for the child.
fn draw_reservation(
    messages: &Messages,
    reservation: Reservation,
    sign_up: &SignUp,
    when: &str,
) -> Markup {
    let title = match reservation.kind {
        ReservationKind::Invited => "reservation-invited",
        ReservationKind::Waited => "reservation-waited",
    };
    let words = |said| match said {
        board::Said::Yes => "reservation-yes",
        board::Said::Another => "reservation-another",
        board::Said::NotNow => "reservation-not-now",
    };
    html! {
        h2 { (message(messages, title)) }
        p { (isolated(when)) }
        form method="post" action={ "/prep/reservations/" (sign_up.id) } {
            div.says {
                @for &said in board::Said::VARIANTS { button name="say" value=(said.as_ref()) { (messages.text(words(said))) } }
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

/// When the talk is, and a word where its day turned out to have none.
fn talk_at(messages: &Messages, seen: &Seen, sign_up: &SignUp) -> String {
    let is_off = seen.turn() == Some(Turn::Off);
    if let Some(room) = seen.room.as_ref().filter(|room| room.is_doubtful) {
        let when = bare(&chair_moment(messages, room, sign_up.slot));
        let id = if is_off {
            "own-chair-off"
        } else {
            "prep-talk-place"
        };
        return messages.text_with(id, &[("when", when.into())]);
    }
    let when = moment_of(messages, seen, sign_up);
    if is_off {
        return format!("{when} {}", messages.text("own-off"));
    }
    when
}

fn moment_of(messages: &Messages, seen: &Seen, sign_up: &SignUp) -> String {
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
            (draw_waits(messages, seen.now.date(), day))
        }
        // A full sheet without a chair has that way on its card already.
        @if seen.sign_up.is_some() || !seen.sheet.is_ready() {
            a.button href="/board" { (message(messages, "prep-chairs")) }
        }
    }
}
