//! The names and ports by which browsers reach this box: whoever comes by another name is turned away (decision 3).

use std::{
    iter, mem,
    net::{IpAddr, SocketAddr},
    sync::{
        PoisonError, RwLock,
        atomic::{AtomicBool, Ordering},
    },
};

use crate::limits::FORMER_NAMES;

/// The Host allow-list and where to go.
pub struct Names {
    /// From the command line.
    also: Vec<String>,
    network: RwLock<NetworkNames>,
    /// Where HTTP is answered.
    pub http: SocketAddr,
    /// Where HTTPS is answered, if it is.
    https: Option<SocketAddr>,
    /// There is no certificate to answer it with.
    is_secure_left_out: AtomicBool,
}

/// The names by which the network knows the box.
#[derive(Default)]
struct NetworkNames {
    /// Those of now, the best first.
    now: Vec<String>,
    /// Those of before, the last first.
    former: Vec<String>,
}

impl Names {
    /// The names from the command line and the box's own.
    pub fn new(
        also: &[String],
        own: &[String],
        http: SocketAddr,
        https: Option<SocketAddr>,
    ) -> Self {
        let also = also.iter().map(|name| without_final_dot(name).to_owned());
        let names = Self {
            also: also.collect(),
            network: RwLock::default(),
            http,
            https,
            is_secure_left_out: AtomicBool::new(false),
        };
        names.learn(own);
        names
    }

    /// Learns the names by which the network knows the box now.
    pub fn learn(&self, now: &[String]) {
        let now = now
            .iter()
            .map(|name| without_final_dot(name).to_ascii_lowercase());
        let mut network = self.network.write().unwrap_or_else(PoisonError::into_inner);
        let mut former = mem::replace(&mut network.now, now.collect());
        former.append(&mut network.former);
        former.retain(|name| !network.now.contains(name));
        former.truncate(FORMER_NAMES);
        network.former = former;
    }

    /// Every name that the box goes by now: those that the network knows, and those of the command line.
    pub fn current(&self) -> Vec<String> {
        let network = self.network.read().unwrap_or_else(PoisonError::into_inner);
        network.now.iter().chain(&self.also).cloned().collect()
    }

    /// Whether a Host header, with or without a port, names this box. Addresses count only if the connection really came
    /// in on them: a rebound name can never look like one.
    pub fn is_ours(&self, host: &str, local: IpAddr) -> bool {
        let Some(name) = without_port(host) else {
            return false;
        };
        let literal = name
            .strip_prefix('[')
            .and_then(|name| name.strip_suffix(']'))
            .unwrap_or(name);
        if let Ok(address) = literal.parse::<IpAddr>() {
            return address.to_canonical() == local.to_canonical();
        }
        let name = without_final_dot(name);
        let network = self.network.read().unwrap_or_else(PoisonError::into_inner);
        let own = self.also.iter().chain(&network.now).chain(&network.former);
        let mut ours = iter::once("localhost").chain(own.map(String::as_str));
        ours.any(|ours| ours.eq_ignore_ascii_case(name))
    }

    /// The address of a page over plain HTTP for whoever knows the box as `host`; the port only where it must be typed.
    pub fn address(&self, host: &str, path: &str) -> String {
        write_address("http", host, self.http.port(), path)
    }

    /// Where HTTPS is answered, if it is.
    pub fn https(&self) -> Option<SocketAddr> {
        let is_left_out = self.is_secure_left_out.load(Ordering::Relaxed);
        self.https.filter(|_| !is_left_out)
    }

    /// Without a certificate nobody is led to a secure page.
    pub fn leave_secure_out(&self) {
        self.is_secure_left_out.store(true, Ordering::Relaxed);
    }

    /// The address of a secure page, for somebody who reached the box as `host`.
    pub fn secure_address(&self, host: &str, path: &str) -> Option<String> {
        let port = self.https()?.port();
        Some(write_address("https", without_port(host)?, port, path))
    }
}

/// A host as it stands in an address: an IPv6 address in brackets.
pub fn literal(address: IpAddr) -> String {
    match address {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => format!("[{address}]"),
    }
}

fn write_address(scheme: &str, host: &str, port: u16, path: &str) -> String {
    match (scheme, port) {
        ("http", 80) | ("https", 443) => format!("{scheme}://{host}{path}"),
        _ => format!("{scheme}://{host}:{port}{path}"),
    }
}

fn without_final_dot(name: &str) -> &str {
    name.strip_suffix('.').unwrap_or(name)
}

/// The host without its port; `None` if what follows the colon is no port.
fn without_port(host: &str) -> Option<&str> {
    let end_of_literal = if host.starts_with('[') {
        host.rfind(']').map_or(0, |at| at + 1)
    } else {
        0
    };
    match host[end_of_literal..].rfind(':') {
        None => Some(host),
        Some(colon) => {
            let (name, port) = host.split_at(end_of_literal + colon);
            port[1..].parse::<u16>().is_ok().then_some(name)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_boxs_own_names_and_addresses_are_ours() {
        let http = "0.0.0.0:8080".parse().expect("an address");
        let (also, own) = ("Box.School".to_owned(), "chair-3f2a.local".to_owned());
        let names = Names::new(&[also], &[own], http, None);
        let here: IpAddr = "192.0.2.7".parse().expect("an address");
        for (host, ours) in [
            ("chair-3f2a.local", true),
            ("CHAIR-3F2A.LOCAL", true),
            ("chair-3f2a.local.", true),
            ("chair-3f2a.local:8080", true),
            ("box.school", true),
            ("localhost:8080", true),
            ("192.0.2.7", true),
            ("192.0.2.7:8080", true),
            ("192.0.2.8", false),
            ("evil.example", false),
            ("chair-3f2a.local.evil.example", false),
            ("127.0.0.1.nip.io", false),
            ("127.0.0.1", false),
            ("chair-3f2a.local:80:80", false),
            ("chair-3f2a.local:port", false),
            ("", false),
        ] {
            assert_eq!(names.is_ours(host, here), ours, "{host}");
        }
        let here: IpAddr = "fd00::7".parse().expect("an address");
        assert!(names.is_ours("[fd00::7]:8080", here));
        assert!(!names.is_ours("[fd00::8]", here));
        names.learn(&["Room12.local.".to_owned()]);
        assert!(names.is_ours("room12.local", here));
        let still = names.is_ours("chair-3f2a.local", here);
        assert!(still, "a name of before is still answered to");
        let current = names.current();
        assert_eq!(
            current,
            ["room12.local", "Box.School"],
            "but it is no longer one of the box's"
        );
        for number in 0..1000 {
            names.learn(&[format!("chair-3f2a-{number}.local")]);
        }
        assert!(names.is_ours("chair-3f2a-999.local", here) && names.is_ours("box.school", here));
        let still = names.is_ours("chair-3f2a-900.local", here);
        assert!(!still, "but not to any number of them");
    }

    #[test]
    fn the_port_stands_only_where_it_must_be_typed() {
        let at = |http: &str, https: &str| {
            let (http, https) = (http.parse().unwrap(), https.parse().unwrap());
            Names::new(&[], &[], http, Some(https))
        };
        let names = at("0.0.0.0:80", "0.0.0.0:443");
        let plain = names.address("room12.local", "/room");
        assert_eq!(plain, "http://room12.local/room");
        let secure = names.secure_address("[fd00::7]:80", "/");
        assert_eq!(secure.as_deref(), Some("https://[fd00::7]/"));
        let names = at("0.0.0.0:443", "0.0.0.0:80");
        assert_eq!(names.address("192.0.2.1", "/"), "http://192.0.2.1:443/");
        let secure = names.secure_address("room12.local", "/");
        assert_eq!(secure.as_deref(), Some("https://room12.local:80/"));
        assert_eq!(literal("fd00::7".parse().unwrap()), "[fd00::7]");
    }
}
