//! The child's pages of a conference: large, one thing at a time, in the child's own words, and without a clock.

use maud::{Markup, html};
use strum::VariantArray;

use crate::{
    app::{App, autosave::ConferenceField, led_conference::LedConference},
    domain::{
        class::Band,
        conference::{Line, ReadBack, State, Step, strengths},
        next_step::Told,
    },
    i18n::{Messages, bare},
    pages::{
        components::{
            self, Conflict, Head, Layout,
            conference::{
                is_told, said, said_nothing, step_drawing, step_hint, step_title, telling_role,
                telling_title, told_words, ways_to_say,
            },
            icon, isolated, leader_draft_prefix, message, notice, page_headed, saving, stage,
            student_draft_prefix, text,
        },
        student::picture_chips::looking_back_chips,
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

/// How far the child is on the seven steps.
#[derive(Clone, Copy)]
struct Marks {
    /// So many are behind it.
    behind: u8,
    /// It stands on the next of them.
    is_on: bool,
}

/// What a page of a talk is made of. Heading, stage and the ways on are each put in place when something has changed: after the
/// conference another page stands under this address.
struct Parts<'a> {
    title: &'a str,
    hint: Option<&'a str>,
    marks: Marks,
    /// Words are typed here: what stands on the stage stays as it is.
    types: bool,
    stage: Markup,
    goes: Markup,
}

fn whole(messages: &Messages, page: &LeadPage, parts: &Parts<'_>, is_live: bool) -> Markup {
    let layout = Layout {
        live: is_live.then_some("conference"),
        home: "/lead",
        head: Head::Leads,
        ..Layout::student(messages, parts.title, None)
    };
    page_headed(
        &layout,
        &html! {
            p.you-lead { (message(messages, "lead-on-title")) }
            div id="marks" data-live { (marks(messages, parts.marks)) }
        },
        &html! {
            div.leading {
                div.saying id="say" data-live {
                    h1 id="step" { (isolated(parts.title)) }
                    @if let Some(hint) = parts.hint { p.soft { (hint) } }
                }
                div.on-stage id="lead" data-live[!parts.types] {
                    (draw_refused(page))
                    (parts.stage)
                }
                div.ways-on-from id="goes" data-live { (parts.goes) }
            }
        },
    )
}

/// The seven steps as small marks: those behind have a tick, the one that the child is on is long.
fn marks(messages: &Messages, Marks { behind, is_on }: Marks) -> Markup {
    let all = Step::VARIANTS.len();
    let at = usize::from(behind) + usize::from(is_on);
    let said = messages.text_with("lead-of", &[("at", at.into()), ("all", all.into())]);
    html! {
        div.seven role="img" aria-label=(bare(&said)) {
            @for step in 1..=all {
                @if step <= usize::from(behind) { i.behind { (icon("tick")) } }
                @else if step == at { i.here {} }
                @else { i {} }
            }
        }
    }
}

/// So many letters still stand large in a bubble.
const FEW_LETTERS: usize = 130;

/// What the child says, its chair, what it does now, and the teacher's chair.
fn on_stage(page: &LeadPage, deed: &'static str, letters: usize, says: &Markup) -> Markup {
    let drawing = page.led.drawing;
    html! {
        (stage::bubble(drawing, letters > FEW_LETTERS, says))
        div.acts aria-hidden="true" { i.floor {} div.players { (stage::doing(drawing, deed)) } }
    }
}

/// One step of the script.
pub(super) fn script(messages: &Messages, page: &LeadPage, step: Step) -> Markup {
    let led = &page.led;
    let band = led.class.band;
    let title = messages.text(step_title(step, band));
    let types = step == Step::NextStep && led.conference.is_some();
    let sheet = led.sheet.as_ref();
    let letters = step.tells().iter().map(|telling| {
        let words = sheet.and_then(|sheet| sheet.line(telling_role(*telling)));
        words.map_or(0, |line| line.text.chars().count())
    });
    let says = html! {
        @for (at, telling) in step.tells().iter().enumerate() {
            @if at > 0 && is_told(sheet, *telling) { h2 { (messages.text(telling_title(*telling))) } }
            (told_words(messages, sheet, *telling, at == 0))
        }
        @if types { (draw_next_step(messages, page)) }
        @else if step == Step::NextStep { p.lead { (message(messages, "lead-free")) } }
        @for (sign, words) in ways_to_say(step, band) { p.way-to-say { (icon(sign)) span { (message(messages, words)) } } }
    };
    let goes = html! {
        // On the first step the place of "Back" stays free: "Next" stands where it stands on all the others.
        nav.goes.from-start[step.back().is_none()] aria-label=(messages.text("lead-next")) {
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
    let parts = Parts {
        title,
        hint: step_hint(step, band).map(|hint| messages.text(hint)),
        marks: Marks {
            behind: step.number() - 1,
            is_on: true,
        },
        types,
        stage: on_stage(page, step_drawing(step), letters.sum(), &says),
        goes,
    };
    whole(messages, page, &parts, !types)
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
            other: None,
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
            // Those who do not write yet look back with a face, or out loud.
            @if line.is_some() && led.class.band == Band::K2 { (looking_back_chips(messages, words)) }
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
    let box_of_step = draw_next_step(messages, page);
    let parts = Parts {
        title: messages.text("lead-next-step"),
        hint: None,
        marks: Marks {
            behind: Step::NextStep.number() - 1,
            is_on: true,
        },
        types: true,
        stage: on_stage(page, step_drawing(Step::NextStep), 0, &box_of_step),
        goes: html! {
            nav.goes aria-label=(messages.text("lead-next")) {
                a.button.main href="/lead" { (message(messages, "lead-back")) }
            }
        },
    };
    whole(messages, page, &parts, false)
}

/// What was said, as far as a child may see it, and "Is that right?"; once the child has said yes, the end of the talk.
pub(super) fn read_back(messages: &Messages, page: &LeadPage) -> Markup {
    let led = &page.led;
    let answer = led.read_back();
    let changes = answer == Some(ReadBack::Change);
    let all = u8::try_from(Step::VARIANTS.len()).unwrap_or(u8::MAX);
    if answer == Some(ReadBack::Yes) {
        let parts = Parts {
            title: messages.text("back-led"),
            hint: None,
            marks: Marks {
                behind: all,
                is_on: false,
            },
            types: false,
            stage: draw_end(page),
            goes: draw_way_to_seat(messages, page),
        };
        return whole(messages, page, &parts, true);
    }
    let is_empty = said_nothing(led);
    let parts = Parts {
        title: messages.text("back-title"),
        hint: None,
        marks: Marks {
            behind: all,
            is_on: false,
        },
        types: changes,
        stage: html! {
            div.script {
                (said(messages, led, !changes))
                @if changes { (draw_next_step(messages, page)) }
            }
        },
        goes: html! {
            form method="post" action="/lead/read-back" {
                // Where there are no words there is nothing to agree with.
                @if !is_empty || changes { p.lead { (message(messages, "back-ask")) } }
                div.goes {
                    @if !changes { button.plain name="say" value="change" { (message(messages, "back-change")) } }
                    button.main name="say" value="yes" { (message(messages, if is_empty { "back-fine" } else { "back-yes" })) }
                }
                (draw_way_back(messages, page))
            }
        },
    };
    whole(messages, page, &parts, !changes)
}

/// Both chairs, and what was strong as ribbons behind the child's own.
fn draw_end(page: &LeadPage) -> Markup {
    let noticed = page.led.words(Line::Strength);
    html! {
        div.ending {
            @if !noticed.is_empty() { (stage::ribbons(strengths(noticed))) }
        }
        div.acts aria-hidden="true" { i.floor {} div.players { (stage::facing(&[page.led.drawing], false)) } }
    }
}

fn draw_way_to_seat(messages: &Messages, page: &LeadPage) -> Markup {
    let led = &page.led;
    let conference = led.conference.as_ref();
    let is_over = conference.is_some_and(|conference| conference.state == State::Done);
    html! {
        nav.goes aria-label=(messages.text("lead-next")) {
            @if led.leader.handed.is_some() {
                a.button.main href="/door/back" { (message(messages, "back-give")) }
            } @else {
                a.button.main href=(if is_over { "/lead/look-back" } else { "/prep" }) { (message(messages, "back-to-seat")) }
            }
        }
    }
}

/// Back at the seat: what went well, and what to change.
pub(super) fn look_back(messages: &Messages, page: &LeadPage) -> Markup {
    let title = messages.text("after-title");
    let student = page.led.leader.student;
    let layout = Layout {
        home: "/lead",
        ..Layout::student(messages, title, None)
    };
    page_headed(
        &layout,
        &html! { h1 id="step" { (isolated(title)) } },
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
