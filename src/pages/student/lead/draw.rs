//! The child's pages of a conference: large, one thing at a time, in the child's own words, and without a clock.

use maud::{Markup, html};
use strum::VariantArray;

use crate::{
    app::{App, autosave::ConferenceField, led_conference::LedConference},
    domain::{
        conference::{Line, ReadBack, State, Step, strengths},
        next_step::Told,
    },
    i18n::Messages,
    pages::components::{
        self, Conflict, Layout,
        conference::{said, step_title, telling_title, told_words},
        icon, isolated, leader_draft_prefix, message, notice, page_headed, saving,
        student_draft_prefix, text,
    },
};

/// Why words were not taken.
pub(super) struct Refused {
    pub(super) message: String,
    /// The box that they were typed into.
    pub(super) field: ConferenceField,
    /// The words, to stand in that box; none where they stand on the page already.
    pub(super) words: Option<String>,
}

/// A page of a conference.
pub(super) struct LeadPage {
    pub(super) led: LedConference,
    pub(super) refused: Option<Refused>,
    /// What the ids begin with under which the child's browser keeps words that the box does not have yet (decision 8).
    pub(super) draft_mark: String,
}

impl LeadPage {
    pub(super) fn new(app: &App, led: LedConference) -> Self {
        let child = student_draft_prefix(&app.machine.key, led.leader.student);
        Self {
            led,
            refused: None,
            draft_mark: leader_draft_prefix(&child),
        }
    }
}

/// The heading is part of what a change puts in place: after the conference another page stands under this address.
fn whole(messages: &Messages, title: &str, is_live: bool, main: &Markup) -> Markup {
    let layout = Layout {
        live: is_live.then_some("conference"),
        home: "/lead",
        ..Layout::student(messages, title, None)
    };
    page_headed(
        &layout,
        &html! { h1 id="step" data-live { (isolated(title)) } },
        main,
    )
}

/// One step of the script.
pub(super) fn script(messages: &Messages, page: &LeadPage, step: Step) -> Markup {
    let led = &page.led;
    let title = messages.text(step_title(step, led.class.band));
    let types = step == Step::NextStep && led.conference.is_some();
    let (at, all) = (step.number(), Step::VARIANTS.len());
    let at = messages.text_with("lead-of", &[("at", at.into()), ("all", all.into())]);
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
    whole(
        messages,
        title,
        !types,
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
    html! {
        (draw_box(messages, page, ConferenceField::NextStep(page.led.leader.student)))
        @if step.is_some_and(|step| step.way == Told::Aloud) { p { (icon("talk")) " " (message(messages, "lead-said-it")) } }
    }
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

/// A box of the child's. The next step may also be said aloud.
fn draw_box(messages: &Messages, page: &LeadPage, place: ConferenceField) -> Markup {
    let led = &page.led;
    let (label, action, line) = match place {
        ConferenceField::Line(Line::Well(_)) => ("after-well", "/lead/look-back", Some("well")),
        ConferenceField::Line(_) => ("after-tweak", "/lead/look-back", Some("tweak")),
        _ => ("lead-box", "/lead/next-step", None),
    };
    let saved = match place {
        ConferenceField::Line(line) => led
            .lines
            .get(&line)
            .map(|it| (it.text.as_str(), it.revision)),
        _ => led.step.as_ref().map(|it| (it.text.as_str(), it.revision)),
    };
    let (saved, revision) = saved.unwrap_or_default();
    let hidden = html! {
        @if let Some(conference) = &led.conference { input type="hidden" name="talk" value=(conference.id); }
        @if let Some(line) = line { input type="hidden" name="line" value=(line); }
        input type="hidden" name="seen" value=(revision);
    };
    let refused = page
        .refused
        .as_ref()
        .filter(|refused| refused.field == place)
        .and_then(|refused| refused.words.as_deref());
    if let Some(others) = led.conflicts.get(&place.word()) {
        let conflict = Conflict {
            action,
            hidden: &hidden,
            saved,
            others,
            untaken: refused,
        };
        return html! {
            h2 { (message(messages, label)) }
            (components::conflict(messages, &conflict))
        };
    }
    let words = refused.unwrap_or(saved);
    html! {
        form.words-box method="post" action=(action) data-autosave=(draft_id(page, place)) {
            (hidden)
            label for=(label) { (message(messages, label)) }
            textarea id=(label) name="text" rows="3" dir="auto" { "\n" (text(words)) }
            (saving(messages))
            @if line.is_none() { button name="way" value="aloud" { (icon("talk")) (messages.text("lead-say-it")) } }
        }
    }
}

fn draw_refused(page: &LeadPage) -> Markup {
    html! {
        @if let Some(refused) = &page.refused { (notice(false, &isolated(&refused.message))) }
    }
}

/// The next step's box on a page of its own, with the reason why its words were not taken.
pub(super) fn step_alone(messages: &Messages, page: &LeadPage) -> Markup {
    let title = messages.text("lead-next-step");
    whole(
        messages,
        title,
        false,
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
pub(super) fn read_back(messages: &Messages, page: &LeadPage) -> Markup {
    let led = &page.led;
    let title = messages.text("back-title");
    let answer = led.read_back();
    let changes = answer == Some(ReadBack::Change);
    whole(
        messages,
        title,
        !changes,
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
pub(super) fn look_back(messages: &Messages, page: &LeadPage) -> Markup {
    let title = messages.text("after-title");
    let student = page.led.leader.student;
    whole(
        messages,
        title,
        false,
        &html! {
            div.script {
                (draw_refused(page))
                @for line in [Line::Well(student), Line::Tweak(student)] { (draw_box(messages, page, ConferenceField::Line(line))) }
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
