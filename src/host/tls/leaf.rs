//! The box's certificate: the one on file while it fits the box's names and the date, else a new one.

use std::{
    collections::BTreeSet,
    fmt::Write as _,
    net::{IpAddr, Ipv4Addr, Ipv6Addr},
    path::Path,
    sync::Arc,
};

use data_encoding::HEXLOWER;
use jiff::{ToSpan as _, civil::Date};
use rcgen::{CertificateParams, ExtendedKeyUsagePurpose, KeyPair, KeyUsagePurpose, SanType};
use rustls::{
    crypto::ring as provider,
    pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject as _},
    sign::CertifiedKey,
};

use crate::host::clock::BUILD_DAY;
use crate::host::tls::{
    Holder, Result,
    authority::{Authority, usable_names},
    distinguished_name, not_made, note_values, read_text, set_days, write_private,
};

/// What Apple's devices accept at most from any server, also below an authority their owner added.
const LEAF_DAYS: i32 = 825;
/// A certificate with fewer days left than this is made anew at a start.
const LEAF_DAYS_LEFT_MIN: i32 = 300;
/// A certificate begins this long before the day it is made, for devices whose clocks are behind.
const LEAF_DAYS_BACK: i32 = 60;

/// The box's certificate with its key, in one file: a `from` day, a `for` line for each name and address, its
/// certificate, its key.
pub(super) struct Leaf {
    pub(super) text: String,
}

impl Leaf {
    /// The one on file if it still fits, else a new one.
    pub(super) fn open(
        path: &Path,
        authority: &Authority,
        holder: &Holder,
        today: Option<Date>,
    ) -> Result<Self> {
        let wanted = wanted(authority, holder);
        let saved = read_text(path).ok().map(|text| Self { text });
        let saved_from = saved.as_ref().and_then(Self::from);
        if let (Some(saved), Some(from)) = (saved, saved_from)
            && saved.fits(authority, &wanted)
            && today.is_none_or(|today| from <= today && has_days_left(from, today))
        {
            return Ok(saved);
        }
        // The build day has passed for certain, whatever the clock says; so it is the begin for as long as it leaves
        // enough days. Only a much later and trusted date moves it on.
        let from = match today {
            Some(today) if has_days_left(BUILD_DAY, today) => BUILD_DAY,
            Some(today) => days_after(today, -LEAF_DAYS_BACK),
            None => saved_from.unwrap_or(BUILD_DAY),
        };
        Self::make(path, authority, &wanted, from.max(BUILD_DAY))
    }

    fn make(
        path: &Path,
        authority: &Authority,
        wanted: &BTreeSet<String>,
        from: Date,
    ) -> Result<Self> {
        let mut params = CertificateParams::default();
        params.distinguished_name = distinguished_name(&format!("{}, this box", authority.title));
        params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
        params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
        params.use_authority_key_identifier_extension = true;
        set_days(&mut params, from, days_after(from, LEAF_DAYS - 1));
        for name in wanted {
            params.subject_alt_names.push(match name.parse::<IpAddr>() {
                Ok(address) => SanType::IpAddress(address),
                Err(_) => SanType::DnsName(name.as_str().try_into().map_err(not_made)?),
            });
        }
        let key = KeyPair::generate().map_err(not_made)?;
        let certificate = authority.sign(&params, &key)?;
        let mut text = format!(
            "authority {}\nfrom {from}\n",
            short_fingerprint(&authority.certificate)
        );
        for name in wanted {
            let _ = writeln!(text, "for {name}");
        }
        text += &certificate.pem();
        text += &key.serialize_pem();
        write_private(path, &text)?;
        Ok(Self { text })
    }

    fn from(&self) -> Option<Date> {
        note_values(&self.text, "from").next()?.parse().ok()
    }

    fn fits(&self, authority: &Authority, wanted: &BTreeSet<String>) -> bool {
        note_values(&self.text, "authority").next()
            == Some(short_fingerprint(&authority.certificate).as_str())
            && note_values(&self.text, "for").eq(wanted.iter().map(String::as_str))
            && self.certified().is_ok()
    }

    /// As rustls wants it.
    pub(super) fn certified(&self) -> Result<Arc<CertifiedKey>> {
        let chain = CertificateDer::pem_slice_iter(self.text.as_bytes())
            .collect::<Result<_, _>>()
            .map_err(not_made)?;
        let key = PrivateKeyDer::from_pem_slice(self.text.as_bytes()).map_err(not_made)?;
        let certified = CertifiedKey::from_der(chain, key, &provider::default_provider());
        certified.map(Arc::new).map_err(not_made)
    }
}

/// The last day of a certificate with its notes.
pub(super) fn last_day(text: &str) -> Option<Date> {
    let from: Date = note_values(text, "from").next()?.parse().ok()?;
    Some(days_after(from, LEAF_DAYS - 1))
}

/// Everything the certificate shall be good for.
fn wanted(authority: &Authority, holder: &Holder) -> BTreeSet<String> {
    let loopback: [IpAddr; 2] = [Ipv4Addr::LOCALHOST.into(), Ipv6Addr::LOCALHOST.into()];
    let addresses = holder
        .addresses
        .iter()
        .chain(&loopback)
        .map(|address| address.to_canonical().to_string());
    // One that it may not vouch for would cost all the others: devices refuse the whole certificate.
    let (mut wanted, beyond): (BTreeSet<_>, BTreeSet<_>) = usable_names(holder)
        .chain(addresses)
        .partition(|name| authority.may_vouch_for(name));
    for name in beyond {
        log::warn!("HTTPS will not work under {name}: this box's authority may not vouch for it.");
    }
    wanted.insert("localhost".to_owned());
    wanted
}

/// Which authority a certificate was made by, shortly.
fn short_fingerprint(certificate: &CertificateDer<'_>) -> String {
    let digest = ring::digest::digest(&ring::digest::SHA256, certificate);
    HEXLOWER.encode(&digest.as_ref()[..8])
}

/// Whether a certificate that begins then is good for long enough.
fn has_days_left(from: Date, today: Date) -> bool {
    days_after(from, LEAF_DAYS - LEAF_DAYS_LEFT_MIN) > today
}

fn days_after(from: Date, days: i32) -> Date {
    from.saturating_add(days.days())
}
