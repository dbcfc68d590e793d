//! A child's own page in every state, in every language and for all grades: each usual screen shows the whole of it at once, with
//! one filled button at the most; and figures without a slash through the zero.

use super::{Screen, Tab, visit};
use crate::support::classroom::Classroom;
use crate::support::people::{Child, ROLES};

/// Tablets and a Chromebook either way round, and phones.
const SCREENS: [(u32, u32); 6] = [
    (1024, 768),
    (1180, 820),
    (820, 1180),
    (1366, 768),
    (390, 844),
    (360, 740),
];

/// A class with a child in each state of its page.
struct Homes {
    room: Classroom,
    children: Vec<(&'static str, Child)>,
}

impl Homes {
    fn new() -> Self {
        let room = Classroom::ready();
        let class = room.class().to_owned();
        let mut teacher = room.teacher();
        let mut wall = room.wall();
        let chairs = wall.all_empty_chairs();
        let mut children = Vec::new();
        let mut child = |state: &'static str, name: &str| {
            let child = room.student(name);
            children.push((state, child.clone()));
            child
        };
        child("question", "Hana");
        let mut done = child("done", "Ben");
        done.saves(ROLES[0], "My dog ran away in the storm.", 0);
        let mut full = child("full", "Dara");
        for role in ROLES {
            full.saves(role, "Words", 0);
        }
        let mut chosen = child("chosen", "Farid");
        for role in ROLES {
            chosen.saves(role, "Words", 0);
        }
        wall.sign_up(&chairs[chairs.len() - 1], &chosen.id)
            .expect(303);
        let waits = child("chosen-question", "Grace");
        wall.sign_up(&chairs[chairs.len() - 2], &waits.id)
            .expect(303);
        let given = child("reservation", "Ivo");
        teacher
            .give(&chairs[chairs.len() - 3], &given.id)
            .expect(303);
        // The next of today is called when a talk ends; another goes on meanwhile.
        let next = child("next", "Jun");
        wall.sign_up(&chairs[0], &next.id).expect(303);
        let mut after = child("after", "Kofi");
        let noticed = (
            "Strong voice",
            "I put the fact about the swing after the mad part.",
        );
        teacher.holds_a_talk(&class, &mut after, noticed);
        let mut step = child("step", "Lena");
        let talk = teacher.talk_with(&class, &step.id);
        let (line, thanks) = (
            format!("next_step:{}", step.id),
            format!("thanks:{}", step.id),
        );
        teacher.types(&talk, &line, noticed.1);
        teacher.in_talk(&talk, "finish", &[]).expect(303);
        teacher.types(&talk, &thanks, "I loved how you led. Thank you.");
        step.looks_back(&talk);
        let leads = child("leads", "Maya");
        teacher.talk_with(&class, &leads.id);
        Self { room, children }
    }
}

/// How much longer and wider than the screen the page is, and how many filled buttons show.
const OVER: &str = "(function () { var it = document.documentElement; \
    var filled = [].filter.call(document.querySelectorAll('.button.main, button.main'), function (it) { return it.offsetWidth; }); \
    return [it.scrollHeight - innerHeight, it.scrollWidth - innerWidth, filled.length]; })()";

async fn shows_it_whole(tab: &Tab, what: &str, said: &mut Vec<String>) {
    for (width, height) in SCREENS {
        tab.be_sized(f64::from(width), f64::from(height)).await;
        let over = tab.ask(OVER).await;
        let over = [0, 1, 2].map(|at| over[at].as_i64().unwrap_or(i64::MAX));
        if over[0] > 0 || over[1] > 0 || over[2] > 1 {
            said.push(format!("{what} {width}x{height}: {over:?}"));
        }
    }
}

#[test]
fn every_screen_shows_the_whole_of_it_at_once() {
    let Homes { mut room, children } = Homes::new();
    for language in ["en", "es", "ar"] {
        if language != "en" {
            room = room.speaking(language);
        }
        visit(Screen::WALL, async |tab| {
            let mut said = Vec::new();
            // Only the questions have other words for other grades.
            for band in ["k2", "g35", "g68"] {
                room.teacher().sets_band(room.class(), band);
                let states = children.iter();
                let states = states.filter(|(state, _)| band == "k2" || state.contains("question"));
                for (state, child) in states {
                    tab.become_client(&child.client).await;
                    tab.be_sized(1024.0, 768.0).await;
                    tab.open(&format!("http://{}/prep", child.address)).await;
                    tab.wait_for("#path").await;
                    let what = format!("{language} {band} {state}");
                    shows_it_whole(tab, &what, &mut said).await;
                    if language == "ar" && *state == "step" {
                        // Marks that turn round with the direction of what is between them, here English.
                        let marks = "getComputedStyle(document.querySelector('q')).quotes";
                        let marks = tab.ask(marks).await.to_string();
                        assert!(marks.contains('«') && marks.contains('»'), "{marks}");
                    }
                    if band == "k2" {
                        tab.be_sized(390.0, 844.0).await;
                        tab.shoot(&format!("home-{state}-{language}-phone")).await;
                        tab.be_sized(1024.0, 768.0).await;
                        tab.shoot(&format!("home-{state}-{language}")).await;
                    }
                }
            }
            assert!(said.is_empty(), "{}", said.join("\n"));
        });
    }
}

/// How dark the middle of a figure is, drawn large with the page's own letters: 0 is paper.
const MIDDLE: &str = "(function (letter, weight) { return document.fonts.load(weight + ' 200px Atkinson', letter).then(function () { \
    var canvas = document.createElement('canvas'), pen = canvas.getContext('2d'), size; \
    canvas.width = canvas.height = 300; \
    pen.font = weight + ' 200px Atkinson'; \
    size = pen.measureText(letter); \
    pen.fillText(letter, 50, 250); \
    return pen.getImageData(50 + size.width / 2, 250 - size.actualBoundingBoxAscent / 2, 1, 1).data[3]; }); })";

#[test]
fn a_zero_is_the_one_that_children_are_taught() {
    let room = Classroom::ready();
    visit(Screen::WALL, async |tab| {
        tab.become_client(&room.wall()).await;
        tab.open(&format!("http://{}/board", room.wall().address))
            .await;
        for weight in [400, 700] {
            let middle = async |letter: &str| {
                let ask = format!("{MIDDLE}('{letter}', {weight})");
                tab.ask(&ask).await.as_u64()
            };
            assert_eq!(middle("0").await, Some(0), "{weight}");
            assert_eq!(middle("8").await, Some(255), "{weight}");
        }
    });
}

/// What a cold page of a child's may cost over the wire.
const COLD: u64 = 80 * 1024;

#[test]
fn a_cold_page_of_a_childs_is_light() {
    let room = Classroom::ready();
    room.teacher().sets_band(room.class(), "k2");
    let child = room.student("Ben");
    for path in ["/prep", "/prep/questions/piece"] {
        visit(Screen::WALL, async |tab| {
            tab.become_client(&child.client).await;
            tab.open(&format!("http://{}{path}", child.address)).await;
            super::wall::settle().await;
            let mut cold = tab.weight().await;
            cold.requests.retain(|url| !url.ends_with("/live"));
            eprintln!("{path}: {} bytes in {}", cold.bytes, cold.requests.len());
            assert!(cold.bytes <= COLD && !cold.requests.is_empty(), "{cold:?}");
        });
    }
}

/// Where the child's own chairs stand, as "class of the stone, whether it is on the middle of it"; then the words and marks of other
/// stones that a chair hides by more than three pixels both ways.
const STONES: &str = "(function () { var hidden = [], own = []; \
    [].forEach.call(document.querySelectorAll('.stones .art'), function (chair) { \
        var at = chair.getBoundingClientRect(), stone = chair.closest('li'), under = stone.querySelector('.stone, i'), on; \
        if (!at.width) { return; } \
        on = under.getBoundingClientRect(); \
        if (!chair.matches('.plain-chair')) { own.push(stone.className + (at.left >= on.left && at.right <= on.right + 1 && at.bottom >= on.top && at.bottom <= on.bottom ? ' on it' : ' beside it')); } \
        [].forEach.call(document.querySelectorAll('.stones li b, .stones li a > span:not(.unseen), .stones li > span > span:not(.unseen)'), function (word) { \
            if (stone.contains(word)) { return; } \
            var range = document.createRange(), it; range.selectNodeContents(word); it = range.getBoundingClientRect(); \
            if (it.width > 1 && Math.min(at.right, it.right) - Math.max(at.left, it.left) > 3 && Math.min(at.bottom, it.bottom) - Math.max(at.top, it.top) > 3) { \
                hidden.push(stone.className + ' hides ' + word.textContent); } }); }); \
    return [own.join('; '), hidden.join('; ')]; })()";

#[test]
fn done_for_today_moves_the_chair_one_stone_on_and_it_hides_no_words() {
    let room = Classroom::ready();
    let mut child = room.student("Hana");
    visit(Screen::WALL, async |tab| {
        let mut said = Vec::new();
        tab.become_client(&child.client).await;
        for answered in 0..=ROLES.len() {
            if answered > 0 {
                child.saves(ROLES[answered - 1], "Words", 0);
            }
            tab.open(&format!("http://{}/prep", child.address)).await;
            tab.wait_for("#path").await;
            // With an answer of today the chair has just moved, and settles where it stands.
            let stands = match answered {
                0 => "s1 now on it".to_owned(),
                5 => "place settle on it".to_owned(),
                _ => format!("s{} now settle on it", answered + 1),
            };
            for (width, height) in [(390.0, 844.0), (820.0, 1180.0), (1366.0, 768.0)] {
                tab.be_sized(width, height).await;
                let found = tab.ask(STONES).await;
                if found[0] != stands.as_str() || found[1] != "" {
                    said.push(format!("{answered} answers, {width}x{height}: {found}"));
                }
            }
            let words = tab.page().await.text;
            if words.contains("Now pick a chair.") != (answered == ROLES.len()) {
                said.push(format!("{answered} answers: {words}"));
            }
        }
        assert!(said.is_empty(), "{}", said.join("\n"));
    });
}
