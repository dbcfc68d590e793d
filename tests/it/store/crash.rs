//! The plug is pulled at random moments while a whole class signs up and changes its mind. What the box has said
//! "saved" to is there afterwards, what was in flight is there or is not, and nothing is there twice.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use crate::support::classroom::{Classroom, nobody_sits_double, whole_database};
use crate::support::people::{SignUp, Teacher, Wall, request_id};
use crate::support::rounds;

/// How many children tap at the same time, each at a chair of her own.
const CHILDREN: usize = 12;

/// What a child's tablet has been told, and what it still waits for.
#[derive(Debug, Default)]
struct Child {
    id: String,
    name: String,
    chair: String,
    /// Every sign-up that the box has answered with 200.
    saved: Vec<String>,
    /// Every release that the box has said yes to.
    released: Vec<String>,
    /// The sign-up that she holds now, as far as she knows.
    holds: Option<SignUp>,
    /// Whether the box still remembers that she may undo it: the plug takes that away.
    may_undo: bool,
    /// The request that went out and was not answered.
    asked: Option<String>,
    /// Whether her release went out and was not answered.
    letting_go: bool,
}

/// The two who tap for a child: she herself at the wall, and the teacher.
struct Hands {
    wall: Wall,
    teacher: Teacher,
}

impl Child {
    /// One tap: sit down, or let go. Err when the box is gone.
    fn tap(&mut self, hands: &mut Hands) -> std::io::Result<()> {
        match self.holds.clone() {
            None => self.sit_down(&mut hands.wall),
            Some(held) => self.let_go(hands, &held),
        }
    }

    fn sit_down(&mut self, wall: &mut Wall) -> std::io::Result<()> {
        // A request that was not answered is sent again under its own id.
        let again = self.asked.is_some();
        let request = self.asked.get_or_insert_with(request_id).clone();
        let fields = [
            ("chair", self.chair.as_str()),
            ("student", &self.id),
            ("request", &request),
        ];
        let ask = wall
            .form("/board/sign-ups", &fields)
            .with("Accept", "application/json");
        let answer = wall.send(&ask)?;
        assert_eq!(
            answer.status,
            200,
            "{} sits on her own chair: {}",
            self.name,
            answer.text()
        );
        let told = SignUp::of(&answer);
        self.asked = None;
        self.may_undo = !again;
        self.saved.push(told.id.clone());
        self.holds = Some(told);
        Ok(())
    }

    /// Undo while the box remembers; after a pulled plug, or sent a second time, the teacher takes the chair back.
    fn let_go(&mut self, hands: &mut Hands, held: &SignUp) -> std::io::Result<()> {
        let path = format!("/board/sign-ups/{}/release", held.id);
        let again = std::mem::replace(&mut self.letting_go, true);
        let (client, fields) = if self.may_undo && !again {
            let fields = vec![("student", self.id.as_str()), ("undo", &held.undo)];
            (&mut hands.wall.0, fields)
        } else {
            (&mut hands.teacher.0, Vec::new())
        };
        let ask = client
            .form(&path, &fields)
            .with("Accept", "application/json");
        let answer = client.send(&ask)?;
        // Sent a second time, the release may have been done by the first.
        let done = again && answer.status == 409 && answer.json()["refusal"] == "not_found";
        assert!(
            answer.status == 204 || done,
            "{} lets go: {} {}",
            self.name,
            answer.status,
            answer.text()
        );
        self.letting_go = false;
        self.released.push(held.id.clone());
        self.holds = None;
        Ok(())
    }

    /// What the board must show of her chair: Some(true) held, Some(false) empty, None either.
    fn must_hold(&self) -> Option<bool> {
        if self.asked.is_some() || self.letting_go {
            None
        } else {
            Some(self.holds.is_some())
        }
    }
}

/// Random enough, and told in the message of a failure.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

fn tap_until(over: &AtomicBool, mut hands: Hands, child: &Mutex<Child>) {
    let mut child = child.lock().unwrap();
    while !over.load(Ordering::Relaxed) && child.tap(&mut hands).is_ok() {}
    child.may_undo = false;
}

fn hands(room: &Classroom) -> Hands {
    Hands {
        wall: room.wall(),
        teacher: room.teacher(),
    }
}

fn compare_with_board(room: &Classroom, children: &[Mutex<Child>], round: usize) {
    let empty = room.wall().all_empty_chairs();
    for child in children {
        let child = child.lock().unwrap();
        let held = !empty.contains(&child.chair);
        if let Some(must) = child.must_hold() {
            assert_eq!(
                held, must,
                "round {round}: {} on {}: {child:?}",
                child.name, child.chair
            );
        }
    }
}

fn children_of(room: &Classroom) -> Vec<Mutex<Child>> {
    let chairs = room.wall().all_empty_chairs();
    assert!(
        chairs.len() >= CHILDREN,
        "{} empty chairs in six days",
        chairs.len()
    );
    let names = room.wall().names(&chairs[0]);
    let pairs = names.into_iter().zip(chairs).take(CHILDREN);
    pairs
        .map(|(child, chair)| {
            Mutex::new(Child {
                id: child.id,
                name: child.name,
                chair,
                ..Child::default()
            })
        })
        .collect()
}

#[test]
fn nothing_acknowledged_is_lost_when_the_plug_is_pulled() {
    let seed = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap()
        .subsec_nanos();
    eprintln!("seed {seed}");
    let mut dice = Dice(seed.into());
    let mut room = Classroom::with(CHILDREN, "3", "60");
    let children = children_of(&room);
    let kills = rounds(20, 200);
    for round in 0..kills {
        let over = AtomicBool::new(false);
        std::thread::scope(|scope| {
            for child in &children {
                let (hands, over) = (hands(&room), &over);
                scope.spawn(move || tap_until(over, hands, child));
            }
            std::thread::sleep(Duration::from_millis(10 + dice.below(250)));
            room.kill9();
            over.store(true, Ordering::Relaxed);
        });
        room.start();
        let took = room.program().took;
        assert!(
            took < crate::support::ready_within(),
            "round {round}: ready again after {took:?}"
        );
        compare_with_board(&room, &children, round);
    }
    // Whatever is still in flight is finished, so that the log can be compared with the rows one to one.
    for child in &children {
        let mut child = child.lock().unwrap();
        while child.must_hold().is_none() {
            child.tap(&mut hands(&room)).unwrap();
        }
    }
    let begun = Instant::now();
    room.stop();
    assert!(begun.elapsed() < Duration::from_secs(15));
    compare_with_rows(&room, &children, kills);
}

fn compare_with_rows(room: &Classroom, children: &[Mutex<Child>], kills: usize) {
    let db = whole_database(&room.database());
    nobody_sits_double(&db);
    let mut acknowledged = 0;
    for child in children {
        let child = child.lock().unwrap();
        let mut rows = db
            .prepare("SELECT CAST(id AS TEXT), state FROM sign_up WHERE student = ?1")
            .unwrap();
        let found = rows.query_map([&child.id], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))
        });
        let found: Vec<(String, String)> = found.unwrap().map(Result::unwrap).collect();
        for id in &child.saved {
            let state = found
                .iter()
                .find(|(row, _)| row == id)
                .map(|(_, state)| state.as_str());
            let wanted = if child.released.contains(id) {
                "released"
            } else {
                "booked"
            };
            assert_eq!(
                state,
                Some(wanted),
                "{}: sign-up {id} was acknowledged",
                child.name
            );
        }
        assert_eq!(
            found.len(),
            child.saved.len(),
            "{}: one row for each tap, none twice",
            child.name
        );
        acknowledged += child.saved.len() + child.released.len();
    }
    eprintln!("{acknowledged} acknowledged deeds through {kills} kills, none lost, none double");
    assert!(
        acknowledged > kills * 10,
        "the load was too light to prove anything: {acknowledged}"
    );
}
