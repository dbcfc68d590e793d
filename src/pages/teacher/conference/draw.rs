//! The page of a conference for one hand: what the child wants, is proud of, picked last time; then what the teacher noticed, the
//! one teaching point, the next step, the look back; and apart from all that, what only the teacher may see.

use maud::{Markup, html};

use super::{
    boxes::{draw_box, draw_strengths, draw_tags, draw_thanks},
    loaded::{Page, address},
};
use crate::{
    app::{App, autosave::ConferenceField},
    domain::{
        conference::{Line, ReadBack, State},
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
    secret,
};

pub(super) fn page(app: &App, context: &RequestContext, page: &Page) -> Markup {
    let messages = app.translations.of(context.language);
    let done = page.conference.state == State::Done;
    let title = named(messages, if done { "talk-led" } else { "talk-leads" }, page);
    // A talk of an earlier day was opened to be read or finished: from the child's story.
    let back = if page.conference.date < page.today {
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
        @if !done { (ring(page)) }
    };
    page_headed(
        &layout,
        &heading,
        &html! {
            @if let Some(said) = &page.refused { (notice(false, &isolated(said))) }
            @if page.participants.len() > 1 { (draw_group(messages, page)) }
            @if done { (draw_over(app, messages, page)) }
            (draw_wants(messages, page))
            (draw_last_time(app, context, page))
            (draw_strengths(app, messages, page))
            section {
                @for (line, label) in [(Line::Praised, "talk-praised"), (Line::Quote, "talk-quote")] {
                    (draw_box(messages, page, ConferenceField::Line(line), &named(messages, label, page)))
                }
            }
            section { (draw_box(messages, page, ConferenceField::Line(Line::Teaching), messages.text("talk-teaching"))) }
            (draw_tags(messages, page))
            (draw_next_step(messages, page))
            (draw_check_back(messages, page))
            details {
                summary { (message(messages, "talk-home")) }
                (draw_box(messages, page, ConferenceField::Line(Line::Home), messages.text("talk-home-line")))
            }
                // What only the teacher may see: apart, and labelled so (decision 39).
            @if !page.is_substitutes {
                section.card.private {
                    (draw_box(messages, page, ConferenceField::Remember, messages.text("talk-remember")))
                    p.help { (message(messages, "talk-remember-help")) }
                }
            }
            @if !done { (draw_mistake(messages, page)) }
            (draw_bar(messages, page))
        },
    )
}

/// A talk that was begun by mistake goes whole. With words in it she is asked once.
fn draw_mistake(messages: &Messages, page: &Page) -> Markup {
    html! {
        details open[page.asks_sure] {
            summary { (message(messages, "talk-mistake")) }
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

fn named(messages: &Messages, id: &str, page: &Page) -> String {
    messages.text_with(id, &[("name", page.student.name.as_str().into())])
}

/// The soft ring: no number, no sound, nothing that blinks. The script lets it go on; without it, it stands as it was drawn.
fn ring(page: &Page) -> Markup {
    let all = i64::from(page.minutes) * 60;
    let part = (page.elapsed * 100 / all.max(1)).min(100);
    html! {
        svg.ring data-ring data-elapsed=(page.elapsed) data-all=(all) viewBox="0 0 40 40" aria-hidden="true" {
            circle cx="20" cy="20" r="15.9155" {}
            circle.run cx="20" cy="20" r="15.9155" stroke-dasharray={ (part) " 100" } transform="rotate(-90 20 20)" {}
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
                    button.plain name="say" value=(said) aria-pressed=(if step.child_said == Some(said) { "true" } else { "false" }) {
                        (messages.text(words))
                    }
                }
                button.plain name="say" value="put_down" { (message(messages, "talk-put-down")) }
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
                        button.plain name="date" value=(if on { String::new() } else { day.to_string() }) aria-pressed=(if on { "true" } else { "false" }) {
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

/// After the conference: who is next, the child's answer, and twenty seconds for the teacher's own look back.
fn draw_over(app: &App, messages: &Messages, page: &Page) -> Markup {
    let minutes = page.conference.minutes().unwrap_or_default();
    html! {
        section.card.done {
            p { (icon("tick")) " " (messages.text_with("talk-minutes", &[("count", minutes.into())])) }
            p { (message(messages, "talk-add-later")) }
            @if let Some((chair, next)) = &page.next {
                form method="post" action="/teach/conferences" {
                    input type="hidden" name="sign_up" value=(chair);
                    input type="hidden" name="request" value=(secret::token());
                    button.wide { span { (isolated(&messages.text_with("talk-start", &[("name", next.name.as_str().into())]))) } }
                }
            }
        }
        (draw_thanks(app, messages, page))
        (draw_childs_word(messages, page))
        section {
            h2 { (message(messages, "talk-for-you")) }
            (draw_box(messages, page, ConferenceField::Line(Line::TeacherWell), messages.text("talk-well")))
            (draw_box(messages, page, ConferenceField::Line(Line::TeacherTweak), messages.text("talk-tweak")))
            p.help { (message(messages, "talk-tweak-help")) }
        }
    }
}

/// What the child said to the notes, and in its look back.
fn draw_childs_word(messages: &Messages, page: &Page) -> Markup {
    let student = page.student();
    let participant = page.conference.participant(student);
    let said = participant.and_then(|participant| participant.read_back);
    let looked = [
        (Line::Well(student), "talk-child-well"),
        (Line::Tweak(student), "talk-child-tweak"),
    ];
    html! {
        div.stack id="childs-word" data-live {
            @match said {
                Some(ReadBack::Yes) => p { (icon("tick")) " " (isolated(&named(messages, "talk-read-yes", page))) },
                Some(ReadBack::Change) => p { (isolated(&named(messages, "talk-read-change", page))) },
                None => {}
            }
            @for (line, words) in looked {
                @let saved = page.saved(ConferenceField::Line(line)).0;
                @if !saved.trim().is_empty() {
                    section {
                        h2 { (isolated(&named(messages, words, page))) }
                        blockquote.told-words dir="auto" { (text(saved)) }
                    }
                }
            }
        }
    }
}

/// In the thumb's reach, over the full width.
fn draw_bar(messages: &Messages, page: &Page) -> Markup {
    let done = page.conference.state == State::Done;
    let warm = page.elapsed >= i64::from(page.minutes.saturating_sub(1)) * 60 && !done;
    html! {
        div.bar.warm[warm].over[done] id="bar" {
            form method="post" action=(text(&page.action("hand"))) {
                @if page.participants.len() > 1 { input type="hidden" name="student" value=(page.student()); }
                @if !done && !page.is_substitutes { button.plain name="to" value="lead" { span { (isolated(&named(messages, "talk-hand", page))) } } }
                @if !page.is_substitutes { button.plain name="to" value="read-back" { (message(messages, "talk-read-back")) } }
                @if !done { button.plain type="button" data-more hidden { (message(messages, "talk-more-time")) } }
            }
            @if done {
                form method="post" action=(text(&page.action("logged"))) { button.main { (message(messages, "talk-all")) } }
            } @else {
                form method="post" action=(text(&page.action("finish"))) {
                    button.main { span { (isolated(&named(messages, "talk-finish", page))) } }
                }
            }
        }
    }
}
