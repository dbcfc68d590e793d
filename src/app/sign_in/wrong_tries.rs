//! Wrong tries, for the audit: counted by kind for an hour each, and written at the first, tenth, hundredth and so on, so that
//! whoever guesses for days leaves a few lines a day and no more. Never what was tried.

use std::{
    collections::HashMap,
    sync::Mutex,
    time::{Duration, Instant},
};

use crate::{
    app::{App, remembered::lock},
    domain::{id::StudentId, principal::Principal},
    store::{self, WriteTx, audit},
};

/// What was tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WrongTry {
    /// A teacher's passphrase.
    Passphrase,
    /// Her six digits.
    Pin,
    /// A recovery code.
    RecoveryCode,
    /// The code of an invitation.
    Invitation,
    /// The code of a substitute.
    SubstituteCode,
    /// The code of an unclaimed box.
    ClaimCode,
    /// The letters of a room.
    Letters,
    /// A card.
    Card,
    /// The two pictures of a child.
    Pictures(StudentId),
}

impl WrongTry {
    fn event(self) -> &'static str {
        match self {
            Self::Passphrase => "wrong passphrase",
            Self::Pin => "wrong PIN",
            Self::RecoveryCode => "wrong recovery code",
            Self::Invitation => "wrong invitation",
            Self::SubstituteCode => "wrong substitute's code",
            Self::ClaimCode => "wrong claim code",
            Self::Letters => "wrong letters",
            Self::Card => "wrong card",
            Self::Pictures(_) => "wrong pictures",
        }
    }

    fn student(self) -> Option<i64> {
        match self {
            Self::Pictures(student) => Some(student.number()),
            _ => None,
        }
    }
}

/// The wrong tries of the last while.
pub struct WrongTries {
    counts: Mutex<HashMap<WrongTry, (Instant, u32)>>,
    counted: Duration,
}

impl WrongTries {
    pub(super) fn new(counted: Duration) -> Self {
        Self {
            counts: Mutex::default(),
            counted,
        }
    }

    /// One more; how many there were, where the audit shall say so.
    fn count(&self, tried: WrongTry) -> Option<u32> {
        let mut counts = lock(&self.counts);
        counts.retain(|_, (since, _)| since.elapsed() < self.counted);
        let (_, count) = counts.entry(tried).or_insert((Instant::now(), 0));
        *count = count.saturating_add(1);
        let is_told = 10_u32.checked_pow(count.ilog10()) == Some(*count);
        is_told.then_some(*count)
    }

    /// Counts a wrong try, and writes it with what else its transaction writes.
    pub(super) fn note_in(&self, tx: &WriteTx<'_>, tried: WrongTry) -> store::Result<()> {
        match self.count(tried) {
            Some(count) => audit::note_wrong_tries(tx, tried.event(), tried.student(), count),
            None => Ok(()),
        }
    }
}

/// Counts a wrong try. Where that cannot be written, the refusal is what the person has to hear.
pub(in crate::app) async fn note_wrong_try(app: &App, by: Principal, tried: WrongTry) {
    let Some(count) = app.sign_in.wrong_tries.count(tried) else {
        return;
    };
    let note =
        move |tx: &WriteTx<'_>| audit::note_wrong_tries(tx, tried.event(), tried.student(), count);
    if let Err(error) = app.write(by, note).await {
        log::warn!("wrong tries could not be written down: {error}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hundred_thousand_wrong_tries_are_six_lines() {
        let tries = WrongTries::new(Duration::from_secs(3600));
        let told: Vec<u32> = (0..100_000)
            .filter_map(|_| tries.count(WrongTry::Passphrase))
            .collect();
        assert_eq!(told, [1, 10, 100, 1_000, 10_000, 100_000]);
        assert_eq!(tries.count(WrongTry::Pin), Some(1), "each kind by itself");
    }

    #[test]
    fn the_next_hour_counts_anew() {
        let tries = WrongTries::new(Duration::from_millis(20));
        assert_eq!(tries.count(WrongTry::Pin), Some(1));
        std::thread::sleep(Duration::from_millis(25));
        assert_eq!(tries.count(WrongTry::Pin), Some(1));
    }
}
