//! A substitute's Today: the children who want in, the two quiet minutes, the chairs of the day and the talks on them. It has a
//! loader of its own, so that nothing of the teacher's own is read for it: no remember line, no story, no tweak, no search.

use std::sync::Arc;

use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;

use super::{
    day::{self, action_fields, marks, person, state_look, who},
    menu,
    today::asks::draw_prep_time,
};
use crate::{
    app::{App, Room, class_for, day_in},
    domain::{
        board::{Chair, SignUp, State},
        class::Class,
        id::{ClassId, ConferenceId, StudentId},
        principal::Teacher,
    },
    http::{HttpError, RequestContext, Result, form::read, response},
    i18n::Messages,
    pages::components::{self, Layout, isolated, name, notice, page_headed, requests},
    store::{self, ReadTx},
};

/// School days after today that a substitute may look at.
const WEEK: usize = 5;
/// What changes here by itself.
const LIVE: &str = "board roster door prep conference prep-time";

#[derive(Deserialize)]
struct Asks {
    class: Option<i64>,
    day: Option<Date>,
}

struct Loaded {
    classes: Vec<Class>,
    room: Room,
    /// The talks of today that are over and have empty boxes.
    to_log: Vec<(ConferenceId, StudentId)>,
    /// The last day of hers.
    last_day: Date,
}

impl Loaded {
    /// The talk that goes on with this child.
    fn talk_with(&self, student: StudentId) -> Option<ConferenceId> {
        let mut talks = self.room.going_on.iter();
        let talk = talks.find(|talk| talk.student == student);
        talk.map(|talk| talk.conference)
    }
}

async fn load(app: &Arc<App>, context: &RequestContext, by: Teacher) -> Result<Loaded> {
    let asks: Asks = read(context.query.as_bytes())?;
    let (reader, principal) = (Arc::clone(app), context.principal);
    let named = asks.class.map(ClassId::new);
    let named = named.or_else(|| app.hours.class_of_teacher(&app.clock, by.id));
    let load = move |tx: &ReadTx<'_>| {
        let Some(class) = class_for(tx, &principal, named)? else {
            return Ok(None);
        };
        let room = Room::load(tx, &reader.clock, class, asks.day)?;
        let today = room.board.now.date();
        let unlogged = store::conference::unlogged(tx, room.class.id, today)?;
        let until = store::adults::find(tx, by.id)?.and_then(|it| it.until);
        Ok(Some(Loaded {
            classes: store::class::of_teacher(tx, by.id)?,
            to_log: unlogged
                .iter()
                .filter(|it| !it.is_logged)
                .map(|it| (it.conference, it.student))
                .collect(),
            last_day: until.map_or(today, |until| day_in(&room.class, until - 1)),
            room,
        }))
    };
    app.store.read(load).await?.ok_or(HttpError::NotFound)
}

/// Her Today.
pub(super) async fn show(app: &Arc<App>, context: &RequestContext) -> Result {
    let loaded = load(app, context, context.teacher()?).await?;
    let page = draw(app, context, &loaded, None);
    Ok(response::page(page))
}

/// The same with the reason why something was not done.
pub(super) async fn refuse(app: &Arc<App>, context: &RequestContext, said: &str) -> Result {
    let loaded = load(app, context, context.teacher()?).await?;
    let page = draw(app, context, &loaded, Some(said));
    Ok(response::refused(page))
}

fn draw(app: &App, context: &RequestContext, loaded: &Loaded, refused: Option<&str>) -> Markup {
    let messages = app.translations.of(context.language);
    let room = &loaded.room;
    let (class, today) = (room.class.id, room.board.now.date());
    let home = day::address(class);
    let layout = Layout {
        live: Some(LIVE),
        home: &home,
        ..Layout::teacher(messages, &room.class.name, None)
    };
    let heading = html! { h1 { (components::name(&room.class.name)) } };
    let last = messages.day_within(today, loaded.last_day);
    let waiting = app.sign_in.waiting_children.of_class(class);
    page_headed(
        &layout,
        &heading,
        &html! {
            @if let Some(said) = refused { (notice(false, &isolated(said))) }
            p.soft { (isolated(&messages.text_with("substitute-until", &[("day", last.into())]))) }
            (menu::class_tabs(messages, &loaded.classes, class, "/teach", false))
            section id="requests" data-live { (requests(messages, room, &waiting)) }
            (draw_prep_time(app, messages, class))
            (draw_chairs(messages, loaded))
            (draw_talks(messages, loaded))
            (draw_anyone(messages, room))
            (draw_week(messages, room))
            nav.links aria-label=(messages.text("desk-places")) {
                form method="post" action="/door/leave" { button { (messages.text("door-leave")) } }
            }
        },
    )
}

/// The chairs of today, each with the way into its talk.
fn draw_chairs(messages: &Messages, loaded: &Loaded) -> Markup {
    let room = &loaded.room;
    let today = room.board.now.date();
    let mut chairs = room.board.chairs_on(today);
    chairs.retain(|(_, chair)| matches!(chair, Chair::Held(_)));
    html! {
        section {
            h2 { (messages.day(today, today)) }
            ul.rows id="chairs" data-live {
                @for (slot, chair) in &chairs {
                    @if let Chair::Held(sign_up) = chair {
                        @let (look, state) = state_look(messages, room, sign_up);
                        li class=(look) id={ "row-" (slot.id) } {
                            div.row {
                                span.when { (messages.time(slot.id.start)) } " "
                                (who(room, sign_up.student)) " "
                                span.state { (state) }
                            }
                            (draw_way(messages, loaded, sign_up))
                            (marks(messages, sign_up))
                        }
                    }
                }
                @if chairs.is_empty() { li { (messages.text("substitute-no-chairs")) } }
            }
        }
    }
}

/// The next days of writing, to look at.
fn draw_week(messages: &Messages, room: &Room) -> Markup {
    let today = room.board.now.date();
    let days = room.board.calendar.next_school_days(today, WEEK);
    html! {
        section {
            h2 { (messages.text("desk-week")) }
            @for day in days {
                @let held = room.board.chairs_on(day).into_iter().filter_map(|(slot, chair)| match chair {
                    Chair::Held(sign_up) => Some((slot, sign_up)),
                    _ => None,
                });
                @let held: Vec<_> = held.collect();
                h3 { (messages.day(today, day)) }
                @if held.is_empty() { p.soft { (messages.text("substitute-none-saved")) } }
                ul.rows {
                    @for (slot, sign_up) in &held {
                        li { div.row { span.when { (messages.time(slot.id.start)) } " " (who(room, sign_up.student)) } }
                    }
                }
            }
        }
    }
}

/// The talk that goes on with a child, or the way into one.
fn draw_way(messages: &Messages, loaded: &Loaded, sign_up: &SignUp) -> Markup {
    let called = loaded.room.student(sign_up.student);
    let called = called.map_or("", |student| student.name.as_str());
    let said = |id| messages.text_with(id, &[("name", called.into())]);
    html! {
        @if let Some(talk) = loaded.talk_with(sign_up.student) {
            a.button.main href={ "/teach/conferences/" (talk) } { span { (isolated(&said("today-go-on"))) } }
        } @else if matches!(sign_up.state, State::Booked | State::Called) {
            form method="post" action="/teach/conferences" {
                (action_fields())
                input type="hidden" name="sign_up" value=(sign_up.id);
                button.wide { span { (isolated(&said("today-start"))) } }
            }
        }
    }
}

/// Talks without a chair that go on, and those of today with room in their notes.
fn draw_talks(messages: &Messages, loaded: &Loaded) -> Markup {
    let room = &loaded.room;
    let going_on = room.going_on.iter().map(|it| (it.conference, it.student));
    let talks: Vec<_> = going_on.chain(loaded.to_log.iter().copied()).collect();
    html! {
        section id="to-log" data-live {
            @if !talks.is_empty() {
                h2 { (messages.text("today-to-log")) }
                ul.roll {
                    @for (talk, student) in talks {
                        @if let Some(student) = room.student(student) {
                            li { a.quiet href={ "/teach/conferences/" (talk) "?with=" (student.id) } { (name(&student.name)) } }
                        }
                    }
                }
            }
        }
    }
}

/// A talk with any child, with or without a chair.
fn draw_anyone(messages: &Messages, room: &Room) -> Markup {
    html! {
        @if !room.students.is_empty() {
            details.anyone {
                summary { (messages.text("today-anyone")) }
                form.people method="post" action="/teach/conferences" {
                    input type="hidden" name="class" value=(room.class.id);
                    (action_fields())
                    @for student in room.students.iter() { (person(student, "student", student.id, None)) }
                }
            }
        }
    }
}
