//! The thread that announces the names: it leaves alone what another machine has, and begins anew when the mDNS daemon has
//! died, is flooded or is not heard.

use std::{
    collections::{BTreeMap, BTreeSet},
    net::IpAddr,
    thread,
    time::{Duration, Instant},
};

use mdns_sd::{
    DaemonEvent, DnsNameChange, IfKind, IfPredicate, RRType, Receiver, RecvTimeoutError,
    ServiceDaemon, ServiceInfo,
};

use crate::host::mdns::{
    Air, Announced, Quiet, Shared,
    census::Census,
    chairs::{BOX, CHAIRS, Chairs},
    label, local,
    network::{answers_on, is_classroom_network, is_on_network, own_addresses},
    round::Round,
    say_goodbye,
};

/// What lists of web pages on a network show.
const PAGE: &str = "_http._tcp.local.";
/// With no announcement this long after asking for one, nobody hears us: mdns-sd itself stays silent about a taken port
/// or a sandbox without `AF_NETLINK`.
const SILENT_AFTER: Duration = Duration::from_secs(10);
/// A machine on no network is told so sooner.
const NO_NETWORK_AFTER: Duration = Duration::from_secs(2);
/// How long to wait before a daemon that died is started again.
const RESTART_AFTER: Duration = Duration::from_secs(2);
/// How often to begin anew while nobody hears us although there is a network: the port may be free by now.
const TRY_AGAIN_AFTER: Duration = Duration::from_secs(30);
/// How often to ask whether another machine has one of our names; two boxes that want one name shall not ask together, so
/// up to a quarter more is added by chance.
const ASK_EVERY: Duration = Duration::from_secs(60);
/// A name that was lost stays lost so long: nobody fights for one.
const LOST_FOR: Duration = Duration::from_secs(10 * 60);
/// How often to look what came in; and how often while an answer is awaited, or more than usual is said.
const LOOK_EVERY: [Duration; 2] = [Duration::from_millis(500), Duration::from_millis(25)];
/// How often the daemon looks for new addresses, in seconds.
const ADDRESSES_EVERY_S: u32 = 2;
/// How long to keep out of a flood before beginning anew.
const REST: Duration = Duration::from_secs(3);
/// More names in a row are somebody's game, not a conflict.
const RENAMES_MAX: usize = 8;

/// How one life of the daemon ended.
enum Ended {
    /// By itself: stopped, or died.
    Gone,
    /// By us, to begin anew.
    Again,
    /// By us, because somebody floods the network.
    Flooded,
}

/// What outlives a daemon.
#[derive(Default)]
struct Kept {
    /// Every address this machine had since the start: an answer from one of them is our own voice.
    ours: BTreeSet<IpAddr>,
    on_air: bool,
    quiet: Option<Quiet>,
}

impl Shared {
    /// Announces until stopped, with a new daemon whenever one has died.
    pub(super) fn speak(&self) {
        let mut kept = Kept::default();
        loop {
            let ended = match Voice::begin(self, &mut kept) {
                Ok(mut voice) => voice.listen(),
                Err(why) => {
                    log::warn!("Could not announce the box on the network: {why}.");
                    Ended::Gone
                }
            };
            let daemon = {
                let mut wish = self.wish();
                if wish.stopping {
                    return;
                }
                wish.daemon.take()
            };
            if let Some(daemon) = daemon {
                say_goodbye(&daemon);
            }
            match ended {
                Ended::Again => {}
                Ended::Flooded => thread::sleep(REST),
                Ended::Gone => {
                    log::warn!("Announcing ended unexpectedly; starting it again.");
                    kept.on_air = false;
                    self.told.send_modify(|told| told.state = Air::Silent);
                    thread::sleep(RESTART_AFTER);
                }
            }
        }
    }

    /// A host name of ours, as one service.
    fn record(&self, kind: &str, instance: &str, label: &str) -> mdns_sd::Result<ServiceInfo> {
        let host = label::dotted(label);
        let text = [("path", "/"), (BOX, &self.id)];
        let port = self.served.port();
        Ok(ServiceInfo::new(kind, instance, &host, "", port, &text[..])?.enable_addr_auto())
    }

    /// The service under which a further name is said; no other Chair has one of that name.
    fn further(&self, label: &str) -> mdns_sd::Result<ServiceInfo> {
        let instance = format!("{label} {}", self.instance);
        self.record(CHAIRS, &instance, label)
    }

    /// The further name that such a service says.
    fn label_in(&self, fullname: &str) -> Option<String> {
        let (label, rest) = fullname.split_once(' ')?;
        rest.to_lowercase()
            .starts_with(&self.instance.to_lowercase())
            .then(|| label.to_lowercase())
    }
}

/// One life of the daemon.
struct Voice<'a> {
    shared: &'a Shared,
    kept: &'a mut Kept,
    daemon: ServiceDaemon,
    own: [ServiceInfo; 2],
    events: Receiver<DaemonEvent>,
    begun: Instant,
    looked: Instant,
    complain_at: Option<Instant>,
    on_air: bool,
    /// The daemon before this one was heard, so everybody still knows the names.
    remembered: bool,
    /// The name on each interface where another machine had ours.
    learned: BTreeMap<String, String>,
    renames: usize,
    /// Another machine answers to our own name.
    shadowed: bool,
    chairs: Chairs,
    /// Further names that are ours now, that are another machine's, and that we lost while we said them.
    held: BTreeSet<String>,
    taken: BTreeSet<String>,
    lost: BTreeSet<String>,
    /// Further names that were announced: before that nobody finds the box by them.
    said: BTreeSet<String>,
    round: Option<Round>,
    ask_at: Instant,
    census: Census,
}

impl<'a> Voice<'a> {
    fn begin(shared: &'a Shared, kept: &'a mut Kept) -> mdns_sd::Result<Self> {
        kept.ours.extend(own_addresses());
        let daemon = ServiceDaemon::new()?;
        let events = daemon.monitor()?;
        let at = shared.served.ip();
        let unwanted = move |interface: &if_addrs::Interface| {
            !is_classroom_network(&interface.name) || !answers_on(at, interface.ip())
        };
        daemon.disable_interface(IfKind::Predicate(IfPredicate::new(unwanted)))?;
        daemon.set_ip_check_interval(ADDRESSES_EVERY_S)?;
        let own = [
            shared.record(PAGE, &shared.instance, &shared.label)?,
            shared.record(CHAIRS, &shared.instance, &shared.label)?,
        ];
        for info in &own {
            daemon.register(info.clone())?;
        }
        let chairs = Chairs::listen(&daemon)?;
        let mut wish = shared.wish();
        if wish.stopping {
            // Stopped before anything was said: nobody needs a goodbye, but the daemon must end.
            let _ = daemon.shutdown();
        }
        wish.daemon = Some(daemon.clone());
        drop(wish);
        let now = Instant::now();
        let patience = if is_on_network(at) {
            SILENT_AFTER
        } else {
            NO_NETWORK_AFTER
        };
        let remembered = kept.on_air;
        Ok(Self {
            shared,
            kept,
            daemon,
            own,
            events,
            chairs,
            begun: now,
            looked: now,
            complain_at: Some(now + patience),
            on_air: false,
            remembered,
            learned: BTreeMap::new(),
            renames: 0,
            shadowed: false,
            held: BTreeSet::new(),
            taken: BTreeSet::new(),
            lost: BTreeSet::new(),
            said: BTreeSet::new(),
            round: None,
            ask_at: now,
            census: Census::default(),
        })
    }

    /// Takes in the daemon's events until it is gone. Its queues drop what is not taken, so nothing here may be slow.
    fn listen(&mut self) -> Ended {
        loop {
            let pace = LOOK_EVERY[usize::from(self.round.is_some() || self.census.is_crowded())];
            match self.events.recv_timeout(pace) {
                Ok(event) => self.hear(event),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return Ended::Gone,
            }
            let now = Instant::now();
            if now.duration_since(self.looked) >= pace {
                self.looked = now;
                if let Some(ended) = self.look(now) {
                    return ended;
                }
            }
            self.tell();
        }
    }

    fn hear(&mut self, event: DaemonEvent) {
        match event {
            DaemonEvent::Announce(name, _) => {
                self.on_air = true;
                // It may have been let go of meanwhile.
                let label = self.shared.label_in(&name);
                self.said
                    .extend(label.filter(|label| self.held.contains(label)));
                self.remembered = false;
                self.kept.quiet = None;
                self.complain_at = None;
            }
            DaemonEvent::NameChange(change) => self.is_renamed(&change),
            DaemonEvent::IpAdd(address) => {
                log::info!("The box has the address {address} now.");
                self.kept.ours.insert(address);
                // A cable that comes back is not announced by itself; asking again is.
                for info in &self.own {
                    self.register(info.clone());
                }
                for label in &self.held {
                    self.say(label);
                }
                self.ask_at = Instant::now();
                if !self.on_air {
                    self.complain_at = Some(Instant::now() + SILENT_AFTER);
                }
            }
            DaemonEvent::IpDel(address) => {
                log::debug!("The box no longer has the address {address}.");
                if !is_on_network(self.shared.served.ip()) {
                    self.on_air = false;
                    self.remembered = false;
                    self.complain_at = Some(Instant::now());
                }
            }
            DaemonEvent::Error(why) => log::warn!("Announcing met an error: {why}."),
            _ => {}
        }
    }

    /// Another machine has one of our names on one network.
    fn is_renamed(&mut self, change: &DnsNameChange) {
        if !matches!(change.rr_type, RRType::A | RRType::AAAA) {
            return;
        }
        let original = label::first_part(&change.original);
        if original != self.shared.label {
            // A further name is left to whoever has it, without a second word.
            if self.held.contains(&original) {
                self.let_go(&original);
                self.lost.insert(original.clone());
                self.is_taken(original);
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
        self.learned.insert(change.intf_name.clone(), name);
    }

    /// How this life ends, if it is to begin anew.
    fn look(&mut self, now: Instant) -> Option<Ended> {
        if self.census.is_overrun(&self.daemon, now) {
            return Some(Ended::Flooded);
        }
        self.chairs
            .hear(&self.daemon, &self.shared.id, &self.kept.ours);
        let wanted = self.wanted();
        let unwanted: Vec<String> = self.held.difference(&wanted).cloned().collect();
        for label in unwanted {
            self.let_go(&label);
        }
        self.taken.retain(|label| wanted.contains(label));
        let regains = self.ask(now, &wanted);
        self.notice_silence(now);
        let life = now.duration_since(self.begun);
        let in_vain = matches!(self.kept.quiet, Some(Quiet::PortTaken | Quiet::Unheard));
        (regains && life > LOST_FOR || in_vain && life > TRY_AGAIN_AFTER).then_some(Ended::Again)
    }

    /// The names beside our own that this box would like to have now.
    fn wanted(&self) -> BTreeSet<String> {
        let mut wanted = BTreeSet::from_iter(self.shared.wish().room.clone());
        if self.chairs.others() == 0 && label::first_part(&self.shared.hostname) != label::CHAIR {
            wanted.insert(label::CHAIR.to_owned());
        }
        wanted
    }

    /// Asks who has our names, now and then and when one is new; tells whether one that was lost is free again.
    fn ask(&mut self, now: Instant, wanted: &BTreeSet<String>) -> bool {
        let Some(mut round) = self.round.take() else {
            let is_new = |label| !self.held.contains(label) && !self.taken.contains(label);
            // Nothing can be asked where nobody hears.
            if self.on_air && (now >= self.ask_at || wanted.iter().any(is_new)) {
                let labels = std::iter::once(&self.shared.label).chain(wanted);
                self.round = Some(Round::ask(&self.daemon, labels, now));
            }
            return false;
        };
        if !round.hear(&self.kept.ours, now) {
            self.round = Some(round);
            return false;
        }
        let [chance] = crate::secret::bytes::<1>();
        self.ask_at = now + ASK_EVERY + ASK_EVERY * u32::from(chance) / 1024;
        let mut regains = false;
        for (label, theirs) in round.end(&self.daemon) {
            if label == self.shared.label {
                if theirs && !self.shadowed && self.learned.is_empty() {
                    log::warn!(
                        "Another machine is called {} as well; use this box's address.",
                        local(&label)
                    );
                }
                self.shadowed = theirs;
                regains |= !theirs && !self.learned.is_empty();
                continue;
            }
            if !wanted.contains(&label) {
                continue;
            }
            if theirs {
                self.let_go(&label);
                self.is_taken(label);
            } else if self.lost.contains(&label) {
                regains = true;
            } else {
                self.taken.remove(&label);
                self.say(&label);
                self.held.insert(label);
            }
        }
        regains
    }

    fn is_taken(&mut self, label: String) {
        if !self.taken.contains(&label) {
            log::warn!(
                "Another machine has the name {}; this box leaves it alone.",
                local(&label)
            );
            self.taken.insert(label);
        }
    }

    fn say(&self, label: &str) {
        match self.shared.further(label) {
            Ok(info) => self.register(info),
            Err(why) => log::warn!("The name {} cannot be said: {why}.", local(label)),
        }
    }

    fn register(&self, info: ServiceInfo) {
        insist(|| self.daemon.register(info.clone()));
    }

    /// Says goodbye to one name.
    fn let_go(&mut self, label: &str) {
        self.said.remove(label);
        if !self.held.remove(label) {
            return;
        }
        let Ok(info) = self.shared.further(label) else {
            return;
        };
        insist(|| self.daemon.unregister(info.get_fullname()));
    }

    fn notice_silence(&mut self, now: Instant) {
        if self.complain_at.is_none_or(|at| now < at) {
            return;
        }
        self.complain_at = Some(now + SILENT_AFTER);
        let why = Quiet::now(self.shared.served.ip());
        if self.kept.quiet.replace(why) != Some(why) {
            log::warn!(
                "Nobody hears this box's name on the network. {}",
                why.sentence()
            );
        }
    }

    /// Lets the rest of the program know how it stands.
    fn tell(&mut self) {
        let heard = self.on_air || self.remembered && self.begun.elapsed() < SILENT_AFTER;
        self.kept.on_air = heard;
        let own = &self.shared.label;
        let contested = self.shadowed || !self.learned.is_empty();
        let room =
            |set: &BTreeSet<String>| set.iter().find(|label| *label != label::CHAIR).cloned();
        let mut names = Vec::from_iter(room(&self.said).map(|label| local(&label)));
        names.extend(self.learned.values().cloned().collect::<BTreeSet<_>>());
        names.push(local(own));
        names.extend(self.said.get(label::CHAIR).map(|label| local(label)));
        let mut taken = Vec::from_iter(contested.then(|| local(own)));
        taken.extend(self.taken.iter().map(|label| local(label)));
        let state = if !heard {
            Air::Silent
        } else if contested || room(&self.taken).is_some() {
            Air::Conflict
        } else {
            Air::OnAir
        };
        let now = Announced {
            state,
            names,
            taken,
            others: self.chairs.others(),
            quiet: self.kept.quiet.filter(|_| !heard),
        };
        self.shared.told.send_if_modified(|told| {
            let changed = *told != now;
            *told = now;
            changed
        });
    }
}

/// Hands the daemon a command; its queue may be full for a moment.
fn insist<T>(command: impl Fn() -> mdns_sd::Result<T>) {
    for _ in 0..50 {
        match command() {
            Err(mdns_sd::Error::Again) => thread::sleep(Duration::from_millis(20)),
            Err(why) => return log::debug!("Announcing did not do as told: {why}."),
            Ok(_) => return,
        }
    }
}
