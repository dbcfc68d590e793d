//! Each deed that ends or revokes something: what is there before, the form that is sent by somebody who hangs up, the rows by
//! which the disk says that it is done, and what the program answers once it is.

use chair::domain::id::StudentId;

use super::{Scene, Try, hash};
use crate::support::classroom::{pair, paste};
use crate::support::html::Page;
use crate::support::http::Client;
use crate::support::people::{PIN, Wall, request_id};

fn is_out(client: &mut Client) -> bool {
    client.get("/prep").status != 200
}

fn is_no_teacher(client: &mut Client) -> bool {
    client.get("/teach/classes").status != 200
}

fn end_device(scene: &mut Scene, this: Try) -> bool {
    let mut device = scene.room.device();
    let token = hash(&device, "chair-device");
    let id = scene.number("SELECT id FROM device WHERE token = ?", &[&token]);
    let mut child = scene.by_card(scene.child(0), Some(device.clone()));
    let inside = hash(&child, "chair-person");
    let end = format!("/teach/devices/{id}/end");
    let _half = this.send(&scene.room.teacher(), &end, &[]);
    scene.agrees(
        this,
        2,
        |it| it.is_ended("device", token) + it.is_ended("student_session", inside),
        || {
            let names = device.get(&format!("/door/student/{}", scene.child(0).id));
            let (device_out, child_out) = (names.status != 200, is_out(&mut child));
            device_out && child_out
        },
    )
}

fn end_all_devices(scene: &mut Scene, this: Try) -> bool {
    let mut devices = [scene.room.device(), scene.room.device()];
    let tokens = devices.clone().map(|it| hash(&it, "chair-device"));
    let fields = [("class", scene.room.class())];
    let _half = this.send(&scene.room.teacher(), "/teach/devices/end", &fields);
    scene.agrees(
        this,
        2,
        |it| {
            tokens
                .iter()
                .map(|token| it.is_ended("device", *token))
                .sum()
        },
        || {
            let out = devices.iter_mut().filter_map(|device| {
                let names = format!("/door/student/{}", scene.child(0).id);
                (device.get(&names).status != 200).then_some(())
            });
            out.count() == 2
        },
    )
}

fn unpair_wall(scene: &mut Scene, this: Try) -> bool {
    let mut tablet = scene.room.stranger();
    pair(&mut tablet, &mut scene.room.teacher(), scene.room.class());
    let token = hash(&tablet, "chair-device");
    let id = scene.number("SELECT id FROM device WHERE token = ?", &[&token]);
    let end = format!("/teach/walls/{id}/end");
    let _half = this.send(&scene.room.teacher(), &end, &[]);
    scene.agrees(
        this,
        1,
        |it| it.is_ended("device", token),
        || tablet.get("/board").status != 200,
    )
}

fn i_am_done(scene: &mut Scene, this: Try) -> bool {
    let mut child = scene.by_pictures(scene.child(1));
    let token = hash(&child, "chair-person");
    let _half = this.send(&child, "/door/leave", &[]);
    let on_disk = |it: &Scene| it.is_ended("student_session", token);
    scene.agrees(this, 1, on_disk, || is_out(&mut child))
}

fn sign_out(scene: &mut Scene, this: Try) -> bool {
    let mut teacher = scene.fresh_teacher();
    let token = hash(&teacher, "chair-person");
    let _half = this.send(&teacher, "/door/leave", &[]);
    let on_disk = |it: &Scene| it.is_ended("teacher_session", token);
    scene.agrees(this, 1, on_disk, || is_no_teacher(&mut teacher))
}

fn the_next_child_comes_in(scene: &mut Scene, this: Try) -> bool {
    let mut before = scene.by_card(scene.child(2), None);
    let token = hash(&before, "chair-person");
    let next = scene.child(3);
    let student = StudentId::new(next.id.parse().unwrap());
    let version = scene.number("SELECT card FROM student WHERE id = ?", &[&next.id]);
    let card = chair::app::sign_in::card_token(&scene.machine.key, student, version);
    let _half = this.send(&before, "/door/student", &[("card", &card)]);
    let on_disk = |it: &Scene| it.is_ended("student_session", token);
    scene.agrees(this, 1, on_disk, || is_out(&mut before))
}

fn void_card(scene: &mut Scene, this: Try) -> bool {
    let who = scene.child(4).clone();
    let version = "SELECT card FROM student WHERE id = ?";
    let before = scene.number(version, &[&who.id]);
    let mut there = scene.by_card(&who, Some(scene.room.device()));
    let mut elsewhere = scene.by_card(&who, None);
    let tokens = [&there, &elsewhere].map(|it| hash(it, "chair-person"));
    let _half = this.send(&scene.room.teacher(), &scene.roster(&who, "card"), &[]);
    scene.agrees(
        this,
        3,
        |it| {
            let ended = tokens
                .iter()
                .map(|it_is| it.is_ended("student_session", *it_is));
            ended.sum::<i64>() + it.number(version, &[&who.id]) - before
        },
        || {
            let (one, other) = (is_out(&mut there), is_out(&mut elsewhere));
            one && other
        },
    )
}

fn new_pictures(scene: &mut Scene, this: Try) -> bool {
    let who = scene.child(5).clone();
    let mut child = scene.by_pictures(&who);
    let token = hash(&child, "chair-person");
    let _half = this.send(&scene.room.teacher(), &scene.roster(&who, "pictures"), &[]);
    let none = "SELECT pictures IS NULL FROM student WHERE id = ?";
    scene.agrees(
        this,
        2,
        |it| it.is_ended("student_session", token) + it.number(none, &[&who.id]),
        || is_out(&mut child),
    )
}

fn sign_a_child_out(scene: &mut Scene, this: Try) -> bool {
    let who = scene.child(6).clone();
    let (mut one, mut other) = (scene.by_card(&who, None), scene.by_pictures(&who));
    let tokens = [&one, &other].map(|it| hash(it, "chair-person"));
    let _half = this.send(&scene.room.teacher(), &scene.roster(&who, "sign-out"), &[]);
    scene.agrees(
        this,
        2,
        |it| {
            tokens
                .iter()
                .map(|it_is| it.is_ended("student_session", *it_is))
                .sum()
        },
        || {
            let outs = (is_out(&mut one), is_out(&mut other));
            outs == (true, true)
        },
    )
}

fn take_off_the_list(scene: &mut Scene, this: Try) -> bool {
    let who = scene.child(7).clone();
    let mut child = scene.by_card(&who, None);
    let token = hash(&child, "chair-person");
    let off = "SELECT archived_on IS NOT NULL FROM membership WHERE student = ?";
    let _half = this.send(&scene.room.teacher(), &scene.roster(&who, "archive"), &[]);
    let done = scene.agrees(
        this,
        2,
        |it| it.is_ended("student_session", token) + it.number(off, &[&who.id]),
        || is_out(&mut child),
    );
    // Back on the list, the child comes in anew.
    let mut teacher = scene.room.teacher();
    paste(&mut teacher, scene.room.class(), &who.name).expect(303);
    assert_eq!(scene.number(off, &[&who.id]), 0);
    assert!(!done || is_out(&mut child), "{this:?}: a session came back");
    done
}

fn hand_over_and_take_back(scene: &mut Scene, this: Try) -> bool {
    let mut teacher = scene.fresh_teacher();
    let token = hash(&teacher, "chair-person");
    let who = [("student", scene.child(0).id.as_str())];
    let talk = teacher.post("/teach/conferences", &who).expect(303);
    let talk = talk.location().to_owned();
    let handed = "SELECT handed_for IS NOT NULL FROM teacher_session WHERE token = ?";
    let _half = this.send(&teacher, &format!("{talk}/hand"), &[]);
    let on_disk = |it: &Scene| it.number(handed, &[&token]);
    let mut done = scene.agrees(this, 1, on_disk, || is_no_teacher(&mut teacher));
    if done {
        let _half = this.send(&teacher, "/door/back", &[("pin", PIN)]);
        let on_disk = |it: &Scene| 1 - it.number(handed, &[&token]);
        done = scene.agrees(this, 1, on_disk, || !is_no_teacher(&mut teacher));
    }
    // On any device of hers, so that the next try finds nobody in a talk.
    let finish = format!("{talk}/finish");
    scene.room.teacher().post(&finish, &[]).expect(303);
    done
}

fn another_pin(scene: &mut Scene, this: Try) -> bool {
    let mut other = scene.fresh_teacher();
    let token = hash(&other, "chair-person");
    let _half = this.send(&scene.room.teacher(), "/teach/pin", &[("pin", PIN)]);
    let on_disk = |it: &Scene| it.is_ended("teacher_session", token);
    scene.agrees(this, 1, on_disk, || is_no_teacher(&mut other))
}

/// The recovery code on her page, as the box would know it again.
fn code_on(teacher: &mut Client) -> Option<[u8; 32]> {
    let html = teacher.get("/teach/recovery").expect(200).text();
    let (_, rest) = html.split_once("id=\"recovery-code\"")?;
    let code = rest.split(['>', '<']).nth(1).unwrap().trim();
    let bits = chair::secret::read_recovery_code(code).expect("a code that reads back");
    Some(chair::secret::hash(&bits.to_be_bytes()))
}

fn a_new_recovery_code_is_made_and_written_down(scene: &mut Scene, this: Try) -> bool {
    let mut teacher = scene.fresh_teacher();
    let waits = "SELECT recovery_next IS NOT NULL FROM teacher";
    assert_eq!(scene.number(waits, &[]), 0);
    let passphrase = [("passphrase", scene.passphrase.as_str())];
    let _half = this.send(&teacher, "/teach/recovery", &passphrase);
    let on_disk = |it: &Scene| it.number(waits, &[]);
    let made = scene.agrees(this, 1, on_disk, || code_on(&mut teacher).is_some());
    if !made {
        return false;
    }
    let next: [u8; 32] = scene
        .rows
        .query_row("SELECT recovery_next FROM teacher", [], |row| row.get(0))
        .unwrap();
    assert_eq!(
        code_on(&mut teacher),
        Some(next),
        "it is the one that opens"
    );
    assert_eq!(
        code_on(&mut scene.fresh_teacher()),
        Some(next),
        "on any device"
    );
    let _half = this.send(&teacher, "/teach/recovery/done", &[]);
    let on_disk = |it: &Scene| 1 - it.number(waits, &[]);
    let done = scene.agrees(this, 1, on_disk, || code_on(&mut teacher).is_none());
    teacher.post("/teach/recovery/done", &[]).expect(303);
    done
}

fn a_lost_passphrase(scene: &mut Scene, this: Try) -> bool {
    let mut teacher = scene.fresh_teacher();
    let passphrase = [("passphrase", scene.passphrase.as_str())];
    teacher.post("/teach/recovery", &passphrase).expect(303);
    let html = teacher.get("/teach/recovery").expect(200).text();
    let code = html.split("id=\"recovery-code\"").nth(1).unwrap();
    let code = code.split(['>', '<']).nth(1).unwrap().trim();
    teacher.post("/teach/recovery/done", &[]).expect(303);
    let token = hash(&teacher, "chair-person");
    let waits = "SELECT recovery_next IS NOT NULL FROM teacher";
    let new = format!("a quiet {} herons fly", request_id());
    let fields = [("code", code), ("passphrase", new.as_str())];
    let lost = scene.stranger_elsewhere();
    let _half = this.send(&lost, "/door/recovery", &fields);
    let done = scene.agrees(
        this,
        2,
        |it| it.is_ended("teacher_session", token) + it.number(waits, &[]),
        || is_no_teacher(&mut teacher),
    );
    if !done {
        return false;
    }
    scene.passphrase = new;
    // The code is used up. Where she comes in, the fresh one waits for her.
    let mut again = scene.fresh_teacher();
    let next: [u8; 32] = scene
        .rows
        .query_row("SELECT recovery FROM teacher", [], |row| row.get(0))
        .unwrap();
    assert_eq!(code_on(&mut again), Some(next));
    again.post("/teach/recovery/done", &[]).expect(303);
    scene.room.become_teacher(&again);
    true
}

fn this_screen_becomes_the_wall(scene: &mut Scene, this: Try) -> bool {
    let mut teacher = scene.fresh_teacher();
    let token = hash(&teacher, "chair-person");
    let walls = "SELECT count(*) FROM device WHERE kind = 'wall'";
    let before = scene.number(walls, &[]);
    let fields = [("class", scene.room.class())];
    let _half = this.send(&teacher, "/teach/walls/here", &fields);
    scene.agrees(
        this,
        2,
        |it| it.is_ended("teacher_session", token) + it.number(walls, &[]) - before,
        || is_no_teacher(&mut teacher),
    )
}

fn a_device_is_let_in(scene: &mut Scene, this: Try) -> bool {
    let mut device = scene.room.stranger();
    device.post("/room", &[]).expect(303);
    let token = hash(&device, "chair-device");
    let mut teacher = scene.fresh_teacher();
    let page = Page::read(&teacher.get("/teach/devices").expect(200).text());
    let fields = page.form_with(&["class", "shown"]).fields();
    let fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (&a[..], &b[..])).collect();
    let _half = this.send(&teacher, "/teach/devices", &fields);
    let in_it = "SELECT count(*) FROM device WHERE token = ?";
    scene.agrees(
        this,
        1,
        |it| it.number(in_it, &[&token]),
        || {
            let names = format!("/door/student/{}", scene.child(0).id);
            device.get(&names).status == 200
        },
    )
}

fn take_a_chair_and_give_it_back(scene: &mut Scene, this: Try) -> bool {
    let mut wall: Wall = scene.room.wall();
    let chair = wall.empty_chairs()[0].clone();
    let free = format!("/board/chairs/{chair}");
    let who = scene.child(1).clone();
    let id = request_id();
    let fields = [
        ("chair", chair.as_str()),
        ("student", who.id.as_str()),
        ("request", &id),
    ];
    let sits = "SELECT count(*) FROM sign_up WHERE state = 'booked' AND student = ?";
    let _half = this.send(&wall, "/board/sign-ups", &fields);
    let on_disk = |it: &Scene| it.number(sits, &[&who.id]);
    let board = |wall: &mut Wall| wall.get("/board").text().contains(&free);
    let done = scene.agrees(this, 1, on_disk, || !board(&mut wall));
    if !done {
        return false;
    }
    let sign_up = "SELECT id FROM sign_up WHERE state = 'booked' AND student = ?";
    let release = format!(
        "/board/sign-ups/{}/release",
        scene.number(sign_up, &[&who.id])
    );
    let from = [("from", "teach")];
    let _half = this.send(&scene.room.teacher(), &release, &from);
    let on_disk = |it: &Scene| 1 - it.number(sits, &[&who.id]);
    let done = scene.agrees(this, 1, on_disk, || board(&mut wall));
    if !done {
        scene.room.teacher().post(&release, &from).expect(303);
    }
    done
}

/// A deed and its name.
pub(super) type Deed = (&'static str, fn(&mut Scene, Try) -> bool);

/// All that ends or revokes something, and what is told to the same sessions and pages.
pub(super) const DEEDS: [Deed; 17] = [
    ("end a device", end_device),
    ("end all devices", end_all_devices),
    ("unpair a wall", unpair_wall),
    ("I am done", i_am_done),
    ("sign out", sign_out),
    ("the next child comes in", the_next_child_comes_in),
    ("void a card", void_card),
    ("new pictures", new_pictures),
    ("sign a child out", sign_a_child_out),
    ("take off the list", take_off_the_list),
    ("hand over and take back", hand_over_and_take_back),
    ("another PIN", another_pin),
    (
        "a new recovery code",
        a_new_recovery_code_is_made_and_written_down,
    ),
    ("a lost passphrase", a_lost_passphrase),
    ("this screen becomes the wall", this_screen_becomes_the_wall),
    ("a device is let in", a_device_is_let_in),
    ("a chair", take_a_chair_and_give_it_back),
];
