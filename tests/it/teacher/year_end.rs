//! The end of a school year: keepsakes in the family's language, the next class with those who come along, and the last one at rest.

use crate::support::classroom::{Classroom, submit};
use crate::support::html::Page;

#[test]
fn the_next_class_begins_as_the_last_one_was_and_children_keep_their_step() {
    let room = Classroom::ready();
    let mut teacher = room.teacher();
    let class = room.class().to_owned();
    let mut ada = room.student("Ada B");
    teacher.holds_a_talk(&class, &mut ada, ("Strong ending", "Cut the end."));
    teacher
        .sets_rules(&class, &[("talks_a_week", "3")])
        .expect(303);
    let page = format!("/teach/classes/{class}/year-end");
    let form = Page::read(&teacher.get(&page).expect(200).text()).form_with(&["name", "carried"]);
    let ben = room.device().named("Ben").id;
    let nameless = form.clone().fill("carried", &ada.id);
    let refused = submit(&mut teacher, &nameless.fill("name", " ")).expect(409);
    assert!(refused.text().contains("year-end"));
    let form = form
        .fill("name", "Room 12, grade 4")
        .fill("carried", &ada.id);
    let form = form.fill("carried", &ben).fill("archive", "true");
    let place = submit(&mut teacher, &form)
        .expect(303)
        .location()
        .to_owned();
    let new = place.split('/').nth(3).unwrap().to_owned();
    let list = Page::read(
        &teacher
            .get(&format!("/teach/children?class={new}"))
            .expect(200)
            .text(),
    )
    .text;
    assert!(
        list.contains("Ada") && list.contains("Ben") && !list.contains("Dara"),
        "{list}"
    );
    assert!(list.contains("Cut the end."), "{list}");
    let rules = Page::read(
        &teacher
            .get(&format!("/teach/classes/{new}/rules"))
            .expect(200)
            .text(),
    );
    assert_eq!(
        rules.form_with(&["talks_a_week"]).value("talks_a_week"),
        Some("3")
    );
    let classes = Page::read(&teacher.get("/teach/classes").expect(200).text()).text;
    assert!(classes.contains("Archived classes"), "{classes}");
}

#[test]
fn a_child_keeps_its_year_on_paper_in_its_own_language() {
    let room = Classroom::ready();
    let mut teacher = room.teacher();
    let class = room.class().to_owned();
    let mut ada = room.student("Ada B");
    let talk = teacher.holds_a_talk(&class, &mut ada, ("Strong ending", "Cut the end."));
    teacher.types(&talk, "remember", "Only for me.");
    teacher.types(&talk, "home", "Read it aloud.");
    teacher
        .post(
            &format!("/teach/students/{}/language", ada.id),
            &[("language", "es")],
        )
        .expect(303);
    let page = teacher
        .get(&format!("/teach/students/{}/keepsake", ada.id))
        .expect(200)
        .text();
    for words in [
        "Me senté en la silla una vez",
        "Strong ending",
        "Read it aloud.",
        "lang=\"es\"",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(!page.contains("Only for me."), "{page}");
    let all = teacher
        .get(&format!("/teach/classes/{class}/keepsakes"))
        .expect(200)
        .text();
    assert!(
        all.contains("Ben: my year of talks") || all.contains("Ben</bdi>: my year"),
        "{all}"
    );
}
