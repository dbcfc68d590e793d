//! Tags: in a word or two, what a talk's teaching point and next step are about. Which every class is offered, when two are the
//! same, and which children work on one. It knows neither talks nor rows.

use strum::IntoStaticStr;

use crate::domain::{id::TagId, next_step::StepState, text::same_name};

/// The tags that every class is offered, in the order of the page, by their ids in the word files. Her own join them.
pub const DEFAULT_TAGS: [&str; 10] = [
    "teach-tag-beginning",
    "teach-tag-ending",
    "teach-tag-order",
    "teach-tag-detail",
    "teach-tag-voice",
    "teach-tag-dialogue",
    "teach-tag-sentence",
    "teach-tag-word-choice",
    "teach-tag-spelling",
    "teach-tag-stamina",
];

/// More tags of a class than anybody finds one among.
pub const TAGS_MAX: usize = 60;
/// More things than one talk is about.
const TAGS_OF_A_TALK_MAX: usize = 8;

/// One tag of a class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// Its id.
    pub id: TagId,
    /// What it is called.
    pub called: Called,
    /// It can no longer be chosen, and stays readable on the talks that have it.
    pub is_removed: bool,
}

/// What a tag is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Called {
    /// One of [`DEFAULT_TAGS`]: each reader sees it in the own language.
    Offered(&'static str),
    /// As the teacher typed it.
    Own(String),
}

impl Called {
    /// One that every class is offered, by its id in the word files.
    pub fn offered(id: &str) -> Option<Self> {
        let known = DEFAULT_TAGS.into_iter().find(|known| *known == id);
        known.map(Self::Offered)
    }
}

/// Why a tag stays as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Refusal {
    /// The class has no such tag, or has removed it.
    NoSuchTag,
    /// The class has so many that no more fit.
    TooManyTags,
    /// The talk has so many that it is about nothing any more.
    TooManyOfTalk,
}

/// The tag of the class that is called so, whether it can be chosen or was removed: capitals and accents do not tell two tags
/// apart. `name_of` says what a tag is called on her page.
pub fn same<'t>(
    tags: &'t [Tag],
    typed: &str,
    name_of: impl Fn(&'t Tag) -> &'t str,
) -> Option<&'t Tag> {
    same_name(tags, typed, |tag: &&'t Tag| name_of(tag))
}

/// Whether the class may have one more tag.
///
/// # Errors
/// It has as many as it can.
pub fn one_more(tags: &[Tag]) -> Result<(), Refusal> {
    let free = tags.len() < TAGS_MAX;
    free.then_some(()).ok_or(Refusal::TooManyTags)
}

/// Whether a talk may be about this tag as well: one that can be chosen, or that it has already.
///
/// # Errors
/// It may not.
pub fn choose(tags: &[Tag], of_talk: &[TagId], id: TagId) -> Result<(), Refusal> {
    if of_talk.contains(&id) {
        return Ok(());
    }
    let mut offered = tags.iter().filter(|tag| !tag.is_removed);
    if !offered.any(|tag| tag.id == id) {
        return Err(Refusal::NoSuchTag);
    }
    let free = of_talk.len() < TAGS_OF_A_TALK_MAX;
    free.then_some(()).ok_or(Refusal::TooManyOfTalk)
}

/// Whether a child works on what a talk of its was about: as long as it carries the step from that talk; where there was no
/// step, until its next talk.
pub fn works_on(step: Option<StepState>, is_last_talk: bool) -> bool {
    match step {
        Some(StepState::Open) => true,
        Some(StepState::Reached | StepState::PutDown) => false,
        None => is_last_talk,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(id: i64, name: &str, is_removed: bool) -> Tag {
        Tag {
            id: TagId::new(id),
            called: Called::Own(name.to_owned()),
            is_removed,
        }
    }

    fn name(tag: &Tag) -> &str {
        match &tag.called {
            Called::Offered(id) => id,
            Called::Own(name) => name,
        }
    }

    #[test]
    fn capitals_and_accents_make_no_second_tag_and_signs_do() {
        let tags = [
            tag(1, "Río", false),
            tag(2, "C", true),
            tag(3, "C++", false),
        ];
        let found = |typed: &str| same(&tags, typed, name).map(|tag| tag.id.number());
        assert_eq!(found("rio"), Some(1));
        assert_eq!(found("RÍO"), Some(1));
        assert_eq!(found("c"), Some(2), "a removed one is still that tag");
        assert_eq!(found("c++"), Some(3));
        assert_eq!(found("ríos"), None);
    }

    #[test]
    fn a_removed_tag_stays_where_it_is_and_is_chosen_nowhere_else() {
        let tags = [tag(1, "a", false), tag(2, "b", true)];
        let [a, b, other] = [1, 2, 3].map(TagId::new);
        assert_eq!(choose(&tags, &[], a), Ok(()));
        assert_eq!(choose(&tags, &[], b), Err(Refusal::NoSuchTag));
        assert_eq!(choose(&tags, &[b], b), Ok(()));
        assert_eq!(choose(&tags, &[], other), Err(Refusal::NoSuchTag));
        let many: Vec<TagId> = (10..18).map(TagId::new).collect();
        assert_eq!(choose(&tags, &many, a), Err(Refusal::TooManyOfTalk));
        assert_eq!(one_more(&tags), Ok(()));
        let full: Vec<Tag> = (0..60).map(|id| tag(id, "x", false)).collect();
        assert_eq!(one_more(&full), Err(Refusal::TooManyTags));
    }

    #[test]
    fn a_child_works_on_it_until_the_step_is_done_or_the_next_talk_comes() {
        for (step, is_last, works) in [
            (Some(StepState::Open), false, true),
            (Some(StepState::Reached), true, false),
            (Some(StepState::PutDown), true, false),
            (None, true, true),
            (None, false, false),
        ] {
            assert_eq!(works_on(step, is_last), works, "{step:?} {is_last}");
        }
    }

    #[test]
    fn what_is_offered_is_known_by_its_words() {
        assert_eq!(
            Called::offered("teach-tag-ending"),
            Some(Called::Offered("teach-tag-ending"))
        );
        assert_eq!(Called::offered("teach-tag-none"), None);
    }
}
