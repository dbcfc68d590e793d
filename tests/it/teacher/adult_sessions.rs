//! On how many browsers an adult is signed in at once.

use super::adults::sign_in;
use crate::support::classroom::{Classroom, whole_database};
use crate::support::http::Client;
use crate::support::people::{PASSPHRASE, TEACHER};

#[test]
fn an_adult_is_signed_in_on_a_few_browsers_and_the_oldest_of_them_is_out() {
    let room = Classroom::ready();
    let mut first = sign_in(&room, TEACHER, PASSPHRASE).1;
    // Of those that came in the same second nobody can say who was first.
    std::thread::sleep(std::time::Duration::from_millis(1100));
    let mut others: Vec<Client> = (0..chair::limits::SESSIONS_OF_A_WAY_IN)
        .map(|_| {
            let (status, client) = sign_in(&room, TEACHER, PASSPHRASE);
            assert_eq!(status, 303);
            client
        })
        .collect();
    first.get("/teach").expect(403);
    for other in &mut others {
        other.get("/teach").expect(200);
    }
    let db = whole_database(&room.database());
    let sql = "SELECT count(*) FROM teacher_session";
    let rows: u32 = db.query_row(sql, [], |row| row.get(0)).unwrap();
    assert!(rows <= 2 * chair::limits::SESSIONS_OF_A_WAY_IN, "{rows}");
}
