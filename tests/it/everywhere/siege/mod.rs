//! The box under siege: what a few hostile tablets send all at once and as fast as it goes, and how long a wall and a classmate
//! wait meanwhile. Run by `tests/slow/siege` alone; what each limit promises is proved on every push beside its part.

mod full_card;
mod hostile_forms;
mod keeps_nobody_out;
mod many_writers;

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use crate::support::classroom::Classroom;
use crate::support::http::{Client, Line};
use crate::support::not_run;
use crate::support::people::{Child, Wall};

/// What the unit gives the program (`MemoryMax` of systemd/chair.service).
const UNIT_BYTES: u64 = 256 << 20;
/// All that a small box has for the program itself.
const MEMORY_KB_MAX: u64 = 64 * 1024;
/// How long the wall may wait for its board, and a classmate for "saved", but for one time in a hundred.
const BOARD_P99: Duration = Duration::from_millis(50);
const SAVE_P99: Duration = Duration::from_millis(300);
/// Between two looks or two saves: a classroom does no more.
const BREATH: Duration = Duration::from_millis(4);

/// A memory group of the kernel's with the unit's own bound, round the program; taken away at the end.
struct MemoryGroup(PathBuf);

impl MemoryGroup {
    /// Puts the program of a room into one. Without the right to make one it is said, and the program's own memory is all
    /// that is watched.
    fn around(room: &Classroom) -> Option<Self> {
        let made = Self::make(room.program().id());
        if made.is_none() {
            not_run(
                "the siege in a memory group of 256 MB",
                "none can be made here; the program's own memory was watched",
            );
        }
        made
    }

    fn make(process: u32) -> Option<Self> {
        let groups = std::fs::read_to_string("/proc/self/cgroup").ok()?;
        let own = |which: &str| {
            let mut lines = groups.lines().map(|line| line.splitn(3, ':'));
            let line = lines.find_map(|mut line| {
                line.next();
                (line.next() == Some(which)).then(|| line.next().unwrap_or("/").to_owned())
            });
            line.unwrap_or_default()
        };
        let name = format!("chair-siege-{process}");
        let first = (
            PathBuf::from("/sys/fs/cgroup/memory"),
            "memory.limit_in_bytes",
            own("memory"),
        );
        let second = (PathBuf::from("/sys/fs/cgroup"), "memory.max", own(""));
        for (root, limit, within) in [first, second] {
            for parent in [root.join(within.trim_start_matches('/')), root] {
                let group = parent.join(&name);
                if !parent.join("cgroup.procs").exists() || std::fs::create_dir(&group).is_err() {
                    continue;
                }
                let bounded = std::fs::write(group.join(limit), UNIT_BYTES.to_string());
                let joined = std::fs::write(group.join("cgroup.procs"), process.to_string());
                if bounded.is_ok() && joined.is_ok() {
                    return Some(Self(group));
                }
                let _ = std::fs::remove_dir(&group);
            }
        }
        None
    }

    /// The most bytes that the group has had: the program, its sockets, and what the kernel keeps for it.
    fn most_bytes(&self) -> u64 {
        let most = ["memory.max_usage_in_bytes", "memory.peak"];
        let read = |name| std::fs::read_to_string(self.0.join(name)).ok();
        let most = most.into_iter().find_map(read).unwrap_or_default();
        most.trim().parse().unwrap_or(0)
    }
}

impl Drop for MemoryGroup {
    fn drop(&mut self) {
        // Its program has ended by now, or goes back to where it was.
        if let Some(parent) = self.0.parent() {
            for process in std::fs::read_to_string(self.0.join("cgroup.procs"))
                .unwrap_or_default()
                .lines()
            {
                let _ = std::fs::write(parent.join("cgroup.procs"), process);
            }
        }
        let _ = std::fs::remove_dir(&self.0);
    }
}

/// The most memory that the program has had since [`measure_anew`], in kilobytes.
fn memory_kb_max(room: &Classroom) -> u64 {
    let status = format!("/proc/{}/status", room.program().id());
    let status = std::fs::read_to_string(status).expect("the program still runs");
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let word = line.expect("it has memory").trim().split(' ').next();
    word.and_then(|word| word.parse().ok())
        .expect("a number of kB")
}

/// From now on its memory is measured anew: what hashing the passphrase took is over.
fn measure_anew(room: &Classroom) {
    let anew = format!("/proc/{}/clear_refs", room.program().id());
    std::fs::write(anew, "5").unwrap();
}

/// How long those waited who were there meanwhile.
#[derive(Default)]
struct Waits {
    board: Vec<Duration>,
    saves: Vec<Duration>,
}

impl Waits {
    /// Says how long they were, and gives a sentence for each that was too long.
    fn tell(mut self, what: &str) -> Vec<String> {
        let all = [
            ("the board", &mut self.board, BOARD_P99),
            ("a classmate's save", &mut self.saves, SAVE_P99),
        ];
        let told = all.map(|(whose, waits, most)| {
            waits.sort_unstable();
            let at = |of: usize| waits[(waits.len() - 1) * of / 1000];
            let (times, middle, p99, longest) = (waits.len(), at(500), at(990), at(1000));
            eprintln!("{what}: {whose}, {times} times: p50 {middle:.1?}, p99 {p99:.1?}, most {longest:.1?}");
            (p99 > most).then(|| format!("{what}: {whose} waited {p99:.1?}"))
        });
        told.into_iter().flatten().collect()
    }
}

/// One connection that is opened again where the box has closed it.
struct Kept {
    client: Client,
    line: Option<Line>,
}

impl Kept {
    fn new(client: &Client) -> Self {
        let client = client.clone();
        Self { client, line: None }
    }

    /// The status of an answer, and how long it took from the first byte sent.
    fn time(&mut self, ask: &crate::support::http::Ask) -> (u16, Duration, Vec<u8>) {
        let ask = ask.clone().without("Connection");
        let begun = Instant::now();
        for _ in 0..2 {
            let line = match self.line.take() {
                Some(line) => Ok(line),
                None => Line::open(self.client.address),
            };
            if let Ok(mut line) = line
                && let Ok(answer) = line.send(&ask)
            {
                self.line = Some(line);
                return (answer.status, begun.elapsed(), answer.body);
            }
        }
        panic!("{} {} is not answered", ask.method, ask.path);
    }
}

fn board_waits(wall: &Wall, over: &AtomicBool) -> Vec<Duration> {
    let mut kept = Kept::new(wall);
    let ask = wall.ask("GET", "/board");
    let mut waits = Vec::new();
    while !over.load(Ordering::Relaxed) || waits.is_empty() {
        let (status, took, _) = kept.time(&ask);
        assert_eq!(status, 200, "the board is there");
        waits.push(took);
        std::thread::sleep(BREATH);
    }
    waits
}

fn save_waits(classmate: &Child, over: &AtomicBool) -> Vec<Duration> {
    let mut kept = Kept::new(classmate);
    let page = classmate.clone().page("/prep/questions/piece");
    let form = page.form_with(&["prompt", "text", "seen"]);
    let mut seen = form.value("seen").unwrap_or("0").to_owned();
    let (mut waits, before) = (Vec::new(), form.value("text").unwrap_or_default().len());
    while !over.load(Ordering::Relaxed) || waits.is_empty() {
        let text = format!("My fox ran {} times.", before + waits.len());
        let fields = [("prompt", "piece"), ("text", &text), ("seen", &seen)];
        let ask = classmate.form("/prep/answers", &fields);
        let (status, took, body) = kept.time(&ask.with("Accept", "application/json"));
        let said = String::from_utf8_lossy(&body);
        assert_eq!(status, 200, "a classmate's words are saved: {said}");
        let said: serde_json::Value = serde_json::from_slice(&body).unwrap();
        seen = said["revision"].to_string();
        waits.push(took);
        std::thread::sleep(BREATH);
    }
    waits
}

/// Lets something go on while a wall is looked at and a classmate types; gives how long those two waited.
fn meanwhile<T>(wall: &Wall, classmate: &Child, siege: impl FnOnce() -> T) -> (T, Waits) {
    let over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let board = scope.spawn(|| board_waits(wall, &over));
        let saves = scope.spawn(|| save_waits(classmate, &over));
        let came = siege();
        over.store(true, Ordering::Relaxed);
        let waits = Waits {
            board: board.join().expect("the wall was answered"),
            saves: saves.join().expect("the classmate was answered"),
        };
        (came, waits)
    })
}

/// Runs so many hostile threads until the time is over. They stand for other machines, so they take this one's processors
/// last.
fn besiege(tablets: usize, time: Duration, deed: impl Fn(usize, &AtomicBool) + Sync) {
    let over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        for nth in 0..tablets {
            let (deed, over) = (&deed, &over);
            let thread = std::thread::Builder::new().stack_size(256 * 1024);
            let run = move || {
                let _ = rustix::process::nice(19);
                deed(nth, over);
            };
            thread.spawn_scoped(scope, run).expect("a thread");
        }
        std::thread::sleep(time);
        over.store(true, Ordering::Relaxed);
    });
}
