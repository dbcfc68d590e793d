//! The listeners of a box: bound before anything else is done, so that a port which is taken says so at once, and opened
//! when the box can answer.

use std::{
    io::ErrorKind,
    iter,
    net::{SocketAddr, TcpListener},
};

use tokio_rustls::TlsAcceptor;

use crate::{
    cli::Result,
    host::{serve::ListeningSocket, systemd::InheritedSockets, tls::Certificate},
    settings::Settings,
};

/// Listeners that are bound and not answered yet.
pub(super) struct Listeners {
    pub(super) http: SocketAddr,
    pub(super) https: Option<SocketAddr>,
    plain: TcpListener,
    secure: Option<TcpListener>,
}

impl Listeners {
    /// A socket that systemd has opened comes before the address of the command line.
    pub(super) fn bind(settings: &Settings, inherited: &InheritedSockets) -> Result<Self> {
        let [plain, secure] = inherited.copies()?;
        let plain = plain.map_or_else(|| bind(settings.http), Ok)?;
        let secure = match secure {
            None => settings.https.map(bind).transpose()?,
            handed_over => handed_over,
        };
        for listener in iter::once(&plain).chain(&secure) {
            listener.set_nonblocking(true).map_err(unusable)?;
        }
        let address = |listener: &TcpListener| listener.local_addr().map_err(unusable);
        Ok(Self {
            http: address(&plain)?,
            https: secure.as_ref().map(address).transpose()?,
            plain,
            secure,
        })
    }

    /// Without a certificate nobody is answered over HTTPS.
    pub(super) fn leave_secure_out(&mut self) {
        self.https = None;
        self.secure = None;
    }

    /// Ready to be served.
    pub(super) fn open(self, certificate: Option<&Certificate>) -> Result<Vec<ListeningSocket>> {
        let into_tokio = |listener| tokio::net::TcpListener::from_std(listener).map_err(unusable);
        let mut sockets = vec![ListeningSocket {
            listener: into_tokio(self.plain)?,
            tls: None,
        }];
        if let (Some(secure), Some(certificate)) = (self.secure, certificate) {
            sockets.push(ListeningSocket {
                listener: into_tokio(secure)?,
                tls: Some(TlsAcceptor::from(certificate.tls()?)),
            });
        }
        Ok(sockets)
    }
}

fn bind(address: SocketAddr) -> Result<TcpListener> {
    let listener = TcpListener::bind(address).map_err(|error| match error.kind() {
        ErrorKind::AddrInUse => {
            format!(
                "Another program already answers at {address}. Stop it, or choose another port."
            )
        }
        ErrorKind::PermissionDenied => {
            format!("This user may not answer at {address}. Choose a port above 1023.")
        }
        _ => format!("Chair cannot answer at {address}: {error}."),
    })?;
    Ok(listener)
}

fn unusable(error: std::io::Error) -> String {
    format!("A listener cannot be used: {error}.")
}
