//! The pages of the first run that stand nowhere else: the pictures of the first day, "Try it", the first chair, and the end.

use maud::{Markup, html};

use super::loaded::Loaded;
use crate::{
    app::{App, Room},
    domain::{calendar::SlotId, first_run::Step, id::StudentId},
    http::context::RequestContext,
    i18n::{Messages, bare},
    pages::components::{
        self, address_of_step, back_from, isolated,
        layout::{Layout, page},
        progress, skip, title_of,
    },
    secret,
};

/// One question, how far it is, and the way round it.
fn draw_step(
    messages: &Messages,
    loaded: &Loaded,
    step: Step,
    live: Option<&'static str>,
    main: &Markup,
) -> Markup {
    let back = back_from(step, loaded.run.class);
    let layout = Layout {
        live,
        ..Layout::teacher(messages, title_of(messages, step), back.as_deref())
    };
    page(
        &layout,
        html! {
            (progress(messages, step))
            (main)
            (skip(messages, step))
        },
    )
}

/// "First day: children choose their own pictures"
pub(super) fn pictures(app: &App, context: &RequestContext, loaded: &Loaded) -> Markup {
    let messages = app.translations.of(context.language);
    let choices = [
        (true, "begin-pictures-shared", "begin-pictures-shared-help"),
        (false, "begin-pictures-own", "begin-pictures-own-help"),
    ];
    draw_step(
        messages,
        loaded,
        Step::Pictures,
        None,
        &html! {
            p.lead { (messages.text("begin-pictures-lead")) }
            ol.todo {
                li { p { (messages.text("begin-pictures-one")) } }
                li { p { (messages.text("begin-pictures-two")) } }
                li { p { (messages.text("begin-pictures-three")) } }
            }
            form method="post" action="/teach/first-run/pictures" {
                fieldset {
                    legend { (messages.text("begin-pictures-ask")) }
                    @for (shared, label, help) in choices {
                        @let id = format!("shared-{shared}");
                        div.choice {
                            input type="radio" id=(id) name="shared" value=(shared) checked[shared == loaded.shared]
                                aria-describedby={ (id) "-help" };
                            label for=(id) { (messages.text(label)) }
                        }
                        p.help id={ (id) "-help" } { (messages.text(help)) }
                    }
                }
                button.main { (messages.text("begin-next")) }
            }
        },
    )
}

/// "Try it": before, while the made-up child is on the board, and once she has a chair.
pub(super) fn practice(app: &App, context: &RequestContext, loaded: &Loaded) -> Markup {
    let messages = app.translations.of(context.language);
    let on_board = loaded.room.as_ref().zip(loaded.practice);
    draw_step(
        messages,
        loaded,
        Step::Try,
        Some("board roster"),
        &html! {
            section id="practice" data-live {
                @if let Some((room, student)) = on_board {
                    (draw_practice(messages, room, student))
                } @else {
                    p.lead { (messages.text("begin-try-lead")) }
                    p { (messages.text("begin-try-wiped")) }
                    form method="post" action="/teach/first-run/try" {
                        button.main name="do" value="begin" { (messages.text("begin-try-begin")) }
                    }
                }
            }
        },
    )
}

fn draw_practice(messages: &Messages, room: &Room, student: StudentId) -> Markup {
    let name = room
        .student(student)
        .map_or("", |student| student.name.as_str());
    let named = |id| messages.text_with(id, &[("name", name.into())]);
    let mut sign_ups = room.board.sign_ups.iter();
    let chair = sign_ups.find(|it| it.student == student && it.state.is_live());
    let board = format!("/board?class={}", room.class.id);
    let end = html! {
        form method="post" action="/teach/first-run/try" {
            button.main name="do" value="end" { span { (isolated(&named("begin-try-end"))) } }
        }
    };
    html! {
        @if let Some(chair) = chair {
            @let when = messages.moment(room.board.now.date(), chair.slot.date, chair.slot.start);
            p.notice.good {
                (isolated(&messages.text_with("begin-try-saved", &[("name", name.into()), ("when", when.into())])))
            }
            p { (messages.text("begin-try-two-taps")) }
            a.button.wide href={ "/teach/students/" (student) "/sheet" } { span { (isolated(&named("begin-try-sheet"))) } }
            (end)
        } @else {
            ol.todo {
                li { p { (messages.text("begin-try-one")) } }
                li { p { (messages.text("begin-try-two")) } }
                li { p { (bare(&named("begin-try-three"))) } }
                li { p { (messages.text("begin-try-four")) } }
            }
            a.button.main.wide href=(board) { (messages.text("begin-try-board")) }
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
pub(super) fn first_chair(app: &App, context: &RequestContext, loaded: &Loaded) -> Markup {
    let messages = app.translations.of(context.language);
    let open = loaded
        .room
        .as_ref()
        .and_then(|room| first_open(room).zip(Some(room)));
    draw_step(
        messages,
        loaded,
        Step::Chair,
        Some("board roster"),
        &html! {
            section id="first-chair" data-live {
                @if let Some((slot, room)) = open {
                    @let when = messages.moment(room.board.now.date(), slot.date, slot.start);
                    p.lead { (isolated(&messages.text_with("begin-chair-lead", &[("when", when.into())]))) }
                    p { (messages.text("begin-chair-ask")) }
                    form.people method="post" action="/board/sign-ups" {
                        input type="hidden" name="request" value=(secret::token());
                        input type="hidden" name="from" value="first-run";
                        input type="hidden" name="chair" value=(slot);
                        @for student in room.students.iter().filter(|student| Some(student.id) != loaded.practice) {
                            button.person name="student" value=(student.id) {
                                (components::chair(student.drawing))
                                strong { (components::name(&student.name)) }
                            }
                        }
                    }
                } @else {
                    p.lead { (messages.text("begin-chair-none")) }
                }
            }
        },
    )
}

/// "Tomorrow: teach the mini-lesson. That is all."
pub(super) fn end(app: &App, context: &RequestContext, loaded: &Loaded) -> Markup {
    let messages = app.translations.of(context.language);
    let layout = Layout::teacher(messages, messages.text("begin-done-title"), None);
    let left = loaded.run.left();
    page(
        &layout,
        html! {
            @if let Some(saved) = loaded.room.as_ref().and_then(|room| first_saved(messages, room)) {
                p.notice.good { (isolated(&saved)) }
            }
            p.lead { (messages.text("begin-done-lead")) }
            a.button.main.wide href="/teach/mini-lesson" { (messages.text("begin-done-lesson")) }
            a.button.wide href="/teach" { (messages.text("begin-done-today")) }
            @if context.wall.is_some() {
                section {
                    h2 { (messages.text("begin-done-wall-title")) }
                    p { (messages.text("begin-done-wall-line")) }
                    form method="post" action="/door/leave" {
                        button.wide { (messages.text("begin-done-wall")) }
                    }
                }
            }
            @if !left.is_empty() {
                section {
                    h2 { (messages.text("begin-left")) }
                    ul.roll {
                        @for step in left {
                            li { a.quiet href=(address_of_step(step, loaded.run.class)) { (title_of(messages, step)) } }
                        }
                    }
                }
            }
        },
    )
}

/// The chair that the first run has led to, if it did.
fn first_saved(messages: &Messages, room: &Room) -> Option<String> {
    let sign_up = room.board.sign_ups.iter().find(|it| it.state.is_live())?;
    let name = room.student(sign_up.student)?.name.as_str();
    let when = messages.moment(room.board.now.date(), sign_up.slot.date, sign_up.slot.start);
    Some(messages.text_with(
        "begin-done-saved",
        &[("name", name.into()), ("when", when.into())],
    ))
}
