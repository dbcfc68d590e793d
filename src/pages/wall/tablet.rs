//! A tablet becomes the wall (decision 11): it asks and shows a number, until the teacher says that it is hers (teacher/walls.rs);
//! then how large its screen really is, and how to keep it on the board. Every tap is a plain form and saved at once. And the
//! wall's page for whoever brings another tablet.

use std::{fmt::Write as _, sync::Arc};

use bytes::Bytes;
use maud::{Markup, html};
use serde::Deserialize;

use crate::{
    app::{
        App, TooManyWait,
        devices::{self, ask_to_be_wall},
    },
    domain::{
        id::ClassId,
        principal::{Principal, Wall},
        wall_size::WallSize,
    },
    http::{HttpError, RequestContext, Result, cookies, read, response},
    limits,
    pages::components::{Head, Layout, addresses, empty_chair, notice, room_keys},
    store,
};

/// The tablet's page: the button, then its number, then the board.
pub(super) async fn show(app: Arc<App>, context: RequestContext) -> Result {
    if let Some(wall) = context.wall {
        return Ok(response::to(match size_of(&app, wall).await? {
            Some(_) => "/board",
            None => "/wall/size",
        }));
    }
    let number = number(&app, &context);
    Ok(response::page(draw(&app, &context, number, None)))
}

fn draw(app: &App, context: &RequestContext, number: Option<u8>, wrong: Option<&str>) -> Markup {
    let messages = app.translations.of(context.language);
    let layout = Layout {
        home: "/wall",
        stands_s: number.map(|_| limits::LOOK_AGAIN_S),
        ..Layout::student(messages, messages.text("wall-title"), Some("/"))
    };
    layout.page(html! {
        @if let Some(wrong) = wrong { (notice(false, &html! { (wrong) })) }
        div.alone {
            @if let Some(room) = app.room_name() { p.room { bdi { (room) } } }
            @if let Some(number) = number {
                p.lead { (messages.text("wall-number")) }
                p.number id="wall-number" { (number) }
                p { (messages.text("wall-wait")) }
                p { (messages.text("pair-minute")) }
            } @else {
                (empty_chair())
                p.lead { (messages.text("wall-ask")) }
                form method="post" action="/wall" { button.main { (messages.text("ask-wall")) } }
            }
        }
    })
}

/// The number that this tablet shows while it waits for the teacher.
fn number(app: &App, context: &RequestContext) -> Option<u8> {
    let token = context.device_token?;
    app.waiting_walls.find_number(&token)
}

pub(super) async fn ask(app: Arc<App>, context: RequestContext, _: Bytes) -> Result {
    if number(&app, &context).is_some() {
        return Ok(response::to("/wall"));
    }
    match ask_to_be_wall(&app, context.asks()) {
        Ok(token) => {
            let cookie = cookies::set_device(&context, &token.text, token.life);
            Ok(response::with_cookie(response::to("/wall"), &cookie))
        }
        Err(error) => {
            let TooManyWait = error.refusal()?;
            let why = app.translations.of(context.language).text("waiting-full");
            Ok(response::refused(draw(&app, &context, None, Some(why))))
        }
    }
}

fn wall(context: &RequestContext) -> Result<Wall> {
    match context.principal {
        Principal::Wall(wall) => Ok(wall),
        _ => Err(HttpError::NotYours),
    }
}

async fn size_of(app: &App, wall: Wall) -> Result<Option<WallSize>> {
    let size = move |tx: &store::ReadTx<'_>| store::devices::wall_size(tx, wall.device);
    Ok(app.store.read(size).await?)
}

/// The card to hold against the drawn one.
pub(super) async fn show_size(app: Arc<App>, context: RequestContext) -> Result {
    let size = size_of(&app, wall(&context)?).await?.unwrap_or_default();
    let messages = app.translations.of(context.language);
    let layout = Layout {
        home: "/board",
        stands_s: Some(limits::WALL_SIZE_STANDS_S),
        ..Layout::student(messages, messages.text("wall-size-title"), None)
    };
    let button = |word, label: &str, class: &'static str| {
        html! { button class=(class) name="do" value=(word) { (label) } }
    };
    Ok(response::page(layout.page(html! {
        // Its address changes with every tap, so that the card on the page is the one that was just chosen.
        link rel="stylesheet" href={ "/wall/size.css?" (size.px_in_100_mm()) };
        // Browsers write a cookie up to half a minute late: one that is switched off before that has to ask again.
        p { (messages.text("pair-minute")) }
        p.lead { (messages.text("wall-size-line")) }
        div.library { div.card-size role="img" aria-label=(messages.text("wall-size-card")) {} }
        form.sizes method="post" action="/wall/size" {
            (button("smaller", messages.text("wall-size-smaller"), "plain"))
            (button("bigger", messages.text("wall-size-bigger"), "plain"))
            (button("fits", messages.text("wall-size-fits"), "main"))
        }
        a.button.plain href="/board" { (messages.text("begin-skip")) }
    })))
}

#[derive(Deserialize)]
struct Form {
    #[serde(rename = "do")]
    tap: Tap,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Tap {
    Bigger,
    Smaller,
    Fits,
}

/// The drawn card is made bigger or smaller, or fits.
pub(super) async fn change_size(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: Form = read(&form)?;
    let (change, next): (fn(WallSize) -> WallSize, _) = match form.tap {
        Tap::Bigger => (WallSize::bigger, "/wall/size"),
        Tap::Smaller => (WallSize::smaller, "/wall/size"),
        Tap::Fits => (|size| size, "/wall/lock"),
    };
    devices::change_wall_size(&app, context.principal, wall(&context)?, change).await?;
    Ok(response::to(next))
}

/// What the style of the wall goes by on this screen. It is a file of its own, so that one cached board serves every wall.
pub(super) async fn size_style(app: Arc<App>, context: RequestContext) -> Result {
    let size = match context.wall {
        Some(wall) => size_of(&app, wall).await?,
        None => None,
    };
    let size = size.unwrap_or_default();
    let (px, touch, now) = (size.px_in_100_mm(), size.touch_px(), size.now_percent());
    let mut css = String::new();
    // Writing to a text cannot fail.
    let _ = write!(
        css,
        ":root{{--mm:{}.{:02}px;--touch:{touch}px;--now:{}.{:02}rem}}",
        px / 100,
        px % 100,
        now / 100,
        now % 100
    );
    Ok(response::style(css))
}

/// iPad, Fire, Android: how the tablet stays on the board.
pub(super) async fn show_lock(app: Arc<App>, context: RequestContext) -> Result {
    let messages = app.translations.of(context.language);
    let on_the_wall = matches!(context.principal, Principal::Wall(_));
    let back = (!on_the_wall).then_some("/teach/walls");
    let layout = Layout {
        home: if on_the_wall { "/board" } else { "/teach" },
        stands_s: on_the_wall.then_some(limits::WALL_SIZE_STANDS_S),
        ..Layout::teacher(messages, messages.text("wall-lock-title"), back)
    };
    Ok(response::page(layout.page(html! {
            p.lead { (messages.text("wall-lock-lead")) }
            @if on_the_wall { a.button.main.wide href="/board" { (messages.text("wall-lock-board")) } }
            @for tablet in TABLETS {
                section {
                    h2 { (messages.text(&format!("wall-lock-{tablet}"))) }
                    ol.todo {
                        @for step in 1..=3 { li { p { (messages.text(&format!("wall-lock-{tablet}-{step}"))) } } }
                    }
                }
            }
            p.help { (messages.text("wall-lock-height")) }
        },
    )))
}

/// Each kind of tablet has three steps.
const TABLETS: [&str; 3] = ["ipad", "android", "fire"];

#[derive(Deserialize)]
struct RoomQuery {
    class: Option<i64>,
}

/// For whoever brings a tablet into the room: a code for its camera, and four letters.
pub(super) async fn show_room_code(app: Arc<App>, context: RequestContext) -> Result {
    let query: RoomQuery = read(context.query.as_bytes())?;
    let class = query.class.map(ClassId::new);
    let room = app.room(context.principal, class).await?;
    let room = room.ok_or(HttpError::NotFound)?;
    let messages = app.translations.of(context.language);
    let title = messages.text("room-code-title");
    let layout = match context.principal {
        Principal::Wall(_) => Layout {
            head: Head::Reads,
            ..Layout::wall(messages, title, Some("/help"))
        },
        _ => Layout::teacher(messages, title, Some("/teach/devices")),
    };
    let code = app.sign_in.room_codes.current(room.class.id);
    Ok(response::page(layout.page(room_keys(
        messages,
        &code,
        &addresses(&app, "/room"),
    ))))
}
