//! The teacher changes when there are chairs while children have some: no two talks meet, and she is told what fits.

use rusqlite::Connection;

use crate::support::classes::submit_what_fits;
use crate::support::classroom::{Classroom, submit, whole_database};
use crate::support::html::Page;
use crate::support::http::Answer;

fn calendar(room: &Classroom) -> String {
    format!("/teach/classes/{}/calendar", room.class())
}

/// Saves the timetable with these fields as they are typed, and all others as they were.
#[track_caller]
fn saves(room: &Classroom, fields: &[(&str, &str)]) -> Answer {
    let mut teacher = room.teacher();
    let page = Page::read(&teacher.get(&calendar(room)).expect(200).text());
    let form = page.form_with(&["day", "start", "minutes", "chairs"]);
    let filled = fields
        .iter()
        .fold(form, |form, (name, value)| form.fill(name, value));
    submit_what_fits(&mut teacher, &filled)
}

/// The chair of a day that begins then, in place of another one's time.
fn at(chair: &str, start: &str) -> String {
    let parts: Vec<&str> = chair.split('-').collect();
    format!("{}-{start}-1", parts[..4].join("-"))
}

fn nobody_talks_while_another_does(room: &mut Classroom) {
    room.stop();
    let db: Connection = whole_database(&room.database());
    let sql = "SELECT count(*) FROM sign_up one JOIN sign_up other ON one.class = other.class AND one.date = other.date
        AND one.start < other.start AND unixepoch(other.start) < unixepoch(one.start) + 60 * one.minutes
        WHERE one.state IN ('booked','called','talking') AND other.state IN ('booked','called','talking')";
    let met: i64 = db.query_row(sql, [], |row| row.get(0)).unwrap();
    assert_eq!(met, 0, "two talks at one time");
    drop(db);
    room.start();
}

#[test]
fn shorter_chairs_leave_a_longer_talk_its_time() {
    let mut room = Classroom::with(6, "2", "90");
    saves(&room, &[("chair_minutes", "20"), ("padding", "0")]).expect(303);
    let (mut wall, mut teacher) = (room.wall(), room.teacher());
    let chairs = wall.empty_chairs();
    let names = wall.names(&chairs[0]);
    // One child takes a chair, and the teacher gives one of the next day to another.
    wall.sign_up(&chairs[0], &names[0].id).expect(303);
    let tuesday = wall.all_empty_chairs();
    let tuesday = tuesday.iter().find(|it| it.contains("2026-11-24")).unwrap();
    teacher.give(tuesday, &names[1].id).expect(303);
    saves(&room, &[("chairs", "6"), ("chair_minutes", "5")]).expect(303);
    for held in [&chairs[0], tuesday] {
        let day = &held[2..12];
        let page = wall.get(&format!("/board/days/{day}")).expect(200).text();
        for start in ["0915", "0920", "0925"] {
            let inside = at(held, start);
            assert!(
                !page.contains(&format!("chair-{inside}")),
                "{inside}: {page}"
            );
            // An address from before, a script, and the teacher herself are refused, and kindly.
            let refused = wall
                .sign_up_by_script(&inside, &names[2].id, &inside)
                .expect(409);
            assert_eq!(refused.json()["refusal"], "chair_taken", "{inside}");
            let fields = [
                ("chair", inside.as_str()),
                ("student", &names[2].id),
                ("from", "teach"),
            ];
            teacher.post("/board/sign-ups", &fields).expect(409);
        }
        let after = at(held, "0930");
        assert!(page.contains(&format!("chair-{after}")), "{page}");
    }
    wall.sign_up(&at(&chairs[0], "0930"), &names[2].id)
        .expect(303);
    // Another beginning, another number and longer chairs over the short one: asked, or left out, never laid over.
    for fields in [
        &[("first_after", "5")][..],
        &[("chairs", "12"), ("padding", "3")],
        &[("chair_minutes", "30"), ("chairs", "2")],
        &[("start", "09:05")],
    ] {
        let answer = saves(&room, fields);
        assert!(
            matches!(answer.status, 303 | 409),
            "{} {fields:?}",
            answer.status
        );
        if answer.status == 409 {
            let page = Page::read(&answer.text());
            assert!(
                page.text.contains("These chairs would no longer fit"),
                "{}",
                page.text
            );
            let form = page.form_with(&["day", "start", "minutes", "chairs"]);
            let mut sent = form.fields();
            sent.push(("carry".to_owned(), "true".to_owned()));
            let sent: Vec<(&str, &str)> = sent.iter().map(|(a, b)| (&a[..], &b[..])).collect();
            room.teacher().post(&calendar(&room), &sent).expect(303);
        }
        for chair in room.wall().all_empty_chairs().iter().take(4) {
            let free = room.wall().names(chair);
            if let Some(child) = free.first() {
                let answer = room.wall().sign_up(chair, &child.id);
                assert!(matches!(answer.status, 303 | 409), "{}", answer.status);
            }
        }
        nobody_talks_while_another_does(&mut room);
    }
}

#[test]
fn saving_the_days_says_so_and_how_many_chairs_fit() {
    let room = Classroom::with(6, "3", "60");
    let mut teacher = room.teacher();
    let saved = saves(&room, &[("chairs", "4")]);
    assert!(
        saved
            .location()
            .starts_with(&format!("{}?done=", calendar(&room)))
    );
    let page = Page::read(&teacher.follow(saved.expect(303)).expect(200).text());
    assert!(page.text.contains("The days are saved."), "{}", page.text);
    assert!(!page.text.contains("chairs fit in"), "{}", page.text);
    // Nine chairs of ten minutes in 45: seen before it is saved.
    let form = page.form_with(&["day", "start", "minutes", "chairs"]);
    let form = form
        .fill("chairs", "9")
        .fill("chair_minutes", "10")
        .fill("minutes", "45");
    let look = form
        .buttons
        .iter()
        .find(|button| button.text == "See the chairs first");
    assert!(look.is_some(), "{:?}", form.buttons);
    let typed = form.fields();
    let query = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(&typed)
        .finish();
    let look = teacher
        .get(&format!("{}?{query}", calendar(&room)))
        .expect(200)
        .text();
    let look = Page::read(&look);
    let fits = "2 of 9 chairs fit in 45 minutes . To fit more, make writing longer";
    let words = look.text.replace(" .", ".");
    assert!(words.contains(&fits.replace(" .", ".")), "{words}");
    assert!(
        !look.text.contains("The days are saved."),
        "looking saves nothing"
    );
    let still = Page::read(&teacher.get(&calendar(&room)).expect(200).text());
    let still = still.form_with(&["day", "start", "minutes", "chairs"]);
    assert_eq!(still.value("chairs"), Some("4"));
    // The ordinary tap says so as well, before anything is saved, and offers what fits.
    let refused = teacher.post(&calendar(&room), &pairs(&typed)).expect(409);
    let refused = Page::read(&refused.text());
    assert!(
        refused.text.contains("Nothing is saved yet") && refused.text.contains("9:22"),
        "{}",
        refused.text
    );
    assert_eq!(
        offers(&refused),
        ["Save with 2 chairs a day"],
        "four minutes are the least"
    );
    let still = Page::read(&teacher.get(&calendar(&room)).expect(200).text());
    let still = still.form_with(&["day", "start", "minutes", "chairs"]);
    assert_eq!(still.value("chairs"), Some("4"), "nothing is saved by it");
    let saved = submit(
        &mut teacher,
        &refused.form_with(&["day", "start", "minutes", "chairs"]),
    );
    let page = Page::read(&teacher.follow(saved.expect(303)).expect(200).text());
    let form = page.form_with(&["day", "start", "minutes", "chairs"]);
    assert!(page.text.contains("The days are saved."), "{}", page.text);
    assert_eq!(
        form.value("chairs"),
        Some("2"),
        "what is saved is what fits"
    );
}

#[test]
fn shorter_talks_are_offered_where_all_chairs_fit_by_them() {
    let room = Classroom::with(6, "2", "45");
    let mut teacher = room.teacher();
    saves(&room, &[("chair_minutes", "10")]).expect(303);
    let page = Page::read(&teacher.get(&calendar(&room)).expect(200).text());
    let form = page.form_with(&["day", "start", "minutes", "chairs"]);
    let four = form.fill("chairs", "4").fields();
    let refused = teacher.post(&calendar(&room), &pairs(&four)).expect(409);
    let refused = Page::read(&refused.text());
    assert_eq!(offers(&refused).len(), 2);
    let mut shorter = four.clone();
    shorter.push(("fit".to_owned(), "shorter".to_owned()));
    let saved = teacher.post(&calendar(&room), &pairs(&shorter)).expect(303);
    let page = Page::read(&teacher.follow(saved).expect(200).text());
    let form = page.form_with(&["day", "start", "minutes", "chairs"]);
    assert_eq!(form.value("chairs"), Some("4"));
    assert_eq!(form.value("chair_minutes"), Some("6"));
}

fn pairs(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    let pairs = fields.iter();
    pairs.map(|(name, value)| (&name[..], &value[..])).collect()
}

/// What a page offers instead of chairs that do not fit.
fn offers(page: &Page) -> Vec<String> {
    let buttons = page.forms.iter().flat_map(|form| &form.buttons);
    let fits = buttons.filter(|it| it.field.as_ref().is_some_and(|(name, _)| name == "fit"));
    fits.map(|it| {
        it.text
            .replace(['\u{2068}', '\u{2069}'], "")
            .trim()
            .to_owned()
    })
    .collect()
}

#[test]
fn the_rules_show_what_fits_before_they_are_saved() {
    let room = Classroom::with(6, "3", "60");
    let mut teacher = room.teacher();
    let path = format!("/teach/classes/{}/rules", room.class());
    let page = Page::read(&teacher.get(&path).expect(200).text());
    let form = page
        .form_with(&["chairs", "talks_a_week"])
        .fill("chairs", "12");
    let refused = submit(&mut teacher, &form).expect(409);
    let refused = Page::read(&refused.text());
    assert!(!offers(&refused).is_empty(), "{}", refused.text);
    let form = refused.form_with(&["chairs", "talks_a_week"]);
    submit(&mut teacher, &form).expect(303);
    let page = Page::read(&teacher.get(&path).expect(200).text());
    let saved = page.form_with(&["chairs", "talks_a_week"]);
    assert_eq!(saved.value("chairs"), Some("5"));
}
