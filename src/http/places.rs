//! Who may have how much in flight: every request takes a place of its sender's, and a form a part of the memory that all forms
//! of the box share. So one tablet waits for itself, whatever it sends, and never takes the places of a classmate.

use std::{
    collections::HashMap,
    net::{IpAddr, Ipv6Addr},
    sync::{Arc, Mutex, PoisonError},
};

use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    time::timeout,
};

use super::{context::Sender, error::HttpError};
use crate::limits;

/// What a request takes a place for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Kind {
    Page,
    SmallForm,
    LargeForm,
    /// Small forms from a network of one sender's.
    Network,
}

impl Kind {
    /// What one sender may have of it: pages and large forms are counted, small forms by their bytes.
    fn of_one_sender(self) -> usize {
        match self {
            Self::Page => limits::PAGES_OF_ONE_SENDER,
            Self::SmallForm => limits::SMALL_FORMS_OF_ONE_SENDER_BYTES,
            Self::LargeForm => limits::LARGE_FORMS_OF_ONE_SENDER,
            Self::Network => limits::SMALL_FORMS_OF_ONE_NETWORK_BYTES,
        }
    }
}

/// All places of the box: those of each sender, and what the forms of all of them may hold in memory, from before a body is
/// read until its answer is sent. Small forms have a part of their own there, so that a child's tap never waits behind
/// somebody's file; and of that whoever has no cookie has a half at most, however many addresses he sends from.
pub(super) struct Places {
    senders: Mutex<HashMap<(Sender, Kind), Arc<Semaphore>>>,
    small: Arc<Semaphore>,
    strangers: Arc<Semaphore>,
    large: Arc<Semaphore>,
}

/// What a request holds of them; it is given back when this is dropped.
#[derive(Default)]
pub(super) struct Reserved {
    _held: Vec<OwnedSemaphorePermit>,
}

impl Default for Places {
    fn default() -> Self {
        Self {
            senders: Mutex::default(),
            small: Arc::new(Semaphore::new(limits::SMALL_FORMS_BYTES)),
            strangers: Arc::new(Semaphore::new(limits::SMALL_FORMS_OF_STRANGERS_BYTES)),
            large: Arc::new(Semaphore::new(limits::LARGE_FORMS_BYTES)),
        }
    }
}

impl Places {
    /// Waits until this sender may have another page.
    ///
    /// # Errors
    /// [`HttpError::Busy`] where that was not soon.
    pub(super) async fn page(&self, sender: Sender) -> Result<Reserved, HttpError> {
        let place = self.of(sender, Kind::Page).acquire_many_owned(1);
        let place = timeout(limits::PLACE_WAIT, place).await;
        let place = place.map_err(|_| HttpError::Busy)?;
        Ok(Reserved {
            _held: place.into_iter().collect(),
        })
    }

    /// Waits until this sender may send another form of so many bytes, and there is room for it.
    ///
    /// # Errors
    /// [`HttpError::Busy`] where that was not soon.
    pub(super) async fn form(&self, sender: Sender, bytes: usize) -> Result<Reserved, HttpError> {
        let (kind, of_sender, all) = if bytes <= limits::SMALL_FORM_BYTES {
            let least = match sender {
                Sender::Wall(_) => limits::FORM_BYTES,
                _ => limits::SMALL_FORM_COUNTS_BYTES,
            };
            (Kind::SmallForm, bytes.max(least), &self.small)
        } else {
            (Kind::LargeForm, 1, &self.large)
        };
        let of_box = if bytes > limits::ALONE_FROM_BYTES {
            bytes.max(limits::LIST_FILE_BYTES)
        } else {
            bytes
        };
        let permits = |number: usize| u32::try_from(number).map_err(|_| HttpError::TooBig);
        let (of_sender, of_box) = (permits(of_sender)?, permits(of_box)?);
        // In this order: who waits for itself keeps nothing of the box from others.
        let mut places = vec![(self.of(sender, kind), of_sender)];
        if let (Kind::SmallForm, Sender::Address(address)) = (kind, sender) {
            let network = network_of(address).map(|it| self.of(Sender::Address(it), Kind::Network));
            places.extend(network.map(|places| (places, of_box)));
            places.push((Arc::clone(&self.strangers), of_box));
        }
        places.push((Arc::clone(all), of_box));
        let reserve = async {
            let mut held = Vec::with_capacity(places.len());
            for (places, number) in places {
                // Nobody closes a semaphore.
                held.extend(places.acquire_many_owned(number).await);
            }
            Reserved { _held: held }
        };
        timeout(limits::PLACE_WAIT, reserve)
            .await
            .map_err(|_| HttpError::Busy)
    }

    /// The places of one sender for requests of a kind.
    fn of(&self, sender: Sender, kind: Kind) -> Arc<Semaphore> {
        let mut senders = self.senders.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = senders.get(&(sender, kind)) {
            return Arc::clone(known);
        }
        if senders.len() >= limits::CONNECTIONS_MAX {
            // Whoever has nothing in flight begins anew like everybody else.
            senders.retain(|_, places| Arc::strong_count(places) > 1);
        }
        let places = Arc::new(Semaphore::new(kind.of_one_sender()));
        senders.insert((sender, kind), Arc::clone(&places));
        places
    }
}

/// The network of an IPv6 address, of which one machine has as many as it likes.
fn network_of(address: IpAddr) -> Option<IpAddr> {
    let IpAddr::V6(address) = address else {
        return None;
    };
    let of_network = address.to_bits() & !u128::from(u64::MAX);
    Some(Ipv6Addr::from_bits(of_network).into())
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use futures_util::FutureExt as _;

    use super::*;
    use crate::domain::id::DeviceId;

    fn sender(last: u8) -> Sender {
        Sender::Address(IpAddr::from([192, 0, 2, last]))
    }

    /// The place that a form of so many bytes gets at once, if it need not wait.
    fn form(places: &Places, sender: Sender, bytes: usize) -> Option<Reserved> {
        places.form(sender, bytes).now_or_never()?.ok()
    }

    #[tokio::test]
    async fn one_sender_waits_for_itself_and_others_go_on() {
        let (places, bytes) = (Places::default(), limits::SMALL_FORM_BYTES);
        let of_one = limits::SMALL_FORMS_OF_ONE_SENDER_BYTES / bytes;
        let mut held: Vec<Reserved> = (0..of_one)
            .map(|_| form(&places, sender(1), bytes).expect("a place"))
            .collect();
        assert!(form(&places, sender(1), 1).is_none());
        // A page is another matter, and so is another sender.
        assert!(places.page(sender(1)).now_or_never().is_some());
        assert!(form(&places, sender(2), bytes).is_some());
        held.pop();
        assert!(form(&places, sender(1), bytes).is_some());
    }

    #[tokio::test]
    async fn the_smallest_forms_are_counted_as_well() {
        let places = Places::default();
        let at_once = |sender| {
            let held = std::iter::from_fn(|| form(&places, sender, 20));
            held.collect::<Vec<Reserved>>().len()
        };
        assert_eq!(at_once(sender(1)), 8);
        assert_eq!(at_once(Sender::Wall(DeviceId::new(1))), 32);
    }

    #[tokio::test]
    async fn whoever_waits_for_itself_holds_nothing_of_the_box() {
        let places = Places::default();
        let rest = limits::LARGE_FORMS_BYTES - limits::LIST_FILE_BYTES;
        let _first = form(&places, sender(1), limits::LIST_FILE_BYTES).expect("a place");
        let waits = places.form(sender(1), rest);
        let mut waits = std::pin::pin!(waits);
        assert!(waits.as_mut().now_or_never().is_none());
        assert!(form(&places, sender(2), rest).is_some());
    }

    /// As many forms of four kilobytes as these get at once.
    fn flood(places: &Places, senders: impl Iterator<Item = IpAddr>) -> Vec<Reserved> {
        let senders = senders.map(Sender::Address);
        let forms = senders.flat_map(|sender| (0..8).map(move |_| sender));
        let forms = forms.map_while(|sender| form(places, sender, limits::FORM_BYTES));
        forms.collect()
    }

    #[tokio::test]
    async fn strangers_from_any_number_of_addresses_leave_a_half_to_the_room() {
        let places = Places::default();
        let held = flood(&places, (0..=255).map(|it| IpAddr::from([10, 0, 0, it])));
        let of_all = held.len() * limits::FORM_BYTES;
        assert_eq!(of_all, limits::SMALL_FORMS_OF_STRANGERS_BYTES);
        assert!(2 * of_all <= limits::SMALL_FORMS_BYTES);
        let of_the_room = (0..32).map(|nth| Sender::Screen(nth / 2));
        let of_the_room = of_the_room.map(|it| form(&places, it, limits::SMALL_FORM_BYTES));
        let of_the_room: Vec<Reserved> = of_the_room.flatten().collect();
        assert_eq!(of_the_room.len(), 32, "everybody in the room");
        assert!(form(&places, sender(1), 20).is_none());
        drop(held);
        assert!(form(&places, sender(1), 20).is_some());
    }

    #[tokio::test]
    async fn one_network_of_many_addresses_leaves_a_half_to_other_strangers() {
        let places = Places::default();
        let of = |network: u128, last: u128| {
            IpAddr::from(Ipv6Addr::from_bits(
                (0xfe80 << 112) | (network << 64) | last,
            ))
        };
        let held = flood(&places, (0..1000).map(|last| of(0, last)));
        let of_all = held.len() * limits::FORM_BYTES;
        assert_eq!(of_all, limits::SMALL_FORMS_OF_ONE_NETWORK_BYTES);
        assert!(form(&places, Sender::Address(of(1, 7)), 20).is_some());
        assert!(form(&places, sender(1), 20).is_some());
    }

    #[tokio::test]
    async fn one_sender_has_four_pages_at_once() {
        let places = Places::default();
        let at_once = |sender| {
            let held = std::iter::from_fn(|| places.page(sender).now_or_never()?.ok());
            held.collect::<Vec<Reserved>>()
        };
        let mut held = at_once(sender(1));
        assert_eq!((held.len(), limits::PAGES_OF_ONE_SENDER), (4, 4));
        assert_eq!(at_once(sender(2)).len(), 4, "another has its own");
        held.pop();
        assert_eq!(at_once(sender(1)).len(), 1);
    }

    #[tokio::test]
    async fn idle_senders_are_forgotten() {
        let places = Places::default();
        let _held = places.page(sender(1)).await;
        for nth in 0..2 * limits::CONNECTIONS_MAX {
            let address = Ipv4Addr::from(u32::try_from(nth).unwrap());
            drop(places.page(Sender::Address(IpAddr::V4(address))).await);
        }
        let senders = places.senders.lock().unwrap();
        assert!(senders.len() <= limits::CONNECTIONS_MAX);
        assert!(senders.contains_key(&(sender(1), Kind::Page)));
    }
}
