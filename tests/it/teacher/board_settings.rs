//! The board's settings on their page: each is kept, holds at the wall, and says what it means today; the round; and times
//! at which a child is out of the room.

use crate::support::classroom::Classroom;
use crate::support::html::Page;
use crate::support::http::Answer;
use crate::support::people::{SignUp, Student, Teacher, Wall, request_id};

fn room() -> (Classroom, Wall, Teacher, Vec<String>, Vec<Student>) {
    let room = Classroom::with(6, "3", "60");
    let (mut wall, teacher) = (room.wall(), room.teacher());
    let chairs = wall.all_empty_chairs();
    let children = wall.names(&chairs[0]);
    (room, wall, teacher, chairs, children)
}

fn tap(wall: &mut Wall, chair: &str, child: &Student) -> Answer {
    wall.sign_up_by_script(chair, &child.id, &request_id())
}

#[track_caller]
fn refused(answer: Answer, word: &str) {
    assert_eq!(answer.expect(409).json()["refusal"], word);
}

fn rules(room: &Classroom, teacher: &mut Teacher) -> Page {
    let path = format!("/teach/classes/{}/rules", room.class());
    let html = teacher.get(&path).expect(200).text();
    Page::read(&html.replace(['\u{2068}', '\u{2069}'], ""))
}

#[test]
fn what_is_set_is_kept_and_holds_at_the_wall() {
    let (mut room, _, mut teacher, chairs, children) = room();
    let set = [
        ("days_ahead", "1"),
        ("chairs", "2"),
        ("closes_before", "65"),
        ("moves_max", "0"),
        ("talks_a_week", "2"),
    ];
    teacher.sets_rules(room.class(), &set).expect(303);
    room.restart();
    let mut wall = room.wall();
    teacher = room.teacher();
    let page = rules(&room, &mut teacher);
    let form = page.form_with(&["talks_a_week"]);
    for (name, value) in set {
        assert!(
            form.fields().contains(&(name.to_owned(), value.to_owned())),
            "{name}"
        );
    }
    assert!(
        page.text.contains("up to Tuesday, November 24"),
        "{}",
        page.text
    );
    // 8:00: sign-up for 9:10 is open until 8:05 and that for Wednesday is greyed before the tap.
    let day = |nth: usize| chairs[nth][2..12].to_owned();
    let wednesday = wall
        .get(&format!("/board/days/{}", day(6)))
        .expect(200)
        .text();
    assert!(wednesday.contains("Not yet") && !wednesday.contains("Sit here"));
    refused(tap(&mut wall, &chairs[6], &children[0]), "too_far_ahead");
    refused(tap(&mut wall, &chairs[2], &children[0]), "no_such_chair");
    teacher.set_clock(crate::support::classroom::MONDAY_AT_EIGHT + 6 * 60);
    refused(tap(&mut wall, &chairs[0], &children[0]), "too_late");
    tap(&mut wall, &chairs[1], &children[0]).expect(200);
    let mut child = room.student(&children[0].name);
    let page = child.page(&format!("/board/days/{}", day(3)));
    assert!(page.text.contains("You moved it a lot."), "{}", page.text);
    assert!(
        page.form_to("/board/sign-ups/").is_none(),
        "{:?}",
        page.forms
    );
    // Nonsense is refused with what was typed, and nothing is changed.
    let wrong = teacher.sets_rules(room.class(), &[("talks_a_week", "99")]);
    let wrong = Page::read(&wrong.expect(409).text());
    assert!(
        wrong
            .text
            .contains("Please check the time and the numbers.")
    );
    assert!(
        wrong
            .form_with(&["talks_a_week"])
            .fields()
            .contains(&("talks_a_week".into(), "99".into()))
    );
}

#[test]
fn a_round_leaves_the_coming_days_to_the_others_until_all_are_met() {
    let (mut room, mut wall, mut teacher, chairs, children) = room();
    let meets = |teacher: &mut Teacher, wall: &mut Wall, chair: &str, child: &Student| {
        tap(wall, chair, child).expect(200);
        teacher
            .press(chair, "state", Some(("state", "done")))
            .expect(303);
    };
    teacher
        .sets_rules(room.class(), &[("talks_a_week", "5")])
        .expect(303);
    meets(&mut teacher, &mut wall, &chairs[0], &children[0]);
    refused(tap(&mut wall, &chairs[3], &children[0]), "others_first");
    assert!(
        rules(&room, &mut teacher)
            .text
            .contains("Today one child cannot sign up because of this.")
    );
    room.restart();
    (wall, teacher) = (room.wall(), room.teacher());
    // An empty chair of the same day is anybody's.
    tap(&mut wall, &chairs[1], &children[0]).expect(200);
    teacher.press(&chairs[1], "release", None).expect(303);
    meets(&mut teacher, &mut wall, &chairs[1], &children[1]);
    meets(&mut teacher, &mut wall, &chairs[2], &children[2]);
    // Three are left; two are excused, and the last one is met: the next round begins, and all may sign up again.
    let path = format!("/teach/classes/{}/round", room.class());
    for child in &children[3..5] {
        teacher
            .post(&path, &[("do", "excuse"), ("student", &child.id)])
            .expect(303);
    }
    assert!(
        rules(&room, &mut teacher)
            .text
            .contains("one child not met yet")
    );
    teacher
        .post(
            "/teach/conferences",
            &[("class", room.class()), ("student", &children[5].id)],
        )
        .expect(303);
    let talk = crate::support::classroom::whole_database(&room.database())
        .query_row(
            "SELECT id FROM conference WHERE state = 'talking'",
            [],
            |row| row.get::<_, i64>(0),
        )
        .unwrap();
    teacher
        .post(&format!("/teach/conferences/{talk}/finish"), &[])
        .expect(303);
    let page = rules(&room, &mut teacher);
    let round = page.text.split("Round").nth(1).unwrap_or_default();
    assert!(round.starts_with(" 2 : 6 children not met yet"), "{round}");
    // Nobody was met in it yet: a tap on "Begin the next round", or two, skips none.
    for _ in 0..2 {
        teacher.post(&path, &[("do", "next")]).expect(303);
    }
    assert!(
        rules(&room, &mut teacher)
            .text
            .contains("Round 2 : 6 children")
    );
    tap(&mut wall, &chairs[3], &children[0]).expect(200);
}

#[test]
fn a_looked_in_is_no_talk_of_the_round() {
    let (room, mut wall, mut teacher, chairs, children) = room();
    let fields = [("class", room.class()), ("student", &children[0].id[..])];
    teacher.post("/teach/looked-in", &fields).expect(303);
    tap(&mut wall, &chairs[3], &children[0]).expect(200);
}

#[test]
fn out_of_the_room_a_child_takes_no_chair_and_only_she_hears_why() {
    let (room, mut wall, mut teacher, chairs, children) = room();
    let path = format!("/teach/classes/{}/away", room.class());
    let away = [
        ("do", "add"),
        ("student", &children[0].id[..]),
        ("weekday", "2"),
        ("start", "09:00"),
        ("minutes", "20"),
    ];
    teacher.post(&path, &away).expect(303);
    refused(tap(&mut wall, &chairs[3], &children[0]), "away");
    tap(&mut wall, &chairs[3], &children[1]).expect(200);
    // On her own page the chair says so before she taps.
    let mut child = room.student(&children[0].name);
    let page = child.page(&format!("/board/days/{}", &chairs[4][2..12]));
    assert!(
        page.text.contains("You are out of the room then."),
        "{}",
        page.text
    );
    assert!(
        !wall
            .get("/board")
            .expect(200)
            .text()
            .contains("out of the room")
    );
    let mut off = away;
    off[0] = ("do", "remove");
    teacher.post(&path, &off).expect(303);
    tap(&mut wall, &chairs[4], &children[0]).expect(200);
    // A child of nobody's class, and a lesson of no length.
    let mut wrong = away;
    wrong[1] = ("student", "77");
    teacher.post(&path, &wrong).expect(404);
    wrong = away;
    wrong[4] = ("minutes", "0");
    teacher.post(&path, &wrong).expect(409);
}

#[test]
fn after_a_talk_some_days_are_the_others_where_she_says_so() {
    let (room, mut wall, mut teacher, chairs, children) = room();
    let set = [
        ("rest_days", "2"),
        ("round_first", "false"),
        ("talks_a_week", "5"),
    ];
    teacher.sets_rules(room.class(), &set).expect(303);
    tap(&mut wall, &chairs[0], &children[0]).expect(200);
    teacher
        .press(&chairs[0], "state", Some(("state", "done")))
        .expect(303);
    refused(tap(&mut wall, &chairs[6], &children[0]), "rests");
    tap(&mut wall, &chairs[9], &children[0]).expect(200);
}

#[test]
fn a_chair_given_back_late_is_given_back_and_she_sees_that_it_was_late() {
    let (room, mut wall, mut teacher, chairs, children) = room();
    let saved = [0, 1].map(|nth| SignUp::of(&tap(&mut wall, &chairs[nth], &children[nth])));
    wall.undo(&saved[0], &children[0].id).expect(204);
    // At 8:00 sign-up for 9:18 is closed already.
    teacher
        .sets_rules(room.class(), &[("closes_before", "90")])
        .expect(303);
    wall.undo(&saved[1], &children[1].id).expect(204);
    let told = [0, 1].map(|nth| teacher.chair(&chairs[nth]).text);
    assert!(
        told[0].contains("Given back") && !told[0].contains("Given back late"),
        "{told:?}"
    );
    assert!(told[1].contains("Given back late"), "{told:?}");
}

#[test]
fn a_talk_that_would_run_into_a_saved_chair_says_so_first() {
    let (mut room, mut wall, mut teacher, chairs, children) = room();
    tap(&mut wall, &chairs[1], &children[1]).expect(200);
    let told = format!("{} has the chair at 9:18", children[1].name);
    for (minutes, said) in [(65, false), (75, true), (78, false)] {
        room.set_clock(crate::support::classroom::MONDAY_AT_EIGHT + minutes * 60);
        let today = teacher.get("/teach").expect(200).text();
        let today = Page::read(&today.replace(['\u{2068}', '\u{2069}'], "")).text;
        assert_eq!(today.contains(&told), said, "{minutes}: {today}");
    }
    // A child who came by itself is remembered as that.
    let came = [
        ("class", room.class()),
        ("student", &children[0].id[..]),
        ("kind", "walk_up"),
    ];
    let form = Page::read(&teacher.get("/teach").expect(200).text());
    let form = form.form_with(&["class", "request", "kind"]);
    assert!(
        form.fields().iter().all(|(name, _)| name != "kind"),
        "it is not ticked"
    );
    teacher.post("/teach/conferences", &came).expect(303);
    let kind: String = crate::support::classroom::whole_database(&room.database())
        .query_row("SELECT kind FROM conference", [], |row| row.get(0))
        .unwrap();
    assert_eq!(kind, "walk_up");
}
