//! What stands beside the talks: what was taught this term, by tag, and everyone's time as a chart and a table in one. Nobody is
//! scored: the chart says who waits, and how long.

use maud::{Markup, html};

use super::{
    filters::{Filters, chip},
    loaded::Logbook,
};
use crate::{
    app::tags::name_of,
    domain::fair_time::Share,
    i18n::Messages,
    limits,
    pages::components::{isolated, message},
};

/// The tags with how many talks of this term have each; a tap shows those talks, and who works on it.
pub(super) fn draw_taught(messages: &Messages, logbook: &Logbook) -> Markup {
    let filters = &logbook.filters;
    let mut tags: Vec<_> = logbook
        .tags
        .iter()
        .map(|tag| (tag, logbook.taught.get(&tag.id).copied().unwrap_or(0)))
        .filter(|(tag, count)| *count > 0 || filters.tag == Some(tag.id))
        .collect();
    tags.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    html! {
        section.taught {
            div.row {
                h2 { (message(messages, "teach-talks-taught")) }
                a.quiet href={ "/teach/classes/" (logbook.class.id) "/tags" } { (message(messages, "teach-tags-title")) }
            }
            @if tags.is_empty() { p.help { (message(messages, "teach-tags-none")) } }
            div.filters {
                @for (tag, count) in tags {
                    @let is_on = filters.tag == Some(tag.id);
                    @let with = (!is_on).then_some(tag.id);
                    (chip(logbook.class.id, &Filters { tag: with, ..filters.clone() }, is_on, &html! { bdi { (name_of(messages, tag)) } " " b { (count) } }))
                }
            }
            (draw_weeks(messages, logbook))
        }
    }
}

/// The height of a week's bar, in its own units.
const BAR_HIGH: u32 = 24;

/// The same week by week, so that she sees what comes again: each number with a bar over it.
fn draw_weeks(messages: &Messages, logbook: &Logbook) -> Markup {
    let weeks = &logbook.taught_weeks;
    let most = weeks.of_tags.values().flatten().copied().max();
    let most = most.unwrap_or(0).max(1);
    html! {
        @if !weeks.of_tags.is_empty() {
            details.by-week id="by-week" {
                summary { (message(messages, "teach-taught-weeks")) }
                table.fair {
                    thead { tr {
                        th scope="col" { span.unseen { (message(messages, "teach-taught-tag")) } }
                        @for day in &weeks.mondays {
                            th.n scope="col" {
                                span aria-hidden="true" { (day.day()) }
                                span.unseen { (messages.day(logbook.today, *day)) }
                            }
                        }
                    } }
                    tbody {
                        @for tag in &logbook.tags {
                            @if let Some(counts) = weeks.of_tags.get(&tag.id) {
                                tr {
                                    th scope="row" { bdi { (name_of(messages, tag)) } }
                                    @for count in counts { td.n { (draw_bar(*count, most)) (count) } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn draw_bar(count: u32, most: u32) -> Markup {
    let high = count * BAR_HIGH / most;
    html! {
        svg.week-bar viewBox={ "0 0 12 " (BAR_HIGH) } aria-hidden="true" {
            rect x="0" y=(BAR_HIGH - high) width="12" height=(high) {}
        }
    }
}

/// The width of a bar's drawing, in its own units.
const WIDE: u32 = 170;
/// A bar that is drawn for a child without a talk is at least so long, so that it is seen.
const SHORTEST: u32 = 24;
/// Its height.
const HIGH: u32 = 28;

pub(super) fn draw_time(messages: &Messages, logbook: &Logbook) -> Markup {
    let all = logbook.shares.len();
    let shown = if logbook.filters.everyones_time {
        all
    } else {
        limits::TIMES_BESIDE_TALKS
    };
    let longest = logbook
        .shares
        .iter()
        .map(|share| share.waits)
        .max()
        .unwrap_or(0);
    // The line of the target stands in the middle, unless somebody waits longer than twice that.
    let scale = longest.max(logbook.target * 2).max(1);
    let line = messages.text_with("teach-time-line", &[("count", logbook.target.into())]);
    let everyone = Filters {
        everyones_time: true,
        ..logbook.filters.clone()
    };
    html! {
        section.time id="time" {
            div.row {
                h2 { (message(messages, "teach-time-title")) }
                @if all > shown {
                    a.quiet href={ (everyone.address(logbook.class.id)) "#time" } { span { (isolated(&messages.text_with("teach-time-all", &[("count", all.into())]))) } }
                }
            }
            @if all > 0 {
                p.help { (isolated(&line)) }
                table.fair {
                    thead { tr {
                        th scope="col" { span.unseen { (message(messages, "teach-time-child")) } }
                        th scope="col" colspan="2" { (message(messages, "teach-time-since")) }
                        th.n scope="col" { (message(messages, "teach-time-minutes")) }
                    } }
                    tbody { @for share in logbook.shares.iter().take(shown) { (draw_share(messages, logbook, share, scale)) } }
                }
            }
        }
    }
}

fn draw_share(messages: &Messages, logbook: &Logbook, share: &Share, scale: u32) -> Markup {
    let along = |days: u32| (days * WIDE / scale).min(WIDE);
    let (look, days) = match share.days {
        None => ("none", along(share.waits).max(SHORTEST)),
        Some(days) if share.is_over => ("past", along(days)),
        Some(days) => ("in", along(days)),
    };
    let target = along(logbook.target);
    html! {
        tr {
            th scope="row" {
                @if let Some(student) = logbook.student(share.student) { bdi { (student.name) } }
            }
            td {
                svg.span-of viewBox={ "0 0 " (WIDE) " " (HIGH) } preserveAspectRatio="none" aria-hidden="true" {
                    rect class=(look) x="1" y="5" width=(days.saturating_sub(2)) height=(HIGH - 10) rx="3" {}
                    line.aim x1=(target) y1="0" x2=(target) y2=(HIGH) {}
                }
            }
            td.n {
                @match share.days { Some(days) => (days), None => (message(messages, "teach-time-none")) }
                @if share.is_over { span.unseen { " " (message(messages, "teach-time-over")) } }
            }
            td.n { (share.minutes) }
        }
    }
}
