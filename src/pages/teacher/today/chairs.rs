//! The chairs of the day on Today, each with what its child wants, and the ways to begin a talk.

use maud::{Markup, html};

use super::loaded::Today;
use crate::{
    domain::{
        board::{SignUp, State},
        id::StudentId,
        prep::{QuestionRole, Summary},
        text::shortened,
    },
    i18n::Messages,
    limits,
    pages::{
        components::{choice, isolated},
        teacher::day,
    },
    secret,
};

/// The day's heading and its rows.
pub(super) fn rows(today: &Today<'_>) -> Markup {
    let messages = today.messages;
    let sheets = &today.loaded.sheets;
    let below = |sign_up: &SignUp| {
        html! {
            @if sign_up.state.is_live() { (wants(messages, sheets.get(&sign_up.student))) }
        }
    };
    html! {
        section {
            h2 { (messages.day(today.loaded.room.board.now.date(), today.day)) }
            (day::day_rows(messages, &today.loaded.room, today.day, below))
        }
    }
}

/// "wants help with: my ending", and how full the sheet is: a dot, and the words for it.
fn wants(messages: &Messages, sheet: Option<&Summary>) -> Markup {
    let ask = sheet.map_or("", |sheet| sheet.ask.as_str());
    let aloud =
        sheet.is_some_and(|sheet| ask.is_empty() && sheet.answered.contains(&QuestionRole::Ask));
    html! {
        span.below {
            @if !ask.is_empty() {
                span { (isolated(&messages.text_with("today-wants", &[("ask", shortened(ask, limits::WANTS_GRAPHEMES_MAX).into())]))) }
            } @else if aloud {
                span { (messages.text("today-wants-aloud")) }
            }
            (readiness(messages, sheet))
        }
    }
}

/// How full a sheet is.
pub(super) fn readiness(messages: &Messages, sheet: Option<&Summary>) -> Markup {
    let answered = sheet.map_or(0, Summary::readiness);
    let (dot, words) = if sheet.is_some_and(Summary::is_ready) {
        ("dot full", messages.text("today-ready").to_owned())
    } else {
        let dot = if answered == 0 { "dot" } else { "dot some" };
        let count = [("count", answered.into())];
        (dot, messages.text_with("today-answers", &count))
    };
    html! { span.ready { span class=(dot) {} (isolated(&words)) } }
}

/// The bar at her thumb: the talk that goes on, or the next child to begin with.
pub(super) fn thumb(today: &Today<'_>) -> Markup {
    let (messages, loaded) = (today.messages, today.loaded);
    let called = |student: StudentId| {
        let student = loaded.room.student(student)?;
        Some(student.name.as_str())
    };
    let going_on = loaded.talk_of(today.teacher);
    let going_on = going_on.and_then(|(talk, student)| Some((talk, called(student)?)));
    let next = next(today).and_then(|next| Some((next, called(next.student)?)));
    html! {
        div.thumb id="thumb" data-live {
            @if let Some((talk, name)) = going_on {
                a.button.main href={ "/teach/conferences/" (talk) } {
                    span { (isolated(&messages.text_with("today-go-on", &[("name", name.into())]))) }
                }
            } @else if let Some((sign_up, name)) = next {
                form method="post" action="/teach/conferences" {
                    input type="hidden" name="sign_up" value=(sign_up.id);
                    input type="hidden" name="request" value=(secret::token());
                    button.main {
                        span { (isolated(&messages.text_with("today-start", &[("name", name.into())]))) }
                    }
                }
            }
        }
    }
}

/// Whoever is called, else the first child of today whose talk is to come.
fn next<'a>(today: &'a Today<'_>) -> Option<&'a SignUp> {
    let board = &today.loaded.room.board;
    let of_today = board.sign_ups.iter().filter(|sign_up| {
        sign_up.slot.date == board.now.date()
            && matches!(sign_up.state, State::Called | State::Booked)
    });
    of_today.min_by_key(|sign_up| (sign_up.state == State::Booked, sign_up.slot))
}

/// A chair of a child that a talk beginning now would run into.
pub(super) fn soon(today: &Today<'_>) -> Markup {
    let room = &today.loaded.room;
    let soon = room.board.soon();
    let soon = soon.and_then(|chair| Some((chair, room.student(chair.student)?)));
    html! {
        @if let Some((chair, student)) = soon {
            @let time = today.messages.time(room.board.calendar.begins(chair.slot).time());
            p.soft { (isolated(&today.messages.text_with("today-soon", &[("name", student.name.as_str().into()), ("time", time.into())]))) }
        }
    }
}

/// A talk with any child, with or without a chair.
pub(super) fn anyone(today: &Today<'_>) -> Markup {
    let students = &today.loaded.room.students;
    html! {
        @if !students.is_empty() {
            details.anyone {
                summary { (today.messages.text("today-anyone")) }
                div id="soon" data-live { (soon(today)) }
                form.people method="post" action="/teach/conferences" {
                    input type="hidden" name="class" value=(today.loaded.room.class.id);
                    input type="hidden" name="request" value=(secret::token());
                    (choice("checkbox", "walk-up", "kind", "walk_up", false, today.messages.text("today-walk-up")))
                    @for student in students.iter() {
                        (day::person(student, "student", student.id, None))
                    }
                }
            }
        }
    }
}
