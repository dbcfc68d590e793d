//! A hundred tries a second from fifty addresses at each door, and how long the right word takes meanwhile: at most five seconds
//! on a device that the box has never seen, at most two on one that it knows.

use std::time::{Duration, Instant};

use chair::domain::id::StudentId;
use chair::host::machine::Machine;

use crate::support::classroom::Classroom;
use crate::support::guessers::{Guessers, Guesses};
use crate::support::http::{Answer, Client};
use crate::support::people::{PASSPHRASE, PICTURES, PIN, TEACHER};
use crate::support::rounds;

const UNKNOWN: Duration = Duration::from_secs(5);
const KNOWN: Duration = Duration::from_secs(2);
/// How often somebody comes in, and how long the guesses go on between two.
const TIMES: u32 = 8;
const BETWEEN: Duration = Duration::from_millis(1500);

/// A hundred tries a second: each of fifty addresses has eight under way, which wait four seconds at most.
fn hundred_a_second<'g>(path: &'g str, fields: &'g [(&'g str, &'g str)]) -> Guessers<'g> {
    Guessers {
        addresses: 50,
        at_once: 8,
        every: Duration::from_secs(4),
        path,
        fields,
    }
}

/// Comes in again and again while they guess, each time within the time, and says how long it took.
fn comes_in(what: &str, within: Duration, guesses: &Guesses, mut once: impl FnMut() -> Answer) {
    comes_in_timed(what, within, guesses, || timed(&mut once));
}

fn timed(once: impl FnOnce() -> Answer) -> (Duration, Answer) {
    let since = Instant::now();
    let answer = once();
    (since.elapsed(), answer)
}

/// The same where something has to be made ready before.
fn comes_in_timed(
    what: &str,
    within: Duration,
    guesses: &Guesses,
    mut once: impl FnMut() -> (Duration, Answer),
) {
    let begun = (Instant::now(), guesses.sent(), guesses.answered(409));
    let mut took = Vec::new();
    for _ in 0..TIMES {
        std::thread::sleep(BETWEEN);
        let (time, answer) = once();
        took.push(time);
        assert!(
            matches!(answer.status, 204 | 303),
            "{what}: {}",
            answer.status
        );
    }
    took.sort();
    let (median, longest) = (took[took.len() / 2], took[took.len() - 1]);
    let seconds = begun.0.elapsed().as_secs_f64();
    #[expect(clippy::cast_precision_loss, reason = "some thousands")]
    let rate = |since: u64, until: u64| (until - since) as f64 / seconds;
    eprintln!(
        "{what}: median {median:.2?}, longest {longest:.2?}; {:.0} tries/s, {:.1} of them looked at",
        rate(begun.1, guesses.sent()),
        rate(begun.2, guesses.answered(409)),
    );
    assert!(longest < within, "{what}: {took:?}");
    assert!(guesses.sent() > begun.1, "they went on");
}

fn is_slow_run() -> bool {
    rounds(0, 1) == 1
}

fn sign_in(mut client: Client) -> Answer {
    let fields = [("name", TEACHER), ("passphrase", PASSPHRASE)];
    client.post("/door/teacher", &fields)
}

#[test]
fn a_passphrase_and_six_digits() {
    if !is_slow_run() {
        return;
    }
    let room = Classroom::ready();
    let stranger = room.stranger();
    let mut known = room.teacher().0;
    known.cookies.remove("chair-person");
    let mut card = card_of(&room, "Ben");
    let mut handed = room.handed_to("Ben");
    let wrong = [("name", TEACHER), ("passphrase", "not that one at all")];
    hundred_a_second("/door/teacher", &wrong).guess_while(&stranger, |guesses| {
        // Before her many sign-ins, of which the oldest is out.
        comes_in("six digits", KNOWN, guesses, || {
            let back = handed.post("/door/back", &[("pin", PIN)]);
            let talk = back.location().to_owned();
            handed.post(&format!("{talk}/hand"), &[]).expect(303);
            back
        });
        comes_in("passphrase, new device", UNKNOWN, guesses, || {
            sign_in(stranger.clone())
        });
        comes_in("passphrase, known device", KNOWN, guesses, || {
            sign_in(known.clone())
        });
        comes_in("card, new device", UNKNOWN, guesses, || card.shown());
    });
}

/// Somebody with a child's card.
struct Card {
    client: Client,
    card: String,
}

impl Card {
    fn shown(&mut self) -> Answer {
        self.client.cookies.clear();
        self.client.script("/door/student", &[("card", &self.card)])
    }
}

fn card_of(room: &Classroom, name: &str) -> Card {
    let child = room.device().named(name);
    let machine = Machine::load_or_make(&room.data()).unwrap();
    let student = StudentId::new(child.id.parse().unwrap());
    Card {
        client: room.stranger(),
        card: chair::app::sign_in::card_token(&machine.key, student, 1),
    }
}

#[test]
fn a_card_and_pictures() {
    if !is_slow_run() {
        return;
    }
    let room = Classroom::ready();
    let mut card = card_of(&room, "Ben");
    let wrong = format!(
        "{}-{}",
        card.card.split('-').next().unwrap(),
        "0".repeat(32)
    );
    let wrong = [("card", wrong.as_str())];
    let ada = room.student("Ada B");
    let mut own = ada.client.clone();
    let stranger = room.stranger();
    hundred_a_second("/door/student", &wrong).guess_while(&stranger, |guesses| {
        comes_in("card, among cards", UNKNOWN, guesses, || card.shown());
        comes_in("pictures, known device", KNOWN, guesses, || {
            own.post("/door/leave", &[]);
            let fields = [("student", ada.id.as_str()), ("pictures", PICTURES)];
            own.script("/door/student", &fields)
        });
    });
    // On a device of the room that the child never was on, somebody guesses at the pictures: her own lets her in.
    let device = room.device();
    let guess = [("student", ada.id.as_str()), ("pictures", "cup,cup")];
    hundred_a_second("/door/student", &guess).guess_while(&device, |guesses| {
        comes_in("pictures, while guessed", KNOWN, guesses, || {
            own.post("/door/leave", &[]);
            let fields = [("student", ada.id.as_str()), ("pictures", PICTURES)];
            own.script("/door/student", &fields)
        });
    });
}

#[test]
fn the_letters_of_a_room() {
    if !is_slow_run() {
        return;
    }
    let room = Classroom::ready();
    let page = room.wall().get("/room/code").expect(200).text();
    let letters = page.split("number letters\" dir=\"ltr\">").nth(1).unwrap();
    let letters = letters.split('<').next().unwrap().to_owned();
    let stranger = room.stranger();
    hundred_a_second("/room", &[("code", "BBBB")]).guess_while(&stranger, |guesses| {
        comes_in("letters, new device", UNKNOWN, guesses, || {
            stranger.clone().post("/room", &[("code", &letters)])
        });
    });
}

/// The recovery code on the page that follows.
fn shown_code(client: &mut Client, answer: Answer) -> String {
    let page = client.follow(answer).expect(200).text();
    let code = page.split("id=\"recovery-code\" dir=\"ltr\">").nth(1);
    code.unwrap().split('<').next().unwrap().to_owned()
}

#[test]
fn a_recovery_code() {
    if !is_slow_run() {
        return;
    }
    let room = Classroom::new();
    let code = room.setup_code();
    let mut teacher = room.stranger();
    let fields = [
        ("code", code.as_str()),
        ("name", TEACHER),
        ("passphrase", PASSPHRASE),
    ];
    let claimed = teacher.post("/claim", &fields).expect(303);
    let mut code = shown_code(&mut teacher, claimed);
    let known = Client {
        cookies: teacher.cookies.clone(),
        ..room.stranger()
    };
    let wrong = [("code", "0000"), ("passphrase", "eight loud herons fly")];
    // A code opens once: then she comes in by the new passphrase, and is shown the next code.
    let mut recovers = |mut client: Client| {
        let right = [("code", code.as_str()), wrong[1]];
        let (time, answer) = timed(|| client.post("/door/recovery", &right));
        if answer.status == 303 {
            let signed_in = [("name", TEACHER), wrong[1]];
            client.post("/door/teacher", &signed_in).expect(303);
            let made = client.post("/teach/recovery", &wrong[1..]);
            code = shown_code(&mut client, made.expect(303));
        }
        (time, answer)
    };
    let stranger = room.stranger();
    hundred_a_second("/door/recovery", &wrong).guess_while(&stranger, |guesses| {
        comes_in_timed("recovery code, new device", UNKNOWN, guesses, || {
            recovers(stranger.clone())
        });
        comes_in_timed("recovery code, known device", KNOWN, guesses, || {
            recovers(known.clone())
        });
    });
}

#[test]
fn a_claim_code() {
    if !is_slow_run() {
        return;
    }
    let wrong = [
        ("code", "00000000x"),
        ("name", "Mr Heron"),
        ("passphrase", PASSPHRASE),
    ];
    // A box is claimed once, so each time is another box.
    for _ in 0..4 {
        let room = Classroom::new();
        let code = room.setup_code();
        let right = [
            ("code", code.as_str()),
            ("name", TEACHER),
            ("passphrase", PASSPHRASE),
        ];
        let stranger = room.stranger();
        hundred_a_second("/claim", &wrong).guess_while(&stranger, |guesses| {
            std::thread::sleep(Duration::from_secs(6));
            // She mistypes once.
            let since = Instant::now();
            stranger.clone().post("/claim", &wrong).expect(409);
            let slip = since.elapsed();
            let since = Instant::now();
            stranger.clone().post("/claim", &right).expect(303);
            let took = since.elapsed();
            eprintln!(
                "claim code: a slip {slip:.2?}, then {took:.2?}; {}",
                guesses.all()
            );
            assert!(slip < UNKNOWN && took < UNKNOWN, "{slip:?} {took:?}");
        });
    }
}
