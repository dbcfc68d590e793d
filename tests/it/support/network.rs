//! Somebody on the classroom's network and not at the box: a client that comes in by the machine's own address there, since
//! every 127.x.x.x is the box itself.

use std::net::{IpAddr, SocketAddr};

use super::classroom::Classroom;
use super::http::Client;

/// Listeners that the network reaches.
pub const DOORS: [&str; 4] = ["--http", "0.0.0.0:0", "--https", "0.0.0.0:0"];

/// Somebody on the network and not at the box.
pub fn from_the_network(room: &Classroom) -> Option<Client> {
    let lan = chair::host::mdns::lan_addresses()
        .into_iter()
        .find(IpAddr::is_ipv4);
    let Some(lan) = lan else {
        super::not_run("a visit from the network", "no network here");
        return None;
    };
    Some(Client::new(SocketAddr::new(
        lan,
        room.program().address.port(),
    )))
}
