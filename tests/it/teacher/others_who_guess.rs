//! Somebody guesses at the passphrase without a pause: the teacher comes in all the same, and the guesses stay slow.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use crate::support::classroom::Classroom;
use crate::support::http::Client;
use crate::support::people::{PIN, TEACHER};

/// For so long the guessing goes on at least.
const GUESSES_FOR: Duration = Duration::from_secs(3);
/// Within this the teacher is in.
const SOON: Duration = Duration::from_secs(5);

/// How often somebody was answered 409 (a guess that was looked at) and 429 (one that was not).
#[derive(Debug, Default)]
struct Guesses {
    looked_at: u64,
    too_soon: u64,
}

/// Ends the guessing, also where what goes on meanwhile fails.
struct StopAtEnd<'s>(&'s AtomicBool);

impl Drop for StopAtEnd<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Guesses as fast as it can until it is told to stop.
fn guess(mut somebody: Client, stop: &AtomicBool) -> Guesses {
    let mut guesses = Guesses::default();
    while !stop.load(Ordering::Relaxed) {
        let fields = [("name", TEACHER), ("passphrase", "not that one at all")];
        match somebody.post("/door/teacher", &fields).status {
            409 => guesses.looked_at += 1,
            429 => guesses.too_soon += 1,
            other => panic!("a guess is answered with {other}"),
        }
    }
    guesses
}

/// Runs `meanwhile` while somebody at this address guesses. Afterwards the guesses were one a second, as many as there were.
fn while_guessed(room: &Classroom, from: Ipv4Addr, meanwhile: impl FnOnce()) {
    let somebody = Client {
        from: Some(IpAddr::V4(from)),
        ..room.stranger()
    };
    let (begun, stop) = (Instant::now(), AtomicBool::new(false));
    let guesses = thread::scope(|scope| {
        let guessing = scope.spawn(|| guess(somebody, &stop));
        let stops = StopAtEnd(&stop);
        thread::sleep(Duration::from_millis(300));
        meanwhile();
        thread::sleep(GUESSES_FOR.saturating_sub(begun.elapsed()));
        drop(stops);
        guessing.join().expect("the guesser is answered")
    });
    let seconds = begun.elapsed().as_secs() + 1;
    assert!(
        guesses.looked_at <= seconds && guesses.too_soon > seconds,
        "in {seconds} s: {guesses:?}"
    );
}

#[test]
fn a_guesser_elsewhere_keeps_no_teacher_out() {
    let room = Classroom::new().claimed();
    while_guessed(&room, Ipv4Addr::new(127, 0, 0, 2), || {
        let mut teacher = room.teacher();
        teacher.cookies.clear();
        let begun = Instant::now();
        while teacher.sign_in().status == 429 {
            assert!(begun.elapsed() < SOON, "she is kept out");
            thread::sleep(Duration::from_millis(200));
        }
        assert!(begun.elapsed() < SOON, "it took {:?}", begun.elapsed());
        teacher.get("/teach/classes").expect(200);
    });
}

#[test]
fn a_guesser_at_her_own_address_keeps_no_device_that_the_box_knows_from_its_digits() {
    let room = Classroom::ready();
    let mut device = room.handed_to("Ben");
    thread::sleep(Duration::from_millis(1100));
    while_guessed(&room, Ipv4Addr::LOCALHOST, || {
        device.post("/door/back", &[("pin", PIN)]).expect(303);
        device.get("/teach").expect(200);
    });
}
