//! A rule by which an event comes again (RFC 5545, 3.3.10), as far as days go: hours and what is smaller are passed over.

use jiff::{
    Span,
    civil::{Date, ISOWeekDate, Weekday},
};

use super::{Moment, moment, start::Start};

/// Days on which one event begins; a daily one has as many as the horizon has days.
pub(super) const FIRSTS_MAX: usize = 450;
/// Steps of a rule that are tried, from its beginning on: a daily one of ten years.
const STEPS_MAX: usize = 4000;
/// Entries of one list of a rule.
const ENTRIES_MAX: usize = 62;

/// How often a rule comes round.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Every {
    Day,
    Week,
    Month,
    Year,
}

/// A rule, its lists sorted and each entry of them once.
pub(super) struct Rule {
    every: Every,
    interval: i32,
    count: Option<usize>,
    until: Option<Moment>,
    /// Weekdays, each with its place in the month or year: `2MO`, `-1FR`; nought for every one.
    days: Vec<(i32, Weekday)>,
    months: Vec<i32>,
    month_days: Vec<i32>,
    year_days: Vec<i32>,
    weeks: Vec<i32>,
    /// Which of the days of a week, month or year, counted from either end.
    places: Vec<i32>,
    week_begins: Weekday,
}

impl Rule {
    pub(super) fn read(text: &str) -> Option<Self> {
        let mut rule = Self {
            every: Every::Day,
            interval: 1,
            count: None,
            until: None,
            days: Vec::new(),
            months: Vec::new(),
            month_days: Vec::new(),
            year_days: Vec::new(),
            weeks: Vec::new(),
            places: Vec::new(),
            week_begins: Weekday::Monday,
        };
        let mut is_known = false;
        for part in text.split(';').take(20) {
            let (name, value) = part.split_once('=')?;
            match name.trim().to_ascii_uppercase().as_str() {
                "FREQ" => {
                    rule.every = every(value)?;
                    is_known = true;
                }
                "INTERVAL" => {
                    let interval = value.trim().parse().ok();
                    rule.interval = interval.filter(|it| (1..=1000).contains(it))?;
                }
                "COUNT" => rule.count = Some(value.trim().parse().ok()?),
                "UNTIL" => rule.until = Some(moment(value)?),
                "BYDAY" => rule.days = weekdays(value),
                "BYMONTH" => rule.months = numbers(value),
                "BYMONTHDAY" => rule.month_days = numbers(value),
                "BYYEARDAY" => rule.year_days = numbers(value),
                "BYWEEKNO" => rule.weeks = numbers(value),
                "BYSETPOS" => rule.places = numbers(value),
                "WKST" => {
                    rule.week_begins = weekday(value).map_or(Weekday::Monday, |(_, day)| day);
                }
                _ => {}
            }
        }
        is_known.then_some(rule)
    }

    /// Its days from the first one on, as far as the horizon, or as far as there are days `left` that may be tried.
    pub(super) fn days_from(
        &self,
        start: &Start,
        earliest: Date,
        horizon: Date,
        left: &mut usize,
    ) -> Vec<Date> {
        let first = start.day;
        let end = self
            .until
            .map_or(horizon, |until| start.last_day(until))
            .min(horizon);
        let mut count = self.count.unwrap_or(usize::MAX);
        let mut days = Vec::new();
        // A rule without an end that began long ago is counted from shortly before it matters; one with a count has to be counted out.
        let skipped = if self.count.is_none() {
            self.steps_before(first, earliest)
        } else {
            0
        };
        for step in 0..STEPS_MAX {
            let step = i32::try_from(step)
                .unwrap_or(i32::MAX)
                .saturating_add(skipped);
            let Some(base) = self.base(first, step).filter(|base| *base <= end) else {
                break;
            };
            let Some(rest) = left.checked_sub(self.cost()) else {
                *left = 0;
                break;
            };
            *left = rest;
            for day in self.within(first, base) {
                if day < first || day > end {
                    continue;
                }
                if count == 0 || days.len() >= FIRSTS_MAX * 2 {
                    return days;
                }
                count -= 1;
                if day >= earliest {
                    days.push(day);
                }
            }
        }
        days
    }

    /// About how many days one step tries.
    fn cost(&self) -> usize {
        let by_weekday = self.days.len().max(1);
        match self.every {
            Every::Day => 1,
            Every::Week => 7,
            Every::Month => 31 * by_weekday,
            Every::Year if self.is_plain() => 1,
            Every::Year if !self.months.is_empty() => 31 * by_weekday * self.months.len(),
            Every::Year => 366 * by_weekday,
        }
    }

    /// Nothing says which days of a year, but the first.
    fn is_plain(&self) -> bool {
        self.months.is_empty()
            && self.days.is_empty()
            && self.month_days.is_empty()
            && self.year_days.is_empty()
            && self.weeks.is_empty()
    }

    fn steps_before(&self, first: Date, earliest: Date) -> i32 {
        let days = first
            .until(earliest)
            .map_or(0, |span| span.get_days())
            .max(0);
        let length = match self.every {
            Every::Day => 1,
            Every::Week => 7,
            Every::Month => 31,
            Every::Year => 366,
        };
        (days / (length * self.interval) - 1).max(0)
    }

    /// The day, or the first of the week, month or year, so many steps on.
    fn base(&self, first: Date, step: i32) -> Option<Date> {
        let by = step.checked_mul(self.interval)?;
        let on = |date: Date, span: Result<Span, jiff::Error>| date.checked_add(span.ok()?).ok();
        match self.every {
            Every::Day => on(first, Span::new().try_days(by)),
            Every::Week => {
                let days = self.week_begins.until(first.weekday());
                let begin = first.saturating_sub(Span::new().days(days));
                on(begin, Span::new().try_weeks(by))
            }
            Every::Month => on(first.first_of_month(), Span::new().try_months(by)),
            Every::Year => on(first.first_of_year(), Span::new().try_years(by)),
        }
    }

    /// The days of the rule in the day, week, month or year that begins with `base`.
    fn within(&self, first: Date, base: Date) -> Vec<Date> {
        let mut days: Vec<Date> = match self.every {
            Every::Day => vec![base],
            Every::Week => {
                let week = (0..7).map(|day| base.saturating_add(Span::new().days(day)));
                let is_first =
                    |day: &Date| !self.days.is_empty() || day.weekday() == first.weekday();
                week.filter(is_first).collect()
            }
            Every::Month => self.in_one_month(first, base),
            Every::Year => self.in_one_year(first, base),
        };
        if matches!(self.every, Every::Day | Every::Week) {
            days.retain(|day| self.is_weekday(*day));
        }
        if self.every == Every::Day {
            days.retain(|day| self.is_day_of_month(*day));
        }
        days.retain(|day| self.months.is_empty() || self.months.contains(&i32::from(day.month())));
        days.sort_unstable();
        days.dedup();
        if !self.places.is_empty() {
            let places = self.places.iter();
            days = places.filter_map(|place| nth(&days, *place)).collect();
            days.sort_unstable();
            days.dedup();
        }
        days
    }

    fn is_weekday(&self, day: Date) -> bool {
        let mut days = self.days.iter();
        self.days.is_empty() || days.any(|(_, weekday)| *weekday == day.weekday())
    }

    fn is_day_of_month(&self, day: Date) -> bool {
        let back = i32::from(day.day()) - i32::from(day.days_in_month()) - 1;
        self.month_days.is_empty()
            || self.month_days.contains(&i32::from(day.day()))
            || self.month_days.contains(&back)
    }

    fn in_one_year(&self, first: Date, year: Date) -> Vec<Date> {
        let month = |month: i32| {
            let month = i8::try_from(month).ok()?;
            Date::new(year.year(), month, 1).ok()
        };
        let in_months = |months: &mut dyn Iterator<Item = i32>| -> Vec<Date> {
            let months = months.filter_map(month);
            months
                .flat_map(|month| self.in_one_month(first, month))
                .collect()
        };
        let whole = || {
            let days = 0..i32::from(year.days_in_year());
            days.map(|day| year.saturating_add(Span::new().days(day)))
                .collect::<Vec<Date>>()
        };
        if self.is_plain() {
            let day = Date::new(year.year(), first.month(), first.day());
            day.into_iter().collect()
        } else if !self.year_days.is_empty() {
            let (whole, days) = (whole(), self.year_days.iter());
            let mut days: Vec<Date> = days.filter_map(|place| nth(&whole, *place)).collect();
            days.retain(|day| self.is_weekday(*day) && self.is_day_of_month(*day));
            days
        } else if !self.weeks.is_empty() {
            self.in_weeks(first, year)
        } else if !self.months.is_empty() {
            in_months(&mut self.months.iter().copied())
        } else if !self.month_days.is_empty() {
            in_months(&mut (1..=12))
        } else {
            self.by_weekday(&whole())
        }
    }

    /// The days of the numbered weeks of a year (ISO 8601).
    fn in_weeks(&self, first: Date, year: Date) -> Vec<Date> {
        let last = Date::new(year.year(), 12, 28).map_or(52, |day| day.iso_week_date().week());
        let weeks = self.weeks.iter().filter_map(|week| {
            let back = i32::from(last) + 1 + week;
            i8::try_from(if *week < 0 { back } else { *week }).ok()
        });
        let mondays = weeks.filter_map(|week| {
            let monday = ISOWeekDate::new(year.year(), week, Weekday::Monday).ok()?;
            Some(monday.date())
        });
        let days = mondays
            .flat_map(|monday| (0..7).map(move |day| monday.saturating_add(Span::new().days(day))));
        days.filter(|day| {
            if self.days.is_empty() {
                day.weekday() == first.weekday()
            } else {
                self.is_weekday(*day)
            }
        })
        .collect()
    }

    fn in_one_month(&self, first: Date, month: Date) -> Vec<Date> {
        let whole = (1..=month.days_in_month())
            .filter_map(|day| Date::new(month.year(), month.month(), day).ok());
        let whole: Vec<Date> = whole.collect();
        if !self.month_days.is_empty() {
            let mut days = whole;
            days.retain(|day| self.is_day_of_month(*day) && self.is_weekday(*day));
            return days;
        }
        if self.days.is_empty() {
            return nth(&whole, i32::from(first.day())).into_iter().collect();
        }
        self.by_weekday(&whole)
    }

    /// Of the days of a month or a year those that the weekdays with their places name.
    fn by_weekday(&self, whole: &[Date]) -> Vec<Date> {
        let days = self.days.iter().flat_map(|(place, weekday)| {
            let all = whole.iter().copied();
            let all: Vec<Date> = all.filter(|day| day.weekday() == *weekday).collect();
            if *place == 0 {
                all
            } else {
                nth(&all, *place).into_iter().collect()
            }
        });
        days.collect()
    }
}

/// The day at this place, counted from 1, or back from -1.
fn nth(days: &[Date], place: i32) -> Option<Date> {
    let steps = usize::try_from(place.unsigned_abs()).ok()?;
    let at = if place > 0 {
        steps.checked_sub(1)
    } else {
        days.len().checked_sub(steps)
    };
    days.get(at?).copied()
}

fn every(value: &str) -> Option<Every> {
    match value.trim().to_ascii_uppercase().as_str() {
        "DAILY" => Some(Every::Day),
        "WEEKLY" => Some(Every::Week),
        "MONTHLY" => Some(Every::Month),
        "YEARLY" => Some(Every::Year),
        _ => None,
    }
}

/// The numbers of a list, sorted and each once: a rule that says January sixty times means it once.
fn numbers(value: &str) -> Vec<i32> {
    let numbers = value.split(',').take(ENTRIES_MAX);
    let mut numbers: Vec<i32> = numbers.filter_map(|it| it.trim().parse().ok()).collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

fn weekdays(value: &str) -> Vec<(i32, Weekday)> {
    let days = value.split(',').take(ENTRIES_MAX);
    let mut days: Vec<(i32, Weekday)> = days.filter_map(weekday).collect();
    days.sort_unstable_by_key(|(place, day)| (*place, day.to_monday_zero_offset()));
    days.dedup();
    days
}

/// `MO`, `2MO`, `-1FR`.
fn weekday(text: &str) -> Option<(i32, Weekday)> {
    let text = text.trim();
    let split = text
        .len()
        .checked_sub(2)
        .filter(|at| text.is_char_boundary(*at))?;
    let (place, day) = text.split_at(split);
    let weekday = match day.to_ascii_uppercase().as_str() {
        "MO" => Weekday::Monday,
        "TU" => Weekday::Tuesday,
        "WE" => Weekday::Wednesday,
        "TH" => Weekday::Thursday,
        "FR" => Weekday::Friday,
        "SA" => Weekday::Saturday,
        "SU" => Weekday::Sunday,
        _ => return None,
    };
    let place = if place.is_empty() {
        0
    } else {
        place.trim_start_matches('+').parse().ok()?
    };
    Some((place, weekday))
}
