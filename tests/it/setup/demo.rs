//! The made-up class: ready to play with in one command, the same rules as a real one, and nothing left behind.

use std::{collections::BTreeSet, path::PathBuf};

use crate::support::{
    html::Page,
    http::Client,
    people::Teacher,
    program::{Program, command, run},
};

fn demo(words: &[&str], log: &std::path::Path) -> (Program, serde_json::Value) {
    let mut all = vec!["demo", "--http", "127.0.0.1:0", "--json"];
    all.extend(words);
    let program = Program::start(command(&all), log);
    let line = program.line();
    let told = serde_json::from_str(&line).unwrap_or_else(|why| panic!("{why}: {line}"));
    (program, told)
}

#[test]
fn a_script_finds_all_it_needs_and_a_child_can_sign_up() {
    let folder = tempfile::tempdir().unwrap();
    let (program, told) = demo(&[], &folder.path().join("demo.log"));
    assert_eq!(
        told["http"],
        format!("http://{}/", program.address).as_str()
    );
    assert!(told["https"].as_str().unwrap().starts_with("https://127."));

    let mut wall = Client::new(program.address);
    let cookie = &told["wall_cookie"];
    wall.cookies.insert(
        cookie["name"].as_str().unwrap().to_owned(),
        cookie["value"].as_str().unwrap().to_owned(),
    );
    let board = wall.get("/board").expect(200).text();
    assert!(board.contains("Done"), "today is half over: {board}");
    // In the last minutes before midnight the chairs of today are over, and those of the next days are left.
    let days = Page::read(&board).links_to("/board/days/");
    let days = days.iter().map(|day| wall.get(day).expect(200).text());
    let mut chairs = days.map(|page| Page::read(&page).links_to("/board/chairs/"));
    let chairs = chairs.find(|chairs| !chairs.is_empty()).unwrap();

    let names = wall.get(&chairs[0]).expect(200).text();
    let students = told["classes"][0]["students"].as_array().unwrap();
    let called: BTreeSet<&str> = students
        .iter()
        .map(|it| it["name"].as_str().unwrap())
        .collect();
    assert_eq!(called.len(), students.len(), "every child is told apart");
    let free: Vec<&str> = students
        .iter()
        .map(|it| it["id"].as_str().unwrap())
        .filter(|id| names.contains(&format!("value=\"{id}\"")))
        .collect();
    let chair = chairs[0].trim_start_matches("/board/chairs/");
    let mut sat = 0;
    for student in &free {
        let asked = [("chair", chair), ("student", student)];
        let answer = wall.script("/board/sign-ups", &asked);
        if answer.status == 200 {
            let (id, undo) = (
                answer.json()["sign_up"].clone(),
                answer.json()["undo"].clone(),
            );
            let release = format!("/board/sign-ups/{}/release", id.as_str().unwrap());
            let fields = [("student", *student), ("undo", undo.as_str().unwrap())];
            wall.script(&release, &fields).expect(204);
            sat += 1;
        } else {
            assert_eq!(answer.json()["refusal"], "talked_this_week");
        }
    }
    assert!(sat >= 8, "only {sat} of {} could sit down", free.len());

    for who in [&told["teacher"], &told["co_teacher"]] {
        let mut teacher = Client::new(program.address);
        let asked = [
            ("name", who["name"].as_str().unwrap()),
            ("passphrase", who["passphrase"].as_str().unwrap()),
        ];
        let answer = teacher.post("/door/teacher", &asked).expect(303);
        assert_eq!(answer.location(), "/teach");
        teacher.get("/teach").expect(200);
    }
    let mut substitute = Client::new(program.address);
    let code = [("code", told["substitute"]["code"].as_str().unwrap())];
    let answer = substitute.post("/door/substitute", &code).expect(303);
    assert_eq!(answer.location(), "/teach");
    substitute.get("/teach").expect(200);
    substitute.get("/teach/children").expect(403);
    program.stop();
}

#[test]
fn a_script_comes_in_as_any_child() {
    let folder = tempfile::tempdir().unwrap();
    let (program, told) = demo(&[], &folder.path().join("demo.log"));
    let mut device = Client::new(program.address);
    let cookie = &told["device_cookie"];
    device.cookies.insert(
        cookie["name"].as_str().unwrap().to_owned(),
        cookie["value"].as_str().unwrap().to_owned(),
    );
    let names = device.get("/").expect(200).text();
    assert!(names.contains("/door/student/"), "{names}");
    for child in told["classes"][0]["students"].as_array().unwrap() {
        let pictures: Vec<&str> = child["pictures"]
            .as_array()
            .unwrap()
            .iter()
            .map(|it| it.as_str().unwrap())
            .collect();
        let fields = [
            ("student", child["id"].as_str().unwrap()),
            ("pictures", &pictures.join(",")),
        ];
        device.clone().script("/door/student", &fields).expect(204);
        let mut far = Client::new(program.address);
        far.script(
            "/door/student",
            &[("card", child["card"].as_str().unwrap())],
        )
        .expect(204);
        assert_eq!(far.get("/").expect(303).location(), "/prep");
    }
    program.stop();
}

#[test]
fn it_goes_without_a_trace_and_takes_nobodys_folder() {
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("demo.log");
    let temporary = tempfile::tempdir().unwrap();
    let mut first = command(&["demo", "--http", "127.0.0.1:0"]);
    first.env("TMPDIR", temporary.path());
    let program = Program::start(first, &log);
    let inside = || -> Vec<PathBuf> {
        let entries = std::fs::read_dir(temporary.path()).unwrap();
        entries.map(|entry| entry.unwrap().path()).collect()
    };
    assert_eq!(inside().len(), 1, "its folder is a temporary one");
    program.stop();
    assert_eq!(inside(), Vec::<PathBuf>::new());

    let used = folder.path().join("used");
    std::fs::create_dir(&used).unwrap();
    std::fs::write(used.join("words"), "a child's").unwrap();
    let (status, _, said) = run(&["demo", "--data", used.to_str().unwrap()]);
    assert_eq!(status.code(), Some(1));
    assert!(said.contains("is used already"), "{said}");
    let (status, _, said) = run(&["demo", "--http", "0.0.0.0:0"]);
    assert_eq!(status.code(), Some(1));
    assert!(said.contains("this machine only"), "{said}");
}

/// Two weeks of a class are there to look at: sheets at every stage, talks with their logs, next steps that are carried,
/// reached or too large, a promise, a child who has not been met, and the chair that was saved for that child.
#[test]
fn two_weeks_have_gone_by() {
    let folder = tempfile::tempdir().unwrap();
    let (program, told) = demo(&[], &folder.path().join("demo.log"));
    let word = |of: &serde_json::Value, key: &str| of[key].as_str().unwrap().to_owned();
    let mut teacher = Teacher(Client::new(program.address));
    let (name, passphrase) = (
        word(&told["teacher"], "name"),
        word(&told["teacher"], "passphrase"),
    );
    let fields = [("name", name.as_str()), ("passphrase", &passphrase)];
    teacher.post("/door/teacher", &fields).expect(303);
    let (mut stages, mut carried) = (BTreeSet::new(), 0);
    let students = told["classes"][0]["students"].as_array().unwrap();
    for student in students {
        let mut child = Client::new(program.address);
        let card = word(student, "card");
        child
            .script("/door/student", &[("card", &card)])
            .expect(204);
        let home = child.get("/prep").expect(200).text();
        stages.insert(home.matches(" behind\"").count() + home.matches(" behind settle\"").count());
        carried += usize::from(home.contains("/prep/next-steps/"));
    }
    assert_eq!(stages, (0..=5).collect(), "sheets at every stage");
    assert!(carried >= 10, "{carried} next steps are the first card");
    // What waits for her, each with its reason in words.
    let next = teacher.part("next");
    assert!(next.contains("You promised to look in: Today"), "{next}");
    assert!(next.contains("and no talk yet"), "the quiet child: {next}");
    assert!(
        next.contains("Chair: "),
        "with a chair that was saved: {next}"
    );
    for part in ["answers", "to-log", "reached", "smaller"] {
        assert!(!teacher.part(part).is_empty(), "{part} has something");
    }
    // A talk of hers as it was: what was strong, the teaching point, the step in the child's words.
    let links = teacher.for_you().links_to("/teach/students/");
    let sheet = links.first().expect("answers of today");
    teacher.get(sheet).expect(200);
    let logs = teacher.for_you().links_to("/teach/conferences/");
    let log = Page::read(&teacher.get(&logs[0]).expect(200).text());
    assert!(log.h1[0].contains(" led"), "{:?}", log.h1);
    program.stop();
}
