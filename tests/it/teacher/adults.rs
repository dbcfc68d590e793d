//! The adults beside the owner: a co-teacher joins, a substitute comes for a day, somebody is ended in the middle of a talk, the
//! box is handed over. Each has what is hers and nothing more.

use crate::support::adults::{
    HER_PASSPHRASE, co_teacher, code_on, elsewhere, invitation, join, substitute,
};
use crate::support::classroom::{Classroom, MONDAY_AT_EIGHT, submit, whole_database};
use crate::support::html::Page;
use crate::support::http::Client;
use crate::support::made_up_clock::{date_file, environment, made_up_clock};
use crate::support::people::{PASSPHRASE, TEACHER, Teacher};

const MONDAY: &str = "2026-11-23";
const DAY: i64 = 24 * 3600;

fn page(client: &mut Client, path: &str) -> Page {
    Page::read(&client.get(path).expect(200).text())
}

/// Signs in at the door, from an address where nobody else tries.
pub(super) fn sign_in(room: &Classroom, name: &str, passphrase: &str) -> (u16, Client) {
    let mut client = elsewhere(room);
    let fields = [("name", name), ("passphrase", passphrase)];
    (client.post("/door/teacher", &fields).status, client)
}

#[test]
fn a_co_teacher_joins_in_four_taps_and_chooses_her_own_name_and_passphrase() {
    let room = Classroom::with(4, "3", "60");
    let mut owner = room.teacher();
    // From Today: Room, People, Add a co-teacher; on her own device the code is scanned, and she taps Join.
    let room_page = page(&mut owner, "/teach").links_to("/teach/room")[0].clone();
    assert!(
        !page(&mut owner, &room_page)
            .links_to("/teach/people")
            .is_empty()
    );
    let invite = page(&mut owner, "/teach/people")
        .form_to("/teach/people/invite")
        .unwrap();
    let made = submit(&mut owner, &invite).expect(303);
    let code = code_on(&mut owner, made.location());
    assert_eq!(invitation(&mut owner), code, "two taps are one invitation");

    let mut hers = elsewhere(&room);
    let wrong = join(&mut hers, "AAAAA-AAAAA", "Mrs. Okafor", HER_PASSPHRASE).expect(409);
    let kept = Page::read(&wrong.text()).form_with(&["code", "name"]);
    assert_eq!(
        kept.value("name"),
        Some("Mrs. Okafor"),
        "her words are kept"
    );
    let mut hers = elsewhere(&room);
    let weak = join(&mut hers, &code, "Mrs. Okafor", "short").expect(409);
    assert!(!weak.text().contains("value=\"short\""));
    // However it is written, it is the name of her who is here already.
    let taken = join(&mut hers, &code, "ms.  ÓTTER", HER_PASSPHRASE)
        .expect(409)
        .text();
    assert!(taken.contains("already signs in with that name"), "{taken}");
    let mut hers = elsewhere(&room);
    let typed = code.to_lowercase().replace('-', " ");
    let joined = join(&mut hers, &typed, "Mrs. Okafor", HER_PASSPHRASE).expect(303);
    assert_eq!(joined.location(), "/teach/recovery", "a code of her own");
    let recovery = page(&mut hers, "/teach/recovery");
    submit(
        &mut hers,
        &recovery.form_to("/teach/recovery/done").unwrap(),
    )
    .expect(303);
    assert_eq!(page(&mut hers, "/teach").h1, ["Today"]);
    // It opens once.
    join(&mut elsewhere(&room), &code, "Mr. Crane", HER_PASSPHRASE).expect(409);
    for name in ["mrs okafor", "MRS. ÓKAFOR", " Mrs.Okafor "] {
        assert_eq!(sign_in(&room, name, HER_PASSPHRASE).0, 303, "{name}");
    }
    assert_eq!(sign_in(&room, "Mrs. Okafor", PASSPHRASE).0, 409);
    assert_eq!(sign_in(&room, "ms otter", PASSPHRASE).0, 303);
    assert!(!room.program().log().contains(&code), "never in the log");
    let bytes = std::fs::read(room.database()).unwrap();
    assert!(!String::from_utf8_lossy(&bytes).contains(&code));
}

#[test]
fn what_is_the_owners_is_not_a_co_teachers() {
    let room = Classroom::with(4, "3", "60");
    let (mut owner, mut hers) = (room.teacher(), co_teacher(&room, "Mrs. Okafor"));
    hers.get("/teach/people/hand-over").expect(403);
    let taking = [("to", "1"), ("passphrase", HER_PASSPHRASE)];
    hers.post("/teach/people/hand-over", &taking).expect(403);
    let db = whole_database(&room.database());
    let owner_id: i64 = db
        .query_row("SELECT owner FROM box", [], |row| row.get(0))
        .unwrap();
    let end = format!("/teach/people/{owner_id}/end");
    let said = hers.post(&end, &[]).expect(409).text();
    assert!(said.contains("hands the box over first"), "{said}");
    owner.get("/teach").expect(200);
    owner.post(&end, &[]).expect(409);
    // All else is hers too.
    for path in [
        "/teach/people",
        "/teach/devices",
        "/teach/walls",
        "/teach/talks",
        "/teach/doctor",
    ] {
        hers.get(path).expect(200);
    }
    let told = page(&mut hers, "/teach/people").text;
    assert!(
        told.contains(TEACHER) && told.contains("Owner of the box"),
        "{told}"
    );
}

#[test]
fn whoever_is_ended_in_the_middle_of_a_talk_is_out_at_once_and_the_talk_goes_on() {
    let mut room = Classroom::with(4, "3", "60");
    let mut owner = room.teacher();
    let mut hers = co_teacher(&room, "Mrs. Okafor");
    let student = room.device().names()[0].id.clone();
    let talk = hers.talk_with(room.class(), &student);
    hers.types(&talk, "quote", "My dog is brave.");
    let people = page(&mut owner, "/teach/people");
    let end = people
        .forms
        .iter()
        .find(|form| form.action.ends_with("/end"))
        .unwrap()
        .clone();
    let ended = submit(&mut owner, &end).expect(303);
    let receipt = page(&mut owner, ended.location());
    // Her cookie of before opens nothing, also after a restart.
    hers.get("/teach").expect(403);
    hers.in_talk(&talk, "finish", &[]).expect(403);
    let fields = [("line", "quote"), ("text", "Late."), ("seen", "1")];
    let path = format!("/teach/conferences/{talk}/lines");
    assert_eq!(hers.script(&path, &fields).status, 403);
    assert_eq!(sign_in(&room, "Mrs. Okafor", HER_PASSPHRASE).0, 409);
    // Today leads the owner to the talk, and she ends it.
    let today = owner.get("/teach").expect(200).text();
    assert!(
        today.contains(&format!("/teach/conferences/{talk}")),
        "{today}"
    );
    owner.in_talk(&talk, "finish", &[]).expect(303);
    let over = owner
        .get(&format!("/teach/conferences/{talk}"))
        .expect(200)
        .text();
    assert!(over.contains("My dog is brave."));
    // Undone: by what she had she comes in again, but no session comes back by itself.
    submit(&mut owner, &receipt.form_to("/teach/undo").unwrap()).expect(303);
    hers.get("/teach").expect(403);
    assert_eq!(sign_in(&room, "Mrs. Okafor", HER_PASSPHRASE).0, 303);
    room.stop();
    let db = whole_database(&room.database());
    let hers_in_audit = "SELECT count(*) FROM audit JOIN teacher ON by = 'teacher:' || teacher.id WHERE name = 'Mrs. Okafor'";
    let count: i64 = db.query_row(hers_in_audit, [], |row| row.get(0)).unwrap();
    assert!(count >= 2, "the audit says what she did: {count}");
}

#[test]
fn today_and_the_next_school_day_have_a_button_for_a_substitutes_card() {
    let room = Classroom::with(4, "3", "60");
    let mut owner = room.teacher();
    // People, and the button of a day: the page that follows is the card.
    let form = page(&mut owner, "/teach/people")
        .form_to("/teach/people/substitutes")
        .unwrap();
    let days: Vec<_> = form
        .buttons
        .iter()
        .map(|button| button.field.clone().unwrap())
        .collect();
    assert_eq!(days[0], ("day".to_owned(), MONDAY.to_owned()));
    assert_eq!(days[1], ("day".to_owned(), "2026-11-24".to_owned()));
}

/// What stands on a page of somebody leads to pages that open.
fn every_link_opens(client: &mut Client, page: &Page) {
    let inside = page.links.iter().filter(|(to, _)| to.starts_with('/'));
    for (to, _) in inside {
        assert!(matches!(client.get(to).status, 200 | 303), "{to}");
    }
}

/// From a second screen other words for her own look back wait beside those of a talk.
fn waits_beside(owner: &mut Teacher, talk: &str, text: &str) {
    let beside = [("line", "teacher_tweak"), ("text", text), ("seen", "0")];
    owner.script(&format!("/teach/conferences/{talk}/lines"), &beside);
    let both = owner.get(&format!("/teach/conferences/{talk}"));
    assert!(both.expect(200).text().contains(text));
}

#[test]
fn a_substitute_sees_the_day_and_nothing_of_the_teachers_own() {
    let room = Classroom::with(6, "3", "60");
    let mut owner = room.teacher();
    let student = room.device().names()[0].id.clone();
    let before = owner.talk_with(room.class(), &student);
    owner.types(&before, "remember", "zebra-7391");
    owner.types(&before, "praised", "walrus-2846");
    owner.in_talk(&before, "finish", &[]).expect(303);
    owner.types(&before, "teacher_tweak", "magpie-1193");
    waits_beside(&mut owner, &before, "ibis-5520");
    let mut sub = substitute(&room, MONDAY).client;
    let today = page(&mut sub, "/teach");
    assert_eq!(today.h1, ["Room 12"]);
    let not_hers = [
        format!("/teach/students/{student}"),
        format!("/teach/students/{student}/sheet"),
        format!("/teach/talks?class={}", room.class()),
        "/teach/talks?words=zebra-7391".to_owned(),
        format!("/teach/classes/{}/roster", room.class()),
        format!("/teach/classes/{}/rules", room.class()),
        "/teach/people".to_owned(),
        "/teach/devices".to_owned(),
        "/teach/recovery".to_owned(),
        "/teach/pin".to_owned(),
    ];
    for path in &not_hers {
        sub.get(path).expect(403);
    }
    every_link_opens(&mut sub, &today);
    // A talk of this day can be finished and written down, without what is the teacher's own.
    let old = sub
        .get(&format!("/teach/conferences/{before}"))
        .expect(200)
        .text();
    assert!(old.contains("walrus-2846"));
    assert!(
        ["zebra-7391", "magpie-1193", "ibis-5520"]
            .iter()
            .all(|words| !old.contains(words)),
        "{old}"
    );
    let talk = Teacher(sub.clone()).talk_with(room.class(), &student);
    let mut hers = Teacher(sub.clone());
    hers.types(&talk, "teaching", "One idea a line.");
    let shown = hers
        .get(&format!("/teach/conferences/{talk}"))
        .expect(200)
        .text();
    assert!(
        !shown.contains("zebra-7391"),
        "the last remember line stands on no page of hers"
    );
    assert!(!shown.contains("data-kept-remember") && !shown.contains("value=\"remember\""));
    let fields = [("line", "remember"), ("text", "Mine."), ("seen", "0")];
    hers.in_talk(&talk, "lines", &fields).expect(409);
    hers.in_talk(&talk, "hand", &[]).expect(403);
    hers.in_talk(&talk, "finish", &[]).expect(303);
    // The teacher finds it in the child's story.
    let story = owner
        .get(&format!("/teach/students/{student}"))
        .expect(200)
        .text();
    assert!(story.contains("One idea a line."), "{story}");
}

#[test]
fn a_substitutes_day_ends_by_itself_and_her_words_wait_for_one_day_more() {
    let mut room = Classroom::with(6, "3", "60");
    let student = room.device().names()[0].id.clone();
    let mut sub = substitute(&room, MONDAY);
    let mut hers = Teacher(sub.client.clone());
    let talk = hers.talk_with(room.class(), &student);
    let at = format!("/teach/conferences/{talk}");
    room.set_clock(MONDAY_AT_EIGHT + 8 * 3600);
    sub.client.get(&at).expect(200);
    room.set_clock(MONDAY_AT_EIGHT + DAY);
    // What she typed meanwhile is kept, and she is told so.
    let fields = [("line", "teaching"), ("text", "otter-8810"), ("seen", "0")];
    let ask = sub.client.form(&format!("{at}/lines"), &fields);
    let origin = format!("http://{}", sub.client.address);
    let said = sub
        .client
        .must(&ask.with("Referer", &format!("{origin}{at}")))
        .expect(403)
        .text();
    assert!(said.contains("Your day as a substitute is over."), "{said}");
    assert!(said.contains("kept for an hour"), "{said}");
    let told = sub.client.get("/teach").expect(403).text();
    assert!(told.contains("Your day as a substitute is over."), "{told}");
    let mut again = elsewhere(&room);
    let code = [("code", sub.code.as_str())];
    let over = again.post("/door/substitute", &code).expect(409).text();
    assert!(over.contains("Your day as a substitute is over."), "{over}");
    // The talk that it left open is the teacher's to end.
    let today = room.teacher().get("/teach").expect(200).text();
    assert!(today.contains(&at), "{today}");
    // One day more, by the same card.
    let more = format!("/teach/people/{}/day", sub.id);
    room.teacher().post(&more, &[]).expect(303);
    let mut again = elsewhere(&room);
    let came = again.post("/door/substitute", &code).expect(303);
    assert_eq!(came.location(), at);
    let back = again.get(&at).expect(200).text();
    assert!(back.contains("otter-8810"), "{back}");
    assert!(back.contains("Here are your words again."), "{back}");
    again.get("/teach").expect(200);
    room.teacher()
        .post(&format!("/teach/people/{}/end", sub.id), &[])
        .expect(303);
    again.get("/teach").expect(403);
    elsewhere(&room).post("/door/substitute", &code).expect(409);
}

#[test]
fn no_day_ends_by_a_date_in_doubt() {
    let Some(library) = made_up_clock("a substitute's day on a box that wakes in 2099") else {
        return;
    };
    let mut room = Classroom::with(4, "3", "60");
    let mut sub = substitute(&room, MONDAY);
    room.stop();
    let file = date_file(&room, "@2099-12-31 23:00:00");
    room.start_in(&environment(&library, &file));
    let health = room.stranger().get("/health").json();
    assert_eq!(health["clock"].as_str(), Some("doubtful"));
    sub.client.address = room.program().address;
    sub.client.get("/teach").expect(200);
    let mut again = elsewhere(&room);
    let code = [("code", sub.code.as_str())];
    again.post("/door/substitute", &code).expect(303);
    again.get("/teach").expect(200);
}

#[test]
fn wrong_tries_of_others_use_no_code_up() {
    let room = Classroom::with(4, "3", "60");
    let sub = substitute(&room, MONDAY);
    let code = invitation(&mut room.teacher());
    for guess in 0..12 {
        let typed = format!("BBBBB-{guess:05}");
        let mut stranger = elsewhere(&room);
        let status = stranger
            .post("/door/substitute", &[("code", &typed)])
            .status;
        assert!(matches!(status, 409 | 429), "{status}");
        let status = join(&mut elsewhere(&room), &typed, "Mr. Crane", HER_PASSPHRASE).status;
        assert!(matches!(status, 409 | 429), "{status}");
    }
    let fields = [("code", sub.code.as_str())];
    elsewhere(&room)
        .post("/door/substitute", &fields)
        .expect(303);
    join(&mut elsewhere(&room), &code, "Mr. Crane", HER_PASSPHRASE).expect(303);
    for said in [&sub.code, &code] {
        assert!(!room.program().log().contains(said.as_str()));
    }
}

#[test]
fn a_substitute_has_no_day_that_is_over_and_none_far_off() {
    let room = Classroom::with(4, "3", "60");
    let mut owner = room.teacher();
    for (day, why) in [
        ("2026-11-22", "That day is over."),
        ("2027-06-01", "more than 60 days ahead"),
        ("soon", "Choose a day."),
    ] {
        let fields = [("day", day), ("name", "Mr. Crane")];
        let refused = owner
            .post("/teach/people/substitutes", &fields)
            .expect(409)
            .text();
        assert!(refused.contains(why), "{day}: {refused}");
        assert!(refused.contains("Mr. Crane"), "the name is kept");
    }
    let fields = [("day", MONDAY), ("name", "Mr. Crane")];
    let card = owner.post("/teach/people/substitutes", &fields).expect(303);
    let card = page(&mut owner, card.location());
    assert!(
        card.text.contains("Mr. Crane") && card.text.contains("Room 12"),
        "{}",
        card.text
    );
}

#[test]
fn the_box_is_handed_over_to_a_co_teacher_and_the_old_owner_stays_or_leaves() {
    let room = Classroom::with(4, "3", "60");
    let (mut owner, mut hers) = (room.teacher(), co_teacher(&room, "Mrs. Okafor"));
    owner.from = elsewhere(&room).from;
    let form = page(&mut owner, "/teach/people/hand-over").form_with(&["to", "passphrase"]);
    submit(
        &mut owner,
        &form.clone().fill("passphrase", "not my passphrase"),
    )
    .expect(409);
    hers.get("/teach/people/hand-over").expect(403);
    owner.from = elsewhere(&room).from;
    submit(&mut owner, &form.fill("passphrase", PASSPHRASE)).expect(303);
    owner.get("/teach").expect(200);
    owner.get("/teach/people/hand-over").expect(403);
    // The new owner hands it back, and leaves.
    let form = page(&mut hers, "/teach/people/hand-over").form_with(&["to", "passphrase"]);
    let form = form
        .fill("passphrase", HER_PASSPHRASE)
        .fill("then", "leaves");
    hers.from = elsewhere(&room).from;
    assert_eq!(submit(&mut hers, &form).expect(303).location(), "/");
    owner.get("/teach/people/hand-over").expect(200);
    assert_eq!(sign_in(&room, "Mrs. Okafor", HER_PASSPHRASE).0, 409);
    assert_eq!(sign_in(&room, TEACHER, PASSPHRASE).0, 303);
}

#[test]
fn she_changes_her_own_passphrase_and_stays_signed_in_here_alone() {
    let room = Classroom::with(4, "3", "60");
    let mut owner = room.teacher();
    let (status, mut elsewhere_of_hers) = sign_in(&room, TEACHER, PASSPHRASE);
    assert_eq!(status, 303);
    let new = "eleven slow otters nap";
    let mut change = |old: &str, new: &str| {
        owner.from = elsewhere(&room).from;
        let form = page(&mut owner, "/teach/passphrase").form_with(&["old", "passphrase"]);
        submit(&mut owner, &form.fill("old", old).fill("passphrase", new)).status
    };
    assert_eq!(change("not my passphrase", new), 409);
    assert_eq!(change(PASSPHRASE, "short"), 409);
    assert_eq!(change(PASSPHRASE, new), 303);
    owner.get("/teach").expect(200);
    elsewhere_of_hers.get("/teach").expect(403);
    assert_eq!(sign_in(&room, TEACHER, PASSPHRASE).0, 409);
    assert_eq!(sign_in(&room, TEACHER, new).0, 303);
}

#[test]
fn what_families_read_is_true_to_the_settings_of_the_class_and_names_no_child() {
    let room = Classroom::with(6, "3", "60");
    let mut owner = room.teacher();
    let names = room.device().names();
    let mut hers = co_teacher(&room, "Mrs. Okafor");
    let page_in = |client: &mut Client, language: &str| {
        let path = format!(
            "/teach/classes/{}/families?language={language}",
            room.class()
        );
        client.get(&path).expect(200).text()
    };
    let english = page_in(&mut owner, "en");
    assert!(
        english.contains("Ms Otter") && english.contains("Mrs. Okafor"),
        "{english}"
    );
    assert!(
        english.contains("no praise are shown on the wall"),
        "{english}"
    );
    assert!(english.contains("Children share devices."), "{english}");
    assert!(names.iter().all(|child| !english.contains(&child.name)));
    assert!(page_in(&mut hers, "ar").contains("lang=\"ar\" dir=\"rtl\""));
    assert!(page_in(&mut hers, "es").contains("Qué guarda esta caja"));
    owner
        .sets_rules(room.class(), &[("shared_praise", "true")])
        .expect(303);
    let own = [("class", room.class()), ("do", "no")];
    owner.post("/teach/devices/shared", &own).expect(303);
    let people = page(&mut owner, "/teach/people");
    let end = people
        .forms
        .iter()
        .find(|form| form.action.ends_with("/end"))
        .unwrap();
    submit(&mut owner, end).expect(303);
    let english = page_in(&mut owner, "en");
    assert!(!english.contains("Mrs. Okafor"), "{english}");
    assert!(english.contains("without a name"), "{english}");
    assert!(english.contains("their own device"), "{english}");
}
