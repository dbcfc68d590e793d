//! The teacher's walls: she says which tablet is hers, makes her own device one, and ends it again (decision 11). What the tablet
//! itself shows is wall/tablet.rs.

use std::sync::Arc;

use bytes::Bytes;
use maud::{Markup, html};
use serde::Deserialize;

use super::read::AsStep;
use crate::{
    app::{
        App, WaitingTablet,
        devices::{
            AndThen, NobodyWaits, follow_timetable as follow, load_classes_and_walls,
            make_this_the_wall, pair_wall, unpair_wall,
        },
        receipts::Undo,
    },
    domain::{
        class::Class,
        first_run::Step,
        id::{ClassId, DeviceId},
    },
    http::{
        RequestContext, Result, cookies,
        form::{either, read},
        response,
    },
    i18n::Messages,
    pages::{
        components::{
            Layout, addresses, back_or, first_field, isolated, notice, progress, qr, skip,
            waiting_since,
        },
        receipt,
    },
    store::devices::DeviceRow,
};

pub(super) async fn list(app: Arc<App>, context: RequestContext) -> Result {
    let AsStep { first } = read(context.query.as_bytes())?;
    let drawn = draw_list(&app, &context, first, None).await?;
    Ok(response::page(drawn))
}

#[derive(Deserialize)]
struct Form {
    #[serde(default)]
    number: u8,
    class: i64,
    /// The page is a step of the first run.
    #[serde(default)]
    first: bool,
}

/// The tablet that shows this number becomes a wall.
pub(super) async fn pair(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: Form = read(&form)?;
    let (teacher, class) = (context.teacher()?, ClassId::new(form.class));
    match pair_wall(&app, teacher, class, form.number).await {
        Ok(()) => {
            let step = if form.first { "?first=true" } else { "" };
            let place = format!("/teach/walls{step}");
            let said = "done-wall-in";
            Ok(receipt::done(&app, &context, &place, said, None, None))
        }
        Err(error) => {
            let NobodyWaits = error.refusal()?;
            let gone = app.translations.of(context.language).text("walls-gone");
            let drawn = draw_list(&app, &context, form.first, Some(gone)).await?;
            Ok(response::refused(drawn))
        }
    }
}

/// This very browser becomes the wall, and the teacher is signed out on it. In the first run she stays until its end, which
/// signs her out.
pub(super) async fn make_here(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: Form = read(&form)?;
    let (teacher, class) = (context.teacher()?, ClassId::new(form.class));
    let (and_then, address) = if form.first {
        (AndThen::StaySignedIn, "/teach/first-run")
    } else {
        (AndThen::SignOut, "/board")
    };
    let token = make_this_the_wall(&app, teacher, class, and_then).await?;
    let cookie = cookies::set_device(&context, &token.text, token.life);
    let response = response::with_cookie(response::to(address), &cookie);
    Ok(match and_then {
        AndThen::StaySignedIn => response,
        AndThen::SignOut => response::with_cookie(response, &cookies::forget_person(&context)),
    })
}

pub(super) async fn end(
    wall: DeviceId,
    app: Arc<App>,
    context: RequestContext,
    _: Bytes,
) -> Result {
    let class = unpair_wall(&app, context.teacher()?, wall).await?;
    let undo = class.map(|class| Undo::Devices {
        class,
        devices: vec![wall],
    });
    let (place, said) = ("/teach/walls", "done-wall");
    Ok(receipt::done(&app, &context, place, said, None, undo))
}

#[derive(Deserialize)]
struct FollowForm {
    #[serde(rename = "do")]
    which: String,
}

/// A wall goes by the timetable of all her classes, or shows its own class alone.
pub(super) async fn follow_timetable(
    wall: DeviceId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let form: FollowForm = read(&form)?;
    let follows = either(&form.which, "all", "one")?;
    follow(&app, context.teacher()?, wall, follows).await?;
    let said = if follows {
        "done-wall-follows"
    } else {
        "done-wall-one-class"
    };
    let place = "/teach/walls";
    Ok(receipt::done(&app, &context, place, said, None, None))
}

async fn draw_list(
    app: &Arc<App>,
    context: &RequestContext,
    first: bool,
    wrong: Option<&str>,
) -> Result<Markup> {
    let teacher = context.teacher()?;
    let (classes, walls) = app
        .store
        .read(move |tx| load_classes_and_walls(tx, teacher.id))
        .await?;
    let messages = app.translations.of(context.language);
    let back = back_or(first, Step::Wall, classes.first().map(|it| it.id), "/teach");
    let layout = Layout {
        live: Some("device"),
        ..Layout::teacher(messages, messages.text("walls-title"), back.as_deref())
    };
    Ok(layout.page(html! {
        @if first { (progress(messages, Step::Wall)) }
        @if let Some(wrong) = wrong { (notice(false, &html! { (wrong) })) }
        section id="walls" data-live { (draw_walls(messages, &walls, &classes, first)) }
        @if walls.is_empty() {
            p.lead { (messages.text("walls-lead")) }
            (draw_where(app, messages))
        } @else {
            details { summary { (messages.text("walls-more")) } (draw_where(app, messages)) }
        }
        section.asking id="waiting" data-live { (draw_waiting(messages, &app.waiting_walls.all(), &classes, first)) }
        (draw_here(messages, &classes, first))
        a.quiet href="/wall/lock" { (messages.text("wall-lock-title")) }
        @if first { (skip(messages, Step::Wall)) }
    }))
}

fn draw_walls(messages: &Messages, walls: &[DeviceRow], classes: &[Class], first: bool) -> Markup {
    html! {
        @if !walls.is_empty() {
            h2 { (messages.text("walls-paired")) }
            ul.roll {
                @for wall in walls {
                    @let class = classes.iter().find(|class| class.id == wall.class);
                    li.row {
                        span.who { strong {
                            @if wall.follows { (messages.text("walls-follows")) }
                            @else { bdi { (class.map_or("", |class| &class.name)) } }
                        } }
                        @if classes.len() > 1 {
                            form method="post" action={ "/teach/walls/" (wall.id) "/timetable" } {
                                @if wall.follows {
                                    button.plain name="do" value="one" { span { (isolated(&messages.text_with("walls-one-class", &[("class", class.map_or("", |class| class.name.as_str()).into())]))) } }
                                } @else {
                                    button.plain name="do" value="all" { (messages.text("walls-all-classes")) }
                                }
                            }
                        }
                        form method="post" action={ "/teach/walls/" (wall.id) "/end" } {
                            button.plain { (messages.text("walls-end")) }
                        }
                    }
                }
            }
            @if first {
                a.button.main.wide href="/teach/first-run" { (messages.text("begin-next")) }
            } @else {
                a.button.main.wide href="/teach" { (messages.text("problem-to-today")) }
            }
        }
    }
}

fn draw_here(messages: &Messages, classes: &[Class], first: bool) -> Markup {
    html! {
        section {
            h2 { (messages.text("walls-here-title")) }
            p { (messages.text(if first { "walls-here-first" } else { "walls-here-line" })) }
            @for class in classes {
                form method="post" action="/teach/walls/here" {
                    (first_field(first))
                    input type="hidden" name="class" value=(class.id);
                    button.wide {
                        span { (isolated(&messages.text_with("walls-here", &[("class", class.name.as_str().into())]))) }
                    }
                }
            }
        }
    }
}

/// "Is wall 73 yours? [Yes, Room 12]"
fn draw_waiting(
    messages: &Messages,
    waiting: &[WaitingTablet],
    classes: &[Class],
    first: bool,
) -> Markup {
    html! {
        @if waiting.is_empty() { p.soft { (messages.text("walls-none-waits")) } }
        @for tablet in waiting {
            div.ask {
                p.lead { (isolated(&messages.text_with("walls-is-it-yours", &[("number", tablet.number.to_string().into())]))) }
                p.soft { (waiting_since(messages, tablet)) }
                @for class in classes {
                    form method="post" action="/teach/walls" {
                        (first_field(first))
                        input type="hidden" name="number" value=(tablet.number);
                        input type="hidden" name="class" value=(class.id);
                        button.main { span { (isolated(&messages.text_with("walls-yes", &[("class", class.name.as_str().into())]))) } }
                    }
                }
            }
        }
    }
}

/// Where the tablet has to go: by address, which every tablet understands, and as a code for its camera.
fn draw_where(app: &App, messages: &Messages) -> Markup {
    let all = addresses(app, "/wall");
    html! {
        ol.todo {
            li {
                p { (messages.text("walls-open")) }
                @for address in &all { p.address dir="ltr" { (address) } }
                @if let Some(first) = all.first() { (qr(messages.text("walls-qr"), first)) }
            }
            li { p { (messages.text("walls-tap")) } }
            li { p { (messages.text("walls-then")) } }
        }
    }
}
