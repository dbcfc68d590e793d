//! Parts of the board, on the wall and on a child's own page: its days, when a chair is, one chair as a tile and how many fit on
//! one page, and the kind sentence for a refusal. While the box's clock is in doubt the board says no time that may be wrong: a chair
//! then goes by its place in the day, "2nd chair".

use std::borrow::Cow;

use jiff::civil::Date;
use maud::{Markup, html};

use super::{
    chair::{chair, empty_chair, icon},
    text::{isolated, name},
};
use crate::{
    app::Room,
    domain::{
        board::{Chair, DayState, Note, Refusal, SignUp, State, Turn},
        calendar::{Slot, SlotId},
        class::Band,
        roster::Drawing,
    },
    i18n::{Messages, bare},
};

/// The time of a chair, or its place in the day.
pub fn chair_time(messages: &Messages, room: &Room, slot: SlotId) -> String {
    let place = room.is_doubtful.then(|| place_in_day(room, slot)).flatten();
    place.map_or_else(
        || messages.time(slot.start),
        |place| nth_chair(messages, place),
    )
}

/// The same with its day: "Tuesday, 9:40".
pub fn chair_moment(messages: &Messages, room: &Room, slot: SlotId) -> String {
    let day = messages.day_near(room.board.now.date(), slot.date);
    let time = chair_time(messages, room, slot);
    messages.text_with("saved-line", &[("day", day.into()), ("time", time.into())])
}

/// What stands at the head of a chair's tile: its time, or in the lower grades its place and its time.
pub fn chair_head(messages: &Messages, room: &Room, slot: SlotId) -> Markup {
    let place = shows_place(room)
        .then(|| place_in_day(room, slot))
        .flatten();
    let place = place.map(|place| nth_chair(messages, place));
    draw_head(&chair_time(messages, room, slot), place.as_deref())
}

/// In kindergarten to grade 2 the place of the chair is large and its time small: they know "2nd" before they know the clock.
fn draw_head(time: &str, place: Option<&str>) -> Markup {
    html! {
        @match place {
            Some(place) => { b { (place) } " " small { (time) } }
            None => b { (time) },
        }
    }
}

/// Whether the place of a chair stands on its tile beside the time.
fn shows_place(room: &Room) -> bool {
    !room.is_doubtful && room.class.band == Band::K2
}

/// "2nd chair"
fn nth_chair(messages: &Messages, place: usize) -> String {
    messages.text_with("board-nth", &[("nth", place.into())])
}

/// Which chair of its day it is, from 1.
fn place_in_day(room: &Room, slot: SlotId) -> Option<usize> {
    let chairs = chairs_on(room, slot.date);
    let at = chairs.iter().position(|(chair, _)| chair.id == slot)?;
    Some(at + 1)
}

/// Where there is room for a tile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TileFits {
    /// On every screen.
    Always,
    /// Only on a large panel, which has the whole day on one page.
    LargePanel,
}

impl TileFits {
    const fn class(self) -> &'static str {
        match self {
            Self::Always => "",
            Self::LargePanel => " away",
        }
    }
}

/// How a tile stands on its page.
#[derive(Clone, Copy, Debug)]
pub struct Placed {
    /// Where there is room for it.
    pub fits: TileFits,
    /// It was just saved on this wall and settles, once; or it is empty and near another that was not given.
    pub is_marked: bool,
    /// The stage above says who talks and who is next, so that their names are not heard again here.
    pub is_under_stage: bool,
}

/// Names on a chair's tile up to so many letters stand in the largest size.
const LARGE_NAME: usize = 8;

/// One chair of a day as a tile. Its time and place stand in its slot: the day is not derived again.
pub fn chair_tile(
    messages: &Messages,
    room: &Room,
    slot: &Slot,
    chair: &Chair,
    placed: Placed,
) -> Markup {
    let Placed {
        fits, is_marked, ..
    } = placed;
    let place = || nth_chair(messages, slot.order.into());
    let (time, freed) = if room.is_doubtful {
        (place(), "board-nth-freed")
    } else {
        (messages.time(slot.id.start), "board-freed")
    };
    let head = draw_head(&time, shows_place(room).then(place).as_deref());
    let off = |word| {
        html! {
            li class={ "chair off" (fits.class()) } id={ "chair-" (slot.id) } { (head) (empty_chair()) span { (messages.text(word)) } }
        }
    };
    match chair {
        Chair::Open => html! {
            li class={ "chair open" (fits.class()) } id={ "chair-" (slot.id) } data-said=(bare(&messages.text_with(freed, &[("time", time.into())]))) {
                a id={ "sit-" (slot.id) } href={ "/board/chairs/" (slot.id) } data-near[is_marked] {
                    (head) (empty_chair()) span { (messages.text("board-sit")) }
                }
            }
        },
        Chair::Closed => off("board-word-closed"),
        Chair::Past => off("board-word-past"),
        Chair::Paused => off("board-word-paused"),
        Chair::NotYet => off("board-word-not-yet"),
        Chair::Held(sign_up) => {
            let drawn = draw_held(messages, room, sign_up, &time, &head, placed);
            let settles = if is_marked { " settle" } else { "" };
            html! { li class={ "chair held " (drawn.state) (drawn.width) (settles) (fits.class()) } id={ "chair-" (slot.id) } data-said=(drawn.said) { (drawn.inside) } }
        }
    }
}

/// A chair that somebody has.
struct Held {
    /// How it stands, as a class.
    state: &'static str,
    /// How much room its longest word needs, as a class.
    width: &'static str,
    /// What is heard when it comes.
    said: String,
    inside: Markup,
}

fn draw_held(
    messages: &Messages,
    room: &Room,
    sign_up: &SignUp,
    time: &str,
    head: &Markup,
    placed: Placed,
) -> Held {
    let turn = room.turn(sign_up);
    let is_said_above = placed.is_under_stage && matches!(turn, Turn::Now | Turn::Next);
    // A sign beside the word, so that no state hangs on its colour. Of a talk that did not happen the wall says only "Over".
    let (class, word, sign) = match turn {
        Turn::Next if sign_up.state == State::Called => {
            ("called", "board-word-called", Some("next"))
        }
        // She comes next as soon as the talk that goes on has ended, and is not called yet.
        Turn::Next => ("saved", "board-word-called", Some("next")),
        Turn::Now => ("talking", "board-word-talking", Some("talk")),
        Turn::Done => ("done", "board-word-done", Some("tick")),
        Turn::Over => ("missed", "board-word-missed", None),
        Turn::Off => ("saved", "board-word-closed", None),
        Turn::Saved => ("saved", "board-word-saved", None),
    };
    // A child who left the class keeps a done chair on the board, without a name.
    let student = room.student(sign_up.student);
    let child = student.map_or("", |student| &student.name);
    let drawing = student.map_or(Drawing::nth(0), |student| student.drawing);
    let changed = if room.is_doubtful {
        "board-nth-saved"
    } else {
        "board-changed"
    };
    let said = messages.text_with(changed, &[("name", child.into()), ("time", time.into())]);
    let is_long = child.chars().count() > LARGE_NAME;
    let words = child.split([' ', '-']).map(|word| word.chars().count());
    let width = match words.max().unwrap_or(0) {
        0..=9 => "",
        10..=11 => " wide-word",
        _ => " wide-word widest",
    };
    Held {
        state: class,
        width,
        said,
        inside: html! {
            (head)
            (chair(drawing))
            strong.long[is_long] aria-hidden=[is_said_above.then_some("true")] { (name(child)) }
            span { @if let Some(sign) = sign { (icon(sign)) } (messages.text(word)) }
        },
    }
}

/// How many tiles fit on the wall.
const TILES: usize = 6;

/// Which chairs stand on a page of the wall, counted from 0: all when they fit, else five and the tile for more.
pub fn chairs_on_page(count: usize, page: usize) -> std::ops::Range<usize> {
    if count <= TILES {
        return 0..count;
    }
    let fit = TILES - 1;
    let page = page.min((count - 1) / fit);
    page * fit..((page + 1) * fit).min(count)
}

/// The page after this one of so many chairs, the first after the last; none where all fit.
fn page_after(count: usize, page: usize) -> Option<usize> {
    let shown = chairs_on_page(count, page);
    let next = if shown.end == count { 0 } else { page + 1 };
    (shown.len() < count).then_some(next)
}

/// The tile that leads from this page to the chairs that do not fit. `href` says where a page is.
pub fn more_chairs(
    messages: &Messages,
    count: usize,
    page: usize,
    href: impl Fn(usize) -> String,
) -> Markup {
    html! {
        @if let Some(next) = page_after(count, page) {
            @let (word, sign) = if next == 0 { ("board-first", "back") } else { ("board-more", "more") };
            li.chair.more { a id="more" href=(href(next)) { (icon(sign)) span { (messages.text(word)) } } }
        }
    }
}

/// The day whose chairs are shown. The board has its six days; an address of any other shows the day it opens on.
pub fn shown_day(room: &Room, asked: Option<Date>) -> Date {
    let board = &room.board;
    let tabs = board.calendar.tabs(board.now.date());
    let shown = asked.filter(|day| tabs.contains(day));
    shown.unwrap_or(room.outlook.opening.day)
}

/// Draws today and the next five school days, where the class has children and a timetable; `href` says where one leads.
pub fn day_tabs(
    messages: &Messages,
    room: &Room,
    shown: Date,
    href: &dyn Fn(Date) -> String,
) -> Markup {
    let board = &room.board;
    let today = board.now.date();
    if room.students.is_empty() || board.calendar.blocks.is_empty() {
        return html! {};
    }
    html! {
        nav.tabs id="days" data-live aria-label=(messages.text("board-days")) {
            @for day in board.calendar.tabs(today) {
                a id={ "day-" (day) } href=(href(day)) aria-current=[(day == shown).then_some("page")] {
                    b { (messages.short_day_near(today, day)) }
                    " "
                    span { (isolated(&left_on(messages, room, day))) }
                }
            }
        }
    }
}

/// What a day still has.
pub fn left_on(messages: &Messages, room: &Room, day: Date) -> String {
    let had_chairs = || day < room.board.now.date() && !room.board.chairs_on(day).is_empty();
    let state = match room.outlook.day(day) {
        Some(it) => it.state,
        None if had_chairs() => DayState::Over,
        None => DayState::NoTalks,
    };
    let word = match state {
        DayState::NoTalks => "board-no-chairs",
        DayState::Over => "board-word-past",
        DayState::Paused => "board-word-paused",
        DayState::NotYet => "board-word-not-yet",
        DayState::Full => return messages.text_with("board-empty", &[("count", 0.into())]),
        DayState::Empty(count) => {
            return messages.text_with("board-empty", &[("count", count.into())]);
        }
    };
    messages.text(word).to_owned()
}

/// What stands above the chairs of a day: what to do, or where the next chairs are. Two whole sentences may follow each other; none
/// is made of pieces.
pub fn day_note(messages: &Messages, room: &Room, day: Date) -> String {
    let today = room.board.now.date();
    let note = room.outlook.day(day).map_or(Note::Tap, |it| it.note);
    let on = |id, day| {
        let day = messages.day_near(today, day).into();
        messages.text_with(id, &[("day", day)])
    };
    let then = |first: String, id: &'static str, day: Option<Date>| match day {
        Some(day) if first.is_empty() => on(id, day),
        Some(day) => format!("{first} {}", on(id, day)),
        None => first,
    };
    let plain = |id| messages.text(id).to_owned();
    match note {
        Note::Tap => plain("board-tap"),
        Note::Paused => plain("board-pause-note"),
        Note::NotYet => plain("board-not-yet"),
        Note::Late(minutes) => messages.text_with("board-late", &[("minutes", minutes.into())]),
        Note::NoTalks {
            next: None,
            is_talking: true,
            ..
        } => plain("board-no-chairs"),
        Note::NoTalks {
            day,
            next,
            is_talking,
        } => {
            let first = if is_talking {
                String::new()
            } else if day == today {
                plain("board-none-today")
            } else {
                on("board-none-day", day)
            };
            then(first, "board-next-chairs", next)
        }
        Note::Over(next) => then(plain("board-over"), "board-next-chairs", next),
        Note::Full(next) => {
            let full = if day == today {
                "board-full-today"
            } else {
                "board-full"
            };
            then(plain(full), "board-try-day", next)
        }
    }
}

/// The chairs of a day in order.
pub fn chairs_on(room: &Room, day: Date) -> Cow<'_, [(Slot, Chair)]> {
    room.outlook.day(day).map_or_else(
        || Cow::Owned(room.board.chairs_on(day)),
        |it| Cow::Borrowed(it.chairs.as_slice()),
    )
}

/// The sentence of a refusal, the same on every screen, with its day and time where it has one.
pub fn board_refusal(messages: &Messages, room: &Room, refusal: Refusal) -> String {
    match refusal {
        Refusal::AlreadySignedUp(slot) if room.is_doubtful => {
            let when = chair_moment(messages, room, slot);
            messages.text_with("own-chair", &[("when", when.into())])
        }
        Refusal::AlreadySignedUp(slot) => {
            let day = messages.day_near(room.board.now.date(), slot.date);
            let time = messages.time(slot.start);
            messages.refusal(
                refusal.word(),
                &[("day", day.into()), ("time", time.into())],
            )
        }
        Refusal::SheetFirst(student) => {
            let name = room.student(student).map_or("", |student| &student.name);
            messages.refusal(refusal.word(), &[("name", name.into())])
        }
        _ => messages.refusal(refusal.word(), &[]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_chairs_and_the_way_to_more() {
        assert_eq!(chairs_on_page(0, 0), 0..0);
        assert_eq!(chairs_on_page(6, 3), 0..6);
        assert_eq!(chairs_on_page(7, 0), 0..5);
        assert_eq!(chairs_on_page(7, 1), 5..7);
        assert_eq!(chairs_on_page(12, 9), 10..12);
        assert_eq!(page_after(6, 0), None);
        assert_eq!(page_after(7, 0), Some(1));
        assert_eq!(page_after(7, 1), Some(0));
    }
}
