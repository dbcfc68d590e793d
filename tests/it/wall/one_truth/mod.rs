//! The wall says one truth: its heading, its note, its tabs and its tiles agree with each other and with the child's own page,
//! whatever becomes of a day, in three languages, and after a restart.

mod in_between;

use chair::domain::text::Language;
use chair::i18n::{Messages, Translations, bare};

use crate::support::classroom::{Classroom, MONDAY_AT_EIGHT};
use crate::support::html::Page;
use crate::support::people::{Child, Student, Teacher};

const MINUTE: i64 = 60;
const MONDAY: &str = "2026-11-23";

/// Two of them are told apart by a letter with a full stop, one brings an end of her own.
const CLASS: [&str; 6] = [
    "Ana Cole",
    "Ana Dunn",
    "Grace Isle",
    "Maya Oak",
    "Zoë Reed",
    "Omar Tarn",
];

/// What stands on the wall on one day.
#[derive(Debug)]
struct Reading {
    heading: String,
    /// What stands beneath the heading while something else takes its place: a pause, the quiet minutes.
    beneath: String,
    note: String,
    /// The tabs in order.
    tabs: Vec<String>,
    /// Class and words of each tile.
    tiles: Vec<(String, String)>,
}

fn element<'h>(html: &'h str, start: &str, end: &str) -> &'h str {
    let inside = html.split_once(start).map_or("", |(_, rest)| rest);
    inside.split_once(end).map_or("", |(inside, _)| inside)
}

/// A page's words, in which a placed name is an element of its own, as a person sees them.
fn joined(text: &str) -> String {
    let marks = [(" .", "."), (" ,", ","), (" ،", "،")];
    marks.iter().fold(text.to_owned(), |text, (apart, joined)| {
        text.replace(apart, joined)
    })
}

impl Reading {
    fn of(html: &str) -> Self {
        let words = |piece: &str| joined(&Page::read(&format!("<p {piece}</p>")).text);
        let tabs = element(html, "id=\"days\"", "</nav>");
        let tiles = element(html, "id=\"chairs\"", "</ul>")
            .split("<li ")
            .skip(1);
        let tile = |tile: &str| {
            let page = Page::read(&format!("<li {tile}"));
            (page.tags[0].1["class"].clone(), page.text)
        };
        let heading = element(html, "id=\"heading\"", "id=\"wait\"");
        let beneath = heading.split_once("</h1>").map_or("", |(_, rest)| rest);
        let beneath = beneath.split("</div>").next().unwrap_or_default();
        Self {
            heading: words(element(html, "id=\"heading\"", "</h1>")),
            beneath: joined(&Page::read(beneath).text),
            note: words(element(html, "id=\"note\"", "</h2>")),
            tabs: tabs.split("<a ").skip(1).map(words).collect(),
            tiles: tiles.map(tile).collect(),
        }
    }
}

struct Morning {
    room: Classroom,
    teacher: Teacher,
    words: Translations,
    language: Language,
    /// Monday's, then those of the next days.
    chairs: Vec<String>,
    children: Vec<Student>,
}

impl Morning {
    fn speaking(language: Language) -> Self {
        let room = Classroom::new().claimed().with_class(&CLASS);
        let room = room.with_writing("3", "60").at(MONDAY_AT_EIGHT).with_wall();
        let room = room.speaking(language.tag());
        let mut wall = room.wall();
        let chairs = wall.all_empty_chairs();
        let children = wall.names(&chairs[0]);
        let names: Vec<&str> = children.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(names[..2], ["Ana C.", "Ana D."], "{names:?}");
        Self {
            teacher: room.teacher(),
            words: Translations::load(),
            room,
            language,
            chairs,
            children,
        }
    }

    fn say(&self) -> &Messages {
        self.words.of(self.language)
    }

    fn with(&self, id: &str, values: &[(&'static str, &str)]) -> String {
        let values: Vec<_> = values
            .iter()
            .map(|(name, value)| {
                // A number has its own ending in some languages.
                let number: Result<i64, _> = value.parse();
                (*name, number.map_or_else(|_| (*value).into(), Into::into))
            })
            .collect();
        bare(&self.say().text_with(id, &values))
    }

    /// What the stage says while these talk and this child is next.
    fn now_next(&self, now: &str, next: &str) -> String {
        format!("{} {now} {}", self.say().text("board-now"), self.next(next))
    }

    fn next(&self, next: &str) -> String {
        format!("{} {next}", self.say().text("board-next"))
    }

    fn sits(&self, child: usize, chair: usize) {
        let mut wall = self.room.wall();
        wall.sign_up(&self.chairs[chair], &self.children[child].id)
            .expect(303);
    }

    fn talks(&mut self, child: usize) -> String {
        let id = self.children[child].id.clone();
        self.teacher.talk_with(self.room.class(), &id)
    }

    fn change(&mut self, fields: &[(&str, &str)]) {
        let path = format!("/teach/classes/{}/days", self.room.class());
        self.teacher.post(&path, fields).expect(303);
    }

    fn at(&mut self, minute: i64) {
        self.room
            .set_clock(MONDAY_AT_EIGHT + (60 + minute) * MINUTE);
    }

    /// The wall's page of today, which agrees with itself, now and after a restart.
    #[track_caller]
    fn today(&mut self) -> Reading {
        let before = self.read(MONDAY);
        self.agrees(&before);
        let opened = Reading::of(&self.room.wall().get("/board").expect(200).text());
        self.agrees(&opened);
        self.room.restart();
        self.teacher = self.room.teacher();
        let after = self.read(MONDAY);
        assert_eq!(format!("{before:?}"), format!("{after:?}"));
        after
    }

    fn read(&self, day: &str) -> Reading {
        let mut wall = self.room.wall();
        Reading::of(&wall.get(&format!("/board/days/{day}")).expect(200).text())
    }

    /// What no wall may say, whatever happened.
    #[track_caller]
    fn agrees(&self, it: &Reading) {
        let say = |id| self.say().text(id);
        let (sit, next, now) = (
            say("board-sit"),
            say("board-word-called"),
            say("board-word-talking"),
        );
        let none = say("board-no-chairs");
        let today = &it.tabs[0];
        for piece in [&it.heading, &it.beneath, &it.note] {
            assert!(!piece.contains(".."), "{it:?}");
        }
        let stage = format!("{} {}", it.heading, it.beneath);
        // Nobody is next on a day without talks or once its chairs are over, in the heading or on a tile.
        let next_in_heading = stage.contains(say("board-next"));
        if today.contains(none) || today.contains(say("board-word-past")) {
            assert!(!next_in_heading, "{it:?}");
            assert!(
                it.tiles
                    .iter()
                    .all(|(class, text)| !class.contains("called") && !text.contains(next)),
                "{it:?}"
            );
        }
        // Where somebody talks or comes next it is somebody.
        let word = say("board-next");
        let nobody = format!("{} {word}", say("board-now"));
        assert!(!stage.contains(&nobody), "{it:?}");
        assert!(!stage.trim_end().ends_with(word), "{it:?}");
        let full = bare(&self.say().text_with("board-empty", &[("count", 0.into())]));
        let late = self.with("board-late", &[("minutes", "10")]);
        let is_today = it.tiles.iter().any(|(_, text)| text.contains("9:10"));
        let sits = it
            .tiles
            .iter()
            .filter(|(_, text)| text.contains(sit))
            .count();
        for (class, text) in &it.tiles {
            let named = self
                .children
                .iter()
                .filter(|child| text.contains(&child.name));
            for child in named {
                let said = stage.contains(&child.name);
                if text.contains(next)
                    || text.contains(now)
                    || class.contains("called")
                    || class.contains("talking")
                {
                    assert!(
                        said,
                        "{} on the tile, not in the heading: {it:?}",
                        child.name
                    );
                }
            }
        }
        if is_today && today.contains(&full) {
            assert_eq!(sits, 0, "{it:?}");
            assert!(
                it.note == late || it.note.contains(say("board-full-today")),
                "{it:?}"
            );
        }
        if it.note.contains(say("board-full-today")) {
            assert!(today.contains(&full), "{it:?}");
        }
        if it.note.contains(say("board-none-today")) {
            assert!(today.contains(none), "{it:?}");
        }
        if it.note == say("board-tap") {
            assert!(sits > 0, "{it:?}");
        }
    }

    /// The child's own page, on a device of the room.
    fn child(&self, child: usize) -> Child {
        self.room.student(&self.children[child].name)
    }
}

fn in_each_language(check: impl Fn(Morning)) {
    for language in Language::ALL {
        check(Morning::speaking(language));
    }
}

#[test]
fn a_talk_is_said_with_the_one_who_comes_next_and_with_the_one_beside_it() {
    in_each_language(|mut room| {
        for child in 0..3 {
            room.sits(child, child);
        }
        room.at(11);
        let grace = room.children[2].name.clone();
        let talk = room.talks(0);
        let today = room.today();
        let both = room.now_next("Ana C.", "Ana D.");
        assert_eq!(today.heading, both);
        assert!(
            today.tiles[0].0.contains("talking")
                && today.tiles[1]
                    .1
                    .contains(room.say().text("board-word-called"))
        );
        assert!(today.tiles[2].0.contains("saved"), "{today:?}");
        // One who came without a chair talks beside it: both are named, the first to begin first.
        room.at(12);
        room.talks(3);
        let two = room.with("board-names", &[("first", "Ana C."), ("second", "Maya")]);
        let both = room.now_next(&two, "Ana D.");
        assert_eq!(room.today().heading, both);
        // Her own page says the same.
        let lead = room.say().text("prep-lead-now").to_owned();
        let next = room.say().text("prep-lead-next").to_owned();
        for (child, says, says_not) in [(0, &lead, &next), (1, &next, &lead), (3, &lead, &next)] {
            let home = room.child(child).page("/prep").text;
            assert!(
                home.contains(says.as_str()) && !home.contains(says_not.as_str()),
                "{home}"
            );
        }
        let third = room.child(2).page("/prep").text;
        assert!(!third.contains(&lead) && !third.contains(&next), "{third}");
        // The talk ends: the next is called, and the one beside goes on.
        room.teacher.in_talk(&talk, "finish", &[]).expect(303);
        let both = room.now_next("Maya", "Ana D.");
        assert_eq!(room.today().heading, both);
        let called = room.child(1).page("/prep").text;
        assert!(
            called.contains(&next) && !called.contains(&lead),
            "{called}"
        );
        // She is next and not yet talking: that is the reason why her chair stays.
        let sign_up = room.teacher.held_by(&room.chairs[1].clone());
        let page = room
            .room
            .wall()
            .get(&format!("/board/sign-ups/{sign_up}"))
            .expect(200)
            .text();
        let text = Page::read(&page).text;
        assert!(text.contains(room.say().text("refusal-called")), "{text}");
        assert!(!text.contains(room.say().text("refusal-talking")), "{text}");
        // She is not at school: nobody is said to be next who is not there.
        room.teacher
            .press(&room.chairs[1].clone(), "state", Some(("state", "absent")))
            .expect(303);
        let today = room.today();
        assert!(!today.heading.contains("Ana D."), "{today:?}");
        assert!(today.heading.contains(&grace), "{today:?}");
    });
}

#[test]
fn a_day_that_slides_in_the_middle_of_the_block_has_no_next_and_is_not_full() {
    in_each_language(|mut room| {
        for child in 0..3 {
            room.sits(child, child);
        }
        room.at(9);
        let talk = room.talks(0);
        room.teacher.in_talk(&talk, "finish", &[]).expect(303);
        assert_eq!(room.today().heading, room.next("Ana D."));
        room.change(&[("do", "no_talks"), ("from", "today")]);
        let today = room.today();
        assert!(
            today.note.starts_with(room.say().text("board-none-today")),
            "{today:?}"
        );
        assert!(
            today.tabs[0].contains(room.say().text("board-no-chairs")),
            "{today:?}"
        );
        // She was called, and moves on with the others, before them.
        let tuesday = room.read("2026-11-24");
        let seats: Vec<bool> = tuesday
            .tiles
            .iter()
            .map(|(class, _)| class.contains("saved"))
            .collect();
        assert_eq!(seats, [true, true, false], "{tuesday:?}");
        assert!(tuesday.tiles[0].1.contains("Ana D."), "{tuesday:?}");
        let home = room.child(1).page("/prep").text;
        assert!(!home.contains(room.say().text("prep-lead-now")), "{home}");
        assert!(!home.contains(room.say().text("prep-lead-next")), "{home}");
    });
}

#[test]
fn the_rest_of_a_day_that_slides_is_over_or_was_none() {
    in_each_language(|mut room| {
        room.sits(0, 0);
        room.sits(1, 2);
        room.change(&[("do", "slide_rest"), ("from", "today")]);
        let today = room.today();
        assert!(
            today.tabs[0].contains(room.say().text("board-no-chairs")),
            "{today:?}"
        );
        assert!(
            !today.note.contains(room.say().text("board-full-today")),
            "{today:?}"
        );
    });
}

#[test]
fn a_holiday_keeps_a_called_child_without_calling_her_next() {
    in_each_language(|mut room| {
        room.sits(0, 0);
        room.sits(1, 1);
        room.at(9);
        let talk = room.talks(0);
        room.teacher.in_talk(&talk, "finish", &[]).expect(303);
        let path = format!("/teach/classes/{}/no-school", room.room.class());
        let kept = [("first", MONDAY), ("choice", "keep")];
        room.teacher.post(&path, &kept).expect(303);
        let today = room.today();
        let off = room.say().text("board-word-closed");
        assert!(
            today
                .tiles
                .iter()
                .any(|(_, text)| text.contains("Ana D.") && text.contains(off)),
            "{today:?}"
        );
        let home = room.child(1).page("/prep").text;
        assert!(!home.contains(room.say().text("prep-lead-now")), "{home}");
        assert!(!home.contains(room.say().text("prep-lead-next")), "{home}");
        // She may give it back herself.
        let sign_up = room.teacher.held_by(&room.chairs[1].clone());
        let page = room
            .room
            .wall()
            .get(&format!("/board/sign-ups/{sign_up}"))
            .expect(200)
            .text();
        assert!(
            page.contains(&format!("/board/sign-ups/{sign_up}/release")),
            "{page}"
        );
    });
}

#[test]
fn late_early_paused_over_and_weekend_agree() {
    in_each_language(|mut room| {
        for child in 0..3 {
            room.sits(child, child);
        }
        room.today();
        room.change(&[("do", "late"), ("minutes", "10"), ("from", "today")]);
        let late = room.today();
        assert_eq!(late.note, room.with("board-late", &[("minutes", "10")]));
        room.change(&[("do", "like_others"), ("day", MONDAY)]);
        room.change(&[
            ("do", "early"),
            ("day", MONDAY),
            ("ends", "09:20"),
            ("choice", "slide"),
        ]);
        room.today();
        let path = format!("/teach/classes/{}/pause", room.room.class());
        room.teacher
            .post(&path, &[("do", "pause"), ("words", "")])
            .expect(303);
        let paused = room.today();
        assert_eq!(paused.note, room.say().text("board-pause-note"));
        assert!(
            paused.tabs[0].contains(room.say().text("board-word-paused")),
            "{paused:?}"
        );
        room.teacher.post(&path, &[("do", "go_on")]).expect(303);
        // The block is over: over, and not full.
        room.at(120);
        let over = room.today();
        assert!(
            over.tabs[0].contains(room.say().text("board-word-past")),
            "{over:?}"
        );
        assert!(
            over.note.starts_with(room.say().text("board-over")),
            "{over:?}"
        );
        // Saturday.
        room.room.set_clock(MONDAY_AT_EIGHT + 5 * 24 * 60 * MINUTE);
        let opened = Reading::of(&room.room.wall().get("/board").expect(200).text());
        room.agrees(&opened);
        assert!(
            opened.tabs[0].contains(room.say().text("board-no-chairs")),
            "{opened:?}"
        );
        assert!(
            opened.note.starts_with(room.say().text("board-none-today")),
            "{opened:?}"
        );
        // Her own tabs say of a day without chairs what the wall says.
        let week = room.teacher.get("/teach/week").expect(200).text();
        let tabs = element(&week, "class=\"days-of\"", "</nav>");
        assert!(
            !tabs.contains("Full") || room.language != Language::English,
            "{tabs}"
        );
    });
}
