//! What is well with a box and what is not: measured facts, judged into findings that name the words to say them with.
//! It changes nothing on the disk. What only the running program knows is added by it.

use std::{
    borrow::Cow,
    fs, io,
    path::Path,
    time::{Duration, SystemTime},
};

use rustix::fs::{Access, access};
use serde::{Deserialize, Serialize};

use crate::host::{
    data_folder::{find_odd, is_open_to_others},
    machine::Machine,
    mdns::{self, SilenceReason},
    off_card::Away,
    owners::find_anothers,
    shelf::Shelf,
    tls::Certificate,
    update::{State as UpdateState, Updates},
};
use crate::{
    limits,
    store::{Condition, Found, Space, examine},
};

/// How much a finding asks of whoever reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// A hand: something does not work until somebody does what is said.
    Wrong,
    /// A look: the box does its work all the same.
    Look,
    /// Nothing.
    Well,
}

/// One thing that was looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// What it is about, in a word for programs: `space`, `folder`, `machine`, `database`, `log`, `card`, `clock`, `name`,
    /// `secure`, `backup`, `away`, `setup`, `update`, `running`.
    pub about: Cow<'static, str>,
    /// How it is.
    pub state: State,
    /// The message that says so.
    pub said: Cow<'static, str>,
    /// The message that says what to do.
    pub todo: Option<Cow<'static, str>>,
    /// What both messages place, by name.
    pub with: Vec<(Cow<'static, str>, String)>,
}

/// Whether a program serves the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Program {
    /// It says what it knows.
    Runs(Running),
    /// None does.
    Rests,
    /// That cannot be known: this user may not ask it, or it is another version and did not understand.
    Hidden,
}

/// What only the running program knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Running {
    /// Its version.
    pub version: &'static str,
    /// Whether it may say "saved".
    pub condition: Condition,
    /// The clock can be believed.
    pub clock_is_right: bool,
    /// Its names on the network.
    pub announced: mdns::Status,
    /// The teacher's pages are encrypted.
    pub is_secure: bool,
}

/// Everything that was looked at in a data folder, the worst first. `free_min` are the bytes that must stay free, `setup` the
/// lines of the setup file that mean nothing.
pub fn look_into(
    folder: &Path,
    free_min: u64,
    setup: Vec<String>,
    program: &Program,
) -> Vec<Finding> {
    let database = folder.join("chair.db");
    let mut findings = vec![
        judge_folder(folder),
        judge_database(folder, &database, program),
        judge_space(folder, &database, free_min),
        judge_backup(folder),
        judge_away(Away::of(folder)),
    ];
    findings.extend(judge_machine(folder));
    findings.extend(judge_logs(folder));
    findings.extend(judge_unknown_copies(folder));
    findings.extend(judge_certificate(folder));
    findings.extend(judge_update(folder));
    findings.extend(
        setup
            .into_iter()
            .map(|line| look("setup", "doctor-setup", "doctor-setup-do").with("line", line)),
    );
    match program {
        Program::Runs(running) => findings.extend(running.judged()),
        Program::Rests => findings.push(look("running", "doctor-rests", "doctor-rests-do")),
        Program::Hidden => {}
    }
    findings.sort_by_key(|finding| finding.state);
    findings
}

fn judge_folder(folder: &Path) -> Finding {
    if fs::metadata(folder).is_err_and(|error| error.kind() == io::ErrorKind::NotFound) {
        well("folder", "doctor-folder-none")
    } else if access(folder, Access::READ_OK | Access::EXEC_OK).is_err() {
        wrong("folder", "doctor-folder-closed", "doctor-folder-ask")
    } else if access(folder, Access::WRITE_OK).is_err() {
        // The card is write-protected, or the folder another user's.
        wrong("folder", "doctor-folder-read-only", "doctor-folder-give")
    } else if let Some(odd) = find_odd(folder) {
        wrong("folder", "doctor-folder-odd", "doctor-folder-odd-do")
            .with("path", odd.display().to_string())
    } else if let Some(path) = find_anothers(folder) {
        wrong("folder", "doctor-folder-anothers", "doctor-folder-chown")
            .with("path", path.display().to_string())
            .with("folder", folder.display().to_string())
    } else if is_open_to_others(folder) {
        look("folder", "doctor-folder-open", "doctor-folder-close")
    } else {
        well("folder", "doctor-folder")
    }
}

/// The box's number and key. Without a file there is none yet.
fn judge_machine(folder: &Path) -> Option<Finding> {
    Machine::is_damaged(folder).then(|| wrong("machine", "doctor-machine", "doctor-machine-do"))
}

/// Logs of which a part could not be read, kept by a start. One beside a database belongs to that.
fn judge_logs(folder: &Path) -> Vec<Finding> {
    let mut names = names_in(folder);
    names.retain(|name| {
        let database = name.strip_suffix("-wal");
        name.starts_with("set-aside") && database.is_some_and(|it| !folder.join(it).exists())
    });
    let found = names.into_iter();
    found
        .map(|name| look("log", "doctor-log", "doctor-log-do").with("name", name))
        .collect()
}

/// Copies that the box does not know as such, so that nobody is offered them.
fn judge_unknown_copies(folder: &Path) -> Vec<Finding> {
    let names = Shelf::of(folder).unknown().into_iter();
    names
        .map(|name| {
            look("backup", "doctor-copy-unknown", "doctor-copy-unknown-do").with("name", name)
        })
        .collect()
}

fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries
        .map(|it| it.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

fn judge_database(folder: &Path, database: &Path, program: &Program) -> Finding {
    let is_damaged =
        matches!(program, Program::Runs(running) if running.condition == Condition::Damaged);
    match examine(database) {
        _ if is_damaged => wrong("database", "doctor-data-damaged", "doctor-data-aside"),
        Found::Damaged => wrong("database", "doctor-data-damaged", "doctor-data-aside"),
        Found::Newer => wrong("database", "doctor-data-newer", "doctor-data-update"),
        Found::Closed => wrong("database", "doctor-data-closed", "doctor-folder-ask"),
        Found::None if !Shelf::of(folder).copies().is_empty() => {
            wrong("database", "doctor-data-gone", "doctor-data-restore")
        }
        Found::None => well("database", "doctor-data-none"),
        Found::Ours => well("database", "doctor-data"),
    }
}

fn judge_space(folder: &Path, database: &Path, free_min: u64) -> Finding {
    // Where there is no folder yet, its card is that of the nearest folder above.
    let nearest = folder.ancestors().find(|it| it.is_dir());
    let on_card = nearest.map_or_else(|| database.to_owned(), |it| it.join("chair.db"));
    let free = Space::free(&on_card);
    let found = if free < free_min {
        wrong("space", "doctor-space-short", "doctor-space-do")
    } else if free < limits::FREE_BYTES_LOW {
        look("space", "doctor-space-short", "doctor-space-do")
    } else {
        well("space", "doctor-space")
    };
    found.with("megabytes", (free >> 20).to_string())
}

/// A certificate that cannot be used; the board needs none.
fn judge_certificate(folder: &Path) -> Option<Finding> {
    Certificate::look(&folder.join("certificate")).err()?;
    Some(wrong(
        "secure",
        "doctor-certificate",
        "doctor-certificate-do",
    ))
}

/// What became of the last new version, on a machine that takes one by itself. One that was refused has changed nothing.
fn judge_update(folder: &Path) -> Option<Finding> {
    let (found, version) = match Updates::of(folder)?.state()? {
        UpdateState::Working => (well("update", "update-working"), String::new()),
        UpdateState::Refused(..) => return None,
        UpdateState::Done(version, _) => (well("update", "doctor-update"), version),
        UpdateState::Back(version, _) => {
            let found = look("update", "doctor-update-back", "doctor-update-back-do");
            (found, version)
        }
        UpdateState::Broken(version, _) => {
            let found = wrong("update", "doctor-update-broken", "doctor-update-broken-do");
            (found, version)
        }
    };
    Some(found.with("version", version))
}

/// The newest copy that was read back; by a clock that was set back it is from today.
fn judge_backup(folder: &Path) -> Finding {
    let Some(newest) = Shelf::of(folder).copies().pop() else {
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

/// Whether copies leave the card for a store of the school's, and whether they arrive. Without one that is said, and no fault.
fn judge_away(away: Away) -> Finding {
    let is_late = away.days().is_none_or(|days| days > limits::COPY_OLD_DAYS);
    let found = match away {
        Away { is_on: false, .. } => well("away", "doctor-away-off"),
        Away {
            has_failed: true, ..
        } => look("away", "doctor-away-failed", "doctor-away-do"),
        Away { sent: None, .. } => look("away", "doctor-away-none", "doctor-away-do"),
        Away { .. } if is_late => look("away", "doctor-away-old", "doctor-away-do"),
        Away { .. } => well("away", "doctor-away"),
    };
    found.with("days", away.days().unwrap_or_default().to_string())
}

/// Whether everything that matters is fine: nothing is wrong, and there is a copy to go back to.
pub fn is_well(findings: &[Finding]) -> bool {
    let is_bad =
        |it: &Finding| it.state == State::Wrong || it.about == "backup" && it.state != State::Well;
    !findings.iter().any(is_bad)
}

impl Running {
    fn judged(&self) -> Vec<Finding> {
        let card = match self.condition {
            Condition::Good | Condition::Damaged => None,
            Condition::Full => Some(wrong("card", "doctor-card-full", "doctor-space-do")),
            Condition::Failing => Some(wrong("card", "doctor-card-failing", "doctor-card-do")),
        };
        let clock = if self.clock_is_right {
            well("clock", "doctor-clock")
        } else {
            wrong("clock", "doctor-clock-doubtful", "doctor-clock-do")
        };
        let secure = if self.is_secure {
            well("secure", "doctor-secure")
        } else {
            look("secure", "doctor-secure-off", "doctor-secure-do")
        };
        let version = well("running", "doctor-runs").with("version", self.version.to_owned());
        let mut findings = vec![clock, self.name(), secure, version];
        findings.extend(card);
        findings
    }

    fn name(&self) -> Finding {
        let mdns::Status { state, silence, .. } = self.announced;
        let found = match (state, silence) {
            (mdns::State::Announced, _) => well("name", "doctor-name"),
            (mdns::State::Off, _) => well("name", "doctor-name-off"),
            (mdns::State::Conflict, _) => look("name", "doctor-name-taken", "doctor-name-do"),
            (mdns::State::Silent, None) => well("name", "link-soon"),
            (mdns::State::Silent, Some(silence)) => {
                let said = match silence {
                    SilenceReason::NoNetwork => "link-no-network",
                    SilenceReason::Blind | SilenceReason::PortTaken | SilenceReason::Unheard => {
                        "link-silent"
                    }
                };
                wrong("name", said, silence.message())
            }
        };
        let name = self.announced.names.first().cloned();
        found.with("name", name.unwrap_or_default())
    }
}

impl Finding {
    fn with(mut self, name: &'static str, value: String) -> Self {
        self.with.push((name.into(), value));
        self
    }
}

fn well(about: &'static str, said: &'static str) -> Finding {
    Finding {
        about: about.into(),
        state: State::Well,
        said: said.into(),
        todo: None,
        with: Vec::new(),
    }
}

fn look(about: &'static str, said: &'static str, todo: &'static str) -> Finding {
    Finding {
        state: State::Look,
        todo: Some(todo.into()),
        ..well(about, said)
    }
}

fn wrong(about: &'static str, said: &'static str, todo: &'static str) -> Finding {
    Finding {
        state: State::Wrong,
        ..look(about, said, todo)
    }
}
