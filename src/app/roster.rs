//! Names come onto a roll and children leave it, wherever they come from: a paste, a file, the command line. One transaction
//! of the caller's; who is who is decided by domain/roster.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::app::{Room, calendar::seat_waiting};
use crate::{
    domain::{
        board::{By, State},
        class::Class,
        id::{ClassId, StudentId},
        roster::{
            Drawing, Line, Merged, RosterEntry, WrittenName, free_drawing, merge,
            newcomers as newcomers_of, read_parts,
        },
        text::sort_key,
    },
    host::clock::Clock,
    secret,
    store::{self, ReadTx, Result, WriteTx},
};

/// What a list has changed.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq, Serialize)]
pub struct Taken {
    /// Children who are on the roll now and were not before.
    pub added: usize,
    /// Children whose name is written otherwise now.
    pub renamed: usize,
    /// Children who were on it and stay as they were.
    pub same: usize,
    /// Children who are not in the list and are still on the roll.
    pub left: usize,
}

/// A list that the command line sends to the running server.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Wish {
    /// What the class is called.
    pub class: String,
    /// Given and family names.
    pub names: Vec<(String, String)>,
    /// Only say what would change.
    pub dry_run: bool,
}

/// What became of it: the class and what has changed, or one plain sentence why nothing has.
pub type Imported = Result<(ClassId, Taken), String>;

/// Takes a list over, or says what it would change.
pub fn import(tx: &WriteTx<'_>, clock: &Clock, wish: &Wish) -> Result<Imported> {
    let classes = store::class::all(tx)?;
    let wanted = sort_key(&wish.class);
    let Some(class) = classes.iter().find(|it| sort_key(&it.name) == wanted) else {
        let known: Vec<&str> = classes.iter().map(|it| it.name.as_str()).collect();
        return Ok(Err(if known.is_empty() {
            "This box has no class yet. Its teacher makes one in the first run.".to_owned()
        } else {
            format!(
                "There is no class called {}. There is: {}.",
                wish.class,
                known.join(", ")
            )
        }));
    };
    let names: Vec<WrittenName> = wish
        .names
        .iter()
        .filter_map(|(given, family)| match read_parts(given, family, 0) {
            Line::Name(name) => Some(name),
            Line::Unfit { .. } | Line::TooMany { .. } => None,
        })
        .collect();
    let taken = if wish.dry_run {
        let merged = merge(&real_members(tx, class.id)?, &names);
        Taken::of(&merged, merged.leavers.len())
    } else {
        take_over(tx, clock, class, &names, &BTreeSet::new())?
    };
    Ok(Ok((class.id, taken)))
}

/// The answer as one line for the command.
pub fn told(imported: &Imported) -> String {
    match imported {
        Ok((_, taken)) => json!({ "taken": taken }).to_string(),
        Err(said) => json!({ "refused": said }).to_string(),
    }
}

/// Reads that line.
///
/// # Errors
/// The sentence of a refusal.
pub fn read_answer(line: &str) -> Result<Taken, String> {
    #[derive(Deserialize)]
    #[serde(rename_all = "lowercase")]
    enum Told {
        Taken(Taken),
        Refused(String),
    }
    match serde_json::from_str(line) {
        Ok(Told::Taken(taken)) => Ok(taken),
        Ok(Told::Refused(said)) => Err(said),
        Err(_) => Err("The running Chair did not understand. Is it an older one?".to_owned()),
    }
}

impl Taken {
    fn of(merged: &Merged, left: usize) -> Self {
        Self {
            added: merged.newcomers.len(),
            renamed: merged.renamed.len(),
            same: merged.same.len(),
            left,
        }
    }
}

/// Everyone on the roll but the practice child of the first run.
fn real_members(tx: &ReadTx<'_>, class: ClassId) -> Result<Vec<RosterEntry>> {
    let practice = store::first_run::practice(tx)?;
    let mut members = store::roster::members(tx, class)?;
    members.retain(|it| Some(it.student) != practice);
    Ok(members)
}

/// Adds who is not on the roll yet; everyone gets a chair that no other child of the class has. A child who was taken off
/// comes back as the same child, with everything that was kept.
pub fn add_newcomers(tx: &WriteTx<'_>, class: ClassId, names: &[WrittenName]) -> Result<usize> {
    let members = store::roster::members(tx, class)?;
    let known: Vec<(String, String)> = members
        .iter()
        .map(|it| (it.given.clone(), it.family.clone()))
        .collect();
    let newcomers = newcomers_of(&known, names);
    put_on(tx, class, (&members, &newcomers))?;
    Ok(newcomers.len())
}

/// Takes a whole list over: newcomers come, names are written as it has them. Of those who are not in it, the ones that the
/// teacher ticked are taken off.
pub fn take_over(
    tx: &WriteTx<'_>,
    clock: &Clock,
    class: &Class,
    names: &[WrittenName],
    ticked: &BTreeSet<StudentId>,
) -> Result<Taken> {
    let members = store::roster::members(tx, class.id)?;
    let merged = merge(&real_members(tx, class.id)?, names);
    for (student, name) in &merged.renamed {
        store::roster::rename(tx, class.id, (*student, name))?;
    }
    put_on(tx, class.id, (&members, &merged.newcomers))?;
    let mut left = 0;
    for student in &merged.leavers {
        if ticked.contains(student) {
            take_off(tx, clock, class, *student)?;
        } else {
            left += 1;
        }
    }
    Ok(Taken::of(&merged, left))
}

fn put_on(
    tx: &WriteTx<'_>,
    class: ClassId,
    (members, newcomers): (&[RosterEntry], &[WrittenName]),
) -> Result<()> {
    let mut taken: Vec<Drawing> = members.iter().map(|it| it.drawing).collect();
    let mut archived = store::roster::archived(tx, class)?;
    for name in newcomers {
        let drawing = free_drawing(&taken, taken.len());
        taken.push(drawing);
        let is_back = |it: &RosterEntry| {
            newcomers_of(
                &[(it.given.clone(), it.family.clone())],
                std::slice::from_ref(name),
            )
            .is_empty()
        };
        if let Some(at) = archived.iter().position(is_back) {
            store::roster::bring_back(tx, class, archived.swap_remove(at).student, drawing)?;
        } else {
            store::roster::add(tx, class, StudentId::new(secret::id()), (name, drawing))?;
        }
    }
    Ok(())
}

/// Takes a child off the roll and gives back the chair that the child holds; nothing else of the child's is lost.
pub fn take_off(tx: &WriteTx<'_>, clock: &Clock, class: &Class, student: StudentId) -> Result<()> {
    let board = Room::load(tx, clock, class.clone(), None)?.board;
    if let Some(live) = board
        .sign_ups
        .iter()
        .find(|it| it.student == student && it.state.is_live())
        && live.state != State::Talking
        && let Ok(change) = board.release(live.id, By::Teacher)
    {
        store::board::keep_change(tx, live.slot, &change)?;
    }
    store::board::wait::leave(tx, class.id, student)?;
    store::roster::archive(tx, class.id, student)?;
    // Nobody waits for the child's turn in the round, and the chair goes to whoever waits for one.
    store::board::round::begin_next_if_over(tx, class.id)?;
    seat_waiting(tx, clock, class)
}
