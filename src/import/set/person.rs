//! A person of a set: the name, and why somebody is no child of any class. Who is in which class is joined elsewhere, and the
//! day on which it is read is handed in.

use jiff::civil::Date;

use crate::{
    domain::{
        roster::{NoName, Order, Shape, WrittenName, read_cells, read_whole},
        text::{shortened, sort_key},
    },
    import::{
        judge::Why,
        not_students::{is_grown_up, is_said_gone, is_test, says_no},
    },
};

/// So much of what is no name is shown.
const SHOWN_GRAPHEMES: usize = 40;

/// Somebody.
pub(super) struct Person {
    /// The name, or what stands in its place.
    pub(super) name: WrittenName,
    /// Why this is no child of a class.
    pub(super) why: Option<Why>,
}

/// Reads somebody from the columns of names and whether an account is open.
pub(super) fn read(
    given: &str,
    family: &str,
    preferred: &str,
    whole: &str,
    enabled: &str,
) -> Person {
    let read = match (given, family) {
        // `García López, María José` in the column of given names is all of it.
        (given, "") if given.contains([',', '،']) => whole_name(given),
        ("", "") if preferred.is_empty() => whole_name(whole),
        _ => read_cells(given, family, preferred).or_else(|why| {
            if whole.is_empty() {
                Err(why)
            } else {
                whole_name(whole)
            }
        }),
    };
    let parts = [given, family].map(sort_key);
    let why = match &read {
        Err(NoName::Empty) => Some(Why::NoName),
        Err(NoName::Signs) => Some(Why::Signs),
        Err(NoName::Unfit(why)) => Some(Why::Unfit(*why)),
        Ok(_) if is_test(&parts) => Some(Why::Test),
        Ok(_) if [given, family, whole].into_iter().any(is_grown_up) => Some(Why::NotStudent),
        Ok(_) if [given, family].into_iter().any(is_said_gone) => Some(Why::Gone),
        Ok(_) if says_no(enabled) => Some(Why::Gone),
        Ok(_) => None,
    };
    let name = read.unwrap_or_else(|_| {
        let shown = |text: &str| shortened(text, SHOWN_GRAPHEMES);
        WrittenName {
            given: shown(if given.is_empty() { whole } else { given }),
            family: shown(family),
        }
    });
    Person { name, why }
}

fn whole_name(cell: &str) -> Result<WrittenName, NoName> {
    read_whole(cell, Order::default(), None, &Shape::default()).map(|read| read.name)
}

/// Whether a place ended before today. What is no day says nothing.
pub(super) fn is_over(end: &str, today: Date) -> bool {
    day(end).is_some_and(|day| day < today)
}

/// `2026-10-02`, with a time behind it or without, or `10/02/2026` as Clever writes it.
fn day(cell: &str) -> Option<Date> {
    let cell = cell.trim();
    let head = cell.split(['T', ' ']).next().unwrap_or_default();
    if let Ok(day) = head.parse() {
        return Some(day);
    }
    let mut parts = head.split('/').map(str::parse::<i16>);
    let (month, day, year) = (
        parts.next()?.ok()?,
        parts.next()?.ok()?,
        parts.next()?.ok()?,
    );
    // A year of two digits is of this century.
    let year = if year < 100 { year + 2000 } else { year };
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_day_before_today_is_over() {
        let today = date(2026, 11, 30);
        for (end, expected) in [
            ("2026-10-02", true),
            ("2026-10-02T00:00:00.000Z", true),
            ("10/02/2026", true),
            ("2026-11-30", false),
            ("2027-06-10", false),
            ("", false),
            ("soon", false),
        ] {
            assert_eq!(is_over(end, today), expected, "{end}");
        }
    }

    #[test]
    fn a_whole_name_in_the_column_of_given_ones_is_taken_apart() {
        let person = read("García López, María José", "", "", "", "");
        assert_eq!(
            (person.name.given.as_str(), person.name.family.as_str()),
            ("María José", "García López")
        );
        let test = read("Test", "Student", "", "", "true");
        assert_eq!(test.why, Some(Why::Test));
        let closed = read("Cleo", "Elm", "", "", "false");
        assert_eq!(closed.why, Some(Why::Gone));
        let odd = read("Ben 2", "Fenn", "", "", "");
        assert_eq!(
            (odd.name.whole().as_str(), odd.why),
            ("Ben 2 Fenn", Some(Why::Signs))
        );
    }
}
