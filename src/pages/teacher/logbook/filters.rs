//! Which talks she wants to see, as it stands in the address of the page: each filter is a plain link that keeps the others, and
//! the words that are looked for. What is no filter is passed over.

use std::str::FromStr;

use maud::{Markup, html};
use serde::Deserialize;

use crate::{
    domain::{
        id::{ClassId, StudentId, TagId},
        text::Name,
    },
    limits,
};

/// What may stand behind `?`.
#[derive(Default, Deserialize)]
pub(super) struct Asks {
    pub(super) class: Option<String>,
    /// The words that are looked for.
    q: Option<String>,
    /// `unfinished` or `promised`; else every talk.
    show: Option<String>,
    tag: Option<String>,
    strength: Option<String>,
    child: Option<String>,
    /// `all`: everyone's time, and not only of those who wait longest.
    time: Option<String>,
    /// Talks before this day.
    pub(super) before: Option<String>,
    /// Texts before the one of this number.
    pub(super) below: Option<String>,
}

/// A part of the class's talks that is asked for as a whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Part {
    /// Every talk.
    #[default]
    All,
    /// Talks whose logs have room.
    Unfinished,
    /// Looks back that she promised.
    Promised,
}

/// All filters together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Filters {
    /// The talks of all her classes, on one page.
    pub(super) all_classes: bool,
    pub(super) part: Part,
    pub(super) tag: Option<TagId>,
    pub(super) strength: Option<String>,
    pub(super) student: Option<StudentId>,
    /// The words as she typed them.
    pub(super) typed: String,
    /// Everyone's time is shown.
    pub(super) everyones_time: bool,
}

/// What an address says where it can be read.
pub(super) fn read<T: FromStr>(text: Option<&str>) -> Option<T> {
    text.and_then(|text| text.parse().ok())
}

impl Filters {
    pub(super) fn of(asks: &Asks) -> Self {
        let strength = asks.strength.as_deref().unwrap_or_default();
        let strength = Name::parse(strength, limits::STRENGTH_GRAPHEMES_MAX);
        let all_classes = asks.class.as_deref() == Some("all");
        // Tags and children are one class's.
        let of_one = |text: &Option<String>| text.clone().filter(|_| !all_classes);
        Self {
            all_classes,
            part: match asks.show.as_deref() {
                Some("unfinished") => Part::Unfinished,
                Some("promised") => Part::Promised,
                _ => Part::All,
            },
            tag: read(of_one(&asks.tag).as_deref()),
            strength: strength.ok().map(String::from),
            student: read(of_one(&asks.child).as_deref()),
            typed: asks.q.clone().unwrap_or_default(),
            everyones_time: asks.time.as_deref() == Some("all"),
        }
    }

    /// Nothing is left out, and nothing is looked for.
    pub(super) fn is_whole(&self) -> bool {
        let named = self.tag.is_some() || self.strength.is_some() || self.student.is_some();
        self.part == Part::All && !named && self.typed.trim().is_empty()
    }

    /// The filters by name, those alone that are set; the words that are looked for are not among them.
    pub(super) fn fields(&self) -> Vec<(&'static str, String)> {
        let part = match self.part {
            Part::All => None,
            Part::Unfinished => Some("unfinished".to_owned()),
            Part::Promised => Some("promised".to_owned()),
        };
        [
            ("show", part),
            ("tag", self.tag.map(|tag| tag.to_string())),
            ("strength", self.strength.clone()),
            ("child", self.student.map(|student| student.to_string())),
            ("time", self.everyones_time.then(|| "all".to_owned())),
        ]
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)))
        .collect()
    }

    /// The class as an address names it.
    pub(super) fn class_word(&self, class: ClassId) -> String {
        if self.all_classes {
            "all".to_owned()
        } else {
            class.to_string()
        }
    }

    /// The page with these filters.
    pub(super) fn address(&self, class: ClassId) -> String {
        let class = self.class_word(class);
        let mut query = form_urlencoded::Serializer::new(format!("/teach/talks?class={class}"));
        for (name, value) in self.fields() {
            query.append_pair(name, &value);
        }
        // What is too long to be looked for would make every link as long.
        if !self.typed.trim().is_empty() && self.typed.len() <= limits::SEARCH_LINK_BYTES {
            query.append_pair("q", &self.typed);
        }
        query.finish()
    }
}

/// A filter as a link: the page with it, or where it is on, the page without it.
pub(super) fn chip(class: ClassId, with: &Filters, is_on: bool, words: &Markup) -> Markup {
    let to = with.address(class);
    html! { a.chip href=(to) aria-current=[is_on.then_some("true")] { (words) } }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_keeps_the_others_and_what_is_none_is_passed_over() {
        let asks = Asks {
            q: Some("the end & \"more\"".to_owned()),
            tag: Some("7".to_owned()),
            strength: Some("Strong  voice".to_owned()),
            child: Some("x'; --".to_owned()),
            show: Some("nothing".to_owned()),
            ..Asks::default()
        };
        let filters = Filters::of(&asks);
        let address = filters.address(ClassId::new(3));
        assert_eq!(
            address,
            "/teach/talks?class=3&tag=7&strength=Strong+voice&q=the+end+%26+%22more%22"
        );
        assert!(!filters.is_whole());
        assert!(Filters::of(&Asks::default()).is_whole());
    }
}
