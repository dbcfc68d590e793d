//! How days, hours and words of the domain are read from the columns of a row. No table and no rule lives here.

use jiff::civil::Time;
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

/// Reads a language by its tag.
pub(super) fn language(row: &Row<'_>, column: usize) -> rusqlite::Result<Language> {
    let tag = row.get_ref(column)?.as_str()?;
    Language::from_tag(tag).ok_or_else(|| unread(column, tag))
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date, time};
    use rusqlite::{Connection, params};

    use super::*;

    #[test]
    fn days_and_hours_stand_in_rows_as_people_write_them() {
        let db = Connection::open_in_memory().unwrap();
        let (day, start) = (date(2026, 11, 3), time(9, 10, 0, 0));
        let written: (String, String) = db
            .query_row("SELECT ?, ?", params![day, hour(start)], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .unwrap();
        assert_eq!(written, ("2026-11-03".to_owned(), "09:10".to_owned()));
        let read: (Date, Time) = db
            .query_row("SELECT ?, ?", [written.0, written.1], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .unwrap();
        assert_eq!(read, (day, start));
        let read: rusqlite::Result<Date> =
            db.query_row("SELECT '2026x11x03'", [], |row| row.get(0));
        assert!(read.is_err(), "{read:?}");
    }
}
