//! The children of a class as her table tells of them: one row of true facts each, in the order and with the filter of plain
//! links; who left, and the way back.

use crate::support::classes::since_monday;
use crate::support::classroom::{Classroom, MONDAY_AT_EIGHT, paste, submit};
use crate::support::html::Page;
use crate::support::people::{ROLES, Teacher};

const DAY: i64 = 24 * 60 * 60;

fn page(teacher: &mut Teacher, path: &str) -> Page {
    Page::read(&teacher.get(path).expect(200).text())
}

/// The numbers of the children whose rows are shown, in their order.
fn rows(teacher: &mut Teacher, asks: &str) -> Vec<String> {
    let html = teacher
        .get(&format!("/teach/children?{asks}"))
        .expect(200)
        .text();
    let rows = html.split("id=\"student-").skip(1);
    let numbers = rows.map(|row| row.split('"').next().unwrap_or_default().to_owned());
    numbers.collect()
}

/// The row of a child, as it is read.
fn row(teacher: &mut Teacher, student: &str) -> String {
    let html = teacher.get("/teach/children").expect(200).text();
    let at = format!("id=\"student-{student}\"");
    let row = html.split(&at).nth(1).expect("a row");
    let row = row.split("</tr>").next().expect("its end");
    Page::read(&format!("<table><tr {row}</tr></table>")).text
}

/// How many the chip of a filter says there are.
fn count(teacher: &mut Teacher, show: &str) -> usize {
    let page = page(teacher, "/teach/children");
    let chip = format!("show={show}&");
    let mut links = page.links.iter();
    let (_, text) = links
        .find(|(href, _)| href.replace("&amp;", "&").contains(&chip))
        .unwrap_or_else(|| panic!("no chip {show}: {:?}", page.links));
    let digits: String = text
        .chars()
        .rev()
        .skip_while(|letter| !letter.is_ascii_digit())
        .take_while(char::is_ascii_digit)
        .collect();
    let digits: String = digits.chars().rev().collect();
    digits.parse().expect("a number of children")
}

#[test]
fn each_child_has_one_row_of_facts_and_no_button() {
    let mut room = since_monday(5);
    let mut teacher = room.teacher();
    let voice = ("Strong voice", "End with the smell of the bread.");
    let met = room.student("Badan").id;
    let talk = teacher.holds_a_talk(room.class(), &mut room.student("Badan"), voice);
    let day = [("date", "2026-11-24")];
    teacher.in_talk(&talk, "check-back", &day).expect(303);
    // Three weeks later, of which nothing was written down.
    room.set_clock(MONDAY_AT_EIGHT + 21 * DAY);
    let mut teacher = room.teacher();
    let mut child = room.student("Badan");
    let step = child.page("/prep").form_to("/prep/next-steps/").unwrap();
    child.post(&step.action, &[("say", "not_yet")]).expect(303);
    for role in &ROLES[..3] {
        child.saves(role, "A goat.", 0);
    }
    let mut full = room.student("Balen");
    for role in ROLES {
        full.saves(role, "A clock.", 0);
    }
    let said = row(&mut teacher, &met);
    for fact in [
        "3/5",
        "15",
        "days ago",
        "End with the smell of the bread.",
        "Not yet",
    ] {
        assert!(said.contains(fact), "{fact}: {said}");
    }
    assert!(row(&mut teacher, &full.id).contains("No talk yet"));
    assert!(row(&mut teacher, &full.id).contains("5/5"));
    let all = page(&mut teacher, "/teach/children");
    let in_rows = |action: &str| action.contains("/roster/") || action.contains("/students/");
    let buttons = all.forms.iter().filter(|form| in_rows(&form.action));
    assert_eq!(buttons.count(), 0, "{:#?}", all.forms);
    assert_eq!(all.links_to("/teach/students/").len(), 10, "name and more");
    // Every filter has those, and as many as it says.
    let everyone = rows(&mut teacher, "");
    let only = |one: &str| vec![one.to_owned()];
    for (show, who) in [
        ("all", everyone.clone()),
        ("not_met", everyone.clone()),
        ("full_sheet", only(&full.id)),
        ("not_yet", only(&met)),
        ("look_in", only(&met)),
        ("left", vec![]),
    ] {
        assert_eq!(count(&mut teacher, show), who.len(), "{show}");
        assert_eq!(rows(&mut teacher, &format!("show={show}")), who, "{show}");
    }
    // Three children have never chosen pictures; the two who came in have.
    let without = rows(&mut teacher, "show=no_pictures");
    assert_eq!(without.len(), 3);
    assert!(!without.contains(&met) && !without.contains(&full.id));
    // A full sheet with a chair waits for nothing.
    let chair = room.wall().empty_chairs()[0].clone();
    teacher.give(&chair, &full.id).expect(303);
    assert_eq!(count(&mut teacher, "full_sheet"), 0);
}

#[test]
fn plain_links_sort_it_and_say_so() {
    let room = Classroom::with(4, "3", "60");
    let mut teacher = room.teacher();
    let names: Vec<String> = room.device().names().into_iter().map(|it| it.id).collect();
    let mut second = room.student("Balen");
    let voice = ("Strong voice", "Cut it.");
    teacher.holds_a_talk(room.class(), &mut second, voice);
    second.saves("piece", "A goat.", 0);
    assert_eq!(rows(&mut teacher, "by=name"), names);
    let turned: Vec<String> = names.iter().rev().cloned().collect();
    assert_eq!(rows(&mut teacher, "by=name&turned=true"), turned);
    assert_eq!(rows(&mut teacher, "by=sheet")[0], second.id);
    assert_eq!(rows(&mut teacher, "by=step")[0], second.id);
    assert_eq!(rows(&mut teacher, "by=how_it_goes")[0], second.id);
    // Who had no talk yet comes first.
    assert_eq!(rows(&mut teacher, "")[3], second.id);
    let head = |asks: &str| {
        let html = room.teacher().get(asks).expect(200).text();
        let heads = html.split("<th ").filter(|head| head.contains("aria-sort"));
        heads
            .map(|head| head.split("</th>").next().unwrap_or_default().to_owned())
            .collect::<Vec<_>>()
    };
    let by_talk = head("/teach/children");
    assert_eq!(by_talk.len(), 1, "{by_talk:?}");
    assert!(by_talk[0].contains("aria-sort=\"ascending\"") && by_talk[0].contains("by=last_talk"));
    // The heading of that column turns it round.
    assert!(by_talk[0].contains("turned=true"), "{by_talk:?}");
    let turned = head("/teach/children?turned=true");
    assert!(turned[0].contains("aria-sort=\"descending\"") && !turned[0].contains("turned=true"));
    // What nobody sorts by is kindly no page.
    assert_eq!(teacher.get("/teach/children?by=height").status, 400);
    assert_eq!(teacher.get("/teach/children?class=99").status, 404);
}

#[test]
fn who_left_is_found_read_about_and_put_back() {
    let room = Classroom::with(4, "3", "60");
    let mut teacher = room.teacher();
    let mut child = room.student("Badan");
    let id = child.id.clone();
    let voice = ("Strong voice", "Add the smell of rain.");
    let talk = teacher.holds_a_talk(room.class(), &mut child, voice);
    teacher.types(&talk, "remember", "Shy since the move.");
    // Taken out in two taps from the table, and nothing is asked.
    let more = page(&mut teacher, "/teach/children");
    let settings = format!("/teach/students/{id}/settings");
    assert!(more.links_to(&settings).len() == 1);
    let out = format!("/teach/classes/{}/roster/{id}/archive", room.class());
    let out = page(&mut teacher, &settings).form_to(&out).unwrap();
    let done = submit(&mut teacher, &out).expect(303);
    let place = done.location().to_owned();
    assert!(place.starts_with("/teach/children?class="), "{place}");
    let after = page(&mut teacher, &place);
    assert!(
        after.text.contains("is out of the class."),
        "{}",
        after.text
    );
    assert!(after.form_to("/teach/undo").is_some());
    assert_eq!(rows(&mut teacher, "").len(), 3);
    assert_eq!(rows(&mut teacher, "show=left"), std::slice::from_ref(&id));
    // Its story and its sheet are read; nothing of it can be changed but that it comes back.
    let story = page(&mut teacher, &format!("/teach/students/{id}"));
    for words in [
        "Shy since the move.",
        "Add the smell of rain.",
        "has left the class",
    ] {
        assert!(story.text.contains(words), "{words}: {}", story.text);
    }
    assert!(story.form_to("/teach/conferences").is_none());
    let sheet = story.links_to(&format!("/teach/students/{id}/sheet?sheet="));
    let sheet = page(&mut teacher, &sheet[0]);
    assert!(
        sheet.text.contains("Add the smell of rain. piece"),
        "{}",
        sheet.text
    );
    assert!(
        sheet
            .forms
            .iter()
            .all(|form| !form.action.contains("/students/"))
    );
    assert!(
        page(&mut teacher, &settings)
            .forms
            .iter()
            .all(|form| !form.has("given"))
    );
    let log = teacher.get(&format!("/teach/conferences/{talk}?with={id}"));
    assert_eq!(log.status, 200);
    let left = page(&mut teacher, "/teach/children?show=left");
    let back = left.form_to(&format!(
        "/teach/classes/{}/roster/{id}/put-back",
        room.class()
    ));
    submit(&mut teacher, &back.unwrap()).expect(303);
    assert_eq!(rows(&mut teacher, "").len(), 4);
    assert_eq!(rows(&mut teacher, "show=left"), Vec::<String>::new());
    let story = page(&mut teacher, &format!("/teach/students/{id}"));
    assert!(!story.text.contains("has left the class"));
}

#[test]
fn what_is_done_for_one_child_is_done_on_its_settings() {
    let room = Classroom::with(3, "3", "60");
    let mut teacher = room.teacher();
    let id = room.student("Badan").id;
    let settings = format!("/teach/students/{id}/settings");
    let of = |deed: &str| format!("/teach/classes/{}/roster/{id}/{deed}", room.class());
    for (deed, said) in [
        ("pictures", "will choose two new pictures"),
        ("card", "no longer works"),
        ("sign-out", "is signed out on every device"),
    ] {
        let form = page(&mut teacher, &settings).form_to(&of(deed)).unwrap();
        let done = submit(&mut teacher, &form).expect(303);
        let after = page(&mut teacher, done.location());
        assert!(after.text.contains(said), "{said}: {}", after.text);
    }
    let language = page(&mut teacher, &settings).form_with(&["language"]);
    let done = submit(&mut teacher, &language.fill("language", "es")).expect(303);
    let after = page(&mut teacher, done.location());
    assert!(after.text.contains("The language is saved."));
    let spanish = ("language".to_owned(), "es".to_owned());
    assert_eq!(after.form_with(&["language"]).fields(), [spanish]);
}

#[test]
fn the_list_is_a_receipt_that_tells_two_of_one_name_apart() {
    let room = Classroom::with(1, "3", "60");
    let mut teacher = room.teacher();
    let done = paste(&mut teacher, room.class(), "Maya Bo\nMaya Cole").expect(303);
    // No list brings such a name; somebody who types it may.
    let hostile = [("given", "Maya"), ("family", "<b>Ada & \"Bo\"</b>")];
    let bo = room
        .device()
        .names()
        .into_iter()
        .find(|it| it.name == "Maya B.")
        .expect("Bo");
    let settings = format!("/teach/students/{}/settings", bo.id);
    teacher.post(&settings, &hostile).expect(303);
    let html = teacher.get(done.location()).expect(200).text();
    assert!(!html.contains("<b>Ada"), "{html}");
    let list = Page::read(&html);
    assert!(list.text.contains("Maya Cole"), "{}", list.text);
    assert!(
        list.text.contains("Maya <b>Ada & \"Bo\"</b>"),
        "{}",
        list.text
    );
    let rows = list
        .forms
        .iter()
        .filter(|form| form.action.contains("/roster/"));
    let others = rows.filter(|form| !form.action.ends_with("/file"));
    assert_eq!(others.count(), 0, "no button in a row: {:#?}", list.forms);
    let table = teacher.get("/teach/children").expect(200).text();
    assert!(!table.contains("<b>Ada"), "{table}");
    let named = page(&mut teacher, "/teach/children").links_to("/teach/students/");
    assert_eq!(named.len(), 6);
}

#[test]
fn another_teachers_children_and_childrens_eyes_are_kept_out() {
    let room = Classroom::with(3, "3", "60");
    let mut child = room.student("Badan");
    for path in [
        "/teach/children".to_owned(),
        format!("/teach/children?class={}", room.class()),
        "/teach/children?show=left".to_owned(),
    ] {
        let status = child.get(&path).status;
        assert!(matches!(status, 303 | 403 | 421), "{path}: {status}");
    }
}

#[test]
fn a_need_is_a_chip_with_the_children_who_work_on_it() {
    let room = Classroom::with(6, "3", "60");
    let mut teacher = room.teacher();
    let mut works = |name: &str, tag: &str| {
        let id = room.student(name).id;
        let talk = teacher.talk_with(room.class(), &id);
        teacher.in_talk(&talk, "tags", &[("own", tag)]).expect(303);
        teacher.types(&talk, &format!("next_step:{id}"), "One line more.");
        teacher.in_talk(&talk, "finish", &[]).expect(303);
        id
    };
    let badan = works("Badan", "ending");
    let balen = works("Balen", "Maps");
    let bamir = works("Bamir", "Maps");
    let all = page(&mut teacher, "/teach/children");
    let chip = |words: &str| {
        let mut links = all.links.iter();
        let found =
            links.find(|(_, said)| said.replace(['\u{2068}', '\u{2069}'], "").contains(words));
        found
            .unwrap_or_else(|| panic!("no {words}: {:?}", all.links))
            .clone()
    };
    let (maps, said) = chip("Works on: Maps");
    assert!(said.contains('2'), "{said}");
    let shown = teacher.get(&maps).expect(200).text();
    for (id, is_there) in [(&badan, false), (&balen, true), (&bamir, true)] {
        assert_eq!(shown.contains(&format!("id=\"student-{id}\"")), is_there);
    }
    let (ending, _) = chip("Works on: ending");
    assert!(
        teacher
            .get(&ending)
            .text()
            .contains(&format!("id=\"student-{badan}\""))
    );
    // Who has reached the step works on it no more.
    let sheet = page(&mut teacher, &format!("/teach/students/{badan}/sheet"));
    let step = sheet
        .forms
        .iter()
        .find(|form| form.action.contains("/next-steps/"));
    let step = step.expect("its step").action.clone();
    teacher.post(&step, &[("do", "reached")]).expect(303);
    let all = page(&mut teacher, "/teach/children");
    assert!(!all.text.contains("ending"), "{}", all.text);
}

#[test]
fn when_a_child_is_out_of_the_room_is_set_on_its_own_settings() {
    let mut room = Classroom::with(6, "3", "60");
    let mut teacher = room.teacher();
    let id = room.student("Badan").id;
    let path = format!("/teach/students/{id}/settings");
    let form = page(&mut teacher, &path).form_with(&["weekday", "start", "from"]);
    assert!(
        !form
            .controls
            .iter()
            .any(|it| it.kind == "option" && it.name == "student")
    );
    let form = form.fill("weekday", "1").fill("start", "09:00");
    let mut fields = form.fields();
    fields.push(("do".to_owned(), "add".to_owned()));
    let send = |fields: &[(String, String)], teacher: &mut Teacher| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (&a[..], &b[..])).collect();
        teacher.post(&form.action, &fields)
    };
    let done = send(&fields, &mut teacher).expect(303);
    assert!(done.location().starts_with(&path), "{}", done.location());
    let mut bad = fields.clone();
    bad.retain(|(name, _)| name != "minutes");
    bad.push(("minutes".to_owned(), "x".to_owned()));
    let refused = send(&bad, &mut teacher).expect(409).text();
    assert!(
        refused.contains(&path),
        "it is said on the child's own page"
    );
    room.restart();
    let mut teacher = room.teacher();
    let shown = page(&mut teacher, &path);
    assert!(shown.text.contains("Monday"), "{}", shown.text);
    let chair = room.wall().empty_chairs()[0].clone();
    let tapped = room.wall().sign_up_by_script(&chair, &id, "away-1");
    assert_eq!(tapped.expect(409).json()["refusal"], "away");
    let remove = shown
        .forms
        .iter()
        .find(|form| form.has("start") && !form.has("minutes"));
    let remove = remove.expect("a way to take it off");
    submit(&mut teacher, remove).expect(303);
    assert!(!page(&mut teacher, &path).text.contains("Monday, 9:00"));
}
