//! The box on a classroom's network: three machines in network namespaces, ours beside other makers' mDNS
//! (python3-zeroconf, avahi). Needs the right to make namespaces; without it these tests say "not run".

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    process::{Child, ChildStdin, Command, Stdio},
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

use chair::host::announce::{Announcer, lan_addresses};

const LAB: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/lan-lab");

/// A private network of three machines, taken away at the end.
struct Lab(String);

impl Lab {
    /// `None`, said aloud, where this machine does not let us make networks.
    fn up(name: &'static str) -> Option<Self> {
        // Two runs of these tests on one machine must not take each other's network away.
        let lab = Self(format!("{name}{}", std::process::id() % 1_000_000));
        lab.command(&["down"]).output().ok()?;
        let up = lab.command(&["up"]).output().ok()?;
        if up.status.success() {
            return Some(lab);
        }
        // Straight to standard error: the test harness would hide a print, and this must not pass for a pass.
        writeln!(std::io::stderr(), "not run: no net-admin ({name})").expect("standard error");
        None
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(LAB);
        command
            .env("LAB", &self.0)
            .args(arguments)
            .stdin(Stdio::null())
            .stderr(Stdio::null());
        command
    }

    /// Starts the box on one of the machines.
    fn start_box(&self, host: &str, suffix: &str) -> Program {
        let this = std::env::current_exe().expect("this test program");
        let this = this.to_str().expect("a plain path");
        let mut command = self.command(&[
            "in",
            host,
            this,
            "--exact",
            "announce::a_box",
            "--ignored",
            "--nocapture",
        ]);
        command.env("CHAIR_TEST_ANNOUNCE", suffix);
        Program::start(command)
    }

    /// Starts a Python program on one of the machines, with `zeroconf` at hand.
    fn start_peer(&self, host: &str, program: &str) -> Program {
        let program = format!("import socket, sys, time\nfrom zeroconf import *\n{program}");
        Program::start(self.command(&["in", host, "/usr/bin/python3", "-uc", &program]))
    }
}

impl Drop for Lab {
    fn drop(&mut self) {
        // Nothing more can be done about a lab that will not go.
        let _ = self.command(&["down"]).output();
    }
}

/// A program on one of the machines, ending when its standard input is closed, and what it says.
struct Program {
    child: Child,
    input: Option<ChildStdin>,
    lines: mpsc::Receiver<String>,
}

impl Program {
    fn start(mut command: Command) -> Self {
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("a program");
        let output = BufReader::new(child.stdout.take().expect("a pipe"));
        let (tell, lines) = mpsc::channel();
        thread::spawn(move || {
            output
                .lines()
                .map_while(Result::ok)
                .try_for_each(|line| tell.send(line))
        });
        Self {
            input: child.stdin.take(),
            child,
            lines,
        }
    }

    /// Waits for a line that contains this, and tells how long that took.
    fn hear(&self, wanted: &str, patience: Duration) -> Duration {
        let begun = Instant::now();
        let mut heard = Vec::new();
        loop {
            match self
                .lines
                .recv_timeout(patience.saturating_sub(begun.elapsed()))
            {
                Ok(line) if line.contains(wanted) => return begun.elapsed(),
                Ok(line) => heard.push(line),
                Err(why) => panic!("{why} within {patience:?}: no {wanted:?}, but {heard:#?}"),
            }
        }
    }

    fn end(&mut self) {
        drop(self.input.take());
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        self.end();
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The box of these tests, as it runs on one of the machines: says its state whenever that changes.
#[test]
#[ignore = "runs as the child of other tests"]
fn a_box() {
    let Ok(suffix) = std::env::var("CHAIR_TEST_ANNOUNCE") else {
        return;
    };
    let announcer = Announcer::start(&suffix, ([0, 0, 0, 0], 8080).into());
    let (end, ended) = mpsc::channel::<()>();
    thread::spawn(move || {
        let _ = std::io::stdin().read(&mut [0]);
        drop(end);
    });
    let mut said = String::new();
    while ended.recv_timeout(Duration::from_millis(20)) == Err(mpsc::RecvTimeoutError::Timeout) {
        let now = announcer.status();
        let now = format!(
            "{} as {} at {:?}",
            now.state.word(),
            now.names.join(","),
            lan_addresses()
        );
        if now != said {
            writeln!(std::io::stdout(), "{now}").expect("a parent");
            said = now;
        }
    }
    let begun = Instant::now();
    announcer.stop();
    writeln!(
        std::io::stdout(),
        "stopped within a second: {}",
        begun.elapsed() < Duration::from_secs(1)
    )
    .expect("a parent");
}

/// A tablet that lists what it finds, and what it resolves every half second.
const TABLET: &str = "
class Seen(ServiceListener):
    def add_service(self, z, kind, name):
        i = z.get_service_info(kind, name)
        print('found', name, i.server, i.port, sorted(i.parsed_addresses()), i.properties)
    def update_service(self, z, kind, name): pass
    def remove_service(self, z, kind, name): print('gone', name)
z = Zeroconf(interfaces=['192.0.2.2'])
ServiceBrowser(z, '_http._tcp.local.', Seen())
sys.stdin.read()
z.close()
";

/// Another machine that has our name already: Debian's avahi, with a `/run` of its own so that one which runs on this
/// machine is not met. (python3-zeroconf would not do: it leaves the questions of a newcomer unanswered.)
const NAMESAKE: &str = "
mount -t tmpfs tmpfs /run
printf '[server]\nhost-name=chair-3f2a\nenable-dbus=no\n' > /run/avahi.conf
exec avahi-daemon --no-drop-root --no-rlimits --no-chroot -f /run/avahi.conf 2>&1
";

#[test]
fn a_tablet_finds_the_box_by_name_and_sees_it_go() {
    let Some(lab) = Lab::up("cta") else { return };
    let tablet = lab.start_peer("2", TABLET);
    let mut the_box = lab.start_box("1", "3F2A");
    the_box.hear(
        "on_air as chair-3f2a.local at [192.0.2.1]",
        Duration::from_secs(10),
    );
    // The listener is IPv4 only, so that is all a tablet is told.
    tablet.hear(
        "found Chair 3F2A._http._tcp.local. chair-3f2a.local. 8080 ['192.0.2.1'] {b'path': b'/'}",
        Duration::from_secs(10),
    );
    the_box.end();
    the_box.hear("stopped within a second: true", Duration::from_secs(5));
    tablet.hear("gone Chair 3F2A", Duration::from_secs(5));
}

#[test]
fn a_box_whose_name_is_taken_goes_by_another_and_says_so() {
    let Some(lab) = Lab::up("ctb") else { return };
    let namesake = Program::start(lab.command(&["in", "3", "sh", "-c", NAMESAKE]));
    namesake.hear("Host name is chair-3f2a.local", Duration::from_secs(10));
    let the_box = lab.start_box("1", "3f2a");
    the_box.hear(
        "conflict as chair-3f2a-2.local,chair-3f2a.local",
        Duration::from_secs(15),
    );
    let tablet = lab.start_peer("2", TABLET);
    tablet.hear(
        "found Chair 3f2a._http._tcp.local. chair-3f2a-2.local. 8080 ['192.0.2.1']",
        Duration::from_secs(10),
    );
    assert!(
        namesake
            .lines
            .try_iter()
            .all(|line| !line.contains("conflict")),
        "and the other keeps its name"
    );
}

#[test]
fn a_box_that_gets_another_address_is_found_there() {
    let Some(lab) = Lab::up("ctc") else { return };
    let the_box = lab.start_box("1", "3f2a");
    the_box.hear("on_air", Duration::from_secs(10));
    assert!(
        lab.command(&["addr", "1", "192.0.2.77"])
            .status()
            .expect("a lab")
            .success()
    );
    the_box.hear(
        "on_air as chair-3f2a.local at [192.0.2.77]",
        Duration::from_secs(15),
    );
    let tablet = lab.start_peer("2", TABLET);
    tablet.hear(
        "chair-3f2a.local. 8080 ['192.0.2.77']",
        Duration::from_secs(15),
    );
}

#[test]
fn a_box_nobody_can_hear_is_silent_and_not_on_air() {
    let Some(lab) = Lab::up("ctd") else { return };
    // Another responder that shares its port with nobody.
    let alone = lab.start_peer("1", "s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\ns.bind(('', 5353))\nprint('taken')\nsys.stdin.read()");
    alone.hear("taken", Duration::from_secs(10));
    let the_box = lab.start_box("1", "3f2a");
    the_box.hear("silent as chair-3f2a.local", Duration::from_secs(2));
    thread::sleep(Duration::from_secs(3));
    assert!(the_box.lines.try_recv().is_err(), "it stays silent");
}
