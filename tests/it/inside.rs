//! The real app, gate and pages inside the test's own process, where a test needs what no command line gives: short time
//! limits, a clock of its own, the pseudo-language. Everything else is tested on the program itself.

use std::net::SocketAddr;
use std::sync::Arc;
use std::thread::JoinHandle;

use chair::app::{App, Names, Parts};
use chair::domain::text::Language;
use chair::host::{clock::Clock, machine::Machine, mdns::Announcer, serve};
use chair::settings::{Limits, Settings};
use chair::store::Store;
use chair::web::{self, gate::Gate, words::Translations};
use tempfile::TempDir;
use tokio::sync::oneshot;

use crate::http::Client;

/// A box in this process.
pub struct Inside {
    /// What its pages share.
    pub app: Arc<App>,
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
    _folder: TempDir,
}

impl Inside {
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
                let mut app = App::new(Parts {
                    store: Store::open(&data, limits.space).unwrap(),
                    clock: Arc::new(Clock::start(None)),
                    machine: Machine::load_or_make(&data).unwrap(),
                    settings,
                    names: Names::new(&[], &[], address, None),
                    announcer: Announcer::off(),
                    claim_code: None,
                })
                .await
                .unwrap();
                app.translations = words;
                let app = Arc::new(app);
                let gate = Gate::new(Arc::clone(&app), |noun| {
                    warp::service(web::routes(&app, noun))
                });
                tell.send((Arc::clone(&app), address)).unwrap();
                let door = serve::Door {
                    listener,
                    tls: None,
                };
                let stop = async { stopped.await.unwrap_or(()) };
                let counts = Arc::clone(&app.counts);
                serve::serve(vec![door], gate, serve::Limits::default(), counts, stop).await;
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

impl Drop for Inside {
    fn drop(&mut self) {
        self.app.live.stop();
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}
