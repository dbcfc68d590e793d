//! No page holds words of its own: the whole box is walked in a language whose every message stands between ⟦ and ⟧, and no
//! letter is found outside them. The people here have names without letters.

use std::time::Duration;

use chair::http::route::Verb;
use chair::i18n::Translations;
use chair::settings::Limits;

use crate::support::classroom::{MONDAY_AT_EIGHT, ZONE, let_all_in, pair, paste, submit};
use crate::support::html::Page;
use crate::support::http::{Answer, Client};
use crate::support::in_process::InProcess;
use crate::support::people::{Device, PASSPHRASE, PICTURES, Teacher};
use crate::support::sitemap::filled;

/// Everything that a page says or shows, element by element and attribute by attribute, without what is no word of ours.
fn said(html: &str) -> Vec<String> {
    let mut plain = html.to_owned();
    // Names of zones are the world's, addresses and codes are nobody's language.
    for (mark, end) in [
        (" translate=\"no\"", "</option>"),
        (" class=\"address\"", "</"),
        (" class=\"number letters\"", "</"),
        (" id=\"recovery-code\"", "</p>"),
    ] {
        while let Some(at) = plain.find(mark) {
            let rest = &plain[at..];
            let open = at + rest.find('>').unwrap() + 1;
            let close = at + rest.find(end).unwrap();
            plain.replace_range(open..close, "");
            plain.replace_range(at..at + mark.len(), "");
        }
    }
    let page = Page::read(&plain);
    let mut said = vec![page.title.clone(), page.text.clone()];
    for (_, with) in &page.tags {
        for name in [
            "aria-label",
            "title",
            "alt",
            "placeholder",
            "data-said",
            "data-since",
            "data-lost",
        ] {
            said.extend(with.get(name).cloned());
        }
    }
    for button in page.forms.iter().flat_map(|form| &form.buttons) {
        said.push(button.text.clone());
    }
    said
}

/// The runs of letters outside the brackets.
fn literals(text: &str) -> Vec<String> {
    let (mut depth, mut outside) = (0, String::new());
    for letter in text.chars() {
        match letter {
            '⟦' => depth += 1,
            '⟧' => depth -= 1,
            _ if depth > 0 => {}
            letter if letter.is_alphabetic() => outside.push(letter),
            _ => outside.push(' '),
        }
    }
    outside.split_whitespace().map(str::to_owned).collect()
}

/// Looks at one answer and gives it on.
#[track_caller]
fn look(answer: Answer, status: u16, what: &str) -> Answer {
    let answer = answer.expect(status);
    let text = answer.text();
    let found: Vec<String> = said(&text).iter().flat_map(|text| literals(text)).collect();
    assert!(found.is_empty(), "{what} says {found:?} by itself: {text}");
    answer
}

#[track_caller]
fn fill(client: &mut Client, path: &str, fields: &[(&str, &str)]) -> Answer {
    let page = Page::read(&look(client.get(path), 200, path).text());
    let names: Vec<&str> = fields.iter().map(|(name, _)| *name).collect();
    let form = fields
        .iter()
        .fold(page.form_with(&names), |form, (name, value)| {
            form.fill(name, value)
        });
    submit(client, &form)
}

fn limits() -> Limits {
    Limits {
        between_tries: Duration::ZERO,
        ..Limits::default()
    }
}

/// Claims the box and sets its clock to a week that lies before it, whatever day it is here.
fn claim(inside: &InProcess, language: &str) -> Client {
    let mut teacher = inside.stranger(language);
    let claim = |teacher: &mut Client, code: &str, name: &str, passphrase: &str| {
        let fields = [("code", code), ("name", name), ("passphrase", passphrase)];
        fill(teacher, "/claim", &fields)
    };
    look(
        claim(&mut teacher, "0", "🦦", PASSPHRASE),
        409,
        "a wrong code",
    );
    look(
        claim(&mut teacher, "0", "\u{202e}", "1234567890"),
        409,
        "a poor form",
    );
    let code = inside.app.claim.now();
    claim(&mut teacher, &code, "🦦", PASSPHRASE).expect(303);
    Teacher(teacher.clone()).set_clock(MONDAY_AT_EIGHT);
    look(teacher.get("/teach/recovery"), 200, "the recovery code");
    teacher.post("/teach/recovery/done", &[]).expect(303);
    look(teacher.get("/teach/recovery"), 200, "the recovery page");
    let wrong = teacher.post("/teach/recovery", &[("passphrase", "1")]);
    look(wrong, 409, "a wrong passphrase");
    teacher
}

/// Claims the box and makes a class with six children and a wall, looking at every page on the way.
fn set_up(inside: &InProcess, language: &str) -> (Client, Client, String) {
    let mut teacher = claim(inside, language);
    let poor = [("name", ""), ("zone", "nowhere")];
    look(teacher.post("/teach/classes", &poor), 409, "a poor class");
    let fields = [("name", "12"), ("language", language), ("zone", ZONE)];
    let made = fill(&mut teacher, "/teach/classes", &fields).expect(303);
    let class = made.location().split('/').nth(3).unwrap().to_owned();
    let bad = paste(&mut teacher, &class, "// 🐸\n");
    look(bad, 409, "a list that cannot be kept");
    look(paste(&mut teacher, &class, "  "), 409, "an empty list");
    paste(&mut teacher, &class, "🐸\n🐵\n🐻\n🦊\n🐨\n🐼\n🐯").expect(303);
    look(
        teacher.get(&format!("/teach/classes/{class}/roster?added=7")),
        200,
        "the roll",
    );
    let path = format!("/teach/classes/{class}/calendar");
    for (name, value) in [
        ("minutes", "x"),
        ("minutes", "11"),
        ("chairs", "99"),
        ("start", "23:50"),
    ] {
        look(
            fill(&mut teacher, &path, &[(name, value)]),
            409,
            "a poor timetable",
        );
    }
    // Writing every day, so that the board has chairs whatever day it is here.
    let every_day = Page::read(&teacher.get(&path).text())
        .form_with(&["day", "start"])
        .tick_all("day")
        .fill("start", "09:00")
        .fill("minutes", "60");
    submit(&mut teacher, &every_day).expect(303);
    let off = format!("/teach/classes/{class}/no-school");
    let range = [("first", "2026-11-25"), ("last", "2026-11-24")];
    look(
        teacher.post(&off, &range),
        409,
        "days that are not in a row",
    );
    teacher
        .post(&off, &[("first", "2099-01-05"), ("choice", "keep")])
        .expect(303);
    look(teacher.get(&path), 200, &path);
    let mut wall = inside.stranger(language);
    look(wall.get("/wall"), 200, "/wall");
    pair(&mut wall, &mut teacher, &class);
    (teacher, wall, class)
}

/// The wall with everything that can stand on it, and the teacher's page of each chair.
fn walk_the_board(teacher: &mut Client, wall: &mut Client, class: &str) {
    for path in ["/trust", "/trust/listeners", "/teach/doctor"] {
        look(teacher.get(path), 200, path);
    }
    let board = look(wall.get("/board"), 200, "/board").text();
    let days = Page::read(&board).links_to("/board/days/");
    let mut chairs = Vec::new();
    for day in &days {
        let page = Page::read(&look(wall.get(day), 200, day).text());
        chairs.extend(page.links_to("/board/chairs/"));
    }
    let ids: Vec<String> = chairs
        .iter()
        .map(|chair| chair["/board/chairs/".len()..].to_owned())
        .collect();
    let names = Page::read(&look(wall.get(&chairs[0]), 200, "the names").text());
    let children: Vec<String> = names.forms[0]
        .buttons
        .iter()
        .filter_map(|button| button.field.clone().map(|(_, id)| id))
        .collect();
    let tap = |wall: &mut Client, chair: &str, child: &str| {
        wall.post("/board/sign-ups", &[("chair", chair), ("student", child)])
    };
    let saved = tap(wall, &ids[0], &children[0]).expect(303);
    let page = Page::read(&look(wall.follow(saved), 200, "a saved chair").text());
    look(
        tap(wall, &ids[0], &children[1]),
        409,
        "a chair that is taken",
    );
    look(tap(wall, &ids[1], &children[0]), 409, "a second chair");
    look(wall.get("/board/saved"), 200, "who has a chair");
    let undone = submit(wall, &page.form_to("/board/sign-ups/").unwrap()).expect(303);
    look(wall.follow(undone), 200, "a chair given back");
    for (at, state) in [(2, "done"), (3, "missed"), (4, "absent")] {
        tap(wall, &ids[at], &children[at]).expect(303);
        let mut desk = Teacher(teacher.clone());
        desk.press(&ids[at], "state", Some(("state", state)))
            .expect(303);
    }
    look(
        tap(wall, &ids[10], &children[2]),
        409,
        "a second talk in a week, or none",
    );
    tap(wall, &ids[5], &children[5]).expect(303);
    teacher
        .post(&format!("/board/chairs/{}/close", ids[6]), &[])
        .expect(303);
    look(tap(wall, &ids[6], &children[6]), 409, "a closed chair");
    let held = [("from", "teach")];
    let refused = teacher.post(&format!("/board/chairs/{}/close", ids[5]), &held);
    look(refused, 409, "the teacher's page with a refusal");
    for day in &days {
        look(wall.get(day), 200, day);
        let date = &day["/board/days/".len()..];
        look(
            teacher.get(&format!("/teach/week?class={class}&day={date}")),
            200,
            date,
        );
    }
    for id in &ids[..8] {
        look(teacher.get(&format!("/teach/chairs/{id}")), 200, id);
    }
}

/// A child's way in with all that can be said there, a device with nobody on it, and a child signed in.
fn children(
    inside: &InProcess,
    language: &str,
    teacher: &mut Client,
    class: &str,
) -> (Client, Client) {
    let mut device = Device(inside.stranger(language));
    device.post("/room", &[]).expect(303);
    look(device.get("/room"), 200, "a device that waits");
    look(teacher.get("/teach/devices"), 200, "it waits there too");
    let_all_in(teacher);
    let wrong = device.clone().post("/room", &[("code", "BBBB")]);
    look(wrong, 409, "the wrong letters");
    let who = device.names()[0].clone();
    let knock = format!("/door/student/{}", who.id);
    look(device.get(&knock), 200, "a name without pictures");
    let first_day = [("class", class), ("do", "start")];
    teacher.post("/teach/first-day", &first_day).expect(303);
    look(device.get(&knock), 200, "pictures to choose");
    let mut child = Device(device.0.clone());
    let chosen = child.tap(&who.id, PICTURES).expect(303);
    look(child.follow(chosen), 200, "the two pictures");
    look(device.tap(&who.id, "cup,cup"), 409, "wrong pictures");
    let card = [("card", "1-2")];
    look(device.post("/door/student", &card), 409, "an old card");
    let mut asks = device.0.clone();
    let asked = asks.post("/door/ask", &[("student", &who.id)]).expect(303);
    look(asks.follow(asked), 200, "a child who asks");
    look(teacher.get("/teach/devices"), 200, "her page of devices");
    look(child.get("/board"), 200, "the child's own board");
    (device.0, child.0)
}

/// Addresses whose answers nobody reads.
const NO_PAGES: [&str; 7] = [
    "/live",
    "/health",
    "/metrics",
    "/kiosk/{file}",
    "/wall/size.css",
    "/unsent",
    "/teach/classes/{class}/template/file",
];

fn walk(language: &str) {
    let inside = InProcess::open(limits(), Translations::pseudo());
    let mut first = inside.stranger(language);
    look(
        first.get("/claim?language=es"),
        200,
        "the claim in another language",
    );
    look(first.get("/nothing"), 404, "before the claim");
    let (mut teacher, mut wall, class) = set_up(&inside, language);
    walk_the_board(&mut teacher, &mut wall, &class);
    let mut stranger = inside.stranger(language);
    let (mut device, mut child) = children(&inside, language, &mut teacher, &class);
    for row in chair::pages::routes() {
        let drawn = !NO_PAGES.contains(&row.address);
        if row.verb != Verb::Get || !drawn {
            continue;
        }
        let path = filled(row.address, |name, _| match name {
            "day" => "2026-11-23".to_owned(),
            _ => class.clone(),
        });
        for client in [
            &mut stranger,
            &mut wall,
            &mut teacher,
            &mut device,
            &mut child,
        ] {
            let answer = client.get(&path);
            let status = answer.status;
            look(answer, status, &path);
        }
    }
    let fields = [("name", "🦦"), ("passphrase", "1")];
    look(
        fill(&mut stranger, "/door/teacher", &fields),
        409,
        "a wrong sign-in",
    );
    let fields = [("code", "1"), ("passphrase", PASSPHRASE)];
    look(
        fill(&mut stranger, "/door/recovery", &fields),
        409,
        "a wrong recovery code",
    );
    look(teacher.post("/teach/clock", &[]), 409, "no time at all");
    look(
        teacher.post("/teach/walls", &[("number", "5"), ("class", &class)]),
        409,
        "no such wall",
    );
    look(
        stranger.post("/wall", &[("x", &"y".repeat(5000))]),
        413,
        "too large",
    );
    look(wall.post("/board/sign-ups", &[]), 400, "half a form");
    for client in [
        &mut stranger,
        &mut wall,
        &mut teacher,
        &mut device,
        &mut child,
    ] {
        let put = client.ask("PUT", "/board");
        look(client.must(&put), 405, "a wrong method");
        look(client.get("/nothing"), 404, "a page that is not there");
        let form = client.form("/door/leave", &[]).with("Origin", "null");
        look(client.must(&form), 403, "a foreign form");
    }
}

#[test]
fn no_page_holds_english_words_of_its_own() {
    walk("en");
}

#[test]
fn no_page_holds_spanish_words_of_its_own() {
    walk("es");
}

#[test]
fn no_page_holds_arabic_words_of_its_own() {
    walk("ar");
}

#[cfg(test)]
mod can_fail {
    use super::*;

    #[test]
    fn a_word_outside_the_brackets_is_found() {
        let found = |html: &str| -> Vec<String> {
            said(html).iter().flat_map(|text| literals(text)).collect()
        };
        assert_eq!(found("<p>⟦Tap <bdi>Ada</bdi>⟧ now 9:10</p>"), ["now"]);
        assert_eq!(found("<a aria-label=\"Back\">⟦⟦Zurück⟧ x⟧</a>"), ["Back"]);
        assert_eq!(found("<title>Chair</title>"), ["Chair"]);
        assert!(found("<option value=a translate=\"no\">Europe/Paris</option>").is_empty());
        assert!(found("<p class=\"address\" dir=\"ltr\">http://box/</p>").is_empty());
    }
}
