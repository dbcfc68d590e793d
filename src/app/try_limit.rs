//! How often a passphrase, six digits or a code may be tried: once in a while from each device, and so many devices in that
//! while. By the clock that never jumps. Nothing is known here of what is tried.

use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

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
    /// Since when each device has to wait. Whoever need not wait any more is not in it.
    last: Mutex<HashMap<TriedFrom, Instant>>,
    between: Duration,
    addresses_max: usize,
}

impl TryLimit {
    /// One try `between` two moments from each device; in that while `addresses_max` devices that are known only by their
    /// address. Whoever has a cookie that counts waits for none of them.
    pub(super) fn new(between: Duration, addresses_max: usize) -> Self {
        Self {
            last: Mutex::default(),
            between,
            addresses_max,
        }
    }

    /// Whether this device may try now. If so, it has tried; a try that is refused makes nobody wait longer.
    pub fn admit(&self, from: TriedFrom) -> bool {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        last.retain(|_, tried| tried.elapsed() < self.between);
        let addresses = last
            .keys()
            .filter(|device| matches!(device, TriedFrom::Address(_)))
            .count();
        let is_full = matches!(from, TriedFrom::Address(_)) && addresses >= self.addresses_max;
        if is_full || last.contains_key(&from) {
            return false;
        }
        last.insert(from, Instant::now());
        true
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
