//! How days, hours and words of the domain are read from the columns of a row. No table and no rule lives here.

use jiff::civil::{Date, Time};
use rusqlite::Row;

use crate::{domain::text::Language, store::Error};

/// A word in a row that this program does not know: the file was changed by something else.
pub(super) fn unread(column: usize, word: &str) -> rusqlite::Error {
    let cause = Error::Broken(format!(
        "the database holds {word:?} where no such word can stand"
    ));
    rusqlite::Error::FromSqlConversionFailure(column, rusqlite::types::Type::Text, cause.into())
}

/// A time of day as it stands in a row: `09:10`. (rusqlite would write `09:10:00`.)
pub(super) fn hour(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// Reads a time of day.
pub(super) fn time(row: &Row<'_>, column: usize) -> rusqlite::Result<Time> {
    row.get(column)
}

/// Reads a day.
pub(super) fn date(row: &Row<'_>, column: usize) -> rusqlite::Result<Date> {
    row.get(column)
}

/// Reads a language by its tag.
pub(super) fn language(row: &Row<'_>, column: usize) -> rusqlite::Result<Language> {
    let tag = row.get_ref(column)?.as_str()?;
    Language::from_tag(tag).ok_or_else(|| unread(column, tag))
}
