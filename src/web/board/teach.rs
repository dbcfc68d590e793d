//! The teacher's board: the chairs of a day as big rows, and everything she may do with one of them, two taps away (B5).

use std::{collections::BTreeMap, sync::Arc};

use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;
use warp::Filter;

use super::view::said;
use crate::{
    app::{App, Pupil, Room, class_for},
    domain::{
        board::{Chair, Refusal, SignUp, State},
        calendar::{Slot, SlotId},
        class::Class,
        id::{ClassId, StudentId},
        visitor::Visitor,
    },
    host::clock::Trust,
    secret,
    store::{self, Condition, audit::Line},
    web::{
        Routes,
        draw::{self, notice},
        form::{asked, read},
        gate::Visit,
        layout::{Frame, page},
        reply::{self, Answer, Problem},
        words::{Tongue, bare},
    },
};

/// The addresses of the teacher's board.
pub(in crate::web) fn routes(app: &Arc<App>) -> Routes {
    let show = warp::path!("teach")
        .and(warp::get())
        .and(asked(app))
        .then(show);
    let chair = warp::path!("teach" / "chairs" / SlotId)
        .and(warp::get())
        .and(asked(app))
        .then(show_chair);
    show.or(chair)
        .unify()
        .map(warp::Reply::into_response)
        .boxed()
}

#[derive(Deserialize)]
struct Asks {
    class: Option<i64>,
    day: Option<Date>,
}

async fn show(app: Arc<App>, visit: Visit) -> Answer {
    let asks: Asks = read(visit.query.as_bytes())?;
    let Visitor::Teacher(teacher) = visit.visitor else {
        return Err(Problem::NotYours);
    };
    let (reader, visitor) = (Arc::clone(&app), visit.visitor);
    let loaded = app
        .store
        .read(move |tx| {
            let classes = store::class::of_teacher(tx, teacher.id)?;
            let class = class_for(tx, &visitor, asks.class.map(ClassId::new))?;
            let room = class
                .map(|class| Room::load(tx, &reader.clock, class, asks.day))
                .transpose()?;
            Ok((classes, room))
        })
        .await?;
    match loaded {
        (classes, _) if classes.is_empty() => Ok(reply::to("/teach/classes")),
        (_, None) => Err(Problem::NotFound),
        (classes, Some(room)) => {
            let next = first_run(&room);
            Ok(match next {
                Some(place) if asks.class.is_none() && asks.day.is_none() => reply::to(&place),
                _ => reply::page(draw_day(
                    &app,
                    &visit,
                    &room,
                    &Shown {
                        day: asks.day,
                        classes: &classes,
                        refusal: None,
                    },
                )),
            })
        }
    }
}

/// What a new class still needs before there is a board to look at.
fn first_run(room: &Room) -> Option<String> {
    let class = room.class.id;
    if room.pupils.is_empty() {
        Some(format!("/teach/classes/{class}/roster"))
    } else if room.board.calendar.blocks.is_empty() {
        Some(format!("/teach/classes/{class}/calendar"))
    } else {
        None
    }
}

/// The same page again, with the reason why something was not done.
pub(super) fn with_refusal(
    app: &App,
    visit: &Visit,
    room: &Room,
    day: Date,
    refusal: Refusal,
) -> Markup {
    draw_day(
        app,
        visit,
        room,
        &Shown {
            day: Some(day),
            classes: &[],
            refusal: Some(refusal),
        },
    )
}

/// Which day is shown and what is said above it.
struct Shown<'a> {
    day: Option<Date>,
    classes: &'a [Class],
    refusal: Option<Refusal>,
}

fn draw_day(app: &App, visit: &Visit, room: &Room, shown: &Shown<'_>) -> Markup {
    let tongue = app.words.of(visit.language);
    let board = &room.board;
    let class = room.class.id;
    let day = shown.day.unwrap_or(board.calendar.opens_on(board.now).day);
    let home = format!("/teach?class={class}&day={day}");
    let frame = Frame {
        live: Some("board roster"),
        home: &home,
        ..Frame::teacher(tongue, &room.class.name, None)
    };
    page(
        &frame,
        html! {
            (draw_warnings(app, tongue))
            @if let Some(refusal) = shown.refusal {
                (notice(false, &html! {
                    (draw::say(&said(tongue, room, refusal))) " "
                    span.soft { (tongue.say("teach-rule")) " " (refusal.rule()) }
                }))
            }
            (draw_classes(tongue, shown.classes, class))
            (draw_tabs(tongue, room, day))
            (draw_unresolved(tongue, room))
            h2 { (tongue.day(day)) }
            ul.rows id="chairs" data-live {
                @for (slot, chair) in board.chairs_on(day) { (draw_row(tongue, room, &slot, &chair)) }
                @if board.chairs_on(day).is_empty() { li { (tongue.say("teach-no-chairs")) } }
            }
            (draw_links(tongue, class))
        },
    )
}

fn draw_warnings(app: &App, tongue: &Tongue) -> Markup {
    html! {
        @if app.store.condition() != Condition::Good { (notice(false, &html! { (tongue.say("teach-not-saving")) })) }
        @if app.clock.trust() == Trust::Doubtful {
            (notice(false, &html! { (tongue.say("teach-clock")) " " a href="/teach/clock" { (tongue.say("clock-title")) } }))
        }
    }
}

fn draw_classes(tongue: &Tongue, classes: &[Class], shown: ClassId) -> Markup {
    html! {
        @if classes.len() > 1 {
            nav.actions aria-label=(tongue.say("class-list-title")) {
                @for class in classes {
                    a.button.plain href={ "/teach?class=" (class.id) } aria-current=[(class.id == shown).then_some("true")] {
                        bdi { (class.name) }
                    }
                }
            }
        }
    }
}

fn draw_tabs(tongue: &Tongue, room: &Room, day: Date) -> Markup {
    let today = room.board.now.date();
    html! {
        nav.tabs id="days" data-live aria-label=(tongue.say("board-days")) {
            @for tab in room.board.calendar.tabs(today) {
                a href={ "/teach?class=" (room.class.id) "&day=" (tab) } aria-current=[(tab == day).then_some("page")] {
                    b { (if tab == today { tongue.say("board-today") } else { tongue.short_weekday(tab) }) } " "
                    span { (draw::say(&tongue.say_with("board-empty", &[("count", room.board.empty_on(tab).into())]))) }
                }
            }
        }
    }
}

/// Chairs that are over and that nobody said anything about: nobody is missed by the clock (B6).
fn draw_unresolved(tongue: &Tongue, room: &Room) -> Markup {
    let unresolved = room.board.unresolved();
    html! {
        section id="unresolved" data-live {
            @if !unresolved.is_empty() {
                h2 { (tongue.say("teach-unresolved")) }
                ul.rows {
                    @for sign_up in unresolved {
                        li.held {
                            div.when { (when(tongue, room, sign_up.slot)) }
                            div.who { (who(room, sign_up.student)) }
                            (draw_marks(tongue, sign_up))
                        }
                    }
                }
            }
        }
    }
}

fn draw_row(tongue: &Tongue, room: &Room, slot: &Slot, chair: &Chair) -> Markup {
    let (class, state) = match chair {
        Chair::Open => ("open", "board-sit"),
        Chair::Closed => ("off", "teach-closed"),
        Chair::Past => ("off", "board-word-past"),
        Chair::Held(sign_up) => ("held", state_words(sign_up.state)),
    };
    html! {
        li class=(class) id={ "row-" (slot.id) } {
            a.row href={ "/teach/chairs/" (slot.id) } {
                span.when { (tongue.time(slot.id.start)) }
                @if let Chair::Held(sign_up) = chair { span.who { (who(room, sign_up.student)) } }
                span.state { (if matches!(chair, Chair::Open) { tongue.say("teach-open") } else { tongue.say(state) }) }
            }
        }
    }
}

fn draw_links(tongue: &Tongue, class: ClassId) -> Markup {
    html! {
        nav.actions aria-label=(tongue.say("teach-more")) {
            a.button.plain href="/board" { (tongue.say("teach-wall")) }
            a.button.plain href={ "/teach/classes/" (class) "/roster" } { (tongue.say("roster-title")) }
            a.button.plain href={ "/teach/classes/" (class) "/calendar" } { (tongue.say("calendar-title")) }
            a.button.plain href="/teach/walls" { (tongue.say("walls-title")) }
            a.button.plain href="/teach/classes" { (tongue.say("class-list-title")) }
            a.button.plain href="/teach/recovery" { (tongue.say("recovery-title")) }
            form method="post" action="/door/leave" { button.plain { (tongue.say("door-leave")) } }
        }
    }
}

async fn show_chair(slot: SlotId, app: Arc<App>, visit: Visit) -> Answer {
    let (reader, visitor) = (Arc::clone(&app), visit.visitor);
    let loaded = app
        .store
        .read(move |tx| {
            let Some(class) = class_for(tx, &visitor, Some(slot.class))? else {
                return Ok(None);
            };
            let room = Room::load(tx, &reader.clock, class, Some(slot.date))?;
            let given_back = store::board::given_back_on(tx, slot.class, slot.date)?;
            let mut stories = BTreeMap::new();
            let held = room
                .board
                .sign_ups
                .iter()
                .filter(|it| it.slot == slot)
                .map(|it| it.id);
            for id in held.chain(
                given_back
                    .iter()
                    .filter(|it| it.slot == slot)
                    .map(|it| it.id),
            ) {
                stories.insert(id, store::audit::story_of(tx, id)?);
            }
            Ok(Some((room, given_back, stories)))
        })
        .await?;
    let (room, given_back, stories) = loaded.ok_or(Problem::NotFound)?;
    let (_, chair) = room
        .board
        .chairs_on(slot.date)
        .into_iter()
        .find(|(it, _)| it.id == slot)
        .ok_or(Problem::NotFound)?;
    let tongue = app.words.of(visit.language);
    let title = format!("{}, {}", tongue.day(slot.date), tongue.time(slot.start));
    let back = format!("/teach?class={}&day={}", slot.class, slot.date);
    let frame = Frame {
        live: Some("board roster"),
        home: &back,
        ..Frame::teacher(tongue, &title, Some(&back))
    };
    let here: Vec<&SignUp> = given_back.iter().filter(|it| it.slot == slot).collect();
    Ok(reply::page(page(
        &frame,
        html! {
            section id="chair" data-live {
                @match chair {
                    Chair::Held(sign_up) => (draw_held(tongue, &room, &sign_up)),
                    Chair::Open | Chair::Past => (draw_open(tongue, &room, slot)),
                    Chair::Closed => {
                        p.lead { (tongue.say("teach-closed")) }
                        (draw_deed(&format!("/board/chairs/{slot}/open"), &[], tongue.say("teach-open-again"), "main"))
                    }
                }
                (draw_given_back(tongue, &room, &here))
                @for lines in stories.values() { (draw_story(&app, tongue, &room, lines)) }
            }
        },
    )))
}

/// An empty chair: whose shall it be? Or nobody's today.
fn draw_open(tongue: &Tongue, room: &Room, slot: SlotId) -> Markup {
    html! {
        h2 { (tongue.say("teach-give")) }
        form method="post" action="/board/sign-ups" {
            input type="hidden" name="chair" value=(slot);
            input type="hidden" name="from" value="teach";
            input type="hidden" name="request" value=(secret::token());
            div.actions {
                @for pupil in &room.pupils {
                    button.give name="student" value=(pupil.student) { (draw::chair(pupil.drawing)) (draw::name(&pupil.name)) }
                }
            }
        }
        (draw_deed(&format!("/board/chairs/{slot}/close"), &[], tongue.say("teach-close"), "plain"))
    }
}

/// A child's chair: how it went, give back, swap, move.
fn draw_held(tongue: &Tongue, room: &Room, sign_up: &SignUp) -> Markup {
    let board = &room.board;
    let id = sign_up.id;
    let mut others: Vec<&SignUp> = board
        .sign_ups
        .iter()
        .filter(|other| other.id != id && other.state == State::Booked)
        .collect();
    others.sort_by_key(|other| other.slot);
    let booked = sign_up.state == State::Booked;
    let days = board.calendar.tabs(board.now.date());
    html! {
        p.lead.who { (who(room, sign_up.student)) " " span.state { (tongue.say(state_words(sign_up.state))) } }
        (draw_marks(tongue, sign_up))
        @if booked {
            (draw_deed(&format!("/board/sign-ups/{id}/release"), &[], tongue.say("teach-take"), "plain"))
            @if !others.is_empty() {
                h2 { (tongue.say("teach-swap")) }
                div.actions {
                    @for other in others {
                        @let with = other.id.to_string();
                        @let label = html! { (who(room, other.student)) " " (when(tongue, room, other.slot)) };
                        (draw_deed_with(&format!("/board/sign-ups/{id}/swap"), &[("with", &with)], &label, "plain"))
                    }
                }
            }
            h2 { (tongue.say("teach-move")) }
            div.actions {
                @for day in days {
                    @for open in board.open_on(day) {
                        @let chair = open.id.to_string();
                        (draw_deed(&format!("/board/sign-ups/{id}/move"), &[("chair", &chair)], &when(tongue, room, open.id), "plain"))
                    }
                }
            }
        }
    }
}

/// "We talked" and "Absent", where they are still to be said.
fn draw_marks(tongue: &Tongue, sign_up: &SignUp) -> Markup {
    let marks = [
        (State::Done, "teach-done"),
        (State::Absent, "teach-absent"),
        (State::Missed, "teach-missed"),
    ];
    html! {
        div.actions {
            @for (to, words) in marks {
                @if sign_up.state.may_become(to) {
                    (draw_deed(&format!("/board/sign-ups/{}/state", sign_up.id), &[("state", to.word())], tongue.say(words), "button"))
                }
            }
        }
    }
}

fn draw_given_back(tongue: &Tongue, room: &Room, given_back: &[&SignUp]) -> Markup {
    html! {
        @for sign_up in given_back {
            @if room.board.students.contains(&sign_up.student) {
                div.card {
                    p { (who(room, sign_up.student)) " " span.state { (tongue.say(state_words(sign_up.state))) } }
                    (draw_deed(&format!("/board/sign-ups/{}/put-back", sign_up.id), &[], tongue.say("teach-put-back"), "plain"))
                }
            }
        }
    }
}

/// Saved, moved, by which screen, when: so that a child who says "I did not do that" is heard (B2).
fn draw_story(app: &App, tongue: &Tongue, room: &Room, lines: &[Line]) -> Markup {
    let zone = jiff::tz::TimeZone::get(&room.class.zone).unwrap_or(jiff::tz::TimeZone::UTC);
    let _ = app;
    html! {
        h2 { (tongue.say("teach-story")) }
        ol.lines {
            @for line in lines {
                @let at = jiff::Timestamp::from_second(line.at).unwrap_or_default().to_zoned(zone.clone());
                li {
                    (tongue.day(at.date())) ", " (tongue.time(at.time())) ": "
                    (tongue.say(deed_words(&line.deed))) ", "
                    (tongue.say(if line.by.starts_with("teacher:") { "teach-by-teacher" } else { "teach-by-wall" }))
                }
            }
        }
    }
}

/// A deed as one button; its request id makes two taps one deed (R19).
fn draw_deed(action: &str, fields: &[(&str, &str)], label: &str, class: &str) -> Markup {
    draw_deed_with(action, fields, &html! { (draw::say(label)) }, class)
}

fn draw_deed_with(action: &str, fields: &[(&str, &str)], label: &Markup, class: &str) -> Markup {
    html! {
        form method="post" action=(action) {
            @for (name, value) in fields { input type="hidden" name=(name) value=(value); }
            input type="hidden" name="from" value="teach";
            input type="hidden" name="request" value=(secret::token());
            button class=(class) { (label) }
        }
    }
}

fn who(room: &Room, student: StudentId) -> Markup {
    html! {
        @if let Some(Pupil { name, drawing, .. }) = room.pupil(student) { (draw::chair(*drawing)) " " strong { (draw::name(name)) } }
    }
}

fn when(tongue: &Tongue, room: &Room, slot: SlotId) -> String {
    let day = if slot.date == room.board.now.date() {
        tongue.say("board-today")
    } else {
        tongue.weekday(slot.date)
    };
    bare(&tongue.say_with(
        "saved-line",
        &[
            ("day", day.into()),
            ("time", tongue.time(slot.start).into()),
        ],
    ))
}

fn state_words(state: State) -> &'static str {
    match state {
        State::Booked => "board-word-saved",
        State::Called => "board-word-called",
        State::Talking => "board-word-talking",
        State::Done => "board-word-done",
        State::Missed => "teach-word-missed",
        State::Absent => "teach-word-absent",
        State::Released => "teach-word-released",
    }
}

fn deed_words(deed: &str) -> &'static str {
    match deed {
        "saved" => "teach-deed-saved",
        "moved" => "teach-deed-moved",
        "released" => "teach-word-released",
        "booked" => "teach-deed-put-back",
        "done" => "board-word-done",
        "absent" => "teach-word-absent",
        _ => "teach-word-missed",
    }
}
