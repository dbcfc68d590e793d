//! What is well with a box and what is not: measured facts, judged into findings that name the words to say them with.
//! It changes nothing on the disk. What only the running program knows is added by it.

mod files;

use std::{borrow::Cow, fs, io, path::Path};

use rustix::fs::{Access, access};
use serde::{Deserialize, Serialize};

use crate::host::{
    data_folder::is_open_to_others,
    machine::Machine,
    mdns::{self, SilenceReason},
    off_card::Away,
    out_of_place::find_in_certificate,
    owners::{find_anothers, find_closed},
    tls::Certificate,
    update::{State as UpdateState, Updates},
};
use crate::{
    limits,
    store::{Condition, Space},
};
use files::{judge_copies, judge_database, judge_logs, judge_out_of_place};
pub use files::{newest_copy, read_newest_copy};

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
    /// The box is somebody's.
    pub is_claimed: bool,
    /// What the last copy that was tried found in the database.
    pub found: InDatabase,
}

/// What was found in the database when a copy of it was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InDatabase {
    /// What Chair puts there, as far as is known.
    Ours,
    /// Something that Chair never puts there, so that no copy could be made.
    Foreign,
}

/// Everything that was looked at in a data folder, the worst first. `free_min` are the bytes that must stay free, `setup` the
/// lines of the setup file that mean nothing.
pub fn look_into(
    folder: &Path,
    free_min: u64,
    setup: Vec<String>,
    program: &Program,
) -> Vec<Finding> {
    let space = judge_space(&folder.join("chair.db"), free_min);
    // That the card is full is said once.
    let is_full = space.as_ref().is_some_and(|it| it.state == State::Wrong);
    let mut findings = vec![judge_folder(folder)];
    findings.extend(judge_out_of_place(folder));
    findings.extend(judge_database(folder, program));
    findings.extend(space);
    findings.extend(judge_copies(folder));
    findings.push(judge_away(Away::of(folder)));
    findings.extend(judge_machine(folder));
    findings.extend(judge_logs(folder));
    findings.extend(judge_certificate(folder));
    findings.extend(judge_update(folder));
    findings.extend(
        setup
            .into_iter()
            .map(|line| look("setup", "doctor-setup", "doctor-setup-do").with("line", line)),
    );
    match program {
        Program::Runs(running) => findings.extend(running.judged(is_full)),
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
    } else if let Some(path) = find_anothers(folder) {
        wrong("folder", "doctor-folder-anothers", "doctor-folder-chown")
            .with("path", path.display().to_string())
            .with("folder", folder.display().to_string())
    } else if let Some(path) = find_closed(folder) {
        wrong("folder", "doctor-folder-shut", "doctor-folder-shut-do")
            .with("path", path.display().to_string())
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

/// Nothing where it cannot be known.
fn judge_space(database: &Path, free_min: u64) -> Option<Finding> {
    let free = Space::free(database);
    let found = if free == u64::MAX {
        return None;
    } else if free < free_min {
        wrong("space", "doctor-space-full", "doctor-space-do")
    } else if free < limits::FREE_BYTES_LOW {
        look("space", "doctor-space-short", "doctor-space-do")
    } else {
        well("space", "doctor-space")
    };
    Some(found.with("megabytes", (free >> 20).to_string()))
}

/// A certificate that cannot be used; the board needs none.
fn judge_certificate(folder: &Path) -> Option<Finding> {
    let certificate = folder.join("certificate");
    // What is in the place of something of it is told with that.
    if find_in_certificate(&certificate).is_some() {
        return None;
    }
    Certificate::look(&certificate).err()?;
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
    fn judged(&self, is_full: bool) -> Vec<Finding> {
        let card = match self.condition {
            Condition::Full if is_full => None,
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
