//! Everything that Today shows, read at one moment. What follows from it is decided in the domain.

use std::collections::BTreeMap;

use jiff::{
    ToSpan as _,
    civil::{Date, DateTime},
    tz::TimeZone,
};

use crate::{
    app::{Room, day_in},
    domain::{
        board::{Said, SignUp, State},
        calendar::{Calendar, DayRange, SlotId},
        class::{Class, Member},
        fair_time::{self, Known, Next},
        id::{ConferenceId, StudentId, TeacherId},
        next_step::NextStep,
        prep::{Sheet, SheetRule, Summary},
    },
    host::clock::Clock,
    i18n::Messages,
    limits,
    pages::teacher::this_week::ThisWeek,
    store::{self, ReadTx, conference::Unlogged, shared_praise::Shared},
};

/// Today as one teacher sees it.
pub(in crate::pages::teacher) struct Today<'a> {
    pub(super) messages: &'a Messages,
    pub(super) teacher: TeacherId,
    /// The day whose chairs are shown.
    pub(super) day: Date,
    /// She asked for the child that is opened.
    pub(super) is_asked: bool,
    /// The talk that she sits in.
    pub(super) going_on: Option<ConferenceId>,
    pub(super) loaded: &'a Loaded,
}

impl<'a> Today<'a> {
    /// Without a day, the day on which the board opens.
    pub(in crate::pages::teacher) fn of(
        messages: &'a Messages,
        teacher: TeacherId,
        loaded: &'a Loaded,
        day: Option<Date>,
        is_asked: bool,
    ) -> Self {
        let board = &loaded.room.board;
        let mut talks = loaded.room.going_on.iter();
        let going_on = talks.find(|talk| talk.teacher == teacher);
        Self {
            messages,
            teacher,
            day: day.unwrap_or(board.calendar.opens_on(board.now).day),
            is_asked,
            going_on: going_on.map(|talk| talk.conference),
            loaded,
        }
    }
}

/// The child of one chair, opened.
pub(super) struct Chosen {
    pub(super) sign_up: SignUp,
    pub(super) name: String,
    pub(super) sheet: Sheet,
    /// The newest step that is carried, with the day on which it was picked.
    pub(super) step: Option<(Date, NextStep)>,
    /// What she wanted to remember, with its day: hers alone.
    pub(super) remember: Option<(Date, String)>,
}

impl Chosen {
    fn load(tx: &ReadTx<'_>, room: &Room, sign_up: SignUp) -> store::Result<Option<Self>> {
        let Some(student) = room.student(sign_up.student) else {
            return Ok(None);
        };
        let (class, student, name) = (room.class.id, student.id, student.name.clone());
        let step = store::next_step::open_of(tx, class, student)?
            .into_iter()
            .next();
        Ok(Some(Self {
            sheet: store::prep::sheet_of(tx, class, student)?,
            step: step.map(|step| (day_in(&room.class, step.made_at), step)),
            remember: store::conference::remembered(tx, Member { class, student }, None)?,
            name,
            sign_up,
        }))
    }

    /// Whether its talk may begin.
    pub(super) fn may_begin(&self, today: Date) -> bool {
        matches!(self.sign_up.state, State::Booked | State::Called)
            && self.sign_up.slot.date <= today
    }
}

/// One class, as Today shows it.
pub(in crate::pages::teacher) struct Loaded {
    pub(in crate::pages::teacher) room: Room,
    /// The open sheets; an empty one is not among them.
    pub(super) sheets: BTreeMap<StudentId, Summary>,
    /// Talks with room in their logs, or with two texts to choose from, of this week and of those before.
    pub(super) unlogged: Vec<Unlogged>,
    /// The first day of this week.
    pub(super) week_began: Date,
    /// Whom to meet next.
    pub(super) next: Vec<Next>,
    /// What children said to chairs of today and later that were saved for them.
    pub(super) answers: Vec<(StudentId, DateTime, Said)>,
    /// What children would share on the joy wall.
    pub(super) shared_praise: Vec<Shared>,
    /// Next steps that are too large.
    pub(super) too_large: Vec<NextStep>,
    /// Next steps that their children say are reached.
    pub(super) reached: Vec<NextStep>,
    /// What this teacher meant to change, on the first day of the week.
    pub(super) tweak: Option<String>,
    /// On the last school day of a week: what it held.
    pub(super) this_week: Option<ThisWeek>,
    /// It is time to ask whether the sheet comes first.
    pub(super) asks_sheet_first: bool,
    /// The child that is opened.
    pub(super) chosen: Option<Chosen>,
}

impl Loaded {
    pub(in crate::pages::teacher) fn load(
        tx: &ReadTx<'_>,
        clock: &Clock,
        teacher: TeacherId,
        class: Class,
        day: Option<Date>,
        chair: Option<SlotId>,
    ) -> store::Result<Self> {
        let room = Room::load(tx, clock, class, day)?;
        let class = room.class.id;
        let today = room.board.now.date();
        let week = room.board.calendar.week_of(today);
        let sheets = store::prep::open_sheets(tx, class)?;
        let since = store::roster::since(tx, class)?;
        let target = store::class::meeting_target(tx, class)?;
        let zone = TimeZone::get(&room.class.zone).unwrap_or(TimeZone::UTC);
        let made_on = local_time(&zone, target.made_at).date();
        let oldest = today.saturating_sub((limits::TWEAK_WEEKS_BACK * 7).days());
        // The same timetable with the days off of long ago, so that old school days are counted rightly.
        let history = Calendar {
            no_school: store::calendar::no_school_since(tx, class, oldest.min(made_on))?,
            ..room.board.calendar.clone()
        };
        let known = load_known(tx, &room, &sheets, |student| {
            since.get(&student).map(|at| local_time(&zone, *at).date())
        })?;
        let mut reached = store::next_step::open_in(tx, class)?;
        let mut too_large = reached.clone();
        too_large.retain(NextStep::wants_smaller);
        reached.retain(NextStep::waits_for_teacher);
        let tweak = match last_week(&history, today) {
            Some(days) => store::conference::last_tweak(tx, class, teacher, days)?,
            None => None,
        };
        let asks = store::class::sheet_rule(tx, class)? == SheetRule::Nudge
            && !store::class::is_sheet_question_answered(tx, class)?
            && blocks_since(&history, made_on, room.board.now)
                >= limits::SHEET_QUESTION_AFTER_BLOCKS;
        let opens = room.board.calendar.opens_on(room.board.now).day;
        let chosen = choose(&room, day.unwrap_or(opens), chair);
        let chosen = chosen.map(|chosen| Chosen::load(tx, &room, chosen));
        Ok(Self {
            chosen: chosen.transpose()?.flatten(),
            unlogged: store::conference::unlogged(tx, class, oldest)?,
            week_began: week.first,
            next: fair_time::whom_next(&history, target.days, today, &known),
            answers: store::board::wait::answers(tx, class, today)?,
            shared_praise: store::shared_praise::asked(tx, class)?,
            sheets,
            too_large,
            reached,
            tweak,
            this_week: ThisWeek::on_its_last_day(tx, &room.class, &room.board, target.days)?,
            asks_sheet_first: asks,
            room,
        })
    }

    /// Whoever is called, else the first child of today whose talk is to come.
    pub(super) fn next_of(&self, day: Date) -> Option<&SignUp> {
        next(&self.room, day)
    }
}

fn next(room: &Room, day: Date) -> Option<&SignUp> {
    let of_day = room.board.sign_ups.iter().filter(|sign_up| {
        sign_up.slot.date == day && matches!(sign_up.state, State::Called | State::Booked)
    });
    of_day.min_by_key(|sign_up| (sign_up.state == State::Booked, sign_up.slot))
}

/// The child whose chair was asked for, else the one who talks or comes next.
fn choose(room: &Room, day: Date, chair: Option<SlotId>) -> Option<SignUp> {
    let mut held = room.board.sign_ups.iter();
    let asked = held.find(|it| it.state.holds_chair() && Some(it.slot) == chair);
    let mut talks = room.board.sign_ups.iter();
    let talks = talks.find(|it| it.slot.date == day && it.state == State::Talking);
    asked.or(talks).or_else(|| next(room, day)).copied()
}

fn local_time(zone: &TimeZone, at: i64) -> DateTime {
    let at = jiff::Timestamp::from_second(at).unwrap_or_default();
    zone.to_datetime(at)
}

/// What is known of each child who may be the next to meet.
fn load_known(
    tx: &ReadTx<'_>,
    room: &Room,
    sheets: &BTreeMap<StudentId, Summary>,
    since: impl Fn(StudentId) -> Option<Date>,
) -> store::Result<Vec<Known>> {
    let class = room.class.id;
    let promised = store::conference::check_backs(tx, class)?;
    let today = room.board.now.date();
    let talks = store::board::round::last_talks(tx, class)?;
    let going_on = &room.going_on;
    let children = room
        .students
        .iter()
        .map(|student| student.id)
        // Nobody needs to be told of the child who sits beside her.
        .filter(|student| !going_on.iter().any(|talk| talk.student == *student));
    let known = children.map(|student| {
        let mut live = room.board.sign_ups.iter();
        let live = live.find(|it| it.student == student && it.state.is_live());
        let promised = promised.iter().find(|it| it.student == student);
        Known {
            student,
            since: since(student).unwrap_or(today),
            last_conference: talks.get(&student).copied(),
            check_back: promised.map(|it| it.day),
            is_ready: sheets.get(&student).is_some_and(Summary::is_ready),
            chair: live.map(|it| it.slot.starts()),
        }
    });
    Ok(known.collect())
}

/// On the first school day of a week the last week that had school; on other days none.
fn last_week(calendar: &Calendar, today: Date) -> Option<DayRange> {
    let week = calendar.week_of(today);
    let before = week.first.yesterday().ok()?;
    if !calendar.is_school_day(today) || calendar.school_days_between(before, today) != 1 {
        return None;
    }
    (1..=limits::TWEAK_WEEKS_BACK)
        .filter_map(|back| {
            let first = week.first.saturating_sub((back * 7).days());
            DayRange::new(first, first.saturating_add(6.days()))
        })
        .find(|week| {
            let before = week.first.yesterday().unwrap_or(Date::MIN);
            calendar.school_days_between(before, week.last) > 0
        })
}

/// How many writing days have ended since the class came to the box.
fn blocks_since(calendar: &Calendar, made_on: Date, now: DateTime) -> u32 {
    let today = now.date();
    let before = made_on.yesterday().unwrap_or(Date::MIN);
    let days = calendar.school_days_between(before, today);
    let goes_on = calendar.is_school_day(today) && calendar.opens_on(now).day == today;
    days.saturating_sub(u32::from(goes_on))
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Weekday, date, time};

    use super::*;
    use crate::domain::{
        calendar::{Block, ChairPlan},
        id::ClassId,
    };

    fn calendar() -> Calendar {
        let weekdays = Weekday::Monday.cycle_forward().take(5);
        let block = |weekday| Block {
            weekday,
            start: time(9, 0, 0, 0),
            minutes: 45,
        };
        Calendar {
            class: ClassId::new(1),
            blocks: weekdays.map(block).collect(),
            chairs: ChairPlan::default(),
            no_school: Vec::new(),
            closed: [].into(),
            away: Vec::new(),
            changes: [].into(),
        }
    }

    #[test]
    fn the_tweak_comes_back_on_the_first_school_day_after_the_last_week_with_school() {
        let mut calendar = calendar();
        let (monday, tuesday) = (date(2026, 11, 23), date(2026, 11, 24));
        let week_before = DayRange::new(date(2026, 11, 16), date(2026, 11, 22));
        assert_eq!(last_week(&calendar, monday), week_before);
        assert_eq!(last_week(&calendar, tuesday), None);
        assert_eq!(last_week(&calendar, date(2026, 11, 22)), None);
        calendar.no_school = DayRange::new(monday, monday).into_iter().collect();
        assert_eq!(last_week(&calendar, monday), None);
        assert_eq!(last_week(&calendar, tuesday), week_before);
        let holidays = DayRange::new(date(2026, 11, 9), date(2026, 11, 20));
        calendar.no_school = holidays.into_iter().collect();
        assert_eq!(
            last_week(&calendar, monday),
            DayRange::new(date(2026, 11, 2), date(2026, 11, 8))
        );
    }

    #[test]
    fn a_writing_day_counts_when_its_block_is_over() {
        let (calendar, monday) = (calendar(), date(2026, 11, 23));
        let friday = date(2026, 11, 27);
        assert_eq!(blocks_since(&calendar, monday, friday.at(9, 30, 0, 0)), 4);
        assert_eq!(blocks_since(&calendar, monday, friday.at(9, 45, 0, 0)), 5);
        assert_eq!(
            blocks_since(&calendar, monday, date(2026, 11, 29).at(9, 0, 0, 0)),
            5
        );
    }
}
