//! The drawing of the logbook: the field to search in, the ways to what is still to do, and one row a talk or a text.

use jiff::civil::Date;
use maud::{Markup, html};

use super::loaded::{Entries, Logbook};
use crate::{
    domain::{
        conference::{Line, strengths},
        id::{ConferenceId, StudentId},
        search::{self, Search},
        text::shortened,
    },
    i18n::Messages,
    limits,
    pages::components::{Layout, chair, isolated, message, notice, role_words, text},
    store::{
        conference::LoggedTalk,
        said::{Found, FoundIn},
    },
};

pub(super) fn page(messages: &Messages, logbook: &Logbook, typed: &str) -> Markup {
    let title = messages.text("teach-talks-title");
    Layout::teacher(messages, title, None).page(html! {
        (draw_field(messages, logbook, typed))
        (draw_ways(messages, logbook))
        @match &logbook.entries {
            Entries::All { talks, earlier, is_newest } => {
                @if talks.is_empty() { p.lead { (messages.text("teach-talks-none")) } }
                ul.entries { @for talk in talks { (draw_talk(messages, logbook, talk)) } }
                @if earlier.is_some() || !is_newest {
                    nav.actions aria-label=(message(messages, "teach-talks-pages")) {
                        @if let Some(day) = earlier { a.button href={ (here(logbook)) "&before=" (day) } { (messages.text("teach-story-earlier")) } }
                        @if !is_newest { a.button.plain href=(here(logbook)) { (messages.text("teach-story-newest")) } }
                    }
                }
            }
            Entries::Unfinished(talks) => {
                @if talks.is_empty() { p.lead { (messages.text("teach-talks-all-finished")) } }
                ul.entries {
                    @for talk in talks { (row(messages, logbook, talk.date, &[talk.student], &talk_with(talk.conference, Some(talk.student)), &html! { (messages.text("teach-talks-has-room")) })) }
                }
            }
            Entries::Promised(promised) => {
                @if promised.is_empty() { p.lead { (messages.text("teach-talks-none-promised")) } }
                ul.entries {
                    @for it in promised { (row(messages, logbook, it.day, &[it.student], &talk_with(it.conference, Some(it.student)), &html! { (messages.text("talk-check-back")) })) }
                }
            }
            Entries::Found { search, found, more } => (draw_found(messages, logbook, typed, search, found, *more)),
            Entries::Refused(why) => (notice(false, &html! { (isolated(&messages.refusal((*why).into(), &[]))) })),
        }
    })
}

fn here(logbook: &Logbook) -> String {
    format!("/teach/talks?class={}", logbook.class.id)
}

/// One field for a name of the class as for words of its talks.
fn draw_field(messages: &Messages, logbook: &Logbook, typed: &str) -> Markup {
    let refused = matches!(logbook.entries, Entries::Refused(_));
    html! {
        form.own role="search" method="get" action="/teach/talks" {
            input type="hidden" name="class" value=(logbook.class.id);
            div.field {
                label for="q" { (messages.text("teach-talks-search")) }
                p.help id="q-help" { (messages.text("teach-talks-search-help")) }
                div.row {
                    input id="q" name="q" type="search" value=(typed) dir="auto" autocomplete="off" spellcheck="false"
                        aria-describedby="q-help" aria-invalid=[refused.then_some("true")];
                    button { (messages.text("teach-talks-look")) }
                }
            }
        }
    }
}

/// Every talk, those to finish, those with a promise: each with its number.
fn draw_ways(messages: &Messages, logbook: &Logbook) -> Markup {
    let here = here(logbook);
    let shown = match logbook.entries {
        Entries::All { .. } => Some("all"),
        Entries::Unfinished(_) => Some("unfinished"),
        Entries::Promised(_) => Some("promised"),
        Entries::Found { .. } | Entries::Refused(_) => None,
    };
    let ways = [
        ("all", "teach-talks-all", None),
        (
            "unfinished",
            "teach-talks-unfinished",
            Some(logbook.unfinished),
        ),
        ("promised", "teach-talks-promised", Some(logbook.promised)),
    ];
    html! {
        nav.actions aria-label=(messages.text("teach-talks-ways")) {
            @for (word, words, count) in ways {
                a.button.plain href={ (here) "&show=" (word) } aria-current=[(shown == Some(word)).then_some("page")] {
                    span { (messages.text(words)) @if let Some(count) = count { " " b { (count) } } }
                }
            }
        }
    }
}

fn draw_talk(messages: &Messages, logbook: &Logbook, talk: &LoggedTalk) -> Markup {
    let kept = |words: &str| shortened(words.trim(), limits::TODAY_LINE_GRAPHEMES_MAX);
    let noticed: Vec<&str> = strengths(&talk.strength).collect();
    let said = html! {
        @if !talk.teaching.trim().is_empty() {
            span.soft { (messages.text("teach-story-taught")) } " " bdi { (text(&kept(&talk.teaching))) }
        } @else if !noticed.is_empty() {
            span.soft { (messages.text("talk-strength")) } " " bdi { (text(&noticed.join(" · "))) }
        } @else {
            span.soft { (messages.text("teach-story-nothing-written")) }
        }
    };
    let at = talk_with(talk.id, talk.students.first().copied());
    row(messages, logbook, talk.date, &talk.students, &at, &said)
}

/// The page of a talk, with this child's side of it.
fn talk_with(talk: ConferenceId, student: Option<StudentId>) -> String {
    let with = student.map_or_else(String::new, |student| format!("?with={student}"));
    format!("/teach/conferences/{talk}{with}")
}

/// A day, whose it is, and what: the child leads to its story, the words to their talk.
fn row(
    messages: &Messages,
    logbook: &Logbook,
    day: Date,
    students: &[StudentId],
    leads_to: &str,
    said: &Markup,
) -> Markup {
    let named = students
        .iter()
        .filter_map(|id| logbook.students.iter().find(|it| it.id == *id));
    html! {
        li {
            time.soft datetime=(day) { (messages.day_near(logbook.today, day)) }
            div.names-of {
                @for student in named {
                    a.quiet href={ "/teach/students/" (student.id) } { (chair(student.drawing)) " " strong { bdi { (student.name) } } }
                }
            }
            a.said-there href=(leads_to) { (said) }
        }
    }
}

fn draw_found(
    messages: &Messages,
    logbook: &Logbook,
    typed: &str,
    search: &Search,
    found: &[Found],
    more: Option<i64>,
) -> Markup {
    let children = logbook.students.iter().filter(|student| {
        let name = search::fold(&student.name);
        let mut words = search.terms();
        words.all(|(word, _)| name.split(' ').any(|part| part.starts_with(&word)))
    });
    let children: Vec<_> = children.collect();
    let q: String = form_urlencoded::byte_serialize(typed.as_bytes()).collect();
    html! {
        @if !children.is_empty() {
            ul.entries { @for student in &children {
                li { a.quiet href={ "/teach/students/" (student.id) } { (chair(student.drawing)) " " strong { bdi { (student.name) } } } }
            } }
        }
        @if found.is_empty() {
            p.lead role="status" { (isolated(&messages.text_with("teach-talks-not-found", &[("words", typed.trim().into())]))) }
        }
        ul.entries { @for it in found { (draw_text(messages, logbook, search, it)) } }
        @if let Some(more) = more {
            a.button href={ (here(logbook)) "&q=" (q) "&below=" (more) } { (messages.text("teach-talks-more")) }
        }
    }
}

/// A text with the found words marked, and what kind of text it is.
fn draw_text(messages: &Messages, logbook: &Logbook, search: &Search, found: &Found) -> Markup {
    let excerpt = search.excerpt(&found.text);
    let said = html! {
        span.soft { (source(messages, logbook, found)) } " "
        bdi {
            @if excerpt.is_begun { "… " }
            @for part in &excerpt.parts { @if part.is_found { mark { (text(part.text)) } } @else { (text(part.text)) } }
            @if excerpt.goes_on { " …" }
        }
    };
    match (found.source, found.students.first()) {
        (FoundIn::Answer(role, sheet), Some(student)) => {
            let at = format!("/teach/students/{student}/sheet?sheet={sheet}#{role}");
            row(messages, logbook, found.date, &found.students, &at, &said)
        }
        (_, first) => {
            let talk = found.conference.map(|talk| talk_with(talk, first.copied()));
            let at = talk.unwrap_or_default();
            row(messages, logbook, found.date, &found.students, &at, &said)
        }
    }
}

fn source(messages: &Messages, logbook: &Logbook, found: &Found) -> Markup {
    let of = |id: &'static str, student: StudentId| {
        let named = logbook.students.iter().find(|it| it.id == student);
        let name = named.map_or("", |it| it.name.as_str());
        html! { (isolated(&messages.text_with(id, &[("name", name.into())]))) }
    };
    let first = found.students.first().copied();
    let plain = |words: &'static str| html! { (messages.text(words)) };
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
