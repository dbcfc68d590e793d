//! What a template would change, line by line: which words come, which go. Values only; it is drawn in draw.rs.

use std::collections::BTreeMap;

use crate::{
    app::{App, questions::question_words, tags::name_of},
    domain::{
        class::Band,
        prep::{
            QuestionRole,
            questions::{Questions, Standing},
        },
        tag::Tag,
        text::{Language, sort_key},
    },
    i18n::Messages,
    import::template::{Asked, QuestionList, Template},
    pages::components::role_words,
};

/// What a class has now, and what a file would make of it.
pub(super) struct Look {
    pub(super) now: Template,
    pub(super) new: Template,
    /// All tags of the class.
    pub(super) tags: Vec<Tag>,
}

/// One part of a template, by the word of its tick.
pub(super) struct Part {
    pub(super) word: &'static str,
    pub(super) title: &'static str,
    pub(super) groups: Vec<Group>,
}

/// What comes and what goes under one heading.
pub(super) struct Group {
    pub(super) heading: Option<String>,
    pub(super) language: Option<Language>,
    pub(super) comes: Vec<String>,
    pub(super) goes: Vec<String>,
    /// Only the order or what is asked changes.
    pub(super) is_order: bool,
}

impl Group {
    fn new(heading: Option<String>, now: &[String], new: &[String]) -> Option<Self> {
        let without = |all: &[String], others: &[String]| {
            let left = all.iter().filter(|it| !others.contains(it));
            left.cloned().collect::<Vec<_>>()
        };
        let (comes, goes) = (without(new, now), without(now, new));
        (now != new).then_some(Self {
            heading,
            language: None,
            is_order: comes.is_empty() && goes.is_empty(),
            comes,
            goes,
        })
    }
}

/// All four parts, in the order of the page; one without groups changes nothing.
pub(super) fn of(app: &App, messages: &Messages, band: Band, look: &Look) -> Vec<Part> {
    let Look { now, new, tags } = look;
    let strengths = Group::new(None, &now.strengths, &new.strengths);
    let offered = tags.iter().filter(|it| !it.is_removed);
    let offered: Vec<String> = offered.map(|it| sort_key(name_of(messages, it))).collect();
    // Tags of the class stay: talks have them.
    let mut all = new.tags.clone();
    all.retain(|it| !offered.contains(&sort_key(it)));
    vec![
        Part {
            word: "questions",
            title: "template-questions",
            groups: questions(app, messages, band, look),
        },
        Part {
            word: "strengths",
            title: "strengths-title",
            groups: strengths.into_iter().collect(),
        },
        Part {
            word: "tags",
            title: "teach-tags-title",
            groups: Group::new(None, &[], &all).into_iter().collect(),
        },
        Part {
            word: "lesson",
            title: "template-lesson",
            groups: lesson(app, now, new),
        },
    ]
}

fn questions(app: &App, messages: &Messages, band: Band, look: &Look) -> Vec<Group> {
    let Look { now, new, .. } = look;
    let mut groups = Vec::new();
    let mut keys: BTreeMap<(u8, &str), (Language, QuestionRole)> = BTreeMap::new();
    for list in now.questions.iter().chain(&new.questions) {
        let key = (list.role.number(), list.language.tag());
        keys.insert(key, (list.language, list.role));
    }
    for (language, role) in keys.into_values() {
        let find = |it: &&QuestionList| (it.language, it.role) == (language, role);
        let (now, new) = (
            now.questions.iter().find(find),
            new.questions.iter().find(find),
        );
        let spoken = app.translations.of(language);
        let heading = || Some(messages.text(role_words(role)).to_owned());
        let asked = |list: Option<&QuestionList>| lines(spoken, band, role, list);
        groups.extend(
            Group::new(heading(), &asked(now), &asked(new)).map(|group| Group {
                language: Some(language),
                ..group
            }),
        );
        let starts =
            |list: Option<&QuestionList>| list.map_or_else(Vec::new, |list| list.starters.clone());
        groups.extend(
            Group::new(heading(), &starts(now), &starts(new)).map(|group| Group {
                language: Some(language),
                ..group
            }),
        );
    }
    groups
}

/// The questions that are asked, the one that everyone is asked first at the head.
fn lines(
    spoken: &Messages,
    band: Band,
    role: QuestionRole,
    list: Option<&QuestionList>,
) -> Vec<String> {
    let Some(list) = list.filter(|list| !list.asked.is_empty()) else {
        let chairs = Questions::new(band, role, &[]);
        let words = chairs.all().iter();
        return words
            .map(|it| question_words(spoken, it).to_owned())
            .collect();
    };
    let words = |asked: &Asked| match asked {
        Asked::Own(words) => words.clone(),
        Asked::Chairs(wording) => spoken
            .find(&format!("sheet-{wording}"))
            .unwrap_or(wording)
            .to_owned(),
    };
    let mut asked: Vec<&(Asked, Standing)> = list.asked.iter().collect();
    asked.retain(|it| it.1 != Standing::Hidden);
    asked.sort_by_key(|it| it.1 != Standing::Picked);
    asked.into_iter().map(|it| words(&it.0)).collect()
}

fn lesson(app: &App, now: &Template, new: &Template) -> Vec<Group> {
    let lines = |template: &Template, language: Language| -> Vec<String> {
        let own = template.lesson.iter().find(|it| it.0 == language);
        let Some((_, own)) = own else {
            return Vec::new();
        };
        let chairs = app.translations.of(language);
        let words = own.iter().map(|(line, words)| {
            if words.is_empty() {
                format!("({})", chairs.find(line).unwrap_or(line))
            } else {
                words.clone()
            }
        });
        words.collect()
    };
    let groups = Language::ALL.into_iter().filter_map(|language| {
        let group = Group::new(None, &lines(now, language), &lines(new, language))?;
        Some(Group {
            language: Some(language),
            ..group
        })
    });
    groups.collect()
}
