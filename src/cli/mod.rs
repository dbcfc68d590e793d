//! The commands, one file each, and what several of them need: a runtime, the clock of a box, an address to open.
//! Each ends well or with one plain sentence why not.

mod claim_card;
pub mod demo;
mod doctor;
mod import;
pub mod serve;
mod setup_code;
mod where_to_go;

use std::net::{IpAddr, SocketAddr};

pub use claim_card::claim_card;
pub use doctor::doctor;
pub use import::import;
pub use setup_code::setup_code;

use crate::{
    host::clock::{CLOCK_OFFSET, Clock, Trust, Written},
    store::{self, Store},
};

/// One thread for all connections (D23): more only worsen the tail (speed.md 5).
pub(crate) fn runtime() -> Result<tokio::runtime::Runtime, String> {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| format!("The program could not start: {error}."))
}

/// The clock knows what was last written, and the offset that a teacher's device gave it (D6).
pub(crate) async fn start_clock(store: &Store) -> Clock {
    let known = store
        .read(|tx| {
            Ok((
                store::audit::last_written(tx)?,
                store::settings::load(tx, CLOCK_OFFSET)?,
            ))
        })
        .await
        .unwrap_or_default();
    let last = known.0.and_then(|(second, doubtful)| {
        Some(Written {
            at: jiff::Timestamp::from_second(second).ok()?,
            trust: if doubtful {
                Trust::Doubtful
            } else {
                Trust::Trusted
            },
        })
    });
    let clock = Clock::start(last);
    if let Some(offset) = known.1.and_then(|text| text.parse().ok()) {
        clock.resume_offset(offset);
    }
    clock
}

/// An address somebody on this machine can open: a listener on every address is reached at the loopback one.
pub(crate) fn reachable(address: SocketAddr) -> SocketAddr {
    match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => SocketAddr::from(([127, 0, 0, 1], address.port())),
        IpAddr::V6(ip) if ip.is_unspecified() => {
            SocketAddr::from((std::net::Ipv6Addr::LOCALHOST, address.port()))
        }
        _ => address,
    }
}
