//! Where copies stand that are not only on the box's own card, as far as the machine's scripts say: on the USB stick that was put in
//! last (`systemd/stick`), and in a store of the school's (`systemd/note-away`). Both leave one line that nothing here can write.

use std::{
    fs,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use super::{
    clock::Clock,
    data_folder::{read_small, root_of_machine},
};

/// What became of the stick that was put in last, since the machine is on.
const STICK: &str = "run/chair-stick/state";
/// How it went to send copies to the school's store.
const AWAY: &str = "var/lib/chair-away/state";
/// The timer that sends them, once somebody switched it on; where the store is only root may know.
const SENT_BY: &str = "etc/systemd/system/timers.target.wants/chair-away.timer";
/// Bytes of a line.
const LINE_BYTES_MAX: u64 = 64;
/// A stick is written for so long at most (`TimeoutStartSec` of its unit); what is said of it longer is not known any more.
const WRITTEN_AT_MOST: Duration = Duration::from_secs(31 * 60);

/// What is said of the stick that was put in last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stick {
    /// How it is with it.
    pub state: StickState,
    /// Since this second of the machine's own clock.
    pub at: i64,
}

/// How it is with a stick.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StickState {
    /// It is written, and has to stay in.
    Working,
    /// It has the newest copies, and can be pulled out.
    Done,
    /// The box has no copy yet that it could have got, and it can be pulled out.
    NoCopy,
    /// It has no room for the newest copy.
    Full,
    /// It is locked against writing.
    Locked,
    /// It did not take the copies, for another reason.
    Failed,
}

/// What is known of a store of the school's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Away {
    /// Copies are sent there.
    pub is_on: bool,
    /// The last time that it had all of them, in seconds of the machine's own clock.
    pub sent: Option<i64>,
    /// The last time that was tried it did not go well.
    pub has_failed: bool,
}

impl Stick {
    /// That of the machine whose box has this data folder.
    pub fn of(data: &Path) -> Option<Self> {
        let stick = read_stick(&line(data, STICK)?)?;
        let is_stale = stick.state == StickState::Working && !stick.is_within(WRITTEN_AT_MOST);
        (!is_stale).then_some(stick)
    }

    /// The same, if it is no longer ago than that.
    pub fn within(data: &Path, time: Duration) -> Option<Self> {
        Self::of(data).filter(|stick| stick.is_within(time))
    }

    /// Whether this is no longer ago than that; what is yet to come by a clock that was set back is not.
    fn is_within(&self, time: Duration) -> bool {
        age(self.at).is_some_and(|age| age < time)
    }
}

impl Away {
    /// That of the machine whose box has this data folder. Where there has never been one, nothing is on and nothing was sent.
    pub fn of(data: &Path) -> Self {
        let timer = at(data, SENT_BY);
        let (sent, has_failed) = line(data, AWAY)
            .and_then(|line| read_away(&line))
            .unwrap_or_default();
        Self {
            is_on: timer.is_some_and(|it| fs::symlink_metadata(it).is_ok()),
            sent,
            has_failed,
        }
    }

    /// How many whole days ago it had all copies; by a clock that was set back it is today.
    pub fn days(&self) -> Option<u64> {
        let sent = self.sent?;
        Some(age(sent).unwrap_or_default().as_secs() / (24 * 3600))
    }
}

/// A second that a script of the machine has written, by the clock of the box: that may be another than the machine's own.
pub fn by_the_box(clock: &Clock, second: i64) -> i64 {
    second.saturating_add(clock.offset())
}

/// How long ago a second was, by the clock that the scripts go by.
fn age(second: i64) -> Option<Duration> {
    let then = SystemTime::UNIX_EPOCH + Duration::from_secs(u64::try_from(second).ok()?);
    SystemTime::now().duration_since(then).ok()
}

fn at(data: &Path, path: &str) -> Option<PathBuf> {
    root_of_machine(data).map(|root| root.join(path))
}

/// The one line of such a file, which is no link and not long.
fn line(data: &Path, path: &str) -> Option<String> {
    let path = at(data, path)?;
    if !fs::symlink_metadata(&path).ok()?.is_file() {
        return None;
    }
    String::from_utf8(read_small(&path, LINE_BYTES_MAX).ok()?).ok()
}

/// A second as the scripts write it: one that a page can show.
fn second(word: &str) -> Option<i64> {
    let is_digits = word.bytes().all(|byte| byte.is_ascii_digit());
    let second = is_digits.then(|| word.parse().ok()).flatten()?;
    jiff::Timestamp::from_second(second)
        .is_ok()
        .then_some(second)
}

/// `working SECOND`, `done SECOND`, `none SECOND` or `failed WHY SECOND`.
fn read_stick(line: &str) -> Option<Stick> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let (state, at) = match words[..] {
        ["working", at] => (StickState::Working, at),
        ["done", at] => (StickState::Done, at),
        ["none", at] => (StickState::NoCopy, at),
        ["failed", "full", at] => (StickState::Full, at),
        ["failed", "locked", at] => (StickState::Locked, at),
        ["failed", _, at] => (StickState::Failed, at),
        _ => return None,
    };
    let at = second(at)?;
    Some(Stick { state, at })
}

/// `sent SECOND` or `failed SECOND` with the second of the last time that it went well, if there was one: that, and whether it has
/// failed since.
fn read_away(line: &str) -> Option<(Option<i64>, bool)> {
    let words: Vec<&str> = line.split_whitespace().collect();
    match words[..] {
        ["sent", sent] => Some((Some(second(sent)?), false)),
        ["failed", at] => second(at).map(|_| (None, true)),
        ["failed", at, sent] => {
            second(at)?;
            Some((Some(second(sent)?), true))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_stick_says_is_read() {
        for (line, state) in [
            ("working 7\n", StickState::Working),
            ("done 7\n", StickState::Done),
            ("none 7", StickState::NoCopy),
            ("failed full 7\n", StickState::Full),
            ("failed locked 7\n", StickState::Locked),
            ("failed failed 7\n", StickState::Failed),
            ("failed unheard-of 7\n", StickState::Failed),
        ] {
            assert_eq!(read_stick(line), Some(Stick { state, at: 7 }), "{line}");
        }
        for other in [
            "",
            "working",
            "done",
            "done soon",
            "done -7",
            "done +7",
            "done 99999999999999",
            "done 7 8",
            "failed 7",
        ] {
            assert_eq!(read_stick(other), None, "{other}");
        }
    }

    #[test]
    fn what_is_said_of_a_store_is_read() {
        assert_eq!(read_away("sent 7\n"), Some((Some(7), false)));
        assert_eq!(read_away("failed 9\n"), Some((None, true)));
        assert_eq!(read_away("failed 9 7\n"), Some((Some(7), true)));
        for other in [
            "",
            "sent",
            "sent soon",
            "failed",
            "failed soon",
            "failed 9 soon",
            "done 7",
            "sent 99999999999999",
        ] {
            assert_eq!(read_away(other), None, "{other}");
        }
    }

    #[test]
    fn a_line_is_short_and_no_link_and_of_a_machine_that_has_a_box() {
        let machine = tempfile::tempdir().unwrap();
        let data = machine.path().join("var/lib/chair");
        let state = machine.path().join(AWAY);
        fs::create_dir_all(state.parent().unwrap()).unwrap();
        assert_eq!(Away::of(&data), Away::default());
        fs::write(&state, "sent 7\n").unwrap();
        assert_eq!(Away::of(&data).sent, Some(7));
        assert_eq!(Away::of(Path::new("./chair-data")), Away::default());
        let bytes = usize::try_from(LINE_BYTES_MAX).unwrap() + 1;
        for broken in [&b"\xff\n"[..], b"", &b"sent 7 ".repeat(bytes)] {
            fs::write(&state, broken).unwrap();
            assert_eq!(Away::of(&data), Away::default());
        }
        fs::rename(&state, state.with_extension("real")).unwrap();
        fs::write(state.with_extension("real"), "sent 7\n").unwrap();
        std::os::unix::fs::symlink(state.with_extension("real"), &state).unwrap();
        assert_eq!(Away::of(&data), Away::default(), "a link");
        assert!(!Away::of(&data).is_on);
        let timer = machine.path().join(SENT_BY);
        fs::create_dir_all(timer.parent().unwrap()).unwrap();
        std::os::unix::fs::symlink("/usr/lib/systemd/system/chair-away.timer", timer).unwrap();
        assert!(Away::of(&data).is_on);
    }
}
