//! Nobody is taken away in the middle of a talk: not a child, not one of a group, not the class. She is told why and shown the way
//! to the talk, nothing is changed, and once the talk is finished it is done.

use crate::support::classroom::{Classroom, submit};
use crate::support::html::Page;
use crate::support::http::{Answer, Client};
use crate::support::people::{PASSPHRASE, Student, Teacher};

const WHY: &str = "A talk goes on. Finish it, then do this again.";

/// She is told why, and shown the way to the talk.
#[track_caller]
fn refused(answer: Answer, talk: &str) -> Page {
    let html = answer.expect(409).text();
    let page = Page::read(&html);
    assert!(page.text.contains(WHY), "{}", page.text);
    let way = format!("/teach/conferences/{talk}");
    assert!(page.links.iter().any(|(to, _)| *to == way), "{html}");
    page
}

/// The wall names each of them as one who talks now, above its chairs and on them.
#[track_caller]
fn talk_now(room: &Classroom, chair: &str, children: &[Student]) {
    let mut wall = room.wall();
    let board = wall.get("/board").expect(200).text();
    let heading = board.split("id=\"heading\"").nth(1).unwrap();
    let heading = heading.split("</h1>").next().unwrap();
    for child in children {
        assert!(heading.contains(&child.name), "{}: {heading}", child.name);
    }
    assert!(heading.contains("Now"), "{heading}");
    let seat = wall.seat(chair).1;
    assert!(children.iter().any(|it| seat.contains(&it.name)), "{seat}");
}

fn group(teacher: &mut Teacher, chair: &str, children: &[Student]) {
    let form = teacher.chair(chair);
    let form = form.form_to("/board/groups").expect("a group");
    let mut fields = form.fields();
    let students = children.iter();
    fields.extend(students.map(|it| ("student".to_owned(), it.id.clone())));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (&a[..], &b[..])).collect();
    teacher.post("/board/groups", &fields).expect(303);
}

/// A passphrase is tried once a second.
fn erase(teacher: &mut Client, path: &str, name: &str) -> Answer {
    std::thread::sleep(std::time::Duration::from_millis(1100));
    let typed = [
        ("name", name),
        ("passphrase", PASSPHRASE),
        ("what", "class"),
    ];
    teacher.post(path, &typed)
}

#[test]
fn a_child_is_taken_out_or_erased_only_once_its_talk_is_finished() {
    let room = Classroom::with(4, "3", "60");
    let (mut teacher, mut wall) = (room.teacher(), room.wall());
    let chair = wall.empty_chairs()[0].clone();
    let child = wall.names(&chair)[0].clone();
    wall.sign_up(&chair, &child.id).expect(303);
    let talk = teacher.talk_with(room.class(), &child.id);
    let class = format!("/teach/classes/{}", room.class());
    let out = format!("{class}/roster/{}/archive", child.id);
    let whole = Page::read(
        &teacher
            .get(&format!("/teach/students/{}/settings", child.id))
            .expect(200)
            .text(),
    );
    let whole = whole.form_with(&["given", "family"]);
    let whole = ["given", "family"].map(|part| whole.value(part).unwrap_or_default().to_owned());
    let whole = whole.join(" ").trim().to_owned();
    refused(teacher.post(&out, &[]), &talk);
    let gone = format!("/teach/students/{}/erase", child.id);
    let page = refused(erase(&mut teacher, &gone, &whole), &talk);
    assert_eq!(
        page.form_to(&gone).unwrap().value("name"),
        Some(whole.as_str())
    );
    let bin = Page::read(&teacher.get("/teach/bin").expect(200).text());
    assert!(bin.text.contains("The bin is empty."), "{}", bin.text);
    talk_now(&room, &chair, std::slice::from_ref(&child));
    // Others may go meanwhile, and she too as soon as it is finished.
    let free = wall.empty_chairs()[0].clone();
    let other = wall.names(&free)[1].clone();
    let path = format!("{class}/roster/{}/archive", other.id);
    teacher.post(&path, &[]).expect(303);
    teacher.in_talk(&talk, "finish", &[]).expect(303);
    teacher.post(&out, &[]).expect(303);
    let board = wall.board().text;
    assert!(!board.contains("Now"), "{board}");
}

#[test]
fn one_of_a_group_stays_while_the_group_talks() {
    let room = Classroom::with(6, "3", "60");
    let (mut teacher, mut wall) = (room.teacher(), room.wall());
    let chair = wall.empty_chairs()[0].clone();
    let children = wall.names(&chair)[..2].to_vec();
    group(&mut teacher, &chair, &children);
    let talk = teacher.talk_with(room.class(), &children[0].id);
    for child in &children {
        let out = format!(
            "/teach/classes/{}/roster/{}/archive",
            room.class(),
            child.id
        );
        refused(teacher.post(&out, &[]), &talk);
    }
    talk_now(&room, &chair, &children);
}

#[test]
fn a_class_rests_is_erased_or_ends_its_year_only_once_no_talk_goes_on() {
    let room = Classroom::with(4, "3", "60");
    let (mut teacher, mut wall) = (room.teacher(), room.wall());
    let chair = wall.empty_chairs()[0].clone();
    let child = wall.names(&chair)[0].clone();
    wall.sign_up(&chair, &child.id).expect(303);
    let talk = teacher.talk_with(room.class(), &child.id);
    let class = format!("/teach/classes/{}", room.class());
    refused(teacher.post(&format!("{class}/archive"), &[]), &talk);
    let name = Page::read(&teacher.get(&class).expect(200).text());
    let name = name.form_with(&["name"]).value("name").unwrap().to_owned();
    refused(erase(&mut teacher, &format!("{class}/erase"), &name), &talk);
    let year = format!("{class}/year-end");
    let form = Page::read(&teacher.get(&year).expect(200).text()).form_with(&["name", "carried"]);
    let form = form.fill("name", "Next year").fill("archive", "true");
    let page = refused(submit(&mut teacher, &form), &talk);
    let kept = page.form_with(&["name", "carried"]);
    assert_eq!(kept.value("name"), Some("Next year"));
    let classes = Page::read(&teacher.get("/teach/classes").expect(200).text()).text;
    assert!(!classes.contains("Next year"), "{classes}");
    assert!(!classes.contains("Archived classes"), "{classes}");
    talk_now(&room, &chair, &[child]);
    teacher.in_talk(&talk, "finish", &[]).expect(303);
    teacher.post(&format!("{class}/archive"), &[]).expect(303);
}

#[test]
fn a_list_without_a_child_who_talks_is_taken_over_once_the_talk_is_finished() {
    let room = Classroom::with(2, "3", "60");
    let (mut teacher, mut wall) = (room.teacher(), room.wall());
    let chair = wall.empty_chairs()[0].clone();
    let children = wall.names(&chair);
    let talk = teacher.talk_with(room.class(), &children[0].id);
    let list = format!("name\n{}\nDara Fenn\n", children[1].name);
    let (_, page) = super::roster::look(&mut teacher, room.class(), list.as_bytes());
    let form = page.form_with(&["list", "request"]).tick_all("leaver");
    let page = refused(submit(&mut teacher, &form), &talk);
    assert_eq!(wall.names(&chair), children, "nothing of it is taken over");
    // The list waits, ticked as it was.
    teacher.in_talk(&talk, "finish", &[]).expect(303);
    let form = page.form_with(&["list", "request"]);
    submit(&mut teacher, &form).expect(303);
    let names: Vec<String> = wall.names(&chair).into_iter().map(|it| it.name).collect();
    assert_eq!(names.len(), 2, "{names:?}");
    assert!(names.contains(&"Dara".to_owned()) && !names.contains(&children[0].name));
}
