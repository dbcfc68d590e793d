//! A child, a class, a year: she types what it is called, it waits in the bin with one tap back, and then it is in no file of the box.
//! Where the date is in doubt nothing goes. What was written in a class that is over goes by itself, after its time.

use crate::store::gone_for_good::{found, gone, stays};
use crate::support::adults::co_teacher;
use crate::support::classes::second_period;
use crate::support::classroom::{Classroom, MONDAY_AT_EIGHT, submit};
use crate::support::html::{Form, Page};
use crate::support::people::{Child, PASSPHRASE, ROLES, Teacher};
use crate::support::program::run;

pub(super) const DAY: i64 = 24 * 3600;

/// A class with one child whose words are planted in every table, and one whose words stay.
pub(super) fn planted() -> (Classroom, Child) {
    let name = format!("{} {}", gone("ada"), gone("brook"));
    let room = Classroom::new()
        .claimed()
        .with_class(&[&name, "Ben Dale"])
        .with_writing("3", "60")
        .at(MONDAY_AT_EIGHT)
        .with_wall();
    let mut child = room.student(&gone("ada"));
    for role in ROLES {
        child.saves(role, &gone(role), 0);
    }
    let (mut teacher, class) = (room.teacher(), room.class().to_owned());
    let talk = teacher.talk_with(&class, &child.id);
    let step = format!("next_step:{}", child.id);
    for line in ["praised", "quote", "teaching", "home", "remember", &step] {
        teacher.types(&talk, line, &gone(line.split(':').next().unwrap()));
        // Written over: the words before are kept.
    }
    teacher.in_talk(&talk, "finish", &[]).expect(303);
    let mut ben = room.student("Ben");
    ben.saves("piece", &stays("piece"), 0);
    (room, child)
}

pub(super) fn hers() -> Vec<String> {
    let more = [
        "ada",
        "brook",
        "praised",
        "quote",
        "teaching",
        "home",
        "remember",
        "next_step",
    ];
    ROLES.iter().chain(&more).map(|what| gone(what)).collect()
}

/// The form of the page before something is erased.
pub(super) fn form_of(teacher: &mut Teacher, page: &str) -> Form {
    Page::read(&teacher.get(page).expect(200).text()).form_with(&["what", "name", "passphrase"])
}

/// The child of [`planted`] goes there.
#[track_caller]
pub(super) fn put_her_in_bin(teacher: &mut Teacher, child: &str) {
    let name = format!("{} {}", gone("ada"), gone("brook"));
    let page = format!("/teach/students/{child}/erase");
    put_in_bin(teacher, &page, "child", &name);
}

#[track_caller]
pub(super) fn put_in_bin(teacher: &mut Teacher, page: &str, what: &str, name: &str) {
    let form = form_of(teacher, page).fill("what", what).fill("name", name);
    let form = form.fill("passphrase", PASSPHRASE);
    let mut done = submit(teacher, &form);
    while done.status == 429 {
        std::thread::sleep(std::time::Duration::from_millis(300));
        done = submit(teacher, &form);
    }
    let place = done.expect(303).location().to_owned();
    assert!(place.starts_with("/teach/bin?done="), "{place}");
}

pub(super) fn bin(teacher: &mut Teacher) -> Page {
    Page::read(&teacher.get("/teach/bin").expect(200).text())
}

/// So many days later the box is started anew, and does what it does by itself; she signs in again.
pub(super) fn days_later(room: &mut Classroom, days: i64) {
    room.teacher_for_a_week();
    room.set_clock(MONDAY_AT_EIGHT + days * DAY);
    room.stop();
    room.start_undated();
    room.teacher_for_a_week();
}

/// Waits until the page of the bin says so.
#[track_caller]
pub(super) fn until_said(room: &Classroom, words: &str) -> String {
    let begun = std::time::Instant::now();
    loop {
        let said = bin(&mut room.teacher()).text;
        if said.contains(words) && !said.contains("being removed") {
            return said;
        }
        assert!(begun.elapsed().as_secs() < 40, "{words}: {said}");
        std::thread::sleep(std::time::Duration::from_millis(200));
    }
}

#[test]
fn a_child_waits_in_the_bin_and_then_is_in_no_file() {
    let (mut room, child) = planted();
    let mut teacher = room.teacher();
    let page = format!("/teach/students/{}/erase", child.id);
    let name = format!("{} {}", gone("ada"), gone("brook"));
    // A slip of the name, and a wrong passphrase: nothing goes, and what she typed is kept.
    let form = form_of(&mut teacher, &page).fill("name", "Somebody");
    let refused = submit(&mut teacher, &form.fill("passphrase", PASSPHRASE)).expect(409);
    assert!(refused.text().contains("Somebody"), "{}", refused.text());
    let form = form_of(&mut teacher, &page).fill("name", &name);
    submit(
        &mut teacher,
        &form.fill("passphrase", "no passphrase of hers"),
    )
    .expect(409);
    std::thread::sleep(std::time::Duration::from_millis(1100));
    put_in_bin(&mut teacher, &page, "child", &name.to_uppercase());
    let story = format!("/teach/students/{}", child.id);
    teacher.get(&story).expect(404);
    let children = format!("/teach/children?class={}&show=left", room.class());
    assert!(
        !teacher
            .get(&children)
            .expect(200)
            .text()
            .contains(&gone("ada"))
    );
    // One tap, and all of it is back.
    let back = bin(&mut teacher).form_with(&["id"]);
    submit(&mut teacher, &back).expect(303);
    assert!(
        teacher
            .get(&story)
            .expect(200)
            .text()
            .contains(&gone("praised"))
    );
    assert!(
        room.device()
            .names()
            .iter()
            .any(|it| it.name.starts_with(&gone("ada")))
    );
    put_in_bin(&mut teacher, &page, "child", &name);
    days_later(&mut room, 6);
    assert!(!found(&room, &hers()).is_empty(), "six days are not seven");
    days_later(&mut room, 8);
    until_said(&room, "A child was erased on");
    assert_eq!(found(&room, &hers()), [""; 0], "while it runs");
    room.stop();
    assert_eq!(found(&room, &hers()), [""; 0], "once it has stopped");
    assert_eq!(found(&room, &[stays("piece")]).len(), 1);
    let db = crate::support::classroom::whole_database(&room.database());
    let noted: i64 = db
        .query_row(
            "SELECT count(*) FROM audit WHERE event = 'erased'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(noted, 1, "that it was done is noted");
}

#[test]
fn a_class_goes_with_everything_of_it_and_the_other_class_stays() {
    let (mut room, _) = planted();
    let mut teacher = room.teacher();
    let second = second_period(&mut teacher);
    let page = format!("/teach/classes/{}/erase", room.class());
    let mut co = co_teacher(&room, "Mr. Heron");
    co.get(&page).expect(403);
    co.get("/teach/bin").expect(403);
    put_in_bin(&mut teacher, &page, "class", "room 12");
    let classes = Page::read(&teacher.get("/teach/classes").expect(200).text()).links;
    assert!(
        !classes.iter().any(|(_, name)| name == "Room 12"),
        "{classes:?}"
    );
    let back = bin(&mut teacher).form_with(&["id"]);
    submit(&mut teacher, &back).expect(303);
    room.wall().get("/board").expect(200);
    put_in_bin(&mut teacher, &page, "class", "Room 12");
    // An older copy of the database is named as what it is.
    std::fs::create_dir_all(room.data().join("backups")).unwrap();
    let copy = room.data().join("backups/before-update-from-1.db");
    std::fs::write(&copy, "older").unwrap();
    let old = std::fs::File::options().write(true).open(&copy).unwrap();
    let at = std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000_000);
    old.set_modified(at).unwrap();
    days_later(&mut room, 8);
    let said = until_said(&room, "A class was erased on");
    assert!(said.contains("before-update-from-1.db"), "{said}");
    room.stop();
    let mut words = hers();
    words.push(stays("piece"));
    assert_eq!(found(&room, &words), [""; 0]);
    let db = crate::support::classroom::whole_database(&room.database());
    let left: String = db
        .query_row("SELECT group_concat(id) FROM class", [], |row| row.get(0))
        .unwrap();
    assert_eq!(left, second);
    let children: i64 = db
        .query_row("SELECT count(*) FROM student", [], |row| row.get(0))
        .unwrap();
    assert_eq!(children, 2, "those of the other class");
}

#[test]
fn a_year_goes_and_what_came_after_it_stays() {
    let (mut room, mut child) = planted();
    // A year later there is another talk.
    room.set_clock(MONDAY_AT_EIGHT + 364 * DAY);
    room.teacher_for_a_week();
    let (mut teacher, class) = (room.teacher(), room.class().to_owned());
    let mut ben = room.student("Ben");
    ben.saves("proud", &stays("proud"), 0);
    let talk = teacher.talk_with(&class, &ben.id);
    teacher.types(&talk, "teaching", &stays("teaching"));
    teacher.in_talk(&talk, "finish", &[]).expect(303);
    let page = format!("/teach/classes/{class}/erase");
    put_in_bin(&mut teacher, &page, "2026", "2026");
    let form = form_of(&mut teacher, &page)
        .fill("what", "2026")
        .fill("name", "2026");
    std::thread::sleep(std::time::Duration::from_millis(1100));
    submit(&mut teacher, &form.fill("passphrase", PASSPHRASE)).expect(409);
    days_later(&mut room, 364 + 8);
    until_said(&room, "A year of a class was erased on");
    room.stop();
    // The step is carried still, and so it stays the child's; so do the names.
    let carried = [gone("ada"), gone("brook"), gone("next_step")];
    let words: Vec<String> = hers()
        .into_iter()
        .filter(|word| !carried.contains(word))
        .collect();
    assert_eq!(found(&room, &words), [""; 0]);
    assert_eq!(
        found(
            &room,
            &[
                stays("teaching"),
                stays("proud"),
                stays("piece"),
                gone("next_step")
            ]
        )
        .len(),
        4
    );
    room.start_undated();
    room.teacher_for_a_week();
    child.client = room.student(&gone("ada")).client;
    assert!(child.page("/prep").text.contains(&gone("next_step")));
}

#[test]
fn nothing_goes_while_the_date_is_in_doubt() {
    let (mut room, child) = planted();
    let mut teacher = room.teacher();
    put_her_in_bin(&mut teacher, &child.id);
    room.stop();
    // The last word of the box is years ahead of what its clock says: the clock cannot be believed.
    let db = rusqlite::Connection::open(room.database()).unwrap();
    db.execute("UPDATE bin SET goes_at = 1", []).unwrap();
    let ahead = MONDAY_AT_EIGHT + 100 * DAY;
    db.execute("UPDATE audit SET at = ?", [ahead]).unwrap();
    drop(db);
    room.start_undated();
    std::thread::sleep(std::time::Duration::from_secs(2));
    assert!(bin(&mut room.teacher()).text.contains("nothing is erased"));
    room.stop();
    assert!(!found(&room, &hers()).is_empty());
}

#[test]
fn what_was_written_in_a_class_that_is_over_goes_after_its_time() {
    let (mut room, _) = planted();
    let mut teacher = room.teacher();
    second_period(&mut teacher);
    let families = format!("/teach/classes/{}/families", room.class());
    let said = teacher.get(&families).expect(200).text();
    assert!(said.contains("after one school year"), "{said}");
    teacher
        .post("/teach/retention", &[("days", "180")])
        .expect(303);
    teacher
        .post("/teach/retention", &[("days", "7")])
        .expect(404);
    let said = teacher.get(&families).expect(200).text();
    assert!(said.contains("after half a year"), "{said}");
    let archive = format!("/teach/classes/{}/archive", room.class());
    teacher.post(&archive, &[]).expect(303);
    // From the first hour on it is counted.
    days_later(&mut room, 0);
    let begun = std::time::Instant::now();
    loop {
        let classes = Page::read(&room.teacher().get("/teach/classes").expect(200).text()).text;
        if classes.contains("Talks and sheets are erased on") {
            break;
        }
        assert!(begun.elapsed().as_secs() < 40, "{classes}");
        std::thread::sleep(std::time::Duration::from_millis(200));
    }
    days_later(&mut room, 170);
    assert!(!found(&room, &hers()).is_empty(), "not yet");
    days_later(&mut room, 182);
    let begun = std::time::Instant::now();
    while !found(&room, &[gone("quote")]).is_empty() {
        assert!(begun.elapsed().as_secs() < 40, "it goes by itself");
        std::thread::sleep(std::time::Duration::from_millis(500));
    }
    room.stop();
    let names = [gone("ada"), gone("brook")];
    let words: Vec<String> = hers()
        .into_iter()
        .filter(|word| !names.contains(word))
        .collect();
    assert_eq!(found(&room, &words), [""; 0]);
    assert!(
        !found(&room, &names).is_empty(),
        "the list of the class stays"
    );
}

#[test]
fn nothing_goes_after_a_deed_in_doubt_and_a_restart() {
    let (mut room, child) = planted();
    let mut teacher = room.teacher();
    put_her_in_bin(&mut teacher, &child.id);
    // The clock says two hundred days later, and all that was believed is a hundred days old: it is in doubt, and so was the last
    // deed.
    room.set_clock(MONDAY_AT_EIGHT + 200 * DAY);
    room.stop();
    let db = rusqlite::Connection::open(room.database()).unwrap();
    db.execute("UPDATE bin SET goes_at = 1", []).unwrap();
    let believed = MONDAY_AT_EIGHT + 100 * DAY;
    db.execute("UPDATE audit SET at = ?", [believed]).unwrap();
    db.execute_batch("UPDATE audit SET clock = 'doubtful' WHERE id = (SELECT max(id) FROM audit)")
        .unwrap();
    drop(db);
    room.start_undated();
    std::thread::sleep(std::time::Duration::from_secs(2));
    assert!(bin(&mut room.teacher()).text.contains("nothing is erased"));
    room.stop();
    assert!(!found(&room, &hers()).is_empty());
}

#[test]
fn what_waited_in_a_copy_waits_anew_once_the_copy_is_back() {
    let (mut room, child) = planted();
    let mut teacher = room.teacher();
    put_her_in_bin(&mut teacher, &child.id);
    let copy = room.data().with_extension("age");
    let (copy, data) = (copy.to_str().unwrap(), room.data());
    let data = ["--data", data.to_str().unwrap()];
    let (status, _, said) = run(&[&["backup", copy][..], &data].concat());
    assert!(status.success(), "{said}");
    room.stop();
    let (status, _, said) = run(&[&["restore", copy][..], &data].concat());
    assert!(status.success(), "{said}");
    // It lay there for twenty days.
    let db = rusqlite::Connection::open(room.database()).unwrap();
    let later = "UPDATE setting SET value = CAST(value + ? AS TEXT) WHERE name = 'clock_offset_s'";
    assert_eq!(db.execute(later, [20 * DAY]).unwrap(), 1);
    drop(db);
    room.start_undated();
    room.teacher_for_a_week();
    std::thread::sleep(std::time::Duration::from_secs(2));
    let said = bin(&mut room.teacher()).text;
    assert!(!said.contains("was erased on"), "{said}");
    room.stop();
    assert!(!found(&room, &hers()).is_empty());
    let db = crate::support::classroom::whole_database(&room.database());
    let waits: bool = db
        .query_row(
            "SELECT goes_at > ? FROM bin",
            [MONDAY_AT_EIGHT + 26 * DAY],
            |row| row.get(0),
        )
        .unwrap();
    assert!(waits, "seven days from now on");
}

#[test]
fn a_year_that_never_was_is_not_erased() {
    let (room, _) = planted();
    let mut teacher = room.teacher();
    let page = format!("/teach/classes/{}/erase", room.class());
    for year in ["1999", "-5", "2030", "everything"] {
        let form = form_of(&mut teacher, &page).fill("name", year);
        let fields = form.fill("passphrase", PASSPHRASE).fields();
        let fields = fields.into_iter().filter(|(name, _)| name != "what");
        let mut fields: Vec<(String, String)> = fields.collect();
        fields.push(("what".to_owned(), year.to_owned()));
        let fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (&a[..], &b[..])).collect();
        teacher.post(&page, &fields).expect(400);
    }
    let said = bin(&mut teacher).text;
    assert!(said.contains("The bin is empty"), "{said}");
}
