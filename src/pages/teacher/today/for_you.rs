//! "For you today": what waits for the teacher, one line and one action each, the most pressing first; and the page that
//! has all of it.

use std::{collections::BTreeSet, sync::Arc};

use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;

use super::{
    asks, chairs, children,
    first_days::{self, Begun},
    loaded::{Loaded, Today},
    read_all,
};
use crate::{
    app::App,
    domain::{
        calendar::SlotId,
        fair_time::Reason,
        id::{ClassId, ConferenceId, NextStepId, StudentId},
        text::shortened,
    },
    http::{HttpError, RequestContext, Result, form::read, response},
    limits,
    pages::{
        components::{Layout, chair, isolated, name},
        teacher::{
            day::{self, action_fields},
            desk::Place,
        },
    },
    secret,
    store::conference::Unlogged,
};

/// What of a child waits for her.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wait {
    /// She promised to look in.
    LookIn,
    /// The child says that its step is reached.
    Reached(NextStepId),
    /// The sheet is full, and there is no chair.
    Full,
    /// A chair is over, and nobody said how it went.
    Unsaid(SlotId),
    /// The child waits for a chair of this day.
    ForChair(Date),
    /// Two texts stand in one box of a talk.
    Choose(ConferenceId),
    /// A talk of this week has room in its log.
    ToFinish(ConferenceId),
    /// The step is too large.
    Smaller(ConferenceId),
    /// So many school days since the last talk, or without any.
    Overdue(u32),
    NeverMet(u32),
}

impl Wait {
    /// Whether the child is to be met.
    fn is_to_be_met(self) -> bool {
        matches!(
            self,
            Self::LookIn | Self::Full | Self::ForChair(_) | Self::Overdue(_) | Self::NeverMet(_)
        )
    }
}

/// One line a child, each with what presses most.
fn lines(loaded: &Loaded) -> Vec<(StudentId, Wait)> {
    once_each(waits(loaded))
}

fn once_each(mut lines: Vec<(StudentId, Wait)>) -> Vec<(StudentId, Wait)> {
    let mut seen = BTreeSet::new();
    lines.retain(|(student, _)| seen.insert(*student));
    lines
}

/// Everything that waits, what presses most first: of one child there may be several.
fn waits(loaded: &Loaded) -> Vec<(StudentId, Wait)> {
    let board = &loaded.room.board;
    let mut lines: Vec<(StudentId, Wait)> = Vec::new();
    let reasons = || {
        let next = loaded.next.iter();
        next.flat_map(|next| next.reasons.iter().map(|reason| (next.student, *reason)))
    };
    lines.extend(reasons().filter_map(|(student, reason)| {
        matches!(reason, Reason::CheckBack(_)).then_some((student, Wait::LookIn))
    }));
    let reached = loaded.reached.iter();
    lines.extend(reached.map(|step| (step.student, Wait::Reached(step.id))));
    let full = loaded.sheets.iter().filter(|(student, sheet)| {
        let sits = loaded
            .room
            .going_on
            .iter()
            .any(|it| it.student == **student);
        sheet.is_ready() && board.live_of(**student).is_none() && !sits
    });
    lines.extend(full.map(|(student, _)| (*student, Wait::Full)));
    let unsaid = board.unresolved().into_iter();
    lines.extend(unsaid.map(|it| (it.student, Wait::Unsaid(it.slot))));
    let waiting = board.waiting.iter();
    lines.extend(waiting.map(|it| (it.student, Wait::ForChair(it.day))));
    let (to_choose, unlogged): (Vec<&Unlogged>, Vec<&Unlogged>) =
        loaded.unlogged.iter().partition(|it| it.is_to_choose);
    let to_choose = to_choose.into_iter();
    lines.extend(to_choose.map(|it| (it.student, Wait::Choose(it.conference))));
    let of_week = unlogged
        .into_iter()
        .filter(|it| it.date >= loaded.week_began);
    lines.extend(of_week.map(|it| (it.student, Wait::ToFinish(it.conference))));
    let smaller = loaded.too_large.iter();
    lines.extend(smaller.filter_map(|it| Some((it.student, Wait::Smaller(it.conference?)))));
    // Whoever has a chair is met soon.
    let unseated = reasons().filter(|(student, _)| board.live_of(*student).is_none());
    lines.extend(unseated.filter_map(|(student, reason)| match reason {
        Reason::Overdue(days) => Some((student, Wait::Overdue(days))),
        Reason::NeverMet(days) => Some((student, Wait::NeverMet(days))),
        _ => None,
    }));
    lines.retain(|(student, _)| loaded.room.student(*student).is_some());
    lines
}

/// Whom to meet, the most pressing first, whatever else waits of them.
pub(in crate::pages::teacher) fn to_meet(loaded: &Loaded) -> Vec<StudentId> {
    let waits = waits(loaded).into_iter();
    let to_meet = once_each(waits.filter(|(_, wait)| wait.is_to_be_met()).collect());
    to_meet.into_iter().map(|(student, _)| student).collect()
}

/// The lines of Today, not more than fit, and the way to all of them.
pub(super) fn draw(today: &Today<'_>, begun: &Begun) -> Markup {
    let (messages, loaded) = (today.messages, today.loaded);
    let class = loaded.room.class.id;
    let all = lines(loaded);
    let first = first_days::lines(begun);
    let asks = [
        (loaded.asks_sheet_first, "today-sheet-first", "sheet-first"),
        (
            !loaded.shared_praise.is_empty(),
            "today-praise-waits",
            "shared_praise",
        ),
    ];
    let asks = asks.into_iter().filter(|(is, ..)| *is);
    let asks: Vec<_> = asks.collect();
    let count = all.len() + first.len() + asks.len();
    let chairs = loaded.room.board.chairs_on(today.day).len();
    // What is different today stands above the chairs, as high as two lines.
    let differs = if asks::is_different(&loaded.room) {
        2
    } else {
        0
    };
    let room = limits::TODAY_ROWS_MAX.saturating_sub(chairs + differs);
    let most = room.clamp(2, limits::FOR_YOU_LINES_MAX);
    let tweak = loaded.tweak.as_ref();
    // What the box asks has two lines of them at most, what she wrote to herself another.
    let others = (first.len() + asks.len()).min(2);
    let of_others = others + usize::from(tweak.is_some());
    html! {
        section.for-you id="for-you" data-live {
            div.head {
                h2 { (messages.text("today-for-you")) }
                a.act href={ "/teach/for-you?class=" (class) } { span { (isolated(&messages.text_with("today-all", &[("count", count.into())]))) } }
            }
            @if to_meet(loaded).is_empty() { p.soft { (messages.text("today-nobody")) } }
            ul.lines {
                @for (student, wait) in all.iter().take(most.saturating_sub(of_others)) { (draw_line(today, *student, *wait)) }
                @for (words, to, does) in first.iter().take(2) {
                    li { span.why { (messages.text(words)) } a.act href=(to) { (messages.text(does)) } }
                }
                @for (_, words, at) in asks.iter().take(others.saturating_sub(first.len())) {
                    li { span.why { (messages.text(words)) } a.act href={ "/teach/for-you?class=" (class) "#" (at) } { (messages.text("today-decide")) } }
                }
                @if let Some(tweak) = tweak {
                    li { span.why { (messages.text("today-tweak")) " " q dir="auto" { (shortened(tweak, limits::TWEAK_LINE_GRAPHEMES_MAX)) } } }
                }
            }
        }
    }
}

fn draw_line(today: &Today<'_>, student: StudentId, wait: Wait) -> Markup {
    let (messages, room) = (today.messages, &today.loaded.room);
    let now = room.board.now.date();
    let why = |id: &'static str| html! { (messages.text(id)) };
    let days =
        |id, days: u32| html! { (isolated(&messages.text_with(id, &[("days", days.into())]))) };
    let why = match wait {
        Wait::LookIn => why("today-why-look-in"),
        Wait::Reached(_) => why("today-why-reached"),
        Wait::Full => why("today-why-full"),
        Wait::Unsaid(_) => why("today-why-unsaid"),
        Wait::ForChair(day) => {
            let day = messages.day_near(now, day);
            html! { (isolated(&messages.text_with("today-waits-for", &[("day", day.into())]))) }
        }
        Wait::Choose(_) => why("today-why-choose"),
        Wait::ToFinish(_) => why("today-why-unfinished"),
        Wait::Smaller(_) => why("today-why-smaller"),
        Wait::Overdue(count) => days("today-why-overdue", count),
        Wait::NeverMet(count) => days("today-why-never", count),
    };
    html! {
        @if let Some(child) = room.student(student) {
            li {
                a.way-to href={ "/teach/students/" (student) } { (chair(child.drawing)) strong { (name(&child.name)) } }
                span.why { (why) }
                (draw_action(today, student, wait))
            }
        }
    }
}

/// The one thing to do about it.
fn draw_action(today: &Today<'_>, student: StudentId, wait: Wait) -> Markup {
    let (messages, class) = (today.messages, today.loaded.room.class.id);
    let link =
        |to: String, words: &'static str| html! { a.act href=(to) { (messages.text(words)) } };
    match wait {
        Wait::LookIn => html! {
            form method="post" action="/teach/looked-in" {
                input type="hidden" name="class" value=(class);
                input type="hidden" name="request" value=(secret::token());
                button.act name="student" value=(student) { (messages.text("today-looked-in")) }
            }
        },
        Wait::Reached(step) => html! {
            form method="post" action={ "/teach/students/" (student) "/next-steps/" (step) } {
                input type="hidden" name="from" value="today";
                button.act name="do" value="reached" { (messages.text("today-reached-yes")) }
            }
        },
        Wait::Unsaid(slot) => link(format!("/teach/chairs/{slot}"), "today-say"),
        Wait::Choose(talk) => link(
            format!("/teach/conferences/{talk}?with={student}"),
            "today-choose",
        ),
        Wait::ToFinish(talk) => link(
            format!("/teach/conferences/{talk}?with={student}"),
            "today-finish",
        ),
        Wait::Smaller(talk) => link(
            format!("/teach/conferences/{talk}?with={student}"),
            "today-make-smaller",
        ),
        Wait::Full | Wait::ForChair(_) | Wait::Overdue(_) | Wait::NeverMet(_) => {
            draw_chair(today, student)
        }
    }
}

/// The next empty chair for this child; where there is none, its page, from which a talk begins.
fn draw_chair(today: &Today<'_>, student: StudentId) -> Markup {
    let (messages, now) = (today.messages, today.loaded.room.board.now.date());
    html! {
        @if let Some(slot) = children::next_chair(today) {
            @let when = if slot.date == now { messages.time(slot.start) } else { messages.moment(now, slot.date, slot.start) };
            form method="post" action="/board/sign-ups" {
                (action_fields())
                input type="hidden" name="chair" value=(slot);
                button.act name="student" value=(student) { span { (isolated(&messages.text_with("today-give-at", &[("when", when.into())]))) } }
            }
        } @else {
            a.act href={ "/teach/students/" (student) } { (messages.text("today-open-page")) }
        }
    }
}

#[derive(Deserialize)]
struct Asks {
    class: Option<i64>,
}

/// All of it, each with everything that may be done.
pub(in crate::pages::teacher) async fn show(app: Arc<App>, context: RequestContext) -> Result {
    let asks: Asks = read(context.query.as_bytes())?;
    let read = read_all::load(&app, &context, asks.class.map(ClassId::new), None, None).await?;
    let loaded = read.loaded.as_ref().ok_or(HttpError::NotFound)?;
    let messages = app.translations.of(context.language);
    let today = Today::of(messages, context.teacher()?.id, loaded, None, false);
    let class = loaded.room.class.id;
    let (home, back) = (
        format!("/teach/for-you?class={class}"),
        Place::Today.address(class),
    );
    let layout = Layout {
        live: Some(read_all::LIVE),
        home: &home,
        ..Layout::teacher(messages, messages.text("today-for-you"), Some(&back))
    };
    Ok(response::page(layout.page(html! {
        (first_days::cards(messages, &read.begun))
        (children::tweak(&today))
        (day::unresolved(messages, &loaded.room))
        (draw_full(&today))
        (children::waiting(&today))
        (children::whom_next(&today))
        (children::answers(&today))
        (children::to_log(&today))
        (children::reached(&today))
        (children::smaller(&today))
        (asks::shared_praise(&today))
        (asks::sheet_first(&today))
        (chairs::anyone(&today))
    })))
}

/// Everyone with a full sheet and no chair.
fn draw_full(today: &Today<'_>) -> Markup {
    let full = waits(today.loaded).into_iter();
    let full: Vec<_> = full.filter(|(_, wait)| *wait == Wait::Full).collect();
    html! {
        section id="full" data-live {
            @if !full.is_empty() {
                h2 { (today.messages.text("today-why-full")) }
                ul.lines { @for (student, wait) in full { (draw_line(today, student, wait)) } }
            }
        }
    }
}
