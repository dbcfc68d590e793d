//! From a room to what its wall shows: which chairs, what is said above them, and what stands in the heading. No SQL, no HTML.

use std::time::{Duration, Instant};

use jiff::{SignedDuration, civil::Date};
use maud::{Markup, html};

use super::{
    draw::{Chairs, Note, WallView, wall},
    heading::{Heading, HeadingRow, Undo},
    query::BoardQuery,
};
use crate::{
    app::{App, Grants, Room, questions::question_words},
    domain::{
        board::{Chair, Refusal, SignUp, State},
        calendar::{Slot, SlotId},
        id::{SignUpId, StudentId},
        principal::Principal,
    },
    i18n::Messages,
    pages::components::{
        ChairTile, MoreChairs, board_refusal, chair_time, chairs_on_page, day_tabs, shown_day,
    },
    secret,
};

/// A drawing of the board is cached no longer than this, whatever its chairs say: the clock may have been set.
const CACHED_AT_MOST: Duration = Duration::from_secs(60);

/// Which page of the board is asked for, and by whom.
pub(super) struct Asked<'a> {
    /// Who asks.
    pub(super) principal: Principal,
    /// The day; none is the day that the board opens on.
    pub(super) day: Option<Date>,
    /// What stands behind `?`.
    pub(super) query: BoardQuery,
    /// The sheet of the child who was just saved a chair is not full, and the class reminds of it.
    pub(super) sheet_waits: bool,
    /// Where a teacher who looks at the wall came from.
    pub(super) back: Option<&'a str>,
}

/// The board without a message, and until when the drawing is true.
pub(super) fn plain(app: &App, room: &Room, asked: &Asked<'_>) -> (Markup, Instant) {
    let until = Instant::now() + until_next_change(room).min(CACHED_AT_MOST);
    let day = shown_day(room, asked.day);
    let mut view = view(app, room, day, asked.query.page, Heading::Plain);
    view.back = asked.back;
    (wall(&view), until)
}

/// The board with what was just done in the place of its heading.
pub(super) fn with_message(app: &App, room: &Room, asked: &Asked<'_>) -> Markup {
    let query = asked.query;
    let day = shown_day(room, asked.day);
    let Some(saved) = just_saved(app, room, asked) else {
        let waits = query.waits.map(StudentId::new);
        let heading = if query.undone.is_some() {
            Heading::Undone
        } else if let Some(heading) = waits.and_then(|student| waiting(room, student)) {
            heading
        } else {
            moved(app, room, asked).unwrap_or(Heading::Plain)
        };
        let mut view = view(app, room, day, query.page, heading);
        view.back = asked.back;
        return wall(&view);
    };
    let undo = Undo {
        sign_up: saved.id.number(),
        student: saved.student.number(),
        grant: &Grants::sign(&app.machine.key, saved.id, &asked.principal),
        request: &secret::token(),
    };
    let heading = saved_heading(app, room, saved, asked.sheet_waits, Some(undo));
    let page = page_with(room, day, saved.slot).unwrap_or(query.page);
    let mut view = view(app, room, day, page, heading);
    for tile in tiles(&mut view) {
        tile.settles = tile.id == saved.slot;
    }
    view.back = asked.back;
    wall(&view)
}

/// The sign-up that was made from this screen less than a minute ago, if it still stands.
fn just_saved<'a>(app: &App, room: &'a Room, asked: &Asked<'_>) -> Option<&'a SignUp> {
    let id = SignUpId::new(asked.query.saved?);
    let may_undo = app.grants.is_open(id, &asked.principal);
    may_undo.then(|| booked(room, id)).flatten()
}

fn booked(room: &Room, id: SignUpId) -> Option<&SignUp> {
    let sign_up = room.board.find(id).ok()?;
    (sign_up.state == State::Booked).then_some(sign_up)
}

/// "Ada, you get the next empty chair on Wednesday."
fn waiting(room: &Room, student: StudentId) -> Option<Heading<'_>> {
    let waits = room.board.waits(student)?;
    Some(Heading::Waits {
        name: room.student(student).map_or("", |student| &student.name),
        day: waits.day,
    })
}

/// What is said of a sign-up that was moved just now: its new time, and no way back but another move.
fn moved<'a>(app: &App, room: &'a Room, asked: &Asked<'_>) -> Option<Heading<'a>> {
    let moved = booked(room, SignUpId::new(asked.query.moved?))?;
    Some(saved_heading(app, room, moved, asked.sheet_waits, None))
}

fn saved_heading<'a>(
    app: &App,
    room: &'a Room,
    saved: &SignUp,
    sheet_waits: bool,
    undo: Option<Undo<'a>>,
) -> Heading<'a> {
    Heading::Saved {
        name: room
            .student(saved.student)
            .map_or("", |student| &student.name),
        day: saved.slot.date,
        time: chair_time(app.translations.of(room.class.language), room, saved.slot),
        doubtful: room.is_doubtful,
        sheet_waits,
        undo,
    }
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
    let mut near = Vec::new();
    if about_chair {
        near = room.board.nearest_open(slot, NEAR_CHAIRS);
        near.retain(|near| near.id.date == day);
    }
    let shown = near.first().map_or(slot, |near| near.id);
    let page = page_with(room, day, shown).unwrap_or(0);
    let mut view = view(app, room, day, page, Heading::Refused(reason));
    for tile in tiles(&mut view) {
        tile.is_near = near.iter().any(|near| near.id == tile.id);
    }
    wall(&view)
}

/// So many empty chairs are marked in place of one that was not given.
const NEAR_CHAIRS: usize = 3;

/// The board of a day with a reason that is about no chair of it.
pub fn with_reason(app: &App, room: &Room, day: Option<Date>, reason: String) -> Markup {
    let day = shown_day(room, day);
    wall(&view(app, room, day, 0, Heading::Refused(reason)))
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

/// Everything that the board of a day shows.
fn view<'a>(
    app: &'a App,
    room: &Room,
    day: Date,
    page: usize,
    heading: Heading<'a>,
) -> WallView<'a> {
    let board = &room.board;
    let messages = app.translations.of(room.class.language);
    let heading = match heading {
        Heading::Plain => standing(app, messages, room),
        heading => heading,
    };
    let tabs = match heading {
        // The question of the quiet minutes stands in their place.
        Heading::PrepTime(Some(_)) => html! {},
        _ => day_tabs(messages, room, day, &|day| format!("/board/days/{day}")),
    };
    WallView {
        heading: HeadingRow {
            messages,
            today: board.now.date(),
            day,
            heading,
            // A day whose chairs are all taken may be waited for, while one of them is still to come.
            may_be_waited_for: board.pause.is_none() && board.may_be_waited_for(day),
        },
        tabs,
        chairs: chairs(messages, room, day, page),
        back: None,
    }
}

fn tiles<'a>(view: &'a mut WallView<'_>) -> &'a mut [ChairTile] {
    match &mut view.chairs {
        Chairs::OfDay { chairs, .. } => chairs,
        Chairs::NoRoster | Chairs::NoTimetable => &mut [],
    }
}

/// What stands in the heading's place while nothing was just done: the pause, the quiet minutes, who talks and who is next.
fn standing<'a>(app: &App, messages: &Messages, room: &Room) -> Heading<'a> {
    if app.prep_times.time_left(room.class.id).is_some() {
        let asks = app.prep_times.shared_question(room.class.id);
        let asks = asks.map(|shared| question_words(messages, &shared.question).to_owned());
        return Heading::PrepTime(asks);
    }
    let called = |student| room.student(student).map(|student| student.name.clone());
    if let Some(words) = &room.board.pause {
        return Heading::Paused(words.clone());
    }
    // A talk without a chair is a talk as well.
    let now = room.going_on.first().map(|(_, student, _)| *student);
    let next = room.board.called_today().map(|next| next.student);
    match (now.and_then(called), next.and_then(called)) {
        (None, None) => match room.led_this_week {
            Some(led) if led > 0 => Heading::Week(led),
            _ => shared_praise(room).map_or(Heading::Plain, Heading::SharedPraise),
        },
        (now, next) => Heading::NowNext { now, next },
    }
}

/// Praise that is shared takes turns with the plain heading, a minute each.
fn shared_praise(room: &Room) -> Option<String> {
    let now = room.board.now;
    let minute =
        usize::from(now.hour().unsigned_abs()) * 60 + usize::from(now.minute().unsigned_abs());
    let turn = minute % (room.shared_praise.len() + 1);
    turn.checked_sub(1)
        .and_then(|turn| room.shared_praise.get(turn).cloned())
}

fn chairs(messages: &Messages, room: &Room, day: Date, page: usize) -> Chairs {
    if room.students.is_empty() {
        return Chairs::NoRoster;
    }
    if room.board.calendar.blocks.is_empty() {
        return Chairs::NoTimetable;
    }
    let chairs = room.board.chairs_on(day);
    let more = MoreChairs::after(chairs.len(), page, |page| match page {
        0 => format!("/board/days/{day}"),
        page => format!("/board/days/{day}?page={page}"),
    });
    let shown = &chairs[chairs_on_page(chairs.len(), page)];
    let tile = |(slot, chair): &(Slot, Chair)| ChairTile::new(messages, room, slot, chair);
    Chairs::OfDay {
        note: note(room, day, &chairs),
        more,
        chairs: shown.iter().map(tile).collect(),
    }
}

/// What stands above the chairs: what to do, or where the next chairs are.
fn note(room: &Room, day: Date, chairs: &[(Slot, Chair)]) -> Note {
    let board = &room.board;
    let today = board.now.date();
    let tabs = board.calendar.tabs(today);
    let next_open = || {
        tabs.iter()
            .copied()
            .find(|&tab| tab > day && board.empty_on(tab) > 0)
    };
    let opening = board.calendar.opens_on(board.now);
    if chairs.is_empty() || (opening.none_today && day == opening.day) {
        let next = if chairs.is_empty() {
            tabs.iter().copied().find(|&tab| tab > day)
        } else {
            Some(day)
        };
        return next.map_or(Note::Tap, |next| Note::NoneToday { next });
    }
    let late = board.calendar.change_on(day).late_minutes;
    if board.pause.is_some() {
        Note::Paused
    } else if late > 0 && day == today {
        Note::Late(late)
    } else if chairs.iter().any(|(_, chair)| matches!(chair, Chair::Open)) {
        Note::Tap
    } else {
        Note::Full {
            today: day == today,
            next: next_open(),
        }
    }
}

/// On which page of a day a chair stands, where there is more than one; none if it is no chair of that day.
fn page_with(room: &Room, day: Date, slot: SlotId) -> Option<usize> {
    let chairs = room.board.chairs_on(day);
    let at = chairs.iter().position(|(chair, _)| chair.id == slot)?;
    (0..chairs.len()).find(|&page| chairs_on_page(chairs.len(), page).contains(&at))
}

/// How long until the time changes what the board shows: a chair's beginning, the end of the last, or midnight.
fn until_next_change(room: &Room) -> Duration {
    let now = room.board.now;
    let today = now.date();
    let moments = room
        .board
        .chairs_on(today)
        .into_iter()
        .flat_map(|(slot, _)| {
            let starts = room.board.calendar.begins(slot.id);
            let ends = starts.saturating_add(SignedDuration::from_mins(slot.minutes.into()));
            [starts, ends]
        });
    let midnight = today.tomorrow().map_or(now, |tomorrow| {
        tomorrow.to_datetime(jiff::civil::Time::midnight())
    });
    moments
        .chain([midnight])
        .filter(|moment| *moment > now)
        .min()
        .map_or(CACHED_AT_MOST, |moment| {
            Duration::try_from(moment.duration_since(now)).unwrap_or(CACHED_AT_MOST)
        })
}
