//! How the box was when it last looked at itself, so that what stands round every page need not ask the card. It looks at nothing.

use std::{sync::Mutex, time::Instant};

use super::remembered::lock;
use crate::limits;

/// Whether it was well, and when that was seen.
#[derive(Default)]
pub(super) struct LastLook(Mutex<Option<(Instant, bool)>>);

impl LastLook {
    /// What was seen within [`limits::LOOKED_WITHIN`].
    pub(super) fn of_late(&self) -> Option<bool> {
        let (at, is_well) = (*lock(&self.0))?;
        (at.elapsed() < limits::LOOKED_WITHIN).then_some(is_well)
    }

    /// It was looked at now.
    pub(super) fn note(&self, is_well: bool) {
        *lock(&self.0) = Some((Instant::now(), is_well));
    }
}
