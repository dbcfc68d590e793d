//! Clients that hang up right after their last byte, by a goodbye or by a reset, in the open and under TLS: what they asked
//! for is done whole or not at all, and whoever else is concerned sees it and hears of it.

use std::io::Write as _;
use std::net::{Shutdown, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use chair::domain::id::StudentId;
use chair::host::machine::Machine;
use chair::http::route::{Audience, Phase, Route, Verb, asked_with_form};
use chair::i18n::Translations;
use rusqlite::{Connection, OpenFlags};
use warp::{Filter as _, Reply as _};

use crate::support::classroom::{Classroom, nobody_sits_double, whole_database};
use crate::support::html::Page;
use crate::support::http::{Answer, Ask, Client, Stream};
use crate::support::https::Browser;
use crate::support::in_process::{InProcess, quick};
use crate::support::people::{PASSPHRASE, TEACHER, request_id};
use crate::support::rounds;

/// How long anything may take on a busy machine before the test gives up.
const PATIENCE: Duration = Duration::from_secs(60);

/// A browser at the plain door or at the secure one.
#[derive(Clone)]
enum Screen {
    Plain(Client),
    Secure(Browser),
}

impl Screen {
    fn client(&mut self) -> &mut Client {
        match self {
            Self::Plain(client) => client,
            Self::Secure(browser) => &mut browser.client,
        }
    }

    /// Another browser at the same door.
    fn stranger(&self) -> Self {
        let mut other = self.clone();
        other.client().cookies.clear();
        other
    }

    fn form(&self, path: &str, fields: &[(&str, &str)]) -> Ask {
        match self {
            Self::Plain(client) => client.form(path, fields),
            Self::Secure(browser) => {
                let origin = format!("https://{}", browser.client.address);
                browser.client.form(path, fields).with("Origin", &origin)
            }
        }
    }

    #[track_caller]
    fn get(&mut self, path: &str) -> Answer {
        match self {
            Self::Plain(client) => client.get(path),
            Self::Secure(browser) => browser.get(path),
        }
    }

    #[track_caller]
    fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        match self {
            Self::Plain(client) => client.post(path, fields),
            Self::Secure(browser) => browser.post(path, fields),
        }
    }

    /// Sends a form and hangs up some time after its last byte. The socket of a goodbye is given back: the other half of the
    /// connection stays open as long as it lives.
    fn hang_up(&self, ask: &Ask, resets: bool, after: Duration) -> Option<TcpStream> {
        let (socket, ends_tls) = match self {
            Self::Plain(client) => {
                let mut socket = TcpStream::connect(client.address).unwrap();
                socket.write_all(&ask.bytes()).unwrap();
                (socket, None)
            }
            Self::Secure(browser) => {
                let mut line = browser.connect().unwrap();
                line.write_all(&ask.bytes()).unwrap();
                line.flush().unwrap();
                (line.sock.try_clone().unwrap(), Some(line))
            }
        };
        std::thread::sleep(after);
        if resets {
            socket2::SockRef::from(&socket)
                .set_linger(Some(Duration::ZERO))
                .unwrap();
            return None;
        }
        if let Some(mut line) = ends_tls {
            line.conn.send_close_notify();
            let _ = line.flush();
        }
        // It may be closed from the other side already.
        let _ = socket.shutdown(Shutdown::Write);
        Some(socket)
    }
}

/// One door of the room with the teacher and a wall before it.
struct Door {
    teacher: Screen,
    wall: Screen,
}

impl Door {
    fn plain(room: &Classroom) -> Self {
        Self {
            teacher: Screen::Plain(room.teacher().0),
            wall: Screen::Plain(room.wall().0),
        }
    }

    fn secure(room: &Classroom) -> Self {
        let mut teacher = Screen::Secure(Browser::at(room));
        let fields = [("name", TEACHER), ("passphrase", PASSPHRASE)];
        // One try a second.
        while teacher.post("/door/teacher", &fields).status != 303 {
            std::thread::sleep(Duration::from_millis(200));
        }
        let mut wall = teacher.stranger();
        let asked = wall.post("/wall", &[]).expect(303).location().to_owned();
        let shown = Page::read(&wall.get(&asked).expect(200).text()).text;
        let walls = Page::read(&teacher.get("/teach/walls").expect(200).text());
        let number = walls.forms.iter().find_map(|form| form.value("number"));
        let number = number.expect("the teacher is asked");
        assert!(shown.split(' ').any(|word| word == number), "{shown}");
        let fields = [("class", room.class()), ("number", number)];
        teacher.post("/teach/walls", &fields).expect(303);
        wall.get("/board").expect(200);
        Self { teacher, wall }
    }

    /// A child comes in by the card.
    fn by_card(&self, card: &str) -> Screen {
        let mut child = self.teacher.stranger();
        child.post("/door/student", &[("card", card)]).expect(303);
        child.get("/prep").expect(200);
        child
    }

    /// A device that the teacher lets into the room.
    fn device(&mut self, room: &Classroom) -> Screen {
        let mut device = self.teacher.stranger();
        device.post("/room", &[]).expect(303);
        let page = Page::read(&self.teacher.get("/teach/devices").expect(200).text());
        let shown = page.form_with(&["class", "shown"]);
        let shown = shown.value("shown").expect("who waits");
        let fields = [("class", room.class()), ("shown", shown)];
        self.teacher.post("/teach/devices", &fields).expect(303);
        device
    }
}

/// What the box has on its card.
struct Rows(Connection);

impl Rows {
    fn number(&self, question: &str, about: &dyn rusqlite::ToSql) -> i64 {
        self.0
            .query_row(question, [about], |row| row.get(0))
            .unwrap()
    }

    fn sits(&self, chair: &str) -> bool {
        let taken = "SELECT count(*) FROM sign_up WHERE state = 'booked' AND
                     class || '-' || date || '-' || replace(start, ':', '') || '-' || seat = ?";
        self.number(taken, &chair) == 1
    }

    /// Whether whoever has this cookie was ended.
    fn is_ended(&self, table: &str, screen: &mut Screen) -> bool {
        let token = token(screen);
        let ended = format!("SELECT ended_at IS NOT NULL FROM {table} WHERE token = ?");
        self.number(&ended, &chair::secret::hash(token.as_bytes())) == 1
    }
}

/// The one cookie of a screen.
fn token(screen: &mut Screen) -> String {
    let cookies = &screen.client().cookies;
    assert_eq!(cookies.len(), 1, "{cookies:?}");
    cookies.values().next().unwrap().clone()
}

/// Another page of the same person or device, which hears of changes: by the plain door, which knows the same token by
/// another name.
fn other_page(room: &Classroom, screen: &mut Screen, cookie: &str) -> Stream {
    let mut other = room.stranger();
    other.cookies.insert(cookie.to_owned(), token(screen));
    let mut stream = Stream::open(&other, "/live").unwrap();
    stream.next(PATIENCE).unwrap().expect("the first word");
    stream
}

/// Waits until it is so; tells whether it came to be.
fn comes_to_be(within: Duration, mut so: impl FnMut() -> bool) -> bool {
    let end = Instant::now() + within;
    while !so() {
        if Instant::now() > end {
            return false;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    true
}

#[track_caller]
fn hears(stream: &mut Stream, word: &str, what: &str) {
    while let Some(event) = stream.next(PATIENCE).expect(what) {
        if event.contains(word) {
            return;
        }
    }
    panic!("{what}: the stream ended before {word:?}");
}

fn forget_heard(stream: &mut Stream) {
    while stream.next(Duration::from_millis(1)).is_ok() {}
}

/// How long a form is waited for that may never have been read.
const PERHAPS: Duration = Duration::from_millis(120);

/// The room in which all this is tried, and one child of it.
struct Scene {
    room: Classroom,
    rows: Rows,
    machine: Machine,
    /// A page of the teacher's that hears of what others do.
    elsewhere: Stream,
    chair: String,
    child: String,
}

/// One try: how the client hangs up, and how soon after its last byte.
struct Try {
    resets: bool,
    after: Duration,
    what: String,
}

impl Try {
    fn number(turn: usize) -> Self {
        let resets = turn / 8 % 2 == 1;
        // Half of them at once: that is when the box is in the middle of it.
        let within = if (turn / 16).is_multiple_of(2) {
            3_000
        } else {
            30_000
        };
        let after = Duration::from_micros((turn as u64 * 7_919_317) % within);
        Self {
            resets,
            after,
            what: format!("turn {turn}, reset {resets}, after {after:?}"),
        }
    }

    fn hang_up(&self, screen: &Screen, path: &str, fields: &[(&str, &str)]) -> Option<TcpStream> {
        screen.hang_up(&screen.form(path, fields), self.resets, self.after)
    }
}

impl Scene {
    fn set_up() -> Self {
        let room = Classroom::with_flags(&["--https", "127.0.0.1:0"]).set_up(8, "3", "60");
        let open = Connection::open_with_flags(room.database(), OpenFlags::SQLITE_OPEN_READ_ONLY);
        let chair = room.wall().empty_chairs()[0].clone();
        Self {
            rows: Rows(open.unwrap()),
            machine: Machine::load_or_make(&room.data()).unwrap(),
            elsewhere: Stream::open(&room.teacher(), "/live").unwrap(),
            child: room.wall().names(&chair)[0].id.clone(),
            chair,
            room,
        }
    }

    /// A chair is taken at the wall: whether it was.
    fn sign_up(&mut self, door: &mut Door, this: &Try) -> bool {
        let (rows, chair, child) = (&self.rows, self.chair.as_str(), self.child.as_str());
        let free = format!("/board/chairs/{chair}");
        // The wall's page is kept now, with the chair free.
        let before = door.wall.get("/board").text();
        assert!(before.contains(&free), "{}", this.what);
        forget_heard(&mut self.elsewhere);
        let id = request_id();
        let fields = [("chair", chair), ("student", child), ("request", &id)];
        let _half = this.hang_up(&door.wall, "/board/sign-ups", &fields);
        let sits = comes_to_be(PERHAPS, || rows.sits(chair));
        let agree = || door.wall.get("/board").text().contains(&free) != rows.sits(chair);
        let agree = comes_to_be(PATIENCE, agree);
        assert!(agree, "{}: a kept board is old", this.what);
        if sits {
            hears(&mut self.elsewhere, "board", &this.what);
            let id = "SELECT id FROM sign_up WHERE state = 'booked' AND student = ?";
            let release = format!("/board/sign-ups/{}/release", rows.number(id, &child));
            let from = [("from", "teach")];
            door.teacher.post(&release, &from).expect(303);
        }
        sits
    }

    /// The teacher ends a device: whether it was.
    fn end_device(&mut self, door: &mut Door, this: &Try) -> bool {
        let mut device = door.device(&self.room);
        let hash = chair::secret::hash(token(&mut device).as_bytes());
        let id = self
            .rows
            .number("SELECT id FROM device WHERE token = ?", &hash);
        let names = format!("/door/student/{}", self.child);
        device.get(&names).expect(200);
        let mut own = other_page(&self.room, &mut device, "chair-device");
        forget_heard(&mut self.elsewhere);
        let _half = this.hang_up(&door.teacher, &format!("/teach/devices/{id}/end"), &[]);
        let rows = &self.rows;
        let ended = comes_to_be(PERHAPS, || rows.is_ended("device", &mut device));
        let agree = comes_to_be(PATIENCE, || {
            let is_in = device.get(&names).status == 200;
            is_in != rows.is_ended("device", &mut device)
        });
        assert!(agree, "{}: an ended device is let in", this.what);
        if ended {
            hears(&mut self.elsewhere, "device", &this.what);
            hears(&mut own, "everything", &this.what);
        }
        ended
    }

    /// A child who came in by the card leaves, or the teacher voids the card: whether it was done.
    fn end_session(&self, door: &Door, this: &Try, voids: bool) -> bool {
        let student = StudentId::new(self.child.parse().unwrap());
        let version = || {
            let version = "SELECT card FROM student WHERE id = ?";
            self.rows.number(version, &self.child)
        };
        let before = version();
        let mut inside = door.by_card(&chair::app::sign_in::card_token(
            &self.machine.key,
            student,
            before,
        ));
        let mut own = other_page(&self.room, &mut inside, "chair-person");
        let _half = if voids {
            let class = self.room.class();
            let void = format!("/teach/classes/{class}/roster/{}/card", self.child);
            this.hang_up(&door.teacher, &void, &[])
        } else {
            this.hang_up(&inside, "/door/leave", &[])
        };
        let is_ended = |inside: &mut Screen| self.rows.is_ended("student_session", inside);
        let ended = comes_to_be(PERHAPS, || is_ended(&mut inside));
        let agree = comes_to_be(PATIENCE, || {
            let is_in = inside.get("/prep").status == 200;
            let ended = is_ended(&mut inside);
            // The card and who came in by it end together.
            is_in != ended && version() == before + i64::from(voids && ended)
        });
        assert!(agree, "{}: an ended session is let in", this.what);
        if ended {
            hears(&mut own, "everything", &this.what);
        }
        ended
    }
}

#[test]
fn whoever_hangs_up_after_the_last_byte_has_done_it_or_not() {
    let mut scene = Scene::set_up();
    let mut doors = [Door::plain(&scene.room), Door::secure(&scene.room)];
    let mut done = [0; 4];
    let tries = rounds(64, 320);
    // Where the machine is so busy that nobody was heard in time, there are some more.
    let enough = |turn: usize, done: &[usize; 4]| turn >= tries && !done.contains(&0);
    for turn in 0..4 * tries {
        if enough(turn, &done) {
            break;
        }
        let (door, this) = (&mut doors[turn / 4 % 2], Try::number(turn));
        let was_done = match turn % 4 {
            0 => scene.sign_up(door, &this),
            1 => scene.end_device(door, &this),
            deed => scene.end_session(door, &this, deed == 3),
        };
        done[turn % 4] += usize::from(was_done);
    }
    eprintln!("of at least {tries} tries were done: {done:?}");
    assert!(done.iter().all(|done| *done > 0), "{done:?}");
    let Scene { mut room, rows, .. } = scene;
    drop(rows);
    room.stop();
    nobody_sits_double(&whole_database(&room.database()));
}

/// How often the handler of the test has begun, and how often it has ended.
#[derive(Default)]
struct Counted {
    begun: AtomicUsize,
    ended: AtomicUsize,
}

#[test]
fn a_form_that_was_begun_ends_though_its_client_hangs_up() {
    let counted = Arc::new(Counted::default());
    let counts = Arc::clone(&counted);
    let slow = warp::path!("slow")
        .and(asked_with_form())
        .then(move |_, _, _| {
            let counts = Arc::clone(&counts);
            async move {
                counts.begun.fetch_add(1, Ordering::SeqCst);
                tokio::time::sleep(Duration::from_millis(100)).await;
                counts.ended.fetch_add(1, Ordering::SeqCst);
                "done".into_response()
            }
        });

    let route = Route::new(
        Audience::Setup,
        Verb::Post,
        "/slow",
        "the test's own",
        slow.boxed(),
    );
    let routes = vec![route.phase(Phase::Always)];
    let inside = InProcess::with_routes(quick(), Translations::load(), routes);
    let screen = Screen::Plain(inside.stranger("en"));
    let ask = screen.form("/slow", &[("a", "b")]);
    for (turn, resets) in [true, false, true, false].into_iter().enumerate() {
        let begun = || counted.begun.load(Ordering::SeqCst) > turn;
        let Screen::Plain(client) = &screen else {
            unreachable!()
        };
        let mut socket = TcpStream::connect(client.address).unwrap();
        socket.write_all(&ask.bytes()).unwrap();
        assert!(comes_to_be(PATIENCE, begun), "it begins");
        if resets {
            socket2::SockRef::from(&socket)
                .set_linger(Some(Duration::ZERO))
                .unwrap();
        }
        drop(socket);
        let ended = || counted.ended.load(Ordering::SeqCst) > turn;
        assert!(comes_to_be(PATIENCE, ended), "it ends, reset {resets}");
    }
}
