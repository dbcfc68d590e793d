//! Copies of the box: made and read back, sealed, fetched. The way back is in `going_back`, the commands are in `commands`.

mod commands;
mod going_back;
mod hold_erased;

use std::fs;
use std::io::Write as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::support::classroom::{Classroom, THIRTY, whole_database};
use crate::support::people::PASSPHRASE;
use crate::support::program::{command, run};

const PATIENCE: Duration = Duration::from_secs(60);

/// Until this is so.
#[track_caller]
fn wait(what: &str, mut is_so: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !is_so() {
        assert!(begun.elapsed() < PATIENCE, "{what}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// The copies with their manifests, the oldest first.
fn copies(data: &Path) -> Vec<(PathBuf, Value)> {
    let entries = fs::read_dir(data.join("backups")).into_iter().flatten();
    let mut copies: Vec<(PathBuf, Value)> = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|it| it == "age"))
        .filter(|path| path.with_extension("json").exists())
        .map(|path| {
            let manifest = fs::read(path.with_extension("json")).unwrap();
            (path, serde_json::from_slice(&manifest).unwrap())
        })
        .collect();
    copies.sort_by(|one, other| one.0.cmp(&other.0));
    copies
}

/// "Make a copy now", until there is one more.
pub(super) fn make_copy(room: &Classroom) -> PathBuf {
    let before = copies(&room.data()).len();
    let mut teacher = room.teacher();
    teacher.post("/teach/copies", &[]).expect(303);
    wait("a copy is made", || {
        !teacher
            .get("/teach/copies")
            .expect(200)
            .text()
            .contains("is being made")
    });
    let made = copies(&room.data());
    assert_eq!(
        made.len(),
        before + 1,
        "{}",
        teacher.get("/teach/copies").text()
    );
    made.last().unwrap().0.clone()
}

/// A fresh recovery code, written down.
fn recovery_code(room: &Classroom) -> String {
    let mut teacher = room.teacher();
    let asked = teacher.post("/teach/recovery", &[("passphrase", PASSPHRASE)]);
    let page = teacher.follow(asked).expect(200).text();
    let code = page.split("id=\"recovery-code\"").nth(1).unwrap();
    let code = code
        .split('>')
        .nth(1)
        .unwrap()
        .split('<')
        .next()
        .unwrap()
        .to_owned();
    teacher.post("/teach/recovery/done", &[]).expect(303);
    code
}

/// Every row of every table, without what each start and each visit writes.
fn rows(database: &Path) -> Vec<String> {
    let db = whole_database(database);
    let mut all = Vec::new();
    for table in [
        "class",
        "student",
        "membership",
        "sign_up",
        "sheet",
        "answer",
        "conference",
        "teacher",
    ] {
        let mut select = db.prepare(&format!("SELECT * FROM {table}")).unwrap();
        let columns = select.column_count();
        let mut rows = select.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let values: Vec<String> = (0..columns)
                .map(|at| format!("{:?}", row.get_ref(at).unwrap()))
                .collect();
            all.push(format!("{table} {}", values.join(" ")));
        }
    }
    all
}

fn health(room: &Classroom) -> Value {
    room.stranger().get("/health").json()
}

/// Runs a command with a line typed into it.
fn run_typing(words: &[&str], line: &str) -> (bool, String) {
    let mut child = command(words)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    writeln!(child.stdin.take().unwrap(), "{line}").unwrap();
    let out = child.wait_with_output().unwrap();
    let said = [out.stdout, out.stderr].concat();
    (
        out.status.success(),
        String::from_utf8_lossy(&said).into_owned(),
    )
}

#[test]
fn a_copy_is_made_read_back_and_only_then_called_one() {
    let room = Classroom::ready();
    assert_eq!(health(&room)["backup"]["last_verified"], Value::Null);
    let mut teacher = room.teacher();
    let all_well = "Everything that matters is fine";
    let page = teacher.get("/teach/doctor").expect(200).text();
    assert!(
        page.contains("There is no copy") && !page.contains(all_well),
        "{page}"
    );
    let page = teacher.get("/teach/room").expect(200).text();
    assert!(page.contains("/teach/copies") && page.contains("It needs you"));
    let copy = make_copy(&room);
    let (_, manifest) = copies(&room.data()).pop().unwrap();
    assert_eq!(health(&room)["backup"]["last_verified"], manifest["made"]);
    assert_eq!(manifest["counts"]["student"], 30);
    assert_eq!(manifest["clock_trusted"], true);
    let page = teacher.get("/teach/doctor").expect(200).text();
    assert!(
        page.contains(all_well) && page.contains("read back"),
        "{page}"
    );
    // Nothing of a child stands anywhere in it, nor in a name.
    let mut files = 0;
    for entry in fs::read_dir(room.data().join("backups")).unwrap() {
        let path = entry.unwrap().path();
        let mode = fs::metadata(&path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "{}", path.display());
        let bytes = fs::read(&path).unwrap();
        for name in THIRTY
            .iter()
            .flat_map(|name| name.split(' '))
            .filter(|it| it.len() > 3)
        {
            let found = bytes.windows(name.len()).any(|it| it == name.as_bytes());
            assert!(!found, "{name} in {}", path.display());
        }
        files += 1;
    }
    assert_eq!(
        files, 2,
        "the copy, what is known of it, and nothing unfinished"
    );
    let folder = fs::metadata(room.data().join("backups")).unwrap();
    assert_eq!(folder.permissions().mode() & 0o777, 0o700);
    let name = copy.file_name().unwrap().to_string_lossy().into_owned();
    assert!(
        name.starts_with("chair-") && name.ends_with("-000001.age"),
        "{name}"
    );
    // The command says the same of it, of the running box and by its file.
    let data = room.data();
    let (status, out, _) = run(&["doctor", "--data", data.to_str().unwrap()]);
    assert!(status.success() && out.contains("read back"), "{out}");
    let (status, out, said) = run(&[
        "backup",
        "--verify",
        copy.to_str().unwrap(),
        "--data",
        data.to_str().unwrap(),
    ]);
    assert!(
        status.success() && out.contains("30 children"),
        "{out}{said}"
    );
}

#[test]
fn a_copy_is_fetched_by_the_passphrase_alone() {
    let room = Classroom::with(4, "3", "60");
    let copy = make_copy(&room);
    let mut teacher = room.teacher();
    let locked = teacher.get("/teach/copies/1/file").expect(303);
    assert_eq!(locked.location(), "/teach/copies/1");
    let wrong = teacher.post(
        "/teach/copies/1/fetch",
        &[("passphrase", "not hers at all")],
    );
    assert!(wrong.expect(409).text().contains("not right"));
    wait("her turn", || {
        teacher
            .post("/teach/copies/1/fetch", &[("passphrase", PASSPHRASE)])
            .status
            == 303
    });
    let file = teacher.get("/teach/copies/1/file").expect(200);
    assert!(file.body == fs::read(&copy).unwrap());
    let name = copy.file_name().unwrap().to_string_lossy().into_owned();
    assert!(file.header("content-disposition").unwrap().contains(&name));
    teacher.get("/teach/copies/2").expect(404);
    teacher
        .get("/teach/copies/..%2f..%2fmachine.json")
        .expect(404);
    room.wall().get("/teach/copies").expect(403);
    room.stranger().get("/teach/copies/1/file").expect(403);
}

#[test]
fn a_code_from_before_there_were_copies_is_typed_once() {
    let mut room = Classroom::with(4, "3", "60");
    let recovery = recovery_code(&room);
    room.stop();
    let db = rusqlite::Connection::open(room.database()).unwrap();
    db.execute_batch("UPDATE teacher SET recovery_key = NULL, recovery_key_next = NULL")
        .unwrap();
    drop(db);
    room.start();
    let copy = make_copy(&room);
    assert_eq!(copies(&room.data())[0].1["codes"], serde_json::json!([]));
    let mut teacher = room.teacher();
    let page = teacher.get("/teach/copies").expect(200).text();
    assert!(page.contains("open only on this box"), "{page}");
    let (done, said) = run_typing(
        &[
            "backup",
            "--verify",
            copy.to_str().unwrap(),
            "--code",
            "--data",
            "/nonexistent",
        ],
        &recovery,
    );
    assert!(!done && said.contains("does not open"), "{said}");
    teacher
        .post("/teach/copies/code", &[("code", "not a code")])
        .expect(409);
    wait("her turn", || {
        teacher
            .post("/teach/copies/code", &[("code", &recovery)])
            .status
            == 303
    });
    wait("a copy for her code", || copies(&room.data()).len() == 2);
    let copy = copies(&room.data()).pop().unwrap().0;
    let (done, said) = run_typing(
        &[
            "backup",
            "--verify",
            copy.to_str().unwrap(),
            "--code",
            "--data",
            "/nonexistent",
        ],
        &recovery,
    );
    assert!(done, "{said}");
    let page = teacher.get("/teach/copies").expect(200).text();
    assert!(!page.contains("open only on this box"), "{page}");
}

#[test]
fn where_the_newest_copy_has_rotted_another_one_is_made() {
    let room = Classroom::with(4, "3", "60");
    let copy = make_copy(&room);
    let make_again = || {
        let mut teacher = room.teacher();
        teacher.post("/teach/copies", &[]).expect(303);
        let mut page = String::new();
        wait("it is looked whether one is needed", || {
            page = teacher.get("/teach/copies").expect(200).text();
            !page.contains("is being made")
        });
        copies(&room.data()).len()
    };
    assert_eq!(make_again(), 1, "nothing has changed since");
    let mut bytes = fs::read(&copy).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&copy, bytes).unwrap();
    assert_eq!(make_again(), 2);
}
