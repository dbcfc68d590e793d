//! One connection from its TLS handshake to its last byte: hyper's HTTP/1 round the service, telling the crowd at each
//! step where it stands. No limit is enforced here; the crowd closes a connection by dropping its task.

use std::{
    error::Error,
    future::poll_fn,
    io,
    pin::{Pin, pin},
    sync::Arc,
    task::{Context, Poll},
};

use hyper::{
    Request, Response,
    body::{Body, Frame, Incoming, SizeHint},
    server::conn::http1,
    service::{Service, service_fn},
};
use hyper_util::rt::TokioIo;
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::TcpStream,
};
use tokio_rustls::{TlsAcceptor, server::TlsStream};

use crate::host::serve::{
    ConnectionInfo,
    crowd::{Place, Stage},
};

/// The most a request's head may take, and the most that is buffered for one connection: a browser's head is a tenth of it.
/// hyper's own 400 KB would let 2,000 half-sent heads fill a small box's memory, and a buffer stays as large as it was once.
const BUFFER_MAX: usize = 32 * 1024;

/// Serves one connection until it ends.
pub(super) async fn serve_connection<S, B>(
    socket: TcpStream,
    tls: Option<TlsAcceptor>,
    ends: ConnectionInfo,
    caller: Arc<Place>,
    service: S,
) where
    S: Service<Request<Incoming>, Response = Response<B>>,
    S::Error: Into<Box<dyn Error + Send + Sync>>,
    B: Body + Unpin + 'static,
    B::Error: Into<Box<dyn Error + Send + Sync>>,
{
    let socket = match tls {
        None => Socket::Plain(socket),
        Some(tls) => match tls.accept(socket).await {
            Ok(socket) => {
                caller.enters(Stage::Silent);
                Socket::Tls(Box::new(socket))
            }
            Err(error) => return log::debug!("No TLS with {}: {error}.", ends.peer),
        },
    };
    let wire = TokioIo::new(MonitoredStream {
        socket,
        caller: caller.clone(),
        flushing: false,
    });
    let asked = caller.clone();
    let service = service_fn(move |mut request: Request<Incoming>| {
        asked.proceeds(Stage::Asked);
        request.extensions_mut().insert(ends);
        let answer = service.call(request);
        let caller = asked.clone();
        async move {
            let answer = answer.await?;
            caller.proceeds(Stage::Answered);
            Ok::<_, S::Error>(answer.map(|body| Sending { body, caller }))
        }
    });
    // hyper's own header time-out stays off: it makes a timer for every request, and would end idle connections by the
    // same limit. The crowd's clock covers both, and the silent newcomer as well.
    let mut http = pin!(
        http1::Builder::new()
            .header_read_timeout(None)
            .max_buf_size(BUFFER_MAX)
            .serve_connection(wire, service)
    );
    let mut told_to_leave = false;
    let ended = poll_fn(|cx| {
        caller.woken_by(cx.waker());
        if caller.is_leaving() && !told_to_leave {
            told_to_leave = true;
            http.as_mut().graceful_shutdown();
        }
        http.as_mut().poll(cx)
    })
    .await;
    if let Err(error) = ended {
        log::debug!("The connection with {} ended early: {error}.", ends.peer);
    }
}

/// An answer's body that tells the crowd when it is done with, sent or not.
struct Sending<B> {
    body: B,
    caller: Arc<Place>,
}

impl<B> Drop for Sending<B> {
    fn drop(&mut self) {
        self.caller.served();
    }
}

impl<B: Body + Unpin> Body for Sending<B> {
    type Data = B::Data;
    type Error = B::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<B::Data>, B::Error>>> {
        Pin::new(&mut self.body).poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// A plain or a TLS socket: one type, so that hyper is compiled once. TLS is boxed because most connections are plain.
enum Socket {
    Plain(TcpStream),
    Tls(Box<TlsStream<TcpStream>>),
}

/// The socket as hyper sees it. It notices the first byte of a request, and an answer the network is slow to take.
struct MonitoredStream {
    socket: Socket,
    caller: Arc<Place>,
    /// Whether a write had to wait after the answer's body was done with.
    flushing: bool,
}

impl MonitoredStream {
    fn note_wrote<T>(&mut self, wrote: Poll<T>) -> Poll<T> {
        if wrote.is_pending() && self.caller.stage() == Stage::Idle {
            self.flushing = true;
            self.caller.proceeds(Stage::Flushing);
        }
        wrote
    }
}

impl AsyncRead for MonitoredStream {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        let read = match &mut self.socket {
            Socket::Plain(socket) => Pin::new(socket).poll_read(cx, buffer),
            Socket::Tls(socket) => Pin::new(socket).poll_read(cx, buffer),
        };
        if buffer.filled().len() > before
            && matches!(self.caller.stage(), Stage::Silent | Stage::Idle)
        {
            self.caller.enters(Stage::Head);
        }
        read
    }
}

impl AsyncWrite for MonitoredStream {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let wrote = match &mut self.socket {
            Socket::Plain(socket) => Pin::new(socket).poll_write(cx, bytes),
            Socket::Tls(socket) => Pin::new(socket).poll_write(cx, bytes),
        };
        self.note_wrote(wrote)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let wrote = match &mut self.socket {
            Socket::Plain(socket) => Pin::new(socket).poll_write_vectored(cx, bytes),
            Socket::Tls(socket) => Pin::new(socket).poll_write_vectored(cx, bytes),
        };
        self.note_wrote(wrote)
    }

    fn is_write_vectored(&self) -> bool {
        match &self.socket {
            Socket::Plain(socket) => socket.is_write_vectored(),
            Socket::Tls(socket) => socket.is_write_vectored(),
        }
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let flushed = match &mut self.socket {
            Socket::Plain(socket) => Pin::new(socket).poll_flush(cx),
            Socket::Tls(socket) => Pin::new(socket).poll_flush(cx),
        };
        if self.flushing && flushed.is_ready() {
            self.flushing = false;
            if self.caller.stage() == Stage::Flushing {
                self.caller.served();
            }
        }
        self.note_wrote(flushed)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match &mut self.socket {
            Socket::Plain(socket) => Pin::new(socket).poll_shutdown(cx),
            Socket::Tls(socket) => Pin::new(socket).poll_shutdown(cx),
        }
    }
}
