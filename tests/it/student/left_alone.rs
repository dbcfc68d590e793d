//! What ends by itself at the children's door, with short limits in this process: the first day, a shared tablet that was
//! left, the waiting after wrong pictures, a code of the room.

use std::thread::sleep;
use std::time::{Duration, Instant};

use chair::i18n::Translations;
use chair::settings::Limits;

use crate::browser::{Screen, Tab, visit};
use crate::support::classroom::let_all_in;
use crate::support::http::Client;
use crate::support::in_process::{InProcess, before, class_of, in_time, quick, sign_in};
use crate::support::people::{Child, Device, PASSPHRASE, PICTURES, PIN, Student, TEACHER};
use crate::support::rough_link::RoughLink;

/// A class, its teacher, a device of the room on the first day, and a child; the first day began no earlier than the moment.
fn first_day(limits: Limits) -> (InProcess, Client, Device, Student, Instant) {
    let inside = InProcess::open(limits, Translations::load());
    let (mut teacher, _, class) = class_of(&inside);
    let mut device = Device(inside.stranger("en"));
    device.post("/room", &[]).expect(303);
    let_all_in(&mut teacher);
    let ada = device.named("Ada");
    let start = [("class", class.as_str()), ("do", "start")];
    let begun = Instant::now();
    teacher.post("/teach/first-day", &start).expect(303);
    (inside, teacher, device, ada, begun)
}

#[test]
fn the_first_day_has_its_time() {
    in_time(|short| {
        let (_inside, _, mut device, ada, begun) = first_day(Limits {
            first_day: short,
            ..quick()
        });
        let knock = format!("/door/student/{}", ada.id);
        let page = before(device.get(&knock), begun, short)?.text();
        assert!(page.contains("pick two pictures"), "{page}");
        sleep(short);
        assert!(device.get(&knock).text().contains("ask your teacher"));
        device.tap(&ada.id, PICTURES).expect(409);
        Ok(())
    });
}

#[test]
fn a_shared_tablet_that_was_left_is_signed_out_though_its_page_asks_by_itself() {
    in_time(|short| {
        let (_inside, mut teacher, mut device, ada, _) = first_day(Limits {
            student_idle: short,
            ..quick()
        });
        let mut used = Instant::now();
        device.tap(&ada.id, PICTURES).expect(303);
        for _ in 0..4 {
            sleep(short / 3);
            let now = Instant::now();
            before(device.get("/board"), used, short)?.expect(200);
            used = now;
        }
        for _ in 0..4 {
            sleep(short / 3);
            let by_itself = device.ask("GET", "/board").with("X-By-Itself", "1");
            device.must(&by_itself);
        }
        let out = device.get("/board").expect(403);
        let by_itself = "content=\"5;url=/\"";
        assert!(out.text().contains(by_itself), "{}", out.text());
        assert!(device.get("/").expect(200).text().contains("Ada"));

        // On devices of their own children stay signed in.
        let class = teacher.get("/teach/devices").expect(200).text();
        let class = class.split("name=\"class\" value=\"").nth(1).unwrap();
        let class = class.split('"').next().unwrap().to_owned();
        let own = [("class", class.as_str()), ("do", "no")];
        teacher.post("/teach/devices/shared", &own).expect(303);
        let entered = device.tap(&ada.id, PICTURES).expect(303);
        let cookie = entered.header("set-cookie").unwrap();
        assert!(cookie.contains("Max-Age=2592000"), "{cookie}");
        sleep(short + short / 5);
        device.get("/board").expect(200);
        Ok(())
    });
}

#[test]
fn who_idled_out_does_not_come_back_when_another_comes_in() {
    let short = Duration::from_millis(500);
    let (_inside, mut teacher, mut device, ada, _) = first_day(Limits {
        student_idle: short,
        ..quick()
    });
    device.tap(&ada.id, PICTURES).expect(303);
    sleep(short + short / 5);
    device.get("/board").expect(403);
    // Every sign-in, pairing or letting in reads anew who is behind which cookie.
    let fields = [("pin", PIN)];
    teacher.post("/teach/pin", &fields).expect(303);
    device.get("/board").expect(403);
}

#[test]
fn her_own_device_asks_for_six_digits_after_it_rested() {
    in_time(|short| {
        let (inside, mut teacher, _, _, _) = first_day(Limits {
            teacher_idle: short,
            ..quick()
        });
        teacher.post("/teach/pin", &[("pin", PIN)]).expect(303);
        let used = Instant::now();
        let mut own = sign_in(&inside, true);
        before(own.get("/teach"), used, short)?.expect(200);
        sleep(short + short / 5);
        assert_eq!(own.get("/").expect(303).location(), "/teach");
        let asks = own.get("/teach").expect(403).text();
        assert!(
            asks.contains("action=\"/door/unlock\"") && !asks.contains("Ada"),
            "{asks}"
        );
        own.post("/door/unlock", &[("pin", "111333")]).expect(409);
        let used = Instant::now();
        own.post("/door/unlock", &[("pin", PIN)]).expect(303);
        before(own.get("/teach"), used, short)?.expect(200);
        sleep(short + short / 5);
        for nth in 0..5 {
            let wrong = own.post("/door/unlock", &[("pin", "111333")]);
            assert_eq!(wrong.status == 303, nth == 4, "{nth}: {}", wrong.status);
        }
        let over = own.post("/door/unlock", &[("pin", PIN)]).expect(303);
        assert_eq!(over.location(), "/door/teacher");
        own.get("/teach").expect(403);
        let fields = [
            ("name", TEACHER),
            ("passphrase", PASSPHRASE),
            ("own", "yes"),
        ];
        let used = Instant::now();
        own.post("/door/teacher", &fields).expect(303);
        before(own.get("/teach"), used, short)?.expect(200);
        Ok(())
    });
}

#[test]
fn each_wrong_try_waits_longer_and_the_right_one_begins_anew() {
    in_time(|short| {
        let waits = [short / 2, short, short * 3 / 2];
        let (_inside, _, mut device, ada, _) = first_day(Limits {
            picture_waits: waits,
            ..quick()
        });
        let mut other = Device(device.0.clone());
        device.tap(&ada.id, PICTURES).expect(303);
        other.cookies.remove("chair-person");
        let word = |pictures: &str| {
            let fields = [("student", ada.id.as_str()), ("pictures", pictures)];
            let answer = other.clone().script("/door/student", &fields);
            if answer.status == 204 {
                "in".to_owned()
            } else {
                answer.json()["refusal"].as_str().unwrap().to_owned()
            }
        };
        assert_eq!([(); 2].map(|()| word("cup,cup")), ["wrong_pictures"; 2]);
        let mut since = Instant::now();
        assert_eq!(word("cup,cup"), "wrong_pictures");
        for wait in waits {
            assert_eq!(before(word(PICTURES), since, wait)?, "wait_a_bit");
            sleep(wait * 3 / 5);
            assert_eq!(before(word(PICTURES), since, wait)?, "wait_a_bit");
            sleep(wait / 2);
            since = Instant::now();
            assert_eq!(word("cup,cup"), "wrong_pictures");
        }
        sleep(waits[2] + Duration::from_millis(50));
        assert_eq!(word(PICTURES), "in");
        assert_eq!([(); 3].map(|()| word("cup,cup")), ["wrong_pictures"; 3]);
        Ok(())
    });
}

#[test]
fn a_code_of_the_room_has_its_time() {
    in_time(|short| {
        let inside = InProcess::open(
            Limits {
                room_code: short,
                ..quick()
            },
            Translations::load(),
        );
        let (mut teacher, mut wall, _) = class_of(&inside);
        let letters = |client: &mut Client| {
            let page = client.get("/room/code").expect(200).text();
            let letters = page.split("number letters\" dir=\"ltr\">").nth(1).unwrap();
            letters.split('<').next().unwrap().to_owned()
        };
        let begun = Instant::now();
        let first = letters(&mut wall);
        let hers = before(letters(&mut teacher), begun, short)?;
        assert_eq!(hers, first, "one code for the room");
        let mut device = inside.stranger("en");
        let joined = device.post("/room", &[("code", &first)]);
        before(joined, begun, short)?.expect(303);
        sleep(2 * short + short / 5);
        let mut late = inside.stranger("en");
        late.post("/room", &[("code", &first)]).expect(409);
        device.get("/").expect(200);
        Ok(())
    });
}

/// Her own device after half an hour without a touch, with a short half hour in this process.
#[test]
fn a_teachers_own_device_that_rested() {
    let short = Duration::from_millis(500);
    let (inside, mut teacher, _, _, _) = first_day(Limits {
        teacher_idle: short,
        ..quick()
    });
    teacher.post("/teach/pin", &[("pin", PIN)]).expect(303);
    let own = sign_in(&inside, true);
    sleep(short + short / 5);
    visit(Screen::PHONE, async |tab| {
        tab.become_client(&own).await;
        tab.open(&format!("http://{}/teach", own.address)).await;
        tab.wait_for("input[name='pin']").await;
        tab.look("resting").await;
        tab.landmarks().await;
        tab.no_sideways_scroll().await;
    });
}

/// Goes to a page of a child's, and waits for it.
async fn open(tab: &Tab, client: &Client, path: &str) {
    tab.become_client(client).await;
    tab.open(&format!("http://{}{path}", client.address)).await;
    tab.wait_for("h1").await;
}

/// Waits until the box has these words.
async fn saved(child: &mut Child, words: &str) {
    let begun = std::time::Instant::now();
    while child.box_of("piece") != words {
        assert!(begun.elapsed().as_secs() < 10, "{}", child.box_of("piece"));
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// Ten minutes without a link are no ten minutes without a child, with short minutes in this process.
#[test]
fn who_types_on_while_the_link_is_cut_is_still_signed_in_and_who_walks_away_is_not() {
    let rest = Duration::from_secs(10);
    let (inside, _, mut device, ada, _) = first_day(Limits {
        student_idle: rest,
        ..quick()
    });
    let kept = "Kept on this device. We will send it when the box is back.";
    // She comes in when it is this browser's turn, and not before: it may have to wait.
    visit(Screen::WALL, async |tab| {
        device.tap(&ada.id, PICTURES).expect(303);
        let mut child = device.child(ada.clone());
        let link = RoughLink::to(child.address);
        let over = Client {
            address: link.address,
            ..child.client.clone()
        };
        open(tab, &over, "/prep/questions/piece").await;
        // Its page is left a moment after its session, if nobody touches it.
        let left = "document.body.getAttribute('data-left-after')";
        assert_eq!(tab.ask(left).await, "610");
        tab.write("textarea", "One").await;
        tab.wait_for_words("Saved.").await;
        // Who touches a tablet that lay there for an hour is not the child who left it: the page says the hour.
        let slept = "(function () { var real = Date.now; Date.now = function () { return real() + 3600000; };
            document.dispatchEvent(new Event('touchstart')); return Number(window.chair.rested()); })()";
        assert!(tab.ask(slept).await.as_u64().unwrap() >= 3600);
        tab.write("textarea", " two").await;
        saved(&mut child, "One two").await;
        tab.wait_for("[data-is='saved']").await;
        link.cut();
        let mut all = "One two".to_owned();
        let begun = std::time::Instant::now();
        while begun.elapsed() < rest + rest / 5 {
            tab.write("textarea", " more").await;
            all.push_str(" more");
            tokio::time::sleep(rest / 10).await;
        }
        tab.wait_for_words(kept).await;
        link.mend();
        tab.write("textarea", ".").await;
        all.push('.');
        tab.wait_for_words("Saved.").await;
        saved(&mut child, &all).await;
        // Now she types one word more, and goes.
        link.cut();
        tab.write("textarea", " Last").await;
        tab.wait_for_words(kept).await;
        tokio::time::sleep(rest + rest / 5).await;
        link.mend();
        // The tablet shows no word of hers, to nobody.
        tab.wait_for(".names a, a[href='/'].main").await;
        assert!(
            !tab.page().await.text.contains("more"),
            "her words are gone"
        );
        let back = "history.back(), new Promise(function (go) { setTimeout(go, 700); })";
        tab.ask(back).await;
        assert!(!tab.shows("textarea").await, "at {}", tab.address().await);
        // She comes in again, and there it is.
        let mut again = Device(inside.stranger("en"));
        again.cookies.clone_from(&over.cookies);
        again.cookies.remove("chair-person");
        again.tap(&ada.id, PICTURES).expect(303);
        child = Child {
            client: again.0.clone(),
            ..child.clone()
        };
        let over = Client {
            address: link.address,
            ..again.0.clone()
        };
        open(tab, &over, "/prep").await;
        saved(&mut child, &format!("{all} Last")).await;
    });
}
