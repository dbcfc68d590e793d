//! The box's own authority: made once, saved in `authority.pem`, and bound to the names and addresses that a classroom's
//! box can have. What it vouches for stands in `leaf.rs`.

use std::{
    collections::BTreeSet,
    fmt::{Display, Write as _},
    io,
    net::IpAddr,
    path::Path,
};

use jiff::civil::{Date, date};
use rcgen::{
    BasicConstraints, CertificateParams, CidrSubnet, GeneralSubtree, IsCa, Issuer, KeyPair,
    KeyUsagePurpose, NameConstraints,
};
use rustls::pki_types::{CertificateDer, pem::PemObject as _};

use crate::host::clock::BUILD_DAY;
use crate::host::tls::{
    Holder, Result, certificate_block, distinguished_name, key_block, not_made, note_values,
    read_text, set_days, unusable, write_private,
};

/// The last day of the older date format of certificates, which every device reads.
const AUTHORITY_ENDS: Date = date(2049, 12, 31);
/// Names the authority may ever vouch for, beside those the box had when it was made. Whoever steals the box gets the
/// authority's key; by these bounds it is worth nothing against a teacher's bank or mail.
const HOME_NAMES: [&str; 7] = [
    "local",
    "localhost",
    "lan",
    "home",
    "internal",
    "private",
    "home.arpa",
];

/// Networks whose addresses mean something at home only; further ones are those it had when it was made. An address of any
/// other network belongs to somebody else.
const HOME_NETWORKS: [(&str, u8); 9] = [
    ("10.0.0.0", 8),
    ("100.64.0.0", 10),
    ("127.0.0.0", 8),
    ("169.254.0.0", 16),
    ("172.16.0.0", 12),
    ("192.168.0.0", 16),
    ("::1", 128),
    ("fc00::", 7),
    ("fe80::", 10),
];

/// The box's own authority, saved in one file: a `title` line, a `may` line for each name and network it may vouch for, its
/// certificate, its key. One file, so that a power cut cannot leave a certificate with another's key.
pub(super) struct Authority {
    pub(super) title: String,
    may: BTreeSet<String>,
    pub(super) pem: String,
    pub(super) certificate: CertificateDer<'static>,
    key: KeyPair,
}

impl Authority {
    /// The one on file, else a new one. One that is there and broken is an error: a new one would have to be trusted anew
    /// on every device.
    pub(super) fn open(path: &Path, holder: &Holder) -> Result<Self> {
        match read_text(path) {
            Ok(text) => Self::read(&text).map_err(|why| broken(path, why)),
            Err(why) if why.kind() == io::ErrorKind::NotFound => Self::make(path, holder),
            Err(why) if why.kind() == io::ErrorKind::PermissionDenied => {
                Err(unusable("read", path, &why))
            }
            Err(why) => Err(broken(path, &why)),
        }
    }

    /// Whether the one on file can be read, if there is one.
    pub(super) fn look(path: &Path) -> Result<()> {
        match read_text(path) {
            Ok(text) => Self::read(&text)
                .map(|_| ())
                .map_err(|why| broken(path, why)),
            Err(why) if why.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(why) => Err(broken(path, &why)),
        }
    }

    /// What is wrong with it is the error.
    pub(super) fn read(text: &str) -> Result<Self> {
        Ok(Self {
            title: note_values(text, "title")
                .next()
                .ok_or("it has no title")?
                .to_owned(),
            may: note_values(text, "may").map(str::to_owned).collect(),
            pem: certificate_block(text)
                .ok_or("it has no certificate")?
                .to_owned(),
            certificate: CertificateDer::from_pem_slice(text.as_bytes())
                .map_err(|why| why.to_string())?,
            key: KeyPair::from_pem(key_block(text).ok_or("it has no key")?)
                .map_err(|why| why.to_string())?,
        })
    }

    fn make(path: &Path, holder: &Holder) -> Result<Self> {
        let key = KeyPair::generate().map_err(not_made)?;
        let title: String = holder
            .title
            .chars()
            .filter(|letter| !letter.is_control())
            .take(60)
            .collect();
        let home = HOME_NETWORKS.map(|(network, length)| format!("{network}/{length}"));
        let further = holder.addresses.iter().map(IpAddr::to_canonical);
        let further = further
            .filter(|address| !home.iter().any(|network| contains(network, *address)))
            .map(|address| format!("{address}/{}", if address.is_ipv4() { 32 } else { 128 }));
        let may: BTreeSet<_> = HOME_NAMES
            .iter()
            .map(|&name| name.to_owned())
            .chain(usable_names(holder))
            .chain(further)
            .chain(home.iter().cloned())
            .collect();
        let certificate = authority_params(&title, &may).self_signed(&key);
        let certificate = certificate.map_err(not_made)?;
        let mut text = format!("title {title}\n");
        for name in &may {
            let _ = writeln!(text, "may {name}");
        }
        text += &certificate.pem();
        text += &key.serialize_pem();
        write_private(path, &text)?;
        log::info!("Made this box's own certificate authority, {title}.");
        Ok(Self {
            title,
            may,
            pem: certificate.pem(),
            certificate: certificate.der().clone(),
            key,
        })
    }

    /// Signs a certificate for this key.
    pub(super) fn sign(
        &self,
        params: &CertificateParams,
        key: &KeyPair,
    ) -> Result<rcgen::Certificate> {
        let own = authority_params(&self.title, &self.may);
        let signed = params.signed_by(key, &Issuer::from_params(&own, &self.key));
        signed.map_err(not_made)
    }

    /// Whether devices would believe it about this name or address.
    pub(super) fn may_vouch_for(&self, name: &str) -> bool {
        if let Ok(address) = name.parse() {
            return self.may.iter().any(|may| contains(may, address));
        }
        self.may.iter().any(|may| {
            name == may
                || name
                    .strip_suffix(may.as_str())
                    .is_some_and(|rest| rest.ends_with('.'))
        })
    }
}

fn broken(path: &Path, why: impl Display) -> String {
    format!(
        "The box's own certificate authority in {} cannot be used ({why}): put it back from a copy, or remove it and let every \
         device trust the new one.",
        path.display()
    )
}

fn authority_params(title: &str, may: &BTreeSet<String>) -> CertificateParams {
    let mut params = CertificateParams::default();
    params.distinguished_name = distinguished_name(&format!("{title} authority"));
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    set_days(&mut params, BUILD_DAY, AUTHORITY_ENDS);
    let subtree = |may: &String| match network(may) {
        Some((address, length)) => {
            GeneralSubtree::IpAddress(CidrSubnet::from_addr_prefix(address, length))
        }
        None => GeneralSubtree::DnsName(may.clone()),
    };
    params.name_constraints = Some(NameConstraints {
        permitted_subtrees: may.iter().map(subtree).collect(),
        excluded_subtrees: Vec::new(),
    });
    params
}

/// `192.168.0.0/16` taken apart; `None` for a name.
fn network(may: &str) -> Option<(IpAddr, u8)> {
    let (address, length) = may.split_once('/')?;
    Some((address.parse().ok()?, length.parse().ok()?))
}

/// Whether an address lies in a network.
fn contains(may: &str, address: IpAddr) -> bool {
    let first = |bits: u128, length: u32| bits.checked_shr(128 - length).unwrap_or(0);
    match (network(may), address) {
        (Some((IpAddr::V4(network), length)), IpAddr::V4(address)) => {
            let (network, address) = (network.to_bits().into(), address.to_bits().into());
            first(network, 96 + u32::from(length)) == first(address, 96 + u32::from(length))
        }
        (Some((IpAddr::V6(network), length)), IpAddr::V6(address)) => {
            first(network.to_bits(), length.into()) == first(address.to_bits(), length.into())
        }
        _ => false,
    }
}

/// The holder's names as they may stand in a certificate; a name that cannot is left out rather than costing all HTTPS.
pub(super) fn usable_names(holder: &Holder) -> impl Iterator<Item = String> {
    holder
        .names
        .iter()
        .map(|name| name.trim_end_matches('.').to_ascii_lowercase())
        .filter(|name| {
            let fits = name.len() <= 253
                && name.split('.').all(|label| {
                    (1..=63).contains(&label.len())
                        && !label.starts_with('-')
                        && !label.ends_with('-')
                        && label
                            .bytes()
                            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
                });
            fits && name.parse::<IpAddr>().is_err()
        })
}
