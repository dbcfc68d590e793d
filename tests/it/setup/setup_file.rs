//! `chair.setup` and the command line on the real program: what a technician says beforehand is there when the teacher
//! claims the box, its code holds however often others guess, and `chair import` brings a list to a running box and to a still
//! one. Every name is made up.

use std::path::Path;

use crate::support::classroom::{Classroom, submit};
use crate::support::html::Page;
use crate::support::http::{Answer, Client};
use crate::support::people::{PASSPHRASE, TEACHER};
use crate::support::program;

const CODE: &str = "4821 9034";

/// A folder with a setup file and a list, and the flag that names it.
fn said(text: &str, list: &str) -> (tempfile::TempDir, &'static str) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("class.csv"), list).unwrap();
    let file = folder.path().join("chair.setup");
    std::fs::write(&file, text).unwrap();
    let path = file.to_str().unwrap().to_owned();
    (folder, path.leak())
}

fn claim(client: &mut Client, code: &str) -> Answer {
    let form = Page::read(&client.get("/claim").expect(200).text())
        .form_with(&["code", "name", "passphrase"])
        .fill("code", code)
        .fill("name", TEACHER)
        .fill("passphrase", PASSPHRASE);
    submit(client, &form)
}

#[test]
fn what_was_said_beforehand_is_there_after_the_claim() {
    let text = "room = Room 12\nlanguage = es\nzone = Europe/Madrid\nclaim_code = 4821 9034\nroster = class.csv\n\
                wifi = School-Kids\ncolour = blue\n";
    let (_folder, path) = said(
        text,
        "first_name,last_name,birthday\nAda,Brook,2016\nSiân,Umber,2016\n",
    );
    let mut room = Classroom::with_flags(&["--setup", path]);
    let log = room.program().log();
    assert!(
        log.contains("line 7: colour is not a word of this file"),
        "{log}"
    );
    assert_eq!(room.setup_code(), "48219034");
    room.restart();
    assert_eq!(room.setup_code(), "48219034", "it waits for the claim");
    let mut teacher = room.stranger();
    let hello = teacher.get("/hello").expect(200).text();
    assert!(hello.contains("lang=\"es\""), "in the language of the room");
    claim(&mut teacher, CODE).expect(303);
    let shown = Page::read(&teacher.get("/teach/recovery").expect(200).text());
    let written = shown.form_to("/teach/recovery/done").expect("the code");
    submit(&mut teacher, &written).expect(303);
    let later = [("step", "pin"), ("do", "skipped")];
    teacher.post("/teach/first-run", &later).expect(303);
    let next = teacher
        .get("/teach/first-run")
        .expect(303)
        .location()
        .to_owned();
    assert!(
        next.contains("/calendar"),
        "class and list are done: {next}"
    );
    let list = next.replace("/calendar", "/roster");
    let list = Page::read(&teacher.get(&list).expect(200).text()).text;
    assert!(list.contains("Ada") && list.contains("Siân"), "{list}");
    room.stop();
    let kept = std::fs::read(room.database()).unwrap();
    let holds = |word: &str| {
        kept.windows(word.len())
            .any(|window| window == word.as_bytes())
    };
    assert!(!holds("4821") || !holds("48219034"), "the code is gone");
}

#[test]
fn wrong_tries_void_no_code_that_was_set_beforehand_also_across_a_restart() {
    let (_folder, path) = said("claim_code = 4821 9034\n", "");
    let mut room = Classroom::with_flags(&["--setup", path]);
    for round in 0..7 {
        if round == 6 {
            room.kill9();
            room.start_undated();
        }
        let status = claim(&mut room.stranger(), "00000000").status;
        assert_eq!(status, 409);
    }
    assert_eq!(room.setup_code(), "48219034");
    claim(&mut room.stranger(), CODE).expect(303);
}

#[test]
fn a_file_is_read_once_and_one_that_is_none_is_told() {
    let (folder, path) = said("room = Room 12\n", "");
    let mut room = Classroom::with_flags(&["--setup", path]);
    std::fs::write(folder.path().join("chair.setup"), "room = Room 13\n").unwrap();
    room.restart();
    let door = room.stranger().get("/claim").expect(200).text();
    assert!(!door.contains("Room 13"), "{door}");
    let gone = Classroom::with_flags(&["--setup", "/no/such/chair.setup"]);
    let log = gone.program().log();
    assert!(log.contains("/no/such/chair.setup cannot be read"), "{log}");
}

#[test]
fn the_doctor_reads_the_file_too() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("chair.setup"), "zone = Mars/Base\n").unwrap();
    let (status, out, _) = program::run(&["doctor", "--data", folder.path().to_str().unwrap()]);
    assert!(out.contains("line 1: a zone is a place"), "{status} {out}");
}

#[test]
fn a_claim_card_has_the_code_and_the_address() {
    let (_folder, path) = said("room = Room 12\nclaim_code = 4821 9034\n", "");
    let room = Classroom::with_flags(&["--setup", path]);
    let data = room.data();
    let (status, out, said) = program::run(&["claim-card", "--data", data.to_str().unwrap()]);
    assert!(status.success(), "{said}");
    for word in ["Room 12", "4821 9034", &room.program().address.to_string()] {
        assert!(out.contains(word), "{word}: {out}");
    }
    let claimed = Classroom::new().claimed();
    let (status, _, said) =
        program::run(&["claim-card", "--data", claimed.data().to_str().unwrap()]);
    assert_eq!(status.code(), Some(1));
    assert_eq!(said.trim().lines().count(), 1, "{said}");
}

fn import(data: &Path, class: &str, words: &[&str]) -> (Option<i32>, String, String) {
    let mut all = vec!["import", "--data", data.to_str().unwrap(), "--class", class];
    all.extend(words);
    let (status, out, errors) = program::run(&all);
    (status.code(), out, errors)
}

fn names(room: &Classroom) -> Vec<String> {
    let mut wall = room.wall();
    let chair = wall.empty_chairs()[0].clone();
    wall.names(&chair).into_iter().map(|it| it.name).collect()
}

#[test]
fn a_list_comes_from_the_command_line_to_a_running_and_to_a_still_box() {
    let mut room = Classroom::with(1, "3", "60");
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let one = file("one.csv", b"Last Name;First Name\nBrook;Ada\nDale;Ben\n");
    let two = file("two.txt", "Siân Umber\n".as_bytes());
    let (code, out, errors) = import(&room.data(), "room 12", &["--dry-run", &one, &two]);
    assert_eq!((code, errors.as_str()), (Some(0), ""), "{out}");
    assert!(out.contains("3 would be new"), "{out}");
    assert_eq!(names(&room), ["Badan"], "a dry run changes nothing");
    let (code, out, _) = import(&room.data(), "Room 12", &[&one, &two]);
    assert!(code == Some(0) && out.contains("3 are new"), "{out}");
    assert!(
        out.contains("1 on the class list are not in the file"),
        "{out}"
    );
    assert_eq!(names(&room), ["Ada", "Badan", "Ben", "Siân"]);
    room.stop();
    let three = file("three.csv", b"name\nAda Brook\nDara Fenn\n");
    let (code, out, errors) = import(&room.data(), "Room 12", &[&three]);
    assert!(
        code == Some(0) && out.contains("1 are new"),
        "{out}{errors}"
    );
    room.start();
    assert_eq!(names(&room), ["Ada", "Badan", "Ben", "Dara", "Siân"]);
}

#[test]
fn the_command_guesses_no_column_and_says_which_letters_it_guessed() {
    let room = Classroom::with(1, "3", "60");
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let data = room.data();
    let open = file("open.csv", b"Ada,Brook,Greta Sanz\nBen,Dale,Gia Elm\n");
    let (code, _, errors) = import(&data, "Room 12", &[&open]);
    assert!(
        code == Some(1) && errors.contains("nothing says which columns hold"),
        "{errors}"
    );
    let set = file("set.zip", &one_class());
    let old = file("old.csv", b"First Name,Last Name\nZo\xEB,Ib\xE1\xF1ez\n");
    let (code, out, errors) = import(&data, "Room 12", &["--dry-run", &set]);
    assert!(code == Some(0) && out.contains("Ada Brook"), "{errors}");
    let (code, out, _) = import(&data, "Room 12", &["--dry-run", &old]);
    assert!(
        code == Some(0) && out.contains("are a guess (windows-1252)"),
        "{out}"
    );
}

/// A set with one class in it.
fn one_class() -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in [
        (
            "users.csv",
            "sourcedId,role,givenName,familyName\nu1,student,Ada,Brook\n",
        ),
        ("classes.csv", "sourcedId,title,classType\nc1,4A,homeroom\n"),
        (
            "enrollments.csv",
            "sourcedId,classSourcedId,userSourcedId,role\ne1,c1,u1,student\n",
        ),
    ] {
        zip.start_file(name, zip::write::SimpleFileOptions::default())
            .unwrap();
        std::io::Write::write_all(&mut zip, text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn what_the_command_cannot_do_it_says_in_one_sentence() {
    let room = Classroom::with(1, "3", "60");
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let good = file("good.csv", b"name\nAda Brook\n");
    let sheet = file("list.xlsx", b"PK\x03\x04rest");
    let empty = file("empty.csv", b"");
    let ends = ["be", "da", "ki", "lo", "mu", "na", "po", "ri"];
    let begins = ["Ba", "De", "Ki", "Lo", "Mu", "Na", "Po", "Ri", "Su"];
    let name = |nth: usize| format!("Ada {}{}", begins[nth / 8], ends[nth % 8]);
    let many: Vec<String> = (0..70).map(name).collect();
    let many = many.join("\n");
    let many = file("many.csv", many.as_bytes());
    let data = room.data();
    for (class, words, said) in [
        (
            "Room 13",
            vec![good.as_str()],
            "There is no class called Room 13. There is: Room 12.",
        ),
        ("Room 12", vec![sheet.as_str()], "no list in this zip"),
        ("Room 12", vec![empty.as_str()], "there is nothing in it"),
        ("Room 12", vec!["/no/such/list.csv"], "cannot be read"),
        (
            "Room 12",
            vec![many.as_str(), many.as_str()],
            "A class has at most 60",
        ),
    ] {
        let (code, out, errors) = import(&data, class, &words);
        assert_eq!(code, Some(1), "{out}");
        assert!(errors.contains(said), "{said}: {errors}");
        assert_eq!(errors.trim().lines().count(), 1, "{errors}");
    }
    let two = file(
        "two.csv",
        b"Class,First Name,Last Name\n4A,Ada,Brook\n4B,Ben,Dale\n",
    );
    let (code, _, errors) = import(&data, "Room 12", &[&two]);
    assert!(
        code == Some(1) && errors.contains("--section") && errors.contains("4A"),
        "{errors}"
    );
    let (code, out, _) = import(&data, "Room 12", &["--dry-run", "--section", "4b", &two]);
    assert!(
        code == Some(0) && out.contains("Ben Dale") && out.contains("1 names"),
        "{out}"
    );
    let (code, _, errors) = import(folder.path(), "Room 12", &[&good]);
    assert_eq!(code, Some(1));
    assert!(errors.contains("There is no Chair data in"), "{errors}");
    assert!(!folder.path().join("chair.db").exists(), "and none is made");
    let (code, ..) = import(&data, "Room 12", &[]);
    assert_eq!(code, Some(2), "no file named");
    assert_eq!(names(&room), ["Badan"]);
}
