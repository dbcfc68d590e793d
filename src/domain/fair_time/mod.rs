//! Fair time: whom to meet next, and why, counted in school days. Only the teacher sees the order; nobody is scored,
//! neither the children nor she.

#[cfg(test)]
mod cases;

use jiff::civil::{Date, DateTime};

use crate::domain::{calendar::Calendar, id::StudentId};

/// What is known of one child.
#[derive(Clone, Copy, Debug)]
pub struct Known {
    /// Who.
    pub student: StudentId,
    /// On the roster since this day: a new child's days are counted from it.
    pub since: Date,
    /// The day of the last conference.
    pub last_conference: Option<Date>,
    /// The teacher promised to look in on this day, and has not yet.
    pub check_back: Option<Date>,
    /// All five questions are answered.
    pub is_ready: bool,
    /// The child's chair to come.
    pub chair: Option<DateTime>,
}

/// Why a child is to be met, the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A check-back was promised for this day.
    CheckBack(Date),
    /// The last conference was more school days ago than the class wants; so many.
    Overdue(u32),
    /// There was no conference yet in so many school days, more than the class wants.
    NeverMet(u32),
    /// The sheet is full.
    Ready,
    /// A chair is saved for this moment.
    SignedUp(DateTime),
}

/// One child to meet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next {
    /// Who.
    pub student: StudentId,
    /// Why: at least one reason.
    pub reasons: Vec<Reason>,
}

/// Whom to meet next: promised check-backs, then the overdue, then the ready who have signed up. The others have no
/// reason yet and are left out. Days without school never make a child overdue.
pub fn whom_next(calendar: &Calendar, target_days: u32, today: Date, class: &[Known]) -> Vec<Next> {
    let mut next: Vec<(Rank, Next)> = class
        .iter()
        .filter_map(|known| judge(calendar, target_days, today, known))
        .collect();
    next.sort_by_key(|(rank, next)| (*rank, next.student));
    next.into_iter().map(|(_, next)| next).collect()
}

/// How soon: the earliest promise, the most days, the earliest chair.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Promised(Date),
    Overdue(std::cmp::Reverse<u32>),
    SignedUp(DateTime),
}

fn judge(
    calendar: &Calendar,
    target_days: u32,
    today: Date,
    known: &Known,
) -> Option<(Rank, Next)> {
    let promised = known.check_back.filter(|day| *day <= today);
    let days = calendar.school_days_between(known.last_conference.unwrap_or(known.since), today);
    let overdue = (days > target_days).then_some(days);
    let rank = match (promised, overdue, known.chair) {
        (Some(day), _, _) => Rank::Promised(day),
        (None, Some(days), _) => Rank::Overdue(std::cmp::Reverse(days)),
        (None, None, Some(chair)) if known.is_ready => Rank::SignedUp(chair),
        _ => return None,
    };
    let overdue = overdue.map(|days| match known.last_conference {
        Some(_) => Reason::Overdue(days),
        None => Reason::NeverMet(days),
    });
    let reasons = [
        promised.map(Reason::CheckBack),
        overdue,
        known.is_ready.then_some(Reason::Ready),
        known.chair.map(Reason::SignedUp),
    ];
    let next = Next {
        student: known.student,
        reasons: reasons.into_iter().flatten().collect(),
    };
    Some((rank, next))
}

/// What is known of one child's time.
#[derive(Clone, Copy, Debug)]
pub struct Met {
    /// Who.
    pub student: StudentId,
    /// On the roster since this day: a new child's days are counted from it.
    pub since: Date,
    /// The day of the last conference.
    pub last_conference: Option<Date>,
    /// So many minutes of talks in all that is looked at.
    pub minutes: u32,
}

/// One child's time against the class's target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// Who.
    pub student: StudentId,
    /// School days since the last conference; none while there was none.
    pub days: Option<u32>,
    /// School days that count: since the last conference, or on the roster without one.
    pub waits: u32,
    /// So many minutes of talks.
    pub minutes: u32,
    /// It waits longer than the class wants anybody to.
    pub is_over: bool,
}

/// Everyone's time, whoever waits longest first and those without a conference before them. It orders by waiting alone: no
/// child and no teacher is scored.
pub fn shares(calendar: &Calendar, target_days: u32, today: Date, class: &[Met]) -> Vec<Share> {
    let share = |met: &Met| {
        let from = met.last_conference.unwrap_or(met.since);
        let waits = calendar.school_days_between(from, today);
        Share {
            student: met.student,
            days: met.last_conference.map(|_| waits),
            waits,
            minutes: met.minutes,
            is_over: waits > target_days,
        }
    };
    let mut shares: Vec<Share> = class.iter().map(share).collect();
    shares.sort_by_key(|share| {
        let longest = std::cmp::Reverse(share.waits);
        (share.days.is_some(), longest, share.minutes, share.student)
    });
    shares
}
