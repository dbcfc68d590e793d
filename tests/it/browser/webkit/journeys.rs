//! A child at the wall, a child with a sheet, and a teacher in a talk, each in `WebKit`, with the box dying in between.

use std::time::Instant;

use super::{PHONE, TABLET, Window, visit};
use crate::support::classroom::Classroom;
use crate::support::http::Client;

const CHAIR: &str = "a[href^='/board/chairs/']";
const NAME: &str = "button[name='student']";
const BOX: &str = "main textarea";

pub(super) fn at(client: &Client, path: &str) -> String {
    format!("http://{}{path}", client.address)
}

/// No file of the page is missing, and its letters are its own.
pub(super) async fn whole(window: &Window, picture: &str) {
    window.no_sideways_scroll().await;
    let missing =
        "[].filter.call(document.images, function (it) { return !it.naturalWidth; }).length";
    assert_eq!(window.ask(missing).await, 0, "{picture}");
    let empty = "[].filter.call(document.querySelectorAll('svg'), function (it) {
        var box = it.getBoundingClientRect(); return it.checkVisibility && it.checkVisibility() && box.width > 0 && !it.getBBox().width; }).length";
    assert_eq!(window.ask(empty).await, 0, "drawings of {picture}");
    window.picture(picture).await;
}

#[test]
fn two_taps_to_a_chair_and_one_to_undo_and_a_box_that_dies() {
    let mut room = Classroom::ready();
    room.stay_in_place();
    let mut wall = room.wall();
    let chairs = wall.empty_chairs();
    let other = wall.names(&chairs[1])[1].clone();
    visit(TABLET, async |window| {
        window.become_client(&wall, wall.address).await;
        window.open(&at(&wall, "/board")).await;
        window.wait_for(CHAIR).await;
        whole(window, "webkit-wall").await;
        window.tap(CHAIR).await;
        window.wait_for(NAME).await;
        whole(window, "webkit-wall-names").await;
        window.tap(NAME).await;
        window.wait_for_words("your chair is saved").await;
        window.tap("#undo").await;
        window.wait_for_words("You gave the chair back").await;
        // What happens elsewhere shows by itself.
        wall.sign_up(&chairs[1], &other.id).expect(303);
        let begun = Instant::now();
        window
            .wait_for(&format!("#chair-{}.saved", chairs[1]))
            .await;
        eprintln!("a chair that was saved elsewhere: {:?}", begun.elapsed());
        // The box is gone: it is said, a tap stays on the page, and all is well when it is back.
        room.kill9();
        window.wait_for("#strip").await;
        window.tap(CHAIR).await;
        window.wait_for(CHAIR).await;
        room.start();
        window
            .until("the strip goes", async || {
                window.ask("document.getElementById('strip').hidden").await == true
            })
            .await;
        window.tap(CHAIR).await;
        window.wait_for(NAME).await;
    });
    assert_eq!(room.wall().empty_chairs().len(), 2);
}

#[test]
fn a_child_comes_in_writes_and_loses_no_word() {
    let mut room = Classroom::ready();
    room.stay_in_place();
    let device = room.device();
    let day = [("class", room.class()), ("do", "start")];
    room.teacher().post("/teach/first-day", &day).expect(303);
    visit(TABLET, async |window| {
        window.become_client(&device, device.address).await;
        window.open(&at(&device, "/")).await;
        whole(window, "webkit-names").await;
        window.tap("#names a, .names a").await;
        window.tap("label[for='first-kite']").await;
        window.tap("button[name='second'][value='drum']").await;
        window.tap("form[action='/door/pictures'] button").await;
        window.wait_for("#path").await;
        whole(window, "webkit-child").await;
        window.tap(".first a.main").await;
        window.write(BOX, "My dog").await;
        window.wait_for_words("Saved.").await;
        whole(window, "webkit-question").await;
        room.kill9();
        window.write(BOX, " ran away").await;
        window.wait_for_words("Kept on this device.").await;
        room.start();
        window.wait_for_words("Saved.").await;
        window.0.refresh().await.expect("the page loads again");
        window.wait_for(BOX).await;
        let words = "document.querySelector('main textarea').value";
        window
            .until("her words", async || {
                window.ask(words).await == "My dog ran away"
            })
            .await;
        window.tap("button[name='done']").await;
        window.wait_for("form.leave button").await;
        window.tap("form.leave button").await;
        window.wait_for(".names a").await;
    });
}

#[test]
fn a_child_leads_a_talk_to_its_end() {
    let room = Classroom::ready();
    let mut child = room.student("Maya");
    let mut teacher = room.teacher();
    let talk = teacher.talk_with(room.class(), &child.id);
    teacher.types(&talk, "quote", "The water folded over itself.");
    visit(TABLET, async |window| {
        window.become_client(&child.client, child.address).await;
        window.open(&at(&child.client, "/lead")).await;
        window.wait_for(".goes .main").await;
        whole(window, "webkit-lead").await;
        for step in 2..=6 {
            window.tap(".goes .main").await;
            window
                .wait_for(&format!(".seven[aria-label='{step} of 7']"))
                .await;
        }
        window.write(BOX, "I show how she feels.").await;
        window.wait_for_words("Saved.").await;
        whole(window, "webkit-lead-step").await;
        window.tap(".goes .main").await;
        window.wait_for_words("End it your way.").await;
        teacher.in_talk(&talk, "finish", &[]).expect(303);
        window.wait_for_words("I show how she feels.").await;
        whole(window, "webkit-read-back").await;
        window.tap("button[value=yes]").await;
        window.wait_for("a[href='/lead/look-back']").await;
    });
    child.looks_back(&talk);
    assert!(child.page("/prep").text.contains("I show how she feels."));
}

#[test]
fn a_teacher_holds_a_talk_on_her_phone() {
    let room = Classroom::ready();
    let child = room.student("Maya");
    let mut teacher = room.teacher();
    let talk = teacher.talk_with(room.class(), &child.id);
    visit(PHONE, async |window| {
        window.become_client(&teacher, teacher.address).await;
        for (path, picture) in [
            ("/teach", "webkit-today"),
            ("/teach/classes/1/roster", "webkit-roster"),
        ] {
            window.open(&at(&teacher, path)).await;
            window.wait_for("h1").await;
            whole(window, picture).await;
        }
        // Between a phone and half a tablet, names stay whole: no letter stands on a line of its own.
        for width in [481, 507, 640] {
            window.be_sized((width, 844)).await;
            window
                .open(&at(&teacher, "/teach/classes/1/on-paper"))
                .await;
            window.wait_for(".ticked").await;
            let high = "Math.max.apply(null, [].map.call(document.querySelectorAll('.ticked tbody tr'), function (it) { return it.offsetHeight; }))";
            let high = window.ask(high).await.as_f64().expect("rows");
            assert!(high < 110.0, "a row of {high} px at {width}");
            whole(window, "webkit-on-paper").await;
        }
        window.be_sized(PHONE).await;
        window
            .open(&at(&teacher, &format!("/teach/conferences/{talk}")))
            .await;
        window.wait_for("#strengths button").await;
        whole(window, "webkit-talk").await;
        window.tap("#strengths button").await;
        window.wait_for("#strengths [aria-pressed=true]").await;
        window.tap("#line-teaching summary").await;
        window
            .write("#box-teaching-words", "Endings answer beginnings.")
            .await;
        window.wait_for_words("Saved.").await;
        window.tap(".bar .main").await;
        window.wait_for(".card.done").await;
        whole(window, "webkit-talk-finished").await;
    });
}
