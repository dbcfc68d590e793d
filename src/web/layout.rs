//! The frame round every page: head, skip link, header, main, status line and the strip of a lost link.
//! It knows surfaces and words, and nothing of what a page shows.

use maud::{DOCTYPE, Markup, html};

use super::{
    assets,
    draw::{icon, say, text, told},
    words::Tongue,
};
use crate::domain::text::Language;

/// How large and how plain a page is: who stands before it, and how far away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Surface {
    /// The tablet on the wall: a child stands before it.
    Wall,
    /// A child's shared or own device.
    Child,
    /// The teacher's phone, one hand.
    Teacher,
}

impl Surface {
    /// Its word in the page.
    pub fn word(self) -> &'static str {
        match self {
            Self::Wall => "wall",
            Self::Child => "child",
            Self::Teacher => "teacher",
        }
    }
}

/// Seconds without a touch until a page of the wall goes home: 45, and 20 more while it asks "Still there?" (R18).
pub const STILL_THERE_S: u32 = 65;
/// Seconds for which a message stands before the board comes back (D7).
pub const MESSAGE_S: u32 = 60;

/// What the frame of a page needs to know.
pub struct Frame<'a> {
    /// The language of the page.
    pub tongue: &'a Tongue,
    /// Who it is for.
    pub surface: Surface,
    /// The page's title, also its heading unless the page brings its own.
    pub title: &'a str,
    /// Where Back leads, if anywhere.
    pub back: Option<&'a str>,
    /// The topics on which this page fetches itself again, with a space between them: `board`.
    pub live: Option<&'a str>,
    /// After so many seconds the page goes to `home` by itself; with `STILL_THERE_S` it asks first.
    pub home_after_s: Option<u32>,
    /// Where it then goes.
    pub home: &'a str,
}

impl<'a> Frame<'a> {
    /// The frame of a teacher's page, which waits for her as long as she likes.
    pub fn teacher(tongue: &'a Tongue, title: &'a str, back: Option<&'a str>) -> Self {
        Self {
            tongue,
            surface: Surface::Teacher,
            title,
            back,
            live: None,
            home_after_s: None,
            home: "/teach",
        }
    }
}

/// A whole page whose heading is its title.
#[expect(
    clippy::needless_pass_by_value,
    reason = "a page hands over the part it has just built"
)]
pub fn page(frame: &Frame<'_>, main: Markup) -> Markup {
    page_headed(frame, &html! { h1 { (say(frame.title)) } }, &main)
}

/// A whole page with a heading of its own, which must hold the one `h1`.
pub fn page_headed(frame: &Frame<'_>, heading: &Markup, main: &Markup) -> Markup {
    let tongue = frame.tongue;
    let language = tongue.language;
    html! {
        (DOCTYPE)
        html lang=(language.tag()) dir=(language.direction()) {
            (head(frame))
            body data-surface=(frame.surface.word()) data-live=[frame.live] data-home=(frame.home)
                data-home-after=[frame.home_after_s] {
                a.skip href="#main" { (told(tongue, "page-skip")) }
                header {
                    @if let Some(back) = frame.back {
                        a.button.back href=(back) { (icon("back")) span { (told(tongue, "page-back")) } }
                    }
                    (heading)
                    @if frame.surface != Surface::Teacher && frame.title != tongue.say("help-title") {
                        a.button.how href="/help" { (told(tongue, "page-how")) }
                    }
                }
                main id="main" tabindex="-1" { (main) }
                (foot(frame))
            }
        }
    }
}

/// The letters of nearly every page.
const LETTERS: [&str; 2] = ["atkinson-400.woff2", "atkinson-700.woff2"];

fn head(frame: &Frame<'_>) -> Markup {
    let title = super::words::bare(frame.title);
    html! {
        head {
            meta charset="utf-8";
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="color-scheme" content="light dark";
            title { (text(&title)) " · " (frame.tongue.say("page-name")) }
            // The sign of a tab is the sheet of drawings, which every page loads anyway (P12).
            link rel="icon" href=(text(assets::drawings()));
            link rel="stylesheet" href=(text(assets::href("chair.css")));
            @if frame.surface == Surface::Wall {
                link rel="stylesheet" href="/wall/size.css";
            } @else {
                link rel="stylesheet" href=(text(assets::href("desk.css")));
            }
            @if frame.surface != Surface::Wall && frame.tongue.language != Language::Arabic {
                // Letters that come late are of another width, and everything below a heading would move (screens.md 0.6).
                @for letters in LETTERS {
                    link rel="preload" as="font" type="font/woff2" crossorigin href=(text(assets::href(letters)));
                }
            }
            script src=(text(assets::href("chair.js"))) defer {}
            @if frame.surface != Surface::Wall { script src=(text(assets::href("keep.js"))) defer {} }
            @if let Some(seconds) = frame.home_after_s {
                noscript { meta http-equiv="refresh" content={ (seconds) ";url=" (frame.home) }; }
            }
        }
    }
}

/// The status line, the strip of a lost link and the question "Still there?".
/// All three have a place of their own at the foot, so that nothing moves when one of them speaks.
fn foot(frame: &Frame<'_>) -> Markup {
    let tongue = frame.tongue;
    html! {
        footer {
            p id="status" role="status" {}
            p.strip id="strip" hidden data-since=(text(tongue.strip_since())) data-lost=(told(tongue, "strip-lost")) data-hours=(tongue.hours()) {}
            @if frame.home_after_s == Some(STILL_THERE_S) {
                div.still id="still" hidden {
                    p { (told(tongue, "still-ask")) }
                    button.main id="still-here" type="button" { (told(tongue, "still-here")) }
                }
            }
        }
    }
}
