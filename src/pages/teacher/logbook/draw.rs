//! The drawing of the logbook: what this week held, the field to search in, the filters, and the columns beside each other. The
//! rows themselves are rows.rs, what stands beside them side.rs, a group of children with one need group.rs.

use maud::{Markup, html};

use super::{
    filters::{Filters, Part, chip},
    group, head,
    loaded::{Entries, Logbook},
    rows, side,
};
use crate::{
    app::tags::name_of,
    domain::class::Class,
    i18n::Messages,
    pages::components::{Layout, isolated, message, notice},
};

pub(super) fn page(messages: &Messages, logbook: &Logbook, classes: &[Class]) -> Markup {
    let class = logbook.class.id;
    let home = Filters::address(&logbook.filters, class);
    let layout = Layout {
        live: Some("conference"),
        home: &home,
        ..Layout::teacher(messages, messages.text("teach-talks-title"), None)
    };
    layout.page(html! {
        @if let Some(week) = &logbook.week { (week.draw(messages)) }
        (head::draw_classes(messages, logbook, classes))
        (head::draw_field(messages, logbook))
        (draw_filters(messages, logbook))
        div.logbook.full {
            (side::draw_taught(messages, logbook))
            div.listed {
                @if let Some(working) = &logbook.working { (group::draw(messages, logbook, working)) }
                div.stack id="talk-list" data-live { (draw_entries(messages, logbook)) }
                ul.ways-on {
                    li { a href={ "/teach/classes/" (class) "/record" } { (messages.text("teach-record-title")) } }
                    li { a href={ "/teach/classes/" (class) "/export" } { (messages.text("export-title")) } }
                }
            }
            (side::draw_time(messages, logbook))
        }
    })
}

/// Every talk, those to finish, those with a promise, each with its number; then what else can be asked for.
fn draw_filters(messages: &Messages, logbook: &Logbook) -> Markup {
    let filters = &logbook.filters;
    let whole = Filters {
        everyones_time: filters.everyones_time,
        ..Filters::default()
    };
    let parts = [
        (
            Part::Unfinished,
            "teach-talks-unfinished",
            logbook.unfinished,
        ),
        (Part::Promised, "teach-talks-promised", logbook.promised),
    ];
    html! {
        nav.filters aria-label=(messages.text("teach-talks-ways")) {
            (chip(logbook.class.id, &whole, filters.is_whole(), &html! { (messages.text("teach-talks-all")) " " b { (logbook.of_term) } }))
            @for (part, words, count) in parts {
                @let is_on = filters.part == part;
                @let part = if is_on { Part::All } else { part };
                (chip(logbook.class.id, &Filters { part, ..filters.clone() }, is_on,
                    &html! { (messages.text(words)) " " b { (count) } }))
            }
            @if let Some(tag) = filters.tag.and_then(|id| logbook.tag(id)) {
                (chip(logbook.class.id, &Filters { tag: None, ..filters.clone() }, true, &html! { bdi { (name_of(messages, tag)) } " " (taken_off(messages)) }))
            }
            @if let Some(strength) = &filters.strength {
                (chip(logbook.class.id, &Filters { strength: None, ..filters.clone() }, true, &html! { bdi { (logbook.offered.in_words_of(messages, strength)) } " " (taken_off(messages)) }))
            }
            @if let Some(student) = filters.student.and_then(|id| logbook.student(id)) {
                (chip(logbook.class.id, &Filters { student: None, ..filters.clone() }, true, &html! { bdi { (student.name) } " " (taken_off(messages)) }))
            }
            (draw_strengths(messages, logbook))
            (draw_children(messages, logbook))
        }
    }
}

/// Says that a tap takes this filter off.
fn taken_off(messages: &Messages) -> Markup {
    html! { span aria-hidden="true" { "×" } span.unseen { (message(messages, "teach-talks-without")) } }
}

fn draw_strengths(messages: &Messages, logbook: &Logbook) -> Markup {
    let filters = &logbook.filters;
    html! {
        details.pick-one {
            summary { (message(messages, "teach-talks-strength")) }
            div.chosen-of {
                @for strength in &logbook.strengths {
                    @let is_on = filters.strength.as_ref() == Some(strength);
                    @let with = (!is_on).then(|| strength.clone());
                    (chip(logbook.class.id, &Filters { strength: with, ..filters.clone() }, is_on, &html! { bdi { (logbook.offered.in_words_of(messages, strength)) } }))
                }
            }
        }
    }
}

fn draw_children(messages: &Messages, logbook: &Logbook) -> Markup {
    let filters = &logbook.filters;
    html! {
        details.pick-one {
            summary { (message(messages, "teach-talks-child")) }
            div.chosen-of {
                @for student in logbook.students.iter() {
                    @let is_on = filters.student == Some(student.id);
                    @let with = (!is_on).then_some(student.id);
                    (chip(logbook.class.id, &Filters { student: with, ..filters.clone() }, is_on, &html! { bdi { (student.name) } }))
                }
            }
        }
    }
}

fn draw_entries(messages: &Messages, logbook: &Logbook) -> Markup {
    let here = logbook.filters.address(logbook.class.id);
    let none = match (&logbook.filters.part, logbook.filters.is_whole()) {
        (_, true) => "teach-talks-none",
        (Part::Unfinished, _) => "teach-talks-all-finished",
        (Part::Promised, _) => "teach-talks-none-promised",
        (Part::All, _) => "teach-talks-none-left",
    };
    html! {
        @match &logbook.entries {
            Entries::Talks { talks, earlier, is_newest } => {
                @if talks.is_empty() { p.lead { (messages.text(none)) } }
                (rows::draw_talks(messages, logbook, talks))
                @if earlier.is_some() || !is_newest {
                    nav.actions aria-label=(message(messages, "teach-talks-pages")) {
                        @if let Some(day) = earlier { a.button href={ (here) "&before=" (day) } { (messages.text("teach-story-earlier")) } }
                        @if !is_newest { a.button.plain href=(here) { (messages.text("teach-story-newest")) } }
                    }
                }
            }
            Entries::Found { search, found, more } => {
                (rows::draw_named(messages, logbook, search))
                @if found.is_empty() && more.is_none() {
                    p.lead role="status" { (isolated(&messages.text_with("teach-talks-not-found", &[("words", logbook.filters.typed.trim().into())]))) }
                }
                (rows::draw_found(messages, logbook, search, found))
                @if let Some(more) = more {
                    a.button href={ (here) "&below=" (more) } { (messages.text("teach-talks-more")) }
                }
            }
            Entries::Refused(why) => (notice(false, &html! { (isolated(&messages.refusal((*why).into(), &[]))) })),
        }
    }
}
