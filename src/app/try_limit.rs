//! Whose turn it is to try a passphrase, six digits or a code. One try is judged at a time; a device that the box knows comes
//! before one that it knows by its address alone, and of two addresses the one that asked less often of late and has less
//! waiting: whoever asks without a pause waits behind everybody else. And how much a child's page may change in a while. Nothing
//! is known here of what is tried or changed.

use std::{
    cmp::Ordering,
    collections::HashMap,
    net::IpAddr,
    sync::{Arc, Mutex},
    time::Duration,
};

use tokio::{
    runtime::Handle,
    sync::oneshot,
    time::{Instant, sleep_until, timeout},
};

use super::remembered::lock;
use crate::{domain::id::SessionId, limits};

/// The device that tries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TriedFrom {
    /// One that the box knows by its cookie, by the number of its screen: nobody else can take its place.
    Screen(i64),
    /// Any other at this address.
    Address(IpAddr),
}

impl TriedFrom {
    fn is_known(self) -> bool {
        matches!(self, Self::Screen(_))
    }
}

/// How fast tries follow each other.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pace {
    /// Between two tries of one device.
    pub each: Duration,
    /// Between two tries of all devices together that are known by their address alone.
    pub addresses: Duration,
    /// Tries of one device that wait for their turn.
    pub places: u32,
}

/// The turns at one kind of secret.
pub struct TryLimit(Arc<Line>);

struct Line {
    pace: Pace,
    turns: Mutex<Turns>,
}

#[derive(Default)]
struct Turns {
    /// Who asked of late, and who waits: they are more than a school has.
    askers: HashMap<TriedFrom, Asker>,
    waiting: Vec<Waiting>,
    tickets: u64,
    /// When a device was judged last that is known by its address alone.
    address_tried: Option<Instant>,
    known_in_a_row: u32,
    /// A try is being judged.
    is_taken: bool,
    /// When somebody looks next whose turn it is.
    looks_at: Option<Instant>,
}

/// How often a device asked for a turn of late.
#[derive(Clone, Copy)]
struct Asker {
    /// Each request counts one, and half of it after [`limits::ASKING_FADES`].
    asked: f64,
    at: Instant,
    tried: Option<Instant>,
}

struct Waiting {
    ticket: u64,
    from: TriedFrom,
    tell: oneshot::Sender<Turn>,
}

/// The turn of one try; the next begins when it is dropped.
pub struct Turn(Arc<Line>);

/// Somebody who waits, and waits no longer when this is dropped.
struct Ticket<'l> {
    line: &'l Line,
    number: u64,
}

impl TryLimit {
    pub(super) fn new(pace: Pace) -> Self {
        let turns = Mutex::default();
        Self(Arc::new(Line { pace, turns }))
    }

    /// Waits for this device's turn, at most [`limits::TURN_WAIT`]. None where it would not come in time, or where others who
    /// asked less often need the place.
    pub async fn turn(&self, from: TriedFrom) -> Option<Turn> {
        let (tell, told) = oneshot::channel();
        let _ticket = self.0.take_ticket(from, tell)?;
        Line::advance(&self.0);
        timeout(limits::TURN_WAIT, told).await.ok()?.ok()
    }
}

impl Line {
    fn take_ticket(&self, from: TriedFrom, tell: oneshot::Sender<Turn>) -> Option<Ticket<'_>> {
        let mut turns = lock(&self.turns);
        let now = Instant::now();
        turns.count(from, now);
        if turns.waiting_of(from) >= self.pace.places {
            return None;
        }
        let alike = |it: &&Waiting| it.from.is_known() == from.is_known();
        if turns.waiting.iter().filter(alike).count() >= limits::TRIES_WAITING_MAX {
            let alike = turns.waiting.iter().filter(alike);
            let last = alike.max_by(|one, other| turns.order(one, other, now))?;
            if turns.rank(last.from, now) <= turns.rank(from, now) + 1.0 {
                return None;
            }
            let last = last.ticket;
            turns.leave(last);
        }
        turns.tickets += 1;
        let number = turns.tickets;
        turns.waiting.push(Waiting {
            ticket: number,
            from,
            tell,
        });
        Some(Ticket { line: self, number })
    }

    /// Begins the next turn if none is taken and somebody may try; else somebody looks again when one may.
    fn advance(line: &Arc<Self>) {
        let mut turns = lock(&line.turns);
        let now = Instant::now();
        if turns.is_taken || turns.waiting.is_empty() {
            return;
        }
        if let Some(ticket) = turns.next(&line.pace, now) {
            let begun = turns.begin(ticket, now);
            drop(turns);
            // Whoever left meanwhile gives it back by not taking it.
            if let Some(tell) = begun {
                drop(tell.send(Turn(Arc::clone(line))));
            }
            return;
        }
        let ready = turns.waiting.iter();
        let ready = ready.map(|it| turns.ready(&line.pace, it.from, now)).min();
        let is_sooner = |at: &Instant| turns.looks_at.is_none_or(|looks| looks > *at);
        if let Some(at) = ready.filter(is_sooner)
            && let Ok(runtime) = Handle::try_current()
        {
            turns.looks_at = Some(at);
            let line = Arc::clone(line);
            runtime.spawn(async move {
                sleep_until(at).await;
                let mut turns = lock(&line.turns);
                turns.looks_at = turns.looks_at.filter(|looks| *looks != at);
                drop(turns);
                Self::advance(&line);
            });
        }
    }
}

impl Turns {
    /// This device asks for a turn.
    fn count(&mut self, from: TriedFrom, now: Instant) {
        let asked = self.asked(from, now) + 1.0;
        let tried = self.askers.get(&from).and_then(|asker| asker.tried);
        if self.askers.len() >= limits::ASKERS_MAX && !self.askers.contains_key(&from) {
            let least = self
                .askers
                .keys()
                .min_by(|one, other| self.asked(**one, now).total_cmp(&self.asked(**other, now)));
            if let Some(least) = least.copied() {
                self.askers.remove(&least);
            }
        }
        self.askers.insert(
            from,
            Asker {
                asked,
                at: now,
                tried,
            },
        );
    }

    /// How often it asked of late.
    fn asked(&self, from: TriedFrom, now: Instant) -> f64 {
        self.askers.get(&from).map_or(0.0, |asker| {
            let age = now.duration_since(asker.at).as_secs_f64();
            asker.asked * 0.5_f64.powf(age / limits::ASKING_FADES.as_secs_f64())
        })
    }

    /// How far behind a device stands: by what it asked of late, and by what of it waits already. Without the second, fifty
    /// addresses that each ask twice and wait would stand before somebody who mistyped once.
    fn rank(&self, from: TriedFrom, now: Instant) -> f64 {
        self.asked(from, now) + f64::from(self.waiting_of(from))
    }

    /// How many of its tries wait now.
    fn waiting_of(&self, from: TriedFrom) -> u32 {
        self.waiting
            .iter()
            .map(|it| u32::from(it.from == from))
            .sum()
    }

    /// Who comes first: who stands less far behind, and then who came first.
    fn order(&self, one: &Waiting, other: &Waiting, now: Instant) -> Ordering {
        self.rank(one.from, now)
            .total_cmp(&self.rank(other.from, now))
            .then(one.ticket.cmp(&other.ticket))
    }

    /// From when on a device may try.
    fn ready(&self, pace: &Pace, from: TriedFrom, now: Instant) -> Instant {
        let tried = self.askers.get(&from).and_then(|asker| asker.tried);
        let own = tried.map(|tried| tried + pace.each);
        let all = self.address_tried.map(|tried| tried + pace.addresses);
        let all = all.filter(|_| !from.is_known());
        own.max(all).unwrap_or(now)
    }

    /// The ticket whose turn it is, of those who may try now.
    fn next(&self, pace: &Pace, now: Instant) -> Option<u64> {
        let first = |known: bool| {
            let may_try = |it: &&Waiting| {
                it.from.is_known() == known && self.ready(pace, it.from, now) <= now
            };
            let waiting = self.waiting.iter().filter(may_try);
            waiting.min_by(|one, other| self.order(one, other, now))
        };
        let (known, address) = (first(true), first(false));
        // Thirty tablets of a room that guess keep nobody else out either.
        let next = if self.known_in_a_row >= limits::KNOWN_TURNS_IN_A_ROW {
            address.or(known)
        } else {
            known.or(address)
        };
        next.map(|it| it.ticket)
    }

    /// Whoever has this ticket begins, and is told so by what is given back.
    fn begin(&mut self, ticket: u64, now: Instant) -> Option<oneshot::Sender<Turn>> {
        let begun = self.leave(ticket)?;
        self.is_taken = true;
        if let Some(asker) = self.askers.get_mut(&begun.from) {
            asker.tried = Some(now);
        }
        if begun.from.is_known() {
            self.known_in_a_row += 1;
        } else {
            self.known_in_a_row = 0;
            self.address_tried = Some(now);
        }
        Some(begun.tell)
    }

    fn leave(&mut self, ticket: u64) -> Option<Waiting> {
        let place = self.waiting.iter().position(|it| it.ticket == ticket)?;
        Some(self.waiting.remove(place))
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        lock(&self.0.turns).is_taken = false;
        Line::advance(&self.0);
    }
}

impl Drop for Ticket<'_> {
    fn drop(&mut self) {
        lock(&self.line.turns).leave(self.number);
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
mod tests;
