//! The same tap sent again, because the Wi-Fi swallowed the answer: one deed, the same answer each time.

use crate::support::classroom::{Classroom, whole_database};
use crate::support::people::{SignUp, request_id};

#[test]
fn the_same_request_five_times_is_one_sign_up() {
    let mut room = Classroom::with(4, "3", "60");
    let mut wall = room.wall();
    let chair = wall.empty_chairs()[0].clone();
    let child = wall.names(&chair)[0].clone();
    let id = request_id();
    let first = SignUp::of(&wall.sign_up_by_script(&chair, &child.id, &id).expect(200));
    for _ in 0..4 {
        let again = SignUp::of(&wall.sign_up_by_script(&chair, &child.id, &id).expect(200));
        assert_eq!(again, first, "the same answer");
    }
    // Other words under the same id are no new deed either.
    let other = wall.empty_chairs()[0].clone();
    let twisted = wall.sign_up_by_script(&other, &child.id, &id);
    assert!(
        twisted.status == 409 || SignUp::of(&twisted) == first,
        "{}",
        twisted.text()
    );
    assert!(
        wall.empty_chairs().contains(&other),
        "the other chair stays empty"
    );
    room.stop();
    let rows: i64 = whole_database(&room.database())
        .query_row("SELECT count(*) FROM sign_up", [], |row| row.get(0))
        .unwrap();
    assert_eq!(rows, 1);
}

#[test]
fn five_at_once_are_one_sign_up() {
    let room = Classroom::with(4, "3", "60");
    let wall = room.wall();
    let chair = wall.clone().empty_chairs()[0].clone();
    let child = wall.clone().names(&chair)[0].clone();
    let id = request_id();
    let told: Vec<SignUp> = std::thread::scope(|scope| {
        let sent = || {
            scope.spawn(|| {
                SignUp::of(
                    &wall
                        .clone()
                        .sign_up_by_script(&chair, &child.id, &id)
                        .expect(200),
                )
            })
        };
        let sent: Vec<_> = (0..5).map(|_| sent()).collect();
        sent.into_iter().map(|one| one.join().unwrap()).collect()
    });
    assert!(told.iter().all(|one| *one == told[0]), "{told:?}");
}

#[test]
fn a_plain_form_sent_twice_leads_to_the_same_page() {
    let room = Classroom::with(4, "3", "60");
    let mut wall = room.wall();
    let chair = wall.empty_chairs()[0].clone();
    let child = wall.names(&chair)[0].clone();
    let id = request_id();
    let fields = [
        ("chair", chair.as_str()),
        ("student", child.id.as_str()),
        ("request", id.as_str()),
    ];
    let first = wall
        .post("/board/sign-ups", &fields)
        .expect(303)
        .location()
        .to_owned();
    let second = wall
        .post("/board/sign-ups", &fields)
        .expect(303)
        .location()
        .to_owned();
    assert_eq!(first, second);
}

#[test]
fn an_answer_outlives_a_restart() {
    let mut room = Classroom::with(4, "3", "60");
    let mut wall = room.wall();
    let chair = wall.empty_chairs()[0].clone();
    let child = wall.names(&chair)[0].clone();
    let id = request_id();
    let first = SignUp::of(&wall.sign_up_by_script(&chair, &child.id, &id).expect(200));
    room.kill9();
    room.start();
    let again = SignUp::of(
        &room
            .wall()
            .sign_up_by_script(&chair, &child.id, &id)
            .expect(200),
    );
    assert_eq!(again.id, first.id);
}
