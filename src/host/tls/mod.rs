//! HTTPS without the internet (decision 32): an authority of this box's own, which a teacher's device is told to trust
//! once, and a certificate for the box's names and addresses made by it. Files and rustls only; no sockets.

mod authority;
mod leaf;

use std::{
    fmt::Display,
    fs, io,
    net::IpAddr,
    os::unix::fs::DirBuilderExt as _,
    path::{Path, PathBuf},
    sync::{Arc, PoisonError, RwLock},
};

use jiff::civil::Date;
use rcgen::{CertificateParams, DistinguishedName, DnType};
use rustls::{
    ServerConfig,
    crypto::ring as provider,
    pki_types::CertificateDer,
    server::{ClientHello, ResolvesServerCert},
    sign::CertifiedKey,
};

use crate::host::{
    data_folder::{read_small, write_whole},
    out_of_place::{describe, find_in_certificate},
};
use authority::Authority;
use leaf::Leaf;

/// Bytes of a file of `certificate/`: a certificate for a hundred names takes a tenth of it.
const FILE_BYTES_MAX: u64 = 256 * 1024;

/// An error is one sentence for the person at the terminal: why there is no HTTPS.
pub type Result<T, E = String> = std::result::Result<T, E>;

fn not_made(why: impl Display) -> String {
    format!("Could not make the box's certificate: {why}.")
}

fn unusable(tried: &str, path: &Path, why: &io::Error) -> String {
    format!("Could not {tried} {}: {why}.", path.display())
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
    /// wakes in 1970 or 2099 must not date a certificate by its own.
    pub fn open(folder: &Path, holder: &Holder, today: Option<Date>) -> Result<Self> {
        fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(folder)
            .map_err(|why| unusable("write", folder, &why))?;
        let authority = Authority::open(&folder.join("authority.pem"), holder)?;
        let leaf = Leaf::open(&folder.join("box.pem"), &authority, holder, today)?;
        let current = Arc::new(Current(RwLock::new(leaf.certified()?)));
        Ok(Self {
            folder: folder.to_owned(),
            authority,
            current,
        })
    }

    /// Whether everything in `folder` is what Chair left there, and the authority can be read, if there is one. The board needs
    /// none.
    pub fn look(folder: &Path) -> Result<()> {
        if let Some(path) = find_in_certificate(folder) {
            return Err(format!("{} Please move it away.", describe(&path)));
        }
        Authority::look(&folder.join("authority.pem"))
    }

    /// Makes a new certificate if the names, the addresses or the date ask for one. Connections made from now on see it,
    /// through every configuration that [`Certificate::tls`] gave out. Tells whether there is a new one.
    pub fn renew(&self, holder: &Holder, today: Option<Date>) -> Result<bool> {
        let path = self.folder.join("box.pem");
        let before = read_small(&path, FILE_BYTES_MAX).ok();
        let leaf = Leaf::open(&path, &self.authority, holder, today)?;
        if before.as_deref() == Some(leaf.text.as_bytes()) {
            return Ok(false);
        }
        let current = &self.current.0;
        *current.write().unwrap_or_else(PoisonError::into_inner) = leaf.certified()?;
        Ok(true)
    }

    /// The configuration of the HTTPS listener: TLS 1.2 and 1.3, HTTP/1.1, always the certificate then in use.
    pub fn tls(&self) -> Result<Arc<ServerConfig>> {
        let mut config =
            ServerConfig::builder_with_provider(Arc::new(provider::default_provider()))
                .with_safe_default_protocol_versions()
                .map_err(not_made)?
                .with_no_client_auth()
                .with_cert_resolver(self.current.clone());
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(Arc::new(config))
    }

    /// The certificate that browsers are shown now.
    pub fn shown(&self) -> CertificateDer<'static> {
        // There is one always: it was made from a file that holds it.
        let first = self.current.get().cert.first().cloned();
        first.unwrap_or_else(|| CertificateDer::from(Vec::new()))
    }

    /// The authority's certificate, to be handed to devices that shall trust the box (`application/x-x509-ca-cert`).
    pub fn authority(&self) -> &CertificateDer<'static> {
        &self.authority.certificate
    }

    /// The same as text (PEM).
    pub fn authority_pem(&self) -> String {
        self.authority.pem.clone()
    }
}

/// The SHA-256 of a certificate as people compare it: `3A:01:...`, 32 pairs.
pub fn fingerprint(certificate: &CertificateDer<'_>) -> String {
    let digest = ring::digest::digest(&ring::digest::SHA256, certificate);
    let pairs = digest.as_ref().iter().map(|byte| format!("{byte:02X}"));
    pairs.collect::<Vec<_>>().join(":")
}

/// The certificate in use, replaceable while connections come in.
#[derive(Debug)]
struct Current(RwLock<Arc<CertifiedKey>>);

impl Current {
    fn get(&self) -> Arc<CertifiedKey> {
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }
}

impl ResolvesServerCert for Current {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(self.get())
    }
}

/// The last day of the certificate in a data folder, if there is one that says so.
pub fn last_day(data: &Path) -> Option<Date> {
    let text = read_text(&data.join("certificate/box.pem")).ok()?;
    leaf::last_day(&text)
}

/// Takes over the authority that was made beforehand for many boxes, where this box has none yet: so that one certificate is
/// trusted for all of them.
///
/// # Errors
/// One plain sentence: it is no authority of Chair's, or it cannot be written.
pub fn take_over_authority(folder: &Path, file: &Path) -> Result<()> {
    let own = folder.join("authority.pem");
    if own.exists() {
        return Ok(());
    }
    let text = check_authority(file)?;
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .map_err(|why| unusable("write", folder, &why))?;
    write_private(&own, &text)
}

/// The text of such a file, if it is one.
///
/// # Errors
/// One plain sentence.
pub fn check_authority(file: &Path) -> Result<String> {
    let text = read_text(file).map_err(|why| unusable("read", file, &why))?;
    let checked = Authority::read(&text);
    checked.map_err(|why| {
        format!(
            "{} is no authority.pem of a Chair box: {why}",
            file.display()
        )
    })?;
    Ok(text)
}

/// The text of a file of `certificate/`.
fn read_text(path: &Path) -> io::Result<String> {
    let bytes = read_small(path, FILE_BYTES_MAX)?;
    String::from_utf8(bytes).map_err(|_| io::Error::other("it is no text"))
}

// A file of `certificate/` has lines of notes, then PEM blocks: one file, so that a power cut cannot leave a certificate with
// another's key.

/// The values of the lines before the first PEM block that begin with this word.
fn note_values<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = &'a str> {
    text.lines()
        .take_while(|line| !line.starts_with("-----"))
        .filter_map(move |line| line.strip_prefix(word)?.strip_prefix(' '))
}

/// The certificate's block.
fn certificate_block(text: &str) -> Option<&str> {
    const END: &str = "-----END CERTIFICATE-----";
    let from = text.find("-----BEGIN CERTIFICATE-----")?;
    let to = from + text[from..].find(END)? + END.len();
    Some(&text[from..to])
}

/// From the key's first line on.
fn key_block(text: &str) -> Option<&str> {
    text.find("-----BEGIN PRIVATE KEY-----")
        .map(|at| &text[at..])
}

/// The name of a certificate, as devices show it.
fn distinguished_name(title: &str) -> DistinguishedName {
    let mut name = DistinguishedName::new();
    name.push(DnType::CommonName, title);
    name
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

/// Writes a file only its owner may read, all or nothing.
fn write_private(path: &Path, text: &str) -> Result<()> {
    write_whole(path, text.as_bytes()).map_err(|why| unusable("write", path, &why))
}

#[cfg(test)]
mod tests;
