//! What systemd and the program say to each other: sockets that are handed over, "I am ready", "I am stopping", and a
//! sign of life for the watchdog (decision 36). Started by anything else, the program says nothing and opens its own sockets.

use std::net::TcpListener;

use listenfd::ListenFd;
use sd_notify::NotifyState;

use crate::store::Store;

const HTTPS: u16 = 443;

/// Listening sockets that systemd opened for the program (chair.socket), so that it needs no right to take port 80 and
/// nobody is turned away while it starts again. Kept open until the program ends.
#[derive(Debug, Default)]
pub struct InheritedSockets {
    http: Option<TcpListener>,
    https: Option<TcpListener>,
}

impl InheritedSockets {
    /// Takes what was handed over: port 443 is HTTPS and any other HTTP; of two others the second is HTTPS.
    ///
    /// Has to be called once, before there are other threads: it clears the variables that tell of the sockets.
    ///
    /// # Errors
    /// One plain sentence: there are more than two, or one is no TCP socket that listens.
    pub fn take() -> Result<Self, String> {
        let wrong = |why: &dyn std::fmt::Display| {
            format!(
                "The sockets that systemd hands over cannot be used: {why}. Look at chair.socket."
            )
        };
        let mut given = ListenFd::from_env();
        let mut handed = Self::default();
        for number in 0..given.len() {
            let taken = given
                .take_tcp_listener(number)
                .map_err(|error| wrong(&error))?;
            let Some(listener) = taken else { continue };
            let at = listener.local_addr().map_err(|error| wrong(&error))?;
            let door = if at.port() != HTTPS && handed.http.is_none() {
                &mut handed.http
            } else {
                &mut handed.https
            };
            if door.replace(listener).is_some() {
                return Err(wrong(&"Chair wants one for HTTP and one for HTTPS"));
            }
        }
        Ok(handed)
    }

    /// Copies of the sockets for HTTP and for HTTPS that were handed over, so that the program can start over.
    ///
    /// # Errors
    /// One plain sentence.
    pub fn copies(&self) -> Result<[Option<TcpListener>; 2], String> {
        let copy = |listener: &Option<TcpListener>| {
            let copy = listener.as_ref().map(TcpListener::try_clone).transpose();
            copy.map_err(|why| format!("A socket that systemd handed over cannot be used: {why}."))
        };
        Ok([copy(&self.http)?, copy(&self.https)?])
    }
}

/// Whether what the program says on standard error goes into the journal, which others may read and which is kept: systemd names
/// the stream that it made (`JOURNAL_STREAM`, systemd.exec(5)).
pub fn is_heard_by_journal() -> bool {
    let Some(stream) = std::env::var("JOURNAL_STREAM").ok() else {
        return false;
    };
    let about = rustix::fs::fstat(std::io::stderr());
    about.is_ok_and(|it| stream == format!("{}:{}", it.st_dev, it.st_ino))
}

/// Says that the doors are open.
pub fn ready() {
    say(NotifyState::Ready);
}

/// Says that the program is on its way out.
pub fn stopping() {
    say(NotifyState::Stopping);
}

fn say(what: NotifyState<'_>) {
    if let Err(error) = sd_notify::notify(&[what]) {
        log::warn!("systemd does not hear the program: {error}");
    }
}

/// Gives a sign of life twice in every period that systemd waits, each only after the store has really read and begun a
/// write. Never ends; without a watchdog it does nothing. When a thread of the store hangs, so does this, and systemd
/// starts the program anew.
pub async fn watchdog(store: &Store) {
    let Some(period) = sd_notify::watchdog_enabled().filter(|it| !it.is_zero()) else {
        return std::future::pending().await;
    };
    let mut turn = tokio::time::interval(period / 2);
    turn.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        turn.tick().await;
        if store.is_alive().await {
            say(NotifyState::Watchdog);
        } else {
            log::error!("the store does not work: no sign of life for the watchdog");
        }
    }
}
