//! Who hears of what: each deed of the board, of a sheet and of a talk is done once, while everybody who can listen listens.
//! Whoever may hear of it does, and nobody else; whoever is not let in cannot even listen.

mod board_deeds;
mod childrens_deeds;
mod settings_deeds;

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use crate::support::classes::second_period;
use crate::support::classroom::{Classroom, MONDAY_AT_EIGHT, pair, submit};
use crate::support::html::Page;
use crate::support::http::{Client, Stream};
use crate::support::people::{Child, Device, PICTURES, Student, Teacher, Wall, request_id};

/// How long an event may take on a busy machine: nothing is waited for that may not come.
const PATIENCE: Duration = Duration::from_secs(30);
/// The children of the first class: Ada, Ben and Cai sit before devices, Cai before the teacher's own.
const CHILDREN: [&str; 8] = ["Ada", "Ben", "Cai", "Dot", "Eve", "Fay", "Gil", "Hal"];

/// Who listens to a deed of the first class that everybody in it may see.
const CLASS: &[&str] = &["wall", "device", "Ada", "Ben", "Cai", "teacher"];
/// Who hears of what is Ada's own.
const ADA: &[&str] = &["Ada", "teacher"];
/// Who hears of what is Cai's own: the child on the teacher's second device.
const CAI: &[&str] = &["Cai", "teacher"];
/// Of what is said of a child who sits nowhere.
const TEACHER: &[&str] = &["teacher"];
const EVERYBODY: &[&str] = &[
    "wall",
    "device",
    "Ada",
    "Ben",
    "Cai",
    "teacher",
    "other wall",
    "Zoe",
];

/// What was done, and which kinds of event it is heard as by whom.
struct Deed {
    what: &'static str,
    does: fn(&mut Scene),
    heard: &'static [(&'static str, &'static [&'static str])],
}

/// One line of a table.
const fn deed(
    what: &'static str,
    does: fn(&mut Scene),
    heard: &'static [(&'static str, &'static [&'static str])],
) -> Deed {
    Deed { what, does, heard }
}

/// A room of two classes and everybody in it.
struct Scene {
    room: Classroom,
    wall: Wall,
    teacher: Teacher,
    ada: Child,
    device: Device,
    cai: Client,
    children: Vec<Student>,
    /// The chairs of the week, today's first: three a day.
    chairs: Vec<String>,
    /// A further class of hers without anybody in it.
    elsewhere: String,
    /// Who only listens.
    _quiet: (Child, Child),
    /// What one deed leaves for the next: the number of a sign-up, of a talk.
    last: String,
    /// Whose streams are open.
    streams: BTreeMap<&'static str, Stream>,
}

/// A child of another class, signed in on a device of that class.
fn signed_in(room: &Classroom, class: &str, who: Student) -> Child {
    let mut device = room.stranger();
    device.post("/room", &[]).expect(303);
    let mut teacher = room.teacher();
    let page = teacher.get(&format!("/teach/devices?class={class}"));
    let page = Page::read(&page.expect(200).text());
    submit(&mut teacher, &page.form_with(&["class", "shown"])).expect(303);
    let first_day = [("class", class), ("do", "start")];
    teacher.post("/teach/first-day", &first_day).expect(303);
    let mut device = Device(device);
    device.tap(&who.id, PICTURES).expect(303);
    device.child(who)
}

impl Scene {
    fn set_up() -> Self {
        let room = Classroom::new()
            .claimed()
            .with_class(&CHILDREN)
            .with_writing("3", "60")
            .at(MONDAY_AT_EIGHT)
            .with_wall();
        let (mut wall, mut teacher) = (room.wall(), room.teacher());
        let (ada, ben) = (room.student("Ada"), room.student("Ben"));
        let chairs = wall.all_empty_chairs();
        let children = wall.names(&chairs[0]);
        let device = room.device();
        let cai = room.handed_to("Cai");
        let second = second_period(&mut teacher);
        let mut other_wall = Wall(room.stranger());
        pair(&mut other_wall, &mut teacher, &second);
        let other_chair = other_wall.all_empty_chairs()[0].clone();
        let zoe = other_wall.names(&other_chair).pop().expect("Yan and Zoe");
        let zoe = signed_in(&room, &second, zoe);
        let elsewhere = teacher.make_class("Elsewhere");
        let listeners: [(&'static str, &Client); 8] = [
            ("wall", &wall),
            ("device", &device),
            ("Ada", &ada),
            ("Ben", &ben),
            ("Cai", &cai),
            ("teacher", &teacher),
            ("other wall", &other_wall),
            ("Zoe", &zoe),
        ];
        let streams = listeners.map(|(who, client)| {
            let stream = Stream::open(client, "/live");
            (who, stream.unwrap_or_else(|why| panic!("{who}: {why}")))
        });
        Self {
            wall,
            teacher,
            ada,
            device,
            cai,
            children,
            chairs,
            elsewhere,
            _quiet: (ben, zoe),
            last: String::new(),
            streams: streams.into(),
            room,
        }
    }

    fn child(&self, name: &str) -> String {
        let child = self.children.iter().find(|child| child.name == name);
        child.unwrap_or_else(|| panic!("no {name}")).id.clone()
    }

    /// Does something to the class, by a form of the teacher's.
    #[track_caller]
    fn of_class(&mut self, address: &str, fields: &[(&str, &str)]) {
        let path = format!("/teach/classes/{}/{address}", self.room.class());
        self.teacher.post(&path, fields).expect(303);
    }

    /// Does something to the sign-up that a deed before has left, by the teacher's form.
    #[track_caller]
    fn of_sign_up(&mut self, address: &str, fields: &[(&str, &str)]) {
        let path = format!("/board/sign-ups/{}/{address}", self.last);
        let id = request_id();
        let mut fields = fields.to_vec();
        fields.extend([("from", "teach"), ("request", id.as_str())]);
        self.teacher.post(&path, &fields).expect(303);
    }

    /// The teacher gives a chair to a child, and the sign-up is remembered.
    #[track_caller]
    fn gives(&mut self, chair: usize, name: &str) {
        let (chair, child) = (self.chairs[chair].clone(), self.child(name));
        self.teacher.give(&chair, &child).expect(303);
        self.looks_at(&chair);
    }

    /// The sign-up that holds a chair is remembered.
    #[track_caller]
    fn looks_at(&mut self, chair: &str) {
        let page = self.teacher.chair(chair);
        let mut actions = page.forms.iter().map(|form| form.action.as_str());
        let number = actions.find_map(|action| {
            let number = action.strip_prefix("/board/sign-ups/")?;
            number.strip_suffix("/release")
        });
        let number = number.unwrap_or_else(|| panic!("nobody holds {chair}: {:#?}", page.forms));
        number.clone_into(&mut self.last);
    }

    /// All that everybody has heard since this was asked last: a deed far away, which everybody hears of, comes after it.
    fn heard(&mut self) -> BTreeMap<String, BTreeSet<&'static str>> {
        let far = [("class", self.elsewhere.as_str()), ("do", "yes")];
        self.teacher.post("/teach/devices/shared", &far).expect(303);
        let mut heard: BTreeMap<String, BTreeSet<&'static str>> = BTreeMap::new();
        for (&who, stream) in &mut self.streams {
            let mut topics = Vec::new();
            loop {
                let event = stream
                    .next(PATIENCE)
                    .unwrap_or_else(|why| panic!("{who}: {why}"));
                let event = event.unwrap_or_else(|| panic!("{who}: the stream is over"));
                if !event.contains("changed") {
                    continue;
                }
                let topic = event.lines().find_map(|line| line.strip_prefix("data:"));
                let topic = topic.unwrap_or_else(|| panic!("{event:?}")).trim();
                if topic == "device" {
                    // The far class is the teacher's too; alone it says that a tablet had asked to come in.
                    let is_far = who != "teacher" || topics.last().is_some_and(|it| it == "door");
                    if is_far {
                        break;
                    }
                    continue;
                }
                topics.push(topic.to_owned());
            }
            if who == "teacher" {
                assert_eq!(topics.pop().as_deref(), Some("door"));
            }
            for topic in topics {
                heard.entry(topic).or_default().insert(who);
            }
        }
        heard
    }
}

/// Does one deed after the other, and compares what everybody hears.
fn everybody_hears_what_is_theirs(deeds: &[Deed]) {
    let mut scene = Scene::set_up();
    scene.heard();
    let mut wrong = Vec::new();
    for Deed { what, does, heard } in deeds {
        does(&mut scene);
        let told = scene.heard();
        let expected: BTreeMap<String, BTreeSet<&str>> = heard
            .iter()
            .map(|(topic, who)| ((*topic).to_owned(), who.iter().copied().collect()))
            .collect();
        if told != expected {
            wrong.push(format!(
                "{what}:\n   heard    {told:?}\n   expected {expected:?}"
            ));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn each_deed_of_the_board_is_heard_by_its_class_and_nobody_else() {
    everybody_hears_what_is_theirs(board_deeds::DEEDS);
}

#[test]
fn what_is_a_childs_own_is_heard_by_her_and_her_teacher_alone() {
    everybody_hears_what_is_theirs(childrens_deeds::DEEDS);
}

#[test]
fn each_setting_of_a_class_is_heard_by_its_class_and_nobody_else() {
    everybody_hears_what_is_theirs(settings_deeds::DEEDS);
}

#[test]
fn whoever_is_not_let_in_cannot_listen() {
    let room = Classroom::with(4, "3", "60");
    let mut asks_for_the_room = room.stranger();
    asks_for_the_room.post("/room", &[]).expect(303);
    let mut asks_for_the_wall = room.stranger();
    asks_for_the_wall.post("/wall", &[]).expect(303);
    let mut asks_at_the_door = room.device();
    let child = asks_at_the_door.named("Badan");
    asks_at_the_door
        .post("/door/ask", &[("student", &child.id)])
        .expect(303);
    // A child who asks is let in nowhere yet: its device hears what the room hears.
    let mut stream = Stream::open(&asks_at_the_door, "/live").unwrap();
    let mut ben = room.student("Balen");
    ben.saves("piece", "My dog.", 0);
    let far = [("class", room.class()), ("do", "yes")];
    room.teacher()
        .post("/teach/devices/shared", &far)
        .expect(303);
    loop {
        let event = stream.next(PATIENCE).unwrap().expect("it goes on");
        assert!(!event.contains("prep"), "{event}");
        if event.contains("device") {
            break;
        }
    }
    for (who, client) in [
        ("a stranger", room.stranger()),
        ("a device that waits", asks_for_the_room),
        ("a wall that waits", asks_for_the_wall),
    ] {
        let refused = Stream::open(&client, "/live").err();
        let refused = refused.unwrap_or_else(|| panic!("{who} listens"));
        assert!(refused.to_string().contains("403"), "{who}: {refused}");
    }
}
