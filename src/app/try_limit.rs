//! How often a passphrase, six digits or a code may be tried: once in a while from each device, and so many devices in that
//! while; and how much a child's page may change in a while. Nothing is known here of what is tried or changed.

use std::{
    collections::HashMap,
    net::IpAddr,
    sync::Mutex,
    time::{Duration, Instant},
};

use super::remembered::{Remembered, lock};
use crate::{domain::id::SessionId, limits};

/// The device that tries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TriedFrom {
    /// One whose cookie counts, by the number of its screen: nobody else can take its place.
    Screen(i64),
    /// Any other at this address.
    Address(IpAddr),
}

/// The tries of the last moments.
pub struct TryLimit {
    /// Who has to wait.
    last: Remembered<TriedFrom>,
    addresses_max: usize,
}

impl TryLimit {
    /// One try `between` two moments from each device; in that while `addresses_max` devices that are known only by their
    /// address. Whoever has a cookie that counts waits for none of them.
    pub(super) fn new(between: Duration, addresses_max: usize) -> Self {
        Self {
            last: Remembered::new(between, usize::MAX),
            addresses_max,
        }
    }

    /// Whether this device may try now. If so, it has tried; a try that is refused makes nobody wait longer.
    pub fn admit(&self, from: TriedFrom) -> bool {
        let mut last = self.last.lock();
        let is_address = |device: &TriedFrom| matches!(device, TriedFrom::Address(_));
        let addresses = last.iter().filter(|(_, device)| is_address(device)).count();
        let is_full = is_address(&from) && addresses >= self.addresses_max;
        if is_full || last.iter().any(|(_, device)| *device == from) {
            return false;
        }
        last.push((Instant::now(), from));
        true
    }
}

/// What each child's session has changed in the last while, and since when (decision 34): a page that went wild, or a child who
/// taps for fun, must not keep the others from the board. A wall and the teacher have no such limit.
#[derive(Default)]
pub struct ActionLimit(Mutex<HashMap<SessionId, (Instant, u32)>>);

impl ActionLimit {
    /// Whether this session may change one thing more. If so, it is counted.
    pub fn admit(&self, session: SessionId) -> bool {
        let mut sessions = lock(&self.0);
        sessions.retain(|_, (since, _)| since.elapsed() < limits::ACTIONS_WHILE);
        let (_, count) = sessions.entry(session).or_insert((Instant::now(), 0));
        *count += 1;
        *count <= limits::ACTIONS_MAX
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: Duration = Duration::from_secs(60);

    fn address(last: u8) -> TriedFrom {
        TriedFrom::Address(IpAddr::from([192, 0, 2, last]))
    }

    #[test]
    fn each_device_has_its_own_while() {
        let limit = TryLimit::new(MINUTE, 10);
        assert!(limit.admit(address(1)));
        for _ in 0..100 {
            assert!(!limit.admit(address(1)));
        }
        assert!(limit.admit(address(2)), "another is not kept out by it");
        assert!(limit.admit(TriedFrom::Screen(7)));
        assert!(!limit.admit(TriedFrom::Screen(7)));
    }

    #[test]
    fn a_refused_try_makes_nobody_wait_longer() {
        let limit = TryLimit::new(Duration::from_millis(60), 10);
        assert!(limit.admit(address(1)));
        std::thread::sleep(Duration::from_millis(40));
        assert!(!limit.admit(address(1)));
        std::thread::sleep(Duration::from_millis(40));
        assert!(limit.admit(address(1)));
    }

    #[test]
    fn many_addresses_are_bounded_and_keep_no_known_device_out() {
        let limit = TryLimit::new(MINUTE, 3);
        let tried = (1..=200).filter(|last| limit.admit(address(*last)));
        assert_eq!(tried.count(), 3);
        assert!(limit.admit(TriedFrom::Screen(7)));
        assert!(limit.admit(TriedFrom::Screen(8)));
    }

    #[test]
    fn without_a_while_everybody_may_try() {
        let limit = TryLimit::new(Duration::ZERO, 1);
        assert!((0..9).all(|_| limit.admit(address(1))));
    }
}
