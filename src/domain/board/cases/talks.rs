//! Who is called to the chair, when a talk begins, and who comes next.

use strum::VariantArray;

use crate::domain::board::cases::*;

#[test]
fn only_a_booked_child_is_called_and_a_talk_begins_called_or_not() {
    for &state in State::VARIANTS {
        let board = board(&[(ADA, chair(MONDAY, 1), state)]);
        let wrong = Err(Refusal::WrongState);
        let (called, begun) = match state {
            State::Booked => (Ok(change(1, State::Called)), Ok(change(1, State::Talking))),
            State::Called => (wrong, Ok(change(1, State::Talking))),
            _ => (wrong.clone(), wrong),
        };
        assert_eq!(board.call(id(1)), called, "{state}");
        assert_eq!(board.begin(id(1)), begun, "{state}");
    }
    assert_eq!(empty_board().call(id(1)), Err(Refusal::NotFound));
}

#[test]
fn a_chair_of_tomorrow_waits_for_its_day() {
    let tomorrow = board(&[(ADA, chair(TUESDAY, 1), State::Booked)]);
    assert_eq!(tomorrow.call(id(1)), Err(Refusal::WrongState));
    assert_eq!(tomorrow.begin(id(1)), Err(Refusal::WrongState));
    assert_eq!(tomorrow.due_of(ADA), None);
    let late = Board {
        now: FRIDAY.at(9, 0, 0, 0),
        ..tomorrow
    };
    assert_eq!(late.begin(id(1)), Ok(change(1, State::Talking)));
    assert_eq!(late.due_of(ADA).map(|it| it.id), Some(id(1)));
    assert_eq!(late.due_of(BEN), None);
}

#[test]
fn a_chair_that_comes_up_soon_is_told() {
    let mut board = board(&[
        (ADA, chair(TUESDAY, 1), State::Booked),
        (BEN, chair(MONDAY, 2), State::Booked),
        (CY, chair(MONDAY, 1), State::Called),
    ]);
    // Ben's chair is at 9:18, and a talk takes six minutes.
    for (minute, soon) in [(12, None), (13, Some(BEN)), (17, Some(BEN)), (18, None)] {
        board.now = MONDAY.at(9, minute, 0, 0);
        assert_eq!(board.soon().map(|it| it.student), soon, "9:{minute}");
    }
}

#[test]
fn the_next_child_of_today_is_called_and_only_one() {
    use State::{Booked, Called, Done};
    let day = |ben, cy| {
        board(&[
            (ADA, chair(MONDAY, 1), Done),
            (CY, chair(MONDAY, 3), cy),
            (BEN, chair(MONDAY, 2), ben),
        ])
    };
    // By the time of the chair.
    assert_eq!(day(Booked, Booked).next_called(), [change(3, Called)]);
    assert_eq!(day(Booked, Called).next_called(), []);
    assert_eq!(day(Done, Booked).next_called(), [change(2, Called)]);
    assert_eq!(day(Done, Done).next_called(), []);
    let tomorrow = board(&[(ADA, chair(TUESDAY, 1), Booked)]);
    assert_eq!(tomorrow.next_called(), []);
}
