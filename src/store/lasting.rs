//! What of a class seldom changes and nearly every page asks for: readers read it once and keep it until a commit changes it.
//! Which rows these are is the nouns' matter; the writer reads the rows themselves once it has changed some.

use std::{
    any::{Any, TypeId},
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use crate::domain::id::ClassId;
use crate::store::{ReadTx, Result};

/// Something of a class, as its rows were at one moment.
type Lasting = Arc<dyn Any + Send + Sync>;

type Key = (ClassId, TypeId);

/// What readers keep, each kind of it by its own type, and how often anything of it was changed.
#[derive(Default)]
pub(super) struct Kept(Mutex<(u64, BTreeMap<Key, Lasting>)>);

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

    fn get(&self, key: Key) -> Option<Lasting> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.1.get(&key).map(Arc::clone)
    }

    /// Keeps it unless something changed since the transaction began: its picture of the file may be the one before.
    fn keep(&self, key: Key, changes: u64, lasting: Lasting) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.0 == changes {
            kept.1.insert(key, lasting);
        }
    }
}

/// What lasts of a class, read by `read` where no reader has kept it; none if there is no such class.
pub(super) fn of<T: Send + Sync + 'static>(
    tx: &ReadTx<'_>,
    class: ClassId,
    read: fn(&ReadTx<'_>, ClassId) -> Result<Option<T>>,
) -> Result<Option<Arc<T>>> {
    if tx.reads_rows.get() {
        return Ok(read(tx, class)?.map(Arc::new));
    }
    let (kept, changes) = (tx.kept, tx.changes);
    let key = (class, TypeId::of::<T>());
    if let Some(Ok(lasting)) = kept.get(key).map(Arc::downcast) {
        return Ok(Some(lasting));
    }
    let lasting = read(tx, class)?.map(Arc::new);
    if let Some(lasting) = &lasting {
        kept.keep(key, changes, Arc::clone(lasting) as Lasting);
    }
    Ok(lasting)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key() -> Key {
        (ClassId::new(1), TypeId::of::<String>())
    }

    #[test]
    fn what_was_read_before_a_change_is_not_kept() {
        let kept = Kept::default();
        let changes = kept.changes();
        kept.changed();
        kept.keep(key(), changes, Arc::new("before".to_owned()));
        assert!(kept.get(key()).is_none());
        kept.keep(key(), kept.changes(), Arc::new("after".to_owned()));
        assert!(kept.get(key()).is_some());
        kept.changed();
        assert!(kept.get(key()).is_none());
    }
}
