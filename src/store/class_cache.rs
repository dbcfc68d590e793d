//! A cache of what seldom changes in a class and nearly every page needs: its name, timetable, rules and children. Readers read
//! it once and keep it in memory until a commit changes it ([`super::Change`] says which do). The writer reads the rows
//! themselves once it has changed some.

use std::{
    any::{Any, TypeId},
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use crate::domain::id::ClassId;
use crate::store::{ReadTx, Result};

/// A value made of the rows of a class at one moment.
type Cached = Arc<dyn Any + Send + Sync>;

type Key = (ClassId, TypeId);

/// The cached values by class and type, and how often anything in it was changed.
#[derive(Default)]
pub(super) struct ClassCache(Mutex<(u64, BTreeMap<Key, Cached>)>);

impl ClassCache {
    /// The number of changes so far: asked before a transaction begins, and passed to `insert` with what was read in it.
    pub(super) fn changes(&self) -> u64 {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).0
    }

    /// Forgets everything, because a commit has changed something of a class. Called before anyone is answered.
    pub(super) fn clear(&self) {
        let mut cache = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        cache.0 += 1;
        cache.1.clear();
    }

    fn get(&self, key: Key) -> Option<Cached> {
        let cache = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        cache.1.get(&key).map(Arc::clone)
    }

    /// Caches a value, unless something changed since the transaction began: it may have read the file as it was before.
    fn insert(&self, key: Key, changes: u64, cached: Cached) {
        let mut cache = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if cache.0 == changes {
            cache.1.insert(key, cached);
        }
    }
}

/// The cached value of a class, or the one that `read` gives, which is then cached; none if there is no such class.
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
    fn what_was_read_before_a_change_is_not_cached() {
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
