//! What of a class is kept in memory between two pages never outlives a change: whoever asks after "saved" sees the new.

use crate::support::classroom::{Classroom, paste, submit};
use crate::support::html::Page;

#[test]
fn a_change_of_the_roll_shows_on_the_next_page() {
    let room = Classroom::ready();
    let mut device = room.device();
    let mut teacher = room.teacher();
    let before = device.names().len();
    paste(&mut teacher, room.class(), "Zoe Zander").expect(303);
    let zoe = device.named("Zoe");
    assert_eq!(device.names().len(), before + 1);
    let away = format!("/teach/classes/{}/roster/{}/archive", room.class(), zoe.id);
    teacher.post(&away, &[]).expect(303);
    assert_eq!(device.names().len(), before);
    paste(&mut teacher, room.class(), "Zoe Zander").expect(303);
    assert_eq!(device.named("Zoe").id, zoe.id, "the same child is back");
    // A namesake changes how another child is called.
    paste(&mut teacher, room.class(), "Zoe Abel").expect(303);
    let zoes = device.names();
    let zoes: Vec<&str> = zoes.iter().map(|it| it.name.as_str()).collect();
    assert!(
        zoes.contains(&"Zoe A.") && zoes.contains(&"Zoe Z."),
        "{zoes:?}"
    );
}

#[test]
fn a_change_of_the_class_or_its_timetable_shows_on_the_next_page() {
    let room = Classroom::with(4, "3", "60");
    let (mut wall, mut teacher) = (room.wall(), room.teacher().0);
    assert_eq!(wall.empty_chairs().len(), 3);
    let calendar = format!("/teach/classes/{}/calendar", room.class());
    let form = Page::read(&teacher.get(&calendar).expect(200).text())
        .form_with(&["chairs", "minutes"])
        .fill("chairs", "2");
    submit(&mut teacher, &form).expect(303);
    assert_eq!(wall.empty_chairs().len(), 2);
    let days = wall.days();
    let off = days[1]["/board/days/".len()..].to_owned();
    let no_school = format!("/teach/classes/{}/no-school", room.class());
    let range = [("first", off.as_str()), ("last", ""), ("choice", "slide")];
    teacher.post(&no_school, &range).expect(303);
    assert!(!wall.days().contains(&days[1]), "no school that day");
    let range = [("first", off.as_str()), ("last", off.as_str())];
    teacher
        .post(&format!("{no_school}/remove"), &range)
        .expect(303);
    assert!(wall.days().contains(&days[1]), "school again");
    let class = format!("/teach/classes/{}", room.class());
    let form = Page::read(&teacher.get(&class).expect(200).text())
        .form_with(&["name", "band"])
        .fill("name", "Room of Wonders");
    submit(&mut teacher, &form).expect(303);
    let again = Page::read(&teacher.get(&class).expect(200).text());
    let named = again.form_with(&["name", "band"]);
    assert_eq!(named.value("name"), Some("Room of Wonders"));
}

#[test]
fn another_teachers_class_stays_another_teachers() {
    let mut room = Classroom::ready();
    let other = room.teacher().make_class("Room 13");
    let hers = [
        format!("/teach?class={other}"),
        format!("/teach/classes/{other}"),
    ];
    for path in &hers {
        room.teacher().get(path).expect(200);
    }
    room.stop();
    let nobodys = rusqlite::Connection::open(room.database()).unwrap();
    let taken = nobodys.execute("DELETE FROM class_teacher WHERE class = ?", [&other]);
    assert_eq!(taken, Ok(1));
    drop(nobodys);
    room.start();
    for path in &hers {
        room.teacher().get(path).expect(404);
    }
}
