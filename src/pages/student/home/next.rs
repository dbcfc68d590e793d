//! The one thing that a child's own page says: it leads, it is next, a chair was saved for it, it looks back, its step, its question,
//! that it is done for today, or that it may pick a chair. Each is said once.

use maud::{Markup, html};

use super::seen::{After, Seen};
use crate::{
    app::questions::question_for,
    domain::{
        board::{self, Reservation, ReservationKind, SignUp, State, Turn},
        next_step::{NextStep, Said},
        principal::StudentSession,
    },
    i18n::{Messages, bare},
    pages::{
        components::{chair_moment, icon, isolated, message, said_words, text},
        student::board::draw_waits,
    },
};
use strum::VariantArray as _;

/// What a child may say of its step, each with its picture: a seed, a sprout, a flower.
const STEP_ANSWERS: [(Said, &str); 3] = [
    (Said::NotYet, "seed"),
    (Said::Doing, "sprout"),
    (Said::Reached, "flower"),
];

/// What comes before the sheet, if anything does, in the order in which they matter.
pub(super) fn before_the_sheet(messages: &Messages, seen: &Seen) -> Option<Markup> {
    let card = |inside: Markup| Some(html! { section.thing.first { (inside) } });
    let sign_up = seen.sign_up.as_ref().filter(|_| !seen.leads);
    let turn = seen.turn();
    if seen.leads || turn == Some(Turn::Now) {
        return card(html! {
            h2 { (message(messages, "prep-lead-now")) }
            p { (message(messages, "board-bring")) }
            (go(messages, "/lead", "prep-lead-go"))
        });
    }
    if turn == Some(Turn::Next) {
        // What she will lead by may be looked at as soon as she is called.
        return card(html! {
            h2 { (message(messages, "prep-lead-next")) }
            p { (message(messages, "board-bring")) }
            @if sign_up.is_some_and(|it| it.state == State::Called) { (go(messages, "/lead", "prep-lead-look")) }
        });
    }
    if let Some(after) = seen.after {
        return card(html! {
            h2 { (message(messages, "after-well")) }
            @match after {
                After::ReadBack => (go(messages, "/lead/read-back", "lead-see")),
                After::LookBack => (go(messages, "/lead/look-back", "after-go")),
            }
        });
    }
    if let (Some(reservation), Some(sign_up)) = (seen.reservation, sign_up)
        && sign_up.state == State::Booked
    {
        let when = talk_at(messages, seen, sign_up);
        return card(draw_reservation(messages, reservation, sign_up, &when));
    }
    let step = seen.step_asked()?;
    card(html! { (draw_step(messages, step)) (draw_thanks(messages, seen)) })
}

fn go(messages: &Messages, to: &str, words: &'static str) -> Markup {
    html! { a.button.main href=(to) { (message(messages, words)) } }
}

/// The question of today, that it is done, or a full sheet; with when the talk is, and what the teacher wrote after the last one.
pub(super) fn draw_sheet(messages: &Messages, student: StudentSession, seen: &Seen) -> Markup {
    let next = seen.sheet.next_role();
    html! {
        section.first.on-the-way {
            @match next {
                Some(role) if seen.is_done_for_today => {
                    h2 { (message(messages, "prep-all-for-today")) }
                    a.quiet-way href={ "/prep/questions/" (role.as_ref()) } { (message(messages, "prep-next-now")) }
                },
                Some(role) => {
                    @let asked = question_for(messages, seen.class.band, &seen.questions, student.id, &seen.sheet, role, 0);
                    h2 { (asked.words) }
                    (go(messages, &format!("/prep/questions/{}", role.as_ref()), "prep-write"))
                },
                None if seen.sign_up.is_some() => {
                    h2 { (message(messages, "prep-full-sheet")) }
                    a.quiet-way href="/prep/questions/ask" { (message(messages, "prep-new-go")) }
                },
                None => {
                    h2 { (message(messages, "prep-chair-line")) }
                    (go(messages, "/board", "prep-chair-go"))
                },
            }
            @if let Some(sign_up) = seen.sign_up.as_ref().filter(|_| !seen.leads) {
                p { (icon("tick")) " " (isolated(&talk_at(messages, seen, sign_up))) }
            } @else if let Some(day) = seen.waits {
                (draw_waits(messages, seen.now.date(), day))
            }
            (draw_thanks(messages, seen))
        }
    }
}

/// What the teacher wrote after the last talk, for a week.
fn draw_thanks(messages: &Messages, seen: &Seen) -> Markup {
    html! {
        @if let Some(thanks) = &seen.thanks {
            div.thanks {
                p.soft { (message(messages, "back-from-teacher")) }
                p.words dir="auto" { (text(thanks)) }
            }
        }
    }
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
            div.says.seedlings {
                @for (said, picture) in STEP_ANSWERS {
                    button name="say" value=(said) { (icon(picture)) span { (messages.text(said_words(said))) } }
                }
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
