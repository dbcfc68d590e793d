//! What time it is: the system's clock corrected by an offset, and whether it can be believed. The box asks here and not the
//! system; only the demo and the doctor, which look from outside, read the system's clock. Time-outs do not belong here; they
//! are measured on the monotonic clock where they run.

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Instant, SystemTime},
};

use jiff::{
    SignedDuration, Timestamp,
    civil::{Date, DateTime, date},
    tz::TimeZone,
};
use serde::Serialize;

use crate::store::audit::LastWritten;

/// Under this name the store remembers how far the box's clock is off, in seconds.
pub const CLOCK_OFFSET: &str = "clock_offset_s";

/// The day from which this version is sure the real date has passed. Raised with a release, never taken from the build
/// machine, so that two builds of one source are the same.
pub const BUILD_DAY: Date = date(2026, 11, 1);

/// A clock further ahead than this after [`BUILD_DAY`] is more likely wrong than right.
const BELIEVED_YEARS: i64 = 20;

/// A clock may be this much behind the last written time: the network's time steps a clock back by a little now and then.
const STEP_BACK_SECONDS: i64 = 5 * 60;

/// A clock further ahead of the last known time than this is in doubt, unless the network has just set it: five weeks, longer than
/// the holidays inside a school year. After a summer the teacher is asked once, and until then nobody's chair is hidden and nobody
/// is signed out; nothing is lost by asking once too often.
const LEAP_SECONDS: i64 = 35 * 24 * 3600;

/// A device further ahead than this of a box that is in doubt itself is believed only when the teacher says so a second time: three
/// years, longer than a box lies in a cupboard between two classes. A box that is sure of its day knows better, and asks about
/// [`LEAP_SECONDS`] already: by such a leap every chair that is saved would be over.
const DEVICE_LEAP_SECONDS: i64 = 3 * 366 * 24 * 3600;

/// Systemd's time client makes this file when it has set the system's clock by the network.
const SET_BY_NETWORK: &str = "/run/systemd/timesync/synchronized";

/// Two clocks that are not further apart than this bear each other out, whatever zone one of them was set in.
const AGREE_SECONDS: i64 = 24 * 3600;

/// The system's clock may drift this far from the monotonic one before it counts as having been set.
const SET_SECONDS: i64 = 60;

/// Whether the time can be believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Trust {
    /// Nothing speaks against it, or a teacher's device said so.
    Trusted,
    /// Earlier than this version, than what is already written, or absurdly late. Nothing may be deleted by such a date.
    Doubtful,
}

/// Why the time of a device is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Such a date cannot be true.
    Impossible,
    /// It is weeks ahead of a box that is sure of its day, or years ahead of one in doubt: the teacher is asked which is right.
    FarAhead,
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
    pub fn start(last: Option<LastWritten>) -> Self {
        let known = last.map(|last| last.at).filter(|at| is_believable(*at));
        Self {
            state: Mutex::new(State {
                offset: 0,
                known: known.unwrap_or_else(build_second),
                sure: last.is_some_and(|last| last.believed),
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
    /// the network may have set it since. Where the network has just done so, a time that is far ahead of it was a wrong one, and
    /// what was written by it makes no doubt.
    pub fn resume_offset(&self, seconds: i64) {
        let by_network = is_set_by_network(system_time());
        self.resume(seconds, by_network);
    }

    fn resume(&self, seconds: i64, by_network: bool) {
        let (mut state, moment) = self.lock();
        let system = moment.system.as_second();
        if by_network && seconds > LEAP_SECONDS && is_believable(system) {
            state.set_offset(0);
            (state.known, state.sure) = (system - moment.monotonic, true);
            return;
        }
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

    /// By how many seconds the clock would be shifted from the system's if it took the time from a teacher's device. `is_sure` is
    /// her second word for a date that is far ahead of the box.
    ///
    /// # Errors
    /// The date cannot be true, or the box has reason to doubt it.
    pub fn offset_to(&self, device_unix_seconds: i64, is_sure: bool) -> Result<i64, Doubt> {
        if !is_believable(device_unix_seconds) {
            return Err(Doubt::Impossible);
        }
        let (now, trust) = self.read();
        let system = system_time().as_second();
        let leap = match trust {
            Trust::Trusted => LEAP_SECONDS,
            Trust::Doubtful => DEVICE_LEAP_SECONDS,
        };
        let ahead = device_unix_seconds - now.as_second() > leap;
        let is_borne_out = (device_unix_seconds - system).abs() < AGREE_SECONDS;
        if ahead && !is_borne_out && !is_sure {
            return Err(Doubt::FarAhead);
        }
        Ok(device_unix_seconds - system)
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
        let leaps = ahead > LEAP_SECONDS && self.sure && !is_set_by_network(shown);
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

/// Whether the network has set the system's clock at about this moment.
fn is_set_by_network(now: Timestamp) -> bool {
    let set = std::fs::metadata(SET_BY_NETWORK).and_then(|file| file.modified());
    let set = set.ok().and_then(|set| Timestamp::try_from(set).ok());
    set.is_some_and(|set| (now.as_second() - set.as_second()).abs() < AGREE_SECONDS)
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
mod tests;
