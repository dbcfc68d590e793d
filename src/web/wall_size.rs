//! On the tablet, once it is the wall: how large its screen really is, and how to keep it on the board. Every tap is a plain
//! form and saved at once.

use std::{fmt::Write as _, sync::Arc};

use bytes::Bytes;
use maud::{Markup, html};
use serde::Deserialize;
use warp::Filter;

use super::{
    Routes, first_of,
    form::{read, sent, shown},
    gate::Visit,
    layout::{Frame, Surface, page},
    reply::{self, Answer, Problem},
    route,
    words::Tongue,
};
use crate::{
    app::App,
    domain::{
        visitor::{Visitor, Wall},
        wall_size::WallSize,
    },
    store,
};

/// Whoever walks away leaves the board on the wall, not this page.
const HOME_AFTER_S: u32 = 300;

/// The addresses of a wall's screen.
pub fn routes(app: &Arc<App>) -> Routes {
    let size = || warp::path!("wall" / "size");
    let show = size().and(shown(app)).then(show);
    let set = size().and(sent(app)).then(set);
    let sheet = warp::path!("wall" / "size.css").and(shown(app)).then(sheet);
    let lock = warp::path!("wall" / "lock").and(shown(app)).then(lock);
    first_of([route(show), route(set), route(sheet), route(lock)])
}

fn wall(visit: &Visit) -> Result<Wall, Problem> {
    match visit.visitor {
        Visitor::Wall(wall) => Ok(wall),
        _ => Err(Problem::NotYours),
    }
}

async fn size_of(app: &App, wall: Wall) -> Result<Option<WallSize>, Problem> {
    let device = wall.device;
    Ok(app
        .store
        .read(move |tx| store::door::wall_size(tx, device))
        .await?)
}

async fn show(app: Arc<App>, visit: Visit) -> Answer {
    let size = size_of(&app, wall(&visit)?).await?.unwrap_or_default();
    let tongue = app.words.of(visit.language);
    let frame = Frame {
        surface: Surface::Child,
        home: "/board",
        home_after_s: Some(HOME_AFTER_S),
        ..Frame::teacher(tongue, tongue.say("wall-size-title"), None)
    };
    let deed = |word, label: &str, class: &'static str| {
        html! { button class=(class) name="do" value=(word) { (label) } }
    };
    Ok(reply::page(page(
        &frame,
        html! {
            // Its address changes with every tap, so that the card on the page is the one that was just chosen.
            link rel="stylesheet" href={ "/wall/size.css?" (size.px_in_100_mm()) };
            p.lead { (tongue.say("wall-size-line")) }
            div.library { div.card-size role="img" aria-label=(tongue.say("wall-size-card")) {} }
            form.sizes method="post" action="/wall/size" {
                (deed("smaller", tongue.say("wall-size-smaller"), "plain"))
                (deed("bigger", tongue.say("wall-size-bigger"), "plain"))
                (deed("fits", tongue.say("wall-size-fits"), "main"))
            }
            a.button.plain href="/board" { (tongue.say("begin-skip")) }
        },
    )))
}

#[derive(Deserialize)]
struct Form {
    #[serde(rename = "do")]
    what: Deed,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Deed {
    Bigger,
    Smaller,
    Fits,
}

async fn set(app: Arc<App>, visit: Visit, form: Bytes) -> Answer {
    let form: Form = read(&form)?;
    let device = wall(&visit)?.device;
    let stamp = app.stamp(&visit.visitor);
    app.store
        .write(move |tx| {
            let size = store::door::wall_size(tx, device)?.unwrap_or_default();
            let size = match form.what {
                Deed::Bigger => size.bigger(),
                Deed::Smaller => size.smaller(),
                Deed::Fits => size,
            };
            store::door::set_wall_size(tx, &stamp, device, size)
        })
        .await?;
    Ok(reply::to(match form.what {
        Deed::Bigger | Deed::Smaller => "/wall/size",
        Deed::Fits => "/wall/lock",
    }))
}

/// What the style of the wall goes by on this screen. It is a file of its own, so that one kept board serves every wall.
async fn sheet(app: Arc<App>, visit: Visit) -> Answer {
    let size = match visit.wall {
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
    Ok(reply::style(css))
}

/// iPad, Fire, Android: how the tablet stays on the board.
async fn lock(app: Arc<App>, visit: Visit) -> Answer {
    let tongue = app.words.of(visit.language);
    let on_the_wall = matches!(visit.visitor, Visitor::Wall(_));
    let back = (!on_the_wall).then_some("/teach/walls");
    let frame = Frame {
        home: if on_the_wall { "/board" } else { "/teach" },
        home_after_s: on_the_wall.then_some(HOME_AFTER_S),
        ..Frame::teacher(tongue, tongue.say("wall-lock-title"), back)
    };
    Ok(reply::page(page(
        &frame,
        html! {
            p.lead { (tongue.say("wall-lock-lead")) }
            @if on_the_wall { a.button.main.wide href="/board" { (tongue.say("wall-lock-board")) } }
            @for (title, steps) in TABLETS { (tablet(tongue, title, &steps)) }
            p.help { (tongue.say("wall-lock-height")) }
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

fn tablet(tongue: &Tongue, title: &str, steps: &[&str]) -> Markup {
    html! {
        section {
            h2 { (tongue.say(title)) }
            ol.todo { @for step in steps { li { p { (tongue.say(step)) } } } }
        }
    }
}
