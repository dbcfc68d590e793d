//! What the wall shows of a day, what it offers in place of a lost chair, and what becomes of days without school.

use jiff::civil::date;

use crate::domain::board::cases::*;

const WEDNESDAY: Date = date(2026, 11, 25);
const THURSDAY: Date = date(2026, 11, 26);

fn words(board: &Board, day: Date) -> String {
    let word = |chair| match chair {
        Chair::Open => "open".to_owned(),
        Chair::Closed => "closed".to_owned(),
        Chair::Past => "past".to_owned(),
        Chair::Paused => "paused".to_owned(),
        Chair::NotYet => "not yet".to_owned(),
        Chair::Held(sign_up) => format!("{} {}", sign_up.student, sign_up.state),
    };
    let told = |(slot, chair): (Slot, Chair)| {
        let minute = slot.id.start.minute();
        format!("{} {minute:02} {}", slot.order, word(chair))
    };
    let told: Vec<String> = board.chairs_on(day).into_iter().map(told).collect();
    told.join(", ")
}

#[test]
fn the_wall_shows_how_every_chair_stands() {
    let mut board = board(&[
        (ADA, chair(MONDAY, 1), State::Done),
        (BEN, chair(MONDAY, 2), State::Booked),
        (CY, chair(MONDAY, 3), State::Released),
    ]);
    let shown = "1 10 1 done, 2 18 2 booked, 3 26 open";
    assert_eq!(words(&board, MONDAY), shown);
    assert_eq!(board.empty_on(MONDAY), 1);
    board.now = MONDAY.at(9, 26, 0, 0);
    let shown = "1 10 1 done, 2 18 2 booked, 3 26 past";
    assert_eq!(words(&board, MONDAY), shown);
    board
        .calendar
        .closed
        .extend([chair(MONDAY, 1), chair(MONDAY, 3)]);
    let shown = "1 10 1 done, 2 18 2 booked, 3 26 closed";
    assert_eq!(words(&board, MONDAY), shown);
    assert_eq!(board.empty_on(MONDAY), 0);
}

#[test]
fn chairs_are_past_when_their_sign_up_has_closed() {
    let mut board = empty_board();
    board.rules.closes_minutes_before = 45;
    let shown = "1 10 past, 2 18 open, 3 26 open";
    assert_eq!(words(&board, MONDAY), shown);
}

#[test]
fn a_changed_timetable_hides_no_child() {
    let mut board = board(&[
        (ADA, chair(MONDAY, 2), State::Booked),
        (BEN, chair(MONDAY, 3), State::Absent),
    ]);
    board.calendar.chairs.padding = 9;
    let shown = "1 10 open, 2 18 1 booked, 3 25 open";
    assert_eq!(words(&board, MONDAY), shown);
    close_school(&mut board.calendar, MONDAY, MONDAY);
    assert_eq!(words(&board, MONDAY), "1 18 1 booked");
}

#[test]
fn a_lost_chair_is_answered_with_the_nearest() {
    let near = |board: &Board, slot, count| -> Vec<SlotId> {
        let open = board.nearest_open(slot, count).into_iter();
        open.map(|open| open.id).collect()
    };
    let mut board = board(&[
        (ADA, chair(TUESDAY, 2), State::Booked),
        (BEN, chair(WEDNESDAY, 1), State::Booked),
    ]);
    let expected = [chair(TUESDAY, 1), chair(TUESDAY, 3), chair(WEDNESDAY, 2)];
    assert_eq!(near(&board, chair(TUESDAY, 2), 3), expected);
    board.calendar.closed.insert(chair(TUESDAY, 1));
    let expected = [chair(TUESDAY, 3), chair(WEDNESDAY, 2)];
    assert_eq!(near(&board, chair(TUESDAY, 2), 2), expected);
    board.rules.days_ahead = 1;
    let mondays = [1, 2, 3].map(|nth| chair(MONDAY, nth));
    let expected = [&[chair(TUESDAY, 3)], mondays.as_slice()].concat();
    assert_eq!(near(&board, chair(TUESDAY, 2), 9), expected);
}

#[test]
fn nobody_is_missed_by_the_clock() {
    let mut board = board(&[
        (CY, chair(TUESDAY, 2), State::Talking),
        (ADA, chair(TUESDAY, 1), State::Booked),
        (BEN, chair(MONDAY, 3), State::Called),
        (BEN, chair(MONDAY, 1), State::Missed),
        (BEN, chair(MONDAY, 2), State::Absent),
    ]);
    for (now, left_over) in [
        (MONDAY.at(9, 38, 0, 0), &[][..]),
        (MONDAY.at(9, 38, 1, 0), &[3]),
        (TUESDAY.at(0, 0, 0, 0), &[3]),
        (TUESDAY.at(9, 22, 1, 0), &[3, 2]),
        (TUESDAY.at(10, 0, 0, 0), &[3, 2, 1]),
    ] {
        board.now = now;
        let unresolved = board.unresolved().into_iter();
        let ids: Vec<i64> = unresolved.map(|it| it.id.number()).collect();
        assert_eq!(ids, left_over, "{now}");
    }
}

/// Ada and Ben on Tuesday, the later one first in the list; Cy on Thursday; and one who talks.
fn before_the_snow() -> Board {
    let mut board = board(&[
        (BEN, chair(TUESDAY, 3), State::Booked),
        (ADA, chair(TUESDAY, 1), State::Booked),
        (CY, chair(THURSDAY, 1), State::Booked),
        (LEFT_SCHOOL, chair(TUESDAY, 2), State::Talking),
    ]);
    board.calendar.closed.insert(chair(THURSDAY, 2));
    board
}

fn snow() -> DayRange {
    DayRange::new(TUESDAY, WEDNESDAY).expect("two days")
}

#[test]
fn on_days_off_booked_chairs_slide_in_order() {
    let settled = before_the_snow()
        .no_school(snow(), DayOff::Slide)
        .expect("room");
    let in_order = [(2, chair(THURSDAY, 3)), (1, chair(FRIDAY, 1))];
    assert_eq!(slid(settled), in_order);
}

#[test]
fn on_days_off_booked_chairs_are_released_or_kept() {
    let board = before_the_snow();
    let released = |id| Settled::Released(change(id, State::Released));
    let both = vec![released(2), released(1)];
    assert_eq!(board.no_school(snow(), DayOff::Cancel), Ok(both));
    assert_eq!(board.no_school(snow(), DayOff::Keep), Ok(vec![]));
}

#[test]
fn days_off_have_an_order_and_an_end() {
    for (first, last) in [(TUESDAY, MONDAY), (MONDAY, date(2027, 11, 24))] {
        for choice in [DayOff::Cancel, DayOff::Slide, DayOff::Keep] {
            let settled = empty_board().no_school(DayRange { first, last }, choice);
            assert_eq!(settled, Err(Refusal::BadRange));
        }
    }
}

#[test]
fn a_slide_needs_chairs_to_slide_to() {
    let mut board = before_the_snow();
    close_school(&mut board.calendar, THURSDAY, date(2027, 10, 31));
    close_school(&mut board.calendar, date(2027, 11, 1), date(2028, 6, 30));
    assert_eq!(board.no_school(snow(), DayOff::Slide), Err(Refusal::NoRoom));
}

#[test]
fn chairs_of_a_pause_and_of_a_day_too_far_off_say_so() {
    let mut board = empty_board();
    board.rules.days_ahead = 1;
    assert!(words(&board, TUESDAY).starts_with("1 10 open"));
    assert!(words(&board, WEDNESDAY).starts_with("1 10 not yet"));
    board.pause = Some(String::new());
    assert!(words(&board, TUESDAY).starts_with("1 10 paused"));
}

#[test]
fn when_school_is_out_early_only_the_late_chairs_slide() {
    let board = before_the_snow();
    let out_at = |minute| Some(time(9, minute, 0, 0));
    let settled = |ends| slid(board.fewer_talks(TUESDAY, ends, DayOff::Slide).unwrap());
    assert_eq!(settled(out_at(32)), []);
    assert_eq!(settled(out_at(31)), [(1, chair(WEDNESDAY, 1))]);
    let both = [(2, chair(WEDNESDAY, 1)), (1, chair(WEDNESDAY, 2))];
    assert_eq!(settled(out_at(0)), both);
    assert_eq!(settled(None), both);
    let of_last_week = board.fewer_talks(date(2026, 11, 20), None, DayOff::Slide);
    assert_eq!(of_last_week, Err(Refusal::ChairPast));
}

#[test]
fn the_rest_of_today_slides_with_whoever_was_not_reached() {
    let mut board = before_the_snow();
    board.now = TUESDAY.at(9, 40, 0, 0);
    let both = [(2, chair(WEDNESDAY, 1)), (1, chair(WEDNESDAY, 2))];
    assert_eq!(slid(board.slide_rest().unwrap()), both);
}

#[test]
fn whoever_is_called_waits_for_another_day_like_the_others() {
    let mut board = before_the_snow();
    board.sign_ups[1].state = State::Called;
    board.now = TUESDAY.at(9, 0, 0, 0);
    assert_eq!(board.called_today().map(|it| it.student), Some(ADA));
    let both = [(2, chair(WEDNESDAY, 1)), (1, chair(WEDNESDAY, 2))];
    assert_eq!(slid(board.slide_rest().unwrap()), both);
    let none = |choice| board.fewer_talks(TUESDAY, None, choice).unwrap();
    assert_eq!(slid(none(DayOff::Slide)), both);
    assert_eq!(none(DayOff::Cancel).len(), 2);
    // She is kept: but nobody is next on a day without talks, and she may go.
    board.calendar.changes.insert(
        TUESDAY,
        DayChange {
            no_talks: true,
            ..DayChange::default()
        },
    );
    assert_eq!(board.called_today(), None);
    assert_eq!(board.next_called(), []);
    assert!(board.release(id(2), By::Child).is_ok());
    assert!(board.move_to(id(2), chair(WEDNESDAY, 1), By::Child).is_ok());
}

/// Ada's chair is saved for twenty minutes of an older timetable.
fn saved_for_twenty_minutes() -> Board {
    let mut board = board(&[(ADA, chair(TUESDAY, 1), State::Booked)]);
    board.sign_ups[0].minutes = 20;
    let plan = &mut board.calendar.chairs;
    (plan.per_block, plan.minutes, plan.padding) = (6, 5, 0);
    board
}

#[test]
fn no_chair_stands_where_a_saved_talk_of_an_older_timetable_goes_on() {
    let mut board = saved_for_twenty_minutes();
    assert_eq!(
        words(&board, TUESDAY),
        "1 10 1 booked, 2 30 open, 3 35 open"
    );
    assert_eq!(board.empty_on(TUESDAY), 2);
    let at = |minute| SlotId {
        start: time(9, minute, 0, 0),
        ..chair(TUESDAY, 1)
    };
    for by in [By::Child, By::Teacher] {
        for minute in [15, 20, 25] {
            let said = board.sign_up(BEN, at(minute), by);
            assert_eq!(said, Err(Refusal::ChairTaken), "{minute}");
        }
        assert!(board.sign_up(BEN, at(30), by).is_ok());
    }
    let pair = [BEN, CY].into();
    let group = board.seat_group(&pair, at(20));
    assert_eq!(group, Err(Refusal::ChairTaken));
    // She may move within her own time, and the teacher may seat a friend beside her.
    assert!(board.move_to(id(1), at(15), By::Child).is_ok());
    let beside = SlotId { seat: 2, ..at(10) };
    assert!(board.sign_up(BEN, beside, By::Teacher).is_ok());
    board.sign_ups[0].state = State::Released;
    assert_eq!(board.empty_on(TUESDAY), 6);
}

#[test]
fn a_longer_talk_is_not_put_back_over_others() {
    let mut board = saved_for_twenty_minutes();
    board.sign_ups[0].state = State::Released;
    assert!(board.put_back(id(1)).is_ok());
    board.sign_ups.push(SignUp {
        id: id(2),
        student: BEN,
        slot: SlotId {
            start: time(9, 20, 0, 0),
            ..chair(TUESDAY, 1)
        },
        minutes: 5,
        ..board.sign_ups[0]
    });
    board.sign_ups[1].state = State::Booked;
    assert_eq!(board.put_back(id(1)), Err(Refusal::ChairTaken));
}

#[test]
fn who_slides_or_is_carried_over_meets_no_other_talk() {
    let mut board = saved_for_twenty_minutes();
    board.sign_ups.push(SignUp {
        id: id(2),
        student: BEN,
        slot: chair(MONDAY, 1),
        ..board.sign_ups[0]
    });
    let settled = board.fewer_talks(MONDAY, None, DayOff::Slide).unwrap();
    let free = SlotId {
        start: time(9, 30, 0, 0),
        ..chair(TUESDAY, 1)
    };
    assert_eq!(slid(settled), [(2, free)]);
    // Ada's own old chair is in nobody's way once she is carried over herself.
    let mut then = board.calendar.clone();
    then.chairs.first_after = 12;
    let carried = slid(board.carry_over(&then).unwrap());
    let at = |day, minute| SlotId {
        start: time(9, minute, 0, 0),
        ..chair(day, 1)
    };
    assert_eq!(carried, [(2, at(MONDAY, 12)), (1, at(TUESDAY, 12))]);
}

#[test]
fn a_new_timetable_names_the_chairs_it_would_drop_and_can_carry_them() {
    let mut board = before_the_snow();
    board.sign_ups.truncate(3);
    let mut then = board.calendar.clone();
    assert_eq!(board.dropped_by(&then), Vec::<&SignUp>::new());
    // Fewer and longer talks: 9:10 stays, and the others fall away.
    (then.chairs.per_block, then.chairs.minutes) = (2, 10);
    let dropped = board.dropped_by(&then);
    assert_eq!(dropped.iter().map(|it| it.id).collect::<Vec<_>>(), [id(1)]);
    let second = SlotId {
        start: time(9, 22, 0, 0),
        ..chair(TUESDAY, 1)
    };
    assert_eq!(slid(board.carry_over(&then).unwrap()), [(1, second)]);
    // No writing on Tuesdays: both move on, in their order.
    then.blocks
        .retain(|block| block.weekday != Weekday::Tuesday);
    let wednesday = |start| SlotId {
        start,
        ..chair(WEDNESDAY, 1)
    };
    let both = [
        (2, wednesday(time(9, 10, 0, 0))),
        (1, wednesday(second.start)),
    ];
    assert_eq!(slid(board.carry_over(&then).unwrap()), both);
}
