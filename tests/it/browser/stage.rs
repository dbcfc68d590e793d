//! The stage at the head of the wall: whose talk it is and who is next, read from three metres, also with long names, with two
//! talks at once and in each language; each name heard once.

use super::board::{CAPITAL, PIXEL_MM, wall_good};
use super::wall::{open_board, settle};
use super::{Rect, Screen, Tab, visit};
use crate::support::classroom::{Classroom, MONDAY_AT_EIGHT};

/// Names of one length each, and those of two who talk together.
const CLASS: [&str; 6] = [
    "Ada",
    "Maximiliano",
    "Guadalupe",
    "Bo",
    "Alejandrina",
    "Zoe",
];

fn class_of_long_names(language: &str) -> Classroom {
    let room = Classroom::new().claimed().with_class(&CLASS);
    let room = room.with_writing("3", "60").at(MONDAY_AT_EIGHT).with_wall();
    if language == "en" {
        return room;
    }
    room.speaking(language)
}

async fn capitals_mm(tab: &Tab) -> f64 {
    let size = "parseFloat(getComputedStyle(document.querySelector('.is-now b')).fontSize)";
    tab.ask(size).await.as_f64().expect("a size") * CAPITAL * PIXEL_MM
}

fn holds(outer: &Rect, inner: &Rect) -> bool {
    // The box of a name is a little higher than its letters.
    let near = 5.0;
    inner.x >= outer.x - near
        && inner.y >= outer.y - near
        && inner.x + inner.width <= outer.x + outer.width + near
        && inner.y + inner.height <= outer.y + outer.height + near
}

/// Everything on the stage stands in it, the chairs above the names.
async fn stands_whole(tab: &Tab, what: &str) {
    let stage = tab.rects("header .stage").await[0];
    let chairs = tab.rects("header .players .art").await;
    let names = tab.rects("header .now b").await;
    assert!(!chairs.is_empty() && !names.is_empty(), "{what}");
    for inner in chairs.iter().chain(&names) {
        assert!(holds(&stage, inner), "{what}: {inner:?} in {stage:?}");
    }
    let lowest = chairs.iter().map(|it| it.y + it.height).fold(0.0, f64::max);
    let highest = names.iter().map(|it| it.y).fold(f64::MAX, f64::min);
    assert!(
        lowest <= highest + 12.0,
        "{what}: chairs to {lowest}, names from {highest}"
    );
    assert!(
        chairs.iter().all(|it| it.height >= 52.0),
        "{what}: {chairs:?}"
    );
}

#[test]
fn whoever_talks_is_read_from_three_metres_however_long_the_name_is() {
    let panel = Screen::WALL.sized(1920, 1080);
    for (language, screen) in [
        ("en", Screen::WALL),
        ("es", Screen::WALL),
        ("ar", Screen::WALL),
        ("en", panel),
    ] {
        let room = class_of_long_names(language);
        let (mut teacher, mut wall, mut device) = (room.teacher(), room.wall(), room.device());
        let chairs = wall.empty_chairs();
        let id = |device: &mut crate::support::people::Device, name| device.named(name).id;
        // Who is next has the first chair, once the block has begun.
        wall.sign_up(&chairs[0], &id(&mut device, "Guadalupe"))
            .expect(303);
        teacher.set_clock(MONDAY_AT_EIGHT + 62 * 60);
        visit(screen, async |tab| {
            open_board(tab, &room.wall()).await;
            let before = tab.rects("#chairs > li, #days a").await;
            let names: &[&str] = match (language, screen.size.0) {
                ("en", 1024) => &["Ada", "Maximiliano"],
                _ => &["Maximiliano"],
            };
            for &name in names {
                let talk = teacher.talk_with(room.class(), &id(&mut device, name));
                tab.wait_for_words(name).await;
                // Spanish stands as English does, with longer words: it is measured and not looked at.
                if language == "es" {
                    settle().await;
                    tab.no_scroll().await;
                } else {
                    wall_good(tab, &format!("stage-{language}-{name}-{}", screen.size.0)).await;
                }
                let capitals = capitals_mm(tab).await;
                assert!(capitals >= 9.0, "{name} in {language}: {capitals} mm");
                stands_whole(tab, name).await;
                tab.nothing_moved("#chairs > li, #days a", &before).await;
                teacher.in_talk(&talk, "finish", &[]).expect(303);
            }
        });
    }
}

#[test]
fn two_talks_at_once_are_both_seen_and_each_name_is_heard_once() {
    let room = class_of_long_names("en");
    let (mut teacher, mut wall, mut device) = (room.teacher(), room.wall(), room.device());
    let chairs = wall.empty_chairs();
    let ids: Vec<String> = CLASS.iter().map(|name| device.named(name).id).collect();
    wall.sign_up(&chairs[0], &ids[1]).expect(303);
    visit(Screen::WALL, async |tab| {
        open_board(tab, &room.wall()).await;
        let before = tab.rects("#chairs > li, #days a").await;
        teacher.talk_with(room.class(), &ids[1]);
        tab.wait_for("h1.now").await;
        // The one who has a chair stands on the stage and on its tile, and is heard on the stage.
        let tile = "document.querySelector('#chairs .talking strong')";
        let said = tab
            .ask(&format!(
                "{tile}.getAttribute('aria-hidden') + {tile}.textContent"
            ))
            .await;
        assert_eq!(said, "trueMaximiliano");
        teacher.talk_with(room.class(), &ids[2]);
        tab.wait_for(".two-talks").await;
        wall_good(tab, "stage-two-talks").await;
        assert_eq!(tab.rects(".of-now .facing").await.len(), 2);
        let capitals = capitals_mm(tab).await;
        assert!(capitals >= 9.0, "two talks: {capitals} mm");
        stands_whole(tab, "two talks").await;
        tab.nothing_moved("#chairs > li, #days a", &before).await;
    });
    visit(Screen::WALL.sized(1920, 1080), async |tab| {
        open_board(tab, &room.wall()).await;
        wall_good(tab, "stage-two-talks-panel").await;
        stands_whole(tab, "two talks on a panel").await;
        let lowest = tab.rects("#days a").await[0].y;
        assert!(lowest <= 570.0, "the stage is as high as ever: {lowest}");
    });
    // A child's own page has no stage: there every name is heard.
    let mut child = room.student("Zoe");
    let own = child.get("/board").expect(200).text();
    assert!(
        own.contains("Maximiliano") && !own.contains("<strong class=\"long\" aria-hidden"),
        "{own}"
    );
}

#[test]
fn no_name_on_a_chair_is_broken() {
    let names = ["Krishnamurthy", "Bartholomewina", "Maximiliano"];
    let room = Classroom::new().claimed().with_class(&names);
    let room = room.with_writing("3", "60").at(MONDAY_AT_EIGHT).with_wall();
    let (mut wall, mut device, mut teacher) = (room.wall(), room.device(), room.teacher());
    for (chair, name) in wall.empty_chairs().iter().zip(names) {
        let id = device.named(name).id;
        wall.sign_up(chair, &id).expect(303);
    }
    teacher.talk_with(room.class(), &device.named("Krishnamurthy").id);
    visit(Screen::WALL, async |tab| {
        tab.become_client(&room.wall()).await;
        tab.open(&format!("http://{}/board", room.wall().address))
            .await;
        tab.wait_for("#chairs .talking").await;
        wall_good(tab, "stage-long-chairs").await;
        let sizes = "Array.prototype.map.call(document.querySelectorAll('#chairs strong'), function (it) { return getComputedStyle(it).fontSize; }).join()";
        // Only a word of more than eleven letters stands in smaller ones.
        assert_eq!(tab.ask(sizes).await, "26px,26px,32px");
    });
}

#[test]
fn an_untouched_wall_shows_the_week_of_the_class() {
    let room = class_of_long_names("en");
    let (mut teacher, mut device) = (room.teacher(), room.device());
    for name in ["Ada", "Bo"] {
        let talk = teacher.talk_with(room.class(), &device.named(name).id);
        teacher.in_talk(&talk, "finish", &[]).expect(303);
    }
    visit(Screen::WALL, async |tab| {
        open_board(tab, &room.wall()).await;
        tab.wait_for_words("Pull up a chair").await;
        assert!(!tab.shows(".week-row").await);
        let before = tab.rects("#chairs > li, #days a").await;
        // The page's own clock goes on by two minutes.
        tab.ask("(function () { var now = performance.now(); performance.now = function () { return now + 120000; }; })()").await;
        tab.wait_for("html.rest .week-row").await;
        tab.wait_for_words("2 writers led a talk this week.").await;
        let chairs = "document.querySelectorAll('.week-row .art').length";
        assert_eq!(tab.ask(chairs).await, 2);
        assert!(tab.rects("h1 .awake, .players.awake").await.is_empty());
        tab.picture("board-rest-week").await;
        // The wall moves by a pixel or so against burnt-in pictures, and no more.
        for (was, is) in before.iter().zip(tab.rects("#chairs > li, #days a").await) {
            assert!((was.x - is.x).abs() <= 4.0 && (was.y - is.y).abs() <= 4.0);
        }
    });
}

#[test]
fn the_words_of_a_pause_and_the_shared_question_are_read_from_afar() {
    let room = Classroom::ready();
    let mut teacher = room.teacher();
    teacher.sets_band(room.class(), "k2");
    visit(Screen::WALL, async |tab| {
        open_board(tab, &room.wall()).await;
        let mut said = Vec::new();
        let pause = format!("/teach/classes/{}/pause", room.class());
        let words = [("do", "pause"), ("words", "Back after lunch")];
        teacher.post(&pause, &words).expect(303);
        tab.wait_for(".told.pause").await;
        let quiet = [("class", room.class()), ("do", "start")];
        for (what, selector, words) in [
            ("a pause", ".told.pause h1", "Back after lunch"),
            ("prep time", ".quiet-minutes h1.asks", ""),
        ] {
            if words.is_empty() {
                teacher.post("/teach/prep-time", &quiet).expect(303);
                tab.wait_for(".told.quiet-minutes").await;
            }
            let ask = format!(
                "(function (it) {{ return it ? [it.textContent, parseFloat(getComputedStyle(it).fontSize)] : ['', 0]; }})(document.querySelector({selector:?}))"
            );
            let found = tab.ask(&ask).await;
            let text = found[0].as_str().unwrap_or_default();
            let is_large = found[1].as_f64() >= Some(48.0);
            let is_told = text.contains(words) && !text.is_empty();
            if !is_large || !is_told {
                said.push(format!("{what}: {found}"));
                continue;
            }
            let stage = tab.rects("header.scene").await[0];
            let headline = tab.rects(selector).await[0];
            if !holds(&stage, &headline) {
                said.push(format!("{what}: {headline:?} in {stage:?}"));
            }
        }
        tab.no_scroll().await;
        assert!(said.is_empty(), "{}", said.join("\n"));
    });
}
