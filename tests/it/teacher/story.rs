//! What the teacher finds again of a child: every talk with all that was written in it, on one page, and nobody else's.

use crate::support::classroom::{Classroom, MONDAY_AT_EIGHT, submit};
use crate::support::conference::talk_of;
use crate::support::html::Page;
use crate::support::people::Teacher;

const DAY: i64 = 24 * 60 * 60;

fn story(teacher: &mut Teacher, student: &str) -> Page {
    let path = format!("/teach/students/{student}");
    Page::read(&teacher.get(&path).expect(200).text())
}

/// A class where one child had two talks, a look in and a word about its step, and another had a talk of its own; the box
/// was off since.
struct Told {
    room: Classroom,
    /// The child with two talks, and how it is called.
    id: String,
    name: String,
    first: String,
    second: String,
    /// The other child.
    other: String,
}

fn told() -> Told {
    let mut room = Classroom::with(6, "3", "60");
    let mut teacher = room.teacher();
    let mut child = room.student("Badan");
    let (id, name) = (child.id.clone(), room.device().named("Badan").name);
    let none = story(&mut teacher, &id).text;
    assert!(none.contains("No talks yet."), "{none}");
    let voice = ("Strong voice", "Add the smell of rain.");
    let first = teacher.holds_a_talk(room.class(), &mut room.student("Badan"), voice);
    for (line, words) in [
        ("praised", "The goat ate the clock."),
        ("teaching", "A story may begin in the middle."),
        ("home", "Ask about the goat."),
        ("teacher_well", "I waited."),
        ("teacher_tweak", "Ask less."),
        ("remember", "Shy since the move."),
        (&format!("thanks:{id}"), "You led it well."),
    ] {
        teacher.types(&first, line, words);
    }
    let other = room.student("Balen").id;
    let risk = ("Took a risk", "Ask the cat.");
    teacher.holds_a_talk(room.class(), &mut room.student("Balen"), risk);
    room.set_clock(MONDAY_AT_EIGHT + DAY);
    let whom = [("class", room.class()), ("student", &*id)];
    teacher.post("/teach/looked-in", &whom).expect(303);
    let step = child.page("/prep").form_to("/prep/next-steps/").unwrap();
    let said = [("say", "getting_there")];
    child.post(&step.action, &said).expect(303);
    room.set_clock(MONDAY_AT_EIGHT + 2 * DAY);
    let order = ("Clear order", "Cut the first page.");
    let second = teacher.holds_a_talk(room.class(), &mut room.student("Badan"), order);
    room.restart();
    Told {
        room,
        id,
        name,
        first,
        second,
        other,
    }
}

#[test]
fn she_reads_again_what_she_and_the_child_said() {
    let told = told();
    let page = story(&mut told.room.teacher(), &told.id);
    assert_eq!(page.h1, [told.name.as_str()]);
    for words in [
        "Strong voice",
        "The goat ate the clock.",
        "I like how it ends.",
        "A story may begin in the middle.",
        "Ask about the goat.",
        "You led it well.",
        "I waited.",
        "Ask less.",
        "Shy since the move.",
        "Add the smell of rain.",
        "Getting there",
        "You looked in",
        "Clear order",
        "Cut the first page.",
        "2 talks",
    ] {
        assert!(page.text.contains(words), "{words}: {}", page.text);
    }
    for others in ["Took a risk", "Ask the cat."] {
        assert!(!page.text.contains(others), "{}", page.text);
    }
    // The newest first.
    let talks = page.links_to("/teach/conferences/");
    let of = |talk: &str| format!("/teach/conferences/{talk}?with={}", told.id);
    assert_eq!(talks, [of(&told.second), of(&told.first)]);
}

#[test]
fn a_talk_of_the_story_opens_and_is_changed_and_its_sheet_is_a_tap_away() {
    let told = told();
    let (mut teacher, id) = (told.room.teacher(), &told.id);
    let talk = format!("{}?with={id}", told.first);
    teacher.types(&talk, "teaching", "Begin where it is loud.");
    let page = story(&mut teacher, id);
    let text = &page.text;
    assert!(text.contains("Begin where it is loud."), "{text}");
    let (now, before) = text
        .split_once("What it said before")
        .expect("what it said before");
    assert!(!now.contains("A story may begin in the middle."), "{text}");
    for said in ["Before, on Monday", "A story may begin in the middle."] {
        assert!(before.contains(said), "{said}: {before}");
    }
    let sheets = page.links_to(&format!("/teach/students/{id}/sheet?sheet="));
    let sheet = teacher.get(&sheets[1]).expect(200).text();
    assert!(sheet.contains("Add the smell of rain. piece"), "{sheet}");
    // The ways here: from the class list, and from the sheet.
    let here = format!("/teach/students/{id}");
    let class_list = format!("/teach/children?class={}", told.room.class());
    for from in [&class_list, &sheets[0]] {
        let page = Page::read(&teacher.get(from).expect(200).text());
        assert!(page.links_to(&here).contains(&here), "{from}");
    }
}

#[test]
fn a_story_is_the_teachers_alone() {
    let told = told();
    let path = format!("/teach/students/{}", told.id);
    let room = &told.room;
    for status in [
        room.student("Badan").get(&path).status,
        room.student("Balen").get(&path).status,
        room.wall().get(&path).status,
        room.device().get(&path).status,
        room.stranger().get(&path).status,
    ] {
        assert!(matches!(status, 303 | 403 | 421), "{status}");
    }
    let mut teacher = room.teacher();
    let text = story(&mut teacher, &told.other).text;
    let hers = text.contains("Ask the cat.") && !text.contains("goat");
    assert!(hers, "{text}");
    for nobody in ["/teach/students/77", "/teach/students/x"] {
        teacher.get(nobody).expect(404);
    }
    teacher.get(&format!("{path}?before=soon")).expect(400);
}

#[test]
fn earlier_terms_stand_on_pages_of_their_own() {
    let room = Classroom::with(6, "3", "60");
    let mut teacher = room.teacher();
    let id = room.student("Badan").id;
    let mut talks = Vec::new();
    for (week, step) in [(0, "Long ago."), (20, "Then."), (26, "Now.")] {
        room.teacher().set_clock(MONDAY_AT_EIGHT + week * 7 * DAY);
        talks.push(teacher.holds_a_talk(
            room.class(),
            &mut room.student("Badan"),
            ("Strong voice", step),
        ));
    }
    let page = story(&mut teacher, &id);
    let shown = |page: &Page| {
        let links = page.links_to("/teach/conferences/").into_iter();
        links.map(|link| talk_of_link(&link)).collect::<Vec<_>>()
    };
    assert_eq!(shown(&page), [talks[2].clone(), talks[1].clone()]);
    let earlier = page.links_to(&format!("/teach/students/{id}?before="));
    let before = Page::read(&teacher.get(&earlier[0]).expect(200).text());
    assert_eq!(shown(&before), [talks[0].clone()]);
    assert!(
        before
            .links_to(&format!("/teach/students/{id}?before="))
            .is_empty()
    );
}

fn talk_of_link(link: &str) -> String {
    let number = link.trim_start_matches("/teach/conferences/");
    number.split('?').next().unwrap().to_owned()
}

#[test]
fn a_group_a_missed_chair_and_hostile_words_are_told_as_they_were() {
    let room = Classroom::with(6, "3", "60");
    let (mut wall, mut teacher) = (room.wall(), room.teacher());
    let chairs = wall.all_empty_chairs();
    let children = wall.names(&chairs[0]);
    let mut fields = teacher
        .chair(&chairs[0])
        .form_to("/board/groups")
        .unwrap()
        .fields();
    fields.extend(
        children[..2]
            .iter()
            .map(|it| ("student".to_owned(), it.id.clone())),
    );
    let fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (&a[..], &b[..])).collect();
    teacher.post("/board/groups", &fields).expect(303);
    let begun = teacher.post(
        "/teach/conferences",
        &[("class", room.class()), ("student", &children[0].id)],
    );
    let talk = talk_of(&begun.expect(303));
    teacher.types(&talk, "teaching", "<b>Show</b> & \"tell\"");
    teacher.in_talk(&talk, "finish", &[]).expect(303);
    wall.sign_up(&chairs[2], &children[2].id).expect(303);
    let absent = Some(("state", "absent"));
    teacher.press(&chairs[2], "state", absent).expect(303);
    let mine = teacher
        .get(&format!("/teach/students/{}", children[0].id))
        .expect(200)
        .text();
    assert!(
        mine.contains("&lt;b&gt;Show&lt;/b&gt;") && !mine.contains("<b>Show"),
        "{mine}"
    );
    let mine = Page::read(&mine).text;
    assert!(
        mine.contains("In a group") && mine.contains(&children[1].name),
        "{mine}"
    );
    let absent = story(&mut teacher, &children[2].id).text;
    assert!(absent.contains("Absent"), "{absent}");
    // Whose chair was not kept has no talk, and nothing says so.
    let nothing = story(&mut teacher, &children[3].id).text;
    assert!(
        !nothing.contains("Absent") && nothing.contains("No talks yet."),
        "{nothing}"
    );
}

#[test]
fn a_name_is_put_right_and_the_child_stays_the_same() {
    let mut told = told();
    let (id, path) = (
        told.id.clone(),
        format!("/teach/students/{}/settings", told.id),
    );
    let mut teacher = told.room.teacher();
    let page = Page::read(&teacher.get(&path).expect(200).text());
    let form = page.form_with(&["given", "family"]);
    let fill = |given: &str, family: &str| {
        let form = form.clone().fill("given", given);
        form.fill("family", family)
    };
    for (given, family) in [("", ""), ("  ", "Brook"), (&*"a".repeat(41), "")] {
        let refused = submit(&mut teacher, &fill(given, family))
            .expect(409)
            .text();
        assert!(
            refused.contains("aria-invalid=\"true\"") && refused.contains(family),
            "{refused}"
        );
    }
    submit(&mut teacher, &fill("Zoë", "<b>Brook")).expect(303);
    told.room.restart();
    let mut teacher = told.room.teacher();
    let page = story(&mut teacher, &id);
    assert_eq!(page.h1, ["Zoë"]);
    assert!(page.text.contains("Shy since the move."), "{}", page.text);
    let names = told.room.device().names();
    assert!(names.iter().any(|it| it.name == "Zoë" && it.id == id));
    assert!(names.iter().all(|it| it.name != told.name));
    // Her own pictures still let her in.
    let home = told.room.student("Zoë").page("/prep/talks").text;
    assert!(home.contains("Cut the first page."), "{home}");
    // A second one of that name is told apart, and nobody else may rename.
    let other = format!("/teach/students/{}/settings", told.other);
    let same = [("given", "Zoë"), ("family", "Cliff")];
    teacher.post(&other, &same).expect(303);
    assert!(story(&mut teacher, &told.other).h1[0].starts_with("Zoë "));
    let status = told.room.student("Zoë C").post(&other, &same).status;
    assert!(matches!(status, 303 | 403 | 421), "{status}");
}
