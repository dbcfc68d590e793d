//! The five places stand on every page of hers, as plain links; the talk that goes on is one tap away from each; and the week
//! and the room lead to everything that Today leaves to them.

use crate::support::classroom::{Classroom, MONDAY_AT_EIGHT, made_up};
use crate::support::html::Page;
use crate::support::people::Teacher;
use crate::support::sitemap::{Examples, sitemap};

const PLACES: [&str; 5] = ["Today", "Week", "Children", "Talks", "Room"];

/// The part of a page between two of its strings.
fn between<'a>(html: &'a str, from: &str, to: &str) -> Option<&'a str> {
    html.split(from).nth(1)?.split(to).next()
}

fn places(html: &str) -> Option<Page> {
    let nav = between(html, "<nav class=\"rail\"", "</nav>")?;
    Some(Page::read(&format!("<nav {nav}")))
}

/// What the links of the places say, in their order.
fn names_of(places: &Page) -> Vec<String> {
    let links = places
        .links
        .iter()
        .map(|(_, words)| words.trim().to_owned());
    links.filter(|words| PLACES.contains(&&**words)).collect()
}

#[test]
fn every_page_of_hers_leads_to_the_five_places() {
    let room = Classroom::with(6, "3", "60");
    let examples = Examples::of_room(&room);
    let mut teacher = room.teacher();
    let pages = sitemap().into_iter();
    let pages = pages.filter(|row| row.method == "GET" && row.path.starts_with("/teach"));
    let mut seen = 0;
    for path in pages.map(|row| row.example(&examples)) {
        let answer = teacher.get(&path);
        let kind = answer.header("content-type").unwrap_or_default();
        if answer.status != 200 || !kind.starts_with("text/html") {
            continue;
        }
        let html = answer.text();
        if path.starts_with("/teach/first-run") {
            assert!(places(&html).is_none(), "{path}: a step stands alone");
            continue;
        }
        let places = places(&html).unwrap_or_else(|| panic!("no places on {path}"));
        assert_eq!(names_of(&places), PLACES, "{path}");
        seen += 1;
    }
    assert!(seen > 25, "{seen} pages of hers");
    // Each place says where she is, its heading is its name, and nothing leads back from it.
    for (to, name) in places(&teacher.get("/teach").expect(200).text())
        .unwrap()
        .links
    {
        if !PLACES.contains(&name.trim()) || name.trim() == "Children" {
            continue;
        }
        let html = teacher.get(&to).expect(200).text();
        assert_eq!(Page::read(&html).h1, [name.trim()], "{to}");
        let here = between(&html, "aria-current=\"page\">", "</a>").unwrap_or_default();
        assert!(here.contains(name.trim()), "{to}: {here}");
        assert!(!html.contains("class=\"button back\""), "{to}");
    }
    // A refused form is a page of hers as well; nobody else has the places.
    let chair = [
        ("chair", "1-2026-11-23-0910-1"),
        ("student", "77"),
        ("from", "teach"),
    ];
    let refused = teacher.post("/board/sign-ups", &chair);
    if refused.status == 409 {
        assert!(places(&refused.text()).is_some());
    }
    for mut client in [room.wall().0, room.stranger(), room.student("Badan").client] {
        let html = client.get("/help").text();
        assert!(places(&html).is_none());
    }
}

#[test]
fn a_talk_that_goes_on_is_one_tap_away_and_its_page_stands_alone() {
    let mut room = Classroom::ready();
    let mut teacher = room.teacher();
    let ben = room.device().named("Ben");
    let talk = teacher.talk_with(room.class(), &ben.id);
    room.set_clock(MONDAY_AT_EIGHT + 3 * 60);
    let mut teacher = room.teacher();
    let at = format!("/teach/conferences/{talk}");
    for page in [
        "/teach",
        "/teach/week",
        "/teach/room",
        "/teach/talks",
        "/teach/devices",
    ] {
        let html = teacher.get(page).expect(200).text();
        let strip = between(&html, "id=\"going-on\"", "</aside>").expect("a strip");
        assert!(strip.contains(&at), "{page}: {strip}");
        let strip = Page::read(&format!("<aside {strip}")).text;
        assert!(
            strip.contains("Ben · ") && strip.contains(" min"),
            "{page}: {strip}"
        );
        assert!(!html.contains("today-start-talk"), "no other talk begins");
    }
    let html = teacher.get(&at).expect(200).text();
    assert!(
        places(&html).is_none(),
        "nothing else is on the talk's page"
    );
    teacher.in_talk(&talk, "finish", &[]).expect(303);
    let html = teacher.get(&at).expect(200).text();
    assert!(places(&html).is_some(), "the page of a talk that is over");
    let html = teacher.get("/teach").expect(200).text();
    let strip = between(&html, "id=\"going-on\"", "</aside>").expect("a strip");
    assert!(!strip.contains("href"), "{strip}");
}

#[test]
fn today_has_five_lines_at_most_and_the_rest_is_one_tap_away() {
    let names = made_up(36);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let room = Classroom::new().claimed().at(MONDAY_AT_EIGHT);
    let mut room = room.with_class(&names).with_writing("6", "90").with_wall();
    room.set_clock(MONDAY_AT_EIGHT + 21 * 86_400);
    let mut teacher = super::today::at_home(&room);
    let html = teacher.get("/teach").expect(200).text();
    let lines = between(&html, "<ul class=\"lines\">", "</ul>").expect("lines");
    assert_eq!(lines.matches("<li>").count(), 5, "{lines}");
    assert_eq!(html.matches("class=\"seat\"").count(), 6);
    let today = Page::read(&html);
    assert!(!today.text.contains("Nobody is waiting"), "{}", today.text);
    let all = today.links_to("/teach/for-you")[0].clone();
    let all = Page::read(&teacher.get(&all).expect(200).text()).text;
    assert!(all.contains("15 school days and no talk yet"), "{all}");
}

#[test]
fn a_full_sheet_without_a_chair_waits_and_gets_one_in_one_tap() {
    let room = Classroom::ready();
    let mut teacher: Teacher = room.teacher();
    let mut ben = room.student("Ben");
    super::today::fill(&mut ben, "My ending.");
    let today = teacher.today();
    assert!(!today.text.contains("Nobody is waiting"), "{}", today.text);
    assert!(
        today.text.contains("Sheet full, no chair yet"),
        "{}",
        today.text
    );
    let saved = teacher.press_on_today("Save 9:10").expect(303);
    let today = teacher.get(saved.location()).expect(200).text();
    assert!(today.contains("data-receipt"), "{today}");
    let today = teacher.today().text;
    assert!(today.contains("Nobody is waiting"), "{today}");
}

#[test]
fn the_child_of_any_chair_opens_beside_it_without_a_script() {
    let room = Classroom::ready();
    let (mut teacher, mut wall) = (room.teacher(), room.wall());
    let chairs = wall.empty_chairs();
    let mut ada = room.student("Ada B.");
    super::today::fill(&mut ada, "My first line.");
    let mut ben = room.student("Ben");
    super::today::fill(&mut ben, "My ending.");
    wall.sign_up(&chairs[0], &ada.id).expect(303);
    wall.sign_up(&chairs[1], &ben.id).expect(303);
    let today = teacher.today();
    assert!(today.text.contains("My first line.") && !today.text.contains("My ending."));
    let row = today
        .links
        .iter()
        .find(|(to, _)| to.contains(&format!("chair={}", chairs[1])));
    let (row, _) = row.expect("Ben's row");
    let row = row.split('#').next().unwrap().to_owned();
    let opened = Page::read(&teacher.get(&row).expect(200).text()).text;
    let opened = opened.replace(['\u{2068}', '\u{2069}'], "");
    assert!(
        opened.contains("My ending.") && !opened.contains("My first line."),
        "{opened}"
    );
    assert!(opened.contains("Start: Ben"), "{opened}");
    // A chair that is empty, nobody's, or nonsense opens the one who comes next.
    for chair in [&chairs[2], "77-2026-11-23-0910-1", "x"] {
        let page = teacher
            .get(&format!("/teach?chair={chair}"))
            .expect(200)
            .text();
        assert!(page.contains("My first line."), "{chair}");
    }
}

#[test]
fn the_room_wants_one_thing_at_a_time_and_leads_everywhere() {
    let room = Classroom::new()
        .claimed()
        .with_class(&["Ada"])
        .with_writing("3", "60");
    let mut teacher = room.teacher();
    let html = teacher.get("/teach/room").expect(200).text();
    assert_eq!(html.matches("class=\"room-card").count(), 6);
    assert!(html.contains("No wall yet"), "{html}");
    assert_eq!(html.matches("button main").count(), 1, "{html}");
    let page = Page::read(&html);
    for to in [
        "/teach/walls",
        "/teach/devices",
        "/connect",
        "/teach/pin",
        "/teach/recovery",
        "/teach/copies",
        "/teach/clock",
        "/trust",
        "/teach/doctor",
        "/teach/mini-lesson",
        "/teach/classes",
    ] {
        let links = page.links_to(to);
        assert!(!links.is_empty(), "no way to {to}");
        teacher.get(&links[0]).expect(200);
    }
    assert!(!page.links_to("/teach/children").is_empty());
    for to in [
        "calendar",
        "rules",
        "on-paper",
        "cards",
        "sheets",
        "questions",
    ] {
        let to = format!("/teach/classes/{}/{to}", room.class());
        assert!(!page.links_to(&to).is_empty(), "no way to {to}");
    }
    assert!(page.form_to("/door/leave").is_some(), "she can sign out");
}

#[test]
fn a_day_of_the_week_is_changed_from_its_head() {
    let room = Classroom::ready();
    let (mut teacher, mut wall) = (room.teacher(), room.wall());
    let chair = wall.empty_chairs()[0].clone();
    wall.sign_up(&chair, &room.device().named("Ben").id)
        .expect(303);
    let week = teacher.get("/teach/week").expect(200).text();
    let grid = between(&week, "id=\"grid\"", "</table>").expect("a grid");
    assert_eq!(grid.matches("<th scope=\"col\"").count(), 5);
    assert_eq!(grid.matches("id=\"cell-").count(), 15);
    assert!(grid.contains("Ben"));
    let links = Page::read(&week).links_to(&format!("/teach/chairs/{chair}"));
    teacher.get(&links[0]).expect(200);
    let days = format!("/teach/classes/{}/days", room.class());
    let form = [("from", "week"), ("day", "2026-11-25"), ("do", "no_talks")];
    let back = teacher.post(&days, &form).expect(303).location().to_owned();
    assert!(back.starts_with("/teach/week?"), "{back}");
    let week = teacher.get(&back).expect(200).text();
    assert!(week.contains("No talks on this day."), "{week}");
    // The week before is there as it was, the week after with its chairs.
    let other = Page::read(&week).links_to("/teach/week");
    assert!(
        other.iter().any(|to| to.contains("day=2026-12-02")),
        "{other:?}"
    );
    teacher.get("/teach/week?day=2026-11-18").expect(200);
    teacher.get("/teach/week?day=nonsense").expect(400);
}

#[test]
fn a_chair_opened_in_the_week_offers_who_is_to_be_met_first_and_leads_back_to_it() {
    let room = Classroom::ready();
    let (mut teacher, mut wall) = (room.teacher(), room.wall());
    let chair = wall.all_empty_chairs();
    let chair = chair.iter().find(|it| it.contains("2026-11-25")).unwrap();
    let mut noor = room.student("Noor");
    super::today::fill(&mut noor, "My ending.");
    let week = format!("/teach/week?day=2026-11-25&chair={chair}");
    let page = Page::read(&teacher.get(&week).expect(200).text());
    let form = page.form_with(&["chair", "from", "request"]);
    let offered = form.buttons[0].field.clone().expect("a child");
    assert_eq!(
        offered.1, noor.id,
        "her sheet is full, and she has no chair"
    );
    let mut fields = form.fields();
    fields.push(offered);
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let from = format!("http://{}{week}", teacher.address);
    let ask = teacher.form(&form.action, &fields).with("Referer", &from);
    let given = teacher.must(&ask).expect(303);
    assert!(given.location().starts_with("/teach/week?"), "{given:?}");
    let back = teacher.get(given.location()).expect(200).text();
    assert!(
        back.contains("data-receipt"),
        "it is said, and taken back in one tap"
    );
    let grid = between(&back, "id=\"grid\"", "</table>").expect("a grid");
    assert!(grid.contains("Noor"), "{grid}");
    // Today never shows another day: its address leads to the week.
    let other = teacher.get("/teach?class=1&day=2026-11-25").expect(303);
    assert_eq!(other.location(), "/teach/week?class=1&day=2026-11-25");
}
