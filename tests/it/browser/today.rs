//! Today on the teacher's phone, in every state: empty, full, with children at the door, in the two quiet minutes. It is
//! calm while children type, and one tap brings their pages to their question.

use std::time::Duration;

use super::{SOON, Screen, Tab, visit};
use crate::support::classroom::{Classroom, MONDAY_AT_EIGHT};
use crate::support::http::Client;
use crate::support::people::ROLES;
use crate::support::program::{Program, command};

async fn good(tab: &Tab, picture: &str) {
    tab.wait_for("h1").await;
    tab.look(picture).await;
    tab.landmarks().await;
    tab.no_sideways_scroll().await;
    tab.silent().await;
    tab.targets_at_least("main button, main a.button, main summary, .seat", 44.0)
        .await;
    tab.targets_at_least(".places a, .bell, .lines a", 44.0)
        .await;
}

/// Today's chairs are all seen without scrolling, above the bars at the thumb; and the page is at most so high.
/// That the made-up clock of a test is not the browser's is said as well, and not counted.
async fn fits(tab: &Tab, high: f64) {
    tab.ask("document.querySelector('.notice.clock').hidden = true")
        .await;
    let room = tab
        .ask(
            "(function () {
                var low = Math.max.apply(Math, [].map.call(document.querySelectorAll('#chairs > li > a'), function (it) { return it.getBoundingClientRect().bottom; }));
                var bars = [].map.call(document.querySelectorAll('.places, .thumb'), function (it) { var box = it.getBoundingClientRect(); return box.width < innerWidth / 2 ? innerHeight : box.top; });
                return Math.min.apply(Math, bars.concat(innerHeight)) - low;
            })()",
        )
        .await;
    let room = room.as_f64().unwrap();
    assert!(
        room >= 0.0,
        "the last chair is {room} px below what is seen"
    );
    let tall = tab.ask("document.documentElement.scrollHeight").await;
    let tall = tall.as_f64().unwrap();
    assert!(tall <= high, "Today is {tall} px high, more than {high}");
}

const SCREENS: [(Screen, &str, f64); 2] = [
    (Screen::PHONE, "phone", 1.5 * 844.0),
    (Screen::LAPTOP.sized(1366, 768), "laptop", 768.0),
];

#[test]
fn the_largest_class_fits_after_three_weeks_without_a_talk() {
    let names = crate::support::classroom::made_up(36);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let room = Classroom::new().claimed().at(MONDAY_AT_EIGHT);
    let mut room = room.with_class(&names).with_writing("6", "90").with_wall();
    room.set_clock(MONDAY_AT_EIGHT + 21 * 86_400);
    chairs_of_five(&mut room, 0);
    today_fits(&room, "#for-you .lines li", "today-36");
    // So it does with what is different about the day, with the pause.
    let class = format!("/teach/classes/{}", room.class());
    let say = |form: &str, fields: &[(&str, &str)]| {
        let path = format!("{class}/{form}");
        room.teacher().post(&path, fields).expect(303);
    };
    say("days", &[("do", "late"), ("minutes", "5")]);
    say("pause", &[("do", "pause")]);
    today_fits(&room, "#go-on", "today-36-late-and-paused");
    say("pause", &[("do", "go_on")]);
    // On Friday the week in three words stands there as well.
    room.set_clock(MONDAY_AT_EIGHT + 25 * 86_400);
    chairs_of_five(&mut room, 5);
    today_fits(&room, ".this-week p", "today-36-friday");
}

/// The next five children, from this one on, each take a chair.
fn chairs_of_five(room: &mut Classroom, from: usize) {
    room.teacher_for_a_week();
    let mut wall = room.wall();
    let children = room.device().names().into_iter().skip(from).take(5);
    for (chair, child) in wall.empty_chairs().iter().zip(children) {
        wall.sign_up(chair, &child.id).expect(303);
    }
}

/// Today with this part on it is no longer than it may be, on each screen.
fn today_fits(room: &Classroom, part: &str, picture: &str) {
    for (screen, name, high) in SCREENS {
        visit(screen, async |tab| {
            let teacher = room.teacher();
            tab.become_client(&teacher).await;
            tab.open(&at(&teacher, "/teach")).await;
            tab.wait_for(part).await;
            fits(tab, high).await;
            good(tab, &format!("{name}-{picture}")).await;
        });
    }
}

#[test]
fn a_list_begins_on_the_first_screen_of_a_phone_and_filters_are_opened_whole() {
    let room = Classroom::ready();
    let mut teacher = room.teacher();
    let maya = room.student("Maya");
    let talk = teacher.talk_with(room.class(), &maya.id);
    for tag in ["ending", "detail", "voice", "order", "beginning"] {
        teacher.in_talk(&talk, "tags", &[("own", tag)]).expect(303);
    }
    teacher.types(&talk, &format!("next_step:{}", maya.id), "One more.");
    teacher.in_talk(&talk, "finish", &[]).expect(303);
    visit(Screen::PHONE, async |tab| {
        tab.become_client(&teacher).await;
        for (path, row) in [
            ("/teach/children", ".kids tbody tr"),
            ("/teach/talks", ".entries > li"),
        ] {
            tab.open(&at(&teacher, path)).await;
            let row = tab.wait_for(row).await;
            let bar = tab.wait_for(".places").await;
            assert!(
                row.y + 60.0 < bar.y,
                "{path} begins at {} of {}",
                row.y,
                bar.y
            );
            good(tab, &format!("phone-first-row-{}", path.len())).await;
        }
        // What there is to choose from is seen whole.
        tab.tap(".pick-one summary").await;
        let choice = tab
            .wait_for(".pick-one[open] button, .pick-one[open] a")
            .await;
        assert!(
            choice.x >= 0.0 && choice.x + choice.width <= 390.0,
            "{choice:?}"
        );
        tab.look("phone-filter-opened").await;
        tab.no_sideways_scroll().await;
    });
}

fn at(client: &Client, path: &str) -> String {
    format!("http://{}{path}", client.address)
}

/// The class and its teacher in a language.
pub(super) fn class_in(language: &str) -> Classroom {
    let mut room = Classroom::with(12, "3", "60");
    if language != "en" {
        room = room.all_speaking(language);
    }
    room
}

fn every_state(screen: Screen, device: &str, language: &str) {
    let room = class_in(language);
    let mut wall = room.wall();
    visit(screen, async |tab| {
        let teacher = room.teacher();
        tab.become_client(&teacher).await;
        tab.open(&at(&teacher, "/teach")).await;
        good(tab, &format!("{device}-today-empty")).await;
        // Children come to the door and to the board, and the page tells by itself.
        let mut device_of_ben = room.device();
        let names = device_of_ben.names();
        let asks = [("student", names[1].id.as_str())];
        device_of_ben.post("/door/ask", &asks).expect(303);
        tab.wait_for("#bell b").await;
        let mut other = room.stranger();
        other.post("/room", &[]).expect(303);
        let mut ada = room.student(&names[0].name);
        for role in ROLES {
            ada.saves(
                role,
                "How do I end it so that the reader smells the storm?",
                0,
            );
        }
        let chairs = wall.empty_chairs();
        wall.sign_up(&chairs[1], &ada.id).expect(303);
        tab.wait_for("#thumb .main").await;
        // A small phone has no room for the dots.
        let dots = "document.querySelector('#chairs .dots .full') !== null";
        let begun = std::time::Instant::now();
        while tab.ask(dots).await != true {
            assert!(begun.elapsed().as_secs() < 20, "her full sheet is not told");
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        good(tab, &format!("{device}-today-requests")).await;
        tab.targets_at_least(".thumb .main", 56.0).await;
        tab.tap("#prep-time-start").await;
        tab.wait_for("#prep-time-stop").await;
        good(tab, &format!("{device}-today-prep-time")).await;
        tab.tap("#prep-time-stop").await;
        tab.wait_for("#prep-time-start").await;
    });
}

#[test]
fn on_a_phone() {
    every_state(Screen::PHONE, "phone", "en");
}

#[test]
fn on_a_small_phone_without_much_light() {
    every_state(Screen::PHONE.sized(320, 640).in_the_dark(), "small", "en");
}

#[test]
fn from_right_to_left() {
    every_state(Screen::PHONE, "arabic", "ar");
}

/// A Monday on which everything asks for her: her own line of last week, "sheet first?", a step that is reached and one that
/// is too large, and whom to meet.
#[test]
fn on_the_monday_after_a_first_week() {
    let mut room = crate::support::classes::since_monday(12);
    let names = room.device().names();
    let mut teacher = room.teacher();
    for (child, step) in names
        .iter()
        .zip(["Cut the start.", "Write ten new endings."])
    {
        let talk = teacher.talk_with(room.class(), &child.id);
        teacher.types(&talk, &format!("next_step:{}", child.id), step);
        teacher.in_talk(&talk, "finish", &[]).expect(303);
        teacher.types(&talk, "teacher_tweak", "Wait longer before I speak.");
    }
    let says = |room: &Classroom, nth: usize, word: &str| {
        let mut child = room.student(&names[nth].name);
        let form = child.page("/prep").form_to("/prep/next-steps/").unwrap();
        child.post(&form.action, &[("say", word)]).expect(303);
    };
    for day in 2..5 {
        room.set_clock(MONDAY_AT_EIGHT + day * 86_400);
        says(&room, 1, "not_yet");
    }
    room.set_clock(MONDAY_AT_EIGHT + 7 * 86_400);
    room.teacher_for_a_week();
    says(&room, 0, "reached");
    for (screen, name) in [
        (Screen::PHONE, "phone"),
        (Screen::PHONE.sized(320, 640), "small"),
    ] {
        visit(screen, async |tab| {
            let teacher = room.teacher();
            tab.become_client(&teacher).await;
            tab.open(&at(&teacher, "/teach")).await;
            tab.wait_for("#for-you .lines li").await;
            good(tab, &format!("{name}-today-monday")).await;
            tab.open(&at(&teacher, "/teach/for-you")).await;
            for part in ["#sheet-first h2", "#smaller h2", "#reached h2", "#tweak p"] {
                tab.wait_for(part).await;
            }
            good(tab, &format!("{name}-for-you-monday")).await;
        });
    }
}

/// The made-up class, with its teacher signed in.
fn demo() -> (Program, Client, Client, Vec<Client>) {
    let folder = tempfile::tempdir().unwrap();
    let words = ["demo", "--http", "127.0.0.1:0", "--json"];
    let program = Program::start(command(&words), &folder.path().join("demo.log"));
    let told: serde_json::Value = serde_json::from_str(&program.line()).unwrap();
    let mut teacher = Client::new(program.address);
    let word = |key: &str| told["teacher"][key].as_str().unwrap().to_owned();
    let (name, passphrase) = (word("name"), word("passphrase"));
    let fields = [("name", name.as_str()), ("passphrase", &passphrase)];
    teacher.post("/door/teacher", &fields).expect(303);
    let mut wall = Client::new(program.address);
    let cookie = |key: &str| told["wall_cookie"][key].as_str().unwrap().to_owned();
    wall.cookies.insert(cookie("name"), cookie("value"));
    // A quiet child, one with answers of today, one who comes next, one whose talk was this morning.
    let students = told["classes"][0]["students"].as_array().unwrap();
    let child = |name: &str| {
        let mut named = students.iter();
        let student = named.find(|it| it["name"] == name).unwrap();
        let text = |key: &str| student[key].as_str().unwrap().to_owned();
        let (id, card) = (text("id"), text("card"));
        let mut client = Client::new(program.address);
        let fields = [("student", id.as_str()), ("card", &card)];
        client.post("/door/student", &fields).expect(303);
        client
    };
    let children = ["יעל", "Leo", "Ana C.", "Ada"].map(child).to_vec();
    (program, teacher, wall, children)
}

#[test]
fn the_made_up_class_fills_it() {
    let (program, teacher, wall, children) = demo();
    for (screen, name, high) in SCREENS {
        visit(screen, async |tab| {
            tab.become_client(&teacher).await;
            tab.open(&at(&teacher, "/teach")).await;
            tab.wait_for("#chairs").await;
            fits(tab, high).await;
            good(tab, &format!("{name}-today-full")).await;
        });
    }
    visit(Screen::WALL, async |tab| {
        for (nth, child) in children.iter().enumerate() {
            tab.become_client(child).await;
            tab.open(&at(child, "/prep")).await;
            tab.wait_for("#path").await;
            tab.look(&format!("demo-child-{nth}")).await;
            tab.silent().await;
        }
    });
    visit(Screen::WALL, async |tab| {
        tab.become_client(&wall).await;
        tab.open(&at(&wall, "/board")).await;
        tab.look("wall-demo").await;
        tab.no_scroll().await;
        let before = tab.rects(".chair, .tabs a").await;
        let class = [("class", "1"), ("do", "start")];
        let start = teacher.clone().post("/teach/prep-time", &class);
        start.expect(303);
        tab.wait_for_words("Two quiet minutes.").await;
        tab.look("wall-prep-time").await;
        tab.no_scroll().await;
        tab.nothing_moved(".chair, .tabs a", &before).await;
        tab.silent().await;
    });
    program.stop();
}

#[test]
fn it_stays_calm_while_thirty_children_type() {
    let room = Classroom::with(6, "3", "60");
    let names = room.device().names();
    let mut child = room.student(&names[0].name);
    let mut wall = room.wall();
    let chairs = wall.empty_chairs();
    wall.sign_up(&chairs[0], &child.id).expect(303);
    visit(Screen::PHONE, async |tab| {
        let teacher = room.teacher();
        tab.become_client(&teacher).await;
        tab.open(&at(&teacher, "/teach")).await;
        tokio::time::sleep(Duration::from_millis(500)).await;
        let _ = tab.weight().await;
        let begun = std::time::Instant::now();
        let mut revision = 0;
        // As many saves as a class makes: one each 50 ms for four seconds.
        while begun.elapsed() < Duration::from_secs(4) {
            let words = format!("My dog {revision}");
            revision = child.saves("piece", &words, revision);
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        tokio::time::sleep(Duration::from_millis(2500)).await;
        let asked = tab.weight().await.requests;
        let asked = asked.iter().filter(|url| url.ends_with("/teach")).count();
        assert!((1..=4).contains(&asked), "{asked} looks in seven seconds");
        tab.wait_for_words("1 of 5 answers").await;
        // What is not typing is there at once.
        child.saves("piece", "My dog ran.", revision);
        wall.sign_up(&chairs[1], &names[1].id).expect(303);
        let begun = std::time::Instant::now();
        tab.wait_for(&format!("#row-{}.saved", chairs[1])).await;
        assert!(begun.elapsed() < SOON, "it is heard");
    });
}

#[test]
fn one_tap_brings_a_childs_page_to_its_question() {
    let room = Classroom::with(6, "3", "60");
    let name = room.device().names()[0].name.clone();
    let mut child = room.student(&name);
    child.saves("piece", "My dog", 0);
    let start = [("class", room.class()), ("do", "start")];
    let stop = [("class", room.class()), ("do", "stop")];
    visit(Screen::PHONE, async |tab| {
        tab.become_client(&child.client).await;
        tab.open(&at(&child.client, "/prep")).await;
        tab.wait_for("h1").await;
        tokio::time::sleep(Duration::from_millis(300)).await;
        let mut teacher = room.teacher();
        teacher.post("/teach/prep-time", &start).expect(303);
        tab.wait_for("textarea[name='text']").await;
        tab.wait_for(".sand span").await;
        let address = tab.address().await;
        assert!(address.ends_with("/prep/questions/proud"), "{address}");
        tab.look("phone-child-quiet-minutes").await;
        // From the page of the chairs as well.
        tab.open(&at(&child.client, "/board")).await;
        tab.wait_for("#chairs").await;
        tokio::time::sleep(Duration::from_millis(300)).await;
        teacher.post("/teach/prep-time", &stop).expect(303);
        teacher.post("/teach/prep-time", &start).expect(303);
        tab.wait_for("textarea[name='text']").await;
        // What is typed just then stays where it is when the minutes end.
        tab.write("textarea[name='text']", "The storm part.").await;
        teacher.post("/teach/prep-time", &stop).expect(303);
        tab.wait_for_words("Stop when you like.").await;
        let box_now = tab.ask("document.querySelector('textarea').value").await;
        assert_eq!(box_now, "The storm part.");
        tab.wait_for_words("Saved.").await;
        tab.silent().await;
    });
    visit(Screen::PHONE.kept_still(), async |tab| {
        tab.become_client(&child.client).await;
        room.teacher().post("/teach/prep-time", &start).expect(303);
        tab.open(&at(&child.client, "/prep/time")).await;
        tab.wait_for(".sand span").await;
        assert_eq!(tab.animations().await, 0, "a still page");
    });
}

#[test]
fn the_places_stand_beside_the_page_from_1100_pixels_on_and_below_it_on_less() {
    let room = Classroom::ready();
    for (wide, is_beside) in [(1099, false), (1100, true)] {
        visit(Screen::LAPTOP.sized(wide, 768), async |tab| {
            let teacher = room.teacher();
            tab.become_client(&teacher).await;
            tab.open(&at(&teacher, "/teach")).await;
            let (bar, page) = (tab.wait_for(".places").await, tab.wait_for("main").await);
            assert_eq!(bar.x + bar.width <= page.x, is_beside, "{wide}");
            tab.no_sideways_scroll().await;
        });
    }
}
