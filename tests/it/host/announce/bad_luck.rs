//! Bad luck: no network, a network later, another address, a cable that comes loose, bridges that lead nowhere, a port that
//! another program keeps, a sandbox without netlink. Each ends in service, or in one plain sentence with what to do.

use std::thread;
use std::time::Duration;

use super::lab::{Lab, PATIENCE, TABLET};
use crate::support::classroom::Classroom;

/// Says "said" for every announcement of the box that goes out without a question.
const EAR: &str = "
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
s.bind(('224.0.0.251', 5353))
s.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, socket.inet_aton('224.0.0.251') + socket.inet_aton('192.0.2.2'))
print('listening')
while True:
    d, a = s.recvfrom(9000)
    if a[0] == '192.0.2.1' and d[2] & 0x80 and b'chair-3f2a' in d: print('said')
";

/// Reads the live stream of a page on the box.
const STREAM: &str = "
import http.client
c = http.client.HTTPConnection('192.0.2.1', 8080)
c.request('GET', '/live', headers={'Host': '192.0.2.1:8080', 'Cookie': 'COOKIE'})
for line in c.getresponse(): print(line.decode().strip())
";

/// Starts a program that may not open a netlink socket, as `RestrictAddressFamilies` does.
const WITHOUT_NETLINK: &str = "
import ctypes, os, platform, struct, sys
socket_nr = {'x86_64': 41, 'aarch64': 198}[platform.machine()]
ops = [(0x20, 0, 0, 0), (0x15, 0, 3, socket_nr), (0x20, 0, 0, 16), (0x15, 0, 1, 16), (0x06, 0, 0, 0x50000 | 97), (0x06, 0, 0, 0x7fff0000)]
code = ctypes.create_string_buffer(b''.join(struct.pack('HBBI', *op) for op in ops))
class Filter(ctypes.Structure): _fields_ = [('len', ctypes.c_ushort), ('code', ctypes.c_void_p)]
c = ctypes.CDLL(None)
c.prctl(38, 1, 0, 0, 0)
if c.prctl(22, 2, ctypes.byref(Filter(len(ops), ctypes.addressof(code))), 0, 0): sys.exit('no seccomp here')
os.execv(sys.argv[1], sys.argv[1:])
";

/// A classroom that was set up elsewhere: its folder, and the cookies of its wall and its teacher.
struct Packed {
    room: Classroom,
    wall: String,
    teacher: String,
}

impl Packed {
    fn new() -> Self {
        let mut room = Classroom::ready();
        let jar = |cookies: &std::collections::BTreeMap<String, String>| {
            let all = cookies
                .iter()
                .map(|(name, value)| format!("{name}={value}"));
            all.collect::<Vec<_>>().join("; ")
        };
        let (wall, teacher) = (jar(&room.wall().cookies), jar(&room.teacher().cookies));
        room.stop();
        Self {
            room,
            wall,
            teacher,
        }
    }
}

/// The page that says how to connect, as the box itself shows it, without the marks round names.
fn page(lab: &Lab, cookie: &str) -> String {
    let (status, mut body) = lab.ask("1", "127.0.0.1:8080/connect", "localhost:8080", cookie);
    assert_eq!(status, 200, "{body}");
    body.retain(|letter| !('\u{2066}'..='\u{2069}').contains(&letter));
    body
}

#[test]
fn a_box_without_a_network_serves_says_so_and_is_found_when_the_network_comes() {
    let Some(lab) = Lab::up("cba") else { return };
    let packed = Packed::new();
    lab.must(&["cut", "1"]);
    let data = packed.room.data();
    let the_box = lab.start_chair("1", &data, &["--http", "0.0.0.0:8080"]);
    the_box.hear("This machine is on no network. Plug its cable in", PATIENCE);
    let voice = lab.voice("1");
    assert_eq!(
        (&voice["state"], &voice["quiet"]),
        (&"silent".into(), &"no_network".into())
    );
    let wall = page(&lab, &packed.wall);
    assert!(
        wall.contains("This box is not on a network. Tell your teacher."),
        "{wall}"
    );
    let teacher = page(&lab, &packed.teacher);
    assert!(
        teacher.contains("Plug in the box’s network cable"),
        "{teacher}"
    );
    lab.must(&["join", "1"]);
    let begun = std::time::Instant::now();
    let voice = lab.voice_is("1", "on_air", PATIENCE);
    assert!(voice["quiet"].is_null(), "{voice}");
    eprintln!("on air {:?} after the network came", begun.elapsed());
    let stream = lab.start_python("2", &STREAM.replace("COOKIE", &packed.wall));
    stream.hear("tick", PATIENCE);
    // The other names come a moment later, and the page on the wall hears of them.
    let wall = page(&lab, &packed.wall);
    assert!(
        wall.contains("The names work.") && wall.contains("http://192.0.2.1:8080/"),
        "{wall}"
    );
    lab.must(&["cut", "1"]);
    lab.voice_is("1", "silent", PATIENCE);
    lab.must(&["join", "1"]);
    lab.voice_is("1", "on_air", PATIENCE);
    stream.hear("names", PATIENCE);
    for page in [wall, teacher] {
        assert!(
            crate::support::classroom::THIRTY
                .iter()
                .all(|child| !page.contains(child)),
            "no child's name is on it"
        );
    }
}

#[test]
fn a_box_that_gets_another_address_is_found_there() {
    let Some(lab) = Lab::up("cbb") else { return };
    let the_box = lab.start_box("1", "3f2a0001", "");
    the_box.hear("on_air as chair-3f2a.local,chair.local", PATIENCE);
    lab.must(&["addr", "1", "192.0.2.77"]);
    let took = the_box.hear(
        "on_air as chair-3f2a.local,chair.local at [192.0.2.77]",
        PATIENCE,
    );
    let mut tablet = lab.start_python("2", TABLET);
    tablet.tell("chair.local at 192.0.2.77");
    tablet.hear("chair.local is ['192.0.2.77']", PATIENCE);
    // From then on nobody hears of the old address any more.
    drop(tablet);
    let tablet = lab.start_python("2", TABLET);
    tablet.hear("chair-3f2a.local. 8080 ['192.0.2.77']", PATIENCE);
    eprintln!("on air at the new address after {took:?}");
    // What is remembered of the old address is no other machine.
    thread::sleep(Duration::from_secs(2));
    let said: Vec<String> = the_box.lines.try_iter().collect();
    assert!(
        said.iter().all(|line| line.contains("taken ; 0 others")),
        "{said:?}"
    );
}

/// A device that sends every packet back to everybody after five milliseconds.
const ECHO: &str = "
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
s.bind(('224.0.0.251', 5353))
s.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, socket.inet_aton('224.0.0.251') + socket.inet_aton('192.0.2.2'))
t = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
t.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
t.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
t.bind(('192.0.2.2', 5353))
t.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton('192.0.2.2'))
t.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 255)
print('echoing')
while True:
    d, a = s.recvfrom(9000)
    if a[0] != '192.0.2.2':
        time.sleep(0.005)
        t.sendto(d, ('224.0.0.251', 5353))
";

#[test]
fn what_a_device_sends_back_is_no_other_machine() {
    let Some(lab) = Lab::up("cbi") else { return };
    let echo = lab.start_python("2", ECHO);
    echo.hear("echoing", PATIENCE);
    let mut the_box = lab.start_box("1", "3f2a0001", "Room 12");
    the_box.hear(
        "on_air as room12.local,chair-3f2a.local,chair.local",
        PATIENCE,
    );
    for address in ["192.0.2.77", "192.0.2.78", "192.0.2.77"] {
        lab.must(&["addr", "1", address]);
        let at = format!("on_air as room12.local,chair-3f2a.local,chair.local at [{address}]");
        the_box.hear(&at, Duration::from_secs(60));
    }
    // Nor does it think so while it asks who has its names.
    thread::sleep(Duration::from_secs(3));
    let said: Vec<String> = the_box.lines.try_iter().collect();
    let contested = |line: &String| line.contains("conflict") || !line.contains("taken ;");
    assert!(!said.iter().any(contested), "{said:?}");
    drop(echo);
    the_box.tell("Room 14");
    the_box.hear(
        "on_air as room14.local,chair-3f2a.local,chair.local",
        PATIENCE,
    );
}

#[test]
fn a_cable_that_came_loose_is_announced_again_by_itself() {
    let Some(lab) = Lab::up("cbc") else { return };
    let the_box = lab.start_box("1", "3f2a0001", "");
    the_box.hear("on_air as chair-3f2a.local,chair.local", PATIENCE);
    let ear = lab.start_python("2", EAR);
    ear.hear("listening", PATIENCE);
    lab.must(&["cut", "1"]);
    let noticed = the_box.hear("no_network", PATIENCE);
    let _: Vec<String> = ear.lines.try_iter().collect();
    lab.must(&["join", "1"]);
    let said = ear.hear("said", PATIENCE);
    the_box.hear("on_air as chair-3f2a.local,chair.local", PATIENCE);
    eprintln!("loose cable noticed after {noticed:?}; announced {said:?} after it came back");
}

#[test]
fn bridges_of_containers_are_not_announced() {
    let Some(lab) = Lab::up("cbd") else { return };
    for deed in [
        "ip link add veth7 type veth peer name veth8",
        "ip link add docker0 type bridge",
        "ip link set veth8 master docker0 up",
        "ip addr add 172.17.0.1/16 dev docker0",
        "ip addr add 172.18.0.1/16 dev veth7",
        "ip link set docker0 up",
        "ip link set veth7 up",
    ] {
        let words: Vec<&str> = ["in", "1"].into_iter().chain(deed.split(' ')).collect();
        lab.must(&words);
    }
    let the_box = lab.start_box("1", "3f2a0001", "");
    the_box.hear("on_air as chair-3f2a.local at [192.0.2.1];", PATIENCE);
    let tablet = lab.start_python("2", TABLET);
    tablet.hear("chair-3f2a.local. 8080 ['192.0.2.1']", PATIENCE);
}

/// Another responder shares its port with nobody.
#[test]
fn a_box_whose_port_is_taken_is_silent_and_says_why() {
    let Some(lab) = Lab::up("cbe") else { return };
    let mut alone = lab.start_python(
        "1",
        "s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\ns.bind(('', 5353))\nprint('taken')\nsys.stdin.read()",
    );
    alone.hear("taken", PATIENCE);
    let the_box = lab.start_box("1", "3f2a0001", "");
    the_box.hear("silent as chair-3f2a.local", PATIENCE);
    let told = the_box.hear("port_taken", PATIENCE);
    assert!(
        told < Duration::from_secs(13),
        "within ten seconds: {told:?}"
    );
    // Long, so on every push only where it is asked for: it tries again by itself.
    if crate::support::rounds(0, 1) == 1 {
        alone.end();
        let healed = the_box.hear("on_air", Duration::from_secs(60));
        eprintln!("on air {healed:?} after the port was free");
    }
}

#[test]
fn a_box_that_may_not_look_at_its_networks_serves_and_says_why() {
    let Some(lab) = Lab::up("cbf") else { return };
    let packed = Packed::new();
    let by = ["/usr/bin/python3", "-c", WITHOUT_NETLINK];
    let data = packed.room.data();
    let the_box = lab.start_chair_within("1", &by, &data, &["--http", "0.0.0.0:8080"]);
    the_box.hear("Allow it AF_NETLINK", PATIENCE);
    let voice = lab.voice("1");
    assert_eq!(
        (&voice["state"], &voice["quiet"]),
        (&"silent".into(), &"no_netlink".into())
    );
    let wall = page(&lab, &packed.wall);
    assert!(
        wall.contains("There is no way in yet. Tell your teacher."),
        "{wall}"
    );
    let teacher = page(&lab, &packed.teacher);
    assert!(teacher.contains("allow AF_NETLINK"), "{teacher}");
}
