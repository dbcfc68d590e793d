//! What was erased is still in copies from before it: each is named with the day it goes, one tap makes a new copy and throws them
//! away, and before something is erased a copy is made.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::{copies, make_copy, wait};
use crate::store::erased::{bin, days_later, planted, put_her_in_bin, until_said};
use crate::support::classroom::Classroom;
use crate::support::people::Teacher;

fn name_of(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

#[test]
fn copies_that_hold_what_was_erased_are_named_and_go_at_once() {
    let (mut room, child) = planted();
    let first = make_copy(&room);
    let mut teacher = room.teacher();
    put_her_in_bin(&mut teacher, &child.id);
    let said = bin(&mut teacher).text;
    assert!(!said.contains(".age"), "nothing is erased yet: {said}");
    days_later(&mut room, 8);
    until_said(&room, "A child was erased on");
    // Right before, the box made one more copy.
    let made = copies(&room.data());
    let whys: Vec<_> = made
        .iter()
        .map(|(_, it)| it["why"].as_str().unwrap())
        .collect();
    assert_eq!(whys, ["asked", "before_erase"]);
    let before = made[1].0.clone();
    // When a file was written says nothing: it may have been carried about.
    let later = SystemTime::now() + Duration::from_secs(400 * 24 * 3600);
    fs::File::open(&first).unwrap().set_modified(later).unwrap();
    std::thread::sleep(Duration::from_millis(1100));
    let after = make_copy(&room);
    fs::File::open(&after)
        .unwrap()
        .set_modified(SystemTime::UNIX_EPOCH)
        .unwrap();
    let mut teacher = room.teacher();
    let said = bin(&mut teacher).text;
    for holds in [&first, &before] {
        assert!(
            said.contains(&name_of(holds)),
            "{}: {said}",
            holds.display()
        );
    }
    assert_eq!(said.matches("goes on ").count(), 2, "{said}");
    assert!(
        !said.contains(&name_of(&after)) && !said.contains(".json"),
        "{said}"
    );
    assert!(said.contains("USB sticks"), "{said}");
    // Whoever goes back is warned.
    let warns = |teacher: &mut Teacher, number: u32| {
        let page = teacher.get(&format!("/teach/copies/{number}")).expect(200);
        page.text().contains("would have to erase them again")
    };
    assert!(warns(&mut teacher, 1) && warns(&mut teacher, 2) && !warns(&mut teacher, 3));
    throws_away(&room, &mut teacher, [&first, &before], &after);
    families_read_it(&room, &mut teacher);
}

/// The older ones go at a tap, once there is a new one.
fn throws_away(room: &Classroom, teacher: &mut Teacher, older: [&PathBuf; 2], after: &Path) {
    let [first, before] = older;
    // It asks first, and a new copy is there before the others go.
    let asks = teacher.get("/teach/bin/copies").expect(200).text();
    assert!(asks.contains(&name_of(first)) && first.exists(), "{asks}");
    let done = teacher.post("/teach/bin/copies", &[]).expect(303);
    let page = teacher.follow(done).expect(200).text();
    assert!(page.contains("the older ones are thrown away"), "{page}");
    wait("the older ones go", || {
        bin(teacher).text.contains("Older copies thrown away: 2")
    });
    let left = copies(&room.data());
    assert!(
        left.iter().all(|(path, _)| path != first && path != before),
        "{left:?}"
    );
    assert!(after.exists() && !left.is_empty());
    assert!(!first.with_extension("json").exists());
    let said = bin(teacher).text;
    assert!(said.contains("No copy in the box"), "{said}");
    room.wall().post("/teach/bin/copies", &[]).expect(403);
}

/// Families read the same.
fn families_read_it(room: &Classroom, teacher: &mut Teacher) {
    for (language, words) in [
        ("en", "sealed copies"),
        ("es", "copias selladas"),
        ("ar", "النسخ المختومة"),
    ] {
        let page = format!(
            "/teach/classes/{}/families?language={language}",
            room.class()
        );
        let page = teacher.get(&page).expect(200).text();
        assert!(page.contains(words), "{page}");
    }
}
