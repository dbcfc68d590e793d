//! From a room to the page of its board: which chairs, what is said above them, and until when it is true. No SQL.

use std::time::Duration;

use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;

use super::heading::{self, Heading};
use crate::{
    app::{App, Grants, Room},
    domain::{
        board::{Chair, DayState, Refusal, SignUp, State},
        calendar::SlotId,
        id::{SignUpId, StudentId},
        principal::Principal,
    },
    host::off_card::Stick,
    i18n::Messages,
    limits,
    pages::components::{
        self, Head, Layout, Placed, TileFits, board_refusal, chair_tile, chairs_on_page, day_note,
        day_tabs, empty_chair, isolated, more_chairs, page_headed, shown_day,
    },
};

/// A drawing of the board is cached no longer than this, whatever its chairs say: the clock may have been set.
const CACHED_AT_MOST: Duration = Duration::from_secs(60);

/// So many chairs stand in one row of a large panel.
const ONE_ROW: usize = 8;

/// So many empty chairs are marked in place of one that was not given.
const NEAR_CHAIRS: usize = 3;

/// What may stand behind `?` on the addresses of the wall's board: what the page says of what was just done, and which part of
/// the board it shows.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
pub(super) struct BoardQuery {
    /// The sign-up that was just made here.
    pub(super) saved: Option<i64>,
    /// The sign-up that was just given back.
    undone: Option<i64>,
    /// The sign-up that was just moved.
    moved: Option<i64>,
    /// The child who waits for a chair of that day now.
    waits: Option<i64>,
    /// Which five chairs, where there are more than fit.
    #[serde(default)]
    pub(super) page: usize,
    /// Which of a teacher's classes.
    pub(super) class: Option<i64>,
}

impl BoardQuery {
    /// Whether something was just done: such a page is for one screen and one moment.
    pub(super) fn has_message(self) -> bool {
        let done = self.saved.or(self.undone).or(self.moved);
        done.or(self.waits).is_some()
    }
}

/// Which page of the board is asked for, by whom, and what it is drawn from.
pub(super) struct Asked {
    pub(super) room: Room,
    pub(super) principal: Principal,
    /// The day; none is the day that the board opens on.
    pub(super) day: Option<Date>,
    pub(super) query: BoardQuery,
    /// The sheet of the child who was just saved a chair is not full, and the class reminds of it.
    pub(super) sheet_waits: bool,
    /// Where a teacher who looks at the wall came from; the wall itself has no way back.
    pub(super) back: Option<String>,
}

/// Which part of the board is drawn.
struct Shown<'a> {
    day: Date,
    /// Which five chairs, where there are more than fit.
    page: usize,
    /// The chair that was just saved, or those that are near one that was not given.
    marked: Vec<SlotId>,
    back: Option<&'a str>,
}

/// The board that is asked for, with what was just done in the place of its heading.
pub(super) fn asked_for(app: &App, asked: &Asked, stick: Option<Stick>) -> Markup {
    let (room, query) = (&asked.room, asked.query);
    let messages = app.translations.of(room.class.language);
    let mut shown = Shown {
        day: shown_day(room, asked.day),
        page: query.page,
        marked: Vec::new(),
        back: asked.back.as_deref(),
    };
    let waits = query.waits.map(StudentId::new);
    let moved = query.moved.map(SignUpId::new);
    let message = if let Some(saved) = just_saved(app, asked) {
        shown.page = page_with(room, shown.day, saved.slot).unwrap_or(query.page);
        shown.marked.push(saved.slot);
        let grant = Grants::sign(&app.machine.key, saved.id, &asked.principal);
        let undo = Some(grant.as_str());
        Some(heading::saved(
            messages,
            room,
            saved,
            asked.sheet_waits,
            undo,
        ))
    } else if query.undone.is_some() {
        Some(heading::undone(messages))
    } else if let Some(waits) = waits.and_then(|student| room.board.waits(student)) {
        Some(heading::waits(messages, room, waits))
    } else {
        // There is no way back but another move.
        let moved = moved.and_then(|id| booked(room, id));
        moved.map(|moved| heading::saved(messages, room, moved, asked.sheet_waits, None))
    };
    let Some(stick) = stick.filter(|_| message.is_none()) else {
        return draw(app, room, &shown, message);
    };
    let said = heading::stick(messages, room, stick);
    draw_under(app, room, &shown, Heading::Standing(said))
}

/// The sign-up that was made from this screen less than a minute ago, if it still stands.
fn just_saved<'a>(app: &App, asked: &'a Asked) -> Option<&'a SignUp> {
    let id = SignUpId::new(asked.query.saved?);
    let may_undo = app.grants.is_open(id, &asked.principal);
    may_undo.then(|| booked(&asked.room, id)).flatten()
}

fn booked(room: &Room, id: SignUpId) -> Option<&SignUp> {
    let sign_up = room.board.find(id).ok()?;
    (sign_up.state == State::Booked).then_some(sign_up)
}

/// The board of a chair's day with the reason why not, and the nearest empty chairs of that day marked.
pub fn refused(app: &App, room: &Room, slot: SlotId, refusal: Refusal) -> Markup {
    let messages = app.translations.of(room.class.language);
    let reason = board_refusal(messages, room, refusal);
    let day = shown_day(room, Some(slot.date));
    // Only where another chair would help: a child who has had a talk this week is not sent to one.
    let about_chair = matches!(
        refusal,
        Refusal::ChairTaken
            | Refusal::ChairPast
            | Refusal::ChairClosed
            | Refusal::NoSuchChair
            | Refusal::NoSchool
            | Refusal::TooFarAhead
    );
    let mut marked = Vec::new();
    if about_chair {
        let near = room.board.nearest_open(slot, NEAR_CHAIRS).into_iter();
        marked.extend(near.map(|near| near.id).filter(|near| near.date == day));
    }
    let first = marked.first().copied().unwrap_or(slot);
    let shown = Shown {
        day,
        page: page_with(room, day, first).unwrap_or(0),
        marked,
        back: None,
    };
    draw(app, room, &shown, Some(heading::refused(&reason)))
}

/// The board of a day with a reason that is about no chair of it.
pub fn with_reason(app: &App, room: &Room, day: Option<Date>, reason: &str) -> Markup {
    let shown = Shown {
        day: shown_day(room, day),
        page: 0,
        marked: Vec::new(),
        back: None,
    };
    draw(app, room, &shown, Some(heading::refused(reason)))
}

/// Why a chair that is not open cannot be tapped.
pub(super) fn why_not(chair: &Chair) -> Refusal {
    match chair {
        Chair::Closed => Refusal::ChairClosed,
        Chair::Past => Refusal::ChairPast,
        Chair::Paused => Refusal::Paused,
        Chair::NotYet => Refusal::TooFarAhead,
        Chair::Open | Chair::Held(_) => Refusal::ChairTaken,
    }
}

/// The wall's page: six days, the chairs of one of them, and the heading that speaks.
fn draw(app: &App, room: &Room, shown: &Shown<'_>, message: Option<Markup>) -> Markup {
    let heading = message.map_or_else(
        || {
            let messages = app.translations.of(room.class.language);
            Heading::Standing(heading::standing(app, messages, room))
        },
        Heading::Message,
    );
    draw_under(app, room, shown, heading)
}

fn draw_under(app: &App, room: &Room, shown: &Shown<'_>, heading: Heading) -> Markup {
    let messages = app.translations.of(room.class.language);
    let board = &room.board;
    let day = shown.day;
    let layout = Layout {
        live: Some("board prep-time"),
        stands_s: matches!(heading, Heading::Message(_)).then_some(limits::MESSAGE_S),
        asks_still_there: false,
        head: Head::Stage,
        ..Layout::wall(messages, messages.text("board-title"), shown.back)
    };
    // A day whose chairs are all taken may be waited for, while one of them is still to come.
    let is_full = room
        .outlook
        .day(day)
        .is_some_and(|it| it.state == DayState::Full);
    let may_wait = matches!(heading, Heading::Standing(_))
        && board.pause.is_none()
        && is_full
        && board.may_be_waited_for(day);
    let is_message = matches!(heading, Heading::Message(_));
    let (Heading::Standing(heading) | Heading::Message(heading)) = heading;
    page_headed(
        &layout,
        &html! {
            (heading)
            // "Save me the next chair" stands in the heading's row: where it comes and goes, nothing else moves. Beside a
            // message it never comes: the child who is told that a chair is hers needs no other, and Undo stays.
            div.wait id="wait" data-live[layout.stands_s.is_none()] {
                @if may_wait {
                    a.button id="wait-for" href={ "/board/days/" (day) "/wait" } { (messages.text("board-wait")) }
                }
            }
            // What to do stands at the head of the stage, and names the list of chairs below it.
            @if !room.students.is_empty() && !board.calendar.blocks.is_empty() {
                h2.note id="note" data-live { (isolated(&day_note(messages, room, day))) }
            }
        },
        &html! {
            div.board data-self={ "/board/days/" (day) } {
                (day_tabs(messages, room, day, &|day| format!("/board/days/{day}")))
                (draw_chairs(messages, room, shown, !is_message))
            }
        },
    )
}

/// The chairs of the day that fit, or why there are none.
fn draw_chairs(
    messages: &Messages,
    room: &Room,
    shown: &Shown<'_>,
    is_under_stage: bool,
) -> Markup {
    let alone = |id| {
        html! {
            div.alone id="chairs" data-live { (empty_chair()) p.lead { (messages.text(id)) } }
        }
    };
    if room.students.is_empty() {
        return alone("board-no-roster");
    }
    if room.board.calendar.blocks.is_empty() {
        return alone("board-no-timetable");
    }
    let day = shown.day;
    let chairs = components::chairs_on(room, day);
    let href = |page| match page {
        0 => format!("/board/days/{day}"),
        page => format!("/board/days/{day}?page={page}"),
    };
    html! {
        ul class={ "chairs" @if chairs.len() > ONE_ROW { " two-rows" } } id="chairs" data-live aria-labelledby="note" {
            @let page = chairs_on_page(chairs.len(), shown.page);
            @for (at, (slot, chair)) in chairs.iter().enumerate() {
                @let fits = if page.contains(&at) { TileFits::Always } else { TileFits::LargePanel };
                @let placed = Placed { fits, is_marked: shown.marked.contains(&slot.id), is_under_stage };
                (chair_tile(messages, room, slot, chair, placed))
            }
            (more_chairs(messages, chairs.len(), shown.page, href))
        }
    }
}

/// On which page of a day a chair stands, where there is more than one; none if it is no chair of that day.
fn page_with(room: &Room, day: Date, slot: SlotId) -> Option<usize> {
    let chairs = components::chairs_on(room, day);
    let at = chairs.iter().position(|(chair, _)| chair.id == slot)?;
    (0..chairs.len()).find(|&page| chairs_on_page(chairs.len(), page).contains(&at))
}

/// How long a drawing of the board is true: until a chair's beginning, the end of the last, or midnight.
pub(super) fn is_true_for(room: &Room) -> Duration {
    let now = room.board.now;
    let today = now.date();
    let chairs = components::chairs_on(room, today);
    let chairs = chairs.iter();
    let moments = chairs.flat_map(|(slot, _)| {
        let starts = room.board.calendar.begins(slot.id);
        [starts, room.board.ends(slot)]
    });
    let midnight = today
        .tomorrow()
        .map_or(now, |tomorrow| tomorrow.at(0, 0, 0, 0));
    let next = moments
        .chain([midnight])
        .filter(|moment| *moment > now)
        .min();
    next.and_then(|next| Duration::try_from(next.duration_since(now)).ok())
        .map_or(CACHED_AT_MOST, |until| until.min(CACHED_AT_MOST))
}
