//! The children of Today: whom to meet next and why, whose answers are new, which talks have room in their logs, whose next
//! step is too large; and the teacher's own line of last week.

use jiff::civil::DateTime;
use maud::{Markup, html};

use super::{
    chairs::{readiness, soon},
    loaded::{Loaded, Today},
};
use crate::{
    domain::{
        board::Said,
        calendar::SlotId,
        conference::{Blank, blanks},
        fair_time::{Next, Reason},
        id::StudentId,
        next_step::NextStep,
        text::shortened,
    },
    i18n::Messages,
    limits,
    pages::{
        components::{isolated, name},
        teacher::day::{action_fields, way_to},
    },
    secret,
    store::conference::Unlogged,
};

/// Whom to meet next, each with the reasons in words.
pub(super) fn whom_next(today: &Today<'_>) -> Markup {
    let messages = today.messages;
    let mut next = today.loaded.next.clone();
    next.retain(|next| !stands_above(today, next));
    let more = next.len().saturating_sub(limits::WHOM_NEXT_MAX);
    html! {
        section id="next" data-live {
            @if !next.is_empty() { h2 { (messages.text("today-next")) } (soon(today)) }
            ul.rows {
                @for next in next.iter().take(limits::WHOM_NEXT_MAX) { (row(today, next)) }
            }
            @if more > 0 { p.soft { (isolated(&messages.text_with("today-more", &[("count", more.into())]))) } }
        }
    }
}

/// A child whose only reason is a chair of today is in the rows already.
fn stands_above(today: &Today<'_>, next: &Next) -> bool {
    let now = today.loaded.room.board.now.date();
    next.reasons.iter().all(|reason| match reason {
        Reason::Ready => true,
        Reason::SignedUp(at) => at.date() == now,
        _ => false,
    })
}

fn row(today: &Today<'_>, next: &Next) -> Markup {
    let (messages, room) = (today.messages, &today.loaded.room);
    let reasons = &next.reasons;
    let promised = reasons.iter().any(|it| matches!(it, Reason::CheckBack(_)));
    let has_chair = reasons.iter().any(|it| matches!(it, Reason::SignedUp(_)));
    let chair = if has_chair { None } else { next_chair(today) };
    html! {
        li class=[promised.then_some("called")] {
            div.row { (way_to(room, next.student)) }
            ul.reasons { @for reason in reasons { li { (isolated(&words(today, *reason))) } } }
            div.actions.even {
                @for (action, words) in [("/teach/conferences", "today-start-now"), ("/teach/looked-in", "today-looked-in")] {
                    form method="post" action=(action) {
                        input type="hidden" name="class" value=(room.class.id);
                        input type="hidden" name="request" value=(secret::token());
                        button name="student" value=(next.student) { (messages.text(words)) }
                    }
                }
                @if let Some(chair) = chair { (save_chair(today, next.student, chair)) }
            }
        }
    }
}

/// The first empty chair of the coming days, to be saved for a child who does not ask for one.
pub(super) fn next_chair(today: &Today<'_>) -> Option<SlotId> {
    let board = &today.loaded.room.board;
    let mut days = board.calendar.tabs(board.now.date()).into_iter();
    Some(days.find_map(|day| board.open_on(day).next())?.id)
}

fn save_chair(today: &Today<'_>, student: StudentId, chair: SlotId) -> Markup {
    let messages = today.messages;
    let when = when(today, chair.starts());
    html! {
        form method="post" action="/board/sign-ups" {
            (action_fields())
            input type="hidden" name="chair" value=(chair);
            button name="student" value=(student) {
                span { (isolated(&messages.text_with("today-save-chair", &[("when", when.into())]))) }
            }
        }
    }
}

/// Who waits for a chair, and what children said to one that was saved for them: hers alone to see.
pub(in crate::pages::teacher) fn waiting(today: &Today<'_>) -> Markup {
    let (messages, room) = (today.messages, &today.loaded.room);
    let now = room.board.now.date();
    let mut waiting = room.board.waiting.clone();
    waiting.sort_unstable_by_key(|wait| (wait.day, wait.nth));
    html! {
        section id="waiting" data-live {
            @if !waiting.is_empty() || !today.loaded.answers.is_empty() {
                h2 { (messages.text("today-waiting")) }
                ul.rows {
                    @for wait in &waiting {
                        @let day = messages.day_near(now, wait.day);
                        li { div.row { (way_to(room, wait.student)) span.state { (isolated(&messages.text_with("today-waits-for", &[("day", day.into())]))) } } }
                    }
                    @for (student, at, said) in &today.loaded.answers {
                        @let at = when(today, *at);
                        li { div.row { (way_to(room, *student)) span.state { (isolated(&messages.text_with(said_words(*said), &[("when", at.into())]))) } } }
                    }
                }
            }
        }
    }
}

fn said_words(said: Said) -> &'static str {
    match said {
        Said::Yes => "today-said-yes",
        Said::Another => "today-said-another",
        Said::NotNow => "today-said-not-now",
    }
}

fn when(today: &Today<'_>, at: DateTime) -> String {
    let now = today.loaded.room.board.now.date();
    today.messages.moment(now, at.date(), at.time())
}

fn words(today: &Today<'_>, reason: Reason) -> String {
    let messages = today.messages;
    match reason {
        Reason::CheckBack(day) => {
            let day = messages.day_near(today.loaded.room.board.now.date(), day);
            messages.text_with("today-reason-check-back", &[("day", day.into())])
        }
        Reason::Overdue(days) => {
            messages.text_with("today-reason-overdue", &[("days", days.into())])
        }
        Reason::NeverMet(days) => {
            messages.text_with("today-reason-never", &[("days", days.into())])
        }
        Reason::Ready => messages.text("today-ready").to_owned(),
        Reason::SignedUp(at) => messages.text_with(
            "today-reason-signed-up",
            &[("when", when(today, at).into())],
        ),
    }
}

/// Whose sheets have an answer of today.
pub(super) fn answers(today: &Today<'_>) -> Markup {
    let (messages, loaded) = (today.messages, today.loaded);
    let day = loaded.room.board.now.date();
    let students = loaded.room.students.iter();
    let new: Vec<_> = students
        .filter_map(|student| Some((student, loaded.sheets.get(&student.id)?)))
        .filter(|(_, sheet)| sheet.last_day == Some(day))
        .collect();
    html! {
        section id="answers" data-live {
            @if !new.is_empty() {
                h2 { (messages.text("today-answers-new")) }
                ul.roll {
                    @for (student, sheet) in new {
                        li {
                            a.quiet.spread href={ "/teach/students/" (student.id) "/sheet?class=" (loaded.room.class.id) } {
                                strong { (name(&student.name)) } " " (readiness(messages, Some(sheet)))
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Talks whose logs have room, those of this week first: nothing needs to be added.
pub(super) fn to_log(today: &Today<'_>) -> Markup {
    let (messages, loaded) = (today.messages, today.loaded);
    let talks = loaded.unlogged.iter();
    let (of_week, before): (Vec<_>, Vec<_>) = talks.partition(|it| it.date >= loaded.week_began);
    html! {
        section id="to-log" data-live {
            @if !loaded.unlogged.is_empty() {
                h2 { (messages.text("today-to-log")) }
                ul.roll { @for talk in of_week { (draw_unlogged(messages, loaded, talk)) } }
                @if !before.is_empty() {
                    details {
                        summary { (messages.text("today-to-log-before")) }
                        ul.roll { @for talk in before { (draw_unlogged(messages, loaded, talk)) } }
                    }
                }
                p.soft { (messages.text("today-to-log-help")) }
            }
        }
    }
}

fn draw_unlogged(messages: &Messages, loaded: &Loaded, talk: &Unlogged) -> Markup {
    let now = loaded.room.board.now.date();
    html! {
        @if let Some(student) = loaded.room.student(talk.student) {
            li {
                a.quiet.spread href={ "/teach/conferences/" (talk.conference) "?with=" (talk.student) } {
                    span { strong { (name(&student.name)) } " " (messages.day_near(now, talk.date)) }
                    " "
                    span.soft {
                        @if talk.is_to_choose { b { (messages.text("today-why-choose")) } }
                        @let empty = if talk.is_logged { Vec::new() } else { blanks(&talk.filled) };
                        @for (at, blank) in empty.into_iter().enumerate() {
                            @if at > 0 || talk.is_to_choose { " · " }
                            (blank_words(messages, blank))
                        }
                    }
                }
            }
        }
    }
}

fn blank_words(messages: &Messages, blank: Blank) -> &str {
    messages.text(match blank {
        Blank::Strength => "today-blank-strength",
        Blank::Teaching => "today-blank-teaching",
        Blank::NextStep => "today-blank-next-step",
    })
}

/// Next steps that their children say are reached: carried until the teacher says so too.
pub(super) fn reached(today: &Today<'_>) -> Markup {
    let (messages, loaded) = (today.messages, today.loaded);
    html! {
        section id="reached" data-live {
            @if !loaded.reached.is_empty() {
                h2 { (messages.text("today-reached")) }
                p.soft { (messages.text("today-reached-help")) }
                ul.rows {
                    @for step in &loaded.reached {
                        @if loaded.room.student(step.student).is_some() {
                            li {
                                div.row { (way_to(&loaded.room, step.student)) }
                                (step_words(messages, step))
                                form method="post" action={ "/teach/students/" (step.student) "/next-steps/" (step.id) } {
                                    input type="hidden" name="from" value="today";
                                    div.actions.even {
                                        button name="do" value="reached" { (messages.text("today-reached-yes")) }
                                        button name="do" value="put_down" { (messages.text("teach-sheet-put-down")) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn step_words(messages: &Messages, step: &NextStep) -> Markup {
    html! {
        @if step.text.is_empty() {
            p { (messages.text("today-step-aloud")) }
        } @else {
            blockquote { p dir="auto" { (shortened(&step.text, limits::TODAY_LINE_GRAPHEMES_MAX)) } }
        }
    }
}

/// Next steps that were "not yet" three times.
pub(super) fn smaller(today: &Today<'_>) -> Markup {
    let (messages, loaded) = (today.messages, today.loaded);
    html! {
        section id="smaller" data-live {
            @if !loaded.too_large.is_empty() {
                h2 { (messages.text("today-smaller")) }
                p.soft { (messages.text("today-smaller-help")) }
                ul.rows {
                    @for step in &loaded.too_large {
                        @if let Some(student) = loaded.room.student(step.student) {
                            li {
                                div.row { (way_to(&loaded.room, step.student)) }
                                (step_words(messages, step))
                                @if let Some(talk) = step.conference {
                                    a.quiet href={ "/teach/conferences/" (talk) } {
                                        span { (isolated(&messages.text_with("today-smaller-do", &[("name", student.name.as_str().into())]))) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What the teacher meant to change, as she wrote it last week.
pub(super) fn tweak(today: &Today<'_>) -> Markup {
    html! {
        section id="tweak" data-live {
            @if let Some(tweak) = &today.loaded.tweak {
                p.soft { (today.messages.text("today-tweak")) }
                blockquote { p dir="auto" { (shortened(tweak, limits::TODAY_LINE_GRAPHEMES_MAX)) } }
            }
        }
    }
}
