//! On which days an event begins: its first one, those of its rule and its further dates, without those that are taken out
//! (RFC 5545, 3.8.5). Only days are counted, and only those that matter to the coming school year.

use jiff::civil::Date;

use super::{
    lines::{Property, find},
    moment,
    rule::{FIRSTS_MAX, Rule},
    start::Start,
};

/// The days between `earliest` and `horizon` on which an event begins; each day of its rule that is tried costs one of `left`.
pub(super) fn firsts(
    event: &[Property],
    start: &Start,
    earliest: Date,
    horizon: Date,
    left: &mut usize,
) -> Vec<Date> {
    let named = |name: &str| {
        let all = event
            .iter()
            .filter(|property| property.name.eq_ignore_ascii_case(name));
        let values = all.flat_map(|property| property.value.split(','));
        // A period is named by its beginning.
        let days = values.filter_map(|value| moment(value.split('/').next()?));
        let days = days.map(|moment| start.local(moment).date());
        let mut days: Vec<Date> = days.take(FIRSTS_MAX).collect();
        days.sort_unstable();
        days
    };
    let excluded = named("EXDATE");
    let mut firsts = vec![start.day];
    firsts.extend(named("RDATE"));
    let rule = find(event, "RRULE").and_then(|rule| Rule::read(&rule.value));
    if let Some(rule) = rule {
        firsts.extend(rule.days_from(start, earliest, horizon, left));
    }
    firsts
        .retain(|day| *day >= earliest && *day <= horizon && excluded.binary_search(day).is_err());
    firsts.sort_unstable();
    firsts.dedup();
    firsts.truncate(FIRSTS_MAX);
    firsts
}
