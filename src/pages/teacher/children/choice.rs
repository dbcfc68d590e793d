//! Which children are shown and in which order, as the address of the page says it: every link of the page is another one.

use std::cmp::{Ordering, Reverse};

use serde::Deserialize;
use strum::{IntoStaticStr, VariantArray};

use super::loaded::{Child, StepStands};
use crate::domain::{
    id::{ClassId, TagId},
    text::{Language, order_key},
};

/// What stands behind `?`.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
pub(super) struct Choice {
    /// The class; of several of hers the first, if none is named.
    pub(super) class: Option<i64>,
    /// Which children.
    #[serde(default)]
    pub(super) show: Filter,
    /// Only who works on the tag of this number.
    pub(super) needs: Option<i64>,
    /// By which column.
    #[serde(default)]
    pub(super) by: Column,
    /// The other way round.
    #[serde(default)]
    pub(super) turned: bool,
}

impl Choice {
    /// The address of this choice.
    pub(super) fn address(self, class: ClassId) -> String {
        let (show, by): (&str, &str) = (self.show.into(), self.by.into());
        let turned = if self.turned { "&turned=true" } else { "" };
        let needs = self
            .needs
            .map_or_else(String::new, |tag| format!("&needs={tag}"));
        format!("/teach/children?class={class}&show={show}{needs}&by={by}{turned}")
    }

    /// Whether this child of the class is one of those that are shown.
    pub(super) fn takes(self, child: &Child) -> bool {
        let works = |tag| child.needs.contains(&TagId::new(tag));
        self.show.takes(child) && self.needs.is_none_or(works)
    }

    /// The same children by a column; by the one that they are in already the other way round.
    pub(super) fn sorted_by(self, by: Column) -> Self {
        let turned = self.by == by && !self.turned;
        Self { by, turned, ..self }
    }

    /// Puts children in order. Who is alike in it stands A to Z.
    pub(super) fn sort(self, children: &mut [&Child], language: Language) {
        children.sort_by(|one, other| {
            let ordered = self.by.compare(one, other, language);
            if self.turned {
                ordered.reverse()
            } else {
                ordered
            }
        });
    }
}

/// Which children.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub(super) enum Filter {
    /// Everyone.
    #[default]
    All,
    /// No talk for more school days than the class wants.
    NotMet,
    /// All five questions are answered, and no chair is saved.
    FullSheet,
    /// The child said "not yet" of its step.
    NotYet,
    /// A look-in was promised for today or earlier.
    LookIn,
    /// The child has not chosen its pictures.
    NoPictures,
    /// Who was taken out of the class.
    Left,
}

impl Filter {
    /// Whether this child of the class is one of them.
    pub(super) fn takes(self, child: &Child) -> bool {
        match self {
            Self::All => true,
            Self::NotMet => child.is_overdue,
            Self::FullSheet => child.is_ready() && !child.has_chair,
            Self::NotYet => child.step_stands() == Some(StepStands::NotYet),
            Self::LookIn => child.look_in.is_some_and(|promised| promised.is_due),
            Self::NoPictures => !child.has_pictures,
            Self::Left => false,
        }
    }
}

/// By which column.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub(super) enum Column {
    /// A to Z.
    Name,
    /// The fullest first.
    Sheet,
    /// No talk yet, then the longest ago.
    #[default]
    LastTalk,
    /// A to Z.
    Step,
    /// Not yet first, and no step last.
    HowItGoes,
    /// The earliest promise first, and none last.
    LookIn,
}

impl Column {
    /// How two children stand to each other. The children come A to Z.
    fn compare(self, one: &Child, other: &Child, language: Language) -> Ordering {
        let key = |child: &Child| match self {
            Self::Name => (Reverse(0), String::new()),
            Self::Sheet => (Reverse(u32::from(child.answered)), String::new()),
            Self::LastTalk => {
                let never = u32::from(child.last_talk.is_none()) << 31;
                (Reverse(never | child.days), String::new())
            }
            Self::Step => {
                let words = child.step.as_ref().map(|step| step.text.trim());
                let words = words.filter(|words| !words.is_empty());
                let has_words = u32::from(words.is_some());
                (
                    Reverse(has_words),
                    words
                        .map(|words| order_key(language, words))
                        .unwrap_or_default(),
                )
            }
            Self::HowItGoes => {
                let stands = child.step_stands().map_or(0, |stands| match stands {
                    StepStands::NotYet => 4,
                    StepStands::New => 3,
                    StepStands::OnTheWay => 2,
                    StepStands::Reached => 1,
                });
                (Reverse(stands), String::new())
            }
            Self::LookIn => {
                let day = child.look_in.map(|promised| promised.day.to_string());
                (Reverse(u32::from(day.is_some())), day.unwrap_or_default())
            }
        };
        match self {
            Self::Name => one.place.cmp(&other.place),
            _ => key(one).cmp(&key(other)),
        }
    }
}
