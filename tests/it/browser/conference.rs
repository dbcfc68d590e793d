//! A talk on the teacher's phone and on the child's screen: one hand, two taps for a full log, the script step by step.
//! Each page passes axe in the light and in the dark, is silent, fits the width and leaves a picture.

use super::{Screen, Tab, visit};
use crate::support::classroom::{Classroom, MONDAY_AT_EIGHT, submit};
use crate::support::http::Client;
use crate::support::people::Child;

/// A child with a full sheet, a step of last time and something to remember, whose next talk goes on.
pub(super) struct Talking {
    room: Classroom,
    pub(super) child: Child,
    talk: String,
}

impl Talking {
    pub(super) fn new() -> Self {
        Self::speaking("en")
    }

    fn speaking(language: &str) -> Self {
        let mut room = Classroom::ready();
        if language != "en" {
            room = room.all_speaking(language);
        }
        let mut child = room.student("Maya");
        let mut teacher = room.teacher();
        let before = teacher.talk_with(room.class(), &child.id);
        teacher.types(&before, "remember", "A new baby brother, and skateboards.");
        let step = format!("next_step:{}", child.id);
        teacher.types(&before, &step, "I show how she feels and do not tell.");
        teacher.in_talk(&before, "finish", &[]).expect(303);
        let answers = [
            ("piece", "A story about my grandmother and the sea."),
            ("proud", "“The water folded over itself like a blanket.”"),
            ("stuck", "The middle. Nothing happens there."),
            ("tried", "I asked Leo. I cut two sentences."),
            ("ask", "How do I end it so that it does not just stop?"),
        ];
        for (role, words) in answers {
            let path = format!("/prep/questions/{role}");
            let form = child.page(&path).form_with(&["prompt", "text", "seen"]);
            let mut client = child.client.clone();
            let form = crate::support::html::Form {
                buttons: Vec::new(),
                ..form.fill("text", words)
            };
            submit(&mut client, &form).expect(303);
        }
        let talk = teacher.talk_with(room.class(), &child.id);
        Self { room, child, talk }
    }

    fn page(&self, client: &Client) -> String {
        format!("http://{}/teach/conferences/{}", client.address, self.talk)
    }

    pub(super) fn at(&self, path: &str) -> String {
        format!("http://{}{path}", self.child.address)
    }
}

async fn good(tab: &Tab, picture: &str) {
    tab.wait_for("h1").await;
    tab.look(picture).await;
    tab.landmarks().await;
    tab.no_sideways_scroll().await;
    tab.silent().await;
}

/// The same where the console has to tell of the lost link.
async fn good_without_a_link(tab: &Tab, picture: &str) {
    tab.look(picture).await;
    tab.landmarks().await;
    tab.no_sideways_scroll().await;
}

/// Her page while the talk goes on, further down, and after it.
fn her_page(screen: Screen, device: &str, language: &str) {
    let talking = Talking::speaking(language);
    visit(screen, async |tab| {
        let client = talking.room.teacher();
        tab.become_client(&client).await;
        tab.open(&talking.page(&client)).await;
        good(tab, &format!("{device}-talk")).await;
        tab.targets_at_least("main button, main a.button, main summary", 56.0)
            .await;
        let main = tab.rects(".bar .main").await;
        assert!(main[0].height >= 72.0, "the main button: {main:?}");
        let foot = tab.rects(".bar").await;
        assert!(foot[0].height <= 112.0, "the foot leaves room: {foot:?}");
        if screen.size.0 < 1100 {
            assert!(!tab.shows("#wants").await, "the log is first");
            tab.tap("[for='part-sheet']").await;
            tab.wait_for("#wants").await;
            assert!(!tab.shows("#strengths").await, "one part at a time");
            good(tab, &format!("{device}-talk-sheet")).await;
            tab.tap("[for='part-log']").await;
            tab.wait_for("#strengths").await;
        } else {
            assert!(tab.shows("#wants").await && tab.shows("#strengths").await);
        }
        tab.ask("document.getElementById('strengths').scrollIntoView()")
            .await;
        tab.picture(&format!("{device}-talk-strengths")).await;
        tab.ask("document.getElementById('next-step').scrollIntoView()")
            .await;
        tab.picture(&format!("{device}-talk-step")).await;
        tab.ask("window.scrollTo(0, document.body.scrollHeight)")
            .await;
        tab.picture(&format!("{device}-talk-foot")).await;
        // Two screens wrote, and words that are too many: each with all that was typed.
        let mut teacher = client.clone();
        for words in ["Let the ending answer the beginning.", "Read it aloud."] {
            let fields = [("line", "teaching"), ("text", words), ("seen", "0")];
            let path = format!("/teach/conferences/{}/lines", talking.talk);
            teacher.script(&path, &fields);
        }
        tab.reload().await;
        tab.wait_for(".two").await;
        good(tab, &format!("{device}-talk-two-screens")).await;
        tab.tap(".two button").await;
        tab.wait_for("#box-teaching-words").await;
        let long = "b".repeat(80);
        tab.write("#strength-own", &long).await;
        tab.tap("form.own button").await;
        tab.wait_for(".notice[role=alert]").await;
        tab.look(&format!("{device}-talk-refused")).await;
        tab.no_sideways_scroll().await;
        tab.open(&talking.page(&client)).await;
        tab.driver.browser_log().await.expect("a log is kept");
        tab.tap(".bar .main").await;
        tab.wait_for(".card.done").await;
        good(tab, &format!("{device}-talk-over")).await;
    });
}

#[test]
fn her_page_of_a_talk_on_a_phone() {
    her_page(Screen::PHONE, "phone", "en");
}

#[test]
fn her_page_of_a_talk_on_a_small_phone() {
    her_page(Screen::PHONE.sized(320, 640), "small-phone", "en");
}

#[test]
fn her_page_of_a_talk_from_right_to_left() {
    her_page(Screen::PHONE, "arabic-phone", "ar");
}

#[test]
fn her_page_of_a_talk_on_a_laptop() {
    her_page(Screen::LAPTOP, "laptop", "en");
}

#[test]
fn a_talk_from_one_tap_to_the_next() {
    let talking = Talking::new();
    let mut wall = talking.room.wall();
    let chair = wall.empty_chairs()[0].clone();
    let next = wall.names(&chair)[0].clone();
    wall.sign_up(&chair, &next.id).expect(303);
    visit(Screen::PHONE, async |tab| {
        let client = talking.room.teacher();
        tab.become_client(&client).await;
        tab.open(&talking.page(&client)).await;
        tab.wait_for(".bar .main").await;
        // Two minutes more is her tap alone: it is there because the script runs.
        let minutes = tab.ask("document.querySelector('.ring-of').open").await;
        assert_eq!(minutes, false, "no minutes until she asks");
        tab.tap(".ring-of summary").await;
        tab.wait_for("[data-more]").await;
        tab.tap(".ring-of summary").await;
        let bar = tab.rects(".bar .main").await;
        let before = tab.taps();
        tab.tap("#strengths button").await;
        tab.wait_for("#strengths [aria-pressed=true]").await;
        assert!(
            tab.address().await.ends_with(&talking.talk),
            "the page stays where it is"
        );
        assert_eq!(tab.rects(".bar .main").await, bar, "nothing moves");
        let foot =
            tab.ask("document.querySelector('.bar').getBoundingClientRect().bottom <= innerHeight");
        assert_eq!(foot.await, true, "the bar stands in her thumb's reach");
        // What the child names on the other screen stands here at once.
        let mut child = talking.child.client.clone();
        let step = [
            ("talk", talking.talk.as_str()),
            ("text", "I go back to the wave."),
            ("seen", "0"),
        ];
        child.script("/lead/next-step", &step).expect(200);
        tab.wait_for_words("I go back to the wave.").await;
        tab.tap(".bar .main").await;
        tab.wait_for(".card.done").await;
        assert_eq!(tab.taps() - before, 2, "a full log is two taps");
        tab.tap(".card.done button").await;
        tab.wait_for("#strengths").await;
        tab.wait_for_words(&format!("{} leads", next.name)).await;
        assert_eq!(tab.taps() - before, 3, "the next talk is one more");
        assert_eq!(tab.keys(), 0, "nothing is typed");
        tab.silent().await;
    });
}

#[test]
fn what_she_types_is_saved_by_itself() {
    let talking = Talking::new();
    visit(Screen::PHONE, async |tab| {
        let client = talking.room.teacher();
        tab.become_client(&client).await;
        tab.open(&talking.page(&client)).await;
        tab.tap("#line-teaching summary").await;
        tab.write(
            "#box-teaching-words",
            "Let the ending answer the beginning.",
        )
        .await;
        tab.wait_for_words("Saved.").await;
        tab.reload().await;
        tab.wait_for("#box-teaching-words").await;
        let words = tab.ask("document.getElementById('box-teaching-words').value");
        assert_eq!(words.await, "Let the ending answer the beginning.");
        // The box goes away in the middle of a line.
        let mut room = client.clone();
        drop(room.talk(&talking.talk));
        tab.devtools("Network.enable", serde_json::json!({})).await;
        let cut = |offline: bool| serde_json::json!({"offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1});
        tab.devtools("Network.emulateNetworkConditions", cut(true))
            .await;
        tab.tap("#line-quote summary").await;
        tab.write("#box-quote-words", "It should feel like an echo.")
            .await;
        tab.wait_for_words("Kept on this device.").await;
        tab.devtools("Network.emulateNetworkConditions", cut(false))
            .await;
        tab.wait_for_words("Saved.").await;
        assert!(room.talk(&talking.talk).forms.iter().any(|form| {
            form.value("text")
                .is_some_and(|text| text.contains("like an echo"))
        }));
    });
}

#[test]
fn her_words_outlive_the_box_and_the_page() {
    let mut talking = Talking::new();
    talking.room.stay_in_place();
    talking.room.restart();
    let client = talking.room.teacher();
    visit(Screen::PHONE, async |tab| {
        tab.become_client(&client).await;
        tab.open(&talking.page(&client)).await;
        tab.tap("#line-quote summary").await;
        tab.wait_for("#box-quote-words").await;
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        talking.room.kill9();
        tab.write("#box-quote-words", "It should feel like an echo.")
            .await;
        tab.wait_for_words("Kept on this device.").await;
        tab.wait_for("#strip").await;
        good_without_a_link(tab, "phone-talk-lost-link").await;
        // The talk is over, the box is not there: her page stays, with what she has typed.
        tab.write("#strength-own", "Brave ending").await;
        tab.tap(".bar .main").await;
        tab.wait_for_words("That did not reach the box. Try again soon.")
            .await;
        let typed = tab.ask("document.getElementById('box-quote-words').value + document.getElementById('strength-own').value");
        assert_eq!(typed.await, "It should feel like an echo.Brave ending");
        // She does not wait for it.
        tab.open("about:blank").await;
        talking.room.start();
        tab.open(&format!("http://{}/teach", client.address)).await;
        let begun = std::time::Instant::now();
        let mut teacher = talking.room.teacher();
        while !teacher
            .get(&format!("/teach/conferences/{}", talking.talk))
            .expect(200)
            .text()
            .contains("like an echo")
        {
            assert!(begun.elapsed().as_secs() < 10, "sent from her Today");
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
        let left = "Object.keys(localStorage).filter(function (key) { return key.indexOf('chair-words') === 0; }).length";
        while tab.ask(left).await != 0 {
            assert!(begun.elapsed().as_secs() < 10, "erased once the box has it");
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
    });
}

#[test]
fn a_tap_on_a_lost_link_is_done_when_the_box_is_back() {
    let mut talking = Talking::new();
    talking.room.stay_in_place();
    talking.room.restart();
    let client = talking.room.teacher();
    visit(Screen::PHONE, async |tab| {
        tab.become_client(&client).await;
        tab.open(&talking.page(&client)).await;
        tab.wait_for("#strengths").await;
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        talking.room.kill9();
        tab.wait_for("#strip").await;
        tab.write("#strength-own", "Brave ending").await;
        talking.room.start();
        tab.tap("form.own button").await;
        tab.wait_for_words("Brave ending").await;
        tab.wait_for("#strengths [aria-pressed=true]").await;
        assert!(!tab.shows("#strip").await, "the link is there again");
    });
}

#[test]
fn two_minutes_more_calm_the_ring_and_change_nothing_else() {
    let mut talking = Talking::new();
    // Of the six minutes of a chair five and a half have passed.
    talking.room.set_clock(MONDAY_AT_EIGHT + 330);
    visit(Screen::PHONE.kept_still(), async |tab| {
        let client = talking.room.teacher();
        tab.become_client(&client).await;
        tab.open(&talking.page(&client)).await;
        tab.wait_for(".bar.warm").await;
        good(tab, "phone-talk-warm").await;
        let filled =
            "parseFloat(document.querySelector('.ring .run').getAttribute('stroke-dasharray'))";
        let before = tab.ask(filled).await.as_f64().unwrap();
        assert!((85.0..=100.0).contains(&before), "{before} of 100");
        let rects = tab.rects("main *").await;
        tab.tap(".ring-of summary").await;
        tab.wait_for_words("5 min so far").await;
        tab.tap("[data-more]").await;
        tab.wait_for(".bar:not(.warm)").await;
        let after = tab.ask(filled).await.as_f64().unwrap();
        assert!(after < before - 10.0, "{before}, then {after}");
        tab.nothing_moved("main *", &rects).await;
        assert_eq!(tab.animations().await, 0, "nothing moves by itself");
        tab.reload().await;
        tab.wait_for(".ring-of summary").await;
        assert!(tab.shows(".bar:not(.warm)").await, "they stay added");
        tab.silent().await;
    });
}

/// The script, what was said, and the look back.
fn her_script(screen: Screen, device: &str, language: &str) {
    let talking = Talking::speaking(language);
    visit(screen, async |tab| {
        tab.become_client(&talking.child.client).await;
        tab.open(&talking.at("/prep")).await;
        good(tab, &format!("{device}-you-lead-now")).await;
        let mut next = Vec::new();
        for step in 1..=7 {
            tab.open(&talking.at(&format!("/lead?step={step}"))).await;
            good(tab, &format!("{device}-lead-{step}")).await;
            next.push(tab.rects(".goes .main").await[0].y.round());
            tab.targets_at_least("main button, main a.button", 56.0)
                .await;
        }
        assert!(
            next.iter().all(|y| (y - next[0]).abs() < 1.0),
            "Next stays: {next:?}"
        );
        let mut teacher = talking.room.teacher();
        for (line, words) in [
            ("praised", "“The water folded over itself.”"),
            ("quote", "I want it to sound like her."),
            ("teaching", "Let the ending answer the beginning."),
        ] {
            teacher.types(&talking.talk, line, words);
        }
        let step = format!("next_step:{}", talking.child.id);
        teacher.types(&talking.talk, &step, "I go back to the first wave.");
        let strength = [("on", "Small true details")];
        teacher
            .in_talk(&talking.talk, "strengths", &strength)
            .expect(303);
        teacher.in_talk(&talking.talk, "finish", &[]).expect(303);
        tab.open(&talking.at("/lead")).await;
        tab.wait_for("form[action='/lead/read-back']").await;
        good(tab, &format!("{device}-read-back")).await;
        tab.tap("button[value=change]").await;
        tab.wait_for("textarea").await;
        good(tab, &format!("{device}-read-back-change")).await;
        tab.tap("button[value=yes]").await;
        tab.wait_for("a[href='/lead/look-back']").await;
        good(tab, &format!("{device}-read-back-yes")).await;
        // The ending: both chairs face each other, and what was strong hangs behind the child's own.
        let ending = "['.ribbons li', '.facing .art', '.speech'].map(function (it) { return document.querySelectorAll(it).length; }).join()";
        assert_eq!(tab.ask(ending).await, "1,2,0");
        let ribbon = tab.page().await.text;
        assert!(ribbon.contains("Small true details"), "{ribbon}");
        tab.tap("a[href='/lead/look-back']").await;
        tab.wait_for("#after-well").await;
        good(tab, &format!("{device}-look-back")).await;
    });
}

#[test]
fn a_child_leads_on_a_tablet() {
    her_script(Screen::WALL, "tablet", "en");
}

#[test]
fn a_child_leads_on_a_small_screen() {
    her_script(Screen::PHONE.sized(320, 640), "small", "en");
}

#[test]
fn a_child_leads_from_right_to_left() {
    her_script(Screen::PHONE, "arabic", "ar");
}

#[test]
fn a_child_whose_sheet_is_thin_leads_all_the_same() {
    let room = Classroom::ready();
    let mut child = room.student("Maya");
    for (role, way) in [("piece", "aloud"), ("proud", "paper")] {
        let fields = [("prompt", role), ("way", way), ("seen", "0")];
        child.post("/prep/answers", &fields).expect(303);
    }
    let talk = room.teacher().talk_with(room.class(), &child.id);
    let client = room.teacher();
    visit(Screen::PHONE, async |tab| {
        tab.become_client(&child.client).await;
        for (step, words) in [
            (1, "You say this out loud."),
            (2, "It is on your paper."),
            (3, "Say it in your own words."),
        ] {
            let path = format!("http://{}/lead?step={step}", client.address);
            tab.open(&path).await;
            tab.wait_for_words(words).await;
            good(tab, &format!("thin-lead-{step}")).await;
        }
        room.teacher().in_talk(&talk, "finish", &[]).expect(303);
        tab.open(&format!("http://{}/lead", client.address)).await;
        tab.wait_for_words("There are no words here. That is fine.")
            .await;
        let asked = tab.page().await.text;
        assert!(!asked.contains("Is that right?"), "{asked}");
        good(tab, "thin-read-back").await;
    });
    visit(Screen::PHONE, async |tab| {
        tab.become_client(&client).await;
        let path = format!("http://{}/teach/conferences/{talk}", client.address);
        tab.open(&path).await;
        tab.wait_for_words("It is on paper").await;
        good(tab, "thin-talk-over").await;
    });
}

#[test]
fn a_child_leads_without_scripts() {
    let talking = Talking::new();
    visit(Screen::PHONE.without_script(), async |tab| {
        tab.become_client(&talking.child.client).await;
        tab.open(&talking.at("/lead")).await;
        for _ in 1..6 {
            tab.tap(".goes .main").await;
            tab.wait_for(".goes .plain").await;
        }
        tab.wait_for("textarea").await;
        tab.write("textarea", "I go back to the first wave.").await;
        tab.tap("button[data-plain]").await;
        tab.wait_for("textarea").await;
        tab.tap(".goes .main").await;
        tab.wait_for_words("End it your way.").await;
        let page = talking.room.teacher().talk(&talking.talk);
        assert!(page.text.contains("I go back to the first wave."));
    });
}

#[test]
fn a_childs_screen_goes_on_when_the_talk_is_done() {
    let talking = Talking::new();
    visit(Screen::WALL, async |tab| {
        tab.become_client(&talking.child.client).await;
        tab.open(&talking.at("/lead?step=3")).await;
        tab.wait_for_words("Ask for help.").await;
        let mut teacher = talking.room.teacher();
        teacher.in_talk(&talking.talk, "finish", &[]).expect(303);
        tab.wait_for_words("What we said").await;
        tab.silent().await;
    });
}
