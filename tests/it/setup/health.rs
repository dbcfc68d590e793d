//! `/health`: all that a technician needs at the box and the teacher anywhere, and for a stranger elsewhere no more than
//! whether it serves, and which version.

use crate::support::classroom::Classroom;
use crate::support::network::{DOORS, from_the_network};

/// The keys of what it says, in order.
fn keys(health: &serde_json::Value) -> Vec<&str> {
    let all = health.as_object().expect("it says an object");
    all.keys().map(String::as_str).collect()
}

#[test]
fn health_tells_whoever_stands_at_the_box_how_it_is() {
    let room = Classroom::new().claimed();
    for mut client in [room.teacher().0, room.stranger()] {
        let health = client.get("/health").expect(200).json();
        for key in [
            "status",
            "version",
            "uptime_s",
            "store",
            "announce",
            "clock",
            "connections",
            "streams",
        ] {
            assert!(!health[key].is_null(), "{key} is missing in {health}");
        }
        assert_eq!(health["status"], "ok", "{health}");
        assert_eq!(health["store"]["synchronous"], "full", "{health}");
        assert_eq!(health["store"]["writable"], true, "{health}");
        assert_eq!(health["announce"]["state"], "off", "{health}");
    }
}

#[test]
fn health_tells_strangers_elsewhere_no_more_than_it_must() {
    let room = Classroom::with_flags(&DOORS).claimed();
    let Some(mut stranger) = from_the_network(&room) else {
        return;
    };
    let health = stranger.get("/health").expect(200).json();
    assert_eq!(keys(&health), ["status", "version"], "{health}");
    assert_eq!(health["status"], "ok", "{health}");
    assert_eq!(health["version"], env!("CARGO_PKG_VERSION"), "{health}");
    // A box that belongs to nobody says as little.
    let fresh = Classroom::with_flags(&DOORS);
    let Some(mut stranger) = from_the_network(&fresh) else {
        return;
    };
    let health = stranger.get("/health").expect(200).json();
    assert_eq!(keys(&health), ["status", "version"], "{health}");
}
