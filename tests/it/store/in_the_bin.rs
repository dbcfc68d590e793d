//! What waits in the bin is in no list, found by no search, counted nowhere and in no file; one tap brings all of it back. A talk of
//! a group stays, without the child that waits.

use crate::store::erased::{bin, hers, planted, put_her_in_bin, put_in_bin};
use crate::store::gone_for_good::{gone, stays};
use crate::support::classroom::{Classroom, MONDAY_AT_EIGHT, submit};
use crate::support::people::{Child, Teacher};
use crate::teacher::leaves::{export, sends};

/// Ada and Ben on one chair, with words of her own and words of all.
fn sits_in_a_group(room: &Classroom, teacher: &mut Teacher, ada: &Child) {
    let (mut wall, class) = (room.wall(), room.class().to_owned());
    let chair = wall.all_empty_chairs()[0].clone();
    let ben = wall
        .names(&chair)
        .into_iter()
        .find(|it| it.name.starts_with("Ben"))
        .unwrap();
    let form = teacher.chair(&chair);
    let mut fields = form.form_to("/board/groups").expect("a group").fields();
    fields.extend([&ada.id, &ben.id].map(|id| ("student".to_owned(), id.clone())));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (&a[..], &b[..])).collect();
    teacher.post("/board/groups", &fields).expect(303);
    let talk = teacher.talk_with(&class, &ben.id);
    teacher.types(&talk, "teaching", &stays("group"));
    let with = |id: &str| format!("{talk}?with={id}");
    teacher.types(
        &with(&ada.id),
        &format!("next_step:{}", ada.id),
        &gone("group-step"),
    );
    teacher.types(
        &with(&ben.id),
        &format!("next_step:{}", ben.id),
        &stays("group-step"),
    );
    teacher.in_talk(&talk, "finish", &[]).expect(303);
}

/// Everything that she can look at or take along, by its address.
fn everything(teacher: &mut Teacher, class: &str, talks: &[i64]) -> Vec<(String, String)> {
    let pages = [
        "/teach".to_owned(),
        format!("/teach/talks?class={class}"),
        format!("/teach/talks?class={class}&q=quokka"),
        format!("/teach/talks?class={class}&q=wombat"),
        format!("/teach/talks?class={class}&show=unfinished"),
        format!("/teach/children?class={class}"),
        format!("/teach/children?class={class}&show=left"),
        format!("/teach/classes/{class}/record?remember=true"),
        format!("/teach/classes/{class}/keepsakes"),
        format!("/teach/classes/{class}/year-end"),
        format!("/teach/week?class={class}"),
    ];
    // Every talk by its own address as well, as a bookmark has it.
    let talks = talks
        .iter()
        .map(|talk| format!("/teach/conferences/{talk}"));
    let mut all: Vec<(String, String)> = Vec::new();
    for page in pages.into_iter().chain(talks) {
        let answer = teacher.get(&page);
        let html = answer.text().replace("<mark>", "").replace("</mark>", "");
        all.push((page, html));
    }
    let page = format!("/teach/classes/{class}/export");
    for what in ["log", "notes", "remember", "class", "week"] {
        all.push((what.to_owned(), export(teacher, &page, what).text()));
    }
    let zip = export(teacher, &page, "tables").body;
    for name in [
        "students.csv",
        "sheets.csv",
        "conferences.csv",
        "sign-ups.csv",
    ] {
        let rows = crate::teacher::leaves::table(&zip, name);
        all.push((name.to_owned(), format!("{rows:?}")));
    }
    all
}

/// Every talk that the box holds.
fn talks_of(room: &Classroom) -> Vec<i64> {
    let db = rusqlite::Connection::open(room.database()).unwrap();
    let mut all = db.prepare("SELECT id FROM conference").unwrap();
    let rows = all.query_map([], |row| row.get(0)).unwrap();
    rows.collect::<Result<_, _>>().unwrap()
}

/// Where any of her words stands.
fn places(everything: &[(String, String)], words: &[String]) -> Vec<String> {
    let holds = |text: &str| words.iter().any(|word| text.contains(word));
    let held = everything.iter().filter(|(_, text)| holds(text));
    held.map(|(place, _)| place.clone()).collect()
}

fn text_of<'a>(everything: &'a [(String, String)], place: &str) -> &'a str {
    &everything
        .iter()
        .find(|(it, _)| it.ends_with(place))
        .unwrap()
        .1
}

#[test]
fn a_child_in_the_bin_is_in_no_list_no_search_and_no_file() {
    let (room, child) = planted();
    let (mut teacher, class) = (room.teacher(), room.class().to_owned());
    sits_in_a_group(&room, &mut teacher, &child);
    let mut words = hers();
    words.push(gone("group-step"));
    let talks = talks_of(&room);
    let before = everything(&mut teacher, &class, &talks);
    let held = places(&before, &words);
    for place in [
        "q=quokka",
        "log",
        "class",
        "students.csv",
        "sheets.csv",
        "conferences.csv",
    ] {
        assert!(
            held.iter().any(|it| it.ends_with(place)),
            "{place}: {held:?}"
        );
    }
    let by_address = held.iter().filter(|it| it.contains("/conferences/"));
    assert!(by_address.count() > 0, "{held:?}");
    put_her_in_bin(&mut teacher, &child.id);
    let meanwhile = everything(&mut teacher, &class, &talks);
    let held = places(&meanwhile, &words);
    assert_eq!(held, [""; 0]);
    // The group's talk is Ben's as well.
    for place in ["q=wombat", "log", "class", "conferences.csv"] {
        assert!(
            text_of(&meanwhile, place).contains(&stays("group")),
            "{place}"
        );
    }
    // What left meanwhile comes in elsewhere, and brings nothing of hers.
    let file = text_of(&meanwhile, "class");
    let other = Classroom::new().claimed().at(MONDAY_AT_EIGHT);
    sends(&mut other.teacher(), file.as_bytes()).expect(303);
    // One tap, and all of it is back.
    let back = bin(&mut teacher).form_with(&["id"]);
    submit(&mut teacher, &back).expect(303);
    let after = everything(&mut teacher, &class, &talks);
    assert_eq!(places(&after, &words), places(&before, &words));
    // The same with a year. A step that is still carried stays the child's.
    put_in_bin(
        &mut teacher,
        &format!("/teach/classes/{class}/erase"),
        "2026",
        "2026",
    );
    let meanwhile = everything(&mut teacher, &class, &talks);
    let talked = [
        gone("praised"),
        gone("quote"),
        gone("teaching"),
        gone("remember"),
        stays("group"),
    ];
    assert_eq!(places(&meanwhile, &talked), [""; 0]);
    let file = text_of(&meanwhile, "class");
    sends(&mut other.teacher(), file.as_bytes()).expect(303);
    let back = bin(&mut teacher).form_with(&["id"]);
    submit(&mut teacher, &back).expect(303);
    let after = everything(&mut teacher, &class, &talks);
    assert_eq!(places(&after, &talked), places(&before, &talked));
}
