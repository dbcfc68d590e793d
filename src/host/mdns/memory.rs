//! What outlives a daemon of mDNS: every address that was ours, whether we were heard, and how long a lost name stays lost.

use std::{collections::BTreeSet, net::IpAddr, time::Duration};

use super::SilenceReason;

/// A name that was lost, and that nobody answers to, is announced again after so long at first, and each time it is lost again
/// after twice as long as before, up to the second: nobody fights for one.
const LOST_FOR: [Duration; 2] = [Duration::from_secs(20), Duration::from_secs(10 * 60)];

/// What outlives a daemon.
pub(super) struct Memory {
    /// Every address this machine had since the start: an answer from one of them is our own.
    pub(super) own_addresses: BTreeSet<IpAddr>,
    /// The daemon before was heard.
    pub(super) heard: bool,
    /// Why nobody hears it.
    pub(super) silence: Option<SilenceReason>,
    /// How long a lost name that nobody answers to stays lost.
    lost_for: Duration,
}

impl Memory {
    /// Of a program that has just started.
    pub(super) fn new() -> Self {
        Self {
            own_addresses: BTreeSet::new(),
            heard: false,
            silence: None,
            lost_for: LOST_FOR[0],
        }
    }

    /// Whether a daemon of this age makes way for a new one, which announces a lost name again that nobody answers to.
    pub(super) fn announces_again(
        &mut self,
        age: Duration,
        regains: bool,
        contested: bool,
    ) -> bool {
        if regains && age > self.lost_for {
            self.lost_for = LOST_FOR[1].min(self.lost_for * 2);
            return true;
        }
        if age > LOST_FOR[1] && !contested {
            self.lost_for = LOST_FOR[0];
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_lost_again_and_again_is_left_alone_for_longer() {
        let mut memory = Memory::new();
        let second = Duration::from_secs(1);
        let mut waits = Vec::new();
        for _ in 0..7 {
            let age = (1..).map(|count| second * count);
            waits.push(
                age.take_while(|age| !memory.announces_again(*age, true, true))
                    .count(),
            );
        }
        assert_eq!(waits, [20, 40, 80, 160, 320, 600, 600]);
        assert!(!memory.announces_again(601 * second, false, false));
        assert!(
            memory.announces_again(21 * second, true, true),
            "forgotten after a quiet while"
        );
        assert!(!memory.announces_again(900 * second, false, true));
    }
}
