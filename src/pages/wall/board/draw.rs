//! The wall: six days, the chairs of one of them, and the heading that speaks. Drawing only; what stands on a chair is
//! decided elsewhere and given as plain values.

use jiff::civil::Date;
use maud::{Markup, html};

use super::heading::{self, Heading, HeadingRow};
use crate::{
    http::route::Audience,
    i18n::Messages,
    limits,
    pages::components::{
        ChairTile, MoreChairs, chair_tile, empty_chair, isolated,
        layout::{Layout, page_headed},
        more_chairs,
    },
};

/// Everything that the wall shows.
pub(super) struct WallView<'a> {
    /// What stands in the heading's row.
    pub(super) heading: HeadingRow<'a>,
    /// Today and the next five school days.
    pub(super) tabs: Markup,
    /// The chairs of the day that fit, or why there are none.
    pub(super) chairs: Chairs,
    /// Where a teacher who looks at the wall came from; the wall itself has no way back.
    pub(super) back: Option<&'a str>,
}

/// The chairs of the day.
pub(super) enum Chairs {
    /// The class has no children yet.
    NoRoster,
    /// The class has no writing time yet.
    NoTimetable,
    /// There are chairs; or none on this day.
    OfDay {
        /// In their order; empty on a day without chairs.
        chairs: Vec<ChairTile>,
        /// What is said above them.
        note: Note,
        /// The tile that leads to the chairs that do not fit.
        more: Option<MoreChairs>,
    },
}

/// One line above the chairs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Note {
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

/// The wall's page.
pub(super) fn wall(view: &WallView<'_>) -> Markup {
    let HeadingRow {
        messages,
        day,
        heading,
        ..
    } = &view.heading;
    let layout = Layout {
        messages,
        audience: Audience::Wall,
        title: messages.text("board-title"),
        back: view.back,
        live: Some("board prep-time"),
        home_after_s: (!heading.stands()).then_some(limits::MESSAGE_S),
        asks_first: false,
        home: "/board",
    };
    page_headed(
        &layout,
        &heading::draw(&view.heading),
        &html! {
            div.board data-self={ "/board/days/" (day) } {
                @match heading {
                    // Read across a room; the days come back when the two minutes are over, and no chair has moved.
                    Heading::PrepTime(Some(question)) => p.asks id="days" data-live { (question) },
                    _ => (view.tabs),
                }
                (draw_chairs(messages, &view.chairs))
            }
        },
    )
}

fn draw_chairs(messages: &Messages, chairs: &Chairs) -> Markup {
    let alone = |id| {
        html! {
            div.alone id="chairs" data-live { (empty_chair()) p.lead { (messages.text(id)) } }
        }
    };
    match chairs {
        Chairs::NoRoster => alone("board-no-roster"),
        Chairs::NoTimetable => alone("board-no-timetable"),
        Chairs::OfDay { chairs, note, more } => html! {
            h2.note id="note" data-live { (isolated(&note_words(messages, *note))) }
            ul.chairs id="chairs" data-live aria-labelledby="note" {
                @for chair in chairs { (chair_tile(messages, chair)) }
                @if let Some(more) = more { (more_chairs(messages, more)) }
            }
        },
    }
}

/// The line above the chairs. Two whole sentences may follow each other; none is made of pieces.
fn note_words(messages: &Messages, note: Note) -> String {
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
