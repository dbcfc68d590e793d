//! What each rule of taking a chair says to a child and to the teacher, and in which order.

use jiff::civil::date;
use strum::VariantArray;

use crate::domain::board::cases::*;

/// What a rule says to a child and to the teacher: nothing, a refusal, or the rules that yielded.
#[derive(Clone, Copy)]
struct Said {
    child: Result<(), Refusal>,
    teacher: Result<&'static [Rule], Refusal>,
}

const GRANTED: Said = Said {
    child: Ok(()),
    teacher: Ok(&[]),
};

fn firm(refusal: Refusal) -> Said {
    Said {
        child: Err(refusal),
        teacher: Err(refusal),
    }
}

fn yields(refusal: Refusal, overridden: &'static [Rule]) -> Said {
    Said {
        child: Err(refusal),
        teacher: Ok(overridden),
    }
}

#[track_caller]
fn check(board: &Board, student: StudentId, slot: SlotId, said: Said) {
    let said_to = |by| {
        let granted = board.sign_up(student, slot, by);
        granted.map(|granted| granted.overridden)
    };
    let (child, teacher) = (said.child.map(|()| vec![]), said.teacher.map(<[_]>::to_vec));
    assert_eq!(said_to(By::Child), child, "a child for {slot}");
    assert_eq!(said_to(By::Teacher), teacher, "the teacher for {slot}");
}

#[test]
fn a_child_takes_an_empty_chair() {
    let granted = empty_board().sign_up(ADA, chair(MONDAY, 1), By::Child);
    let expected = Granted {
        student: ADA,
        slot: chair(MONDAY, 1),
        minutes: 6,
        moved_from: None,
        overridden: Vec::new(),
    };
    assert_eq!(granted, Ok(expected));
    check(&empty_board(), ADA, chair(FRIDAY, 3), GRANTED);
}

#[test]
fn only_children_on_the_roll_sit_down() {
    let refused = firm(Refusal::NotOnRoll);
    check(&empty_board(), LEFT_SCHOOL, chair(MONDAY, 1), refused);
}

#[test]
fn only_chairs_of_the_timetable_are_taken() {
    let saturday = date(2026, 11, 28);
    let other_class = SlotId {
        class: ClassId::new(2),
        ..chair(MONDAY, 1)
    };
    let other_seat = SlotId {
        seat: 6,
        ..chair(MONDAY, 1)
    };
    for slot in [
        chair(MONDAY, 0),
        chair(MONDAY, 4),
        chair(saturday, 1),
        other_class,
        other_seat,
    ] {
        check(&empty_board(), ADA, slot, firm(Refusal::NoSuchChair));
    }
}

#[test]
fn without_school_there_are_no_talks() {
    let mut board = empty_board();
    close_school(&mut board.calendar, TUESDAY, TUESDAY);
    check(&board, ADA, chair(TUESDAY, 1), firm(Refusal::NoSchool));
    check(&board, ADA, chair(MONDAY, 1), GRANTED);
}

#[test]
fn a_chair_is_taken_before_its_time() {
    let past = yields(Refusal::ChairPast, &[Rule::SignUpOpens]);
    for (now, said) in [
        (MONDAY.at(9, 9, 59, 0), GRANTED),
        (MONDAY.at(9, 10, 0, 0), past),
        (MONDAY.at(23, 59, 0, 0), past),
        (TUESDAY.at(0, 0, 0, 0), firm(Refusal::ChairPast)),
    ] {
        let mut board = empty_board();
        board.now = now;
        check(&board, ADA, chair(MONDAY, 1), said);
    }
}

#[test]
fn a_closed_chair_is_the_teachers_to_give() {
    let mut board = empty_board();
    board.calendar.closed.insert(chair(MONDAY, 1));
    let closed = yields(Refusal::ChairClosed, &[Rule::ClosedOrPaused]);
    check(&board, ADA, chair(MONDAY, 1), closed);
    check(&board, ADA, chair(MONDAY, 2), GRANTED);
}

#[test]
fn sign_up_opens_some_school_days_ahead() {
    let (next_monday, next_tuesday) = (date(2026, 11, 30), date(2026, 12, 1));
    let mut board = empty_board();
    let too_far = yields(Refusal::TooFarAhead, &[Rule::SignUpOpens]);
    check(&board, ADA, chair(next_monday, 3), GRANTED);
    check(&board, ADA, chair(next_tuesday, 1), too_far);
    close_school(&mut board.calendar, TUESDAY, TUESDAY);
    check(&board, ADA, chair(next_tuesday, 1), GRANTED);
    board.rules.days_ahead = 0;
    check(&board, ADA, chair(MONDAY, 1), GRANTED);
    check(&board, ADA, chair(FRIDAY, 1), too_far);
}

#[test]
fn sign_up_closes_some_minutes_before() {
    let mut board = empty_board();
    board.rules.closes_minutes_before = 15;
    for (minute, said) in [
        (54, GRANTED),
        (55, yields(Refusal::TooLate, &[Rule::SignUpOpens])),
    ] {
        board.now = MONDAY.at(8, minute, 0, 0);
        check(&board, ADA, chair(MONDAY, 1), said);
    }
}

#[test]
fn a_chair_seats_one() {
    for &state in State::VARIANTS {
        let board = board(&[(BEN, chair(MONDAY, 1), state)]);
        let said = if state.holds_chair() {
            firm(Refusal::ChairTaken)
        } else {
            GRANTED
        };
        check(&board, ADA, chair(MONDAY, 1), said);
        check(&board, ADA, chair(MONDAY, 2), GRANTED);
    }
}

#[test]
fn a_child_has_one_chair_at_a_time() {
    use State::{Booked, Called, Talking};
    for state in [Booked, Called, Talking] {
        let board = board(&[(ADA, chair(FRIDAY, 1), state)]);
        let refusal = Refusal::AlreadySignedUp(chair(FRIDAY, 1));
        for wish in [chair(MONDAY, 1), chair(FRIDAY, 1)] {
            assert_eq!(board.sign_up(ADA, wish, By::Child), Err(refusal), "{state}");
        }
        check(&board, BEN, chair(MONDAY, 1), GRANTED);
    }
}

#[test]
fn the_teachers_gift_moves_a_child_who_has_a_chair() {
    use State::{Booked, Called, Talking};
    let give =
        |state, slot| board(&[(ADA, chair(FRIDAY, 1), state)]).sign_up(ADA, slot, By::Teacher);
    let granted = give(Booked, chair(MONDAY, 1)).expect("granted");
    assert_eq!(granted.moved_from, Some(id(1)));
    assert_eq!(granted.slot, chair(MONDAY, 1));
    for (state, slot, refusal) in [
        (Booked, chair(FRIDAY, 1), Refusal::SameChair),
        (Called, chair(MONDAY, 1), Refusal::Called),
        (Talking, chair(MONDAY, 1), Refusal::Talking),
    ] {
        assert_eq!(give(state, slot), Err(refusal), "{state}");
    }
}

#[test]
fn a_child_has_one_talk_a_week() {
    let again = yields(Refusal::TalkedThisWeek, &[Rule::TalksAWeek]);
    for (state, said) in [
        (State::Done, again),
        (State::Missed, GRANTED),
        (State::Absent, GRANTED),
        (State::Released, GRANTED),
    ] {
        let board = board(&[(ADA, chair(MONDAY, 1), state)]);
        check(&board, ADA, chair(FRIDAY, 1), said);
    }
    let mut board = board(&[(ADA, chair(MONDAY, 1), State::Done)]);
    check(&board, ADA, chair(date(2026, 11, 30), 1), GRANTED);
    check(&board, BEN, chair(FRIDAY, 1), GRANTED);
    board.rules.talks_a_week = 2;
    check(&board, ADA, chair(FRIDAY, 1), GRANTED);
    board.rules.talks_a_week = 0;
    check(&board, BEN, chair(FRIDAY, 1), again);
}

#[test]
fn a_talk_that_the_teacher_gave_does_not_count() {
    let mut board = board(&[(ADA, chair(MONDAY, 1), State::Done)]);
    board.sign_ups[0].by = By::Teacher;
    check(&board, ADA, chair(FRIDAY, 1), GRANTED);
}

/// One wish that breaks every rule; each time the first that speaks is put right, the next one speaks.
#[test]
fn rules_speak_in_a_fixed_order() {
    let day = date(2026, 12, 7);
    let slot = chair(day, 1);
    let mut board = board(&[
        (BEN, slot, State::Done),
        (LEFT_SCHOOL, chair(FRIDAY, 1), State::Booked),
        (LEFT_SCHOOL, chair(day, 2), State::Done),
    ]);
    board.now = date(2026, 12, 8).at(9, 0, 0, 0);
    board.rules.closes_minutes_before = 60;
    board.rules.days_ahead = 0;
    board.calendar.no_school.extend(DayRange::new(day, day));
    board.calendar.closed.insert(slot);
    board.calendar.blocks.clear();

    let repairs: [fn(&mut Board); 10] = [
        |board| _ = board.students.insert(LEFT_SCHOOL),
        |board| board.calendar.blocks = writing_on(&WORKDAYS).blocks,
        |board| board.calendar.no_school.clear(),
        |board| board.now = date(2026, 12, 7).at(9, 10, 0, 0),
        |board| board.now = date(2026, 12, 4).at(9, 0, 0, 0),
        |board| board.calendar.closed.clear(),
        |board| board.now = date(2026, 12, 7).at(9, 0, 0, 0),
        |board| board.rules.closes_minutes_before = 0,
        |board| board.sign_ups[0].state = State::Released,
        |board| board.sign_ups[1].state = State::Released,
    ];
    let ask = |board: &Board| {
        board
            .sign_up(LEFT_SCHOOL, slot, By::Child)
            .map_err(Refusal::word)
    };
    let mut said = vec![ask(&board)];
    for repair in repairs {
        repair(&mut board);
        said.push(ask(&board));
    }
    board.sign_ups[2].state = State::Released;
    assert!(ask(&board).is_ok());
    let order = [
        "not_on_roll",
        "no_such_chair",
        "no_school",
        "chair_past",
        "chair_past",
        "chair_closed",
        "too_far_ahead",
        "too_late",
        "chair_taken",
        "already_signed_up",
        "talked_this_week",
    ];
    assert_eq!(said, order.map(Err));
}

#[test]
fn where_the_sheet_comes_first_a_chair_waits_for_it() {
    let mut board = empty_board();
    board.sheet_first = [ADA].into();
    let waits = yields(Refusal::SheetFirst(ADA), &[Rule::SheetFirst]);
    check(&board, ADA, chair(TUESDAY, 1), waits);
    check(&board, BEN, chair(TUESDAY, 1), GRANTED);
}

#[test]
fn a_chair_from_before_the_rule_is_kept_and_may_move() {
    let mut board = board(&[(ADA, chair(TUESDAY, 1), State::Booked)]);
    board.sheet_first = [ADA].into();
    let moved = board.move_to(id(1), chair(TUESDAY, 2), By::Child);
    assert!(moved.is_ok());
}

#[test]
fn while_sign_up_is_paused_only_the_teacher_gives_chairs() {
    let mut paused = board(&[(ADA, chair(TUESDAY, 1), State::Booked)]);
    paused.pause = Some("Back at ten".to_owned());
    let refused = yields(Refusal::Paused, &[Rule::ClosedOrPaused]);
    check(&paused, BEN, chair(MONDAY, 1), refused);
    // Whoever has a chair keeps it and may move it.
    assert!(paused.move_to(id(1), chair(TUESDAY, 2), By::Child).is_ok());
}

#[test]
fn nobody_sits_down_while_out_of_the_room() {
    let mut board = empty_board();
    let speech = |start, minutes| Away {
        student: ADA,
        weekday: Weekday::Monday,
        start: time(9, start, 0, 0),
        minutes,
    };
    let away = yields(Refusal::Away, &[Rule::Away]);
    for (lesson, said) in [
        (speech(0, 10), GRANTED),
        (speech(0, 11), away),
        (speech(12, 1), away),
        (speech(15, 30), away),
        (speech(16, 30), GRANTED),
    ] {
        board.calendar.away = vec![lesson];
        check(&board, ADA, chair(MONDAY, 1), said);
        check(&board, BEN, chair(MONDAY, 1), GRANTED);
        check(&board, ADA, chair(TUESDAY, 1), GRANTED);
    }
}

#[test]
fn after_a_talk_some_school_days_are_the_others() {
    let friday_before = date(2026, 11, 20);
    let mut board = empty_board();
    board.last_talks = [(ADA, friday_before)].into();
    check(&board, ADA, chair(MONDAY, 1), GRANTED);
    board.rules.rest_days = 2;
    let rests = yields(Refusal::Rests, &[Rule::Rest]);
    let wednesday = date(2026, 11, 25);
    check(&board, ADA, chair(MONDAY, 1), rests);
    check(&board, ADA, chair(TUESDAY, 1), rests);
    check(&board, ADA, chair(wednesday, 1), GRANTED);
    check(&board, BEN, chair(MONDAY, 1), GRANTED);
    // Only school days count: a day off makes the rest no shorter.
    close_school(&mut board.calendar, TUESDAY, TUESDAY);
    check(&board, ADA, chair(wednesday, 1), rests);
}

#[test]
fn a_child_who_was_met_takes_only_a_chair_of_today() {
    let mut board = empty_board();
    board.met = [ADA].into();
    check(&board, ADA, chair(MONDAY, 1), GRANTED);
    let others_first = yields(Refusal::OthersFirst, &[Rule::RoundFirst]);
    check(&board, ADA, chair(TUESDAY, 1), others_first);
    check(&board, BEN, chair(TUESDAY, 1), GRANTED);
    board.rules.round_first = false;
    check(&board, ADA, chair(TUESDAY, 1), GRANTED);
}

#[test]
fn on_a_day_without_talks_nobody_sits_down() {
    let mut board = empty_board();
    let change = |board: &mut Board, no_talks, ends| {
        let change = DayChange {
            ends,
            no_talks,
            late_minutes: 0,
        };
        board.calendar.changes.insert(TUESDAY, change);
    };
    change(&mut board, true, None);
    check(&board, ADA, chair(TUESDAY, 1), firm(Refusal::NoTalks));
    change(&mut board, false, Some(time(9, 25, 0, 0)));
    check(&board, ADA, chair(TUESDAY, 2), GRANTED);
    check(&board, ADA, chair(TUESDAY, 3), firm(Refusal::NoTalks));
}

#[test]
fn a_late_day_keeps_its_chairs_open_longer() {
    let mut board = empty_board();
    board.now = MONDAY.at(9, 15, 0, 0);
    let past = yields(Refusal::ChairPast, &[Rule::SignUpOpens]);
    check(&board, ADA, chair(MONDAY, 1), past);
    let late = DayChange {
        late_minutes: 10,
        ..DayChange::default()
    };
    board.calendar.changes.insert(MONDAY, late);
    check(&board, ADA, chair(MONDAY, 1), GRANTED);
}

#[test]
fn each_setting_says_whom_it_stops() {
    let board = Board {
        met: [ADA, BEN].into(),
        sheet_first: [CY].into(),
        ..board(&[(ADA, chair(MONDAY, 1), State::Done)])
    };
    for (refusal, count) in [
        (Refusal::OthersFirst, 2),
        (Refusal::SheetFirst(CY), 1),
        (Refusal::TalkedThisWeek, 1),
        (Refusal::Rests, 0),
    ] {
        let hear = board.count_refused(chair(TUESDAY, 1), refusal.word());
        assert_eq!(hear, count, "{refusal:?}");
    }
}
