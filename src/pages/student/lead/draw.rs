//! The child's pages of a talk: large, one thing at a time, in the child's own words, and without a clock (2.7).

use maud::{Markup, html};

use crate::http::route::Audience;
use crate::pages::student::lead::Led;
use crate::{
    app::{App, autosave::ConferenceField},
    domain::{
        class::Band,
        conference::{Line, ReadBack, State, Step, Telling, strengths},
        next_step::Told,
        prep::{Role, Way},
    },
    http::context::RequestContext,
    i18n::Messages,
    pages::components::{
        self, Conflict, icon,
        layout::{Layout, page_headed},
        notice, saving,
    },
};

fn layout<'a>(messages: &'a Messages, title: &'a str, live: bool) -> Layout<'a> {
    Layout {
        audience: Audience::Student,
        live: live.then_some("conference"),
        home: "/lead",
        ..Layout::teacher(messages, title, None)
    }
}

/// The heading is part of what a change puts in place: after the talk another page stands under this address.
fn heading(title: &str) -> Markup {
    html! { h1 id="step" data-live { (components::isolated(title)) } }
}

/// One step of the script.
pub(crate) fn script(app: &App, context: &RequestContext, led: &Led, step: Step) -> Markup {
    let messages = app.translations.of(context.language);
    let title = messages.text(step_words(step, led.class.band));
    let types = step == Step::NextStep && led.talk.is_some();
    let at = messages.text_with(
        "lead-of",
        &[
            ("at", step.number().into()),
            ("all", Step::ALL.len().into()),
        ],
    );
    let body = html! {
        p.soft { (components::isolated(&at)) }
        @for (at, telling) in step.tells().iter().enumerate() {
            @if at > 0 { h2 { (messages.text(telling_words(*telling))) } }
            (draw_told(messages, led, *telling, at == 0))
        }
        @if types { (draw_next_step(messages, led)) }
        @if step == Step::End { p.lead { (components::text(messages.text("lead-end-line"))) } }
        nav.goes aria-label=(messages.text("lead-next")) {
            @if let Some(back) = step.back() {
                a.button.plain href={ "/lead?step=" (back.number()) } { (icon("back")) span { (components::text(messages.text("lead-back"))) } }
            }
            @match step.next() {
                Some(next) => a.button.main href={ "/lead?step=" (next.number()) } { (components::text(messages.text("lead-next"))) },
                None => a.button.main href="/lead/read-back" { (components::text(messages.text("lead-see"))) }
            }
        }
        (draw_way_back(messages, led))
    };
    page_headed(
        &layout(messages, title, !types),
        &heading(title),
        &html! { div.script id="lead" data-live[!types] { (body) } },
    )
}

pub(crate) fn step_words(step: Step, band: Band) -> &'static str {
    match (step, band) {
        (Step::Hello, Band::K2) => "lead-hello-k2",
        (Step::Hello, _) => "lead-hello",
        (Step::Proud, _) => "lead-proud",
        (Step::Ask, _) => "lead-ask",
        (Step::Tell, _) => "lead-tell",
        (Step::Try, _) => "lead-try",
        (Step::NextStep, _) => "lead-next-step",
        (Step::End, _) => "lead-end",
    }
}

pub(crate) fn telling_words(telling: Telling) -> &'static str {
    match telling {
        Telling::Tried => "lead-tried",
        _ => "lead-stuck",
    }
}

/// On the teacher's own device the way back to her is on every page: only she can go it.
fn draw_way_back(messages: &Messages, led: &Led) -> Markup {
    html! {
        @if led.leader.handed.is_some() {
            a.quiet href="/door/back" { (components::text(messages.text("back-give"))) }
        }
    }
}

/// The child's own words; where there are none, how they will be told.
pub(crate) fn draw_told(messages: &Messages, led: &Led, telling: Telling, first: bool) -> Markup {
    let role = match telling {
        Telling::Piece => Role::Piece,
        Telling::Proud => Role::Proud,
        Telling::Ask => Role::Ask,
        Telling::Stuck => Role::Stuck,
        Telling::Tried => Role::Tried,
    };
    let line = led.sheet.as_ref().and_then(|sheet| sheet.line(role));
    let text = line.map_or("", |line| line.text.trim());
    let way = line.map_or(Way::None, |line| line.way);
    html! {
        @if !text.is_empty() { blockquote.told-words dir="auto" { (components::text(text)) } }
        @match way {
            Way::Aloud => p { (icon("talk")) " " (components::text(messages.text("lead-aloud"))) },
            Way::Paper => p { (icon("sheet")) " " (components::text(messages.text("lead-paper"))) },
            Way::None | Way::Written => @if text.is_empty() && first { p.lead { (components::text(messages.text("lead-free"))) } }
        }
    }
}

fn draw_next_step(messages: &Messages, led: &Led) -> Markup {
    let step = led.step.as_ref();
    let saved = step.map_or(("", 0), |step| (step.text.as_str(), step.revision));
    let place = ConferenceField::NextStep(led.leader.student);
    html! {
        (draw_box(messages, led, &Box { place, label: "lead-box", to: "/lead/next-step", saved, says: true }))
        @if step.is_some_and(|step| step.way == Told::Aloud) { p { (icon("talk")) " " (components::text(messages.text("lead-said-it"))) } }
    }
}

/// A box of the child's.
struct Box<'a> {
    place: ConferenceField,
    label: &'a str,
    to: &'a str,
    /// The saved words and their revision.
    saved: (&'a str, u32),
    /// It may also be said aloud.
    says: bool,
}

/// The id under which a browser keeps unsent words: by child and talk, the same on each device (D28).
fn keep(led: &Led, place: ConferenceField) -> String {
    let talk = led.talk.as_ref().map_or(0, |talk| talk.id.number());
    // The rest of the word would name the child.
    let word = place.word();
    let word = word.split(':').next().unwrap_or_default();
    format!("{}{talk}-{word}", led.keep)
}

fn draw_hidden(led: &Led, of: &Box<'_>) -> Markup {
    let line = match of.place {
        ConferenceField::Line(Line::Well(_)) => Some("well"),
        ConferenceField::Line(Line::Tweak(_)) => Some("tweak"),
        _ => None,
    };
    html! {
        @if let Some(talk) = &led.talk { input type="hidden" name="talk" value=(talk.id); }
        @if let Some(line) = line { input type="hidden" name="line" value=(line); }
        input type="hidden" name="seen" value=(of.saved.1);
    }
}

fn draw_box(messages: &Messages, led: &Led, of: &Box<'_>) -> Markup {
    let word = of.place.word();
    if let Some(others) = led.conflicts.get(&word) {
        let conflict = Conflict {
            action: of.to,
            hidden: &draw_hidden(led, of),
            saved: of.saved.0,
            others,
        };
        return html! {
            h2 { (components::text(messages.text(of.label))) }
            (components::conflict(messages, &conflict))
        };
    }
    let id = of.label;
    let untaken = led.refused.as_ref().map(|(_, words)| words.as_str());
    let text = untaken
        .filter(|words| !words.is_empty())
        .unwrap_or(of.saved.0);
    html! {
        form.words-box method="post" action=(of.to) data-autosave=(keep(led, of.place)) {
            (draw_hidden(led, of))
            label for=(id) { (components::text(messages.text(of.label))) }
            textarea id=(id) name="text" rows="3" dir="auto" { "\n" (components::text(text)) }
            (saving(messages))
            @if of.says { button name="way" value="aloud" { (icon("talk")) (messages.text("lead-say-it")) } }
        }
    }
}

fn draw_refused(led: &Led) -> Markup {
    html! {
        @if let Some((said, _)) = &led.refused { (notice(false, &components::isolated(said))) }
    }
}

/// The next step's box on a page of its own, with the reason why its words were not taken.
pub(crate) fn step_alone(app: &App, context: &RequestContext, led: &Led) -> Markup {
    let messages = app.translations.of(context.language);
    let title = messages.text("lead-next-step");
    page_headed(
        &layout(messages, title, false),
        &heading(title),
        &html! {
            div.script {
                (draw_refused(led))
                (draw_next_step(messages, led))
                nav.goes aria-label=(messages.text("lead-next")) {
                    a.button.main href="/lead" { (components::text(messages.text("lead-back"))) }
                }
            }
        },
    )
}

/// What was said, as far as a child may see it, and "Is that right?" (T3).
pub(crate) fn read_back(app: &App, context: &RequestContext, led: &Led) -> Markup {
    let messages = app.translations.of(context.language);
    let title = messages.text("back-title");
    let said = led.read_back();
    let changes = said == Some(ReadBack::Change);
    page_headed(
        &layout(messages, title, !changes),
        &heading(title),
        &html! {
            div.script id="lead" data-live[!changes] {
                (draw_shared(messages, led, !changes))
                @if changes { (draw_next_step(messages, led)) }
                @match said {
                    Some(ReadBack::Yes) => (draw_thanks(messages, led)),
                    _ => form method="post" action="/lead/read-back" {
                        p.lead { (components::text(messages.text("back-ask"))) }
                        div.goes {
                            @if !changes { button.plain name="say" value="change" { (components::text(messages.text("back-change"))) } }
                            button.main name="say" value="yes" { (components::text(messages.text("back-yes"))) }
                        }
                        (draw_way_back(messages, led))
                    }
                }
            }
        },
    )
}

pub(crate) fn draw_shared(messages: &Messages, led: &Led, with_step: bool) -> Markup {
    let words_of = |line| led.lines.get(&line).map_or("", |words| words.text.trim());
    let quoted = [
        (Line::Praised, "back-praised"),
        (Line::Quote, "back-quote"),
        (Line::Teaching, "back-teaching"),
        (Line::Home, "back-home"),
        (Line::Thanks(led.leader.student), "back-from-teacher"),
    ];
    let step = led.step.as_ref().filter(|_| with_step);
    let step = step.map_or("", |step| step.text.trim());
    let aloud = led.step.as_ref().is_some_and(|it| it.way == Told::Aloud) && step.is_empty();
    let check_back = led.talk.as_ref().and_then(|talk| talk.check_back);
    let none = words_of(Line::Strength).is_empty()
        && quoted.iter().all(|(line, _)| words_of(*line).is_empty())
        && led.step.is_none();
    html! {
        div.read-lines {
            @if none { p.lead { (components::text(messages.text("back-none"))) } }
            @if !words_of(Line::Strength).is_empty() {
                section {
                    h2 { (components::text(messages.text("back-strength"))) }
                    ul.strengths { @for strength in strengths(words_of(Line::Strength)) { li { bdi { (strength) } } } }
                }
            }
            @for (line, words) in quoted {
                @if !words_of(line).is_empty() {
                    section { h2 { (components::text(messages.text(words))) } blockquote.told-words dir="auto" { (components::text(words_of(line))) } }
                }
            }
            @if !step.is_empty() || aloud && with_step {
                section {
                    h2 { (components::text(messages.text("back-step"))) }
                    @if aloud { p { (icon("talk")) " " (components::text(messages.text("lead-said-it"))) } }
                    @else { blockquote.told-words dir="auto" { (step) } }
                }
            }
            @if let Some(day) = check_back {
                p { (components::isolated(&messages.text_with("back-check", &[("day", messages.day(day).into())]))) }
            }
        }
    }
}

fn draw_thanks(messages: &Messages, led: &Led) -> Markup {
    let over = led
        .talk
        .as_ref()
        .is_some_and(|talk| talk.state == State::Done);
    html! {
        p.lead { (icon("tick")) " " (components::text(messages.text("back-thanks"))) }
        div.goes {
            @if led.leader.handed.is_some() {
                a.button.main href="/door/back" { (components::text(messages.text("back-give"))) }
            } @else if over {
                a.button.main href="/lead/look-back" { (components::text(messages.text("after-go"))) }
            } @else {
                a.button.main href="/lead?step=7" { (components::text(messages.text("lead-back"))) }
            }
        }
    }
}

/// Back at the seat: what went well, and what to change (T5).
pub(crate) fn look_back(app: &App, context: &RequestContext, led: &Led) -> Markup {
    let messages = app.translations.of(context.language);
    let title = messages.text("after-title");
    let student = led.leader.student;
    let boxes = [
        (Line::Well(student), "after-well"),
        (Line::Tweak(student), "after-tweak"),
    ];
    page_headed(
        &layout(messages, title, false),
        &heading(title),
        &html! {
            div.script {
                (draw_refused(led))
                @for (line, label) in boxes {
                    @let words = led.lines.get(&line);
                    @let saved = words.map_or(("", 0), |words| (words.text.as_str(), words.revision));
                    (draw_box(messages, led, &Box { place: ConferenceField::Line(line), label, to: "/lead/look-back", saved, says: false }))
                }
                (draw_joy(messages, led))
                div.goes { a.button.main href="/prep" { (components::text(messages.text("after-home"))) } }
            }
        },
    )
}

/// What was noticed in her writing, to be shared with the class if she likes; her name does not stand with it (B9).
fn draw_joy(messages: &Messages, led: &Led) -> Markup {
    let noticed = led
        .lines
        .get(&Line::Strength)
        .map_or("", |words| &words.text);
    html! {
        @if let (Some(shared), Some(talk), false) = (&led.shared, &led.talk, noticed.is_empty()) {
            section.thing id="shared_praise" aria-labelledby="shared-praise-title" {
                h2 id="shared-praise-title" { (components::text(messages.text("shared-praise-title"))) }
                p { (components::text(messages.text("shared-praise-line"))) }
                @for strength in strengths(noticed) {
                    @match shared.get(strength) {
                        Some(true) => p.said { (icon("tick")) " " (strength) ": " (messages.text("shared-praise-shown")) },
                        Some(false) => p.said { (icon("tick")) " " (strength) ": " (messages.text("shared-praise-asked")) },
                        None => {
                            form method="post" action="/lead/share" {
                                input type="hidden" name="talk" value=(talk.id);
                                button name="text" value=(strength) { span { (messages.text("shared-praise-share")) ": " (strength) } }
                            }
                        }
                    }
                }
            }
        }
    }
}
