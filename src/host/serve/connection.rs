//! One connection from its TLS handshake to its last byte: hyper's HTTP/1 round the service, telling the connection table at
//! each step which stage it is in. No limit is enforced here; the table closes a connection by dropping its task.

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

use crate::{
    host::serve::{
        ConnectionInfo,
        connection_table::{Registration, Stage},
    },
    limits,
};

/// Serves one connection until it ends.
pub(super) async fn serve_connection<S, B>(
    socket: TcpStream,
    tls: Option<TlsAcceptor>,
    info: ConnectionInfo,
    connection: Arc<Registration>,
    service: S,
) where
    S: Service<Request<Incoming>, Response = Response<B>>,
    S::Error: Into<Box<dyn Error + Send + Sync>>,
    B: Body + Unpin + 'static,
    B::Error: Into<Box<dyn Error + Send + Sync>>,
{
    let socket: Box<dyn Socket> = match tls {
        None => Box::new(socket),
        Some(tls) => match tls.accept(socket).await {
            Ok(socket) => {
                connection.enter(Stage::Silent);
                Box::new(socket)
            }
            Err(error) => return log::debug!("No TLS with {}: {error}.", info.peer),
        },
    };
    let stream = TokioIo::new(MonitoredStream {
        socket,
        connection: connection.clone(),
        flushing: false,
    });
    let handled = connection.clone();
    let service = service_fn(move |mut request: Request<Incoming>| {
        handled.enter_unlimited(Stage::Handling);
        request.extensions_mut().insert(info);
        let response = service.call(request);
        let connection = handled.clone();
        async move {
            let response = response.await?;
            connection.enter_unlimited(Stage::Responding);
            Ok::<_, S::Error>(response.map(|body| TrackedBody { body, connection }))
        }
    });
    // hyper's own header time-out stays off: it makes a timer for every request, and would end idle connections by the
    // same limit. The table's clock covers both, and a new connection that says nothing as well.
    let mut http = pin!(
        http1::Builder::new()
            .header_read_timeout(None)
            .max_buf_size(limits::CONNECTION_BUFFER_BYTES)
            .serve_connection(stream, service)
    );
    let mut is_shutting_down = false;
    let ended = poll_fn(|cx| {
        connection.set_waker(cx.waker());
        if connection.is_draining() && !is_shutting_down {
            is_shutting_down = true;
            http.as_mut().graceful_shutdown();
        }
        http.as_mut().poll(cx)
    })
    .await;
    if let Err(error) = ended {
        log::debug!("The connection with {} ended early: {error}.", info.peer);
    }
}

/// A response's body that tells the table when it is done with, sent or not.
struct TrackedBody<B> {
    body: B,
    connection: Arc<Registration>,
}

impl<B> Drop for TrackedBody<B> {
    fn drop(&mut self) {
        self.connection.finish_request();
    }
}

impl<B: Body + Unpin> Body for TrackedBody<B> {
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

/// A plain or a TLS socket: one type, so that hyper is compiled once.
trait Socket: AsyncRead + AsyncWrite + Send + Unpin {}

impl Socket for TcpStream {}
impl Socket for TlsStream<TcpStream> {}

/// The socket as hyper sees it. It notices the first byte of a request, and a response that the network is slow to take.
struct MonitoredStream {
    socket: Box<dyn Socket>,
    connection: Arc<Registration>,
    /// Whether a write had to wait after the response's body was done with.
    flushing: bool,
}

impl MonitoredStream {
    fn note_write<T>(&mut self, write: Poll<T>) -> Poll<T> {
        if write.is_pending() && self.connection.stage() == Stage::Idle {
            self.flushing = true;
            self.connection.enter_unlimited(Stage::Flushing);
        }
        write
    }
}

impl AsyncRead for MonitoredStream {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        let read = Pin::new(&mut self.socket).poll_read(cx, buffer);
        if buffer.filled().len() > before
            && matches!(self.connection.stage(), Stage::Silent | Stage::Idle)
        {
            self.connection.enter(Stage::Head);
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
        let write = Pin::new(&mut self.socket).poll_write(cx, bytes);
        self.note_write(write)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let write = Pin::new(&mut self.socket).poll_write_vectored(cx, bytes);
        self.note_write(write)
    }

    fn is_write_vectored(&self) -> bool {
        self.socket.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let flush = Pin::new(&mut self.socket).poll_flush(cx);
        if self.flushing && flush.is_ready() {
            self.flushing = false;
            if self.connection.stage() == Stage::Flushing {
                self.connection.finish_request();
            }
        }
        self.note_write(flush)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.socket).poll_shutdown(cx)
    }
}
