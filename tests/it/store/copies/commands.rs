//! `chair backup` and `chair restore`, on a running box and a stopped one.

use std::io::{BufRead as _, BufReader, Write as _};
use std::os::unix::net::UnixListener;
use std::process::Stdio;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};

use super::{make_copy, recovery_code, rows, run_typing, wait};
use crate::support::classroom::Classroom;
use crate::support::disk::Disk;
use crate::support::program::{command, run};

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
    room.start_undated();
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

#[test]
fn a_restore_ends_where_the_server_that_had_begun_it_is_gone() {
    let mut room = Classroom::with(4, "3", "60");
    let copy = make_copy(&room);
    let before = rows(&room.database());
    room.stop();
    let data = room.data();
    let listener = UnixListener::bind(data.join("control")).unwrap();
    let server = std::thread::spawn(move || {
        let state = r#"{"doing":false,"failed":null,"not_restored":null}"#;
        for answer in [state, "begun"] {
            let (stream, _) = listener.accept().unwrap();
            let mut question = String::new();
            BufReader::new(&stream).read_line(&mut question).unwrap();
            writeln!(&stream, "{answer}").unwrap();
        }
    });
    let words = [
        "restore",
        copy.to_str().unwrap(),
        "--data",
        data.to_str().unwrap(),
    ];
    let (status, _, said) = run(&words);
    server.join().unwrap();
    assert!(
        !status.success() && said.contains("nothing was changed"),
        "{said}"
    );
    assert!(!data.join("chair.db.restoring").exists());
    assert!(rows(&room.database()) == before);
}

#[test]
fn a_full_stick_keeps_no_half_file_that_would_be_in_the_way() {
    let Some(stick) = Disk::new(8) else {
        return crate::support::tool_missing("a full stick", "no right to mount");
    };
    let room = Classroom::with(4, "3", "60");
    let data = room.data();
    let data = data.to_str().unwrap();
    let (copy, class) = (stick.0.join("copy.age"), stick.0.join("class.zip"));
    let words = [
        vec!["backup", copy.to_str().unwrap(), "--data", data],
        vec![
            "export",
            "--class",
            "Room 12",
            "--format",
            "csv",
            class.to_str().unwrap(),
            "--data",
            data,
        ],
    ];
    let fill = stick.fill();
    for words in &words {
        let (status, _, said) = run(words);
        assert!(
            !status.success() && said.contains("cannot be written"),
            "{said}"
        );
    }
    assert_eq!(
        std::fs::read_dir(&stick.0).unwrap().count(),
        1,
        "what filled it"
    );
    std::fs::remove_file(fill).unwrap();
    for words in &words {
        let (status, _, said) = run(words);
        assert!(status.success(), "{said}");
    }
    assert_eq!(std::fs::read_dir(&stick.0).unwrap().count(), 2);
}

#[test]
fn a_look_through_a_copy_that_is_broken_off_leaves_nothing_readable() {
    let room = Classroom::with(4, "3", "60");
    let copy = make_copy(&room);
    let folder = tempfile::tempdir().unwrap();
    let data = room.data();
    let words = [
        "backup",
        "--verify",
        copy.to_str().unwrap(),
        "--data",
        data.to_str().unwrap(),
    ];
    let verify = || {
        let mut command = command(&words);
        command.env("TMPDIR", folder.path());
        command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command
    };
    let opened = || std::fs::read_dir(folder.path()).unwrap().count();
    // One that was killed left it; no process has a number like this.
    std::fs::write(folder.path().join("chair-verify-99999999"), "plain").unwrap();
    assert!(verify().status().unwrap().success());
    assert_eq!(opened(), 0);
    let mut broken_off = 0;
    for _ in 0..20 {
        let mut child = verify().spawn().unwrap();
        let runs = loop {
            if child.try_wait().unwrap().is_some() {
                break false;
            }
            if opened() > 0 {
                break true;
            }
            std::thread::sleep(Duration::from_millis(1));
        };
        if runs {
            let id = Pid::from_raw(i32::try_from(child.id()).unwrap()).unwrap();
            kill_process(id, Signal::TERM).unwrap();
        }
        broken_off += u32::from(!child.wait().unwrap().success());
        assert_eq!(opened(), 0);
    }
    assert!(broken_off > 0, "not one was broken off in time");
}

#[test]
fn of_two_restores_at_once_one_whole_copy_is_put_back() {
    let mut room = Classroom::with(4, "3", "60");
    room.stay_in_place();
    room.restart();
    let chairs = room.wall().empty_chairs();
    let children = room.device().names();
    let mut copies = Vec::new();
    for (chair, child) in chairs.iter().zip(&children).take(2) {
        room.wall().sign_up(chair, &child.id).expect(303);
        copies.push((make_copy(&room), rows(&room.database())));
    }
    assert_ne!(copies[0].1, copies[1].1);
    let data = room.data();
    room.stop();
    for is_running in [true, false] {
        if is_running {
            room.start_undated();
        }
        let mut both: Vec<_> = copies
            .iter()
            .map(|(copy, _)| {
                let words = [
                    "restore",
                    copy.to_str().unwrap(),
                    "--data",
                    data.to_str().unwrap(),
                ];
                let mut one = command(&words);
                one.stdin(Stdio::null()).stdout(Stdio::null());
                one.stderr(Stdio::piped()).spawn().unwrap()
            })
            .collect();
        let ended = both.drain(..).map(|one| one.wait_with_output().unwrap());
        let ended: Vec<_> = ended.collect();
        let done = ended.iter().filter(|one| one.status.success()).count();
        let said: Vec<_> = ended
            .iter()
            .map(|one| String::from_utf8_lossy(&one.stderr).into_owned())
            .collect();
        assert!(done >= 1, "{said:?}");
        for (one, said) in ended.iter().zip(&said) {
            // The other one is told why, in one sentence.
            let is_told = said.lines().count() == 1 && !said.contains("panicked");
            assert!(one.status.success() || is_told, "{said}");
        }
        let now = rows(&room.database());
        assert!(copies.iter().any(|(_, of_copy)| *of_copy == now));
        if is_running {
            wait("the box is back", || {
                let mut anyone = room.stranger();
                let page = anyone.ask("GET", "/health");
                anyone.send(&page).is_ok_and(|it| it.status == 200)
            });
            room.stop();
        }
    }
}
