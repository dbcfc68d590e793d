//! The rules of taking a chair, one function each, asked in one fixed order (decision 21). Nothing here changes the board.

use crate::domain::board::{Board, By, Refusal, Rule, SignUp, State};
use crate::domain::{
    calendar::SlotId,
    id::{SignUpId, StudentId},
};

/// The limits that a class may set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    /// How many talks a child may sign up for in a week.
    pub talks_a_week: u8,
    /// How many school days after today are open.
    pub days_ahead: u8,
    /// How many minutes before a chair's time its sign-up closes.
    pub closes_minutes_before: u16,
    /// How often a child may move one sign-up.
    pub moves_max: u8,
    /// How many school days after a talk are left to the others; 0 for none.
    pub rest_days: u8,
    /// A child who was met in this round takes only an empty chair of the same day until all are met.
    pub round_first: bool,
}

impl Default for Rules {
    /// What a new class begins with.
    fn default() -> Self {
        Self {
            talks_a_week: 1,
            days_ahead: 5,
            closes_minutes_before: 0,
            moves_max: 2,
            rest_days: 0,
            round_first: true,
        }
    }
}

/// A child's wish for a chair, however it is made: by signing up, moving, or being put back.
pub(super) struct Wish<'a> {
    board: &'a Board,
    student: StudentId,
    slot: SlotId,
    /// The sign-up that would take the chair, where there is one already: it never stands in its own way.
    own: Option<SignUpId>,
    /// Who makes the wish: only the teacher seats a group.
    by: By,
    /// How long the talk would be.
    lasts: u16,
}

impl Board {
    pub(super) fn wish(
        &self,
        student: StudentId,
        slot: SlotId,
        own: Option<SignUpId>,
        by: By,
    ) -> Wish<'_> {
        Wish {
            board: self,
            student,
            slot,
            own,
            by,
            lasts: self.calendar.chairs.minutes,
        }
    }

    /// How many children would hear this refusal, by its word, were each of them to ask for this chair and no other rule
    /// there: what a setting means today.
    pub fn count_refused(&self, slot: SlotId, refusal: &str) -> usize {
        let hears = |student: &&StudentId| {
            let wish = self.wish(**student, slot, None, By::Child);
            let mut said = IN_ORDER.iter().filter_map(|(_, rule)| rule(&wish).err());
            said.any(|said| said.word() == refusal)
        };
        self.students.iter().filter(hears).count()
    }
}

impl Wish<'_> {
    /// The same wish for a talk of so many minutes, which a chair of an older timetable may have.
    pub(super) fn lasting(self, lasts: u16) -> Self {
        Self { lasts, ..self }
    }

    /// What the rules say. For the teacher some yield; those are returned.
    pub(super) fn judge(&self) -> Result<Vec<Rule>, Refusal> {
        let mut overridden = Vec::new();
        for (force, rule) in IN_ORDER {
            let Err(refusal) = rule(self) else {
                continue;
            };
            if self.by == By::Child || force == Force::Firm {
                return Err(refusal);
            }
            if !overridden.contains(&refusal.rule()) {
                overridden.push(refusal.rule());
            }
        }
        Ok(overridden)
    }

    /// What the rules say that look at the child and not at the chair: whoever may not sit on any chair of a day cannot
    /// wait for one.
    pub(super) fn judge_child(&self) -> Result<(), Refusal> {
        let rules: [Check; 6] = [
            while_sign_up_goes_on,
            one_at_a_time,
            within_the_week,
            after_a_rest,
            after_the_others,
            with_a_full_sheet,
        ];
        rules.iter().try_for_each(|rule| rule(self))
    }

    fn other_sign_ups(&self) -> impl Iterator<Item = &SignUp> {
        let sign_ups = self.board.sign_ups.iter();
        sign_ups.filter(|other| Some(other.id) != self.own)
    }
}

/// Whether a rule holds for the teacher too.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Force {
    Firm,
    Yields,
}

type Check = fn(&Wish<'_>) -> Result<(), Refusal>;

/// The fixed order (decision 21): first what no chair can be without, then the day and the time, then the others, then the
/// child itself.
const IN_ORDER: [(Force, Check); 17] = [
    (Force::Firm, on_the_roll),
    (Force::Firm, in_the_timetable),
    (Force::Firm, on_a_day_with_school),
    (Force::Firm, on_a_day_with_talks),
    (Force::Firm, on_a_day_not_over),
    (Force::Yields, before_its_time),
    (Force::Yields, not_closed),
    (Force::Yields, while_sign_up_goes_on),
    (Force::Yields, within_the_window),
    (Force::Yields, before_sign_up_closes),
    (Force::Firm, not_taken),
    (Force::Firm, one_at_a_time),
    (Force::Yields, in_the_room),
    (Force::Yields, within_the_week),
    (Force::Yields, after_a_rest),
    (Force::Yields, after_the_others),
    (Force::Yields, with_a_full_sheet),
];

pub(super) fn require(holds: bool, refusal: Refusal) -> Result<(), Refusal> {
    if holds { Ok(()) } else { Err(refusal) }
}

fn on_the_roll(Wish { board, student, .. }: &Wish<'_>) -> Result<(), Refusal> {
    require(board.students.contains(student), Refusal::NotOnRoll)
}

/// A chair is one that the timetable has; its further seats are for groups, which the teacher makes.
fn in_the_timetable(wish: &Wish<'_>) -> Result<(), Refusal> {
    let stands = wish.board.calendar.timetabled(wish.slot).is_some();
    let may_sit = wish.slot.seat == 1 || wish.by == By::Teacher;
    require(stands && may_sit, Refusal::NoSuchChair)
}

fn on_a_day_with_school(Wish { board, slot, .. }: &Wish<'_>) -> Result<(), Refusal> {
    require(!board.calendar.is_day_off(slot.date), Refusal::NoSchool)
}

/// Where a substitute teaches, or school is out by then, there are no talks.
fn on_a_day_with_talks(wish: &Wish<'_>) -> Result<(), Refusal> {
    let calendar = &wish.board.calendar;
    let slot = calendar.timetabled(wish.slot);
    let stands = slot.is_some_and(|slot| calendar.ends_in_time(&slot));
    let talks = stands && !calendar.change_on(wish.slot.date).no_talks;
    require(talks, Refusal::NoTalks)
}

/// The chairs of a day that is over are not given any more, not by the teacher either.
fn on_a_day_not_over(wish: &Wish<'_>) -> Result<(), Refusal> {
    require(wish.slot.date >= wish.board.now.date(), Refusal::ChairPast)
}

fn before_its_time(Wish { board, slot, .. }: &Wish<'_>) -> Result<(), Refusal> {
    require(board.now < board.calendar.begins(*slot), Refusal::ChairPast)
}

fn not_closed(Wish { board, slot, .. }: &Wish<'_>) -> Result<(), Refusal> {
    let is_closed = board.calendar.closed.contains(slot);
    require(!is_closed, Refusal::ChairClosed)
}

/// The teacher may stop all sign-ups for a while; what is saved stays. Who has a chair may still move it.
fn while_sign_up_goes_on(Wish { board, own, .. }: &Wish<'_>) -> Result<(), Refusal> {
    require(own.is_some() || board.pause.is_none(), Refusal::Paused)
}

fn within_the_window(Wish { board, slot, .. }: &Wish<'_>) -> Result<(), Refusal> {
    require(slot.date <= board.last_day_ahead(), Refusal::TooFarAhead)
}

fn before_sign_up_closes(Wish { board, slot, .. }: &Wish<'_>) -> Result<(), Refusal> {
    require(board.now < board.sign_up_closes(*slot), Refusal::TooLate)
}

/// A chair seats one, and no two talks are held at one time: a chair that a saved talk of an older timetable reaches into is taken.
/// A child's own live hold on it is left to the next rule, which has a kinder sentence.
fn not_taken(wish: &Wish<'_>) -> Result<(), Refusal> {
    let met = wish.board.met_by(wish.slot, wish.lasts, wish.own);
    let met = met.filter(|met| met.student != wish.student);
    let takes = |other: &SignUp| {
        let own_live = other.student == wish.student && other.state.is_live();
        // A child sits down alone; the teacher may seat another one beside those who sit there.
        let same = match wish.by {
            By::Child => other.slot.first_seat() == wish.slot.first_seat(),
            By::Teacher => other.slot == wish.slot,
        };
        same && other.state.holds_chair() && !own_live
    };
    let is_free = met.is_none() && !wish.other_sign_ups().any(takes);
    require(is_free, Refusal::ChairTaken)
}

fn one_at_a_time(wish: &Wish<'_>) -> Result<(), Refusal> {
    let live = wish
        .other_sign_ups()
        .find(|other| other.student == wish.student && other.state.is_live());
    live.map_or(Ok(()), |live| Err(Refusal::AlreadySignedUp(live.slot)))
}

/// A child has so many talks a week, by the chair's date. Those that the teacher gave do not count, nor do the missed ones.
fn within_the_week(wish: &Wish<'_>) -> Result<(), Refusal> {
    let week = wish.board.calendar.week_of(wish.slot.date);
    let counts = |other: &&SignUp| {
        other.student == wish.student
            && other.by == By::Child
            && (other.state == State::Done || other.state.is_live())
            && week.contains(other.slot.date)
    };
    let talks = wish.other_sign_ups().filter(counts).count();
    let talks_max = usize::from(wish.board.rules.talks_a_week);
    require(talks < talks_max, Refusal::TalkedThisWeek)
}

/// A child takes no chair for a time at which it is out of the room: at its speech lesson, say.
fn in_the_room(wish: &Wish<'_>) -> Result<(), Refusal> {
    let calendar = &wish.board.calendar;
    require(!calendar.is_away(wish.student, wish.slot), Refusal::Away)
}

/// After a talk some school days are left to the others, where the teacher has said so.
fn after_a_rest(
    Wish {
        board,
        student,
        slot,
        ..
    }: &Wish<'_>,
) -> Result<(), Refusal> {
    let Some(talked) = board.last_talks.get(student) else {
        return Ok(());
    };
    let since = board.calendar.school_days_between(*talked, slot.date);
    let rest_days = u32::from(board.rules.rest_days);
    require(rest_days == 0 || since > rest_days, Refusal::Rests)
}

/// Who was met in this round leaves the coming days to those who were not (decision 23). An empty chair of the same day is
/// free to all.
fn after_the_others(wish: &Wish<'_>) -> Result<(), Refusal> {
    let board = wish.board;
    let waits = board.rules.round_first
        && board.met.contains(&wish.student)
        && wish.own.is_none()
        && wish.slot.date > board.now.date();
    require(!waits, Refusal::OthersFirst)
}

/// The sheet comes first where the teacher says so. Who has a chair already keeps it, and may move.
fn with_a_full_sheet(wish: &Wish<'_>) -> Result<(), Refusal> {
    let waits = wish.own.is_none() && wish.board.sheet_first.contains(&wish.student);
    require(!waits, Refusal::SheetFirst(wish.student))
}
