//! What time it is: the system's clock corrected by an offset, and whether it can be believed. The only place in the
//! program that reads the wall clock. Time-outs do not belong here; they are measured on the monotonic clock where they run.

use std::{
    sync::atomic::{AtomicBool, AtomicI64, Ordering},
    time::{Instant, SystemTime},
};

use jiff::{
    SignedDuration, Timestamp,
    civil::{Date, DateTime, date},
    tz::TimeZone,
};

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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trust {
    /// Nothing speaks against it, or a teacher's device said so.
    Trusted,
    /// Earlier than this version, than what is already written, or absurdly late. Nothing may be deleted by such a date.
    Doubtful,
}

impl Trust {
    /// The word for `/health`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Trusted => "trusted",
            Self::Doubtful => "doubtful",
        }
    }
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
    /// Seconds to add to the system's clock.
    offset: AtomicI64,
    /// The last known time less the monotonic seconds then: what was last written, or what a teacher's device said, or what
    /// this clock showed while it was believed. The time cannot be earlier, and is not likely to be much later.
    known: AtomicI64,
    /// Whether the last known time was one to believe, so that a leap far beyond it is in doubt.
    sure: AtomicBool,
    /// The system's seconds less the monotonic ones, when the offset was set.
    anchor: AtomicI64,
    /// Whether the offset came from a device, so that the system's clock being set later must not move our time.
    told: AtomicBool,
    started: Instant,
}

impl Clock {
    /// The clock at start, with the newest time that stands in the store, if there is one.
    pub fn start(last_written: Option<Written>) -> Self {
        let known = last_written.map(|written| written.at.as_second());
        Self {
            offset: AtomicI64::new(0),
            known: AtomicI64::new(
                known
                    .filter(|known| is_believable(*known))
                    .unwrap_or_else(build_second),
            ),
            sure: AtomicBool::new(
                last_written.is_some_and(|written| written.trust == Trust::Trusted),
            ),
            anchor: AtomicI64::new(0),
            told: AtomicBool::new(false),
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
        self.offset.load(Ordering::Relaxed)
    }

    /// Shifts the clock by this many seconds from the system's, for tests and demonstrations of other days.
    pub fn set_offset(&self, seconds: i64) {
        self.told.store(false, Ordering::Relaxed);
        self.offset.store(seconds, Ordering::Relaxed);
    }

    /// Takes up the offset that a device gave before the restart, unless it is the system's own clock that is right now:
    /// the network may have set it since.
    pub fn resume_offset(&self, seconds: i64) {
        self.set_offset(seconds);
        if self.trust() == Trust::Doubtful {
            self.set_offset(0);
            if self.trust() == Trust::Doubtful {
                self.set_offset(seconds);
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
        let (system, monotonic) = (system_time().as_second(), self.monotonic());
        self.anchor.store(system - monotonic, Ordering::Relaxed);
        self.offset
            .store(device_unix_seconds - system, Ordering::Relaxed);
        self.told.store(true, Ordering::Relaxed);
        // Her word also overrules times written while the clock ran ahead.
        self.known
            .store(device_unix_seconds - monotonic, Ordering::Relaxed);
        self.sure.store(true, Ordering::Relaxed);
        true
    }

    /// The time to show, and whether it is believed.
    fn read(&self) -> (Timestamp, Trust) {
        let (system, monotonic) = (system_time(), self.monotonic());
        self.hold_against_steps(system.as_second(), monotonic);
        let offset = SignedDuration::from_secs(self.offset.load(Ordering::Relaxed));
        let shown = system.saturating_add(offset).unwrap_or(system);
        let known = self.known.load(Ordering::Relaxed).saturating_add(monotonic);
        let ahead = shown.as_second().saturating_sub(known);
        let leaps = ahead > LEAP_SECONDS && self.sure.load(Ordering::Relaxed);
        if is_believable(shown.as_second()) && ahead >= -STEP_BACK_SECONDS && !leaps {
            self.known
                .store(shown.as_second() - monotonic, Ordering::Relaxed);
            self.sure.store(true, Ordering::Relaxed);
            return (shown, Trust::Trusted);
        }
        let known = Timestamp::from_second(known).unwrap_or(shown);
        (known, Trust::Doubtful)
    }

    /// When the network sets the system's clock after a device told us the time, the step must not be added on top.
    fn hold_against_steps(&self, system: i64, monotonic: i64) {
        if !self.told.load(Ordering::Relaxed) {
            return;
        }
        let anchor = self.anchor.load(Ordering::Relaxed);
        let step = system - monotonic - anchor;
        if step.abs() > SET_SECONDS
            && self
                .anchor
                .compare_exchange(anchor, anchor + step, Ordering::Relaxed, Ordering::Relaxed)
                .is_ok()
        {
            self.offset.fetch_sub(step, Ordering::Relaxed);
        }
    }

    fn monotonic(&self) -> i64 {
        i64::try_from(self.started.elapsed().as_secs()).unwrap_or(i64::MAX)
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
        clock.offset.fetch_add(step, Ordering::Relaxed);
        clock.anchor.fetch_sub(step, Ordering::Relaxed);
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
