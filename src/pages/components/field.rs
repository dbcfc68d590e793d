//! Parts of a teacher's form: a field with its label, what helps and what was wrong beside each other for eye and ear; the
//! line that says what was done. No form of its own.

use std::{fmt::Display, ops::RangeInclusive};

use maud::{Markup, Render, html};

use crate::i18n::Messages;

/// A field with one line to type in.
#[derive(Clone, Copy, Default)]
pub struct Field<'a> {
    /// Its name in the form, also its id where it has no other.
    pub name: &'a str,
    /// Its id, on a page that asks for the same in two forms.
    pub id: Option<&'a str>,
    /// What is asked.
    pub label: &'a str,
    /// What helps to answer.
    pub help: Option<&'a str>,
    /// What stands in it.
    pub value: &'a str,
    /// What was wrong with it, in one kind sentence.
    pub error: Option<&'a str>,
    /// The input's type; text if empty.
    pub kind: &'a str,
    /// What the browser may fill in.
    pub autocomplete: Option<&'a str>,
    /// Which keys a phone shows.
    pub keys: Option<&'a str>,
    /// The smallest and largest number.
    pub range: Option<(u16, u16)>,
    /// The words of the button that shows and hides a passphrase, which the page's script adds.
    pub reveal: Option<(&'a str, &'a str)>,
}

impl Field<'_> {
    /// A field for a whole number within these limits; its name, label and value are still to be told.
    pub fn number(limits: &RangeInclusive<u16>) -> Self {
        Self {
            kind: "number",
            keys: Some("numeric"),
            range: Some((*limits.start(), *limits.end())),
            ..Self::default()
        }
    }
}

/// Draws it.
pub fn field(field: &Field<'_>) -> Markup {
    let id = field.id.unwrap_or(field.name);
    let (help_id, error_id) = (format!("{id}-help"), format!("{id}-error"));
    let described = match (field.help, field.error) {
        (Some(_), Some(_)) => Some(format!("{help_id} {error_id}")),
        (Some(_), None) => Some(help_id.clone()),
        (None, Some(_)) => Some(error_id.clone()),
        (None, None) => None,
    };
    html! {
        div.field {
            label for=(id) { (field.label) }
            @if let Some(help) = field.help { p.help id=(help_id) { (help) } }
            @if let Some(error) = field.error { p.error id=(error_id) { (error) } }
            input id=(id) name=(field.name) type=(if field.kind.is_empty() { "text" } else { field.kind }) value=(field.value)
                aria-describedby=[described] aria-invalid=[field.error.map(|_| "true")]
                autocomplete=(field.autocomplete.unwrap_or("off")) inputmode=[field.keys]
                min=[field.range.map(|(min, _)| min)] max=[field.range.map(|(_, max)| max)]
                data-show=[field.reveal.map(|(show, _)| show)] data-hide=[field.reveal.map(|(_, hide)| hide)]
                autofocus[field.error.is_some()] autocapitalize="off" required;
        }
    }
}

/// A box to tick (`checkbox`) or one of several to choose (`radio`), with its words behind it.
pub fn choice(
    kind: &str,
    id: &str,
    name: &str,
    value: impl Display,
    is_on: bool,
    words: impl Render,
) -> Markup {
    html! {
        div.choice {
            input type=(kind) id=(id) name=(name) value=(value) checked[is_on];
            label for=(id) { (words) }
        }
    }
}

/// A field for a passphrase.
pub fn passphrase(messages: &Messages, of: &Field<'_>) -> Markup {
    field(&Field {
        name: "passphrase",
        kind: "password",
        reveal: Some((messages.text("field-show"), messages.text("field-hide"))),
        ..*of
    })
}

/// A line that says what was done, or why not.
pub fn notice(good: bool, said: &Markup) -> Markup {
    html! {
        p class={ "notice " (if good { "good" } else { "bad" }) } role=[(!good).then_some("alert")] tabindex=[(!good).then_some("-1")] { (said) }
    }
}

/// What stands above a page that is to be printed: what it is for, and a button where scripts run.
pub fn print_notice(messages: &Messages, words: &'static str) -> Markup {
    html! {
        (notice(true, &html! { (messages.text(words)) " " (print_button(messages)) }))
    }
}

/// Opens the browser's own window for printing; not shown without scripts, which nothing else can do.
pub fn print_button(messages: &Messages) -> Markup {
    html! { button.plain type="button" data-print hidden { (messages.text("print-now")) } }
}
