//! A class of many years leaves the box so that it can come back; one that comes in twice is told from itself.

use super::leaves::{export, full, sends};
use crate::support::html::Page;
use crate::support::people::Teacher;

/// The names of her classes.
fn classes(teacher: &mut Teacher) -> Vec<String> {
    let page = Page::read(&teacher.get("/teach/classes").expect(200).text());
    let named = page.links.into_iter();
    let named = named.filter(|(_, name)| name.starts_with("Room 12"));
    named.map(|(_, name)| name).collect()
}

#[test]
fn a_class_of_many_years_leaves_so_that_it_can_come_back_and_twice_is_not_the_same() {
    let (mut room, mut teacher) = full();
    let page = format!("/teach/classes/{}/export", room.class());
    let short = export(&mut teacher, &page, "class").body;
    room.stop();
    let db = rusqlite::Connection::open(room.database()).unwrap();
    // More answers than a browser may send as they are; each child has had this question often.
    db.execute_batch(
        "INSERT INTO sheet (id, class, student, number, opened_at, closed_at)
           WITH RECURSIVE nth (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM nth WHERE n < 220)
           SELECT abs(random()), class, student, 1000 + n, 0, 1 FROM membership, nth;
         INSERT INTO answer (sheet, role, wording, asked, text, way, revision, at, day, by)
           SELECT id, 'piece', 'g35-piece-1', '', hex(randomblob(4)) || replace(hex(zeroblob(140)), '00', ' wolf'), 'written', 1, 0, '2026-01-12', 'device:1'
           FROM sheet WHERE number > 1000;",
    )
    .unwrap();
    drop(db);
    room.start();
    let mut teacher = room.teacher();
    let sent = export(&mut teacher, &page, "class");
    let named = sent.header("content-disposition").unwrap().to_owned();
    assert!(named.contains(".json.gz\""), "{named}");
    assert!(sent.body.starts_with(&[0x1f, 0x8b]) && sent.body.len() < 4 << 20);
    for _ in 0..2 {
        sends(&mut teacher, &short).expect(303);
    }
    let mut named = classes(&mut teacher);
    named.sort();
    named.dedup();
    assert_eq!(named, ["Room 12", "Room 12 (2)", "Room 12 (3)"]);
}
