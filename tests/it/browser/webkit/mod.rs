//! The journeys of wall, child and teacher in `WebKit`, the engine of every iPad, and in Firefox, where a slow proof asks
//! for that. Their drivers speak W3C `WebDriver` alone, without the DevTools of Chromium: finding, measuring and tapping are its own. Each window stands on a screen that nobody sees.

mod back;
mod journeys;
mod letters;
mod whole;

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::panic::AssertUnwindSafe;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use futures_util::FutureExt as _;
use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::prelude::*;

use crate::support::http::Client;

/// How long a page may take to show what is waited for.
const PATIENCE: Duration = Duration::from_secs(45);
/// Whether `tests/slow/firefox` asks.
fn is_firefox() -> bool {
    std::env::var_os("CHAIR_ENGINE").is_some_and(|engine| engine == "firefox")
}

/// The browser that the driver starts. Debian keeps `WebKit`'s small one in a folder of the processor's kind and the library's version.
fn browser() -> Option<PathBuf> {
    if is_firefox() {
        return Some(PathBuf::from("/usr/bin/firefox-esr")).filter(|path| path.exists());
    }
    let folders = |path: &Path| std::fs::read_dir(path).into_iter().flatten().flatten();
    folders(Path::new("/usr/lib"))
        .flat_map(|of_processor| folders(&of_processor.path()))
        .map(|of_version| of_version.path().join("MiniBrowser"))
        .find(|path| path.exists())
}

/// An iPad held upright, and a phone as narrow as this window gets.
const TABLET: (u32, u32) = (1024, 768);
const PHONE: (u32, u32) = (460, 844);

/// A program of the machine that ends with the test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A screen that nobody sees, a window manager (without one no window ever has the focus), and the driver of `WebKit`.
struct Machine {
    port: u16,
    browser: PathBuf,
    _driver: Running,
    _windows: Running,
    _screen: Running,
    _home: TempDir,
    _turn: File,
}

impl Machine {
    /// Starts them, or None where one is not installed.
    fn start() -> Option<Self> {
        let browser = browser()?;
        let turn = super::driver::turn();
        let home = TempDir::new().expect("a temporary folder");
        let quiet = |name: &str| {
            let mut command = Command::new(name);
            command
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .stderr(Stdio::null());
            command
        };
        let mut screen = quiet("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "2000x1300x24"])
            .args(["-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .spawn()
            .ok()?;
        let mut number = String::new();
        BufReader::new(screen.stdout.take()?)
            .read_line(&mut number)
            .ok()?;
        let screen = Running(screen);
        let on_it = |name: &str| {
            let mut command = quiet(name);
            command
                .env("DISPLAY", format!(":{}", number.trim()))
                .env("HOME", home.path())
                .env("XDG_RUNTIME_DIR", home.path())
                // Its sandbox needs what a container does not give; nothing but Chair is opened in it.
                .env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1")
                .env("NO_AT_BRIDGE", "1");
            command
        };
        let windows = Running(on_it("openbox").spawn().ok()?);
        let port = TcpListener::bind("127.0.0.1:0")
            .and_then(|free| free.local_addr())
            .expect("a free port")
            .port();
        let name = if is_firefox() {
            "geckodriver"
        } else {
            "WebKitWebDriver"
        };
        let driver = on_it(name).args(["-p", &port.to_string()]).spawn().ok()?;
        let driver = Running(driver);
        let begun = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(begun.elapsed() < PATIENCE, "{name} does not come");
            std::thread::sleep(Duration::from_millis(20));
        }
        Some(Self {
            port,
            browser,
            _driver: driver,
            _windows: windows,
            _screen: screen,
            _home: home,
            _turn: turn,
        })
    }

    async fn open(&self) -> WebDriver {
        let mut wanted = Capabilities::new();
        let (name, arguments) = if is_firefox() {
            ("moz:firefoxOptions", json!([]))
        } else {
            ("webkitgtk:browserOptions", json!(["--automation"]))
        };
        let options = json!({"binary": self.browser, "args": arguments});
        wanted.set(name, options).expect("this is JSON");
        wanted
            .set("acceptInsecureCerts", true)
            .expect("this is JSON");
        // Or it would wait, deaf, for a page of a box that hangs.
        wanted
            .set("pageLoadStrategy", "none")
            .expect("this is JSON");
        let url = format!("http://127.0.0.1:{}", self.port);
        let mut opened = WebDriver::new(url.clone(), wanted.clone()).await;
        // On a busy machine a browser may not come up in the time that its driver gives it.
        for _ in 0..3 {
            if opened.is_err() {
                opened = WebDriver::new(url.clone(), wanted.clone()).await;
            }
        }
        opened.unwrap_or_else(|why| panic!("no session of the browser: {why}"))
    }
}

/// A window of `WebKit` with one page in it.
struct Window(WebDriver);

/// Opens a window with a page of this size and lets a journey happen in it. Says "not run" where there is no `WebKit`.
fn visit(size: (u32, u32), journey: impl AsyncFnOnce(&Window)) {
    let Some(machine) = Machine::start() else {
        return crate::support::tool_missing(
            "a journey in WebKit",
            "webkit2gtk-driver, xvfb or openbox is not installed",
        );
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    runtime.expect("a runtime can be built").block_on(async {
        let window = Window(machine.open().await);
        window.be_sized(size).await;
        let outcome = AssertUnwindSafe(journey(&window)).catch_unwind().await;
        if outcome.is_err() {
            window.picture("failed-webkit").await;
        }
        let _ = window.0.quit().await;
        outcome.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
    });
}

impl Window {
    /// Makes the page so large; the window's own bars come on top, and it takes its time. One that cannot be as narrow stays wider.
    async fn be_sized(&self, (width, height): (u32, u32)) {
        let wanted = [width, height];
        let mut outer = wanted;
        for _ in 0..3 {
            let _ = self.0.set_window_rect(0, 0, outer[0], outer[1]).await;
            let mut is = None;
            for _ in 0..6 {
                tokio::time::sleep(Duration::from_millis(30)).await;
                let inner = self.ask("[innerWidth, innerHeight]").await;
                is = serde_json::from_value::<[u32; 2]>(inner).ok().or(is);
                if is == Some(wanted) {
                    return;
                }
            }
            for (side, is) in is.unwrap_or(wanted).into_iter().enumerate() {
                outer[side] = (outer[side] + wanted[side]).saturating_sub(is);
            }
        }
    }

    /// What a line of script says.
    async fn ask(&self, script: &str) -> Value {
        let told = self.0.execute(format!("return {script}"), vec![]).await;
        told.map_or(Value::Null, |told| told.json().clone())
    }

    /// Goes to an address and waits until it has loaded.
    async fn open(&self, url: &str) {
        self.ask("(window.before = true)").await;
        let gone = self.0.goto(url).await;
        gone.unwrap_or_else(|why| panic!("{url}: {why}"));
        let there = "!window.before && document.readyState === 'complete'";
        self.until(url, async || self.ask(there).await == true)
            .await;
    }

    /// Takes over the cookies of an HTTP client, at the address under which this window finds the box.
    async fn become_client(&self, client: &Client, at: SocketAddr) {
        self.open(&format!("http://{at}/health")).await;
        for (name, value) in &client.cookies {
            let mut cookie = Cookie::new(name.clone(), value.clone());
            cookie.set_path("/");
            self.0.add_cookie(cookie).await.expect("a cookie is taken");
        }
    }

    /// The words of the page as they are seen, without the marks that keep a name's direction.
    async fn words(&self) -> String {
        let words = self
            .ask("document.body ? document.body.innerText : ''")
            .await;
        let words = words.as_str().unwrap_or_default();
        words.replace(['\u{2068}', '\u{2069}'], "")
    }

    /// Whether anything of the page can be seen, and holds these words: in its text or in a box.
    async fn shows(&self, words: &str) -> bool {
        let seen = "(function () {
            if (!document.body || getComputedStyle(document.documentElement).visibility === 'hidden'
                || getComputedStyle(document.body).visibility === 'hidden') { return ''; }
            return document.body.innerText + [].map.call(document.querySelectorAll('textarea, input'), function (it) { return it.value; }).join(); })()";
        let seen = self.ask(seen).await;
        seen.as_str().unwrap_or_default().contains(words)
    }

    /// Waits until something holds, and says what did not.
    async fn until(&self, what: &str, mut is: impl AsyncFnMut() -> bool) {
        let begun = Instant::now();
        while !is().await {
            if begun.elapsed() > PATIENCE {
                let address = self.0.current_url().await;
                panic!("{what} did not come; {address:?}: {}", self.words().await);
            }
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    }

    async fn wait_for_words(&self, words: &str) {
        self.until(words, async || self.words().await.contains(words))
            .await;
    }

    /// Waits for something that can be seen.
    async fn wait_for(&self, selector: &str) -> WebElement {
        let mut found = None;
        self.until(selector, async || {
            for element in self.0.find_all(By::Css(selector)).await.unwrap_or_default() {
                if element.is_displayed().await.unwrap_or(false) {
                    found = Some(element);
                    return true;
                }
            }
            false
        })
        .await;
        found.expect("it has just been found")
    }

    /// A finger on the middle of the first such thing, which is first brought to the middle of the screen: at its edge a bar of
    /// the page may lie over it.
    async fn tap(&self, selector: &str) {
        let begun = Instant::now();
        loop {
            let there = self.wait_for(selector).await;
            let _ = there.scroll_into_view().await;
            let tapped = there.click().await;
            match tapped {
                Ok(()) => return,
                // The page fetched itself again between the look and the tap.
                Err(_) if begun.elapsed() < PATIENCE => {}
                Err(why) => panic!("{selector}: {why}"),
            }
        }
    }

    /// Types into a box, behind what stands there.
    async fn write(&self, selector: &str, words: &str) {
        let field = self.wait_for(selector).await;
        let typed = field.send_keys(words).await;
        typed.unwrap_or_else(|why| panic!("{selector}: {why}"));
    }

    /// Keeps what is seen beside the pictures of the other pages.
    async fn picture(&self, name: &str) {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/target/pictures");
        let _ = std::fs::create_dir_all(folder);
        let path = format!("{folder}/{name}.png");
        let _ = self.0.screenshot(Path::new(&path)).await;
    }

    /// Nothing is wider than the window.
    async fn no_sideways_scroll(&self) {
        let over = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
        assert_eq!(self.ask(over).await, json!(0), "wider than the window");
    }
}
