//! A child's way in, on a shared tablet and on a phone: names, two pictures, a card, the teacher's word; the child's own board;
//! and a chair changed later at the wall. Each page passes axe in the light and in the dark and leaves a picture.

use super::{Screen, Tab, visit};
use crate::support::classroom::{Classroom, MONDAY_AT_EIGHT, let_all_in};
use crate::support::html::Page;
use crate::support::http::Client;

/// A shared tablet on a desk, held upright.
const TABLET: Screen = Screen {
    size: (768, 1024),
    ..Screen::WALL
};

async fn good(tab: &Tab, picture: &str) {
    tab.wait_for("h1").await;
    tab.look(picture).await;
    tab.landmarks().await;
    tab.no_sideways_scroll().await;
    tab.targets_at_least(
        "header a.button, main a.button, main button, .nine.one label, .names a",
        56.0,
    )
    .await;
}

fn home(client: &Client) -> String {
    format!("http://{}/", client.address)
}

fn first_day(room: &Classroom, what: &str) {
    let fields = [("class", room.class()), ("do", what)];
    room.teacher().post("/teach/first-day", &fields).expect(303);
}

async fn arrives(tab: &Tab, path: &str) {
    let begun = std::time::Instant::now();
    while !tab.address().await.ends_with(path) {
        assert!(
            begun.elapsed().as_secs() < 10,
            "at {} instead of {path}",
            tab.address().await
        );
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
}

async fn tap_two(tab: &Tab, first: &str, second: &str) {
    tab.tap(&format!("label[for='first-{first}']")).await;
    tab.tap(&format!("button[name='second'][value='{second}']"))
        .await;
}

fn comes_in(screen: Screen, name: &str) {
    let room = Classroom::ready();
    let device = room.device();
    first_day(&room, "start");
    visit(screen, async |tab| {
        tab.become_client(&device).await;
        tab.open(&home(&device)).await;
        tab.wait_for(".names a").await;
        good(tab, &format!("{name}-names")).await;
        tab.tap(".names li:nth-child(3) a").await;
        tab.wait_for(".nine.one label").await;
        good(tab, &format!("{name}-choose")).await;
        assert!(!tab.shows("button[name='second']").await);
        tab.tap("label[for='first-kite']").await;
        tab.wait_for("button[name='second']").await;
        good(tab, &format!("{name}-second")).await;
        assert!(!tab.shows(".nine.one label").await);
        // "Start over" brings the first nine back.
        tab.tap("button[type='reset']").await;
        tab.wait_for(".nine.one label").await;
        tap_two(tab, "kite", "drum").await;
        tab.wait_for(".chosen").await;
        good(tab, &format!("{name}-chosen")).await;
        tab.tap("main button.main").await;
        arrives(tab, "/prep").await;
    });
}

#[test]
fn a_child_chooses_two_pictures_on_a_tablet() {
    comes_in(TABLET, "child");
}

#[test]
fn a_child_chooses_two_pictures_with_scripts_off() {
    let room = Classroom::ready();
    let device = room.device();
    first_day(&room, "start");
    visit(Screen::PHONE.without_script(), async |tab| {
        tab.become_client(&device).await;
        tab.open(&home(&device)).await;
        tab.tap(".names li:nth-child(3) a").await;
        tab.picture("child-plain-pictures").await;
        tap_two(tab, "fish", "fish").await;
        tab.wait_for(".chosen").await;
        tab.picture("child-plain-chosen").await;
        tab.tap("main button.main").await;
        arrives(tab, "/prep").await;
    });
}

#[test]
fn a_small_phone_and_from_right_to_left() {
    comes_in(Screen::PHONE.sized(320, 640), "child-small");
    let room = Classroom::ready().speaking("ar");
    let device = room.device();
    first_day(&room, "start");
    visit(TABLET.right_to_left(), async |tab| {
        tab.become_client(&device).await;
        tab.open(&home(&device)).await;
        good(tab, "child-arabic-names").await;
        tab.tap(".names li:nth-child(3) a").await;
        tab.wait_for(".nine.one label").await;
        good(tab, "child-arabic-pictures").await;
    });
}

#[test]
fn wrong_pictures_a_card_and_the_teachers_word() {
    let room = Classroom::ready();
    let mut child = room.student("Ben");
    child.post("/door/leave", &[]).expect(303);
    visit(TABLET, async |tab| {
        tab.become_client(&child.client).await;
        tab.open(&format!("{}door/student/{}", home(&child.client), child.id))
            .await;
        tap_two(tab, "cup", "cup").await;
        tab.wait_for_words("Those are not your two").await;
        tab.look("child-wrong").await;
        tab.tap(".under a.button").await;
        tab.wait_for_words("Hold the camera").await;
        good(tab, "child-card").await;
        tab.tap("a.back").await;
        tab.tap(&format!("#name-{}", child.id)).await;
        tab.tap("form[action='/door/ask'] button").await;
        tab.wait_for("#asked").await;
        good(tab, "child-asks").await;
        let mut teacher = room.teacher();
        let page = Page::read(&teacher.get("/teach/devices").expect(200).text());
        let form = page.form_to("/teach/requests").expect("she is asked");
        let yes = [("id", form.value("id").unwrap()), ("say", "yes")];
        teacher.post("/teach/requests", &yes).expect(303);
        arrives(tab, "/prep").await;
    });
}

#[test]
fn a_device_asks_at_the_room_or_scans_the_walls_code() {
    let room = Classroom::ready();
    let code = room.wall().get("/room/code").expect(200).text();
    let letters = code.split("number letters\" dir=\"ltr\">").nth(1).unwrap();
    let letters = letters.split('<').next().unwrap().to_owned();
    visit(Screen::PHONE, async |tab| {
        let stranger = room.stranger();
        tab.open(&format!("{}room", home(&stranger))).await;
        tab.wait_for("#code").await;
        good(tab, "room").await;
        tab.write("#code", &letters).await;
        tab.tap("form.letters button").await;
        tab.wait_for(".names a").await;
    });
    visit(Screen::PHONE, async |tab| {
        let stranger = room.stranger();
        tab.open(&format!("{}room", home(&stranger))).await;
        tab.tap(".alone form:not(.letters) button").await;
        tab.wait_for("#room-number").await;
        good(tab, "room-waits").await;
        let mut teacher = room.teacher();
        let_all_in(&mut teacher);
        tab.wait_for(".names a").await;
    });
    visit(Screen::WALL, async |tab| {
        tab.become_client(&room.wall()).await;
        tab.open(&format!("{}help", home(&room.wall()))).await;
        tab.wait_for(".how-steps").await;
        tab.tap("a[href='/room/code']").await;
        tab.wait_for(".keys").await;
        tab.look("wall-room-code").await;
        tab.no_scroll().await;
        tab.silent().await;
        // How to connect is beside it: readable across the room, and the room's name changes by itself.
        tab.open(&format!("{}help", home(&room.wall()))).await;
        tab.tap("a[href='/connect']").await;
        tab.wait_for(".ways svg").await;
        tab.look("wall-connect").await;
        tab.no_scroll().await;
        let address = tab
            .ask("parseFloat(getComputedStyle(document.querySelector('.address')).fontSize)")
            .await;
        assert!(address.as_f64().unwrap() >= 32.0, "{address} pixels");
        let code = tab.rects(".ways .qr").await[0];
        assert!(code.width >= 280.0 && code.height >= 280.0, "{code:?}");
        let mut teacher = room.teacher();
        let path = format!("/teach/classes/{}", room.class());
        let page = crate::support::html::Page::read(&teacher.get(&path).expect(200).text());
        let form = page.form_with(&["name", "language", "zone"]);
        crate::support::classroom::submit(&mut teacher, &form.fill("name", "Room 14")).expect(303);
        tab.wait_for_words("Room 14").await;
        tab.silent().await;
    });
}

/// The token of a card, behind the # of the address that its code holds, opens any device without a tap.
#[test]
fn the_fragment_of_a_scanned_address_is_sent_and_taken_out() {
    let room = Classroom::ready();
    let machine = chair::host::machine::Machine::load_or_make(&room.data()).unwrap();
    let child = room.device().named("Ben");
    let student = chair::domain::id::StudentId::new(child.id.parse().unwrap());
    let card = chair::app::sign_in::card_token(&machine.key, student, 1);
    visit(Screen::PHONE, async |tab| {
        let stranger = room.stranger();
        tab.open(&format!("{}door/card#{card}", home(&stranger)))
            .await;
        arrives(tab, "/prep").await;
    });
}

#[test]
fn her_own_board() {
    let room = Classroom::ready();
    let child = room.student("Ben");
    let mut wall = room.wall();
    let chairs = wall.empty_chairs();
    let names = wall.names(&chairs[0]);
    let (other, third) = (names[0].clone(), names[1].clone());
    wall.sign_up(&chairs[0], &other.id).expect(303);
    for (screen, name) in [
        (TABLET, "own-board"),
        (Screen::PHONE.sized(320, 640), "own-board-small"),
    ] {
        visit(screen, async |tab| {
            tab.become_client(&child.client).await;
            tab.open(&format!("{}board", home(&child.client))).await;
            good(tab, name).await;
            // What happens elsewhere shows, and moves no chair under her finger.
            let before = tab.rects("#chairs > li").await;
            let taken = chairs[1].clone();
            wall.sign_up(&taken, &third.id).expect(303);
            tab.wait_for(&format!("#chair-{taken}.saved")).await;
            tab.nothing_moved("#chairs > li", &before).await;
            tab.tap(".chair.open button").await;
            tab.wait_for_words("Your chair is saved").await;
            good(tab, &format!("{name}-saved")).await;
            tab.tap("#give-back").await;
            tab.wait_for_words("You gave the chair back").await;
            tab.silent().await;
        });
        let teacher = &mut room.teacher();
        teacher.press(&chairs[1], "release", None).expect(303);
    }
}

#[test]
fn a_saved_chair_is_moved_and_given_back_at_the_wall() {
    let room = Classroom::ready();
    let child = room.student("Ben");
    let mut wall = room.wall();
    let chairs = wall.empty_chairs();
    wall.sign_up(&chairs[0], &child.id).expect(303);
    visit(Screen::WALL, async |tab| {
        tab.become_client(&wall).await;
        tab.open(&format!("{}board/saved", home(&wall))).await;
        tab.wait_for(".sitters a").await;
        wall_page(tab, "wall-who").await;
        tab.targets_at_least(".sitters a", 104.0).await;
        tab.tap(".sitters a").await;
        tab.wait_for(".choices").await;
        wall_page(tab, "wall-own").await;
        tab.tap(".choices .main").await;
        tab.wait_for(".chair.open a").await;
        wall_page(tab, "wall-own-move").await;
        tab.tap(".chair.open a").await;
        tab.wait_for(".nine.one label").await;
        wall_page(tab, "wall-own-pictures").await;
        tab.targets_at_least(".nine.one label", 104.0).await;
        tap_two(tab, "cup", "cup").await;
        tab.wait_for_words("Those are not your two").await;
        tab.no_scroll().await;
        tap_two(tab, "kite", "drum").await;
        tab.wait_for_words("your chair is saved").await;
        wall_page(tab, "wall-own-moved").await;
        tab.open(&format!("{}board/saved", home(&wall))).await;
        tab.tap(".sitters a").await;
        tab.tap(".choices a[href$='/release']").await;
        tab.wait_for(".nine.one label").await;
        tap_two(tab, "kite", "drum").await;
        tab.wait_for_words("You gave the chair back").await;
    });
}

async fn wall_page(tab: &Tab, picture: &str) {
    tab.wait_for("h1").await;
    tab.look(picture).await;
    tab.landmarks().await;
    tab.no_scroll().await;
}

#[test]
fn her_page_of_devices_and_the_rows_of_the_list() {
    let room = Classroom::ready();
    let mut device = room.device();
    let ben = device.named("Ben");
    device
        .post("/door/ask", &[("student", &ben.id)])
        .expect(303);
    let mut waiting: Vec<Client> = (0..3).map(|_| room.stranger()).collect();
    for device in &mut waiting {
        device.post("/room", &[]).expect(303);
    }
    first_day(&room, "start");
    let client = room.teacher();
    let list = format!("{}teach/classes/{}/roster", home(&client), room.class());
    for (screen, name) in [
        (Screen::PHONE, "phone"),
        (Screen::PHONE.sized(320, 640), "small-phone"),
    ] {
        visit(screen, async |tab| {
            tab.become_client(&client).await;
            tab.open(&format!("{}teach/devices", home(&client))).await;
            tab.wait_for("#waiting button.main").await;
            hers(tab, &format!("{name}-devices-full")).await;
            the_widest_letters_fit(tab).await;
            tab.open(&list).await;
            hers(tab, &format!("{name}-roster-rows")).await;
            let cards = list.replace("/roster", "/cards");
            for (size, sheets) in [("cards", 4), ("labels", 3)] {
                tab.open(&format!("{cards}?size={size}")).await;
                hers(tab, &format!("{name}-{size}")).await;
                for paper in [(8.5, 11.0), (8.27, 11.69)] {
                    assert_eq!(tab.sheets(paper).await, sheets, "{size} on {paper:?}");
                }
            }
        });
    }
    visit(Screen::PHONE, async |tab| {
        tab.become_client(&client).await;
        tab.open(&format!("{}teach/devices", home(&client))).await;
        tab.tap("#waiting button.main").await;
        tab.wait_for(".roll").await;
        tab.wait_for("#requests button").await;
        tab.tap("#requests button").await;
        while tab.shows("#requests button").await {
            tokio::time::sleep(std::time::Duration::from_millis(30)).await;
        }
        hers(tab, "phone-devices-in").await;
    });
    assert_eq!(device.get("/").expect(303).location(), "/prep");
}

async fn hers_to_see(tab: &Tab, picture: &str) {
    tab.wait_for("h1").await;
    tab.look(picture).await;
    tab.landmarks().await;
    tab.no_sideways_scroll().await;
}

async fn hers(tab: &Tab, picture: &str) {
    hers_to_see(tab, picture).await;
    tab.targets_at_least("main button, main a.button", 44.0)
        .await;
}

/// The letters of a room are drawn by lot: four of the widest must fit as well.
async fn the_widest_letters_fit(tab: &Tab) {
    tab.ask("document.querySelector('.letters').textContent = 'WWWW'")
        .await;
    let keys = &tab.rects(".keys > div").await[1];
    let wide = tab
        .ask("document.querySelector('.keys > div:last-child').scrollWidth")
        .await;
    let wide = wide.as_f64().unwrap_or(f64::MAX);
    assert!(
        keys.x >= 0.0 && keys.x + wide <= tab.ask("innerWidth").await.as_f64().unwrap_or(0.0),
        "the letters of a room stand out of the page: {keys:?}, {wide} wide"
    );
}

/// Handed over: the page that leads back, and what is seen instead of her pages.
#[test]
fn the_way_back_from_a_childs_hands() {
    let room = Classroom::ready();
    let client = room.handed_to("Ben");
    for (screen, name) in [
        (Screen::PHONE, "handed"),
        (Screen::PHONE.sized(320, 640), "handed-small"),
    ] {
        visit(screen, async |tab| {
            tab.become_client(&client).await;
            tab.open(&format!("{}teach", home(&client))).await;
            good(tab, &format!("{name}-not-hers")).await;
            tab.tap("main a.button:not(.main)").await;
            tab.wait_for("input[name='pin']").await;
            hers_to_see(tab, &format!("{name}-back")).await;
            // Six digits go in by themselves, so there is no button.
            tab.targets_at_least("main input[name='pin'], main a.quiet", 44.0)
                .await;
            assert!(!tab.shows("main button").await, "a button under her digits");
        });
    }
}

#[test]
fn large_letters_on_a_phone() {
    let room = Classroom::ready();
    let mut child = room.student("Ben");
    child.post("/door/leave", &[]).expect(303);
    let knock = format!("door/student/{}", child.id);
    visit(Screen::PHONE, async |tab| {
        tab.become_client(&child.client).await;
        for (path, name) in [("", "names"), (&knock, "pictures"), ("room", "room")] {
            tab.open(&format!("{}{path}", home(&child.client))).await;
            tab.wait_for("h1").await;
            tab.ask("document.documentElement.style.fontSize = '200%'")
                .await;
            tab.no_sideways_scroll().await;
            tab.look(&format!("child-large-letters-{name}")).await;
        }
    });
}

/// The names stay open from one period to the next: the page looks by itself, here and now instead of within its minute.
#[test]
fn the_open_door_turns_to_the_next_class() {
    let room = Classroom::ready();
    let mut teacher = room.teacher();
    crate::support::classes::second_period(&mut teacher);
    let device = room.device();
    visit(TABLET, async |tab| {
        tab.become_client(&device).await;
        tab.open(&home(&device)).await;
        tab.wait_for_words("Room 12").await;
        teacher.set_clock(MONDAY_AT_EIGHT + 2 * 60 * 60 + 30 * 60);
        tab.ask("window.dispatchEvent(new Event('online')); true")
            .await;
        tab.wait_for_words("Zoe").await;
        tab.wait_for_words("Period 2").await;
        assert!(!tab.page().await.text.contains("Ada B."));
    });
}
