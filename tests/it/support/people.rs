//! Typed clients for who stands before the box: the wall, the teacher, a device, a child. Each has the verbs of its role, and
//! those of any client as well.
//! They speak the contract's forms and know nothing of how the box was set up.

use std::ops::{Deref, DerefMut};
use std::sync::atomic::{AtomicU64, Ordering};

use crate::support::html::Page;
use crate::support::http::{Answer, Client};

/// The teacher's name in every test.
pub const TEACHER: &str = "Ms Otter";
/// Her passphrase.
pub const PASSPHRASE: &str = "seven quiet herons wade";
/// A child on the roll, as the wall shows her.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Student {
    /// The number that forms carry.
    pub id: String,
    /// The name on the tile.
    pub name: String,
}

/// A request id that no other request of this run has.
pub fn request_id() -> String {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    format!(
        "test-{}-{}",
        std::process::id(),
        NEXT.fetch_add(1, Ordering::Relaxed)
    )
}

/// The tablet on the wall.
#[derive(Clone, Debug)]
pub struct Wall(pub Client);

impl Deref for Wall {
    type Target = Client;

    fn deref(&self) -> &Client {
        &self.0
    }
}

impl DerefMut for Wall {
    fn deref_mut(&mut self) -> &mut Client {
        &mut self.0
    }
}

impl Wall {
    /// The board as it opens.
    #[track_caller]
    pub fn board(&mut self) -> Page {
        Page::read(&self.get("/board").expect(200).text())
    }

    /// The days of the tabs.
    #[track_caller]
    pub fn days(&mut self) -> Vec<String> {
        self.board().links_to("/board/days/")
    }

    /// The empty chairs of the board as it opens, by id.
    #[track_caller]
    pub fn empty_chairs(&mut self) -> Vec<String> {
        chairs_of(&self.board())
    }

    /// The empty chairs of all six days, by id.
    #[track_caller]
    pub fn all_empty_chairs(&mut self) -> Vec<String> {
        let mut found = self.empty_chairs();
        for day in self.days() {
            let page = Page::read(&self.get(&day).expect(200).text());
            found.extend(
                chairs_of(&page)
                    .into_iter()
                    .filter(|chair| !found.contains(chair))
                    .collect::<Vec<_>>(),
            );
        }
        found
    }

    /// The children that the page of an empty chair offers.
    #[track_caller]
    pub fn names(&mut self, chair: &str) -> Vec<Student> {
        let page = Page::read(
            &self
                .get(&format!("/board/chairs/{chair}"))
                .expect(200)
                .text(),
        );
        let buttons = page.forms.iter().flat_map(|form| &form.buttons);
        let named = buttons.filter_map(|button| match &button.field {
            Some((name, id)) if name == "student" => Some(Student {
                id: id.clone(),
                name: button.text.clone(),
            }),
            _ => None,
        });
        named.collect()
    }

    /// What stands on a chair of the wall: its state as the tile's classes, and its words.
    #[track_caller]
    pub fn seat(&mut self, chair: &str) -> (String, String) {
        let day = chair.split_once('-').and_then(|(_, rest)| rest.get(..10));
        let day = day.unwrap_or_else(|| panic!("no day in {chair}"));
        let html = self.get(&format!("/board/days/{day}")).expect(200).text();
        let id = format!("id=\"chair-{chair}\"");
        let tile = html
            .split("<li ")
            .find(|tile| tile.contains(&id))
            .unwrap_or_else(|| panic!("no {chair} on the wall: {html}"));
        let page = Page::read(&format!("<li {}", tile.split("</li>").next().unwrap()));
        (page.tags[0].1["class"].clone(), page.text)
    }

    /// A child taps a name on the page of a chair: the plain form.
    #[track_caller]
    pub fn sign_up(&mut self, chair: &str, student: &str) -> Answer {
        let id = request_id();
        self.post(
            "/board/sign-ups",
            &[("chair", chair), ("student", student), ("request", &id)],
        )
    }

    /// The same by the page's script, with a request id of the caller's.
    #[track_caller]
    pub fn sign_up_by_script(&mut self, chair: &str, student: &str, request: &str) -> Answer {
        self.script(
            "/board/sign-ups",
            &[("chair", chair), ("student", student), ("request", request)],
        )
    }

    /// Presses Undo on the page that a saved chair led to.
    #[track_caller]
    pub fn press_undo(&mut self, saved: Answer) -> Answer {
        self.keep(&saved);
        let page = Page::read(&self.follow(saved).expect(200).text());
        let form = page
            .form_to("/board/sign-ups/")
            .filter(|form| form.action.ends_with("/release"));
        let form = form.unwrap_or_else(|| panic!("no Undo on {:?}: {:#?}", page.h1, page.forms));
        crate::support::classroom::submit(self, &form)
    }

    /// Undo within the minute, by the grant that the sign-up answered with.
    #[track_caller]
    pub fn undo(&mut self, sign_up: &SignUp, student: &str) -> Answer {
        let path = format!("/board/sign-ups/{}/release", sign_up.id);
        self.script(&path, &[("student", student), ("undo", &sign_up.undo)])
    }
}

fn chairs_of(page: &Page) -> Vec<String> {
    page.links_to("/board/chairs/")
        .iter()
        .map(|link| link["/board/chairs/".len()..].to_owned())
        .collect()
}

/// What the script is told about a saved chair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignUp {
    /// The sign-up's number.
    pub id: String,
    /// The grant to undo it.
    pub undo: String,
}

impl SignUp {
    /// Reads `{"sign_up":ID,"undo":GRANT}`.
    #[track_caller]
    pub fn of(answer: &Answer) -> Self {
        let json = answer.json();
        let word = |key: &str| match &json[key] {
            serde_json::Value::String(text) => text.clone(),
            serde_json::Value::Number(number) => number.to_string(),
            other => panic!("{key} is {other} in {json}"),
        };
        Self {
            id: word("sign_up"),
            undo: word("undo"),
        }
    }
}

/// The teacher on her own device.
#[derive(Clone, Debug)]
pub struct Teacher(pub Client);

impl Deref for Teacher {
    type Target = Client;

    fn deref(&self) -> &Client {
        &self.0
    }
}

impl DerefMut for Teacher {
    fn deref_mut(&mut self) -> &mut Client {
        &mut self.0
    }
}

impl Teacher {
    /// Takes the date and time from this device.
    #[track_caller]
    pub fn set_clock(&mut self, unix_seconds: i64) {
        let now = unix_seconds.to_string();
        let mut answer = self.post("/teach/clock", &[("now", &now)]);
        if answer.status == 409 {
            // So far from what the box knows she is asked once more.
            answer = self.post("/teach/clock", &[("now", &now), ("sure", "true")]);
        }
        assert!(
            matches!(answer.status, 200 | 204 | 303),
            "the clock answered {}: {}",
            answer.status,
            answer.text()
        );
    }

    /// Says which grades a class has.
    #[track_caller]
    pub fn sets_band(&mut self, class: &str, band: &str) {
        let path = format!("/teach/classes/{class}");
        let form = Page::read(&self.get(&path).expect(200).text())
            .form_with(&["name", "band", "zone"])
            .fill("band", band);
        crate::support::classroom::submit(self, &form).expect(303);
    }

    /// Changes some of the rules of a class's board, on their page.
    #[track_caller]
    pub fn sets_rules(&mut self, class: &str, fields: &[(&str, &str)]) -> Answer {
        let path = format!("/teach/classes/{class}/rules");
        let page = Page::read(&self.get(&path).expect(200).text());
        let form = page.form_with(&["talks_a_week"]);
        let filled = fields
            .iter()
            .fold(form, |form, (name, value)| form.fill(name, value));
        crate::support::classroom::submit(self, &filled)
    }

    /// Her page of one chair.
    #[track_caller]
    pub fn chair(&mut self, chair: &str) -> Page {
        Page::read(
            &self
                .get(&format!("/teach/chairs/{chair}"))
                .expect(200)
                .text(),
        )
    }

    /// Gives a chair to a child by the button with her name.
    #[track_caller]
    pub fn give(&mut self, chair: &str, student: &str) -> Answer {
        let form = self.chair(chair).form_with(&["chair", "from", "request"]);
        let named = form
            .buttons
            .iter()
            .any(|button| button.field == Some(("student".to_owned(), student.to_owned())));
        assert!(named, "she is offered: {form:#?}");
        let mut fields = form.fields();
        fields.push(("student".to_owned(), student.to_owned()));
        let fields: Vec<(&str, &str)> = fields
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        self.post(&form.action, &fields)
    }

    /// Presses the button of a deed on the page of a chair, such as `release`, or the one of several with this field.
    #[track_caller]
    pub fn press(&mut self, chair: &str, deed: &str, with: Option<(&str, &str)>) -> Answer {
        let page = self.chair(chair);
        let forms = page.forms.iter();
        let mut buttons = forms
            .filter(|form| form.action.ends_with(&format!("/{deed}")))
            .flat_map(|form| form.buttons.iter().map(move |button| (form, button)));
        let wanted = with.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let found = buttons.find(|(_, button)| wanted.is_none() || button.field == wanted);
        let (form, button) =
            found.unwrap_or_else(|| panic!("no {deed} {with:?} on {:#?}", page.forms));
        let mut fields = form.fields();
        fields.extend(button.field.clone());
        let fields: Vec<(&str, &str)> = fields
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        self.post(&form.action, &fields)
    }

    /// The number of the sign-up that holds a chair, as the forms of its page carry it.
    #[track_caller]
    pub fn held_by(&mut self, chair: &str) -> String {
        let page = self.chair(chair);
        let form = page.form_to("/board/sign-ups/");
        let form = form.unwrap_or_else(|| panic!("nobody holds {chair}: {:#?}", page.forms));
        form.action
            .split('/')
            .nth(3)
            .expect("a number stands in the address")
            .to_owned()
    }

    /// Signs in at the door.
    #[track_caller]
    pub fn sign_in(&mut self) -> Answer {
        self.post(
            "/door/teacher",
            &[("name", TEACHER), ("passphrase", PASSPHRASE)],
        )
    }
}

/// A device of the room with nobody signed in on it.
#[derive(Clone, Debug)]
pub struct Device(pub Client);

impl Deref for Device {
    type Target = Client;

    fn deref(&self) -> &Client {
        &self.0
    }
}

impl DerefMut for Device {
    fn deref_mut(&mut self) -> &mut Client {
        &mut self.0
    }
}

/// Her six digits, once she has chosen them.
pub const PIN: &str = "204817";

/// The two pictures that children of the tests choose.
pub const PICTURES: &str = "kite,drum";

impl Device {
    /// The names to tap, A to Z.
    #[track_caller]
    pub fn names(&mut self) -> Vec<Student> {
        let page = Page::read(&self.get("/").expect(200).text());
        let links = page.links.iter();
        let names = links.filter_map(|(href, text)| {
            Some(Student {
                id: href.strip_prefix("/door/student/")?.to_owned(),
                name: text.trim().to_owned(),
            })
        });
        names.collect()
    }

    /// The child with this name on its tile, or the first whose name begins so.
    #[track_caller]
    pub fn named(&mut self, name: &str) -> Student {
        let names = self.names();
        let found = names.iter().find(|child| child.name == name);
        let found = found.or_else(|| names.iter().find(|child| child.name.starts_with(name)));
        found
            .unwrap_or_else(|| panic!("no {name} on {names:?}"))
            .clone()
    }

    /// Two pictures are tapped on the page of a name.
    #[track_caller]
    pub fn tap(&mut self, student: &str, pictures: &str) -> Answer {
        let (first, second) = pictures.split_once(',').expect("two pictures");
        self.post(
            "/door/student",
            &[("student", student), ("first", first), ("second", second)],
        )
    }

    /// Somebody is signed in on this device from now on.
    pub fn child(self, who: Student) -> Child {
        Child {
            client: self.0,
            id: who.id,
        }
    }
}

/// The five questions of a sheet, by the words of their roles.
pub const ROLES: [&str; 5] = ["piece", "proud", "stuck", "tried", "ask"];

/// A child who is signed in on a device of the room.
#[derive(Clone, Debug)]
pub struct Child {
    /// The browser.
    pub client: Client,
    /// The number that forms carry.
    pub id: String,
}

impl Deref for Child {
    type Target = Client;

    fn deref(&self) -> &Client {
        &self.client
    }
}

impl DerefMut for Child {
    fn deref_mut(&mut self) -> &mut Client {
        &mut self.client
    }
}

impl Child {
    /// A page.
    #[track_caller]
    pub fn page(&mut self, path: &str) -> Page {
        Page::read(&self.client.get(path).expect(200).text())
    }

    /// What the page's script sends when the child has typed.
    #[track_caller]
    pub fn types(&mut self, role: &str, text: &str, seen: u64) -> Answer {
        let seen = seen.to_string();
        let fields = [("prompt", role), ("text", text), ("seen", &seen)];
        self.client.script("/prep/answers", &fields)
    }

    /// The same, saved.
    #[track_caller]
    pub fn saves(&mut self, role: &str, text: &str, seen: u64) -> u64 {
        let answer = self.types(role, text, seen).expect(200);
        answer.json()["revision"].as_u64().expect("a revision")
    }

    /// What stands in the box of a question.
    #[track_caller]
    pub fn box_of(&mut self, role: &str) -> String {
        let page = self.page(&format!("/prep/questions/{role}"));
        let form = page.form_with(&["prompt", "text", "seen"]);
        form.value("text").unwrap_or_default().to_owned()
    }
}
