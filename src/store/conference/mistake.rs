//! A conference that was begun by mistake goes whole: its rows, and what its beginning had done to others. Whether it may go is
//! decided in domain/conference.

use rusqlite::params;

use crate::{
    domain::{
        class::Member,
        conference::{Conference, Written},
        id::ConferenceId,
    },
    store::{Change, ReadTx, Result, WriteTx, conference::record},
};

/// What has come into a conference since it began.
pub fn written(tx: &ReadTx<'_>, id: ConferenceId) -> Result<Written> {
    let words = "SELECT EXISTS (SELECT 1 FROM log_line WHERE conference = ?1 AND text <> '')
        OR EXISTS (SELECT 1 FROM remember WHERE conference = ?1 AND text <> '')
        OR EXISTS (SELECT 1 FROM next_step WHERE conference = ?1)
        OR EXISTS (SELECT 1 FROM talk_tag WHERE conference = ?1)
        OR EXISTS (SELECT 1 FROM conflict WHERE about = ?1)";
    let handed =
        "SELECT EXISTS (SELECT 1 FROM teacher_session WHERE handed_for = ? AND ended_at IS NULL)";
    Ok(Written {
        has_words: tx.value(words, [id])?,
        is_handed_over: tx.value(handed, [id])?,
    })
}

/// Takes it out of every table. A look back that it had kept is owed again.
pub fn delete(tx: &WriteTx<'_>, conference: &Conference) -> Result<()> {
    let id = conference.id;
    for Member { class, student } in conference.members() {
        tx.changed(Change::Sheet(Member { class, student }));
        let sql = "UPDATE conference SET looked_in_at = NULL WHERE check_back IS NOT NULL AND looked_in_at = ?1
            AND class = ?2 AND id IN (SELECT conference FROM participant WHERE student = ?3)";
        tx.execute(sql, params![conference.began_at, class, student])?;
    }
    for sql in [
        "UPDATE teacher_session SET handed_for = NULL, handed_to = NULL WHERE handed_for = ?",
        "DELETE FROM conflict WHERE about IN (SELECT id FROM next_step WHERE conference = ?)",
        "DELETE FROM conflict WHERE about = ?",
        "DELETE FROM said WHERE place = 'step' AND about IN (SELECT id FROM next_step WHERE conference = ?)",
        "DELETE FROM said WHERE place IN ('line', 'remember') AND about = ?",
        "DELETE FROM next_step WHERE conference = ?",
        "DELETE FROM shared_praise WHERE conference = ?",
        "DELETE FROM log_line WHERE conference = ?",
        "DELETE FROM log_version WHERE conference = ?",
        "DELETE FROM talk_tag WHERE conference = ?",
        "DELETE FROM remember WHERE conference = ?",
        "DELETE FROM participant WHERE conference = ?",
        "DELETE FROM idempotent_request WHERE about = ?",
        "DELETE FROM conference WHERE id = ?",
    ] {
        tx.execute(sql, [id])?;
    }
    tx.changed(Change::Sessions);
    tx.changed(Change::BoardRules(conference.class));
    record(tx, conference, "begun by mistake")
}
