//! The pages of the teacher's own words, and the sheets as they are printed: on a phone, on a small one from right to left,
//! and on paper.

use super::{Screen, Tab, visit};
use crate::support::classroom::Classroom;

async fn good(tab: &Tab, picture: &str) {
    tab.wait_for("h1").await;
    tab.look(picture).await;
    tab.landmarks().await;
    tab.no_sideways_scroll().await;
    tab.silent().await;
    if tab.shows("main button, main a.button").await {
        tab.targets_at_least("main button, main a.button", 44.0)
            .await;
    }
}

fn every_state(screen: Screen, device: &str, language: &str) {
    let room = Classroom::ready().all_speaking(language);
    visit(screen, async |tab| {
        let teacher = room.teacher();
        tab.become_client(&teacher).await;
        let at = |path: &str| {
            format!(
                "http://{}/teach/classes/{}/{path}",
                teacher.address,
                room.class()
            )
        };
        let name = |page: &str| format!("{device}-{page}-{language}");
        tab.open(&at(&format!("questions/piece?language={language}")))
            .await;
        tab.write("#text", "Where does it begin? Who is <b>there</b>?")
            .await;
        tab.tap("button[value='add']").await;
        tab.wait_for("ol > li:nth-child(5) .soft").await;
        tab.tap("ol > li:nth-child(5) button[value='pick']").await;
        tab.wait_for(".said").await;
        tab.tap("ol > li:nth-child(2) button[value='hide']").await;
        tab.wait_for("main > details").await;
        tab.write("#start-1", "Once, in our room,").await;
        tab.tap("button[value='starters']").await;
        tab.wait_for("#start-1[value^='Once']").await;
        good(tab, &name("question")).await;
        tab.open(&at(&format!("questions?language={language}")))
            .await;
        good(tab, &name("questions")).await;
        tab.open(&format!(
            "http://{}/teach/mini-lesson/words",
            teacher.address
        ))
        .await;
        good(tab, &name("lesson-words")).await;
        tab.open(&at("sheets")).await;
        good(tab, &name("sheets-on-paper")).await;
        tab.open(&at("on-paper")).await;
        good(tab, &name("grid")).await;
    });
}

#[test]
fn her_words_on_a_phone() {
    every_state(Screen::PHONE, "phone", "en");
}

#[test]
fn her_words_on_a_small_phone_from_right_to_left() {
    every_state(Screen::PHONE.sized(320, 640).right_to_left(), "small", "ar");
}

#[test]
fn her_words_on_a_tablet() {
    every_state(Screen::WALL, "tablet", "es");
}

#[test]
fn a_dead_box_leaves_her_words_where_she_typed_them() {
    let mut room = Classroom::ready();
    room.stay_in_place();
    room.restart();
    let teacher = room.teacher();
    let pages = [
        (
            format!("classes/{}/questions/piece", room.class()),
            "#text",
            "[value='add']",
        ),
        ("mini-lesson/words".to_owned(), "#lesson-why", "main .main"),
    ];
    visit(Screen::PHONE, async |tab| {
        tab.become_client(&teacher).await;
        for (page, field, button) in pages {
            tab.open(&format!("http://{}/teach/{page}", teacher.address))
                .await;
            tab.wait_for(field).await;
            room.kill9();
            tab.write(field, "Who rows the boat?").await;
            tab.tap(button).await;
            tab.wait_for_words("That did not reach the box. Try again soon.")
                .await;
            let typed = format!("document.querySelector('{field}').value");
            let typed = tab.ask(&typed).await.to_string();
            assert!(typed.contains("Who rows the boat?"), "{page}: {typed}");
            room.start();
            tab.tap(button).await;
            let kept = async || {
                let page = room.teacher().get(&format!("/teach/{page}")).expect(200);
                page.text().contains("Who rows the boat?")
            };
            let begun = std::time::Instant::now();
            while !kept().await {
                assert!(begun.elapsed().as_secs() < 10, "{page}: never kept");
                tokio::time::sleep(std::time::Duration::from_millis(100)).await;
            }
        }
    });
}

#[test]
fn a_line_of_thanks_travels_from_her_phone_to_the_childs_tablet() {
    let room = Classroom::ready();
    let mut teacher = room.teacher();
    let mut ben = room.student("Ben");
    let talk = teacher.talk_with(room.class(), &ben.id);
    teacher.in_talk(&talk, "finish", &[]).expect(303);
    ben.looks_back(&talk);
    visit(Screen::PHONE, async |tab| {
        tab.become_client(&teacher).await;
        let page = format!("http://{}/teach/conferences/{talk}", teacher.address);
        tab.open(&page).await;
        tab.wait_for("button[data-words]").await;
        tab.tap("button[data-words]").await;
        let said = "document.querySelector('[data-is=saved]') !== null";
        for _ in 0..100 {
            if tab.ask(said).await == true {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        assert_eq!(tab.ask(said).await, true);
        good(tab, "phone-talk-thanks").await;
    });
    visit(Screen::WALL, async |tab| {
        tab.become_client(&ben.client).await;
        tab.open(&format!("http://{}/prep", ben.address)).await;
        tab.wait_for(".first .words").await;
        tab.look("tablet-thanks").await;
        tab.landmarks().await;
        tab.no_sideways_scroll().await;
    });
}

#[test]
fn the_sheets_print_two_to_a_page() {
    for (band, language) in [("k2", "en"), ("g68", "ar"), ("g68", "es")] {
        let room = Classroom::with(7, "3", "60").speaking(language);
        room.teacher().sets_band(room.class(), band);
        let mut ben = room.student("Badan");
        ben.saves("piece", &"A long answer about our goat. ".repeat(12), 0);
        visit(Screen::LAPTOP, async |tab| {
            let teacher = room.teacher();
            tab.become_client(&teacher).await;
            tab.open(&format!(
                "http://{}/teach/classes/{}/sheets",
                teacher.address,
                room.class()
            ))
            .await;
            tab.wait_for(".half").await;
            for paper in [(8.5, 11.0), (8.27, 11.69)] {
                assert_eq!(tab.sheets(paper).await, 4, "{band} {language} {paper:?}");
            }
        });
    }
}
