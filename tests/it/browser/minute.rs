//! For a minute after a tap nothing that can be tapped moves, comes or goes, on any page of the wall and of a child: each frame in
//! which a page changes is looked at. All pages are open at once, each in a window of its own, while elsewhere in the room chairs are
//! saved, words are written, a talk begins and the day becomes late, so that each page has looked again meanwhile.

use std::time::{Duration, Instant};

use serde_json::json;

use super::{Screen, Tab, visit_together};
use crate::support::classroom::Classroom;
use crate::support::http::Client;
use crate::support::people::{Child, PICTURES, Wall};

/// How long each page is looked at, and a little for the busiest machine.
const MINUTE: Duration = Duration::from_secs(61);
/// Between two deeds of others.
const NEXT_DEED: Duration = Duration::from_secs(4);

const CHAIR: &str = "a[href^='/board/chairs/']";
const NAME: &str = "button[name='student']";
/// On from one step to the next.
const NEXT: &str = ".goes .main";

/// Where a window goes, what is tapped there one after the other, and what it shows then.
struct Way {
    path: String,
    taps: &'static [&'static str],
    shows: &'static str,
    then: Then,
    /// Somebody else who takes a chair before the last tap.
    quicker: Option<Quicker>,
}

/// Another screen on which a child takes the chair that this window stands before.
struct Quicker {
    wall: Wall,
    chair: String,
    student: String,
}

/// What the last tap does to the page.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Then {
    /// Another page comes.
    Another,
    /// It stands as it stood.
    Stays,
    /// It stands, with other things in one place.
    Anew,
}

fn way(path: &str, taps: &'static [&'static str], shows: &'static str) -> Way {
    Way {
        path: path.to_owned(),
        taps,
        shows,
        then: Then::Another,
        quicker: None,
    }
}

/// A window of this browser: what stands in it, and since when nobody has touched it.
struct Window {
    handle: thirtyfour::WindowHandle,
    what: String,
}

impl Tab {
    async fn goes(&self, client: &Client, way: &Way) -> Window {
        let handle = self.driver.new_window().await.expect("a window opens");
        self.driver
            .switch_to_window(handle.clone())
            .await
            .expect("it is there");
        let (width, height) = self.screen.size;
        self.be_sized(f64::from(width), f64::from(height)).await;
        let touch = json!({"enabled": true, "maxTouchPoints": 5});
        self.devtools("Emulation.setTouchEmulationEnabled", touch)
            .await;
        let source = json!({ "source": include_str!("minute.js") });
        self.devtools("Page.addScriptToEvaluateOnNewDocument", source)
            .await;
        self.open(&format!("http://{}{}", client.address, way.path))
            .await;
        for (nth, tap) in way.taps.iter().enumerate() {
            if let Some(quicker) = way.quicker.as_ref().filter(|_| nth + 1 == way.taps.len()) {
                self.wait_for(tap).await;
                let mut wall = quicker.wall.clone();
                wall.sign_up(&quicker.chair, &quicker.student).expect(303);
            }
            self.tap(tap).await;
        }
        self.wait_for(way.shows).await;
        if way.then != Then::Another {
            let anew = way.then == Then::Anew;
            self.ask(&format!("window.minuteAfter({anew})")).await;
        }
        Window {
            handle,
            what: format!("{} {:?}", way.path, way.taps),
        }
    }

    /// What each window has seen of its minute.
    async fn minutes(&self, windows: Vec<Window>) -> Vec<String> {
        let mut said = Vec::new();
        for window in windows {
            self.driver
                .switch_to_window(window.handle)
                .await
                .expect("it is there");
            let saw = self.ask("window.minute()").await;
            let frames = saw["frames"].as_u64().unwrap_or_default();
            if saw["over"] != true || frames < 60 {
                said.push(format!("{}: not looked at: {saw}", window.what));
            }
            let seen = saw["seen"].as_array().cloned().unwrap_or_default();
            said.extend(seen.iter().map(|it| format!("{}: {it}", window.what)));
        }
        said
    }
}

/// A child whose talk of today is over, with a step that it took along; it has looked back on nothing yet.
fn after_a_talk(room: &Classroom, name: &str) -> Child {
    let mut child = room.student(name);
    let noticed = ("Strong voice", "I add what the dog heard.");
    room.teacher()
        .holds_a_talk(room.class(), &mut child, noticed);
    child
}

/// A browser holds six connections to a box, and each of these pages listens on one: so five to a browser.
fn ways_of_the_wall() -> Vec<Way> {
    vec![
        way("/board", &[], "#chairs"),
        way("/board", &["#days a:nth-child(2)"], "#chairs"),
        way("/board", &[CHAIR], NAME),
        way("/board", &["#days a:nth-child(2)", CHAIR, NAME], "#undo"),
        way("/board/saved", &[], ".sitters a"),
    ]
}

fn ways_beside_the_board(saved: &str) -> Vec<Way> {
    let own = format!("/board/sign-ups/{saved}");
    vec![
        way(&own, &[], ".choices"),
        way(&format!("{own}/move"), &[], ".chair.open"),
        way(&format!("{own}/release"), &[], ".nine"),
        way("/help", &["a[href='/connect']"], ".ways svg"),
        way("/lesson", &["main .main"], "h1"),
    ]
}

/// On the third day somebody else is quicker, and the fourth day is full.
fn ways_of_one_who_comes_late(wall: &Wall) -> Vec<Way> {
    const FOURTH: &str = "#days a:nth-child(4)";
    const WAIT: &str = "#wait-for";
    let mut wall = wall.clone();
    let (days, chairs) = (wall.days(), wall.all_empty_chairs());
    let of_day = |nth: usize| {
        let day = days[nth].rsplit('/').next().expect("a date").to_owned();
        let chairs = chairs.iter().filter(move |chair| chair.contains(&day));
        chairs.cloned().collect::<Vec<String>>()
    };
    let (third, fourth) = (of_day(2), of_day(3));
    let names = wall.names(&third[0]);
    for (chair, child) in fourth.iter().zip(&names[12..]) {
        wall.sign_up(chair, &child.id).expect(303);
    }
    let refused = Way {
        quicker: Some(Quicker {
            chair: third[0].clone(),
            student: names[11].id.clone(),
            wall,
        }),
        ..way(
            "/board",
            &["#days a:nth-child(3)", CHAIR, "li:nth-child(9) button"],
            ".told.no",
        )
    };
    vec![
        refused,
        way("/board", &[FOURTH], WAIT),
        way("/board", &[FOURTH, WAIT], NAME),
        way(
            "/board",
            &[FOURTH, WAIT, "li:nth-child(9) button"],
            ".told.yes",
        ),
    ]
}

fn ways_of_the_door(student: &str) -> Vec<Way> {
    let own = format!("/door/student/{student}");
    let second = Way {
        then: Then::Anew,
        ..way(&own, &["label[for='first-kite']"], ".nine.two button")
    };
    vec![
        way("/", &[], ".names a"),
        way(&own, &[], ".nine.one"),
        second,
        way("/door/card", &[], "h1"),
    ]
}

fn ways_after_a_talk() -> Vec<Way> {
    vec![
        way("/prep", &[], "#cards"),
        way("/prep", &["a[href='/prep/talks']"], ".shelf"),
        way("/prep", &["a[href='/prep/family']"], "h1"),
        way("/prep", &["a[href='/prep/chair']"], "main button"),
        way("/lead/read-back", &[], "h1"),
        way("/lead/look-back", &[], "textarea"),
    ]
}

/// What the child itself does comes first: it has one device.
fn ways_of_one_who_writes() -> Vec<Way> {
    let chip = Way {
        then: Then::Stays,
        ..way(
            "/prep/questions/proud",
            &["main .chips button"],
            "main textarea",
        )
    };
    vec![
        chip,
        // Not today: then it would be called.
        way(
            "/board/days/2026-11-24",
            &[".chair.open button"],
            "#give-back",
        ),
        way("/board", &[], "#chairs"),
        way("/prep", &[], "#cards"),
        way("/prep", &["#cards a"], "main textarea"),
    ]
}

/// Who has just said yes to what was read back is at the end of the talk. Most of the other pages do not listen, so that there is
/// room for more of them.
fn ways_of_one_who_ended() -> Vec<Way> {
    const HOME: &str = "a[href='/lead/look-back']";
    let chip = Way {
        then: Then::Stays,
        ..way(
            "/prep/questions/proud",
            &["main .chips button"],
            "main textarea",
        )
    };
    let (family, part) = ("/prep/family", |part| format!("/prep/family?part={part}"));
    vec![
        way("/lead/read-back", &["button[value=yes]"], HOME),
        chip,
        way("/prep/talks", &[".shelf a.button"], ".read-lines"),
        way("/prep", &["a[href='/help']"], ".how-steps"),
        way(family, &["a[lang=ar]"], "html[lang=ar]"),
        way(family, &["a[href*='paper=1']"], ".family-part"),
        way(family, &[NEXT], "a.main[href*='part=proud']"),
        way(&part("chair"), &[NEXT], "a.plain[href*='part=chair']"),
        way(&part("proud"), &[NEXT], "a.plain[href*='part=proud']"),
        way(&part("did"), &[NEXT], "a.plain[href*='part=did']"),
        way(&part("work_on"), &[NEXT], "a.plain[href*='part=work_on']"),
    ]
}

fn ways_of_one_who_leads() -> Vec<Way> {
    vec![
        way("/prep", &[], "#cards"),
        way("/lead", &[], "#lead"),
        way("/lead", &[NEXT], "#lead"),
        way("/lead", &[NEXT, NEXT], "#lead"),
    ]
}

/// The same child further on; where the step is written nothing listens.
fn ways_to_the_last_step() -> Vec<Way> {
    vec![
        way("/lead?step=3", &[NEXT], "[aria-label='4 of 7']"),
        way("/lead?step=4", &[NEXT], "[aria-label='5 of 7']"),
        way("/lead?step=5", &[NEXT], "[aria-label='6 of 7']"),
        way("/lead?step=6", &[NEXT], "[aria-label='7 of 7']"),
    ]
}

/// What others do meanwhile; at the first deed they take the chair that a child stands before.
async fn others(room: &Classroom) {
    let class = room.class();
    let (mut teacher, mut wall) = (room.teacher(), room.wall());
    let chairs = wall.all_empty_chairs();
    let names = wall.names(&chairs[0]);
    let mut quiet = names.iter().rev();
    let mut quiet = || &quiet.next().expect("thirty children").id;
    tokio::time::sleep(NEXT_DEED).await;
    wall.sign_up(&chairs[0], quiet()).expect(303);
    tokio::time::sleep(NEXT_DEED).await;
    teacher.give(&chairs[chairs.len() - 1], quiet()).expect(303);
    tokio::time::sleep(NEXT_DEED).await;
    let mut child = room.student("Sol");
    child.saves("piece", "A pond.", 0);
    tokio::time::sleep(NEXT_DEED).await;
    let talk = teacher.talk_with(class, quiet());
    tokio::time::sleep(NEXT_DEED).await;
    let days = format!("/teach/classes/{class}/days");
    let late = [("do", "late"), ("minutes", "10")];
    teacher.post(&days, &late).expect(303);
    tokio::time::sleep(NEXT_DEED).await;
    teacher.in_talk(&talk, "finish", &[]).expect(303);
}

/// A person before a browser of its own, and where its windows go.
type Person = (Client, Screen, Vec<Way>);

/// The youngest: their wall, a device that all of them use, a child who has looked back on nothing yet, and one who ends a talk.
fn in_kindergarten(room: &Classroom) -> Vec<Person> {
    room.teacher().sets_band(room.class(), "k2");
    let ben = after_a_talk(room, "Ben");
    let dara = after_a_talk(room, "Dara");
    let eli = room.device().named("Eli");
    room.device().tap(&eli.id, PICTURES).expect(303);
    let chairs = room.wall().empty_chairs();
    room.wall().sign_up(&chairs[0], &eli.id).expect(303);
    let saved = room.teacher().held_by(&chairs[0]);
    let wall = room.wall();
    let late = ways_of_one_who_comes_late(&wall);
    let device = room.device();
    vec![
        (wall.0.clone(), Screen::WALL, ways_of_the_wall()),
        (wall.0.clone(), Screen::WALL, ways_beside_the_board(&saved)),
        (wall.0, Screen::WALL, late),
        (device.0, Screen::PHONE, ways_of_the_door(&eli.id)),
        (ben.client, Screen::WALL, ways_after_a_talk()),
        (dara.client, Screen::WALL, ways_of_one_who_ended()),
    ]
}

/// Those who write by themselves: one at its sheet, one in a talk.
fn in_middle_school(room: &Classroom) -> Vec<Person> {
    room.teacher().sets_band(room.class(), "g68");
    let maya = room.student("Maya");
    let mut leads = room.student("Kofi");
    leads.saves("piece", "A story about my grandmother and the sea.", 0);
    room.teacher().talk_with(room.class(), &leads.id);
    vec![
        (maya.client, Screen::PHONE, ways_of_one_who_writes()),
        (leads.client.clone(), Screen::WALL, ways_of_one_who_leads()),
        (leads.client, Screen::WALL, ways_to_the_last_step()),
    ]
}

#[test]
#[ignore = "run by tests/slow/minute"]
fn for_a_minute_nothing_comes_goes_or_moves() {
    let (young, older) = (Classroom::ready(), Classroom::ready());
    let mut who = in_kindergarten(&young);
    who.extend(in_middle_school(&older));
    let screens: Vec<Screen> = who.iter().map(|(_, screen, _)| *screen).collect();
    visit_together(&screens, async |tabs| {
        let open = tabs.iter().zip(&who).map(async |(tab, (client, _, ways))| {
            tab.become_client(client).await;
            let mut windows = Vec::new();
            for way in ways {
                windows.push(tab.goes(client, way).await);
            }
            windows
        });
        let windows = futures_util::future::join_all(open).await;
        let begun = Instant::now();
        let (first, second) = (others(&young), others(&older));
        futures_util::future::join(first, second).await;
        tokio::time::sleep(MINUTE.saturating_sub(begun.elapsed())).await;
        let asked = tabs.iter().zip(windows);
        let asked = asked.map(async |(tab, windows)| tab.minutes(windows).await);
        let said = futures_util::future::join_all(asked).await.concat();
        assert!(said.is_empty(), "{}", said.join("\n"));
    });
}
