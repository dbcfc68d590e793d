//! Children who sit on one chair together.

use crate::domain::board::cases::*;

fn seat(slot: SlotId, seat: u8) -> SlotId {
    SlotId { seat, ..slot }
}

/// Ada and Ben on Tuesday's second chair.
fn ada_and_ben() -> Board {
    let slot = chair(TUESDAY, 2);
    board(&[
        (ADA, seat(slot, 1), State::Booked),
        (BEN, seat(slot, 2), State::Booked),
    ])
}

#[test]
fn two_to_five_children_sit_on_one_empty_chair() {
    let slot = chair(TUESDAY, 2);
    let seated = empty_board()
        .seat_group(&[ADA, BEN, CY].into(), slot)
        .unwrap();
    let seats: Vec<_> = seated.iter().map(|it| (it.student, it.slot.seat)).collect();
    assert_eq!(seats, [(ADA, 1), (BEN, 2), (CY, 3)]);
    let group = |students: &[StudentId], slot| {
        let students = students.iter().copied().collect();
        ada_and_ben()
            .seat_group(&students, slot)
            .map(|seated| seated.len())
    };
    assert_eq!(group(&[CY], chair(TUESDAY, 1)), Err(Refusal::GroupSize));
    assert_eq!(group(&[CY, ADA], slot), Err(Refusal::ChairTaken));
    let with_a_stranger = group(&[CY, LEFT_SCHOOL], chair(TUESDAY, 1));
    assert_eq!(with_a_stranger, Err(Refusal::NotOnRoll));
    assert_eq!(group(&[CY, ADA], seat(slot, 2)), Err(Refusal::NoSuchChair));
    // Ada has a chair: she moves from it.
    assert_eq!(group(&[CY, ADA], chair(TUESDAY, 1)), Ok(2));
}

#[test]
fn no_child_sits_down_beside_a_group_by_itself() {
    let mut board = ada_and_ben();
    let slot = chair(TUESDAY, 2);
    for wish in [slot, seat(slot, 2), seat(slot, 3)] {
        assert!(board.sign_up(CY, wish, By::Child).is_err(), "{wish}");
    }
    // Also where the child on the first seat is not at school.
    board.sign_ups[0].state = State::Absent;
    assert_eq!(board.sign_up(CY, slot, By::Child), Err(Refusal::ChairTaken));
    let shown = board.chairs_on(TUESDAY);
    let held: Vec<_> = shown
        .iter()
        .filter(|(_, chair)| matches!(chair, Chair::Held(_)))
        .collect();
    assert_eq!((shown.len(), held.len()), (3, 1), "{shown:?}");
}

#[test]
fn a_group_is_called_and_slides_together() {
    let mut board = ada_and_ben();
    let settled = board.fewer_talks(TUESDAY, None, DayOff::Slide);
    let wednesday = chair(date(2026, 11, 25), 1);
    let together = [(1, wednesday), (2, seat(wednesday, 2))];
    assert_eq!(slid(settled.unwrap()), together);
    board.now = TUESDAY.at(9, 0, 0, 0);
    assert_eq!(board.next_called().len(), 2);
    assert_eq!(board.together(&board.sign_ups[1]).len(), 2);
}
