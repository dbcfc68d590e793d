//! Two entries of the class list that are one child: everything goes to the one that stays, the other ends, and what may not be
//! joined is refused in a kind sentence. A page that is open meanwhile loses no word.

use crate::support::classroom::{Classroom, MONDAY_AT_EIGHT, paste, submit, whole_database};
use crate::support::html::Page;
use crate::support::http::Answer;
use crate::support::people::Teacher;

/// A class with a child that stands on its list twice.
struct Twice {
    room: Classroom,
    stays: String,
    goes: String,
}

fn twice() -> Twice {
    let room = Classroom::with(3, "3", "60");
    paste(&mut room.teacher(), room.class(), "Maya Bo\nMaya Cole").expect(303);
    let mut names = room.device().names();
    names.retain(|it| it.name.starts_with("Maya"));
    // No list brings such a name; somebody who types it may.
    let hostile = [("given", "Maya"), ("family", "<b>Maya & \"Bo\"</b>")];
    let bo = names.iter().find(|it| it.name == "Maya B.").expect("Bo");
    let settings = format!("/teach/students/{}/settings", bo.id);
    room.teacher().post(&settings, &hostile).expect(303);
    assert_eq!(names.len(), 2);
    let cole = names
        .iter()
        .position(|it| it.name == "Maya C.")
        .expect("Cole");
    Twice {
        stays: names[cole].id.clone(),
        goes: names[1 - cole].id.clone(),
        room,
    }
}

impl Twice {
    /// What the list calls the entry that ends.
    fn other_name(&self) -> String {
        let names = self.room.device().names();
        names
            .into_iter()
            .find(|it| it.id == self.goes)
            .expect("listed")
            .name
    }

    fn page(&self) -> String {
        format!("/teach/students/{}/join", self.stays)
    }

    /// By the page's own link and button.
    fn join(&self, teacher: &mut Teacher) -> Answer {
        let list = Page::read(&teacher.get(&self.page()).expect(200).text());
        let link = format!("{}?other={}", self.page(), self.goes);
        assert_eq!(list.links_to(&link).len(), 1, "{:?}", list.links);
        let page = Page::read(&teacher.get(&link).expect(200).text());
        submit(teacher, &page.form_with(&["other"]))
    }
}

fn story(teacher: &mut Teacher, student: &str) -> String {
    let path = format!("/teach/students/{student}");
    Page::read(&teacher.get(&path).expect(200).text()).text
}

#[test]
fn two_entries_become_one_child_with_everything_of_both() {
    let mut it = twice();
    let mut teacher = it.room.teacher();
    let voice = ("Strong voice", "Add the smell of rain.");
    teacher.holds_a_talk(it.room.class(), &mut it.room.student("Maya C"), voice);
    let risk = ("Took a risk", "Ask the cat.");
    let other = it.other_name();
    let mut child = it.room.student(&other);
    let talk = teacher.holds_a_talk(it.room.class(), &mut child, risk);
    teacher.types(&talk, &format!("thanks:{}", it.goes), "You led it well.");
    teacher.types(&talk, "remember", "Shy since the move.");
    child.saves("piece", "The newer words", 0);
    let chair = it.room.wall().empty_chairs()[0].clone();
    teacher.give(&chair, &it.goes).expect(303);
    child.post("/door/leave", &[]).expect(303);
    let done = it.join(&mut teacher).expect(303);
    let html = teacher.get(done.location()).expect(200).text();
    assert!(!html.contains("<b>Maya"), "{html}");
    let said = Page::read(&html).text;
    assert!(said.contains("is one child now"), "{said}");
    it.room.restart();
    let mut teacher = it.room.teacher();
    let told = story(&mut teacher, &it.stays);
    for words in [
        "Strong voice",
        "Took a risk",
        "Add the smell of rain.",
        "Ask the cat.",
        "You led it well.",
        "Shy since the move.",
        "2 talks",
    ] {
        assert!(told.contains(words), "{words}: {told}");
    }
    teacher
        .get(&format!("/teach/students/{}", it.goes))
        .expect(404);
    let names = it.room.device().names();
    assert!(names.iter().all(|child| child.id != it.goes));
    // The other one's name is the one child's alone now.
    assert!(
        names
            .iter()
            .any(|child| child.id == it.stays && child.name == "Maya")
    );
    assert!(it.room.wall().seat(&chair).1.contains("Maya"));
    let mut child = it.room.student("Maya");
    assert_eq!(child.box_of("piece"), "The newer words");
    let found = teacher.get("/teach/talks?q=cat").expect(200).text();
    assert!(
        found.contains("<mark>") && found.contains("Maya"),
        "{found}"
    );
    // Nothing of the entry is left but in the audit, which says what happened.
    it.room.stop();
    let db = whole_database(&it.room.database());
    let audit = "SELECT COUNT(*) FROM audit WHERE event = 'joined' AND CAST(about AS TEXT) = ?1 AND detail = ?2";
    let written: u32 = db
        .query_row(audit, [&it.stays, &it.goes], |row| row.get(0))
        .unwrap();
    assert_eq!(written, 1);
    for table in [
        "membership",
        "sheet",
        "participant",
        "sign_up",
        "next_step",
        "student_session",
    ] {
        let left = format!("SELECT COUNT(*) FROM {table} WHERE CAST(student AS TEXT) = ?1");
        let left: u32 = db.query_row(&left, [&it.goes], |row| row.get(0)).unwrap();
        assert_eq!(left, 0, "{table}");
    }
}

#[test]
fn of_two_open_sheets_the_newer_stays_and_the_other_is_an_earlier_one() {
    let mut it = twice();
    let mut stays = it.room.student("Maya C");
    stays.saves("piece", "The older words", 0);
    it.room.set_clock(MONDAY_AT_EIGHT + 600);
    let other = it.other_name();
    let mut goes = it.room.student(&other);
    goes.saves("piece", "The newer words", 0);
    goes.post("/door/leave", &[]).expect(303);
    let mut typing = it.room.student("Maya C");
    let mut teacher = it.room.teacher();
    it.join(&mut teacher).expect(303);
    // A page that was open on the older sheet types on: the box has the words.
    let fields = [
        ("prompt", "piece"),
        ("text", "The older words and more"),
        ("seen", "1"),
        ("sheet", "1"),
    ];
    let kept = typing.script("/prep/answers", &fields).expect(409);
    assert_eq!(kept.json()["kept"], true, "{}", kept.text());
    let sheet = format!("/teach/students/{}/sheet", it.stays);
    let open = Page::read(&teacher.get(&sheet).expect(200).text());
    assert!(open.text.contains("The newer words"), "{}", open.text);
    assert!(!open.text.contains("The older words"), "{}", open.text);
    let old = Page::read(&teacher.get(&format!("{sheet}?sheet=1")).expect(200).text());
    assert!(
        old.text.contains("The older words and more"),
        "{}",
        old.text
    );
    for link in open.links_to(&format!("{sheet}?sheet=")) {
        teacher.get(&link).expect(200);
    }
    assert_eq!(it.room.student("Maya").box_of("piece"), "The newer words");
}

#[test]
fn what_may_not_be_joined_is_refused_kindly() {
    let it = twice();
    let mut teacher = it.room.teacher();
    let mut says = |other: &str, words: &str| {
        let refused = teacher.post(&it.page(), &[("other", other)]).expect(409);
        assert!(
            refused.text().contains(words),
            "{words}: {}",
            refused.text()
        );
    };
    says(&it.stays, "That is the same entry.");
    says("77", "is not in this class");
    // Somebody is signed in.
    let other = it.other_name();
    let mut child = it.room.student(&other);
    says(&it.goes, "Let the child finish and sign out");
    child.post("/door/leave", &[]).expect(303);
    let mut teacher = it.room.teacher();
    // Both have a chair.
    let chairs = it.room.wall().empty_chairs();
    teacher.give(&chairs[0], &it.stays).expect(303);
    teacher.give(&chairs[1], &it.goes).expect(303);
    let refused = teacher.post(&it.page(), &[("other", &it.goes)]).expect(409);
    assert!(refused.text().contains("Both have a chair to come."));
    // A talk goes on.
    teacher.talk_with(it.room.class(), &it.goes);
    let refused = teacher.post(&it.page(), &[("other", &it.goes)]).expect(409);
    assert!(refused.text().contains("A talk goes on with one of them."));
    // A child of another class of hers.
    let second = teacher.make_class("Room 13");
    paste(&mut teacher, &second, "Maya Cole").expect(303);
    let there = format!("/teach/children?class={second}");
    let there = Page::read(&teacher.get(&there).expect(200).text());
    let there = there.links_to("/teach/students/")[0].clone();
    let there = there.rsplit('/').next().expect("a number").to_owned();
    let refused = teacher.post(&it.page(), &[("other", &there)]).expect(409);
    assert!(refused.text().contains("is not in this class"));
    // And no child joins anybody.
    let mut child = it.room.student("Badan");
    let status = child.post(&it.page(), &[("other", &it.goes)]).status;
    assert!(matches!(status, 303 | 403 | 421), "{status}");
}

#[test]
fn who_left_is_joined_too() {
    let it = twice();
    let mut teacher = it.room.teacher();
    let voice = ("Strong voice", "Ask the cat.");
    let other = it.other_name();
    teacher.holds_a_talk(it.room.class(), &mut it.room.student(&other), voice);
    let out = format!(
        "/teach/classes/{}/roster/{}/archive",
        it.room.class(),
        it.goes
    );
    teacher.post(&out, &[]).expect(303);
    it.join(&mut teacher).expect(303);
    assert!(story(&mut teacher, &it.stays).contains("Ask the cat."));
    let again = teacher.post(&it.page(), &[("other", &it.goes)]).expect(409);
    assert!(again.text().contains("joined already"), "{}", again.text());
}

/// How the list of who waits has each of the two entries.
fn waits(it: &Twice) -> Vec<(i64, String, bool)> {
    let db = rusqlite::Connection::open(it.room.database()).unwrap();
    let sql = "SELECT student, state, state_at > 0 FROM wait_list ORDER BY day";
    let mut rows = db.prepare(sql).unwrap();
    let rows = rows.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)));
    rows.unwrap().map(Result::unwrap).collect()
}

#[test]
fn whoever_has_a_chair_waits_for_none_and_nobody_waits_twice() {
    for has_chair in [true, false] {
        let mut it = twice();
        if has_chair {
            let chair = it.room.wall().empty_chairs()[0].clone();
            it.room.teacher().give(&chair, &it.stays).expect(303);
        }
        it.room.stop();
        let db = rusqlite::Connection::open(it.room.database()).unwrap();
        let waiting = "INSERT INTO wait_list (class, student, day, made_at, made_by, state, state_at, state_by) VALUES (?, ?, ?, 0, 'child', 'waiting', 0, 'child')";
        let class: i64 = it.room.class().parse().unwrap();
        let id = |text: &str| text.parse::<i64>().unwrap();
        db.execute(
            waiting,
            rusqlite::params![class, id(&it.goes), "2026-11-25"],
        )
        .unwrap();
        if !has_chair {
            db.execute(
                waiting,
                rusqlite::params![class, id(&it.stays), "2026-11-24"],
            )
            .unwrap();
        }
        drop(db);
        it.room.start();
        it.join(&mut it.room.teacher()).expect(303);
        let stays = id(&it.stays);
        let left = (stays, "left".to_owned(), true);
        let goes_on = (stays, "waiting".to_owned(), false);
        let expected = if has_chair {
            vec![left]
        } else {
            vec![goes_on, left]
        };
        assert_eq!(waits(&it), expected);
    }
}

/// Every row of what is kept of children and their talks.
fn kept(it: &mut Twice) -> Vec<String> {
    it.room.stop();
    let db = whole_database(&it.room.database());
    let mut all = Vec::new();
    for table in [
        "student",
        "membership",
        "away",
        "wait_list",
        "sign_up",
        "sheet",
        "answer",
        "participant",
        "next_step",
        "shared_praise",
        "log_line",
        "log_version",
        "remember",
        "said",
    ] {
        let mut rows = db.prepare(&format!("SELECT * FROM {table}")).unwrap();
        let width = rows.column_count();
        let mut rows = rows.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let cells = (0..width).map(|at| row.get::<_, rusqlite::types::Value>(at).unwrap());
            all.push(format!("{table} {:?}", cells.collect::<Vec<_>>()));
        }
    }
    all.sort();
    drop(db);
    it.room.start();
    all
}

#[test]
fn two_that_were_joined_are_two_again_with_all_that_each_had() {
    let mut it = twice();
    let mut teacher = it.room.teacher();
    let voice = ("Strong voice", "Add the smell of rain.");
    teacher.holds_a_talk(it.room.class(), &mut it.room.student("Maya C"), voice);
    let mut stays = it.room.student("Maya C");
    stays.saves("piece", "The older words", 0);
    stays.post("/door/leave", &[]).expect(303);
    let other = it.other_name();
    let mut child = it.room.student(&other);
    let risk = ("Took a risk", "Ask the cat.");
    let talk = teacher.holds_a_talk(it.room.class(), &mut child, risk);
    teacher.types(&talk, &format!("thanks:{}", it.goes), "You led it well.");
    teacher.types(
        &talk,
        &format!("thanks:{}", it.goes),
        "You led it very well.",
    );
    child.saves("piece", "The newer words", 0);
    let chair = it.room.wall().empty_chairs()[0].clone();
    teacher.give(&chair, &it.goes).expect(303);
    child.post("/door/leave", &[]).expect(303);
    let before = kept(&mut it);
    let mut teacher = it.room.teacher();
    let done = it.join(&mut teacher).expect(303);
    let receipt = Page::read(&teacher.get(done.location()).expect(200).text());
    let undo = receipt.form_with(&["receipt"]);
    submit(&mut teacher, &undo).expect(303);
    let after = kept(&mut it);
    let (gone, new): (Vec<_>, Vec<_>) = (
        before.iter().filter(|row| !after.contains(row)).collect(),
        after.iter().filter(|row| !before.contains(row)).collect(),
    );
    assert!(gone.is_empty() && new.is_empty(), "{gone:#?} {new:#?}");
    // A chair that came since stays with the child, and then the two stay one.
    let mut teacher = it.room.teacher();
    let done = it.join(&mut teacher).expect(303);
    let receipt = Page::read(&teacher.get(done.location()).expect(200).text());
    let undo = receipt.form_with(&["receipt"]);
    let talk = teacher.talk_with(it.room.class(), &it.stays);
    let late = submit(&mut teacher, &undo).expect(409).text();
    assert!(
        late.contains("changed") || late.contains("too late"),
        "{late}"
    );
    teacher.in_talk(&talk, "finish", &[]).expect(303);
}
