//! Who waits for a chair, and who gets the one that comes free.

use crate::domain::board::cases::*;

/// Tuesday is full: Ada, Ben and Cy sit there, and Dee and Eli came too late.
const DEE: StudentId = StudentId::new(4);
const ELI: StudentId = StudentId::new(5);

fn full_tuesday() -> Board {
    let mut board = board(&[
        (ADA, chair(TUESDAY, 1), State::Booked),
        (BEN, chair(TUESDAY, 2), State::Booked),
        (CY, chair(TUESDAY, 3), State::Booked),
    ]);
    board.students.extend([DEE, ELI]);
    board
}

fn waits(student: StudentId, nth: i64) -> Waiting {
    Waiting {
        student,
        day: TUESDAY,
        nth,
    }
}

fn seated(board: &Board) -> Vec<(StudentId, SlotId)> {
    let seated = board.seat_waiting().into_iter();
    seated.map(|it| (it.student, it.slot)).collect()
}

#[test]
fn a_full_day_is_waited_for() {
    let mut board = full_tuesday();
    assert_eq!(board.wait(DEE, TUESDAY), Ok(waits(DEE, 1)));
    board.waiting = vec![waits(DEE, 7)];
    assert_eq!(board.wait(ELI, TUESDAY), Ok(waits(ELI, 8)));
    for (student, day, refusal) in [
        (DEE, MONDAY, Refusal::ChairsLeft),
        (ADA, TUESDAY, Refusal::AlreadySignedUp(chair(TUESDAY, 1))),
        (LEFT_SCHOOL, TUESDAY, Refusal::NotOnRoll),
        (DEE, date(2026, 11, 28), Refusal::NoSuchChair),
        (DEE, date(2026, 11, 20), Refusal::ChairPast),
    ] {
        assert_eq!(board.wait(student, day), Err(refusal));
    }
    board.rules.days_ahead = 0;
    assert_eq!(board.wait(DEE, TUESDAY), Err(Refusal::TooFarAhead));
}

#[test]
fn whoever_may_not_sit_there_does_not_wait() {
    let after = |change: fn(&mut Board)| {
        let mut board = full_tuesday();
        change(&mut board);
        board.wait(DEE, TUESDAY).expect_err("she may not sit there")
    };
    let paused = after(|board| board.pause = Some(String::new()));
    assert_eq!(paused, Refusal::Paused);
    let met = after(|board| board.met = [DEE].into());
    assert_eq!(met, Refusal::OthersFirst);
    let sheet_first = after(|board| board.sheet_first = [DEE].into());
    assert_eq!(sheet_first, Refusal::SheetFirst(DEE));
}

#[test]
fn a_chair_that_comes_free_is_the_first_ones_in_fairness() {
    let mut board = full_tuesday();
    board.waiting = vec![waits(DEE, 1), waits(ELI, 2)];
    assert_eq!(seated(&board), []);
    board.sign_ups[1].state = State::Released;
    assert_eq!(seated(&board), [(DEE, chair(TUESDAY, 2))]);
    // The longest since the last talk goes first, and nobody waits longer than a child without one.
    board.last_talks = [(DEE, date(2026, 11, 2)), (ELI, date(2026, 10, 26))].into();
    assert_eq!(seated(&board), [(ELI, chair(TUESDAY, 2))]);
    board.last_talks.remove(&DEE);
    assert_eq!(seated(&board), [(DEE, chair(TUESDAY, 2))]);
    // Whoever was met in this round comes after the others, however long ago that was.
    board.met = [DEE].into();
    board.rules.round_first = false;
    assert_eq!(seated(&board), [(ELI, chair(TUESDAY, 2))]);
    // Whoever was not there for its last chair has the first claim of all.
    board.absent = [DEE].into();
    assert_eq!(seated(&board), [(DEE, chair(TUESDAY, 2))]);
    board.absent = [].into();
    board.sign_ups[2].state = State::Absent;
    let both = [(ELI, chair(TUESDAY, 2)), (DEE, chair(TUESDAY, 3))];
    assert_eq!(seated(&board), both);
}

#[test]
fn the_rules_hold_for_the_list_as_for_a_tap() {
    let mut board = full_tuesday();
    board.waiting = vec![waits(DEE, 1), waits(ELI, 2)];
    board.sign_ups[0].state = State::Released;
    // Dee is at her speech lesson then: the chair goes to Eli, and Dee goes on waiting.
    board.calendar.away = vec![Away {
        student: DEE,
        weekday: Weekday::Tuesday,
        start: time(9, 0, 0, 0),
        minutes: 15,
    }];
    assert_eq!(seated(&board), [(ELI, chair(TUESDAY, 1))]);
    board.pause = Some(String::new());
    assert_eq!(seated(&board), []);
}
