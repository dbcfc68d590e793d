//! What Talks says of a week and of everyone's time: counts in school days and minutes, a chart and a table in one.

use crate::support::classroom::{Classroom, MONDAY_AT_EIGHT};
use crate::support::html::Page;
use crate::support::people::Teacher;

const DAY: i64 = 24 * 60 * 60;

fn page(teacher: &mut Teacher, path: &str) -> Page {
    Page::read(&teacher.get(path).expect(200).text())
}

#[test]
fn the_week_in_three_words_and_everyones_time_are_counts_and_no_score() {
    let mut room = Classroom::with(6, "3", "60");
    let mut teacher = room.teacher();
    let badan = room.student("Badan").id;
    let talk = teacher.talk_with(room.class(), &badan);
    for strength in ["Strong voice", "Clear order"] {
        teacher
            .in_talk(&talk, "strengths", &[("on", strength)])
            .expect(303);
    }
    teacher.types(&talk, "praised", "The goat ate the clock.");
    teacher.types(&talk, &format!("next_step:{badan}"), "More goats.");
    room.set_clock(MONDAY_AT_EIGHT + 9 * 60 + 30);
    let mut teacher = room.teacher();
    teacher.in_talk(&talk, "finish", &[]).expect(303);
    let talks = page(&mut teacher, "/teach/talks");
    for words in [
        "This week you met 1 of 6 .",
        "2 strengths said.",
        "The goat ate the clock.",
        "One next step.",
        "0 reached, none to make smaller",
    ] {
        assert!(talks.text.contains(words), "{words}: {}", talks.text);
    }
    // Twelve school days later that child waits too long. The others came to the class only now, and wait without a talk.
    room.set_clock(MONDAY_AT_EIGHT + 16 * DAY);
    let mut teacher = room.teacher();
    let html = teacher.get("/teach/talks").expect(200).text();
    let row = html
        .split("<tr>")
        .find(|row| row.contains("<bdi>Badan</bdi></th>"))
        .expect("a row of the table");
    assert!(row.contains("class=\"past\""), "{row}");
    assert!(row.contains("12"), "school days: {row}");
    assert!(row.contains(">9<"), "minutes: {row}");
    assert_eq!(
        html.matches("class=\"none\"").count(),
        5,
        "no talk yet: dashed"
    );
    let later = Page::read(&html);
    assert!(
        later.text.contains("This week you met 0 of 6 ."),
        "{}",
        later.text
    );
    assert!(
        later
            .text
            .contains("One child has waited more than 10 school days."),
        "{}",
        later.text
    );
}
