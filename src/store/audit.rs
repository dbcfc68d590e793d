//! The audit: who did what, when, by which screen. It is only added to, and holds numbers and names of rules, never a child's
//! words.

use rusqlite::params;

use crate::domain::id::ClassId;
use crate::store::{Attribution, ReadTx, Result, WriteTx};

impl WriteTx<'_> {
    /// Adds an event: what was done, in a word or two ("saved", "claimed"); the class it concerns; the number of the sign-up,
    /// student or device it was done to; chair ids and the words of the rules that yielded.
    pub fn audit(
        &self,
        event: &str,
        class: Option<ClassId>,
        about: Option<i64>,
        detail: &str,
    ) -> Result<()> {
        let Attribution { at, doubtful, by } = &self.attribution;
        let clock = if *doubtful { "doubtful" } else { "trusted" };
        let sql = "INSERT INTO audit (at, clock, boot, by, event, class, about, detail) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
        self.execute(
            sql,
            params![at, clock, self.batch.boot, by, event, class, about, detail],
        )
    }
}

/// A release was handed over; what became of it, the machine says.
pub fn note_update(tx: &WriteTx<'_>) -> Result<()> {
    tx.audit("update handed over", None, None, "")
}

/// So many tries of one kind went wrong within the hour; `student` is the child whose pictures they were.
pub fn note_wrong_tries(
    tx: &WriteTx<'_>,
    event: &str,
    student: Option<i64>,
    count: u32,
) -> Result<()> {
    tx.audit(event, None, student, &format!("{count} in an hour"))
}

/// The newest time that stands in the store: a clock that now says earlier is wrong.
#[derive(Clone, Copy, Debug)]
pub struct LastWritten {
    /// UTC seconds.
    pub at: i64,
    /// The clock could be believed then, or at any time before. In doubt it goes on from when it could be, so that the time
    /// stands on that one still.
    pub believed: bool,
}

/// When anything was last written.
pub fn last_written(tx: &ReadTx<'_>) -> Result<Option<LastWritten>> {
    let sql = "SELECT at, EXISTS (SELECT 1 FROM audit WHERE clock = 'trusted') FROM audit ORDER BY id DESC LIMIT 1";
    tx.first(sql, [], |row| {
        Ok(LastWritten {
            at: row.get(0)?,
            believed: row.get(1)?,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{Space, Store};

    #[tokio::test]
    async fn a_deed_in_doubt_does_not_take_the_weight_from_what_was_believed_before() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path(), Space::default()).unwrap();
        let write = |at, doubtful| {
            let attribution = Attribution {
                at,
                doubtful,
                ..Attribution::default()
            };
            store.write(attribution, |tx| tx.audit("done", None, None, ""))
        };
        let last = async || {
            let last = store.read(last_written).await.unwrap().unwrap();
            (last.at, last.believed)
        };
        write(7, true).await.unwrap();
        assert_eq!(last().await, (7, false));
        write(8, false).await.unwrap();
        assert_eq!(last().await, (8, true));
        write(9, true).await.unwrap();
        assert_eq!(last().await, (9, true));
    }
}
