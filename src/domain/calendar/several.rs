//! Several classes in one room: which of them the timetable means at this moment.

use jiff::civil::DateTime;

use crate::domain::{calendar::Block, id::ClassId};

/// When one class writes, and the time on its own wall.
#[derive(Clone, Copy, Debug)]
pub struct Hours<'a> {
    /// The class.
    pub class: ClassId,
    /// Its timetable.
    pub blocks: &'a [Block],
    /// The moment.
    pub now: DateTime,
}

/// The class that writes now, else the one that writes next today; none on a day without writing, or after the last block.
pub fn class_on_timetable<'a>(classes: impl Iterator<Item = Hours<'a>>) -> Option<ClassId> {
    let of_today = classes.flat_map(|hours| {
        let today = hours.now.date().weekday();
        let blocks = hours
            .blocks
            .iter()
            .filter(move |block| block.weekday == today);
        blocks.map(move |block| (hours, block))
    });
    let to_come = of_today.filter(|(hours, block)| {
        let ends = block.end();
        ends.is_some_and(|end| hours.now.time() < end)
    });
    let next = to_come.min_by_key(|(hours, block)| (block.start, hours.class));
    next.map(|(hours, _)| hours.class)
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Weekday, date, time};

    use super::*;

    #[test]
    fn periods_follow_each_other() {
        let block = |hour, weekday| Block {
            weekday,
            start: time(hour, 0, 0, 0),
            minutes: 45,
        };
        let first = [
            block(9, Weekday::Monday),
            block(13, Weekday::Monday),
            block(9, Weekday::Tuesday),
        ];
        let second = [block(10, Weekday::Monday)];
        let at = |day, hour, minute| {
            let now = date(2026, 11, day).at(hour, minute, 0, 0);
            let of = |class, blocks| Hours { class, blocks, now };
            let both = [
                of(ClassId::new(1), &first[..]),
                of(ClassId::new(2), &second),
            ];
            class_on_timetable(both.into_iter()).map(ClassId::number)
        };
        for (day, hour, minute, class) in [
            (23, 8, 0, Some(1)),
            (23, 9, 44, Some(1)),
            (23, 9, 45, Some(2)),
            (23, 10, 30, Some(2)),
            (23, 10, 45, Some(1)),
            (23, 13, 45, None),
            (24, 12, 0, None),
            (24, 7, 0, Some(1)),
        ] {
            assert_eq!(at(day, hour, minute), class, "{day} {hour}:{minute}");
        }
    }
}
