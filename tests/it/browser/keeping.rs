//! Never lose a word: what a child types outlives a cut link, a box that dies, a reload, a full disk, an ended session and
//! a second device; nothing stays in the browser that the box has.

use std::time::{Duration, Instant};

use super::{Screen, Tab, visit};
use crate::support::classroom::Classroom;
use crate::support::disk::Disk;
use crate::support::http::Client;
use crate::support::people::{Child, PICTURES};
use crate::support::rough_link::RoughLink;

const BOX: &str = "textarea";
const KEPT: &str = "Kept on this device. We will send it when the box is back.";

/// Opens a page with this child's cookie.
async fn open(tab: &Tab, child: &Child, path: &str) {
    tab.become_client(&child.client).await;
    tab.open(&format!("http://{}{path}", child.address)).await;
    tab.wait_for("h1").await;
}

/// Words of children that wait in this browser.
async fn waiting(tab: &Tab) -> u64 {
    let count = "Object.keys(localStorage).filter(function (key) { return key.indexOf('chair-words') === 0; }).length";
    tab.ask(count).await.as_u64().unwrap()
}

async fn until(within: u64, what: &str, mut is: impl AsyncFnMut() -> bool) {
    let begun = Instant::now();
    while !is().await {
        assert!(begun.elapsed() < Duration::from_secs(within), "{what}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

#[test]
fn words_are_saved_soon_after_the_last_key_and_while_typing_goes_on() {
    let room = Classroom::ready();
    let mut ana = room.student("Ada");
    visit(Screen::WALL, async |tab| {
        open(tab, &ana, "/prep/questions/piece").await;
        tab.write(BOX, "My dog").await;
        assert_eq!(waiting(tab).await, 1, "kept at the first key");
        let begun = Instant::now();
        tab.wait_for_words("Saved.").await;
        assert!(
            begun.elapsed() < Duration::from_millis(1600),
            "{:?}",
            begun.elapsed()
        );
        assert_eq!(ana.box_of("piece"), "My dog");
        until(2, "erased once the box has it", async || {
            waiting(tab).await == 0
        })
        .await;
        // Who never pauses is saved all the same.
        let begun = Instant::now();
        while begun.elapsed() < Duration::from_secs(6) {
            tab.write(BOX, " ran").await;
            tokio::time::sleep(Duration::from_millis(250)).await;
        }
        assert!(
            ana.box_of("piece").starts_with("My dog ran ran"),
            "{}",
            ana.box_of("piece")
        );
        tab.tap("button[name=done]").await;
        until(5, "on to her page", async || {
            tab.address().await.ends_with("/prep")
        })
        .await;
        assert_eq!(waiting(tab).await, 0);
        assert!(ana.box_of("piece").ends_with("ran"));
        tab.silent().await;
    });
}

#[test]
fn a_dead_box_loses_no_word_and_makes_no_second_answer() {
    let mut room = Classroom::ready();
    room.stay_in_place();
    room.restart();
    let mut ana = room.student("Ada");
    visit(Screen::WALL, async |tab| {
        open(tab, &ana, "/prep/questions/piece").await;
        tab.write(BOX, "One").await;
        tab.wait_for_words("Saved.").await;
        room.kill9();
        tab.write(BOX, " two").await;
        tab.wait_for_words(KEPT).await;
        tab.write(BOX, " three").await;
        room.start();
        tab.wait_for_words("Saved.").await;
        assert_eq!(ana.box_of("piece"), "One two three");
        // Once more, and the page is gone before the box is back.
        room.stop();
        tab.write(BOX, " four").await;
        tab.wait_for_words(KEPT).await;
        let elsewhere = room.data();
        tab.open("about:blank").await;
        assert!(elsewhere.exists());
        room.start();
        open(tab, &ana, "/prep").await;
        until(10, "sent from her own page", async || {
            waiting(tab).await == 0
        })
        .await;
        assert_eq!(ana.box_of("piece"), "One two three four");
        open(tab, &ana, "/prep/questions/piece").await;
        assert!(!tab.page().await.text.contains("Which one stays?"));
    });
}

/// The same child, who reaches the box through this link.
fn over(link: &RoughLink, child: &Child) -> Child {
    let client = Client {
        address: link.address,
        ..child.client.clone()
    };
    Child {
        client,
        ..child.clone()
    }
}

/// Two seconds late, forms dropped, answers swallowed or halved, and then cut off while the child types on.
#[test]
fn a_bad_link_loses_no_word_and_makes_no_second_answer() {
    let mut room = Classroom::ready();
    let mut ana = room.student("Ada");
    let link = RoughLink::to(room.program().address);
    visit(Screen::WALL, async |tab| {
        open(tab, &over(&link, &ana), "/prep/questions/piece").await;
        tab.write(BOX, "It").await;
        tab.wait_for_words("Saved.").await;
        let mut typed = "It".to_owned();
        let mut one_more = async |nth: usize| {
            let word = format!(" word{nth}");
            tab.write(BOX, &word).await;
            typed.push_str(&word);
            tokio::time::sleep(Duration::from_millis(500)).await;
            typed.clone()
        };
        link.be_rough();
        let mut nth = 0;
        while link.spoiled() < 4 {
            nth += 1;
            one_more(nth).await;
            assert!(nth < 120, "{} forms went wrong", link.spoiled());
        }
        link.cut();
        for more in 1..10 {
            one_more(nth + more).await;
        }
        tab.wait_for_words(KEPT).await;
        let all = one_more(nth + 10).await;
        link.mend();
        until(10, "all of it is on the box", async || {
            ana.box_of("piece") == all
        })
        .await;
        tab.wait_for_words("Saved.").await;
        until(2, "nothing stays here", async || waiting(tab).await == 0).await;
        assert!(!tab.page().await.text.contains("Which one stays?"));
    });
    room.stop();
    let db = crate::support::classroom::whole_database(&room.database());
    let count = |table: &str| {
        let all = format!("SELECT count(*) FROM {table}");
        db.query_row(&all, [], |row| row.get::<_, u32>(0)).unwrap()
    };
    assert_eq!(["sheet", "answer", "conflict"].map(count), [1, 1, 0]);
}

#[test]
fn an_answer_of_the_box_that_is_lost_makes_no_second_screen() {
    let room = Classroom::ready();
    let mut ana = room.student("Ada");
    visit(Screen::WALL, async |tab| {
        open(tab, &ana, "/prep/questions/piece").await;
        // The first save arrives, and its answer does not.
        tab.ask(
            "(function () { var send = XMLHttpRequest.prototype.send; XMLHttpRequest.prototype.send = function (body) {
               XMLHttpRequest.prototype.send = send; var real = new XMLHttpRequest(); real.open('POST', '/prep/answers', false);
               real.setRequestHeader('Content-Type', 'application/x-www-form-urlencoded'); real.send(body);
               this.open('POST', 'http://127.0.0.1:9/'); send.call(this, body); }; })()",
        )
        .await;
        tab.write(BOX, "The storm").await;
        tab.wait_for_words(KEPT).await;
        assert_eq!(ana.box_of("piece"), "The storm");
        tab.write(BOX, " came").await;
        tab.wait_for_words("Saved.").await;
        assert_eq!(ana.box_of("piece"), "The storm came");
        assert!(!tab.page().await.text.contains("Which one stays?"));
    });
}

#[test]
fn a_reload_in_the_middle_of_a_word_keeps_it() {
    let room = Classroom::ready();
    let mut ana = room.student("Ada");
    visit(Screen::WALL, async |tab| {
        for text in ["One", "One, two", "One, two, three"] {
            open(tab, &ana, "/prep/questions/piece").await;
            tab.ask("document.querySelector('textarea').setSelectionRange(999, 999)")
                .await;
            let had = ana.box_of("piece");
            tab.write(BOX, &text[had.len()..]).await;
            tab.reload().await;
            tab.wait_for(BOX).await;
            until(10, text, async || ana.box_of("piece") == text).await;
            let shown = tab.ask("document.querySelector('textarea').value").await;
            assert_eq!(shown, text);
        }
        assert!(!tab.page().await.text.contains("Which one stays?"));
    });
}

#[test]
fn a_second_device_is_shown_beside_the_first() {
    let room = Classroom::ready();
    let (mut laptop, ana) = (room.student("Ada"), room.student("Ada"));
    visit(Screen::WALL, async |tab| {
        open(tab, &ana, "/prep/questions/piece").await;
        laptop.saves("piece", "Written on the laptop.", 0);
        tab.write(BOX, "Written on the tablet.").await;
        tab.wait_for_words("Which one stays?").await;
        let text = tab.page().await.text;
        assert!(
            text.contains("Written on the laptop.") && text.contains("Written on the tablet."),
            "{text}"
        );
        tab.tap("button.wide").await;
        tab.wait_for(BOX).await;
        assert_eq!(
            laptop.box_of("piece"),
            "Written on the laptop.\nWritten on the tablet."
        );
        assert_eq!(waiting(tab).await, 0);
    });
}

#[test]
fn a_session_that_ended_keeps_the_words_for_the_same_child_alone() {
    let room = Classroom::ready();
    let mut device = room.student("Ada");
    let mut ben = room.student("Ben");
    visit(Screen::WALL, async |tab| {
        open(tab, &device, "/prep/questions/piece").await;
        let mut ada = device.clone();
        ada.post("/door/leave", &[]).expect(303);
        tab.write(BOX, "After the bell").await;
        tab.wait_for_words("Sign in again. Your words are kept here.")
            .await;
        tab.wait_for("a[data-way][href='/']").await;
        let kept = tab.ask("JSON.stringify(Object.keys(localStorage))").await;
        let kept = kept.as_str().unwrap();
        assert!(
            !kept.contains(&device.id),
            "whose they are is no secret: {kept}"
        );
        // Another child on the same device sees nothing of it, and sends nothing.
        open(tab, &ben, "/prep/questions/piece").await;
        tokio::time::sleep(Duration::from_millis(500)).await;
        assert_eq!(
            tab.ask("document.querySelector('textarea').value").await,
            ""
        );
        assert_eq!(ben.box_of("piece"), "");
        assert_eq!(waiting(tab).await, 1);
        // She comes in again.
        let mut again = room.device();
        again.tap(&device.id, PICTURES).expect(303);
        device.client = again.0;
        open(tab, &device, "/prep").await;
        until(10, "sent", async || waiting(tab).await == 0).await;
        assert_eq!(device.box_of("piece"), "After the bell");
    });
}

#[test]
fn a_full_disk_keeps_the_words_on_the_device() {
    let Some(disk) = Disk::new(160) else {
        return crate::support::not_run("words on a full disk", "no disk can be mounted here");
    };
    let room = Classroom::in_folder(&disk.0, &[]).set_up(30, "3", "60");
    let (mut ana, mut wall) = (room.student("Badan"), room.wall());
    visit(Screen::WALL, async |tab| {
        open(tab, &ana, "/prep/questions/piece").await;
        let fill = disk.fill();
        tokio::time::sleep(Duration::from_millis(500)).await;
        tab.write(BOX, "No room").await;
        tab.wait_for_words("The box is full. Your words stay here.")
            .await;
        assert_eq!(waiting(tab).await, 1);
        // Without script the page comes again, with every word in its box.
        let fields = [
            ("prompt", "piece"),
            ("text", "No room\nat all"),
            ("seen", "0"),
        ];
        let page = ana.post("/prep/answers", &fields).expect(507).text();
        let page = crate::support::html::Page::read(&page);
        assert!(page.text.contains("The box is full."), "{}", page.text);
        let form = page.form_with(&["prompt", "text", "seen"]);
        assert_eq!(form.value("text"), Some("No room\nat all"));
        // Whoever comes in or takes a chair hears the same.
        let chair = wall.empty_chairs()[0].clone();
        let student = ana.id.clone();
        let refused = wall.sign_up(&chair, &student).expect(507).text();
        assert!(refused.contains("The box is full. Tell your teacher."));
        std::fs::remove_file(&fill).unwrap();
        tab.wait_for_words("Saved.").await;
        assert_eq!(ana.box_of("piece"), "No room");
    });
}

#[test]
fn a_browser_without_a_store_or_fetch_saves_as_well() {
    let room = Classroom::ready();
    let mut ana = room.student("Ada");
    visit(Screen::WALL, async |tab| {
        let without = "Object.defineProperty(window, 'localStorage', { get: function () { throw new Error('none'); } }); delete window.fetch;";
        tab.devtools(
            "Page.addScriptToEvaluateOnNewDocument",
            serde_json::json!({ "source": without }),
        )
        .await;
        open(tab, &ana, "/prep/questions/piece").await;
        tab.write(BOX, "My dog").await;
        tab.wait_for_words("Saved.").await;
        assert_eq!(ana.box_of("piece"), "My dog");
        tab.tap("button[value=aloud]").await;
        until(5, "on to her page", async || {
            tab.address().await.ends_with("/prep")
        })
        .await;
        assert!(
            ana.page("/prep/questions/piece")
                .text
                .contains("You will say it out loud.")
        );
    });
}

#[test]
fn without_script_one_button_saves() {
    let room = Classroom::ready();
    let mut ana = room.student("Ada");
    visit(Screen::PHONE.without_script(), async |tab| {
        open(tab, &ana, "/prep").await;
        tab.tap(".first a.main").await;
        tab.wait_for(BOX).await;
        tab.picture("phone-child-without-script").await;
        tab.write(BOX, "My dog").await;
        tab.tap("[data-plain]").await;
        tab.wait_for_words("Saved.").await;
        assert_eq!(ana.box_of("piece"), "My dog");
        tab.tap("button[name=done]").await;
        tab.wait_for_words("That is all for today.").await;
    });
}

#[test]
fn a_paste_that_is_too_long_says_so_and_stays() {
    let room = Classroom::ready();
    let mut ana = room.student("Ada");
    visit(Screen::WALL, async |tab| {
        open(tab, &ana, "/prep/questions/piece").await;
        // A whole megabyte.
        tab.write(BOX, &"words ".repeat(175_000)).await;
        tab.wait_for_words("That is too long. Make it shorter.")
            .await;
        let length = tab
            .ask("document.querySelector('textarea').value.length")
            .await;
        assert_eq!(length, 1_050_000);
        assert_eq!(ana.box_of("piece"), "");
        tab.ask("(function (area) { area.value = 'Short'; area.dispatchEvent(new Event('input')); })(document.querySelector('textarea'))")
            .await;
        tab.wait_for_words("Saved.").await;
        assert_eq!(ana.box_of("piece"), "Short");
    });
}

#[test]
fn a_pasted_picture_is_kindly_sent_to_the_talk_and_no_word_is_lost() {
    let room = Classroom::ready();
    let mut ana = room.student("Ada");
    visit(Screen::WALL, async |tab| {
        open(tab, &ana, "/prep/questions/piece").await;
        tab.write(BOX, "My dog").await;
        tab.wait_for_words("Saved.").await;
        for (event, data) in [
            ("ClipboardEvent('paste'", "clipboardData"),
            ("DragEvent('drop'", "dataTransfer"),
        ] {
            let picture = format!(
                "(function () {{ var data = new DataTransfer();
                 data.items.add(new File(['x'], 'dog.png', {{ type: 'image/png' }}));
                 return document.querySelector('#text').dispatchEvent(
                   new {event}, {{ {data}: data, bubbles: true, cancelable: true }})); }})()"
            );
            assert_eq!(tab.ask(&picture).await, false, "{event}: the page stays");
            tab.wait_for_words("Only words fit here. Show the picture in your talk.")
                .await;
            tab.write(BOX, "!").await;
            tab.wait_for_words("Saved.").await;
        }
        assert_eq!(ana.box_of("piece"), "My dog!!");
    });
}

#[test]
fn a_question_is_read_out_only_by_a_voice_of_the_device() {
    let room = Classroom::ready();
    let ana = room.student("Ada");
    let voice = |local: bool| {
        format!(
            "Object.defineProperty(window, 'speechSynthesis', {{ value: {{ getVoices: function () {{ return [{{ localService: {local}, lang: 'en-US' }}]; }},
               cancel: function () {{}}, speak: function (words) {{ window.spoken = words.text; }} }} }});
             window.SpeechSynthesisUtterance = function (text) {{ this.text = text; }};"
        )
    };
    for local in [false, true] {
        visit(Screen::WALL, async |tab| {
            tab.devtools(
                "Page.addScriptToEvaluateOnNewDocument",
                serde_json::json!({ "source": voice(local) }),
            )
            .await;
            open(tab, &ana, "/prep/questions/piece").await;
            assert_eq!(tab.shows("[data-read]").await, local);
            if local {
                tab.tap("[data-read]").await;
                let said = async || {
                    tab.ask("window.spoken === document.querySelector('h1').textContent")
                        .await
                        == true
                };
                until(3, "spoken", said).await;
            }
        });
    }
}

#[test]
fn without_script_words_outlive_a_session_that_ended() {
    let room = Classroom::ready();
    let ana = room.student("Ada");
    visit(Screen::PHONE.without_script(), async |tab| {
        open(tab, &ana, "/prep/questions/piece").await;
        ana.client.clone().post("/door/leave", &[]).expect(303);
        tab.write(BOX, "After the bell").await;
        tab.tap("[data-plain]").await;
        tab.wait_for(".nine.one label").await;
        tab.picture("phone-child-away").await;
        tab.tap("label[for='first-kite']").await;
        tab.tap("button[name='second'][value='drum']").await;
        tab.wait_for_words("Saved.").await;
        assert_eq!(room.student("Ada").box_of("piece"), "After the bell");
    });
}
