//! A whole class list is taken over, wherever it comes from: a file, a paste that was looked at, the command line. What it means
//! for those who are in the class is decided by domain/roster.

use std::{collections::BTreeSet, fmt, sync::Arc};

use serde::{Deserialize, Serialize};

use super::{
    App, Error, Result, class_for,
    roster::{TalkGoesOn, idempotent, put_on_roster, real_members, take_off_roster},
};
use crate::{
    domain::{
        class::{Class, Member},
        id::{ClassId, StudentId},
        principal::Principal,
        roster::{Likeness, Merged, WrittenName, merge, read_cells},
        text::sort_key,
    },
    import::{Brought, Choice},
    limits::CLASS_NAMES,
    store::{self, ReadTx, WriteTx},
};

/// What a list has changed, or would change.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq, Serialize)]
pub struct RosterChanges {
    /// Children who are on the roster now and were not before.
    pub added: usize,
    /// Children whose name is written otherwise now.
    pub renamed: usize,
    /// Children who were on it and stay as they were.
    pub same: usize,
    /// Children who are not in the list and are still on the roster.
    pub missing: usize,
}

impl RosterChanges {
    fn new(merged: &Merged, missing: usize) -> Self {
        Self {
            added: merged.new_names.len(),
            renamed: merged.renamed.len(),
            same: merged.same.len(),
            missing,
        }
    }
}

/// What the teacher decided about a list that she looked at.
#[derive(Clone, Debug)]
pub struct ListDecision {
    /// By what the list is found among those that wait.
    pub list: String,
    /// The class of a set that she chose.
    pub section: Option<usize>,
    /// How the list is read, and which of its rows are children.
    pub choice: Choice,
    /// The children on the roster whom the list writes otherwise.
    pub same: BTreeSet<StudentId>,
    /// Those of the children who are missing in it that leave the roster.
    pub take_off: BTreeSet<StudentId>,
}

/// Why a list is not taken over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotTakenOver {
    /// It no longer waits, or is none that could be taken over.
    Gone,
    /// A talk goes on with a child who would leave the class.
    Talking(TalkGoesOn),
}

/// Takes a list over that she has looked at. Gives the address of the page that follows, `redirect_to` what has changed.
pub async fn take_over_list(
    app: &App,
    by: Principal,
    class: ClassId,
    decision: ListDecision,
    request: Option<String>,
    redirect_to: impl FnOnce(RosterChanges) -> String + Send + 'static,
) -> Result<String, NotTakenOver> {
    let brought = app.sent_lists.roster(class, &decision.list);
    let names = brought.and_then(|it| names_to_take_over(&it, &decision));
    let clock = Arc::clone(&app.clock);
    let list = decision.list.clone();
    let address = app
        .write(by, move |tx| {
            // The second of two taps finds the list gone, and its answer here.
            idempotent(tx, &by, request.as_deref(), || {
                let names = names.ok_or(Error::Refused(NotTakenOver::Gone))?;
                let class = class_for(tx, &by, Some(class))?.ok_or(Error::NotFound)?;
                let merged = merge(&real_members(tx, class.id)?, &names);
                let merged = merged.settled(|it| decision.same.contains(&it.student));
                take_over(tx, &class, &merged)?;
                let missing = merged.missing.iter().copied();
                let (leaving, staying): (Vec<_>, Vec<_>) =
                    missing.partition(|it| decision.take_off.contains(it));
                for student in leaving {
                    take_off_roster(tx, &clock, &class, student)
                        .map_err(|error| error.map_refusal(NotTakenOver::Talking))?;
                }
                Ok(redirect_to(RosterChanges::new(&merged, staying.len())))
            })
        })
        .await?;
    app.sent_lists.remove(&list);
    Ok(address)
}

/// The names of a list; none where it has none, more than a class, or leaves a question open.
fn names_to_take_over(brought: &Brought, decision: &ListDecision) -> Option<Vec<WrittenName>> {
    let list = brought.list(decision.section, &decision.choice).ok()?;
    let names = list.names();
    let is_open = list.asks_class() || list.asks_columns;
    (!is_open && !names.is_empty() && names.len() <= CLASS_NAMES).then_some(names)
}

/// Whether a list has to be looked at beside those who are in the class: it may write one of them otherwise.
pub async fn may_be_known(app: &App, class: ClassId, names: Vec<WrittenName>) -> Result<bool> {
    let read = app
        .store
        .read(move |tx| Ok(merge(&real_members(tx, class)?, &names)));
    Ok(!read.await?.maybe.is_empty())
}

/// A list that the command line brings.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct ListImport {
    /// What the class is called.
    pub class: String,
    /// Given and family names.
    pub names: Vec<(String, String)>,
    /// Only say what would change.
    pub dry_run: bool,
}

/// The box has no class of that name, or several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoSuchClass {
    named: String,
    known: Vec<String>,
    is_several: bool,
}

impl fmt::Display for NoSuchClass {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_several {
            write!(
                f,
                "Several classes are called {}. Give one of them another name on its page first.",
                self.named
            )
        } else if self.known.is_empty() {
            f.write_str("This box has no class yet. Its teacher makes one in the first run.")
        } else {
            let (named, known) = (&self.named, self.known.join(", "));
            write!(f, "There is no class called {named}. There is: {known}.")
        }
    }
}

/// Takes a list over that the command line brings, or says what it would change.
pub async fn import_list(app: &App, list: ListImport) -> Result<RosterChanges, NoSuchClass> {
    app.write_as_box(move |tx| import(tx, &list)).await
}

/// The same in a transaction of the caller's: of the command itself where no server runs.
pub fn import(tx: &WriteTx<'_>, list: &ListImport) -> Result<RosterChanges, NoSuchClass> {
    let class = find_by_name(tx, &list.class)?;
    let names: Vec<WrittenName> = list
        .names
        .iter()
        .filter_map(|(given, family)| read_cells(given, family, "").ok())
        .collect();
    // Nobody is there to be asked: what speaks strongly for the same child counts.
    let merged = merge(&real_members(tx, class.id)?, &names);
    let merged = merged.settled(|maybe| maybe.likeness > Likeness::Weak);
    if !list.dry_run {
        take_over(tx, &class, &merged)?;
    }
    Ok(RosterChanges::new(&merged, merged.missing.len()))
}

/// The one class of this name, however it is written.
pub fn find_by_name(tx: &ReadTx<'_>, name: &str) -> Result<Class, NoSuchClass> {
    let classes = store::class::all(tx)?;
    let wanted = sort_key(name);
    let mut found = classes.iter().filter(|it| sort_key(&it.name) == wanted);
    let first = found.next();
    match (first, found.next()) {
        (Some(class), None) => Ok(class.clone()),
        (first, _) => Err(Error::Refused(NoSuchClass {
            is_several: first.is_some(),
            named: name.to_owned(),
            known: classes.into_iter().map(|class| class.name).collect(),
        })),
    }
}

/// Takes a whole list over: names are added, and written as it has them. The children who are missing in it stay.
fn take_over(tx: &WriteTx<'_>, class: &Class, merged: &Merged) -> store::Result<()> {
    let members = store::roster::members(tx, class.id)?;
    for (student, name) in &merged.renamed {
        let (class, student) = (class.id, *student);
        store::roster::rename(tx, Member { class, student }, name)?;
    }
    put_on_roster(tx, class.id, &members, &merged.new_names)
}
