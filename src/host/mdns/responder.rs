//! The thread that announces the names: it leaves alone what another machine has, and starts a new mDNS daemon when the one
//! before has died, is flooded or is not heard.

use std::{
    collections::{BTreeMap, BTreeSet},
    thread,
    time::{Duration, Instant},
};

use mdns_sd::{
    DaemonEvent, DnsNameChange, IfKind, IfPredicate, RRType, Receiver, RecvTimeoutError,
    ServiceDaemon, ServiceInfo,
};

use crate::host::mdns::{
    Shared, SilenceReason, State, Status,
    daemon_load::DaemonLoad,
    label, local,
    memory::Memory,
    name_query::NameQuery,
    network::{answers_on, is_classroom_network, is_on_network, own_addresses},
    peers::{self, Peers},
    retry_while_busy, say_goodbye,
};

/// The service that lists of web pages on a network show.
const WEB_PAGE: &str = "_http._tcp.local.";
/// With no announcement this long after asking for one, nobody hears us: mdns-sd itself stays silent about a taken port
/// or a sandbox without `AF_NETLINK`.
const SILENT_AFTER: Duration = Duration::from_secs(10);
/// A machine on no network is told so sooner.
const NO_NETWORK_AFTER: Duration = Duration::from_secs(2);
/// How long to wait before a daemon that died is started again.
const RESTART_AFTER: Duration = Duration::from_secs(2);
/// How often to start a new daemon while nobody hears us although there is a network: the port may be free by now.
const TRY_AGAIN_AFTER: Duration = Duration::from_secs(30);
/// How often to ask whether another machine has one of our names; two boxes that want one name shall not ask together, so
/// up to a quarter more is added by chance.
const ASK_EVERY: Duration = Duration::from_secs(60);
/// The same while one of our names is contested: whoever has it answers, and where nobody does it was an echo of ours.
const ASK_AGAIN: Duration = Duration::from_secs(8);
/// How often to check what came in; and how often while an answer is awaited, or more than usual is received.
const CHECK_EVERY: [Duration; 2] = [Duration::from_millis(500), Duration::from_millis(25)];
/// How often the daemon looks for new addresses, in seconds.
const ADDRESSES_EVERY_S: u32 = 2;
/// How long to keep out of a flood before a new daemon is started.
const FLOOD_PAUSE: Duration = Duration::from_secs(3);
/// More names in a row are somebody's game, not a conflict.
const RENAMES_MAX: usize = 8;

/// How the run of one daemon ended.
enum RunEnd {
    /// By itself: stopped, or died.
    DaemonGone,
    /// By us, to start a new one.
    Restart,
    /// By us, because somebody floods the network.
    Flooded,
}

impl Shared {
    /// Announces until stopped, with a new daemon whenever one has died.
    pub(super) fn announce_until_stopped(&self) {
        let mut memory = Memory::new();
        loop {
            let end = match Responder::start(self, &mut memory) {
                Ok(mut responder) => responder.run(),
                Err(why) => {
                    log::warn!("Could not announce the box on the network: {why}.");
                    RunEnd::DaemonGone
                }
            };
            let daemon = {
                let mut control = self.control();
                if control.stopping {
                    return;
                }
                control.daemon.take()
            };
            if let Some(daemon) = daemon {
                say_goodbye(&daemon);
            }
            match end {
                RunEnd::Restart => {}
                RunEnd::Flooded => thread::sleep(FLOOD_PAUSE),
                RunEnd::DaemonGone => {
                    log::warn!("Announcing ended unexpectedly; starting it again.");
                    memory.heard = false;
                    self.status
                        .send_modify(|status| status.state = State::Silent);
                    thread::sleep(RESTART_AFTER);
                }
            }
        }
    }
}

/// One daemon, from its start to its end.
struct Responder<'a> {
    shared: &'a Shared,
    memory: &'a mut Memory,
    daemon: ServiceDaemon,
    own: [ServiceInfo; 2],
    events: Receiver<DaemonEvent>,
    started: Instant,
    checked: Instant,
    warn_at: Option<Instant>,
    heard: bool,
    /// The daemon before this one was heard, so everybody still knows the names.
    still_known: bool,
    /// The name on each interface where another machine had ours.
    new_names: BTreeMap<String, String>,
    renames: usize,
    /// Another machine answers to our own name.
    shadowed: bool,
    peers: Peers,
    /// Further names that are ours now, that are another machine's, and that we lost while we announced them.
    held: BTreeSet<String>,
    taken: BTreeSet<String>,
    lost: BTreeSet<String>,
    /// Further names that were announced: before that nobody finds the box by them.
    announced: BTreeSet<String>,
    query: Option<NameQuery>,
    ask_at: Instant,
    load: DaemonLoad,
}

impl<'a> Responder<'a> {
    fn start(shared: &'a Shared, memory: &'a mut Memory) -> mdns_sd::Result<Self> {
        memory.own_addresses.extend(own_addresses());
        let daemon = ServiceDaemon::new()?;
        let events = daemon.monitor()?;
        let at = shared.served.ip();
        let unwanted = move |interface: &if_addrs::Interface| {
            !is_classroom_network(&interface.name) || !answers_on(at, interface.ip())
        };
        daemon.disable_interface(IfKind::Predicate(IfPredicate::new(unwanted)))?;
        daemon.set_ip_check_interval(ADDRESSES_EVERY_S)?;
        let own = [
            shared.announcement(WEB_PAGE, &shared.instance, &shared.label)?,
            shared.announcement(peers::SERVICE, &shared.instance, &shared.label)?,
        ];
        for info in &own {
            daemon.register(info.clone())?;
        }
        let peers = Peers::browse(&daemon)?;
        let mut control = shared.control();
        if control.stopping {
            // Stopped before anything was announced: nobody needs a goodbye, but the daemon must end.
            let _ = daemon.shutdown();
        }
        control.daemon = Some(daemon.clone());
        drop(control);
        let now = Instant::now();
        let patience = if is_on_network(at) {
            SILENT_AFTER
        } else {
            NO_NETWORK_AFTER
        };
        let still_known = memory.heard;
        Ok(Self {
            shared,
            memory,
            daemon,
            own,
            events,
            peers,
            started: now,
            checked: now,
            warn_at: Some(now + patience),
            heard: false,
            still_known,
            new_names: BTreeMap::new(),
            renames: 0,
            shadowed: false,
            held: BTreeSet::new(),
            taken: BTreeSet::new(),
            lost: BTreeSet::new(),
            announced: BTreeSet::new(),
            query: None,
            ask_at: now,
            load: DaemonLoad::default(),
        })
    }

    /// Takes in the daemon's events until it is gone. Its queues drop what is not taken, so nothing here may be slow.
    fn run(&mut self) -> RunEnd {
        loop {
            let pace = CHECK_EVERY[usize::from(self.query.is_some() || self.load.is_high())];
            match self.events.recv_timeout(pace) {
                Ok(event) => self.handle(event),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return RunEnd::DaemonGone,
            }
            let now = Instant::now();
            if now.duration_since(self.checked) >= pace {
                self.checked = now;
                if let Some(end) = self.check(now) {
                    return end;
                }
            }
            self.publish_status();
        }
    }

    fn handle(&mut self, event: DaemonEvent) {
        match event {
            DaemonEvent::Announce(name, _) => {
                self.heard = true;
                // It may have been withdrawn meanwhile.
                let label = self.shared.further_label(&name);
                self.announced
                    .extend(label.filter(|label| self.held.contains(label)));
                self.still_known = false;
                self.memory.silence = None;
                self.warn_at = None;
            }
            DaemonEvent::NameChange(change) => self.handle_rename(&change),
            DaemonEvent::IpAdd(address) => {
                log::info!("The box has the address {address} now.");
                self.memory.own_addresses.insert(address);
                // A cable that comes back is not announced by itself; asking again is.
                for info in &self.own {
                    self.register(info.clone());
                }
                for label in &self.held {
                    self.announce(label);
                }
                self.ask_at = Instant::now();
                if !self.heard {
                    self.warn_at = Some(Instant::now() + SILENT_AFTER);
                }
            }
            DaemonEvent::IpDel(address) => {
                log::debug!("The box no longer has the address {address}.");
                if !is_on_network(self.shared.served.ip()) {
                    self.heard = false;
                    self.still_known = false;
                    self.warn_at = Some(Instant::now());
                }
            }
            DaemonEvent::Error(why) => log::warn!("Announcing met an error: {why}."),
            _ => {}
        }
    }

    /// Another machine has one of our names on one network.
    fn handle_rename(&mut self, change: &DnsNameChange) {
        if !matches!(change.rr_type, RRType::A | RRType::AAAA) {
            return;
        }
        // Who has it answers at once; nobody does where it was an echo.
        self.ask_at = Instant::now();
        let original = label::first_part(&change.original);
        if original != self.shared.label {
            // A further name is left to whoever has it, without a second word.
            if self.held.contains(&original) {
                self.withdraw(&original);
                self.lost.insert(original.clone());
                self.set_taken(original);
            }
            return;
        }
        self.renames += 1;
        if self.renames > RENAMES_MAX {
            return;
        }
        let name = change.new_name.trim_end_matches('.').to_ascii_lowercase();
        log::warn!(
            "Another machine on {} is called {} already; this box goes by {name} there.",
            change.intf_name,
            local(&original)
        );
        self.new_names.insert(change.intf_name.clone(), name);
    }

    /// Why a new daemon has to be started, if so.
    fn check(&mut self, now: Instant) -> Option<RunEnd> {
        if self.load.is_overrun(&self.daemon, now) {
            return Some(RunEnd::Flooded);
        }
        self.peers
            .receive(&self.daemon, &self.shared.id, &self.memory.own_addresses);
        let wanted = self.wanted();
        let unwanted: Vec<String> = self.held.difference(&wanted).cloned().collect();
        for label in unwanted {
            self.withdraw(&label);
        }
        self.taken.retain(|label| wanted.contains(label));
        let regains = self.query_names(now, &wanted);
        self.warn_of_silence(now);
        let age = now.duration_since(self.started);
        let in_vain = matches!(
            self.memory.silence,
            Some(SilenceReason::PortTaken | SilenceReason::Unheard)
        );
        if self
            .memory
            .announces_again(age, regains, self.is_contested())
        {
            return Some(RunEnd::Restart);
        }
        (in_vain && age > TRY_AGAIN_AFTER).then_some(RunEnd::Restart)
    }

    /// The names beside our own that this box would like to have now.
    fn wanted(&self) -> BTreeSet<String> {
        let mut wanted = BTreeSet::from_iter(self.shared.control().room.clone());
        if self.peers.count() == 0 && label::first_part(&self.shared.hostname) != label::CHAIR {
            wanted.insert(label::CHAIR.to_owned());
        }
        wanted
    }

    /// Asks who has our names, now and then and when one is new; tells whether one that was lost is free again.
    fn query_names(&mut self, now: Instant, wanted: &BTreeSet<String>) -> bool {
        let Some(mut query) = self.query.take() else {
            let is_new = |label| !self.held.contains(label) && !self.taken.contains(label);
            // Nothing can be asked where nobody hears.
            if self.heard && (now >= self.ask_at || wanted.iter().any(is_new)) {
                let labels = std::iter::once(&self.shared.label).chain(wanted);
                self.query = Some(NameQuery::start(&self.daemon, labels, now));
            }
            return false;
        };
        if !query.receive(&mut self.memory.own_addresses, now) {
            self.query = Some(query);
            return false;
        }
        let mut regains = false;
        for (label, theirs) in query.finish(&self.daemon) {
            if label == self.shared.label {
                if theirs && !self.shadowed && self.new_names.is_empty() {
                    log::warn!(
                        "Another machine is called {} as well; use this box's address.",
                        local(&label)
                    );
                }
                self.shadowed = theirs;
                regains |= !theirs && !self.new_names.is_empty();
                continue;
            }
            if !wanted.contains(&label) {
                continue;
            }
            if theirs {
                self.withdraw(&label);
                self.set_taken(label);
            } else if self.lost.contains(&label) {
                regains = true;
            } else {
                self.taken.remove(&label);
                self.announce(&label);
                self.held.insert(label);
            }
        }
        let [chance] = crate::secret::bytes::<1>();
        let pause = [ASK_EVERY, ASK_AGAIN][usize::from(self.is_contested())];
        self.ask_at = now + pause + pause * u32::from(chance) / 1024;
        regains
    }

    /// Another machine has one of our names, or seems to.
    fn is_contested(&self) -> bool {
        self.shadowed || !self.new_names.is_empty() || !self.taken.is_empty()
    }

    fn set_taken(&mut self, label: String) {
        if !self.taken.contains(&label) {
            log::warn!(
                "Another machine has the name {}; this box leaves it alone.",
                local(&label)
            );
            self.taken.insert(label);
        }
    }

    fn announce(&self, label: &str) {
        match self.shared.further_announcement(label) {
            Ok(info) => self.register(info),
            Err(why) => log::warn!("The name {} cannot be announced: {why}.", local(label)),
        }
    }

    fn register(&self, info: ServiceInfo) {
        retry_while_busy(|| self.daemon.register(info.clone()));
    }

    /// Says goodbye for one name.
    fn withdraw(&mut self, label: &str) {
        self.announced.remove(label);
        if !self.held.remove(label) {
            return;
        }
        let Ok(info) = self.shared.further_announcement(label) else {
            return;
        };
        retry_while_busy(|| self.daemon.unregister(info.get_fullname()));
    }

    fn warn_of_silence(&mut self, now: Instant) {
        if self.warn_at.is_none_or(|at| now < at) {
            return;
        }
        self.warn_at = Some(now + SILENT_AFTER);
        let why = SilenceReason::now(self.shared.served.ip());
        if self.memory.silence.replace(why) != Some(why) {
            log::warn!(
                "Nobody hears this box's name on the network. {}",
                why.sentence()
            );
        }
    }

    /// Tells the rest of the program how it stands, if that has changed.
    fn publish_status(&mut self) {
        let heard = self.heard || self.still_known && self.started.elapsed() < SILENT_AFTER;
        self.memory.heard = heard;
        let own = &self.shared.label;
        let contested = self.shadowed || !self.new_names.is_empty();
        let room =
            |set: &BTreeSet<String>| set.iter().find(|label| *label != label::CHAIR).cloned();
        let mut names = Vec::from_iter(room(&self.announced).map(|label| local(&label)));
        names.extend(self.new_names.values().cloned().collect::<BTreeSet<_>>());
        names.push(local(own));
        names.extend(self.announced.get(label::CHAIR).map(|label| local(label)));
        let mut taken = Vec::from_iter(contested.then(|| local(own)));
        taken.extend(self.taken.iter().map(|label| local(label)));
        let state = if !heard {
            State::Silent
        } else if contested || room(&self.taken).is_some() {
            State::Conflict
        } else {
            State::Announced
        };
        let now = Status {
            state,
            names,
            taken,
            others: self.peers.count(),
            silence: self.memory.silence.filter(|_| !heard),
        };
        self.shared.status.send_if_modified(|status| {
            let changed = *status != now;
            *status = now;
            changed
        });
    }
}
