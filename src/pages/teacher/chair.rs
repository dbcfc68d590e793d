//! The teacher's page of one chair: whose it is, everything she may do with it in one tap, and what happened to it.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use maud::{Markup, html};

use super::{
    day::{action_fields, marks, person, rule_name, state_look, who},
    desk::Place,
    read::read_class,
};
use crate::{
    app::{App, Room},
    domain::{
        board::{Chair, Rule, SignUp, State},
        calendar::SlotId,
        id::{ConferenceId, SignUpId, StudentId},
        roster::Student,
    },
    http::{HttpError, RequestContext, Result, response},
    i18n::Messages,
    pages::components::{Layout, choice, isolated, name},
    store::{
        self, ReadTx,
        board::history::{self, Event},
    },
};

/// One chair with all that happened to it.
pub(super) struct Loaded {
    room: Room,
    /// Sign-ups that have left this chair, the newest of each child who does not sit on it now.
    given_back: Vec<SignUp>,
    /// The talk on this chair.
    talk: Option<ConferenceId>,
    /// Whom to meet first, where that is known: they are offered first.
    first: Vec<StudentId>,
    /// What each child did with this chair, or had done, oldest first.
    histories: BTreeMap<StudentId, Vec<Event>>,
}

impl Loaded {
    /// The chair as it is in this room. An empty one is offered to the children of `first` first.
    pub(super) fn read(
        tx: &ReadTx<'_>,
        room: Room,
        slot: SlotId,
        first: Vec<StudentId>,
    ) -> store::Result<Self> {
        let mut given_back = store::board::given_back_on(tx, slot.class, slot.date)?;
        given_back.retain(|sign_up| sign_up.slot == slot);
        let here = room.board.sign_ups.iter();
        let here = here.filter(|sign_up| sign_up.slot == slot && sign_up.state.holds_chair());
        let here: Vec<&SignUp> = here.collect();
        let talk = here
            .first()
            .map(|it| store::conference::on_chair(tx, it.id));
        let talk = talk.transpose()?.flatten();
        let mut histories: BTreeMap<StudentId, Vec<Event>> = BTreeMap::new();
        for sign_up in here.iter().copied().chain(&given_back) {
            let events = history::load(tx, sign_up.id)?;
            histories.entry(sign_up.student).or_default().extend(events);
        }
        for history in histories.values_mut() {
            history.sort_by_key(|event| event.at);
        }
        let mut seen: BTreeSet<StudentId> = here.iter().map(|sign_up| sign_up.student).collect();
        given_back.retain(|sign_up| seen.insert(sign_up.student));
        Ok(Self {
            talk: talk.map(|talk| talk.id),
            first,
            room,
            given_back,
            histories,
        })
    }
}

pub(super) async fn show(slot: SlotId, app: Arc<App>, context: RequestContext) -> Result {
    let loaded = read_class(&app, &context, Some(slot.class), move |tx, app, class| {
        let room = Room::load(tx, &app.clock, class, Some(slot.date))?;
        Loaded::read(tx, room, slot, Vec::new())
    });
    let loaded = loaded.await?;
    let messages = app.translations.of(context.language);
    let chair = draw_chair(messages, &loaded, slot).ok_or(HttpError::NotFound)?;
    Ok(response::page(draw(messages, &loaded.room, slot, chair)))
}

fn draw(messages: &Messages, room: &Room, slot: SlotId, chair: Markup) -> Markup {
    let today = room.board.now.date();
    let title = messages.moment(today, slot.date, slot.start);
    let back = if slot.date == today {
        Place::Today.address(slot.class)
    } else {
        format!("{}&day={}", Place::Week.address(slot.class), slot.date)
    };
    let layout = Layout {
        live: Some("board roster"),
        home: &back,
        ..Layout::teacher(messages, &title, Some(&back))
    };
    layout.page(chair)
}

/// Whose the chair is, everything that may be done with it, and what happened to it; nothing if there is no such chair.
pub(super) fn draw_chair(messages: &Messages, loaded: &Loaded, slot: SlotId) -> Option<Markup> {
    let room = &loaded.room;
    let today = room.board.now.date();
    let mut chairs = room.board.chairs_on(slot.date).into_iter();
    let (_, chair) = chairs.find(|(chair, _)| chair.id == slot)?;
    Some(html! {
        div.stack id="chair" data-live {
            @if messages.day_near(today, slot.date) != messages.day(today, slot.date) { p.soft { (messages.day(today, slot.date)) } }
            @for sign_up in &loaded.given_back { (draw_given_back(messages, loaded, sign_up)) }
            @match &chair {
                Chair::Held(sign_up) => {
                    (draw_held(messages, room, sign_up))
                    (draw_ways(messages, loaded, sign_up))
                    @if let Some(events) = loaded.histories.get(&sign_up.student) {
                        section { h2 { (messages.text("teach-history")) } (draw_history(messages, room, events)) }
                    }
                }
                Chair::Open | Chair::Past | Chair::Paused | Chair::NotYet => (draw_open(messages, loaded, slot)),
                Chair::Closed => {
                    p.lead { (messages.text("teach-closed-line")) }
                    (draw_action(&format!("/board/chairs/{slot}/open"), messages.text("teach-open-again"), "main"))
                }
            }
        }
    })
}

/// An empty chair: whose shall it be? Or nobody's today. A child who has a chair is shown with it, for it would move.
fn draw_open(messages: &Messages, loaded: &Loaded, slot: SlotId) -> Markup {
    let room = &loaded.room;
    let mut students: Vec<&Student> = room.students.iter().collect();
    let rank = |id| loaded.first.iter().position(|it| *it == id);
    students.sort_by_key(|student| rank(student.id).unwrap_or(usize::MAX));
    let today = room.board.now.date();
    let mut live = room.board.sign_ups.clone();
    live.retain(|sign_up| sign_up.state.is_live());
    let has = |student| {
        let sign_up = live.iter().find(|it| it.student == student)?;
        Some(messages.moment(today, sign_up.slot.date, sign_up.slot.start))
    };
    html! {
        section {
            h2 { (messages.text("teach-give")) }
            @if !live.is_empty() { p.help { (messages.text("teach-give-moves")) } }
            form.people method="post" action="/board/sign-ups" {
                (action_fields())
                input type="hidden" name="chair" value=(slot);
                @for student in students {
                    (person(student, "student", student.id, has(student.id).as_deref()))
                }
            }
        }
        (draw_group(messages, room, slot))
        section { (draw_action(&format!("/board/chairs/{slot}/close"), messages.text("teach-close"), "plain")) }
    }
}

/// A child's chair: how it went, empty it, move, swap.
fn draw_held(messages: &Messages, room: &Room, sign_up: &SignUp) -> Markup {
    let id = sign_up.id;
    let (class, state) = state_look(messages, room, sign_up);
    html! {
        div class={ "card " (class) } {
            div.row.large-row {
                (who(room, sign_up.student))
                span.state { (state) }
            }
            (marks(messages, sign_up))
        }
        @if sign_up.state == State::Booked {
            (draw_moves(messages, room, id))
            (draw_swaps(messages, room, id))
            section.actions.even {
                (draw_action(&format!("/board/sign-ups/{id}/release"), messages.text("teach-take"), "plain"))
                a.button.plain href={ "/teach/chairs/" (sign_up.slot) "/slip" } { (messages.text("paper-slip-link")) }
            }
        }
    }
}

/// The child's sheet, the talk that was or goes on here, or the way into it.
fn draw_ways(messages: &Messages, loaded: &Loaded, sign_up: &SignUp) -> Markup {
    let board = &loaded.room.board;
    let waits = matches!(sign_up.state, State::Booked | State::Called);
    let may_begin = waits && sign_up.slot.date <= board.now.date();
    html! {
        section.actions {
            @if let Some(talk) = loaded.talk {
                a.button.main href={ "/teach/conferences/" (talk) } { (messages.text("teach-to-talk")) }
            } @else if may_begin {
                form method="post" action="/teach/conferences" {
                    (action_fields())
                    input type="hidden" name="sign_up" value=(sign_up.id);
                    button.main { (messages.text("teach-begin-talk")) }
                }
            }
            a.button href={ "/teach/students/" (sign_up.student) "/sheet" } { (messages.text("teach-to-sheet")) }
        }
    }
}

/// The empty chairs of the coming days, a line a day.
fn draw_moves(messages: &Messages, room: &Room, id: SignUpId) -> Markup {
    let board = &room.board;
    let today = board.now.date();
    let mut days = board.calendar.tabs(today);
    days.retain(|day| board.open_on(*day).next().is_some());
    html! {
        @if !days.is_empty() {
            section {
                h2 { (messages.text("teach-move")) }
                form method="post" action={ "/board/sign-ups/" (id) "/move" } {
                    (action_fields())
                    @for day in &days {
                        div.times role="group" aria-labelledby={ "to-" (day) } {
                            span.day id={ "to-" (day) } { (messages.day_near(today, *day)) }
                            @for chair in board.open_on(*day) {
                                button.plain name="chair" value=(chair.id) { (messages.time(chair.id.start)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn draw_swaps(messages: &Messages, room: &Room, id: SignUpId) -> Markup {
    let mut others = room.board.sign_ups.clone();
    others.retain(|other| other.id != id && other.state == State::Booked);
    others.sort_by_key(|other| other.slot);
    let today = room.board.now.date();
    html! {
        @if !others.is_empty() {
            section {
                h2 { (messages.text("teach-swap")) }
                form.people method="post" action={ "/board/sign-ups/" (id) "/swap" } {
                    (action_fields())
                    @for other in others {
                        @if let Some(student) = room.student(other.student) {
                            (person(student, "with", other.id, Some(&messages.moment(today, other.slot.date, other.slot.start))))
                        }
                    }
                }
            }
        }
    }
}

fn draw_given_back(messages: &Messages, loaded: &Loaded, sign_up: &SignUp) -> Markup {
    let room = &loaded.room;
    html! {
        @if room.board.students.contains(&sign_up.student) {
            section.card.off {
                div.row {
                    (who(room, sign_up.student))
                    (draw_action(&format!("/board/sign-ups/{}/put-back", sign_up.id), messages.text("teach-put-back"), "plain"))
                }
                @if let Some(events) = loaded.histories.get(&sign_up.student) { (draw_history(messages, room, events)) }
            }
        }
    }
}

/// Saved, moved, by which screen, when: so that a child who says "I did not do that" is heard.
fn draw_history(messages: &Messages, room: &Room, events: &[Event]) -> Markup {
    let zone = jiff::tz::TimeZone::get(&room.class.zone).unwrap_or(jiff::tz::TimeZone::UTC);
    let today = room.board.now.date();
    let told = events.iter();
    let told = told.filter_map(|event| Some((event, event_words(event)?)));
    html! {
        ol.story {
            @for (event, words) in told {
                @let at = jiff::Timestamp::from_second(event.at).unwrap_or_default().to_zoned(zone.clone());
                @let by = messages.text(by_words(&event.by));
                @let when = messages.moment(today, at.date(), at.time());
                li {
                    strong { (messages.text(words)) } " "
                    span.soft { (isolated(&messages.text_with("teach-history-line", &[("by", by.into()), ("when", when.into())]))) }
                    @for rule in event.rules.iter().filter(|rule| **rule != Rule::InTime) {
                        @let rule = rule_name(messages, *rule);
                        span.soft { (isolated(&messages.text_with("teach-history-yielded", &[("rule", rule.into())]))) }
                    }
                }
            }
        }
    }
}

fn draw_action(action: &str, label: &str, class: &str) -> Markup {
    html! { form method="post" action=(action) { (action_fields()) button class=(class) { (label) } } }
}

/// What an event is called; none if it is not about the chair.
fn event_words(event: &Event) -> Option<&'static str> {
    Some(match event.action.as_str() {
        "saved" => "teach-event-saved",
        "moved" => "teach-event-moved",
        "released" if event.rules.contains(&Rule::InTime) => "teach-event-late",
        "released" => "teach-word-released",
        "booked" => "teach-event-put-back",
        "done" => "board-word-done",
        "called" => "teach-event-called",
        "talking" => "teach-event-talking",
        "absent" => "teach-word-absent",
        "said yes" => "teach-event-said-yes",
        "said another time" => "teach-event-said-another",
        "said not now" => "teach-event-said-not-now",
        "missed" => "teach-word-missed",
        _ => return None,
    })
}

/// On which screen something was done.
fn by_words(by: &str) -> &'static str {
    match by.split(':').next() {
        Some("teacher") => "teach-by-teacher",
        Some("student") => "teach-by-student",
        Some("box") => "teach-by-list",
        _ => "teach-by-wall",
    }
}

/// The children to tick, on the page of an empty chair.
fn draw_group(messages: &Messages, room: &Room, slot: SlotId) -> Markup {
    html! {
        @if room.students.len() > 1 {
            details id="group" {
                summary { (messages.text("teach-group")) }
                form method="post" action="/board/groups" {
                    (action_fields())
                    input type="hidden" name="chair" value=(slot);
                    fieldset {
                        legend { (messages.text("teach-group-who")) }
                        div.ticks {
                            @for student in room.students.iter() {
                                (choice("checkbox", &format!("group-{}", student.id), "student", student.id, false, name(&student.name)))
                            }
                        }
                    }
                    button.wide { (messages.text("teach-group-save")) }
                }
            }
        }
    }
}
