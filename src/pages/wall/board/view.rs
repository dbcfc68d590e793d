//! From a room to what its wall shows: which chair is in which state, what is said above them. No SQL, no HTML.

use std::time::{Duration, Instant};

use jiff::civil::Date;
use maud::Markup;

use crate::pages::wall::board::{
    Asks,
    heading::{Heading, Undo},
    tiles::{self, ChairTile, Left, More, Note, Seat, Seats, Stage, Tab, WallView},
};
use crate::{
    app::{App, Grants, Room, questions::question_words},
    domain::{
        board::{Chair, Refusal, SignUp, State},
        calendar::{Slot, SlotId},
        id::{SignUpId, StudentId},
    },
    http::context::RequestContext,
    i18n::Messages,
    pages::components::{chair_moment, chair_nth, chair_time},
    secret,
};

/// A drawing of the board is kept no longer than this, whatever its chairs say: the clock may have been set.
const KEPT_AT_MOST: Duration = Duration::from_secs(60);

/// The board without a message, and until when the drawing is true. `back`: where a teacher who looks at it came from.
pub(crate) fn plain(
    app: &App,
    room: &Room,
    (day, page): (Option<Date>, usize),
    back: Option<&str>,
) -> (Markup, Instant) {
    let until = Instant::now() + until_next_change(room).min(KEPT_AT_MOST);
    let mut view = view(app, room, day, page, Heading::Plain);
    view.back = back;
    (tiles::wall(&view), until)
}

/// The board with what was just done in the place of its heading.
pub(crate) fn with_message(
    app: &App,
    context: &RequestContext,
    room: &Room,
    day: Option<Date>,
    (asks, back): (Asks, Option<&str>),
) -> Markup {
    let saved = asks
        .saved
        .map(SignUpId::new)
        .filter(|id| app.grants.is_open(*id, &context.principal));
    let saved = saved.and_then(|id| {
        room.board
            .sign_ups
            .iter()
            .find(|it| it.id == id && it.state == State::Booked)
    });
    let (Some(saved), request) = (saved, secret::token()) else {
        let waits = asks.waits.map(StudentId::new);
        let heading = if asks.undone.is_some() {
            Heading::Undone
        } else if let Some(heading) = waits.and_then(|student| on_the_list(room, student)) {
            heading
        } else {
            moved(app, room, asks).unwrap_or(Heading::Plain)
        };
        let mut view = view(app, room, day, asks.page, heading);
        view.back = back;
        return tiles::wall(&view);
    };
    let grant = Grants::write(&app.machine.key, saved.id, &context.principal);
    let heading = Heading::Saved {
        name: room
            .student(saved.student)
            .map_or("", |student| &student.name),
        day: saved.slot.date,
        time: chair_time(app.translations.of(room.class.language), room, saved.slot),
        doubtful: room.is_doubtful,
        sheet_waits: asks.sheet_waits,
        undo: Some(Undo {
            sign_up: saved.id.number(),
            student: saved.student.number(),
            grant: &grant,
            request: &request,
        }),
    };
    let page = page_with(room, saved.slot).unwrap_or(asks.page);
    let mut view = view(app, room, day, page, heading);
    settle(&mut view, saved.slot);
    view.back = back;
    tiles::wall(&view)
}

/// "Ada, you get the next empty chair on Wednesday."
fn on_the_list(room: &Room, student: StudentId) -> Option<Heading<'_>> {
    let waits = room.board.waits(student)?;
    Some(Heading::Waits {
        name: room.student(student).map_or("", |student| &student.name),
        day: waits.day,
    })
}

/// What is said of a sign-up that was moved just now: its new time, and no way back but another move.
fn moved<'a>(app: &App, room: &'a Room, asks: Asks) -> Option<Heading<'a>> {
    let id = SignUpId::new(asks.moved?);
    let booked = |it: &&SignUp| it.id == id && it.state == State::Booked;
    let moved = room.board.sign_ups.iter().find(booked)?;
    Some(Heading::Saved {
        name: room
            .student(moved.student)
            .map_or("", |student| &student.name),
        day: moved.slot.date,
        time: chair_time(app.translations.of(room.class.language), room, moved.slot),
        doubtful: room.is_doubtful,
        sheet_waits: asks.sheet_waits,
        undo: None,
    })
}

/// The board with the reason why not, and the nearest empty chairs marked.
pub(crate) fn refused(app: &App, room: &Room, slot: SlotId, refusal: Refusal) -> Markup {
    let said = said(app.translations.of(room.class.language), room, refusal);
    let day = room
        .board
        .calendar
        .tabs(room.board.now.date())
        .contains(&slot.date)
        .then_some(slot.date);
    // Only where another chair would help: a child who has had her talk this week is not sent to one.
    let about_chair = matches!(
        refusal,
        Refusal::ChairTaken
            | Refusal::ChairPast
            | Refusal::ChairClosed
            | Refusal::NoSuchChair
            | Refusal::NoSchool
            | Refusal::TooFarAhead
    );
    let near = if about_chair {
        room.board.nearest_open(slot, 3)
    } else {
        Vec::new()
    };
    let page = near
        .first()
        .and_then(|near| page_with(room, near.id))
        .unwrap_or(0);
    let mut view = view(app, room, day, page, Heading::Refused(said));
    if let Seats::Chairs { chairs, .. } = &mut view.seats {
        for tile in chairs {
            tile.near = near.iter().any(|near| near.id.to_string() == tile.id);
        }
    }
    tiles::wall(&view)
}

/// The kind sentence of a refusal, with its day and time where it has one.
pub(crate) fn said(messages: &Messages, room: &Room, refusal: Refusal) -> String {
    match refusal {
        Refusal::AlreadySignedUp(slot) if room.is_doubtful => {
            let when = chair_moment(messages, room, slot);
            messages.text_with("own-chair", &[("when", when.into())])
        }
        Refusal::AlreadySignedUp(slot) => {
            let day = messages.day_near(room.board.now.date(), slot.date);
            messages.refusal(
                refusal.word(),
                &[
                    ("day", day.into()),
                    ("time", messages.time(slot.start).into()),
                ],
            )
        }
        Refusal::SheetFirst(student) => {
            let name = room.student(student).map_or("", |student| &student.name);
            messages.refusal(refusal.word(), &[("name", name.into())])
        }
        _ => messages.refusal(refusal.word(), &[]),
    }
}

/// Why a chair that is not open cannot be tapped.
pub(crate) fn why_not(chair: &Chair) -> Refusal {
    match chair {
        Chair::Closed => Refusal::ChairClosed,
        Chair::Past => Refusal::ChairPast,
        Chair::Paused => Refusal::Paused,
        Chair::NotYet => Refusal::TooFarAhead,
        Chair::Open | Chair::Held(_) => Refusal::ChairTaken,
    }
}

/// Everything that the board of a day shows.
pub(crate) fn view<'a>(
    app: &'a App,
    room: &Room,
    day: Option<Date>,
    page: usize,
    heading: Heading<'a>,
) -> WallView<'a> {
    let board = &room.board;
    let today = board.now.date();
    let tabs = board.calendar.tabs(today);
    // The wall has its six days; an address of any other shows the day it opens on.
    let shown = day.filter(|day| tabs.contains(day));
    let shown = shown.unwrap_or_else(|| board.calendar.opens_on(board.now).day);
    let messages = app.translations.of(room.class.language);
    let seats = seats(messages, room, shown, page);
    let tabs = if matches!(seats, Seats::Chairs { .. }) {
        let tabs = tabs.into_iter();
        tabs.map(|day| Tab {
            day,
            left: left_on(room, day),
        })
        .collect()
    } else {
        Vec::new()
    };
    let heading = match heading {
        Heading::Plain => standing(app, messages, room),
        heading => heading,
    };
    WallView {
        messages,
        today,
        day: shown,
        heading,
        tabs,
        seats,
        // A day whose chairs are all taken may be waited for, while one of them is still to come.
        waits: board.pause.is_none() && board.may_be_waited_for(shown),
        back: None,
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

/// The words of the joy wall take turns with the plain heading, a minute each.
fn shared_praise(room: &Room) -> Option<String> {
    let now = room.board.now;
    let minute =
        usize::from(now.hour().unsigned_abs()) * 60 + usize::from(now.minute().unsigned_abs());
    let turn = minute % (room.shared_praise.len() + 1);
    turn.checked_sub(1)
        .and_then(|turn| room.shared_praise.get(turn).cloned())
}

/// What a day still has. A day whose last chair has begun is over, not full.
fn left_on(room: &Room, day: Date) -> Left {
    let chairs = room.board.chairs_on(day);
    let empty = room.board.empty_on(day);
    if chairs.is_empty() {
        Left::NoChairs
    } else if room.board.pause.is_some() {
        Left::Paused
    } else if day > room.board.last_day_ahead() {
        Left::NotYet
    } else if empty == 0 && chairs.last().is_some_and(|(slot, _)| is_over(room, slot)) {
        Left::Over
    } else {
        Left::Empty(empty)
    }
}

fn is_over(room: &Room, slot: &Slot) -> bool {
    let minutes = jiff::SignedDuration::from_mins(slot.minutes.into());
    let begins = room.board.calendar.begins(slot.id);
    begins.saturating_add(minutes) <= room.board.now
}

fn seats(messages: &Messages, room: &Room, day: Date, page: usize) -> Seats {
    if room.students.is_empty() {
        return Seats::NoRoster;
    }
    let board = &room.board;
    if board.calendar.blocks.is_empty() {
        return Seats::NoTimetable;
    }
    let chairs = board.chairs_on(day);
    let shown = tiles::on_page(chairs.len(), page);
    let more = (shown.len() < chairs.len()).then(|| More {
        href: if shown.end == chairs.len() {
            format!("/board/days/{day}")
        } else {
            format!("/board/days/{day}?page={}", page + 1)
        },
        back_to_first: shown.end == chairs.len(),
    });
    let note = note(room, day, &chairs);
    let chairs = chairs[shown]
        .iter()
        .map(|(slot, chair)| tile(messages, room, slot, chair))
        .collect();
    Seats::Chairs { chairs, note, more }
}

/// What stands above the chairs (D22): what to do, or where the next chairs are.
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

/// What stands on one chair.
pub(crate) fn tile(messages: &Messages, room: &Room, slot: &Slot, chair: &Chair) -> ChairTile {
    let seat = match chair {
        Chair::Open => Seat::Open,
        Chair::Closed => Seat::Closed,
        Chair::Past => Seat::Past,
        Chair::Paused => Seat::Paused,
        Chair::NotYet => Seat::NotYet,
        Chair::Held(sign_up) => held(room, sign_up),
    };
    ChairTile {
        id: slot.id.to_string(),
        time: chair_time(messages, room, slot.id),
        nth: chair_nth(messages, room, slot.id),
        doubtful: room.is_doubtful,
        seat,
        settles: false,
        near: false,
    }
}

fn held(room: &Room, sign_up: &SignUp) -> Seat {
    let stage = match sign_up.state {
        State::Called => Stage::Called,
        State::Talking => Stage::Talking,
        State::Done => Stage::Done,
        State::Missed => Stage::Missed,
        State::Booked | State::Absent | State::Released => Stage::Saved,
    };
    // A child who left the class keeps a done chair on the board, without a name.
    let (name, drawing) = room.student(sign_up.student).map_or(
        (String::new(), crate::domain::roster::Drawing::nth(0)),
        |it| (it.name.clone(), it.drawing),
    );
    Seat::Held {
        name,
        drawing,
        stage,
    }
}

/// On which page of its day a chair stands, where there is more than one.
fn page_with(room: &Room, slot: SlotId) -> Option<usize> {
    let chairs = room.board.chairs_on(slot.date);
    let at = chairs.iter().position(|(chair, _)| chair.id == slot)?;
    (0..chairs.len()).find(|&page| tiles::on_page(chairs.len(), page).contains(&at))
}

fn settle(view: &mut WallView<'_>, slot: SlotId) {
    if let Seats::Chairs { chairs, .. } = &mut view.seats {
        for tile in chairs {
            tile.settles = tile.id == slot.to_string();
        }
    }
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
            let ends = starts.saturating_add(jiff::SignedDuration::from_mins(slot.minutes.into()));
            [starts, ends]
        });
    let midnight = today.tomorrow().map_or(now, |tomorrow| {
        tomorrow.to_datetime(jiff::civil::Time::midnight())
    });
    moments
        .chain([midnight])
        .filter(|moment| *moment > now)
        .min()
        .map_or(KEPT_AT_MOST, |moment| {
            Duration::try_from(moment.duration_since(now)).unwrap_or(KEPT_AT_MOST)
        })
}
