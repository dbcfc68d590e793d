//! The board on paper: the week's sheet for the wall when the box is away (B10), and the slip that quietly tells one child of
//! a saved chair (B7). The week has the same order as the board, and no more than it shows.

use std::sync::Arc;

use jiff::civil::Date;
use maud::{Markup, html};
use warp::Filter;

use crate::{
    app::{App, Room},
    domain::{
        board::{Chair, SignUp},
        calendar::{Slot, SlotId},
        id::ClassId,
    },
    web::{
        Routes,
        draw::{self, chair, empty_chair, name, notice, say},
        first_of,
        form::shown,
        gate::Visit,
        layout::{Frame, page},
        reply::{self, Answer, Problem},
        route,
        words::Tongue,
    },
};

/// The addresses of what is printed.
pub(in crate::web) fn routes(app: &Arc<App>) -> Routes {
    let week = warp::path!("teach" / "classes" / ClassId / "week")
        .and(shown(app))
        .then(week);
    let slip = warp::path!("teach" / "chairs" / SlotId / "slip")
        .and(shown(app))
        .then(slip);
    first_of([route(week), route(slip)])
}

async fn week(class: ClassId, app: Arc<App>, visit: Visit) -> Answer {
    let room = app
        .room(visit.visitor, Some(class))
        .await?
        .ok_or(Problem::NotFound)?;
    let board = &room.board;
    // The week of the day on which the board opens: on a Friday evening that is the next one.
    let opens = board.calendar.opens_on(board.now).day;
    let week = board.calendar.week_of(opens);
    let before = week.first.yesterday().unwrap_or(Date::MIN);
    let mut days = board.calendar.next_school_days(before, 7);
    days.retain(|day| week.contains(*day));
    let tongue = app.words.of(room.class.language);
    Ok(reply::page(draw_week(tongue, &room, &days)))
}

fn draw_week(tongue: &Tongue, room: &Room, days: &[Date]) -> Markup {
    let back = format!("/teach?class={}", room.class.id);
    let title = tongue.say_with("paper-title", &[("class", room.class.name.as_str().into())]);
    let frame = Frame::teacher(tongue, &title, Some(&back));
    let chairs: Vec<Vec<(Slot, Chair)>> =
        days.iter().map(|day| room.board.chairs_on(*day)).collect();
    let rows = chairs.iter().map(Vec::len).max().unwrap_or(0);
    page(
        &frame,
        html! {
            div.paper {
                (notice(true, &html! { (tongue.say("paper-print")) }))
                @if rows == 0 { p.lead { (tongue.say("board-no-timetable")) } }
                @else {
                    table.sheets.week {
                        thead { tr { @for day in days { th scope="col" { (tongue.short_weekday(*day)) " " (day.day()) } } } }
                        tbody {
                            @for row in 0..rows {
                                tr { @for day in &chairs { td { @if let Some((slot, chair)) = day.get(row) { (draw_cell(tongue, room, slot, chair)) } } } }
                            }
                        }
                    }
                }
            }
        },
    )
}

/// One chair on paper: a name, or a line to write one on.
fn draw_cell(tongue: &Tongue, room: &Room, slot: &Slot, held: &Chair) -> Markup {
    let sitter = |sign_up: &SignUp| room.pupil(sign_up.student);
    html! {
        b { (tongue.time(slot.id.start)) }
        @match held {
            Chair::Held(sign_up) => @if let Some(pupil) = sitter(sign_up) { span.who { (chair(pupil.drawing)) strong { (name(&pupil.name)) } } },
            Chair::Closed => p { (tongue.say("board-word-closed")) },
            Chair::Open | Chair::Past | Chair::Paused | Chair::NotYet => p.line { "\u{a0}" },
        }
    }
}

async fn slip(slot: SlotId, app: Arc<App>, visit: Visit) -> Answer {
    let room = app
        .room(visit.visitor, Some(slot.class))
        .await?
        .ok_or(Problem::NotFound)?;
    let mut sign_ups = room.board.sign_ups.iter();
    let sign_up = sign_ups
        .find(|it| it.slot == slot && it.state.is_live())
        .ok_or(Problem::NotFound)?;
    let tongue = app.words.of(room.class.language);
    Ok(reply::page(draw_slip(tongue, &room, sign_up)))
}

fn draw_slip(tongue: &Tongue, room: &Room, sign_up: &SignUp) -> Markup {
    let back = format!("/teach/chairs/{}", sign_up.slot);
    let frame = Frame::teacher(tongue, tongue.say("paper-slip-title"), Some(&back));
    let pupil = room.pupil(sign_up.student);
    let (day, time) = (
        tongue.day(sign_up.slot.date),
        draw::chair_time(tongue, room, sign_up.slot),
    );
    let when = tongue.say_with("saved-line", &[("day", day.into()), ("time", time.into())]);
    page(
        &frame,
        html! {
            div.paper {
                (notice(true, &html! { (tongue.say("paper-print")) }))
                section.card.slip {
                    @match pupil { Some(pupil) => (chair(pupil.drawing)), None => (empty_chair()) }
                    @if let Some(pupil) = pupil { h2 { (name(&pupil.name)) } }
                    p.lead { (tongue.say("offer-invited")) }
                    p.lead { strong { (say(&when)) } }
                    p { (tongue.say("board-bring")) }
                }
            }
        },
    )
}
