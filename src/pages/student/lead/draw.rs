//! The child's pages of a conference: large, one thing at a time, in the child's own words, and without a clock.

use maud::{Markup, html};
use strum::VariantArray;

use super::page::LeadPage;
use crate::{
    app::{App, autosave::ConferenceField},
    domain::{
        conference::{Line, ReadBack, State, Step, strengths},
        next_step::Told,
    },
    http::{context::RequestContext, route::Audience},
    i18n::Messages,
    pages::components::{
        self, Conflict,
        conference::{said, step_title, telling_title, told_words},
        icon, isolated,
        layout::{Layout, page_headed},
        message, notice, saving, text,
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

/// The heading is part of what a change puts in place: after the conference another page stands under this address.
fn heading(title: &str) -> Markup {
    html! { h1 id="step" data-live { (isolated(title)) } }
}

/// One step of the script.
pub(super) fn script(app: &App, context: &RequestContext, page: &LeadPage, step: Step) -> Markup {
    let (messages, led) = (app.translations.of(context.language), &page.led);
    let title = messages.text(step_title(step, led.class.band));
    let types = step == Step::NextStep && led.conference.is_some();
    let at = messages.text_with(
        "lead-of",
        &[
            ("at", step.number().into()),
            ("all", Step::VARIANTS.len().into()),
        ],
    );
    let body = html! {
        p.soft { (isolated(&at)) }
        @for (at, telling) in step.tells().iter().enumerate() {
            @if at > 0 { h2 { (messages.text(telling_title(*telling))) } }
            (told_words(messages, led.sheet.as_ref(), *telling, at == 0))
        }
        @if types { (draw_next_step(messages, page)) }
        @if step == Step::End { p.lead { (message(messages, "lead-end-line")) } }
        nav.goes aria-label=(messages.text("lead-next")) {
            @if let Some(back) = step.back() {
                a.button.plain href={ "/lead?step=" (back.number()) } { (icon("back")) span { (message(messages, "lead-back")) } }
            }
            @match step.next() {
                Some(next) => a.button.main href={ "/lead?step=" (next.number()) } { (message(messages, "lead-next")) },
                None => a.button.main href="/lead/read-back" { (message(messages, "lead-see")) }
            }
        }
        (draw_way_back(messages, page))
    };
    page_headed(
        &layout(messages, title, !types),
        &heading(title),
        &html! { div.script id="lead" data-live[!types] { (body) } },
    )
}

/// On the teacher's own device the way back to her is on every page: only she can go it.
fn draw_way_back(messages: &Messages, page: &LeadPage) -> Markup {
    html! {
        @if page.led.leader.handed.is_some() {
            a.quiet href="/door/back" { (message(messages, "back-give")) }
        }
    }
}

fn draw_next_step(messages: &Messages, page: &LeadPage) -> Markup {
    let step = page.led.step.as_ref();
    let saved = step.map_or(("", 0), |step| (step.text.as_str(), step.revision));
    let place = ConferenceField::NextStep(page.led.leader.student);
    html! {
        (draw_box(messages, page, &Box { place, label: "lead-box", action: "/lead/next-step", saved, may_be_said: true }))
        @if step.is_some_and(|step| step.way == Told::Aloud) { p { (icon("talk")) " " (message(messages, "lead-said-it")) } }
    }
}

/// A box of the child's.
struct Box<'a> {
    place: ConferenceField,
    label: &'a str,
    action: &'a str,
    /// The saved words and their revision.
    saved: (&'a str, u32),
    /// It may also be said aloud.
    may_be_said: bool,
}

/// The id under which a browser keeps unsent words: by child and conference, the same on each device (decision 8).
fn draft_id(page: &LeadPage, place: ConferenceField) -> String {
    let conference = page.led.conference.as_ref();
    let conference = conference.map_or(0, |conference| conference.id.number());
    // The rest of the word would name the child.
    let word = place.word();
    let word = word.split(':').next().unwrap_or_default();
    format!("{}{conference}-{word}", page.draft_mark)
}

fn draw_hidden(page: &LeadPage, shown: &Box<'_>) -> Markup {
    let line = match shown.place {
        ConferenceField::Line(Line::Well(_)) => Some("well"),
        ConferenceField::Line(Line::Tweak(_)) => Some("tweak"),
        _ => None,
    };
    html! {
        @if let Some(conference) = &page.led.conference { input type="hidden" name="talk" value=(conference.id); }
        @if let Some(line) = line { input type="hidden" name="line" value=(line); }
        input type="hidden" name="seen" value=(shown.saved.1);
    }
}

fn draw_box(messages: &Messages, page: &LeadPage, shown: &Box<'_>) -> Markup {
    let word = shown.place.word();
    if let Some(others) = page.led.conflicts.get(&word) {
        let conflict = Conflict {
            action: shown.action,
            hidden: &draw_hidden(page, shown),
            saved: shown.saved.0,
            others,
        };
        return html! {
            h2 { (message(messages, shown.label)) }
            (components::conflict(messages, &conflict))
        };
    }
    let id = shown.label;
    let refused = page.refused.as_ref().map(|refused| refused.words.as_str());
    let words = refused
        .filter(|words| !words.is_empty())
        .unwrap_or(shown.saved.0);
    html! {
        form.words-box method="post" action=(shown.action) data-autosave=(draft_id(page, shown.place)) {
            (draw_hidden(page, shown))
            label for=(id) { (message(messages, shown.label)) }
            textarea id=(id) name="text" rows="3" dir="auto" { "\n" (text(words)) }
            (saving(messages))
            @if shown.may_be_said { button name="way" value="aloud" { (icon("talk")) (messages.text("lead-say-it")) } }
        }
    }
}

fn draw_refused(page: &LeadPage) -> Markup {
    html! {
        @if let Some(refused) = &page.refused { (notice(false, &isolated(&refused.message))) }
    }
}

/// The next step's box on a page of its own, with the reason why its words were not taken.
pub(super) fn step_alone(app: &App, context: &RequestContext, page: &LeadPage) -> Markup {
    let messages = app.translations.of(context.language);
    let title = messages.text("lead-next-step");
    page_headed(
        &layout(messages, title, false),
        &heading(title),
        &html! {
            div.script {
                (draw_refused(page))
                (draw_next_step(messages, page))
                nav.goes aria-label=(messages.text("lead-next")) {
                    a.button.main href="/lead" { (message(messages, "lead-back")) }
                }
            }
        },
    )
}

/// What was said, as far as a child may see it, and "Is that right?"
pub(super) fn read_back(app: &App, context: &RequestContext, page: &LeadPage) -> Markup {
    let (messages, led) = (app.translations.of(context.language), &page.led);
    let title = messages.text("back-title");
    let answer = led.read_back();
    let changes = answer == Some(ReadBack::Change);
    page_headed(
        &layout(messages, title, !changes),
        &heading(title),
        &html! {
            div.script id="lead" data-live[!changes] {
                (said(messages, led, !changes))
                @if changes { (draw_next_step(messages, page)) }
                @match answer {
                    Some(ReadBack::Yes) => (draw_thanks(messages, page)),
                    _ => form method="post" action="/lead/read-back" {
                        p.lead { (message(messages, "back-ask")) }
                        div.goes {
                            @if !changes { button.plain name="say" value="change" { (message(messages, "back-change")) } }
                            button.main name="say" value="yes" { (message(messages, "back-yes")) }
                        }
                        (draw_way_back(messages, page))
                    }
                }
            }
        },
    )
}

fn draw_thanks(messages: &Messages, page: &LeadPage) -> Markup {
    let led = &page.led;
    let conference = led.conference.as_ref();
    let is_over = conference.is_some_and(|conference| conference.state == State::Done);
    html! {
        p.lead { (icon("tick")) " " (message(messages, "back-thanks")) }
        div.goes {
            @if led.leader.handed.is_some() {
                a.button.main href="/door/back" { (message(messages, "back-give")) }
            } @else if is_over {
                a.button.main href="/lead/look-back" { (message(messages, "after-go")) }
            } @else {
                a.button.main href="/lead?step=7" { (message(messages, "lead-back")) }
            }
        }
    }
}

/// Back at the seat: what went well, and what to change.
pub(super) fn look_back(app: &App, context: &RequestContext, page: &LeadPage) -> Markup {
    let messages = app.translations.of(context.language);
    let title = messages.text("after-title");
    let student = page.led.leader.student;
    let boxes = [
        (Line::Well(student), "after-well"),
        (Line::Tweak(student), "after-tweak"),
    ];
    page_headed(
        &layout(messages, title, false),
        &heading(title),
        &html! {
            div.script {
                (draw_refused(page))
                @for (line, label) in boxes {
                    @let words = page.led.lines.get(&line);
                    @let saved = words.map_or(("", 0), |words| (words.text.as_str(), words.revision));
                    (draw_box(messages, page, &Box { place: ConferenceField::Line(line), label, action: "/lead/look-back", saved, may_be_said: false }))
                }
                (draw_shared_praise(messages, page))
                div.goes { a.button.main href="/prep" { (message(messages, "after-home")) } }
            }
        },
    )
}

/// What was noticed in the child's writing, to be shared with the class if the child likes; no name stands with it.
fn draw_shared_praise(messages: &Messages, page: &LeadPage) -> Markup {
    let led = &page.led;
    let noticed = led.words(Line::Strength);
    html! {
        @if let (Some(shared), Some(conference), false) = (&led.shared, &led.conference, noticed.is_empty()) {
            section.thing id="shared_praise" aria-labelledby="shared-praise-title" {
                h2 id="shared-praise-title" { (message(messages, "shared-praise-title")) }
                p { (message(messages, "shared-praise-line")) }
                @for strength in strengths(noticed) {
                    @match shared.get(strength) {
                        Some(true) => p.said { (icon("tick")) " " (strength) ": " (messages.text("shared-praise-shown")) },
                        Some(false) => p.said { (icon("tick")) " " (strength) ": " (messages.text("shared-praise-asked")) },
                        None => {
                            form method="post" action="/lead/share" {
                                input type="hidden" name="talk" value=(conference.id);
                                button name="text" value=(strength) { span { (messages.text("shared-praise-share")) ": " (strength) } }
                            }
                        }
                    }
                }
            }
        }
    }
}
