//! Screens: a tablet asks to be the wall and shows a number, the teacher says that it is hers, and ends it again (D9).

use std::sync::Arc;

use bytes::Bytes;
use maud::{Markup, html};
use serde::Deserialize;
use warp::{Filter, http::HeaderValue};

use super::{
    Routes, cookie,
    draw::{addresses, back_from, empty_chair, first_field, notice, progress, qr, say, skip},
    first_of,
    form::{read, sent, shown, tapped},
    gate::Visit,
    layout::{Frame, Surface, page},
    reply::{self, Answer, Problem},
    route,
    words::Tongue,
};
use crate::{
    app::{App, class_for},
    domain::{
        class::Class,
        first_run::Step,
        id::{ClassId, DeviceId, TeacherId},
        visitor::{Teacher, Visitor},
    },
    live::Topic,
    secret,
    store::{self, door::WallRow},
};

/// How often a waiting tablet looks whether it is the wall now.
const LOOK_AGAIN_S: &str = "3";

/// The addresses of screens.
pub fn routes(app: &Arc<App>) -> Routes {
    let waits = warp::path!("wall").and(shown(app)).then(show);
    let ask = warp::path!("wall").and(tapped(app)).then(ask);
    let list = warp::path!("teach" / "walls").and(shown(app)).then(list);
    let pair = warp::path!("teach" / "walls").and(sent(app)).then(pair);
    let here = warp::path!("teach" / "walls" / "here")
        .and(sent(app))
        .then(here);
    let end = warp::path!("teach" / "walls" / DeviceId / "end")
        .and(tapped(app))
        .then(end);
    first_of([
        route(waits),
        route(ask),
        route(list),
        route(pair),
        route(here),
        route(end),
    ])
}

/// The tablet's page: the button, then its number, then the board.
async fn show(app: Arc<App>, visit: Visit) -> Answer {
    if let Some(wall) = visit.wall {
        let measured = app
            .store
            .read(move |tx| store::door::wall_size(tx, wall.device))
            .await?;
        return Ok(reply::to(match measured {
            Some(_) => "/board",
            None => "/wall/size",
        }));
    }
    let tongue = app.words.of(visit.language);
    let number = visit
        .device_token
        .and_then(|token| app.pairings.number_of(&token));
    let frame = Frame {
        surface: Surface::Child,
        home: "/",
        ..Frame::teacher(tongue, tongue.say("wall-title"), Some("/"))
    };
    let markup = page(
        &frame,
        html! {
            div.alone {
                @if let Some(room) = app.room_name() { p.room { bdi { (room) } } }
                @if let Some(number) = number {
                    p.lead { (tongue.say("wall-number")) }
                    p.number id="wall-number" { (number) }
                    p { (tongue.say("wall-wait")) }
                } @else {
                    (empty_chair())
                    p.lead { (tongue.say("wall-ask")) }
                    form method="post" action="/wall" { button.main { (tongue.say("ask-wall")) } }
                }
            }
        },
    );
    let mut response = reply::page(markup);
    if number.is_some() {
        // The page of a tablet without JavaScript must find out too.
        response
            .headers_mut()
            .insert("refresh", HeaderValue::from_static(LOOK_AGAIN_S));
    }
    Ok(response)
}

async fn ask(app: Arc<App>, visit: Visit) -> Answer {
    if visit
        .device_token
        .is_some_and(|token| app.pairings.number_of(&token).is_some())
    {
        return Ok(reply::to("/wall"));
    }
    let (token, cookie) = cookie::device(&visit);
    app.pairings.ask(token);
    app.live.changed_everywhere(Topic::Device);
    Ok(reply::with_cookie(reply::to("/wall"), &cookie))
}

#[derive(Deserialize)]
struct Asks {
    /// The page is a step of the first run.
    #[serde(default)]
    first: bool,
}

async fn list(app: Arc<App>, visit: Visit) -> Answer {
    let Asks { first } = read(visit.query.as_bytes())?;
    draw_list(&app, &visit, (first, None))
        .await
        .map(reply::page)
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

async fn pair(app: Arc<App>, visit: Visit, form: Bytes) -> Answer {
    let form: Form = read(&form)?;
    let Visitor::Teacher(teacher) = visit.visitor else {
        return Err(Problem::NotYours);
    };
    let Some(asked) = app.pairings.find(form.number) else {
        let said = app.words.of(visit.language).say("walls-gone");
        return draw_list(&app, &visit, (form.first, Some(said)))
            .await
            .map(reply::refused);
    };
    if !make_wall(&app, &visit, teacher, ClassId::new(form.class), asked.token).await? {
        return Err(Problem::NotFound);
    }
    app.pairings.forget(form.number);
    app.live.changed_everywhere(Topic::Device);
    Ok(reply::done(
        &visit,
        if form.first {
            "/teach/walls?first=true"
        } else {
            "/teach/walls"
        },
    ))
}

/// This very browser becomes the wall, and the teacher is signed out on it. In the first run she stays until its end, which
/// signs her out.
async fn here(app: Arc<App>, visit: Visit, form: Bytes) -> Answer {
    let form: Form = read(&form)?;
    let Visitor::Teacher(teacher) = visit.visitor else {
        return Err(Problem::NotYours);
    };
    let (token, cookie) = cookie::device(&visit);
    if !make_wall(&app, &visit, teacher, ClassId::new(form.class), token).await? {
        return Err(Problem::NotFound);
    }
    if form.first {
        return Ok(reply::with_cookie(reply::to("/teach/first-run"), &cookie));
    }
    let stamp = app.stamp(&visit.visitor);
    app.store
        .write(move |tx| store::door::end_session(tx, &stamp, teacher.session))
        .await?;
    app.read_visitors().await?;
    let response = reply::with_cookie(reply::to("/board"), &cookie);
    Ok(reply::with_cookie(response, &cookie::forget_person(&visit)))
}

async fn make_wall(
    app: &Arc<App>,
    visit: &Visit,
    teacher: Teacher,
    class: ClassId,
    token: [u8; 32],
) -> Result<bool, Problem> {
    let (visitor, stamp) = (visit.visitor, app.stamp(&visit.visitor));
    let made = app
        .store
        .write(move |tx| {
            let Some(class) = class_for(tx, &visitor, Some(class))? else {
                return Ok(false);
            };
            let wall = WallRow {
                id: DeviceId::new(secret::id()),
                class: class.id,
                token,
                joined_at: stamp.at,
            };
            store::door::pair_wall(tx, &stamp, &wall, teacher.id)?;
            Ok(true)
        })
        .await?;
    app.read_visitors().await?;
    Ok(made)
}

async fn end(wall: DeviceId, app: Arc<App>, visit: Visit) -> Answer {
    let Visitor::Teacher(teacher) = visit.visitor else {
        return Err(Problem::NotYours);
    };
    let stamp = app.stamp(&visit.visitor);
    let ended = app
        .store
        .write(move |tx| {
            let (_, walls) = hers(tx, teacher.id)?;
            let Some(row) = walls.into_iter().find(|row| row.id == wall) else {
                return Ok(None);
            };
            store::door::end_wall(tx, &stamp, wall)?;
            Ok(Some(row.class))
        })
        .await?;
    let class = ended.ok_or(Problem::NotFound)?;
    app.read_visitors().await?;
    // The tablet asks for its board again and learns that it is the wall no more; it hears nothing after this.
    app.live.changed(class, Topic::Board);
    app.live.changed_everywhere(Topic::Device);
    Ok(reply::done(&visit, "/teach/walls"))
}

/// A teacher's classes and their walls.
fn hers(tx: &store::Reading<'_>, teacher: TeacherId) -> store::Answer<(Vec<Class>, Vec<WallRow>)> {
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
    visit: &Visit,
    (first, wrong): (bool, Option<&str>),
) -> Result<Markup, Problem> {
    let Visitor::Teacher(teacher) = visit.visitor else {
        return Err(Problem::NotYours);
    };
    let (classes, walls) = app.store.read(move |tx| hers(tx, teacher.id)).await?;
    let tongue = app.words.of(visit.language);
    let back = if first {
        back_from(Step::Wall, classes.first().map(|it| it.id))
    } else {
        Some("/teach".to_owned())
    };
    let frame = Frame {
        live: Some("device"),
        ..Frame::teacher(tongue, tongue.say("walls-title"), back.as_deref())
    };
    Ok(page(
        &frame,
        html! {
            @if first { (progress(tongue, Step::Wall)) }
            @if let Some(wrong) = wrong { (notice(false, &html! { (wrong) })) }
            section id="walls" data-live { (draw_walls(tongue, &walls, &classes, first)) }
            @if walls.is_empty() {
                p.lead { (tongue.say("walls-lead")) }
                (draw_where(app, tongue))
            } @else {
                details { summary { (tongue.say("walls-more")) } (draw_where(app, tongue)) }
            }
            section.asking id="waiting" data-live { (draw_waiting(tongue, &app.pairings.numbers(), &classes, first)) }
            (draw_here(tongue, &classes, first))
            a.quiet href="/wall/lock" { (tongue.say("wall-lock-title")) }
            @if first { (skip(tongue, Step::Wall)) }
        },
    ))
}

fn draw_walls(tongue: &Tongue, walls: &[WallRow], classes: &[Class], first: bool) -> Markup {
    html! {
        @if !walls.is_empty() {
            h2 { (tongue.say("walls-paired")) }
            ul.roll {
                @for wall in walls {
                    li.row {
                        span.who { strong { bdi { (class_name(classes, wall.class)) } } }
                        form method="post" action={ "/teach/walls/" (wall.id) "/end" } {
                            button.plain { (tongue.say("walls-end")) }
                        }
                    }
                }
            }
            @if first {
                a.button.main.wide href="/teach/first-run" { (tongue.say("begin-next")) }
            } @else {
                a.button.main.wide href="/teach" { (tongue.say("walls-board")) }
            }
        }
    }
}

fn draw_here(tongue: &Tongue, classes: &[Class], first: bool) -> Markup {
    html! {
        section {
            h2 { (tongue.say("walls-here-title")) }
            p { (tongue.say(if first { "walls-here-first" } else { "walls-here-line" })) }
            @for class in classes {
                form method="post" action="/teach/walls/here" {
                    (first_field(first))
                    input type="hidden" name="class" value=(class.id);
                    button.wide {
                        span { (say(&tongue.say_with("walls-here", &[("class", class.name.as_str().into())]))) }
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
fn draw_waiting(tongue: &Tongue, numbers: &[u8], classes: &[Class], first: bool) -> Markup {
    html! {
        @if numbers.is_empty() { p.soft { (tongue.say("walls-none-waits")) } }
        @for number in numbers {
            div.ask {
                p.lead { (say(&tongue.say_with("walls-is-it-yours", &[("number", number.to_string().into())]))) }
                @for class in classes {
                    form method="post" action="/teach/walls" {
                        (first_field(first))
                        input type="hidden" name="number" value=(number);
                        input type="hidden" name="class" value=(class.id);
                        button.main { span { (say(&tongue.say_with("walls-yes", &[("class", class.name.as_str().into())]))) } }
                    }
                }
            }
        }
    }
}

/// Where the tablet has to go: by address, which every tablet understands, and as a code for its camera.
fn draw_where(app: &App, tongue: &Tongue) -> Markup {
    let all = addresses(app, "/wall");
    html! {
        ol.todo {
            li {
                p { (tongue.say("walls-open")) }
                @for address in &all { p.address dir="ltr" { (address) } }
                @if let Some(first) = all.first() { (qr(tongue.say("walls-qr"), first)) }
            }
            li { p { (tongue.say("walls-tap")) } }
            li { p { (tongue.say("walls-then")) } }
        }
    }
}
