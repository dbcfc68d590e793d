//! Done means: a stranger with a phone has a child's chair saved. Every tap and word of the first run, from the box's door
//! to the first chair, on the real pages; and the pages that a tablet, a file and a printer meet on the way.

use std::cell::Cell;

use super::{Screen, Tab, visit};
use crate::support::classroom::{Classroom, THIRTY, ZONE};
use crate::support::people::{PASSPHRASE, TEACHER};

async fn look(tab: &Tab, picture: &str) {
    tab.look(picture).await;
    tab.landmarks().await;
    tab.no_sideways_scroll().await;
    // The days are there at any time of any day, an open chair is not.
    let targets = "main button, main a.button, main summary, .chair.open a, .tabs a";
    tab.targets_at_least(targets, 44.0).await;
    tab.silent().await;
}

/// Counts the pages that are looked at on the way.
struct Way<'a> {
    tab: &'a Tab,
    pages: Cell<u32>,
}

impl Way<'_> {
    /// Waits for the next page and looks at it.
    async fn comes(&self, selector: &str, picture: &str) {
        self.tab.wait_for(selector).await;
        self.pages.set(self.pages.get() + 1);
        look(self.tab, picture).await;
    }
}

#[test]
fn from_a_fresh_box_to_the_first_saved_chair_on_a_phone() {
    let room = Classroom::new();
    visit(Screen::PHONE, async |tab| {
        tab.devtools(
            "Emulation.setTimezoneOverride",
            serde_json::json!({ "timezoneId": ZONE }),
        )
        .await;
        let way = Way {
            tab,
            pages: Cell::new(0),
        };
        claim(&way, &room).await;
        way.comes("input[name='pin']", "first-03-pin").await;
        tab.tap(".skip-step button").await;
        way.comes("input[name='name']", "first-04-class").await;
        assert_eq!(
            tab.ask("document.getElementById('zone').value").await,
            ZONE,
            "the device fills in its zone"
        );
        tab.write("input[name='name']", "Room 12").await;
        tab.tap("main button.main").await;
        way.comes("textarea", "first-05-names").await;
        tab.write("textarea", &THIRTY.join("\n")).await;
        tab.tap("main button.main").await;
        tab.wait_for_words("30 children").await;
        way.comes("#roll", "first-05-names-saved").await;
        tab.tap("main a.main").await;
        way.comes("input[name='start']", "first-06-writing").await;
        tab.tap("main button.main").await;
        way.comes("#waiting", "first-07-wall").await;
        let mut tablet = room.stranger();
        let before = tab.rects("main h2").await;
        tablet.post("/wall", &[]).expect(303);
        tab.wait_for(".ask button").await;
        tab.nothing_moved("main h2", &before).await;
        look(tab, "first-07-wall-asks").await;
        tab.tap(".ask button").await;
        way.comes("#walls a.main", "first-07-wall-done").await;
        tablet.get("/board").expect(200);
        tab.tap("#walls a.main").await;
        way.comes("#shared-true", "first-08-pictures").await;
        tab.tap("main button.main").await;
        way.comes("button[value='begin']", "first-09-try").await;
        try_it(&way).await;
        tab.tap("#first-chair button:nth-of-type(3)").await;
        way.comes("a[href='/teach/mini-lesson']", "first-11-done")
            .await;
        tab.wait_for_words("has the first chair").await;
        eprintln!(
            "from a fresh box to a saved chair: {} pages, {} taps",
            way.pages.get(),
            tab.taps()
        );
        assert!(way.pages.get() <= 19, "{} pages", way.pages.get());
        assert!(tab.taps() <= 21, "{} taps", tab.taps());
        // Her name, a passphrase too short and a good one, the room, the list: a device with a list to paste types no more.
        assert_eq!(tab.keys(), 5, "fields written into");
        tab.tap("a[href='/teach/mini-lesson']").await;
        tab.wait_for(".sheets").await;
        look(tab, "mini-lesson").await;
        tab.open(&format!("http://{}/teach", room.stranger().address))
            .await;
        tab.wait_for("a[href='/teach/mini-lesson']").await;
        look(tab, "first-12-today").await;
    });
}

/// The first three steps: she picks a language, the box gets its teacher, and she writes the code down.
async fn claim(way: &Way<'_>, room: &Classroom) {
    let tab = way.tab;
    tab.open(&format!("http://{}/", room.stranger().address))
        .await;
    way.comes(".messages a", "first-01-hello").await;
    tab.tap(".messages a[lang='en']").await;
    way.comes("input[name='code']", "first-02-claim").await;
    // On the box itself its code stands there already; a passphrase too short is told beside its field.
    tab.write("input[name='name']", TEACHER).await;
    tab.write("input[name='passphrase']", "short").await;
    tab.tap(".reveal").await;
    tab.wait_for("#passphrase[type='text']").await;
    tab.tap("main button.main").await;
    tab.wait_for("#passphrase-error").await;
    assert_eq!(
        tab.ask("document.activeElement.id").await,
        "passphrase",
        "what went wrong has the focus"
    );
    tab.look("first-02-claim-wrong").await;
    tab.write("input[name='passphrase']", PASSPHRASE).await;
    tab.tap("main button.main").await;
    tab.wait_for("#recovery-code").await;
    // The 409 stands in the log, which is no mistake of the page.
    let _ = tab.driver.browser_log().await;
    way.comes("#recovery-code", "first-03-code").await;
    tab.tap("main button.main").await;
}

/// The made-up child: two taps on the real board, and wiped.
async fn try_it(way: &Way<'_>) {
    let tab = way.tab;
    tab.tap("button[value='begin']").await;
    way.comes("#practice a.main", "first-09-try-goes-on").await;
    tab.tap("#practice a.main").await;
    way.comes(".tabs a:nth-child(2)", "first-09-try-board")
        .await;
    if !tab.shows(".chair.open a").await {
        tab.tap(".tabs a:nth-child(2)").await;
    }
    tab.tap(".chair.open a").await;
    tab.wait_for("button[name='student']").await;
    let tiles = tab.page().await.forms;
    let buttons = tiles.iter().flat_map(|form| &form.buttons);
    let nth = buttons
        .filter(|button| button.field.as_ref().is_some_and(|it| it.0 == "student"))
        .position(|button| button.text == "Sam (practice)");
    let nth = nth.expect("the made-up child is on the board") + 1;
    way.comes(
        &format!(
            "li:nth-child({nth}) button[name='student'], button[name='student']:nth-of-type({nth})"
        ),
        "first-09-try-names",
    )
    .await;
    tab.tap(&format!(
        "li:nth-child({nth}) button[name='student'], button[name='student']:nth-of-type({nth})"
    ))
    .await;
    tab.wait_for_words("your chair is saved").await;
    tab.tap("header a.back").await;
    tab.wait_for_words("has a chair").await;
    way.comes("button[value='end']", "first-09-try-saved").await;
    tab.tap("button[value='end']").await;
    way.comes("#first-chair button", "first-10-chair").await;
}

#[test]
fn the_tablet_is_measured_with_scripts_off_too() {
    let room = Classroom::ready();
    for screen in [Screen::WALL, Screen::WALL.without_script()] {
        visit(screen, async |tab| {
            tab.become_client(&room.wall()).await;
            tab.open(&format!("http://{}/wall/size", room.wall().address))
                .await;
            let small = tab.wait_for(".card-size").await;
            if screen.script {
                look(tab, "wall-size").await;
            }
            tab.tap("button[value='bigger']").await;
            for _ in 0..100 {
                if tab.wait_for(".card-size").await.width > small.width {
                    break;
                }
                tokio::time::sleep(std::time::Duration::from_millis(30)).await;
            }
            let large = tab.wait_for(".card-size").await;
            let ratio = large.width / large.height;
            assert!(large.width > small.width + 5.0, "{small:?} {large:?}");
            assert!(
                (ratio - 85.6 / 54.0).abs() < 0.03,
                "the shape of a card: {ratio}"
            );
            tab.tap("button[value='fits']").await;
            tab.wait_for("a[href='/board']").await;
            if screen.script {
                look(tab, "wall-lock").await;
            }
        });
    }
}

#[test]
fn a_small_screen_s_wall_has_targets_of_twenty_millimetres() {
    let room = Classroom::ready();
    let mut wall = room.wall();
    for _ in 0..7 {
        wall.post("/wall/size", &[("do", "bigger")]).expect(303);
    }
    visit(Screen::WALL, async |tab| {
        tab.become_client(&room.wall()).await;
        tab.open(&format!("http://{}/board", wall.address)).await;
        tab.wait_for(".chair.open a").await;
        tab.targets_at_least(".tabs a, .chair.open a", 125.0).await;
        tab.look("wall-measured").await;
        tab.no_scroll().await;
        // And who talks now is read from the last row there as well.
        let child = room.device().named("Maya");
        room.teacher().talk_with(room.class(), &child.id);
        tab.wait_for(".is-now b").await;
        let ask = "parseFloat(getComputedStyle(document.querySelector('.is-now b')).fontSize) \
            / parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--mm'))";
        let capitals = tab.ask(ask).await.as_f64().unwrap_or_default() * 0.668;
        assert!(capitals >= 9.0, "capitals of {capitals} mm");
        tab.picture("wall-measured-now").await;
        tab.no_scroll().await;
    });
}

#[test]
fn a_file_is_chosen_and_looked_at_on_a_laptop() {
    let room = Classroom::new()
        .claimed()
        .with_class(&["Ada Brook", "Ben Dale"]);
    let file = room.data().with_extension("csv");
    std::fs::write(&file, "Last Name,First Name,Email Address\nBrook,Ada,a@x.example\nUmber,Siân,\nUmber,Siân,s@x.example\n").unwrap();
    visit(Screen::LAPTOP, async |tab| {
        tab.become_client(&room.teacher()).await;
        let place = format!(
            "http://{}/teach/classes/{}/roster",
            room.teacher().address,
            room.class()
        );
        tab.open(&place).await;
        tab.tap("summary").await;
        tab.wait_for("#file").await;
        look(tab, "roster-file").await;
        let document = tab
            .devtools("DOM.getDocument", serde_json::json!({"depth": 0}))
            .await;
        let with = serde_json::json!({"nodeId": document["root"]["nodeId"], "selector": "#file"});
        let input = tab.devtools("DOM.querySelector", with).await;
        tab.devtools(
            "DOM.setFileInputFiles",
            serde_json::json!({"files": [file], "nodeId": input["nodeId"]}),
        )
        .await;
        tab.tap("#file-form button").await;
        tab.wait_for(".looked-at").await;
        look(tab, "roster-look").await;
        tab.tap("main button.main").await;
        tab.wait_for_words("4 children").await;
        look(tab, "roster-taken").await;
    });
}

/// The lesson in large steps: on the wall, on a panel and on a phone from right to left.
#[test]
fn the_mini_lesson_stands_large_on_every_screen() {
    let mut room = Classroom::ready();
    for (screen, name, language) in [
        (Screen::WALL, "wall", "en"),
        (Screen::WALL.sized(1920, 1080), "panel", "es"),
        (
            Screen::PHONE.sized(320, 640).right_to_left(),
            "small-arabic",
            "ar",
        ),
    ] {
        room = room.speaking(language);
        let wall = room.wall();
        visit(screen, async |tab| {
            tab.become_client(&wall).await;
            for step in [1, 2, 7, 8, 9, 10] {
                tab.open(&format!("http://{}/lesson?step={step}", wall.address))
                    .await;
                tab.wait_for(".goes").await;
                tab.look(&format!("{name}-lesson-{step}")).await;
                tab.landmarks().await;
                tab.no_sideways_scroll().await;
                tab.silent().await;
                tab.targets_at_least(".goes a", 104.0).await;
            }
        });
    }
}

#[test]
fn the_mini_lesson_prints_on_two_sheets_of_letter_and_of_a4() {
    let mut room = Classroom::ready();
    for language in ["en", "es", "ar"] {
        let mut teacher = room.teacher();
        teacher.cookies.clear();
        teacher.language = Some(language.to_owned());
        room = room.speaking(language);
        visit(Screen::LAPTOP, async |tab| {
            tab.become_client(&room.teacher()).await;
            tab.open(&format!(
                "http://{}/teach/mini-lesson",
                room.teacher().address
            ))
            .await;
            tab.wait_for(".sheets").await;
            let poster = format!("http://{}/teach/mini-lesson/poster", room.teacher().address);
            for (paper, width, height) in [("letter", 8.5, 11.0), ("a4", 8.27, 11.69)] {
                let sheets = tab.sheets((width, height)).await;
                assert!(
                    (1..=2).contains(&sheets),
                    "{paper}, {language}: {sheets} sheets"
                );
            }
            tab.open(&poster).await;
            tab.wait_for(".poster").await;
            for paper in [(8.5, 11.0), (8.27, 11.69)] {
                assert_eq!(tab.sheets(paper).await, 1, "the poster, {language}");
            }
        });
    }
}
