//! "How to connect", and the room's name on every door.

use crate::support::classroom::{Classroom, THIRTY};
use crate::support::html::Page;

#[test]
fn every_door_shows_the_rooms_name() {
    let room = Classroom::ready();
    let mut stranger = room.stranger();
    for door in ["/", "/room", "/wall", "/door/teacher"] {
        let page = Page::read(&stranger.get(door).expect(200).text());
        assert!(page.text.contains("Room 12"), "{door}: {}", page.text);
    }
    let names = Page::read(&room.device().get("/").expect(200).text());
    assert!(names.text.contains("Room 12"), "{}", names.text);
}

#[test]
fn wall_and_teacher_see_how_to_connect_and_no_childs_name() {
    let room = Classroom::ready();
    let address = format!("http://{}/", room.program().address);
    for mut client in [room.wall().0, room.teacher().0] {
        let text = client.get("/connect").expect(200).text();
        let page = Page::read(&text);
        assert!(page.text.contains(&address), "{}", page.text);
        assert!(text.contains("<svg"), "with a code for a camera");
        assert!(page.text.contains("Names are off."), "{}", page.text);
        assert!(page.text.contains("Room 12") && page.text.contains("Chromebook"));
        assert!(THIRTY.iter().all(|child| !page.text.contains(child)));
        assert!(
            text.contains("data-live=\"names roster\""),
            "and it is live"
        );
    }
    // The way there: from the wall's help, from her room and from her devices.
    let mut wall = room.wall();
    let links = |html: String| Page::read(&html).links_to("/connect").len();
    assert_eq!(links(wall.get("/help").expect(200).text()), 1);
    let mut teacher = room.teacher();
    for page in ["/teach/room", "/teach/devices"] {
        assert_eq!(links(teacher.get(page).expect(200).text()), 1, "{page}");
    }
    // A child's own page does not lead there.
    assert_eq!(links(room.stranger().get("/help").expect(200).text()), 0);
}
