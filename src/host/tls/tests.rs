//! The box's certificates as a device sees them: verified by rustls at the device's own date.

use std::{fs, net::IpAddr, os::unix::fs::PermissionsExt as _, path::Path, sync::Arc};

use jiff::civil::{Date, date};
use jiff::{ToSpan as _, tz::TimeZone};
use rustls::{
    RootCertStore,
    client::{WebPkiServerVerifier, danger::ServerCertVerifier as _},
    crypto::ring as provider,
    pki_types::{CertificateDer, ServerName, UnixTime, pem::PemObject as _},
};

use crate::host::clock::BUILD_DAY;
use crate::host::tls::{Certificate, Holder, fingerprint};

fn holder(names: &[&str], addresses: &[&str]) -> Holder {
    Holder {
        title: "Chair 3f2a".to_owned(),
        names: names.iter().map(|&name| name.to_owned()).collect(),
        addresses: addresses.iter().map(|text| text.parse().unwrap()).collect(),
    }
}

fn usual() -> Holder {
    holder(&["chair-3f2a.local"], &["192.0.2.7", "2001:db8::7"])
}

fn open(folder: &Path, holder: &Holder, today: Option<Date>) -> Certificate {
    Certificate::open(folder, holder, today).unwrap()
}

/// Whether a device that trusts the authority and knows the true date goes to this name without a warning.
fn device_accepts(certificate: &Certificate, name: &str, on: Date) -> bool {
    let mut roots = RootCertStore::empty();
    roots.add(certificate.authority().clone()).unwrap();
    let device = WebPkiServerVerifier::builder_with_provider(
        Arc::new(roots),
        Arc::new(provider::default_provider()),
    )
    .build()
    .unwrap();
    let seconds = on.to_zoned(TimeZone::UTC).unwrap().timestamp().as_second();
    let now = UnixTime::since_unix_epoch(std::time::Duration::from_secs(
        u64::try_from(seconds).unwrap(),
    ));
    let shown = certificate.current.get().cert.clone();
    let name = ServerName::try_from(name.to_owned()).unwrap();
    device
        .verify_server_cert(&shown[0], &shown[1..], &name, &[], now)
        .is_ok()
}

/// A month after the build day.
fn soon() -> Date {
    BUILD_DAY.saturating_add(30.days())
}

fn shown(certificate: &Certificate) -> Vec<u8> {
    certificate.current.get().cert[0].to_vec()
}

#[test]
fn a_device_that_trusts_the_box_goes_to_every_name_and_address_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let certificate = open(&folder.path().join("certificate"), &usual(), None);
    for name in [
        "chair-3f2a.local",
        "localhost",
        "127.0.0.1",
        "::1",
        "192.0.2.7",
        "2001:db8::7",
    ] {
        assert!(device_accepts(&certificate, name, soon()), "{name}");
    }
    for name in ["other.local", "192.0.2.8", "bank.example"] {
        assert!(!device_accepts(&certificate, name, soon()), "{name}");
    }
}

#[test]
fn a_restart_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let first = open(folder.path(), &usual(), None);
    let second = open(folder.path(), &usual(), None);
    assert_eq!(
        fingerprint(first.authority()),
        fingerprint(second.authority())
    );
    assert_eq!(shown(&first), shown(&second));
    assert!(!second.renew(&usual(), None).unwrap());
}

#[test]
fn a_new_address_gives_a_new_certificate_below_the_same_authority() {
    let folder = tempfile::tempdir().unwrap();
    let before = open(folder.path(), &usual(), None);
    let moved = holder(&["chair-3f2a.local"], &["10.20.30.40"]);
    let after = open(folder.path(), &moved, None);
    assert_eq!(
        fingerprint(before.authority()),
        fingerprint(after.authority())
    );
    assert!(device_accepts(&after, "10.20.30.40", soon()));
    assert!(!device_accepts(&after, "192.0.2.7", soon()));
}

#[test]
fn a_name_learned_while_running_is_served_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let certificate = open(folder.path(), &usual(), None);
    let renamed = holder(&["chair-3f2a.local", "chair-3f2a-2.local"], &["192.0.2.7"]);
    assert!(certificate.renew(&renamed, None).unwrap());
    assert!(device_accepts(&certificate, "chair-3f2a-2.local", soon()));
}

#[test]
fn only_its_owner_may_read_the_keys() {
    let folder = tempfile::tempdir().unwrap();
    let inner = folder.path().join("certificate");
    open(&inner, &usual(), None);
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&inner), 0o700);
    assert_eq!(mode(&inner.join("authority.pem")), 0o600);
    assert_eq!(mode(&inner.join("box.pem")), 0o600);
    assert_eq!(
        fs::read_dir(&inner).unwrap().count(),
        2,
        "nothing half-written is left"
    );
}

#[test]
fn a_box_without_a_clock_has_a_certificate_that_is_good_from_the_build_day_for_825_days() {
    let folder = tempfile::tempdir().unwrap();
    let certificate = open(folder.path(), &usual(), None);
    let on = |days: i32| {
        device_accepts(
            &certificate,
            "localhost",
            BUILD_DAY.saturating_add(days.days()),
        )
    };
    assert!(!on(-1));
    assert!(on(0));
    assert!(on(824));
    assert!(!on(825), "no server certificate may be longer on an iPad");
}

#[test]
fn a_box_years_after_its_build_day_dates_its_certificate_by_a_trusted_clock() {
    let folder = tempfile::tempdir().unwrap();
    open(folder.path(), &usual(), None);
    let late = date(2031, 9, 1);
    let certificate = open(folder.path(), &usual(), Some(late));
    assert!(device_accepts(&certificate, "localhost", late));
    assert!(
        device_accepts(&certificate, "localhost", date(2031, 7, 15)),
        "a slow device"
    );
    // It loses its clock again: what is there stays.
    let again = open(folder.path(), &usual(), None);
    assert_eq!(shown(&certificate), shown(&again));
    // And with another address as well it does not fall back to a date that has long passed.
    let moved = open(folder.path(), &holder(&[], &["10.20.30.40"]), None);
    assert!(device_accepts(&moved, "10.20.30.40", late));
}

#[test]
fn a_clock_put_right_again_takes_back_a_certificate_from_the_future() {
    let folder = tempfile::tempdir().unwrap();
    let certificate = open(folder.path(), &usual(), Some(date(2040, 1, 1)));
    let truly = BUILD_DAY.saturating_add(200.days());
    assert!(!device_accepts(&certificate, "localhost", truly));
    assert!(certificate.renew(&usual(), Some(truly)).unwrap());
    assert!(device_accepts(&certificate, "localhost", truly));
}

/// Whoever has the file writes a further name or network into its notes.
fn widen_authority(folder: &Path, may: &str) {
    let path = folder.join("authority.pem");
    let text = fs::read_to_string(&path).unwrap();
    let widened = text.replacen("may ", &format!("may {may}\nmay "), 1);
    fs::write(&path, widened).unwrap();
}

#[test]
fn a_stolen_box_cannot_vouch_for_the_bank() {
    let folder = tempfile::tempdir().unwrap();
    open(folder.path(), &usual(), None);
    let greedy = holder(&["chair-3f2a.local", "bank.example"], &[]);
    let certificate = open(folder.path(), &greedy, None);
    assert!(
        device_accepts(&certificate, "chair-3f2a.local", soon()),
        "and loses nothing by trying"
    );
    assert!(!device_accepts(&certificate, "bank.example", soon()));
    // Not even with the key in hand: the bound stands in the authority's own certificate.
    widen_authority(folder.path(), "bank.example");
    let certificate = open(folder.path(), &greedy, None);
    assert!(!device_accepts(&certificate, "bank.example", soon()));
}

#[test]
fn an_address_out_in_the_world_is_nobodys_here() {
    let folder = tempfile::tempdir().unwrap();
    // A school whose network has addresses of its own: that of the first start is known, and no other.
    let school = holder(&["chair-3f2a.local"], &["192.0.2.7"]);
    let certificate = open(folder.path(), &school, None);
    assert!(device_accepts(&certificate, "192.0.2.7", soon()));
    let moved = holder(
        &["chair-3f2a.local"],
        &[
            "198.51.100.4",
            "10.255.255.255",
            "172.31.0.9",
            "172.32.0.9",
            "fd12::9",
            "2001:db8::9",
        ],
    );
    assert!(certificate.renew(&moved, None).unwrap());
    for (name, accepted) in [
        ("chair-3f2a.local", true),
        ("10.255.255.255", true),
        ("172.31.0.9", true),
        ("fd12::9", true),
        ("127.0.0.1", true),
        ("172.32.0.9", false),
        ("198.51.100.4", false),
        ("2001:db8::9", false),
    ] {
        assert_eq!(
            device_accepts(&certificate, name, soon()),
            accepted,
            "{name}"
        );
    }
    // Not even with the key in hand.
    widen_authority(folder.path(), "0.0.0.0/0");
    let certificate = open(folder.path(), &moved, None);
    assert!(!device_accepts(&certificate, "198.51.100.4", soon()));
}

#[test]
fn what_is_handed_out_is_the_authority_without_its_key() {
    let folder = tempfile::tempdir().unwrap();
    for certificate in [
        open(folder.path(), &usual(), None),
        open(folder.path(), &usual(), None),
    ] {
        let pem = certificate.authority_pem();
        assert!(!pem.contains("KEY"), "{pem}");
        let read = CertificateDer::from_pem_slice(pem.as_bytes()).unwrap();
        assert_eq!(read, *certificate.authority());
        assert_ne!(certificate.shown(), read);
    }
}

#[test]
fn a_school_name_known_from_the_start_works() {
    let folder = tempfile::tempdir().unwrap();
    let school = holder(&["Chair.School.example."], &[]);
    let certificate = open(folder.path(), &school, None);
    assert!(device_accepts(&certificate, "chair.school.example", soon()));
}

#[test]
fn a_name_no_certificate_can_hold_is_left_out() {
    let folder = tempfile::tempdir().unwrap();
    let names = ["Zimmer 12.local", "-x.local", "", "ok.local", "192.0.2.9"];
    let certificate = open(folder.path(), &holder(&names, &[]), None);
    assert!(device_accepts(&certificate, "ok.local", soon()));
}

#[test]
fn a_broken_authority_is_told_in_one_sentence_and_kept() {
    let folder = tempfile::tempdir().unwrap();
    open(folder.path(), &usual(), None);
    let path = folder.path().join("authority.pem");
    fs::write(&path, "title Chair 3f2a\nnonsense\n").unwrap();
    let told = Certificate::open(folder.path(), &usual(), None)
        .err()
        .unwrap();
    assert!(told.contains("own certificate authority in"), "{told}");
    assert_eq!(told.matches(". ").count(), 0, "{told}");
    assert_eq!(
        fs::read_to_string(&path).unwrap(),
        "title Chair 3f2a\nnonsense\n"
    );
}

#[test]
fn a_broken_certificate_of_the_box_is_simply_made_anew() {
    let folder = tempfile::tempdir().unwrap();
    open(folder.path(), &usual(), None);
    let path = folder.path().join("box.pem");
    let whole = fs::read_to_string(&path).unwrap();
    fs::write(&path, &whole[..whole.len() - 40]).unwrap();
    let certificate = open(folder.path(), &usual(), None);
    assert!(device_accepts(&certificate, "localhost", soon()));
}

#[test]
fn a_leftover_of_a_power_cut_is_in_nobodys_way() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("box.new"), "half").unwrap();
    open(folder.path(), &usual(), None);
    assert!(!folder.path().join("box.new").exists());
}

#[test]
fn the_fingerprint_is_32_pairs_to_compare() {
    let folder = tempfile::tempdir().unwrap();
    let certificate = open(folder.path(), &usual(), None);
    let fingerprint = fingerprint(certificate.authority());
    assert_eq!(fingerprint.split(':').count(), 32);
    assert!(fingerprint.split(':').all(|pair| {
        pair.len() == 2
            && pair
                .bytes()
                .all(|byte| byte.is_ascii_digit() || (b'A'..=b'F').contains(&byte))
    }));
}

#[test]
fn an_address_stands_in_its_plain_form() {
    let folder = tempfile::tempdir().unwrap();
    let mapped = Holder {
        addresses: vec!["::ffff:192.0.2.7".parse::<IpAddr>().unwrap()],
        ..usual()
    };
    let certificate = open(folder.path(), &mapped, None);
    assert!(device_accepts(&certificate, "192.0.2.7", soon()));
}
