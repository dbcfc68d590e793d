//! A secure link that a teacher can trust: the page before the browser's warning, the certificate that makes it go away,
//! and a certificate of the box that is renewed by itself and good for devices whose clocks are right when the box's is not.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chair::host::tls::fingerprint;
use rustls::RootCertStore;
use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::ServerCertVerifier as _;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};

use crate::support::classroom::{Classroom, MONDAY_AT_EIGHT};
use crate::support::html::Page;
use crate::support::https::Browser;
use crate::support::made_up_clock::{date_file, environment, made_up_clock};
use crate::support::network::{DOORS, from_the_network};

const HTTPS: [&str; 2] = ["--https", "127.0.0.1:0"];
const DAY_S: i64 = 86_400;

fn authority(room: &Classroom) -> CertificateDer<'static> {
    let file = room.data().join("certificate/authority.pem");
    CertificateDer::from_pem_file(file).expect("the box's authority")
}

/// Whether a device that trusts the box's authority and has this date goes there without a warning.
fn good_on(room: &Classroom, shown: &CertificateDer<'static>, second: i64) -> bool {
    let mut roots = RootCertStore::empty();
    roots.add(authority(room)).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let device = WebPkiServerVerifier::builder_with_provider(Arc::new(roots), provider);
    let now = UnixTime::since_unix_epoch(Duration::from_secs(u64::try_from(second).unwrap()));
    let name = ServerName::try_from("127.0.0.1").unwrap();
    let device = device.build().unwrap();
    device
        .verify_server_cert(shown, &[], &name, &[], now)
        .is_ok()
}

#[test]
fn before_the_warning_a_page_says_what_comes_and_leads_to_the_same_place() {
    let room = Classroom::with_flags(&DOORS);
    let Some(mut stranger) = from_the_network(&room) else {
        return;
    };
    let door = room.program().secure_address();
    let there = |path: &str| format!("https://{}:{}{path}", stranger.address.ip(), door.port());
    let leads = |page: &str| {
        let links = Page::read(page).links;
        let mut secure = links
            .into_iter()
            .filter(|(href, _)| href.starts_with("https://"));
        secure.next().map(|(href, _)| href)
    };
    let (hello, claim, door_page) = (there("/hello"), there("/claim"), there("/door/teacher"));
    let today = there("/teach?class=3&day=2026-11-23");
    let first = stranger.get("/").expect(200).text();
    assert_eq!(leads(&first), Some(hello));
    let page = Page::read(&first);
    for words in ["Advanced", "Show Details", "Accept the Risk"] {
        assert!(page.text.contains(words), "{words}: {}", page.text);
    }
    let shown = Browser::at(&room).certificate();
    assert!(
        page.text.replace(": ", ":").contains(&fingerprint(&shown)),
        "{}",
        page.text
    );
    assert_eq!(
        leads(&stranger.get("/claim").expect(403).text()),
        Some(claim)
    );
    let room = room.claimed();
    assert_eq!(
        leads(&stranger.get("/door/teacher").expect(403).text()),
        Some(door_page.clone())
    );
    let asked = stranger.get("/teach?class=3&day=2026-11-23").expect(403);
    assert_eq!(leads(&asked.text()), Some(today));
    // The words of a form cannot follow; it begins again at the door. A script is told in a word.
    let keys = [
        ("name", "Ms Otter"),
        ("passphrase", "never over plain http"),
    ];
    let posted = stranger.post("/door/teacher", &keys).expect(403).text();
    assert_eq!(leads(&posted), Some(door_page));
    assert!(!posted.contains("never over plain"), "{posted}");
    let script = stranger.script("/door/teacher", &keys);
    assert_eq!(script.json()["refusal"], "needs_secure");
    drop(room);
}

#[test]
fn only_the_public_certificate_is_handed_out() {
    let room = Classroom::with_flags(&HTTPS);
    let own = authority(&room);
    let mut stranger = room.stranger();
    for claimed in [false, true] {
        let file = stranger.get("/trust/chair.crt").expect(200);
        assert_eq!(
            file.header("content-type"),
            Some("application/x-x509-ca-cert")
        );
        assert_eq!(file.body, own.to_vec(), "claimed: {claimed}");
        let text = stranger.get("/trust/chair.pem").expect(200).text();
        assert!(!text.contains("KEY"), "{text}");
        assert_eq!(
            CertificateDer::from_pem_slice(text.as_bytes()).unwrap(),
            own
        );
        let page = Page::read(&stranger.get("/trust").expect(200).text());
        let print = fingerprint(&own);
        assert!(
            page.text.replace(": ", ":").contains(&print),
            "{}",
            page.text
        );
        assert!(
            room.program().log().contains(&print),
            "the terminal says the same"
        );
        for other in [
            "authority.pem",
            "box.pem",
            "..%2fmachine.json",
            "chair.crt.key",
            ".",
        ] {
            stranger.get(&format!("/trust/{other}")).expect(404);
        }
        if !claimed {
            let code = room.setup_code();
            let fields = [
                ("code", code.as_str()),
                ("name", "Ms Otter"),
                ("passphrase", "seven quiet herons wade"),
            ];
            room.stranger().post("/claim", &fields).expect(303);
        }
    }
    // Without HTTPS there is nothing to trust, and the page says so.
    let without = Classroom::new();
    let mut stranger = without.stranger();
    assert!(
        stranger
            .get("/trust")
            .expect(200)
            .text()
            .contains("The secure link is off")
    );
    stranger.get("/trust/chair.crt").expect(404);
}

#[test]
fn what_opens_something_is_readable_by_the_boxs_own_user_only() {
    let room = Classroom::with_flags(&HTTPS);
    // The folder first: what lies in it is behind its door.
    for file in [
        "",
        "certificate",
        "certificate/authority.pem",
        "certificate/box.pem",
        "machine.json",
        "control",
    ] {
        let mode = fs::metadata(room.data().join(file))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o077, 0, "{file}: {mode:o}");
    }
}

#[test]
fn a_certificate_near_its_end_is_renewed_while_the_box_runs() {
    let mut room = Classroom::with_flags(&HTTPS).claimed().at(MONDAY_AT_EIGHT);
    let browser = Browser::at(&room);
    let before = browser.certificate();
    assert!(good_on(&room, &before, MONDAY_AT_EIGHT));
    // Six hundred days on, it is still good, and for fewer days than a school year.
    let later = MONDAY_AT_EIGHT + 600 * DAY_S;
    assert!(good_on(&room, &before, later));
    assert!(!good_on(&room, &before, later + 300 * DAY_S));
    room.set_clock(later);
    let begun = Instant::now();
    let after = loop {
        let shown = browser.certificate();
        if shown != before {
            break shown;
        }
        assert!(
            begun.elapsed() < Duration::from_secs(40),
            "it is renewed within a tick"
        );
        std::thread::sleep(Duration::from_millis(500));
    };
    // Made by the same authority, so no device need be told again; good now, a while ago, and for two more years.
    for days in [-50, 0, 700] {
        assert!(good_on(&room, &after, later + days * DAY_S), "{days}");
    }
    assert!(
        !good_on(&room, &after, later + 825 * DAY_S),
        "an iPad takes no longer one"
    );
}

#[test]
fn a_box_that_is_born_on_a_wrong_day_shows_a_certificate_that_is_good_today() {
    let Some(library) = made_up_clock("a certificate made on a wrong day") else {
        return;
    };
    for wrong in ["@1970-01-01 00:00:10", "@2099-12-31 23:00:00"] {
        let mut room = Classroom::with_flags(&HTTPS);
        room.stop();
        fs::remove_dir_all(room.data().join("certificate")).unwrap();
        let log = room.data().with_extension("log");
        fs::remove_file(log).unwrap();
        let file = date_file(&room, wrong);
        room.start_in(&environment(&library, &file));
        let shown = Browser::at(&room).certificate();
        for days in [0, 365, 700] {
            assert!(
                good_on(&room, &shown, MONDAY_AT_EIGHT + days * DAY_S),
                "{wrong} {days}"
            );
        }
    }
}
