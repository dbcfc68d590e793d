//! The listeners: one accept loop for HTTP and HTTPS round a plain hyper service, with the limits that a shared classroom
//! network needs (decision 34). It knows sockets and time only: what a request means, and how long its body may take, is
//! left to the service. Which connection is closed, and when, stands in `connection_table.rs`; one connection in
//! `connection.rs`.

mod connection;
mod connection_table;

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

use crate::limits;
use connection_table::ConnectionTable;

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

/// A socket that listens for connections, and what makes it HTTPS if it is.
pub struct ListeningSocket {
    /// The socket.
    pub listener: TcpListener,
    /// The TLS side, or `None` for plain HTTP.
    pub tls: Option<TlsAcceptor>,
}

/// How long a connection may take and how many there may be. The default is the product's ([`crate::limits`]); tests shorten
/// it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConnectionLimits {
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
    /// How many connections may be open at once. A new one beyond that is taken, and the least useful one is closed.
    pub connections_max: usize,
}

impl Default for ConnectionLimits {
    fn default() -> Self {
        Self {
            header: limits::HEADER_TIME,
            idle: limits::IDLE_TIME,
            handshake: limits::HANDSHAKE_TIME,
            unacknowledged: limits::UNACKNOWLEDGED_TIME,
            stop: limits::STOP_TIME,
            connections_max: connections_max(rustix::process::getrlimit(Resource::Nofile).current),
        }
    }
}

impl ConnectionLimits {
    /// The earliest moment at which anything that starts now can be overdue.
    fn shortest(&self) -> Duration {
        self.header.min(self.idle).min(self.handshake)
    }
}

/// The descriptor limit less what the rest of the box needs, and at most [`limits::CONNECTIONS_MAX`]. Where that would leave
/// nothing, a quarter of the limit: a box with too few descriptors is slow, not silent.
fn connections_max(descriptors: Option<u64>) -> usize {
    let descriptors = descriptors
        .and_then(|limit| usize::try_from(limit).ok())
        .unwrap_or(usize::MAX);
    descriptors
        .saturating_sub(limits::DESCRIPTORS_FOR_THE_REST)
        .max(descriptors / 4)
        .clamp(1, limits::CONNECTIONS_MAX)
}

/// What `/health` tells about the connections. Each call of [`serve`] wants its own.
#[derive(Debug, Default)]
pub struct Counts {
    open: AtomicUsize,
    evicted: AtomicUsize,
}

impl Counts {
    /// How many connections are open now.
    pub fn connections(&self) -> usize {
        self.open.load(Ordering::Relaxed)
    }

    /// How many were closed since the start to take another one.
    pub fn evicted(&self) -> usize {
        self.evicted.load(Ordering::Relaxed)
    }
}

/// Serves every listening socket until `stop` is done, then ends within `limits.stop`.
///
/// When `stop` is done no more connections are taken, idle ones close at once, and responses that are being sent are given
/// four fifths of `limits.stop`; what remains then is dropped, so an open stream of events cannot hold the box up.
/// A panic in `service` closes its own connection and nothing else.
pub async fn serve<S, B>(
    sockets: Vec<ListeningSocket>,
    service: S,
    limits: ConnectionLimits,
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
    for socket in &sockets {
        // Whoever bound it asked for a shorter queue. Where it cannot be longer, that one must do.
        let _ = SockRef::from(&socket.listener).listen(limits::ACCEPT_QUEUE);
    }
    let table = Arc::new(ConnectionTable::new(limits, counts));
    let mut acceptor = Acceptor {
        sockets,
        next: 0,
        last_warning: None,
    };
    let mut stop = pin!(stop);
    let mut sweep = pin!(sleep(limits.shortest()));
    loop {
        tokio::select! {
            // In this order: a flood of connections must not keep us from stopping or from closing overdue ones.
            biased;
            () = &mut stop => break,
            () = &mut sweep => sweep.as_mut().reset(table.close_overdue().into()),
            (socket, accepted) = poll_fn(|cx| acceptor.poll_accept(cx)) => match accepted {
                Ok((stream, peer)) => {
                    let tls = acceptor.sockets[socket].tls.clone();
                    if let Some(local) = prepare(&stream, &limits) {
                        table.make_room();
                        let connection = table.register(peer, tls.is_some());
                        let info = ConnectionInfo { peer, local, secure: tls.is_some() };
                        let served = connection::serve_connection(stream, tls, info, connection.clone(), service.clone());
                        connection.set_task(tokio::spawn(served).abort_handle());
                    }
                }
                Err(error) => acceptor.recover(&table, &error).await,
            },
        }
    }
    drop(acceptor);
    table.drain().await;
}

/// Sets up an accepted connection and tells our side's address; `None` when the peer is gone already.
fn prepare(socket: &TcpStream, limits: &ConnectionLimits) -> Option<SocketAddr> {
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

/// The listening sockets, and whose turn it is: a flood at one must not starve the other.
struct Acceptor {
    sockets: Vec<ListeningSocket>,
    next: usize,
    last_warning: Option<Instant>,
}

impl Acceptor {
    /// The next connection at any socket, with the number of the socket.
    fn poll_accept(
        &mut self,
        cx: &mut Context<'_>,
    ) -> Poll<(usize, io::Result<(TcpStream, SocketAddr)>)> {
        let count = self.sockets.len();
        for step in 0..count {
            let socket = (self.next + step) % count;
            if let Poll::Ready(accepted) = self.sockets[socket].listener.poll_accept(cx) {
                self.next = socket + 1;
                return Poll::Ready((socket, accepted));
            }
        }
        Poll::Pending
    }

    /// What to do when accepting failed: nothing for a peer that left while waiting; for a lack of descriptors or memory
    /// close one connection and pause, because the socket stays ready and would spin.
    async fn recover(&mut self, table: &ConnectionTable, error: &io::Error) {
        let scarce = [Errno::MFILE, Errno::NFILE, Errno::NOBUFS, Errno::NOMEM];
        let code = Errno::from_io_error(error);
        if !code.is_some_and(|code| scarce.contains(&code)) {
            log::debug!("A peer left before its connection was taken: {error}.");
            return;
        }
        if self
            .last_warning
            .is_none_or(|last| last.elapsed() > limits::SCARCE_WARNING_EVERY)
        {
            log::warn!(
                "Cannot take a new connection ({error}); closing the least useful open one."
            );
            self.last_warning = Some(Instant::now());
        }
        // Its descriptor is free as soon as its task has been dropped, a turn of the runtime later.
        let pause = if table.evict_one() { 5 } else { 50 };
        sleep(Duration::from_millis(pause)).await;
    }
}

/// Sleeps for a while in steps until `done`; tells whether it came to be.
async fn wait_until(bound: Duration, mut done: impl FnMut() -> bool) -> bool {
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
    fn a_box_with_very_few_descriptors_still_takes_connections() {
        assert_eq!(connections_max(Some(64)), 16);
        assert_eq!(connections_max(Some(0)), 1);
    }
}
