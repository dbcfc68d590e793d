//! How a query is run, and how ids, hours and words of the domain are read from and written to the columns of a row. No table
//! and no rule lives here.

use std::str::FromStr;

use jiff::civil::{Time, Weekday};
use rusqlite::{
    OptionalExtension as _, Params, Row, ToSql,
    types::{FromSql, FromSqlResult, ToSqlOutput, Type, ValueRef},
};

use crate::{
    domain::id::Id,
    store::{Error, ReadTx, Result, WriteTx},
};

impl ReadTx<'_> {
    /// Every row that a query gives, in its order.
    pub(super) fn all<T, C: FromIterator<T>>(
        &self,
        sql: &str,
        with: impl Params,
        read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<C> {
        let mut query = self.connection.prepare_cached(sql)?;
        let rows = query.query_map(with, read)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Hands every row that a query gives to `take`, in its order.
    pub(super) fn each(
        &self,
        sql: &str,
        with: impl Params,
        take: impl FnMut(&Row<'_>) -> rusqlite::Result<()>,
    ) -> Result<()> {
        self.all(sql, with, take)
    }

    /// The first row that a query gives, if it gives any.
    pub(super) fn first<T>(
        &self,
        sql: &str,
        with: impl Params,
        read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<T>> {
        let mut query = self.connection.prepare_cached(sql)?;
        Ok(query.query_row(with, read).optional()?)
    }

    /// The first row of a query that always gives one.
    pub(super) fn one<T>(
        &self,
        sql: &str,
        with: impl Params,
        read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<T> {
        let mut query = self.connection.prepare_cached(sql)?;
        Ok(query.query_row(with, read)?)
    }

    /// The one column of such a row.
    pub(super) fn value<T: FromSql>(&self, sql: &str, with: impl Params) -> Result<T> {
        self.one(sql, with, |row| row.get(0))
    }
}

impl WriteTx<'_> {
    /// Changes rows.
    pub(super) fn execute(&self, sql: &str, with: impl Params) -> Result<()> {
        self.execute_counting(sql, with).map(|_| ())
    }

    /// Changes rows, and tells how many.
    pub(super) fn execute_counting(&self, sql: &str, with: impl Params) -> Result<usize> {
        Ok(self.connection.prepare_cached(sql)?.execute(with)?)
    }
}

impl<Of: Copy> ToSql for Id<Of> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.number().into())
    }
}

impl<Of: Copy> FromSql for Id<Of> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        i64::column_result(value).map(Self::new)
    }
}

/// A word in a row that this program does not know: the file was changed by something else.
pub(super) fn unread(column: usize, word: &str) -> rusqlite::Error {
    let cause = Error::Broken(format!(
        "the database holds {word:?} where no such word can stand"
    ));
    rusqlite::Error::FromSqlConversionFailure(column, Type::Text, cause.into())
}

/// What a word of the domain stands for.
pub(super) fn parse<T: FromStr>(word: &str) -> Option<T> {
    word.parse().ok()
}

/// Reads one of the domain's words, or a language's tag.
pub(super) fn word<T>(
    row: &Row<'_>,
    column: usize,
    read: fn(&str) -> Option<T>,
) -> rusqlite::Result<T> {
    let word = row.get_ref(column)?.as_str()?;
    read(word).ok_or_else(|| unread(column, word))
}

/// The same where a row may have none.
pub(super) fn word_if_any<T>(
    row: &Row<'_>,
    column: usize,
    read: fn(&str) -> Option<T>,
) -> rusqlite::Result<Option<T>> {
    match row.get_ref(column)? {
        ValueRef::Null => Ok(None),
        _ => word(row, column, read).map(Some),
    }
}

/// A day of the week, counted from Monday as 1.
pub(super) fn weekday(row: &Row<'_>, column: usize) -> rusqlite::Result<Weekday> {
    Weekday::from_monday_one_offset(row.get(column)?).map_err(|_| unread(column, "weekday"))
}

/// A time of day as it stands in a row: `09:10`. (rusqlite would write `09:10:00`.)
pub(super) fn hour(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
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
