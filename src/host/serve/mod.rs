//! The listeners: one accept loop for HTTP and HTTPS round a plain hyper service, with the limits that a shared classroom
//! network needs (decision 34). It knows sockets and time only: what a request means, and how long its body may take, is
//! left to the service. Which connection is closed, and when, stands in `crowd.rs`; one connection in `connection.rs`.

mod connection;
mod crowd;

use std::{
    error::Error,
    future::{Future, poll_fn},
    io,
    net::SocketAddr,
    pin::pin,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    task::{Context, Poll},
    time::{Duration, Instant},
};

use hyper::{
    Request, Response,
    body::{Body, Incoming},
    service::Service,
};
use rustix::{io::Errno, process::Resource};
use socket2::SockRef;
use tokio::{
    net::{TcpListener, TcpStream},
    time::{sleep, sleep_until},
};
use tokio_rustls::TlsAcceptor;

use crowd::ConnectionTable;

/// How many callers the kernel may hold at each door until they are let in.
const QUEUE: i32 = 1024;

/// Both ends of the connection that a request came over. In every request's extensions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConnectionInfo {
    /// The address it came from.
    pub peer: SocketAddr,
    /// The address of ours it came to.
    pub local: SocketAddr,
    /// Whether it came through TLS.
    pub secure: bool,
}

/// One listener, and what makes it HTTPS if it is.
pub struct Door {
    /// Where callers knock.
    pub listener: TcpListener,
    /// The TLS side, or `None` for plain HTTP.
    pub tls: Option<TlsAcceptor>,
}

/// How long a caller may take and how many there may be. `Limits::default()` is the product; tests shorten them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// From a request's first byte to the end of its head, and for a new connection to say anything at all.
    pub header: Duration,
    /// How long a connection is kept open between two requests.
    pub idle: Duration,
    /// How long a TLS handshake may take.
    pub handshake: Duration,
    /// How long sent bytes may stay unacknowledged before the peer counts as gone (`TCP_USER_TIMEOUT`).
    pub unacknowledged: Duration,
    /// How long stopping may take; four fifths of it are for answers that are still being sent.
    pub stop: Duration,
    /// How many connections may be open at once. A newcomer beyond that is let in, and the least useful one is closed.
    pub connections_max: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            header: Duration::from_secs(10),
            idle: Duration::from_secs(30),
            handshake: Duration::from_secs(10),
            unacknowledged: Duration::from_secs(20),
            stop: Duration::from_secs(5),
            connections_max: connections_max(rustix::process::getrlimit(Resource::Nofile).current),
        }
    }
}

impl Limits {
    /// The earliest moment at which anything that starts now can be overdue.
    fn shortest(&self) -> Duration {
        self.header.min(self.idle).min(self.handshake)
    }
}

/// The descriptor limit less 64 for the database, the network names and the rest, at most 2,048. Where that would leave
/// nothing, a quarter of the limit: a box with too few descriptors is slow, not silent.
fn connections_max(descriptors: Option<u64>) -> usize {
    let descriptors = descriptors
        .and_then(|limit| usize::try_from(limit).ok())
        .unwrap_or(usize::MAX);
    descriptors
        .saturating_sub(64)
        .max(descriptors / 4)
        .clamp(1, 2048)
}

/// What `/health` tells about the front doors. Each call of [`serve`] wants its own.
#[derive(Debug, Default)]
pub struct Counts {
    open: AtomicUsize,
    turned_away: AtomicUsize,
}

impl Counts {
    /// How many connections are open now.
    pub fn connections(&self) -> usize {
        self.open.load(Ordering::Relaxed)
    }

    /// How many were closed since the start to let somebody else in.
    pub fn turned_away(&self) -> usize {
        self.turned_away.load(Ordering::Relaxed)
    }
}

/// Serves every door until `stop` is done, then ends within `limits.stop`.
///
/// When `stop` is done no more callers are let in, idle connections close at once, and answers that are being sent are
/// given four fifths of `limits.stop`; what remains then is dropped, so an open stream of events cannot hold the box up.
/// A panic in `service` closes its own connection and nothing else.
pub async fn serve<S, B>(
    doors: Vec<Door>,
    service: S,
    limits: Limits,
    counts: Arc<Counts>,
    stop: impl Future<Output = ()>,
) where
    S: Service<Request<Incoming>, Response = Response<B>> + Clone + Send + 'static,
    S::Future: Send + 'static,
    S::Error: Into<Box<dyn Error + Send + Sync>>,
    B: Body + Send + Unpin + 'static,
    B::Data: Send,
    B::Error: Into<Box<dyn Error + Send + Sync>>,
{
    for door in &doors {
        // Whoever bound it asked for a queue of 128: a class that opens its tablets at once, or one flood, overflows that,
        // and a dropped greeting is repeated after a whole second. Where it cannot be longer, the short one must do.
        let _ = SockRef::from(&door.listener).listen(QUEUE);
    }
    let crowd = Arc::new(ConnectionTable::new(limits, counts));
    let mut entrance = Entrance {
        doors,
        turn: 0,
        complained: None,
    };
    let mut stop = pin!(stop);
    let mut sweep = pin!(sleep(limits.shortest()));
    loop {
        tokio::select! {
            // In this order: a flood of callers must not keep us from stopping or from hanging up.
            biased;
            () = &mut stop => break,
            () = &mut sweep => sweep.as_mut().reset(crowd.hang_up_overdue().into()),
            (door, came) = poll_fn(|cx| entrance.poll_accept(cx)) => match came {
                Ok((socket, peer)) => {
                    let tls = entrance.doors[door].tls.clone();
                    if let Some(local) = prepare(&socket, &limits) {
                        crowd.make_room();
                        let caller = crowd.enter(peer, tls.is_some());
                        let ends = ConnectionInfo { peer, local, secure: tls.is_some() };
                        let served = connection::serve_connection(socket, tls, ends, caller.clone(), service.clone());
                        caller.runs_as(tokio::spawn(served).abort_handle());
                    }
                }
                Err(error) => entrance.recover(&crowd, &error).await,
            },
        }
    }
    drop(entrance);
    crowd.drain().await;
}

/// Sets up an accepted socket and tells our side's address; `None` when the caller is gone already.
fn prepare(socket: &TcpStream, limits: &Limits) -> Option<SocketAddr> {
    // A page is one small write: waiting for more to send with it (Nagle) would only add the client's delayed ACK.
    socket.set_nodelay(true).ok()?;
    // A tablet that walked out of range never says goodbye. Without this the kernel holds what it did not acknowledge
    // for a quarter of an hour.
    #[cfg(target_os = "linux")]
    SockRef::from(socket)
        .set_tcp_user_timeout(Some(limits.unacknowledged))
        .ok()?;
    socket.local_addr().ok()
}

/// The listeners, and whose turn it is: a flood at one must not starve the other.
struct Entrance {
    doors: Vec<Door>,
    turn: usize,
    complained: Option<Instant>,
}

impl Entrance {
    /// The next caller at any door, with the door's number.
    fn poll_accept(
        &mut self,
        cx: &mut Context<'_>,
    ) -> Poll<(usize, io::Result<(TcpStream, SocketAddr)>)> {
        let doors = self.doors.len();
        for step in 0..doors {
            let door = (self.turn + step) % doors;
            if let Poll::Ready(came) = self.doors[door].listener.poll_accept(cx) {
                self.turn = door + 1;
                return Poll::Ready((door, came));
            }
        }
        Poll::Pending
    }

    /// What to do when accepting failed: nothing for a caller who left while waiting; for a lack of descriptors or memory
    /// close one connection and pause, because the listener stays ready and would spin.
    async fn recover(&mut self, crowd: &ConnectionTable, error: &io::Error) {
        let scarce = [Errno::MFILE, Errno::NFILE, Errno::NOBUFS, Errno::NOMEM];
        let code = Errno::from_io_error(error);
        if !code.is_some_and(|code| scarce.contains(&code)) {
            log::debug!("A caller left before being let in: {error}.");
            return;
        }
        if self
            .complained
            .is_none_or(|last| last.elapsed() > Duration::from_secs(60))
        {
            log::warn!(
                "Cannot take a new connection ({error}); closing the least useful open one."
            );
            self.complained = Some(Instant::now());
        }
        // Its descriptor is free as soon as its task has been dropped, a turn of the runtime later.
        let pause = if crowd.turn_one_away() { 5 } else { 50 };
        sleep(Duration::from_millis(pause)).await;
    }
}

/// Sleeps for a while in steps until `done`; tells whether it came to be.
async fn within(bound: Duration, mut done: impl FnMut() -> bool) -> bool {
    let end = tokio::time::Instant::now() + bound;
    loop {
        if done() {
            return true;
        }
        let now = tokio::time::Instant::now();
        if now >= end {
            return false;
        }
        sleep_until(end.min(now + Duration::from_millis(10))).await;
    }
}

#[cfg(test)]
mod tests {
    use super::connections_max;

    #[test]
    fn the_ceiling_leaves_descriptors_for_the_rest_of_the_box() {
        assert_eq!(connections_max(Some(1024)), 960);
        assert_eq!(connections_max(Some(1_048_576)), 2048);
        assert_eq!(connections_max(None), 2048);
    }

    #[test]
    fn a_box_with_very_few_descriptors_still_lets_callers_in() {
        assert_eq!(connections_max(Some(64)), 16);
        assert_eq!(connections_max(Some(0)), 1);
    }
}
