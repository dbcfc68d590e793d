//! What the doctor finds in the files of a data folder: the database and its log, the copies, and what is in the place of
//! something else. It reads, and changes nothing.

use std::{
    fs,
    path::Path,
    time::{Duration, SystemTime},
};

use super::{Finding, InDatabase, Program, look, well, wrong};
use crate::{
    backup::{Manifest, file_name},
    host::{
        machine::Machine,
        out_of_place::{find_beside, find_in_certificate, find_in_the_way, is_to_be_put_back},
        shelf::{Opens, Shelf},
    },
    limits,
    store::{Condition, Flaw, Found, examine, examine_open, find_flaw, has_log, is_whole_log},
};

/// What is in the place of something else, whatever it costs the box.
pub(super) fn judge_out_of_place(folder: &Path) -> Vec<Finding> {
    let in_the_way = find_in_the_way(folder).map(|path| {
        let todo = if is_to_be_put_back(&path) {
            "doctor-folder-odd-do"
        } else {
            "doctor-folder-odd-away"
        };
        let found = wrong("folder", "doctor-folder-odd", todo);
        found.with("path", path.display().to_string())
    });
    let certificate = find_in_certificate(&folder.join("certificate"));
    let beside = find_beside(folder).into_iter().map(|path| {
        let found = if Some(&path) == certificate.as_ref() {
            wrong("secure", "doctor-certificate-odd", "doctor-folder-odd-away")
        } else {
            wrong("folder", "doctor-beside", "doctor-folder-odd-away")
        };
        found.with("path", path.display().to_string())
    });
    in_the_way.into_iter().chain(beside).collect()
}

/// The database. One that nobody has open is looked through; what is in its place if it is no file is told elsewhere.
pub(super) fn judge_database(folder: &Path, program: &Program) -> Option<Finding> {
    let database = folder.join("chair.db");
    let running = match program {
        Program::Runs(running) => Some(running),
        Program::Rests | Program::Hidden => None,
    };
    if running.is_some_and(|it| it.condition == Condition::Damaged) {
        return Some(wrong(
            "database",
            "doctor-data-damaged",
            "doctor-data-aside",
        ));
    }
    let has_copies = !Shelf::of(folder).copies().is_empty();
    let found = match running {
        Some(_) => examine_open(&database),
        None => examine(&database),
    };
    Some(match found {
        Found::NoFile => return None,
        Found::Damaged => wrong("database", "doctor-data-damaged", "doctor-data-aside"),
        Found::Newer => wrong("database", "doctor-data-newer", "doctor-data-update"),
        Found::Closed => wrong("database", "doctor-data-closed", "doctor-folder-ask"),
        Found::None if has_log(&database) => {
            wrong("database", "doctor-data-log", "doctor-data-log-do")
        }
        Found::None if has_copies => wrong("database", "doctor-data-gone", "doctor-data-restore"),
        Found::None => well("database", "doctor-data-none"),
        Found::Ours if has_copies && running.is_some_and(|it| !it.is_claimed) => {
            wrong("database", "doctor-data-empty", "doctor-data-back")
        }
        Found::Ours if running.is_some_and(|it| it.found == InDatabase::Foreign) => {
            wrong("database", "doctor-data-foreign", "doctor-data-foreign-do")
        }
        Found::Ours if *program == Program::Rests => judge_at_rest(&database),
        Found::Ours => well("database", "doctor-data"),
    })
}

fn judge_at_rest(database: &Path) -> Finding {
    match find_flaw(database) {
        None => well("database", "doctor-data"),
        Some(Flaw::Damaged) => wrong("database", "doctor-data-damaged", "doctor-data-aside"),
        Some(Flaw::Foreign) => wrong("database", "doctor-data-foreign", "doctor-data-foreign-do"),
        Some(Flaw::LogLost) => wrong("log", "doctor-log-lost", "doctor-log-lost-do"),
        Some(Flaw::LogForeign) => wrong("log", "doctor-log-foreign", "doctor-log-foreign-do"),
    }
}

/// Logs that a start kept: of one a part could not be read, and of another the database is gone. One beside a database belongs to
/// that.
pub(super) fn judge_logs(folder: &Path) -> Vec<Finding> {
    let mut names = names_in(folder);
    names.retain(|name| {
        let database = name.strip_suffix("-wal");
        name.starts_with("set-aside") && database.is_some_and(|it| !folder.join(it).exists())
    });
    let found = names.into_iter().map(|name| {
        let found = if is_whole_log(&folder.join(&name)) {
            look("log", "doctor-log-alone", "doctor-log-alone-do")
        } else {
            look("log", "doctor-log", "doctor-log-do")
        };
        found.with("name", name)
    });
    found.collect()
}

fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries
        .map(|it| it.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// Every copy with who can open it, the oldest first.
fn copies_in(folder: &Path) -> Vec<(Manifest, Opens)> {
    let shelf = Shelf::of(folder);
    let keys = Machine::load(folder).map(|machine| machine.copy_keys());
    let keys = keys.unwrap_or_default();
    let copies = shelf.copies().into_iter();
    copies
        .map(|copy| {
            let opens = shelf.who_opens(&copy, &keys);
            (copy, opens)
        })
        .collect()
}

/// The newest copy that was read back and that somebody can open; by a clock that was set back it is from today.
pub fn newest_copy(folder: &Path) -> Option<Manifest> {
    let mut copies = copies_in(folder).into_iter().rev();
    copies
        .find(|(_, opens)| opens.is_copy())
        .map(|(copy, _)| copy)
}

pub(super) fn judge_copies(folder: &Path) -> Vec<Finding> {
    let copies = copies_in(folder);
    let mut found = vec![judge_newest(
        copies.iter().rev().find(|(_, opens)| opens.is_copy()),
    )];
    // Of each kind the newest is enough: where a key is lost, no older one opens either.
    for (opens, said, todo) in [
        (
            Opens::Nowhere,
            "doctor-copy-nowhere",
            "doctor-copy-nowhere-do",
        ),
        (Opens::Unread, "doctor-copy-rotten", "doctor-copy-rotten-do"),
    ] {
        let newest = copies.iter().rev().find(|it| it.1 == opens);
        found.extend(newest.map(|(copy, _)| wrong("backup", said, todo).with("name", name(copy))));
    }
    // Copies that the box does not know as such, so that nobody is offered them.
    let unknown = Shelf::of(folder).unknown().into_iter();
    found.extend(unknown.map(|name| {
        look("backup", "doctor-copy-unknown", "doctor-copy-unknown-do").with("name", name)
    }));
    found
}

fn name(copy: &Manifest) -> String {
    file_name(&copy.r#box, copy.number)
}

fn judge_newest(newest: Option<&(Manifest, Opens)>) -> Finding {
    let Some((newest, _)) = newest else {
        return look("backup", "doctor-backup-none", "doctor-backup-none-do");
    };
    let made = u64::try_from(newest.made_at).unwrap_or_default();
    let made = SystemTime::UNIX_EPOCH + Duration::from_secs(made);
    let age = SystemTime::now().duration_since(made).unwrap_or_default();
    let days = age.as_secs() / (24 * 3600);
    let found = if days > limits::COPY_OLD_DAYS {
        look("backup", "doctor-backup-old", "doctor-backup-old-do")
    } else {
        well("backup", "doctor-backup")
    };
    found.with("days", days.to_string())
}

/// Reads the newest copy from its first byte to its last, which takes some seconds: whether the card still has of it what was
/// written.
pub fn read_newest_copy(folder: &Path) -> Option<Finding> {
    let newest = newest_copy(folder)?;
    if Shelf::of(folder).is_whole(&newest) {
        return None;
    }
    let found = wrong("backup", "doctor-copy-rotten", "doctor-copy-rotten-do");
    Some(found.with("name", name(&newest)))
}
