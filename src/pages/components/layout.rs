//! The layout round every page: head, skip link, header, main, status line and the strip of a lost link.
//! It knows surfaces and words, and nothing of what a page shows.

use maud::{DOCTYPE, Markup, html};

use super::{
    chair::icon,
    text::{isolated, message, text},
};
use crate::{
    domain::text::Language,
    http::{assets, route::Audience},
    i18n::{Messages, bare},
    limits,
};

/// The head of a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Head {
    /// A heading between its buttons.
    #[default]
    Plain,
    /// The stage of the wall: as high whatever stands on it.
    Stage,
    /// A child leads: the page is as high as the screen, and the way on stands at its foot.
    Leads,
    /// A child's own page, which fits the screen as a whole.
    Home,
    /// The whole room looks at the page, and a child taps it: nothing to tap stands up here.
    Lesson,
    /// The page is there to be read, also above the middle of a large panel.
    Reads,
    /// It stays at the upper edge while the page is scrolled: the question beside the keyboard.
    Stays,
}

impl Head {
    const fn class(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Stage => Some("scene"),
            Self::Leads => Some("leads-on"),
            Self::Home => Some("at-home"),
            Self::Lesson => Some("of-lesson"),
            Self::Reads => Some("reads"),
            Self::Stays => Some("stays"),
        }
    }
}

/// What the layout of a page needs to know.
pub struct Layout<'a> {
    /// The language of the page.
    pub messages: &'a Messages,
    /// Who it is for.
    pub audience: Audience,
    /// The page's title, also its heading unless the page brings its own.
    pub title: &'a str,
    /// Where Back leads, if anywhere.
    pub back: Option<&'a str>,
    /// The topics on which this page fetches itself again, with a space between them: `board`.
    pub live: Option<&'a str>,
    /// For so many seconds the page stands before it goes to `home` by itself; for ever if it does not say.
    pub stands_s: Option<u32>,
    /// It asks "Still there?" then, and goes only if nobody answers.
    pub asks_still_there: bool,
    /// Where it then goes.
    pub home: &'a str,
    /// What its head is besides a heading and its buttons: a class of kiosk/chair.css.
    pub head: Head,
}

impl<'a> Layout<'a> {
    /// The layout of a teacher's page, which waits for her as long as she likes.
    pub fn teacher(messages: &'a Messages, title: &'a str, back: Option<&'a str>) -> Self {
        Self {
            messages,
            audience: Audience::Teacher,
            title,
            back,
            live: None,
            stands_s: None,
            asks_still_there: false,
            home: "/teach",
            head: Head::Plain,
        }
    }

    /// The layout of a page on a child's device, or on one that nobody is signed in on.
    pub fn student(messages: &'a Messages, title: &'a str, back: Option<&'a str>) -> Self {
        Self {
            audience: Audience::Student,
            home: "/",
            ..Self::teacher(messages, title, back)
        }
    }

    /// The layout of a page of the child's own.
    pub fn childs_own(messages: &'a Messages, title: &'a str, back: Option<&'a str>) -> Self {
        Self {
            home: "/prep",
            ..Self::student(messages, title, back)
        }
    }

    /// The layout of a page of the wall beside the board, which asks "Still there?" and goes back to the board.
    pub fn wall(messages: &'a Messages, title: &'a str, back: Option<&'a str>) -> Self {
        Self {
            audience: Audience::Wall,
            stands_s: Some(limits::STILL_THERE_AFTER_S),
            asks_still_there: true,
            home: "/board",
            ..Self::teacher(messages, title, back)
        }
    }

    /// The layout of a page of the box from before the teacher is signed in.
    pub fn before_sign_in(messages: &'a Messages, title: &'a str, back: Option<&'a str>) -> Self {
        Self {
            home: "/",
            ..Self::teacher(messages, title, back)
        }
    }

    /// A whole page whose heading is its title.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "a page hands over the part it has just built"
    )]
    pub fn page(&self, main: Markup) -> Markup {
        page_headed(self, &html! { h1 { (isolated(self.title)) } }, &main)
    }

    /// Whether "How it works" stands in the head: not on that page itself, and not for a teacher.
    fn tells_how(&self) -> bool {
        self.audience != Audience::Teacher
            && self.head != Head::Lesson
            && self.title != self.messages.text("help-title")
    }

    /// A sentence that only the teacher's script says.
    fn hers(&self, sentence: &'static str) -> Option<&'a str> {
        (self.audience == Audience::Teacher).then(|| self.messages.text(sentence))
    }

    /// Seconds until it asks "Still there?", if it does.
    fn ask_after_s(&self) -> Option<u32> {
        self.stands_s.filter(|_| self.asks_still_there)
    }

    /// Seconds until a child's page that nobody touched is left: its session on a shared device is over a moment before.
    fn left_after_s(&self) -> Option<u64> {
        let childs = self.audience == Audience::Student;
        childs.then_some(limits::STUDENT_IDLE.as_secs() + limits::LEFT_MARGIN_S)
    }

    /// Seconds until it goes home although nobody has touched it, the question included.
    fn stands_in_all_s(&self) -> Option<u32> {
        let answer = self.ask_after_s().map(|_| limits::STILL_THERE_ANSWER_S);
        Some(self.stands_s? + answer.unwrap_or(0))
    }
}

/// A whole page with a heading of its own, which must hold the one `h1`.
pub fn page_headed(layout: &Layout<'_>, heading: &Markup, main: &Markup) -> Markup {
    let messages = layout.messages;
    let language = messages.language;
    html! {
        (DOCTYPE)
        html lang=(language.tag()) dir=(language.direction()) {
            (head(layout))
            body data-audience=(layout.audience) data-live=[layout.live] data-home=(layout.home)
                data-ask-after=[layout.ask_after_s()] data-stands=[layout.stands_in_all_s()]
                data-left-after=[layout.left_after_s()] data-back=[layout.hers("unsent-back")]
                data-elsewhere=[layout.hers("unsent-elsewhere")] {
                a.skip href="#main" { (message(messages, "page-skip")) }
                header class=[layout.head.class()] {
                    @if let Some(back) = layout.back {
                        a.button.back href=(back) { (icon("back")) span { (message(messages, "page-back")) } }
                    }
                    (heading)
                    @if layout.tells_how() {
                        a.button.how href="/help" { (message(messages, "page-how")) }
                    }
                }
                main id="main" tabindex="-1" { (main) }
                (foot(layout))
                @if layout.audience == Audience::Teacher { (trouble(layout)) }
            }
        }
    }
}

/// The letters of nearly every page.
const LETTERS: [&str; 2] = ["atkinson-400.woff2", "atkinson-700.woff2"];

fn head(layout: &Layout<'_>) -> Markup {
    let title = bare(layout.title);
    html! {
        head {
            meta charset="utf-8";
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="color-scheme" content="light dark";
            title { (text(&title)) " · " (layout.messages.text("page-name")) }
            // The sign of a tab is the sheet of drawings, which every page loads anyway.
            link rel="icon" href=(text(assets::drawings()));
            link rel="stylesheet" href=(text(assets::href("chair.css")));
            @if layout.audience == Audience::Wall {
                link rel="stylesheet" href="/wall/size.css";
            } @else {
                link rel="stylesheet" href=(text(assets::href("desk.css")));
            }
            @if layout.audience == Audience::Student { link rel="stylesheet" href=(text(assets::href("stage.css"))); }
            @if layout.audience == Audience::Teacher { link rel="stylesheet" href=(text(assets::href("places.css"))); }
            @if layout.audience != Audience::Wall && layout.messages.language != Language::Arabic {
                // Letters that come late are of another width, and everything below a heading would move.
                @for letters in LETTERS {
                    link rel="preload" as="font" type="font/woff2" crossorigin href=(text(assets::href(letters)));
                }
            }
            script src=(text(assets::href("chair.js"))) defer {}
            @if layout.audience != Audience::Wall { script src=(text(assets::href("autosave.js"))) defer {} }
            @if layout.audience == Audience::Teacher { script src=(text(assets::href("typed.js"))) defer {} }
            @if let Some(seconds) = layout.stands_in_all_s() {
                noscript { meta http-equiv="refresh" content={ (seconds) ";url=" (layout.home) }; }
            }
        }
    }
}

/// What is the matter with the box: for children one line over the status line, so that nothing moves; for a teacher with what to
/// do, at the lower edge of her screen.
fn trouble(layout: &Layout<'_>) -> Markup {
    let messages = layout.messages;
    let words = match layout.audience {
        Audience::Teacher => messages.trouble().teachers_words(),
        _ => messages.trouble().words(),
    };
    let said: Vec<&str> = words.iter().map(|id| messages.text(id)).collect();
    let said = said.join(" ");
    let spoken = (!said.is_empty()).then_some(&said);
    html! {
        @if layout.audience == Audience::Teacher {
            aside.strip.trouble id="trouble" data-live hidden[said.is_empty()] data-said=[spoken] { (text(&said)) }
        } @else {
            p.strip.trouble id="trouble" data-live hidden[said.is_empty()] data-said=[spoken] { (text(&said)) }
        }
    }
}

/// The status line, the strip of a lost link and the question "Still there?".
/// All three have a place of their own at the foot, so that nothing moves when one of them speaks.
fn foot(layout: &Layout<'_>) -> Markup {
    let messages = layout.messages;
    html! {
        footer {
            p id="status" role="status" {}
            @if layout.audience != Audience::Teacher { (trouble(layout)) }
            p.strip id="strip" hidden data-since=(text(messages.strip_since())) data-lost=(message(messages, "strip-lost")) data-hours=(messages.hours()) {}
            @if layout.ask_after_s().is_some() {
                div.still id="still" hidden {
                    p { (message(messages, "still-ask")) }
                    button.main id="still-here" type="button" { (message(messages, "still-here")) }
                }
            }
        }
    }
}
