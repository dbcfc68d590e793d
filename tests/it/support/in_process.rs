//! The real app, guard and pages inside the test's own process, where a test needs what no command line gives: short time
//! limits, a clock of its own, the pseudo-language. Everything else is tested on the program itself.

use std::net::SocketAddr;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use chair::app::{App, Names, Parts};
use chair::domain::text::Language;
use chair::host::{clock::Clock, machine::Machine, mdns::Announcer, serve};
use chair::http::guard::{Guard, Routes};
use chair::i18n::Translations;
use chair::pages;
use chair::settings::{Limits, Settings};
use chair::store::Store;
use tempfile::TempDir;
use tokio::sync::oneshot;

use super::classroom::{pair, paste, submit};
use super::html::Page;
use super::http::Client;
use super::people::{PASSPHRASE, Wall};

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
        let folder = tempfile::tempdir().expect("a temporary folder");
        let data = folder.path().to_owned();
        let (stop, stopped) = oneshot::channel::<()>();
        let (tell, told) = std::sync::mpsc::channel();
        let thread = std::thread::spawn(move || {
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
                let routes = Routes::new(pages::routes()).unwrap();
                let guard = Guard::new(Arc::clone(&app), routes, pages::error::PAGES);
                tell.send((Arc::clone(&app), address)).unwrap();
                let door = serve::Door {
                    listener,
                    tls: None,
                };
                let stop = async { stopped.await.unwrap_or(()) };
                let counts = Arc::clone(&app.counts);
                serve::serve(vec![door], guard, serve::Limits::default(), counts, stop).await;
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
        ("name", "Ms Otter"),
        ("passphrase", PASSPHRASE),
        ("language", "en"),
    ];
    let status = teacher.post("/claim", &fields).status;
    (teacher, status)
}

/// A class that writes all day every day, and its wall.
pub fn class_of(inside: &InProcess) -> (Client, Wall, String) {
    let (mut teacher, status) = claim(inside, &inside.app.claim.now());
    assert_eq!(status, 303);
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
