//! The joy wall: off at first; a child shares what was noticed, the teacher shows it, and the wall says it without a name.

use crate::support::classroom::{Classroom, MONDAY_AT_EIGHT};
use crate::support::html::Page;

#[test]
fn what_was_noticed_goes_on_the_wall_when_both_agree_and_never_with_a_name() {
    let mut room = Classroom::with(6, "3", "60");
    let mut teacher = room.teacher();
    let child = room.device().names()[0].clone();
    let talk = teacher.talk_with(room.class(), &child.id);
    let strength = [("on", "Small true details")];
    teacher.in_talk(&talk, "strengths", &strength).expect(303);
    teacher.in_talk(&talk, "finish", &[]).expect(303);
    let mut ada = room.student(&child.name);
    // Off at first: nothing is offered, and nothing can be sent.
    assert!(!ada.page("/lead/look-back").text.contains("Share"));
    let share = [("talk", &talk[..]), ("text", "Small true details")];
    ada.post("/lead/share", &share).expect(404);
    teacher
        .sets_rules(room.class(), &[("shared_praise", "true")])
        .expect(303);
    let form = ada.page("/lead/look-back");
    assert!(
        form.text.contains("Your name is not on it."),
        "{}",
        form.text
    );
    ada.post("/lead/share", &share).expect(303);
    // Her own words, and those of another talk, are nobody's to share.
    let own = [("talk", &talk[..]), ("text", "my dog ran away")];
    ada.post("/lead/share", &own).expect(404);
    let other = room.device().names()[1].clone();
    let mut ben = room.student(&other.name);
    ben.post("/lead/share", &share).expect(404);
    room.restart();
    let mut wall = room.wall();
    teacher = room.teacher();
    let minute = |teacher: &mut crate::support::people::Teacher, nth: i64| {
        teacher.set_clock(MONDAY_AT_EIGHT + 60 * nth);
    };
    let mut says = |teacher: &mut crate::support::people::Teacher| {
        (0..2).any(|nth| {
            minute(teacher, nth);
            let board = wall.get("/board").expect(200).text();
            assert!(!board.contains(&child.name), "no name stands with it");
            board.contains("Small true details")
        })
    };
    assert!(
        !says(&mut teacher),
        "before she agrees the wall says nothing"
    );
    let today = Page::read(&teacher.get("/teach/for-you?class=1").expect(200).text());
    let form = today
        .form_to("/teach/shared-praise")
        .expect("the words wait for her");
    let mut fields = form.fields();
    fields.push(("say".to_owned(), "show".to_owned()));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (&a[..], &b[..])).collect();
    teacher.post("/teach/shared-praise", &fields).expect(303);
    assert!(
        says(&mut teacher),
        "and then it does, in turn with its heading"
    );
    let mut ada = room.student(&child.name);
    assert!(
        ada.page("/lead/look-back")
            .text
            .contains("It is on the wall.")
    );
    teacher
        .sets_rules(room.class(), &[("shared_praise", "false")])
        .expect(303);
    assert!(!says(&mut teacher), "off is off at once");
}
