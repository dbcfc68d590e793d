//! The real program as a child process: started, waited for, stopped politely or pulled like a plug. What it writes to
//! its log is kept in a file and shown when something goes wrong. Nothing here knows a page.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// The program under test.
pub const CHAIR: &str = env!("CARGO_BIN_EXE_chair");

/// How long a start may take on a busy machine before the test gives up.
const START: Duration = Duration::from_secs(60);

/// A running Chair.
#[derive(Debug)]
pub struct Program {
    child: Child,
    log: PathBuf,
    lines: Receiver<String>,
    /// Its plain HTTP socket.
    pub address: SocketAddr,
    /// From the start of the process to its ready line.
    pub took: Duration,
}

/// What the unit tells the allocator.
const UNIT: &str = include_str!("../../../systemd/chair.service");

/// The command `chair` with these words, in an environment without settings of its own, but with the unit's. A slow proof may
/// name another build of it (`CHAIR_PROGRAM`).
pub fn command(words: &[&str]) -> Command {
    let program = std::env::var_os("CHAIR_PROGRAM").unwrap_or_else(|| CHAIR.into());
    let mut command = Command::new(program);
    command.args(words);
    for (name, _) in
        std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("CHAIR_"))
    {
        command.env_remove(name);
    }
    let of_unit = UNIT
        .lines()
        .filter_map(|it| it.strip_prefix("Environment="));
    command.envs(
        of_unit
            .flat_map(str::split_whitespace)
            .filter_map(|it| it.split_once('=')),
    );
    command
}

/// The words of `chair serve` on this folder: a free port, no HTTPS, and unheard on the network.
pub fn serve_words(data: &Path) -> [&str; 9] {
    let data = data.to_str().expect("a plain path");
    [
        "serve",
        "--data",
        data,
        "--http",
        "127.0.0.1:0",
        "--https",
        "off",
        "--announce",
        "off",
    ]
}

/// Runs a short command of the program to its end: its exit status, standard output and standard error.
pub fn run(words: &[&str]) -> (ExitStatus, String, String) {
    let out = command(words)
        .stdin(Stdio::null())
        .output()
        .expect("the program was built");
    (
        out.status,
        String::from_utf8_lossy(&out.stdout).into_owned(),
        String::from_utf8_lossy(&out.stderr).into_owned(),
    )
}

impl Program {
    /// Starts the server on this data folder, on a free port, unheard on the network.
    pub fn serve(data: &Path, more: &[&str]) -> Self {
        Self::serve_in(data, more, &[])
    }

    /// The same in an environment with these settings: a made-up date, no time zones on the disk.
    pub fn serve_in(data: &Path, more: &[&str], environment: &[(&str, &str)]) -> Self {
        let folder = data.to_str().expect("temporary folders have plain names");
        let mut words = vec!["serve", "--data", folder];
        for (flag, first_choice) in [
            ("--http", "127.0.0.1:0"),
            ("--https", "off"),
            ("--announce", "off"),
        ] {
            if !more.contains(&flag) {
                words.extend([flag, first_choice]);
            }
        }
        words.extend(more);
        let mut command = command(&words);
        command.envs(environment.iter().copied());
        Self::start(command, &data.with_extension("log"))
    }

    /// Starts any command that prints the ready line, with its log in this file.
    pub fn start(command: Command, log: &Path) -> Self {
        std::fs::create_dir_all(log.parent().expect("a folder")).expect("a folder can be made");
        let errors = File::options()
            .create(true)
            .append(true)
            .open(log)
            .expect("the log file can be written");
        Self::start_heard_by(command, errors.into(), log)
    }

    /// The same with its standard error anywhere else; whatever there is of a log is in this file.
    pub fn start_heard_by(mut command: Command, errors: Stdio, log: &Path) -> Self {
        let begun = Instant::now();
        let spawned = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(errors)
            .spawn();
        let mut child = spawned.unwrap_or_else(|why| panic!("{command:?}: {why}"));
        let out = child.stdout.take().expect("standard output is a pipe");
        let (say, lines) = channel();
        std::thread::spawn(move || {
            for line in BufReader::new(out).lines().map_while(Result::ok) {
                if say.send(line).is_err() {
                    break;
                }
            }
        });
        let Ok(line) = lines.recv_timeout(START) else {
            let _ = child.kill();
            let status = child.wait();
            panic!(
                "no ready line from {command:?} ({status:?}); its log:\n{}",
                tail(log)
            );
        };
        let address = line
            .strip_prefix("ready http://")
            .and_then(|rest| rest.trim_end_matches('/').parse().ok());
        let took = begun.elapsed();
        let address =
            address.unwrap_or_else(|| panic!("the first line should be the ready line: {line:?}"));
        Self {
            child,
            log: log.to_owned(),
            lines,
            address,
            took,
        }
    }

    /// The next line on its standard output.
    pub fn line(&self) -> String {
        self.lines
            .recv_timeout(START)
            .unwrap_or_else(|_| panic!("no further line; its log:\n{}", self.log()))
    }

    /// Its process id.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// All that it has logged so far.
    pub fn log(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap_or_default()
    }

    /// Its HTTPS socket, as it tells the person who started it.
    pub fn secure_address(&self) -> SocketAddr {
        let begun = Instant::now();
        loop {
            let log = self.log();
            let told = log.lines().find_map(|line| line.split_once("https://"));
            if let Some((_, rest)) = told {
                let address = rest.split(['/', ' ']).next().unwrap_or_default();
                return address
                    .parse()
                    .unwrap_or_else(|why| panic!("{why}: {rest}"));
            }
            assert!(
                begun.elapsed() < Duration::from_secs(10),
                "no https in {log}"
            );
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Whether it still runs.
    pub fn runs(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }

    /// Asks it to stop, and gives the time that it took; fails unless it leaves with 0.
    pub fn stop(mut self) -> Duration {
        let begun = Instant::now();
        self.ask_to_stop();
        while begun.elapsed() < Duration::from_secs(15) {
            if let Ok(Some(status)) = self.child.try_wait() {
                assert!(
                    status.success(),
                    "it left with {status} after SIGTERM; its log:\n{}",
                    self.log()
                );
                return begun.elapsed();
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        panic!("it still runs 15 s after SIGTERM; its log:\n{}", self.log());
    }

    /// Sends SIGTERM without waiting.
    pub fn ask_to_stop(&self) {
        let id = i32::try_from(self.child.id())
            .ok()
            .and_then(rustix::process::Pid::from_raw);
        let sent = rustix::process::kill_process(
            id.expect("a child has an id"),
            rustix::process::Signal::TERM,
        );
        sent.expect("our own child can be signalled");
    }

    /// Pulls the plug: SIGKILL, no goodbye.
    pub fn kill9(mut self) {
        self.child.kill().expect("our own child can be killed");
        self.child.wait().expect("our own child can be waited for");
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        if std::thread::panicking() {
            eprintln!(
                "---- the program's log ----\n{}\n---- end ----",
                tail(&self.log)
            );
        }
    }
}

fn tail(log: &Path) -> String {
    let text = std::fs::read_to_string(log).unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(60)..].join("\n")
}
