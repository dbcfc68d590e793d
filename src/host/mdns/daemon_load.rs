//! How much the mDNS daemon remembers. It has no limit of its own, about 1 kB a record, so somebody who floods the network
//! would fill the box: from a certain number on it is ended and started anew.

use std::time::{Duration, Instant};

use mdns_sd::{Metrics, Receiver, RecvTimeoutError, ServiceDaemon};

/// A daemon that does not answer for so long is stuck.
const STUCK_AFTER: Duration = Duration::from_secs(10);
/// It answers within this time unless it is busy.
const ANSWER_TIME: Duration = Duration::from_millis(25);
/// More than a school says about us.
const RECORDS_MAX: i64 = 1500;
/// From so many on it is watched closely.
const RECORDS_USUAL: i64 = 300;
/// Moments at which it wants to look at something: 16 bytes each.
const TIMERS_MAX: i64 = 20_000;

/// What was counted last, and what is asked for now.
#[derive(Default)]
pub(super) struct DaemonLoad {
    asked: Option<(Instant, Receiver<Metrics>)>,
    high: bool,
}

impl DaemonLoad {
    /// Whether more than usual is remembered.
    pub(super) fn is_high(&self) -> bool {
        self.high
    }

    /// Whether the daemon is stuck, or remembers more than a school can have said.
    pub(super) fn is_overrun(&mut self, daemon: &ServiceDaemon, now: Instant) -> bool {
        if self.asked.is_none() {
            self.asked = daemon.get_metrics().ok().map(|answer| (now, answer));
        }
        let Some((since, answer)) = &self.asked else {
            return false;
        };
        let counts = match answer.recv_timeout(ANSWER_TIME) {
            Ok(counts) => counts,
            Err(RecvTimeoutError::Timeout) => return now.duration_since(*since) > STUCK_AFTER,
            Err(RecvTimeoutError::Disconnected) => Metrics::default(),
        };
        self.asked = None;
        let records: i64 = counts
            .iter()
            .filter(|(what, _)| what.starts_with("cached-"))
            .map(|(_, count)| count)
            .sum();
        let timers = counts.get("timer").copied().unwrap_or_default();
        self.high = records > RECORDS_USUAL;
        let overrun = records > RECORDS_MAX || timers > TIMERS_MAX;
        if overrun {
            log::warn!(
                "Somebody floods the network with names ({records}); announcing begins anew."
            );
        }
        overrun
    }
}
