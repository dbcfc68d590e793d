//! Those who do not read yet, in a class of K-2: each thing to tap has a picture and a word, each row says what it is for, faces
//! stand only where a feeling is an answer, what is tapped is large and shows that it is chosen.

use serde_json::Value;

use super::{Screen, Tab, visit};
use crate::support::classroom::Classroom;
use crate::support::people::{Child, ROLES};

/// The sizes to hold a tablet and a phone in, and how high a chip is there at least.
const SIZES: [(f64, f64, f64); 2] = [(820.0, 1180.0, 120.0), (390.0, 844.0, 100.0)];

/// The row of faces: its label, and each picture with its word.
const FACES: &str = "How does it feel?: happy Happy, proud Proud, unsure Not sure, stuck Stuck";

/// The rows of chips, each as "label: picture word, picture word": a label, picture or word that is not seen is left out.
const ROWS: &str = "(function () { \
    var seen = function (it) { var at = it && it.getBoundingClientRect(); return at && at.width > 8 && at.height > 8 ? at : null; }, \
    words = function (it) { return seen(it) ? it.textContent.replace(/[\\u2068\\u2069]/g, '').trim() : ''; }; \
    return [].map.call(document.querySelectorAll('.chips'), function (row) { \
        var label = row.previousElementSibling, chips = [].slice.call(row.querySelectorAll('button')), \
        above = label && label.className === 'row-label' && label.getBoundingClientRect().bottom <= row.getBoundingClientRect().top; \
        return (above ? words(label) : '') + ': ' + chips.map(function (chip) { \
            var use = chip.querySelector('svg use'); \
            return (seen(use) ? use.getAttribute('xlink:href').split('#')[1] : '') + ' ' + words(chip.querySelector('span')); \
        }).join(', '); }); })()";

/// How high the lowest chip is.
const LOWEST: &str = "Math.min.apply(Math, [].map.call(document.querySelectorAll('.chips button'), function (chip) { \
    return chip.getBoundingClientRect().height; }))";

/// The edges of a chosen chip and of another one, and what stands in the corner of each.
const CHOSEN: &str = "['true', 'false'].map(function (is) { \
    var chip = document.querySelector('.chips [aria-pressed=' + is + ']'); \
    return [parseFloat(getComputedStyle(chip).borderTopWidth), getComputedStyle(chip, '::after').content]; })";

async fn open(tab: &Tab, child: &Child, path: &str) {
    tab.become_client(&child.client).await;
    tab.open(&format!("http://{}{path}", child.address)).await;
    tab.wait_for("h1").await;
}

fn strings(found: &Value) -> Vec<String> {
    serde_json::from_value(found.clone()).expect("a list of words")
}

/// What is wrong with the rows of this page, whose labels these are: a chip without a picture or a word, two alike, chips too low.
async fn complaints(tab: &Tab, what: &str, labels: &[&str]) -> Vec<String> {
    let mut said = Vec::new();
    let rows = strings(&tab.ask(ROWS).await);
    let found: Vec<&str> = rows
        .iter()
        .filter_map(|row| row.split_once(": "))
        .map(|row| row.0)
        .collect();
    if found != labels {
        said.push(format!("{what} has the rows {found:?}"));
    }
    for row in &rows {
        let chips = row.split_once(": ").map_or("", |row| row.1).split(", ");
        let chips: Vec<_> = chips.filter_map(|chip| chip.split_once(' ')).collect();
        let alone = |picture: &str| {
            chips.iter().filter(|it| it.0 == picture).count() == 1 && !picture.is_empty()
        };
        let whole = chips.iter().all(|it| alone(it.0) && !it.1.is_empty());
        if chips.is_empty() || !whole {
            said.push(format!("{what}: pictures and words of {row}"));
        }
        if row.starts_with(labels[0]) && labels[0].contains("feel") && row != FACES {
            said.push(format!("{what}: faces of {row}"));
        }
    }
    for (width, height, least) in SIZES {
        tab.be_sized(width, height).await;
        let lowest = tab.ask(LOWEST).await.as_f64().unwrap_or_default();
        if lowest < least {
            said.push(format!("{what}: a chip of {lowest} px on {width}"));
        }
    }
    tab.be_sized(SIZES[0].0, SIZES[0].1).await;
    said
}

/// A thick edge and a tick, and neither on those that are not chosen.
async fn complaints_of_the_chosen(tab: &Tab, what: &str) -> Vec<String> {
    tab.wait_for(".chips [aria-pressed=true]").await;
    let found = tab.ask(CHOSEN).await;
    let edge = |at: usize| found[at][0].as_f64().unwrap_or_default();
    let ticked = |at: usize| found[at][1].as_str().is_some_and(|it| it.contains('✓'));
    let is_seen = edge(0) >= 6.0 && edge(1) <= 3.0 && ticked(0) && !ticked(1);
    let said = (!is_seen).then(|| format!("{what}: chosen and not chosen {found}"));
    said.into_iter().collect()
}

#[test]
fn each_question_is_answered_by_pictures_with_words_and_by_faces_where_a_feeling_fits() {
    let room = Classroom::ready();
    room.teacher().sets_band(room.class(), "k2");
    let mut child = room.student("Ada");
    for role in ROLES {
        child.saves(role, "Words", 0);
    }
    visit(Screen::WALL.sized(820, 1180), async |tab| {
        let mut said = Vec::new();
        for role in ROLES {
            open(tab, &child, &format!("/prep/questions/{role}")).await;
            assert!(tab.address().await.ends_with(role), "{role} is open");
            // No feeling says what kind of piece it is, nor what to ask.
            let fits = ["proud", "stuck", "tried"].contains(&role);
            let labels = ["How does it feel?", "Tap what fits", "Start like this"];
            let labels = &labels[usize::from(!fits)..];
            said.extend(complaints(tab, role, labels).await);
            let happy = "document.querySelectorAll('.chips [value=Happy]').length";
            if tab.ask(happy).await != u64::from(fits) {
                said.push(format!("{role}: a face where none fits, or none"));
            }
        }
        tab.tap(".chips button").await;
        said.extend(complaints_of_the_chosen(tab, "a question").await);
        assert!(said.is_empty(), "{}", said.join("\n"));
    });
}

/// The pictures of what the child may say of its step, and how large each is.
const SEEDLINGS: &str = "[].map.call(document.querySelectorAll('.seedlings button'), function (it) { \
    var use = it.querySelector('svg use'), at = use ? use.getBoundingClientRect() : { height: 0 }; \
    return (at.height >= 20 ? use.getAttribute('xlink:href').split('#')[1] : '') + ' ' + it.textContent.trim(); })";

#[test]
fn a_talk_is_looked_back_on_with_faces_or_aloud_and_its_step_grows() {
    let room = Classroom::ready();
    let mut teacher = room.teacher();
    teacher.sets_band(room.class(), "k2");
    let mut child = room.student("Ada");
    let told = ("Strong voice", "I put the fact after the mad part.");
    let talk = teacher.holds_a_talk(room.class(), &mut child, told);
    visit(Screen::WALL.sized(820, 1180), async |tab| {
        let mut said = Vec::new();
        open(tab, &child, "/lead/look-back").await;
        let labels = ["How does it feel?", "Or say it"].repeat(2);
        said.extend(complaints(tab, "look back", &labels).await);
        let rows = strings(&tab.ask(ROWS).await);
        let aloud = "Or say it: aloud I said it out loud.";
        if rows.iter().filter(|row| *row == aloud).count() != 2 {
            said.push(format!("look back is not said aloud: {rows:?}"));
        }
        tab.tap(".chips:not([aria-label*=feel]) button").await;
        tab.wait_for_words("Saved.").await;
        tab.reload().await;
        said.extend(complaints_of_the_chosen(tab, "look back").await);
        let after = room.teacher().talk(&talk).text;
        if !after.contains("I said it out loud.") {
            said.push(format!("not kept: {after}"));
        }
        open(tab, &child, "/prep").await;
        tab.wait_for(".says").await;
        for (width, height, _) in SIZES {
            tab.be_sized(width, height).await;
            let growing = strings(&tab.ask(SEEDLINGS).await);
            if growing != ["seed Not yet", "sprout Doing it", "flower I did it"] {
                said.push(format!("the step on {width}: {growing:?}"));
            }
        }
        assert!(said.is_empty(), "{}", said.join("\n"));
    });
}
