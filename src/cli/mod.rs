//! The commands, one file each, and what several of them need: what they print and how they end, a runtime, the clock of a
//! box, an address to open.

#![warn(
    clippy::print_stderr,
    reason = "eprintln! panics where nobody reads it; tell does not"
)]

mod backup;
mod claim_card;
pub mod demo;
mod doctor;
mod export;
mod import;
mod log_lines;
mod open_release;
mod restore;
pub mod serve;
mod where_to_go;

use std::{
    fmt::Display,
    io::{self, ErrorKind, Write as _},
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
};

pub use backup::backup;
pub use claim_card::{claim_card, metrics_token, setup_code};
pub use doctor::doctor;
pub use export::export;
pub use import::import;
pub use log_lines::start_log;
pub use open_release::open_release;
pub use restore::restore;

use crate::{
    app::{App, literal},
    host::{
        clock::{CLOCK_OFFSET, Clock},
        control,
        mdns::addresses_of,
    },
    settings::Folder,
    store::{self, Store},
};

/// Why a command ended before its end.
#[derive(Debug, PartialEq, Eq)]
pub enum Error {
    /// It could not do what was asked: one plain sentence for people.
    Sentence(String),
    /// Whoever read its answer went away, as `head` does when it has enough. Nothing is wrong.
    ReaderGone,
}

/// How a command ends.
pub type Result<T = ()> = std::result::Result<T, Error>;

impl From<String> for Error {
    fn from(sentence: String) -> Self {
        Self::Sentence(sentence)
    }
}

impl From<&str> for Error {
    fn from(sentence: &str) -> Self {
        Self::Sentence(sentence.to_owned())
    }
}

/// Prints an answer on standard output.
///
/// # Errors
/// Whoever read it went away, or it cannot be written.
fn print<L: Display>(lines: impl IntoIterator<Item = L>) -> Result {
    let mut out = io::stdout().lock();
    let mut lines = lines.into_iter();
    let printed = lines.try_for_each(|line| writeln!(out, "{line}"));
    printed
        .and_then(|()| out.flush())
        .map_err(|error| match error.kind() {
            ErrorKind::BrokenPipe => Error::ReaderGone,
            _ => Error::Sentence(format!("The answer could not be written: {error}.")),
        })
}

/// Prints a line for people on standard error, whether or not anybody reads it.
pub fn tell(line: &str) {
    drop(writeln!(io::stderr(), "{line}"));
}

/// Asks the running server of a folder.
fn ask(folder: &Folder, question: &str) -> Result<String> {
    let folder = &folder.data;
    let answer = control::ask(folder, question).map_err(|_| {
        let folder = folder.display();
        format!("No Chair is running with the data in {folder}. Start it first, as the same user.")
    })?;
    Ok(answer)
}

/// One thread for all connections: more only make the slowest answers slower (decision 28).
fn runtime() -> Result<tokio::runtime::Runtime> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| format!("The program could not start: {error}."))?;
    Ok(runtime)
}

/// The clock knows what was last written, and the offset that a teacher's device gave it (decision 30).
async fn start_clock(store: &Store) -> Clock {
    let (last, offset) = store
        .read(|tx| {
            Ok((
                store::audit::last_written(tx)?,
                store::settings::load(tx, CLOCK_OFFSET)?,
            ))
        })
        .await
        .unwrap_or_default();
    let clock = Clock::start(last);
    if let Some(offset) = offset.and_then(|text| text.parse().ok()) {
        clock.resume_offset(offset);
    }
    clock
}

/// The names and addresses by which browsers in the classroom reach a running box, as they stand in an address.
fn hosts(app: &App) -> Vec<String> {
    let mut hosts = app.announcer.status().names;
    hosts.extend(addresses_of(app.names.http).into_iter().map(literal));
    hosts
}

/// An address somebody on this machine can open: a listener on every address is reached at the loopback one.
fn reachable(address: SocketAddr) -> SocketAddr {
    let ip: IpAddr = match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        _ => return address,
    };
    SocketAddr::from((ip, address.port()))
}
