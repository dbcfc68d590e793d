//! HTTPS without the internet: an authority of this box's own, which a teacher's device is told to trust once, and a
//! certificate for the box's names and addresses made by it. Files under `certificate/` and rustls only; no sockets.

use std::{
    collections::BTreeSet,
    fmt::{self, Write as _},
    fs::{self, File, OpenOptions},
    io::{self, Write as _},
    net::{IpAddr, Ipv4Addr, Ipv6Addr},
    os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _},
    path::{Path, PathBuf},
    sync::{Arc, PoisonError, RwLock},
};

use jiff::{
    ToSpan as _,
    civil::{Date, date},
};
use rcgen::{
    BasicConstraints, CertificateParams, DistinguishedName, DnType, ExtendedKeyUsagePurpose,
    GeneralSubtree, IsCa, Issuer, KeyPair, KeyUsagePurpose, NameConstraints, SanType,
};
use rustls::{
    ServerConfig,
    crypto::ring as provider,
    pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject as _},
    server::{ClientHello, ResolvesServerCert},
    sign::CertifiedKey,
};

use super::clock::BUILD_DAY;

/// What Apple's devices accept at most from any server, also below an authority their owner added.
const LEAF_DAYS: i32 = 825;
/// A certificate with fewer days left than this is made anew at a start.
const LEAF_DAYS_LEFT_MIN: i32 = 300;
/// A certificate begins this long before the day it is made, for devices whose clocks are behind.
const LEAF_DAYS_BACK: i32 = 60;
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

/// Why there is no HTTPS, as one sentence for the person at the terminal.
#[derive(Debug)]
pub enum CertificateError {
    /// A file could not be read or written.
    File {
        /// What was tried: "read" or "write".
        tried: &'static str,
        /// Which file.
        path: PathBuf,
        /// What the system said.
        why: io::Error,
    },
    /// The authority's file is there but makes no sense.
    Authority {
        /// Which file.
        path: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// A certificate could not be made.
    Making(String),
}

impl fmt::Display for CertificateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File { tried, path, why } => {
                write!(f, "Could not {tried} {}: {why}.", path.display())
            }
            Self::Authority { path, why } => write!(
                f,
                "The box's own certificate authority in {} cannot be used ({why}): put it back from a copy, or remove it \
                 and let every device trust the new one.",
                path.display()
            ),
            Self::Making(why) => write!(f, "Could not make the box's certificate: {why}."),
        }
    }
}

impl std::error::Error for CertificateError {}

impl From<rcgen::Error> for CertificateError {
    fn from(why: rcgen::Error) -> Self {
        Self::Making(why.to_string())
    }
}

impl From<rustls::Error> for CertificateError {
    fn from(why: rustls::Error) -> Self {
        Self::Making(why.to_string())
    }
}

/// What a certificate is made for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// The box as people read it in a list of trusted authorities, for example `Chair 3f2a`.
    pub title: String,
    /// Every name the box answers to, without `localhost`.
    pub names: Vec<String>,
    /// Every address the box has, without the loopback ones.
    pub addresses: Vec<IpAddr>,
}

/// The box's certificate in use, and the authority behind it.
pub struct Certificate {
    folder: PathBuf,
    authority: Authority,
    current: Arc<Current>,
}

impl Certificate {
    /// Opens `folder`, making the authority and the certificate where they are missing or no longer fit.
    ///
    /// `today` is the date if the clock is trusted. The devices judge by their own clocks, which are right; so a box that
    /// wakes in 1970 or 2099 must not date a certificate by its own. Without `today` a certificate begins with this
    /// version's build day, which has certainly passed, or with the begin of the one it replaces, whichever is later.
    pub fn open(
        folder: &Path,
        holder: &Holder,
        today: Option<Date>,
    ) -> Result<Self, CertificateError> {
        fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(folder)
            .map_err(|why| CertificateError::File {
                tried: "write",
                path: folder.to_owned(),
                why,
            })?;
        let authority = Authority::open(&folder.join("authority.pem"), holder)?;
        let leaf = Leaf::open(&folder.join("box.pem"), &authority, holder, today)?;
        let current = Arc::new(Current(RwLock::new(leaf.certified()?)));
        Ok(Self {
            folder: folder.to_owned(),
            authority,
            current,
        })
    }

    /// Makes a new certificate if the names, the addresses or the date ask for one. Connections made from now on see it,
    /// through every configuration that [`Certificate::tls`] gave out. Tells whether there is a new one.
    pub fn renew(&self, holder: &Holder, today: Option<Date>) -> Result<bool, CertificateError> {
        let path = self.folder.join("box.pem");
        let before = fs::read(&path).ok();
        let leaf = Leaf::open(&path, &self.authority, holder, today)?;
        if before.as_deref() == Some(leaf.text.as_bytes()) {
            return Ok(false);
        }
        *self
            .current
            .0
            .write()
            .unwrap_or_else(PoisonError::into_inner) = leaf.certified()?;
        Ok(true)
    }

    /// The configuration of the HTTPS listener: TLS 1.2 and 1.3, HTTP/1.1, always the certificate then in use.
    pub fn tls(&self) -> Result<Arc<ServerConfig>, CertificateError> {
        let mut config =
            ServerConfig::builder_with_provider(Arc::new(provider::default_provider()))
                .with_safe_default_protocol_versions()?
                .with_no_client_auth()
                .with_cert_resolver(self.current.clone());
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(Arc::new(config))
    }

    /// The authority's certificate, to be handed to devices that shall trust the box (`application/x-x509-ca-cert`).
    pub fn authority(&self) -> &CertificateDer<'static> {
        &self.authority.certificate
    }

    /// The SHA-256 of the authority's certificate as people compare it: `3A:01:...`, 32 pairs.
    pub fn fingerprint(&self) -> String {
        let digest = ring::digest::digest(&ring::digest::SHA256, &self.authority.certificate);
        let mut text = String::with_capacity(95);
        for byte in digest.as_ref() {
            let colon = if text.is_empty() { "" } else { ":" };
            // Writing to a String cannot fail.
            let _ = write!(text, "{colon}{byte:02X}");
        }
        text
    }
}

/// The certificate in use, replaceable while connections come in.
#[derive(Debug)]
struct Current(RwLock<Arc<CertifiedKey>>);

impl ResolvesServerCert for Current {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(
            self.0
                .read()
                .unwrap_or_else(PoisonError::into_inner)
                .clone(),
        )
    }
}

/// The box's own authority, kept in one file: a `title` line, a `may` line for each name it may vouch for, its
/// certificate, its key. One file, so that a power cut cannot leave a certificate with another's key.
struct Authority {
    title: String,
    may: BTreeSet<String>,
    certificate: CertificateDer<'static>,
    key: KeyPair,
}

impl Authority {
    fn open(path: &Path, holder: &Holder) -> Result<Self, CertificateError> {
        match fs::read_to_string(path) {
            Ok(text) => Self::read(&text).map_err(|why| CertificateError::Authority {
                path: path.to_owned(),
                why,
            }),
            Err(why) if why.kind() == io::ErrorKind::NotFound => Self::make(path, holder),
            Err(why) => Err(CertificateError::File {
                tried: "read",
                path: path.to_owned(),
                why,
            }),
        }
    }

    fn read(text: &str) -> Result<Self, String> {
        Ok(Self {
            title: noted(text, "title")
                .next()
                .ok_or("it has no title")?
                .to_owned(),
            may: noted(text, "may").map(str::to_owned).collect(),
            certificate: CertificateDer::from_pem_slice(text.as_bytes())
                .map_err(|why| why.to_string())?,
            key: KeyPair::from_pem(key_block(text).ok_or("it has no key")?)
                .map_err(|why| why.to_string())?,
        })
    }

    fn make(path: &Path, holder: &Holder) -> Result<Self, CertificateError> {
        let key = KeyPair::generate()?;
        let title: String = holder
            .title
            .chars()
            .filter(|letter| !letter.is_control())
            .take(60)
            .collect();
        let may: BTreeSet<_> = HOME_NAMES
            .iter()
            .map(|&name| name.to_owned())
            .chain(usable_names(holder))
            .collect();
        let certificate = authority_params(&title, &may).self_signed(&key)?;
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
            certificate: certificate.der().clone(),
            key,
        })
    }

    fn may_vouch_for(&self, name: &str) -> bool {
        self.may.iter().any(|may| {
            name == may
                || name
                    .strip_suffix(may.as_str())
                    .is_some_and(|rest| rest.ends_with('.'))
        })
    }
}

fn authority_params(title: &str, may: &BTreeSet<String>) -> CertificateParams {
    let mut params = CertificateParams::default();
    params.distinguished_name = titled(title);
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    set_days(&mut params, BUILD_DAY, AUTHORITY_ENDS);
    params.name_constraints = Some(NameConstraints {
        permitted_subtrees: may.iter().cloned().map(GeneralSubtree::DnsName).collect(),
        excluded_subtrees: Vec::new(),
    });
    params
}

/// The box's certificate with its key, in one file: a `from` day, a `for` line for each name and address, the two
/// certificates, the key.
struct Leaf {
    text: String,
}

impl Leaf {
    /// The one on file if it still fits, else a new one.
    fn open(
        path: &Path,
        authority: &Authority,
        holder: &Holder,
        today: Option<Date>,
    ) -> Result<Self, CertificateError> {
        let wanted = wanted(authority, holder);
        let kept = fs::read_to_string(path).ok().map(|text| Self { text });
        let kept_from = kept.as_ref().and_then(Self::from);
        if let (Some(kept), Some(from)) = (kept, kept_from)
            && kept.fits(authority, &wanted)
            && today.is_none_or(|today| {
                from <= today && days_after(from, LEAF_DAYS - LEAF_DAYS_LEFT_MIN) > today
            })
        {
            return Ok(kept);
        }
        let from = today
            .map(|today| days_after(today, -LEAF_DAYS_BACK))
            .or(kept_from)
            .unwrap_or(BUILD_DAY);
        Self::make(path, authority, &wanted, from.max(BUILD_DAY))
    }

    fn make(
        path: &Path,
        authority: &Authority,
        wanted: &BTreeSet<String>,
        from: Date,
    ) -> Result<Self, CertificateError> {
        let mut params = CertificateParams::default();
        params.distinguished_name = titled(&authority.title);
        params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
        params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
        params.use_authority_key_identifier_extension = true;
        set_days(&mut params, from, days_after(from, LEAF_DAYS - 1));
        for name in wanted {
            params.subject_alt_names.push(match name.parse::<IpAddr>() {
                Ok(address) => SanType::IpAddress(address),
                Err(_) => SanType::DnsName(name.as_str().try_into()?),
            });
        }
        let key = KeyPair::generate()?;
        let signer = authority_params(&authority.title, &authority.may);
        let certificate = params.signed_by(&key, &Issuer::from_params(&signer, &authority.key))?;
        let mut text = format!("authority {}\nfrom {from}\n", mark(&authority.certificate));
        for name in wanted {
            let _ = writeln!(text, "for {name}");
        }
        text += &certificate.pem();
        text += &key.serialize_pem();
        write_private(path, &text)?;
        Ok(Self { text })
    }

    fn from(&self) -> Option<Date> {
        noted(&self.text, "from").next()?.parse().ok()
    }

    fn fits(&self, authority: &Authority, wanted: &BTreeSet<String>) -> bool {
        noted(&self.text, "authority").next() == Some(mark(&authority.certificate).as_str())
            && noted(&self.text, "for").eq(wanted.iter().map(String::as_str))
            && self.certified().is_ok()
    }

    fn certified(&self) -> Result<Arc<CertifiedKey>, CertificateError> {
        let broken = |why: rustls::pki_types::pem::Error| CertificateError::Making(why.to_string());
        let chain = CertificateDer::pem_slice_iter(self.text.as_bytes())
            .collect::<Result<_, _>>()
            .map_err(broken)?;
        let key = PrivateKeyDer::from_pem_slice(self.text.as_bytes()).map_err(broken)?;
        Ok(Arc::new(CertifiedKey::from_der(
            chain,
            key,
            &provider::default_provider(),
        )?))
    }
}

/// Everything the certificate shall be good for.
fn wanted(authority: &Authority, holder: &Holder) -> BTreeSet<String> {
    let (mut wanted, beyond): (BTreeSet<_>, BTreeSet<_>) =
        usable_names(holder).partition(|name| authority.may_vouch_for(name));
    for name in beyond {
        log::warn!("HTTPS will not work under {name}: this box's authority may not vouch for it.");
    }
    let loopback: [IpAddr; 2] = [Ipv4Addr::LOCALHOST.into(), Ipv6Addr::LOCALHOST.into()];
    wanted.insert("localhost".to_owned());
    wanted.extend(
        holder
            .addresses
            .iter()
            .chain(&loopback)
            .map(|address| address.to_canonical().to_string()),
    );
    wanted
}

/// The holder's names as they may stand in a certificate; a name that cannot is left out rather than costing all HTTPS.
fn usable_names(holder: &Holder) -> impl Iterator<Item = String> {
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

fn titled(title: &str) -> DistinguishedName {
    let mut name = DistinguishedName::new();
    name.push(DnType::CommonName, title);
    name
}

/// The values of the lines before the first PEM block that begin with this word.
fn noted<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = &'a str> {
    text.lines()
        .take_while(|line| !line.starts_with("-----"))
        .filter_map(move |line| line.strip_prefix(word)?.strip_prefix(' '))
}

fn key_block(text: &str) -> Option<&str> {
    text.find("-----BEGIN PRIVATE KEY-----")
        .map(|at| &text[at..])
}

/// Which authority a certificate was made by, shortly.
fn mark(certificate: &CertificateDer<'_>) -> String {
    let digest = ring::digest::digest(&ring::digest::SHA256, certificate);
    digest.as_ref()[..8]
        .iter()
        .fold(String::new(), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
}

/// From the first midnight (UTC) to the last.
fn set_days(params: &mut CertificateParams, first: Date, last: Date) {
    let midnight = |day: Date| {
        rcgen::date_time_ymd(
            day.year().into(),
            day.month().unsigned_abs(),
            day.day().unsigned_abs(),
        )
    };
    params.not_before = midnight(first);
    params.not_after = midnight(last);
}

fn days_after(from: Date, days: i32) -> Date {
    from.saturating_add(days.days())
}

/// Writes a file only its owner may read, all or nothing, also when the power fails.
fn write_private(path: &Path, text: &str) -> Result<(), CertificateError> {
    let beside = path.with_extension("new");
    let write = || -> io::Result<()> {
        // A leftover of a power cut may be there with any rights.
        match fs::remove_file(&beside) {
            Err(why) if why.kind() != io::ErrorKind::NotFound => return Err(why),
            _ => {}
        }
        let mut file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(&beside)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        fs::rename(&beside, path)?;
        File::open(path.parent().unwrap_or(Path::new(".")))?.sync_all()
    };
    write().map_err(|why| CertificateError::File {
        tried: "write",
        path: path.to_owned(),
        why,
    })
}
