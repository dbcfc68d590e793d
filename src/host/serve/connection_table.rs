//! The table of all open connections: how long each has been in its stage, which one is closed when time or room is short,
//! and how all end when the box stops (decision 34). No bytes are read or written here.

use std::{
    cmp::Reverse,
    collections::HashMap,
    net::{IpAddr, SocketAddr},
    sync::{
        Arc, Mutex, MutexGuard, OnceLock, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    task::Waker,
    time::{Duration, Instant},
};

use strum::VariantArray;
use tokio::task::AbortHandle;

use crate::host::serve::{ConnectionLimits, Counts, wait_until};

/// Where a connection stands in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, VariantArray)]
#[repr(u8)]
pub(super) enum Stage {
    /// TLS is being agreed upon.
    Handshake,
    /// Connected, and not a byte of a first request yet.
    Silent,
    /// Part of a request's head is here.
    Head,
    /// A whole head is here: the service has the request (and perhaps waits for its body).
    Handling,
    /// The response is being sent; a stream of events stays here as long as its page is open.
    Responding,
    /// The whole response is in our buffer, but the network has not taken it yet.
    Flushing,
    /// Between two requests.
    Idle,
}

impl Stage {
    /// How long a connection may stay here; `None` where the service's own limits hold.
    fn limit(self, limits: &ConnectionLimits) -> Option<Duration> {
        match self {
            Self::Handshake => Some(limits.handshake),
            Self::Silent | Self::Head => Some(limits.header),
            Self::Idle => Some(limits.idle),
            Self::Handling | Self::Responding | Self::Flushing => None,
        }
    }

    /// How much would be lost by closing a connection in this stage: nobody waits for anything (0), somebody waits for a
    /// response or still sends (1), a response or a live page is under way (2).
    fn priority(self) -> u8 {
        match self {
            Self::Handshake | Self::Silent | Self::Head | Self::Idle => 0,
            Self::Handling => 1,
            Self::Responding | Self::Flushing => 2,
        }
    }
}

/// One open connection as the table sees it. Its task writes, the accept loop reads: two relaxed atomics, so that a request
/// pays for no lock and no timer of its own.
pub(super) struct Connection {
    peer: IpAddr,
    /// The zero of the table's clock.
    epoch: Instant,
    /// Stage in the low three bits, above them the milliseconds at which it was entered.
    stage: AtomicU64,
    /// When the last request was finished; before the first one, when the connection came.
    last_finished: AtomicU64,
    draining: AtomicBool,
    waker: OnceLock<Waker>,
    task: OnceLock<AbortHandle>,
}

impl Connection {
    fn now(&self) -> u64 {
        milliseconds(self.epoch.elapsed())
    }

    /// Goes on to a stage, which begins now.
    pub(super) fn enter(&self, stage: Stage) {
        self.stage
            .store(self.now() << 3 | stage as u64, Ordering::Relaxed);
    }

    /// Goes on to a stage that has no time limit, so the clock need not be asked.
    pub(super) fn enter_unlimited(&self, stage: Stage) {
        self.stage.store(
            self.stage.load(Ordering::Relaxed) & !7 | stage as u64,
            Ordering::Relaxed,
        );
    }

    /// A request is finished.
    pub(super) fn finish_request(&self) {
        let now = self.now();
        self.last_finished.store(now, Ordering::Relaxed);
        self.stage
            .store(now << 3 | Stage::Idle as u64, Ordering::Relaxed);
    }

    /// The stage of this connection.
    pub(super) fn stage(&self) -> Stage {
        Self::unpack(self.stage.load(Ordering::Relaxed)).0
    }

    fn unpack(packed: u64) -> (Stage, u64) {
        let at = usize::try_from(packed & 7).unwrap_or(0);
        (
            Stage::VARIANTS.get(at).copied().unwrap_or(Stage::Idle),
            packed >> 3,
        )
    }

    /// When this connection is overdue, in milliseconds of the table's clock.
    fn deadline(&self, limits: &ConnectionLimits) -> Option<u64> {
        let (stage, entered) = Self::unpack(self.stage.load(Ordering::Relaxed));
        stage
            .limit(limits)
            .map(|limit| entered + milliseconds(limit))
    }

    /// Whether the box is stopping, so that this connection should end after what it is doing.
    pub(super) fn is_draining(&self) -> bool {
        self.draining.load(Ordering::Relaxed)
    }

    /// Remembers how to wake this connection's task; a task has one waker all its life.
    pub(super) fn set_waker(&self, waker: &Waker) {
        self.waker.get_or_init(|| waker.clone());
    }

    /// Remembers how to end this connection's task.
    pub(super) fn set_task(&self, task: AbortHandle) {
        // Set once, right after the task was made; a second handle would be the same one.
        let _ = self.task.set(task);
    }

    fn abort(&self) {
        if let Some(task) = self.task.get() {
            task.abort();
        }
    }
}

/// A connection's entry in the table. When its task has dropped the last handle, however it ended, the entry is removed.
pub(super) struct Registration {
    table: Arc<ConnectionTable>,
    id: u64,
    connection: Arc<Connection>,
}

impl Drop for Registration {
    fn drop(&mut self) {
        self.table.connections().remove(&self.id);
        self.table.counts.open.fetch_sub(1, Ordering::Relaxed);
    }
}

impl std::ops::Deref for Registration {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        &self.connection
    }
}

/// Every open connection of one [`super::serve`].
pub(super) struct ConnectionTable {
    limits: ConnectionLimits,
    counts: Arc<Counts>,
    epoch: Instant,
    next_id: AtomicU64,
    connections: Mutex<HashMap<u64, Arc<Connection>>>,
}

impl ConnectionTable {
    pub(super) fn new(limits: ConnectionLimits, counts: Arc<Counts>) -> Self {
        Self {
            limits,
            counts,
            epoch: Instant::now(),
            next_id: AtomicU64::new(0),
            connections: Mutex::new(HashMap::new()),
        }
    }

    fn connections(&self) -> MutexGuard<'_, HashMap<u64, Arc<Connection>>> {
        // Nothing that can panic runs under this lock.
        self.connections
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds a new connection.
    pub(super) fn register(self: &Arc<Self>, peer: SocketAddr, secure: bool) -> Arc<Registration> {
        let now = milliseconds(self.epoch.elapsed());
        let stage = if secure {
            Stage::Handshake
        } else {
            Stage::Silent
        };
        let connection = Arc::new(Connection {
            peer: peer.ip().to_canonical(),
            epoch: self.epoch,
            stage: AtomicU64::new(now << 3 | stage as u64),
            last_finished: AtomicU64::new(now),
            draining: AtomicBool::new(false),
            waker: OnceLock::new(),
            task: OnceLock::new(),
        });
        let id = self.next_id.fetch_add(1, Ordering::Relaxed);
        self.connections().insert(id, connection.clone());
        self.counts.open.fetch_add(1, Ordering::Relaxed);
        Arc::new(Registration {
            table: self.clone(),
            id,
            connection,
        })
    }

    /// Makes sure that one more fits.
    pub(super) fn make_room(&self) {
        if self.connections().len() >= self.limits.connections_max {
            self.evict_one();
        }
    }

    /// Closes the connection that is longest without a finished request, at the address that holds most, among those of the
    /// lowest priority: a live page stays while anybody merely sits there. Tells whether there was one.
    pub(super) fn evict_one(&self) -> bool {
        let mut connections = self.connections();
        let priorities = connections.values().map(|it| it.stage().priority());
        let Some(lowest) = priorities.min() else {
            return false;
        };
        // For each address how many it holds, and the oldest of them.
        let mut held: HashMap<IpAddr, (usize, (u64, u64))> = HashMap::new();
        for (&id, connection) in connections
            .iter()
            .filter(|(_, connection)| connection.stage().priority() == lowest)
        {
            let age = (connection.last_finished.load(Ordering::Relaxed), id);
            let (count, oldest) = held.entry(connection.peer).or_insert((0, age));
            *count += 1;
            *oldest = age.min(*oldest);
        }
        // Of two addresses that hold as many, the one with the older connection.
        let chosen = held
            .values()
            .max_by_key(|(count, oldest)| (*count, Reverse(*oldest)));
        // It leaves the table at once, so that the next newcomer finds another; it is counted as open until it is closed.
        let Some(connection) = chosen.and_then(|(_, (_, id))| connections.remove(id)) else {
            return false;
        };
        connection.abort();
        self.counts.evicted.fetch_add(1, Ordering::Relaxed);
        true
    }

    /// Closes every connection that took too long, and tells when to look again.
    pub(super) fn close_overdue(&self) -> Instant {
        let now = milliseconds(self.epoch.elapsed());
        let mut next = now + milliseconds(self.limits.shortest());
        for connection in self.connections().values() {
            match connection.deadline(&self.limits) {
                Some(deadline) if deadline <= now => connection.abort(),
                Some(deadline) => next = next.min(deadline),
                None => {}
            }
        }
        // Many that fall due one after another are taken together.
        self.epoch + Duration::from_millis(next.max(now + 20))
    }

    /// Ends every connection: after the response that is under way within four fifths of the bound, then at once.
    pub(super) async fn drain(&self) {
        for connection in self.connections().values() {
            connection.draining.store(true, Ordering::Relaxed);
            if let Some(waker) = connection.waker.get() {
                waker.wake_by_ref();
            }
        }
        let begun = Instant::now();
        let drain = self.limits.stop * 4 / 5;
        // Half a request that is on its way now may still come in; connections without one are not waited for after that.
        let grace = (self.limits.stop / 20).min(drain);
        let empty = || self.counts.connections() == 0;
        wait_until(drain, || {
            empty() || begun.elapsed() >= grace && !self.is_any_busy()
        })
        .await;
        self.connections().values().for_each(|it| it.abort());
        if !wait_until(self.limits.stop / 5, empty).await {
            log::warn!(
                "Stopped with {} connections still closing.",
                self.counts.connections()
            );
        }
    }

    fn is_any_busy(&self) -> bool {
        self.connections()
            .values()
            .any(|it| it.stage().priority() > 0)
    }
}

fn milliseconds(span: Duration) -> u64 {
    u64::try_from(span.as_millis()).unwrap_or(u64::MAX >> 3)
}
