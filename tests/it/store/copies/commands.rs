//! `chair backup` and `chair restore`, on a running box and a stopped one.

use super::{recovery_code, rows, run_typing, wait};
use crate::support::classroom::Classroom;
use crate::support::program::run;

#[test]
fn the_commands_copy_and_restore_a_running_box_and_a_stopped_one() {
    let mut room = Classroom::with(4, "3", "60");
    room.stay_in_place();
    room.restart();
    let recovery = recovery_code(&room);
    let folder = tempfile::tempdir().unwrap();
    let (running, stopped) = (
        folder.path().join("running.age"),
        folder.path().join("stopped.age"),
    );
    let data = room.data();
    let data = data.to_str().unwrap();
    let (status, out, said) = run(&["backup", running.to_str().unwrap(), "--data", data]);
    assert!(status.success() && out.contains("is whole"), "{out}{said}");
    let again = run(&["backup", running.to_str().unwrap(), "--data", data]);
    assert!(
        !again.0.success() && again.2.contains("already"),
        "{}",
        again.2
    );
    let first = rows(&room.database());
    let chair = room.wall().empty_chairs()[0].clone();
    let child = room.wall().names(&chair)[0].id.clone();
    room.wall().sign_up(&chair, &child).expect(303);
    let later = rows(&room.database());
    room.stop();
    let (status, out, said) = run(&["backup", stopped.to_str().unwrap(), "--data", data]);
    assert!(status.success(), "{out}{said}");
    // Elsewhere it opens by the code alone.
    let new = folder.path().join("new");
    let words = [
        "restore",
        stopped.to_str().unwrap(),
        "--into",
        new.to_str().unwrap(),
        "--data",
        "/nonexistent",
    ];
    let (status, _, said) = run(&words);
    assert!(!status.success() && said.contains("--code"), "{said}");
    let words = [&words[..], &["--code"]].concat();
    let (done, said) = run_typing(&words, "7ZZZZ-ZZZZZ-ZZZZZ-ZZZZZ-ZZZZZ-ZZ");
    assert!(!done && said.contains("code"), "{said}");
    let (done, said) = run_typing(&words, &recovery);
    assert!(done && said.contains("4 children"), "{said}");
    assert_eq!(rows(&new.join("chair.db")), later);
    let nowhere = ["--code", "--data", "/nonexistent"];
    let words = ["backup", "--verify", stopped.to_str().unwrap()];
    let (done, said) = run_typing(&[&words[..], &nowhere].concat(), &recovery);
    assert!(done && said.contains("is whole"), "{said}");
    // A stopped box goes back.
    let (status, out, said) = run(&["restore", running.to_str().unwrap(), "--data", data]);
    assert!(status.success(), "{out}{said}");
    assert_eq!(rows(&room.database()), first);
    // A running one goes on.
    room.start();
    let (status, out, said) = run(&["restore", stopped.to_str().unwrap(), "--data", data]);
    assert!(status.success(), "{out}{said}");
    assert_eq!(rows(&room.database()), later);
    wait("the box is back", || {
        let mut anyone = room.stranger();
        let page = anyone.ask("GET", "/health");
        anyone.send(&page).is_ok_and(|it| it.status == 200)
    });
    room.wall().get("/board").expect(200);
    let (status, _, said) = run(&["restore", "/dev/full", "--data", data]);
    assert!(!status.success() && !said.contains("panicked"), "{said}");
}
