//! The service by which Chairs find each other: how this box announces it, and which other boxes are heard. While one is, no
//! box goes by the name for a single Chair.

use std::{
    collections::{BTreeMap, BTreeSet},
    net::IpAddr,
};

use mdns_sd::{Receiver, ResolvedService, ServiceDaemon, ServiceEvent, ServiceInfo, TryRecvError};

use crate::host::mdns::{Shared, label};

/// Its name.
pub(super) const SERVICE: &str = "_chair._tcp.local.";
/// The property of such a service with the number of the box.
const BOX_PROPERTY: &str = "box";
/// More services of theirs need no counting.
const SERVICES_MAX: usize = 64;

impl Shared {
    /// A host name of ours, as it is announced.
    pub(super) fn announcement(
        &self,
        kind: &str,
        instance: &str,
        label: &str,
    ) -> mdns_sd::Result<ServiceInfo> {
        let host = label::dotted(label);
        let text = [("path", "/"), (BOX_PROPERTY, &self.id)];
        let port = self.served.port();
        Ok(ServiceInfo::new(kind, instance, &host, "", port, &text[..])?.enable_addr_auto())
    }

    /// The announcement of a further name; no other Chair has one of that name.
    pub(super) fn further_announcement(&self, label: &str) -> mdns_sd::Result<ServiceInfo> {
        let instance = format!("{label} {}", self.instance);
        self.announcement(SERVICE, &instance, label)
    }

    /// The further name that such a service announces.
    pub(super) fn further_label(&self, fullname: &str) -> Option<String> {
        let (label, rest) = fullname.split_once(' ')?;
        rest.to_lowercase()
            .starts_with(&self.instance.to_lowercase())
            .then(|| label.to_lowercase())
    }
}

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
