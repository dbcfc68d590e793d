//! Which copies of the box are kept: fourteen days, eight weeks, twelve months, and never the last one away. When one is made and
//! where it lies is not known here.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use jiff::{ToSpan as _, civil::Date};

/// Days of which the newest copy is kept. Days without a copy do not count: no holiday throws anything away.
const DAYS: usize = 14;
/// Weeks of which the newest copy is kept.
const WEEKS: usize = 8;
/// Months of which the newest copy is kept.
const MONTHS: usize = 12;

/// A copy, as far as it matters for keeping it.
#[derive(Clone, Copy, Debug)]
pub struct KeptCopy {
    /// Copies are counted: the highest number is the newest.
    pub number: u32,
    /// The day on which it was made, by the box's clock.
    pub day: Date,
    /// That clock could be believed.
    pub is_certain: bool,
    /// Somebody meant just this state: a later copy of its day does not take its place.
    pub stands_apart: bool,
    /// Its size.
    pub bytes: u64,
}

/// The numbers of the copies that go; `bytes_wanted` is what must become free on a card that is short. Nothing goes while the
/// clock is in doubt, and the newest never does.
pub fn surplus(copies: &[KeptCopy], clock_is_right: bool, bytes_wanted: u64) -> Vec<u32> {
    if !clock_is_right {
        return Vec::new();
    }
    let mut copies = copies.to_vec();
    copies.sort_by_key(|copy| Reverse(copy.number));
    let mut kept = Kept::default();
    let (mut stays, mut goes): (Vec<_>, Vec<_>) =
        copies.into_iter().partition(|copy| kept.wants(copy));
    let mut freed: u64 = goes.iter().map(|copy| copy.bytes).sum();
    while freed < bytes_wanted && stays.len() > 1 {
        let Some(oldest) = stays.pop() else { break };
        freed = freed.saturating_add(oldest.bytes);
        goes.push(oldest);
    }
    goes.into_iter().map(|copy| copy.number).collect()
}

/// So many days are looked ahead: the last copy of a month goes when there are those of twelve others.
const DAYS_AHEAD: i64 = 450;

/// On which day each of the copies goes by the rule, if from tomorrow on one is made every day. One that stays longer is not among
/// them.
pub fn days_of_going(copies: &[KeptCopy], today: Date) -> BTreeMap<u32, Date> {
    let newest = copies.iter().map(|copy| copy.number).max().unwrap_or(0);
    let mut there = copies.to_vec();
    let mut days = BTreeMap::new();
    for (number, ahead) in (newest + 1..).zip(1..=DAYS_AHEAD) {
        let day = today.saturating_add(ahead.days());
        there.push(KeptCopy {
            number,
            day,
            is_certain: true,
            stands_apart: false,
            bytes: 0,
        });
        for gone in surplus(&there, true, 0) {
            there.retain(|copy| copy.number != gone);
            if gone <= newest {
                days.insert(gone, day);
            }
        }
    }
    days
}

/// When a copy was made.
#[derive(Clone, Copy, Debug)]
pub struct MadeAt {
    /// Its number.
    pub number: u32,
    /// UTC seconds, by the box's clock.
    pub at: i64,
    /// That clock could be believed.
    pub is_certain: bool,
}

/// The numbers of the copies that hold what was erased at this moment, as far as it is known: those that were made before. One
/// whose time is in doubt was made after it where its number says so.
pub fn holding(copies: &[MadeAt], erased_at: i64) -> Vec<u32> {
    let later = copies
        .iter()
        .filter(|copy| copy.is_certain && copy.at > erased_at);
    let first_later = later.map(|copy| copy.number).min();
    let holds = |copy: &&MadeAt| {
        if copy.is_certain {
            copy.at <= erased_at
        } else {
            first_later.is_none_or(|later| copy.number < later)
        }
    };
    copies
        .iter()
        .filter(holds)
        .map(|copy| copy.number)
        .collect()
}

/// What is kept already, from the newest on.
#[derive(Default)]
struct Kept {
    days: BTreeSet<Date>,
    weeks: BTreeSet<(i16, i8)>,
    months: BTreeSet<(i16, i8)>,
    copies: usize,
}

impl Kept {
    fn wants(&mut self, copy: &KeptCopy) -> bool {
        // Of one whose day may be wrong only its place among the others is known.
        let wants = if copy.is_certain {
            self.wants_day(copy)
        } else {
            self.copies < DAYS
        };
        self.copies += 1;
        wants || self.copies == 1
    }

    fn wants_day(&mut self, copy: &KeptCopy) -> bool {
        let (day, week) = (copy.day, copy.day.iso_week_date());
        let of_day = self.days.len() < DAYS && self.days.insert(day);
        let week = (week.year(), week.week());
        let of_week = self.weeks.len() < WEEKS && self.weeks.insert(week);
        let month = (day.year(), day.month());
        let of_month = self.months.len() < MONTHS && self.months.insert(month);
        of_day || of_week || of_month || copy.stands_apart && self.days.contains(&day)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn copy(number: u32, day: Date) -> KeptCopy {
        KeptCopy {
            number,
            day,
            is_certain: true,
            stands_apart: false,
            bytes: 10,
        }
    }

    /// One copy a day, the last on this day.
    fn daily(count: u32, last: Date) -> Vec<KeptCopy> {
        let day = |number| last.saturating_sub((i64::from(count) - i64::from(number)).days());
        (1..=count)
            .map(|number| copy(number, day(number)))
            .collect()
    }

    #[test]
    fn of_two_years_of_days_fourteen_days_eight_weeks_and_twelve_months_stay() {
        let copies = daily(730, date(2026, 11, 30));
        let gone: BTreeSet<u32> = surplus(&copies, true, 0).into_iter().collect();
        let stays: Vec<Date> = copies
            .iter()
            .filter(|copy| !gone.contains(&copy.number))
            .map(|copy| copy.day)
            .collect();
        let newest: Vec<Date> = copies[716..].iter().map(|copy| copy.day).collect();
        assert!(stays.ends_with(&newest), "fourteen days");
        let months: BTreeSet<_> = stays.iter().map(|day| (day.year(), day.month())).collect();
        assert_eq!(months.len(), 12, "{stays:?}");
        assert_eq!(
            stays.first(),
            Some(&date(2025, 12, 31)),
            "the last of its month"
        );
        assert!(
            stays.contains(&date(2026, 10, 18)),
            "the Sunday of the eighth week"
        );
        assert!(stays.len() <= 14 + 8 + 12, "{}", stays.len());
    }

    #[test]
    fn the_day_on_which_a_copy_goes_is_known_beforehand() {
        let today = date(2026, 11, 30);
        let copies = daily(20, today);
        let goes = days_of_going(&copies, today);
        // The Sunday before last, and the last of the month: longer than the others.
        assert_eq!(goes.get(&18), Some(&date(2026, 12, 12)), "{goes:?}");
        assert_eq!(goes.get(&19), Some(&date(2027, 1, 18)), "{goes:?}");
        assert_eq!(goes.get(&20), Some(&date(2027, 11, 1)), "{goes:?}");
        // It goes on that day and not before.
        let mut there = copies;
        for (number, ahead) in (21..).zip(1..=12) {
            let gone = surplus(&there, true, 0);
            there.retain(|copy| !gone.contains(&copy.number));
            assert_eq!(gone.contains(&18), ahead > 12, "{ahead}");
            there.push(copy(number, today.saturating_add(i64::from(ahead).days())));
        }
        assert!(surplus(&there, true, 0).contains(&18));
    }

    #[test]
    fn what_was_erased_is_in_copies_from_before_it() {
        let made = |number, at, is_certain| MadeAt {
            number,
            at,
            is_certain,
        };
        let copies = [made(1, 10, true), made(2, 20, true), made(3, 30, true)];
        assert_eq!(holding(&copies, 20), [1, 2]);
        // By a clock in doubt the number alone tells.
        let copies = [made(1, 99, false), made(2, 30, true), made(3, 5, false)];
        assert_eq!(holding(&copies, 20), [1]);
        assert_eq!(holding(&[made(1, 99, false)], 20), [1]);
        // What an update left is sealed later than it was made.
        let copies = [made(1, 30, true), made(2, 10, true)];
        assert_eq!(holding(&copies, 20), [2]);
    }

    #[test]
    fn a_long_holiday_throws_nothing_away() {
        let mut copies = daily(14, date(2026, 7, 3));
        copies.push(copy(15, date(2026, 9, 1)));
        assert_eq!(surplus(&copies, true, 0), [1], "fourteen days with a copy");
    }

    #[test]
    fn of_one_day_the_newest_stays_and_what_somebody_meant() {
        let day = date(2026, 11, 30);
        let mut copies = vec![copy(1, day), copy(2, day), copy(3, day)];
        assert_eq!(surplus(&copies, true, 0), [2, 1]);
        copies[1].stands_apart = true;
        assert_eq!(surplus(&copies, true, 0), [1]);
    }

    #[test]
    fn nothing_goes_while_the_clock_is_in_doubt() {
        assert!(surplus(&daily(730, date(2026, 11, 30)), false, 1_000_000).is_empty());
        // Copies of a clock in doubt are pushed out by newer ones alone.
        let mut copies = daily(20, date(2026, 11, 30));
        for copy in &mut copies {
            copy.is_certain = false;
            copy.day = date(1970, 1, 1);
        }
        assert_eq!(surplus(&copies, true, 0), [6, 5, 4, 3, 2, 1]);
    }

    #[test]
    fn a_short_card_keeps_fewer_and_never_less_than_the_last() {
        let copies = daily(5, date(2026, 11, 30));
        assert!(surplus(&copies, true, 0).is_empty());
        assert_eq!(surplus(&copies, true, 15), [1, 2]);
        assert_eq!(surplus(&copies, true, 1_000_000), [1, 2, 3, 4]);
        assert!(surplus(&copies[..1], true, 1_000_000).is_empty());
    }
}
