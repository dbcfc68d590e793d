//! "My chair": a child changes its own drawing, and everyone sees it; no two children of a class have the same.

use crate::support::classroom::Classroom;
use crate::support::html::Page;
use crate::support::people::{Child, Wall};

/// The drawing beside a name on the wall, as `shape-colour`.
fn on_the_wall(wall: &mut Wall, student: &str) -> String {
    let chair = wall.empty_chairs()[0].clone();
    let html = wall.get(&format!("/board/chairs/{chair}")).expect(200);
    let html = html.text();
    let tile = html.split(&format!("value=\"{student}\"")).nth(1).unwrap();
    let after = |mark: &str| -> String {
        let rest = tile.split(mark).nth(1).unwrap();
        rest.chars().take_while(char::is_ascii_digit).collect()
    };
    format!("{}-{}", after("#c"), after("art c"))
}

fn page(child: &mut Child) -> Page {
    child.page("/prep/chair")
}

/// What may be taken: the buttons that are not greyed.
fn offered(child: &mut Child) -> Vec<String> {
    let html = child.get("/prep/chair").expect(200).text();
    let buttons = html.split("<button name=\"drawing\" value=\"").skip(1);
    let open = buttons.filter(|it| !it.split('>').next().unwrap().contains("disabled"));
    open.map(|it| it.split('"').next().unwrap().to_owned())
        .collect()
}

#[test]
fn a_child_changes_her_chair_and_everyone_sees_it() {
    let mut room = Classroom::ready();
    let mut wall = room.wall();
    let mut ben = room.student("Ben");
    let before = on_the_wall(&mut wall, &ben.id);
    assert!(page(&mut ben).text.contains("Which chair?"));
    let new = offered(&mut ben)
        .into_iter()
        .find(|it| *it != before)
        .unwrap();
    let taps = [("drawing", &new[..])];
    let done = ben.post("/prep/chair", &taps).expect(303);
    assert_eq!(done.location(), "/prep/chair");
    assert_eq!(on_the_wall(&mut wall, &ben.id), new);
    room.restart();
    assert_eq!(on_the_wall(&mut room.wall(), &ben.id), new);

    // It is hers: another child is not offered it, and a page from before says so kindly. Nothing is changed.
    let mut other = room.student("Ada B.");
    let hers = on_the_wall(&mut room.wall(), &other.id);
    assert!(!offered(&mut other).contains(&new));
    let late = other.post("/prep/chair", &taps).expect(409).text();
    assert!(late.contains("A friend has that one"), "{late}");
    let late = other.script("/prep/chair", &taps).expect(409);
    assert_eq!(late.json()["refusal"], "drawing_taken");
    assert_eq!(on_the_wall(&mut room.wall(), &other.id), hers);
    for nonsense in ["12-0", "0-8", "", "7", "a-b"] {
        let taps = [("drawing", nonsense)];
        other.post("/prep/chair", &taps).expect(400);
    }
}

#[test]
fn two_children_at_once_want_one_chair_and_a_pulled_plug_loses_nothing() {
    let mut room = Classroom::ready();
    let children = [room.student("Ben"), room.student("Ada B.")];
    // The school chair in olive is nobody's at first.
    let wanted = "11-7";
    let taps = [("drawing", wanted)];
    let [ben, ada] = &children;
    let told: Vec<u16> = std::thread::scope(|scope| {
        let tap = |child: &Child| {
            let mut client = child.client.clone();
            scope.spawn(move || client.post("/prep/chair", &taps).status)
        };
        let taps = [tap(ben), tap(ada)];
        taps.map(|it| it.join().unwrap()).to_vec()
    });
    room.kill9();
    room.start();
    let ids = [&children[0].id, &children[1].id];
    let now = ids.map(|id| on_the_wall(&mut room.wall(), id));
    let mut sorted = told.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, [303, 409], "one sits: {told:?}");
    for (status, drawing) in told.iter().zip(now) {
        assert_eq!(*status == 303, drawing == wanted, "{told:?}");
    }
}
