//! What happened to a sign-up, as its audit events tell it. Only read here: each event is written beside the row that it
//! tells of.

use crate::{
    domain::{board::Rule, id::SignUpId},
    store::{ReadTx, Result},
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
    let mut events = tx.connection.prepare_cached(
        "SELECT at, by, event, detail FROM audit WHERE about = ? AND about IS NOT NULL ORDER BY id",
    )?;
    let events = events.query_map([sign_up.number()], |row| {
        Ok(Event {
            at: row.get(0)?,
            by: row.get(1)?,
            action: row.get(2)?,
            rules: rules_in(row.get_ref(3)?.as_str()?),
        })
    })?;
    Ok(events.collect::<Result<_, _>>()?)
}

/// The rules that an event names behind its chair.
fn rules_in(detail: &str) -> Vec<Rule> {
    let words = detail.split(' ').skip(1);
    words.filter_map(rule).collect()
}

/// What earlier versions of the program called the rules that can yield. Audit events are never rewritten, so a chair from
/// before is read in these words as well.
const EARLIER_WORDS: [(&str, Rule); 8] = [
    ("R3", Rule::TalksAWeek),
    ("R4", Rule::SheetFirst),
    ("R5", Rule::SignUpOpens),
    ("R6", Rule::InTime),
    ("R10", Rule::RoundFirst),
    ("R11", Rule::Rest),
    ("R15", Rule::ClosedOrPaused),
    ("B1", Rule::Away),
];

fn rule(word: &str) -> Option<Rule> {
    let earlier = || EARLIER_WORDS.into_iter().find(|(old, _)| *old == word);
    word.parse().ok().or_else(|| Some(earlier()?.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_read_in_todays_words_and_in_earlier_ones() {
        let chair = "3-2026-11-23-0910-1";
        assert_eq!(rules_in(chair), []);
        let now = format!("{chair} sign_up_opens round_first");
        let then = format!("{chair} R5 R10");
        let rules = [Rule::SignUpOpens, Rule::RoundFirst];
        assert_eq!(
            (rules_in(&now), rules_in(&then)),
            (rules.to_vec(), rules.to_vec())
        );
        assert_eq!(rules_in(&format!("{chair} R6")), [Rule::InTime]);
    }
}
