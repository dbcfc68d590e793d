//! A group chair: seated from the page of an empty chair, one talk for all, logged once and filed to each.

use crate::support::classroom::{Classroom, submit, whole_database};
use crate::support::html::Page;
use crate::support::people::{PIN, Student, Teacher};

#[test]
fn a_group_sits_on_one_chair_talks_once_and_each_takes_a_step_along() {
    let mut room = Classroom::with(6, "3", "60");
    let (mut wall, mut teacher) = (room.wall(), room.teacher());
    let chairs = wall.all_empty_chairs();
    let children = wall.names(&chairs[0]);
    // Cy has a chair already: with the group it moves.
    wall.sign_up(&chairs[4], &children[2].id).expect(303);
    let form = teacher.chair(&chairs[0]);
    let form = form.form_to("/board/groups").expect("a group");
    let mut fields = form.fields();
    fields.extend(
        children[..3]
            .iter()
            .map(|it| ("student".to_owned(), it.id.clone())),
    );
    let fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (&a[..], &b[..])).collect();
    teacher.post("/board/groups", &fields).expect(303);
    // The same request once more seats nobody twice.
    teacher.post("/board/groups", &fields).expect(303);
    room.restart();
    (wall, teacher) = (room.wall(), room.teacher());
    let board = Page::read(&wall.get("/board").expect(200).text()).text;
    for child in &children[..3] {
        assert!(board.contains(&child.name), "{board}");
    }
    assert!(wall.seat(&chairs[4]).1.contains("Sit here"));
    let answer = wall.sign_up_by_script(&chairs[0], &children[4].id, "beside");
    assert_eq!(answer.expect(409).json()["refusal"], "chair_taken");
    let second = format!("{}2", chairs[0].trim_end_matches('1'));
    let answer = wall.sign_up_by_script(&second, &children[4].id, "beside-2");
    assert_eq!(answer.expect(409).json()["refusal"], "no_such_chair");

    let talk = teacher.talk_with(room.class(), &children[1].id);
    assert_eq!(wall.seat(&chairs[0]).0, wall.seat(&second).0);
    let page = teacher
        .get(&format!("/teach/conferences/{talk}"))
        .expect(200)
        .text();
    for child in &children[..3] {
        assert!(page.contains(&format!("?with={}", child.id)), "{page}");
    }
    teacher.types(&talk, "teaching", "Show, and do not tell.");
    for (child, step) in children[..3]
        .iter()
        .zip(["slow down", "add a sound", "cut the shop"])
    {
        let with = format!("{talk}?with={}", child.id);
        teacher.types(&with, &format!("next_step:{}", child.id), step);
        let hers = format!("/teach/conferences/{talk}?with={}", child.id);
        let page = teacher.get(&hers).expect(200).text();
        assert!(page.contains(step), "{page}");
    }
    hands_to_the_child_of_the_page(&room, &mut teacher, &talk, &children[1]);
    teacher.in_talk(&talk, "finish", &[]).expect(303);
    assert!(wall.seat(&second).0.contains("done"));
    thanks_one(&room, &mut teacher, &talk, &children[..3]);
    // Logged once, filed to each: each carries its own step, and all were met.
    let mut child = room.student(&children[2].name);
    let home = child.page("/prep").text;
    assert!(
        home.contains("cut the shop") && !home.contains("slow down"),
        "{home}"
    );
    let db = whole_database(&room.database());
    let count = |sql: &str| db.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(
        count("SELECT COUNT(*) FROM conference WHERE kind = 'small_group'"),
        1
    );
    assert_eq!(count("SELECT COUNT(*) FROM participant WHERE round = 1"), 3);
    assert_eq!(
        count("SELECT COUNT(*) FROM sign_up WHERE state = 'done'"),
        3
    );
}

/// Each is thanked on its own page, and on no other's.
fn thanks_one(room: &Classroom, teacher: &mut Teacher, talk: &str, children: &[Student]) {
    let line = format!("thanks:{}", children[1].id);
    let with = format!("/teach/conferences/{talk}?with={}", children[1].id);
    let page = Page::read(&teacher.get(&with).expect(200).text());
    let form = page.forms.iter().find(|it| it.value("line") == Some(&line));
    let form = form.expect("thanks").clone().fill("text", "You listened.");
    let saved = submit(teacher, &form).expect(303);
    let back = format!("?with={}", children[1].id);
    assert!(saved.location().contains(&back), "{}", saved.location());
    for (at, child) in children.iter().enumerate() {
        let mut child = room.student(&child.name);
        child.looks_back(talk);
        let home = child.page("/prep").text;
        assert_eq!(home.contains("You listened."), at == 1, "{home}");
    }
}

/// Her device goes into the hands of the child whose page it is, and comes back.
fn hands_to_the_child_of_the_page(
    room: &Classroom,
    teacher: &mut Teacher,
    talk: &str,
    child: &Student,
) {
    teacher.post("/teach/pin", &[("pin", PIN)]).expect(303);
    let mut hers = teacher.0.clone();
    let page = Page::read(
        &hers
            .get(&format!("/teach/conferences/{talk}?with={}", child.id))
            .expect(200)
            .text(),
    );
    let hand = page
        .form_to(&format!("/teach/conferences/{talk}/hand"))
        .unwrap();
    let mut fields = hand.fields();
    fields.push(("to".to_owned(), "lead".to_owned()));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (&a[..], &b[..])).collect();
    hers.post(&hand.action, &fields).expect(303);
    let to: i64 = whole_database(&room.database())
        .query_row(
            "SELECT handed_to FROM teacher_session WHERE handed_to IS NOT NULL",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(to.to_string(), child.id);
    hers.post("/door/back", &[("pin", PIN)]).expect(303);
}

#[test]
fn a_group_is_neither_one_child_nor_six() {
    let room = Classroom::with(8, "3", "60");
    let (mut wall, mut teacher) = (room.wall(), room.teacher());
    let chair = wall.empty_chairs()[0].clone();
    let children = wall.names(&chair);
    for size in [0, 1, 6] {
        let mut fields = vec![("chair", &chair[..]), ("from", "teach")];
        fields.extend(children[..size].iter().map(|it| ("student", &it.id[..])));
        let told = teacher.post("/board/groups", &fields).expect(409).text();
        assert!(told.contains("A group is two to five children."), "{told}");
    }
    assert!(wall.seat(&chair).1.contains("Sit here"));
}

#[test]
fn a_group_is_one_line_of_today_and_is_taken_back_in_one_tap() {
    let room = Classroom::with(6, "3", "60");
    let (mut wall, mut teacher) = (room.wall(), room.teacher());
    let chairs = wall.all_empty_chairs();
    let children = wall.names(&chairs[0]);
    wall.sign_up(&chairs[1], &children[2].id).expect(303);
    let form = teacher.chair(&chairs[0]);
    let mut fields = form.form_to("/board/groups").expect("a group").fields();
    fields.extend(
        children[..3]
            .iter()
            .map(|it| ("student".to_owned(), it.id.clone())),
    );
    let fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (&a[..], &b[..])).collect();
    let seated = teacher.post("/board/groups", &fields).expect(303);
    let today = Page::read(&teacher.follow(seated).expect(200).text());
    let lines = today.links.iter().filter(|(to, _)| to.contains("&chair="));
    let lines: Vec<_> = lines.filter(|(to, _)| to.contains("#row-")).collect();
    assert_eq!(lines.len(), 1, "{lines:?}");
    for child in &children[..3] {
        assert!(lines[0].1.contains(&child.name), "{lines:?}");
    }
    // Each of them is one tap away.
    let opened = Page::read(&teacher.get(&lines[0].0).expect(200).text());
    let others = opened
        .links
        .iter()
        .filter(|(to, _)| to.ends_with("#chosen"));
    assert_eq!(others.count(), 2);
    submit(
        &mut teacher,
        &today.form_to("/teach/undo").expect("one tap"),
    )
    .expect(303);
    assert!(wall.seat(&chairs[0]).1.contains("Sit here"));
    assert!(
        wall.seat(&chairs[1]).1.contains(&children[2].name),
        "it sits where it sat"
    );
}
