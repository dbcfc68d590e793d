//! What a repeated request led to is known for a day, and then the row goes by itself.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use rusqlite::Connection;

use crate::support::classroom::Classroom;

const HOUR: i64 = 3600;

fn ids(room: &Classroom) -> Vec<String> {
    let db = Connection::open(room.database()).unwrap();
    let mut rows = db
        .prepare("SELECT id FROM idempotent_request WHERE id LIKE 'of %' ORDER BY id")
        .unwrap();
    let ids = rows.query_map([], |row| row.get(0)).unwrap();
    ids.collect::<Result<_, _>>().unwrap()
}

#[test]
fn a_request_of_more_than_a_day_ago_is_forgotten_without_anybody_doing_anything() {
    let mut room = Classroom::new().claimed();
    room.stop();
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    let now = i64::try_from(now.as_secs()).unwrap();
    let db = Connection::open(room.database()).unwrap();
    for (id, at) in [
        ("of two days ago", now - 48 * HOUR),
        ("of this morning", now - 6 * HOUR),
    ] {
        let row = "INSERT INTO idempotent_request (by, id, redirect_to, about, at) VALUES (1, ?, '/board', 0, ?)";
        db.execute(row, (id, at)).unwrap();
    }
    drop(db);
    room.start_undated();
    let begun = Instant::now();
    while ids(&room) != ["of this morning"] {
        assert!(
            begun.elapsed() < Duration::from_secs(10),
            "{:?}",
            ids(&room)
        );
        std::thread::sleep(Duration::from_millis(50));
    }
}
