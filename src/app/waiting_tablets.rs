//! Tablets that wait for the teacher's word, each with a number on it and only so many at once. Whoever floods the list takes the
//! few places of an address and keeps them only while its pages look again, as a real one's does: a tablet that waits is never
//! pushed out, and a full list tells the newcomer so.

use std::{
    net::IpAddr,
    time::{Duration, Instant},
};

use strum::IntoStaticStr;

use crate::{app::remembered::Remembered, limits, secret};

/// What kind of device a browser says that it is on, as far as a teacher tells them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum DeviceKind {
    /// An iPad that says so.
    Ipad,
    /// A Mac; an iPad says the same of itself since 2019.
    MacOrIpad,
    /// An iPhone.
    Iphone,
    /// A Fire tablet.
    Fire,
    /// Any other tablet or phone with Android.
    Android,
    /// A Chromebook.
    Chromebook,
    /// A computer with Windows.
    Windows,
    /// It does not say, or is none of these.
    Other,
}

impl DeviceKind {
    /// Reads the line by which a browser names itself.
    pub fn read(user_agent: &[u8]) -> Self {
        let holds = |word: &str| {
            user_agent
                .windows(word.len())
                .any(|part| part == word.as_bytes())
        };
        // The first that fits: a Fire tablet says Android too.
        let kinds = [
            ("iPad", Self::Ipad),
            ("iPhone", Self::Iphone),
            ("Silk/", Self::Fire),
            ("Android", Self::Android),
            ("CrOS", Self::Chromebook),
            ("Windows", Self::Windows),
            ("Macintosh", Self::MacOrIpad),
        ];
        let kind = kinds.into_iter().find(|(word, _)| holds(word));
        kind.map_or(Self::Other, |(_, kind)| kind)
    }
}

/// Who asks to wait.
#[derive(Clone, Copy, Debug)]
pub struct Asks {
    /// Where it is: never shown.
    pub from: IpAddr,
    /// What it says that it is.
    pub kind: DeviceKind,
}

/// A tablet that waits.
#[derive(Clone, Copy, Debug)]
pub struct WaitingTablet {
    /// By which a page means this one, and no other that has its number later.
    pub id: i64,
    /// Two digits, large on the tablet.
    pub number: u8,
    /// What it says that it is.
    pub kind: DeviceKind,
    /// SHA-256 of the cookie that it will be known by.
    pub token: [u8; 32],
    from: IpAddr,
    since: Instant,
    seen: Instant,
}

impl WaitingTablet {
    /// Whole minutes for which it has waited.
    pub fn minutes(&self) -> u64 {
        self.since.elapsed().as_secs() / 60
    }
}

/// All places are taken, or those of one address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooManyWait;

/// All that wait.
pub struct WaitingTablets {
    tablets: Remembered<WaitingTablet>,
    max: usize,
    from_one: usize,
    unseen: Duration,
}

impl WaitingTablets {
    /// So many at once, and so many from one address.
    pub(super) fn new(life: Duration, max: usize, from_one: usize) -> Self {
        Self {
            tablets: Remembered::new(life, usize::MAX),
            max,
            from_one,
            unseen: limits::WAITING_UNSEEN,
        }
    }

    /// Adds the tablet that will be known by this cookie, with a number to show. Where there is no place, one is free whose page
    /// has not looked again for long: nobody stands before it.
    pub(super) fn add(&self, token: [u8; 32], asks: Asks) -> Result<(), TooManyWait> {
        let mut tablets = self.tablets.lock();
        let here = |it: &WaitingTablet| it.from == asks.from;
        if tablets.iter().filter(|(_, it)| here(it)).count() >= self.from_one {
            self.forget_unseen(&mut tablets, here)?;
        } else if tablets.len() >= self.max {
            self.forget_unseen(&mut tablets, |_| true)?;
        }
        let number = loop {
            let number = 10 + secret::bytes::<1>()[0] % 90;
            if !tablets.iter().any(|(_, it)| it.number == number) {
                break number;
            }
        };
        let now = Instant::now();
        let tablet = WaitingTablet {
            id: secret::id(),
            number,
            kind: asks.kind,
            token,
            from: asks.from,
            since: now,
            seen: now,
        };
        tablets.push((now, tablet));
        Ok(())
    }

    /// Forgets the one of these whose page has not looked again for longest.
    fn forget_unseen(
        &self,
        tablets: &mut Vec<(Instant, WaitingTablet)>,
        is_meant: impl Fn(&WaitingTablet) -> bool,
    ) -> Result<(), TooManyWait> {
        let unseen = tablets
            .iter()
            .enumerate()
            .filter(|(_, (_, it))| is_meant(it) && it.seen.elapsed() >= self.unseen);
        let longest = unseen.min_by_key(|(_, (_, it))| it.seen);
        let (place, _) = longest.ok_or(TooManyWait)?;
        tablets.remove(place);
        Ok(())
    }

    /// The number of the tablet with this cookie, while it waits: its page looks again.
    pub fn find_number(&self, token: &[u8; 32]) -> Option<u8> {
        let mut tablets = self.tablets.lock();
        let tablet = tablets.iter_mut().find(|(_, it)| it.token == *token);
        let (_, tablet) = tablet?;
        tablet.seen = Instant::now();
        Some(tablet.number)
    }

    /// All that wait, the longest waiting first.
    pub fn all(&self) -> Vec<WaitingTablet> {
        self.tablets.all()
    }

    /// The tablet that shows this number.
    pub(super) fn find(&self, number: u8) -> Option<WaitingTablet> {
        self.tablets.find(|tablet| tablet.number == number)
    }

    /// It waits no longer.
    pub(super) fn remove(&self, tablet: &WaitingTablet) {
        self.tablets.remove(|it| it.token == tablet.token);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asks(last: u8) -> Asks {
        Asks {
            from: IpAddr::from([127, 0, 0, last]),
            kind: DeviceKind::Other,
        }
    }

    fn list(unseen: Duration) -> WaitingTablets {
        WaitingTablets {
            unseen,
            ..WaitingTablets::new(Duration::from_secs(600), 20, 3)
        }
    }

    /// Somebody asks a thousand times from each of fifty addresses.
    fn flood(list: &WaitingTablets) -> usize {
        let asked = (0..50_000_u32).map(|nth| {
            let mut token = [0; 32];
            token[..4].copy_from_slice(&nth.to_be_bytes());
            list.add(token, asks(u8::try_from(nth % 50).unwrap()))
        });
        asked.flatten().count()
    }

    #[test]
    fn a_flood_pushes_out_nobody_who_waits() {
        let list = list(Duration::from_secs(30));
        let real = [200; 32];
        list.add(real, asks(200)).unwrap();
        let number = list.find_number(&real);
        assert_eq!(flood(&list), 19, "the places that were free");
        assert!(number.is_some() && list.find_number(&real) == number);
        assert_eq!(list.add([201; 32], asks(201)), Err(TooManyWait));
    }

    #[test]
    fn one_address_takes_a_few_places() {
        let list = list(Duration::from_secs(30));
        let taken = (0..10).filter(|nth| list.add([*nth; 32], asks(1)).is_ok());
        assert_eq!(taken.count(), 3);
        assert_eq!(list.add([20; 32], asks(2)), Ok(()));
    }

    #[test]
    fn whose_page_has_not_looked_again_for_long_leaves_its_place() {
        let list = list(Duration::from_millis(50));
        let real = [200; 32];
        list.add(real, asks(200)).unwrap();
        for nth in 0..19 {
            list.add([nth; 32], asks(nth)).unwrap();
        }
        std::thread::sleep(Duration::from_millis(60));
        let number = list.find_number(&real);
        assert_eq!(list.add([201; 32], asks(201)), Ok(()));
        assert_eq!(list.all().len(), 20);
        assert!(number.is_some() && list.find_number(&real) == number);
    }

    #[test]
    fn a_device_is_what_its_browser_says() {
        for (said, kind) in [
            (
                "Mozilla/5.0 (iPad; CPU OS 12_5 like Mac OS X)",
                DeviceKind::Ipad,
            ),
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)",
                DeviceKind::MacOrIpad,
            ),
            (
                "Mozilla/5.0 (Linux; Android 11; KFTRWI) Silk/120.1",
                DeviceKind::Fire,
            ),
            (
                "Mozilla/5.0 (Linux; Android 14; SM-X200)",
                DeviceKind::Android,
            ),
            (
                "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0)",
                DeviceKind::Chromebook,
            ),
            ("<b>a hostile name</b>", DeviceKind::Other),
            ("", DeviceKind::Other),
        ] {
            assert_eq!(DeviceKind::read(said.as_bytes()), kind, "{said}");
        }
    }
}
