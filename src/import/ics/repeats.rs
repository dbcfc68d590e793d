//! On which days an event begins: its first one, those of its rule and its further dates, without those that are taken out
//! (RFC 5545, 3.8.5). Only days are counted, and only those that matter to the coming school year.

use jiff::{
    Span,
    civil::{Date, Weekday},
};

use super::{lines::Property, moment};

/// Days on which one event begins; a daily one has as many as the horizon has days.
const FIRSTS_MAX: usize = 450;
/// Steps of a rule that are tried, from its beginning on: a daily one of ten years.
const STEPS_MAX: usize = 4000;

/// How often a rule comes round.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Every {
    Day,
    Week,
    Month,
    Year,
}

struct Rule {
    every: Every,
    interval: i32,
    count: Option<usize>,
    until: Option<Date>,
    /// Weekdays, each with its place in the month: `2MO`, `-1FR`; nought for every one.
    days: Vec<(i32, Weekday)>,
    months: Vec<i8>,
    month_days: Vec<i8>,
}

/// The days between `from` and `horizon` on which an event of so many further days begins.
pub(super) fn firsts(
    event: &[Property<'_>],
    first: Date,
    from: Date,
    horizon: Date,
    days: i32,
) -> Vec<Date> {
    let named = |name: &str| {
        let all = event
            .iter()
            .filter(|property| property.name.eq_ignore_ascii_case(name))
            .map(|it| it.value.clone());
        let dates: Vec<Date> = all
            .collect::<Vec<_>>()
            .iter()
            .flat_map(|value| value.split(','))
            .filter_map(|value| {
                // A period is named by its beginning.
                moment(value.split('/').next()?).map(|moment| moment.at.date())
            })
            .take(FIRSTS_MAX)
            .collect();
        dates
    };
    let excluded = named("EXDATE");
    let earliest = from.saturating_sub(Span::new().days(days));
    let mut firsts = vec![first];
    firsts.extend(named("RDATE"));
    let rule = event
        .iter()
        .find(|property| property.name.eq_ignore_ascii_case("RRULE"));
    if let Some(rule) = rule.and_then(|rule| Rule::read(&rule.value)) {
        firsts.extend(rule.days_from(first, earliest, horizon));
    }
    firsts.retain(|day| *day >= earliest && *day <= horizon && !excluded.contains(day));
    firsts.sort_unstable();
    firsts.dedup();
    firsts.truncate(FIRSTS_MAX);
    firsts
}

impl Rule {
    fn read(text: &str) -> Option<Self> {
        let mut rule = Self {
            every: Every::Day,
            interval: 1,
            count: None,
            until: None,
            days: Vec::new(),
            months: Vec::new(),
            month_days: Vec::new(),
        };
        let mut is_known = false;
        for part in text.split(';').take(20) {
            let (name, value) = part.split_once('=')?;
            let list = || value.split(',').take(62);
            match name.trim().to_ascii_uppercase().as_str() {
                "FREQ" => {
                    rule.every = match value.trim().to_ascii_uppercase().as_str() {
                        "DAILY" => Every::Day,
                        "WEEKLY" => Every::Week,
                        "MONTHLY" => Every::Month,
                        "YEARLY" => Every::Year,
                        _ => return None,
                    };
                    is_known = true;
                }
                "INTERVAL" => {
                    rule.interval = value
                        .trim()
                        .parse()
                        .ok()
                        .filter(|it| (1..=1000).contains(it))?;
                }
                "COUNT" => rule.count = Some(value.trim().parse().ok()?),
                "UNTIL" => rule.until = Some(moment(value)?.at.date()),
                "BYDAY" => rule.days = list().filter_map(weekday).collect(),
                "BYMONTH" => rule.months = list().filter_map(|it| it.trim().parse().ok()).collect(),
                "BYMONTHDAY" => {
                    rule.month_days = list().filter_map(|it| it.trim().parse().ok()).collect();
                }
                _ => {}
            }
        }
        is_known.then_some(rule)
    }

    /// Its days from the first one on, as far as the horizon.
    fn days_from(&self, first: Date, earliest: Date, horizon: Date) -> Vec<Date> {
        let end = self.until.unwrap_or(horizon).min(horizon);
        let mut left = self.count.unwrap_or(usize::MAX);
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
            let Some(base) = self.base(first, step) else {
                break;
            };
            if base > end {
                break;
            }
            for day in self.within(first, base) {
                if day < first || day > end {
                    continue;
                }
                if left == 0 || days.len() >= FIRSTS_MAX * 2 {
                    return days;
                }
                left -= 1;
                if day >= earliest {
                    days.push(day);
                }
            }
        }
        days
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
                let monday = first.saturating_sub(
                    Span::new().days(i64::from(first.weekday().to_monday_zero_offset())),
                );
                on(monday, Span::new().try_weeks(by))
            }
            Every::Month => on(first.first_of_month(), Span::new().try_months(by)),
            Every::Year => on(first.first_of_year(), Span::new().try_years(by)),
        }
    }

    /// The days of the rule in the day, week, month or year that begins with `base`.
    fn within(&self, first: Date, base: Date) -> Vec<Date> {
        let in_month = |day: &Date| self.months.is_empty() || self.months.contains(&day.month());
        let by_weekday = |day: &Date| {
            self.days.is_empty()
                || self
                    .days
                    .iter()
                    .any(|(_, weekday)| *weekday == day.weekday())
        };
        let mut days: Vec<Date> = match self.every {
            Every::Day => vec![base].into_iter().filter(by_weekday).collect(),
            Every::Week => {
                let week = (0..7).map(|day| base.saturating_add(Span::new().days(day)));
                week.filter(|day| {
                    if self.days.is_empty() {
                        day.weekday() == first.weekday()
                    } else {
                        by_weekday(day)
                    }
                })
                .collect()
            }
            Every::Month => self.in_one_month(first, base),
            Every::Year
                if self.months.is_empty() && self.days.is_empty() && self.month_days.is_empty() =>
            {
                Date::new(base.year(), first.month(), first.day())
                    .into_iter()
                    .collect()
            }
            Every::Year => {
                let months = if self.months.is_empty() {
                    vec![first.month()]
                } else {
                    self.months.clone()
                };
                let months = months
                    .into_iter()
                    .filter_map(|month| Date::new(base.year(), month, 1).ok());
                months
                    .flat_map(|month| self.in_one_month(first, month))
                    .collect()
            }
        };
        days.retain(in_month);
        days.sort_unstable();
        days
    }

    fn in_one_month(&self, first: Date, month: Date) -> Vec<Date> {
        let last = month.last_of_month().day();
        let day = |day: i8| Date::new(month.year(), month.month(), day).ok();
        if !self.month_days.is_empty() {
            let days = self.month_days.iter().map(|nth| {
                if *nth < 0 {
                    last.saturating_add(*nth).saturating_add(1)
                } else {
                    *nth
                }
            });
            let is_weekday = |it: &Date| {
                self.days.is_empty()
                    || self
                        .days
                        .iter()
                        .any(|(_, weekday)| *weekday == it.weekday())
            };
            return days.filter_map(day).filter(is_weekday).collect();
        }
        if self.days.is_empty() {
            return day(first.day()).into_iter().collect();
        }
        let of = |weekday: Weekday| {
            (1..=last)
                .filter_map(day)
                .filter(move |it| it.weekday() == weekday)
                .collect::<Vec<_>>()
        };
        let days = self.days.iter().flat_map(|(nth, weekday)| {
            let all = of(*weekday);
            match usize::try_from(nth.unsigned_abs()) {
                Ok(0) | Err(_) => all,
                Ok(place) if *nth > 0 => all.get(place - 1).copied().into_iter().collect(),
                Ok(place) => all
                    .len()
                    .checked_sub(place)
                    .and_then(|at| all.get(at))
                    .copied()
                    .into_iter()
                    .collect(),
            }
        });
        days.collect()
    }
}

/// `MO`, `2MO`, `-1FR`.
fn weekday(text: &str) -> Option<(i32, Weekday)> {
    let text = text.trim();
    let split = text
        .len()
        .checked_sub(2)
        .filter(|at| text.is_char_boundary(*at))?;
    let (nth, day) = text.split_at(split);
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
    let nth = if nth.is_empty() {
        0
    } else {
        nth.trim_start_matches('+').parse().ok()?
    };
    Some((nth, weekday))
}
