//! One hostile machine with many addresses: it tries a door without a pause while somebody else has to come in. Every address of
//! 127.0.0.0/8 is this machine's own, so each guess comes from where the guesser says.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use crate::support::http::Client;

/// How often guesses were answered, by status, until now.
#[derive(Debug, Default)]
pub struct Guesses {
    answered: Mutex<BTreeMap<u16, u64>>,
    sent: AtomicU64,
}

impl Guesses {
    /// How many were answered with this status.
    pub fn answered(&self, status: u16) -> u64 {
        let answered = self.answered.lock().unwrap();
        answered.get(&status).copied().unwrap_or(0)
    }

    /// How many were sent.
    pub fn sent(&self) -> u64 {
        self.sent.load(Ordering::Relaxed)
    }

    /// All of them, to be shown.
    pub fn all(&self) -> String {
        format!("{:?} of {}", self.answered.lock().unwrap(), self.sent())
    }
}

/// A machine that guesses.
#[derive(Clone, Copy, Debug)]
pub struct Guessers<'g> {
    /// Its addresses.
    pub addresses: u8,
    /// Guesses of one address that are under way at once.
    pub at_once: u8,
    /// From one guess to the next of each of these.
    pub every: Duration,
    /// The door.
    pub path: &'g str,
    /// What it tries there.
    pub fields: &'g [(&'g str, &'g str)],
}

/// Ends the guessing, also where what goes on meanwhile fails.
struct StopAtEnd<'s>(&'s AtomicBool);

impl Drop for StopAtEnd<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

impl Guessers<'_> {
    /// Runs `meanwhile` once every address has guessed, and as long as it takes they go on. `like` is a browser of theirs.
    pub fn guess_while<T>(&self, like: &Client, meanwhile: impl FnOnce(&Guesses) -> T) -> T {
        let (stop, guesses) = (AtomicBool::new(false), Guesses::default());
        thread::scope(|scope| {
            let stops = StopAtEnd(&stop);
            for address in 0..self.addresses {
                for _ in 0..self.at_once {
                    let client = Client {
                        from: Some(IpAddr::V4(Ipv4Addr::new(127, 0, 0, 2 + address))),
                        ..like.clone()
                    };
                    let (stop, guesses) = (&stop, &guesses);
                    let guessing = thread::Builder::new().stack_size(256 * 1024);
                    let run = move || self.guess(&client, stop, guesses);
                    guessing.spawn_scoped(scope, run).unwrap();
                }
            }
            let all = u64::from(self.addresses) * u64::from(self.at_once);
            while guesses.sent() < all {
                thread::sleep(Duration::from_millis(5));
            }
            let done = meanwhile(&guesses);
            drop(stops);
            done
        })
    }

    fn guess(&self, like: &Client, stop: &AtomicBool, guesses: &Guesses) {
        while !stop.load(Ordering::Relaxed) {
            let begun = Instant::now();
            guesses.sent.fetch_add(1, Ordering::Relaxed);
            let ask = like.form(self.path, self.fields);
            // A guesser forgets what it is told, and a box that hangs up on it keeps nobody else out.
            let answer = like.clone().send(&ask);
            let status = answer.map_or(0, |answer| answer.status);
            *guesses.answered.lock().unwrap().entry(status).or_default() += 1;
            thread::sleep(self.every.saturating_sub(begun.elapsed()));
        }
    }
}
