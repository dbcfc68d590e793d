//! The drawing of a child's settings: the forms for its name, its language and its sheet, then how it comes in, and last, what
//! takes it out of the class.

use maud::{Markup, html};
use strum::VariantArray as _;

use super::{Refused, Settings, name_fields};
use crate::{
    app::App,
    domain::{prep::SheetRule, principal::Standing, text::Language},
    http::RequestContext,
    i18n::{Messages, bare},
    pages::{
        components::{
            Field, Layout, chair, choice, field, isolated, page_headed, sheet_rule_words,
        },
        teacher::{
            board_rules::away,
            children,
            tabs::{self, Part},
            two_tabs,
        },
    },
};

pub(super) fn draw(
    app: &App,
    context: &RequestContext,
    settings: &Settings,
    refused: &Refused,
) -> Markup {
    let messages = app.translations.of(context.language);
    let student = &settings.known.student;
    let back = children::address(settings.known.class.id);
    let layout = Layout::teacher(messages, &student.name, Some(&back));
    let heading = html! { h1.leads { (chair(student.drawing)) bdi { (student.name) } } };
    page_headed(
        &layout,
        &heading,
        &html! {
            (tabs::draw(messages, student.id, Part::Settings))
            @if settings.known.has_left {
                (draw_put_back(messages, settings))
                (draw_erase(messages, context, settings))
            } @else {
                (draw_name(app, context, settings, refused))
                (draw_language(app, messages, settings))
                (draw_rule(messages, settings))
                (away::draw_of_child(messages, settings.known.class.id, student, &settings.away, refused.away))
                (draw_ways_in(messages, settings))
                (draw_join(messages, settings))
                (draw_take_out(messages, settings))
                (draw_erase(messages, context, settings))
            }
        },
    )
}

fn draw_name(
    app: &App,
    context: &RequestContext,
    settings: &Settings,
    refused: &Refused,
) -> Markup {
    let messages = app.translations.of(context.language);
    let (student, written) = (&settings.known.student, &settings.drawn);
    let why = refused.name.map(|why| messages.refusal(why.into(), &[]));
    let called = named(messages, "teach-name-called", settings);
    html! {
        form method="post" action={ "/teach/students/" (student.id) "/settings" } {
            h2 { (messages.text("teach-name-title")) }
            p.help { (isolated(&called)) }
            (two_tabs::was(&name_fields(&settings.written)))
            (two_tabs::draw_both(app, context, &refused.both))
            (field(&Field {
                name: "given",
                label: messages.text("teach-name-given"),
                value: &written.given,
                error: why.as_deref(),
                ..Field::default()
            }))
            (field(&Field {
                name: "family",
                label: messages.text("teach-name-family"),
                help: Some(messages.text("teach-name-family-help")),
                value: &written.family,
                ..Field::default()
            }))
            button.main { (messages.text("teach-name-save")) }
        }
    }
}

fn named(messages: &Messages, id: &str, settings: &Settings) -> String {
    let name = settings.known.student.name.as_str();
    messages.text_with(id, &[("name", name.into())])
}

fn draw_rule(messages: &Messages, settings: &Settings) -> Markup {
    let class = messages.text(sheet_rule_words(settings.class_rule));
    let as_class = messages.text_with("teach-sheet-rule-class", &[("rule", class.into())]);
    let words = |rule| messages.text(sheet_rule_words(rule)).to_owned();
    let choices = SheetRule::VARIANTS
        .iter()
        .map(|rule| (rule.as_ref(), words(*rule)));
    let all = std::iter::once(("class", as_class)).chain(choices);
    let chosen = settings.own_rule.as_ref().map_or("class", AsRef::as_ref);
    html! {
        form method="post" action={ "/teach/students/" (settings.known.student.id) "/sheet-rule" } {
            fieldset {
                legend { (messages.text("teach-sheet-rule")) }
                @for (word, said) in all {
                    (choice("radio", &format!("rule-{word}"), "rule", word, word == chosen, isolated(&said)))
                }
            }
            button { (messages.text("teach-sheet-rule-save")) }
        }
    }
}

/// The language of this child's pages, each named in itself.
fn draw_language(app: &App, messages: &Messages, settings: &Settings) -> Markup {
    let own_name = |language: Language| app.translations.of(language).text("language-own-name");
    let class = own_name(settings.known.class.language);
    let as_class = messages.text_with("teach-sheet-language-class", &[("language", class.into())]);
    html! {
        form method="post" action={ "/teach/students/" (settings.known.student.id) "/language" } {
            fieldset {
                legend { (messages.text("teach-sheet-language")) }
                div.choice {
                    input type="radio" id="language-class" name="language" value="class" checked[settings.language.is_none()];
                    label for="language-class" { (isolated(&as_class)) }
                }
                @for language in Language::ALL {
                    div.choice {
                        input type="radio" id={ "language-" (language.tag()) } name="language" value=(language.tag()) checked[settings.language == Some(language)];
                        label for={ "language-" (language.tag()) } lang=(language.tag()) { (own_name(language)) }
                    }
                }
            }
            button { (messages.text("teach-sheet-language-save")) }
        }
    }
}

/// By what the child comes in: each tap makes something anew, and ends what was before.
fn draw_ways_in(messages: &Messages, settings: &Settings) -> Markup {
    html! {
        section id="ways-in" {
            h2 { (messages.text("teach-child-ways-in")) }
            @for [path, label, heard, help] in WAYS_IN {
                div.deed {
                    p.help { (messages.text(help)) }
                    (draw_deed(messages, settings, [path, label, heard]))
                }
            }
        }
    }
}

/// The deeds that end a way in: where each goes, its label, the label for whoever hears the page, and what it does.
const WAYS_IN: [[&str; 4]; 3] = [
    [
        "pictures",
        "roster-pictures",
        "roster-pictures-name",
        "teach-child-pictures-help",
    ],
    [
        "card",
        "roster-card",
        "roster-card-name",
        "teach-child-card-help",
    ],
    [
        "sign-out",
        "door-leave",
        "roster-leave-name",
        "teach-child-sign-out-help",
    ],
];

fn draw_deed(messages: &Messages, settings: &Settings, [path, label, heard]: [&str; 3]) -> Markup {
    let (class, student) = (settings.known.class.id, settings.known.student.id);
    let heard = named(messages, heard, settings);
    html! {
        form method="post" action={ "/teach/classes/" (class) "/roster/" (student) "/" (path) } {
            button.plain aria-label=(bare(&heard)) { (messages.text(label)) }
        }
    }
}

/// The way to the page on which two entries become one.
fn draw_join(messages: &Messages, settings: &Settings) -> Markup {
    html! {
        section id="joins" {
            h2 { (messages.text("teach-join-title")) }
            p.help { (messages.text("teach-join-help")) }
            a.button.plain href={ "/teach/students/" (settings.known.student.id) "/join" } { (messages.text("teach-join-go")) }
        }
    }
}

fn draw_take_out(messages: &Messages, settings: &Settings) -> Markup {
    let deed = ["archive", "roster-take-off", "roster-take-off-name"];
    html! {
        section id="leaves" {
            h2 { (messages.text("teach-child-leaves")) }
            p.help { (messages.text("roster-take-off-help")) }
            (draw_deed(messages, settings, deed))
        }
    }
}

/// The way to the page before everything of the child is erased: the owner's alone.
fn draw_erase(messages: &Messages, context: &RequestContext, settings: &Settings) -> Markup {
    let is_owner = context
        .teacher()
        .is_ok_and(|it| it.standing == Standing::Owner);
    html! {
        @if is_owner {
            p { a.quiet href={ "/teach/students/" (settings.known.student.id) "/erase" } { (messages.text("erase-title")) } }
        }
    }
}

fn draw_put_back(messages: &Messages, settings: &Settings) -> Markup {
    let deed = ["put-back", "roster-put-back", "roster-put-back-name"];
    html! {
        section id="comes-back" {
            p.lead { (isolated(&named(messages, "teach-child-has-left", settings))) }
            (draw_deed(messages, settings, deed))
        }
    }
}
