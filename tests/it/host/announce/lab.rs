//! The laboratory: three machines in network namespaces, the programs on them, and what they say. Other makers' mDNS is
//! python3-zeroconf and avahi; a hostile one is a few lines of Python.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use chair::host::mdns::{Announcer, lan_addresses};
use serde_json::Value;

const LAB: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/lan-lab");

/// How long something that belongs to a start may take on a busy machine.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// A private network of three machines, taken away at the end.
pub struct Lab(String);

impl Lab {
    /// `None`, said aloud, where this machine does not let us make networks.
    pub fn up(name: &'static str) -> Option<Self> {
        // Two runs of these tests on one machine must not take each other's network away.
        let lab = Self(format!("{name}{}", std::process::id() % 1_000_000));
        lab.command(&["down"]).output().ok()?;
        let up = lab.command(&["up"]).output().ok()?;
        if up.status.success() {
            return Some(lab);
        }
        crate::support::not_run("announce", &format!("no net-admin ({name})"));
        None
    }

    /// One of the lab's own deeds, or a command on a machine.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(LAB);
        command
            .env("LAB", &self.0)
            .args(arguments)
            .stdin(Stdio::null())
            .stderr(Stdio::null());
        command
    }

    /// Does it, and fails unless it works.
    pub fn must(&self, arguments: &[&str]) {
        let done = self.command(arguments).status().expect("a lab");
        assert!(done.success(), "{arguments:?}");
    }

    /// Starts the voice of a box on one of the machines; further words go to its standard input.
    pub fn start_box(&self, host: &str, id: &str, room: &str) -> Program {
        let this = std::env::current_exe().expect("this test program");
        let this = this.to_str().expect("a plain path");
        let mut command = self.command(&[
            "in",
            host,
            this,
            "--exact",
            &crate::support::test_name(module_path!(), "a_box"),
            "--ignored",
            "--nocapture",
        ]);
        command
            .env("CHAIR_TEST_ANNOUNCE", id)
            .env("CHAIR_TEST_ROOM", room);
        Program::start(command)
    }

    /// Starts the whole program on one of the machines, with everything it says, and waits until it is ready.
    pub fn start_chair(&self, host: &str, data: &Path, more: &[&str]) -> Program {
        self.start_chair_within(host, &[], data, more)
    }

    /// The same, started by another program that takes something away from it first.
    pub fn start_chair_within(
        &self,
        host: &str,
        by: &[&str],
        data: &Path,
        more: &[&str],
    ) -> Program {
        let data = data.to_str().expect("a plain path");
        let mut words = vec!["in", host, "sh", "-c", "exec \"$@\" 2>&1", "sh"];
        words.extend(by);
        words.extend([crate::support::program::CHAIR, "serve", "--data", data]);
        words.extend(["--https", "off"]);
        words.extend(more);
        let program = Program::start(self.command(&words));
        program.hear("ready http://", PATIENCE);
        program
    }

    /// Starts a Python program on one of the machines, with `zeroconf` at hand.
    pub fn start_python(&self, host: &str, program: &str) -> Program {
        let program = format!("import socket, sys, time\nfrom zeroconf import *\n{program}");
        Program::start(self.command(&["in", host, "/usr/bin/python3", "-uc", &program]))
    }

    /// Debian's avahi under this name, with a `/run` of its own so that one which runs on this machine is not met.
    pub fn start_avahi(&self, host: &str, name: &str) -> Program {
        let script = format!(
            "mount -t tmpfs tmpfs /run\n\
             printf '[server]\\nhost-name={name}\\nenable-dbus=no\\n' > /run/avahi.conf\n\
             exec avahi-daemon --no-drop-root --no-rlimits --no-chroot -f /run/avahi.conf 2>&1\n"
        );
        Program::start(self.command(&["in", host, "sh", "-c", &script]))
    }

    /// What a machine gets for an address such as `192.0.2.1:8080/health`, by whatever Host: the status and the body.
    pub fn ask(&self, from: &str, address: &str, host: &str, cookie: &str) -> (u16, String) {
        let program = "import http.client, sys
address, host, cookie = sys.argv[1:4]
at, path = address.split('/', 1)
c = http.client.HTTPConnection(at, timeout=5)
c.request('GET', '/' + path, headers={'Host': host, 'Cookie': cookie})
a = c.getresponse()
print(a.status); print(a.read().decode())";
        let out = self
            .command(&[
                "in",
                from,
                "/usr/bin/python3",
                "-c",
                program,
                address,
                host,
                cookie,
            ])
            .output()
            .expect("a machine in the lab");
        let said = String::from_utf8_lossy(&out.stdout).into_owned();
        let (status, body) = said.split_once('\n').unwrap_or(("0", ""));
        (status.parse().unwrap_or_default(), body.to_owned())
    }

    /// What `/health` says of the voice, asked on the box itself.
    pub fn voice(&self, host: &str) -> Value {
        let (status, body) = self.ask(host, "127.0.0.1:8080/health", "localhost", "");
        assert_eq!(status, 200, "{body}");
        let health: Value = serde_json::from_str(&body).expect("JSON");
        health["announce"].clone()
    }

    /// Waits until `/health` says this state, and gives the whole.
    pub fn voice_is(&self, host: &str, state: &str, within: Duration) -> Value {
        let end = Instant::now() + within;
        loop {
            let voice = self.voice(host);
            if voice["state"] == state {
                return voice;
            }
            assert!(Instant::now() < end, "not {state} but {voice}");
            thread::sleep(Duration::from_millis(100));
        }
    }
}

impl Drop for Lab {
    fn drop(&mut self) {
        // Nothing more can be done about a lab that will not go.
        let _ = self.command(&["down"]).output();
    }
}

/// A program on one of the machines, ending when its standard input is closed, and what it says.
pub struct Program {
    child: Child,
    input: Option<ChildStdin>,
    pub lines: mpsc::Receiver<String>,
}

impl Program {
    pub fn start(mut command: Command) -> Self {
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

    /// Its process: namespaces are entered by exec, so it is the program itself.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Its memory in kB, as the system counts it.
    pub fn resident_kb(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.id()));
        let status = status.expect("it runs");
        let line = status.lines().find(|line| line.starts_with("VmRSS:"));
        let kb = line.and_then(|line| line.split_whitespace().nth(1));
        kb.and_then(|kb| kb.parse().ok()).expect("a number of kB")
    }

    /// The processor time it has used, in clock ticks (a hundredth of a second).
    pub fn ticks(&self) -> u64 {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.id())).expect("it runs");
        let after_name = stat.rsplit_once(')').expect("a name").1;
        let fields: Vec<&str> = after_name.split_whitespace().collect();
        fields[11].parse::<u64>().unwrap() + fields[12].parse::<u64>().unwrap()
    }

    /// Waits for a line that contains this, and tells how long that took.
    pub fn hear(&self, wanted: &str, patience: Duration) -> Duration {
        self.line(wanted, patience).0
    }

    /// The same with the line itself.
    pub fn line(&self, wanted: &str, patience: Duration) -> (Duration, String) {
        let begun = Instant::now();
        let mut heard = Vec::new();
        loop {
            let rest = patience.saturating_sub(begun.elapsed());
            match self.lines.recv_timeout(rest) {
                Ok(line) if line.contains(wanted) => return (begun.elapsed(), line),
                Ok(line) => heard.push(line),
                Err(why) => panic!("{why} within {patience:?}: no {wanted:?}, but {heard:#?}"),
            }
        }
    }

    /// Says a line to it.
    pub fn tell(&mut self, line: &str) {
        let input = self.input.as_mut().expect("it still listens");
        writeln!(input, "{line}").expect("it still listens");
    }

    pub fn end(&mut self) {
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

/// The box of these tests, as it runs on one of the machines: says its state whenever that changes. A line on its standard
/// input is a new name of the room.
#[test]
#[ignore = "runs as the child of other tests"]
fn a_box() {
    let Ok(id) = std::env::var("CHAIR_TEST_ANNOUNCE") else {
        return;
    };
    let announcer = Announcer::start(&id, ([0, 0, 0, 0], 8080).into());
    announcer.call_room(std::env::var("CHAIR_TEST_ROOM").ok().as_deref());
    let (say, rooms) = mpsc::channel::<String>();
    thread::spawn(move || {
        let (mut input, mut line) = (std::io::stdin(), Vec::new());
        let mut byte = [0];
        while matches!(input.read(&mut byte), Ok(1)) {
            if byte[0] == b'\n' {
                let room = String::from_utf8_lossy(&line).into_owned();
                line.clear();
                if say.send(room).is_err() {
                    return;
                }
            } else {
                line.push(byte[0]);
            }
        }
    });
    let mut said = String::new();
    loop {
        match rooms.recv_timeout(Duration::from_millis(20)) {
            Ok(room) => announcer.call_room(Some(&room)),
            Err(mpsc::RecvTimeoutError::Timeout) => {}
            Err(mpsc::RecvTimeoutError::Disconnected) => break,
        }
        let now = announcer.status();
        let now = format!(
            "{} as {} at {:?}; taken {}; {} others; {}",
            <&str>::from(now.state),
            now.names.join(","),
            lan_addresses(),
            now.taken.join(","),
            now.others,
            now.silence.map_or("heard", Into::into),
        );
        if now != said {
            writeln!(std::io::stdout(), "{now}").expect("a parent");
            said = now;
        }
    }
    let begun = Instant::now();
    announcer.stop();
    let soon = begun.elapsed() < Duration::from_secs(1);
    writeln!(std::io::stdout(), "stopped within a second: {soon}").expect("a parent");
}

/// A tablet that lists what it finds. It asks for a host name when it is told one, as a simple resolver does, and says
/// who answers.
pub const TABLET: &str = "
import struct
class Seen(ServiceListener):
    def add_service(self, z, kind, name):
        i = z.get_service_info(kind, name)
        print('found', name, i.server, i.port, sorted(i.parsed_addresses()))
    def update_service(self, z, kind, name): pass
    def remove_service(self, z, kind, name): print('gone', name)
def skip(d, at):
    while d[at]:
        if d[at] >= 192: return at + 2
        at += d[at] + 1
    return at + 1
def ask(name):
    # A resolver asks again when nobody answers at once.
    for _ in range(3):
        found = ask_once(name)
        if found: break
    return found
def ask_once(name):
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton('192.0.2.2'))
    labels = b''.join(bytes([len(l)]) + l.encode() for l in name.split('.')) + b'\\0'
    s.sendto(struct.pack('>6H', 7, 0, 1, 0, 0, 0) + labels + b'\\0\\1\\0\\1', ('224.0.0.251', 5353))
    found, end = set(), time.time() + 1
    while time.time() < end:
        s.settimeout(max(0.01, end - time.time()))
        try: d = s.recv(9000)
        except socket.timeout: break
        at = 12
        for _ in range(struct.unpack('>H', d[4:6])[0]): at = skip(d, at) + 4
        for _ in range(struct.unpack('>H', d[6:8])[0]):
            at = skip(d, at)
            kind, _, _, size = struct.unpack('>HHIH', d[at:at + 10])
            if kind == 1: found.add(socket.inet_ntoa(d[at + 10:at + 14]))
            at += 10 + size
    return sorted(found)
z = Zeroconf(interfaces=['192.0.2.2'])
ServiceBrowser(z, '_http._tcp.local.', Seen())
print('looking')
for line in sys.stdin:
    name, _, address = line.strip().partition(' at ')
    # The daemon looks for new addresses every two seconds; so long the old one may be answered.
    while address and ask_once(name) != [address]: pass
    print(name, 'is', ask(name))
z.close()
";
