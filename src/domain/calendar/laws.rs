//! What holds for every timetable: chairs lie in their blocks, never overlap, and keep their names.

use jiff::civil::{Time, date};
use proptest::prelude::*;

use crate::domain::calendar::*;
use crate::domain::id::ClassId;

fn days() -> impl Strategy<Value = Date> {
    (0_u32..4000).prop_map(|count| date(2020, 1, 1).saturating_add(minutes(count * 24 * 60)))
}

fn times() -> impl Strategy<Value = Time> {
    (0_i8..24, 0_i8..60).prop_map(|(hour, minute)| jiff::civil::time(hour, minute, 0, 0))
}

fn blocks() -> impl Strategy<Value = Block> {
    let weekdays =
        (0_i8..7).prop_map(|offset| Weekday::from_monday_zero_offset(offset).expect("below seven"));
    (weekdays, times(), 1_u16..300).prop_map(|(weekday, start, minutes)| Block {
        weekday,
        start,
        minutes,
    })
}

fn plans() -> impl Strategy<Value = ChairPlan> {
    (1_u8..=12, 4_u16..=30, 0_u16..20, 0_u16..60, 0_u16..60).prop_map(
        |(per_block, minutes, padding, first_after, last_before)| ChairPlan {
            per_block,
            minutes,
            padding,
            first_after,
            last_before,
        },
    )
}

fn ranges() -> impl Strategy<Value = DayRange> {
    (days(), 0_u32..30).prop_map(|(first, more)| DayRange {
        first,
        last: first.saturating_add(minutes(more * 24 * 60)),
    })
}

/// Timetables that could be kept: a block that does not fit beside the others is left out.
fn calendars() -> impl Strategy<Value = Calendar> {
    let blocks = prop::collection::vec(blocks(), 0..9);
    (
        1_i64..99,
        blocks,
        plans(),
        prop::collection::vec(ranges(), 0..20),
    )
        .prop_map(|(class, blocks, chairs, no_school)| {
            let mut kept = Vec::new();
            for block in blocks {
                kept.push(block);
                if check_plan(&kept, &chairs).is_err() {
                    kept.pop();
                }
            }
            Calendar {
                class: ClassId::new(class),
                blocks: kept,
                chairs,
                no_school,
                closed: BTreeSet::new(),
                away: Vec::new(),
                changes: [].into(),
            }
        })
}

proptest! {
    #[test]
    fn chairs_lie_in_their_block_and_never_overlap(calendar in calendars(), day in days()) {
        let slots = calendar.slots_on(day);
        for slot in &slots {
            prop_assert_eq!(calendar.slot(slot.id), Some(*slot));
            prop_assert_eq!(slot.ends().date(), day);
            let holds = |block: &Block| {
                let ChairPlan { first_after, last_before, .. } = calendar.chairs;
                let first = block.start.saturating_add(minutes(first_after.into()));
                let last = block.end().expect("checked").saturating_sub(minutes(last_before.into()));
                block.weekday == day.weekday() && first <= slot.id.start && slot.ends().time() <= last
            };
            prop_assert!(calendar.blocks.iter().any(holds), "{}", slot.id);
        }
        for pair in slots.windows(2) {
            prop_assert!(pair[0].ends() <= pair[1].id.starts());
            prop_assert_eq!(pair[0].order + 1, pair[1].order);
        }
        prop_assert_eq!(!slots.is_empty(), calendar.is_school_day(day));
    }

    #[test]
    fn a_chairs_name_reads_back(class in 1_i64.., date in days(), start in times(), seat in 1_u8..) {
        let id = SlotId { class: ClassId::new(class), date, start, seat };
        prop_assert_eq!(id.to_string().parse(), Ok(id));
    }

    #[test]
    fn other_texts_name_no_chair(text in "[0-9]{1,2}-20[0-9]{2}-[0-9]{1,2}-[0-9]{1,2}-[0-9]{3,5}-[0-9]{1,3}|.{0,24}") {
        if let Ok(id) = text.parse::<SlotId>() {
            prop_assert_eq!(id.to_string(), text);
        }
    }

    #[test]
    fn school_days_are_counted_one_by_one(calendar in calendars(), after in days(), count in 0_usize..20) {
        let coming = calendar.next_school_days(after, count);
        prop_assert!(coming.len() <= count);
        for (day, passed) in coming.iter().zip(1..) {
            prop_assert!(calendar.is_school_day(*day));
            prop_assert_eq!(calendar.school_days_between(after, *day), passed);
        }
    }

    #[test]
    fn school_days_add_up(calendar in calendars(), mut three in prop::array::uniform3(days())) {
        three.sort_unstable();
        let [first, second, third] = three;
        let between = |after, until| calendar.school_days_between(after, until);
        prop_assert_eq!(between(first, second) + between(second, third), between(first, third));
    }

    #[test]
    fn every_day_is_in_one_week_of_seven(calendar in calendars(), day in days()) {
        let week = calendar.week_of(day);
        prop_assert!(week.contains(day));
        prop_assert_eq!((week.last - week.first).get_days(), 6);
        prop_assert_eq!(calendar.week_of(week.first), week);
        prop_assert_eq!(calendar.week_of(week.last), week);
        prop_assert_ne!(calendar.week_of(week.last.tomorrow().expect("in range")), week);
    }

    #[test]
    fn the_board_opens_on_the_first_day_with_a_block_to_come(calendar in calendars(), day in days(), time in times()) {
        let now = day.to_datetime(time);
        let Opening { day: shown, none_today } = calendar.opens_on(now);
        let block_to_come = calendar.is_school_day(day)
            && calendar.blocks.iter().any(|block| block.weekday == day.weekday() && block.end() > Some(time));
        prop_assert_eq!(shown == day, block_to_come || calendar.next_school_days(day, 1).is_empty());
        prop_assert!(shown == day || shown == calendar.next_school_days(day, 1)[0]);
        prop_assert_eq!(none_today, shown != day && !calendar.is_school_day(day));
        prop_assert!(calendar.now_in_block(now).is_none() || shown == day);
    }
}
