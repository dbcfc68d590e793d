//! The fingerprint of a certificate as people compare it: in groups that stay together, from left to right.

use maud::{Markup, html};
use rustls::pki_types::CertificateDer;

use crate::host::tls;

/// Letters in a group: four pairs with their colons.
const GROUP: usize = 12;

/// SHA-256, in eight groups.
pub fn fingerprint(certificate: &CertificateDer<'_>) -> Markup {
    let letters = tls::fingerprint(certificate);
    let groups = (0..letters.len())
        .step_by(GROUP)
        .filter_map(|from| letters.get(from..letters.len().min(from + GROUP)));
    html! {
        p.address.print dir="ltr" { @for group in groups { (group) wbr; } }
    }
}
