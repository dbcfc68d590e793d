//! What a list leaves open: which of several classes, which letters, which of two columns, which column at all. Each is a form
//! of its own that shows the list anew.

use maud::{Markup, html};

use super::asked::{ALL, Asked, ORDERS, picked};
use crate::{
    domain::{id::ClassId, roster::WrittenName, text::shortened},
    i18n::Messages,
    import::{Class, Columns, Letters, List},
    pages::components::{first_field, isolated, name},
};

/// A list with what was picked of it.
pub(super) struct Looked<'a> {
    pub(super) asked: &'a Asked,
    pub(super) list: &'a List,
    pub(super) class: ClassId,
}

/// What every form of the page carries of what was picked, but for what it asks itself.
pub(super) fn carried(looked: &Looked<'_>, without: &[&str]) -> Markup {
    let (asked, list) = (looked.asked, looked.list);
    let picks = &asked.decision.choice;
    let (given, family) = picked(list.columns);
    let order = ORDERS
        .iter()
        .find(|(order, ..)| *order == list.order)
        .map(|(_, word, _)| (*word).to_owned());
    let class = list.class.map(|class| match class {
        Class::All => ALL.to_owned(),
        Class::At(at) => at.to_string(),
    });
    let columns = picks.columns.is_some() || !list.asks_columns && !list.titles.is_empty();
    let fields = [
        ("list", Some(asked.decision.list.clone())),
        ("section", asked.decision.section.map(|at| at.to_string())),
        ("given", columns.then(|| given.to_string())),
        ("family", columns.then_some(family)),
        ("order", picks.order.and(order)),
        (
            "letters",
            picks.letters.map(|letters| letters.label().to_owned()),
        ),
        ("class", class),
    ];
    html! {
        @for (field, value) in fields {
            @if let (Some(value), false) = (value, without.contains(&field)) { input type="hidden" name=(field) value=(value); }
        }
        (first_field(asked.first))
    }
}

pub(super) fn address(looked: &Looked<'_>) -> String {
    format!("/teach/classes/{}/roster/file", looked.class)
}

/// Which of several classes.
pub(super) fn draw_classes(messages: &Messages, looked: &Looked<'_>) -> Markup {
    let list = looked.list;
    let counted = |name: &str, count: usize| {
        isolated(&messages.text_with(
            "roster-class-part",
            &[("name", name.into()), ("count", count.into())],
        ))
    };
    let total = list.classes.iter().map(|part| part.count).sum();
    html! {
        h2 { (messages.text("roster-class-which")) }
        p { (messages.text("roster-look-nothing-yet")) }
        form method="get" action=(address(looked)) {
            (carried(looked, &["class"]))
            @for (at, part) in list.classes.iter().enumerate().filter(|(_, part)| part.count > 0) {
                button.wide name="class" value=(at) { span { (counted(&part.name, part.count)) } }
            }
            @if list.offers_all() { button.wide.plain name="class" value=(ALL) { span { (counted(messages.text("roster-class-all"), total)) } } }
        }
    }
}

/// In which letters the file was read: a guess, or what she picked.
pub(super) fn draw_letters(messages: &Messages, looked: &Looked<'_>, letters: Letters) -> Markup {
    let words = |letters: Letters| {
        Letters::choices()
            .find(|(it, _)| *it == letters)
            .map_or("roster-letters-other", |(_, words)| words)
    };
    html! {
        form.own method="get" action=(address(looked)) {
            (carried(looked, &["letters"]))
            div.field {
                label for="letters" { (messages.text("roster-letters")) }
                div.row {
                    select id="letters" name="letters" {
                        @if words(letters) == "roster-letters-other" { option value="" selected { (messages.text("roster-letters-other")) } }
                        @for (choice, words) in Letters::choices() {
                            option value=(choice.label()) selected[choice == letters] { (messages.text(words)) }
                        }
                    }
                    button { (messages.text("roster-look-again")) }
                }
            }
        }
    }
}

/// Several columns of names, and nothing says which is which. What each choice would keep is shown as it would be read: the
/// family's name too.
pub(super) fn draw_which(messages: &Messages, looked: &Looked<'_>) -> Markup {
    let offers = &looked.list.offers;
    // A pair is shown with all that would be kept of it: what stands beside a name may be no name.
    let asks_names = offers
        .iter()
        .any(|offer| !matches!(offer.columns, Columns::Given(_)));
    let question = if asks_names {
        "roster-which-names"
    } else {
        "roster-which-given"
    };
    let shown = |names: &[WrittenName]| {
        let shown = names.iter().map(WrittenName::whole);
        shown.collect::<Vec<_>>().join(", ")
    };
    html! {
        h2 { (messages.text(question)) }
        @for offer in offers.iter().filter(|offer| !offer.names.is_empty()) {
            @let (given, family) = picked(offer.columns);
            form method="get" action=(address(looked)) {
                (carried(looked, &["given", "family"]))
                input type="hidden" name="family" value=(family);
                button.wide name="given" value=(given) { (name(&shown(&offer.names))) }
            }
        }
    }
}

/// Which column is which; another choice shows the list anew.
pub(super) fn draw_columns(messages: &Messages, looked: &Looked<'_>) -> Markup {
    let (given, family) = picked(looked.list.columns);
    let columns = 0..looked.list.titles.len();
    let others = [("whole", "roster-look-whole"), ("none", "roster-look-none")];
    let title = |at: usize| {
        let title = shortened(&looked.list.titles[at], 30);
        isolated(&messages.text_with(
            "roster-look-column",
            &[("number", (at + 1).into()), ("title", title.into())],
        ))
    };
    html! {
        details {
            summary { (messages.text("roster-look-columns")) }
            form method="get" action=(address(looked)) {
                (carried(looked, if looked.list.asks_order { &["given", "family"] } else { &["given", "family", "order"] }))
                div.field {
                    label for="given" { (messages.text("roster-look-given")) }
                    select id="given" name="given" {
                        @for at in columns.clone() { option value=(at) selected[at == given] { (title(at)) } }
                    }
                }
                div.field {
                    label for="family" { (messages.text("roster-look-family")) }
                    select id="family" name="family" {
                        @if matches!(looked.list.columns, Columns::Each(_)) { option value=(family) selected { (messages.text("roster-look-each")) } }
                        @for (value, words) in others { option value=(value) selected[value == family] { (messages.text(words)) } }
                        @for at in columns { option value=(at) selected[at.to_string() == family] { (title(at)) } }
                    }
                }
                @if !looked.list.asks_order {
                    div.field {
                        label for="whole-order" { (messages.text("roster-order")) }
                        select id="whole-order" name="order" {
                            @for (order, word, words) in ORDERS { option value=(word) selected[order == looked.list.order] { (messages.text(words)) } }
                        }
                    }
                }
                button { (messages.text("roster-look-again")) }
            }
        }
    }
}
