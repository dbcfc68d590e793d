//! The rules that end by time, with short limits in this process: the minute to undo, a claim code, a session, a tablet
//! that waits to be paired. All of them are monotonic but the end of a session, which is a date.

use std::time::{Duration, Instant};

use chair::i18n::Translations;
use chair::settings::Limits;

use crate::support::html::Page;
use crate::support::in_process::{InProcess, before, claim, class_of, in_time, quick, sign_in};
use crate::support::people::{SignUp, request_id};

/// Waits until a limit is over that began no later than now.
fn outlast(limit: Duration) {
    std::thread::sleep(limit + Duration::from_millis(100));
}

fn box_with(limits: Limits) -> InProcess {
    InProcess::open(limits, Translations::load())
}

#[test]
fn undo_has_its_time_and_a_repeated_tap_gives_no_more() {
    in_time(|short| {
        let inside = box_with(Limits {
            undo: short,
            ..quick()
        });
        let (_, mut wall, _) = class_of(&inside);
        // Tomorrow's, because today's may be over.
        let chair = wall.all_empty_chairs().pop().unwrap();
        let child = wall.names(&chair)[0].clone();
        let begun = Instant::now();
        let tap = wall.sign_up_by_script(&chair, &child.id, &request_id());
        let in_time = SignUp::of(&tap.expect(200));
        before(wall.undo(&in_time, &child.id), begun, short)?.expect(204);
        let id = request_id();
        let late = SignUp::of(&wall.sign_up_by_script(&chair, &child.id, &id).expect(200));
        outlast(short);
        let again = SignUp::of(&wall.sign_up_by_script(&chair, &child.id, &id).expect(200));
        assert_eq!(again, late);
        let refused = wall.undo(&late, &child.id).expect(409).json();
        assert_eq!(refused["refusal"], "not_yours");
        assert!(wall.seat(&chair).1.contains(&child.name));
        // The page that carried the button no longer does.
        let day = format!(
            "/board/days/{}?saved={}",
            &chair[chair.len() - 17..chair.len() - 7],
            late.id
        );
        let page = Page::read(&wall.get(&day).expect(200).text());
        assert!(
            page.form_to("/board/sign-ups/").is_none(),
            "{:#?}",
            page.forms
        );
        Ok(())
    });
}

#[test]
fn a_claim_code_has_its_time() {
    in_time(|short| {
        let inside = box_with(Limits {
            claim_code: short,
            ..quick()
        });
        let code = inside.app.claim.now();
        outlast(short);
        assert_eq!(claim(&inside, &code).1, 409, "the old code is void");
        let begun = Instant::now();
        let (_, status) = before(claim(&inside, &inside.app.claim.now()), begun, short)?;
        assert_eq!(status, 303);
        Ok(())
    });
}

#[test]
fn two_right_codes_at_the_same_moment_make_one_owner() {
    for round in 0..5 {
        let inside = box_with(quick());
        let code = inside.app.claim.now();
        let both = std::thread::scope(|scope| {
            let one = || scope.spawn(|| claim(&inside, &code));
            let both = [one(), one()];
            both.map(|one| one.join().unwrap())
        });
        let mut statuses = both.clone().map(|(_, status)| status);
        statuses.sort_unstable();
        let late = statuses[1];
        assert!(
            statuses[0] == 303 && matches!(late, 404 | 409),
            "{round}: {statuses:?}"
        );
        for (mut client, status) in both {
            let expected = if status == 303 { 200 } else { 403 };
            client.get("/teach/classes").expect(expected);
        }
    }
}

#[test]
fn an_idle_teacher_is_signed_out_and_one_on_her_own_device_is_not() {
    in_time(|short| {
        let inside = box_with(Limits {
            teacher_idle: short,
            ..quick()
        });
        let mut used = Instant::now();
        let (mut idle, status) = claim(&inside, &inside.app.claim.now());
        assert_eq!(status, 303);
        for _ in 0..4 {
            let now = Instant::now();
            before(idle.get("/teach/classes"), used, short)?.expect(200);
            used = now;
            std::thread::sleep(short / 3);
        }
        before(idle.get("/teach/classes"), used, short)?.expect(200);
        let mut own = sign_in(&inside, true);
        outlast(short);
        idle.get("/teach/classes").expect(403);
        own.get("/teach/classes").expect(200);
        Ok(())
    });
}

#[test]
fn a_talk_that_goes_on_is_not_cut_off_by_idleness() {
    in_time(|short| {
        let inside = box_with(Limits {
            teacher_idle: short,
            ..quick()
        });
        let (_, mut wall, class) = class_of(&inside);
        let chair = wall.all_empty_chairs().pop().unwrap();
        let child = wall.names(&chair)[0].clone();
        let fields = [("class", class.as_str()), ("student", child.id.as_str())];
        let used = Instant::now();
        let mut teacher = sign_in(&inside, false);
        let talk = before(teacher.post("/teach/conferences", &fields), used, short)?.expect(303);
        let talk = talk.location().to_owned();
        outlast(short);
        teacher.get(&talk).expect(200);
        outlast(short);
        let used = Instant::now();
        teacher.post(&format!("{talk}/finish"), &[]).expect(303);
        before(teacher.get(&talk), used, short)?.expect(200);
        outlast(short);
        teacher.get(&talk).expect(403);
        Ok(())
    });
}

#[test]
fn a_session_ends_by_the_date_and_not_while_the_date_is_doubtful() {
    let inside = box_with(quick());
    let (mut teacher, _) = claim(&inside, &inside.app.claim.now());
    let hours = |hours: i64| hours * 3600;
    teacher.get("/teach/classes").expect(200);
    // 1970, as a box without a battery wakes: nobody is signed out by such a date.
    let now = inside.app.clock.now().as_second();
    inside.app.clock.set_offset(-now);
    teacher.get("/teach/classes").expect(200);
    inside.app.clock.set_offset(hours(9));
    teacher.get("/teach/classes").expect(200);
    inside.app.clock.set_offset(hours(11));
    teacher.get("/teach/classes").expect(403);
}

#[test]
fn a_session_has_its_length_though_no_date_can_be_believed() {
    in_time(|short| {
        // Sessions are as long as a whole number of seconds.
        let length = Duration::from_secs((4 * short).as_secs());
        let inside = box_with(Limits {
            teacher_own: length,
            ..quick()
        });
        claim(&inside, &inside.app.claim.now());
        inside
            .app
            .clock
            .set_offset(-inside.app.clock.now().as_second());
        let begun = Instant::now();
        let mut own = sign_in(&inside, true);
        before(own.get("/teach/classes"), begun, length)?.expect(200);
        // Used all the while, so that no idleness ends it.
        while own.get("/teach/classes").status == 200 {
            assert!(begun.elapsed() < 4 * length, "it has its length");
            std::thread::sleep(short / 4);
        }
        assert!(begun.elapsed() + Duration::from_secs(1) >= length);
        // Nor does another sign-in bring it back, which reads everybody anew.
        sign_in(&inside, true);
        own.get("/teach/classes").expect(403);
        Ok(())
    });
}

#[test]
fn setting_the_clock_right_signs_nobody_out() {
    let inside = box_with(quick());
    let (_, mut wall, _) = class_of(&inside);
    let mut teacher = sign_in(&inside, false);
    let later = inside.app.clock.now().as_second() + 40 * 24 * 3600;
    teacher
        .post(
            "/teach/clock",
            &[("now", &later.to_string()), ("sure", "true")],
        )
        .expect(303);
    teacher.get("/teach/classes").expect(200);
    wall.board();
    // The ten hours that she had are still ten, and no more.
    inside
        .app
        .clock
        .set_offset(inside.app.clock.offset() + 11 * 3600);
    teacher.get("/teach/classes").expect(403);
    wall.board();
}

#[test]
fn a_tablet_that_waits_too_long_asks_again() {
    in_time(|short| {
        let inside = box_with(Limits {
            pairing: short,
            ..quick()
        });
        let (mut teacher, _) = claim(&inside, &inside.app.claim.now());
        let class = teacher.make_class("Room 12");
        let mut tablet = inside.stranger("en");
        let begun = Instant::now();
        tablet.post("/wall", &[]).expect(303);
        let page = before(teacher.get("/teach/walls"), begun, short)?.expect(200);
        let form = Page::read(&page.text()).form_with(&["number"]);
        let number = form.value("number").unwrap().to_owned();
        outlast(short);
        let fields = [("number", number.as_str()), ("class", class.as_str())];
        teacher.post("/teach/walls", &fields).expect(409);
        let page = Page::read(&tablet.get("/wall").expect(200).text());
        assert!(page.form_to("/wall").is_some(), "it can ask again");
        Ok(())
    });
}
