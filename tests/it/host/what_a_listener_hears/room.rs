//! What is said to the whole room goes by as well: a pause, the teacher's own questions, her mini-lesson and her thanks, praise that
//! a child shares, who waits for a chair, and why a chair is not given to whoever is out of the room.

use super::class::Class;
use crate::support::classroom::Classroom;
use crate::support::html::{Form, Page};
use crate::support::https::Browser;

/// The day that fills up.
const TUESDAY: &str = "2026-11-24";

/// Sends a form of a page of hers, with these words in it.
#[track_caller]
fn says(teacher: &mut Browser, form: &Form, words: &[(&str, &str)]) {
    let mut form = form.clone();
    for (name, value) in words {
        form = form.fill(name, value);
    }
    let mut fields = form.fields();
    let button = form.buttons.first();
    fields.extend(button.and_then(|button| button.field.clone()));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (&a[..], &b[..])).collect();
    teacher.post(&form.action, &fields).expect(303);
}

/// The last form of a page of hers that has this button, which is the one that is pressed.
#[track_caller]
fn form_with(teacher: &mut Browser, path: &str, deed: &str) -> Form {
    let page = Page::read(&teacher.get(path).expect(200).text());
    let has = |form: &&Form| {
        let mut fields = form.buttons.iter().filter_map(|it| it.field.as_ref());
        fields.any(|(_, value)| value == deed)
    };
    let form = page.forms.iter().rfind(has).cloned();
    let mut form = form.unwrap_or_else(|| panic!("{path}: no {deed}: {:#?}", page.forms));
    let is_deed = |field: &(String, String)| field.1 == deed;
    form.buttons
        .retain(|it| it.field.as_ref().is_some_and(is_deed));
    form
}

/// All of it is said, and heard at the plain door. It stays so until [`the_room_goes_on`].
pub(super) fn the_room_is_told(room: &Classroom, class: &mut Class) {
    let of_class = format!("/teach/classes/{}", room.class());
    let home = class.child.page("/prep").text;
    assert!(home.contains("thanksword-71"), "{home}");
    let Class {
        teacher,
        child,
        wall,
        ..
    } = class;
    let questions = format!("{of_class}/questions/piece");
    let own = form_with(teacher, &questions, "add");
    says(teacher, &own, &[("text", "Which line is ownquestion-61?")]);
    let own = form_with(teacher, &questions, "pick");
    says(teacher, &own, &[]);
    let asked = child.page("/prep/questions/piece").h1[0].clone();
    assert_eq!(asked, "Which line is ownquestion-61?");
    let words = "/teach/mini-lesson/words?language=en";
    let lesson = Page::read(&teacher.get(words).expect(200).text()).form_with(&["lesson-why"]);
    let why = [("lesson-why", "You lead. captainword-67.")];
    says(teacher, &lesson, &why);
    let shown = wall.get("/lesson?step=1").expect(200).text();
    assert!(shown.contains("captainword-67"), "{shown}");
    let pause = [("do", "pause"), ("words", "We have a drillword-73.")];
    teacher
        .post(&format!("{of_class}/pause"), &pause)
        .expect(303);
    let board = wall.get("/board").expect(200).text();
    assert!(board.contains("drillword-73"), "{board}");
    let go_on = [("do", "go_on")];
    teacher
        .post(&format!("{of_class}/pause"), &go_on)
        .expect(303);

    let chairs = wall.all_empty_chairs();
    let tuesday: Vec<_> = chairs.iter().filter(|it| it.contains(TUESDAY)).collect();
    let others = wall.names(tuesday[0]);
    let mut others = others.iter().rev();
    let out = others.next().unwrap();
    let speech = [
        ("do", "add"),
        ("student", out.id.as_str()),
        ("weekday", "2"),
        ("start", "09:00"),
        ("minutes", "60"),
    ];
    teacher
        .post(&format!("{of_class}/away"), &speech)
        .expect(303);
    let refused = wall.sign_up(tuesday[0], &out.id).expect(409).text();
    assert!(refused.contains("You are out of the room then."));
    for (chair, child) in tuesday.iter().zip(&mut others) {
        wall.sign_up(chair, &child.id).expect(303);
    }
    let waits = [
        ("day", TUESDAY),
        ("student", &others.next().unwrap().id[..]),
    ];
    wall.post("/board/waits", &waits).expect(303);
    teacher
        .post(&format!("{of_class}/pause"), &pause)
        .expect(303);
}

/// The same at the secure door, where nobody understands it; then the board goes on.
pub(super) fn the_room_goes_on(
    room: &Classroom,
    class: &mut Class,
    wall: &mut Browser,
    device: &mut Browser,
) {
    let said = wall.get("/board").expect(200).text();
    assert!(said.contains("drillword-73"), "{said}");
    let said = wall.get("/lesson?step=1").expect(200).text();
    assert!(said.contains("captainword-67"), "{said}");
    let said = device.get("/prep/questions/piece").expect(200).text();
    assert!(said.contains("ownquestion-61"), "{said}");
    let said = device.get("/prep").expect(200).text();
    assert!(said.contains("thanksword-71"), "{said}");
    let path = format!("/teach/classes/{}/pause", room.class());
    class.teacher.post(&path, &[("do", "go_on")]).expect(303);
    wall.get(&format!("/board/days/{TUESDAY}")).expect(200);
}
