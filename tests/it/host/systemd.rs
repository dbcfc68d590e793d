//! What systemd and the real program say to each other, with this test in systemd's place: sockets that are handed over,
//! the socket for notes (READY, WATCHDOG, STOPPING), a writer that hangs. The units themselves stand in `units_and_scripts`.

use std::fs;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::os::fd::AsRawFd;
use std::os::unix::fs::MetadataExt as _;
use std::os::unix::net::UnixDatagram;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chair::store::{Attribution, Space, Store};
use rustix::io::{FdFlags, fcntl_setfd};
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, ClientConnection, RootCertStore};

use crate::support::http::{Client, Line};
use crate::support::not_run;
use crate::support::program::{CHAIR, Program, command, run, serve_words};

/// A folder, and the socket on which systemd would listen for notes.
struct Systemd {
    folder: tempfile::TempDir,
    notes: UnixDatagram,
}

impl Systemd {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let notes = UnixDatagram::bind(folder.path().join("notes")).unwrap();
        Self { folder, notes }
    }

    fn data(&self) -> std::path::PathBuf {
        self.folder.path().join("data")
    }

    /// Starts the program with a watchdog of this period.
    fn start(&self, period: Duration) -> Program {
        let data = self.data();
        let mut start = command(&["serve", "--http", "127.0.0.1:0", "--https", "off"]);
        start
            .args(["--announce", "off", "--data"])
            .arg(&data)
            .env("NOTIFY_SOCKET", self.folder.path().join("notes"))
            .env("WATCHDOG_USEC", period.as_micros().to_string());
        Program::start(start, &data.with_extension("log"))
    }

    /// The next note, if one comes within this time.
    fn note(&self, within: Duration) -> Option<String> {
        let mut bytes = [0; 256];
        self.notes.set_read_timeout(Some(within)).unwrap();
        let length = self.notes.recv(&mut bytes).ok()?;
        Some(
            String::from_utf8_lossy(&bytes[..length])
                .trim_end()
                .to_owned(),
        )
    }

    /// Takes every note that comes until none came for so long.
    fn until_quiet_for(&self, time: Duration) {
        let begun = Instant::now();
        while self.note(time).is_some() {
            assert!(begun.elapsed() < Duration::from_secs(30), "never quiet");
        }
    }
}

const LONG: Duration = Duration::from_secs(20);

#[test]
fn it_says_ready_when_the_doors_are_open_then_gives_signs_of_life_and_says_that_it_stops() {
    let systemd = Systemd::new();
    let period = Duration::from_millis(800);
    let program = systemd.start(period);
    assert_eq!(systemd.note(LONG).as_deref(), Some("READY=1"));
    Client::new(program.address).get("/health").expect(200);
    assert_eq!(systemd.note(LONG).as_deref(), Some("WATCHDOG=1"));
    let begun = Instant::now();
    for _ in 0..4 {
        assert_eq!(systemd.note(LONG).as_deref(), Some("WATCHDOG=1"));
    }
    let took = begun.elapsed();
    assert!(took > period * 7 / 4, "too often: {took:?}");
    program.ask_to_stop();
    let mut last = systemd.note(LONG);
    while last.as_deref() == Some("WATCHDOG=1") {
        last = systemd.note(LONG);
    }
    assert_eq!(last.as_deref(), Some("STOPPING=1"));
    program.stop();
}

#[test]
fn a_sign_of_life_writes_nothing() {
    let systemd = Systemd::new();
    let program = systemd.start(Duration::from_millis(100));
    let written = || -> u64 {
        let told = fs::read_to_string(format!("/proc/{}/io", program.id())).unwrap();
        let line = told.lines().find_map(|it| it.strip_prefix("write_bytes: "));
        line.unwrap().parse().unwrap()
    };
    assert_eq!(systemd.note(LONG).as_deref(), Some("READY=1"));
    for _ in 0..20 {
        systemd.note(LONG).unwrap();
    }
    let (before, files) = (written(), files(&systemd.data()));
    for _ in 0..100 {
        assert_eq!(systemd.note(LONG).as_deref(), Some("WATCHDOG=1"));
    }
    assert_eq!(self::files(&systemd.data()), files, "no file has changed");
    if before == 0 {
        return not_run(
            "bytes written by the watchdog",
            "this disk counts none: the first start wrote 0 too",
        );
    }
    assert_eq!(written() - before, 0, "bytes for a hundred signs of life");
}

/// Name, length and last change of every file of the data folder.
fn files(folder: &Path) -> Vec<(std::path::PathBuf, u64, std::time::SystemTime)> {
    let mut found: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let entry = entry.unwrap();
            let meta = entry.metadata().unwrap();
            (entry.path(), meta.len(), meta.modified().unwrap())
        })
        .collect();
    found.sort();
    found
}

#[test]
fn a_writer_that_cannot_write_gives_no_sign_of_life() {
    let systemd = Systemd::new();
    let period = Duration::from_millis(200);
    let program = systemd.start(period);
    assert_eq!(systemd.note(LONG).as_deref(), Some("READY=1"));
    assert_eq!(systemd.note(LONG).as_deref(), Some("WATCHDOG=1"));
    let holder = rusqlite::Connection::open(systemd.data().join("chair.db")).unwrap();
    holder.busy_timeout(LONG).unwrap();
    holder.execute_batch("BEGIN IMMEDIATE").unwrap();
    systemd.until_quiet_for(period * 10);
    // ReadTx goes on meanwhile: only the writer is stuck.
    Client::new(program.address).get("/health").expect(200);
    holder.execute_batch("ROLLBACK").unwrap();
    assert_eq!(systemd.note(LONG).as_deref(), Some("WATCHDOG=1"));
    program.stop();
}

#[test]
fn a_thread_that_hangs_keeps_the_sign_of_life_back() {
    let folder = tempfile::tempdir().unwrap();
    let store = Arc::new(Store::open(folder.path(), Space::default()).unwrap());
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        assert!(store.is_alive().await);
        let (go_on, wait) = std::sync::mpsc::channel::<()>();
        let hanging = {
            let store = Arc::clone(&store);
            tokio::spawn(async move {
                let hang = move |_: &chair::store::WriteTx<'_>| {
                    let _ = wait.recv();
                    Ok::<(), chair::store::Error>(())
                };
                store.write(Attribution::default(), hang).await
            })
        };
        tokio::task::yield_now().await;
        let soon = tokio::time::timeout(Duration::from_millis(500), store.is_alive());
        assert!(soon.await.is_err(), "the writer hangs");
        go_on.send(()).unwrap();
        hanging.await.unwrap().unwrap();
        assert!(store.is_alive().await, "and works again");
    });
}

/// Starts the program with these two sockets as its third and fourth descriptor, as systemd does.
fn handed(data: &Path, sockets: [&TcpListener; 2]) -> Program {
    for socket in sockets {
        fcntl_setfd(socket, FdFlags::empty()).unwrap();
    }
    let [http, https] = sockets.map(AsRawFd::as_raw_fd);
    let mut start = Command::new("bash");
    start
        .arg("-c")
        .arg(format!(
            "export LISTEN_PID=$$ LISTEN_FDS=2; exec 3<&{http} 4<&{https} \"$@\""
        ))
        .args(["bash", CHAIR, "serve", "--announce", "off", "--data"])
        .arg(data);
    Program::start(start, &data.with_extension("log"))
}

/// Shakes hands over TLS, trusting the authority in the box's own folder.
fn is_secure(address: SocketAddr, data: &Path) -> bool {
    let authority =
        CertificateDer::from_pem_file(data.join("certificate/authority.pem")).expect("made");
    let mut roots = RootCertStore::empty();
    roots.add(authority).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let trust = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    let mut line =
        ClientConnection::new(Arc::new(trust), ServerName::from(address.ip())).expect("a client");
    let mut socket = TcpStream::connect(address).unwrap();
    socket.set_read_timeout(Some(LONG)).unwrap();
    line.complete_io(&mut socket).is_ok()
}

#[test]
fn sockets_of_systemd_are_the_doors_and_nobody_is_turned_away_while_it_starts_again() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let bind = || TcpListener::bind("127.0.0.1:0").unwrap();
    let (http, https) = (bind(), bind());
    let address = http.local_addr().unwrap();
    let client = Client::new(address);
    // Knocks before the program has even begun.
    let mut early = Line::open(address).unwrap();
    let program = handed(&data, [&http, &https]);
    assert_eq!(program.address, address, "the first is HTTP");
    early
        .send(&client.ask("GET", "/health"))
        .unwrap()
        .expect(200);
    assert!(is_secure(https.local_addr().unwrap(), &data), "the second");

    program.kill9();
    let mut waiting = Line::open(address).expect("the door is open while nobody is at home");
    let program = handed(&data, [&http, &https]);
    waiting
        .send(&client.ask("GET", "/health"))
        .unwrap()
        .expect(200);
    program.stop();
}

#[test]
fn what_is_handed_over_but_is_no_door_is_refused_in_one_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let mut start = Command::new("bash");
    start
        .arg("-c")
        .arg("export LISTEN_PID=$$ LISTEN_FDS=1; exec 3</dev/null \"$@\"")
        .args(["bash", CHAIR, "serve", "--data"])
        .arg(folder.path().join("data"));
    let out = start.output().unwrap();
    let said = String::from_utf8_lossy(&out.stderr).into_owned();
    assert_eq!(out.status.code(), Some(1), "{said}");
    assert!(said.contains("Look at chair.socket."), "{said}");
    assert_eq!(said.lines().count(), 1, "{said}");
}

#[test]
fn the_journal_never_hears_the_claim_code_and_a_terminal_does() {
    let folder = tempfile::tempdir().unwrap();
    for (nth, is_journal) in [true, false].into_iter().enumerate() {
        let data = folder.path().join(nth.to_string());
        let log = data.with_extension("log");
        let about = fs::File::create(&log).unwrap().metadata().unwrap();
        let stream = if is_journal {
            format!("{}:{}", about.dev(), about.ino())
        } else {
            "0:0".to_owned()
        };
        let mut start = command(&serve_words(&data));
        start.env("JOURNAL_STREAM", stream);
        let program = Program::start(start, &log);
        let begun = Instant::now();
        let said = loop {
            let said = fs::read_to_string(&log).unwrap();
            let line = said.lines().find(|line| line.starts_with("Claim code: "));
            if let Some(line) = line {
                break line.to_owned();
            }
            assert!(begun.elapsed() < Duration::from_secs(60), "{said}");
            std::thread::sleep(Duration::from_millis(20));
        };
        assert_eq!(
            said.contains("chair setup-code --data "),
            is_journal,
            "{said}"
        );
        let data = data.to_str().unwrap();
        let code = run(&["setup-code", "--data", data]).1;
        let code: String = code.chars().filter(char::is_ascii_digit).collect();
        let code = format!("{} {}", &code[..4], &code[4..]);
        let log = fs::read_to_string(&log).unwrap();
        assert_ne!(log.contains(&code), is_journal, "{log}");
        program.stop();
    }
}
