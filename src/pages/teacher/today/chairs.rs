//! The chairs of the day on Today: one line each, and the child of one of them opened beside it, or under it on a phone; and
//! the ways to begin a talk.

use maud::{Markup, html};

use super::loaded::{Chosen, Today};
use crate::{
    app::Room,
    domain::{
        board::{Chair, SignUp, State},
        calendar::Slot,
        id::StudentId,
        prep::{QuestionRole, Summary, Way},
        text::shortened,
    },
    i18n::Messages,
    limits,
    pages::{
        components::{choice, empty_chair, isolated},
        teacher::{
            day::{self, marks, state_look, who},
            desk::sign,
        },
    },
    secret,
};

/// One line a chair, on which a group sits together.
pub(super) fn rows(today: &Today<'_>) -> Markup {
    let (messages, room) = (today.messages, &today.loaded.room);
    let chairs = room.board.chairs_on(today.day);
    let few = chairs.len() <= limits::FEW_CHAIRS;
    let chosen = today.loaded.chosen.as_ref();
    html! {
        ul.seats id="chairs" data-live {
            @for together in chairs.chunk_by(|(one, _), (other, _)| one.id.start == other.id.start) {
                @let (slot, chair) = &together[0];
                @let here = chosen.filter(|it| together.iter().any(|(slot, _)| it.sign_up.slot == slot.id));
                @let (class, state) = look(messages, room, chair);
                li id={ "row-" (slot.id) } class={ (class) @if here.is_some() { " chosen-row" } } {
                    @match chair {
                        Chair::Held(sign_up) => a.seat href={ (day::address(room.class.id)) "&day=" (today.day) "&chair=" (slot.id) "#row-" (slot.id) }
                            aria-current=[here.map(|_| "true")] {
                            span.when { (messages.time(slot.id.start)) } " "
                            @for student in sitting(together) { (who(room, student)) " " }
                            span.state {
                                @if sign_up.state.is_live() && together.len() == 1 { (readiness(messages, today.loaded.sheets.get(&sign_up.student))) " " }
                                (state)
                            }
                        },
                        _ => a.seat href={ "/teach/chairs/" (slot.id) } {
                            span.when { (messages.time(slot.id.start)) } " "
                            span.who { (empty_chair()) span { (state) } } " "
                            @if *chair == Chair::Open { span.state { b { (messages.text("today-give")) } } }
                        },
                    }
                    @if let Some(chosen) = here { (open(today, chosen, together, few || today.is_asked)) }
                }
            }
            @if chairs.is_empty() { li.no-chairs { (messages.text("teach-no-chairs")) } }
        }
    }
}

/// Who sits on a chair: one child, or a group.
fn sitting(together: &[(Slot, Chair)]) -> impl Iterator<Item = StudentId> {
    together.iter().filter_map(|(_, chair)| match chair {
        Chair::Held(sign_up) => Some(sign_up.student),
        _ => None,
    })
}

/// The others of a group, each one tap away.
fn draw_others(today: &Today<'_>, chosen: &Chosen, together: &[(Slot, Chair)]) -> Markup {
    let room = &today.loaded.room;
    let others = together.iter().filter_map(|(slot, chair)| match chair {
        Chair::Held(sign_up) if sign_up.id != chosen.sign_up.id => Some((slot.id, sign_up)),
        _ => None,
    });
    html! {
        @if together.len() > 1 {
            nav.others aria-label=(today.messages.text("teach-group-with")) {
                @for (slot, sign_up) in others {
                    a.act href={ (day::address(room.class.id)) "&day=" (today.day) "&chair=" (slot) "#chosen" } { (who(room, sign_up.student)) }
                }
            }
        }
    }
}

fn look(messages: &Messages, room: &Room, chair: &Chair) -> (&'static str, Markup) {
    let plain = |class, word| (class, html! { (messages.text(word)) });
    match chair {
        Chair::Open => plain("open", "teach-open"),
        Chair::Closed => plain("off", "teach-closed"),
        Chair::Past => plain("off", "board-word-past"),
        Chair::Paused => plain("open", "board-word-paused"),
        Chair::NotYet => plain("open", "board-word-not-yet"),
        Chair::Held(sign_up) => state_look(messages, room, sign_up),
    }
}

/// How full a sheet is: five dots, and the words for it.
pub(super) fn readiness(messages: &Messages, sheet: Option<&Summary>) -> Markup {
    let answered = usize::from(sheet.map_or(0, Summary::readiness));
    let words = if sheet.is_some_and(Summary::is_ready) {
        messages.text("today-ready").to_owned()
    } else {
        messages.text_with("today-answers", &[("count", answered.into())])
    };
    html! {
        span.ready {
            span.dots aria-hidden="true" { @for at in 0..5 { i.full[at < answered] {} } }
            span.unseen { (isolated(&words)) }
        }
    }
}

/// The child of a chair: what it wants and is proud of, what was picked last time, what she wanted to remember, and what may
/// be done. On a phone it is shown only where there is room, or she asked for it.
fn open(
    today: &Today<'_>,
    chosen: &Chosen,
    together: &[(Slot, Chair)],
    everywhere: bool,
) -> Markup {
    let (messages, room) = (today.messages, &today.loaded.room);
    let sign_up = &chosen.sign_up;
    let named = |id| isolated(&messages.text_with(id, &[("name", chosen.name.as_str().into())]));
    let summary = today.loaded.sheets.get(&sign_up.student);
    html! {
        div.chosen-child.beside-only[!everywhere] id="chosen" {
            div.of-whom {
                (who(room, sign_up.student))
                span { (messages.time(sign_up.slot.start)) " · " (state_look(messages, room, sign_up).1) " · " (sheet_words(messages, summary)) }
                a.act href={ "/teach/students/" (sign_up.student) } { span { (named("today-page-of")) } }
            }
            (draw_others(today, chosen, together))
            dl.facts-of {
                (draw_answer(messages, chosen, QuestionRole::Ask, "today-wants-help"))
                (draw_answer(messages, chosen, QuestionRole::Proud, "today-proud"))
                @if let Some((day, step)) = &chosen.step {
                    div {
                        dt { (messages.text("today-last-time")) " · " (messages.day_near(room.board.now.date(), *day)) }
                        dd dir="auto" { @if step.text.is_empty() { (messages.text("today-step-aloud")) } @else { (shortened(&step.text, limits::WANTS_GRAPHEMES_MAX)) } }
                    }
                }
                @if let Some((_, words)) = &chosen.remember {
                    div.only-you {
                        dt { (sign("lock")) " " (messages.text("today-remember")) }
                        dd dir="auto" { (shortened(words, limits::TODAY_LINE_GRAPHEMES_MAX)) }
                    }
                }
            }
            div.deeds {
                @if chosen.may_begin(room.board.now.date()) && today.going_on.is_none() {
                    form.begin method="post" action="/teach/conferences" {
                        input type="hidden" name="sign_up" value=(sign_up.id);
                        input type="hidden" name="request" value=(secret::token());
                        button.main { (messages.text("today-start-talk")) }
                    }
                }
                (marks(messages, sign_up))
                @if sign_up.state == State::Booked {
                    a.act href={ "/teach/chairs/" (sign_up.slot) } { (messages.text("today-move")) }
                } @else {
                    a.act href={ "/teach/chairs/" (sign_up.slot) } { (messages.text("today-chair")) }
                }
                a.act href={ "/teach/students/" (sign_up.student) "/sheet?class=" (room.class.id) } { (messages.text("teach-to-sheet")) }
            }
        }
    }
}

fn sheet_words(messages: &Messages, sheet: Option<&Summary>) -> Markup {
    let answered = sheet.map_or(0, Summary::readiness);
    html! {
        @if sheet.is_some_and(Summary::is_ready) { (messages.text("today-ready")) }
        @else { (isolated(&messages.text_with("today-answers", &[("count", answered.into())]))) }
    }
}

/// What the child wrote under a question, or that it will say it.
fn draw_answer(messages: &Messages, chosen: &Chosen, role: QuestionRole, label: &str) -> Markup {
    let line = chosen.sheet.line(role).filter(|line| line.is_answered());
    html! {
        @if let Some(line) = line {
            div.asked[role == QuestionRole::Ask] {
                dt { (messages.text(label)) }
                @if line.text.trim().is_empty() {
                    dd { (messages.text(if line.way == Way::Paper { "today-on-paper" } else { "today-says-aloud" })) }
                } @else {
                    dd dir="auto" { (shortened(&line.text, limits::WANTS_GRAPHEMES_MAX)) }
                }
            }
        }
    }
}

/// The bar at her thumb: the child that is opened, or else the next to begin with. While a talk goes on its strip stands here.
pub(super) fn thumb(today: &Today<'_>) -> Markup {
    let (messages, loaded) = (today.messages, today.loaded);
    let now = loaded.room.board.now.date();
    let opened = loaded.chosen.as_ref();
    let opened = opened.filter(|chosen| today.is_asked && chosen.may_begin(now));
    let next = opened
        .map(|chosen| &chosen.sign_up)
        .or_else(|| loaded.next_of(now));
    let next = next.and_then(|next| Some((next, loaded.room.student(next.student)?)));
    html! {
        div.thumb id="thumb" data-live {
            @if let Some((sign_up, student)) = next.filter(|_| today.going_on.is_none()) {
                form method="post" action="/teach/conferences" {
                    input type="hidden" name="sign_up" value=(sign_up.id);
                    input type="hidden" name="request" value=(secret::token());
                    button.main {
                        span { (isolated(&messages.text_with("today-start", &[("name", student.name.as_str().into())]))) }
                    }
                }
            }
        }
    }
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
            details.anyone id="anyone" {
                summary { (today.messages.text("today-anyone")) }
                div.sheet-of {
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
}

/// How the day stands: talks done and to come, and empty chairs.
pub(super) fn sum(today: &Today<'_>) -> Markup {
    let (messages, board) = (today.messages, &today.loaded.room.board);
    let of_day = board.sign_ups.iter().filter(|it| it.slot.date == today.day);
    let of = |wanted: fn(&SignUp) -> bool| of_day.clone().filter(|it| wanted(it)).count();
    let done = of(|it| it.state == State::Done);
    let to_come = of(|it| it.state.is_live());
    let empty = board.empty_on(today.day);
    let counts = [
        ("done", done.into()),
        ("left", to_come.into()),
        ("empty", empty.into()),
    ];
    html! {
        @if today.day != board.now.date() {
            strong { (isolated(&messages.text_with("today-chairs-of", &[("day", messages.day(board.now.date(), today.day).into())]))) }
        } @else {
            (isolated(&messages.text_with("today-sum", &counts)))
        }
    }
}
