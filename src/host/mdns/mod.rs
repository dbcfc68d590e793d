//! Being found on the classroom's network: the box's names by mDNS, whether anybody can hear them, and the addresses it
//! can be reached at. A name is a hint to people, never proof of who answers (decision 33). What speaks is voice.rs.

mod census;
mod chairs;
mod label;
mod network;
mod round;
mod voice;

use std::{
    net::SocketAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread,
    time::{Duration, Instant},
};

use mdns_sd::ServiceDaemon;
pub use network::{Quiet, addresses_of, lan_addresses};
use tokio::sync::watch;

/// How long saying goodbye may take.
const GOODBYE: Duration = Duration::from_millis(800);

/// How well the box is announced.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Air {
    /// The names were said and nobody objected.
    OnAir,
    /// Nothing could be said yet, or no longer.
    Silent,
    /// Announcing is switched off, or makes no sense for the address served.
    #[default]
    Off,
    /// Another machine has the box's or the room's name; the box goes by another one.
    Conflict,
}

impl Air {
    /// The word for `/health`.
    pub fn word(self) -> &'static str {
        match self {
            Self::OnAir => "on_air",
            Self::Silent => "silent",
            Self::Off => "off",
            Self::Conflict => "conflict",
        }
    }
}

/// How the box is announced now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Announced {
    /// How well.
    pub state: Air,
    /// The names it answers to (`room12.local`), the best first: the room's, then one learned in a conflict, the box's own,
    /// and `chair.local` while no other Chair is heard. All of them belong on the list of allowed hosts. Empty when off.
    pub names: Vec<String>,
    /// Names it would have, had another machine not got them first.
    pub taken: Vec<String>,
    /// How many other Chairs are heard.
    pub others: usize,
    /// Why nobody hears it; none while that is not known, or not so.
    pub quiet: Option<Quiet>,
}

/// The voice of the box on the network.
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
    told: watch::Sender<Announced>,
    wish: Mutex<Wish>,
}

/// What the rest of the program asks of the voice.
#[derive(Default)]
struct Wish {
    stopping: bool,
    /// The room's host name without `.local`.
    room: Option<String>,
    /// To be told goodbye.
    daemon: Option<ServiceDaemon>,
}

impl Announcer {
    /// Announces the box of this number (its first four characters stand in its name), served at `served` (its HTTP
    /// listener).
    ///
    /// Only addresses that listener answers on are announced, and none at all for a loopback address. The box's own name is
    /// known at once; whether it is heard shows in [`Announcer::status`] a second later.
    pub fn start(id: &str, served: SocketAddr) -> Self {
        let hostname = rustix::system::uname()
            .nodename()
            .to_string_lossy()
            .into_owned();
        let suffix = id.get(..4).unwrap_or(id);
        let label = label::of_box(suffix, &hostname);
        let announced = if served.ip().is_loopback() {
            Announced::default()
        } else {
            Announced {
                state: Air::Silent,
                names: vec![local(&label)],
                ..Announced::default()
            }
        };
        let shared = Arc::new(Shared {
            id: id.to_owned(),
            instance: format!("Chair {suffix}"),
            label,
            hostname,
            served,
            told: watch::Sender::new(announced),
            wish: Mutex::default(),
        });
        if served.ip().is_loopback() {
            log::info!(
                "Not announced on the network: {served} can be reached from this machine only."
            );
            return Self { shared };
        }
        let voice = shared.clone();
        if let Err(why) = thread::Builder::new()
            .name("announce".to_owned())
            .spawn(move || voice.speak())
        {
            log::error!("Could not start announcing the box: {why}.");
        }
        Self { shared }
    }

    /// A box that is not to be announced.
    pub fn off() -> Self {
        Self {
            shared: Arc::new(Shared {
                id: String::new(),
                label: String::new(),
                instance: String::new(),
                hostname: String::new(),
                served: SocketAddr::from(([127, 0, 0, 1], 0)),
                told: watch::Sender::default(),
                wish: Mutex::default(),
            }),
        }
    }

    /// How the box is announced now.
    pub fn status(&self) -> Announced {
        self.shared.told.borrow().clone()
    }

    /// Tells of every change of [`Announcer::status`].
    pub fn changes(&self) -> watch::Receiver<Announced> {
        self.shared.told.subscribe()
    }

    /// What children call the room: "Room 12" becomes `room12.local` within seconds, if no other machine is called so. The
    /// name before it is said goodbye.
    pub fn call_room(&self, name: Option<&str>) {
        let hostname = &self.shared.hostname;
        let label = name.and_then(|name| label::of_room(name, hostname));
        self.shared.wish().room = label;
    }

    /// Says goodbye, so that every list in the room forgets the box at once. Returns within a second.
    pub fn stop(&self) {
        let daemon = {
            let mut wish = self.shared.wish();
            wish.stopping = true;
            wish.daemon.take()
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
    fn wish(&self) -> MutexGuard<'_, Wish> {
        // Nothing that can panic runs under this lock.
        self.wish.lock().unwrap_or_else(PoisonError::into_inner)
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

fn local(label: &str) -> String {
    format!("{label}.local")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_for_this_machine_only_is_off() {
        let announcer = Announcer::start("3f2a0001", ([127, 0, 0, 1], 8080).into());
        assert_eq!(announcer.status(), Announced::default());
        announcer.call_room(Some("Room 12"));
        announcer.stop();
        assert_eq!(Announcer::off().status(), Announced::default());
    }

    /// Served at an address this machine does not have, so that no interface fits and nothing leaves this machine.
    #[test]
    fn announcing_that_dies_is_started_again_and_ends_when_stopped() {
        let announcer = Announcer::start("3f2a0001", ([192, 0, 2, 250], 8080).into());
        let alive = || announcer.shared.wish().daemon.clone();
        let wait_for = |wanted: bool| {
            let end = Instant::now() + Duration::from_secs(5);
            while alive().is_some() != wanted {
                assert!(Instant::now() < end, "within five seconds");
                thread::sleep(Duration::from_millis(10));
            }
        };
        wait_for(true);
        assert_eq!(announcer.status().state, Air::Silent);
        assert_eq!(announcer.status().names, ["chair-3f2a.local"]);
        alive().unwrap().shutdown().unwrap();
        wait_for(false);
        wait_for(true);
        announcer.stop();
        assert!(alive().is_none());
    }
}
