//! The grid of a class's sheets on paper: one save ticks a whole class, and touches no word that a child has written.

use crate::support::classroom::Classroom;
use crate::support::html::Page;
use crate::support::people::Teacher;

fn grid(teacher: &mut Teacher, class: &str) -> String {
    let path = format!("/teach/classes/{class}/on-paper");
    teacher.get(&path).expect(200).text()
}

/// The boxes of this child, as the page names them.
fn boxes(html: &str, student: &str) -> Vec<String> {
    let boxes = html.split("name=\"tick\" value=\"").skip(1);
    let boxes = boxes.map(|it| it.split('"').next().unwrap().to_owned());
    boxes.filter(|it| it.starts_with(student)).collect()
}

fn is_ticked(html: &str, cell: &str) -> bool {
    let tag = html
        .split(&format!("name=\"tick\" value=\"{cell}\""))
        .nth(1);
    tag.unwrap().split('>').next().unwrap().contains("checked")
}

#[track_caller]
fn save(teacher: &mut Teacher, class: &str, shown: &[String], ticked: &[&String]) {
    let shown = shown.iter().map(|it| ("shown", it.as_str()));
    let ticked = ticked.iter().map(|it| ("tick", it.as_str()));
    let fields: Vec<(&str, &str)> = shown.chain(ticked).collect();
    let path = format!("/teach/classes/{class}/on-paper");
    teacher.post(&path, &fields).expect(303);
}

#[test]
fn a_child_in_two_classes_of_hers_is_ticked_in_the_one_of_the_page() {
    let mut room = Classroom::with(3, "3", "60");
    let mut teacher = room.teacher();
    let other = teacher.make_class("Room 13");
    let child = room.student("Badan").id;
    // A roster file can put a child into two classes; the page of names takes only new ones.
    room.stop();
    let db = rusqlite::Connection::open(room.database()).unwrap();
    db.execute(
        "CREATE TEMP TABLE copy AS SELECT * FROM membership WHERE student = ?",
        [&child],
    )
    .unwrap();
    db.execute("UPDATE copy SET class = ?", [&other]).unwrap();
    db.execute("INSERT INTO membership SELECT * FROM copy", [])
        .unwrap();
    drop(db);
    room.start();
    let mut teacher = room.teacher();
    let here = boxes(&grid(&mut teacher, &other), &child);
    save(&mut teacher, &other, &here, &[&here[0]]);
    assert!(is_ticked(&grid(&mut teacher, &other), &here[0]));
    let class = room.class().to_owned();
    assert!(
        !is_ticked(&grid(&mut teacher, &class), &here[0]),
        "not there"
    );
}

#[test]
fn one_save_ticks_a_whole_class_and_touches_no_words() {
    let mut room = Classroom::with(6, "3", "60");
    let class = room.class().to_owned();
    let mut teacher = room.teacher();
    let (mut ben, other) = (room.student("Badan"), room.student("Balen"));
    ben.saves("piece", "My own words.", 0);
    let before = grid(&mut teacher, &class);
    let (bens, others) = (boxes(&before, &ben.id), boxes(&before, &other.id));
    assert_eq!(
        (bens.len(), others.len()),
        (4, 5),
        "what he wrote has no box"
    );
    // He goes on typing while the page lies open before her; then she ticks his second and all of the other's.
    ben.saves("proud", "Typed meanwhile.", 0);
    let shown: Vec<String> = bens.iter().chain(&others).cloned().collect();
    let ticked: Vec<&String> = bens[..2].iter().chain(&others).collect();
    save(&mut teacher, &class, &shown, &ticked);
    room.restart();
    let mut teacher = room.teacher();
    let after = grid(&mut teacher, &class);
    assert!(
        !after.contains(&bens[0]),
        "what he typed stands: {}",
        bens[0]
    );
    assert!(is_ticked(&after, &bens[1]) && !is_ticked(&after, &bens[2]));
    assert!(others.iter().all(|cell| is_ticked(&after, cell)));
    let mut ben = room.student("Badan");
    let home = ben.get("/prep/questions/proud").expect(200).text();
    assert!(home.contains("Typed meanwhile."), "{home}");
    assert!(
        room.student("Balen")
            .page("/prep")
            .text
            .contains("pick a chair")
    );

    // Ticks are taken off again, and a page from before the talk changes nothing on the next sheet.
    save(&mut teacher, &class, &others, &[&others[0]]);
    let after = grid(&mut teacher, &class);
    assert!(is_ticked(&after, &others[0]) && !is_ticked(&after, &others[1]));
    let talk = teacher.talk_with(&class, &other.id);
    teacher.in_talk(&talk, "finish", &[]).expect(303);
    let all: Vec<&String> = others.iter().collect();
    save(&mut teacher, &class, &others, &all);
    let next = grid(&mut teacher, &class);
    let boxes = boxes(&next, &other.id);
    assert!(
        boxes.iter().all(|cell| !is_ticked(&next, cell)),
        "{boxes:?}"
    );

    let path = format!("/teach/classes/{class}/on-paper");
    for nonsense in ["", "1-2", "x-1-piece", "1-1-poem"] {
        teacher.post(&path, &[("shown", nonsense)]).expect(400);
    }
    teacher
        .post(&path, &[("shown", "77-1-piece"), ("tick", "77-1-piece")])
        .expect(303);
    teacher.post("/teach/classes/77/on-paper", &[]).expect(404);
    let page = Page::read(&teacher.get("/teach/room").expect(200).text());
    assert_eq!(page.links_to(&path), [path.as_str()]);
}
