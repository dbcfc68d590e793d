//! Everything that Today shows, read at one moment. What follows from it is decided in the domain.

use std::collections::BTreeMap;

use jiff::{
    ToSpan as _,
    civil::{Date, DateTime},
    tz::TimeZone,
};

use crate::{
    app::Room,
    domain::{
        board::Said,
        calendar::{Calendar, DayRange},
        class::Class,
        fair_time::{self, Known, Next},
        id::{ConferenceId, StudentId, TeacherId},
        next_step::NextStep,
        prep::{SheetRule, Summary},
    },
    host::clock::Clock,
    i18n::Messages,
    limits,
    store::{self, ReadTx, conference::Unlogged, shared_praise::Shared},
};

/// Today as one teacher sees it.
pub(super) struct Today<'a> {
    pub(super) messages: &'a Messages,
    pub(super) teacher: TeacherId,
    /// The day whose chairs are shown.
    pub(super) day: Date,
    pub(super) loaded: &'a Loaded,
}

/// One class, as Today shows it.
pub(super) struct Loaded {
    pub(super) room: Room,
    /// The open sheets; an empty one is not among them.
    pub(super) sheets: BTreeMap<StudentId, Summary>,
    /// Talks with room in their logs, of this week and of those before.
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
    /// What the teacher meant to change, on the first day of the week.
    pub(super) tweak: Option<String>,
    /// It is time to ask whether the sheet comes first.
    pub(super) asks_sheet_first: bool,
}

impl Loaded {
    pub(super) fn load(
        tx: &ReadTx<'_>,
        clock: &Clock,
        class: Class,
        day: Option<Date>,
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
            Some(days) => store::conference::last_tweak(tx, class, days)?,
            None => None,
        };
        let asks = store::class::sheet_rule(tx, class)? == SheetRule::Nudge
            && !store::class::is_sheet_question_answered(tx, class)?
            && blocks_since(&history, made_on, room.board.now)
                >= limits::SHEET_QUESTION_AFTER_BLOCKS;
        Ok(Self {
            unlogged: store::conference::unlogged(tx, class, oldest)?,
            week_began: week.first,
            next: fair_time::whom_next(&history, target.days, today, &known),
            answers: store::board::wait::answers(tx, class, today)?,
            shared_praise: store::shared_praise::asked(tx, class)?,
            sheets,
            too_large,
            reached,
            tweak,
            asks_sheet_first: asks,
            room,
        })
    }

    /// The talk that this teacher sits in; else one that nobody ended on its day, as a substitute's, which is anybody's to end.
    pub(super) fn talk_of(&self, teacher: TeacherId) -> Option<(ConferenceId, StudentId)> {
        let (talks, today) = (&self.room.going_on, self.room.board.now.date());
        let own = talks.iter().find(|talk| talk.teacher == teacher);
        let talk = own.or_else(|| talks.iter().find(|talk| talk.date < today));
        talk.map(|talk| (talk.conference, talk.student))
    }
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
