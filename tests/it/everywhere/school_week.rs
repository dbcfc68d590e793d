//! A school week over HTTP, without a script anywhere: three children answer a question a day, a full sheet takes a chair,
//! the child leads, the teacher logs in two taps, and on the next Monday the next step is the first card of the new sheet.
//! The plug is pulled in the middle of it. The same week in Chromium is browser/week.rs.

use crate::support::classroom::{Classroom, MONDAY_AT_EIGHT, submit};
use crate::support::html::{Button, Form, Page};
use crate::support::people::{Child, Device, PICTURES, ROLES, Student, Teacher};

const DAY: i64 = 86_400;
/// What three children answer, and what they want to talk about.
const ASKS: [(&str, &str); 3] = [
    ("Ben", "My ending just stops."),
    ("Grace", "Is my start too slow?"),
    ("Maya", "Which title is better?"),
];

/// The room through the week.
struct Week {
    room: Classroom,
    /// Three devices of the room; whoever sits there signs in each morning.
    devices: Vec<Device>,
    children: Vec<Student>,
}

fn press(mut form: Form, name: &str) -> Form {
    let is = |button: &Button| button.field.as_ref().is_some_and(|(it, _)| it == name);
    form.buttons.retain(is);
    assert!(!form.buttons.is_empty(), "no button {name:?}");
    form
}

impl Week {
    /// The first morning: devices are let in, and each child chooses two pictures.
    fn begin() -> Self {
        let room = Classroom::ready();
        let devices: Vec<Device> = ASKS.iter().map(|_| room.device()).collect();
        let first_day = [("class", room.class()), ("do", "start")];
        room.teacher()
            .post("/teach/first-day", &first_day)
            .expect(303);
        let mut device = devices[0].clone();
        let children = ASKS.iter().map(|(name, _)| device.named(name)).collect();
        Self {
            room,
            devices,
            children,
        }
    }

    /// The morning of a day, counted from Monday.
    fn wake(&mut self, day: i64) -> Teacher {
        self.room.set_clock(MONDAY_AT_EIGHT + day * DAY);
        self.room.teacher_for_a_week();
        self.room.teacher()
    }

    /// A child taps a name and two pictures.
    fn comes_in(&self, nth: usize) -> Child {
        let mut device = self.devices[nth].clone();
        device.address = self.room.program().address;
        let who = &self.children[nth];
        device.tap(&who.id, PICTURES).expect(303);
        device.child(who.clone())
    }

    /// The question of the day: the teacher's tap leads there, the child writes, and is done for today.
    fn answers(&self, nth: usize, role: &str, words: &str) {
        let mut child = self.comes_in(nth);
        let place = child.get("/prep/time").expect(303);
        assert_eq!(place.location(), format!("/prep/questions/{role}"));
        let form = child.page(place.location());
        let form = form
            .form_with(&["prompt", "text", "seen"])
            .fill("text", words);
        let done = submit(&mut child.client, &press(form, "done")).expect(303);
        assert_eq!(done.location(), "/prep");
        child.post("/door/leave", &[]).expect(303);
        child.get("/prep").expect(403);
    }

    fn prep_time(&self, teacher: &mut Teacher, role: &str) {
        let at = |deed| [("class", self.room.class()), ("do", deed)];
        teacher.post("/teach/prep-time", &at("start")).expect(303);
        assert!(
            self.room.wall().board().text.contains("Two quiet minutes."),
            "the wall says so"
        );
        for (nth, (_, ask)) in ASKS.iter().enumerate() {
            let words = if role == "ask" { ask } else { "My words." };
            self.answers(nth, role, words);
        }
        teacher.post("/teach/prep-time", &at("stop")).expect(303);
        let new = teacher.part("answers");
        assert!(ASKS.iter().all(|(name, _)| new.contains(name)), "{new}");
    }

    /// A full sheet opens the board: one at the wall, two on their own pages. Gives the chairs in order.
    fn take_chairs(&self) -> Vec<String> {
        let mut wall = self.room.wall();
        let chairs = wall.empty_chairs();
        wall.sign_up(&chairs[0], &self.children[0].id).expect(303);
        for (nth, chair) in chairs.iter().enumerate().take(3).skip(1) {
            let mut child = self.comes_in(nth);
            let home = child.page("/prep");
            assert!(home.text.contains("pick a chair"), "{}", home.text);
            let board = child.page("/board").forms;
            let form = board.into_iter().find(|form| {
                form.value("chair") == Some(chair)
                    || form
                        .buttons
                        .iter()
                        .any(|it| it.field == Some(("chair".to_owned(), chair.clone())))
            });
            let mut form = form.unwrap_or_else(|| panic!("{chair} is offered"));
            form.buttons
                .retain(|it| it.field.as_ref().is_none_or(|(_, value)| value == chair));
            submit(&mut child.client, &form).expect(303);
        }
        chairs[..3].to_vec()
    }

    /// A talk from the teacher's one tap to the look back at the seat.
    fn talk(&self, teacher: &mut Teacher, nth: usize) {
        let (name, ask) = ASKS[nth];
        let begun = teacher.press_on_today(&format!("Start: {name}"));
        let talk = begun.expect(303).location().to_owned();
        let hers = Page::read(&teacher.get(&talk).expect(200).text());
        assert!(hers.text.contains(ask), "{}", hers.text);
        let mut child = self.comes_in(nth);
        let mut page = child.page("/lead");
        assert!(page.text.contains("My words."), "{}", page.text);
        for _ in 1..6 {
            let next = page.links.iter().find(|(_, words)| words.trim() == "Next");
            page = child.page(&next.expect("a way on").0);
        }
        let step = page
            .form_with(&["talk", "text", "seen"])
            .fill("text", &format!("I will try it, says {name}."));
        submit(&mut child.client, &step).expect(303);
        // Two taps.
        let chip = hers.form_to(&format!("{talk}/strengths")).expect("chips");
        submit(teacher, &chip).expect(303);
        teacher.post(&format!("{talk}/finish"), &[]).expect(303);
        let back = child.page("/lead/read-back");
        assert!(back.text.contains("I will try it"), "{}", back.text);
        child.post("/lead/read-back", &[("say", "yes")]).expect(303);
        let look = child.page("/lead/look-back");
        let well = look.forms.iter().find(|form| form.has("text"));
        let well = well.expect("two boxes").clone();
        submit(&mut child.client, &well.fill("text", "I read it aloud.")).expect(303);
        child.post("/door/leave", &[]).expect(303);
    }
}

#[test]
fn from_the_first_answer_to_the_next_step_that_came_back() {
    let mut week = Week::begin();
    for (day, role) in ROLES.iter().enumerate() {
        let mut teacher = week.wake(i64::try_from(day).unwrap());
        week.prep_time(&mut teacher, role);
        // The plug is pulled on Wednesday, and the week goes on.
        if day == 2 {
            week.room.kill9();
            week.room.start();
        }
    }
    let mut teacher = week.room.teacher();
    let chairs = week.take_chairs();
    for (nth, chair) in chairs.iter().enumerate() {
        week.talk(&mut teacher, nth);
        assert!(week.room.wall().seat(chair).0.contains("done"));
        if let Some(next) = chairs.get(nth + 1) {
            let called = week.room.wall().seat(next).0;
            assert!(called.contains("called"), "{called}");
        }
    }
    let to_log = teacher.part("to-log");
    assert!(to_log.contains("Ben"), "the teaching point waits: {to_log}");
    week.back_on_monday();
}

impl Week {
    /// The step is the first card of the new sheet, and is carried until both say that it is reached.
    fn back_on_monday(&mut self) {
        let mut teacher = self.wake(7);
        let to_log = teacher.part("to-log");
        assert!(
            to_log.contains("Ben"),
            "it waits over the weekend: {to_log}"
        );
        let mut child = self.comes_in(0);
        let home = child.page("/prep").text;
        assert!(
            home.contains("I will try it, says Ben."),
            "first the step: {home}"
        );
        let form = child.page("/prep").form_to("/prep/next-steps/").unwrap();
        child
            .post(&form.action, &[("say", "getting_there")])
            .expect(303);
        child.get("/prep/questions/piece").expect(200);
        self.room.set_clock(MONDAY_AT_EIGHT + 8 * DAY);
        let mut child = self.comes_in(0);
        let form = child.page("/prep").form_to("/prep/next-steps/").unwrap();
        child.post(&form.action, &[("say", "reached")]).expect(303);
        let home = child.page("/prep").text;
        assert!(!home.contains("I will try it"), "it is reached: {home}");
        let mut teacher = self.room.teacher();
        let waits = teacher.part("reached");
        assert!(waits.contains("I will try it"), "she says so too: {waits}");
        teacher.press_on_today("Yes, reached").expect(303);
        assert!(teacher.part("reached").is_empty(), "both have said so");
    }
}
