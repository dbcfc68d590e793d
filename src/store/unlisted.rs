//! What waits in the bin stands in no list, is found by no search, is counted nowhere and leaves in no file. These are the
//! conditions by which queries leave it out; a query that comes to list children, talks or sheets takes one of them. The rows
//! themselves stay as they are, so that one tap brings all of it back.

/// The children that wait there.
pub(super) const CHILDREN: &str =
    "(SELECT student FROM bin WHERE kind = 'child' AND erased_at IS NULL)";

/// Whether the talk that a query calls `it` is listed: its day is in no year that waits there, and of those who were in it not all
/// wait there.
pub(super) fn talk(it: &str) -> String {
    format!(
        "NOT EXISTS (SELECT 1 FROM bin unlisted WHERE unlisted.erased_at IS NULL AND (
          unlisted.kind = 'year' AND unlisted.class = {it}.class AND {it}.date BETWEEN unlisted.first AND unlisted.last AND {it}.state = 'done'
          OR unlisted.kind = 'child'
            AND EXISTS (SELECT 1 FROM participant gone WHERE gone.conference = {it}.id AND gone.student = unlisted.student)
            AND NOT EXISTS (SELECT 1 FROM participant stays WHERE stays.conference = {it}.id AND stays.student NOT IN {CHILDREN})))"
    )
}

/// Whether the sheet that a query calls `it` is listed: neither its child nor the year of its last answer waits there.
pub(super) fn sheet(it: &str) -> String {
    format!(
        "{it}.student NOT IN {CHILDREN} AND NOT EXISTS (SELECT 1 FROM bin unlisted
          WHERE unlisted.erased_at IS NULL AND unlisted.kind = 'year' AND unlisted.class = {it}.class AND {it}.closed_at IS NOT NULL
            AND COALESCE((SELECT MAX(day) FROM answer WHERE answer.sheet = {it}.id), unlisted.last) BETWEEN unlisted.first AND unlisted.last)"
    )
}

/// Whether the sign-up that a query calls `it` is listed; one that still holds its chair goes with no year.
pub(super) fn sign_up(it: &str) -> String {
    let live = format!("{it}.state NOT IN ('booked', 'called', 'talking')");
    format!(
        "{it}.student NOT IN {CHILDREN} AND NOT ({live} AND {})",
        in_year(it, "date")
    )
}

/// Whether the next step that a query calls `it` is listed; one that is still carried stays with the child.
pub(super) fn step(it: &str) -> String {
    format!(
        "{it}.student NOT IN {CHILDREN} AND ({it}.state = 'open' OR {it}.conference IS NULL
          OR EXISTS (SELECT 1 FROM conference taken WHERE taken.id = {it}.conference AND {}))",
        talk("taken")
    )
}

/// Whether this day of the row that a query calls `it` is in a year of its class that waits there.
pub(super) fn in_year(it: &str, day: &str) -> String {
    format!(
        "EXISTS (SELECT 1 FROM bin unlisted WHERE unlisted.erased_at IS NULL AND unlisted.kind = 'year'
          AND unlisted.class = {it}.class AND {it}.{day} BETWEEN unlisted.first AND unlisted.last)"
    )
}

/// Whether the line of a log that a query calls so is of no child that waits there.
pub(super) fn line(line: &str) -> String {
    format!(
        "(instr({line}, ':') = 0 OR CAST(substr({line}, instr({line}, ':') + 1) AS INTEGER) NOT IN {CHILDREN})"
    )
}
