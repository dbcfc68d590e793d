//! HTTPS without the internet (decision 32): an authority of this box's own, which a teacher's device is told to trust
//! once, and a certificate for the box's names and addresses made by it. Files and rustls only; no sockets.

mod authority;
mod file;
mod leaf;

use std::{
    fmt::{self, Write as _},
    fs, io,
    net::IpAddr,
    os::unix::fs::DirBuilderExt as _,
    path::{Path, PathBuf},
    sync::{Arc, PoisonError, RwLock},
};

use jiff::civil::Date;
use rustls::{
    ServerConfig,
    crypto::ring as provider,
    pki_types::CertificateDer,
    server::{ClientHello, ResolvesServerCert},
    sign::CertifiedKey,
};

use authority::Authority;
use leaf::Leaf;

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
    /// wakes in 1970 or 2099 must not date a certificate by its own.
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

    /// The certificate that browsers are shown now.
    pub fn shown(&self) -> CertificateDer<'static> {
        let current = self
            .current
            .0
            .read()
            .unwrap_or_else(PoisonError::into_inner);
        // There is one always: it was made from a file that holds it.
        current
            .cert
            .first()
            .cloned()
            .unwrap_or_else(|| CertificateDer::from(Vec::new()))
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
    let mut text = String::with_capacity(95);
    for byte in digest.as_ref() {
        let colon = if text.is_empty() { "" } else { ":" };
        // Writing to a String cannot fail.
        let _ = write!(text, "{colon}{byte:02X}");
    }
    text
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

#[cfg(test)]
mod tests;
