//! What the teacher's page of a child's sheet is drawn from.

use std::sync::Arc;

use strum::VariantArray;

use crate::{
    app::{App, Room, class_with_student},
    domain::{
        class::Member,
        id::StudentId,
        next_step::NextStep,
        prep::{Role, Sheet, SheetRule, questions::ClassQuestions},
        principal::Principal,
        text::Language,
    },
    http::{context::RequestContext, error::HttpError, response::Result},
    store::{self, ReadTx, prep::Version},
};

/// One child's sheet as the teacher sees it.
pub(super) struct Seen {
    pub(super) room: Room,
    pub(super) questions: Arc<ClassQuestions>,
    pub(super) sheet: Sheet,
    /// The number of the open sheet.
    pub(super) open: u32,
    pub(super) conflicts: Vec<(Role, String)>,
    pub(super) versions: Vec<Version>,
    pub(super) steps: Vec<NextStep>,
    pub(super) class_rule: SheetRule,
    pub(super) own_rule: Option<SheetRule>,
    /// Its own language, if it is not the class's.
    pub(super) language: Option<Language>,
}

fn load(
    tx: &ReadTx<'_>,
    app: &App,
    by: &Principal,
    student: StudentId,
    number: Option<u32>,
) -> store::Result<Option<Seen>> {
    let Some(class) = class_with_student(tx, by, student)? else {
        return Ok(None);
    };
    let id = class.id;
    let member = Member { class: id, student };
    let open = store::prep::sheet_of(tx, id, student)?;
    let open_number = open.number;
    let sheet = match number.filter(|number| *number != open_number) {
        None => Some(open),
        Some(number) => match store::prep::find_by_number(tx, member, number)? {
            Some(old) => store::prep::find(tx, id, old)?,
            None => None,
        },
    };
    let Some(sheet) = sheet else { return Ok(None) };
    let (mut conflicts, mut versions) = (Vec::new(), Vec::new());
    if let Some(id) = sheet.id {
        for &role in Role::VARIANTS {
            let (texts, before) = store::prep::conflicts_and_versions(tx, id, role)?;
            conflicts.extend(texts.into_iter().map(|text| (role, text)));
            versions.extend(before);
        }
    }
    let (class_rule, own_rules) = store::prep::rules(tx, id)?;
    Ok(Some(Seen {
        room: Room::load(tx, &app.clock, class, None)?,
        questions: store::questions::load(tx, id)?,
        sheet,
        open: open_number,
        conflicts,
        versions,
        steps: store::next_step::open_of(tx, id, student)?,
        class_rule,
        own_rule: own_rules.get(&student).copied(),
        language: store::roster::language(tx, id, student)?,
    }))
}

/// Loads it; the open sheet if no number is given.
pub(super) async fn loaded(
    app: &Arc<App>,
    context: &RequestContext,
    student: StudentId,
    number: Option<u32>,
) -> Result<Seen, HttpError> {
    let (reader, by) = (Arc::clone(app), context.principal);
    let seen = app
        .store
        .read(move |tx| load(tx, &reader, &by, student, number));
    seen.await?.ok_or(HttpError::NotFound)
}

/// Where the page is.
pub(super) fn address(student: StudentId) -> String {
    format!("/teach/students/{student}/sheet")
}
