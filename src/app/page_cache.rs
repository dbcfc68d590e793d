//! Boards that were drawn once and are handed out as bytes until something on them changes: a commit, or the time (decision 9).

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
    time::Instant,
};

use bytes::Bytes;
use jiff::civil::Date;

use super::remembered::lock;
use crate::domain::id::ClassId;

/// Which page of a board.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct PageKey {
    /// The day; none is the day that the board opens on.
    pub day: Option<Date>,
    /// Which of its pages, where there are more chairs than fit on one.
    pub page: usize,
}

/// A page ready to be sent.
pub struct CachedPage {
    /// The HTML.
    pub bytes: Bytes,
    /// What it is known by, so that a screen which has it still need not get it again: the value of its `ETag`.
    pub tag: Bytes,
    /// When it is no longer true, because a chair's time has come. Monotonic: a clock set back must not keep it alive.
    pub until: Instant,
}

/// The pages of all classes.
#[derive(Default)]
pub struct PageCache(Mutex<BTreeMap<ClassId, OfClass>>);

#[derive(Default)]
struct OfClass {
    /// Counts the changes: a page drawn before the last of them is not cached.
    changes: u64,
    pages: BTreeMap<PageKey, Arc<CachedPage>>,
}

/// A class has six tabs, each of a few pages; more keys than that are somebody trying addresses.
const PAGES_MAX: usize = 32;

impl PageCache {
    /// The page, if it is still true.
    pub fn get(&self, class: ClassId, key: PageKey) -> Option<Arc<CachedPage>> {
        let classes = lock(&self.0);
        let page = classes.get(&class)?.pages.get(&key)?;
        (Instant::now() < page.until).then(|| Arc::clone(page))
    }

    /// The number of changes so far: taken before the board is read, given back with the page.
    pub fn changes(&self, class: ClassId) -> u64 {
        let classes = lock(&self.0);
        classes.get(&class).map_or(0, |of_class| of_class.changes)
    }

    /// Caches a page unless the class changed since `changes` was read.
    pub fn insert(&self, class: ClassId, key: PageKey, changes: u64, page: Arc<CachedPage>) {
        let mut classes = lock(&self.0);
        let of_class = classes.entry(class).or_default();
        if of_class.changes == changes {
            if of_class.pages.len() >= PAGES_MAX {
                of_class.pages.clear();
            }
            of_class.pages.insert(key, page);
        }
    }

    /// Lets go of every page of every class: the clock was set.
    pub fn clear(&self) {
        let mut classes = lock(&self.0);
        for of_class in classes.values_mut() {
            of_class.changes += 1;
            of_class.pages.clear();
        }
    }

    /// Lets go of every page of a class: something on its board changed.
    pub fn clear_class(&self, class: ClassId) {
        let mut classes = lock(&self.0);
        let of_class = classes.entry(class).or_default();
        of_class.changes += 1;
        of_class.pages.clear();
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn page(life: Duration) -> Arc<CachedPage> {
        Arc::new(CachedPage {
            bytes: Bytes::from_static(b"board"),
            tag: Bytes::new(),
            until: Instant::now() + life,
        })
    }

    #[test]
    fn a_page_drawn_before_a_change_is_not_cached() {
        let (cache, class, key) = (PageCache::default(), ClassId::new(1), PageKey::default());
        let changes = cache.changes(class);
        cache.clear_class(class);
        cache.insert(class, key, changes, page(Duration::from_mins(1)));
        assert!(cache.get(class, key).is_none());
    }

    #[test]
    fn a_page_ends_with_its_time_or_with_a_change() {
        let (cache, class, key) = (PageCache::default(), ClassId::new(1), PageKey::default());
        cache.insert(class, key, 0, page(Duration::ZERO));
        assert!(cache.get(class, key).is_none());
        cache.insert(class, key, 0, page(Duration::from_mins(1)));
        assert!(cache.get(class, key).is_some());
        assert!(cache.get(ClassId::new(2), key).is_none());
        cache.clear_class(class);
        assert!(cache.get(class, key).is_none());
    }
}
