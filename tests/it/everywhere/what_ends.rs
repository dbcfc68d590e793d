//! Everything that ends or revokes something, on a disk that takes 60 ms to sync, by clients that hang up while it is being
//! done: it is on the disk whole or not at all, and what the program remembers says the same.

use std::cell::Cell;
use std::io::Write as _;
use std::net::{IpAddr, Ipv4Addr, Shutdown, TcpStream};
use std::time::{Duration, Instant};

use chair::domain::id::StudentId;
use chair::host::machine::Machine;
use rusqlite::{Connection, OpenFlags, ToSql};

use crate::support::classroom::{Classroom, nobody_sits_double, pair, paste, whole_database};
use crate::support::http::Client;
use crate::support::people::{
    Device, PASSPHRASE, PICTURES, PIN, Student, TEACHER, Teacher, Wall, request_id,
};
use crate::support::slow_disk::SlowDisk;
use crate::support::{rounds, slow_disk};

/// How long anything may take on a busy machine before the test gives up.
const PATIENCE: Duration = Duration::from_secs(20);
/// How long a form is waited for that may never have been read: many syncs of this disk.
const PERHAPS: Duration = Duration::from_millis(800);

/// How a client goes.
#[derive(Clone, Copy, Debug)]
enum Goes {
    /// It says goodbye and keeps its other half open.
    Fin,
    /// It resets the connection.
    Rst,
    /// It closes the socket with whatever the box may send unread.
    Close,
}

/// One try: how the client goes, and how soon after its last byte.
#[derive(Clone, Copy, Debug)]
struct Try {
    goes: Goes,
    after: Duration,
}

impl Try {
    fn number(turn: usize) -> Self {
        let goes = [Goes::Fin, Goes::Rst, Goes::Close][turn % 3];
        let after = Duration::from_micros((turn as u64 * 7_919_317) % 60_000);
        Self { goes, after }
    }

    /// Sends the form and goes. The socket of a goodbye is given back, so that its other half stays open.
    fn send(self, client: &Client, path: &str, fields: &[(&str, &str)]) -> Option<TcpStream> {
        let ask = client.form(path, fields);
        let mut socket = TcpStream::connect(client.address).unwrap();
        socket.write_all(&ask.bytes()).unwrap();
        std::thread::sleep(self.after);
        match self.goes {
            Goes::Fin => {
                // It may be closed from the other side already.
                let _ = socket.shutdown(Shutdown::Write);
                return Some(socket);
            }
            Goes::Rst => socket2::SockRef::from(&socket)
                .set_linger(Some(Duration::ZERO))
                .unwrap(),
            Goes::Close => {}
        }
        None
    }
}

/// Waits until it is so; tells whether it came to be.
fn comes_to_be(within: Duration, mut so: impl FnMut() -> bool) -> bool {
    let end = Instant::now() + within;
    while !so() {
        if Instant::now() > end {
            return false;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    true
}

/// The room on the slow disk, and what lies on that.
struct Scene {
    room: Classroom,
    rows: Connection,
    machine: Machine,
    children: Vec<Student>,
    /// Each sign-in of hers comes from another address: one may try once a second.
    addresses: Cell<u8>,
    passphrase: String,
}

/// The token of a cookie, as the box keeps it.
fn hash(client: &Client, cookie: &str) -> [u8; 32] {
    chair::secret::hash(client.cookies[cookie].as_bytes())
}

impl Scene {
    fn set_up(disk: &slow_disk::SlowDisk) -> Self {
        let mut room = Classroom::new().set_up(8, "3", "60");
        let children = room.device().names();
        let pin = [("pin", PIN)];
        room.teacher().post("/teach/pin", &pin).expect(303);
        room.stop();
        room.start_in(&disk.environment());
        let open = Connection::open_with_flags(room.database(), OpenFlags::SQLITE_OPEN_READ_ONLY);
        let rows = open.unwrap();
        rows.busy_timeout(PATIENCE).unwrap();
        Self {
            rows,
            machine: Machine::load_or_make(&room.data()).unwrap(),
            children,
            addresses: Cell::new(1),
            passphrase: PASSPHRASE.to_owned(),
            room,
        }
    }

    fn number(&self, question: &str, about: &[&dyn ToSql]) -> i64 {
        self.rows
            .query_row(question, about, |row| row.get(0))
            .unwrap_or_else(|why| panic!("{question}: {why}"))
    }

    fn is_ended(&self, table: &str, token: [u8; 32]) -> i64 {
        let ended = format!("SELECT ended_at IS NOT NULL FROM {table} WHERE token = ?");
        self.number(&ended, &[&token])
    }

    /// The deed is on the disk whole (so many rows say so) or not at all, and the program says the same. Tells whether it is.
    #[track_caller]
    fn agrees(
        &self,
        this: Try,
        whole: i64,
        on_disk: impl Fn(&Self) -> i64,
        mut remembered: impl FnMut() -> bool,
    ) -> bool {
        let done = comes_to_be(PERHAPS, || on_disk(self) == whole);
        let mut seen = (0, false);
        let agree = comes_to_be(PATIENCE, || {
            // Read on both sides of the question, because it may be done just between.
            let before = on_disk(self);
            seen = (before, remembered());
            before == on_disk(self) && (seen == (whole, true) || seen == (0, false))
        });
        assert!(
            agree,
            "{this:?}: {} of {whole} rows say that it is done, and the program says {}",
            seen.0, seen.1
        );
        done
    }

    /// She signs in anew, as from another device.
    fn fresh_teacher(&self) -> Teacher {
        let nth = self.addresses.get() % 250 + 1;
        self.addresses.set(nth);
        let mut teacher = Teacher(self.room.stranger());
        teacher.from = Some(IpAddr::V4(Ipv4Addr::new(127, 0, 1, nth)));
        let fields = [("name", TEACHER), ("passphrase", self.passphrase.as_str())];
        let signed_in = comes_to_be(PATIENCE, || {
            teacher.post("/door/teacher", &fields).status == 303
        });
        assert!(signed_in, "she may sign in");
        teacher.from = None;
        teacher
    }

    fn child(&self, nth: usize) -> &Student {
        &self.children[nth % self.children.len()]
    }

    /// A child comes in by the card, on this device or on none of the room.
    fn by_card(&self, child: &Student, on: Option<Device>) -> Client {
        let version = self.number("SELECT card FROM student WHERE id = ?", &[&child.id]);
        let student = StudentId::new(child.id.parse().unwrap());
        let card = chair::app::sign_in::card_token(&self.machine.key, student, version);
        let mut client = on.map_or_else(|| self.room.stranger(), |device| device.0);
        client.post("/door/student", &[("card", &card)]).expect(303);
        client.get("/prep").expect(200);
        client
    }

    /// A child comes in by two pictures, which it chooses now where it has none.
    fn by_pictures(&self, child: &Student) -> Client {
        let first_day = [("class", self.room.class()), ("do", "start")];
        self.room
            .teacher()
            .post("/teach/first-day", &first_day)
            .expect(303);
        let mut device = self.room.device();
        device.tap(&child.id, PICTURES).expect(303);
        device.get("/prep").expect(200);
        device.0
    }

    fn roster(&self, child: &Student, deed: &str) -> String {
        format!(
            "/teach/classes/{}/roster/{}/{deed}",
            self.room.class(),
            child.id
        )
    }
}

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
    let mut lost = scene.room.stranger();
    let nth = scene.addresses.get() % 250 + 1;
    scene.addresses.set(nth);
    lost.from = Some(IpAddr::V4(Ipv4Addr::new(127, 0, 1, nth)));
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
    let fields = [("class", scene.room.class())];
    let _half = this.send(&scene.room.teacher(), "/teach/devices", &fields);
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
type Deed = (&'static str, fn(&mut Scene, Try) -> bool);

/// All that ends or revokes something, and what is told to the same sessions and pages.
const DEEDS: [Deed; 17] = [
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

#[test]
fn whatever_ends_has_ended_for_the_disk_and_for_the_program() {
    let Some(disk) = SlowDisk::new() else { return };
    let mut scene = Scene::set_up(&disk);
    let tries = rounds(3, 40);
    for (nth, (name, deed)) in DEEDS.iter().enumerate() {
        let mut done = 0;
        // Where nobody was heard in time, there are some more.
        for turn in 0..4 * tries {
            if turn >= tries && done > 0 {
                break;
            }
            let this = Try::number(nth * 31 + turn);
            done += usize::from(deed(&mut scene, this));
        }
        eprintln!("{name}: done {done} times of at least {tries}");
        assert!(done > 0, "{name} was never done");
    }
    let Scene { mut room, rows, .. } = scene;
    drop(rows);
    room.stop();
    nobody_sits_double(&whole_database(&room.database()));
}

/// What a browser sends twice that has no script to hold the second click back.
#[test]
fn a_second_click_is_no_mistake() {
    let Some(disk) = SlowDisk::new() else { return };
    let scene = Scene::set_up(&disk);
    let mut wall = scene.room.stranger();
    pair(&mut wall, &mut scene.room.teacher(), scene.room.class());
    let device = scene.room.device();
    let id = |client: &Client| {
        let token = hash(client, "chair-device");
        scene.number("SELECT id FROM device WHERE token = ?", &[&token])
    };
    let child = scene.child(0);
    scene.by_card(child, None);
    let twice = [
        format!("/teach/devices/{}/end", id(&device)),
        format!("/teach/walls/{}/end", id(&wall)),
        scene.roster(child, "card"),
        scene.roster(child, "pictures"),
        scene.roster(child, "sign-out"),
        scene.roster(child, "archive"),
    ];
    for path in twice {
        let teacher = scene.room.teacher();
        let first = Try {
            goes: Goes::Close,
            after: Duration::from_millis(20),
        };
        first.send(&teacher, &path, &[]);
        let second = teacher.clone().post(&path, &[]);
        assert_eq!(second.status, 303, "{path}: {}", second.text());
        let third = teacher.clone().post(&path, &[]);
        assert!(third.status == 303, "{path}: {}", third.text());
    }
}
