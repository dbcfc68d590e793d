//! A child's own page: one large card with the next right thing, and below it the path, the child's chair and the way out
//! (2.5). It loads and draws; what the next right thing is stands in `next`.

use std::sync::Arc;

use jiff::civil::{Date, DateTime};
use maud::{Markup, html};

use super::{
    offer,
    question::{kept_ids, path},
    wordings,
};
use crate::{
    app::{App, Room, class_for, now_in, pupil_of},
    domain::{
        board::{Offer, SignUp, State},
        class::Class,
        conference::Line,
        next_step::{NextStep, Said},
        prep::{Role, Sheet, questions::ClassQuestions},
        roster::Pupil,
        visitor::{Student, Visitor},
    },
    store::{self, Reading},
    web::{
        draw::{chair, chair_moment, icon, kept_of_child, kept_of_leader, name, say, text, told},
        gate::Visit,
        layout::{Frame, Surface, page_headed},
        words::{Tongue, bare},
    },
};

/// So long the teacher's thanks stand on the page; later they are with the talk, on the shelf.
const THANKS_STAY_S: i64 = 7 * 24 * 3600;

/// All that the page shows.
pub(super) struct Seen {
    /// Whose page it is: a shared tablet says so.
    pupil: Option<Pupil>,
    class: Class,
    questions: Arc<ClassQuestions>,
    now: DateTime,
    sheet: Sheet,
    /// The next steps that the child carries, the newest first.
    steps: Vec<NextStep>,
    /// The child's live sign-up.
    sign_up: Option<SignUp>,
    /// It was saved for the child, who has not answered yet.
    offer: Option<Offer>,
    /// The day for whose next empty chair the child waits.
    waits: Option<Date>,
    /// While the clock is in doubt, the room, by which that chair is told without its time (X5).
    in_doubt: Option<Room>,
    /// A talk goes on, with or without a chair.
    leads: bool,
    /// The talk of today is done, and the child has not looked back on it yet (T5).
    looks_back: bool,
    /// Nor heard what was said read back (T3).
    reads_back: bool,
    /// What the teacher wrote after the last talk.
    thanks: Option<String>,
}

/// Loads it.
pub(super) fn load(
    tx: &Reading<'_>,
    app: &App,
    visitor: &Visitor,
    student: Student,
) -> store::Answer<Option<Seen>> {
    let Some(class) = class_for(tx, visitor, None)? else {
        return Ok(None);
    };
    let (now, id) = (now_in(&app.clock, &class), class.id);
    let now_s = app.clock.now().as_second();
    let (leads, done) = store::conference::today_with(tx, (id, student.id), now.date())?;
    let done = match done {
        Some(done) => store::conference::find(tx, done)?,
        None => None,
    };
    let reads_back = done.as_ref().is_some_and(|talk| {
        let mut writers = talk.writers.iter();
        writers.any(|it| it.student == student.id && it.read_back.is_none())
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
    let offer = match &sign_up {
        Some(sign_up) => store::board::wait::offered(tx, sign_up.id)?,
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
        pupil: pupil_of(tx, id, student.id)?,
        questions: store::questions::of(tx, id)?,
        class,
        now,
        sheet: store::prep::sheet_of(tx, id, student.id)?,
        steps: store::next_step::open_of(tx, id, student.id)?,
        sign_up,
        offer: offer.filter(|offer| offer.said.is_none()),
        waits: waits.filter(|day| *day >= now.date()),
        in_doubt: in_doubt.transpose()?,
        leads,
        looks_back,
        reads_back,
        thanks: store::conference::last_thanks(tx, (id, student.id), now_s - THANKS_STAY_S)?,
    }))
}

/// One thing to do.
enum Card<'a> {
    /// You lead now.
    Lead,
    /// You have led: what went well?
    LookBack,
    /// A chair was saved for you: yes?
    Offer(Offer, &'a SignUp),
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

/// The right things in their order; the first is the large card (2.5).
fn next(seen: &Seen) -> Vec<Card<'_>> {
    let today = seen.now.date();
    let mut cards = Vec::new();
    if seen.looks_back && !seen.leads {
        cards.push(Card::LookBack);
    }
    if let (Some(offer), Some(sign_up), false) = (seen.offer, &seen.sign_up, seen.leads)
        && sign_up.state == State::Booked
    {
        cards.push(Card::Offer(offer, sign_up));
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

/// Draws it.
pub(super) fn draw(app: &App, visit: &Visit, student: Student, seen: &Seen) -> Markup {
    let tongue = app.words.of(visit.language);
    let frame = Frame {
        surface: Surface::Child,
        live: Some("prep prep-time board conference"),
        home: "/prep",
        ..Frame::teacher(tongue, tongue.say("prep-title"), None)
    };
    let child = kept_of_child(&app.machine.key, student.id);
    let kept = kept_ids(&child, &seen.sheet) + " " + &kept_of_leader(&child);
    let heading = html! {
        @match &seen.pupil {
            Some(pupil) => div.named { (chair(pupil.drawing)) h1 { (name(&pupil.name)) } },
            None => h1 { (told(tongue, "prep-title")) },
        }
    };
    page_headed(
        &frame,
        &heading,
        &html! {
            div.cards id="cards" data-live {
                @for (at, card) in next(seen).iter().enumerate() {
                    section.thing.first[at == 0] { (draw_card(tongue, student, seen, card)) }
                }
            }
            div id="thanks" data-live {
                @if let Some(thanks) = &seen.thanks {
                    section.thing {
                        p.soft { (told(tongue, "back-from-teacher")) }
                        p.words dir="auto" { (text(thanks)) }
                    }
                }
            }
            div id="sheet" data-live {
                h2 { (told(tongue, "prep-path")) }
                (path(tongue, &seen.sheet, seen.class.band, None))
            }
            div.mine id="mine" data-live { (draw_chair(tongue, seen)) }
            div.own-ways {
                a.button href="/prep/talks" { (told(tongue, "shelf-title")) }
                a.button href="/prep/chair" {
                    @if let Some(pupil) = &seen.pupil { (chair(pupil.drawing)) }
                    span { (told(tongue, "mine-title")) }
                }
            }
            form.leave method="post" action="/door/leave" { button { (told(tongue, "prep-leave")) } }
            div hidden data-kept=(text(&kept)) {}
        },
    )
}

fn draw_card(tongue: &Tongue, student: Student, seen: &Seen, card: &Card<'_>) -> Markup {
    let go =
        |to: &str, words: &'static str| html! { a.button.main href=(to) { (told(tongue, words)) } };
    html! {
        @match card {
            Card::Lead => {
                h2 { (told(tongue, "prep-lead-now")) }
                p { (told(tongue, "board-bring")) }
                (go("/lead", "prep-lead-go"))
            }
            Card::LookBack => {
                h2 { (told(tongue, "after-title")) }
                p { (told(tongue, "after-well")) }
                @if seen.reads_back { (go("/lead/read-back", "lead-see")) }
                @else { (go("/lead/look-back", "after-go")) }
            }
            Card::Offer(offer, sign_up) => (offer::card(tongue, *offer, sign_up, &talk_at(tongue, seen, sign_up))),
            Card::Talk(sign_up) => {
                h2 { (say(&talk_at(tongue, seen, sign_up))) }
                p { (told(tongue, "board-bring")) }
            }
            Card::Step(step) => (draw_step(tongue, step)),
            Card::Question(role) => {
                @let of = (student.id, &seen.sheet, *role);
                p.soft { (told(tongue, "prep-question-next")) }
                h2 { (wordings::question(tongue, (&seen.class, &seen.questions), of, 0).words) }
                (go(&format!("/prep/questions/{}", role.word()), "prep-write"))
            }
            Card::AnythingNew => {
                h2 { (told(tongue, "prep-new")) }
                p { (told(tongue, "prep-new-line")) }
                (go("/prep/questions/ask", "prep-new-go"))
            }
            Card::PickAChair => {
                h2 { (told(tongue, "prep-chair-line")) }
                (go("/board", "prep-chair-go"))
            }
        }
    }
}

/// "Last time you picked": never graded, carried until it is reached or put down (S7).
fn draw_step(tongue: &Tongue, step: &NextStep) -> Markup {
    html! {
        p.soft { (told(tongue, "prep-step-last")) }
        @if step.text.is_empty() { h2 { (told(tongue, "prep-step-aloud")) } }
        @else { h2 dir="auto" { q { (step.text) } } }
        p { (told(tongue, "prep-step-ask")) }
        form method="post" action={ "/prep/next-steps/" (step.id) } {
            div.says {
                @for said in Said::ALL { button name="say" value=(said.word()) { (tongue.say(said_words(said))) } }
            }
            button.plain name="say" value="put_down" { (told(tongue, "prep-step-put-down")) }
        }
    }
}

fn said_words(said: Said) -> &'static str {
    match said {
        Said::Doing => "prep-step-doing",
        Said::GettingThere => "prep-step-getting-there",
        Said::NotYet => "prep-step-not-yet",
        Said::Reached => "prep-step-reached",
    }
}

fn talk_at(tongue: &Tongue, seen: &Seen, sign_up: &SignUp) -> String {
    if let Some(room) = &seen.in_doubt {
        let when = bare(&chair_moment(tongue, room, sign_up.slot));
        return tongue.say_with("prep-talk-place", &[("when", when.into())]);
    }
    let today = seen.now.date();
    let time = tongue.time(sign_up.slot.start);
    if sign_up.slot.date == today {
        return tongue.say_with("prep-talk-today", &[("time", time.into())]);
    }
    let day = tongue.day_near(today, sign_up.slot.date);
    tongue.say_with(
        "prep-talk-day",
        &[("day", day.into()), ("time", time.into())],
    )
}

/// The child's chair, or the way to one.
fn draw_chair(tongue: &Tongue, seen: &Seen) -> Markup {
    html! {
        @if let Some(sign_up) = &seen.sign_up {
            p { (icon("tick")) " " (say(&talk_at(tongue, seen, sign_up))) }
        } @else if let Some(day) = seen.waits {
            @let day = tongue.day_near(seen.now.date(), day);
            p { (say(&tongue.say_with("own-waits", &[("day", day.into())]))) }
            form method="post" action="/board/waits/leave" { button.plain id="wait-no-more" { (told(tongue, "own-wait-no-more")) } }
        }
        // A full sheet without a chair has that way on its card already.
        @if seen.sign_up.is_some() || !seen.sheet.is_ready() {
            a.button href="/board" { (told(tongue, "prep-chairs")) }
        }
    }
}
