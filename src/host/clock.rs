//! What time it is: the system's clock corrected by an offset, and whether it can be believed. The box asks here and not the
//! system; only the demo and the doctor, which look from outside, read the system's clock. Time-outs do not belong here; they are measured on the monotonic clock where they run.

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Instant, SystemTime},
};

use jiff::{
    SignedDuration, Timestamp,
    civil::{Date, DateTime, date},
    tz::TimeZone,
};
use strum::IntoStaticStr;

/// Under this name the store remembers how far the box's clock is off, in seconds.
pub const CLOCK_OFFSET: &str = "clock_offset_s";

/// The day from which this version is sure the real date has passed. Raised with a release, never taken from the build
/// machine, so that two builds of one source are the same.
pub const BUILD_DAY: Date = date(2026, 11, 1);

/// A clock further ahead than this after [`BUILD_DAY`] is more likely wrong than right.
const BELIEVED_YEARS: i64 = 20;

/// A clock may be this much behind the last written time: the network's time steps a clock back by a little now and then.
const STEP_BACK_SECONDS: i64 = 5 * 60;

/// A clock further ahead of the last known time than this is in doubt: longer than a summer without a lesson. Nothing is
/// lost by asking once too often.
const LEAP_SECONDS: i64 = 100 * 24 * 3600;

/// The system's clock may drift this far from the monotonic one before it counts as having been set.
const SET_SECONDS: i64 = 60;

/// Whether the time can be believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Trust {
    /// Nothing speaks against it, or a teacher's device said so.
    Trusted,
    /// Earlier than this version, than what is already written, or absurdly late. Nothing may be deleted by such a date.
    Doubtful,
}

/// The newest time that stands in the store.
#[derive(Clone, Copy, Debug)]
pub struct Written {
    /// When.
    pub at: Timestamp,
    /// Whether the clock could be believed then.
    pub trust: Trust,
}

/// The program's clock. One for the whole program, shared by reference.
///
/// While it is in doubt it does not show the system's time, which is known to be wrong, but goes on from the last time that
/// was known. A box that wakes in 1970 is then at the end of its last day, and opens its board on the next school day.
#[derive(Debug)]
pub struct Clock {
    /// One lock for all of it: what a reader works out from one part and writes to another must not fall into the middle of
    /// what a teacher's device says.
    state: Mutex<State>,
    started: Instant,
}

#[derive(Clone, Copy, Debug)]
struct State {
    /// Seconds to add to the system's clock.
    offset: i64,
    /// The last known time less the monotonic seconds then: what was last written, or what a teacher's device said, or what
    /// this clock showed while it was believed. The time cannot be earlier, and is not likely to be much later.
    known: i64,
    /// Whether the last known time was one to believe, so that a leap far beyond it is in doubt.
    sure: bool,
    /// The system's seconds less the monotonic ones when a device told the time. From then on the system's clock being set
    /// must not move ours.
    anchor: Option<i64>,
}

/// The two clocks of the machine at one moment.
struct Moment {
    system: Timestamp,
    monotonic: i64,
}

impl Clock {
    /// The clock at start, with the newest time that stands in the store, if there is one.
    pub fn start(last_written: Option<Written>) -> Self {
        let known = last_written.map(|written| written.at.as_second());
        Self {
            state: Mutex::new(State {
                offset: 0,
                known: known
                    .filter(|known| is_believable(*known))
                    .unwrap_or_else(build_second),
                sure: last_written.is_some_and(|written| written.trust == Trust::Trusted),
                anchor: None,
            }),
            started: Instant::now(),
        }
    }

    /// The time now, as well as the box knows it.
    pub fn now(&self) -> Timestamp {
        self.read().0
    }

    /// The date and time on the classroom's wall. Jiff follows the zone's rules on the days the clocks change.
    pub fn local(&self, zone: &TimeZone) -> DateTime {
        zone.to_datetime(self.now())
    }

    /// How many seconds it is shifted from the system's clock: kept by the store over a restart.
    pub fn offset(&self) -> i64 {
        self.lock().0.offset
    }

    /// Shifts the clock by this many seconds from the system's, for tests and demonstrations of other days.
    pub fn set_offset(&self, seconds: i64) {
        self.lock().0.set_offset(seconds);
    }

    /// Takes up the offset that a device gave before the restart, unless it is the system's own clock that is right now:
    /// the network may have set it since.
    pub fn resume_offset(&self, seconds: i64) {
        let (mut state, moment) = self.lock();
        for offset in [seconds, 0, seconds] {
            state.set_offset(offset);
            if state.read(&moment).1 == Trust::Trusted {
                return;
            }
        }
    }

    /// Whether the time can be believed now. Asked anew each time, because the network may set the system's clock late.
    pub fn trust(&self) -> Trust {
        self.read().1
    }

    /// By how many seconds the clock would be shifted from the system's if it took the time from a teacher's device; none if
    /// such a date cannot be true.
    pub fn offset_to(&self, device_unix_seconds: i64) -> Option<i64> {
        is_believable(device_unix_seconds).then(|| device_unix_seconds - system_time().as_second())
    }

    /// Takes the time from a teacher's device and ends the doubt. Tells whether it did: a device whose own date cannot be
    /// true is not believed either.
    pub fn take_time_from(&self, device_unix_seconds: i64) -> bool {
        if !is_believable(device_unix_seconds) {
            return false;
        }
        let (mut state, Moment { system, monotonic }) = self.lock();
        *state = State {
            offset: device_unix_seconds - system.as_second(),
            // The device also overrules times that were written while the clock ran ahead.
            known: device_unix_seconds - monotonic,
            sure: true,
            anchor: Some(system.as_second() - monotonic),
        };
        true
    }

    fn read(&self) -> (Timestamp, Trust) {
        let (mut state, moment) = self.lock();
        state.read(&moment)
    }

    /// The state, and the moment at which it was got: no older moment is seen after a newer one.
    fn lock(&self) -> (MutexGuard<'_, State>, Moment) {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let moment = Moment {
            system: system_time(),
            monotonic: i64::try_from(self.started.elapsed().as_secs()).unwrap_or(i64::MAX),
        };
        (state, moment)
    }
}

impl State {
    fn set_offset(&mut self, seconds: i64) {
        self.anchor = None;
        self.offset = seconds;
    }

    /// The time to show, and whether it is believed. What is believed is the last known time from then on.
    fn read(&mut self, moment: &Moment) -> (Timestamp, Trust) {
        let Moment { system, monotonic } = *moment;
        self.take_back_step(system.as_second() - monotonic);
        let offset = SignedDuration::from_secs(self.offset);
        let shown = system.saturating_add(offset).unwrap_or(system);
        let known = self.known.saturating_add(monotonic);
        let ahead = shown.as_second().saturating_sub(known);
        let leaps = ahead > LEAP_SECONDS && self.sure;
        if is_believable(shown.as_second()) && ahead >= -STEP_BACK_SECONDS && !leaps {
            self.known = shown.as_second() - monotonic;
            self.sure = true;
            return (shown, Trust::Trusted);
        }
        let known = Timestamp::from_second(known).unwrap_or(shown);
        (known, Trust::Doubtful)
    }

    /// When the network sets the system's clock after a device told us the time, the step must not be added on top.
    fn take_back_step(&mut self, system_less_monotonic: i64) {
        let Some(anchor) = self.anchor else { return };
        let step = system_less_monotonic - anchor;
        if step.abs() > SET_SECONDS {
            self.anchor = Some(system_less_monotonic);
            self.offset -= step;
        }
    }
}

/// The system's clock. Far outside the calendar (a broken hardware clock) it reads as the epoch, which is doubtful.
fn system_time() -> Timestamp {
    Timestamp::try_from(SystemTime::now()).unwrap_or(Timestamp::UNIX_EPOCH)
}

fn is_believable(unix_seconds: i64) -> bool {
    let earliest = build_second();
    (earliest..earliest + BELIEVED_YEARS * 31_557_600).contains(&unix_seconds)
}

fn build_second() -> i64 {
    BUILD_DAY
        .to_zoned(TimeZone::UTC)
        .map_or(0, |midnight| midnight.timestamp().as_second())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn system_seconds() -> i64 {
        system_time().as_second()
    }

    /// A clock that shows this moment, by its offset alone.
    fn clock_at(moment: &str, last_written: Option<&str>) -> Clock {
        let clock = Clock::start(last_written.map(|text| Written {
            at: text.parse().unwrap(),
            trust: Trust::Trusted,
        }));
        clock.set_offset(offset_to(moment));
        clock
    }

    fn offset_to(moment: &str) -> i64 {
        second(moment) - system_seconds()
    }

    fn second(moment: &str) -> i64 {
        moment.parse::<Timestamp>().unwrap().as_second()
    }

    #[test]
    fn a_clock_in_doubt_goes_on_from_the_last_known_time() {
        let last = "2027-03-04T15:00:00Z";
        for wrong in [
            "1970-01-01T00:01:00Z",
            "2027-03-01T15:00:00Z",
            "2099-12-31T23:00:00Z",
        ] {
            let clock = clock_at(wrong, Some(last));
            assert!(
                (clock.now().as_second() - second(last)).abs() <= 1,
                "{wrong}"
            );
        }
        // A box that knows nothing yet knows at least when it was built.
        let new = clock_at("1970-01-01T00:01:00Z", None);
        assert!((new.now().as_second() - build_second()).abs() <= 1);
    }

    #[test]
    fn a_leap_of_a_year_while_it_runs_is_doubted_until_it_is_taken_back() {
        let clock = clock_at("2027-03-04T09:10:00Z", Some("2027-03-03T14:00:00Z"));
        assert_eq!(clock.trust(), Trust::Trusted);
        clock.set_offset(offset_to("2028-03-04T09:10:00Z"));
        assert_eq!(clock.trust(), Trust::Doubtful);
        assert!((clock.now().as_second() - second("2027-03-04T09:10:00Z")).abs() <= 1);
        clock.set_offset(offset_to("2027-03-04T09:10:00Z"));
        assert_eq!(clock.trust(), Trust::Trusted);
    }

    #[test]
    fn a_day_back_while_it_runs_is_doubted_though_nothing_was_written() {
        let clock = clock_at("2027-03-04T09:10:00Z", Some("2027-02-01T14:00:00Z"));
        assert_eq!(clock.trust(), Trust::Trusted);
        clock.set_offset(offset_to("2027-03-03T09:10:00Z"));
        assert_eq!(clock.trust(), Trust::Doubtful);
        assert!((clock.now().as_second() - second("2027-03-04T09:10:00Z")).abs() <= 1);
    }

    #[test]
    fn a_summer_without_a_lesson_is_no_cause_for_doubt() {
        assert_eq!(
            clock_at("2027-09-06T08:00:00Z", Some("2027-06-18T14:00:00Z")).trust(),
            Trust::Trusted
        );
    }

    #[test]
    fn what_was_written_in_doubt_does_not_make_the_right_time_doubtful() {
        let clock = Clock::start(Some(Written {
            at: "2026-11-01T00:10:00Z".parse().unwrap(),
            trust: Trust::Doubtful,
        }));
        clock.set_offset(offset_to("2028-02-01T08:00:00Z"));
        assert_eq!(clock.trust(), Trust::Trusted);
    }

    #[test]
    fn an_offset_is_let_go_of_when_the_systems_clock_has_been_put_right_meanwhile() {
        let kept = 57 * 31_557_600;
        let last = Written {
            at: Timestamp::from_second(system_seconds() - 3600).unwrap(),
            trust: Trust::Trusted,
        };
        let clock = Clock::start(Some(last));
        clock.resume_offset(kept);
        assert_eq!((clock.offset(), clock.trust()), (0, Trust::Trusted));
        let clock = Clock::start(Some(last));
        clock.resume_offset(60);
        assert_eq!((clock.offset(), clock.trust()), (60, Trust::Trusted));
    }

    #[test]
    fn a_new_box_shows_the_systems_time() {
        let shown = Clock::start(None).now().as_second();
        assert!((shown - system_seconds()).abs() <= 1);
    }

    #[test]
    fn a_box_born_in_1970_doubts_its_clock() {
        assert_eq!(
            clock_at("1970-01-01T00:01:00Z", None).trust(),
            Trust::Doubtful
        );
    }

    #[test]
    fn a_box_in_2099_doubts_its_clock() {
        assert_eq!(
            clock_at("2099-05-05T05:05:05Z", None).trust(),
            Trust::Doubtful
        );
    }

    #[test]
    fn an_ordinary_day_is_trusted() {
        assert_eq!(
            clock_at("2027-03-04T09:10:00Z", None).trust(),
            Trust::Trusted
        );
        assert_eq!(
            clock_at("2027-03-04T09:10:00Z", Some("2027-03-03T14:00:00Z")).trust(),
            Trust::Trusted
        );
    }

    #[test]
    fn a_clock_behind_what_is_already_written_is_doubtful() {
        assert_eq!(
            clock_at("2027-03-04T09:10:00Z", Some("2027-03-04T15:00:00Z")).trust(),
            Trust::Doubtful
        );
    }

    #[test]
    fn a_small_step_back_is_no_cause_for_doubt() {
        assert_eq!(
            clock_at("2027-03-04T09:10:00Z", Some("2027-03-04T09:12:00Z")).trust(),
            Trust::Trusted
        );
    }

    #[test]
    fn the_teachers_device_ends_the_doubt() {
        let clock = clock_at("1970-01-01T00:01:00Z", Some("2027-03-04T15:00:00Z"));
        let device: Timestamp = "2027-03-05T08:00:00Z".parse().unwrap();
        assert!(clock.take_time_from(device.as_second()));
        assert_eq!(clock.trust(), Trust::Trusted);
        assert!((clock.now().as_second() - device.as_second()).abs() <= 1);
    }

    #[test]
    fn her_word_overrules_times_written_in_a_wrong_future() {
        let clock = clock_at("2027-03-05T08:00:00Z", Some("2040-01-01T00:00:00Z"));
        assert_eq!(clock.trust(), Trust::Doubtful);
        assert!(
            clock.take_time_from(
                "2027-03-05T08:00:00Z"
                    .parse::<Timestamp>()
                    .unwrap()
                    .as_second()
            )
        );
        assert_eq!(clock.trust(), Trust::Trusted);
    }

    #[test]
    fn the_teachers_word_holds_whoever_reads_the_clock_meanwhile() {
        let clock = clock_at("2027-03-05T08:00:00Z", Some("2027-03-04T15:00:00Z"));
        let done = std::sync::atomic::AtomicBool::new(false);
        std::thread::scope(|threads| {
            for _ in 0..2 {
                threads.spawn(|| {
                    while !done.load(std::sync::atomic::Ordering::Relaxed) {
                        std::hint::black_box(clock.now());
                    }
                });
            }
            let told = ["2027-03-05T08:00:00Z", "2027-05-20T08:00:00Z"].map(second);
            let wrong = told.iter().cycle().take(100_000).find(|&&told| {
                assert!(clock.take_time_from(told));
                let (shown, trust) = clock.read();
                trust == Trust::Doubtful || (shown.as_second() - told).abs() > 2
            });
            done.store(true, std::sync::atomic::Ordering::Relaxed);
            assert_eq!(wrong, None, "it was told so and shows something else");
        });
    }

    #[test]
    fn a_device_with_an_impossible_date_is_not_believed() {
        let clock = clock_at("1970-01-01T00:01:00Z", None);
        assert!(!clock.take_time_from(0));
        assert!(!clock.take_time_from(i64::MAX));
        assert!(!clock.take_time_from(i64::MIN));
        assert_eq!(clock.trust(), Trust::Doubtful);
    }

    #[test]
    fn the_network_setting_the_system_clock_later_moves_nothing() {
        let clock = clock_at("1970-01-01T00:01:00Z", None);
        let device = system_seconds() + 86_400;
        assert!(clock.take_time_from(device));
        // As if the system's clock had been 56 years behind when the device spoke, and right since.
        let step = 56 * 31_557_600;
        let mut state = clock.lock().0;
        state.offset += step;
        state.anchor = state.anchor.map(|anchor| anchor - step);
        drop(state);
        assert!((clock.now().as_second() - device).abs() <= 1);
        assert!(
            (clock.now().as_second() - device).abs() <= 1,
            "and it is taken off once only"
        );
    }

    #[test]
    fn an_absurd_offset_shows_the_end_of_time_instead_of_failing() {
        let clock = Clock::start(None);
        clock.set_offset(i64::MAX);
        assert_eq!(clock.trust(), Trust::Doubtful);
        clock.set_offset(i64::MIN);
        assert_eq!(clock.trust(), Trust::Doubtful);
    }

    #[test]
    fn the_wall_follows_summer_time() {
        let zone = TimeZone::get("America/New_York").unwrap();
        assert_eq!(
            clock_at("2027-03-14T06:59:30Z", None).local(&zone).hour(),
            1
        );
        assert_eq!(
            clock_at("2027-03-14T07:00:00Z", None).local(&zone).hour(),
            3
        );
    }
}
