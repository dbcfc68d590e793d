//! The networks of this machine: which of them lead to a classroom, the addresses on them, and why nobody hears the box.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use if_addrs::Interface;
use socket2::{Domain, Protocol, Socket, Type};
use strum::IntoStaticStr;

/// Where everybody who speaks mDNS listens.
const MDNS: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::UNSPECIFIED), 5353);

/// Why nobody hears the box. Each has one thing that somebody can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum SilenceReason {
    /// No network: a cable is out, or the router is off.
    NoNetwork,
    /// The operating system does not let the program see its networks (no netlink).
    #[strum(serialize = "no_netlink")]
    Blind,
    /// Another program keeps the port of mDNS for itself.
    PortTaken,
    /// None of these: something on the way swallows it.
    Unheard,
}

impl SilenceReason {
    /// The message that says on a page why, and what to do.
    pub fn message(self) -> &'static str {
        match self {
            Self::NoNetwork => "connect-why-no-network",
            Self::Blind => "connect-why-blind",
            Self::PortTaken => "connect-why-port",
            Self::Unheard => "connect-why-unheard",
        }
    }

    /// What it is and what to do, for the log and the terminal.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::NoNetwork => {
                "This machine is on no network. Plug its cable in, or switch its Wi-Fi on; Chair goes on by itself."
            }
            Self::Blind => {
                "Chair may not look which networks this machine is on. Allow it AF_NETLINK (systemd: RestrictAddressFamilies)."
            }
            Self::PortTaken => {
                "Another program on this machine keeps UDP port 5353 for itself. Stop it (avahi: disallow-other-stacks=no); Chair tries again by itself."
            }
            Self::Unheard => {
                "Nothing is heard of this box's name. Use its address, and look at this machine's firewall (UDP port 5353)."
            }
        }
    }

    /// The reason there is now, for a listener at `served`.
    pub(super) fn now(served: IpAddr) -> Self {
        match if_addrs::get_if_addrs() {
            Err(_) => Self::Blind,
            Ok(interfaces) if !interfaces.iter().any(|it| is_plugged(it, served)) => {
                Self::NoNetwork
            }
            Ok(_) if is_port_taken() => Self::PortTaken,
            Ok(_) => Self::Unheard,
        }
    }
}

/// Whether this machine is on a classroom's network now, so far as the listener at `served` answers there.
pub(super) fn is_on_network(served: IpAddr) -> bool {
    interfaces().iter().any(|it| is_plugged(it, served))
}

fn is_plugged(interface: &Interface, served: IpAddr) -> bool {
    interface.is_oper_up() && is_for_the_room(interface) && answers_on(served, interface.ip())
}

/// Whether somebody holds the port and lets nobody else have it. Our own daemon and other well-behaved ones share it.
fn is_port_taken() -> bool {
    let bound = Socket::new(Domain::IPV4, Type::DGRAM, Some(Protocol::UDP)).and_then(|socket| {
        socket.set_reuse_address(true)?;
        socket.set_reuse_port(true)?;
        socket.bind(&MDNS.into())
    });
    bound.is_err_and(|why| why.kind() == std::io::ErrorKind::AddrInUse)
}

/// Whether an interface, by its name, can lead to a classroom: not to this machine itself, a container or a tunnel.
pub(super) fn is_classroom_network(interface: &str) -> bool {
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

fn is_for_the_room(interface: &Interface) -> bool {
    !interface.is_loopback() && !interface.is_p2p() && is_classroom_network(&interface.name)
}

/// Whether a listener at `served` answers on `address`.
pub(super) fn answers_on(served: IpAddr, address: IpAddr) -> bool {
    match served {
        _ if served == address => true,
        IpAddr::V4(served) => served.is_unspecified() && address.is_ipv4(),
        IpAddr::V6(served) => served.is_unspecified(),
    }
}

fn interfaces() -> Vec<Interface> {
    if_addrs::get_if_addrs().unwrap_or_else(|why| {
        log::debug!("Could not list this machine's addresses: {why}.");
        Vec::new()
    })
}

/// Every address of this machine, also those that nobody else can use.
pub(super) fn own_addresses() -> impl Iterator<Item = IpAddr> {
    interfaces().into_iter().map(|interface| interface.ip())
}

/// The addresses other machines in the room can use: IPv4 first, then IPv6 that needs no interface beside it. Asked anew
/// each time.
pub fn lan_addresses() -> Vec<IpAddr> {
    let mut addresses: Vec<IpAddr> = interfaces()
        .iter()
        .filter(|interface| is_for_the_room(interface))
        .map(Interface::ip)
        .filter(|address| matches!(address, IpAddr::V4(_)) || !is_link_local(*address))
        .collect();
    addresses.sort_by_key(|address| (address.is_ipv6(), is_link_local(*address), *address));
    addresses.dedup();
    addresses
}

/// Those of [`lan_addresses`] on which a listener at `served` answers; its own if that is for this machine only.
pub fn addresses_of(served: SocketAddr) -> Vec<IpAddr> {
    if served.ip().is_loopback() {
        return vec![served.ip()];
    }
    let mut addresses = lan_addresses();
    addresses.retain(|address| answers_on(served.ip(), *address));
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
    fn no_loopback_address_is_offered_to_the_room() {
        assert!(lan_addresses().iter().all(|address| !address.is_loopback()));
        let here = ([127, 0, 0, 1], 8080).into();
        assert_eq!(addresses_of(here), [IpAddr::from([127, 0, 0, 1])]);
        assert!(addresses_of(([192, 0, 2, 250], 8080).into()).is_empty());
    }

    #[test]
    fn every_reason_says_what_to_do() {
        for reason in [
            SilenceReason::NoNetwork,
            SilenceReason::Blind,
            SilenceReason::PortTaken,
            SilenceReason::Unheard,
        ] {
            assert!(reason.sentence().ends_with('.'), "{}", <&str>::from(reason));
        }
        // An address this machine does not have: no network leads there.
        assert_eq!(
            SilenceReason::now([192, 0, 2, 250].into()),
            SilenceReason::NoNetwork
        );
    }
}
