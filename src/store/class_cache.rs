//! What of a class seldom changes and nearly every page asks for: its name, timetable, rules, children. Readers read it once
//! and keep it until a commit changes it. Which rows these are is said by the changes that concern it; the writer reads the
//! rows themselves once it has changed some.

use std::{
    any::{Any, TypeId},
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use crate::domain::id::ClassId;
use crate::store::{ReadTx, Result};

/// Something of a class, as its rows were at one moment.
type Cached = Arc<dyn Any + Send + Sync>;

type Key = (ClassId, TypeId);

/// What readers keep, each kind of it by its own type, and how often anything of it was changed.
#[derive(Default)]
pub(super) struct ClassCache(Mutex<(u64, BTreeMap<Key, Cached>)>);

impl ClassCache {
    /// The number of changes so far: taken before a transaction begins, given back with what was read in it.
    pub(super) fn changes(&self) -> u64 {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).0
    }

    /// A commit has changed something of a class; called before anybody hears "saved".
    pub(super) fn clear(&self) {
        let mut cache = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        cache.0 += 1;
        cache.1.clear();
    }

    fn get(&self, key: Key) -> Option<Cached> {
        let cache = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        cache.1.get(&key).map(Arc::clone)
    }

    /// Keeps it unless something changed since the transaction began: its picture of the file may be the one before.
    fn insert(&self, key: Key, changes: u64, cached: Cached) {
        let mut cache = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if cache.0 == changes {
            cache.1.insert(key, cached);
        }
    }
}

/// What is cached of a class, read by `read` where no reader has kept it; none if there is no such class.
pub(super) fn get_or_read<T: Send + Sync + 'static>(
    tx: &ReadTx<'_>,
    class: ClassId,
    read: fn(&ReadTx<'_>, ClassId) -> Result<Option<T>>,
) -> Result<Option<Arc<T>>> {
    if tx.reads_rows.get() {
        return Ok(read(tx, class)?.map(Arc::new));
    }
    let key = (class, TypeId::of::<T>());
    if let Some(Ok(cached)) = tx.class_cache.get(key).map(Arc::downcast) {
        return Ok(Some(cached));
    }
    let cached = read(tx, class)?.map(Arc::new);
    if let Some(cached) = &cached {
        tx.class_cache
            .insert(key, tx.class_changes, Arc::clone(cached) as Cached);
    }
    Ok(cached)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key() -> Key {
        (ClassId::new(1), TypeId::of::<String>())
    }

    #[test]
    fn what_was_read_before_a_change_is_not_kept() {
        let cache = ClassCache::default();
        let changes = cache.changes();
        cache.clear();
        cache.insert(key(), changes, Arc::new("before".to_owned()));
        assert!(cache.get(key()).is_none());
        cache.insert(key(), cache.changes(), Arc::new("after".to_owned()));
        assert!(cache.get(key()).is_some());
        cache.clear();
        assert!(cache.get(key()).is_none());
    }
}
