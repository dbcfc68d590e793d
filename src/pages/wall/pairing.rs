//! Screens: a tablet asks to be the wall and shows a number, the teacher says that it is hers, and ends it again (D9).

use std::sync::Arc;

use bytes::Bytes;
use maud::{Markup, html};
use serde::Deserialize;
use warp::http::HeaderValue;

use crate::http::route::Audience;
use crate::{
    app::{App, class_for},
    domain::{
        class::Class,
        first_run::Step,
        id::{ClassId, DeviceId, TeacherId},
        principal::{Principal, Teacher},
    },
    live::Topic,
    secret,
    store::{self, door::WallRow},
};
use crate::{
    http::{
        context::RequestContext,
        cookies,
        error::HttpError,
        form::read,
        response::{self, Result},
    },
    i18n::Messages,
    pages::components::{
        addresses, back_from, empty_chair, first_field, isolated,
        layout::{Layout, page},
        notice, progress, qr, skip,
    },
};

/// How often a waiting tablet looks whether it is the wall now.
const LOOK_AGAIN_S: &str = "3";

/// The tablet's page: the button, then its number, then the board.
pub(crate) async fn show(app: Arc<App>, context: RequestContext) -> Result {
    if let Some(wall) = context.wall {
        let measured = app
            .store
            .read(move |tx| store::door::wall_size(tx, wall.device))
            .await?;
        return Ok(response::to(match measured {
            Some(_) => "/board",
            None => "/wall/size",
        }));
    }
    let messages = app.translations.of(context.language);
    let number = context
        .device_token
        .and_then(|token| app.pairings.number_of(&token));
    let layout = Layout {
        audience: Audience::Student,
        home: "/",
        ..Layout::teacher(messages, messages.text("wall-title"), Some("/"))
    };
    let markup = page(
        &layout,
        html! {
            div.alone {
                @if let Some(room) = app.room_name() { p.room { bdi { (room) } } }
                @if let Some(number) = number {
                    p.lead { (messages.text("wall-number")) }
                    p.number id="wall-number" { (number) }
                    p { (messages.text("wall-wait")) }
                } @else {
                    (empty_chair())
                    p.lead { (messages.text("wall-ask")) }
                    form method="post" action="/wall" { button.main { (messages.text("ask-wall")) } }
                }
            }
        },
    );
    let mut response = response::page(markup);
    if number.is_some() {
        // The page of a tablet without JavaScript must find out too.
        response
            .headers_mut()
            .insert("refresh", HeaderValue::from_static(LOOK_AGAIN_S));
    }
    Ok(response)
}

pub(crate) async fn ask(app: Arc<App>, context: RequestContext, _: Bytes) -> Result {
    if context
        .device_token
        .is_some_and(|token| app.pairings.number_of(&token).is_some())
    {
        return Ok(response::to("/wall"));
    }
    let (token, cookie) = cookies::device(&context);
    app.pairings.ask(token);
    app.live.changed_everywhere(Topic::Device);
    Ok(response::with_cookie(response::to("/wall"), &cookie))
}

#[derive(Deserialize)]
struct Asks {
    /// The page is a step of the first run.
    #[serde(default)]
    first: bool,
}

pub(crate) async fn list(app: Arc<App>, context: RequestContext) -> Result {
    let Asks { first } = read(context.query.as_bytes())?;
    draw_list(&app, &context, (first, None))
        .await
        .map(response::page)
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

pub(crate) async fn pair(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: Form = read(&form)?;
    let Principal::Teacher(teacher) = context.principal else {
        return Err(HttpError::NotYours);
    };
    let Some(asked) = app.pairings.find(form.number) else {
        let said = app.translations.of(context.language).text("walls-gone");
        return draw_list(&app, &context, (form.first, Some(said)))
            .await
            .map(response::refused);
    };
    if !make_wall(
        &app,
        &context,
        teacher,
        ClassId::new(form.class),
        asked.token,
    )
    .await?
    {
        return Err(HttpError::NotFound);
    }
    app.pairings.forget(form.number);
    app.live.changed_everywhere(Topic::Device);
    Ok(response::done(
        &context,
        if form.first {
            "/teach/walls?first=true"
        } else {
            "/teach/walls"
        },
    ))
}

/// This very browser becomes the wall, and the teacher is signed out on it. In the first run she stays until its end, which
/// signs her out.
pub(crate) async fn here(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: Form = read(&form)?;
    let Principal::Teacher(teacher) = context.principal else {
        return Err(HttpError::NotYours);
    };
    let (token, cookie) = cookies::device(&context);
    if !make_wall(&app, &context, teacher, ClassId::new(form.class), token).await? {
        return Err(HttpError::NotFound);
    }
    if form.first {
        return Ok(response::with_cookie(
            response::to("/teach/first-run"),
            &cookie,
        ));
    }
    app.write_plain(context.principal, move |tx| {
        store::door::end_session(tx, teacher.session)
    })
    .await?;
    let response = response::with_cookie(response::to("/board"), &cookie);
    Ok(response::with_cookie(
        response,
        &cookies::forget_person(&context),
    ))
}

async fn make_wall(
    app: &Arc<App>,
    context: &RequestContext,
    teacher: Teacher,
    class: ClassId,
    token: [u8; 32],
) -> Result<bool, HttpError> {
    let principal = context.principal;
    let made = app
        .write_plain(context.principal, move |tx| {
            let Some(class) = class_for(tx, &principal, Some(class))? else {
                return Ok(false);
            };
            let wall = WallRow {
                id: DeviceId::new(secret::id()),
                class: class.id,
                token,
                joined_at: tx.attribution.at,
            };
            store::door::pair_wall(tx, &wall, teacher.id)?;
            Ok(true)
        })
        .await?;
    Ok(made)
}

pub(crate) async fn end(
    wall: DeviceId,
    app: Arc<App>,
    context: RequestContext,
    _: Bytes,
) -> Result {
    let Principal::Teacher(teacher) = context.principal else {
        return Err(HttpError::NotYours);
    };
    let ended = app
        .write_plain(context.principal, move |tx| {
            let (_, walls) = hers(tx, teacher.id)?;
            let Some(row) = walls.into_iter().find(|row| row.id == wall) else {
                return Ok(None);
            };
            store::door::end_wall(tx, wall)?;
            Ok(Some(row.class))
        })
        .await?;
    let _class = ended.ok_or(HttpError::NotFound)?;
    Ok(response::done(&context, "/teach/walls"))
}

/// A teacher's classes and their walls.
fn hers(tx: &store::ReadTx<'_>, teacher: TeacherId) -> store::Result<(Vec<Class>, Vec<WallRow>)> {
    let classes = store::class::of_teacher(tx, teacher)?;
    let walls = store::door::walls(tx)?;
    let walls = walls
        .into_iter()
        .filter(|wall| classes.iter().any(|class| class.id == wall.class))
        .collect();
    Ok((classes, walls))
}

async fn draw_list(
    app: &Arc<App>,
    context: &RequestContext,
    (first, wrong): (bool, Option<&str>),
) -> Result<Markup, HttpError> {
    let Principal::Teacher(teacher) = context.principal else {
        return Err(HttpError::NotYours);
    };
    let (classes, walls) = app.store.read(move |tx| hers(tx, teacher.id)).await?;
    let messages = app.translations.of(context.language);
    let back = if first {
        back_from(Step::Wall, classes.first().map(|it| it.id))
    } else {
        Some("/teach".to_owned())
    };
    let layout = Layout {
        live: Some("device"),
        ..Layout::teacher(messages, messages.text("walls-title"), back.as_deref())
    };
    Ok(page(
        &layout,
        html! {
            @if first { (progress(messages, Step::Wall)) }
            @if let Some(wrong) = wrong { (notice(false, &html! { (wrong) })) }
            section id="walls" data-live { (draw_walls(messages, &walls, &classes, first)) }
            @if walls.is_empty() {
                p.lead { (messages.text("walls-lead")) }
                (draw_where(app, messages))
            } @else {
                details { summary { (messages.text("walls-more")) } (draw_where(app, messages)) }
            }
            section.asking id="waiting" data-live { (draw_waiting(messages, &app.pairings.numbers(), &classes, first)) }
            (draw_here(messages, &classes, first))
            a.quiet href="/wall/lock" { (messages.text("wall-lock-title")) }
            @if first { (skip(messages, Step::Wall)) }
        },
    ))
}

fn draw_walls(messages: &Messages, walls: &[WallRow], classes: &[Class], first: bool) -> Markup {
    html! {
        @if !walls.is_empty() {
            h2 { (messages.text("walls-paired")) }
            ul.roll {
                @for wall in walls {
                    li.row {
                        span.who { strong { bdi { (class_name(classes, wall.class)) } } }
                        form method="post" action={ "/teach/walls/" (wall.id) "/end" } {
                            button.plain { (messages.text("walls-end")) }
                        }
                    }
                }
            }
            @if first {
                a.button.main.wide href="/teach/first-run" { (messages.text("begin-next")) }
            } @else {
                a.button.main.wide href="/teach" { (messages.text("walls-board")) }
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

fn class_name(classes: &[Class], id: ClassId) -> &str {
    classes
        .iter()
        .find(|class| class.id == id)
        .map_or("", |class| &class.name)
}

/// "Is wall 73 yours? [Yes, Room 12]"
fn draw_waiting(messages: &Messages, numbers: &[u8], classes: &[Class], first: bool) -> Markup {
    html! {
        @if numbers.is_empty() { p.soft { (messages.text("walls-none-waits")) } }
        @for number in numbers {
            div.ask {
                p.lead { (isolated(&messages.text_with("walls-is-it-yours", &[("number", number.to_string().into())]))) }
                @for class in classes {
                    form method="post" action="/teach/walls" {
                        (first_field(first))
                        input type="hidden" name="number" value=(number);
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
