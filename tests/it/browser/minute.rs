//! For a minute after a tap nothing that can be tapped moves, comes or goes, on any page of the wall and of a child: each frame is
//! looked at. All pages are open at once, each in a window of its own, while elsewhere in the room chairs are saved, words are
//! written, a talk begins and the day becomes late, so that each page has looked again meanwhile.

use std::time::{Duration, Instant};

use serde_json::json;

use super::{Screen, Tab, visit_together};
use crate::support::classroom::Classroom;
use crate::support::http::Client;
use crate::support::people::{Child, PICTURES};

/// How long each page is looked at, and a little for the busiest machine.
const MINUTE: Duration = Duration::from_secs(61);
/// Between two deeds of others.
const NEXT_DEED: Duration = Duration::from_secs(4);

/// Where a window goes, what is tapped there one after the other, and what it shows then.
struct Way {
    path: String,
    taps: &'static [&'static str],
    shows: &'static str,
    then: Then,
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
        for tap in way.taps {
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
    const CHAIR: &str = "a[href^='/board/chairs/']";
    const NAME: &str = "button[name='student']";
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

fn ways_of_one_who_leads() -> Vec<Way> {
    const NEXT: &str = ".goes .main";
    vec![
        way("/prep", &[], "#cards"),
        way("/lead", &[], "#lead"),
        way("/lead", &[NEXT], "#lead"),
        way("/lead", &[NEXT, NEXT], "#lead"),
    ]
}

/// What others do meanwhile.
async fn others(room: &Classroom, class: &str) {
    let (mut teacher, mut wall) = (room.teacher(), room.wall());
    let chairs = wall.all_empty_chairs();
    let names = wall.names(&chairs[0]);
    let mut quiet = names.iter().rev();
    let mut quiet = || &quiet.next().expect("thirty children").id;
    tokio::time::sleep(NEXT_DEED).await;
    wall.sign_up(&chairs[1], quiet()).expect(303);
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

#[test]
fn for_a_minute_nothing_comes_goes_or_moves() {
    let (young, older) = (Classroom::ready(), Classroom::ready());
    let class = young.class().to_owned();
    young.teacher().sets_band(&class, "k2");
    older.teacher().sets_band(older.class(), "g68");
    let ben = after_a_talk(&young, "Ben");
    let eli = young.device().named("Eli");
    let first_day = [("class", &class[..]), ("do", "start")];
    young
        .teacher()
        .post("/teach/first-day", &first_day)
        .expect(303);
    young.device().tap(&eli.id, PICTURES).expect(303);
    let chairs = young.wall().empty_chairs();
    young.wall().sign_up(&chairs[0], &eli.id).expect(303);
    let saved = young.teacher().held_by(&chairs[0]);
    let maya = older.student("Maya");
    let mut leads = older.student("Kofi");
    leads.saves("piece", "A story about my grandmother and the sea.", 0);
    older.teacher().talk_with(older.class(), &leads.id);
    let device = young.device();
    let who: [(Client, Screen, Vec<Way>); 6] = [
        (young.wall().0, Screen::WALL, ways_of_the_wall()),
        (young.wall().0, Screen::WALL, ways_beside_the_board(&saved)),
        (device.0, Screen::PHONE, ways_of_the_door(&eli.id)),
        (ben.client, Screen::WALL, ways_after_a_talk()),
        (maya.client, Screen::PHONE, ways_of_one_who_writes()),
        (leads.client, Screen::WALL, ways_of_one_who_leads()),
    ];
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
        others(&young, &class).await;
        others(&older, older.class()).await;
        tokio::time::sleep(MINUTE.saturating_sub(begun.elapsed())).await;
        let asked = tabs.iter().zip(windows);
        let asked = asked.map(async |(tab, windows)| tab.minutes(windows).await);
        let said = futures_util::future::join_all(asked).await.concat();
        assert!(said.is_empty(), "{}", said.join("\n"));
    });
}
