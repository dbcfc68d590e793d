//! The teacher's pages on her laptop and on her phone, in every state: each passes axe in the light and in the dark, is
//! silent, fits the width and leaves a picture. The first run has a journey of its own.

use super::everywhere::pages_of;
use super::{Screen, Tab, visit};
use crate::support::classroom::{Classroom, MONDAY_AT_EIGHT};
use crate::support::network::DOORS;
use crate::support::people::{PASSPHRASE, TEACHER};

async fn good(tab: &Tab, picture: &str) {
    tab.wait_for("h1").await;
    tab.look(picture).await;
    tab.landmarks().await;
    tab.no_sideways_scroll().await;
}

async fn look_at(tab: &Tab, address: &str, picture: &str) {
    tab.open(address).await;
    good(tab, picture).await;
    tab.silent().await;
}

/// Sends a form of the page as it was filled, whatever the browser would say about its fields.
async fn send(tab: &Tab, form: &str, fields: &[(&str, &str)]) {
    for (name, value) in fields {
        let (name, value) = (
            serde_json::Value::from(*name),
            serde_json::Value::from(*value),
        );
        tab.ask(&format!(
            "document.querySelector(\"{form}\").elements[{name}].value = {value}"
        ))
        .await;
    }
    tab.ask(&format!(
        "(function (form) {{ form.setAttribute('data-sent', ''); form.submit(); }})(document.querySelector(\"{form}\"))"
    ))
    .await;
    let begun = std::time::Instant::now();
    while tab.shows("[data-sent]").await {
        assert!(begun.elapsed().as_secs() < 10, "{form} leads nowhere");
        tokio::time::sleep(std::time::Duration::from_millis(30)).await;
    }
    tab.wait_for("h1").await;
}

fn every_page(screen: Screen, device: &str, language: &str) {
    let room = Classroom::ready();
    visit(screen, async |tab| {
        let client = room.teacher();
        tab.become_client(&client).await;
        for path in pages_of("teacher") {
            let name = path.trim_matches('/').replace('/', "-");
            let name = if name.is_empty() { "door" } else { &name };
            let address = format!("http://{}{path}", client.address);
            look_at(tab, &address, &format!("{device}-{name}{language}")).await;
            if path.starts_with("/teach") {
                tab.targets_at_least("main button, main a.button, .places a", 44.0)
                    .await;
            }
        }
    });
}

#[test]
fn every_page_of_hers_on_a_laptop() {
    every_page(Screen::LAPTOP, "laptop", "");
}

#[test]
fn every_page_of_hers_on_a_small_phone() {
    every_page(Screen::PHONE.sized(320, 640), "small-phone", "");
}

#[test]
fn every_page_of_hers_from_right_to_left() {
    let room = Classroom::new();
    visit(Screen::PHONE.right_to_left(), async |tab| {
        // She claims the box in Arabic, and the box stays with that.
        let address = room.stranger().address;
        look_at(tab, &format!("http://{address}/claim"), "arabic-claim").await;
        tab.write("input[name='name']", TEACHER).await;
        tab.write("input[name='passphrase']", PASSPHRASE).await;
        tab.tap("main button.main").await;
        tab.wait_for("#recovery-code").await;
        good(tab, "arabic-code").await;
        tab.tap("main button.main").await;
        tab.wait_for("input[name='pin']").await;
        good(tab, "arabic-digits").await;
        tab.tap(".skip-step button").await;
        tab.wait_for("select[data-zone]").await;
        good(tab, "arabic-class").await;
        let class = [("name", "الغرفة ١٢"), ("zone", "Africa/Cairo")];
        send(tab, "main form", &class).await;
        send(tab, "main form", &[("names", "ليلى الزهراء\nAda Brook")]).await;
        good(tab, "arabic-names").await;
        tab.tap("main a.main").await;
        tab.wait_for("input[name='start']").await;
        good(tab, "arabic-writing").await;
        tab.tap("main button.main").await;
        tab.wait_for("#waiting").await;
        good(tab, "arabic-walls").await;
        for path in [
            "/teach",
            "/teach/classes",
            "/teach/clock",
            "/teach/doctor",
            "/teach/copies",
            "/teach/recovery",
        ] {
            let name = path.trim_matches('/').replace('/', "-");
            look_at(
                tab,
                &format!("http://{address}{path}"),
                &format!("arabic-{name}"),
            )
            .await;
            assert_eq!(tab.ask("document.documentElement.dir").await, "rtl");
        }
        tab.open(&format!("http://{address}/teach")).await;
        tab.tap("#chairs .open a").await;
        tab.wait_for(".person").await;
        good(tab, "arabic-chair").await;
    });
}

#[test]
fn a_chair_of_hers_in_every_state() {
    let mut room = Classroom::with(28, "3", "60");
    let (mut teacher, mut wall) = (room.teacher(), room.wall());
    let chairs = wall.all_empty_chairs();
    let children = wall.names(&chairs[0]);
    for at in 0..2 {
        wall.sign_up(&chairs[at], &children[at].id).expect(303);
    }
    teacher.give(&chairs[4], &children[7].id).expect(303);
    teacher.press(&chairs[2], "close", None).expect(303);
    let page = |chair: &str| format!("http://{}/teach/chairs/{chair}", teacher.address);
    let day = format!("http://{}/teach", teacher.address);
    visit(Screen::PHONE, async |tab| {
        tab.become_client(&room.teacher()).await;
        look_at(tab, &day, "phone-day").await;
        look_at(tab, &page(&chairs[0]), "phone-chair-held").await;
        let before = tab.rects(".person, .times button").await;
        look_at(tab, &page(&chairs[2]), "phone-chair-closed").await;
        look_at(tab, &page(&chairs[3]), "phone-chair-open").await;
        assert!(!before.is_empty(), "chairs to move to and to swap with");
        // The chair is emptied, and put back from its own page.
        tab.open(&page(&chairs[1])).await;
        tab.tap("form[action$='/release'] button").await;
        tab.wait_for("#chairs").await;
        look_at(tab, &page(&chairs[1]), "phone-chair-given-back").await;
        tab.tap("form[action$='/put-back'] button").await;
        tab.wait_for("#chairs").await;
        let row = format!("#row-{}.saved", chairs[1]);
        assert!(tab.shows(&row).await, "the chair is hers again");
    });
    // On a laptop it opens beside the week.
    visit(Screen::LAPTOP.sized(1366, 768), async |tab| {
        tab.become_client(&room.teacher()).await;
        for (chair, picture) in [(0, "held"), (3, "open")] {
            let week = format!("{day}/week?chair={}", chairs[chair]);
            look_at(tab, &week, &format!("laptop-week-{picture}")).await;
            assert!(tab.shows(".opened #chair").await, "{picture}");
        }
    });
    room.set_clock(MONDAY_AT_EIGHT + 5 * 3600);
    visit(Screen::PHONE, async |tab| {
        tab.become_client(&room.teacher()).await;
        let all = format!("{day}/for-you");
        look_at(tab, &all, "phone-did-these-talks-happen").await;
        tab.tap("#unresolved .marks button").await;
        tab.wait_for("#chairs").await;
        // A chair that somebody else has meanwhile: the rule is named.
        let today = format!("{day}?day=2026-11-23");
        look_at(tab, &today, "phone-day-over").await;
    });
}

/// An address, its form, what is written into it, and the name of the picture.
type Wrong<'a> = (&'a str, &'a str, &'a [(&'a str, &'a str)], &'a str);

#[test]
fn what_a_form_says_when_it_was_filled_in_wrong() {
    let room = Classroom::ready();
    let class = room.class().to_owned();
    visit(Screen::PHONE, async |tab| {
        let client = room.teacher();
        tab.become_client(&client).await;
        let at = |path: &str| format!("http://{}{path}", client.address);
        let list = format!("/teach/classes/{class}/roster");
        let days = format!("/teach/classes/{class}/calendar");
        let class = format!("/teach/classes/{class}");
        let off = "form[action$='/no-school']";
        let wrong: [Wrong<'_>; 6] = [
            (&class, "main form", &[("name", ""), ("zone", "")], "class"),
            (
                &list,
                "main details form",
                &[("names", "https://lists.example.org/room-12")],
                "names",
            ),
            (
                &days,
                "main form",
                &[("minutes", "10"), ("chairs", "9")],
                "writing",
            ),
            (
                &days,
                off,
                &[("first", "2026-12-24"), ("last", "2026-12-21")],
                "no-school",
            ),
            (
                "/teach/clock",
                "main form",
                &[("at", "1999-01-01T10:00")],
                "clock",
            ),
            (
                "/teach/recovery",
                "main form",
                &[("passphrase", "not mine at all")],
                "new-code",
            ),
        ];
        for (path, form, fields, picture) in wrong {
            tab.open(&at(path)).await;
            send(tab, form, fields).await;
            assert!(
                tab.shows(".error, .notice.bad").await,
                "{path} says what was wrong"
            );
            good(tab, &format!("phone-wrong-{picture}")).await;
        }
        tab.open(&at(&days)).await;
        send(tab, off, &[("first", "2026-12-21"), ("last", "2027-01-03")]).await;
        good(tab, "phone-writing-and-holidays").await;
        tab.open(&at("/teach/nothing")).await;
        good(tab, "phone-not-here").await;
    });
}

#[test]
fn the_door_and_the_way_back_in() {
    let room = Classroom::ready();
    visit(Screen::PHONE, async |tab| {
        let stranger = room.stranger();
        let at = |path: &str| format!("http://{}{path}", stranger.address);
        look_at(tab, &at("/wall"), "phone-wall-ask").await;
        tab.tap("main button").await;
        tab.wait_for("#wall-number").await;
        good(tab, "phone-wall-number").await;
        look_at(tab, &at("/door/teacher"), "phone-sign-in").await;
        let guess = [("name", TEACHER), ("passphrase", "not my passphrase")];
        send(tab, "main form", &guess).await;
        good(tab, "phone-sign-in-wrong").await;
        send(tab, "main form", &guess).await;
        good(tab, "phone-sign-in-too-soon").await;
        tab.open(&at("/door/recovery")).await;
        good(tab, "phone-lost-passphrase").await;
        tokio::time::sleep(std::time::Duration::from_millis(1100)).await;
        let guess = [("code", "ABCD"), ("passphrase", PASSPHRASE)];
        send(tab, "main form", &guess).await;
        good(tab, "phone-lost-passphrase-wrong").await;
        tab.open(&at("/board")).await;
        good(tab, "phone-not-joined").await;
    });
}

#[test]
fn a_fresh_box_is_claimed_with_a_keyboard() {
    let room = Classroom::new();
    visit(Screen::LAPTOP, async |tab| {
        let stranger = room.stranger();
        look_at(
            tab,
            &format!("http://{}/", stranger.address),
            "laptop-hello",
        )
        .await;
        assert!(tab.address().await.ends_with("/hello"));
        // Past the link over the head, to the first language.
        tab.press("Tab").await;
        tab.press("Tab").await;
        tab.press("Enter").await;
        tab.wait_for("input[name='code']").await;
        good(tab, "laptop-claim").await;
        // A wrong code first: her name is kept, and the page still passes.
        tab.write("input[name='name']", TEACHER).await;
        tab.write("input[name='passphrase']", PASSPHRASE).await;
        send(tab, "main form", &[("code", "00000000")]).await;
        good(tab, "laptop-claim-wrong").await;
        assert_eq!(
            tab.ask("document.querySelector('[name=name]').value").await,
            TEACHER
        );
        tokio::time::sleep(std::time::Duration::from_millis(1100)).await;
        tab.write("input[name='passphrase']", PASSPHRASE).await;
        tab.press("Enter").await;
        tab.wait_for("#recovery-code").await;
        good(tab, "laptop-code").await;
    });
}

#[test]
fn before_the_secure_link_she_is_told_what_the_browser_will_say() {
    let Some(lan) = chair::host::mdns::lan_addresses()
        .into_iter()
        .find(std::net::IpAddr::is_ipv4)
    else {
        return crate::support::not_run("the page before the secure link", "no network here");
    };
    let room = Classroom::with_flags(&DOORS);
    let port = room.program().address.port();
    for (screen, name) in [
        (Screen::PHONE, "phone-secure-first"),
        (Screen::PHONE.right_to_left(), "arabic-secure-first"),
    ] {
        visit(screen, async |tab| {
            look_at(tab, &format!("http://{lan}:{port}/"), name).await;
            // The browser's own warning is passed by in tests.
            tab.tap("main a.main").await;
            tab.tap(".messages a").await;
            tab.wait_for("input[name='code']").await;
            assert!(tab.address().await.starts_with("https://"));
            let code = tab.ask("document.getElementById('code').value").await;
            assert_eq!(code, "", "the code stands on the box and nowhere else");
            good(tab, &format!("{name}-claim")).await;
            tab.silent().await;
        });
    }
}

#[test]
fn a_damaged_box_says_so_and_shows_the_way_on() {
    let mut room = Classroom::with(4, "3", "60");
    room.stop();
    std::fs::write(room.database(), b"Dear diary\n".repeat(900)).expect("the file can be spoiled");
    room.start_undated();
    visit(Screen::PHONE, async |tab| {
        let stranger = room.stranger();
        let begun = std::time::Instant::now();
        loop {
            tab.open(&format!("http://{}/", stranger.address)).await;
            if tab.shows("form[action='/set-aside']").await {
                break;
            }
            assert!(begun.elapsed().as_secs() < 5, "the damage is found");
        }
        good(tab, "phone-damaged").await;
        send(tab, "main form", &[("code", "00000000")]).await;
        good(tab, "phone-damaged-wrong").await;
        tokio::time::sleep(std::time::Duration::from_millis(1100)).await;
        tab.tap("main button").await;
        tab.wait_for_words("Starting fresh").await;
        good(tab, "phone-damaged-done").await;
    });
}
