//! The audit lines: who did what, when, by which screen. Append only; numbers and rule names, never a child's words.

use rusqlite::{OptionalExtension as _, params};

use crate::domain::id::ClassId;
use crate::store::{ReadTx, Result, WriteTx};

/// What an audit line says besides when and by whom.
pub struct Deed<'a> {
    /// What was done, in a word or two: "saved", "moved", "claimed".
    pub deed: &'static str,
    /// The class it concerns.
    pub class: Option<ClassId>,
    /// The number of the sign-up, student or device it was done to.
    pub about: Option<i64>,
    /// Chair ids and the words of the rules that yielded.
    pub detail: &'a str,
}

impl WriteTx<'_> {
    /// Adds one line of a class that needs no more words than its deed.
    pub fn note_of(
        &self,
        deed: &'static str,
        (class, about): (ClassId, Option<i64>),
    ) -> Result<()> {
        let class = Some(class);
        let detail = "";
        self.note(&Deed {
            deed,
            class,
            about,
            detail,
        })
    }

    /// Adds one line.
    pub fn note(&self, deed: &Deed<'_>) -> Result<()> {
        let clock = if self.attribution.doubtful {
            "doubtful"
        } else {
            "trusted"
        };
        self.connection
            .prepare_cached(
                "INSERT INTO audit (at, clock, boot, by, event, class, about, detail) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            )?
            .execute(params![
                self.attribution.at,
                clock,
                self.batch.boot,
                self.attribution.by,
                deed.deed,
                deed.class.map(ClassId::number),
                deed.about,
                deed.detail
            ])?;
        Ok(())
    }
}

/// When anything was last written (UTC seconds), and whether the clock was in doubt then: one that now says earlier is wrong.
pub fn last_written(tx: &ReadTx<'_>) -> Result<Option<(i64, bool)>> {
    Ok(tx
        .connection
        .query_row(
            "SELECT at, clock = 'doubtful' FROM audit ORDER BY id DESC LIMIT 1",
            [],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .optional()?)
}
