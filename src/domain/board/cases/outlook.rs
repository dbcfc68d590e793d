//! What the board says of itself: who talks, who is next, how each day stands, and that these agree whatever happens.

use crate::domain::board::cases::*;
use crate::domain::calendar::Opening;

const WEDNESDAY: Date = date(2026, 11, 25);
/// In the class, and without a chair.
const WALKS_UP: StudentId = StudentId::new(77);

/// Ada called, Ben and Cy to come today; it is 9:12.
fn a_morning() -> Board {
    let mut board = board(&[
        (ADA, chair(MONDAY, 1), State::Called),
        (BEN, chair(MONDAY, 2), State::Booked),
        (CY, chair(MONDAY, 3), State::Booked),
    ]);
    board.now = MONDAY.at(9, 12, 0, 0);
    board.students.insert(WALKS_UP);
    board
}

fn today(board: &Board, talking: &[StudentId]) -> (Outlook, DayOutlook) {
    let outlook = Outlook::of(board, talking);
    let day = outlook.day(MONDAY).expect("today").clone();
    (outlook, day)
}

fn change(board: &mut Board, change: DayChange) {
    board.calendar.changes.insert(MONDAY, change);
}

#[test]
fn who_talks_and_who_is_next_are_said_together() {
    let mut board = a_morning();
    let said = |board: &Board, talking: &[StudentId]| {
        let Outlook { now, next, .. } = Outlook::of(board, talking);
        (now, next)
    };
    assert_eq!(said(&board, &[]), (vec![], vec![ADA]));
    board.sign_ups[0].state = State::Talking;
    assert_eq!(said(&board, &[ADA]), (vec![ADA], vec![BEN]));
    // A second talk beside it, with a child who walked up.
    assert_eq!(said(&board, &[ADA, WALKS_UP]).0, [ADA, WALKS_UP]);
    // Whoever is not in the class is not said to talk, on a chair or without one.
    assert_eq!(said(&board, &[LEFT_SCHOOL, ADA]), (vec![ADA], vec![BEN]));
    let mut without = board.clone();
    without.students.remove(&ADA);
    assert_eq!(said(&without, &[ADA]), (vec![], vec![]));
    assert_eq!(
        said(&board, &[ADA, BEN]),
        (vec![ADA, BEN], vec![CY]),
        "{board:?}"
    );
    let outlook = Outlook::of(&board, &[ADA]);
    let turns: Vec<Turn> = board
        .sign_ups
        .iter()
        .map(|it| outlook.turn(&board, it))
        .collect();
    assert_eq!(turns, [Turn::Now, Turn::Next, Turn::Saved]);
    // Nobody is called by the clock alone.
    board.sign_ups[0].state = State::Done;
    assert_eq!(said(&board, &[]), (vec![], vec![]));
    // The called child was not at school.
    let mut board = a_morning();
    board.sign_ups[0].state = State::Absent;
    assert_eq!(said(&board, &[]), (vec![], vec![]));
}

#[test]
fn nobody_is_next_on_a_day_without_talks() {
    let mut holiday = a_morning();
    close_school(&mut holiday.calendar, MONDAY, MONDAY);
    let mut without = a_morning();
    change(
        &mut without,
        DayChange {
            no_talks: true,
            ..DayChange::default()
        },
    );
    let mut early = a_morning();
    change(
        &mut early,
        DayChange {
            ends: Some(time(9, 0, 0, 0)),
            ..DayChange::default()
        },
    );
    for board in [holiday, without, early] {
        let (outlook, day) = today(&board, &[]);
        assert_eq!(outlook.next, []);
        assert_eq!(day.state, DayState::NoTalks);
        let note = Note::NoTalks {
            day: MONDAY,
            next: Some(TUESDAY),
            is_talking: false,
        };
        assert_eq!(day.note, note);
        for sign_up in &board.sign_ups {
            assert_eq!(outlook.turn(&board, sign_up), Turn::Off);
        }
        // A talk that goes on all the same is said, and the day is not said to have none.
        let (outlook, day) = today(&board, &[WALKS_UP]);
        assert_eq!((outlook.now, outlook.next), (vec![WALKS_UP], vec![]));
        assert_eq!(
            day.note,
            Note::NoTalks {
                day: MONDAY,
                next: Some(TUESDAY),
                is_talking: true
            }
        );
    }
}

#[test]
fn nobody_is_next_once_the_chairs_of_the_day_are_over() {
    let mut board = a_morning();
    for (minute, next) in [(31, vec![ADA]), (32, vec![])] {
        board.now = MONDAY.at(9, minute, 0, 0);
        let is_over = next.is_empty();
        let (outlook, day) = today(&board, &[]);
        assert_eq!(day.state == DayState::Over, is_over, "9:{minute}");
        assert_eq!(outlook.next, next, "9:{minute}");
        let turn = if is_over { Turn::Saved } else { Turn::Next };
        assert_eq!(outlook.turn(&board, &board.sign_ups[0]), turn);
        // A talk that goes on all the same is said.
        let (outlook, _) = today(&board, &[WALKS_UP]);
        assert_eq!((outlook.now, outlook.next), (vec![WALKS_UP], next));
        // Why her chair stays does not say that it is next.
        let why = if is_over {
            Refusal::Started
        } else {
            Refusal::Called
        };
        assert_eq!(board.release(id(1), By::Child).err(), Some(why));
        let moved = board.move_to(id(1), chair(TUESDAY, 1), By::Child);
        assert_eq!(moved.err(), Some(why));
    }
}

#[test]
fn nobody_is_next_who_is_out_of_the_room() {
    let mut board = a_morning();
    board.calendar.away.push(Away {
        student: ADA,
        weekday: Weekday::Monday,
        start: time(9, 12, 0, 0),
        minutes: 5,
    });
    let next = |board: &Board, talking: &[StudentId]| Outlook::of(board, talking).next;
    for (minute, second, alone, beside) in [
        (11, 59, vec![ADA], ADA),
        (12, 0, vec![], BEN),
        (16, 59, vec![], BEN),
        (17, 0, vec![ADA], ADA),
    ] {
        board.now = MONDAY.at(9, minute, second, 0);
        assert_eq!(next(&board, &[]), alone, "9:{minute}:{second}");
        assert_eq!(next(&board, &[WALKS_UP]), [beside], "9:{minute}:{second}");
    }
    // Nor is she called when a talk ends; another day she is.
    board.sign_ups[0].state = State::Booked;
    for (minute, called) in [(12, 2), (17, 1)] {
        board.now = MONDAY.at(9, minute, 0, 0);
        let calls = board.next_called();
        assert_eq!(calls.first().map(|it| it.id), Some(id(called)));
    }
    board.calendar.away[0].weekday = Weekday::Tuesday;
    board.now = MONDAY.at(9, 12, 0, 0);
    assert_eq!(board.next_called()[0].id, id(1));
}

#[test]
fn a_day_is_full_only_while_a_talk_of_it_is_to_come() {
    let state = |board: &Board| today(board, &[]).1.state;
    let mut board = a_morning();
    assert_eq!(state(&board), DayState::Full);
    assert_eq!(today(&board, &[]).1.note, Note::Full(Some(TUESDAY)));
    for sign_up in &mut board.sign_ups {
        sign_up.state = State::Done;
    }
    assert_eq!(state(&board), DayState::Over);
    assert_eq!(today(&board, &[]).1.note, Note::Over(Some(TUESDAY)));
    // Nobody sits there, and nobody can any more.
    let mut board = empty_board();
    board.rules.closes_minutes_before = 120;
    assert_eq!(state(&board), DayState::Over);
    board.rules.closes_minutes_before = 0;
    assert_eq!(state(&board), DayState::Empty(3));
    board
        .calendar
        .closed
        .extend([1, 2, 3].map(|nth| chair(MONDAY, nth)));
    assert_eq!(state(&board), DayState::NoTalks);
    board.pause = Some(String::new());
    assert_eq!(state(&board), DayState::NoTalks);
    board.calendar.closed.clear();
    assert_eq!(state(&board), DayState::Paused);
    let mut board = empty_board();
    board.rules.days_ahead = 1;
    let outlook = Outlook::of(&board, &[]);
    let wednesday = outlook.day(WEDNESDAY).expect("a tab");
    assert_eq!(
        (wednesday.state, wednesday.note),
        (DayState::NotYet, Note::NotYet)
    );
    board.now = date(2026, 11, 28).at(9, 0, 0, 0);
    let saturday = Outlook::of(&board, &[]);
    assert_eq!(saturday.days[0].state, DayState::NoTalks);
}

#[test]
fn the_board_opens_on_a_day_that_has_chairs_and_says_so() {
    let mut board = empty_board();
    for day in [MONDAY, TUESDAY] {
        let none = DayChange {
            no_talks: true,
            ..DayChange::default()
        };
        board.calendar.changes.insert(day, none);
    }
    let outlook = Outlook::of(&board, &[]);
    let opening = Opening {
        day: WEDNESDAY,
        none_today: true,
    };
    assert_eq!(outlook.opening, opening);
    let said = |day| outlook.day(day).expect("a tab").note;
    let none = |day| Note::NoTalks {
        day,
        next: Some(WEDNESDAY),
        is_talking: false,
    };
    assert_eq!(said(MONDAY), none(MONDAY));
    assert_eq!(said(TUESDAY), none(TUESDAY));
    assert_eq!(said(WEDNESDAY), none(MONDAY));
}

#[test]
fn a_late_day_says_by_how_much_while_chairs_are_to_come() {
    let mut board = a_morning();
    change(
        &mut board,
        DayChange {
            late_minutes: 20,
            ..DayChange::default()
        },
    );
    assert_eq!(today(&board, &[]).1.note, Note::Late(20));
    board.now = MONDAY.at(9, 51, 0, 0);
    assert_eq!(today(&board, &[]).1.note, Note::Late(20));
    board.now = MONDAY.at(9, 52, 0, 0);
    assert_eq!(today(&board, &[]).1.state, DayState::Over);
}
