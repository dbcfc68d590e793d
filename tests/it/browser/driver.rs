//! Starts Debian's chromedriver on a free port, with an empty profile, and ends it with everything it started.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::json;
use tempfile::TempDir;
use thirtyfour::{
    Capabilities, CapabilitiesHelper, ChromiumLikeCapabilities, DesiredCapabilities, WebDriver,
};

/// A running chromedriver.
pub struct Driver {
    child: Child,
    port: u16,
    profile: TempDir,
}

/// What Chromium needs in a container, as root, and to keep to itself; what is of no use to a test takes no processor.
const ARGUMENTS: &[&str] = &[
    "--headless=new",
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
    /// Starts it, or None where it is not installed.
    pub fn start() -> Option<Self> {
        let browser = [
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
        ];
        if !browser
            .iter()
            .any(|path| std::path::Path::new(path).exists())
        {
            return None;
        }
        let version = Command::new("chromedriver").arg("--version").output();
        version.ok()?;
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
    pub async fn session(&self) -> WebDriver {
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

/// A chromedriver with its port; none where it ends before it has told one.
fn spawn() -> Option<(Child, u16)> {
    let mut child = Command::new("chromedriver")
        .args(["--port=0", "--log-level=SEVERE"])
        .stdin(Stdio::null())
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
        let _ = child.wait();
        return None;
    };
    // The rest of its output must be read, or a full pipe would stop it.
    std::thread::spawn(move || lines.for_each(drop));
    Some((child, port))
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.child.kill();
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
