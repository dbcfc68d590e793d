//! The names and ports by which browsers reach this box: whoever comes by another name is turned away (trust.md R24).

use std::{
    net::{IpAddr, SocketAddr},
    sync::{PoisonError, RwLock},
};

/// The Host allow-list and where to go.
pub struct Names {
    known: RwLock<Vec<String>>,
    /// Where HTTP is answered.
    pub http: SocketAddr,
    /// Where HTTPS is answered, if it is.
    pub https: Option<SocketAddr>,
}

impl Names {
    /// The names from the command line and the box's own.
    pub fn new(
        names: impl IntoIterator<Item = String>,
        http: SocketAddr,
        https: Option<SocketAddr>,
    ) -> Self {
        let names = names
            .into_iter()
            .map(|name| plain(&name).to_owned())
            .collect();
        Self {
            known: RwLock::new(names),
            http,
            https,
        }
    }

    /// Learns a name that the network gave the box.
    pub fn learn(&self, name: &str) {
        let mut names = self.known.write().unwrap_or_else(PoisonError::into_inner);
        let name = plain(name).to_ascii_lowercase();
        if !names.contains(&name) {
            names.push(name);
        }
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
        let name = plain(name);
        name.eq_ignore_ascii_case("localhost")
            || self
                .known
                .read()
                .unwrap_or_else(PoisonError::into_inner)
                .iter()
                .any(|ours| ours.eq_ignore_ascii_case(name))
    }

    /// The address of a secure page, for somebody who reached the box as `host`.
    pub fn secure_address(&self, host: &str, path: &str) -> Option<String> {
        let port = self.https?.port();
        let name = without_port(host)?;
        Some(if port == 443 {
            format!("https://{name}{path}")
        } else {
            format!("https://{name}:{port}{path}")
        })
    }
}

fn plain(name: &str) -> &str {
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
        let names = Names::new(
            ["chair-3f2a.local".to_owned(), "Box.School".to_owned()],
            http,
            None,
        );
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
        names.learn("chair-3f2a-2.local.");
        assert!(names.is_ours("chair-3f2a-2.local", here));
    }
}
