//! The teacher's page of one chair: whose it is, everything she may do with it in one tap (B5), and what happened to it (B2).

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use maud::{Markup, html};

use crate::pages::teacher::group_chair;
use crate::{
    app::{App, Room, class_for},
    domain::{
        board::{Chair, LATE, SignUp, State},
        calendar::SlotId,
        id::{SignUpId, StudentId},
    },
    http::{
        context::RequestContext,
        error::HttpError,
        response::{self, Result},
    },
    i18n::Messages,
    pages::{
        components::{
            self,
            layout::{Layout, page},
        },
        teacher::day::{deed_fields, marks, state_class, state_sign, state_words, who},
    },
    store::{self, audit::Line},
};

/// What the page is drawn from.
struct Loaded {
    room: Room,
    /// Sign-ups that have left this chair, the newest of each child who does not sit on it now.
    given_back: Vec<SignUp>,
    /// What each child did with this chair, or had done, oldest first.
    stories: BTreeMap<StudentId, Vec<Line>>,
}

pub(crate) async fn show(slot: SlotId, app: Arc<App>, context: RequestContext) -> Result {
    let (reader, principal) = (Arc::clone(&app), context.principal);
    let loaded = app
        .store
        .read(move |tx| {
            let Some(class) = class_for(tx, &principal, Some(slot.class))? else {
                return Ok(None);
            };
            let room = Room::load(tx, &reader.clock, class, Some(slot.date))?;
            let mut given_back = store::board::given_back_on(tx, slot.class, slot.date)?;
            given_back.retain(|it| it.slot == slot);
            let here = room.board.sign_ups.iter().filter(|it| it.slot == slot);
            let here: Vec<&SignUp> = here.filter(|it| it.state.holds_chair()).collect();
            let mut stories: BTreeMap<StudentId, Vec<Line>> = BTreeMap::new();
            for sign_up in here.iter().copied().chain(&given_back) {
                let lines = store::audit::story_of(tx, sign_up.id)?;
                stories.entry(sign_up.student).or_default().extend(lines);
            }
            for story in stories.values_mut() {
                story.sort_by_key(|line| line.at);
            }
            let mut seen: BTreeSet<StudentId> = here.iter().map(|it| it.student).collect();
            given_back.retain(|it| seen.insert(it.student));
            Ok(Some(Loaded {
                room,
                given_back,
                stories,
            }))
        })
        .await?
        .ok_or(HttpError::NotFound)?;
    let (_, chair) = loaded
        .room
        .board
        .chairs_on(slot.date)
        .into_iter()
        .find(|(it, _)| it.id == slot)
        .ok_or(HttpError::NotFound)?;
    let messages = app.translations.of(context.language);
    Ok(response::page(draw(messages, &loaded, slot, &chair)))
}

fn draw(messages: &Messages, loaded: &Loaded, slot: SlotId, chair: &Chair) -> Markup {
    let room = &loaded.room;
    let today = room.board.now.date();
    let title = messages.moment(today, slot.date, slot.start);
    let back = format!("/teach?class={}&day={}", slot.class, slot.date);
    let layout = Layout {
        live: Some("board roster"),
        home: &back,
        ..Layout::teacher(messages, &title, Some(&back))
    };
    page(
        &layout,
        html! {
            div.stack id="chair" data-live {
                @if messages.day_near(today, slot.date) != messages.day(slot.date) { p.soft { (messages.day(slot.date)) } }
                @for sign_up in &loaded.given_back { (draw_given_back(messages, loaded, sign_up)) }
                @match chair {
                    Chair::Held(sign_up) => {
                        (draw_held(messages, room, sign_up))
                        @if let Some(lines) = loaded.stories.get(&sign_up.student) {
                            section { h2 { (messages.text("teach-story")) } (draw_story(messages, room, lines)) }
                        }
                    }
                    Chair::Open | Chair::Past | Chair::Paused | Chair::NotYet => (draw_open(messages, room, slot)),
                    Chair::Closed => {
                        p.lead { (messages.text("teach-closed-line")) }
                        (draw_deed(&format!("/board/chairs/{slot}/open"), messages.text("teach-open-again"), "main"))
                    }
                }
            }
        },
    )
}

/// An empty chair: whose shall it be? Or nobody's today. A child who has a chair is shown with it, for it would move.
fn draw_open(messages: &Messages, room: &Room, slot: SlotId) -> Markup {
    let today = room.board.now.date();
    let has = |student| {
        let mut live = room.board.sign_ups.iter();
        live.find(|it| it.student == student && it.state.is_live())
    };
    html! {
        section {
            h2 { (messages.text("teach-give")) }
            @if room.board.sign_ups.iter().any(|it| it.state.is_live()) { p.help { (messages.text("teach-give-moves")) } }
            form.people method="post" action="/board/sign-ups" {
                (deed_fields())
                input type="hidden" name="chair" value=(slot);
                @for student in room.students.iter() {
                    button.person name="student" value=(student.id) {
                        (components::chair(student.drawing))
                        span {
                            strong { (components::name(&student.name)) }
                            @if let Some(sign_up) = has(student.id) {
                                span.soft { (messages.moment(today, sign_up.slot.date, sign_up.slot.start)) }
                            }
                        }
                    }
                }
            }
        }
        (group_chair::draw(messages, room, slot))
        section { (draw_deed(&format!("/board/chairs/{slot}/close"), messages.text("teach-close"), "plain")) }
    }
}

/// A child's chair: how it went, empty it, move, swap.
fn draw_held(messages: &Messages, room: &Room, sign_up: &SignUp) -> Markup {
    let id = sign_up.id;
    html! {
        div class={ "card " (state_class(sign_up.state)) } {
            div.row.large-row {
                (who(room, sign_up.student))
                span.state { (state_sign(sign_up.state)) (messages.text(state_words(sign_up.state))) }
            }
            (marks(messages, sign_up))
        }
        @if sign_up.state == State::Booked {
            (draw_moves(messages, room, id))
            (draw_swaps(messages, room, id))
            section.deeds {
                (draw_deed(&format!("/board/sign-ups/{id}/release"), messages.text("teach-take"), "plain"))
                a.button.plain href={ "/teach/chairs/" (sign_up.slot) "/slip" } { (messages.text("paper-slip-link")) }
            }
        }
    }
}

/// The empty chairs of the coming days, a line a day.
fn draw_moves(messages: &Messages, room: &Room, id: SignUpId) -> Markup {
    let board = &room.board;
    let today = board.now.date();
    let days: Vec<_> = board
        .calendar
        .tabs(today)
        .into_iter()
        .map(|day| (day, board.open_on(day).collect::<Vec<_>>()))
        .filter(|(_, open)| !open.is_empty())
        .collect();
    html! {
        @if !days.is_empty() {
            section {
                h2 { (messages.text("teach-move")) }
                form method="post" action={ "/board/sign-ups/" (id) "/move" } {
                    (deed_fields())
                    @for (day, open) in &days {
                        div.times role="group" aria-labelledby={ "to-" (day) } {
                            span.day id={ "to-" (day) } { (messages.day_near(today, *day)) }
                            @for chair in open {
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
    let mut others: Vec<&SignUp> = room
        .board
        .sign_ups
        .iter()
        .filter(|other| other.id != id && other.state == State::Booked)
        .collect();
    others.sort_by_key(|other| other.slot);
    let today = room.board.now.date();
    html! {
        @if !others.is_empty() {
            section {
                h2 { (messages.text("teach-swap")) }
                form.people method="post" action={ "/board/sign-ups/" (id) "/swap" } {
                    (deed_fields())
                    @for other in others {
                        @if let Some(student) = room.student(other.student) {
                            button.person name="with" value=(other.id) {
                                (components::chair(student.drawing))
                                span {
                                    strong { (components::name(&student.name)) }
                                    span.soft { (messages.moment(today, other.slot.date, other.slot.start)) }
                                }
                            }
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
                    (draw_deed(&format!("/board/sign-ups/{}/put-back", sign_up.id), messages.text("teach-put-back"), "plain"))
                }
                @if let Some(lines) = loaded.stories.get(&sign_up.student) { (draw_story(messages, room, lines)) }
            }
        }
    }
}

/// Saved, moved, by which screen, when: so that a child who says "I did not do that" is heard (B2).
fn draw_story(messages: &Messages, room: &Room, lines: &[Line]) -> Markup {
    let zone = jiff::tz::TimeZone::get(&room.class.zone).unwrap_or(jiff::tz::TimeZone::UTC);
    let today = room.board.now.date();
    html! {
        ol.story {
            @for line in lines {
                @let at = jiff::Timestamp::from_second(line.at).unwrap_or_default().to_zoned(zone.clone());
                @let by = messages.text(by_words(&line.by));
                @let when = messages.moment(today, at.date(), at.time());
                @let late = line.deed == "released" && line.detail.ends_with(LATE);
                li {
                    strong { (messages.text(if late { "teach-deed-late" } else { deed_words(&line.deed) })) } " "
                    span.soft { (components::isolated(&messages.text_with("teach-story-line", &[("by", by.into()), ("when", when.into())]))) }
                }
            }
        }
    }
}

/// A deed as one button.
fn draw_deed(action: &str, label: &str, class: &str) -> Markup {
    html! { form method="post" action=(action) { (deed_fields()) button class=(class) { (label) } } }
}

fn deed_words(deed: &str) -> &'static str {
    match deed {
        "saved" => "teach-deed-saved",
        "moved" => "teach-deed-moved",
        "released" => "teach-word-released",
        "booked" => "teach-deed-put-back",
        "done" => "board-word-done",
        "absent" => "teach-word-absent",
        "said yes" => "teach-deed-said-yes",
        "said another time" => "teach-deed-said-another",
        "said not now" => "teach-deed-said-not-now",
        _ => "teach-word-missed",
    }
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
