//! One chair of a day as a tile of the board, on the wall and on a child's own page, and how many of them fit on one page.

use maud::{Markup, html};
use strum::Display;

use super::{
    chair::{chair, empty_chair, icon},
    chair_time::{chair_time, draw_chair_head, nth_chair, shows_place},
    name::name,
};
use crate::{
    app::Room,
    domain::{
        board::{Chair, SignUp, State},
        calendar::{Slot, SlotId},
        roster::Drawing,
    },
    i18n::{Messages, bare},
};

/// One chair of the day.
pub struct ChairTile {
    /// Its id, as in its address: `3-2026-11-23-0940-1`.
    pub id: SlotId,
    /// Its time, or its place in the day while the clock is in doubt.
    pub time: String,
    /// Its place in the day, where that stands large beside the time.
    pub place: Option<String>,
    /// The clock is in doubt.
    pub is_doubtful: bool,
    /// What is on it.
    pub state: TileState,
    /// It was just saved on this wall: it settles, once.
    pub settles: bool,
    /// After a lost race: this one is empty and near.
    pub is_near: bool,
}

/// What is on a chair.
pub enum TileState {
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
        /// The child's display name.
        name: String,
        /// The child's own chair.
        drawing: Drawing,
        /// How far the talk is.
        stage: Stage,
    },
}

/// How far the talk on a held chair is, as the wall shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Display)]
#[strum(serialize_all = "snake_case")]
pub enum Stage {
    /// Saved for later.
    Saved,
    /// The child's turn is next.
    Called,
    /// The child leads now.
    Talking,
    /// It is done.
    Done,
    /// It did not happen; the wall says no more than "Over".
    Missed,
}

impl ChairTile {
    /// A chair of a day as the board shows it. The time and the place stand in its slot: the day is not derived again.
    pub fn new(messages: &Messages, room: &Room, slot: &Slot, chair: &Chair) -> Self {
        let place = || nth_chair(messages, slot.order.into());
        Self {
            id: slot.id,
            time: if room.is_doubtful {
                place()
            } else {
                chair_time(messages, room, slot.id)
            },
            place: shows_place(room).then(place),
            is_doubtful: room.is_doubtful,
            state: match chair {
                Chair::Open => TileState::Open,
                Chair::Closed => TileState::Closed,
                Chair::Past => TileState::Past,
                Chair::Paused => TileState::Paused,
                Chair::NotYet => TileState::NotYet,
                Chair::Held(sign_up) => held(room, sign_up),
            },
            settles: false,
            is_near: false,
        }
    }
}

fn held(room: &Room, sign_up: &SignUp) -> TileState {
    let stage = match sign_up.state {
        State::Called => Stage::Called,
        State::Talking => Stage::Talking,
        State::Done => Stage::Done,
        State::Missed => Stage::Missed,
        State::Booked | State::Absent | State::Released => Stage::Saved,
    };
    // A child who left the class keeps a done chair on the board, without a name.
    let (name, drawing) = room
        .student(sign_up.student)
        .map_or((String::new(), Drawing::nth(0)), |student| {
            (student.name.clone(), student.drawing)
        });
    TileState::Held {
        name,
        drawing,
        stage,
    }
}

/// Draws a tile.
pub fn chair_tile(messages: &Messages, tile: &ChairTile) -> Markup {
    let when = tile.time.as_str();
    let (freed, changed) = if tile.is_doubtful {
        ("board-nth-freed", "board-nth-saved")
    } else {
        ("board-freed", "board-changed")
    };
    let id = format!("chair-{}", tile.id);
    let head = draw_chair_head(when, tile.place.as_deref());
    match &tile.state {
        TileState::Open => html! {
            li.chair.open id=(id) data-said=(bare(&messages.text_with(freed, &[("time", when.into())]))) {
                a id={ "sit-" (tile.id) } href={ "/board/chairs/" (tile.id) } data-near[tile.is_near] {
                    (head) (empty_chair()) span { (messages.text("board-sit")) }
                }
            }
        },
        TileState::Closed => off(messages, &id, &head, "board-word-closed"),
        TileState::Past => off(messages, &id, &head, "board-word-past"),
        TileState::Paused => off(messages, &id, &head, "board-word-paused"),
        TileState::NotYet => off(messages, &id, &head, "board-word-not-yet"),
        TileState::Held {
            name: child,
            drawing,
            stage,
        } => {
            let said = messages.text_with(
                changed,
                &[("name", child.as_str().into()), ("time", when.into())],
            );
            html! {
                li class={ "chair held " (stage) @if tile.settles { " settle" } } id=(id) data-said=(said) {
                    (head)
                    (chair(*drawing))
                    strong { (name(child)) }
                    span { (stage.sign()) (messages.text(stage.word())) }
                }
            }
        }
    }
}

/// A chair that cannot be tapped, with the reason on it.
fn off(messages: &Messages, id: &str, head: &Markup, word: &str) -> Markup {
    html! { li.chair.off id=(id) { (head) (empty_chair()) span { (messages.text(word)) } } }
}

impl Stage {
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

/// The tile that leads to the chairs that do not fit.
pub struct MoreChairs {
    /// Its page.
    pub href: String,
    /// It leads back to the first chairs.
    pub back_to_first: bool,
}

impl MoreChairs {
    /// The tile after this page of so many chairs; none where all fit. `href` says where a page is.
    pub fn after(count: usize, page: usize, href: impl Fn(usize) -> String) -> Option<Self> {
        let shown = chairs_on_page(count, page);
        let back_to_first = shown.end == count;
        let next = if back_to_first { 0 } else { page + 1 };
        (shown.len() < count).then(|| Self {
            href: href(next),
            back_to_first,
        })
    }
}

/// Draws it.
pub fn more_chairs(messages: &Messages, more: &MoreChairs) -> Markup {
    let (word, sign) = if more.back_to_first {
        ("board-first", "back")
    } else {
        ("board-more", "more")
    };
    html! {
        li.chair.more { a id="more" href=(more.href) { (icon(sign)) span { (messages.text(word)) } } }
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
        let more = |count, page| {
            let more = MoreChairs::after(count, page, |page| format!("?page={page}"))?;
            Some((more.href, more.back_to_first))
        };
        assert_eq!(more(6, 0), None);
        assert_eq!(more(7, 0), Some(("?page=1".to_owned(), false)));
        assert_eq!(more(7, 1), Some(("?page=0".to_owned(), true)));
    }
}
