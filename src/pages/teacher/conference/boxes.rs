//! The parts of a conference's page that the teacher fills: boxes that save while she types, two boxes where two screens wrote,
//! and the strengths, one tap each.

use maud::{Markup, PreEscaped, html};

use super::loaded::{Page, TypedAt, anchor};
use crate::{
    app::{App, autosave::ConferenceField, strengths::of_every_class, tags::name_of},
    domain::{
        conference::{DEFAULT_THANKS, Line, same_strength, strengths},
        tag::Tag,
    },
    i18n::Messages,
    pages::components::{self, Conflict, isolated, message, text},
};

/// A message that names the child.
pub(super) fn named(messages: &Messages, id: &str, page: &Page) -> String {
    messages.text_with(id, &[("name", page.student.name.as_str().into())])
}

/// A box with its label, or the choice where two screens wrote.
pub(super) fn draw_box(
    messages: &Messages,
    page: &Page,
    place: ConferenceField,
    label: &str,
) -> Markup {
    draw_box_with(messages, page, place, label, &html! {})
}

/// A sentence that the child finds on its own page: one tap, or the teacher's own words.
pub(super) fn draw_thanks(app: &App, messages: &Messages, page: &Page) -> Markup {
    let name = page.student.name.as_str();
    let label = messages.text_with("talk-thanks", &[("name", name.into())]);
    let class = app.translations.of(page.class.language);
    let taps = html! {
        p.help { (message(messages, "talk-thanks-help")) }
        div.chips lang=(class.language.tag()) {
            @for words in DEFAULT_THANKS {
                button.plain name="starter" value=(class.text(words)) data-words={ (class.text(words)) " " } { (class.text(words)) }
            }
        }
    };
    let place = ConferenceField::Line(Line::Thanks(page.student()));
    html! { section { (draw_box_with(messages, page, place, &label, &taps)) } }
}

fn draw_box_with(
    messages: &Messages,
    page: &Page,
    place: ConferenceField,
    label: &str,
    taps: &Markup,
) -> Markup {
    let (word, id) = (place.word(), anchor(place));
    let (saved, seen) = page.saved(place);
    let untaken = page.untaken_at(TypedAt::Box(place));
    if let Some(others) = page.conflicts.get(&word) {
        let hidden = html! {
            input type="hidden" name="line" value=(components::text(&word));
            input type="hidden" name="seen" value=(seen);
        };
        let others: Vec<String> = others.iter().map(|it| it.text.clone()).collect();
        let conflict = Conflict {
            other: page.other_of_two(place),
            action: &page.action("lines"),
            hidden: &hidden,
            saved,
            others: &others,
            untaken,
        };
        return html! {
            div.stack id={ "box-" (word) } {
                h3 { (components::isolated(label)) }
                (components::conflict(messages, &conflict))
            }
        };
    }
    let words = untaken.unwrap_or(saved);
    html! {
        form.words-box method="post" action=(text(&page.action("lines"))) data-autosave={ (page.draft_mark) "-" (word) } {
            input type="hidden" name="line" value=(text(&word));
            input type="hidden" name="seen" value=(seen);
            label for={ (id) "-words" } { (isolated(label)) }
            (taps)
            textarea id={ (id) "-words" } name="text" rows="2" dir="auto" { "\n" (text(words)) }
            (PreEscaped(&page.saving))
        }
    }
}

/// What the teacher noticed: one tap each, in the language of the class, because the child reads them.
pub(super) fn draw_strengths(app: &App, messages: &Messages, page: &Page) -> Markup {
    let (saved, _) = page.saved(ConferenceField::Line(Line::Strength));
    let on: Vec<&str> = strengths(saved).collect();
    let every = of_every_class(&app.translations, &page.class);
    let all = every.iter().chain(&page.strengths).map(String::as_str);
    // What is on the log stands there as it was written, and no chip says the same as another.
    let mut chips: Vec<(&str, bool)> = Vec::new();
    for strength in all {
        let pressed = same_strength(on.iter().copied(), strength);
        let strength = pressed.unwrap_or(strength);
        if same_strength(chips.iter().map(|chip| chip.0), strength).is_none() {
            chips.push((strength, pressed.is_some()));
        }
    }
    for strength in &on {
        if !chips.iter().any(|chip| chip.0 == *strength) {
            chips.push((strength, true));
        }
    }
    html! {
        section {
            h2 { (message(messages, "talk-strength")) }
            div id="strengths" data-live {
                form.chips method="post" action=(text(&page.action("strengths"))) data-tap lang=(page.class.language.tag()) {
                    @for (nth, (strength, pressed)) in chips.into_iter().enumerate() {
                        button.plain id={ "strength-" (nth) } name=(if pressed { "off" } else { "on" }) value=(text(strength)) aria-pressed=(if pressed { "true" } else { "false" }) {
                            bdi { (text(strength)) }
                        }
                    }
                }
            }
            form.own method="post" action=(text(&page.action("strengths"))) {
                label for="strength-own" { (message(messages, "talk-strength-own")) }
                div.row {
                    input id="strength-own" name="own" dir="auto" autocomplete="off" value=[page.untaken_at(TypedAt::Strength).map(text)];
                    button { (message(messages, "talk-strength-add")) }
                }
            }
        }
    }
}

/// What the talk is about, one tap a tag, as the strengths are. A tag that was removed from the class stays where it is.
pub(super) fn draw_tags(messages: &Messages, page: &Page) -> Markup {
    let is_on = |tag: &&Tag| page.tagged.contains(&tag.id);
    let shown = page.tags.iter().filter(|tag| !tag.is_removed || is_on(tag));
    html! {
        section {
            h3 id="tags-of" { (message(messages, "talk-tags")) }
            div id="tags" data-live role="group" aria-labelledby="tags-of" {
                form.chips method="post" action=(text(&page.action("tags"))) data-tap {
                    @for tag in shown {
                        @let pressed = is_on(&tag);
                        button.plain id={ "tag-" (tag.id) } name=(if pressed { "off" } else { "on" }) value=(tag.id) aria-pressed=(if pressed { "true" } else { "false" }) {
                            bdi { (text(name_of(messages, tag))) }
                        }
                    }
                }
            }
            form.own method="post" action=(text(&page.action("tags"))) {
                label for="tag-own" { (message(messages, "talk-tag-own")) }
                div.row {
                    input id="tag-own" name="own" dir="auto" autocomplete="off" value=[page.untaken_at(TypedAt::Tag).map(text)];
                    button { (message(messages, "talk-strength-add")) }
                }
            }
        }
    }
}
