//! A random walk over the board beside a model that knows nothing but who sits where (decision 20): whatever children and
//! teacher do, in whatever order, no child has two live sign-ups and no chair two holders, the board shows what the model
//! knows, whoever waits gets the chair that comes free, and what is refused changes nothing.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use proptest::{prelude::*, sample::Index};
use strum::VariantArray;

use crate::domain::board::{
    cases::{MONDAY, chair, empty_board},
    *,
};
use crate::domain::calendar::{DayChange, DayRange};

/// One thing that somebody tries. Chairs and ranges may be wrong; sign-ups are picked from those that there are.
#[derive(Clone, Debug)]
enum Action {
    SignUp(StudentId, SlotId, By),
    Release(Index, By),
    Move(Index, SlotId, By),
    Swap(Index, Index),
    PutBack(Index),
    Mark(Index, State),
    /// The talk goes on by its own moves, which no action of the board makes.
    GoOn(Index, State),
    Close(SlotId),
    Reopen(SlotId),
    /// Several children on one chair.
    Group(BTreeSet<StudentId>, SlotId),
    /// A place on the wait list of a day.
    WaitFor(StudentId, Date),
    Pause(bool),
    /// A day gets no talks, ends early or late, or is like all others again.
    Change(Date, DayChange, DayOff),
    SlideRest,
    NoSchool(DayRange, DayOff),
    /// The teacher changes the timetable under the sign-ups: minutes between two chairs, and of each.
    Space(u16, u16),
    Wait(u32),
}

fn students() -> impl Strategy<Value = StudentId> {
    (1_i64..=4).prop_map(StudentId::new)
}

fn days() -> impl Strategy<Value = Date> {
    (0_u32..9).prop_map(|count| MONDAY.saturating_add(minutes(count * 24 * 60)))
}

fn chairs() -> impl Strategy<Value = SlotId> {
    (days(), 0_i8..5).prop_map(|(day, nth)| chair(day, nth))
}

fn anybody() -> impl Strategy<Value = By> {
    prop_oneof![3 => Just(By::Child), 1 => Just(By::Teacher)]
}

fn states() -> impl Strategy<Value = State> {
    prop::sample::select(State::VARIANTS)
}

fn actions() -> impl Strategy<Value = Action> {
    let ranges = (days(), days()).prop_map(|(first, last)| DayRange { first, last });
    let choices = prop::sample::select(vec![DayOff::Cancel, DayOff::Slide, DayOff::Keep]);
    let group = prop::collection::btree_set(students(), 1..5);
    let change = (days(), 0_u8..4, choices.clone()).prop_map(|(day, which, choice)| {
        let change = DayChange {
            no_talks: which == 1,
            ends: (which == 2).then(|| jiff::civil::time(9, 20, 0, 0)),
            late_minutes: if which == 3 { 10 } else { 0 },
        };
        Action::Change(day, change, choice)
    });
    prop_oneof![
        2 => (group, chairs()).prop_map(|(group, slot)| Action::Group(group, slot)),
        4 => (students(), days()).prop_map(|(student, day)| Action::WaitFor(student, day)),
        1 => any::<bool>().prop_map(Action::Pause),
        2 => change,
        1 => Just(Action::SlideRest),
        8 => (students(), chairs(), anybody()).prop_map(|(student, slot, by)| Action::SignUp(student, slot, by)),
        3 => (any::<Index>(), anybody()).prop_map(|(index, by)| Action::Release(index, by)),
        4 => (any::<Index>(), chairs(), anybody()).prop_map(|(index, slot, by)| Action::Move(index, slot, by)),
        3 => (any::<Index>(), any::<Index>()).prop_map(|(first, second)| Action::Swap(first, second)),
        3 => any::<Index>().prop_map(Action::PutBack),
        3 => (any::<Index>(), states()).prop_map(|(index, to)| Action::Mark(index, to)),
        2 => (any::<Index>(), states()).prop_map(|(index, to)| Action::GoOn(index, to)),
        1 => chairs().prop_map(Action::Close),
        1 => chairs().prop_map(Action::Reopen),
        1 => (ranges, choices).prop_map(|(range, choice)| Action::NoSchool(range, choice)),
        2 => (prop::sample::select(vec![0_u16, 2, 5]), prop::sample::select(vec![6_u16, 4, 14])).prop_map(|(padding, lasts)| Action::Space(padding, lasts)),
        2 => (0_u32..300).prop_map(Action::Wait),
    ]
}

impl Action {
    /// Decides, and keeps what was decided, as the store would.
    fn try_on(&self, board: &mut Board) -> Result<(), Refusal> {
        let sign_ups = &board.sign_ups;
        let pick = |index: &Index| match sign_ups.as_slice() {
            [] => SignUpId::new(0),
            sign_ups => index.get(sign_ups).id,
        };
        match self {
            &Self::SignUp(student, slot, by) => board
                .sign_up(student, slot, by)
                .map(|granted| sit(board, &granted, by)),
            Self::Release(index, by) => board
                .release(pick(index), *by)
                .map(|change| enter(board, &change)),
            Self::Move(index, slot, by) => board
                .move_to(pick(index), *slot, *by)
                .map(|moved| take(board, &moved)),
            Self::Swap(first, second) => board
                .swap(pick(first), pick(second))
                .map(|moves| moves.iter().for_each(|moved| take(board, moved))),
            Self::PutBack(index) => board
                .put_back(pick(index))
                .map(|change| enter(board, &change)),
            Self::Mark(index, to) => board
                .mark(pick(index), *to)
                .map(|change| enter(board, &change)),
            Self::GoOn(index, to) => {
                let id = pick(index);
                let goes_on = |sign_up: &&mut SignUp| {
                    sign_up.id == id && sign_up.state.is_live() && sign_up.state.may_become(*to)
                };
                board
                    .sign_ups
                    .iter_mut()
                    .find(goes_on)
                    .map(|sign_up| sign_up.state = *to)
                    .ok_or(Refusal::WrongState)
            }
            Self::Close(slot) => board
                .close(*slot)
                .map(|()| _ = board.calendar.closed.insert(*slot)),
            Self::Reopen(slot) => board
                .reopen(*slot)
                .map(|()| _ = board.calendar.closed.remove(slot)),
            Self::NoSchool(range, choice) => board.no_school(*range, *choice).map(|settled| {
                board.calendar.no_school.push(*range);
                settle(board, &settled);
            }),
            Self::Space(padding, lasts) => {
                board.calendar.chairs.padding = *padding;
                board.calendar.chairs.minutes = *lasts;
                Ok(())
            }
            Self::Wait(count) => {
                board.now = board.now.saturating_add(minutes(*count));
                Ok(())
            }
            _ => self.try_on_days(board),
        }
    }

    /// The actions about several children, and about whole days.
    fn try_on_days(&self, board: &mut Board) -> Result<(), Refusal> {
        match self {
            Self::Group(group, slot) => board.seat_group(group, *slot).map(|seated| {
                for granted in seated {
                    sit(board, &granted, By::Teacher);
                }
            }),
            Self::WaitFor(student, day) => board.wait(*student, *day).map(|wait| {
                board.waiting.retain(|it| it.student != *student);
                board.waiting.push(wait);
            }),
            Self::Pause(pause) => {
                board.pause = pause.then(String::new);
                Ok(())
            }
            Self::Change(day, change, choice) => {
                let settled = if change.no_talks || change.ends.is_some() {
                    board.fewer_talks(*day, change.ends, *choice)
                } else {
                    Ok(Vec::new())
                };
                settled.map(|settled| {
                    board.calendar.changes.insert(*day, *change);
                    settle(board, &settled);
                })
            }
            Self::SlideRest => board.slide_rest().map(|settled| settle(board, &settled)),
            _ => unreachable!("the actions about one chair are tried above"),
        }
    }
}

fn settle(board: &mut Board, settled: &[Settled]) {
    // As the store does: everybody rises before anybody sits down.
    for settled in settled {
        if let Settled::Released(change) = settled {
            enter(board, change);
        }
    }
    for settled in settled {
        if let Settled::Slid(moved) = settled {
            take(board, moved);
        }
    }
}

/// What follows each action in the same transaction.
fn seat_waiting(board: &mut Board) {
    for granted in board.seat_waiting() {
        sit(board, &granted, By::Child);
        board.waiting.retain(|it| it.student != granted.student);
    }
}

/// All that a wall must show: on which seat each child sits, for a talk to come, going on, or over. It follows the actions
/// alone and asks the board nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Seated(BTreeMap<SlotId, StudentId>);

impl Seated {
    /// What has changed between two lists of sign-ups, told as actions: who rose from where, then who sat down where.
    fn follows(&mut self, before: &[SignUp], after: &[SignUp]) -> Result<(), TestCaseError> {
        let held = |sign_up: &&SignUp| sign_up.state.holds_chair();
        let was = |sign_up: &SignUp| before.iter().filter(held).find(|it| it.id == sign_up.id);
        for rose in before.iter().filter(held) {
            let still = after.iter().filter(held).find(|it| it.id == rose.id);
            if still.is_none_or(|still| still.slot != rose.slot) {
                prop_assert_eq!(self.0.remove(&rose.slot), Some(rose.student), "{:?}", rose);
            }
        }
        for sat in after.iter().filter(held) {
            if was(sat).is_none_or(|was| was.slot != sat.slot) {
                prop_assert_eq!(self.0.insert(sat.slot, sat.student), None, "{:?}", sat);
            }
        }
        Ok(())
    }

    /// The board shows each child of the model on its seat, on every day, and nobody else anywhere.
    fn is_shown_by(&self, board: &Board) -> Result<(), TestCaseError> {
        let days: BTreeSet<Date> = self.0.keys().map(|slot| slot.date).collect();
        let tabs = board.calendar.tabs(board.now.date());
        let days: BTreeSet<Date> = days.into_iter().chain(tabs).collect();
        let shown = days.into_iter().flat_map(|day| board.chairs_on(day));
        let shown: BTreeMap<SlotId, StudentId> = shown
            .filter_map(|(slot, chair)| match chair {
                Chair::Held(sign_up) => Some((slot.id, sign_up.student)),
                _ => None,
            })
            .collect();
        prop_assert_eq!(&shown, &self.0);
        Ok(())
    }
}

fn sit(board: &mut Board, granted: &Granted, by: By) {
    let Granted {
        student,
        slot,
        minutes,
        moved_from,
        ..
    } = *granted;
    if let Some(id) = moved_from {
        let sign_up = find(board, id);
        (sign_up.slot, sign_up.minutes) = (slot, minutes);
    } else {
        let id = SignUpId::new(1 + i64::try_from(board.sign_ups.len()).expect("a short walk"));
        board.sign_ups.push(SignUp {
            id,
            student,
            slot,
            minutes,
            state: State::Booked,
            moves: 0,
            by,
        });
    }
}

fn enter(board: &mut Board, change: &StateChange) {
    let sign_up = find(board, change.id);
    assert!(sign_up.state.may_become(change.to), "{change:?}");
    sign_up.state = change.to;
}

fn take(board: &mut Board, moved: &Moved) {
    let sign_up = find(board, moved.id);
    assert_eq!(sign_up.slot, moved.from);
    assert!(matches!(sign_up.state, State::Booked | State::Called));
    (sign_up.slot, sign_up.minutes, sign_up.moves) = (moved.to, moved.minutes, moved.moves);
    sign_up.state = State::Booked;
}

fn find(board: &mut Board, id: SignUpId) -> &mut SignUp {
    let found = board.sign_ups.iter_mut().find(|it| it.id == id);
    found.expect("a sign-up of this board")
}

/// The two promises that the tables hold as well (decision 20).
fn check_promises(board: &Board) -> Result<(), TestCaseError> {
    let (mut sitting, mut held) = (HashSet::new(), HashSet::new());
    for sign_up in &board.sign_ups {
        let one_chair = !sign_up.state.is_live() || sitting.insert(sign_up.student);
        prop_assert!(one_chair, "two live: {:?}", sign_up);
        let one_child = !sign_up.state.holds_chair() || held.insert(sign_up.slot);
        prop_assert!(one_child, "two hold: {:?}", sign_up);
        prop_assert!(sign_up.moves <= board.rules.moves_max);
    }
    let live: Vec<&SignUp> = board
        .sign_ups
        .iter()
        .filter(|it| it.state.is_live())
        .collect();
    for (at, one) in live.iter().enumerate() {
        for other in &live[at + 1..] {
            let same_day = one.slot.date == other.slot.date;
            let two = same_day && one.slot.start != other.slot.start;
            let meets = two && one.stretch().overlaps(other.stretch());
            prop_assert!(!meets, "at one time: {:?} {:?}", one, other);
        }
    }
    Ok(())
}

/// What the wall shows agrees with itself, and with what a child who taps an open chair is told.
fn check_wall(board: &Board) -> Result<(), TestCaseError> {
    for day in board.calendar.tabs(board.now.date()) {
        let chairs = board.chairs_on(day);
        let open = chairs.iter().filter(|it| it.1 == Chair::Open);
        prop_assert_eq!(open.count(), board.empty_on(day));
        for (slot, chair) in chairs {
            let newcomer = StudentId::new(99);
            let mut board = board.clone();
            board.students.insert(newcomer);
            board.waiting.clear();
            let may_sit = board.sign_up(newcomer, slot.id, By::Child).is_ok();
            prop_assert_eq!(may_sit, chair == Chair::Open, "{}", slot.id);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_tried_each_child_has_one_chair_and_each_chair_one_child(
        actions in prop::collection::vec(actions(), 50),
    ) {
        let (mut board, mut seated) = (empty_board(), Seated::default());
        for action in actions {
            let before = board.clone();
            if action.try_on(&mut board).is_err() {
                prop_assert_eq!(&board.sign_ups, &before.sign_ups, "{:?}", action);
                prop_assert_eq!(&board.calendar.closed, &before.calendar.closed);
                prop_assert_eq!(&board.calendar.no_school, &before.calendar.no_school);
                prop_assert_eq!(&board.calendar.changes, &before.calendar.changes);
                prop_assert_eq!(&board.waiting, &before.waiting);
                continue;
            }
            seated.follows(&before.sign_ups, &board.sign_ups)?;
            let before = board.sign_ups.clone();
            seat_waiting(&mut board);
            seated.follows(&before, &board.sign_ups)?;
            check_promises(&board)?;
            seated.is_shown_by(&board)?;
            // Nobody waits for a chair that the child could have.
            prop_assert!(board.seat_waiting().is_empty());
        }
        check_wall(&board)?;
    }

    #[test]
    fn the_teacher_is_granted_what_a_child_is(
        actions in prop::collection::vec(actions(), 0..30), student in students(), slot in chairs(),
    ) {
        let mut board = empty_board();
        for action in actions {
            _ = action.try_on(&mut board);
        }
        if let Ok(granted) = board.sign_up(student, slot, By::Child) {
            prop_assert_eq!(board.sign_up(student, slot, By::Teacher), Ok(granted));
        }
    }

    #[test]
    fn a_slide_keeps_every_child_and_their_order(
        wishes in prop::collection::vec((students(), chairs()), 0..12), first in days(), more in 0_u32..4,
    ) {
        let mut board = empty_board();
        for (student, slot) in wishes {
            _ = Action::SignUp(student, slot, By::Teacher).try_on(&mut board);
        }
        let range = DayRange { first, last: first.saturating_add(minutes(more * 24 * 60)) };
        let settled = board.no_school(range, DayOff::Slide).expect("a year has room for three");
        let slid: Vec<&Moved> = settled.iter().map(|settled| match settled {
            Settled::Slid(moved) => moved,
            Settled::Released(change) => panic!("nobody is released: {change:?}"),
        }).collect();
        prop_assert!(slid.is_sorted_by_key(|moved| moved.from) && slid.is_sorted_by_key(|moved| moved.to));
        prop_assert!(slid.iter().all(|moved| range.contains(moved.from.date) && range.last < moved.to.date));
        let booked = board.sign_ups.len();
        Action::NoSchool(range, DayOff::Slide).try_on(&mut board).expect("as before");
        let after = board.sign_ups.iter().filter(|sign_up| sign_up.state == State::Booked);
        prop_assert_eq!(after.filter(|sign_up| !range.contains(sign_up.slot.date)).count(), booked);
        check_promises(&board)?;
    }
}
