//! A teacher's session rests, or is over, while she types: every word is there again once she has shown who she is, on each form
//! of every page of hers, and for nobody else. The half hour is made up for the program by faketime.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::classroom::Classroom;
use crate::support::html::{Form, Page};
use crate::support::http::{Answer, Client};
use crate::support::made_up_clock::{date_file, made_up_clock};
use crate::support::people::{PASSPHRASE, PIN, TEACHER};
use crate::support::sitemap::{Examples, sitemap};

/// Fewer than the box keeps at once.
const AT_ONCE: usize = 8;

/// A room whose program can be told that time has passed, by all its clocks.
struct Timed {
    room: Classroom,
    date: PathBuf,
    minutes: u32,
}

impl Timed {
    fn open(what: &str) -> Option<(Self, Examples)> {
        let library = made_up_clock(what)?;
        let mut room = Classroom::with(6, "3", "60");
        let examples = Examples::of_room(&room);
        room.teacher_for_a_week();
        room.teacher()
            .post("/teach/pin", &[("pin", PIN)])
            .expect(303);
        room.stop();
        let date = date_file(&room, "+0");
        let at = Path::new(&date).to_str().unwrap();
        room.start_in(&[
            ("LD_PRELOAD", &library),
            ("FAKETIME_TIMESTAMP_FILE", at),
            ("FAKETIME_NO_CACHE", "1"),
        ]);
        let now = crate::support::classroom::MONDAY_AT_EIGHT;
        room.set_clock(now);
        let room = Self {
            room,
            date,
            minutes: 0,
        };
        Some((room, examples))
    }

    fn half_an_hour_passes(&mut self) {
        self.passes(31);
    }

    fn passes(&mut self, minutes: u32) {
        self.minutes += minutes;
        fs::write(&self.date, format!("+{}m", self.minutes)).unwrap();
    }
}

/// A form of a page of hers with something in each of its fields.
struct Typed {
    page: String,
    form: Form,
    words: Vec<(String, String)>,
}

impl Typed {
    /// As a browser sends it, which says on which page it stands.
    fn send(&self, teacher: &mut Client) -> Answer {
        let mut fields = self.form.fields();
        let button = self.form.buttons.first();
        fields.extend(button.and_then(|button| button.field.clone()));
        let fields: Vec<(&str, &str)> = fields
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        let origin = format!("http://{}", teacher.address);
        let ask = teacher.form(&self.form.action, &fields);
        teacher.must(&ask.with("Referer", &format!("{origin}{}", self.page)))
    }

    fn stands_on(&self, page: &str) -> bool {
        let page = Page::read(page);
        let mut forms = page.forms.iter();
        forms.any(|form| {
            let fields = form.fields();
            let is_there = |word: &(String, String)| fields.contains(word);
            form.action == self.form.action && self.words.iter().all(is_there)
        })
    }
}

/// Every form of every page of hers that an address leads to, with its page.
pub(super) fn pages_of_hers(teacher: &mut Client, examples: &Examples) -> Vec<(String, Form)> {
    let mut found = Vec::new();
    let pages = sitemap().into_iter();
    let pages = pages.filter(|row| row.method == "GET" && row.path.starts_with("/teach"));
    for path in pages.map(|row| row.example(examples)) {
        let answer = teacher.get(&path);
        let kind = answer.header("content-type").unwrap_or_default();
        if answer.status == 200 && kind.starts_with("text/html") {
            let forms = Page::read(&answer.text()).forms.into_iter();
            let forms = forms.filter(|form| form.method == "post");
            found.extend(forms.map(|form| (path.clone(), form)));
        }
    }
    found
}

/// Those with a field to type in, filled. A form that stands on several pages is taken once.
fn all_forms(teacher: &mut Client, examples: &Examples) -> Vec<Typed> {
    let mut found: Vec<Typed> = Vec::new();
    for (page, form) in pages_of_hers(teacher, examples) {
        // What is sent with a passphrase is a word of consent, and no secret is kept for an hour.
        if form.controls.iter().any(|it| it.kind == "password") {
            continue;
        }
        let names = |form: &Form| -> Vec<(String, String)> {
            let controls = form.controls.iter();
            let named = controls.map(|it| (it.name.clone(), it.kind.clone()));
            named.collect()
        };
        let is_known =
            |typed: &Typed| typed.form.action == form.action && names(&typed.form) == names(&form);
        let words = words_for(&form, found.len());
        if !words.is_empty() && !found.iter().any(is_known) {
            let form = words
                .iter()
                .fold(form, |form, (name, value)| form.fill(name, value));
            found.push(Typed { page, form, words });
        }
    }
    found
}

fn words_for(form: &Form, nth: usize) -> Vec<(String, String)> {
    let mut words: Vec<(String, String)> = Vec::new();
    for control in &form.controls {
        let value = match control.kind.as_str() {
            "text" => format!("Words {nth} \"so\" & <so>"),
            "textarea" => format!("Words {nth} \"so\" & <so>\nand another line"),
            "number" => "7".to_owned(),
            "date" => format!("2026-12-{:02}", 1 + nth % 20),
            "time" => "10:17".to_owned(),
            "datetime-local" => "2026-12-01T10:17".to_owned(),
            _ => continue,
        };
        if !words.iter().any(|(name, _)| *name == control.name) {
            words.push((control.name.clone(), value));
        }
    }
    words
}

#[test]
fn every_form_of_hers_keeps_its_words_through_the_half_hour_until_her_six_digits() {
    let Some((mut room, examples)) = Timed::open("words through the half hour") else {
        return;
    };
    let mut teacher = room.room.teacher().0;
    let forms = all_forms(&mut teacher, &examples);
    for must in [
        "/words",
        "/roster",
        "/calendar",
        "/rules",
        "/days",
        "/no-school",
        "/away",
        "/pause",
        "/lines",
        "/check-back",
    ] {
        let is_there = |typed: &Typed| typed.form.action.ends_with(must);
        assert!(forms.iter().any(is_there), "a form to {must}");
    }
    assert!(forms.len() > 15, "{}", forms.len());
    for some in forms.chunks(AT_ONCE) {
        room.half_an_hour_passes();
        for typed in some {
            let what = &typed.form.action;
            let refused = typed.send(&mut teacher).expect(403).text();
            assert!(refused.contains("kept for an hour"), "{what}: {refused}");
        }
        let last = &some.last().unwrap().page;
        let back = teacher.post("/door/unlock", &[("pin", PIN)]).expect(303);
        assert_eq!(back.location(), last, "she is led to where she was");
        for typed in some {
            let html = teacher.get(&typed.page).expect(200).text();
            let what = (&typed.page, &typed.form.action);
            assert!(html.contains("data-put-back"), "{what:?}");
            assert!(
                typed.stands_on(&html),
                "{what:?}: {:?} in {html}",
                typed.words
            );
        }
        let thrown = teacher.post("/teach/unsent", &[]).expect(303);
        drop(thrown);
        let html = teacher.get(last).expect(200).text();
        assert!(!html.contains("data-put-back"));
    }
}

#[test]
fn while_she_types_she_is_there() {
    let Some((mut room, _)) = Timed::open("a sign of life while she types") else {
        return;
    };
    let mut teacher = room.room.teacher().0;
    teacher.get("/teach").expect(200);
    for typed in ["0", "1"] {
        room.passes(20);
        // As her page's script says it.
        let ask = teacher.ask("GET", "/health").with("X-By-Itself", typed);
        teacher.must(&ask).expect(200);
    }
    room.passes(20);
    teacher.get("/teach").expect(200);
    room.passes(31);
    teacher.get("/teach").expect(403);
    // Who asked for a page goes on there.
    let page = format!("/teach/classes/{}/rules", room.room.class());
    let asked = Page::read(&teacher.get(&page).expect(403).text());
    let form = asked.form_to("/door/unlock").unwrap();
    assert_eq!(form.value("here"), Some("true"));
    let from = format!("http://{}{page}", teacher.address);
    let unlock = teacher.form("/door/unlock", &[("here", "true"), ("pin", PIN)]);
    let back = teacher.must(&unlock.with("Referer", &from)).expect(303);
    assert_eq!(back.location(), page);
}

#[test]
fn on_a_shared_laptop_her_words_are_hers_alone_and_saved_by_her_tap() {
    let Some((mut room, _)) = Timed::open("words on a shared laptop") else {
        return;
    };
    let mut laptop = room.room.stranger();
    let key = [("name", TEACHER), ("passphrase", PASSPHRASE)];
    laptop.post("/door/teacher", &key).expect(303);
    let page = "/teach/mini-lesson/words";
    let form = Page::read(&laptop.get(page).expect(200).text()).form_with(&["lesson-why"]);
    let words = vec![(
        "lesson-why".to_owned(),
        "Because a writer has a plan.".to_owned(),
    )];
    let form = form.fill("lesson-why", &words[0].1);
    let typed = Typed {
        page: page.to_owned(),
        form,
        words,
    };
    room.half_an_hour_passes();
    let refused = typed.send(&mut laptop).expect(403).text();
    assert!(
        refused.contains("name=\"passphrase\""),
        "the way in: {refused}"
    );
    // Whoever else stands before it sees nothing of them.
    for page in [page, "/", "/teach", "/teach/unsent"] {
        let seen = laptop.get(page).text();
        assert!(!seen.contains("Because a writer"), "{page}");
    }
    let mut own = room.room.teacher().0;
    own.post("/door/unlock", &[("pin", PIN)]).expect(303);
    let unsaved = own.get("/teach/mini-lesson").expect(200).text();
    assert!(!unsaved.contains("Because a writer"));
    std::thread::sleep(std::time::Duration::from_millis(1100));
    let back = laptop.post("/door/teacher", &key).expect(303);
    assert_eq!(back.location(), page);
    let html = laptop.get(page).expect(200).text();
    assert!(typed.stands_on(&html), "{html}");
    typed.send(&mut laptop).expect(303);
    let html = laptop.get(page).expect(200).text();
    assert!(!html.contains("data-put-back"), "they are saved");
    assert!(typed.stands_on(&html), "and there");
    // What she leaves behind when she signs out is nobody's.
    room.half_an_hour_passes();
    typed.send(&mut laptop).expect(403);
    std::thread::sleep(std::time::Duration::from_millis(1100));
    laptop.post("/door/teacher", &key).expect(303);
    laptop.post("/door/leave", &[]).expect(303);
    std::thread::sleep(std::time::Duration::from_millis(1100));
    let back = laptop.post("/door/teacher", &key).expect(303);
    assert_eq!(back.location(), "/teach");
    let html = laptop.get(page).expect(200).text();
    assert!(!html.contains("data-put-back"));
}

#[test]
fn a_restart_after_the_end_of_her_session_loses_no_form() {
    let mut room = Classroom::with(4, "3", "60");
    let key = [("name", TEACHER), ("passphrase", PASSPHRASE)];
    let mut laptop = room.stranger();
    std::thread::sleep(std::time::Duration::from_millis(1100));
    laptop.post("/door/teacher", &key).expect(303);
    let page = format!("/teach/classes/{}", room.class());
    let form = Page::read(&laptop.get(&page).expect(200).text()).form_with(&["name", "zone"]);
    let words = vec![("name".to_owned(), "Sea room".to_owned())];
    let typed = Typed {
        form: form.fill("name", "Sea room"),
        page: page.clone(),
        words,
    };
    // She goes out on another page of this browser, and the box is switched off and on.
    laptop.clone().post("/door/leave", &[]).expect(303);
    room.restart();
    laptop.address = room.program().address;
    let refused = typed.send(&mut laptop).expect(403).text();
    assert!(refused.contains("kept for an hour"), "{refused}");
    std::thread::sleep(std::time::Duration::from_millis(1100));
    let back = laptop.post("/door/teacher", &key).expect(303);
    assert_eq!(back.location(), page);
    let html = laptop.get(&page).expect(200).text();
    assert!(typed.stands_on(&html), "{html}");
}
