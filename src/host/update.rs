//! A new version of the program on a machine that takes one by itself: whether it does, where a release is left for it, and what
//! it says of the last one. It is put in by `systemd/update`, as root; nothing here can do that (decision 36).

use std::{
    fs::{self, DirBuilder, File},
    io,
    os::unix::fs::DirBuilderExt as _,
    path::{Path, PathBuf},
};

use strum::EnumString;

use super::data_folder::{DATA, read_small, root_of_machine};

/// What `systemd/update` says of the last one, in one line.
const STATE: &str = "var/lib/chair-update/state";
/// The unit that sees a release come, from where root may take it out of use, to where the package puts it.
const UNITS: [&str; 3] = [
    "etc/systemd/system/chair-update.path",
    "run/systemd/system/chair-update.path",
    "usr/lib/systemd/system/chair-update.path",
];
/// Whose signature is believed: the school's own, or that of whoever made the package.
const KEYS: [&str; 2] = ["etc/chair/release.pub", "usr/share/chair/release.pub"];
/// Bytes of the line.
const STATE_BYTES_MAX: u64 = 256;

/// The machine whose box has this data folder.
#[derive(Clone, Debug)]
pub struct Updates {
    root: PathBuf,
}

/// What became of the last release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// One is being put in.
    Working,
    /// This version is in, since this second.
    Done(String, i64),
    /// It was not tried; everything is as it was.
    Refused(Refusal, i64),
    /// This version did not come up, and the one before is back, since this second.
    Back(String, i64),
    /// This version did not come up, and the one before did not either.
    Broken(String, i64),
}

/// Why a release was not tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString)]
#[strum(serialize_all = "lowercase")]
pub enum Refusal {
    /// It is not signed.
    Unsigned,
    /// It is signed by another key, or changed since.
    Signature,
    /// The machine has no key to look at it with.
    Key,
    /// It is not a package of Chair.
    Package,
    /// It is for another kind of machine.
    Architecture,
    /// The box has this version.
    Same,
    /// The box has a newer one.
    Older,
    /// It is longer than any release.
    Large,
    /// The card has no room for it.
    Room,
    /// It needs something that the machine has not.
    Needs,
    /// There was no copy of the box to be made first.
    Copy,
    /// Something else.
    Failed,
}

impl Updates {
    /// That of this folder; none if it is no packaged box's, as on a laptop.
    pub fn of(data: &Path) -> Option<Self> {
        let root = root_of_machine(data)?.to_owned();
        Some(Self { root })
    }

    /// Whether a release that is left here is seen, and there is a key to look at it with.
    pub fn are_offered(&self) -> bool {
        let mut units = UNITS.iter().map(|unit| self.root.join(unit));
        let unit = units.find(|unit| fs::symlink_metadata(unit).is_ok());
        // A unit that is out of use is a link to /dev/null.
        let is_seen = unit.is_some_and(|unit| unit.is_file());
        is_seen && KEYS.iter().any(|key| self.root.join(key).is_file())
    }

    /// What became of the last one, as far as anything is known.
    pub fn state(&self) -> Option<State> {
        if fs::symlink_metadata(self.waiting()).is_ok() {
            return Some(State::Working);
        }
        let line = read_small(&self.root.join(STATE), STATE_BYTES_MAX).ok()?;
        read_state(&line)
    }

    /// Leaves a file of this user's, which is on the same card, to be looked at and put in.
    ///
    /// # Errors
    /// It cannot be written, or there is one already.
    pub fn leave(&self, release: &Path) -> io::Result<()> {
        let waiting = self.waiting();
        let folder = waiting.parent().unwrap_or(&self.root);
        let mut make = DirBuilder::new();
        make.recursive(true).mode(0o700).create(folder)?;
        if !fs::symlink_metadata(folder)?.is_dir() {
            return Err(io::ErrorKind::NotADirectory.into());
        }
        if fs::symlink_metadata(&waiting).is_ok() {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        File::open(release)?.sync_all()?;
        fs::rename(release, &waiting)?;
        File::open(folder)?.sync_all()
    }

    /// Where it lies until it is taken.
    fn waiting(&self) -> PathBuf {
        self.root.join(DATA).join("update/release")
    }
}

/// `working`, `done VERSION SECOND`, `back VERSION SECOND`, `broken VERSION SECOND` or `refused WHY SECOND`.
fn read_state(line: &[u8]) -> Option<State> {
    let line = std::str::from_utf8(line).ok()?;
    let words: Vec<&str> = line.split_whitespace().collect();
    if words == ["working"] {
        return Some(State::Working);
    }
    let [kind, what, second] = words[..] else {
        return None;
    };
    // Of the number of a package only that of the program says something to people.
    let version = what.rsplit_once('-').map_or(what, |(version, _)| version);
    let (version, second) = (version.to_owned(), second.parse().ok()?);
    Some(match kind {
        "done" => State::Done(version, second),
        "back" => State::Back(version, second),
        "broken" => State::Broken(version, second),
        "refused" => State::Refused(what.parse().unwrap_or(Refusal::Failed), second),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_script_says_is_read() {
        let version = || "0.2.0".to_owned();
        for (line, state) in [
            ("working\n", State::Working),
            (
                "done 0.2.0-1 1796046537\n",
                State::Done(version(), 1_796_046_537),
            ),
            ("back 0.2.0-1 7\n", State::Back(version(), 7)),
            ("broken 0.2.0-1 7\n", State::Broken(version(), 7)),
            ("refused older 7\n", State::Refused(Refusal::Older, 7)),
            ("refused unheard-of 7\n", State::Refused(Refusal::Failed, 7)),
        ] {
            assert_eq!(read_state(line.as_bytes()), Some(state));
        }
        for other in [&b""[..], b"done", b"done 1 soon", b"working hard", b"\xff"] {
            assert_eq!(read_state(other), None);
        }
    }

    #[test]
    fn a_laptop_offers_none_and_a_box_only_with_a_unit_in_use_and_a_key() {
        assert!(Updates::of(Path::new("./chair-data")).is_none());
        assert!(Updates::of(Path::new("var/lib/chair")).is_none());
        assert_eq!(
            Updates::of(Path::new("/var/lib/chair")).unwrap().root,
            Path::new("/")
        );
        let machine = tempfile::tempdir().unwrap();
        let put = |path: &str| {
            let path = machine.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "made up").unwrap();
        };
        let updates = Updates::of(&machine.path().join(DATA)).unwrap();
        assert!(!updates.are_offered());
        put(UNITS[2]);
        assert!(!updates.are_offered(), "there is no key");
        put(KEYS[1]);
        assert!(updates.are_offered());
        let mask = machine.path().join(UNITS[0]);
        fs::create_dir_all(mask.parent().unwrap()).unwrap();
        std::os::unix::fs::symlink("/dev/null", mask).unwrap();
        assert!(!updates.are_offered(), "the unit is out of use");
    }
}
