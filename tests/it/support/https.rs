//! A client of the box over HTTPS that trusts the authority in the box's own folder, as a device does on which the
//! certificate was taken over. It knows no page.

use std::io::{self, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;
use std::time::Duration;

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{
    ClientConfig, ClientConnection, DigitallySignedStruct, RootCertStore, SignatureScheme,
    StreamOwned,
};

use crate::support::classroom::Classroom;
use crate::support::http::{Answer, Ask, Client};

/// A browser on the secure door.
#[derive(Clone)]
pub struct Browser {
    /// Its cookies and the door it goes to.
    pub client: Client,
    trust: Arc<ClientConfig>,
}

impl Browser {
    /// At the secure door itself.
    pub fn at(room: &Classroom) -> Self {
        Self::by(room, room.program().secure_address())
    }

    /// By another address that leads there.
    pub fn by(room: &Classroom, address: SocketAddr) -> Self {
        let authority = room.data().join("certificate").join("authority.pem");
        let authority = CertificateDer::from_pem_file(authority).expect("the box's authority");
        let mut roots = RootCertStore::empty();
        roots.add(authority).expect("an authority");
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let trust = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .expect("TLS 1.3")
            .with_root_certificates(roots)
            .with_no_client_auth();
        Self {
            client: Client::new(address),
            trust: Arc::new(trust),
        }
    }

    /// A fresh connection, on which nothing was said yet.
    pub fn connect(&self) -> io::Result<StreamOwned<ClientConnection, TcpStream>> {
        let name = ServerName::from(self.client.address.ip());
        let session =
            ClientConnection::new(Arc::clone(&self.trust), name).map_err(io::Error::other)?;
        let socket = TcpStream::connect(self.client.address)?;
        socket.set_read_timeout(Some(Duration::from_secs(20)))?;
        Ok(StreamOwned::new(session, socket))
    }

    /// Sends it over a fresh connection and keeps the cookies of the answer.
    pub fn send(&mut self, ask: &Ask) -> io::Result<Answer> {
        let mut line = self.connect()?;
        line.write_all(&ask.bytes())?;
        let mut bytes = Vec::new();
        line.read_to_end(&mut bytes)?;
        let answer = read(&bytes);
        self.client.keep(&answer);
        Ok(answer)
    }

    /// The certificate that the box shows now, whatever its days.
    pub fn certificate(&self) -> CertificateDer<'static> {
        let name = ServerName::from(self.client.address.ip());
        let mut trust = (*self.trust).clone();
        trust
            .dangerous()
            .set_certificate_verifier(Arc::new(Looks(rustls::crypto::ring::default_provider())));
        let mut session = ClientConnection::new(Arc::new(trust), name).unwrap();
        let mut socket = TcpStream::connect(self.client.address).unwrap();
        socket
            .set_read_timeout(Some(Duration::from_secs(20)))
            .unwrap();
        while session.is_handshaking() {
            session.complete_io(&mut socket).expect("a handshake");
        }
        session.peer_certificates().expect("certificates")[0].clone()
    }

    /// A page.
    #[track_caller]
    pub fn get(&mut self, path: &str) -> Answer {
        self.send(&self.client.ask("GET", path)).unwrap()
    }

    /// A plain form, not followed.
    #[track_caller]
    pub fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let origin = format!("https://{}", self.client.address);
        let ask = self.client.form(path, fields).with("Origin", &origin);
        self.send(&ask).unwrap()
    }

    /// Whether the teacher's page opens for her.
    pub fn is_teacher(&mut self) -> bool {
        let answer = self.get("/teach");
        answer.status == 303 && answer.location().starts_with("/teach/")
    }
}

/// Looks at a certificate without a judgement on it; its key must be the box's all the same.
#[derive(Debug)]
struct Looks(CryptoProvider);

impl ServerCertVerifier for Looks {
    fn verify_server_cert(
        &self,
        _: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        shown: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls12_signature(
            message,
            shown,
            signed,
            &self.0.signature_verification_algorithms,
        )
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        shown: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls13_signature(
            message,
            shown,
            signed,
            &self.0.signature_verification_algorithms,
        )
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.0.signature_verification_algorithms.supported_schemes()
    }
}

/// The answer on a connection that is closed after it; its body has a length.
fn read(bytes: &[u8]) -> Answer {
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n");
    let end = end.unwrap_or_else(|| panic!("no head: {:?}", String::from_utf8_lossy(bytes)));
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let mut lines = head.split("\r\n");
    let status = lines
        .next()
        .and_then(|first| first.split(' ').nth(1)?.parse().ok());
    let headers = lines.filter_map(|line| line.split_once(':'));
    Answer {
        status: status.expect("a status"),
        headers: headers
            .map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()))
            .collect(),
        body: bytes[end + 4..].to_vec(),
    }
}
