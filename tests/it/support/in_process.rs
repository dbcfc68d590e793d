//! The real app, guard and pages inside the test's own process, where a test needs what no command line gives: short time
//! limits, a clock of its own, the pseudo-language. Everything else is tested on the program itself.

use std::net::SocketAddr;
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use chair::app::{App, Names, Parts};
use chair::domain::text::Language;
use chair::host::{clock::Clock, machine::Machine, mdns::Announcer, serve};
use chair::http::route::Route;
use chair::http::{guard::Guard, route::Routes};
use chair::i18n::Translations;
use chair::pages;
use chair::settings::{Limits, Settings};
use chair::store::Store;
use tempfile::TempDir;
use tokio::sync::oneshot;

use super::classroom::{pair, paste, submit};
use super::html::Page;
use super::http::Client;
use super::people::{PASSPHRASE, TEACHER, Wall};

/// A box in this process.
pub struct InProcess {
    /// What its pages share.
    pub app: Arc<App>,
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
    _folder: TempDir,
}

impl InProcess {
    /// A fresh, unclaimed box with these limits and words.
    pub fn open(limits: Limits, words: Translations) -> Self {
        Self::with_routes(limits, words, pages::routes())
    }

    /// The same with routes of the test's own.
    pub fn with_routes(limits: Limits, words: Translations, routes: Vec<Route>) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let data = folder.path().to_owned();
        let (stop, stopped) = oneshot::channel::<()>();
        let (tell, told) = std::sync::mpsc::channel();
        let thread = thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build();
            runtime.expect("a runtime can be built").block_on(async {
                let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
                let address = listener.local_addr().unwrap();
                let settings = Settings {
                    data: data.clone(),
                    http: address,
                    https: None,
                    name: None,
                    announce: false,
                    language: Language::English,
                    also: Vec::new(),
                    setup: None,
                    limits,
                };
                let app = App::new(Parts {
                    store: Store::open(&data, limits.space).unwrap(),
                    clock: Arc::new(Clock::start(None)),
                    machine: Machine::load_or_make(&data).unwrap(),
                    settings,
                    names: Names::new(&[], &[], address, None),
                    announcer: Announcer::off(),
                    translations: words,
                    claim_code: None,
                })
                .await
                .unwrap();
                let routes = Routes::new(routes).unwrap();
                let guard = Guard::new(Arc::clone(&app), routes, pages::error::PAGES);
                tell.send((Arc::clone(&app), address)).unwrap();
                let door = serve::ListeningSocket {
                    listener,
                    tls: None,
                };
                let stop = async { stopped.await.unwrap_or(()) };
                let counts = Arc::clone(&app.counts);
                serve::serve(
                    vec![door],
                    guard,
                    serve::ConnectionLimits::default(),
                    counts,
                    stop,
                )
                .await;
            });
        });
        let (app, address) = told.recv().expect("the box opens");
        Self {
            app,
            address,
            stop: Some(stop),
            thread: Some(thread),
            _folder: folder,
        }
    }

    /// Somebody without a cookie who asks for this language.
    pub fn stranger(&self, language: &str) -> Client {
        Client {
            language: Some(language.to_owned()),
            ..Client::new(self.address)
        }
    }
}

impl Drop for InProcess {
    fn drop(&mut self) {
        self.app.live.stop();
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// The limits of every day, but for a door that can be tried again at once.
pub fn quick() -> Limits {
    Limits {
        between_tries: Duration::ZERO,
        ..Limits::default()
    }
}

/// Somebody claims the box with this code; what the box answered stands beside the client.
pub fn claim(inside: &InProcess, code: &str) -> (Client, u16) {
    let mut teacher = inside.stranger("en");
    let fields = [
        ("code", code),
        ("name", TEACHER),
        ("passphrase", PASSPHRASE),
        ("language", "en"),
    ];
    let status = teacher.post("/claim", &fields).status;
    (teacher, status)
}

/// Ms Otter signs in: on this device, or on one of her own, which no idleness ends as long as she has no six digits.
pub fn sign_in(inside: &InProcess, own: bool) -> Client {
    let mut teacher = inside.stranger("en");
    let mut fields = vec![("name", TEACHER), ("passphrase", PASSPHRASE)];
    if own {
        fields.push(("own", "yes"));
    }
    // One try a second, unless the box was opened otherwise.
    let begun = Instant::now();
    while teacher.post("/door/teacher", &fields).status != 303 {
        assert!(begun.elapsed() < Duration::from_secs(60), "she may sign in");
        thread::sleep(Duration::from_millis(100));
    }
    teacher
}

/// A class that writes all day every day, and its wall. However short the limits are, the teacher is still signed in when it
/// is set up: she is on her own device.
pub fn class_of(inside: &InProcess) -> (Client, Wall, String) {
    let (_, status) = claim(inside, &inside.app.claim.now());
    assert_eq!(status, 303);
    let mut teacher = sign_in(inside, true);
    let class = teacher.make_class("Room 12");
    paste(&mut teacher, &class, "Ada\nBen\nCai").expect(303);
    let path = format!("/teach/classes/{class}/calendar");
    let form = Page::read(&teacher.get(&path).expect(200).text())
        .form_with(&["day", "start"])
        .tick_all("day")
        .fill("start", "09:00")
        .fill("minutes", "60");
    submit(&mut teacher, &form).expect(303);
    let mut wall = inside.stranger("en");
    pair(&mut wall, &mut teacher, &class);
    (teacher, Wall(wall), class)
}

/// A journey was slower than the limit that it is about, so that nothing can be said.
#[derive(Debug)]
pub struct TooSlow;

/// Makes a journey with a short limit. Where this machine is too slow for that, it begins anew with twice the time.
#[track_caller]
pub fn in_time(journey: impl Fn(Duration) -> Result<(), TooSlow>) {
    let mut limit = Duration::from_millis(500);
    while journey(limit).is_err() {
        limit *= 2;
        assert!(limit < Duration::from_secs(60), "no limit is long enough");
    }
}

/// What came back before the limit was over, reckoned from a moment that is no later than the box's own.
pub fn before<T>(came: T, since: Instant, limit: Duration) -> Result<T, TooSlow> {
    if since.elapsed() < limit {
        Ok(came)
    } else {
        Err(TooSlow)
    }
}
