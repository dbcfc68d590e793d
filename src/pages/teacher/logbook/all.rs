//! The talks of all classes of a teacher with several on one page: the same rows and the same search, the latest first, each with the
//! class that it is of. Tags, children and everyone's time stand on the page of one class.

use jiff::civil::Date;
use maud::{Markup, html};

use super::{
    filters::{Filters, Part, chip},
    head::{draw_classes, draw_field},
    loaded::{Entries, Logbook},
    rows,
};
use crate::{
    domain::class::Class,
    i18n::Messages,
    pages::components::{Layout, isolated, message, notice},
};

pub(super) fn page(messages: &Messages, all: &[Logbook]) -> Markup {
    let Some(first) = all.first() else {
        return html! {};
    };
    let classes: Vec<Class> = all.iter().map(|it| it.class.clone()).collect();
    let filters = &first.filters;
    let home = filters.address(first.class.id);
    let layout = Layout {
        live: Some("conference"),
        home: &home,
        ..Layout::teacher(messages, messages.text("teach-talks-title"), None)
    };
    layout.page(html! {
        (draw_classes(messages, first, &classes))
        (draw_field(messages, first))
        (draw_parts(messages, all, first))
        div.logbook.full {
            div.listed {
                div.stack id="talk-list" data-live { (draw_entries(messages, all, first)) }
            }
        }
    })
}

fn draw_parts(messages: &Messages, all: &[Logbook], first: &Logbook) -> Markup {
    let filters = &first.filters;
    let of_term: u32 = all.iter().map(|it| it.of_term).sum();
    let unfinished: usize = all.iter().map(|it| it.unfinished).sum();
    let promised: usize = all.iter().map(|it| it.promised).sum();
    let parts = [
        (Part::All, "teach-talks-all", of_term.to_string()),
        (
            Part::Unfinished,
            "teach-talks-unfinished",
            unfinished.to_string(),
        ),
        (Part::Promised, "teach-talks-promised", promised.to_string()),
    ];
    html! {
        nav.filters aria-label=(messages.text("teach-talks-ways")) {
            @for (part, words, count) in parts {
                (chip(first.class.id, &Filters { part, ..filters.clone() }, filters.part == part,
                    &html! { (message(messages, words)) " " b { (count) } }))
            }
        }
    }
}

fn draw_entries(messages: &Messages, all: &[Logbook], first: &Logbook) -> Markup {
    if let Entries::Refused(why) = &first.entries {
        let why = messages.refusal((*why).into(), &[]);
        return notice(false, &isolated(&why));
    }
    let here = first.filters.address(first.class.id);
    // No further than the class that shows the least: what is older of the others comes on the next page.
    let earlier = all.iter().filter_map(|it| match &it.entries {
        Entries::Talks { earlier, .. } => *earlier,
        _ => None,
    });
    let earlier: Option<Date> = earlier.max();
    let more = all.iter().filter_map(|it| match &it.entries {
        Entries::Found { more, .. } => *more,
        _ => None,
    });
    let more: Option<i64> = more.max();
    let is_newest = all.iter().all(|it| {
        matches!(
            it.entries,
            Entries::Talks {
                is_newest: true,
                ..
            } | Entries::Found { .. }
        )
    });
    let rows = rows::of_all(messages, all, earlier, more);
    let none = if first.filters.is_whole() {
        "teach-talks-none"
    } else {
        "teach-talks-none-left"
    };
    html! {
        @if rows.is_empty() { p.lead { (message(messages, none)) } }
        (rows::by_week(messages, rows))
        @if earlier.is_some() || more.is_some() || !is_newest {
            nav.actions aria-label=(messages.text("teach-talks-pages")) {
                @if let Some(day) = earlier { a.button href={ (here) "&before=" (day) } { (message(messages, "teach-story-earlier")) } }
                @if let Some(more) = more { a.button href={ (here) "&below=" (more) } { (message(messages, "teach-talks-more")) } }
                @if !is_newest { a.button.plain href=(here) { (message(messages, "teach-story-newest")) } }
            }
        }
    }
}
