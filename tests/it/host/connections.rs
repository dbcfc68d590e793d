//! Many connections at once, and the end of them: who is let in, who has to go, and what a stop leaves behind.

use std::{
    io::{BufRead as _, BufReader, Read as _},
    net::{SocketAddr, TcpStream},
    process::{Command, Stdio},
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

use chair::host::{serve::ConnectionLimits, tls::Holder};
use rustix::process::{Resource, getrlimit, setrlimit};
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned, pki_types::ServerName};

use crate::support::front_door::{Client, FrontDoor, short_limits};

/// A client that trusts the box's authority and asks for it by this name.
fn secure_client(
    door: &FrontDoor,
    name: &str,
) -> std::io::Result<StreamOwned<ClientConnection, TcpStream>> {
    let mut roots = RootCertStore::empty();
    roots
        .add(door.certificate.authority().clone())
        .expect("an authority");
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("TLS 1.3")
        .with_root_certificates(roots)
        .with_no_client_auth();
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    let name = ServerName::try_from(name.to_owned()).expect("a name");
    let mut session = ClientConnection::new(Arc::new(config), name).expect("a session");
    let mut socket = TcpStream::connect(door.https)?;
    while session.is_handshaking() {
        session.complete_io(&mut socket)?;
    }
    Ok(StreamOwned::new(session, socket))
}

#[test]
fn a_request_knows_where_it_came_from_and_to() {
    let door = FrontDoor::open(short_limits());
    let mut client = door.client();
    let from = client.stream.local_addr().unwrap();
    let told = client.get("/where");
    assert!(
        told.ends_with(&format!("from {from} to {} secure false", door.http)),
        "{told}"
    );
}

#[test]
fn a_request_by_https_knows_that_it_is_secure() {
    let door = FrontDoor::open(short_limits());
    let mut client = secure_client(&door, "box.local").unwrap();
    assert_eq!(client.conn.alpn_protocol(), Some(&b"http/1.1"[..]));
    std::io::Write::write_all(
        &mut client,
        b"GET /where HTTP/1.1\r\nHost: box.local\r\nConnection: close\r\n\r\n",
    )
    .unwrap();
    let mut told = String::new();
    client
        .read_to_string(&mut told)
        .expect("an answer that ends as TLS should");
    assert!(
        told.ends_with(&format!("to {} secure true", door.https)),
        "{told}"
    );
}

#[test]
fn a_new_certificate_is_shown_without_a_restart() {
    let door = FrontDoor::open(short_limits());
    assert!(secure_client(&door, "box-2.local").is_err());
    let learned = Holder {
        title: "Chair test".to_owned(),
        names: vec!["box-2.local".to_owned()],
        addresses: vec![],
    };
    assert!(door.certificate.renew(&learned, None).unwrap());
    assert!(secure_client(&door, "box-2.local").is_ok());
}

#[test]
fn many_requests_over_one_connection_and_several_at_once() {
    let door = FrontDoor::open(short_limits());
    let mut client = door.client();
    for _ in 0..50 {
        assert!(client.get("/").ends_with("hello"));
    }
    client.say(&"GET / HTTP/1.1\r\nHost: box.local\r\n\r\n".repeat(20));
    for _ in 0..20 {
        assert!(
            client
                .read_answer()
                .expect("every one is answered")
                .ends_with("hello")
        );
    }
    assert_eq!(door.counts.connections(), 1);
}

#[test]
fn a_mistake_in_the_service_costs_one_connection_only() {
    let door = FrontDoor::open(short_limits());
    let mut other = door.client();
    other.listen();
    assert_eq!(door.client().try_get("/panic"), None);
    other.read_until("tick\n").expect("the live page goes on");
    assert!(door.client().get("/").ends_with("hello"));
    drop(other);
    door.wait_for_connections(0);
}

#[test]
fn clients_that_come_and_vanish_leave_nothing_behind() {
    let door = FrontDoor::open(short_limits());
    for round in 0..300 {
        let mut client = door.client();
        match round % 4 {
            0 => {}
            1 => client.say("GET / HT"),
            2 => client.say("GET /events HTTP/1.1\r\nHost: box.local\r\n\r\n"),
            _ => client.say("GET /slow HTTP/1.1\r\nHost: box.local\r\n\r\n"),
        }
    }
    door.wait_for_connections(0);
}

#[test]
fn when_it_is_full_the_silent_go_first_from_the_address_that_holds_most() {
    let limits = ConnectionLimits {
        connections_max: 8,
        header: Duration::from_secs(20),
        idle: Duration::from_secs(20),
        ..short_limits()
    };
    let door = FrontDoor::open(limits);
    let mut wall = door.client_at(2);
    wall.listen();
    let mut tablet = door.client_at(3);
    tablet.get("/");
    let many: Vec<_> = (0..6)
        .map(|_| {
            let silent = door.client_at(9);
            thread::sleep(Duration::from_millis(20));
            silent
        })
        .collect();
    door.wait_for_connections(8);
    // Each newcomer is answered, and takes the place of the many's oldest.
    for gone in 1..=4 {
        assert!(door.client_at(4).get("/").ends_with("hello"));
        thread::sleep(Duration::from_millis(50));
        let open: Vec<_> = many.iter().map(Client::is_open).collect();
        // A newcomer has left again before the next one comes, so at most as many as were needed are gone.
        assert!(open.iter().filter(|open| !**open).count() <= gone);
        let first_open = open.iter().position(|&open| open).expect("one is left");
        assert!(
            open[first_open..].iter().all(|&open| open),
            "the oldest go first: {open:?}"
        );
    }
    assert!(door.counts.evicted() >= 1);
    wall.read_until("tick\n").expect("the live page stays");
    assert!(
        tablet.get("/").ends_with("hello"),
        "and so does the idle tablet, which holds one"
    );
}

#[test]
fn the_order_in_which_connections_have_to_go() {
    let limits = ConnectionLimits {
        connections_max: 4,
        header: Duration::from_secs(20),
        idle: Duration::from_secs(20),
        ..short_limits()
    };
    let door = FrontDoor::open(limits);
    let mut live = door.client_at(2);
    live.listen();
    let mut asking = door.client_at(2);
    asking.say("POST /echo HTTP/1.1\r\nHost: box.local\r\nContent-Length: 3\r\n\r\nab");
    let mut idle = door.client_at(2);
    idle.get("/");
    thread::sleep(Duration::from_millis(20));
    let mut silent = door.client_at(2);
    door.wait_for_connections(4);
    let mut newcomers = Vec::new();
    let mut come = || {
        let mut newcomer = door.client_at(3);
        newcomer.listen();
        newcomers.push(newcomer);
    };
    come();
    idle.closed_after();
    assert!(
        silent.is_open() && asking.is_open() && live.is_open(),
        "longest without a request: the idle one"
    );
    come();
    silent.closed_after();
    assert!(
        asking.is_open() && live.is_open(),
        "then the silent newcomer"
    );
    come();
    asking.closed_after();
    live.read_until("tick\n")
        .expect("a live page is the last to go");
    come();
    // Now there are live pages only; the other address holds most, so its oldest goes.
    live.read_until("tick\n")
        .expect("an address that holds one keeps it");
    newcomers[0].closed_after();
    assert_eq!(door.counts.evicted(), 4);
}

#[test]
fn a_stop_does_not_wait_for_a_live_page() {
    let door = FrontDoor::open(short_limits());
    let mut page = door.client();
    page.listen();
    let stopped = door.stop();
    assert!(stopped <= short_limits().stop, "stopped after {stopped:?}");
    page.closed_after();
}

#[test]
fn a_stop_with_only_idle_silent_and_half_connections_is_quick() {
    let door = FrontDoor::open(short_limits());
    let mut idle = door.client();
    idle.get("/");
    let silent = door.client();
    let mut half = door.client();
    half.say("GET / HTT");
    let handshake = Client::connect(door.https);
    door.wait_for_connections(4);
    let stopped = door.stop();
    // Whoever waited for one of them would wait until the limit.
    assert!(stopped < short_limits().stop, "stopped after {stopped:?}");
    for mut client in [idle, silent, half, handshake] {
        client.closed_after();
    }
}

#[test]
fn a_request_that_was_taken_is_answered_before_the_stop() {
    let mut door = FrontDoor::open(short_limits());
    let mut client = door.client();
    client.say("GET /slow HTTP/1.1\r\nHost: box.local\r\n\r\n");
    thread::sleep(Duration::from_millis(100));
    door.begin_stop();
    let answer = client.read_answer().expect("an answer");
    assert!(
        answer.ends_with("at last") && answer.contains("connection: close"),
        "{answer}"
    );
    client.closed_after();
    assert!(
        TcpStream::connect(door.http).is_err(),
        "nobody new is let in"
    );
}

/// The child process of the next test: few descriptors, and a door.
#[test]
#[ignore = "runs as the child of another test"]
fn a_box_with_few_descriptors() {
    if std::env::var_os("CHAIR_TEST_FEW_DESCRIPTORS").is_none() {
        return;
    }
    // The ceiling is computed from the limit at start; then the limit falls below it, as `prlimit` can do at any time.
    let door = FrontDoor::open(ConnectionLimits {
        header: Duration::from_secs(3),
        ..short_limits()
    });
    let mut limit = getrlimit(Resource::Nofile);
    limit.current = Some(48);
    setrlimit(Resource::Nofile, limit).unwrap();
    eprintln!("ready {}", door.http);
    // Until the parent hangs up.
    let _ = std::io::stdin().read(&mut [0]);
    let spent = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    eprintln!("spent {}", spent.tv_sec * 1000 + spent.tv_nsec / 1_000_000);
}

#[test]
fn out_of_descriptors_the_box_goes_on_answering() {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            &crate::support::test_name(module_path!(), "a_box_with_few_descriptors"),
            "--ignored",
            "--nocapture",
        ])
        .env("CHAIR_TEST_FEW_DESCRIPTORS", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stderr.take().unwrap())
        .lines()
        .map(Result::unwrap);
    let door: SocketAddr = lines
        .find_map(|line| line.strip_prefix("ready ").map(str::to_owned))
        .unwrap()
        .parse()
        .unwrap();
    let many: Vec<_> = (0..150).map(|_| Client::connect(door)).collect();
    let begun = Instant::now();
    for _ in 0..5 {
        assert!(Client::connect(door).get("/").ends_with("hello"));
    }
    let waited = begun.elapsed();
    thread::sleep(Duration::from_secs(1));
    assert!(
        Client::connect(door).get("/").ends_with("hello"),
        "and a second later as well"
    );
    drop(many);
    drop(child.stdin.take());
    let spent: u64 = lines
        .find_map(|line| line.strip_prefix("spent ").map(str::to_owned))
        .unwrap()
        .parse()
        .unwrap();
    assert!(child.wait().unwrap().success());
    // Those that wait in the kernel's queue before ours take one pause each.
    assert!(waited < Duration::from_secs(2), "answered after {waited:?}");
    assert!(
        spent < 1500,
        "{spent} ms of processor time: it must not spin"
    );
}
