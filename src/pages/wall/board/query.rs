//! What may stand behind `?` on the addresses of the wall's board.

use serde::Deserialize;

/// What the page says of what was just done, and which part of the board it shows.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
pub(super) struct BoardQuery {
    /// The sign-up that was just made here.
    pub(super) saved: Option<i64>,
    /// The sign-up that was just given back.
    pub(super) undone: Option<i64>,
    /// The sign-up that was just moved.
    pub(super) moved: Option<i64>,
    /// The child who waits for a chair of that day now.
    pub(super) waits: Option<i64>,
    /// Which five chairs, where there are more than fit.
    #[serde(default)]
    pub(super) page: usize,
    /// Which of a teacher's classes.
    pub(super) class: Option<i64>,
}

impl BoardQuery {
    /// Whether something was just done: such a page is for one screen and one moment.
    pub(super) fn has_message(self) -> bool {
        let done = self.saved.or(self.undone).or(self.moved);
        done.or(self.waits).is_some()
    }
}
