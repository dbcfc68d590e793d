//! The rows of the logbook, a week at a time: a talk with what was taught in it, or a text with the words that were found.

use jiff::civil::Date;
use maud::{Markup, html};

use super::{
    filters::{Filters, Part, chip},
    loaded::{Entries, Logbook},
};
use crate::{
    app::tags::name_of,
    domain::{
        conference::{Line, strengths},
        id::{ConferenceId, StudentId, TagId},
        search::{self, Search},
        text::shortened,
    },
    i18n::Messages,
    limits,
    pages::components::{chair, icon, isolated, role_words, text},
    pages::teacher::past::look_back_of,
    store::{
        conference::logbook::LoggedTalk,
        said::{Found, FoundIn},
    },
};

/// A day, whose it is, and what: the drawing leads to the child's story, the words to their talk.
pub(super) struct Row<'a> {
    logbook: &'a Logbook,
    /// Of texts that were found, the number.
    nth: i64,
    day: Date,
    /// What stands below the day.
    below: Markup,
    students: &'a [StudentId],
    leads_to: String,
    /// What kind of words they are, and the words.
    kind: Markup,
    said: Markup,
    tags: &'a [TagId],
}

pub(super) fn draw_talks(messages: &Messages, logbook: &Logbook, talks: &[LoggedTalk]) -> Markup {
    let rows = talks.iter().map(|talk| talk_row(messages, logbook, talk));
    by_week(messages, rows.collect())
}

/// The rows of all classes together, the latest first: talks not before the day from which the next page goes on, texts not older
/// than the one from which it does.
pub(super) fn of_all<'a>(
    messages: &Messages,
    all: &'a [Logbook],
    earlier: Option<Date>,
    more: Option<i64>,
) -> Vec<Row<'a>> {
    let mut rows: Vec<Row<'a>> = Vec::new();
    for logbook in all {
        match &logbook.entries {
            Entries::Talks { talks, .. } => {
                rows.extend(talks.iter().map(|talk| talk_row(messages, logbook, talk)));
                rows.retain(|row| earlier.is_none_or(|day| row.day >= day));
            }
            Entries::Found { search, found, .. } => {
                let found = found.iter();
                rows.extend(
                    found.map(|(found, tags)| found_row(messages, logbook, search, found, tags)),
                );
                rows.retain(|row| more.is_none_or(|more| row.nth >= more));
            }
            Entries::Refused(_) => {}
        }
    }
    rows.sort_by_key(|row| std::cmp::Reverse((row.day, row.nth)));
    rows
}

pub(super) fn draw_found(
    messages: &Messages,
    logbook: &Logbook,
    search: &Search,
    found: &[(Found, Vec<TagId>)],
) -> Markup {
    let rows = found
        .iter()
        .map(|(found, tags)| found_row(messages, logbook, search, found, tags));
    by_week(messages, rows.collect())
}

/// The rows in their order, with a heading where another week begins.
pub(super) fn by_week(messages: &Messages, rows: Vec<Row<'_>>) -> Markup {
    let Some(logbook) = rows.first().map(|row| row.logbook) else {
        return html! {};
    };
    let week_of = |row: &Row<'_>| logbook.calendar.week_of(row.day).first;
    let weeks: Vec<&[Row<'_>]> = rows
        .chunk_by(|one, next| week_of(one) == week_of(next))
        .collect();
    let this_week = logbook.calendar.week_of(logbook.today).first;
    let called = |week: Date| {
        if week == this_week {
            messages.text("teach-talks-this-week").to_owned()
        } else {
            let day = messages.day(logbook.today, week);
            messages.text_with("teach-talks-week", &[("day", day.into())])
        }
    };
    html! {
        @for week in weeks {
            section {
                h2.week-of { (isolated(&called(week_of(&week[0])))) }
                ul.entries { @for row in week { (draw_row(messages, row)) } }
            }
        }
    }
}

fn draw_row(messages: &Messages, row: &Row<'_>) -> Markup {
    let logbook = row.logbook;
    let named: Vec<_> = row
        .students
        .iter()
        .filter_map(|id| logbook.student(*id))
        .collect();
    html! {
        li {
            div.day {
                time datetime=(row.day) { (messages.short_day_near(logbook.today, row.day)) }
                span.soft { (row.below) }
            }
            div.whose {
                @for student in &named {
                    a href={ "/teach/students/" (student.id) } aria-label=(student.name) { (chair(student.drawing)) }
                }
            }
            a.said-there href=(row.leads_to) {
                span {
                    @for (nth, student) in named.iter().enumerate() {
                        @if nth > 0 { ", " }
                        strong { bdi { (student.name) } }
                    }
                    span.soft { " · " (row.kind) }
                    @if logbook.filters.all_classes { span.soft { " · " bdi { (logbook.class.name) } } }
                }
                span { (row.said) }
            }
            @if !row.tags.is_empty() {
                ul.tagset { @for tag in row.tags.iter().filter_map(|id| logbook.tag(*id)) { li.tag { bdi { (name_of(messages, tag)) } } } }
            }
        }
    }
}

fn talk_row<'a>(messages: &Messages, logbook: &'a Logbook, talk: &'a LoggedTalk) -> Row<'a> {
    let kept = |words: &str| shortened(words.trim(), limits::TODAY_LINE_GRAPHEMES_MAX);
    let noticed: Vec<&str> = strengths(&talk.strength)
        .map(|strength| logbook.offered.in_words_of(messages, strength))
        .collect();
    let (kind, said) = match (logbook.filters.part, talk.check_back) {
        (Part::Promised, Some(day)) => (
            messages.text("talk-check-back"),
            html! { (messages.day_near(logbook.today, day)) },
        ),
        (Part::Unfinished, _) if talk.is_to_choose => (
            messages.text("teach-talks-unfinished"),
            html! { (messages.text("teach-talks-to-choose")) },
        ),
        (Part::Unfinished, _) => (
            messages.text("teach-talks-unfinished"),
            html! { (messages.text("teach-talks-has-room")) },
        ),
        _ if !talk.teaching.trim().is_empty() => (
            messages.text("teach-story-taught"),
            html! { bdi { (text(&kept(&talk.teaching))) } },
        ),
        _ if !noticed.is_empty() => (
            messages.text("talk-strength"),
            html! { bdi { (text(&noticed.join(" · "))) } },
        ),
        _ => (
            messages.text("teach-talks-talk"),
            html! { (messages.text("teach-story-nothing-written")) },
        ),
    };
    let minutes = messages.text_with("teach-talks-minutes", &[("count", talk.minutes.into())]);
    Row {
        logbook,
        nth: 0,
        day: talk.date,
        below: html! { (isolated(&minutes)) },
        students: &talk.students,
        leads_to: talk_with(talk.id, talk.students.first().copied()),
        kind: html! { (kind) },
        said,
        tags: &talk.tags,
    }
}

/// The page of a talk, with this child's side of it.
fn talk_with(talk: ConferenceId, student: Option<StudentId>) -> String {
    let with = student.map_or_else(String::new, |student| format!("?with={student}"));
    format!("/teach/conferences/{talk}{with}")
}

/// The children and the tags that are called so.
pub(super) fn draw_named(messages: &Messages, logbook: &Logbook, search: &Search) -> Markup {
    let is_called = |name: &str| {
        let name = search::fold(name);
        let mut words = search.terms();
        words.all(|(word, _)| name.split(' ').any(|part| part.starts_with(&word)))
    };
    let children = logbook.students.iter().filter(|it| is_called(&it.name));
    let children: Vec<_> = children.collect();
    let left = logbook.left.iter().filter(|it| is_called(&it.name.whole()));
    let left: Vec<_> = left.collect();
    let tags = logbook
        .tags
        .iter()
        .filter(|tag| is_called(name_of(messages, tag)));
    let tags: Vec<_> = tags.collect();
    html! {
        @if !children.is_empty() || !left.is_empty() {
            ul.named {
              @for entry in &left {
                li { a.quiet href={ "/teach/students/" (entry.student) } { (chair(entry.drawing)) " " strong { bdi { (entry.name.whole()) } } " · " (messages.text("teach-has-left")) } }
              }
              @for student in &children {
                li { a.quiet href={ "/teach/students/" (student.id) } { (chair(student.drawing)) " " strong { bdi { (student.name) } } } }
            } }
        }
        @if !tags.is_empty() {
            div.filters {
                @for tag in &tags {
                    @let filters = Filters { tag: Some(tag.id), typed: String::new(), ..logbook.filters.clone() };
                    (chip(logbook.class.id, &filters, false, &html! {
                        (messages.text("teach-tags-one")) " " bdi { (name_of(messages, tag)) } " "
                        b { (logbook.taught.get(&tag.id).copied().unwrap_or(0)) }
                    }))
                }
            }
        }
    }
}

/// A text with the found words marked, and what kind of text it is.
fn found_row<'a>(
    messages: &Messages,
    logbook: &'a Logbook,
    search: &Search,
    found: &'a Found,
    tags: &'a [TagId],
) -> Row<'a> {
    let excerpt = search.excerpt(&found.text);
    let said = html! {
        bdi {
            @if excerpt.is_begun { "… " }
            @for part in &excerpt.parts { @if part.is_found { mark { (text(part.text)) } } @else { (text(part.text)) } }
            @if excerpt.goes_on { " …" }
        }
    };
    let first = found.students.first().copied();
    let (below, leads_to) =
        if let (FoundIn::Answer(role, sheet), Some(student)) = (found.source, first) {
            (
                html! { (icon("sheet")) " " (messages.text("teach-story-sheet")) },
                format!("/teach/students/{student}/sheet?sheet={sheet}#{role}"),
            )
        } else {
            let talk = found.conference.map(|talk| talk_with(talk, first));
            (html! {}, talk.unwrap_or_default())
        };
    Row {
        logbook,
        nth: found.id,
        day: found.date,
        below,
        students: &found.students,
        leads_to,
        kind: source(messages, logbook, found),
        said,
        tags,
    }
}

fn source(messages: &Messages, logbook: &Logbook, found: &Found) -> Markup {
    let of = |id: &'static str, student: StudentId| {
        let name = logbook.student(student).map_or("", |it| it.name.as_str());
        html! { (isolated(&messages.text_with(id, &[("name", name.into())]))) }
    };
    let first = found.students.first().copied();
    let plain = |words: &'static str| html! { (messages.text(words)) };
    let writer = found.writer.and_then(|id| logbook.other_adults.get(&id));
    if let (FoundIn::Line(line), Some(writer)) = (found.source, writer)
        && let Some(words) = look_back_of(messages, line, writer)
    {
        return isolated(&words);
    }
    match (found.source, first) {
        (FoundIn::Answer(role, _), _) => plain(role_words(role)),
        (FoundIn::Remember, _) => plain("teach-story-only-you"),
        (FoundIn::Step, _) => plain("teach-story-step"),
        (FoundIn::Line(Line::Quote), Some(student)) => of("teach-story-said", student),
        (FoundIn::Line(Line::Well(student)), _) => of("talk-child-well", student),
        (FoundIn::Line(Line::Tweak(student)), _) => of("talk-child-tweak", student),
        (FoundIn::Line(line), _) => plain(match line {
            Line::Strength => "talk-strength",
            Line::Praised => "teach-story-praised",
            Line::Home => "talk-home-line",
            Line::Thanks(_) => "teach-story-thanks",
            Line::TeacherWell => "teach-story-i-well",
            Line::TeacherTweak => "teach-story-i-tweak",
            _ => "teach-story-taught",
        }),
    }
}
