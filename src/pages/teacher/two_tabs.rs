//! Two tabs of one form of settings: what the form carries, and what is said where both changed the same. Which change counts
//! is told by http/merge.rs.

use maud::{Markup, html};

use crate::{
    app::App,
    domain::{class::Band, prep::SheetRule, text::Language},
    http::{
        RequestContext,
        merge::{BothChanged, drawn_from},
    },
    i18n::Messages,
    pages::components::{isolated, sheet_rule_words},
};

/// The hidden field by which a form says from what it was drawn.
pub(super) fn was(saved: &[(String, String)]) -> Markup {
    html! { input type="hidden" name="was" value=(drawn_from(saved)); }
}

/// The fields of a form from their names and values.
pub(super) fn fields(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
    pairs.iter().map(owned).collect()
}

/// What is said above a form whose fields two tabs have changed; nothing where they have not.
pub(super) fn draw_both(app: &App, context: &RequestContext, both: &[BothChanged]) -> Markup {
    let messages = app.translations.of(context.language);
    let said = |sentence, words: String| {
        isolated(&messages.text_with(sentence, &[("words", words.into())]))
    };
    html! {
        @if !both.is_empty() {
            div.notice.bad role="alert" tabindex="-1" {
                p { (messages.text("two-tabs")) }
                @for one in both {
                    p { strong { (label(messages, &one.name)) } }
                    p { (said("two-tabs-saved", value(app, messages, &one.name, &one.saved))) }
                    p { (said("two-tabs-yours", value(app, messages, &one.name, &one.sent))) }
                }
            }
        }
    }
}

/// What a field is called on its page.
fn label<'a>(messages: &'a Messages, name: &'a str) -> &'a str {
    let sentence = match name {
        "name" => "class-name",
        "given" => "teach-name-given",
        "family" => "teach-name-family",
        "band" => "class-band",
        "language" => "class-language",
        "zone" => "class-zone",
        "start" => "calendar-start",
        "minutes" => "calendar-minutes",
        "chairs" => "rules-chairs",
        "chair_minutes" => "calendar-chair-minutes",
        "padding" => "calendar-padding",
        "first_after" => "calendar-first-after",
        "last_before" => "calendar-last-before",
        "talks_a_week" => "rules-talks",
        "sheet" => "class-sheet",
        "days_ahead" => "rules-days",
        "round_first" => "rules-round",
        "closes_before" => "rules-closes",
        "moves_max" => "rules-moves",
        "rest_days" => "rules-rests",
        "quiet" => "rules-quiet",
        "shared_praise" => "rules-shared-praise",
        // A line of the mini-lesson is called as Chair words it.
        line => return messages.find(line).unwrap_or_default(),
    };
    messages.text(sentence)
}

/// What a field says, as its page says it.
fn value(app: &App, messages: &Messages, name: &str, value: &str) -> String {
    let sentence = match (name, value) {
        ("band", _) => value.parse().ok().map(|band| match band {
            Band::K2 => "class-band-k2",
            Band::G35 => "class-band-g35",
            Band::G68 => "class-band-g68",
        }),
        ("sheet", _) => value.parse::<SheetRule>().ok().map(sheet_rule_words),
        ("language", _) => {
            let language = Language::from_tag(value);
            let own = language.map(|it| app.translations.of(it).text("language-own-name"));
            return own.unwrap_or(value).to_owned();
        }
        ("round_first", "true") => Some("rules-round-on"),
        ("round_first", _) => Some("rules-round-off"),
        ("quiet", "true") => Some("rules-quiet-on"),
        ("quiet", _) => Some("rules-quiet-off"),
        ("shared_praise", "true") => Some("rules-shared-praise-on"),
        ("shared_praise", _) => Some("rules-shared-praise-off"),
        _ => None,
    };
    sentence.map_or_else(|| value.to_owned(), |it| messages.text(it).to_owned())
}
