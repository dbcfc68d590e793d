//! What the board is measured against: bare hyper with one fixed body, started by this same program as `floor FILE`. It prints the ready line as
//! Chair does, so that both are started, measured and stopped in the same way.

use std::convert::Infallible;
use std::path::Path;
use std::process::Command;

use bytes::Bytes;
use http_body_util::Full;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

use crate::program::Program;

/// Serves the body of this file on a free port until SIGTERM.
pub fn serve(file: &str) {
    let body = Bytes::from(std::fs::read(file).unwrap());
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let mut end = signal(SignalKind::terminate()).unwrap();
        println!("ready http://{}/", listener.local_addr().unwrap());
        loop {
            tokio::select! {
                accepted = listener.accept() => {
                    let socket = accepted.unwrap().0;
                    let _ = socket.set_nodelay(true);
                    tokio::spawn(answer(socket, body.clone()));
                }
                _ = end.recv() => return,
            }
        }
    });
}

async fn answer(socket: tokio::net::TcpStream, body: Bytes) {
    let service = service_fn(move |_: Request<hyper::body::Incoming>| {
        let body = body.clone();
        async move {
            let answer = Response::builder().header("content-type", "text/html; charset=utf-8");
            Ok::<_, Infallible>(answer.body(Full::new(body)).unwrap())
        }
    });
    let _ = http1::Builder::new()
        .serve_connection(TokioIo::new(socket), service)
        .await;
}

/// The command that serves this body, with words such as valgrind's in front.
pub fn command(before: &[&str], body: &Path) -> Command {
    let own = std::env::current_exe().unwrap();
    let mut words: Vec<&std::ffi::OsStr> = before.iter().map(std::ffi::OsStr::new).collect();
    words.push(own.as_os_str());
    let mut command = Command::new(words[0]);
    command.args(&words[1..]).arg("floor").arg(body);
    command
}

/// Starts it.
pub fn start(body: &Path) -> Program {
    Program::start(command(&[], body), &body.with_extension("log"))
}
