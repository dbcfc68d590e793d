//! The versions of the tables, each one file in migrations/. A migration that has been released is never edited.

use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};

use crate::store::Error;

const STEPS: [&str; 7] = [
    include_str!("migrations/0001_classroom.sql"),
    include_str!("migrations/0002_loop.sql"),
    include_str!("migrations/0003_first_run.sql"),
    include_str!("migrations/0004_board.sql"),
    include_str!("migrations/0005_child.sql"),
    include_str!("migrations/0006_words.sql"),
    include_str!("migrations/0007_names.sql"),
];

/// The version this program writes, as in the file's `user_version`.
#[expect(clippy::cast_possible_wrap, reason = "a handful of steps")]
pub(super) const VERSION: i64 = STEPS.len() as i64;

/// Takes a file of an older version, or an empty one, to [`VERSION`] in one transaction.
pub(super) fn bring_up_to_date(connection: &mut Connection) -> Result<(), Error> {
    let steps = Migrations::new(STEPS.into_iter().map(M::up).collect());
    steps.to_latest(connection).map_err(|error| match error {
        rusqlite_migration::Error::RusqliteError { err, .. } => err.into(),
        other => Error::Broken(other.to_string()),
    })
}
