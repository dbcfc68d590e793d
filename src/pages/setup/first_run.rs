//! The first run: on to the step that comes next, "Skip for now", and those steps that stand nowhere else: the pictures of the
//! first day, "Try it", the first chair, and the end. Which step comes next is `domain/first_run.rs`.

use std::sync::Arc;

use bytes::Bytes;
use maud::{Markup, html};
use serde::Deserialize;

use crate::{
    app::{App, Room, class_for, first_run},
    domain::{
        first_run::{FirstRun, Mark, Step},
        id::StudentId,
    },
    http::{HttpError, RequestContext, Result, read, response},
    i18n::{Messages, bare},
    pages::components::{
        self, Layout, address_of_step, back_from, isolated, progress, skip, title_of,
    },
    secret, store,
};

struct Loaded {
    run: FirstRun,
    /// Her first class as it is now, if she has one.
    room: Option<Room>,
    /// The made-up child, while there is one.
    practice: Option<StudentId>,
    /// Children of the class share devices; so it is until she says otherwise.
    shared: bool,
}

async fn load(app: &Arc<App>, context: &RequestContext) -> Result<Loaded> {
    let (principal, reader) = (context.principal, Arc::clone(app));
    let teacher = context.teacher()?;
    let loaded = app.store.read(move |tx| {
        let run = store::first_run::load(tx, teacher.id)?;
        let class = match run.class {
            Some(class) => class_for(tx, &principal, Some(class))?,
            None => None,
        };
        let shared = match &class {
            Some(class) => store::devices::are_shared(tx, class.id)?,
            None => true,
        };
        let room = class
            .map(|class| Room::load(tx, &reader.clock, class, None))
            .transpose()?;
        let practice = store::first_run::practice(tx)?;
        Ok(Loaded {
            run,
            room,
            practice,
            shared,
        })
    });
    Ok(loaded.await?)
}

/// The page of the step that comes next, wherever it was left.
pub(crate) async fn next(app: Arc<App>, context: RequestContext) -> Result {
    let run = load(&app, &context).await?.run;
    Ok(response::to(&match run.next() {
        Some(step) => address_of_step(step, run.class),
        None => "/teach/first-run/done".to_owned(),
    }))
}

#[derive(Deserialize)]
struct MarkForm {
    step: String,
    #[serde(rename = "do")]
    mark: String,
}

/// "Skip for now", or what only she can say of a step.
pub(crate) async fn set_mark(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: MarkForm = read(&form)?;
    let (Ok(step), Ok(mark)) = (form.step.parse(), form.mark.parse()) else {
        return Err(HttpError::BadForm);
    };
    first_run::set_mark(&app, context.teacher()?, step, mark).await?;
    Ok(response::to(match mark {
        Mark::Sure => "/teach",
        Mark::Done | Mark::Skipped => "/teach/first-run",
    }))
}

pub(crate) async fn show_pictures(app: Arc<App>, context: RequestContext) -> Result {
    show(&app, &context, draw_pictures).await
}

async fn show(
    app: &Arc<App>,
    context: &RequestContext,
    draw: fn(&Messages, &Loaded) -> Markup,
) -> Result {
    let loaded = load(app, context).await?;
    let messages = app.translations.of(context.language);
    Ok(response::page(draw(messages, &loaded)))
}

#[derive(Deserialize)]
struct DevicesForm {
    shared: bool,
}

/// Children share devices, or each has an own one.
pub(crate) async fn set_shared_devices(
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let form: DevicesForm = read(&form)?;
    first_run::set_shared_devices(&app, context.teacher()?, form.shared).await?;
    Ok(response::to("/teach/first-run"))
}

pub(crate) async fn show_practice(app: Arc<App>, context: RequestContext) -> Result {
    show(&app, &context, draw_try).await
}

#[derive(Deserialize)]
struct PracticeForm {
    #[serde(rename = "do")]
    action: PracticeAction,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum PracticeAction {
    Begin,
    End,
}

/// The made-up child comes, or goes.
pub(crate) async fn practice(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: PracticeForm = read(&form)?;
    let by = context.teacher()?;
    Ok(response::to(match form.action {
        PracticeAction::Begin => {
            first_run::begin_practice(&app, by).await?;
            "/teach/first-run/try"
        }
        PracticeAction::End => {
            first_run::set_mark(&app, by, Step::Try, Mark::Done).await?;
            "/teach/first-run"
        }
    }))
}

pub(crate) async fn show_first_chair(app: Arc<App>, context: RequestContext) -> Result {
    show(&app, &context, draw_first_chair).await
}

pub(crate) async fn show_end(app: Arc<App>, context: RequestContext) -> Result {
    let loaded = load(&app, &context).await?;
    let messages = app.translations.of(context.language);
    let has_wall = context.wall.is_some();
    Ok(response::page(draw_end(messages, &loaded, has_wall)))
}

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
    layout.page(html! {
        (progress(messages, step))
        (main)
        (skip(messages, step))
    })
}

/// "First day: children choose their own pictures"
fn draw_pictures(messages: &Messages, loaded: &Loaded) -> Markup {
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
fn draw_try(messages: &Messages, loaded: &Loaded) -> Markup {
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
    let name = room.student(student).map_or("", |it| &it.name);
    let named = |id| messages.text_with(id, &[("name", name.into())]);
    let chair = room.board.live_of(student);
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
            a.button.main.wide href={ "/board?class=" (room.class.id) } { (messages.text("begin-try-board")) }
        }
    }
}

/// "Save your first chair", with a real child.
fn draw_first_chair(messages: &Messages, loaded: &Loaded) -> Markup {
    // The first empty chair of the coming days.
    let open = loaded.room.as_ref().and_then(|room| {
        let days = room.board.calendar.tabs(room.board.now.date());
        let mut open = days.iter().flat_map(|day| room.board.open_on(*day));
        Some((open.next()?.id, room))
    });
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

/// "You are ready. Next: teach the mini-lesson."
fn draw_end(messages: &Messages, loaded: &Loaded, has_wall: bool) -> Markup {
    let layout = Layout::teacher(messages, messages.text("begin-done-title"), None);
    let left = loaded.run.left();
    layout.page(html! {
            @if let Some(saved) = loaded.room.as_ref().and_then(|room| first_saved(messages, room)) {
                p.notice.good { (isolated(&saved)) }
            }
            p.lead { (messages.text("begin-done-lead")) }
            a.button.main.wide href="/teach/mini-lesson" { (messages.text("begin-done-lesson")) }
            a.button.wide href="/teach" { (messages.text("begin-done-today")) }
            @if has_wall {
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
