//! A full day: the wait list from the wall and from a child's page, the chair that comes free, and what the child says to it;
//! and the teacher's quiet invitation.

use crate::support::classroom::Classroom;
use crate::support::html::Page;
use crate::support::people::{Child, Student, Teacher, Wall};

/// Six children, one chair a day, and the next day's is Ada's.
struct Full {
    room: Classroom,
    wall: Wall,
    teacher: Teacher,
    chair: String,
    day: String,
    children: Vec<Student>,
}

fn full_tomorrow() -> Full {
    let room = Classroom::with(6, "1", "60");
    let (mut wall, teacher) = (room.wall(), room.teacher());
    let chair = wall.all_empty_chairs()[1].clone();
    let children = wall.names(&chair);
    wall.sign_up(&chair, &children[0].id).expect(303);
    let day = chair.get(2..12).unwrap().to_owned();
    Full {
        room,
        wall,
        teacher,
        chair,
        day,
        children,
    }
}

/// Two taps at the wall: "Save me the next chair", then the name.
#[track_caller]
fn waits_at_the_wall(full: &mut Full, child: usize) -> Page {
    let board = full.wall.get(&format!("/board/days/{}", full.day));
    let board = Page::read(&board.expect(200).text());
    let link = format!("/board/days/{}/wait", full.day);
    assert!(board.links_to(&link).contains(&link), "{:?}", board.text);
    let names = Page::read(&full.wall.get(&link).expect(200).text());
    let form = names.form_with(&["day", "request"]);
    let mut fields = form.fields();
    fields.push(("student".to_owned(), full.children[child].id.clone()));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (&a[..], &b[..])).collect();
    let answer = full.wall.post(&form.action, &fields).expect(303);
    Page::read(&full.wall.follow(answer).expect(200).text())
}

fn holder(full: &mut Full) -> String {
    full.wall.seat(&full.chair).1
}

fn home(child: &mut Child) -> Page {
    child.page("/prep")
}

#[track_caller]
fn says(child: &mut Child, said: &str) {
    let page = home(child);
    let form = page.form_to("/prep/reservations/").expect("an offer");
    child.post(&form.action, &[("say", said)]).expect(303);
}

#[test]
fn a_chair_that_comes_free_is_the_first_waiting_childs_and_may_be_let_go() {
    let mut full = full_tomorrow();
    let [one, two] = [1, 2].map(|nth| full.children[nth].clone());
    let told = waits_at_the_wall(&mut full, 1);
    assert!(
        told.text.contains("the next empty chair is yours"),
        "{told:?}"
    );
    waits_at_the_wall(&mut full, 2);
    // Only she sees who waits.
    let today = full.teacher.get("/teach/for-you").expect(200).text();
    assert_eq!(today.matches("Waits for a chair").count(), 2);
    let board = full.wall.get(&format!("/board/days/{}", full.day));
    let board = board.expect(200).text();
    assert!(!board.contains(&one.name) && !board.contains(&two.name));

    full.room.restart();
    full.wall = full.room.wall();
    full.teacher = full.room.teacher();
    full.teacher.press(&full.chair, "release", None).expect(303);
    assert!(
        holder(&mut full).contains(&one.name),
        "{}",
        holder(&mut full)
    );
    // She is told on her own page, and lets it go in one tap; then it is the next one's.
    let mut child = full.room.student(&one.name);
    assert!(
        home(&mut child)
            .text
            .contains("A chair is empty now. It is yours.")
    );
    says(&mut child, "not_now");
    assert!(
        holder(&mut full).contains(&two.name),
        "{}",
        holder(&mut full)
    );
    assert!(!home(&mut child).text.contains("It is yours"));
    let mut next = full.room.student(&two.name);
    says(&mut next, "yes");
    // Twice is once, and what was said stands.
    let today = full.teacher.get("/teach/for-you").expect(200).text();
    assert!(
        today.contains("Said yes") && today.contains("Not now"),
        "{today}"
    );
    assert!(!today.contains("Waits for a chair"));
    let story = full.teacher.chair(&full.chair).text;
    assert!(story.contains("by the wait list"), "{story}");
    // The last in the list lets go as well: the chair is anybody's again.
    full.teacher.press(&full.chair, "release", None).expect(303);
    assert!(holder(&mut full).contains("Sit here"));
}

#[test]
fn a_child_waits_and_stops_waiting_on_her_own_page() {
    let mut full = full_tomorrow();
    let mut child = full.room.student(&full.children[1].name);
    let day = format!("/board/days/{}", full.day);
    let page = child.page(&day);
    let form = page.form_with(&["day", "request"]);
    crate::support::classroom::submit(&mut child.client, &form).expect(303);
    assert!(
        home(&mut child)
            .text
            .contains("The next empty chair is yours")
    );
    let form = home(&mut child);
    let form = form.form_to("/board/waits/leave").expect("a way out");
    crate::support::classroom::submit(&mut child.client, &form).expect(303);
    full.teacher.press(&full.chair, "release", None).expect(303);
    assert!(holder(&mut full).contains("Sit here"));
    // A day with an empty chair is not waited for: it is tapped.
    let answer = child.script("/board/waits", &[("day", &full.day)]);
    assert_eq!(answer.expect(409).json()["refusal"], "chairs_left");
    let child_of_nobody = [("day", &full.day[..]), ("student", "77")];
    let answer = full.wall.script("/board/waits", &child_of_nobody);
    assert_eq!(answer.expect(409).json()["refusal"], "not_on_roll");
}

#[test]
fn whoever_was_absent_has_the_first_claim_to_the_next_chair() {
    let mut full = full_tomorrow();
    let [one, absent] = [1, 2].map(|nth| full.children[nth].clone());
    let today = full.wall.all_empty_chairs()[0].clone();
    full.wall.sign_up(&today, &absent.id).expect(303);
    full.teacher
        .press(&today, "state", Some(("state", "absent")))
        .expect(303);
    waits_at_the_wall(&mut full, 1);
    waits_at_the_wall(&mut full, 2);
    full.room.restart();
    (full.wall, full.teacher) = (full.room.wall(), full.room.teacher());
    full.teacher.press(&full.chair, "release", None).expect(303);
    assert!(holder(&mut full).contains(&absent.name));
    // The talk that she was not there for is held: from now on she waits like the others.
    let chair = full.chair.clone();
    full.teacher.press(&chair, "release", None).expect(303);
    assert!(holder(&mut full).contains(&one.name));
    let class = full.room.class().to_owned();
    let talk = full.teacher.talk_with(&class, &absent.id);
    full.teacher.in_talk(&talk, "finish", &[]).expect(303);
    waits_at_the_wall(&mut full, 3);
    let path = format!("/teach/classes/{class}/round");
    full.teacher.post(&path, &[("do", "next")]).expect(303);
    waits_at_the_wall(&mut full, 2);
    full.teacher.press(&chair, "release", None).expect(303);
    let third = full.children[3].name.clone();
    assert!(holder(&mut full).contains(&third), "{}", holder(&mut full));
}

#[test]
fn whoever_takes_a_chair_waits_no_more() {
    let mut full = full_tomorrow();
    waits_at_the_wall(&mut full, 1);
    let other = full.wall.all_empty_chairs()[0].clone();
    full.wall.sign_up(&other, &full.children[1].id).expect(303);
    full.teacher.press(&full.chair, "release", None).expect(303);
    assert!(holder(&mut full).contains("Sit here"));
    let lists: i64 = crate::support::classroom::whole_database(&full.room.database())
        .query_row(
            "SELECT COUNT(*) FROM wait_list WHERE state = 'waiting'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(lists, 0);
}

#[test]
fn a_chair_that_the_teacher_saves_is_a_quiet_invitation() {
    let mut full = full_tomorrow();
    let chair = full.wall.all_empty_chairs()[0].clone();
    let invited = full.children[3].clone();
    full.teacher.give(&chair, &invited.id).expect(303);
    // On the wall it looks like any other.
    let own = full.wall.seat(&full.chair.clone());
    let given = full.wall.seat(&chair);
    assert_eq!(own.0, given.0);
    let mut child = full.room.student(&invited.name);
    let page = home(&mut child);
    assert!(
        page.text.contains("Your teacher saved you a chair."),
        "{}",
        page.text
    );
    // Nobody else answers for her, and nothing but these three.
    let action = page.form_to("/prep/reservations/").unwrap().action;
    let mut other = full.room.student(&full.children[4].name);
    other.post(&action, &[("say", "not_now")]).expect(404);
    child.post(&action, &[("say", "never")]).expect(400);
    says(&mut child, "another");
    let page = home(&mut child);
    assert!(!page.text.contains("saved you a chair"), "{}", page.text);
    assert!(full.wall.seat(&chair).1.contains(&invited.name));
    let today = full.teacher.get("/teach/for-you").expect(200).text();
    assert!(today.contains("Wants another time"), "{today}");
    // A page of before the restart answers nothing any more.
    full.room.restart();
    let mut child = full.room.student(&invited.name);
    child.post(&action, &[("say", "not_now")]).expect(303);
    assert!(full.room.wall().seat(&chair).1.contains(&invited.name));
}
