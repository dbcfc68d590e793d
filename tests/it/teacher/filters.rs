//! The filters of Talks: each holds together with the others and with the search, and whatever stands in the address is answered.

use crate::support::classroom::Classroom;
use crate::support::html::Page;
use crate::support::people::Teacher;

fn page(teacher: &mut Teacher, query: &str) -> Page {
    let path = format!("/teach/talks?{query}");
    Page::read(&teacher.get(&path).expect(200).text())
}

/// The talks that a page leads to, by number.
fn talks(page: &Page) -> Vec<String> {
    let links = page.links_to("/teach/conferences/").into_iter();
    let mut found: Vec<String> = links
        .filter_map(|link| {
            let talk = link.strip_prefix("/teach/conferences/")?;
            Some(talk.split('?').next()?.to_owned())
        })
        .collect();
    found.sort();
    found.dedup();
    found
}

fn talk_about(teacher: &mut Teacher, class: &str, child: &str, tag: &str) -> String {
    let talk = teacher.talk_with(class, child);
    teacher.in_talk(&talk, "tags", &[("own", tag)]).expect(303);
    let step = format!("next_step:{child}");
    teacher.types(&talk, &step, "Rain at the end.");
    teacher.in_talk(&talk, "finish", &[]).expect(303);
    talk
}

#[test]
fn filters_hold_together_and_with_the_search() {
    let room = Classroom::with(6, "3", "60");
    let mut teacher = room.teacher();
    let (badan, balen) = (room.student("Badan").id, room.student("Balen").id);
    let first = talk_about(&mut teacher, room.class(), &badan, "ending");
    let strength = [("own", "Strong rhythm")];
    teacher.in_talk(&first, "strengths", &strength).expect(303);
    teacher.types(&first, "teaching", "Let it rain.");
    let second = talk_about(&mut teacher, room.class(), &balen, "ending");
    let third = talk_about(&mut teacher, room.class(), &badan, "voice");
    let whole = page(&mut teacher, "");
    let link = whole
        .links
        .iter()
        .find(|(_, words)| words.contains("ending"));
    let (_, tag) = link.expect("a tag").0.split_once('&').expect("its filter");
    let child = format!("child={badan}");
    for (query, expected) in [
        (tag.to_owned(), vec![&first, &second]),
        (child.clone(), vec![&first, &third]),
        (format!("{tag}&{child}"), vec![&first]),
        ("strength=Strong+rhythm".to_owned(), vec![&first]),
        // A strength is asked for whole.
        ("strength=Strong".to_owned(), vec![]),
        // The first has all its boxes filled, the others not.
        ("show=unfinished".to_owned(), vec![&second, &third]),
        (format!("show=unfinished&{tag}"), vec![&second]),
        ("q=rain".to_owned(), vec![&first, &second, &third]),
        (format!("q=rain&{tag}&{child}"), vec![&first]),
        (format!("q=rain&show=unfinished&{child}"), vec![&third]),
    ] {
        let mut expected: Vec<String> = expected.into_iter().cloned().collect();
        expected.sort();
        assert_eq!(talks(&page(&mut teacher, &query)), expected, "{query}");
    }
    // A tag is found by its name; the link keeps what was asked for.
    let found = page(&mut teacher, &format!("q=End&{child}"));
    let mut named = found
        .links
        .iter()
        .filter(|(_, words)| words.contains("Tag:"));
    let kept = named.any(|(to, _)| to.contains(tag) && to.contains(&child));
    assert!(kept, "{:?}", found.links);
    // A tag of another class of hers finds nothing, and says no more.
    let class = [
        ("name", "Room 14"),
        ("zone", "Europe/London"),
        ("band", "g35"),
    ];
    teacher.post("/teach/classes", &class).expect(303);
    let other = page(&mut teacher, &format!("class=2&{tag}"));
    assert!(talks(&other).is_empty());
    assert!(!other.text.contains("Badan"));
}

#[test]
fn whatever_stands_in_the_address_is_answered() {
    let room = Classroom::with(6, "3", "60");
    let mut teacher = room.teacher();
    talk_about(
        &mut teacher,
        room.class(),
        &room.student("Badan").id,
        "ending",
    );
    for query in [
        "tag=x",
        "tag=-1",
        "tag=99999999999999999999",
        "tag=987654321",
        "child=%00",
        "child=77",
        "strength=%3Cb%3E",
        "strength=%27%3B%20DROP",
        "show=everything",
        "before=never",
        "below=x",
        "class=x",
        "time=%F0%9F%90%90",
        "tag=1&q=%22",
        "tag=1&q=%F0%9F%90%90",
        "tag=1&show=promised&child=1&strength=a&q=rain&below=1",
    ] {
        let status = teacher.get(&format!("/teach/talks?{query}")).status;
        assert!(matches!(status, 200 | 400 | 404), "{query}: {status}");
    }
}
