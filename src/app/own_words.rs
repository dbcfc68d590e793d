//! What a class has in its own words, as values: as it stands, and before and after a template was taken over. It is changed in
//! templates.rs.

use std::{collections::BTreeMap, sync::Arc};

use crate::{
    domain::{
        id::{ClassId, TagId},
        prep::questions::ClassQuestions,
        text::Language,
    },
    store::{self, ReadTx},
};

/// What a template changes, as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    pub(super) questions: Arc<ClassQuestions>,
    pub(super) strengths: Vec<String>,
    pub(super) lesson: BTreeMap<&'static str, BTreeMap<String, String>>,
}

impl Kept {
    /// Of a class, and of the box its mini-lesson.
    pub fn load(tx: &ReadTx<'_>, class: ClassId) -> store::Result<Self> {
        let mut lesson = BTreeMap::new();
        for language in Language::ALL {
            let lines = store::mini_lesson::find_lines(tx, language)?;
            lesson.insert(language.tag(), lines);
        }
        Ok(Self {
            questions: store::questions::load(tx, class)?,
            strengths: store::strength::of_class(tx, class)?,
            lesson,
        })
    }
}

/// A template was taken over: what there was, what there is, and the tags that it brought.
#[derive(Clone, Debug)]
pub struct Taken {
    /// The class.
    pub class: ClassId,
    /// As it was.
    pub before: Kept,
    /// As it is.
    pub after: Kept,
    /// The tags that can be chosen now and could not before.
    pub tags: Vec<TagId>,
}
