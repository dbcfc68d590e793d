//! The states of the board beyond an empty chair: a full day and its wait list, the pause, who talks and who is next, a late
//! day, the end of the week, kindergarten, rest; and the pages on which the teacher sets all that.

use std::time::Duration;

use super::today::class_in;
use super::wall::{open_board, settle};
use super::{Screen, Tab, visit};
use crate::support::classroom::{Classroom, MONDAY_AT_EIGHT};
use crate::support::html::Page;
use crate::support::http::Client;
use crate::support::people::{Student, Teacher};

const MINUTE: i64 = 60;
const TILES: &str = "#chairs > li";

fn at(client: &Client, path: &str) -> String {
    format!("http://{}{path}", client.address)
}

pub(super) async fn wall_good(tab: &Tab, picture: &str) {
    settle().await;
    tab.look(picture).await;
    tab.landmarks().await;
    tab.no_scroll().await;
    tab.silent().await;
    tab.targets_at_least("header a, header button", 80.0).await;
}

/// Everything a wall may say in the place of its heading, in one language; no chair moves by any of it.
fn the_wall_says_how_things_stand(screen: Screen, picture: &str, language: &str) {
    let mut room = Classroom::with(8, "3", "60");
    if language != "en" {
        room = room.speaking(language);
    }
    let (wall, mut teacher) = (room.wall(), room.teacher());
    let class = room.class().to_owned();
    visit(screen, async |tab| {
        open_board(tab, &wall).await;
        let before = tab.rects(TILES).await;
        let mut taps = wall.clone();
        let chairs = taps.empty_chairs();
        let children = taps.names(&chairs[0]);
        for (chair, child) in chairs.iter().zip(&children) {
            taps.sign_up(chair, &child.id).expect(303);
        }
        tab.wait_for("#wait-for").await;
        wall_good(tab, &format!("{picture}-full")).await;
        tab.nothing_moved(TILES, &before).await;
        tab.tap("#wait-for").await;
        tab.wait_for("button[name='student']").await;
        tab.look(&format!("{picture}-wait-names")).await;
        tab.targets_at_least("button[name='student']", 104.0).await;
        tab.no_scroll().await;
        tab.tap("button[name='student']").await;
        tab.wait_for(".told.yes").await;
        wall_good(tab, &format!("{picture}-waits")).await;
        tab.nothing_moved(TILES, &before).await;
        tab.open(&at(&wall, "/board")).await;
        // A talk goes on, the next child is called, and all of it is late.
        now_and_next(
            &mut teacher,
            &class,
            [&children[0], &children[4]].map(|it| &it.id[..]),
        );
        let days = format!("/teach/classes/{class}/days");
        teacher
            .post(&days, &[("do", "late"), ("minutes", "10")])
            .expect(303);
        tab.wait_for("h1.now").await;
        wall_good(tab, &format!("{picture}-now")).await;
        read_across_a_room(tab).await;
        tab.nothing_moved(TILES, &before).await;
        let pause = format!("/teach/classes/{class}/pause");
        let words = [("do", "pause"), ("words", "Back after lunch")];
        teacher.post(&pause, &words).expect(303);
        tab.wait_for("#heading p").await;
        wall_good(tab, &format!("{picture}-paused")).await;
        tab.nothing_moved(TILES, &before).await;
    });
}

/// How high a capital of our letters is, of the size that they are set in.
pub(super) const CAPITAL: f64 = 0.668;
/// A pixel of the commonest tablet on a wall, 9.7 inches across 1024 pixels.
pub(super) const PIXEL_MM: f64 = 0.192;

/// Who talks now is read from the last row: capitals of nine millimetres. Who is next, and every name on a chair, from the middle.
async fn read_across_a_room(tab: &Tab) {
    let size = async |selector: &str| {
        let ask = format!(
            "Math.min.apply(Math, Array.prototype.map.call(document.querySelectorAll({selector:?}), function (it) {{ return parseFloat(getComputedStyle(it).fontSize); }}))"
        );
        tab.ask(&ask).await.as_f64().unwrap_or_default()
    };
    let now = size(".is-now b").await * CAPITAL * PIXEL_MM;
    assert!(now >= 9.0, "capitals of {now} mm");
    assert!(size("h1.now").await >= 48.0);
    assert!(size(".is-next b").await >= 48.0);
    assert!(size("#chairs strong").await >= 32.0);
}

/// The first child's talk is over, so that the next of today is called; the other child sits down meanwhile.
fn now_and_next(teacher: &mut Teacher, class: &str, [first, other]: [&str; 2]) {
    let talk = teacher.talk_with(class, first);
    teacher.in_talk(&talk, "finish", &[]).expect(303);
    teacher.talk_with(class, other);
}

#[test]
fn the_wall_says_how_things_stand_in_english() {
    the_wall_says_how_things_stand(Screen::WALL, "board", "en");
}

#[test]
fn the_wall_says_how_things_stand_in_arabic() {
    the_wall_says_how_things_stand(Screen::WALL, "board-arabic", "ar");
}

#[test]
fn the_wall_says_how_things_stand_upright() {
    let upright = Screen {
        size: (768, 1024),
        ..Screen::WALL
    };
    the_wall_says_how_things_stand(upright, "board-upright", "en");
}

#[test]
fn in_kindergarten_the_place_is_large_and_the_time_small() {
    let room = Classroom::with(8, "3", "60");
    let mut teacher = room.teacher();
    let path = format!("/teach/classes/{}", room.class());
    let form = Page::read(&teacher.get(&path).expect(200).text()).form_with(&["name", "zone"]);
    let form = form.fill("band", "k2");
    crate::support::classroom::submit(&mut teacher, &form).expect(303);
    visit(Screen::WALL, async |tab| {
        open_board(tab, &room.wall()).await;
        wall_good(tab, "board-k2").await;
        let tile = tab
            .ask("document.querySelector('#chairs b').textContent")
            .await;
        assert_eq!(tile, "1st chair");
        let hour = tab
            .ask("document.querySelector('#chairs small').textContent")
            .await;
        assert_eq!(hour, "9:10");
    });
}

#[test]
fn at_the_end_of_the_week_the_wall_thanks_the_class() {
    let room = Classroom::with(8, "3", "60");
    let mut teacher = room.teacher();
    let class = room.class().to_owned();
    let names = room.device().names();
    for child in &names[..2] {
        let talk = teacher.talk_with(&class, &child.id);
        teacher.in_talk(&talk, "finish", &[]).expect(303);
    }
    teacher.set_clock(MONDAY_AT_EIGHT + 4 * 24 * 60 * MINUTE + 3 * 60 * MINUTE);
    visit(Screen::WALL, async |tab| {
        open_board(tab, &room.wall()).await;
        tab.wait_for_words("2 writers led a talk this week.").await;
        wall_good(tab, "board-week").await;
    });
}

#[test]
fn an_untouched_wall_rests_and_the_first_tap_does_what_it_hits() {
    let room = Classroom::with(8, "3", "60");
    visit(Screen::WALL, async |tab| {
        open_board(tab, &room.wall()).await;
        let before = tab.rects(TILES).await;
        // The page's own clock goes on by two minutes.
        tab.ask("(function () { var now = performance.now(); performance.now = function () { return now + 120000; }; })()")
            .await;
        tab.wait_for("html.rest").await;
        tab.picture("board-rest").await;
        for (was, is) in before.iter().zip(tab.rects(TILES).await) {
            assert!((was.x - is.x).abs() <= 4.0 && (was.y - is.y).abs() <= 4.0);
        }
        tab.tap("#chairs a").await;
        tab.wait_for("button[name='student']").await;
        assert!(!tab.shows("html.rest").await);
        tokio::time::sleep(Duration::from_millis(1500)).await;
        assert!(
            !tab.shows("html.rest").await,
            "names are not dimmed under a child"
        );
    });
}

async fn page_good(tab: &Tab, picture: &str) {
    tab.wait_for("h1").await;
    tab.look(picture).await;
    tab.landmarks().await;
    tab.no_sideways_scroll().await;
    tab.silent().await;
    if tab.shows("main button").await {
        tab.targets_at_least("main button, main summary", 44.0)
            .await;
    }
}

/// A class in which there is something to see on each of them.
struct Busy {
    room: Classroom,
    teacher: Teacher,
    today: String,
    /// The chair that the teacher saved for a child, and an empty one.
    given: String,
    empty: String,
    waiting: Student,
    invited: Student,
}

fn a_busy_board(language: &str) -> Busy {
    let room = class_in(language);
    let class = room.class().to_owned();
    let mut wall = room.wall();
    let mut teacher = room.teacher();
    let chairs = wall.empty_chairs();
    let children = wall.names(&chairs[0]);
    for (chair, child) in chairs.iter().zip(&children) {
        wall.sign_up(chair, &child.id).expect(303);
    }
    let today = chairs[0][2..12].to_owned();
    let waits = [("day", &today[..]), ("student", &children[4].id[..])];
    wall.post("/board/waits", &waits).expect(303);
    let away = [
        ("do", "add"),
        ("student", &children[5].id[..]),
        ("weekday", "2"),
        ("start", "09:00"),
        ("minutes", "30"),
    ];
    teacher
        .post(&format!("/teach/classes/{class}/away"), &away)
        .expect(303);
    let early = [
        ("do", "early"),
        ("day", "2026-11-26"),
        ("ends", "09:20"),
        ("choice", "slide"),
    ];
    teacher
        .post(&format!("/teach/classes/{class}/days"), &early)
        .expect(303);
    let mut others = wall.all_empty_chairs();
    let given = others.remove(0);
    teacher.give(&given, &children[6].id).expect(303);
    Busy {
        room,
        teacher,
        today,
        given,
        empty: others.remove(1),
        waiting: children[4].clone(),
        invited: children[6].clone(),
    }
}

fn her_pages(screen: Screen, device: &str, language: &str) {
    let Busy {
        room,
        teacher,
        today,
        given,
        empty,
        waiting,
        invited,
    } = a_busy_board(language);
    let class = room.class().to_owned();
    visit(screen, async |tab| {
        tab.become_client(&teacher).await;
        let rules = format!("/teach/classes/{class}/rules");
        tab.open(&at(&teacher, &rules)).await;
        tab.ask("document.querySelectorAll('details').forEach(function (it) { it.open = true; })")
            .await;
        page_good(tab, &format!("{device}-rules")).await;
        tab.open(&at(&teacher, &format!("/teach/classes/{class}/calendar")))
            .await;
        page_good(tab, &format!("{device}-days")).await;
        tab.open(&at(&teacher, "/teach?class=1")).await;
        tab.ask("document.querySelector('#change-today').open = true")
            .await;
        page_good(tab, &format!("{device}-change-today")).await;
        tab.open(&at(&teacher, &format!("/teach/week?class={class}")))
            .await;
        page_good(tab, &format!("{device}-week")).await;
        tab.open(&at(&teacher, &format!("/teach/chairs/{given}/slip")))
            .await;
        page_good(tab, &format!("{device}-slip")).await;
        let empty = format!("/teach/chairs/{empty}");
        tab.open(&at(&teacher, &empty)).await;
        tab.ask("document.querySelector('#group').open = true")
            .await;
        page_good(tab, &format!("{device}-group-chair")).await;
        let file = format!("/teach/classes/{class}/no-school/file");
        let sent = teacher.clone().post(&file, &[("file", CALENDAR)]);
        let list = sent.expect(303).location().to_owned();
        tab.open(&at(&teacher, &list)).await;
        page_good(tab, &format!("{device}-ics")).await;
        // The child's side of it.
        let invited = room.student(&invited.name).client;
        tab.become_client(&invited).await;
        tab.open(&at(&invited, "/prep")).await;
        page_good(tab, &format!("{device}-offer")).await;
        let waiting = room.student(&waiting.name).client;
        tab.become_client(&waiting).await;
        tab.open(&at(&waiting, &format!("/board/days/{today}")))
            .await;
        page_good(tab, &format!("{device}-own-waits")).await;
    });
}

/// What a district sends.
const CALENDAR: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//d//c//EN\r\n\
    BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261126\r\nDTEND;VALUE=DATE:20261128\r\nSUMMARY:Thanksgiving break\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261214\r\nSUMMARY:Picture day\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

/// A group's talk, the joy wall from the child's seat to the wall, on one screen.
fn group_and_joy(screen: Screen, device: &str) {
    let room = Classroom::with(8, "3", "60");
    let class = room.class().to_owned();
    let (mut wall, mut teacher) = (room.wall(), room.teacher());
    teacher
        .sets_rules(&class, &[("shared_praise", "true")])
        .expect(303);
    let chair = wall.empty_chairs()[0].clone();
    let children = wall.names(&chair);
    let ids = children[..3].iter().map(|it| ("student", &it.id[..]));
    let fields: Vec<(&str, &str)> = [("chair", &chair[..])].into_iter().chain(ids).collect();
    teacher.post("/board/groups", &fields).expect(303);
    let talk = teacher.talk_with(&class, &children[0].id);
    let strength = [("on", "Small true details")];
    teacher.in_talk(&talk, "strengths", &strength).expect(303);
    visit(screen, async |tab| {
        tab.become_client(&teacher).await;
        let page = format!("/teach/conferences/{talk}?with={}", children[1].id);
        tab.open(&at(&teacher, &page)).await;
        page_good(tab, &format!("{device}-group-talk")).await;
        teacher.clone().in_talk(&talk, "finish", &[]).expect(303);
        let child = room.student(&children[0].name).client;
        tab.become_client(&child).await;
        tab.open(&at(&child, "/lead/look-back")).await;
        page_good(tab, &format!("{device}-shared_praise-share")).await;
        tab.tap("#shared_praise button").await;
        tab.wait_for("#shared_praise .said").await;
        page_good(tab, &format!("{device}-shared_praise-shared")).await;
        tab.become_client(&teacher).await;
        tab.open(&at(&teacher, "/teach/for-you?class=1")).await;
        tab.wait_for("#shared_praise form").await;
        page_good(tab, &format!("{device}-shared_praise-today")).await;
        tab.tap("#shared_praise button[value='show']").await;
        tab.wait_for("#for-you").await;
        // It takes turns with the plain heading, a minute each.
        teacher.clone().set_clock(MONDAY_AT_EIGHT + MINUTE);
        tab.become_client(&wall).await;
        tab.open(&at(&wall, "/board")).await;
        tab.wait_for_words("Small true details").await;
        tab.look(&format!("{device}-shared_praise-wall")).await;
        tab.landmarks().await;
        tab.no_sideways_scroll().await;
        tab.silent().await;
    });
}

#[test]
fn a_group_and_the_joy_wall_on_the_wall() {
    group_and_joy(Screen::WALL, "wall");
}

#[test]
fn a_group_and_the_joy_wall_on_a_phone() {
    group_and_joy(Screen::PHONE, "phone");
}

#[test]
fn a_group_and_the_joy_wall_on_a_small_phone() {
    let small = Screen {
        size: (320, 640),
        ..Screen::PHONE
    };
    group_and_joy(small, "small");
}

#[test]
fn her_pages_of_the_board_on_a_tablet() {
    her_pages(Screen::WALL, "tablet", "en");
}

#[test]
fn her_pages_of_the_board_on_a_phone() {
    her_pages(Screen::PHONE, "phone", "en");
}

#[test]
fn her_pages_of_the_board_on_a_laptop_in_arabic() {
    her_pages(Screen::LAPTOP, "arabic", "ar");
}

#[test]
fn her_pages_of_the_board_on_a_small_phone_in_spanish() {
    let small = Screen {
        size: (320, 640),
        ..Screen::PHONE
    };
    her_pages(small, "small-spanish", "es");
}
