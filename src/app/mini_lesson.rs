//! The mini-lesson: how to prepare, with a made-up child's full sheet beside a thin one, and what a good conference looks like
//! for the child and for the teacher. Each line is in Chair's words or in the teacher's own. Nothing of a class stands in it.

use std::{collections::BTreeMap, sync::Arc};

use super::{App, Result};
use crate::{
    domain::{principal::Principal, text::Language},
    i18n::Messages,
    store,
};

/// One of the five questions on the two sheets that are compared.
#[derive(Clone, Copy, Debug)]
pub struct Compared {
    /// What the question is called.
    pub role: &'static str,
    /// The full answer.
    pub full: &'static str,
    /// The thin one.
    pub thin: &'static str,
}

const fn compared(role: &'static str, full: &'static str, thin: &'static str) -> Compared {
    Compared { role, full, thin }
}

/// The two sheets, question by question.
pub const SHEET: [Compared; 5] = [
    compared(
        "prep-role-piece",
        "begin-practice-piece",
        "lesson-thin-piece",
    ),
    compared(
        "prep-role-proud",
        "begin-practice-proud",
        "lesson-thin-proud",
    ),
    compared(
        "prep-role-stuck",
        "begin-practice-stuck",
        "lesson-thin-stuck",
    ),
    compared(
        "prep-role-tried",
        "begin-practice-tried",
        "lesson-thin-tried",
    ),
    compared("prep-role-ask", "begin-practice-ask", "lesson-thin-ask"),
];

/// What a good conference looks like on one side of the table.
#[derive(Clone, Copy, Debug)]
pub struct Side {
    /// Whose side it is.
    pub title: &'static str,
    /// What is seen there.
    pub lines: [&'static str; 6],
}

/// The child's side.
pub const CHILDS_SIDE: Side = Side {
    title: "lesson-writer",
    lines: [
        "lesson-writer-1",
        "lesson-writer-2",
        "lesson-writer-3",
        "lesson-writer-4",
        "lesson-writer-5",
        "lesson-writer-6",
    ],
};
/// The teacher's side.
pub const TEACHERS_SIDE: Side = Side {
    title: "lesson-teacher",
    lines: [
        "lesson-teacher-1",
        "lesson-teacher-2",
        "lesson-teacher-3",
        "lesson-teacher-4",
        "lesson-teacher-5",
        "lesson-teacher-6",
    ],
};
/// Lines that stand alone on a step.
pub const ALONE: [&str; 3] = ["lesson-why", "lesson-which", "lesson-now"];

/// Every line that the teacher may put in her own words.
pub fn lines() -> impl Iterator<Item = &'static str> {
    let sheet = SHEET
        .into_iter()
        .flat_map(|compared| [compared.full, compared.thin]);
    ALONE
        .into_iter()
        .chain(sheet)
        .chain(CHILDS_SIDE.lines)
        .chain(TEACHERS_SIDE.lines)
}

/// The lesson in one language: the lines that the teacher wrote, and Chair's.
pub struct Lesson<'a> {
    /// Chair's words.
    pub messages: &'a Messages,
    /// The teacher's own words by the names of their lines; an empty one stands for Chair's.
    pub own: BTreeMap<String, String>,
}

impl Lesson<'_> {
    /// One line. One that the teacher emptied is Chair's again.
    pub fn text(&self, line: &'static str) -> &str {
        let own = self.own.get(line).filter(|own| !own.is_empty());
        own.map_or_else(|| self.messages.text(line), String::as_str)
    }

    /// The lines of a side, without those that the teacher emptied; all of Chair's where none is left.
    pub fn list(&self, side: &Side) -> Vec<&str> {
        let is_left = |line: &&'static str| self.own.get(*line).is_none_or(|own| !own.is_empty());
        let has_any = side.lines.iter().any(&is_left);
        let left = side.lines.iter().filter(|line| !has_any || is_left(line));
        left.map(|line| self.text(line)).collect()
    }
}

/// The lesson in a language, with the teacher's own words.
pub async fn load(app: &App, language: Language) -> Result<Lesson<'_>> {
    let find = move |tx: &store::ReadTx<'_>| store::mini_lesson::find_lines(tx, language);
    Ok(Lesson {
        messages: app.translations.of(language),
        own: app.store.read(find).await?,
    })
}

/// Saves the teacher's own words of one language, and no others: every line that is not among them is Chair's again.
pub async fn save(
    app: &Arc<App>,
    by: Principal,
    language: Language,
    own: BTreeMap<&'static str, String>,
) -> Result<()> {
    app.write(by, move |tx| {
        Ok(store::mini_lesson::save_lines(tx, language, &own)?)
    })
    .await
}
