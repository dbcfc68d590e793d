//! What happened to a sign-up, as its audit events tell it. Only read here: each event is written beside the row that it
//! tells of.

use crate::{
    domain::{board::Rule, id::SignUpId},
    store::{ReadTx, Result, row::parse},
};

/// One thing that happened to a sign-up.
pub struct Event {
    /// UTC seconds.
    pub at: i64,
    /// `wall:ID`, `student:ID`, `teacher:ID` or `box`.
    pub by: String,
    /// What was done, in a word or two: "saved", "moved".
    pub action: String,
    /// The rules that yielded.
    pub rules: Vec<Rule>,
}

/// Everything that happened to one sign-up, oldest first.
pub fn load(tx: &ReadTx<'_>, sign_up: SignUpId) -> Result<Vec<Event>> {
    let sql =
        "SELECT at, by, event, detail FROM audit WHERE about = ? AND about IS NOT NULL ORDER BY id";
    tx.all(sql, [sign_up], |row| {
        // The rules stand behind the chair.
        let words = row.get_ref(3)?.as_str()?.split(' ').skip(1);
        Ok(Event {
            at: row.get(0)?,
            by: row.get(1)?,
            action: row.get(2)?,
            rules: words.filter_map(parse).collect(),
        })
    })
}
