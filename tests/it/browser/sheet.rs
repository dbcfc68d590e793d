//! A child's own page and the teacher's page of a sheet, in every state: each passes axe in the light and in the dark, is
//! silent, fits the width and leaves a picture.

use super::{Screen, Tab, visit};
use crate::support::classroom::{Classroom, submit};
use crate::support::people::{Child, ROLES};

async fn good(tab: &Tab, picture: &str) {
    tab.wait_for("h1").await;
    tab.look(picture).await;
    tab.landmarks().await;
    tab.no_sideways_scroll().await;
    tab.silent().await;
}

/// Opens a page of a child's with this child's cookie.
async fn open(tab: &Tab, child: &Child, path: &str) {
    tab.become_client(&child.client).await;
    tab.open(&format!("http://{}{path}", child.address)).await;
}

/// A step from last time, as a talk leaves it.
fn with_a_step(room: &mut Classroom, child: &str) {
    room.stop();
    let db = rusqlite::Connection::open(room.database()).unwrap();
    db.execute(
        "INSERT INTO next_step (id, class, student, text, way, revision, made_at, state, state_at, state_by, not_yet, child_said, child_said_on)
         VALUES (5, ?, ?, 'Add what the dog heard.', 'written', 1, 0, 'open', 0, 'test', 3, 'not_yet', '2026-11-20')",
        [room.class(), child],
    )
    .unwrap();
    drop(db);
    room.start();
}

/// A phone of a usual size shows the whole of a child's own page.
async fn on_a_phone_it_needs_no_scroll(tab: &Tab) {
    if tab.screen.size.0 == 390 {
        tab.no_scroll().await;
    }
}

fn every_state(screen: Screen, device: &str, language: &str) {
    let mut room = Classroom::ready();
    if language != "en" {
        room = room.speaking(language);
    }
    let mut ana = room.student("Ada");
    visit(screen, async |tab| {
        let name = |what: &str| format!("{device}-child-{what}");
        open(tab, &ana, "/prep").await;
        good(tab, &name("first")).await;
        on_a_phone_it_needs_no_scroll(tab).await;
        open(tab, &ana, "/prep/chair").await;
        good(tab, &name("my-chair")).await;
        tab.targets_at_least("main button", 56.0).await;
        open(tab, &ana, "/prep/questions/piece").await;
        good(tab, &name("question")).await;
        tab.targets_at_least("main button, main a", 44.0).await;
        ana.saves("piece", "My dog ran away in the storm.", 0);
        room.student("Ada")
            .types("piece", "My cat sat.", 0)
            .expect(409);
        open(tab, &ana, "/prep/questions/piece").await;
        good(tab, &name("two-screens")).await;
        let page = ana.page("/prep/questions/piece");
        let mut forms = page.forms.iter().filter(|form| form.has("resolves"));
        let both = forms.next_back().expect("a form for both");
        submit(&mut ana.client, both).expect(303);
        open(tab, &ana, "/prep/questions/piece").await;
        good(tab, &name("before")).await;
        let aloud = [("prompt", "proud"), ("way", "aloud")];
        ana.post("/prep/answers", &aloud).expect(303);
        open(tab, &ana, "/prep/questions/proud").await;
        good(tab, &name("aloud")).await;
        // Nothing of an open page asks for the box while it is away.
        tab.open("about:blank").await;
        with_a_step(&mut room, &ana.id);
        ana.address = room.stranger().address;
        open(tab, &ana, "/prep").await;
        good(tab, &name("step")).await;
        let teacher = room.teacher();
        tab.become_client(&teacher).await;
        let sheet = format!("http://{}/teach/students/{}/sheet", teacher.address, ana.id);
        tab.open(&sheet).await;
        good(tab, &format!("{device}-sheet")).await;
        tab.open(&sheet.replace("/sheet", "/script")).await;
        good(tab, &format!("{device}-lead-card")).await;
        for paper in [(8.5, 11.0), (8.27, 11.69)] {
            assert_eq!(tab.sheets(paper).await, 1, "the lead card on {paper:?}");
        }
        tab.open(&format!(
            "http://{}/teach/classes/{}",
            teacher.address,
            room.class()
        ))
        .await;
        good(tab, &format!("{device}-class-sheet")).await;
        tab.open(&format!(
            "http://{}/teach/classes/{}/on-paper",
            teacher.address,
            room.class()
        ))
        .await;
        good(tab, &format!("{device}-on-paper")).await;
        tab.targets_at_least(".ticked label", 44.0).await;
        for role in &ROLES[2..] {
            ana.saves(role, "Words", 0);
        }
        ana.post("/prep/next-steps/5", &[("say", "doing")])
            .expect(303);
        open(tab, &ana, "/prep").await;
        good(tab, &name("full")).await;
    });
}

#[test]
fn a_childs_pages_on_a_tablet() {
    every_state(Screen::WALL, "tablet", "en");
}

#[test]
fn a_childs_pages_on_a_small_phone() {
    every_state(Screen::PHONE.sized(320, 640), "small", "en");
}

#[test]
fn a_childs_pages_from_right_to_left() {
    every_state(Screen::PHONE.right_to_left(), "arabic", "ar");
}

/// One strength stands over each chair of the shelf, on a ribbon.
async fn ribbons_hang_over_the_chairs(tab: &Tab, talks: usize) {
    let ribbons = tab.rects(".shelf .ribbons li").await;
    // Mirrored ones have a box that goes backwards.
    let tails = "[].filter.call(document.querySelectorAll('.shelf .ribbons svg'), function (it) { return it.getBoundingClientRect().width > 9; }).length";
    assert_eq!(tab.ask(tails).await, talks, "the tails of the ribbons");
    let chairs = tab.rects(".chair-of .art").await;
    assert_eq!([ribbons.len(), chairs.len()], [talks; 2]);
    for (ribbon, chair) in ribbons.iter().zip(&chairs) {
        let is_over = ribbon.y + ribbon.height <= chair.y + 1.0;
        assert!(is_over && ribbon.width >= 60.0, "{ribbon:?} over {chair:?}");
    }
}

/// The shelf of past talks: empty, with two, and one taken down.
fn shelf(screen: Screen, device: &str, language: &str) {
    let mut room = Classroom::with(6, "3", "60");
    if language != "en" {
        room = room.speaking(language);
    }
    let child = room.student("Badan");
    visit(screen, async |tab| {
        let name = |what: &str| format!("{device}-shelf-{what}");
        open(tab, &child, "/prep/talks").await;
        good(tab, &name("empty")).await;
        let mut teacher = room.teacher();
        for told in [
            ("Strong voice", "Add the smell of rain."),
            ("Clear order", "Cut the first page."),
        ] {
            teacher.holds_a_talk(room.class(), &mut room.student("Badan"), told);
        }
        open(tab, &child, "/prep/talks").await;
        good(tab, &name("two")).await;
        ribbons_hang_over_the_chairs(tab, 2).await;
        for (part, path) in [
            ("family", "/prep/family"),
            ("family-proud", "/prep/family?part=proud"),
            ("family-paper", "/prep/family?paper=1&lang=es"),
        ] {
            open(tab, &child, path).await;
            good(tab, &name(part)).await;
        }
        for paper in [(8.5, 11.0), (8.27, 11.69)] {
            assert_eq!(tab.sheets(paper).await, 1, "a family's page on {paper:?}");
        }
        open(tab, &child, "/prep/talks").await;
        tab.targets_at_least("main a.button", 56.0).await;
        tab.tap("main a.button").await;
        tab.wait_for(".read-lines").await;
        good(tab, &name("one")).await;
    });
}

#[test]
fn past_talks_on_a_tablet() {
    shelf(Screen::WALL, "tablet", "en");
}

#[test]
fn past_talks_on_a_small_phone_from_right_to_left() {
    shelf(
        Screen::PHONE.sized(320, 640).right_to_left(),
        "small-arabic",
        "ar",
    );
}

#[test]
fn the_youngest_tap_faces_and_answers() {
    let room = Classroom::ready();
    room.teacher().sets_band(room.class(), "k2");
    let mut ana = room.student("Ada");
    visit(Screen::WALL, async |tab| {
        open(tab, &ana, "/prep/questions/piece").await;
        good(tab, "tablet-child-youngest").await;
        tab.tap(".chips:not(.faces) button").await;
        tab.wait_for_words("Saved.").await;
        assert_eq!(ana.box_of("piece").trim(), "A story");
        tab.wait_for(".chips [aria-pressed=true]").await;
        // Every one has a picture; a feeling stands only where it answers the question.
        let pictures = "document.querySelectorAll('.chips button svg').length === document.querySelectorAll('.chips button').length";
        assert_eq!(tab.ask(pictures).await, true);
        let faces = "document.querySelectorAll('.chips [data-words=Happy]').length";
        assert_eq!(tab.ask(faces).await, 0);
    });
    // With the keyboard up the question stands beside the box.
    for (width, height) in [(820, 600), (390, 420), (1180, 420)] {
        visit(Screen::WALL.sized(width, height), async |tab| {
            open(tab, &ana, "/prep/questions/piece").await;
            tab.ask("document.getElementById('text').scrollIntoView({ block: 'end' })")
                .await;
            let seen = "(function () { var question = document.querySelector('h1').getBoundingClientRect(), box = document.getElementById('text').getBoundingClientRect(); \
                return question.top >= 0 && question.bottom <= box.bottom - 60 && box.bottom <= innerHeight + 1; })()";
            assert_eq!(tab.ask(seen).await, true, "{width}x{height}");
            tab.picture(&format!("youngest-typing-{width}")).await;
        });
    }
    visit(Screen::WALL.sized(820, 1180), async |tab| {
        open(tab, &ana, "/prep/questions/proud").await;
        good(tab, "tablet-child-youngest-proud").await;
        open(tab, &ana, "/help").await;
        good(tab, "tablet-child-help").await;
    });
}

/// Whatever is pasted, no line of it leaves the screen or lies over its neighbours.
#[test]
fn wild_words_stay_in_their_place() {
    let room = Classroom::ready();
    let (mut ana, mut laptop) = (room.student("Ada"), room.student("Ada"));
    let marks = format!("e{}", "\u{301}\u{308}".repeat(100));
    let family = "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}\u{200D}\u{1F466}".repeat(60);
    let long = "Rhabarberbarbara".repeat(30);
    let wild = format!("{marks}\n\u{202E}{family}\n{long}\n\u{2067}ليلى كتبت\u{0} her name");
    ana.saves("piece", &wild, 0);
    let kept = ana.box_of("piece");
    assert!(kept.contains("ليلى كتبت her name") && kept.contains(&family) && kept.contains(&long));
    let teacher = room.teacher();
    let sheet = format!("http://{}/teach/students/{}/sheet", teacher.address, ana.id);
    visit(Screen::PHONE.sized(320, 640), async |tab| {
        open(tab, &ana, "/prep/questions/piece").await;
        good(tab, "small-child-wild").await;
        laptop
            .types("piece", &format!("{wild} again"), 0)
            .expect(409);
        open(tab, &ana, "/prep/questions/piece").await;
        tab.wait_for("form.two").await;
        good(tab, "small-child-wild-two").await;
        tab.become_client(&teacher).await;
        tab.open(&sheet).await;
        good(tab, "small-sheet-wild").await;
    });
}
