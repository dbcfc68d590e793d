//! Whoever reads what a command prints may leave at any time, as `head` does: the command ends without a word, and a box
//! that runs goes on when nobody reads its terminal any more.

use std::{
    fs,
    process::{Output, Stdio},
    time::{Duration, Instant},
};

use crate::support::classroom::Classroom;
use crate::support::program::{Program, command, run, serve_words};

/// The writing end of a pipe that nobody reads.
fn nobody_reads() -> Stdio {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    writer.into()
}

/// Runs a command whose reader has left, to its end.
fn without_a_reader(words: &[&str]) -> Output {
    let mut command = command(words);
    command.stdin(Stdio::null()).stdout(nobody_reads());
    let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
    let begun = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if begun.elapsed() > Duration::from_secs(60) {
            child.kill().unwrap();
            panic!("{words:?} goes on although nobody reads it");
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    child.wait_with_output().unwrap()
}

#[track_caller]
fn ends_quietly(words: &[&str]) {
    let ended = without_a_reader(words);
    let said = String::from_utf8_lossy(&ended.stderr);
    assert!(
        ended.status.success(),
        "{words:?}: {}, {said}",
        ended.status
    );
    assert_eq!(said, "", "{words:?}");
}

#[test]
fn every_answer_may_be_left_unread() {
    let room = Classroom::new();
    let data = room.data();
    let data = data.to_str().unwrap();
    for words in [
        ["--help"].as_slice(),
        &["--version"],
        &["help", "doctor"],
        &["doctor", "--help"],
        &["doctor", "--data", data],
        &["doctor", "--json", "--data", data],
        &["doctor", "--sitemap"],
        &["doctor", "--json", "--sitemap"],
        &["setup-code", "--data", data],
        &["claim-card", "--data", data],
    ] {
        ends_quietly(words);
    }
}

#[test]
fn a_list_is_taken_over_although_nobody_reads_what_became_of_it() {
    let mut room = Classroom::with(1, "3", "60");
    let folder = tempfile::tempdir().unwrap();
    let list = folder.path().join("list.csv");
    fs::write(&list, "name\nAda Brook\nlift@x.example\n").unwrap();
    let (data, list) = (room.data(), list.to_str().unwrap());
    let import = ["import", "--data", data.to_str().unwrap(), "--class"];
    let words = |more: &[&'static str]| {
        let mut words = import.to_vec();
        words.extend(["Room 12", list]);
        words.extend(more);
        words
    };
    ends_quietly(&words(&["--dry-run"]));
    ends_quietly(&words(&[]));
    let (_, out, _) = run(&words(&["--dry-run"]));
    assert!(out.contains("0 would be new"), "it was taken over: {out}");
    room.stop();
    ends_quietly(&words(&[]));
}

#[test]
fn a_box_whose_ready_line_nobody_reads_closes_its_folder_and_ends() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let ended = without_a_reader(&serve_words(&data));
    let log = String::from_utf8_lossy(&ended.stderr);
    assert!(ended.status.success(), "{}: {log}", ended.status);
    assert!(!log.contains("panicked"), "{log}");
    assert!(!data.join("control").exists(), "{log}");
    let wal = fs::metadata(data.join("chair.db-wal")).map_or(0, |it| it.len());
    assert_eq!(wal, 0, "everything is in the file: {log}");
    for words in [
        ["demo", "--http", "127.0.0.1:0"].as_slice(),
        &["demo", "--http", "127.0.0.1:0", "--json"],
    ] {
        let temporary = tempfile::tempdir().unwrap();
        let mut command = command(words);
        command.env("TMPDIR", temporary.path());
        let ended = command.stdout(nobody_reads()).output().unwrap();
        let log = String::from_utf8_lossy(&ended.stderr);
        assert!(ended.status.success(), "{}: {log}", ended.status);
        assert!(!log.contains("panicked"), "{log}");
        let left = fs::read_dir(temporary.path()).unwrap().count();
        assert_eq!(left, 0, "the made-up class is gone");
    }
}

/// `chair serve 2>&1 | head`: the terminal is gone, the classroom is not.
#[test]
fn a_box_goes_on_when_nobody_reads_its_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let program = Program::start_heard_by(
        command(&serve_words(&data)),
        nobody_reads(),
        &folder.path().join("log"),
    );
    // The first lines for people come right after the ready line, from where other commands are answered too.
    std::thread::sleep(Duration::from_secs(2));
    let (status, code, said) = run(&["setup-code", "--data", data.to_str().unwrap()]);
    assert!(status.success(), "it still answers: {said}");
    assert_eq!(code.trim().len(), 8, "{code}");
    program.stop();
}

#[test]
fn a_sentence_that_nobody_reads_is_no_defect() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = command(&["setup-code", "--data", folder.path().to_str().unwrap()]);
    command.stdin(Stdio::null()).stdout(Stdio::null());
    let status = command.stderr(nobody_reads()).status().unwrap();
    assert_eq!(status.code(), Some(1), "no Chair is running there");
}
