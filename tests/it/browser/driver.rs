//! Starts Debian's chromedriver on a free port, with an empty profile, lends its browser to one journey after another, and ends
//! both with the tests.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::Duration;

use serde_json::json;
use tempfile::TempDir;
use thirtyfour::prelude::WebDriverResult;
use thirtyfour::{
    Capabilities, CapabilitiesHelper, ChromiumLikeCapabilities, DesiredCapabilities, WebDriver,
};
use tokio::runtime::Handle;

/// A browser with its driver. Coming up costs it as much as many a journey, so that one journey after another has it, each in a
/// tab of its own and with nothing that an earlier one left.
pub struct Browser {
    /// The tab, as its driver sees it.
    pub session: WebDriver,
    _driver: Driver,
}

/// Those that no journey has at the moment.
static IDLE: Mutex<Vec<Browser>> = Mutex::new(Vec::new());

/// What the browsers are spoken to on, by a thread of its own: their connections outlive a journey.
pub fn runtime() -> &'static Handle {
    static RUNTIME: OnceLock<Handle> = OnceLock::new();
    RUNTIME.get_or_init(|| {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime can be built");
        let handle = runtime.handle().clone();
        std::thread::spawn(move || runtime.block_on(std::future::pending::<()>()));
        handle
    })
}

/// Whether there are a browser and its driver on this machine.
pub fn is_installed() -> bool {
    let mut places = [
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
    ]
    .iter();
    places.any(|path| Path::new(path).exists())
        && Command::new("chromedriver")
            .arg("--version")
            .output()
            .is_ok()
}

impl Browser {
    /// One that is idle, or a new one.
    pub async fn borrow() -> Self {
        loop {
            let idle = IDLE.lock().unwrap_or_else(PoisonError::into_inner).pop();
            let Some(idle) = idle else {
                let driver = Driver::start().expect("a chromedriver starts");
                let session = driver.session().await;
                return Self {
                    session,
                    _driver: driver,
                };
            };
            if idle.forget().await.is_ok() {
                return idle;
            }
        }
    }

    /// For the next journey: this one went well.
    pub fn give_back(self) {
        IDLE.lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(self);
    }

    /// Leaves nothing of the journeys before: no tab, no cookie, no kept file, no line in a log. What a page has stored on the
    /// device goes when its address is opened again.
    async fn forget(&self) -> WebDriverResult<()> {
        let session = &self.session;
        let old = session.windows().await?;
        let new = session.new_tab().await?;
        for tab in old {
            session.switch_to_window(tab).await?;
            session.close_window().await?;
        }
        session.switch_to_window(new).await?;
        for forget in [
            "Page.bringToFront",
            "Network.clearBrowserCookies",
            "Network.clearBrowserCache",
        ] {
            session.cdp().send_raw(forget, json!({})).await?;
        }
        session.browser_log().await?;
        session.get_log("performance").await?;
        Ok(())
    }
}

/// A running chromedriver.
struct Driver {
    child: Child,
    port: u16,
    profile: TempDir,
}

/// What Chromium needs in a container, as root, and to keep to itself; what is of no use to a test takes no processor.
const ARGUMENTS: &[&str] = &[
    "--headless=new",
    // It hears from its driver through a pipe, and ends where that ends.
    "--remote-debugging-pipe",
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-breakpad",
    "--disable-client-side-phishing-detection",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-sync",
    "--metrics-recording-only",
    "--no-default-browser-check",
    "--no-first-run",
    "--password-store=basic",
    "--hide-scrollbars",
    "--force-color-profile=srgb",
];

impl Driver {
    fn start() -> Option<Self> {
        // The port that it picks may be taken by another program in the same moment: then it ends, and is started anew.
        let (child, port) = (0..20).find_map(|turn| {
            std::thread::sleep(Duration::from_millis(100 * turn));
            spawn()
        })?;
        let profile = TempDir::new().expect("a temporary folder");
        Some(Self {
            child,
            port,
            profile,
        })
    }

    /// A browser. On a busy machine it may not come up in the time that its driver gives it: then there is another try.
    async fn session(&self) -> WebDriver {
        let url = format!("http://127.0.0.1:{}", self.port);
        let mut opened = WebDriver::new(&url, self.capabilities()).await;
        for _ in 0..3 {
            if opened.is_err() {
                opened = WebDriver::new(&url, self.capabilities()).await;
            }
        }
        opened.unwrap_or_else(|why| panic!("no browser session: {why}"))
    }

    /// The browser that a session is to have.
    fn capabilities(&self) -> Capabilities {
        let mut wanted = DesiredCapabilities::chrome();
        let profile = format!("--user-data-dir={}", self.profile.path().display());
        // Whatever a page asks for elsewhere is seen in the log and goes nowhere.
        let ours = chair::host::mdns::lan_addresses();
        let only = ours.iter().fold(
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"
                .to_owned(),
            |only, ip| format!("{only}, EXCLUDE {ip}"),
        );
        for argument in ARGUMENTS.iter().copied().chain([profile.as_str(), &only]) {
            wanted.add_arg(argument).expect("an argument is a word");
        }
        wanted
            .accept_insecure_certs(true)
            .expect("a flag is a flag");
        wanted
            .set(
                "goog:loggingPrefs",
                json!({"browser": "ALL", "performance": "ALL"}),
            )
            .expect("this is JSON");
        wanted.into()
    }
}

/// A chromedriver with its port; none where it ends before it has told one. It ends when nobody holds its input any more, which
/// is when the tests are over, however they end.
fn spawn() -> Option<(Child, u16)> {
    let until_the_end = "chromedriver --port=0 --log-level=SEVERE & read -r _; kill $!; wait";
    let mut child = Command::new("sh")
        .args(["-c", until_the_end])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let mut lines = BufReader::new(child.stdout.take()?)
        .lines()
        .map_while(Result::ok);
    let port = lines.find_map(|line| {
        let (_, rest) = line.split_once("started successfully on port ")?;
        rest.trim_end_matches('.').parse().ok()
    });
    let Some(port) = port else {
        drop(child.stdin.take());
        let _ = child.wait();
        return None;
    };
    // The rest of its output must be read, or a full pipe would stop it.
    std::thread::spawn(move || lines.for_each(drop));
    Some((child, port))
}

impl Drop for Driver {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        let _ = self.child.wait();
    }
}

/// As many journeys in a browser at once as there are processors, and two at the least, also where the tests run as several
/// programs: more only make each other slow. The turn is over when the file is closed.
pub fn turn() -> File {
    let turns =
        std::thread::available_parallelism().map_or(2, |processors| processors.get().max(2));
    let files = (0..turns).map(|nth| {
        let path = format!("{}/target/browser-{nth}.lock", env!("CARGO_MANIFEST_DIR"));
        File::create(path).expect("target can be written")
    });
    let mut files: Vec<File> = files.collect();
    loop {
        let free = files.iter().position(|file| file.try_lock().is_ok());
        if let Some(free) = free {
            return files.swap_remove(free);
        }
        std::thread::sleep(Duration::from_millis(50));
    }
}
