//! Being found on the classroom's network: the box's names by mDNS, whether anybody can hear them, and the addresses it
//! can be reached at. A name is a hint to people, never proof of who answers (decision 33). When they are announced
//! is `responder.rs`; what a box says of itself, and what it hears of others, `peers.rs`.

mod daemon_load;
mod label;
mod memory;
mod name_query;
mod network;
mod peers;
mod responder;

use std::{
    net::SocketAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread,
    time::{Duration, Instant},
};

use mdns_sd::ServiceDaemon;
pub use network::{SilenceReason, addresses_of, lan_addresses};
use strum::IntoStaticStr;
use tokio::sync::watch;

/// How long saying goodbye may take.
const GOODBYE: Duration = Duration::from_millis(800);

/// How well the box is announced.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum State {
    /// The names were announced and nobody objected.
    #[strum(serialize = "on_air")]
    Announced,
    /// Nothing could be announced yet, or no longer.
    Silent,
    /// Announcing is switched off, or makes no sense for the address served.
    #[default]
    Off,
    /// Another machine has the box's or the room's name; the box goes by another one.
    Conflict,
}

/// How the box is announced now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Status {
    /// How well.
    pub state: State,
    /// The names it answers to (`room12.local`), the best first: the room's, then one learned in a conflict, the box's own,
    /// and `chair.local` while no other Chair is heard. All of them belong on the list of allowed hosts. Empty when off.
    pub names: Vec<String>,
    /// Names it would have, had another machine not got them first.
    pub taken: Vec<String>,
    /// How many other Chairs are heard.
    pub others: usize,
    /// Why nobody hears it; none while that is not known, or not so.
    pub silence: Option<SilenceReason>,
}

/// Announces the box on the network, on a thread of its own.
pub struct Announcer {
    shared: Arc<Shared>,
}

struct Shared {
    /// The box's number, by which it knows itself from other Chairs.
    id: String,
    /// Its own host name without `.local`.
    label: String,
    instance: String,
    /// The operating system's host name, which is never ours.
    hostname: String,
    served: SocketAddr,
    status: watch::Sender<Status>,
    control: Mutex<Control>,
}

/// What the rest of the program asks of the thread.
#[derive(Default)]
struct Control {
    stopping: bool,
    /// The room's host name without `.local`.
    room: Option<String>,
    /// The daemon that runs now: it has to say goodbye.
    daemon: Option<ServiceDaemon>,
}

impl Announcer {
    /// Announces the box of this number (its first four characters stand in its name), served at `served` (its HTTP
    /// listener).
    ///
    /// Only addresses that listener answers on are announced, and none at all for a loopback address. The box's own name is
    /// known at once; whether it is heard shows in [`Announcer::status`] a second later.
    pub fn start(id: &str, served: SocketAddr) -> Self {
        let shared = Shared::new(id, served);
        if served.ip().is_loopback() {
            log::info!(
                "Not announced on the network: {served} can be reached from this machine only."
            );
            return Self { shared };
        }
        shared.status.send_replace(Status {
            state: State::Silent,
            names: vec![local(&shared.label)],
            ..Status::default()
        });
        let responder = shared.clone();
        if let Err(why) = thread::Builder::new()
            .name("announce".to_owned())
            .spawn(move || responder.announce_until_stopped())
        {
            log::error!("Could not start announcing the box: {why}.");
        }
        Self { shared }
    }

    /// A box that is not to be announced.
    pub fn off() -> Self {
        Self {
            shared: Shared::new("", SocketAddr::from(([127, 0, 0, 1], 0))),
        }
    }

    /// How the box is announced now.
    pub fn status(&self) -> Status {
        self.shared.status.borrow().clone()
    }

    /// Tells of every change of [`Announcer::status`].
    pub fn changes(&self) -> watch::Receiver<Status> {
        self.shared.status.subscribe()
    }

    /// What children call the room: "Room 12" becomes `room12.local` within seconds, if no other machine is called so. The
    /// name before it is withdrawn.
    pub fn call_room(&self, name: Option<&str>) {
        let hostname = &self.shared.hostname;
        let label = name.and_then(|name| label::room_label(name, hostname));
        self.shared.control().room = label;
    }

    /// Says goodbye, so that every list in the room forgets the box at once. Returns within a second.
    pub fn stop(&self) {
        let daemon = {
            let mut control = self.shared.control();
            control.stopping = true;
            control.daemon.take()
        };
        if let Some(daemon) = daemon {
            say_goodbye(&daemon);
        }
    }
}

impl Drop for Announcer {
    fn drop(&mut self) {
        self.stop();
    }
}

impl Shared {
    fn new(id: &str, served: SocketAddr) -> Arc<Self> {
        let uname = rustix::system::uname();
        let hostname = uname.nodename().to_string_lossy().into_owned();
        let suffix = id.get(..4).unwrap_or(id);
        Arc::new(Self {
            id: id.to_owned(),
            instance: format!("Chair {suffix}"),
            label: label::box_label(suffix, &hostname),
            hostname,
            served,
            status: watch::Sender::default(),
            control: Mutex::default(),
        })
    }

    fn control(&self) -> MutexGuard<'_, Control> {
        // Nothing that can panic runs under this lock.
        self.control.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn say_goodbye(daemon: &ServiceDaemon) {
    let end = Instant::now() + GOODBYE;
    // Its queue of commands may be full for a moment.
    while Instant::now() < end {
        match daemon.shutdown() {
            Ok(done) => {
                // Whatever it answers, it has stopped or died.
                let _ = done.recv_deadline(end);
                return;
            }
            Err(mdns_sd::Error::Again) => thread::sleep(Duration::from_millis(20)),
            Err(_) => return,
        }
    }
}

/// Gives the daemon a command; its queue may be full for a moment.
fn retry_while_busy<T>(command: impl Fn() -> mdns_sd::Result<T>) {
    for _ in 0..50 {
        match command() {
            Err(mdns_sd::Error::Again) => thread::sleep(Duration::from_millis(20)),
            Err(why) => return log::debug!("Announcing did not do as told: {why}."),
            Ok(_) => return,
        }
    }
}

fn local(label: &str) -> String {
    format!("{label}.local")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_for_this_machine_only_is_off() {
        let announcer = Announcer::start("3f2a0001", ([127, 0, 0, 1], 8080).into());
        assert_eq!(announcer.status(), Status::default());
        announcer.call_room(Some("Room 12"));
        announcer.stop();
        assert_eq!(Announcer::off().status(), Status::default());
    }

    /// Served at an address this machine does not have, so that no interface fits and nothing leaves this machine.
    #[test]
    fn announcing_that_dies_is_started_again_and_ends_when_stopped() {
        let announcer = Announcer::start("3f2a0001", ([192, 0, 2, 250], 8080).into());
        let alive = || announcer.shared.control().daemon.clone();
        let wait_for = |wanted: bool| {
            let end = Instant::now() + Duration::from_secs(5);
            while alive().is_some() != wanted {
                assert!(Instant::now() < end, "within five seconds");
                thread::sleep(Duration::from_millis(10));
            }
        };
        wait_for(true);
        assert_eq!(announcer.status().state, State::Silent);
        assert_eq!(announcer.status().names, ["chair-3f2a.local"]);
        alive().unwrap().shutdown().unwrap();
        wait_for(false);
        wait_for(true);
        announcer.stop();
        assert!(alive().is_none());
    }
}
