//! When writing is, how many chairs stand in it, and the days without school. What is typed is read by form.rs.

pub mod days;
pub mod file;
mod form;

use std::sync::Arc;

use bytes::Bytes;
use jiff::civil::{Date, Weekday};
use maud::{Markup, html};
use serde::Deserialize;

use crate::pages::teacher::calendar::form::{Asks, Form};
use crate::{
    app::{
        App, Room,
        calendar::{Timetabled, keep_settled, keep_timetable, seat_waiting},
        class_for,
    },
    domain::{
        board::{DayOff, Refusal, SignUp},
        calendar::{DayRange, check_plan},
        first_run::Step,
        id::ClassId,
    },
    store,
};
use crate::{
    http::{
        context::RequestContext,
        error::HttpError,
        form::read,
        response::{self, Result},
    },
    i18n::{Messages, bare},
    pages::{
        components::{
            Field, back_from, field, first_field, isolated,
            layout::{Layout, page},
            notice, progress, skip,
        },
        teacher::day::draw_drops,
    },
};

/// What the page says above its forms.
#[derive(Default)]
struct Told {
    timetable: Option<String>,
    no_school: Option<String>,
    /// Whose chairs the timetable that was typed would drop.
    drops: Vec<SignUp>,
}

pub(crate) async fn show(class: ClassId, app: Arc<App>, context: RequestContext) -> Result {
    let room = app
        .room(context.principal, Some(class))
        .await?
        .ok_or(HttpError::NotFound)?;
    let asks: Asks = read(context.query.as_bytes())?;
    let form = Form {
        first: asks.first,
        ..Form::of(&room.board.calendar.blocks, &room.board.calendar.chairs)
    };
    Ok(response::page(draw(
        &app,
        &context,
        &room,
        &form,
        &Told::default(),
    )))
}

pub(crate) async fn keep(
    class: ClassId,
    app: Arc<App>,
    context: RequestContext,
    bytes: Bytes,
) -> Result {
    let form = Form::read(&bytes)?;
    let messages = app.translations.of(context.language);
    let understood = match form.understood() {
        None => Err(messages.text("calendar-not-a-number").to_owned()),
        Some((blocks, plan)) => match check_plan(&blocks, &plan) {
            Ok(()) => Ok((blocks, plan)),
            Err(why) => Err(messages.refusal(why.word(), &[])),
        },
    };
    let (blocks, plan) = match understood {
        Ok(understood) => understood,
        Err(said) => {
            let room = app
                .room(context.principal, Some(class))
                .await?
                .ok_or(HttpError::NotFound)?;
            let told = Told {
                timetable: Some(said),
                ..Told::default()
            };
            return Ok(response::refused(draw(&app, &context, &room, &form, &told)));
        }
    };
    let (reader, principal) = (Arc::clone(&app), context.principal);
    let carry = form.carry;
    let (timetabled, has_wall) = app
        .write_plain(context.principal, move |tx| {
            let Some(class) = class_for(tx, &principal, Some(class))? else {
                return Ok(None);
            };
            let room = Room::load(tx, &reader.clock, class, None)?;
            let plan = (&blocks[..], &plan);
            let timetabled = keep_timetable(tx, &room.board, plan, carry)?;
            seat_waiting(tx, &reader.clock, &room.class)?;
            let mut walls = store::devices::load_walls(tx)?.into_iter();
            Ok(Some((
                timetabled,
                walls.any(|wall| wall.class == room.class.id),
            )))
        })
        .await?
        .ok_or(HttpError::NotFound)?;
    let told = match timetabled {
        Timetabled::Kept => None,
        Timetabled::Drops(drops) => Some((messages.text("rules-drops").to_owned(), drops)),
        Timetabled::Refused(why) => Some((messages.refusal(why.word(), &[]), Vec::new())),
    };
    if let Some((said, drops)) = told {
        let room = app.room(context.principal, Some(class)).await?;
        let told = Told {
            timetable: Some(said),
            drops,
            ..Told::default()
        };
        let room = room.ok_or(HttpError::NotFound)?;
        return Ok(response::refused(draw(&app, &context, &room, &form, &told)));
    }
    let next = if form.first {
        "/teach/first-run".to_owned()
    } else if has_wall {
        format!("/teach?class={class}")
    } else {
        "/teach/walls".to_owned()
    };
    Ok(response::done(&context, &next))
}

#[derive(Deserialize)]
struct Range {
    first: Date,
    last: Option<String>,
    #[serde(default)]
    choice: String,
}

impl Range {
    /// A range of one day where no last day was named.
    fn days(&self) -> Option<DayRange> {
        match self.last.as_deref().map(str::trim) {
            None | Some("") => DayRange::new(self.first, self.first),
            Some(last) => DayRange::new(self.first, last.parse().ok()?),
        }
    }
}

/// R16: the days and what becomes of the chairs on them, in one commit.
pub(crate) async fn add_no_school(
    class: ClassId,
    app: Arc<App>,
    context: RequestContext,
    bytes: Bytes,
) -> Result {
    let form: Range = read(&bytes)?;
    let choice = chosen(&form.choice);
    let Some(range) = form.days() else {
        return refuse(&app, &context, class, Refusal::BadRange).await;
    };
    let (principal, clock) = (context.principal, Arc::clone(&app.clock));
    let outcome = app
        .write_plain(context.principal, move |tx| {
            let Some(class) = class_for(tx, &principal, Some(class))? else {
                return Ok(None);
            };
            let asked = class.clone();
            let board = Room::load(tx, &clock, class, None)?.board;
            let settled = match board.no_school(range, choice) {
                Ok(settled) => settled,
                Err(refusal) => return Ok(Some(Err(refusal))),
            };
            store::calendar::add_no_school(tx, board.calendar.class, range)?;
            keep_settled(tx, &board, &settled)?;
            seat_waiting(tx, &clock, &asked)?;
            Ok(Some(Ok(())))
        })
        .await?
        .ok_or(HttpError::NotFound)?;
    if let Err(refusal) = outcome {
        return refuse(&app, &context, class, refusal).await;
    }
    Ok(response::done(
        &context,
        &format!("/teach/classes/{class}/calendar"),
    ))
}

pub(crate) async fn remove_no_school(
    class: ClassId,
    app: Arc<App>,
    context: RequestContext,
    bytes: Bytes,
) -> Result {
    let form: Range = read(&bytes)?;
    let Some(range) = form.days() else {
        return Err(HttpError::BadForm);
    };
    let (reader, principal) = (Arc::clone(&app), context.principal);
    app.write_plain(context.principal, move |tx| {
        let Some(class) = class_for(tx, &principal, Some(class))? else {
            return Ok(None);
        };
        store::calendar::remove_no_school(tx, class.id, range)?;
        seat_waiting(tx, &reader.clock, &class).map(Some)
    })
    .await?
    .ok_or(HttpError::NotFound)?;
    Ok(response::done(
        &context,
        &format!("/teach/classes/{class}/calendar"),
    ))
}

impl Told {
    /// Why days without school were not taken.
    fn no_school(said: &str) -> Self {
        Self {
            no_school: Some(said.to_owned()),
            ..Self::default()
        }
    }
}

async fn refuse(
    app: &Arc<App>,
    context: &RequestContext,
    class: ClassId,
    refusal: Refusal,
) -> Result {
    let said = app
        .translations
        .of(context.language)
        .refusal(refusal.word(), &[]);
    let page = again(app, context, class, Told::no_school(&said)).await?;
    Ok(response::refused(page))
}

/// The page as it is saved, with what is told above its forms.
async fn again(
    app: &Arc<App>,
    context: &RequestContext,
    class: ClassId,
    told: Told,
) -> Result<Markup, HttpError> {
    let room = app
        .room(context.principal, Some(class))
        .await?
        .ok_or(HttpError::NotFound)?;
    let form = Form::of(&room.board.calendar.blocks, &room.board.calendar.chairs);
    Ok(draw(app, context, &room, &form, &told))
}

fn draw(app: &App, context: &RequestContext, room: &Room, form: &Form, told: &Told) -> Markup {
    let messages = app.translations.of(context.language);
    let class = room.class.id;
    let back = if form.first {
        back_from(Step::Writing, Some(class))
    } else {
        Some(format!("/teach?class={class}"))
    };
    let layout = Layout::teacher(messages, messages.text("calendar-title"), back.as_deref());
    page(
        &layout,
        html! {
            @if form.first { (progress(messages, Step::Writing)) }
            @if let Some(said) = &told.timetable { (notice(false, &isolated(said))) }
            form method="post" action={ "/teach/classes/" (class) "/calendar" } {
                (first_field(form.first))
                (draw_drops(messages, room, &told.drops))
                (draw_days(messages, room, form))
                div.pair {
                    (field(&Field { name: "start", label: messages.text("calendar-start"), value: &form.start, kind: "time", ..Field::default() }))
                    (number(messages, "minutes", "calendar-minutes", (&form.minutes, (10, 240))))
                }
                div.pair {
                    (number(messages, "chairs", "calendar-chairs", (&form.chairs, (1, 12))))
                    (number(messages, "chair_minutes", "calendar-chair-minutes", (&form.chair_minutes, (4, 30))))
                }
                details {
                    summary { (messages.text("calendar-more")) }
                    (number(messages, "padding", "calendar-padding", (&form.padding, (0, 30))))
                    (field(&Field {
                        name: "first_after", label: messages.text("calendar-first-after"), help: Some(messages.text("calendar-first-after-help")),
                        value: &form.first_after, kind: "number", keys: Some("numeric"), range: Some((0, 60)), ..Field::default()
                    }))
                    (number(messages, "last_before", "calendar-last-before", (&form.last_before, (0, 60))))
                }
                (draw_times(messages, room))
                button.main { (messages.text("calendar-save")) }
            }
            @if form.first {
                (skip(messages, Step::Writing))
            } @else if !room.board.calendar.blocks.is_empty() {
                (draw_no_school(messages, room, told))
                (file::draw_send(messages, class))
                (days::draw(messages, room))
            }
        },
    )
}

/// At which times the chairs of a day stand, as it is saved now.
fn draw_times(messages: &Messages, room: &Room) -> Markup {
    let calendar = &room.board.calendar;
    let today = room.board.now.date();
    let day = calendar.next_school_days(today, 1).first().copied();
    let slots = day.map_or_else(Vec::new, |day| calendar.slots_on(day));
    html! {
        @if !slots.is_empty() {
            div.times.so {
                span.soft { (messages.text("calendar-so")) }
                @for slot in &slots { span.time { (messages.time(slot.id.start)) } }
            }
        }
    }
}

fn number(
    messages: &Messages,
    name: &str,
    label: &str,
    (value, range): (&str, (u16, u16)),
) -> Markup {
    field(&Field {
        name,
        label: messages.text(label),
        value,
        kind: "number",
        keys: Some("numeric"),
        range: Some(range),
        ..Field::default()
    })
}

fn draw_days(messages: &Messages, room: &Room, form: &Form) -> Markup {
    let monday = room
        .board
        .now
        .date()
        .nth_weekday(-1, Weekday::Monday)
        .unwrap_or(room.board.now.date());
    html! {
        fieldset {
            legend { (messages.text("calendar-days")) }
            div.days {
                @for (number, day) in (1_i8..=7).zip(monday.series(jiff::Span::new().days(1))) {
                    div.choice {
                        input type="checkbox" id={ "day-" (number) } name="day" value=(number) checked[form.days.contains(&number)];
                        label for={ "day-" (number) } { (messages.short_weekday(day)) }
                    }
                }
            }
        }
    }
}

fn said_range(messages: &Messages, range: DayRange) -> String {
    let (first, last) = (messages.day(range.first), messages.day(range.last));
    if range.first == range.last {
        return first;
    }
    bare(&messages.text_with(
        "no-school-range",
        &[("first", first.into()), ("last", last.into())],
    ))
}

fn draw_no_school(messages: &Messages, room: &Room, told: &Told) -> Markup {
    let class = room.class.id;
    html! {
        section id="no-school" {
            h2 { (messages.text("no-school-title")) }
            p.help { (messages.text("no-school-help")) }
            @if !room.board.calendar.no_school.is_empty() {
                ul.roll {
                    @for range in &room.board.calendar.no_school {
                        @let days = said_range(messages, *range);
                        li.row {
                            span.who { (days) }
                            form method="post" action={ "/teach/classes/" (class) "/no-school/remove" } {
                                input type="hidden" name="first" value=(range.first);
                                input type="hidden" name="last" value=(range.last);
                                button.plain aria-label={ (messages.text("no-school-remove")) ": " (days) } { (messages.text("no-school-remove")) }
                            }
                        }
                    }
                }
            }
            @if let Some(said) = &told.no_school { (notice(false, &isolated(said))) }
            form method="post" action={ "/teach/classes/" (class) "/no-school" } {
                div.pair.dates {
                    div.field {
                        label for="first" { (messages.text("no-school-first")) }
                        input type="date" id="first" name="first" required;
                    }
                    div.field {
                        label for="last" { (messages.text("no-school-last")) }
                        input type="date" id="last" name="last";
                    }
                }
                (draw_choice(messages, "choice", "no-school-choice"))
                button.wide { (messages.text("no-school-add")) }
            }
        }
    }
}

/// What becomes of the chairs that are saved on such a day.
fn draw_choice(messages: &Messages, id: &str, legend: &str) -> Markup {
    let choices = [
        ("slide", "no-school-slide"),
        ("cancel", "no-school-cancel"),
        ("keep", "no-school-keep"),
    ];
    html! {
        fieldset {
            legend { (messages.text(legend)) }
            @for (choice, words) in choices {
                div.choice {
                    input type="radio" id={ (id) "-" (choice) } name="choice" value=(choice) checked[choice == "slide"];
                    label for={ (id) "-" (choice) } { (messages.text(words)) }
                }
            }
        }
    }
}

fn chosen(choice: &str) -> DayOff {
    match choice {
        "cancel" => DayOff::Cancel,
        "keep" => DayOff::Keep,
        _ => DayOff::Slide,
    }
}
