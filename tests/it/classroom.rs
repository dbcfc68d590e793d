//! The fixture: a classroom with the real program in it, set up through its own pages the way a teacher does it.
//! The people in it are in `people`. A test that needs a rule of the product states it itself.

use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::html::Page;
use crate::http::{Answer, Client};
use crate::people::{PASSPHRASE, Stranger, TEACHER, Teacher, Wall};
use crate::program::{self, Program};

/// Monday 23 November 2026, 08:00 in London: writing begins at 9.
pub const MONDAY_AT_EIGHT: i64 = 1_795_420_800;
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
        let program = Program::serve(&folder.path().join("data"), flags);
        let nobody = Client::new(program.address);
        let (teacher, wall) = (nobody.clone(), nobody);
        Self {
            folder,
            program: Some(program),
            teacher,
            wall,
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

    /// Claimed by the teacher through `/claim` with a code of `chair setup-code`.
    #[must_use]
    pub fn claimed(mut self) -> Self {
        let code = self.setup_code();
        let mut teacher = self.stranger().0;
        let form = Page::read(&teacher.get("/claim").expect(200).text()).form_with(&[
            "code",
            "name",
            "passphrase",
        ]);
        let answer = submit(
            &mut teacher,
            &form
                .fill("code", &code)
                .fill("name", TEACHER)
                .fill("passphrase", PASSPHRASE),
        );
        assert!(
            matches!(answer.status, 200 | 303),
            "the claim answered {}: {}",
            answer.status,
            answer.text()
        );
        self.teacher = teacher;
        self
    }

    /// The class list pasted, one child a line.
    #[must_use]
    pub fn with_class(mut self, names: &[&str]) -> Self {
        let page = self.page_with(&["names"]);
        let form = page.form_with(&["names"]).fill("names", &names.join("\n"));
        let form = if form.has("class") {
            form.fill("class", "Room 12")
        } else {
            form
        };
        self.press(&form);
        self
    }

    /// Writing from 9 for so many minutes on the first five weekdays that the page offers, so many chairs a block.
    #[must_use]
    pub fn with_writing(mut self, chairs: &str, minutes: &str) -> Self {
        let page = self.page_with(&["weekday", "start", "zone"]);
        let mut form = page
            .form_with(&["weekday", "start", "zone"])
            .fill("start", "09:00")
            .fill("zone", ZONE);
        let days = form
            .controls
            .iter()
            .filter(|control| control.name == "weekday")
            .map(|control| control.value.clone());
        for day in days.take(5).collect::<Vec<_>>() {
            form = form.fill("weekday", &day);
        }
        form = form.fill("minutes", minutes).fill("per_block", chairs);
        self.press(&form);
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
        let mut tablet = self.stranger().0;
        let asked = tablet.post("/wall", &[]);
        assert!(
            matches!(asked.status, 200 | 303),
            "POST /wall answered {}: {}",
            asked.status,
            asked.text()
        );
        tablet.follow(asked).expect(200);
        let mut teacher = self.teacher.clone();
        let yes = ["/teach", "/teach/walls"].iter().find_map(|path| {
            let answer = teacher.get(path);
            if answer.status == 200 {
                Page::read(&answer.text()).form_to("/teach/walls")
            } else {
                None
            }
        });
        self.press(&yes.expect("the teacher's page asks whether the new wall is hers"));
        let board = tablet.get("/board");
        assert_eq!(
            board.status,
            200,
            "the tablet is the wall now: {}",
            board.text()
        );
        tablet
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

    /// The wall.
    pub fn wall(&self) -> Wall {
        Wall(self.placed(&self.wall))
    }

    /// The teacher, signed in.
    pub fn teacher(&self) -> Teacher {
        Teacher(self.placed(&self.teacher))
    }

    /// Someone without a cookie.
    pub fn stranger(&self) -> Stranger {
        Stranger(Client::new(self.program().address))
    }

    /// The running program.
    pub fn program(&self) -> &Program {
        self.program.as_ref().expect("the program runs")
    }

    /// The data folder.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
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

    /// Starts it on the same data, with the same date.
    pub fn start(&mut self) {
        self.program = Some(Program::serve(&self.data(), &self.flags));
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

    /// Looks through the teacher's pages, following their links, for the first form with these fields.
    pub fn page_with(&self, fields: &[&str]) -> Page {
        let mut teacher = self.placed(&self.teacher);
        let mut waiting = vec!["/teach".to_owned()];
        let mut seen: Vec<String> = Vec::new();
        while let Some(path) = waiting.pop() {
            let answer = teacher.get(&path);
            let answer = teacher.follow(answer);
            seen.push(path);
            let page = Page::read(&answer.text());
            if page
                .forms
                .iter()
                .any(|form| fields.iter().all(|field| form.has(field)))
            {
                return page;
            }
            let fresh = page
                .links_to("/teach")
                .into_iter()
                .filter(|link| !seen.contains(link) && !waiting.contains(link));
            waiting.splice(0..0, fresh.collect::<Vec<_>>());
        }
        panic!("no teacher's page has a form with {fields:?}; looked at {seen:?}");
    }

    fn press(&mut self, form: &crate::html::Form) {
        let mut teacher = self.placed(&self.teacher);
        let answer = submit(&mut teacher, form);
        assert!(
            matches!(answer.status, 200 | 303),
            "{} answered {}: {}",
            form.action,
            answer.status,
            answer.text()
        );
        self.teacher = teacher;
    }
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
pub fn submit(client: &mut Client, form: &crate::html::Form) -> Answer {
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
