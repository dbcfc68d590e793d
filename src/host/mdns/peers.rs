//! Other Chairs on the network: while one is heard, no box goes by the name for a single Chair.

use std::{
    collections::{BTreeMap, BTreeSet},
    net::IpAddr,
};

use mdns_sd::{Receiver, ResolvedService, ServiceDaemon, ServiceEvent, TryRecvError};

/// The service by which Chairs find each other.
pub(super) const SERVICE: &str = "_chair._tcp.local.";
/// The property of such a service with the number of the box.
pub(super) const BOX_PROPERTY: &str = "box";
/// More services of theirs need no counting.
const SERVICES_MAX: usize = 64;

/// The other Chairs that are heard.
pub(super) struct Peers {
    events: Receiver<ServiceEvent>,
    /// The services, and the number of the box of each.
    services: BTreeMap<String, String>,
}

impl Peers {
    /// Begins to listen.
    ///
    /// # Errors
    /// The daemon is gone.
    pub(super) fn browse(daemon: &ServiceDaemon) -> mdns_sd::Result<Self> {
        Ok(Self {
            events: daemon.browse(SERVICE)?,
            services: BTreeMap::new(),
        })
    }

    /// How many there are beside this one.
    pub(super) fn count(&self) -> usize {
        self.services.values().collect::<BTreeSet<_>>().len()
    }

    /// Takes in what was received, for the box of this number with these addresses.
    pub(super) fn receive(&mut self, daemon: &ServiceDaemon, id: &str, ours: &BTreeSet<IpAddr>) {
        loop {
            match self.events.try_recv() {
                Ok(ServiceEvent::ServiceResolved(found)) => {
                    if let Some(number) = other_box(&found, id, ours)
                        && self.services.len() < SERVICES_MAX
                    {
                        self.services.insert(found.fullname, number);
                    }
                }
                Ok(ServiceEvent::ServiceRemoved(_, name)) => {
                    self.services.remove(&name);
                }
                Ok(_) => {}
                Err(TryRecvError::Empty) => return,
                Err(TryRecvError::Disconnected) => {
                    // More came at once than could be taken: what is still there is told again.
                    if let Ok(anew) = Self::browse(daemon) {
                        *self = anew;
                    }
                    return;
                }
            }
        }
    }
}

/// The number of the box that was heard, unless it is this one. A card that was copied has our number, elsewhere.
fn other_box(found: &ResolvedService, id: &str, ours: &BTreeSet<IpAddr>) -> Option<String> {
    let number = found.txt_properties.get_property_val_str(BOX_PROPERTY)?;
    let elsewhere = (found.addresses.iter()).any(|it| !ours.contains(&it.to_ip_addr()));
    (number != id || elsewhere).then(|| number.to_owned())
}
