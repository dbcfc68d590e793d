//! A child's pages in a language of its own: set by the teacher, kept, and in the middle of an answer nothing is lost.

use crate::support::classroom::Classroom;
use crate::support::html::Page;

#[test]
fn a_child_has_a_language_of_its_own_and_loses_nothing_by_it() {
    let mut room = Classroom::ready();
    let mut teacher = room.teacher();
    let (mut ben, mut other) = (room.student("Ben"), room.student("Ada B."));
    let asked = ben.page("/prep/questions/piece").h1;
    let seen = ben.saves("piece", "My goat got out.", 0);
    let speak = format!("/teach/students/{}/language", ben.id);
    let settings = format!("/teach/students/{}/settings", ben.id);
    let offered = Page::read(&teacher.get(&settings).expect(200).text());
    let form = offered.form_with(&["language"]);
    assert_eq!(form.value("language"), Some("class"));
    teacher
        .post(&form.action, &[("language", "ar")])
        .expect(303);

    // The page that was open sends its words as before; the question stays as it was asked.
    ben.saves("piece", "My goat got out at night.", seen);
    let html = ben.get("/prep/questions/piece").expect(200).text();
    assert!(html.contains("lang=\"ar\" dir=\"rtl\""), "{html}");
    assert!(html.contains("My goat got out at night."), "{html}");
    assert_eq!(Page::read(&html).h1, asked);
    let next = ben.get("/prep/questions/proud").expect(200).text();
    assert!(
        next.contains("دقيقتان هادئتان"),
        "the next one is asked in Arabic: {next}"
    );
    let hers = other.get("/prep").expect(200).text();
    assert!(hers.contains("lang=\"en\""), "{hers}");
    let board = room.wall().get("/board").expect(200).text();
    assert!(
        board.contains("lang=\"en\""),
        "a wall speaks the class's language"
    );

    // It survives a restart, also on the teacher's device in his hand, and goes back.
    room.restart();
    let mut ben = room.student("Ben");
    let html = ben.get("/prep").expect(200).text();
    assert!(html.contains("lang=\"ar\""), "{html}");
    let mut handed = room.handed_to("Ben");
    assert!(
        handed
            .get("/lead")
            .expect(200)
            .text()
            .contains("lang=\"ar\"")
    );
    let mut teacher = room.teacher();
    teacher.post(&speak, &[("language", "tlh")]).expect(303);
    let html = ben.get("/prep").expect(200).text();
    assert!(html.contains("lang=\"en\""), "the class's again: {html}");
    teacher
        .post("/teach/students/77/language", &[("language", "es")])
        .expect(404);
}
