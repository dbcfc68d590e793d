//! The hardest screen of all, a small phone from right to left, with every page that anybody may open: the wall's, a child's,
//! a stranger's and the teacher's. The other screens have the journeys of the other files.

use super::today::class_in;
use super::{Screen, Tab, visit};
use crate::support::classroom::Classroom;
use crate::support::http::Client;
use crate::support::people::Wall;
use crate::support::sitemap::sitemap;

/// Answers that are no page of their own, and what is there only while the database is damaged.
const NO_PAGE: [&str; 5] = [
    "/live",
    "/health",
    "/set-aside",
    "/unsent",
    "/wall/size.css",
];

/// Every page without a number in its address that this role may open on a sound box.
pub(super) fn pages_of(role: &str) -> Vec<String> {
    let rows = sitemap().into_iter().filter(|row| {
        let page = row.method == "GET" && !row.path.contains('{');
        let drawn = !NO_PAGE.contains(&row.path.as_str());
        page && drawn && row.claimed != "before" && row.who.iter().any(|who| who == role)
    });
    rows.map(|row| row.path).collect()
}

async fn small_and_arabic(tab: &Tab, client: &Client, paths: &[String]) {
    tab.become_client(client).await;
    for path in paths {
        let status = client.clone().get(path).status;
        assert!(matches!(status, 200 | 303), "{path}: {status}");
        tab.open(&format!("http://{}{path}", client.address)).await;
        tab.wait_for("h1").await;
        assert_eq!(
            tab.ask("document.documentElement.dir").await,
            "rtl",
            "{path}"
        );
        let name = path
            .split(['/', '?'])
            .filter(|part| part.parse::<i64>().is_err());
        let name = name.collect::<Vec<_>>().join("-");
        tab.look(&format!("narrow-arabic{name}")).await;
        tab.landmarks().await;
        tab.no_sideways_scroll().await;
        tab.silent().await;
    }
}

fn screen() -> Screen {
    Screen::PHONE.sized(320, 640).right_to_left()
}

fn reads_arabic(client: Client) -> Client {
    let language = Some("ar".to_owned());
    Client { language, ..client }
}

fn these(paths: &[&str]) -> Vec<String> {
    paths.iter().map(|path| (*path).to_owned()).collect()
}

/// A chair that a child has, and the pages on which it is changed at the wall.
fn pages_of_a_chair(wall: &mut Wall, room: &Classroom) -> Vec<String> {
    let chairs = wall.empty_chairs();
    let child = wall.names(&chairs[0])[0].clone();
    wall.sign_up(&chairs[0], &child.id).expect(303);
    let held = room.teacher().held_by(&chairs[0]);
    let own = format!("/board/sign-ups/{held}");
    vec![
        "/board".to_owned(),
        format!("/board/chairs/{}", chairs[1]),
        "/board/saved".to_owned(),
        own.clone(),
        format!("{own}/release"),
        format!("{own}/move"),
        format!("{own}/move/{}", chairs[1]),
    ]
}

#[test]
fn the_wall_and_the_door() {
    let room = class_in("ar");
    let mut wall = room.wall();
    let mut at_the_wall = pages_of_a_chair(&mut wall, &room);
    at_the_wall.extend(these(&[
        "/help",
        "/wall/size",
        "/wall/lock",
        "/room/code",
        "/connect",
        "/lesson",
    ]));
    let mut device = room.device();
    let child = room.device().names()[3].clone();
    device
        .post("/door/ask", &[("student", &child.id)])
        .expect(303);
    let outside = these(&[
        "/",
        "/room",
        "/wall",
        "/door/teacher",
        "/door/recovery",
        "/door/card",
    ]);
    visit(screen(), async |tab| {
        small_and_arabic(tab, &reads_arabic(room.stranger()), &outside).await;
        let knock = format!("/door/student/{}", child.id);
        let inside = [knock, "/door/asked".to_owned(), "/door/card".to_owned()];
        small_and_arabic(tab, &device, &inside).await;
        small_and_arabic(tab, &wall, &at_the_wall).await;
    });
}

#[test]
fn every_page_of_the_teacher() {
    let room = class_in("ar");
    let child = room.device().names()[3].clone();
    let class = room.class();
    let mut paths = pages_of("teacher");
    paths.extend([
        format!("/teach/classes/{class}"),
        format!("/teach/classes/{class}/cards"),
        format!("/teach/classes/{class}/on-paper"),
        format!("/teach/classes/{class}/roster"),
        format!("/teach/students/{}/sheet", child.id),
        format!("/teach/students/{}/script", child.id),
    ]);
    visit(screen(), async |tab| {
        small_and_arabic(tab, &room.teacher(), &paths).await;
    });
}

#[test]
fn a_fresh_box() {
    let room = Classroom::new();
    visit(screen(), async |tab| {
        small_and_arabic(
            tab,
            &reads_arabic(room.stranger()),
            &these(&["/hello", "/claim"]),
        )
        .await;
    });
}
