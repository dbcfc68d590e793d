//! "Update this box" in every state, on her phone and her laptop, and from right to left.

use std::fs;

use super::{Screen, visit};
use crate::support::classroom::Classroom;
use crate::support::release::{Signer, make_a_machine};

const STATES: [(&str, &str); 5] = [
    ("offered", ""),
    ("done", "done 0.2.0-1 1796046537"),
    ("back", "back 0.2.0-1 1796046537"),
    ("refused", "refused signature 1796046537"),
    ("working", "working"),
];

fn in_every_state(screen: Screen, language: &str, picture: &str) {
    let room = Classroom::new()
        .claimed()
        .with_class(&["Ada"])
        .all_speaking(language);
    let data = room.data();
    let machine = data.ancestors().nth(3).unwrap();
    make_a_machine(machine, &Signer::new());
    let folder = machine.join("var/lib/chair-update");
    fs::create_dir_all(&folder).unwrap();
    let teacher = room.teacher();
    visit(screen, async |tab| {
        tab.become_client(&teacher).await;
        for (name, line) in STATES {
            fs::write(folder.join("state"), line).unwrap();
            tab.open(&format!("http://{}/teach/update", teacher.address))
                .await;
            tab.wait_for("h1").await;
            assert_eq!(tab.shows("input[type=file]").await, name != "working");
            tab.look(&format!("{picture}-update-{name}")).await;
            tab.landmarks().await;
            tab.no_sideways_scroll().await;
            tab.silent().await;
        }
        tab.open(&format!("http://{}/teach/room", teacher.address))
            .await;
        tab.wait_for("#box a[href='/teach/update']").await;
        tab.picture(&format!("{picture}-update-room")).await;
    });
}

#[test]
fn a_new_version_in_every_state_on_her_phone() {
    in_every_state(Screen::PHONE.sized(390, 844), "en", "phone");
}

#[test]
fn a_new_version_in_every_state_on_her_laptop() {
    in_every_state(Screen::LAPTOP.sized(1366, 768), "es", "laptop");
}

#[test]
fn a_new_version_in_every_state_from_right_to_left() {
    let screen = Screen::PHONE.sized(320, 640).right_to_left();
    in_every_state(screen, "ar", "arabic");
}
