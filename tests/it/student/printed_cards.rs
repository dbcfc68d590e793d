//! The printed cards: each opens its own child's page and nobody else's; a lost one is voided and printed anew in two taps.

use chair::domain::id::StudentId;
use chair::host::machine::Machine;

use crate::support::classroom::Classroom;
use crate::support::html::Page;
use crate::support::qr_code::squares;

/// What a camera must read on this child's card.
fn on_the_card(room: &Classroom, student: &str, version: i64) -> (String, Vec<bool>) {
    let machine = Machine::load_or_make(&room.data()).unwrap();
    let student = StudentId::new(student.parse().unwrap());
    let card = chair::app::sign_in::card_token(&machine.key, student, version);
    let address = format!("http://{}/door/card#{card}", room.program().address);
    let code = qrcode::QrCode::new(&address).unwrap().into_colors();
    let dark = |it: &qrcode::Color| *it == qrcode::Color::Dark;
    (card, code.iter().map(dark).collect())
}

#[test]
fn a_class_is_printed_eight_to_a_page_or_as_labels() {
    let room = Classroom::ready();
    let mut teacher = room.teacher();
    let path = format!("/teach/classes/{}/cards", room.class());
    let list = Page::read(&teacher.get("/teach/children").expect(200).text());
    assert_eq!(list.links_to(&path), [path.as_str()]);
    for (size, a_page, sheets) in [("cards", 8, 4), ("labels", 12, 3)] {
        let html = teacher.get(&format!("{path}?size={size}")).expect(200);
        let html = html.text();
        assert_eq!(html.matches("class=\"qr\"").count(), 30, "{size}");
        let on: Vec<usize> = html
            .split("<div class=\"passes")
            .skip(1)
            .map(|sheet| sheet.matches("class=\"qr\"").count())
            .collect();
        assert_eq!(on.len(), sheets, "{size}: {on:?}");
        assert!(on[..sheets - 1].iter().all(|it| *it == a_page), "{on:?}");
        let words = Page::read(&html).text;
        for student in room.device().names() {
            assert!(words.contains(&student.name), "{}", student.name);
        }
    }
    teacher.get(&format!("{path}?size=huge")).expect(400);
    teacher.get(&format!("{path}?student=77")).expect(404);
    teacher.get("/teach/classes/77/cards").expect(404);
}

#[test]
fn a_card_of_another_box_opens_nothing_and_says_whom_to_ask() {
    let (here, there) = (Classroom::ready(), Classroom::ready());
    let ben = there.device().named("Ben");
    let (card, _) = on_the_card(&there, &ben.id, 1);
    let mut tablet = here.stranger();
    let refused = tablet.post("/door/student", &[("card", &card)]).expect(409);
    let page = Page::read(&refused.text()).text;
    assert!(
        page.contains("That card is an old one. Ask your teacher."),
        "{page}"
    );
    tablet.get("/prep").expect(403);
}

#[test]
fn a_lost_card_is_voided_and_printed_anew_in_two_taps() {
    let mut room = Classroom::ready();
    let ben = room.device().named("Ben");
    let (old, code) = on_the_card(&room, &ben.id, 1);
    let mut teacher = room.teacher();
    let one = format!("/teach/classes/{}/cards?student={}", room.class(), ben.id);
    let html = teacher.get(&one).expect(200).text();
    assert_eq!(html.matches("class=\"qr\"").count(), 1);
    assert!(squares(&html) == code, "a camera reads Ben's card");
    assert!(!html.contains(&old), "only a camera reads it");
    // One tap on "Cancel this card" leads to the new one.
    let void = format!("/teach/classes/{}/roster/{}/card", room.class(), ben.id);
    let voided = teacher.post(&void, &[]).expect(303);
    assert!(voided.location().starts_with(&format!("{one}&done=")));
    room.restart();
    let html = room.teacher().get(&one).expect(200).text();
    let (new, code) = on_the_card(&room, &ben.id, 2);
    assert!(squares(&html) == code, "a camera reads Ben's new card");
    let mut far = room.stranger();
    let refused = far.post("/door/student", &[("card", &old)]).expect(409);
    assert!(refused.text().contains("That card is an old one"));
    let entered = far.post("/door/student", &[("card", &new)]).expect(303);
    assert_eq!(entered.location(), "/prep");
}
