//! Asks the network once who has our names: a machine that has one answers at once.

use std::{
    collections::BTreeSet,
    net::IpAddr,
    time::{Duration, Instant},
};

use mdns_sd::{HostnameResolutionEvent, Receiver, ScopedIp, ServiceDaemon};

use crate::host::mdns::{label::dotted, network::own_addresses};

/// Who has a name says so within this time.
const ANSWER_TIME: Duration = Duration::from_millis(1500);

/// The names that are asked for, until the time to answer is over.
pub(super) struct NameQuery {
    ends: Instant,
    asked: Vec<Asked>,
}

struct Asked {
    label: String,
    answers: Option<Receiver<HostnameResolutionEvent>>,
    theirs: bool,
}

impl NameQuery {
    /// Asks for these.
    pub(super) fn start<'a>(
        daemon: &ServiceDaemon,
        labels: impl Iterator<Item = &'a String>,
        now: Instant,
    ) -> Self {
        let ask = |label: &String| Asked {
            label: label.clone(),
            answers: daemon.resolve_hostname(&dotted(label), None).ok(),
            theirs: false,
        };
        Self {
            ends: now + ANSWER_TIME,
            asked: labels.map(ask).collect(),
        }
    }

    /// Takes in the answers; whether the time is over. An answer from one of our addresses is our own, also where somebody sends
    /// back what we said: `ours` are all that this machine has or had, and one that came this moment is added.
    pub(super) fn receive(&mut self, ours: &mut BTreeSet<IpAddr>, now: Instant) -> bool {
        for asked in &mut self.asked {
            asked.receive(ours);
        }
        now >= self.ends
    }

    /// Each name, and whether another machine has it.
    pub(super) fn finish(self, daemon: &ServiceDaemon) -> Vec<(String, bool)> {
        for asked in &self.asked {
            // Nothing is lost if it goes on listening.
            let _ = daemon.stop_resolve_hostname(&dotted(&asked.label));
        }
        let known = |asked: Asked| (asked.label, asked.theirs);
        self.asked.into_iter().map(known).collect()
    }
}

impl Asked {
    /// The first answer from another machine is enough; the others would only fill the queue.
    fn receive(&mut self, ours: &mut BTreeSet<IpAddr>) {
        let Some(answers) = &self.answers else { return };
        self.theirs = answers.try_iter().any(|event| match event {
            HostnameResolutionEvent::AddressesFound(_, found) => {
                let mut found = found.iter().map(ScopedIp::to_ip_addr);
                found.any(|address| is_of_another(address, ours))
            }
            _ => false,
        });
        if self.theirs {
            self.answers = None;
        }
    }
}

/// Whether an address is another machine's. The daemon may know our new address before it tells us of it.
fn is_of_another(address: IpAddr, ours: &mut BTreeSet<IpAddr>) -> bool {
    if !ours.contains(&address) {
        ours.extend(own_addresses());
    }
    !ours.contains(&address)
}
