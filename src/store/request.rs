//! What each request id led to: the answer of the first request is the answer of every repeat (decision 5). What runs only
//! once for it is app/idempotent.

use rusqlite::params;

use crate::{
    limits,
    store::{ReadTx, Result, WriteTx},
};

/// Where a finished request led: enough to give the same answer again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// The address of the page that followed.
    pub place: String,
    /// The number of what was made, 0 if nothing was.
    pub about: i64,
}

/// What this principal's request with this id led to, if it came before.
pub fn find(tx: &ReadTx<'_>, by: i64, id: &str) -> Result<Option<Done>> {
    let sql = "SELECT redirect_to, about FROM idempotent_request WHERE by = ? AND id = ?";
    tx.first(sql, params![by, id], |row| {
        Ok(Done {
            place: row.get(0)?,
            about: row.get(1)?,
        })
    })
}

/// Remembers what it led to, in the same commit as what was done.
pub fn insert(tx: &WriteTx<'_>, by: i64, id: &str, done: &Done) -> Result<()> {
    let sql =
        "INSERT INTO idempotent_request (by, id, redirect_to, about, at) VALUES (?, ?, ?, ?, ?)";
    let values = params![by, id, done.place, done.about, tx.attribution.at];
    tx.execute(sql, values)
}

/// Forgets those that nobody repeats any more. It looks at every row, so it is no part of a child's tap. A clock in doubt
/// deletes nothing: by its date a request of this minute may seem to be of last year.
pub fn delete_old(tx: &WriteTx<'_>) -> Result<()> {
    if tx.attribution.doubtful {
        return Ok(());
    }
    let oldest = tx.attribution.at - limits::REPEATED_REQUEST_DAYS * 24 * 3600;
    tx.execute("DELETE FROM idempotent_request WHERE at < ?", [oldest])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{Attribution, Space, Store};

    const NOON: i64 = 1_795_435_200;
    const DAY: i64 = 24 * 3600;

    /// Saves a request with this id at this moment.
    async fn save(store: &Store, id: &'static str, at: i64, doubtful: bool) {
        let by = "wall:1".to_owned();
        let attribution = Attribution { at, doubtful, by };
        let done = Done {
            place: "/board".to_owned(),
            about: 0,
        };
        let saved = store.write(attribution, move |tx| {
            insert(tx, 1, id, &done)?;
            delete_old(tx)
        });
        saved.await.unwrap();
    }

    async fn known(store: &Store, ids: &'static [&str]) -> Vec<bool> {
        let known = store.read(move |tx| {
            let known = ids.iter().map(|id| Ok(find(tx, 1, id)?.is_some()));
            known.collect()
        });
        known.await.unwrap()
    }

    #[test]
    fn a_request_is_known_for_a_day_and_forgotten_by_no_date_in_doubt() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path(), Space::default()).unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread()
            .build()
            .unwrap();
        runtime.block_on(async {
            save(&store, "first", NOON, false).await;
            save(&store, "second", NOON + DAY / 2, false).await;
            save(&store, "in doubt", NOON + 9 * DAY, true).await;
            let ids = &["first", "second", "in doubt"];
            assert_eq!(known(&store, ids).await, [true; 3]);
            save(&store, "next day", NOON + DAY + 1, false).await;
            assert_eq!(known(&store, ids).await, [false, true, true]);
            // The clock goes back: nothing is older than a day by it.
            save(&store, "back", NOON - 9 * DAY, false).await;
            assert_eq!(known(&store, ids).await, [false, true, true]);
        });
        store.close();
    }
}
