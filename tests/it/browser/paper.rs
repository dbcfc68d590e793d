//! On paper: the board on one sheet of Letter and of A4, a child's own words in fourteen points, nothing that can only be
//! tapped, and nothing that axe finds on any page that is printed.

use super::{Screen, Tab, visit};
use crate::support::classroom::Classroom;
use crate::support::people::ROLES;

/// Letter and A4, in inches.
const PAPERS: [(f64, f64); 2] = [(8.5, 11.0), (8.27, 11.69)];
/// Fourteen points in CSS pixels.
const POINTS_14: f64 = 14.0 * 96.0 / 72.0;

/// So many sheets on either paper, without a way on, a button or the frame of a screen.
async fn prints(tab: &Tab, sheets: usize) {
    for paper in PAPERS {
        let took = tab.sheets(paper).await;
        assert_eq!(took, sheets, "{} on {paper:?}", tab.address().await);
    }
    on_the_medium(tab, "print").await;
    for left in [
        "nav a:not([aria-current])",
        "button",
        "input",
        "header a",
        "footer",
        "a.skip",
        ".places",
        ".bell",
        "summary",
    ] {
        assert!(
            !tab.shows(left).await,
            "{left} on the paper of {}",
            tab.address().await
        );
    }
    let size = |selector: &str| {
        format!("parseFloat(getComputedStyle(document.querySelector('{selector}')).fontSize)")
    };
    let body = tab.ask(&size("body")).await.as_f64().unwrap_or_default();
    assert!(body > POINTS_14 - 0.1, "{body} pixels");
    if tab.shows(".told-words").await {
        let own = tab
            .ask(&size(".told-words"))
            .await
            .as_f64()
            .unwrap_or_default();
        assert!(own > POINTS_14 - 0.1, "a child's words: {own} pixels");
    }
    tab.axe_on_paper().await;
    on_the_medium(tab, "").await;
}

/// Draws the page as it is printed ("print"), or again as on a screen ("").
async fn on_the_medium(tab: &Tab, medium: &str) {
    let media = serde_json::json!({"media": medium});
    tab.devtools("Emulation.setEmulatedMedia", media).await;
}

fn on_paper(language: &str) {
    let mut room = Classroom::new()
        .claimed()
        .with_class(&crate::support::classroom::THIRTY)
        .with_writing("6", "90")
        .at(crate::support::classroom::MONDAY_AT_EIGHT)
        .with_wall();
    if language != "en" {
        room = room.speaking(language);
    }
    let mut child = room.student("Maya");
    for role in ROLES {
        child.saves(role, "The water folded over itself like a blanket.", 0);
    }
    let mut wall = room.wall();
    let chairs = wall.empty_chairs();
    wall.sign_up(&chairs[0], &child.id).expect(303);
    let teacher = room.teacher();
    visit(Screen::LAPTOP, async |tab| {
        tab.become_client(&wall).await;
        let at = |path: &str| format!("http://{}{path}", teacher.address);
        tab.open(&at("/board")).await;
        prints(tab, 1).await;
        tab.become_client(&teacher).await;
        let pages = [
            format!("/teach/week?class={}", room.class()),
            format!("/teach/chairs/{}/slip", chairs[0]),
            format!("/teach/students/{}/script", child.id),
        ];
        for page in pages {
            tab.open(&at(&page)).await;
            prints(tab, 1).await;
        }
    });
}

#[test]
fn the_board_and_what_a_child_takes_along_are_one_sheet_each() {
    on_paper("en");
}

#[test]
fn the_same_from_right_to_left() {
    on_paper("ar");
}

#[test]
fn axe_finds_nothing_on_any_paper() {
    for language in ["en", "ar"] {
        let room = Classroom::ready().speaking(language);
        let (class, mut teacher, mut child) = (room.class(), room.teacher(), room.student("Ben"));
        let deeds = ("Strong voice", "Read it aloud.");
        teacher.holds_a_talk(class, &mut child, deeds);
        let of_class = |rest: &str| format!("/teach/classes/{class}/{rest}");
        let of_child = |rest: &str| format!("/teach/students/{}/{rest}", child.id);
        let pages = [
            of_class("sheets"),
            of_class("cards"),
            of_class("cards?size=labels"),
            of_class("families"),
            of_class("home"),
            of_class("record"),
            of_class("keepsakes"),
            of_child("home?language=ar"),
            of_child("home?language=es"),
            of_child("record"),
            of_child("keepsake"),
            "/teach/talks".to_owned(),
            "/teach/mini-lesson".to_owned(),
            "/teach/mini-lesson/poster".to_owned(),
            "/trust".to_owned(),
        ];
        visit(Screen::LAPTOP, async |tab| {
            let printed = async |path: &str| {
                tab.open(&format!("http://{}{path}", teacher.address)).await;
                assert!(tab.shows("main").await, "{path}");
                on_the_medium(tab, "print").await;
                tab.axe_on_paper().await;
                on_the_medium(tab, "").await;
            };
            tab.become_client(&teacher).await;
            for page in &pages {
                printed(page).await;
            }
            tab.become_client(&child).await;
            printed("/prep/family?paper=1").await;
        });
    }
}
