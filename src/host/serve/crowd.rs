//! All open connections together: how long each has waited, which one is closed when time or room is short, and how all
//! end when the box stops. No bytes are read or written here.

use std::{
    collections::HashMap,
    net::{IpAddr, SocketAddr},
    sync::{
        Arc, Mutex, MutexGuard, OnceLock, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    task::Waker,
    time::{Duration, Instant},
};

use tokio::task::AbortHandle;

use crate::host::serve::{Counts, Limits, within};

/// Where a connection stands in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Stage {
    /// TLS is being agreed upon.
    Handshake,
    /// Connected, and not a byte of a first request yet.
    Silent,
    /// Part of a request's head is here.
    Head,
    /// A whole head is here: the service has the request (and perhaps waits for its body).
    Asked,
    /// The answer is being sent; a stream of events stays here as long as its page is open.
    Answered,
    /// The answer is all with us, but not yet with the network.
    Flushing,
    /// Between two requests.
    Idle,
}

impl Stage {
    const ALL: [Self; 7] = [
        Self::Handshake,
        Self::Silent,
        Self::Head,
        Self::Asked,
        Self::Answered,
        Self::Flushing,
        Self::Idle,
    ];

    /// How long a connection may stay here; `None` where the service's own limits hold.
    fn limit(self, limits: &Limits) -> Option<Duration> {
        match self {
            Self::Handshake => Some(limits.handshake),
            Self::Silent | Self::Head => Some(limits.header),
            Self::Idle => Some(limits.idle),
            Self::Asked | Self::Answered | Self::Flushing => None,
        }
    }

    /// How sad it would be to close a connection here: nobody waits for anything (0), somebody waits for an answer or
    /// still sends (1), an answer or a live page is under way (2).
    fn worth(self) -> u8 {
        match self {
            Self::Handshake | Self::Silent | Self::Head | Self::Idle => 0,
            Self::Asked => 1,
            Self::Answered | Self::Flushing => 2,
        }
    }
}

/// One open connection as the crowd sees it. Its task writes, the accept loop reads: two relaxed atomics, so that a
/// request pays for no lock and no timer of its own.
pub(super) struct Connection {
    peer: IpAddr,
    /// The clock's zero of the whole crowd.
    since: Instant,
    /// Stage in the low three bits, above them the milliseconds at which it was entered.
    stage: AtomicU64,
    /// When the last request was finished; before the first one, when the connection came.
    served: AtomicU64,
    leaving: AtomicBool,
    waker: OnceLock<Waker>,
    task: OnceLock<AbortHandle>,
}

impl Connection {
    fn now(&self) -> u64 {
        milliseconds(self.since.elapsed())
    }

    /// Goes on to a stage, from now.
    pub(super) fn enters(&self, stage: Stage) {
        self.stage
            .store(self.now() << 3 | stage as u64, Ordering::Relaxed);
    }

    /// Goes on to a stage without a limit, so without asking the clock.
    pub(super) fn proceeds(&self, stage: Stage) {
        self.stage.store(
            self.stage.load(Ordering::Relaxed) & !7 | stage as u64,
            Ordering::Relaxed,
        );
    }

    /// A request is finished.
    pub(super) fn served(&self) {
        let now = self.now();
        self.served.store(now, Ordering::Relaxed);
        self.stage
            .store(now << 3 | Stage::Idle as u64, Ordering::Relaxed);
    }

    /// Where this connection stands.
    pub(super) fn stage(&self) -> Stage {
        Self::unpack(self.stage.load(Ordering::Relaxed)).0
    }

    fn unpack(packed: u64) -> (Stage, u64) {
        let at = usize::try_from(packed & 7).unwrap_or(0);
        (
            Stage::ALL.get(at).copied().unwrap_or(Stage::Idle),
            packed >> 3,
        )
    }

    /// When this connection is overdue, in the crowd's milliseconds.
    fn due(&self, limits: &Limits) -> Option<u64> {
        let (stage, entered) = Self::unpack(self.stage.load(Ordering::Relaxed));
        stage
            .limit(limits)
            .map(|limit| entered + milliseconds(limit))
    }

    /// Whether the box is stopping, so that this connection should end after what it is doing.
    pub(super) fn is_leaving(&self) -> bool {
        self.leaving.load(Ordering::Relaxed)
    }

    /// Keeps the way to wake this connection's task; a task has one waker all its life.
    pub(super) fn woken_by(&self, waker: &Waker) {
        self.waker.get_or_init(|| waker.clone());
    }

    /// Keeps the way to end this connection's task.
    pub(super) fn runs_as(&self, task: AbortHandle) {
        // Set once, right after the task was made; a second handle would be the same one.
        let _ = self.task.set(task);
    }

    fn hang_up(&self) {
        if let Some(task) = self.task.get() {
            task.abort();
        }
    }
}

/// A caller's place in the crowd. When the last handle of the task is dropped, however it ended, the place is free.
pub(super) struct Place {
    crowd: Arc<ConnectionTable>,
    id: u64,
    caller: Arc<Connection>,
}

impl Drop for Place {
    fn drop(&mut self) {
        self.crowd.callers().remove(&self.id);
        self.crowd.counts.open.fetch_sub(1, Ordering::Relaxed);
    }
}

impl std::ops::Deref for Place {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        &self.caller
    }
}

/// Every open connection of one [`super::serve`].
pub(super) struct ConnectionTable {
    limits: Limits,
    counts: Arc<Counts>,
    since: Instant,
    next: AtomicU64,
    callers: Mutex<HashMap<u64, Arc<Connection>>>,
}

impl ConnectionTable {
    pub(super) fn new(limits: Limits, counts: Arc<Counts>) -> Self {
        Self {
            limits,
            counts,
            since: Instant::now(),
            next: AtomicU64::new(0),
            callers: Mutex::new(HashMap::new()),
        }
    }

    fn callers(&self) -> MutexGuard<'_, HashMap<u64, Arc<Connection>>> {
        // Nothing that can panic runs under this lock.
        self.callers.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes a newcomer in.
    pub(super) fn enter(self: &Arc<Self>, peer: SocketAddr, secure: bool) -> Arc<Place> {
        let now = milliseconds(self.since.elapsed());
        let stage = if secure {
            Stage::Handshake
        } else {
            Stage::Silent
        };
        let caller = Arc::new(Connection {
            peer: peer.ip().to_canonical(),
            since: self.since,
            stage: AtomicU64::new(now << 3 | stage as u64),
            served: AtomicU64::new(now),
            leaving: AtomicBool::new(false),
            waker: OnceLock::new(),
            task: OnceLock::new(),
        });
        let id = self.next.fetch_add(1, Ordering::Relaxed);
        self.callers().insert(id, caller.clone());
        self.counts.open.fetch_add(1, Ordering::Relaxed);
        Arc::new(Place {
            crowd: self.clone(),
            id,
            caller,
        })
    }

    /// Makes sure that one more fits.
    pub(super) fn make_room(&self) {
        if self.callers().len() >= self.limits.connections_max {
            self.turn_one_away();
        }
    }

    /// Closes the connection that is longest without a finished request, at the address that holds most, among those
    /// for whom it matters least: a live page stays while anybody merely sits there. Tells whether there was one.
    pub(super) fn turn_one_away(&self) -> bool {
        let mut callers = self.callers();
        let Some(least) = callers.values().map(|caller| caller.stage().worth()).min() else {
            return false;
        };
        let mut held: HashMap<IpAddr, (usize, u64, u64)> = HashMap::new();
        for (&id, caller) in callers
            .iter()
            .filter(|(_, caller)| caller.stage().worth() == least)
        {
            let served = caller.served.load(Ordering::Relaxed);
            let (count, oldest, oldest_id) = held.entry(caller.peer).or_insert((0, served, id));
            *count += 1;
            if (served, id) < (*oldest, *oldest_id) {
                (*oldest, *oldest_id) = (served, id);
            }
        }
        // Of two addresses that hold as many, the one with the older connection.
        let chosen = held
            .values()
            .max_by_key(|(count, served, id)| (*count, u64::MAX - served, u64::MAX - id));
        // It leaves the list at once, so that the next newcomer finds another; its place is counted until it is closed.
        let Some(caller) = chosen.and_then(|(_, _, id)| callers.remove(id)) else {
            return false;
        };
        caller.hang_up();
        self.counts.turned_away.fetch_add(1, Ordering::Relaxed);
        true
    }

    /// Hangs up on everybody who took too long, and tells when to look again.
    pub(super) fn hang_up_overdue(&self) -> Instant {
        let now = milliseconds(self.since.elapsed());
        let mut next = now + milliseconds(self.limits.shortest());
        for caller in self.callers().values() {
            match caller.due(&self.limits) {
                Some(due) if due <= now => caller.hang_up(),
                Some(due) => next = next.min(due),
                None => {}
            }
        }
        // Many that fall due one after another are taken together.
        self.since + Duration::from_millis(next.max(now + 20))
    }

    /// Ends every connection: politely within four fifths of the bound, then without asking.
    pub(super) async fn drain(&self) {
        for caller in self.callers().values() {
            caller.leaving.store(true, Ordering::Relaxed);
            if let Some(waker) = caller.waker.get() {
                waker.wake_by_ref();
            }
        }
        let begun = Instant::now();
        let drain = self.limits.stop * 4 / 5;
        // Half a request that is on its way now may still come in; nobody waits for the merely connected after that.
        let grace = (self.limits.stop / 20).min(drain);
        let empty = || self.counts.connections() == 0;
        within(drain, || {
            empty() || begun.elapsed() >= grace && !self.is_anyone_served()
        })
        .await;
        self.callers().values().for_each(|caller| caller.hang_up());
        if !within(self.limits.stop / 5, empty).await {
            log::warn!(
                "Stopped with {} connections still closing.",
                self.counts.connections()
            );
        }
    }

    fn is_anyone_served(&self) -> bool {
        self.callers()
            .values()
            .any(|caller| caller.stage().worth() > 0)
    }
}

fn milliseconds(span: Duration) -> u64 {
    u64::try_from(span.as_millis()).unwrap_or(u64::MAX >> 3)
}
