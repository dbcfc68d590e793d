//! Everything that ends or revokes something, on a disk that takes 60 ms to sync, by clients that hang up while it is being
//! done: it is on the disk whole or not at all, and what the program remembers says the same.

mod deeds;

use std::cell::Cell;
use std::io::Write as _;
use std::net::{IpAddr, Ipv4Addr, Shutdown, TcpStream};
use std::time::{Duration, Instant};

use chair::domain::id::StudentId;
use chair::host::machine::Machine;
use rusqlite::{Connection, OpenFlags, ToSql};

use crate::support::classroom::{Classroom, nobody_sits_double, pair, whole_database};
use crate::support::http::Client;
use crate::support::people::{Device, PASSPHRASE, PICTURES, PIN, Student, TEACHER, Teacher};
use crate::support::slow_disk::SlowDisk;
use crate::support::{rounds, slow_disk};
use deeds::DEEDS;

/// How long anything may take on a busy machine before the test gives up.
const PATIENCE: Duration = Duration::from_secs(20);

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
        let mut socket = client.connect().unwrap();
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
    addresses: Cell<u16>,
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
        self.wait_for_what_was_sent();
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
        seen.0 == whole
    }

    /// A client that came later is answered: its try was hashed, and its write was saved, after all that was sent before. What is
    /// not done then was never read.
    fn wait_for_what_was_sent(&self) {
        let mut other = self.stranger_elsewhere();
        let nobody = [("name", "Nobody"), ("passphrase", "not that one at all")];
        let was_looked_at = comes_to_be(PATIENCE, || {
            other = self.stranger_elsewhere();
            other.post("/door/teacher", &nobody).status == 409
        });
        assert!(was_looked_at, "somebody may try");
        let mut wall = self.room.wall();
        wall.post("/wall/size", &[("do", "fits")]).expect(303);
    }

    /// Somebody from an address that nobody has tried from before: whoever tried less often of late comes first.
    fn stranger_elsewhere(&self) -> Client {
        let nth = self.addresses.get() + 1;
        self.addresses.set(nth);
        let [net, host] = nth.to_be_bytes();
        let mut stranger = self.room.stranger();
        stranger.from = Some(IpAddr::V4(Ipv4Addr::new(127, 1, net, host)));
        stranger
    }

    /// She signs in anew, as from another device.
    fn fresh_teacher(&self) -> Teacher {
        let mut teacher = Teacher(self.stranger_elsewhere());
        let fields = [("name", TEACHER), ("passphrase", self.passphrase.as_str())];
        let signed_in = comes_to_be(PATIENCE, || {
            teacher = Teacher(self.stranger_elsewhere());
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
