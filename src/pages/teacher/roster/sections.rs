//! The classes of a set of lists, to choose one: by school and term where there are several, with how many children each has.

use maud::{Markup, html};

use super::asked::Asked;
use crate::{
    app::Room,
    domain::first_run::Step,
    i18n::Messages,
    import::set::{Set, SetClass},
    limits::{CLASS_NAMES, SET_CLASSES_LISTED},
    pages::components::{Layout, first_field, isolated, name, progress},
};

pub(super) fn draw(messages: &Messages, room: &Room, set: &Set, asked: &Asked) -> Markup {
    let first = if asked.first { "?first=true" } else { "" };
    let back = format!("/teach/classes/{}/roster{first}", room.class.id);
    let layout = Layout::teacher(messages, messages.text("roster-set-title"), Some(&back));
    let counts = set.counts();
    let school = asked
        .school
        .filter(|at| *at < set.schools.len())
        .or_else(|| only(counts.keys().copied()).filter(|at| *at < set.schools.len()));
    let asks_school = school.is_none() && counts.len() > 1;
    let terms = terms(set, school);
    let term = asked.term.filter(|at| terms.contains(at));
    layout.page(html! {
        @if asked.first { (progress(messages, Step::Names)) }
        p { (messages.text("roster-look-nothing-yet")) }
        @if asks_school {
            h2 { (messages.text("roster-set-school")) }
            ul.roll {
                @for (at, count) in counts.iter().filter(|(at, _)| **at < set.schools.len()) {
                    li { (button(messages, room, asked, &[("school", *at)], &html! {
                        strong { (name(&set.schools[*at])) } " "
                        span.soft { (isolated(&messages.text_with("roster-set-classes", &[("count", (*count).into())]))) }
                    })) }
                }
            }
        } @else {
            @if let Some(school) = school { h2 { (name(&set.schools[school])) } }
            @if terms.len() > 1 {
                form method="get" action={ "/teach/classes/" (room.class.id) "/roster/file" } {
                    (carried(asked))
                    @if let Some(school) = school { input type="hidden" name="school" value=(school); }
                    div.field {
                        label for="term" { (messages.text("roster-set-term")) }
                        select id="term" name="term" {
                            option value="" selected[term.is_none()] { (messages.text("roster-set-all-terms")) }
                            @for at in &terms { option value=(at) selected[term == Some(*at)] { (set.terms[*at]) } }
                        }
                    }
                    button { (messages.text("roster-look-again")) }
                }
            }
            (draw_classes(messages, room, set, asked, Place { school, term }))
        }
    })
}

/// Which classes are listed.
#[derive(Clone, Copy)]
struct Place {
    school: Option<usize>,
    term: Option<usize>,
}

fn draw_classes(
    messages: &Messages,
    room: &Room,
    set: &Set,
    asked: &Asked,
    Place { school, term }: Place,
) -> Markup {
    let classes: Vec<(usize, &SetClass)> = set.classes_of(school, term).collect();
    let may = |class: &SetClass| (1..=CLASS_NAMES).contains(&class.count());
    let described = |class: &SetClass| describe(messages, set, class, term);
    let (open, closed): (Vec<_>, Vec<_>) = classes.into_iter().partition(|(_, class)| may(class));
    html! {
        ul.roll {
            @for (at, class) in open.iter().take(SET_CLASSES_LISTED) {
                li { (button(messages, room, asked, &[("section", *at)], &described(class))) }
            }
        }
        @if !closed.is_empty() {
            h2 { (messages.text("roster-set-closed")) }
            ul.roll { @for (_, class) in closed.iter().take(SET_CLASSES_LISTED) { li.soft { (described(class)) } } }
        }
    }
}

/// "Writing 4A · period 2 · Fall · Children: 2": the term only where several are listed.
fn describe(messages: &Messages, set: &Set, class: &SetClass, term: Option<usize>) -> Markup {
    let terms = class.terms.iter().map(|at| set.terms[*at].as_str());
    let terms = terms.filter(|_| term.is_none());
    let more = std::iter::once(class.course.as_str()).chain(terms);
    let count = messages.text_with("roster-set-count", &[("count", class.count().into())]);
    html! {
        strong { (name(&class.title)) } " "
        @if !class.period.is_empty() { span.soft { "· " (draw_period(messages, &class.period)) } " " }
        @for it in more.filter(|it| !it.is_empty()) { span.soft { "· " (name(it)) } " " }
        span.soft { "· " (isolated(&count)) }
    }
}

/// "period 2", for a number or a letter alone says nothing beside the name of a class. What has a word of its own ("Period 2",
/// "Homeroom") stands as the district has it.
fn draw_period(messages: &Messages, period: &str) -> Markup {
    let mut words = period.split(|letter: char| !letter.is_alphabetic());
    if words.any(|word| word.chars().count() > 1) {
        return name(period);
    }
    let parts = period.split([',', ';']).map(str::trim);
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    let placed = messages.names(parts.iter().copied());
    let arguments = [("count", parts.len().into()), ("period", placed.into())];
    isolated(&messages.text_with("roster-set-period", &arguments))
}

/// A choice among the classes: a link, because nothing is changed by it.
fn button(
    _: &Messages,
    room: &Room,
    asked: &Asked,
    fields: &[(&str, usize)],
    words: &Markup,
) -> Markup {
    let first = if asked.first { "&first=true" } else { "" };
    let fields = fields
        .iter()
        .map(|(name, value)| format!("&{name}={value}"));
    let fields: String = fields.collect();
    let address = format!(
        "/teach/classes/{}/roster/file?list={}{fields}{first}",
        room.class.id, asked.decision.list
    );
    html! { a.row href=(address) { span { (words) } } }
}

fn carried(asked: &Asked) -> Markup {
    html! {
        input type="hidden" name="list" value=(asked.decision.list);
        (first_field(asked.first))
    }
}

fn only(mut places: impl Iterator<Item = usize>) -> Option<usize> {
    let first = places.next()?;
    places.next().is_none().then_some(first)
}

/// The terms of a school's classes with children.
fn terms(set: &Set, school: Option<usize>) -> Vec<usize> {
    let classes = set
        .classes_of(school, None)
        .filter(|(_, class)| class.count() > 0);
    let mut terms: Vec<usize> = classes.flat_map(|(_, class)| class.terms.clone()).collect();
    terms.sort_unstable();
    terms.dedup();
    terms
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{domain::text::Language, i18n::Translations};

    fn plain(markup: &Markup) -> String {
        markup.0.replace("<bdi>", "").replace("</bdi>", "")
    }

    #[test]
    fn a_period_says_what_it_is() {
        let translations = Translations::load();
        for (language, one, several) in [
            (Language::English, "period 2", "periods 1, 3"),
            (Language::Spanish, "hora de clase 2", "horas de clase 1, 3"),
            (Language::Arabic, "الحصة 2", "الحصتان 1، 3"),
        ] {
            let messages = translations.of(language);
            let said = |period: &str| plain(&draw_period(messages, period));
            assert_eq!(said("2"), one);
            assert_eq!(said("1,3"), several);
            for its_own in ["Period 2", "Homeroom", "HR"] {
                assert_eq!(said(its_own), its_own);
            }
        }
    }

    #[test]
    fn a_class_is_told_from_others_of_its_name_by_its_period() {
        let translations = Translations::load();
        let mut set = Set::default();
        set.terms.push("Fall".to_owned());
        let mut class = SetClass::default();
        for (place, said) in [
            (&mut class.title, "Writing 4A"),
            (&mut class.period, "2"),
            (&mut class.course, "Language Arts"),
        ] {
            said.clone_into(place);
        }
        class.terms.push(0);
        let said = |language: Language, term| {
            let drawn = describe(translations.of(language), &set, &class, term);
            let marks = ["<strong>", "</strong>", "<span class=\"soft\">", "</span>"];
            let said = marks
                .iter()
                .fold(plain(&drawn), |said, mark| said.replace(mark, ""));
            said.trim().to_owned()
        };
        assert_eq!(
            said(Language::English, None),
            "Writing 4A · period 2 · Language Arts · Fall · Children: 0"
        );
        assert_eq!(
            said(Language::Spanish, Some(0)),
            "Writing 4A · hora de clase 2 · Language Arts · Alumnos: 0"
        );
        assert_eq!(
            said(Language::Arabic, Some(0)),
            "Writing 4A · الحصة 2 · Language Arts · عدد الأطفال: 0"
        );
    }
}
