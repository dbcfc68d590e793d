//! The audit: who did what, when, by which screen. It is only added to, and holds numbers and names of rules, never a child's
//! words.

use rusqlite::{OptionalExtension as _, params};

use crate::domain::id::ClassId;
use crate::store::{ReadTx, Result, WriteTx};

/// What the audit says of something besides when and by whom.
pub struct AuditEvent<'a> {
    /// What was done, in a word or two: "saved", "moved", "claimed".
    pub event: &'static str,
    /// The class it concerns.
    pub class: Option<ClassId>,
    /// The number of the sign-up, student or device it was done to.
    pub about: Option<i64>,
    /// Chair ids and the words of the rules that yielded.
    pub detail: &'a str,
}

impl WriteTx<'_> {
    /// Adds an event of a class that needs no detail.
    pub fn audit_in_class(
        &self,
        event: &'static str,
        class: ClassId,
        about: Option<i64>,
    ) -> Result<()> {
        self.audit(&AuditEvent {
            event,
            class: Some(class),
            about,
            detail: "",
        })
    }

    /// Adds an event.
    pub fn audit(&self, event: &AuditEvent<'_>) -> Result<()> {
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
                event.event,
                event.class.map(ClassId::number),
                event.about,
                event.detail
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
