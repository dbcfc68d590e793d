//! How a child comes in: a device is let into the room, a name is tapped, two pictures, a card, or the teacher's word.

use chair::domain::id::ClassId;
use chair::i18n::Translations;
use chair::settings::Limits;

use crate::browser::{Screen, visit};
use crate::support::classroom::{Classroom, submit};
use crate::support::html::Page;
use crate::support::http::Client;
use crate::support::in_process::InProcess;
use crate::support::in_process::class_of;
use crate::support::people::PICTURES;
use crate::support::qr_code::squares;

/// The keys of the room as the teacher's page shows them: the letters and the token of the QR code's address.
fn letters(room: &Classroom) -> String {
    let page = room.wall().get("/room/code").expect(200).text();
    let letters = page
        .split("<p class=\"number letters\" dir=\"ltr\">")
        .nth(1);
    let letters = letters.and_then(|rest| rest.split('<').next());
    letters
        .unwrap_or_else(|| panic!("no letters: {page}"))
        .to_owned()
}

fn first_day(room: &Classroom, what: &str) {
    let fields = [("class", room.class()), ("do", what)];
    room.teacher().post("/teach/first-day", &fields).expect(303);
}

fn refusal(answer: &crate::support::http::Answer) -> String {
    assert_eq!(answer.status, 409, "{}", answer.text());
    answer.json()["refusal"].as_str().unwrap().to_owned()
}

fn try_pictures(
    client: &mut Client,
    student: &str,
    pictures: &str,
) -> crate::support::http::Answer {
    let fields = [("student", student), ("pictures", pictures)];
    client.script("/door/student", &fields)
}

#[test]
fn a_device_comes_in_by_the_teachers_word_and_sees_names() {
    let room = Classroom::ready();
    let mut outside = room.stranger();
    let door = outside.get("/").expect(200).text();
    assert!(!door.contains("Ben"), "{door}");
    let mut device = room.device();
    assert_eq!(device.names().len(), 30);
    assert_eq!(device.named("Ben").name, "Ben");
    device.get("/board").expect(403);
}

#[test]
fn a_device_comes_in_by_the_letters_on_the_wall() {
    let room = Classroom::ready();
    let code = letters(&room);
    let mut device = room.stranger();
    device.post("/room", &[("code", "BBBB")]).expect(409);
    let typed = format!(" {} ", code.to_lowercase());
    let joined = device.post("/room", &[("code", &typed)]).expect(303);
    let names = device.follow(joined).expect(200).text();
    assert!(names.contains("Ben"), "{names}");
    room.stranger()
        .post("/room", &[("token", "0123456789abcdef0123456789abcdef")])
        .expect(409);
}

#[test]
fn a_whole_class_scans_the_walls_code_at_once() {
    let inside = InProcess::open(Limits::default(), Translations::load());
    let (_, wall, class) = class_of(&inside);
    let page = wall.clone().get("/room/code").expect(200).text();
    let class = ClassId::new(class.parse().unwrap());
    let token = inside.app.sign_in.room_codes.current(class).token;
    let address = format!("http://{}/room#{token}", wall.address);
    let code = qrcode::QrCode::new(&address).unwrap().into_colors();
    let code: Vec<bool> = code.iter().map(|it| *it == qrcode::Color::Dark).collect();
    assert!(squares(&page) == code, "a camera reads {address}");
    // The camera of a tablet opens it, and nobody types anything.
    visit(Screen::PHONE, async |tab| {
        tab.open(&address).await;
        tab.wait_for(".names a").await;
        assert!(!tab.address().await.contains('#'), "the token is taken out");
    });
    for _ in 0..30 {
        let mut device = inside.stranger("en");
        let joined = device.post("/room", &[("token", &token)]).expect(303);
        assert!(device.follow(joined).expect(200).text().contains("Ada"));
    }
    let mut guesser = inside.stranger("en");
    let guess = [("token", "0123456789abcdef0123456789abcdef")];
    guesser.post("/room", &guess).expect(409);
}

#[test]
fn all_that_wait_are_let_in_at_once_and_ended_again() {
    let room = Classroom::ready();
    let mut waiting: Vec<Client> = (0..3).map(|_| room.stranger()).collect();
    for device in &mut waiting {
        device.post("/room", &[]).expect(303);
    }
    let mut teacher = room.teacher();
    let page = Page::read(&teacher.get("/teach/devices").expect(200).text());
    assert!(page.text.contains("Let these 3 in"), "{}", page.text);
    let all = page.form_with(&["class", "shown"]);
    // Whoever comes after she looked is not meant, nor is anybody by a form that names none.
    let mut late = room.stranger();
    late.post("/room", &[]).expect(303);
    teacher
        .post("/teach/devices", &[("class", room.class())])
        .expect(409);
    submit(&mut teacher, &all).expect(303);
    for device in &mut waiting {
        let page = device.get("/").expect(200).text();
        assert!(page.contains("Ben"), "{page}");
    }
    assert!(!late.get("/").text().contains("Ben"));
    let waits = late.get("/room").expect(200).text();
    assert!(waits.contains("content=\"3;url=/room\""), "{waits}");
    submit(&mut teacher, &all).expect(409);
    let list = teacher.get("/teach/devices").expect(200).text();
    let ends = Page::read(&list);
    let ends: Vec<_> = ends
        .forms
        .iter()
        .filter(|form| form.action.ends_with("/end") && form.action != "/teach/devices/end")
        .collect();
    assert_eq!(ends.len(), 3, "{list}");
    teacher.post(&ends[0].action, &[]).expect(303);
    let mut out = 0;
    for device in &mut waiting {
        out += usize::from(!device.get("/").text().contains("Ben"));
    }
    assert_eq!(out, 1, "one of three is out of the room");
    teacher
        .post("/teach/devices/end", &[("class", room.class())])
        .expect(303);
    for device in &mut waiting {
        assert!(!device.get("/").text().contains("Ben"));
    }
}

#[test]
fn two_pictures_are_chosen_on_the_first_day_and_asked_for_later() {
    let room = Classroom::ready();
    let mut device = room.device();
    let ben = device.named("Ben");
    let knock = format!("/door/student/{}", ben.id);
    let closed = device.get(&knock).expect(200).text();
    assert!(
        closed.contains("ask your teacher to let you in") && !closed.contains("name=\"second\""),
        "{closed}"
    );
    assert_eq!(
        refusal(&try_pictures(&mut device, &ben.id, PICTURES)),
        "no_pictures"
    );
    first_day(&room, "start");
    let open = device.get(&knock).expect(200).text();
    assert!(open.contains("pick two pictures"), "{open}");
    let chosen = device.tap(&ben.id, PICTURES).expect(303);
    assert_eq!(chosen.location(), "/door/pictures");
    let mut child = device.child(ben.clone());
    let shown = child.page("/door/pictures").text;
    assert!(shown.contains("Kite") && shown.contains("Drum"), "{shown}");
    child.post("/door/pictures", &[]).expect(303);
    assert_eq!(child.get("/door/pictures").expect(303).location(), "/prep");
    assert_eq!(child.get("/").expect(303).location(), "/prep");

    // "I am done": back to the names. The pictures are asked for now, although it is still the first day.
    let left = child.post("/door/leave", &[]).expect(303);
    assert!(child.follow(left).text().contains("Ben"));
    assert_eq!(
        refusal(&try_pictures(&mut child.client, &ben.id, "drum,kite")),
        "wrong_pictures"
    );
    try_pictures(&mut child.client, &ben.id, PICTURES).expect(204);
    assert_eq!(child.get("/").expect(303).location(), "/prep");
}

#[test]
fn reset_pictures_are_chosen_anew() {
    let room = Classroom::ready();
    let mut child = room.student("Ben");
    first_day(&room, "stop");
    let reset = format!(
        "/teach/classes/{}/roster/{}/pictures",
        room.class(),
        child.id
    );
    room.teacher().post(&reset, &[]).expect(303);
    child.post("/door/leave", &[]).expect(303);
    let chosen = try_pictures(&mut child.client, &child.id, "fish,fish");
    chosen.expect(204);
    child.get("/door/pictures").expect(200);
}

#[test]
fn the_teacher_lets_in_who_asks() {
    let room = Classroom::ready();
    let mut device = room.device();
    let ben = device.named("Ben");
    let asked = device.post("/door/ask", &[("student", &ben.id)]);
    let waits = device.follow(asked.expect(303)).expect(200);
    assert!(waits.text().contains("content=\"3;url=/door/asked\""));
    assert!(waits.text().contains("your teacher sees you are waiting"));
    let mut teacher = room.teacher();
    let page = Page::read(&teacher.get("/teach/devices").expect(200).text());
    assert!(page.text.contains("Ben wants in"), "{}", page.text);
    let form = page.form_to("/teach/requests").expect("she is asked");
    let id = form.value("id").unwrap().to_owned();
    let yes = [("id", id.as_str()), ("say", "yes")];
    teacher.post("/teach/requests", &yes).expect(303);
    teacher.post("/teach/requests", &yes).expect(303);
    assert_eq!(device.get("/door/asked").expect(303).location(), "/prep");
    assert_eq!(device.get("/").expect(303).location(), "/prep");

    let mut other = room.device();
    other.post("/door/ask", &[("student", &ben.id)]);
    let page = Page::read(&teacher.get("/teach/devices").expect(200).text());
    let form = page.form_to("/teach/requests").expect("she is asked");
    let no = [("id", form.value("id").unwrap()), ("say", "no")];
    teacher.post("/teach/requests", &no).expect(303);
    let told = other.get("/door/asked").expect(200).text();
    assert!(told.contains("Not now"), "{told}");
}

#[test]
fn what_a_browser_keeps_a_childs_words_under_does_not_name_the_child() {
    let room = Classroom::ready();
    let mut child = room.student("Ada B.");
    let other = room.student("Ben");
    room.teacher().talk_with(room.class(), &child.id);
    for path in ["/prep", "/prep/questions/piece", "/lead?step=6", "/lead"] {
        let page = child.get(path).expect(200).text();
        for mark in ["data-kept=\"", "data-autosave=\""] {
            for kept in page.split(mark).skip(1) {
                let kept = kept.split('"').next().unwrap();
                assert!(!kept.contains(&child.id), "{path}: {kept}");
                assert!(kept.len() > 16, "{path}: {kept}");
            }
        }
    }
    let kept = |client: &mut crate::support::http::Client| {
        let page = client.get("/prep").expect(200).text();
        let kept = page.split("data-kept=\"").nth(1).expect("a mark");
        kept.split('-').next().unwrap().to_owned()
    };
    let hers = kept(&mut child.client);
    assert_eq!(kept(&mut child.client), hers, "the same each time");
    assert_ne!(kept(&mut other.client.clone()), hers, "and nobody else's");
}
