//! The board on paper: the week's sheet for the wall when the box is away, and the slip that quietly tells one child of a
//! saved chair. The week has the same order as the board, and no more than it shows.

use std::sync::Arc;

use jiff::civil::Date;
use maud::{Markup, html};

use crate::{
    app::{App, Room},
    domain::{
        board::{Chair, SignUp},
        calendar::{Slot, SlotId},
        id::ClassId,
    },
    http::{HttpError, RequestContext, Result, response},
    i18n::Messages,
    pages::components::{self, Layout, chair, empty_chair, isolated, name, notice, page},
};

/// The week on one page.
pub(super) async fn week(class: ClassId, app: Arc<App>, context: RequestContext) -> Result {
    let room = app
        .room(context.principal, Some(class))
        .await?
        .ok_or(HttpError::NotFound)?;
    let board = &room.board;
    // The week of the day on which the board opens: on a Friday evening that is the next one.
    let opens = board.calendar.opens_on(board.now).day;
    let week = board.calendar.week_of(opens);
    let before = week.first.yesterday().unwrap_or(Date::MIN);
    let mut days = board.calendar.next_school_days(before, 7);
    days.retain(|day| week.contains(*day));
    let messages = app.translations.of(room.class.language);
    Ok(response::page(draw_week(messages, &room, &days)))
}

fn draw_week(messages: &Messages, room: &Room, days: &[Date]) -> Markup {
    let back = format!("/teach?class={}", room.class.id);
    let title = messages.text_with("paper-title", &[("class", room.class.name.as_str().into())]);
    let layout = Layout::teacher(messages, &title, Some(&back));
    let chairs: Vec<Vec<(Slot, Chair)>> =
        days.iter().map(|day| room.board.chairs_on(*day)).collect();
    let rows = chairs.iter().map(Vec::len).max().unwrap_or(0);
    page(
        &layout,
        html! {
            div.paper {
                (notice(true, &html! { (messages.text("paper-print")) }))
                @if rows == 0 { p.lead { (messages.text("board-no-timetable")) } }
                @else {
                    table.sheets.week {
                        thead { tr { @for day in days { th scope="col" { (messages.short_weekday(*day)) " " (day.day()) } } } }
                        tbody {
                            @for row in 0..rows {
                                tr { @for day in &chairs { td { @if let Some((slot, chair)) = day.get(row) { (draw_cell(messages, room, slot, chair)) } } } }
                            }
                        }
                    }
                }
            }
        },
    )
}

/// One chair on paper: a name, or a line to write one on.
fn draw_cell(messages: &Messages, room: &Room, slot: &Slot, held: &Chair) -> Markup {
    let seated = |sign_up: &SignUp| room.student(sign_up.student);
    html! {
        b { (messages.time(slot.id.start)) }
        @match held {
            Chair::Held(sign_up) => @if let Some(student) = seated(sign_up) { span.who { (chair(student.drawing)) strong { (name(&student.name)) } } },
            Chair::Closed => p { (messages.text("board-word-closed")) },
            Chair::Open | Chair::Past | Chair::Paused | Chair::NotYet => p.line { "\u{a0}" },
        }
    }
}

/// The slip for the child on one chair.
pub(super) async fn slip(slot: SlotId, app: Arc<App>, context: RequestContext) -> Result {
    let room = app
        .room(context.principal, Some(slot.class))
        .await?
        .ok_or(HttpError::NotFound)?;
    let mut sign_ups = room.board.sign_ups.iter();
    let sign_up = sign_ups
        .find(|sign_up| sign_up.slot == slot && sign_up.state.is_live())
        .ok_or(HttpError::NotFound)?;
    let messages = app.translations.of(room.class.language);
    Ok(response::page(draw_slip(messages, &room, sign_up)))
}

fn draw_slip(messages: &Messages, room: &Room, sign_up: &SignUp) -> Markup {
    let back = format!("/teach/chairs/{}", sign_up.slot);
    let layout = Layout::teacher(messages, messages.text("paper-slip-title"), Some(&back));
    let student = room.student(sign_up.student);
    let (day, time) = (
        messages.day(sign_up.slot.date),
        components::chair_time(messages, room, sign_up.slot),
    );
    let when = messages.text_with("saved-line", &[("day", day.into()), ("time", time.into())]);
    page(
        &layout,
        html! {
            div.paper {
                (notice(true, &html! { (messages.text("paper-print")) }))
                section.card.slip {
                    @match student { Some(student) => (chair(student.drawing)), None => (empty_chair()) }
                    @if let Some(student) = student { h2 { (name(&student.name)) } }
                    p.lead { (messages.text("reservation-invited")) }
                    p.lead { strong { (isolated(&when)) } }
                    p { (messages.text("board-bring")) }
                }
            }
        },
    )
}
