//! The fixture: a classroom with the real program in it, set up through its own pages the way a teacher does it.
//! The people in it are in `people`. A test that needs a rule of the product states it itself.

use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::support::html::Page;
use crate::support::http::{Answer, Client};
use crate::support::people::{Child, Device, PASSPHRASE, PICTURES, PIN, TEACHER, Teacher, Wall};
use crate::support::program::{self, Program};

/// Monday 23 November 2026, 08:00 in London: writing begins at 9.
pub const MONDAY_AT_EIGHT: i64 = 1_795_420_800;
/// Where its data are on its machine, as a package has them.
const DATA: &str = "var/lib/chair";
/// The zone that the teacher's browser tells.
pub const ZONE: &str = "Europe/London";

/// Thirty made-up children, two of whom share a first name.
pub const THIRTY: [&str; 30] = [
    "Ada Brook",
    "Ada Cliff",
    "Ben Dale",
    "Chloé Elm",
    "Dara Fenn",
    "Eli Glade",
    "Farid Hill",
    "Grace Isle",
    "Hana Jetty",
    "Ivo Knoll",
    "Jun Lake",
    "Kofi Marsh",
    "Lena Nook",
    "Maya Oak",
    "Noor Pine",
    "Olu Quay",
    "Priya Reed",
    "Quinn Shore",
    "Rosa Tarn",
    "Siân Umber",
    "Tariq Vale",
    "Uma Wold",
    "Vito Yarrow",
    "Wren Zeal",
    "Xanthe Ash",
    "Yusuf Birch",
    "Zoë Cedar",
    "ليلى الزهراء",
    "Pia O'Dune",
    "Sol Eddy",
];

/// A room with a box in it.
#[derive(Debug)]
pub struct Classroom {
    folder: TempDir,
    program: Option<Program>,
    teacher: Client,
    wall: Client,
    class: String,
    flags: Vec<&'static str>,
    now: Option<i64>,
}

impl Classroom {
    /// A fresh box, started and not yet claimed.
    pub fn new() -> Self {
        Self::with_flags(&[])
    }

    /// The same with further words on the command line.
    pub fn with_flags(flags: &[&'static str]) -> Self {
        Self::in_folder(&std::env::temp_dir(), flags)
    }

    /// The same with its data on a certain disk.
    pub fn in_folder(disk: &Path, flags: &[&'static str]) -> Self {
        let folder = TempDir::new_in(disk).expect("a temporary folder");
        let program = Program::serve(&folder.path().join(DATA), flags);
        let nobody = Client::new(program.address);
        let (teacher, wall) = (nobody.clone(), nobody);
        Self {
            folder,
            program: Some(program),
            teacher,
            wall,
            class: String::new(),
            flags: flags.to_vec(),
            now: None,
        }
    }

    /// Sets an unclaimed box up: so many children, so many chairs a block, writing for so many minutes, a wall.
    #[must_use]
    pub fn set_up(self, children: usize, chairs: &str, minutes: &str) -> Self {
        let names = made_up(children);
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let room = self.claimed().with_class(&names);
        room.with_writing(chairs, minutes)
            .at(MONDAY_AT_EIGHT)
            .with_wall()
    }

    /// A fresh box set up with so many children and so many chairs a block, writing for so many minutes.
    pub fn with(children: usize, chairs: &str, minutes: &str) -> Self {
        Self::new().set_up(children, chairs, minutes)
    }

    /// All set up: claimed, thirty children, writing every school day, a wall, Monday at eight.
    pub fn ready() -> Self {
        Self::new()
            .claimed()
            .with_class(&THIRTY)
            .with_writing("3", "60")
            .at(MONDAY_AT_EIGHT)
            .with_wall()
    }

    /// Claimed by the teacher through `/claim` with a code of `chair setup-code`, the recovery code written down.
    #[must_use]
    pub fn claimed(mut self) -> Self {
        let code = self.setup_code();
        let mut teacher = self.stranger();
        let form = Page::read(&teacher.get("/claim").expect(200).text())
            .form_with(&["code", "name", "passphrase"])
            .fill("code", &code)
            .fill("name", TEACHER)
            .fill("passphrase", PASSPHRASE);
        let claimed = submit(&mut teacher, &form).expect(303);
        let page = Page::read(&teacher.follow(claimed).expect(200).text());
        let written_down = page
            .form_to("/teach/recovery/done")
            .expect("the recovery code is shown once, with a button to go on");
        submit(&mut teacher, &written_down).expect(303);
        self.teacher = teacher;
        self
    }

    /// A class without children, as the first run makes it.
    #[must_use]
    pub fn with_empty_class(self) -> Self {
        self.with_class_called("Room 12")
    }

    /// The same with this name.
    #[must_use]
    pub fn with_class_called(mut self, name: &str) -> Self {
        let mut teacher = self.teacher();
        self.class = teacher.make_class(name);
        self.teacher = teacher.0;
        self
    }

    /// A class with its list pasted, one child a line.
    #[must_use]
    pub fn with_class(self, names: &[&str]) -> Self {
        self.with_empty_class().with_names(names)
    }

    /// The class list pasted, one child a line.
    #[must_use]
    pub fn with_names(mut self, names: &[&str]) -> Self {
        let mut teacher = self.teacher();
        let pasted = paste(&mut teacher, &self.class, &names.join("\n")).expect(303);
        // What is not one plain name a line is looked at first.
        if pasted.location().contains("?list=") {
            let look = Page::read(&teacher.follow(pasted).expect(200).text());
            submit(&mut teacher, &look.form_with(&["list", "request"])).expect(303);
        }
        self.teacher = teacher.0;
        self
    }

    /// Writing from 9 on Monday to Friday for so many minutes, so many chairs a block, all else as the page offers it.
    #[must_use]
    pub fn with_writing(mut self, chairs: &str, minutes: &str) -> Self {
        let mut teacher = self.teacher();
        let path = format!("/teach/classes/{}/calendar", self.class);
        let form = Page::read(&teacher.get(&path).expect(200).text())
            .form_with(&["day", "start", "minutes", "chairs"])
            .fill("start", "09:00")
            .fill("minutes", minutes)
            .fill("chairs", chairs);
        crate::support::classes::submit_what_fits(&mut teacher, &form).expect(303);
        self.teacher = teacher.0;
        self
    }

    /// The date and time taken from the teacher's device.
    #[must_use]
    pub fn at(mut self, unix_seconds: i64) -> Self {
        self.set_clock(unix_seconds);
        self
    }

    /// A tablet asks to be the wall, and the teacher says yes.
    #[must_use]
    pub fn with_wall(mut self) -> Self {
        self.wall = self.paired_wall();
        self
    }

    /// One more tablet as a wall of the class.
    pub fn paired_wall(&mut self) -> Client {
        let mut tablet = self.stranger();
        let class = self.class.clone();
        let mut teacher = self.teacher();
        pair(&mut tablet, &mut teacher, &class);
        self.teacher = teacher.0;
        let board = tablet.get("/board");
        assert_eq!(
            board.status,
            200,
            "the tablet is the wall now: {}",
            board.text()
        );
        tablet
    }

    /// The teacher signs in anew, on her own device: it knows her for a week from now.
    pub fn teacher_for_a_week(&mut self) {
        let mut teacher = self.stranger();
        let fields = [
            ("name", TEACHER),
            ("passphrase", PASSPHRASE),
            ("own", "yes"),
        ];
        let begun = std::time::Instant::now();
        // One try a second.
        while teacher.post("/door/teacher", &fields).status != 303 {
            assert!(begun.elapsed().as_secs() < 60, "she may sign in");
            std::thread::sleep(std::time::Duration::from_millis(200));
        }
        self.teacher = teacher;
    }

    /// The number of the class.
    pub fn class(&self) -> &str {
        &self.class
    }

    /// Sets the box's clock from the teacher's device (unix seconds), and again after each start.
    pub fn set_clock(&mut self, unix_seconds: i64) {
        self.now = Some(unix_seconds);
        self.teacher().set_clock(unix_seconds);
    }

    /// A fresh claim code.
    pub fn setup_code(&self) -> String {
        let (status, out, errors) = program::run(&[
            "setup-code",
            "--data",
            self.data().to_str().expect("a plain path"),
        ]);
        assert!(status.success(), "setup-code: {errors}");
        out.chars().filter(char::is_ascii_digit).collect()
    }

    /// From now on it comes back under the same address, as a box on a shelf does.
    pub fn stay_in_place(&mut self) {
        let address: &'static str = self.program().address.to_string().leak();
        self.flags.extend(["--http", address]);
    }

    /// The class and its wall in another language.
    #[must_use]
    pub fn speaking(mut self, language: &str) -> Self {
        let mut teacher = self.teacher();
        let path = format!("/teach/classes/{}", self.class);
        let form = Page::read(&teacher.get(&path).expect(200).text())
            .form_with(&["name", "language", "zone"])
            .fill("language", language);
        submit(&mut teacher, &form).expect(303);
        self.teacher = teacher.0;
        self
    }

    /// The teacher's own pages in this language too.
    #[must_use]
    pub fn all_speaking(self, language: &str) -> Self {
        let mut room = self.speaking(language);
        room.stop();
        let db = rusqlite::Connection::open(room.database()).unwrap();
        db.execute("UPDATE teacher SET language = ?", [language])
            .unwrap();
        drop(db);
        room.start();
        room
    }

    /// The wall.
    pub fn wall(&self) -> Wall {
        Wall(self.placed(&self.wall))
    }

    /// The teacher, signed in.
    pub fn teacher(&self) -> Teacher {
        Teacher(self.placed(&self.teacher))
    }

    /// A device that asked to come into the room and was let in by the teacher.
    #[track_caller]
    pub fn device(&self) -> Device {
        let mut device = self.stranger();
        let asked = device.post("/room", &[]).expect(303);
        let page = device.follow(asked).expect(200).text();
        let number = page.split("id=\"room-number\">").nth(1);
        let number = number.and_then(|rest| rest.split('<').next());
        let number = number.unwrap_or_else(|| panic!("no number to tell the teacher: {page}"));
        let fields = [("class", self.class.as_str()), ("number", number)];
        self.teacher().post("/teach/devices", &fields).expect(303);
        Device(device)
    }

    /// A child signed in on a device of its own; the pictures are chosen on the first day, and known on any later one.
    #[track_caller]
    pub fn student(&self, name: &str) -> Child {
        let mut device = self.device();
        let who = device.named(name);
        let first_day = [("class", self.class.as_str()), ("do", "start")];
        self.teacher()
            .post("/teach/first-day", &first_day)
            .expect(303);
        device.tap(&who.id, PICTURES).expect(303);
        device.child(who)
    }

    /// A second device of the teacher's in a child's hands: a talk is going on, and the child leads it there.
    #[track_caller]
    pub fn handed_to(&self, name: &str) -> Client {
        let child = self.device().named(name);
        let mut teacher = Teacher(self.stranger());
        // One try a second at the passphrase.
        while teacher.sign_in().status == 429 {
            std::thread::sleep(std::time::Duration::from_millis(200));
        }
        let mut device = teacher.0;
        device.post("/teach/pin", &[("pin", PIN)]).expect(303);
        let begun = device.post("/teach/conferences", &[("student", &child.id)]);
        let talk = begun.expect(303).location().to_owned();
        let handed = device.post(&format!("{talk}/hand"), &[]).expect(303);
        assert_eq!(handed.location(), "/lead");
        device
    }

    /// From now on the teacher is she who is signed in here.
    pub fn become_teacher(&mut self, teacher: &Client) {
        self.teacher = teacher.clone();
    }

    /// Someone without a cookie.
    pub fn stranger(&self) -> Client {
        Client::new(self.program().address)
    }

    /// The running program.
    pub fn program(&self) -> &Program {
        self.program.as_ref().expect("the program runs")
    }

    /// The data folder.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join(DATA)
    }

    /// The database file.
    pub fn database(&self) -> PathBuf {
        self.data().join("chair.db")
    }

    /// Stops the program with SIGTERM and gives the time that it took.
    pub fn stop(&mut self) -> std::time::Duration {
        self.program.take().expect("the program runs").stop()
    }

    /// Pulls the plug.
    pub fn kill9(&mut self) {
        self.program.take().expect("the program runs").kill9();
    }

    /// Starts it on the same data, whatever state that is in.
    pub fn start_undated(&mut self) {
        self.start_in(&[]);
    }

    /// The same in an environment with these settings.
    pub fn start_in(&mut self, environment: &[(&str, &str)]) {
        let program = Program::serve_in(&self.data(), &self.flags, environment);
        self.program = Some(program);
    }

    /// Starts it on the same data, with the same date.
    pub fn start(&mut self) {
        self.start_undated();
        if let Some(now) = self.now {
            self.teacher().set_clock(now);
        }
    }

    /// Stops and starts it.
    pub fn restart(&mut self) {
        self.stop();
        self.start();
    }

    fn placed(&self, client: &Client) -> Client {
        Client {
            address: self.program().address,
            ..client.clone()
        }
    }
}

/// Pastes a class list into its form.
#[track_caller]
pub fn paste(teacher: &mut Client, class: &str, names: &str) -> Answer {
    let path = format!("/teach/classes/{class}/roster");
    let form = Page::read(&teacher.get(&path).expect(200).text())
        .form_with(&["names", "request"])
        .fill("names", names);
    submit(teacher, &form)
}

/// A tablet asks to be the wall, and the teacher's page asks "Is wall 73 yours?"
#[track_caller]
pub fn pair(tablet: &mut Client, teacher: &mut Client, class: &str) {
    let asked = tablet.post("/wall", &[]).expect(303);
    // Its own, and no other number of the page, such as that of the room.
    let shown = tablet.follow(asked).expect(200).text();
    let shown = shown.split("id=\"wall-number\">").nth(1);
    let shown = shown.and_then(|rest| rest.split('<').next());
    let shown = shown.expect("the tablet shows a number").to_owned();
    let yes = Page::read(&teacher.get("/teach/walls").expect(200).text());
    let mut yes = yes.forms.into_iter().filter(|form| {
        form.action == "/teach/walls"
            && form.value("class") == Some(class)
            && form.value("number") == Some(shown.as_str())
    });
    let yes = yes.next();
    let yes = yes.unwrap_or_else(|| panic!("the teacher is not asked about the tablet: {shown}"));
    submit(teacher, &yes).expect(303);
}

/// The teacher looks at the devices that wait, and lets in all that she sees.
#[track_caller]
pub fn let_all_in(teacher: &mut Client) {
    let page = Page::read(&teacher.get("/teach/devices").expect(200).text());
    submit(teacher, &page.form_with(&["class", "shown"])).expect(303);
}

/// So many made-up names, all of them different.
pub fn made_up(count: usize) -> Vec<String> {
    let starts = ["Ba", "De", "Fi", "Go", "Ju", "Ka", "Le", "Mi"];
    let ends = ["dan", "len", "mir", "nos", "rup", "san", "tal", "vek"];
    let names = starts
        .iter()
        .flat_map(|start| ends.iter().map(move |end| format!("{start}{end}")));
    names.take(count).collect()
}

/// Sends a form with its first button, as Enter does.
pub fn submit(client: &mut Client, form: &crate::support::html::Form) -> Answer {
    let mut fields = form.fields();
    fields.extend(form.buttons.first().and_then(|button| button.field.clone()));
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    client.post(&form.action, &fields)
}

/// Opens the stopped program's database for reading and checks that it is whole.
pub fn whole_database(path: &Path) -> rusqlite::Connection {
    let open =
        rusqlite::Connection::open_with_flags(path, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY);
    let db = open.unwrap_or_else(|why| panic!("{}: {why}", path.display()));
    let said: String = db
        .query_row("PRAGMA integrity_check", [], |row| row.get(0))
        .expect("integrity_check runs");
    assert_eq!(said, "ok", "integrity_check");
    let broken = db
        .prepare("PRAGMA foreign_key_check")
        .and_then(|mut check| check.exists([]));
    assert_eq!(broken, Ok(false), "foreign_key_check finds nothing");
    db
}

/// No chair has two children in it, and no child two chairs.
pub fn nobody_sits_double(db: &rusqlite::Connection) {
    let chairs = "SELECT count(*) FROM (SELECT 1 FROM sign_up WHERE state IN ('booked','called','talking','done','missed') \
                  GROUP BY class, date, start, seat HAVING count(*) > 1)";
    let children = "SELECT count(*) FROM (SELECT 1 FROM sign_up WHERE state IN ('booked','called','talking') \
                    GROUP BY class, student HAVING count(*) > 1)";
    for question in [chairs, children] {
        let double: i64 = db.query_row(question, [], |row| row.get(0)).unwrap();
        assert_eq!(double, 0, "{question}");
    }
}
