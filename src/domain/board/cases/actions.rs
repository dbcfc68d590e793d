//! What may be done to a sign-up and to a chair, by whom and when.

use jiff::civil::date;
use strum::VariantArray;

use crate::domain::board::cases::*;

#[test]
fn a_child_gives_a_chair_back_before_its_time() {
    use State::{Absent, Booked, Called, Done, Missed, Released, Talking};
    let (started, wrong) = (Err(Refusal::Started), Err(Refusal::WrongState));
    let (called, talking) = (Err(Refusal::Called), Err(Refusal::Talking));
    for (state, minute, child, teacher) in [
        (Booked, 9, Ok(()), Ok(())),
        (Booked, 10, started, Ok(())),
        (Called, 9, called, Ok(())),
        (Talking, 9, talking, talking),
        (Done, 9, wrong, wrong),
        (Missed, 9, wrong, wrong),
        (Absent, 9, wrong, wrong),
        (Released, 9, wrong, wrong),
    ] {
        let mut board = board(&[(ADA, chair(MONDAY, 1), state)]);
        board.now = MONDAY.at(9, minute, 0, 0);
        for (by, expected) in [(By::Child, child), (By::Teacher, teacher)] {
            let expected = expected.map(|()| change(1, Released));
            let released = board.release(id(1), by);
            assert_eq!(released, expected, "{state} {minute} {by:?}");
        }
    }
    let nobody = empty_board().release(id(1), By::Child);
    assert_eq!(nobody, Err(Refusal::NotFound));
}

#[test]
fn a_chair_given_back_when_its_sign_up_has_closed_is_late() {
    let mut board = board(&[(ADA, chair(MONDAY, 1), State::Booked)]);
    board.rules.closes_minutes_before = 20;
    for (minute, child) in [
        (49, &[][..]),
        (50, &[Rule::InTime][..]),
        (59, &[Rule::InTime][..]),
    ] {
        board.now = MONDAY.at(8, minute, 0, 0);
        let late = |by| board.release(id(1), by).map(|change| change.overridden);
        assert_eq!(late(By::Child), Ok(child.to_vec()), "8:{minute}");
        assert_eq!(late(By::Teacher), Ok(vec![]), "8:{minute}");
    }
}

#[test]
fn a_sign_up_is_ones_own() {
    let board = board(&[(ADA, chair(MONDAY, 1), State::Booked)]);
    assert_eq!(board.own(id(1), ADA), Ok(&board.sign_ups[0]));
    assert_eq!(board.own(id(1), BEN), Err(Refusal::NotYours));
    assert_eq!(board.own(id(2), ADA), Err(Refusal::NotFound));
}

#[test]
fn a_move_is_not_in_its_own_way() {
    let board = board(&[
        (ADA, chair(MONDAY, 1), State::Booked),
        (BEN, chair(MONDAY, 2), State::Done),
    ]);
    for (by, moves) in [(By::Child, 1), (By::Teacher, 0)] {
        let moved = Moved {
            id: id(1),
            from: chair(MONDAY, 1),
            to: chair(FRIDAY, 3),
            minutes: 6,
            moves,
            overridden: Vec::new(),
        };
        assert_eq!(board.move_to(id(1), chair(FRIDAY, 3), by), Ok(moved));
    }
    for (slot, refusal) in [
        (chair(MONDAY, 1), Refusal::SameChair),
        (chair(MONDAY, 2), Refusal::ChairTaken),
        (chair(MONDAY, 4), Refusal::NoSuchChair),
    ] {
        assert_eq!(board.move_to(id(1), slot, By::Child), Err(refusal));
        assert_eq!(board.move_to(id(1), slot, By::Teacher), Err(refusal));
    }
}

#[test]
fn only_a_booked_chair_moves() {
    for &state in State::VARIANTS {
        let board = board(&[(ADA, chair(MONDAY, 1), state)]);
        let expected = match state {
            State::Booked => Ok(()),
            State::Called => Err(Refusal::Called),
            State::Talking => Err(Refusal::Talking),
            _ => Err(Refusal::WrongState),
        };
        for by in [By::Child, By::Teacher] {
            let moved = board.move_to(id(1), chair(FRIDAY, 1), by);
            assert_eq!(moved.map(|_| ()), expected, "{state}");
        }
    }
}

#[test]
fn a_child_moves_a_chair_twice_and_in_time() {
    let mut board = board(&[(ADA, chair(MONDAY, 1), State::Booked)]);
    let check = |board: &Board, child| {
        let moves = |by| board.move_to(id(1), chair(FRIDAY, 1), by);
        assert_eq!(moves(By::Child).map(|moved| moved.moves), child);
        assert!(moves(By::Teacher).is_ok());
    };
    board.sign_ups[0].moves = 1;
    check(&board, Ok(2));
    board.sign_ups[0].moves = 2;
    check(&board, Err(Refusal::TooManyMoves));
    board.now = MONDAY.at(9, 10, 0, 0);
    check(&board, Err(Refusal::Started));
}

#[test]
fn two_booked_children_swap_and_swap_again() {
    let mut board = board(&[
        (ADA, chair(MONDAY, 1), State::Booked),
        (BEN, chair(FRIDAY, 3), State::Booked),
    ]);
    board.sign_ups[1].minutes = 10;
    let [first, second] = board.swap(id(1), id(2)).expect("swapped");
    let seat = |it: &Moved| (it.id, it.to, it.minutes);
    assert_eq!(seat(&first), (id(1), chair(FRIDAY, 3), 10));
    assert_eq!(seat(&second), (id(2), chair(MONDAY, 1), 6));
    board.sign_ups[0].slot = first.to;
    board.sign_ups[1].slot = second.to;
    let again = board.swap(id(1), id(2)).expect("swapped");
    let as_before = [chair(MONDAY, 1), chair(FRIDAY, 3)];
    assert_eq!(again.map(|moved| moved.to), as_before);
}

#[test]
fn only_two_booked_children_swap() {
    for (state, now, pair, refusal) in [
        (State::Booked, MONDAY, (1, 1), Refusal::SameChair),
        (State::Booked, MONDAY, (1, 3), Refusal::NotFound),
        (State::Called, MONDAY, (1, 2), Refusal::Called),
        (State::Absent, MONDAY, (1, 2), Refusal::WrongState),
        (State::Booked, TUESDAY, (1, 2), Refusal::ChairPast),
    ] {
        let mut board = board(&[
            (ADA, chair(FRIDAY, 1), State::Booked),
            (BEN, chair(MONDAY, 1), state),
        ]);
        board.now = now.at(8, 0, 0, 0);
        assert_eq!(board.swap(id(pair.0), id(pair.1)), Err(refusal));
    }
}

#[test]
fn a_chair_is_put_back_while_it_is_free() {
    use State::{Absent, Booked, Done, Missed, Released, Talking};
    let back = |sign_ups: &[(StudentId, SlotId, State)], now: DateTime| {
        let mut board = board(sign_ups);
        board.now = now;
        board.put_back(id(1)).map(|change| change.overridden)
    };
    let (slot, early) = (chair(MONDAY, 1), MONDAY.at(8, 30, 0, 0));
    let (later, next_day) = (MONDAY.at(9, 30, 0, 0), TUESDAY.at(9, 0, 0, 0));
    let elsewhere = chair(FRIDAY, 1);
    for state in [Released, Absent] {
        let own = (ADA, slot, state);
        let taken = [own, (BEN, slot, Booked)];
        let another = [own, (ADA, elsewhere, Booked)];
        assert_eq!(back(&[own], early), Ok(vec![]));
        assert_eq!(back(&[own], later), Ok(vec![Rule::SignUpOpens]));
        assert_eq!(back(&[own], next_day), Err(Refusal::ChairPast));
        assert_eq!(back(&taken, early), Err(Refusal::ChairTaken));
        let refusal = Refusal::AlreadySignedUp(elsewhere);
        assert_eq!(back(&another, early), Err(refusal));
    }
    for state in [Booked, Talking, Done, Missed] {
        assert_eq!(back(&[(ADA, slot, state)], early), Err(Refusal::WrongState));
    }
}

#[test]
fn the_teacher_says_how_a_talk_ended() {
    use State::{Absent, Booked, Called, Done, Missed, Released, Talking};
    for (from, allowed) in [
        (Booked, &[Done, Missed, Absent][..]),
        (Called, &[Done, Missed, Absent]),
        (Talking, &[Done]),
        (Done, &[]),
        (Missed, &[Done, Absent]),
        (Absent, &[]),
        (Released, &[]),
    ] {
        let board = board(&[(ADA, chair(MONDAY, 1), from)]);
        for &to in State::VARIANTS {
            let allowed = allowed.contains(&to);
            let expected = allowed.then(|| change(1, to));
            let expected = expected.ok_or(Refusal::WrongState);
            assert_eq!(board.mark(id(1), to), expected, "{from} to {to}");
        }
    }
}

#[test]
fn states_keep_apart_who_sits() {
    for &state in State::VARIANTS {
        assert!(!state.is_live() || state.holds_chair());
        assert!(!state.may_become(state));
    }
}

#[test]
fn a_free_chair_is_closed_and_opened() {
    let mut board = board(&[
        (ADA, chair(MONDAY, 1), State::Booked),
        (BEN, chair(MONDAY, 2), State::Absent),
    ]);
    let wednesday = date(2026, 11, 25);
    close_school(&mut board.calendar, wednesday, wednesday);
    board.now = TUESDAY.at(9, 12, 0, 0);
    for (slot, refusal) in [
        (chair(TUESDAY, 4), Some(Refusal::NoSuchChair)),
        (chair(wednesday, 1), Some(Refusal::NoSchool)),
        (chair(MONDAY, 3), Some(Refusal::ChairPast)),
        (chair(TUESDAY, 1), None),
        (chair(FRIDAY, 1), None),
    ] {
        assert_eq!(board.close(slot).err(), refusal, "{slot}");
    }
    board.now = MONDAY.at(8, 0, 0, 0);
    assert_eq!(board.close(chair(MONDAY, 1)), Err(Refusal::ChairTaken));
    assert_eq!(board.close(chair(MONDAY, 2)), Ok(()));
    board.calendar.closed.insert(chair(MONDAY, 4));
    assert_eq!(board.reopen(chair(MONDAY, 4)), Ok(()));
    assert_eq!(board.reopen(chair(MONDAY, 5)), Err(Refusal::NoSuchChair));
}
