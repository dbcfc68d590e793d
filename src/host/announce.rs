//! Being found on the classroom's network: says the box's name by mDNS, watches whether anybody can hear it, and knows
//! the addresses it can be reached at. A name is a hint to people, never proof of who answers.

use std::{
    collections::BTreeMap,
    net::{IpAddr, SocketAddr},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread,
    time::{Duration, Instant},
};

use mdns_sd::{
    DaemonEvent, DnsNameChange, IfKind, IfPredicate, RRType, Receiver, RecvTimeoutError,
    ServiceDaemon, ServiceInfo,
};

const SERVICE: &str = "_http._tcp.local.";
/// With no announcement this long after asking for one, nobody hears us: mdns-sd itself stays silent about a taken port
/// or a sandbox without `AF_NETLINK`.
const SILENT_AFTER: Duration = Duration::from_secs(10);
/// How long to wait before a daemon that died is started again.
const RESTART_AFTER: Duration = Duration::from_secs(2);
/// How long saying goodbye may take.
const GOODBYE: Duration = Duration::from_millis(800);

/// How well the box is announced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Air {
    /// The names were said and nobody objected.
    OnAir,
    /// Nothing could be said yet, or no longer.
    Silent,
    /// Announcing is switched off, or makes no sense for the address served.
    Off,
    /// Another machine has our name; the box goes by another one on that network.
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Announced {
    /// How well.
    pub state: Air,
    /// The names it answers to (`chair-3f2a.local`), the best first: one learned in a conflict stands before the one it
    /// replaces. All of them belong on the list of allowed hosts. Empty when off.
    pub names: Vec<String>,
}

/// The voice of the box on the network.
pub struct Announcer {
    shared: Arc<Shared>,
}

struct Shared {
    label: String,
    instance: String,
    served: SocketAddr,
    heard: Mutex<Heard>,
}

/// What has come to our ears so far.
#[derive(Default)]
struct Heard {
    off: bool,
    stopping: bool,
    on_air: bool,
    /// The name on each interface where another machine had ours.
    learned: BTreeMap<String, String>,
    daemon: Option<ServiceDaemon>,
}

impl Announcer {
    /// Announces the box whose id begins with `suffix` (four characters), served at `served` (its HTTP listener).
    ///
    /// Only addresses that listener answers on are announced, and none at all for a loopback address. The names are known
    /// at once; whether they are heard shows in [`Announcer::status`] a second later.
    pub fn start(suffix: &str, served: SocketAddr) -> Self {
        let hostname = rustix::system::uname()
            .nodename()
            .to_string_lossy()
            .into_owned();
        let shared = Arc::new(Shared {
            label: label_beside(suffix, &hostname),
            instance: format!("Chair {suffix}"),
            served,
            heard: Mutex::default(),
        });
        if served.ip().is_loopback() {
            log::info!(
                "Not announced on the network: {served} can be reached from this machine only."
            );
            shared.heard().off = true;
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
        let heard = Mutex::new(Heard {
            off: true,
            ..Heard::default()
        });
        let served = SocketAddr::from(([127, 0, 0, 1], 0));
        Self {
            shared: Arc::new(Shared {
                label: String::new(),
                instance: String::new(),
                served,
                heard,
            }),
        }
    }

    /// How the box is announced now.
    pub fn status(&self) -> Announced {
        let heard = self.shared.heard();
        if heard.off {
            return Announced {
                state: Air::Off,
                names: Vec::new(),
            };
        }
        let state = match (heard.on_air, heard.learned.is_empty()) {
            (false, _) => Air::Silent,
            (true, true) => Air::OnAir,
            (true, false) => Air::Conflict,
        };
        let mut names: Vec<String> = heard.learned.values().cloned().collect();
        names.push(format!("{}.local", self.shared.label));
        names.dedup();
        Announced { state, names }
    }

    /// Says goodbye, so that every list in the room forgets the box at once. Returns within a second.
    pub fn stop(&self) {
        let daemon = {
            let mut heard = self.shared.heard();
            heard.stopping = true;
            heard.on_air = false;
            heard.daemon.take()
        };
        let Some(daemon) = daemon else { return };
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
}

impl Drop for Announcer {
    fn drop(&mut self) {
        self.stop();
    }
}

impl Shared {
    fn heard(&self) -> MutexGuard<'_, Heard> {
        // Nothing that can panic runs under this lock.
        self.heard.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Announces until stopped, with a new daemon whenever one has died.
    fn speak(&self) {
        loop {
            match self.register() {
                Ok((daemon, info, events)) => self.listen(&daemon, &info, &events),
                Err(why) => log::warn!("Could not announce the box on the network: {why}."),
            }
            let mut heard = self.heard();
            if heard.stopping {
                return;
            }
            heard.daemon = None;
            heard.on_air = false;
            heard.learned.clear();
            drop(heard);
            log::warn!("Announcing ended unexpectedly; starting it again.");
            thread::sleep(RESTART_AFTER);
        }
    }

    fn register(&self) -> mdns_sd::Result<(ServiceDaemon, ServiceInfo, Receiver<DaemonEvent>)> {
        let daemon = ServiceDaemon::new()?;
        let events = daemon.monitor()?;
        let at = self.served.ip();
        let unwanted = move |interface: &if_addrs::Interface| {
            !is_classroom_network(&interface.name) || !answers_on(at, interface.ip())
        };
        daemon.disable_interface(IfKind::Predicate(IfPredicate::new(unwanted)))?;
        let host = format!("{}.local.", self.label);
        let port = self.served.port();
        let info = ServiceInfo::new(
            SERVICE,
            &self.instance,
            &host,
            "",
            port,
            &[("path", "/")][..],
        )?
        .enable_addr_auto();
        daemon.register(info.clone())?;
        let mut heard = self.heard();
        if heard.stopping {
            // Stopped before anything was said: nobody needs a goodbye, but the daemon must end.
            let _ = daemon.shutdown();
        }
        heard.daemon = Some(daemon.clone());
        drop(heard);
        Ok((daemon, info, events))
    }

    /// Takes in the daemon's events until it is gone. Its queue drops what is not taken, so nothing here may be slow.
    fn listen(&self, daemon: &ServiceDaemon, info: &ServiceInfo, events: &Receiver<DaemonEvent>) {
        let mut complain_at = Some(Instant::now() + SILENT_AFTER);
        loop {
            let event = match complain_at {
                None => events.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some(at) => events.recv_deadline(at),
            };
            match event {
                Ok(DaemonEvent::Announce(..)) => {
                    self.heard().on_air = true;
                    complain_at = None;
                }
                Ok(DaemonEvent::NameChange(change)) => self.learn(&change),
                Ok(DaemonEvent::IpAdd(address)) => {
                    log::info!("The box has the address {address} now.");
                    // A cable that comes back is not announced by itself; asking again is. A full queue means a
                    // registration is under way anyhow.
                    let _ = daemon.register(info.clone());
                    complain_at.get_or_insert(Instant::now() + SILENT_AFTER);
                }
                Ok(DaemonEvent::IpDel(address)) => {
                    log::debug!("The box no longer has the address {address}.");
                    let reachable = lan_addresses()
                        .iter()
                        .any(|&address| answers_on(self.served.ip(), address));
                    self.heard().on_air &= reachable;
                }
                Ok(DaemonEvent::Error(why)) => log::warn!("Announcing met an error: {why}."),
                Ok(_) => {}
                Err(RecvTimeoutError::Timeout) => {
                    log::warn!(
                        "Nobody hears this box's name on the network; it can be reached by its address only."
                    );
                    self.heard().on_air = false;
                    complain_at = None;
                }
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    /// Another machine has one of our names on one network.
    fn learn(&self, change: &DnsNameChange) {
        if !matches!(change.rr_type, RRType::A | RRType::AAAA) {
            return;
        }
        let name = change.new_name.trim_end_matches('.').to_owned();
        log::warn!(
            "Another machine on {} is called {} already; this box goes by {name} there.",
            change.intf_name,
            change.original.trim_end_matches('.')
        );
        self.heard().learned.insert(change.intf_name.clone(), name);
    }
}

/// Our host name without `.local`. Never the operating system's own: two voices for one name make other responders on
/// this machine rename it.
fn label_beside(suffix: &str, hostname: &str) -> String {
    let label = format!("chair-{}", suffix.to_ascii_lowercase());
    let own = hostname.split('.').next().unwrap_or_default();
    if own.eq_ignore_ascii_case(&label) {
        log::warn!("This machine itself is called {own}, so the box goes by {label}-box.");
        return format!("{label}-box");
    }
    label
}

/// Whether an interface can lead to a classroom: not to this machine itself, a container or a tunnel.
fn is_classroom_network(interface: &str) -> bool {
    const ELSEWHERE: [&str; 9] = [
        "docker",
        "br-",
        "veth",
        "virbr",
        "tailscale",
        "wg",
        "tun",
        "podman",
        "zt",
    ];
    interface != "lo" && !ELSEWHERE.iter().any(|begin| interface.starts_with(begin))
}

/// Whether a listener at `served` answers on `address`.
fn answers_on(served: IpAddr, address: IpAddr) -> bool {
    match served {
        _ if served == address => true,
        IpAddr::V4(served) => served.is_unspecified() && address.is_ipv4(),
        IpAddr::V6(served) => served.is_unspecified(),
    }
}

/// The addresses other machines in the room can use: IPv4 first, then IPv6 that needs no interface beside it. Asked anew
/// each time.
pub fn lan_addresses() -> Vec<IpAddr> {
    let interfaces = if_addrs::get_if_addrs().unwrap_or_else(|why| {
        log::warn!("Could not list this machine's addresses: {why}.");
        Vec::new()
    });
    let mut addresses: Vec<IpAddr> = interfaces
        .iter()
        .filter(|interface| {
            !interface.is_loopback() && !interface.is_p2p() && is_classroom_network(&interface.name)
        })
        .map(if_addrs::Interface::ip)
        .filter(|address| matches!(address, IpAddr::V4(_)) || !is_link_local(*address))
        .collect();
    addresses.sort_by_key(|address| (address.is_ipv6(), is_link_local(*address), *address));
    addresses.dedup();
    addresses
}

fn is_link_local(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => address.is_link_local(),
        IpAddr::V6(address) => address.is_unicast_link_local(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_is_chair_and_the_suffix() {
        assert_eq!(label_beside("3F2A", "raspberrypi"), "chair-3f2a");
    }

    #[test]
    fn the_machines_own_name_is_never_claimed() {
        assert_eq!(label_beside("3f2a", "Chair-3F2A.local"), "chair-3f2a-box");
        assert_eq!(label_beside("3f2a", "chair-3f2a"), "chair-3f2a-box");
    }

    #[test]
    fn containers_bridges_and_tunnels_are_not_the_classroom() {
        for elsewhere in [
            "lo",
            "docker0",
            "br-1c2d",
            "veth1f",
            "virbr0",
            "tailscale0",
            "wg0",
        ] {
            assert!(!is_classroom_network(elsewhere), "{elsewhere}");
        }
        for room in ["eth0", "wlan0", "enp3s0", "wlp2s0", "br0", "end0", "usb0"] {
            assert!(is_classroom_network(room), "{room}");
        }
    }

    #[test]
    fn only_addresses_the_listener_answers_on_are_announced() {
        let answers = |served: &str, address: &str| {
            answers_on(served.parse().unwrap(), address.parse().unwrap())
        };
        assert!(answers("0.0.0.0", "192.0.2.1"));
        assert!(!answers("0.0.0.0", "2001:db8::1"));
        assert!(answers("::", "192.0.2.1") && answers("::", "2001:db8::1"));
        assert!(answers("192.0.2.1", "192.0.2.1") && !answers("192.0.2.1", "192.0.2.2"));
    }

    #[test]
    fn a_box_for_this_machine_only_is_off() {
        let announcer = Announcer::start("3f2a", ([127, 0, 0, 1], 8080).into());
        let off = Announced {
            state: Air::Off,
            names: Vec::new(),
        };
        assert_eq!(announcer.status(), off);
        announcer.stop();
        assert_eq!(Announcer::off().status(), off);
    }

    #[test]
    fn no_loopback_address_is_offered_to_the_room() {
        assert!(lan_addresses().iter().all(|address| !address.is_loopback()));
    }

    /// Served at an address this machine does not have, so that no interface fits and nothing leaves this machine.
    #[test]
    fn announcing_that_dies_is_started_again_and_ends_when_stopped() {
        let announcer = Announcer::start("3f2a", ([192, 0, 2, 250], 8080).into());
        let alive = || announcer.shared.heard().daemon.clone();
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
