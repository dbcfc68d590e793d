//! Twenty-eight children come in and leave again and again, by two pictures and by cards, while other screens ask busily:
//! whoever has just come in is in, and whoever has just left is out.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::ScopedJoinHandle;

use chair::domain::id::StudentId;
use chair::host::machine::Machine;

use crate::support::classroom::Classroom;
use crate::support::http::Client;
use crate::support::people::PICTURES;
use crate::support::rounds;

const CHILDREN: usize = 28;
const SCREENS: usize = 6;

/// One child with what it comes in by: the form of the door, and the device.
struct Comes {
    client: Client,
    form: Vec<(&'static str, String)>,
}

/// Comes in, looks, leaves, and looks again with the old cookie.
fn once(child: &mut Comes, round: usize) {
    let fields: Vec<(&str, &str)> = child
        .form
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    let client = &mut child.client;
    client.post("/door/student", &fields).expect(303);
    let inside = client.clone();
    let prep = client.get("/prep");
    assert_eq!(
        prep.status,
        200,
        "round {round}: signed out: {}",
        prep.text()
    );
    client.post("/door/leave", &[]).expect(303);
    let left = inside.clone().get("/prep");
    assert_ne!(left.status, 200, "round {round}: she has left, and is in");
    assert!(left.status < 500, "round {round}: {}", left.status);
}

#[test]
fn who_has_just_come_in_is_in_and_who_has_just_left_is_out() {
    let room = Classroom::with(CHILDREN, "3", "60");
    let machine = Machine::load_or_make(&room.data()).unwrap();
    let shared = [("class", room.class()), ("do", "yes")];
    let mut teacher = room.teacher();
    teacher.post("/teach/devices/shared", &shared).expect(303);
    let names = room.device().names();
    assert_eq!(names.len(), CHILDREN);
    let first_day = [("class", room.class()), ("do", "start")];
    teacher.post("/teach/first-day", &first_day).expect(303);
    let mut children: Vec<Comes> = Vec::new();
    for (nth, child) in names.iter().enumerate() {
        if nth % 2 == 0 {
            let mut device = room.device();
            device.tap(&child.id, PICTURES).expect(303);
            device.post("/door/leave", &[]).expect(303);
            let (first, second) = PICTURES.split_once(',').unwrap();
            children.push(Comes {
                client: device.0,
                form: vec![
                    ("student", child.id.clone()),
                    ("first", first.to_owned()),
                    ("second", second.to_owned()),
                ],
            });
        } else {
            let number = StudentId::new(child.id.parse().unwrap());
            children.push(Comes {
                client: room.stranger(),
                form: vec![(
                    "card",
                    chair::app::sign_in::card_token(&machine.key, number, 1),
                )],
            });
        }
    }
    // A sign-in and a sign-out of each child in every round.
    let rounds = rounds(1_500, 10_000).div_ceil(2 * CHILDREN);
    let (over, asked) = (AtomicBool::new(false), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        for screen in 0..SCREENS {
            let (mut wall, mut teacher) = (room.wall(), room.teacher());
            let (over, asked) = (&over, &asked);
            scope.spawn(move || {
                while !over.load(Ordering::Relaxed) {
                    if screen % 2 == 0 {
                        wall.get("/board").expect(200);
                    } else {
                        teacher.get("/teach/devices").expect(200);
                    }
                    asked.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
        let come = |mut child: Comes| {
            scope.spawn(move || (0..rounds).for_each(|round| once(&mut child, round)))
        };
        let coming: Vec<_> = children.into_iter().map(come).collect();
        let ended: Vec<_> = coming.into_iter().map(ScopedJoinHandle::join).collect();
        over.store(true, Ordering::Relaxed);
        for child in ended {
            child.unwrap_or_else(|why| std::panic::resume_unwind(why));
        }
    });
    eprintln!(
        "{} sign-ins and sign-outs beside {} pages of {SCREENS} screens",
        2 * rounds * CHILDREN,
        asked.into_inner()
    );
}
