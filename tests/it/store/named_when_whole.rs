//! A file gets its own name only when it is whole and on the disk, and the name is on the disk before anything goes on: watched
//! by strace at a first start, at an update and where a damaged file is set aside.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, Instant};

use crate::support::classroom::Classroom;
use crate::support::program::{Program, command};

/// The system calls that a file is written, kept and named by.
const CALLS: &str =
    "trace=openat,close,write,pwrite64,ftruncate,fsync,fdatasync,rename,renameat,renameat2";

/// Starts the program on this folder under strace until it is ready, stops it, and gives what it did to files.
fn watched(data: &Path) -> Option<String> {
    let mut found = data.as_os_str().to_owned();
    found.push(".strace");
    let mut strace = std::process::Command::new("strace");
    strace
        .args([
            "-D",
            "-f",
            "-y",
            "-q",
            "-s",
            "0",
            "-e",
            "signal=none",
            "-e",
            CALLS,
            "-o",
        ])
        .arg(&found);
    let folder = data.to_str().expect("a plain path");
    let serve = command(&[
        "serve",
        "--data",
        folder,
        "--http",
        "127.0.0.1:0",
        "--https",
        "127.0.0.1:0",
        "--announce",
        "off",
    ]);
    strace.arg(serve.get_program()).args(serve.get_args());
    strace
        .env_clear()
        .envs(std::env::vars().filter(|(name, _)| !name.starts_with("CHAIR_")));
    let probe = std::process::Command::new("strace")
        .args(["-o", "/dev/null", "true"])
        .output();
    if !probe.is_ok_and(|out| out.status.success()) {
        crate::support::tool_missing("no name before the bytes", "strace cannot watch here");
        return None;
    }
    // strace stands aside, so that the process is the program itself.
    let program = Program::start(strace, &data.with_extension("log"));
    let id = format!("{} ", program.id());
    program.stop();
    let begun = Instant::now();
    loop {
        let seen = std::fs::read_to_string(&found).expect("strace writes");
        let mut lines = seen.lines();
        if lines.any(|line| line.starts_with(&id) && line.contains("+++ exited")) {
            return Some(seen);
        }
        assert!(
            begun.elapsed() < Duration::from_secs(30),
            "strace does not end: {seen}"
        );
        std::thread::sleep(Duration::from_millis(10));
    }
}

/// One file on its way: whether all that was written is on the disk, and by whose hand.
#[derive(Default)]
struct File {
    unsynced: bool,
    synced_by_its_reader: bool,
}

/// The path between `<` and `>` behind a descriptor, and whether it is below this folder.
fn path_of(call: &str) -> Option<&str> {
    let (_, rest) = call.split_once('<')?;
    rest.split_once('>').map(|(path, _)| path)
}

/// What was done to files so far.
#[derive(Default)]
struct Watched {
    files: BTreeMap<String, File>,
    open_to_read: Vec<String>,
    /// The names that were given, each with what was wrong about it.
    names: BTreeMap<String, Vec<&'static str>>,
    /// A folder that is not on the disk yet, and the name in it.
    unkept: Vec<(String, String)>,
}

impl Watched {
    fn call(&mut self, name: &str, arguments: &str) {
        match name {
            "openat" => {
                // The descriptor that comes back tells the path.
                let opened = arguments.rsplit_once(" = ");
                let path = opened.and_then(|(_, it)| path_of(it));
                let to_read = path.filter(|_| arguments.contains("O_RDONLY"));
                self.open_to_read.extend(to_read.map(str::to_owned));
            }
            "rename" | "renameat" | "renameat2" if arguments.contains(" = 0") => {
                let mut quoted = arguments.split('"').skip(1).step_by(2);
                if let Some((from, to)) = quoted.next().zip(quoted.next()) {
                    self.renamed(from, to);
                }
            }
            _ => {
                if let Some(path) = path_of(arguments) {
                    self.used(name, path);
                }
            }
        }
    }

    /// Something was done through a descriptor of this path.
    fn used(&mut self, name: &str, path: &str) {
        let file = self.files.entry(path.to_owned()).or_default();
        match name {
            "close" => self.open_to_read.retain(|it| it != path),
            "write" | "pwrite64" | "ftruncate" => {
                *file = File {
                    unsynced: true,
                    synced_by_its_reader: false,
                };
            }
            "fsync" | "fdatasync" => {
                file.unsynced = false;
                file.synced_by_its_reader |= self.open_to_read.iter().any(|it| it == path);
                self.unkept.retain(|(folder, _)| folder != path);
            }
            _ => {}
        }
    }

    fn renamed(&mut self, from: &str, to: &str) {
        let wrong = self.names.entry(to.to_owned()).or_default();
        let file = self.files.remove(from).unwrap_or_default();
        if file.unsynced {
            wrong.push("its bytes are not on the disk");
        }
        // SQLite's own syncs end with its last write; what was closed is synced once more as a whole.
        let is_database = Path::new(to).extension().is_some_and(|it| it == "db");
        if is_database && !file.synced_by_its_reader {
            wrong.push("the closed database was not synced");
        }
        let folder = Path::new(to).parent().expect("a folder");
        self.unkept
            .push((folder.display().to_string(), to.to_owned()));
    }
}

/// The names that were given, each with what was wrong about it.
fn given_names(trace: &str) -> BTreeMap<String, Vec<&'static str>> {
    let mut watched = Watched::default();
    for line in trace.lines() {
        let call = line.split_once(' ').map_or(line, |(_, call)| call);
        if let Some((name, arguments)) = call.trim_start().split_once('(') {
            watched.call(name, arguments);
        }
    }
    let mut names = watched.names;
    for (_, name) in watched.unkept {
        let wrong = names.entry(name).or_default();
        wrong.push("its name is not on the disk");
    }
    names
}

/// The names that a start gave, without the folder in front; nothing was wrong with any of them.
fn names_of_a_start(data: &Path) -> Option<Vec<String>> {
    let names = given_names(&watched(data)?);
    let wrong: Vec<_> = names
        .iter()
        .filter(|(_, wrong)| !wrong.is_empty())
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    let folder = format!("{}/", data.display());
    Some(
        names
            .into_keys()
            .map(|name| name.replace(&folder, ""))
            .collect(),
    )
}

#[test]
fn a_first_start_names_every_file_when_it_is_whole() {
    let folder = tempfile::tempdir().unwrap();
    let Some(names) = names_of_a_start(&folder.path().join("data")) else {
        return;
    };
    let expected = [
        "certificate/authority.pem",
        "certificate/box.pem",
        "chair.db",
        "machine.json",
    ];
    assert_eq!(names, expected);
}

#[test]
fn the_copy_before_an_update_is_named_when_it_is_whole() {
    let mut room = Classroom::with_flags(&["--https", "127.0.0.1:0"]);
    room.stop();
    std::fs::remove_file(room.database()).unwrap();
    super::damage::old_database(&room);
    let Some(names) = names_of_a_start(&room.data()) else {
        return;
    };
    assert_eq!(names, ["backups/before-update-from-0.db"]);
}

#[cfg(test)]
mod can_fail {
    use super::*;

    fn wrong(trace: &str) -> Vec<&'static str> {
        given_names(trace).into_values().flatten().collect()
    }

    #[test]
    fn a_name_before_the_bytes_is_found() {
        let written = "1 openat(AT_FDCWD, \"/d/a.new\", O_WRONLY|O_CREAT) = 3</d/a.new>\n1 write(3</d/a.new>, \"\"..., 5) = 5\n";
        let synced = "1 fsync(3</d/a.new>) = 0\n";
        let named = "1 rename(\"/d/a.new\", \"/d/a\") = 0\n";
        let kept = "1 fsync(4</d>) = 0\n";
        assert_eq!(wrong(&format!("{written}{synced}{named}{kept}")), [""; 0]);
        assert_eq!(
            wrong(&format!("{written}{named}{kept}")),
            ["its bytes are not on the disk"]
        );
        assert_eq!(
            wrong(&format!("{synced}{written}{named}{kept}")),
            ["its bytes are not on the disk"]
        );
        assert_eq!(
            wrong(&format!("{written}{synced}{named}")),
            ["its name is not on the disk"]
        );
        let database = format!("{written}{synced}{named}{kept}").replace("/d/a\"", "/d/a.db\"");
        assert_eq!(wrong(&database), ["the closed database was not synced"]);
        let again =
            "1 close(3</d/a.new>) = 0\n1 openat(AT_FDCWD, \"/d/a.new\", O_RDONLY) = 3</d/a.new>\n";
        let database =
            format!("{written}{synced}{again}{synced}{named}{kept}").replace("/d/a\"", "/d/a.db\"");
        assert_eq!(wrong(&database), [""; 0]);
    }
}
