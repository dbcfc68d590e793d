//! The parts of a talk's page that she fills: boxes that save while she types, two boxes where two screens wrote, and the
//! strengths, one tap each.

use maud::{Markup, PreEscaped, html};

use crate::pages::teacher::conference::{
    draw::to,
    page::{Page, anchor},
};
use crate::{
    app::{App, autosave::ConferenceField},
    domain::conference::{Line, strengths},
    i18n::{Messages, bare},
    pages::components::{self, Conflict},
};

/// The strengths that every class has; hers join them.
const CHIPS: [&str; 4] = [
    "strength-voice",
    "strength-details",
    "strength-order",
    "strength-risk",
];
/// Sentences of thanks, one tap each.
const THANKS: [&str; 3] = ["thanks-led", "thanks-words", "thanks-more"];

/// A box with its label, or the choice where two screens wrote.
pub(crate) fn draw_box(messages: &Messages, page: &Page, of: (ConferenceField, &str)) -> Markup {
    draw_box_with(messages, page, of, &html! {})
}

/// A sentence that the child finds on its own page: one tap, or her own words.
pub(crate) fn draw_thanks(app: &App, messages: &Messages, page: &Page) -> Markup {
    let name = page.student.name.as_str();
    let label = messages.text_with("talk-thanks", &[("name", name.into())]);
    let class = app.translations.of(page.class.language);
    let taps = html! {
        p.help { (components::text(messages.text("talk-thanks-help"))) }
        div.chips lang=(class.language.tag()) {
            @for words in THANKS {
                button.plain name="starter" value=(class.text(words)) data-words={ (class.text(words)) " " } { (class.text(words)) }
            }
        }
    };
    let place = ConferenceField::Line(Line::Thanks(page.student()));
    html! { section { (draw_box_with(messages, page, (place, &label), &taps)) } }
}

fn draw_box_with(
    messages: &Messages,
    page: &Page,
    (place, label): (ConferenceField, &str),
    taps: &Markup,
) -> Markup {
    let (word, id) = (place.word(), anchor(place));
    let (saved, seen) = page.saved(place);
    if let Some(others) = page.conflicts.get(&word) {
        let hidden = html! {
            input type="hidden" name="line" value=(components::text(&word));
            input type="hidden" name="seen" value=(seen);
        };
        let conflict = Conflict {
            action: &to(page, "lines"),
            hidden: &hidden,
            saved,
            others,
        };
        return html! {
            div.stack {
                h3 { (components::isolated(label)) }
                (components::conflict(messages, &conflict))
            }
        };
    }
    let untaken = page.untaken.as_ref().filter(|it| it.0 == place);
    let text = untaken.map_or(saved, |it| &it.1);
    html! {
        form.words-box method="post" action=(components::text(&to(page, "lines"))) data-autosave={ (page.keep) "-" (word) } {
            input type="hidden" name="line" value=(components::text(&word));
            input type="hidden" name="seen" value=(seen);
            label for={ (id) "-words" } { (components::isolated(label)) }
            (taps)
            textarea id={ (id) "-words" } name="text" rows="2" dir="auto" { "\n" (components::text(text)) }
            (PreEscaped(&page.saving))
        }
    }
}

/// What she noticed: one tap each, in the language of the class, because the child reads them.
pub(crate) fn draw_strengths(app: &App, messages: &Messages, page: &Page) -> Markup {
    let class = app.translations.of(page.class.language);
    let (text, _) = page.saved(ConferenceField::Line(Line::Strength));
    let on: Vec<&str> = strengths(text).collect();
    let offered: Vec<String> = CHIPS.iter().map(|id| bare(class.text(id))).collect();
    let own = on
        .iter()
        .filter(|strength| !offered.iter().any(|it| it == *strength));
    html! {
        section {
            h2 { (components::text(messages.text("talk-strength"))) }
            div id="strengths" data-live {
                form.chips method="post" action=(components::text(&to(page, "strengths"))) data-tap lang=(page.class.language.tag()) {
                    @for strength in offered.iter().map(String::as_str).chain(own.copied()) {
                        @let pressed = on.contains(&strength);
                        button.plain name=(if pressed { "off" } else { "on" }) value=(components::text(strength)) aria-pressed=(if pressed { "true" } else { "false" }) {
                            bdi { (components::text(strength)) }
                        }
                    }
                }
            }
            form.own method="post" action=(components::text(&to(page, "strengths"))) {
                label for="strength-own" { (components::text(messages.text("talk-strength-own"))) }
                div.row {
                    input id="strength-own" name="own" dir="auto" autocomplete="off";
                    button { (components::text(messages.text("talk-strength-add"))) }
                }
            }
        }
    }
}
