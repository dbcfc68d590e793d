//! Real Chromium through its driver: a tab with a screen, a finger and eyes. Finding, reading, measuring and tapping go
//! through the DevTools protocol's DOM and Input domains, so that they work with scripts switched off as well.
//! The checks that every page must pass stand in `checks`; only `wall`, `sign_in`, `moments`, `teacher` and `first_run` know Chair.

mod adults;
mod board;
mod checks;
mod children;
mod claim_twice;
mod clock_set_back;
mod conference;
mod driver;
mod ends_twice;
mod everywhere;
mod first_run;
mod forced_colours;
mod foreign;
mod handed;
mod heard;
mod home;
mod keeping;
mod keyboard;
mod keys;
mod leads;
mod left_behind;
mod lists;
mod markup_in_names;
mod measures;
mod minute;
mod moments;
mod nothing_moves;
mod own_words;
mod painted;
mod panel;
mod paper;
mod probe;
mod screen;
mod secure;
mod sheet;
mod sign_in;
mod stage;
mod story;
mod tags;
mod taps;
mod teacher;
mod today;
mod two_tabs;
mod typed;
mod update;
mod wall;
mod webkit;
mod week;
mod without;
mod youngest;

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::panic::AssertUnwindSafe;
use std::time::{Duration, Instant};

use futures_util::FutureExt as _;
use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::support::html::Page;
use crate::support::http::Client;
use driver::Browser;
use screen::Liking;
pub use screen::Screen;

/// How long a page may take to show what is waited for.
const PATIENCE: Duration = Duration::from_secs(30);

/// A page that hears of something shows it so soon, also on a busy machine: by itself it looks only once a minute.
const SOON: Duration = Duration::from_secs(10);

/// A box on the screen, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// Its left edge.
    pub x: f64,
    /// Its upper edge.
    pub y: f64,
    /// How wide it is.
    pub width: f64,
    /// How high it is.
    pub height: f64,
}

/// An open tab.
pub struct Tab {
    driver: WebDriver,
    screen: Screen,
    /// The boxes whose pages were opened.
    opened: RefCell<BTreeSet<String>>,
    /// How often a finger has come down.
    taps: Cell<u32>,
    /// How often a key was pressed, or words were put into a field.
    keys: Cell<u32>,
    /// What the browser has logged and a check has not yet looked at: DevTools events, in order.
    events: RefCell<Vec<Value>>,
}

/// Opens a browser with this screen and lets a journey happen in it. Says "not run" where there is no browser.
pub fn visit(screen: Screen, journey: impl AsyncFnOnce(&Tab)) {
    visit_together(&[screen], async |tabs| journey(&tabs[0]).await);
}

/// The same with several people at once, each before a browser of their own.
pub fn visit_together(screens: &[Screen], journey: impl AsyncFnOnce(&[Tab])) {
    let _turn = driver::turn();
    if !driver::is_installed() {
        return crate::support::tool_missing(
            "a journey in the browser",
            "chromium or chromedriver is not installed",
        );
    }
    driver::runtime().block_on(async {
        let mut browsers = Vec::new();
        let mut tabs = Vec::new();
        for screen in screens {
            let browser = Browser::borrow().await;
            tabs.push(Tab::open_on(&browser, *screen).await);
            browsers.push(browser);
        }
        let whole = async {
            journey(&tabs).await;
            for tab in &tabs {
                tab.nothing_left_the_box().await;
            }
        };
        let outcome = AssertUnwindSafe(whole).catch_unwind().await;
        if let Err(panic) = outcome {
            for (nth, tab) in tabs.iter().enumerate() {
                let nth = if nth == 0 {
                    String::new()
                } else {
                    nth.to_string()
                };
                tab.picture(&format!("failed{nth}")).await;
            }
            std::panic::resume_unwind(panic);
        }
        browsers.into_iter().for_each(Browser::give_back);
    });
}

/// Until the next look at what is waited for: what comes soon is seen soon, and what comes late costs few looks.
async fn pause(begun: Instant) {
    let pause = begun.elapsed() / 8;
    let bounds = (Duration::from_millis(20), Duration::from_millis(150));
    tokio::time::sleep(pause.clamp(bounds.0, bounds.1)).await;
}

impl Tab {
    async fn open_on(browser: &Browser, screen: Screen) -> Self {
        let tab = Self {
            driver: browser.session.clone(),
            screen,
            opened: RefCell::new(BTreeSet::new()),
            taps: Cell::new(0),
            keys: Cell::new(0),
            events: RefCell::new(Vec::new()),
        };
        let (width, height) = screen.size;
        tab.be_sized(f64::from(width), f64::from(height)).await;
        let touch = if screen.touch {
            json!({"enabled": true, "maxTouchPoints": 5})
        } else {
            json!({"enabled": false})
        };
        tab.devtools("Emulation.setTouchEmulationEnabled", touch)
            .await;
        tab.devtools(
            "Emulation.setScriptExecutionDisabled",
            json!({"value": !screen.script}),
        )
        .await;
        tab.devtools("Network.enable", json!({})).await;
        tab.devtools(
            "Network.setExtraHTTPHeaders",
            json!({"headers": {"Accept-Language": screen.language}}),
        )
        .await;
        tab.prefer(screen.liking()).await;
        tab
    }

    async fn be_sized(&self, width: f64, height: f64) {
        let metrics = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": self.screen.touch});
        self.devtools("Emulation.setDeviceMetricsOverride", metrics)
            .await;
    }

    /// One DevTools command; fails the test where the browser refuses it.
    pub async fn devtools(&self, method: &str, with: Value) -> Value {
        self.try_devtools(method, with)
            .await
            .unwrap_or_else(|why| panic!("{method}: {why}"))
    }

    async fn try_devtools(&self, method: &str, with: Value) -> WebDriverResult<Value> {
        self.driver.cdp().send_raw(method, with).await
    }

    async fn prefer(&self, liking: Liking) {
        let features = json!({"features": [
            {"name": "prefers-color-scheme", "value": if liking.dark { "dark" } else { "light" }},
            {"name": "prefers-reduced-motion", "value": if liking.still { "reduce" } else { "" }},
            {"name": "prefers-contrast", "value": if liking.contrast { "more" } else { "" }},
        ]});
        self.devtools("Emulation.setEmulatedMedia", features).await;
    }

    /// Takes over the cookies of an HTTP client: this tab is now that wall, or that teacher.
    pub async fn become_client(&self, client: &Client) {
        for (name, value) in &client.cookies {
            let cookie = json!({"name": name, "value": value, "url": format!("http://{}/", client.address), "httpOnly": true});
            self.devtools("Network.setCookie", cookie).await;
        }
    }

    /// Goes to an address and waits until it has loaded.
    pub async fn open(&self, url: &str) {
        let origin = url.splitn(4, '/').take(3).collect::<Vec<_>>().join("/");
        if self.opened.borrow_mut().insert(origin.clone()) {
            // An earlier journey may have had a box at the same port.
            let stored = "local_storage,indexeddb,cache_storage,service_workers";
            let stored = json!({"origin": origin, "storageTypes": stored});
            self.devtools("Storage.clearDataForOrigin", stored).await;
        }
        self.driver
            .goto(url)
            .await
            .unwrap_or_else(|why| panic!("{url}: {why}"));
    }

    /// Loads the page again.
    pub async fn reload(&self) {
        self.driver.refresh().await.expect("the page loads again");
    }

    /// The address of the page.
    pub async fn address(&self) -> String {
        self.driver
            .current_url()
            .await
            .expect("a page has an address")
            .to_string()
    }

    /// The page as it stands now, read.
    pub async fn page(&self) -> Page {
        for _ in 0..5 {
            let document = self.devtools("DOM.getDocument", json!({"depth": 0})).await;
            let id = &document["root"]["nodeId"];
            if let Ok(html) = self
                .try_devtools("DOM.getOuterHTML", json!({"nodeId": id}))
                .await
            {
                return Page::read(html["outerHTML"].as_str().unwrap_or_default());
            }
            // The page was just being replaced by the next one.
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("the page never stood still");
    }

    /// The nodes that a selector finds, as the DevTools number them.
    async fn nodes(&self, selector: &str) -> Vec<Value> {
        let document = self.devtools("DOM.getDocument", json!({"depth": 0})).await;
        let with = json!({"nodeId": document["root"]["nodeId"], "selector": selector});
        let found = self.try_devtools("DOM.querySelectorAll", with).await;
        found
            .ok()
            .and_then(|found| found["nodeIds"].as_array().cloned())
            .unwrap_or_default()
    }

    /// Waits until a selector finds something that is laid out, and gives its box.
    pub async fn wait_for(&self, selector: &str) -> Rect {
        let begun = Instant::now();
        loop {
            if let Some(rect) = self.rects(selector).await.into_iter().next() {
                return rect;
            }
            let page = if begun.elapsed() > PATIENCE {
                Some(self.page().await.text)
            } else {
                None
            };
            assert!(
                page.is_none(),
                "{selector} did not come; {} says: {page:?}",
                self.address().await
            );
            pause(begun).await;
        }
    }

    /// Waits until the words of the page hold these.
    pub async fn wait_for_words(&self, words: &str) {
        let begun = Instant::now();
        loop {
            let text = self.page().await.text.replace(['\u{2068}', '\u{2069}'], "");
            if text.contains(words) {
                return;
            }
            assert!(
                begun.elapsed() < PATIENCE,
                "{words:?} did not come; {} says: {text}",
                self.address().await
            );
            pause(begun).await;
        }
    }

    /// The boxes of everything a selector finds that is laid out, in the order of the page.
    pub async fn rects(&self, selector: &str) -> Vec<Rect> {
        let mut found = Vec::new();
        for node in self.nodes(selector).await {
            // A node without a box is hidden, or gone since it was found.
            let Ok(model) = self
                .try_devtools("DOM.getBoxModel", json!({"nodeId": node}))
                .await
            else {
                continue;
            };
            let corner = |at: usize| model["model"]["border"][at].as_f64().unwrap_or_default();
            let rect = Rect {
                x: corner(0),
                y: corner(1),
                width: corner(4) - corner(0),
                height: corner(5) - corner(1),
            };
            if rect.width > 0.0 && rect.height > 0.0 {
                found.push(rect);
            }
        }
        found
    }

    /// Whether a selector finds anything that is laid out now.
    pub async fn shows(&self, selector: &str) -> bool {
        !self.rects(selector).await.is_empty()
    }

    /// A finger comes down on the middle of the first such thing, and up again (a click, where there is no touch).
    pub async fn tap(&self, selector: &str) {
        self.wait_for(selector).await;
        if let Some(node) = self.nodes(selector).await.first() {
            let _ = self
                .try_devtools("DOM.scrollIntoViewIfNeeded", json!({"nodeId": node}))
                .await;
        }
        let rect = self.wait_for(selector).await;
        let (x, y) = (rect.x + rect.width / 2.0, rect.y + rect.height / 2.0);
        self.taps.set(self.taps.get() + 1);
        if self.screen.touch {
            self.devtools(
                "Input.dispatchTouchEvent",
                json!({"type": "touchStart", "touchPoints": [{"x": x, "y": y}]}),
            )
            .await;
            self.devtools(
                "Input.dispatchTouchEvent",
                json!({"type": "touchEnd", "touchPoints": []}),
            )
            .await;
        } else {
            for kind in ["mousePressed", "mouseReleased"] {
                let event =
                    json!({"type": kind, "x": x, "y": y, "button": "left", "clickCount": 1});
                self.devtools("Input.dispatchMouseEvent", event).await;
            }
        }
    }

    /// How many taps there were so far.
    pub fn taps(&self) -> u32 {
        self.taps.get()
    }

    /// How many keys were pressed and fields written into so far.
    pub fn keys(&self) -> u32 {
        self.keys.get()
    }

    /// Puts words into a field, as a paste does.
    pub async fn write(&self, selector: &str, words: &str) {
        self.wait_for(selector).await;
        self.keys.set(self.keys.get() + 1);
        let nodes = self.nodes(selector).await;
        self.devtools("DOM.focus", json!({"nodeId": nodes[0]}))
            .await;
        self.devtools("Input.insertText", json!({"text": words}))
            .await;
    }

    /// What an expression comes to in the page, whatever the page's own policy says.
    pub async fn ask(&self, expression: &str) -> Value {
        assert!(
            self.screen.script,
            "scripts are off on this screen: {expression}"
        );
        let with = json!({"expression": expression, "returnByValue": true, "awaitPromise": true});
        let answer = self.devtools("Runtime.evaluate", with).await;
        assert!(
            answer["exceptionDetails"].is_null(),
            "{expression}: {}",
            answer["exceptionDetails"]
        );
        answer["result"]["value"].clone()
    }
}
