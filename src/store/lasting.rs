//! What of a class seldom changes and nearly every page asks for: the class, who teaches it, its timetable, its children by
//! name. Readers read it once and keep it until a commit changes it; the writer always reads the rows themselves.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use jiff::civil::Date;

use super::{Answer, Reading, calendar, class, roster};
use crate::domain::{
    calendar::{Block, ChairPlan, DayRange},
    class::Class,
    id::{ClassId, TeacherId},
    roster::{Pupil, pupils},
};

/// One class, as its rows were at one moment.
pub struct Lasting {
    /// The class.
    pub class: Class,
    /// Who teaches it.
    pub teachers: Vec<TeacherId>,
    /// When it writes.
    pub blocks: Vec<Block>,
    /// How its chairs stand.
    pub chairs: ChairPlan,
    /// Every day without school that it ever had, earliest first.
    pub no_school: Vec<DayRange>,
    /// Its children, A to Z.
    pub pupils: Vec<Pupil>,
}

/// What readers keep, and how often anything of it was changed.
#[derive(Default)]
pub(super) struct Kept(Mutex<(u64, BTreeMap<ClassId, Arc<Lasting>>)>);

impl Kept {
    /// The number of changes so far: taken before a transaction begins, given back with what was read in it.
    pub(super) fn changes(&self) -> u64 {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).0
    }

    /// A commit has changed something of a class; called before anybody hears "saved".
    pub(super) fn changed(&self) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.0 += 1;
        kept.1.clear();
    }

    fn get(&self, class: ClassId) -> Option<Arc<Lasting>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.1.get(&class).map(Arc::clone)
    }

    /// Keeps it unless something changed since the transaction began: its picture of the file may be the one before.
    fn keep(&self, class: ClassId, changes: u64, lasting: &Arc<Lasting>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.0 == changes {
            kept.1.insert(class, Arc::clone(lasting));
        }
    }
}

/// What lasts of a class; none if there is no such class.
pub fn of(tx: &Reading<'_>, id: ClassId) -> Answer<Option<Arc<Lasting>>> {
    let Some((kept, changes)) = tx.kept else {
        return Ok(read(tx, id)?.map(Arc::new));
    };
    if let Some(lasting) = kept.get(id) {
        return Ok(Some(lasting));
    }
    let lasting = read(tx, id)?.map(Arc::new);
    if let Some(lasting) = &lasting {
        kept.keep(id, changes, lasting);
    }
    Ok(lasting)
}

fn read(tx: &Reading<'_>, id: ClassId) -> Answer<Option<Lasting>> {
    let Some(class) = class::find(tx, id)? else {
        return Ok(None);
    };
    Ok(Some(Lasting {
        class,
        teachers: class::teachers(tx, id)?,
        blocks: calendar::blocks(tx, id)?,
        chairs: calendar::chair_plan(tx, id)?,
        no_school: calendar::no_school(tx, id, Date::MIN)?,
        pupils: pupils(&roster::members(tx, id)?),
    }))
}
