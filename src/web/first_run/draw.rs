//! The pages of the first run that stand nowhere else: the pictures of the first day, "Try it", the first chair, and the end.

use maud::{Markup, html};

use super::Loaded;
use crate::{
    app::{App, Room},
    domain::{calendar::SlotId, first_run::Step, id::StudentId},
    secret,
    web::{
        draw::{self, back_from, place_of, progress, say, skip, title_of},
        gate::Visit,
        layout::{Frame, page},
        words::{Tongue, bare},
    },
};

/// One question, how far it is, and the way round it.
fn step(
    tongue: &Tongue,
    loaded: &Loaded,
    (step, live): (Step, Option<&'static str>),
    main: &Markup,
) -> Markup {
    let back = back_from(step, loaded.run.class);
    let frame = Frame {
        live,
        ..Frame::teacher(tongue, title_of(tongue, step), back.as_deref())
    };
    page(
        &frame,
        html! {
            (progress(tongue, step))
            (main)
            (skip(tongue, step))
        },
    )
}

/// "First day: children choose their own pictures"
pub(super) fn pictures(app: &App, visit: &Visit, loaded: &Loaded) -> Markup {
    let tongue = app.words.of(visit.language);
    let choices = [
        (true, "begin-pictures-shared", "begin-pictures-shared-help"),
        (false, "begin-pictures-own", "begin-pictures-own-help"),
    ];
    step(
        tongue,
        loaded,
        (Step::Pictures, None),
        &html! {
            p.lead { (tongue.say("begin-pictures-lead")) }
            ol.todo {
                li { p { (tongue.say("begin-pictures-one")) } }
                li { p { (tongue.say("begin-pictures-two")) } }
                li { p { (tongue.say("begin-pictures-three")) } }
            }
            form method="post" action="/teach/first-run/pictures" {
                fieldset {
                    legend { (tongue.say("begin-pictures-ask")) }
                    @for (shared, label, help) in choices {
                        @let id = format!("shared-{shared}");
                        div.choice {
                            input type="radio" id=(id) name="shared" value=(shared) checked[shared == loaded.shared]
                                aria-describedby={ (id) "-help" };
                            label for=(id) { (tongue.say(label)) }
                        }
                        p.help id={ (id) "-help" } { (tongue.say(help)) }
                    }
                }
                button.main { (tongue.say("begin-next")) }
            }
        },
    )
}

/// "Try it": before, while the made-up child is on the board, and once she has a chair.
pub(super) fn practice(app: &App, visit: &Visit, loaded: &Loaded) -> Markup {
    let tongue = app.words.of(visit.language);
    let on_board = loaded.room.as_ref().zip(loaded.practice);
    step(
        tongue,
        loaded,
        (Step::Try, Some("board roster")),
        &html! {
            section id="practice" data-live {
                @if let Some((room, student)) = on_board {
                    (goes_on(tongue, room, student))
                } @else {
                    p.lead { (tongue.say("begin-try-lead")) }
                    p { (tongue.say("begin-try-wiped")) }
                    form method="post" action="/teach/first-run/try" {
                        button.main name="do" value="begin" { (tongue.say("begin-try-begin")) }
                    }
                }
            }
        },
    )
}

fn goes_on(tongue: &Tongue, room: &Room, student: StudentId) -> Markup {
    let name = room.pupil(student).map_or("", |pupil| pupil.name.as_str());
    let named = |id| tongue.say_with(id, &[("name", name.into())]);
    let mut live = room.board.sign_ups.iter();
    let chair = live.find(|it| it.student == student && it.state.is_live());
    let board = format!("/board?class={}", room.class.id);
    let end = html! {
        form method="post" action="/teach/first-run/try" {
            button.main name="do" value="end" { span { (say(&named("begin-try-end"))) } }
        }
    };
    html! {
        @if let Some(chair) = chair {
            @let when = tongue.moment(room.board.now.date(), chair.slot.date, chair.slot.start);
            p.notice.good {
                (say(&tongue.say_with("begin-try-saved", &[("name", name.into()), ("when", when.into())])))
            }
            p { (tongue.say("begin-try-two-taps")) }
            a.button.wide href={ "/teach/students/" (student) "/sheet" } { span { (say(&named("begin-try-sheet"))) } }
            (end)
        } @else {
            ol.todo {
                li { p { (tongue.say("begin-try-one")) } }
                li { p { (tongue.say("begin-try-two")) } }
                li { p { (bare(&named("begin-try-three"))) } }
                li { p { (tongue.say("begin-try-four")) } }
            }
            a.button.main.wide href=(board) { (tongue.say("begin-try-board")) }
        }
    }
}

/// The first empty chair of the coming days.
fn first_open(room: &Room) -> Option<SlotId> {
    let days = room.board.calendar.tabs(room.board.now.date());
    let mut open = days.into_iter().flat_map(|day| {
        room.board
            .open_on(day)
            .map(|slot| slot.id)
            .collect::<Vec<_>>()
    });
    open.next()
}

/// "Save your first chair", with a real child.
pub(super) fn chair(app: &App, visit: &Visit, loaded: &Loaded) -> Markup {
    let tongue = app.words.of(visit.language);
    let open = loaded
        .room
        .as_ref()
        .and_then(|room| first_open(room).zip(Some(room)));
    step(
        tongue,
        loaded,
        (Step::Chair, Some("board roster")),
        &html! {
            section id="first-chair" data-live {
                @if let Some((slot, room)) = open {
                    @let when = tongue.moment(room.board.now.date(), slot.date, slot.start);
                    p.lead { (say(&tongue.say_with("begin-chair-lead", &[("when", when.into())]))) }
                    p { (tongue.say("begin-chair-ask")) }
                    form.people method="post" action="/board/sign-ups" {
                        input type="hidden" name="request" value=(secret::token());
                        input type="hidden" name="from" value="first-run";
                        input type="hidden" name="chair" value=(slot);
                        @for pupil in room.pupils.iter().filter(|pupil| Some(pupil.student) != loaded.practice) {
                            button.person name="student" value=(pupil.student) {
                                (draw::chair(pupil.drawing))
                                strong { (draw::name(&pupil.name)) }
                            }
                        }
                    }
                } @else {
                    p.lead { (tongue.say("begin-chair-none")) }
                }
            }
        },
    )
}

/// "Tomorrow: teach the mini-lesson. That is all."
pub(super) fn done(app: &App, visit: &Visit, loaded: &Loaded) -> Markup {
    let tongue = app.words.of(visit.language);
    let frame = Frame::teacher(tongue, tongue.say("begin-done-title"), None);
    let left = loaded.run.left();
    page(
        &frame,
        html! {
            @if let Some(said) = loaded.room.as_ref().and_then(|room| first_saved(tongue, room)) {
                p.notice.good { (say(&said)) }
            }
            p.lead { (tongue.say("begin-done-lead")) }
            a.button.main.wide href="/teach/mini-lesson" { (tongue.say("begin-done-lesson")) }
            a.button.wide href="/teach" { (tongue.say("begin-done-today")) }
            @if visit.wall.is_some() {
                section {
                    h2 { (tongue.say("begin-done-wall-title")) }
                    p { (tongue.say("begin-done-wall-line")) }
                    form method="post" action="/door/leave" {
                        button.wide { (tongue.say("begin-done-wall")) }
                    }
                }
            }
            @if !left.is_empty() {
                section {
                    h2 { (tongue.say("begin-left")) }
                    ul.roll {
                        @for step in left {
                            li { a.quiet href=(place_of(step, loaded.run.class)) { (title_of(tongue, step)) } }
                        }
                    }
                }
            }
        },
    )
}

/// The chair that the first run has led to, if it did.
fn first_saved(tongue: &Tongue, room: &Room) -> Option<String> {
    let sign_up = room.board.sign_ups.iter().find(|it| it.state.is_live())?;
    let name = room.pupil(sign_up.student)?.name.as_str();
    let when = tongue.moment(room.board.now.date(), sign_up.slot.date, sign_up.slot.start);
    Some(tongue.say_with(
        "begin-done-saved",
        &[("name", name.into()), ("when", when.into())],
    ))
}
