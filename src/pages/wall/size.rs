//! On the tablet, once it is the wall: how large its screen really is, and how to keep it on the board. Every tap is a plain
//! form and saved at once.

use std::{fmt::Write as _, sync::Arc};

use bytes::Bytes;
use maud::{Markup, html};
use serde::Deserialize;

use crate::{
    app::{App, devices},
    domain::{
        principal::{Principal, Wall},
        wall_size::WallSize,
    },
    http::{
        context::RequestContext,
        error::HttpError,
        form::read,
        response::{self, Result},
        route::Audience,
    },
    i18n::Messages,
    limits,
    pages::components::layout::{Layout, page},
    store,
};

fn wall(context: &RequestContext) -> Result<Wall, HttpError> {
    match context.principal {
        Principal::Wall(wall) => Ok(wall),
        _ => Err(HttpError::NotYours),
    }
}

async fn size_of(app: &App, wall: Wall) -> Result<Option<WallSize>, HttpError> {
    let device = wall.device;
    Ok(app
        .store
        .read(move |tx| store::devices::wall_size(tx, device))
        .await?)
}

/// The card to hold against the drawn one.
pub(super) async fn show(app: Arc<App>, context: RequestContext) -> Result {
    let size = size_of(&app, wall(&context)?).await?.unwrap_or_default();
    let messages = app.translations.of(context.language);
    let layout = Layout {
        audience: Audience::Student,
        home: "/board",
        home_after_s: Some(limits::WALL_SIZE_STANDS_S),
        ..Layout::teacher(messages, messages.text("wall-size-title"), None)
    };
    let button = |word, label: &str, class: &'static str| {
        html! { button class=(class) name="do" value=(word) { (label) } }
    };
    Ok(response::page(page(
        &layout,
        html! {
            // Its address changes with every tap, so that the card on the page is the one that was just chosen.
            link rel="stylesheet" href={ "/wall/size.css?" (size.px_in_100_mm()) };
            p.lead { (messages.text("wall-size-line")) }
            div.library { div.card-size role="img" aria-label=(messages.text("wall-size-card")) {} }
            form.sizes method="post" action="/wall/size" {
                (button("smaller", messages.text("wall-size-smaller"), "plain"))
                (button("bigger", messages.text("wall-size-bigger"), "plain"))
                (button("fits", messages.text("wall-size-fits"), "main"))
            }
            a.button.plain href="/board" { (messages.text("begin-skip")) }
        },
    )))
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
pub(super) async fn change(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
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
pub(super) async fn style(app: Arc<App>, context: RequestContext) -> Result {
    let size = match context.wall {
        Some(wall) => size_of(&app, wall).await?,
        None => None,
    };
    let size = size.unwrap_or_default();
    let (px, touch) = (size.px_in_100_mm(), size.touch_px());
    let mut css = String::new();
    // Writing to a text cannot fail.
    let _ = write!(
        css,
        ":root{{--mm:{}.{:02}px;--touch:{touch}px}}",
        px / 100,
        px % 100
    );
    Ok(response::style(css))
}

/// iPad, Fire, Android: how the tablet stays on the board.
pub(super) async fn lock(app: Arc<App>, context: RequestContext) -> Result {
    let messages = app.translations.of(context.language);
    let on_the_wall = matches!(context.principal, Principal::Wall(_));
    let back = (!on_the_wall).then_some("/teach/walls");
    let layout = Layout {
        home: if on_the_wall { "/board" } else { "/teach" },
        home_after_s: on_the_wall.then_some(limits::WALL_SIZE_STANDS_S),
        ..Layout::teacher(messages, messages.text("wall-lock-title"), back)
    };
    Ok(response::page(page(
        &layout,
        html! {
            p.lead { (messages.text("wall-lock-lead")) }
            @if on_the_wall { a.button.main.wide href="/board" { (messages.text("wall-lock-board")) } }
            @for (title, steps) in TABLETS { (tablet(messages, title, &steps)) }
            p.help { (messages.text("wall-lock-height")) }
        },
    )))
}

/// Each kind of tablet and its steps.
const TABLETS: [(&str, [&str; 3]); 3] = [
    (
        "wall-lock-ipad",
        ["wall-lock-ipad-1", "wall-lock-ipad-2", "wall-lock-ipad-3"],
    ),
    (
        "wall-lock-android",
        [
            "wall-lock-android-1",
            "wall-lock-android-2",
            "wall-lock-android-3",
        ],
    ),
    (
        "wall-lock-fire",
        ["wall-lock-fire-1", "wall-lock-fire-2", "wall-lock-fire-3"],
    ),
];

fn tablet(messages: &Messages, title: &str, steps: &[&str]) -> Markup {
    html! {
        section {
            h2 { (messages.text(title)) }
            ol.todo { @for step in steps { li { p { (messages.text(step)) } } } }
        }
    }
}
