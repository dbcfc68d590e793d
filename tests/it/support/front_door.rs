//! A front door with a tiny service behind it, on a thread of its own, and plain blocking clients. No product behind it:
//! what is tested with it is the loop of `host::serve` alone.

use std::{
    convert::Infallible,
    future::Future,
    io::{Read as _, Write as _},
    net::{IpAddr, Ipv4Addr, SocketAddr, TcpStream},
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
    thread,
    time::{Duration, Instant},
};

use bytes::Bytes;
use chair::host::{
    serve::{ConnectionInfo, ConnectionLimits, Counts, ListeningSocket, serve},
    tls::{Certificate, Holder},
};
use http_body_util::BodyExt as _;
use hyper::{
    Request, Response, StatusCode,
    body::{Body, Frame, Incoming, SizeHint},
    service::service_fn,
};
use tokio::{net::TcpListener, sync::oneshot, time::Interval};

/// How long a client of these tests waits for anything at all.
const PATIENCE: Duration = Duration::from_secs(30);

/// Limits short enough for a test, in the proportions of the real ones.
pub(crate) fn short_limits() -> ConnectionLimits {
    ConnectionLimits {
        header: Duration::from_millis(600),
        idle: Duration::from_millis(1500),
        handshake: Duration::from_millis(600),
        stop: Duration::from_millis(1500),
        ..ConnectionLimits::default()
    }
}

/// A running front door.
pub(crate) struct FrontDoor {
    pub(crate) http: SocketAddr,
    pub(crate) https: SocketAddr,
    pub(crate) counts: Arc<Counts>,
    pub(crate) certificate: Arc<Certificate>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<thread::JoinHandle<()>>,
    _folder: tempfile::TempDir,
}

impl FrontDoor {
    /// Opens an HTTP and an HTTPS door on free ports.
    pub(crate) fn open(limits: ConnectionLimits) -> Self {
        raise_descriptor_limit();
        let folder = tempfile::tempdir().expect("a temporary folder");
        let holder = Holder {
            title: "Chair test".to_owned(),
            names: vec!["box.local".to_owned()],
            addresses: vec![],
        };
        let certificate =
            Arc::new(Certificate::open(folder.path(), &holder, None).expect("a certificate"));
        let tls = certificate.tls().expect("a TLS configuration");
        let counts = Arc::new(Counts::default());
        let (stop, stopped) = oneshot::channel::<()>();
        let (tell, told) = std::sync::mpsc::channel();
        let shared = counts.clone();
        let thread = thread::spawn(move || {
            run(async move {
                let http = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
                let https = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
                tell.send((
                    http.local_addr().expect("bound"),
                    https.local_addr().expect("bound"),
                ))
                .expect("a listener");
                let doors = vec![
                    ListeningSocket {
                        listener: http,
                        tls: None,
                    },
                    ListeningSocket {
                        listener: https,
                        tls: Some(tls.into()),
                    },
                ];
                let stop = async { stopped.await.unwrap_or(()) };
                serve(doors, service_fn(answer), limits, shared, stop).await;
            });
        });
        let (http, https) = told.recv().expect("the door opens");
        Self {
            http,
            https,
            counts,
            certificate,
            stop: Some(stop),
            thread: Some(thread),
            _folder: folder,
        }
    }

    /// Begins to stop.
    pub(crate) fn begin_stop(&mut self) {
        drop(self.stop.take());
    }

    /// Stops, and tells how long that took.
    pub(crate) fn stop(mut self) -> Duration {
        let begun = Instant::now();
        self.begin_stop();
        self.thread
            .take()
            .expect("not stopped before")
            .join()
            .expect("the loop ends without a panic");
        begun.elapsed()
    }

    /// A client that has connected and said nothing.
    pub(crate) fn client(&self) -> Client {
        Client::connect(self.http)
    }

    /// A client at another address of this machine, as another tablet would be.
    pub(crate) fn client_at(&self, last: u8) -> Client {
        let socket = socket2::Socket::new(socket2::Domain::IPV4, socket2::Type::STREAM, None)
            .expect("a socket");
        let from = SocketAddr::from((IpAddr::V4(Ipv4Addr::new(127, 0, 0, last)), 0));
        socket.bind(&from.into()).expect("a loopback address");
        socket.connect(&self.http.into()).expect("an open door");
        Client::of(socket.into())
    }

    /// Waits until this many connections are open.
    pub(crate) fn wait_for_connections(&self, count: usize) {
        let end = Instant::now() + PATIENCE;
        while self.counts.connections() != count {
            assert!(
                Instant::now() < end,
                "{} connections are open, not {count}",
                self.counts.connections()
            );
            thread::sleep(Duration::from_millis(5));
        }
    }
}

impl Drop for FrontDoor {
    fn drop(&mut self) {
        self.begin_stop();
        if let Some(thread) = self.thread.take() {
            // A failing test must show its own failure, not this one.
            let _ = thread.join();
        }
    }
}

/// A blocking client on a plain connection.
pub(crate) struct Client {
    pub(crate) stream: TcpStream,
}

impl Client {
    pub(crate) fn connect(to: SocketAddr) -> Self {
        Self::of(TcpStream::connect(to).expect("an open door"))
    }

    fn of(stream: TcpStream) -> Self {
        stream
            .set_read_timeout(Some(PATIENCE))
            .expect("a limit above zero");
        Self { stream }
    }

    pub(crate) fn say(&mut self, text: &str) {
        self.stream
            .write_all(text.as_bytes())
            .expect("an open connection");
    }

    /// Asks for a page and reads the whole answer; the connection stays open.
    pub(crate) fn get(&mut self, path: &str) -> String {
        self.try_get(path).expect("an answer")
    }

    /// As [`Client::get`]; `None` when the connection is closed instead.
    pub(crate) fn try_get(&mut self, path: &str) -> Option<String> {
        self.stream
            .write_all(format!("GET {path} HTTP/1.1\r\nHost: box.local\r\n\r\n").as_bytes())
            .ok()?;
        self.read_answer()
    }

    /// Reads one answer with a `content-length`.
    pub(crate) fn read_answer(&mut self) -> Option<String> {
        let mut text = self.read_until("\r\n\r\n")?;
        let length = text
            .to_ascii_lowercase()
            .lines()
            .find_map(|line| {
                line.strip_prefix("content-length: ")
                    .map(|length| length.parse().expect("a number"))
            })
            .unwrap_or(0);
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body).ok()?;
        text.push_str(&String::from_utf8_lossy(&body));
        Some(text)
    }

    /// Reads up to and with these characters, byte by byte.
    pub(crate) fn read_until(&mut self, end: &str) -> Option<String> {
        let mut text = Vec::new();
        let mut byte = [0];
        while !text.ends_with(end.as_bytes()) {
            self.stream.read_exact(&mut byte).ok()?;
            text.push(byte[0]);
        }
        Some(String::from_utf8_lossy(&text).into_owned())
    }

    /// Opens a stream of events and reads its first one.
    pub(crate) fn listen(&mut self) {
        self.say("GET /events HTTP/1.1\r\nHost: box.local\r\n\r\n");
        self.read_until("tick\n").expect("a first event");
    }

    /// How long until the other side hangs up.
    pub(crate) fn closed_after(&mut self) -> Duration {
        let begun = Instant::now();
        let mut rest = [0; 4096];
        loop {
            match self.stream.read(&mut rest) {
                Ok(0) => return begun.elapsed(),
                Ok(_) => {}
                Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => {
                    panic!("still open after {PATIENCE:?}")
                }
                Err(_) => return begun.elapsed(),
            }
        }
    }

    /// Whether the connection is open and quiet now.
    pub(crate) fn is_open(&self) -> bool {
        self.stream.set_nonblocking(true).expect("a socket");
        let peeked = self.stream.peek(&mut [0]);
        self.stream.set_nonblocking(false).expect("a socket");
        match peeked {
            Ok(bytes) => bytes > 0,
            Err(error) => error.kind() == std::io::ErrorKind::WouldBlock,
        }
    }
}

/// Runs a future as the product does: on one thread.
pub(crate) fn run<F: Future>(future: F) -> F::Output {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime")
        .block_on(future)
}

/// Both ends of a thousand connections live in this one process.
pub(crate) fn raise_descriptor_limit() {
    use rustix::process::{Resource, getrlimit, setrlimit};
    let mut limit = getrlimit(Resource::Nofile);
    if limit.current.is_some_and(|current| current < 4096)
        && limit.maximum.is_none_or(|maximum| maximum >= 4096)
    {
        limit.current = Some(4096);
        setrlimit(Resource::Nofile, limit).expect("the hard limit allows it");
    }
}

/// The tiny service.
async fn answer(request: Request<Incoming>) -> Result<Response<Answer>, Infallible> {
    let text = match request.uri().path() {
        "/events" => {
            return Ok(Response::new(Answer::Events(tokio::time::interval(
                Duration::from_millis(200),
            ))));
        }
        "/large" => Bytes::from(vec![b'x'; 24 * 1024 * 1024]),
        "/slow" => {
            tokio::time::sleep(Duration::from_millis(500)).await;
            Bytes::from_static(b"at last")
        }
        "/panic" => panic!("a mistake in the service, on purpose"),
        "/where" => {
            let ends: &ConnectionInfo = request.extensions().get().expect("both ends");
            format!(
                "from {} to {} secure {}",
                ends.peer, ends.local, ends.secure
            )
            .into()
        }
        "/echo" => request
            .into_body()
            .collect()
            .await
            .map(http_body_util::Collected::to_bytes)
            .unwrap_or_default(),
        "/" => Bytes::from_static(b"hello"),
        _ => {
            let mut missing = Response::new(Answer::Whole(None));
            *missing.status_mut() = StatusCode::NOT_FOUND;
            return Ok(missing);
        }
    };
    Ok(Response::new(Answer::Whole(Some(text))))
}

/// A whole answer, or events without end.
enum Answer {
    Whole(Option<Bytes>),
    Events(Interval),
}

impl Body for Answer {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        match &mut *self {
            Self::Whole(text) => Poll::Ready(text.take().map(|text| Ok(Frame::data(text)))),
            Self::Events(interval) => interval
                .poll_tick(cx)
                .map(|_| Some(Ok(Frame::data(Bytes::from_static(b"tick\n"))))),
        }
    }

    fn is_end_stream(&self) -> bool {
        matches!(self, Self::Whole(None))
    }

    fn size_hint(&self) -> SizeHint {
        match self {
            Self::Whole(text) => {
                SizeHint::with_exact(text.as_ref().map_or(0, |text| text.len() as u64))
            }
            Self::Events(_) => SizeHint::default(),
        }
    }
}
