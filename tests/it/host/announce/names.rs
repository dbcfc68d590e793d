//! The names: found and said goodbye to, the room's, the one for a single Chair, and what happens when another machine has
//! one of them, in whichever order they came.

use std::time::Duration;

use super::lab::{Lab, PATIENCE, TABLET};
use crate::support::program::Program as Server;

const SOON: Duration = Duration::from_secs(5);

#[test]
fn a_tablet_finds_the_box_by_its_names_and_sees_it_go() {
    let Some(lab) = Lab::up("cta") else { return };
    let mut tablet = lab.start_python("2", TABLET);
    tablet.hear("looking", PATIENCE);
    let mut the_box = lab.start_box("1", "3F2A0001", "Room 12");
    let own = the_box.hear("on_air as chair-3f2a.local at [192.0.2.1]", PATIENCE);
    // The listener is IPv4 only, so that is all a tablet is told; and it is told of one page, not one for each name.
    tablet.hear(
        "found Chair 3F2A._http._tcp.local. chair-3f2a.local. 8080 ['192.0.2.1']",
        PATIENCE,
    );
    let all = the_box.hear(
        "on_air as room12.local,chair-3f2a.local,chair.local",
        PATIENCE,
    );
    eprintln!("announced after {own:?}, all names after {:?}", own + all);
    for name in ["room12.local", "chair.local", "CHAIR-3F2A.local"] {
        tablet.tell(name);
        tablet.hear(&format!("{name} is ['192.0.2.1']"), SOON);
    }
    the_box.tell("Room 14");
    the_box.hear("room14.local,chair-3f2a.local,chair.local", PATIENCE);
    tablet.tell("room14.local");
    tablet.hear("room14.local is ['192.0.2.1']", SOON);
    tablet.tell("room12.local");
    tablet.hear("room12.local is []", SOON);
    // A name that has no letters a host name may have gives none, and takes the one before it away.
    the_box.tell("غرفة ١٢");
    the_box.hear("on_air as chair-3f2a.local,chair.local at", SOON);
    the_box.end();
    the_box.hear("stopped within a second: true", SOON);
    let gone = tablet.hear("gone Chair 3F2A", SOON);
    eprintln!("the tablet forgot it after {gone:?}");
    tablet.tell("chair.local");
    tablet.hear("chair.local is []", SOON);
}

/// Avahi has the name first, then comes the box. (python3-zeroconf would not do: it leaves the questions of a newcomer
/// unanswered.)
#[test]
fn a_box_whose_name_is_taken_goes_by_another_and_says_so() {
    let Some(lab) = Lab::up("ctb") else { return };
    let namesake = lab.start_avahi("3", "chair-3f2a");
    namesake.hear("Host name is chair-3f2a.local", PATIENCE);
    let the_box = lab.start_box("1", "3f2a0001", "");
    the_box.hear("conflict as chair-3f2a-2.local,chair-3f2a.local", PATIENCE);
    let tablet = lab.start_python("2", TABLET);
    tablet.hear(
        "found Chair 3f2a._http._tcp.local. chair-3f2a-2.local. 8080 ['192.0.2.1']",
        PATIENCE,
    );
    keeps_its_name(&namesake);
}

/// The whole program in a conflict: it is reached by its address all along and by its new name at once, and the terminal
/// says the name that it goes by once that is settled.
#[test]
fn a_name_from_a_conflict_is_let_in_and_said_on_the_terminal() {
    let Some(lab) = Lab::up("ctc") else { return };
    let folder = tempfile::tempdir().unwrap();
    let machine = chair::host::machine::Machine::load_or_make(folder.path()).unwrap();
    let own = format!("chair-{}", machine.suffix());
    let namesake = lab.start_avahi("3", &own);
    namesake.hear("Host name is", PATIENCE);
    let the_box = lab.start_chair("1", folder.path(), &["--http", "0.0.0.0:8080"]);
    let voice = lab.voice_is("1", "conflict", PATIENCE);
    assert_eq!(voice["taken"][0], format!("{own}.local"), "{voice}");
    let new = voice["names"][0].as_str().unwrap().to_owned();
    assert!(
        new.starts_with("chair-") && new != format!("{own}.local"),
        "{voice}"
    );
    the_box.hear(&format!("http://{new}:8080/"), PATIENCE);
    for host in [new.as_str(), "192.0.2.1:8080"] {
        let (status, body) = lab.ask("2", "192.0.2.1:8080/health", host, "");
        assert_eq!(status, 200, "{host}: {body}");
    }
    keeps_its_name(&namesake);
}

fn keeps_its_name(namesake: &super::lab::Program) {
    let fought: Vec<String> = namesake
        .lines
        .try_iter()
        .filter(|line| line.contains("conflict"))
        .collect();
    assert!(
        fought.is_empty(),
        "the other keeps its name, unlike {fought:?}"
    );
}

/// The other order: the box is there first, and the newcomer has to look for another name.
#[test]
fn a_newcomer_with_our_name_is_the_one_that_is_renamed() {
    let Some(lab) = Lab::up("ctr") else { return };
    let the_box = lab.start_box("1", "3f2a0001", "");
    the_box.hear("on_air as chair-3f2a.local,chair.local", PATIENCE);
    let newcomer = lab.start_avahi("3", "chair-3f2a");
    newcomer.hear("Host name is chair-3f2a-2.local", PATIENCE);
    let said: Vec<String> = the_box.lines.try_iter().collect();
    assert!(
        said.iter().all(|line| !line.contains("conflict")),
        "{said:?}"
    );
}

#[test]
fn a_rooms_name_that_another_machine_has_is_left_alone() {
    let Some(lab) = Lab::up("ctn") else { return };
    let namesake = lab.start_avahi("3", "room12");
    namesake.hear("Host name is room12.local", PATIENCE);
    let mut the_box = lab.start_box("1", "3f2a0001", "Room 12");
    the_box.hear(
        "conflict as chair-3f2a.local,chair.local at [192.0.2.1]; taken room12.local",
        PATIENCE,
    );
    keeps_its_name(&namesake);
    // Another name, and all is well.
    the_box.tell("Room 14");
    the_box.hear(
        "on_air as room14.local,chair-3f2a.local,chair.local",
        PATIENCE,
    );
}

#[test]
fn of_three_boxes_for_one_room_that_start_together_one_has_its_name() {
    let Some(lab) = Lab::up("ctt") else { return };
    let boxes = [("1", "aaaa0001"), ("2", "bbbb0001"), ("3", "cccc0001")]
        .map(|(host, id)| lab.start_box(host, id, "Room 12"));
    std::thread::sleep(Duration::from_secs(12));
    let now = boxes
        .each_ref()
        .map(|it| it.lines.try_iter().last().expect("each speaks"));
    let (have, without): (Vec<_>, Vec<_>) = now
        .iter()
        .partition(|line| line.contains(" as room12.local"));
    assert_eq!(have.len(), 1, "one of them: {now:?}");
    for line in without {
        assert!(line.contains("taken room12.local"), "{line}");
        assert!(
            line.starts_with("conflict") && line.contains("2 others"),
            "{line}"
        );
    }
}

/// Three cards that were copied from one: the boxes have one number, and yet no two go by one name.
#[test]
fn three_boxes_of_one_number_go_by_three_names() {
    let Some(lab) = Lab::up("ct3") else { return };
    let boxes = ["1", "2", "3"].map(|host| lab.start_box(host, "3f2a0001", ""));
    std::thread::sleep(Duration::from_secs(12));
    let now = boxes
        .each_ref()
        .map(|it| it.lines.try_iter().last().expect("each speaks"));
    let mut names: Vec<&str> = now
        .iter()
        .map(|line| {
            let names = line.split(" as ").nth(1).expect("it has a name");
            names.split([',', ' ']).next().expect("a first one")
        })
        .collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), 3, "{now:?}");
}

/// Two Chairs, then three, then the first two leave.
#[test]
fn the_name_for_one_chair_is_nobodys_while_two_are_heard() {
    let Some(lab) = Lab::up("ctd") else { return };
    let mut one = lab.start_box("1", "aaaa0001", "");
    one.hear("on_air as chair-aaaa.local,chair.local", PATIENCE);
    let mut two = lab.start_box("2", "bbbb0001", "");
    let heard = one.hear(
        "on_air as chair-aaaa.local at [192.0.2.1]; taken ; 1 others",
        PATIENCE,
    );
    two.hear(
        "on_air as chair-bbbb.local at [192.0.2.2]; taken ; 1 others",
        PATIENCE,
    );
    let three = lab.start_box("3", "cccc0001", "");
    three.hear(
        "on_air as chair-cccc.local at [192.0.2.3]; taken ; 2 others",
        PATIENCE,
    );
    let said: Vec<String> = two.lines.try_iter().chain(three.lines.try_iter()).collect();
    assert!(
        said.iter().all(|line| !line.contains(",chair.local")),
        "{said:?}"
    );
    one.end();
    three.hear("1 others", PATIENCE);
    two.end();
    let taken_up = three.hear("on_air as chair-cccc.local,chair.local", PATIENCE);
    eprintln!("let go after {heard:?}, taken up again after {taken_up:?}");
}

/// The whole program: names are said on `/health`, let in by the list of hosts at once, and printed on the terminal.
#[test]
fn a_browser_may_come_by_every_name_the_moment_it_is_said() {
    let Some(lab) = Lab::up("cth") else { return };
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let the_box = lab.start_chair("1", &data, &["--name", "Room 12", "--http", "0.0.0.0:8080"]);
    let (_, line) = the_box.line("http://room12.local:8080/", PATIENCE);
    assert!(
        line.contains("http://192.0.2.1:8080/") && line.contains("http://chair.local:8080/"),
        "{line}"
    );
    let voice = lab.voice_is("1", "on_air", PATIENCE);
    let names: Vec<&str> = voice["names"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it.as_str().unwrap())
        .collect();
    assert_eq!(names.len(), 3, "{voice}");
    for (host, status) in [
        ("room12.local:8080", 200),
        ("ROOM12.Local.:8080", 200),
        (names[1], 200),
        ("chair.local", 200),
        ("192.0.2.1:8080", 200),
        ("room13.local:8080", 421),
        ("192.0.2.9:8080", 421),
    ] {
        let (got, body) = lab.ask("2", "192.0.2.1:8080/health", host, "");
        assert_eq!(got, status, "{host}: {body}");
    }
}

/// A port that need not be typed does not stand in an address.
#[test]
fn port_80_is_not_said() {
    let Some(lab) = Lab::up("ctp") else { return };
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let the_box = lab.start_chair("1", &data, &["--http", "0.0.0.0:80"]);
    let (_, line) = the_box.line("In the classroom:", PATIENCE);
    assert!(line.contains("http://192.0.2.1/"), "{line}");
    assert!(!line.contains(":80"), "{line}");
}

/// A second program on the same port: one plain sentence, and the first goes on.
#[test]
fn a_port_that_is_taken_is_one_plain_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let first = Server::serve(&folder.path().join("one"), &[]);
    let address = first.address.to_string();
    let other = folder.path().join("two");
    let (status, _, said) = crate::support::program::run(&[
        "serve",
        "--data",
        other.to_str().unwrap(),
        "--http",
        &address,
        "--https",
        "off",
    ]);
    assert_eq!(status.code(), Some(1), "{said}");
    let sentence =
        format!("Another program already answers at {address}. Stop it, or choose another port.");
    assert!(said.trim_end().ends_with(&sentence), "{said}");
    crate::support::http::Client::new(first.address)
        .get("/health")
        .expect(200);
}
