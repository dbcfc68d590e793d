//! A school week in Chromium: three children on their devices, the wall, and the teacher's phone, each before a browser of
//! its own. From the first answer to the next step that came back, with a restart in the middle; and once more with scripts
//! switched off for the children.

use super::{Screen, Tab, visit_together};
use crate::support::classroom::{Classroom, MONDAY_AT_EIGHT};
use crate::support::http::Client;
use crate::support::people::{Device, ROLES, Student};

const DAY: i64 = 86_400;
const NAMES: [&str; 3] = ["Ben", "Grace", "Maya"];

/// Who stands before which browser.
struct Week<'a> {
    room: Classroom,
    children: Vec<Student>,
    /// Their devices.
    seats: &'a [Tab],
    wall: &'a Tab,
    phone: &'a Tab,
    /// Scripts run on the children's devices.
    script: bool,
}

fn at(client: &Client, path: &str) -> String {
    format!("http://{}{path}", client.address)
}

impl Week<'_> {
    fn page(&self, path: &str) -> String {
        at(&self.room.stranger(), path)
    }

    /// Everybody takes a place: devices are let in, the wall hangs, the teacher holds her phone.
    async fn begin(tabs: &[Tab], script: bool) -> Week<'_> {
        let mut room = Classroom::ready();
        room.stay_in_place();
        let devices: Vec<Device> = NAMES.iter().map(|_| room.device()).collect();
        let mut device = devices[0].clone();
        let children = NAMES.iter().map(|name| device.named(name)).collect();
        let [seats @ .., wall, phone] = tabs else {
            panic!("five browsers");
        };
        for (tab, device) in seats.iter().zip(&devices) {
            tab.become_client(device).await;
        }
        wall.become_client(&room.wall()).await;
        let first_day = [("class", room.class()), ("do", "start")];
        room.teacher()
            .post("/teach/first-day", &first_day)
            .expect(303);
        Week {
            room,
            children,
            seats,
            wall,
            phone,
            script,
        }
    }

    /// The morning of a day, counted from Monday: the teacher opens Today, the wall shows the day.
    async fn wake(&mut self, day: i64) {
        self.room.set_clock(MONDAY_AT_EIGHT + day * DAY);
        self.room.teacher_for_a_week();
        self.phone.become_client(&self.room.teacher()).await;
        self.phone.open(&self.page("/teach")).await;
        self.wall.open(&self.page("/board")).await;
    }

    /// A child taps a name and two pictures; on the first day these two are kept.
    async fn comes_in(&self, nth: usize, first_day: bool) {
        let (tab, child) = (&self.seats[nth], &self.children[nth]);
        tab.open(&self.page("/")).await;
        tab.tap(&format!("#name-{}", child.id)).await;
        tab.tap("label[for='first-kite']").await;
        tab.tap(".nine.two button[value='drum']").await;
        if first_day {
            tab.wait_for(".chosen").await;
            tab.tap("form[action='/door/pictures'] button").await;
        }
        tab.wait_for("#path").await;
    }

    async fn leaves(&self, nth: usize) {
        let tab = &self.seats[nth];
        tab.open(&self.page("/prep")).await;
        tab.tap("form.leave button").await;
        tab.wait_for(".names").await;
    }

    /// Types into the box of the page, and it is on the box.
    async fn writes(&self, nth: usize, words: &str) {
        let tab = &self.seats[nth];
        tab.write("main textarea", words).await;
        if self.script {
            tab.wait_for_words("Saved.").await;
        } else {
            tab.tap("button[data-plain]").await;
            tab.wait_for_words(words).await;
        }
    }

    /// Two quiet minutes: the teacher's tap, the wall's strip, and each child's question.
    async fn prep_time(&self, role: &str, first_day: bool) {
        for nth in 0..NAMES.len() {
            self.comes_in(nth, first_day).await;
        }
        self.phone.tap("#prep-time-start").await;
        self.phone.wait_for("#prep-time-stop").await;
        self.wall.wait_for_words("Two quiet minutes.").await;
        for (nth, name) in NAMES.iter().enumerate() {
            let tab = &self.seats[nth];
            if !self.script {
                tab.tap("#cards a.main").await;
            }
            tab.wait_for("main textarea").await;
            let address = tab.address().await;
            assert!(address.ends_with(role), "{address}: {role}");
            self.writes(nth, &format!("What {name} says of {role}."))
                .await;
            tab.tap("button[name='done']").await;
            tab.wait_for("#cards").await;
        }
        for name in NAMES {
            self.phone.wait_for_words(name).await;
        }
        self.phone.tap("#prep-time-stop").await;
        self.phone.wait_for("#prep-time-start").await;
        self.wall.wait_for_words("Pull up a chair").await;
    }

    /// The plug is pulled and put back. Screens come back by themselves, and nobody has to sign in again.
    async fn pull_the_plug(&mut self, tabs: &[Tab]) {
        for tab in tabs {
            // The clock went on by a night, and sessions end in it.
            tab.silent_but_for_ended_sessions().await;
        }
        self.room.kill9();
        self.room.start();
        self.phone.open(&self.page("/teach")).await;
        self.seats[1].open(&self.page("/prep")).await;
        self.seats[1].wait_for("#path .behind").await;
        // What the browsers said of the lost link is no complaint.
        for tab in tabs {
            tab.driver.browser_log().await.expect("a log is kept");
        }
    }

    /// The first child goes to the wall, the others take a chair on their own pages.
    async fn take_chairs(&self) -> Vec<String> {
        let chairs = self.room.wall().empty_chairs();
        self.wall.tap(&format!("#sit-{}", chairs[0])).await;
        let own = format!("button[value='{}']", self.children[0].id);
        self.wall.tap(&own).await;
        self.wall.wait_for("#undo").await;
        for (nth, chair) in chairs.iter().enumerate().take(3).skip(1) {
            let tab = &self.seats[nth];
            tab.open(&self.page("/prep")).await;
            tab.wait_for_words("pick a chair").await;
            tab.open(&self.page("/board")).await;
            tab.tap(&format!("#sit-{chair}")).await;
            tab.wait_for(&format!("#chair-{chair}.mine")).await;
            // It is on every other screen by itself.
            self.wall.wait_for(&format!("#chair-{chair}.saved")).await;
            self.phone.wait_for(&format!("#row-{chair}.saved")).await;
        }
        chairs[..3].to_vec()
    }

    /// A talk: one tap begins it, the child leads, two taps log it, and it is read back.
    async fn talk(&self, nth: usize, chair: &str) {
        let (tab, name) = (&self.seats[nth], NAMES[nth]);
        self.phone.open(&self.page("/teach")).await;
        self.phone.wait_for_words(&format!("Start: {name}")).await;
        self.phone.tap("#thumb .main").await;
        self.phone.wait_for("#strengths").await;
        self.phone
            .wait_for_words(&format!("What {name} says of ask."))
            .await;
        self.wall.wait_for(&format!("#chair-{chair}.talking")).await;
        tab.open(&self.page("/prep")).await;
        tab.tap("a.main[href='/lead']").await;
        tab.wait_for_words(&format!("What {name} says of piece."))
            .await;
        for step in 2..=6 {
            tab.tap(".goes .main").await;
            tab.wait_for(&format!(".seven[aria-label='{step} of 7']"))
                .await;
        }
        self.writes(nth, &format!("{name} will try it.")).await;
        self.phone.tap("#strengths button").await;
        self.phone.wait_for("#strengths [aria-pressed=true]").await;
        self.phone.tap(".bar .main").await;
        self.phone.wait_for(".card.done").await;
        self.wall.wait_for(&format!("#chair-{chair}.done")).await;
        tab.open(&self.page("/lead")).await;
        tab.wait_for_words(&format!("{name} will try it.")).await;
        tab.tap("button[value='yes']").await;
        tab.wait_for_words("You led a talk.").await;
        tab.open(&self.page("/lead/look-back")).await;
        self.writes(nth, "I read it aloud.").await;
    }

    /// On Monday the step is the first card of the new sheet.
    async fn back_on_monday(&mut self) {
        self.wake(7).await;
        self.comes_in(0, false).await;
        let tab = &self.seats[0];
        tab.wait_for_words("Last time you picked:").await;
        tab.wait_for_words("Ben will try it.").await;
        let first = tab.rects("#cards section").await;
        let step = tab.rects("#cards form[action*='next-steps']").await;
        assert!(step[0].y < first[0].y + first[0].height, "it is the first");
        if self.script {
            tab.look("week-monday").await;
        }
        tab.tap("button[value='reached']").await;
        tab.wait_for("#cards .first a.main[href='/prep/questions/piece']")
            .await;
        let text = tab.page().await.text;
        assert!(!text.contains("Ben will try it."), "{text}");
        self.leaves(0).await;
    }
}

async fn live_through(tabs: &[Tab], script: bool) {
    let mut week = Week::begin(tabs, script).await;
    for (day, role) in ROLES.iter().enumerate() {
        week.wake(i64::try_from(day).unwrap()).await;
        week.prep_time(role, day == 0).await;
        if day == 2 {
            week.pull_the_plug(tabs).await;
        }
        if day < 4 {
            for nth in 0..NAMES.len() {
                week.leaves(nth).await;
            }
        }
    }
    let chairs = week.take_chairs().await;
    for (nth, chair) in chairs.iter().enumerate() {
        week.talk(nth, chair).await;
    }
    for nth in 0..NAMES.len() {
        week.leaves(nth).await;
    }
    week.back_on_monday().await;
    for tab in tabs {
        // The clock went on by a night, and sessions end in it.
        tab.silent_but_for_ended_sessions().await;
    }
}

#[test]
fn from_the_first_answer_to_the_next_step_that_came_back() {
    let child = Screen::WALL;
    let screens = [child, child, child, Screen::WALL, Screen::PHONE];
    visit_together(&screens, async |tabs| live_through(tabs, true).await);
}

#[test]
fn the_same_with_scripts_off_for_the_children() {
    let child = Screen::WALL;
    let plain = child.without_script();
    let screens = [plain, plain, plain, Screen::WALL, Screen::PHONE];
    visit_together(&screens, async |tabs| live_through(tabs, false).await);
}
