//! The drawing of a week: the grid of days by times, the list of one day for a phone, and who waits above both.

use std::collections::BTreeSet;

use jiff::civil::{Date, Time};
use maud::{Markup, html};

use super::loaded::Week;
use crate::{
    domain::{
        board::Chair,
        calendar::{DayChange, Slot},
        id::TeacherId,
    },
    i18n::Messages,
    pages::{
        components::{self, Layout, empty_chair, icon, isolated, left_on, name, page_headed},
        teacher::{
            chair,
            day::{self, day_change_words, state_look},
            desk::{self, Place},
            today::{Today, waiting},
        },
    },
};

pub(super) fn page(messages: &Messages, teacher: TeacherId, week: &Week) -> Markup {
    let room = &week.loaded.room;
    let class = room.class.id;
    let title = messages.text(desk::name_of(Place::Week));
    let home = address(week, week.day);
    let layout = Layout {
        live: Some("board roster"),
        home: &home,
        ..Layout::teacher(messages, title, None)
    };
    let now = room.board.now.date();
    let ends = [
        ("first", messages.day(now, week.range.first).into()),
        (
            "last",
            messages
                .day(now, week.days.last().copied().unwrap_or(week.range.last))
                .into(),
        ),
    ];
    let heading = html! {
        h1 { (title) }
        p.sub { bdi.on-paper { (room.class.name) " · " } (isolated(&messages.text_with("no-school-range", &ends))) }
    };
    let today = Today::of(messages, teacher, &week.loaded, Some(week.day), false);
    let writing_times = format!("/teach/classes/{class}/calendar");
    page_headed(
        &layout,
        &heading,
        &html! {
            div.now-and-next.full {
                div.tools {
                    @for (weeks, words, sign) in [(-1, "week-before", "back"), (1, "week-after", "more")] {
                        @if let Some(day) = week.moved_by(weeks) {
                            a.tool href=(address(week, day)) aria-label=(messages.text(words)) { (icon(sign)) }
                        }
                    }
                    p {}
                    (components::print_button(messages))
                    a.tool href=(writing_times) { (messages.text("week-times")) }
                }
                (day::unresolved(messages, room))
                (waiting(&today))
                nav.days-of aria-label=(messages.text("board-days")) {
                    @for day in &week.days {
                        a href=(address(week, *day)) aria-current=[(*day == week.day).then_some("page")] {
                            b { (messages.short_weekday(*day)) " " (day.day()) } span { (isolated(&left_on(messages, room, *day))) }
                        }
                    }
                }
                div.day-list {
                    (draw_day_head(messages, week, week.day, "list"))
                    (day::day_rows(messages, room, week.day, |_| html! {}))
                }
                div.weekly { (draw_grid(messages, week)) (draw_chosen(messages, week)) }
            }
        },
    )
}

fn address(week: &Week, day: Date) -> String {
    format!(
        "{}&day={day}",
        Place::Week.address(week.loaded.room.class.id)
    )
}

/// The chair that is opened, beside the grid.
fn draw_chosen(messages: &Messages, week: &Week) -> Markup {
    let chosen = week.chosen.as_ref();
    let chosen =
        chosen.and_then(|(slot, it)| Some((slot, chair::draw_chair(messages, it, *slot)?)));
    let now = week.loaded.room.board.now.date();
    html! {
        @if let Some((slot, chair)) = chosen {
            section.opened aria-labelledby="opened-title" {
                h2 id="opened-title" { (messages.moment(now, slot.date, slot.start)) }
                (chair)
            }
        }
    }
}

/// A column a day, a line a time.
fn draw_grid(messages: &Messages, week: &Week) -> Markup {
    let room = &week.loaded.room;
    let days = week.days.iter();
    let chairs: Vec<Vec<(Slot, Chair)>> = days.map(|day| room.board.chairs_on(*day)).collect();
    let times: BTreeSet<Time> = chairs
        .iter()
        .flatten()
        .map(|(slot, _)| slot.id.start)
        .collect();
    let now = room.board.now.date();
    html! {
        @if times.is_empty() {
            p.lead { (messages.text("teach-no-chairs")) }
        } @else {
            table.grid-of id="grid" data-live {
                thead { tr {
                    td {}
                    @for day in &week.days { th scope="col" class=[(*day == now).then_some("now-day")] { (draw_day_head(messages, week, *day, "grid")) } }
                } }
                tbody {
                    @for time in &times {
                        tr {
                            th scope="row" { (messages.time(*time)) }
                            @for day in &chairs {
                                td { @for (slot, chair) in day.iter().filter(|(slot, _)| slot.id.start == *time) { (draw_cell(messages, week, slot, chair)) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Which day, how it stands, and behind "…" what may be changed about it.
fn draw_day_head(messages: &Messages, week: &Week, day: Date, which: &str) -> Markup {
    let room = &week.loaded.room;
    let change = room.board.calendar.change_on(day);
    let action = format!("/teach/classes/{}/days", room.class.id);
    let hidden = html! {
        input type="hidden" name="from" value="week";
        input type="hidden" name="day" value=(day);
    };
    let is_to_come = day >= room.board.now.date();
    html! {
        div.day-head {
            span {
                b { (messages.short_weekday(day)) " " (day.day()) }
                small {
                    @if change == DayChange::default() { (isolated(&left_on(messages, room, day))) }
                    @else { (isolated(&day_change_words(messages, change))) }
                }
            }
            @if is_to_come {
                details id={ (which) "-" (day) } {
                    summary {
                        span aria-hidden="true" { "…" }
                        span.unseen { (messages.text("week-change")) ": " (messages.day(room.board.now.date(), day)) }
                    }
                    div.sheet-of {
                        @if change != DayChange::default() {
                            form method="post" action=(action) {
                                (hidden) button name="do" value="like_others" { (messages.text("days-like-others")) }
                            }
                        }
                        form method="post" action=(action) {
                            (hidden)
                            div.field {
                                label for={ (which) "-late-" (day) } { (messages.text("week-late")) }
                                input type="number" id={ (which) "-late-" (day) } name="minutes" min="1" max=(crate::limits::LATE_MINUTES_MAX) required;
                            }
                            button name="do" value="late" { (messages.text("days-late")) }
                        }
                        form method="post" action=(action) {
                            (hidden)
                            div.field {
                                label for={ (which) "-ends-" (day) } { (messages.text("days-out-at")) }
                                input type="time" id={ (which) "-ends-" (day) } name="ends" required;
                            }
                            button name="do" value="early" { (messages.text("days-early")) }
                        }
                        form method="post" action=(action) {
                            (hidden)
                            p.help { (messages.text("days-slide-help")) }
                            button name="do" value="no_talks" { (messages.text("days-no-talks")) }
                        }
                    }
                }
            }
        }
    }
}

/// One chair: whose it is, or that it is empty.
fn draw_cell(messages: &Messages, week: &Week, slot: &Slot, held: &Chair) -> Markup {
    let room = &week.loaded.room;
    let to = format!("{}&chair={}", address(week, slot.id.date), slot.id);
    let opened = week
        .chosen
        .as_ref()
        .is_some_and(|(chosen, _)| *chosen == slot.id);
    let here = opened.then_some("true");
    let empty = |class, word| {
        html! { a class={ "cell " (class) } id={ "cell-" (slot.id) } aria-current=[here] href=(to) { (empty_chair()) span { (messages.text(word)) } } }
    };
    match held {
        Chair::Open => empty("open", "teach-open"),
        Chair::Closed => empty("off", "teach-closed"),
        Chair::Past => empty("off", "board-word-past"),
        Chair::Paused => empty("open", "board-word-paused"),
        Chair::NotYet => empty("open", "board-word-not-yet"),
        Chair::Held(sign_up) => {
            let (class, state) = state_look(messages, room, sign_up);
            html! {
                @if let Some(student) = room.student(sign_up.student) {
                    a class={ "cell " (class) } id={ "cell-" (slot.id) } aria-current=[here] href=(to) {
                        (components::chair(student.drawing)) span { b { (name(&student.name)) } small { (state) } }
                    }
                }
            }
        }
    }
}
