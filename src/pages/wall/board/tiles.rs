//! The wall: six days, the chairs of one of them, and the heading that speaks. Drawing only; what stands on a chair is
//! decided elsewhere and handed in as plain values.

use jiff::civil::Date;
use maud::{Markup, html};

use crate::http::route::Audience;
use crate::pages::wall::board::heading::{self, Heading};
use crate::{
    domain::roster::Drawing,
    i18n::{Messages, bare},
    pages::components::{
        self, icon, isolated,
        layout::{Layout, MESSAGE_S, page_headed},
    },
};

/// Everything the wall shows.
pub(crate) struct WallView<'a> {
    /// The class's language.
    pub(crate) messages: &'a Messages,
    /// Today in the classroom, so that a saved chair on another day names it.
    pub(crate) today: Date,
    /// The day whose chairs are shown.
    pub(crate) day: Date,
    /// What the heading says.
    pub(crate) heading: Heading<'a>,
    /// Today and the next five school days.
    pub(crate) tabs: Vec<Tab>,
    /// The chairs of the day that fit, or why there are none.
    pub(crate) seats: Seats,
    /// The day is full, and may be waited for.
    pub(crate) waits: bool,
    /// Where a teacher who looks at the wall came from; the wall itself has no way back.
    pub(crate) back: Option<&'a str>,
}

/// One day to choose.
pub(crate) struct Tab {
    /// The day.
    pub(crate) day: Date,
    /// What it still has.
    pub(crate) left: Left,
}

/// What a day still has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Left {
    /// So many empty chairs.
    Empty(usize),
    /// It never had a chair.
    NoChairs,
    /// Its last chair is over.
    Over,
    /// Sign-up stands still.
    Paused,
    /// It is not open yet.
    NotYet,
}

/// The chairs of the day.
pub(crate) enum Seats {
    /// The class has no children yet.
    NoRoster,
    /// The class has no writing time yet.
    NoTimetable,
    /// There are chairs; or none on this day.
    Chairs {
        /// In their order; empty on a day without chairs.
        chairs: Vec<ChairTile>,
        /// What is said above them.
        note: Note,
        /// Where the "More chairs" tile leads, and whether it leads back to the first ones.
        more: Option<More>,
    },
}

/// One line above the chairs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Note {
    /// "Tap an empty chair"
    Tap,
    /// "Saved chairs stay."
    Paused,
    /// "We are about 10 minutes late."
    Late(u16),
    /// "No talks today. Next chairs: Tuesday."
    NoneToday {
        /// The next school day with chairs.
        next: Date,
    },
    /// "All the chairs are full today. Try Friday."
    Full {
        /// The day is today.
        today: bool,
        /// The next day with an empty chair, if there is one.
        next: Option<Date>,
    },
}

/// The tile that leads to the chairs that do not fit.
pub(crate) struct More {
    /// Its page.
    pub(crate) href: String,
    /// It leads back to the first chairs.
    pub(crate) back_to_first: bool,
}

/// One chair of the day.
pub(crate) struct ChairTile {
    /// Its id, as in its address: `3-2026-11-23-0940-1`.
    pub(crate) id: String,
    /// Its time, or its place in the day while the clock is in doubt.
    pub(crate) time: String,
    /// Its place in the day, where that stands large beside the time.
    pub(crate) nth: Option<String>,
    /// The clock is in doubt.
    pub(crate) doubtful: bool,
    /// What is on it.
    pub(crate) seat: Seat,
    /// It was just saved on this wall: it settles, once.
    pub(crate) settles: bool,
    /// After a lost race: this one is empty and near.
    pub(crate) near: bool,
}

/// What is on a chair.
pub(crate) enum Seat {
    /// Nobody: it may be taken.
    Open,
    /// The teacher closed it.
    Closed,
    /// Its time is over and nobody sat there.
    Past,
    /// Sign-up stands still.
    Paused,
    /// Its day is not open yet.
    NotYet,
    /// A child's.
    Held {
        /// Her display name.
        name: String,
        /// Her own chair.
        drawing: Drawing,
        /// How far the talk is.
        stage: Stage,
    },
}

/// How far the talk on a held chair is, as the wall shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stage {
    /// Saved for later.
    Saved,
    /// Her turn is next.
    Called,
    /// She leads now.
    Talking,
    /// It is done.
    Done,
    /// It did not happen; the wall says no more than "Over".
    Missed,
}

/// How many tiles fit on the wall.
const TILES: usize = 6;

/// Which chairs stand on a page of the wall, counted from 0: all when they fit, else five and the tile for more.
pub(crate) fn on_page(count: usize, page: usize) -> std::ops::Range<usize> {
    if count <= TILES {
        return 0..count;
    }
    let fit = TILES - 1;
    let page = page.min((count - 1) / fit);
    page * fit..((page + 1) * fit).min(count)
}

/// The wall's page.
pub(crate) fn wall(view: &WallView<'_>) -> Markup {
    let messages = view.messages;
    let plain = view.heading.stands();
    let layout = Layout {
        messages,
        audience: Audience::Wall,
        title: messages.text("board-title"),
        back: view.back,
        live: Some("board prep-time"),
        home_after_s: (!plain).then_some(MESSAGE_S),
        home: "/board",
    };
    page_headed(
        &layout,
        &heading::draw(view),
        &html! {
            div.board data-self={ "/board/days/" (view.day) } {
                @match &view.heading {
                    // Read across a room; the days come back when the two minutes are over, and no chair has moved.
                    Heading::PrepTime(Some(question)) => p.asks id="days" data-live { (question) },
                    _ if view.tabs.is_empty() => {}
                    _ => (tabs(messages, view, &|day| format!("/board/days/{day}"))),
                }
                (seats(view))
            }
        },
    )
}

/// The days to choose, each with what it still has; `href` says where one leads.
pub(crate) fn tabs(
    messages: &Messages,
    view: &WallView<'_>,
    href: &dyn Fn(Date) -> String,
) -> Markup {
    html! {
        nav.tabs id="days" data-live aria-label=(messages.text("board-days")) {
            @for tab in &view.tabs {
                a id={ "day-" (tab.day) } href=(href(tab.day))
                    aria-current=[(tab.day == view.day).then_some("page")] {
                    b { (messages.short_day_near(view.today, tab.day)) }
                    " "
                    span { (isolated(&left(messages, tab.left))) }
                }
            }
        }
    }
}

fn left(messages: &Messages, left: Left) -> String {
    match left {
        Left::Empty(count) => messages.text_with("board-empty", &[("count", count.into())]),
        Left::NoChairs => messages.text("board-no-chairs").to_owned(),
        Left::Over => messages.text("board-word-past").to_owned(),
        Left::Paused => messages.text("board-word-paused").to_owned(),
        Left::NotYet => messages.text("board-word-not-yet").to_owned(),
    }
}

fn seats(view: &WallView<'_>) -> Markup {
    let messages = view.messages;
    let alone = |id| {
        html! {
            div.alone id="chairs" data-live { (components::empty_chair()) p.lead { (messages.text(id)) } }
        }
    };
    match &view.seats {
        Seats::NoRoster => alone("board-no-roster"),
        Seats::NoTimetable => alone("board-no-timetable"),
        Seats::Chairs { chairs, note, more } => html! {
            h2.note id="note" data-live { (isolated(&noted(messages, *note))) }
            ul.chairs id="chairs" data-live aria-labelledby="note" {
                @for chair in chairs { (tile(messages, chair)) }
                @if let Some(more) = more { (more_tile(messages, more)) }
            }
        },
    }
}

/// The line above the chairs. Two whole sentences may follow each other; none is made of pieces.
fn noted(messages: &Messages, note: Note) -> String {
    let with_day = |first: &str, second: &str, day: Date| {
        format!(
            "{} {}",
            messages.text(first),
            messages.text_with(second, &[("day", messages.weekday(day).into())])
        )
    };
    match note {
        Note::Tap => messages.text("board-tap").to_owned(),
        Note::Paused => messages.text("board-pause-note").to_owned(),
        Note::Late(minutes) => messages.text_with("board-late", &[("minutes", minutes.into())]),
        Note::NoneToday { next } => with_day("board-none-today", "board-next-chairs", next),
        Note::Full {
            today: true,
            next: Some(next),
        } => with_day("board-full-today", "board-try-day", next),
        Note::Full {
            next: Some(next), ..
        } => with_day("board-full", "board-try-day", next),
        Note::Full { next: None, .. } => messages.text("board-full").to_owned(),
    }
}

/// One chair of the day.
pub(crate) fn tile(messages: &Messages, chair: &ChairTile) -> Markup {
    let time = chair.time.as_str();
    let (freed, changed) = if chair.doubtful {
        ("board-nth-freed", "board-nth-saved")
    } else {
        ("board-freed", "board-changed")
    };
    let id = format!("chair-{}", chair.id);
    let head = components::chair_head(time, chair.nth.as_deref());
    match &chair.seat {
        Seat::Open => html! {
            li.chair.open id=(id) data-said=(bare(&messages.text_with(freed, &[("time", time.into())]))) {
                a id={ "sit-" (chair.id) } href={ "/board/chairs/" (chair.id) } data-near[chair.near] {
                    (head) (components::empty_chair()) span { (messages.text("board-sit")) }
                }
            }
        },
        Seat::Closed => off(messages, &id, &head, "board-word-closed"),
        Seat::Past => off(messages, &id, &head, "board-word-past"),
        Seat::Paused => off(messages, &id, &head, "board-word-paused"),
        Seat::NotYet => off(messages, &id, &head, "board-word-not-yet"),
        Seat::Held {
            name,
            drawing,
            stage,
        } => {
            let said = messages.text_with(
                changed,
                &[("name", name.as_str().into()), ("time", time.into())],
            );
            html! {
                li class={ "chair held " (stage.class()) @if chair.settles { " settle" } } id=(id) data-said=(said) {
                    (head)
                    (components::chair(*drawing))
                    strong { (components::name(name)) }
                    span { (stage.sign()) (messages.text(stage.word())) }
                }
            }
        }
    }
}

/// A chair that cannot be tapped, with the reason on it.
fn off(messages: &Messages, id: &str, head: &Markup, word: &str) -> Markup {
    html! { li.chair.off id=(id) { (head) (components::empty_chair()) span { (messages.text(word)) } } }
}

/// The tile that leads to the chairs that do not fit.
pub(crate) fn more_tile(messages: &Messages, more: &More) -> Markup {
    let (word, sign) = if more.back_to_first {
        ("board-first", "back")
    } else {
        ("board-more", "more")
    };
    html! {
        li.chair.more { a id="more" href=(more.href) { (icon(sign)) span { (messages.text(word)) } } }
    }
}

impl Stage {
    fn class(self) -> &'static str {
        match self {
            Self::Saved => "saved",
            Self::Called => "called",
            Self::Talking => "talking",
            Self::Done => "done",
            Self::Missed => "missed",
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Saved => "board-word-saved",
            Self::Called => "board-word-called",
            Self::Talking => "board-word-talking",
            Self::Done => "board-word-done",
            Self::Missed => "board-word-missed",
        }
    }

    /// The sign beside the word, so that no state hangs on its colour.
    fn sign(self) -> Markup {
        match self {
            Self::Done => icon("tick"),
            Self::Talking => icon("talk"),
            Self::Called => icon("next"),
            Self::Saved | Self::Missed => html! {},
        }
    }
}

#[cfg(test)]
mod tests {
    use super::on_page;

    #[test]
    fn five_chairs_and_the_way_to_more() {
        assert_eq!(on_page(0, 0), 0..0);
        assert_eq!(on_page(6, 3), 0..6);
        assert_eq!(on_page(7, 0), 0..5);
        assert_eq!(on_page(7, 1), 5..7);
        assert_eq!(on_page(12, 9), 10..12);
    }
}
