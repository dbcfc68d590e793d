//! The page of a conference for one hand, in two parts: the sheet with what the child wants, is proud of and picked last time; the
//! log in the order of its use; and apart from all that, what only the teacher may see. What follows the end is over.rs.

use maud::{Markup, html};

use super::{
    boxes::{draw_box, draw_strengths, draw_tags, named},
    loaded::{Page, TypedAt, address},
    over,
};
use crate::{
    app::{App, autosave::ConferenceField},
    domain::{
        conference::{Line, State},
        next_step::{NextStep, Said, StepState, Told},
        prep::{QuestionRole, Way},
    },
    http::RequestContext,
    i18n::Messages,
    pages::{
        components::{self, Layout, icon, isolated, message, notice, page_headed, text},
        receipt::draw_undo,
        teacher::story,
    },
};

pub(super) fn page(app: &App, context: &RequestContext, page: &Page) -> Markup {
    let messages = app.translations.of(context.language);
    let done = page.conference.state == State::Done;
    let title = named(messages, if done { "talk-led" } else { "talk-leads" }, page);
    // A talk of an earlier day was opened to be read or finished: from the child's story.
    let back = if page.conference.date < page.today && !page.is_substitutes {
        story::address(page.student())
    } else {
        format!("/teach?class={}", page.class.id)
    };
    let home = match page.participants.len() {
        0 | 1 => address(page.conference.id),
        _ => format!("{}?with={}", address(page.conference.id), page.student()),
    };
    let layout = Layout {
        live: Some("conference"),
        home: &home,
        ..Layout::teacher(messages, &title, Some(&back))
    };
    let heading = html! {
        h1.leads { (components::chair(page.student.drawing)) span { (isolated(&title)) } }
        @if !done { (ring(messages, page)) }
    };
    page_headed(
        &layout,
        &heading,
        &html! {
            @if let Some(said) = &page.refused { (notice(false, &isolated(said))) }
            @if page.participants.len() > 1 { (draw_group(messages, page)) }
            div.talk.full {
                (draw_tabs(messages, page))
                div.talk-part.of-sheet {
                    (draw_wants(messages, page))
                    (draw_last_time(app, context, page))
                }
                div.talk-part.of-log {
                    @if done { (over::draw(app, messages, page)) }
                    (draw_strengths(app, messages, page))
                    (draw_next_step(messages, page))
                    (draw_check_back(messages, page))
                    (draw_lines(messages, page, done))
                }
            }
            (draw_bar(messages, page))
        },
    )
}

/// Sheet or log: on a phone one of them at a time, the log at first. What a form of the sheet leads back to is shown again.
fn draw_tabs(messages: &Messages, page: &Page) -> Markup {
    let parts = [("sheet", "teach-story-sheet"), ("log", "talk-log")];
    html! {
        @for (part, _) in parts {
            input.part-of type="radio" name="part" id={ "part-" (part) } value=(part) autocomplete="off"
                checked[page.shows_sheet == (part == "sheet")];
        }
        div.talk-tabs {
            @for (part, words) in parts { label for={ "part-" (part) } { (message(messages, words)) } }
            (draw_menu(messages, page))
        }
    }
}

/// What is rarely needed: the notes read back to the child, and a talk that was begun by mistake.
fn draw_menu(messages: &Messages, page: &Page) -> Markup {
    let done = page.conference.state == State::Done;
    html! {
        @if !done {
            details.more-of open[page.asks_sure] {
                summary { span.unseen { (message(messages, "talk-more")) } }
                @if !page.is_substitutes {
                    form method="post" action=(text(&page.action("hand"))) {
                        @if page.participants.len() > 1 { input type="hidden" name="student" value=(page.student()); }
                        button.wide name="to" value="read-back" { (message(messages, "talk-read-back")) }
                    }
                }
                (draw_mistake(messages, page))
            }
        }
    }
}

/// The lines that she needs less often, each a row that opens; one with words stands open.
fn draw_lines(messages: &Messages, page: &Page, done: bool) -> Markup {
    let line =
        |line, label: &'static str| (ConferenceField::Line(line), named(messages, label, page));
    let (praised, quote) = (
        line(Line::Praised, "talk-praised"),
        line(Line::Quote, "talk-quote"),
    );
    let (teaching, home) = (
        line(Line::Teaching, "talk-teaching"),
        line(Line::Home, "talk-home-line"),
    );
    let mut well = line(Line::TeacherWell, "talk-well");
    if let Some(label) = over::label_of(messages, page, Line::TeacherWell) {
        well.1 = label;
    }
    let has_tags = !page.tagged.is_empty();
    html! {
        div.grows {
            (draw_line(messages, page, &praised, false, &html! {}))
            (draw_line(messages, page, &quote, false, &html! {}))
            (draw_line(messages, page, &teaching, has_tags, &draw_tags(messages, page)))
            (draw_line(messages, page, &home, false, &html! {}))
            @if done { (draw_line(messages, page, &well, false, &html! {})) }
            // What only the teacher may see: apart, and labelled so (decision 39).
            @if !page.is_substitutes {
                div.private {
                    (draw_line(messages, page, &(ConferenceField::Remember, messages.text("talk-remember").to_owned()), false, &html! {
                        p.help { (message(messages, "talk-remember-help")) }
                    }))
                }
            }
        }
    }
}

/// Whether the tags stand below this box.
fn has_tag_box(place: ConferenceField) -> bool {
    place == ConferenceField::Line(Line::Teaching)
}

fn draw_line(
    messages: &Messages,
    page: &Page,
    (place, label): &(ConferenceField, String),
    has_more: bool,
    more: &Markup,
) -> Markup {
    let place = *place;
    let is_filled = !page.saved(place).0.trim().is_empty();
    let waits = page.conflicts.contains_key(&place.word());
    // A tag of her own is typed in the row of the teaching point.
    let tag_untaken = has_tag_box(place) && page.untaken_at(TypedAt::Tag).is_some();
    let untaken = tag_untaken || page.untaken_at(TypedAt::Box(place)).is_some();
    html! {
        details.grow id={ "line-" (place.word()) } open[is_filled || has_more || waits || untaken] {
            summary {
                @if is_filled { (icon("tick")) } @else { span.plus aria-hidden="true" { "+" } }
                " " span { (isolated(label)) }
                @if place == ConferenceField::Remember { " " span.soft { (message(messages, "talk-only-you")) } }
            }
            (draw_box(messages, page, place, label))
            (more)
        }
    }
}

/// A talk that was begun by mistake goes whole. With words in it she is asked once.
fn draw_mistake(messages: &Messages, page: &Page) -> Markup {
    html! {
        div.mistake {
            h2 { (message(messages, "talk-mistake")) }
            @if page.asks_sure { p.error role="alert" { (messages.refusal("talk_has_words", &[])) } }
            @else { p.help { (message(messages, "talk-mistake-help")) } }
            form method="post" action=(text(&page.action("mistake"))) {
                @if page.asks_sure { input type="hidden" name="sure" value="yes"; }
                button.wide { (message(messages, if page.asks_sure { "talk-mistake-sure" } else { "talk-mistake-go" })) }
            }
        }
    }
}

/// The children of a group, one tap each: what one wants, and what one takes along, is that child's own.
fn draw_group(messages: &Messages, page: &Page) -> Markup {
    html! {
        nav.actions aria-label=(messages.text("teach-group-with")) {
            @for student in &page.participants {
                a.button.plain href={ (address(page.conference.id)) "?with=" (student.id) }
                    aria-current=[(student.id == page.student()).then_some("page")] {
                    (components::chair(student.drawing)) (components::name(&student.name))
                }
            }
        }
    }
}

/// A refusal where no conference began.
pub(super) fn not_begun(messages: &Messages, said: &str) -> Markup {
    let layout = Layout::teacher(messages, messages.text("talk-not-begun"), Some("/teach"));
    layout.page(html! {
            (notice(false, &isolated(said)))
            a.button.main href="/teach" { (message(messages, "problem-to-today")) }
    })
}

/// The soft ring: no sound, nothing that blinks, and minutes only when it is tapped. The script lets it go on; without it, it
/// stands as it was drawn.
fn ring(messages: &Messages, page: &Page) -> Markup {
    let all = i64::from(page.minutes) * 60;
    let part = (page.elapsed * 100 / all.max(1)).min(100);
    html! {
        details.ring-of {
            summary aria-label=(messages.text("talk-time")) {
                svg.ring data-ring data-elapsed=(page.elapsed) data-all=(all) viewBox="0 0 40 40" aria-hidden="true" {
                    circle cx="20" cy="20" r="15.9155" {}
                    circle.run cx="20" cy="20" r="15.9155" stroke-dasharray={ (part) " 100" } transform="rotate(-90 20 20)" {}
                }
            }
            div {
                p { b data-minutes { (page.elapsed / 60) } " " (message(messages, "talk-so-far")) }
                button.plain type="button" data-more hidden { (message(messages, "talk-more-time")) }
            }
        }
    }
}

/// The child's own words, or how they will be told.
fn draw_told(messages: &Messages, page: &Page, role: QuestionRole) -> Markup {
    let line = page.sheet.as_ref().and_then(|sheet| sheet.line(role));
    let way = line.map_or(Way::None, |line| line.way);
    html! {
        @if let Some(line) = line.filter(|line| !line.text.trim().is_empty()) {
            blockquote.told-words dir="auto" { (text(&line.text)) }
        }
        @match way {
            Way::Aloud => p.soft { (icon("talk")) " " (message(messages, "talk-aloud")) },
            Way::Paper => p.soft { (icon("sheet")) " " (message(messages, "talk-paper")) },
            Way::None | Way::Written => @if line.is_none_or(|line| line.text.trim().is_empty()) {
                p.soft { (message(messages, "talk-no-words")) }
            }
        }
    }
}

fn draw_wants(messages: &Messages, page: &Page) -> Markup {
    html! {
        div.stack id="wants" data-live {
            section {
                h2 { (isolated(&named(messages, "talk-wants", page))) }
                (draw_told(messages, page, QuestionRole::Ask))
            }
            section {
                h2 { (isolated(&named(messages, "talk-proud", page))) }
                (draw_told(messages, page, QuestionRole::Proud))
            }
            details {
                summary { (message(messages, "talk-rest")) }
                @for (role, words) in [(QuestionRole::Piece, "talk-piece"), (QuestionRole::Stuck, "talk-stuck"), (QuestionRole::Tried, "talk-tried")] {
                    section { h3 { (message(messages, words)) } (draw_told(messages, page, role)) }
                }
            }
            @if let Some((day, words)) = &page.remembered {
                section.card.private {
                    h3 { (isolated(&messages.text_with("talk-remembered", &[("day", messages.day_near(page.today, *day).into())]))) }
                    p dir="auto" { (text(words)) }
                }
            }
        }
    }
}

/// The step of last time, in the child's words, and how it is going.
fn draw_last_time(app: &App, context: &RequestContext, page: &Page) -> Markup {
    let messages = app.translations.of(context.language);
    let ended = |said: &&(i64, NextStep)| said.1.state != StepState::Open;
    html! {
        div id="last-time" data-live {
            @if !page.carried.is_empty() {
                section {
                    h2 { (message(messages, "talk-last-time")) }
                    @for step in &page.carried { (draw_carried(messages, page, step)) }
                }
            }
            // A step that was put away leaves the list; what was done about it stays, with the way back.
            @for (receipt, step) in page.said_of.iter().filter(ended) {
                div.notice.good {
                    @if !step.text.trim().is_empty() { blockquote.told-words dir="auto" { (text(&step.text)) } }
                    p { (message(messages, if step.state == StepState::Reached { "done-step-reached" } else { "done-step-down" })) }
                    (draw_undo(app, context, *receipt))
                }
            }
        }
    }
}

fn draw_carried(messages: &Messages, page: &Page, step: &NextStep) -> Markup {
    let says = [
        (Said::Doing, "talk-doing"),
        (Said::GettingThere, "talk-getting-there"),
        (Said::NotYet, "talk-not-yet"),
        (Said::Reached, "talk-reached"),
    ];
    html! {
        form.step method="post" action=(text(&page.action("steps"))) data-tap {
            input type="hidden" name="step" value=(step.id);
            @if step.text.trim().is_empty() {
                p.soft { (icon("talk")) " " (message(messages, "talk-step-aloud")) }
            } @else {
                blockquote.told-words dir="auto" { (text(&step.text)) }
            }
            div.chips {
                @for (said, words) in says {
                    button.plain id={ "step-" (step.id) "-" (said) } name="say" value=(said) aria-pressed=(if step.child_said == Some(said) { "true" } else { "false" }) {
                        (messages.text(words))
                    }
                }
                button.plain id={ "step-" (step.id) "-down" } name="say" value="put_down" { (message(messages, "talk-put-down")) }
            }
        }
    }
}

fn draw_next_step(messages: &Messages, page: &Page) -> Markup {
    let place = ConferenceField::NextStep(page.student());
    let step = page.step.as_ref();
    let aloud = step.is_some_and(|step| step.way == Told::Aloud);
    html! {
        section id="next-step" {
            (draw_box(messages, page, place, &named(messages, "talk-step", page)))
            @if aloud { p.soft { (icon("talk")) " " (message(messages, "talk-step-aloud")) } }
        }
        div id="child-wrote" data-live {
            @if let Some(step) = step && !step.text.is_empty() {
                p.soft { (messages.text("talk-step-now")) " " q dir="auto" { (text(&step.text)) } }
            }
        }
    }
}

fn draw_check_back(messages: &Messages, page: &Page) -> Markup {
    let chosen = page.conference.check_back;
    let other = chosen.filter(|day| !page.offers.contains(day));
    html! {
        section id="check-back" {
            h2 { (message(messages, "talk-check-back")) }
            div id="check-back-days" data-live {
                form.chips method="post" action=(text(&page.action("check-back"))) data-tap {
                    @for day in page.offers.iter().copied().chain(other) {
                        @let on = chosen == Some(day);
                        button.plain id={ "back-" (day) } name="date" value=(if on { String::new() } else { day.to_string() }) aria-pressed=(if on { "true" } else { "false" }) {
                            (messages.day_near(page.today, day))
                        }
                    }
                }
            }
            details {
                summary { (message(messages, "talk-check-other")) }
                form method="post" action=(text(&page.action("check-back"))) {
                    label for="check-back-date" { (message(messages, "talk-check-date")) }
                    input id="check-back-date" type="date" name="date" required;
                    button { (message(messages, "talk-check-save")) }
                }
            }
        }
    }
}

/// In the thumb's reach: the device into the child's hands, and the end; afterwards the notes read back, and that this is all.
fn draw_bar(messages: &Messages, page: &Page) -> Markup {
    let done = page.conference.state == State::Done;
    let warm = page.elapsed >= i64::from(page.minutes.saturating_sub(1)) * 60 && !done;
    let (to, hand) = if done {
        ("read-back", "talk-read-back")
    } else {
        ("lead", "talk-hand")
    };
    let (deed, end) = if done {
        ("logged", "talk-all")
    } else {
        ("finish", "talk-finish")
    };
    html! {
        div.bar.full.warm[warm] id="bar" {
            // A substitute's device stays in its hands.
            @if !page.is_substitutes {
                form method="post" action=(text(&page.action("hand"))) {
                    @if page.participants.len() > 1 { input type="hidden" name="student" value=(page.student()); }
                    button.wide name="to" value=(to) { (message(messages, hand)) }
                }
            }
            form method="post" action=(text(&page.action(deed))) { button.main { (message(messages, end)) } }
        }
    }
}
