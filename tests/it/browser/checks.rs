//! What every page must pass, whatever is on it: axe finds nothing, the console is silent, nothing leaves the box,
//! targets are large, nothing scrolls or moves. Also the pictures that people look at.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use serde_json::Value;

use super::{Liking, Rect, Tab};

/// The rules that axe runs by.
const AXE_RULES: &str =
    "{type: 'tag', values: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice']}";
/// Those of them that are asked of paper too, whose headings are those of what a child or a family takes along. What stands behind
/// words on a sheet without a margin axe cannot tell; they are black on white.
const AXE_PAPER: &str = "{type: 'tag', values: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa']}, \
    rules: {'color-contrast': {enabled: false}}";
/// Those of them that ask for colours: all that another colour scheme can change.
const AXE_COLOURS: &str = "{type: 'rule', values: ['color-contrast','link-in-text-block']}";

/// What a page cost to load.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Weight {
    /// The requests that went out.
    pub requests: Vec<String>,
    /// Bytes over the wire, headers and all.
    pub bytes: u64,
}

impl Tab {
    /// Leaves `target/pictures/NAME-light.png` and `NAME-dark.png` for people to look at: the whole page, also what is
    /// below the edge of the screen.
    pub async fn picture(&self, name: &str) {
        let own = self.screen.liking();
        for (dark, ending) in [(false, "light"), (true, "dark")] {
            self.prefer(Liking { dark, ..own }).await;
            let longer = self.stretch().await;
            self.shoot(&format!("{name}-{ending}")).await;
            self.unstretch(longer).await;
        }
        self.prefer(own).await;
    }

    /// The same, and axe finds nothing in the light, in the dark and with more contrast; nor do the measures. axe looks at
    /// the whole page at once: a bar that stays at the thumb while the page is scrolled would hide from it what is under it.
    pub async fn look(&self, name: &str) {
        let own = self.screen.liking();
        let longer = self.stretch().await;
        for (dark, ending, rules) in [(false, "light", AXE_RULES), (true, "dark", AXE_COLOURS)] {
            self.prefer(Liking { dark, ..own }).await;
            self.nothing_found(rules).await;
            self.shoot(&format!("{name}-{ending}")).await;
        }
        self.with_more_contrast().await;
        self.prefer(own).await;
        self.unstretch(longer).await;
        self.measures().await;
    }

    /// The colours for those who want more contrast, in the light and in the dark; and nothing moves for those who want
    /// stillness. What has been looked at on another page in the same dress is not looked at again.
    pub async fn with_more_contrast(&self) {
        static SEEN: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());
        let dresses = self.dresses().await;
        let new = {
            let seen = SEEN.lock().unwrap_or_else(PoisonError::into_inner);
            dresses.iter().any(|dress| !seen.contains(dress))
        };
        for dark in [false, true] {
            let (still, contrast) = (true, true);
            self.prefer(Liking {
                dark,
                still,
                contrast,
            })
            .await;
            if new {
                self.nothing_found(AXE_COLOURS).await;
            }
        }
        self.nothing_would_move().await;
        SEEN.lock()
            .unwrap_or_else(PoisonError::into_inner)
            .extend(dresses);
    }

    /// A picture of what the screen shows.
    pub(super) async fn shoot(&self, name: &str) {
        let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/target/pictures"));
        std::fs::create_dir_all(&folder).expect("target can be written");
        let png = self.driver.screenshot_as_png().await;
        let png = png.expect("a picture can be taken");
        std::fs::write(folder.join(format!("{name}.png")), png).expect("target can be written");
    }

    /// Makes the screen as high as the page, where that is higher.
    async fn stretch(&self) -> bool {
        let (width, height) = self.screen.size;
        let (_, high) = self.content().await;
        let longer = high > f64::from(height) + 0.5;
        if longer {
            self.be_sized(f64::from(width), high.ceil()).await;
        }
        longer
    }

    async fn unstretch(&self, longer: bool) {
        let (width, height) = self.screen.size;
        if longer {
            self.be_sized(f64::from(width), f64::from(height)).await;
        }
    }

    /// How many sheets of paper of this size (inches) the page takes.
    pub async fn sheets(&self, (wide, high): (f64, f64)) -> usize {
        let paper =
            serde_json::json!({"paperWidth": wide, "paperHeight": high, "printBackground": false});
        let pdf = self.devtools("Page.printToPDF", paper).await;
        pages_of(pdf["data"].as_str().expect("a PDF"))
    }

    /// axe finds nothing wrong and nothing it is unsure about.
    pub async fn axe(&self) {
        self.nothing_found(AXE_RULES).await;
    }

    /// The same of the page as it is printed.
    pub async fn axe_on_paper(&self) {
        self.nothing_found(AXE_PAPER).await;
    }

    async fn nothing_found(&self, rules: &str) {
        let found = self.findings(rules).await;
        assert!(
            found.is_empty(),
            "axe on {}:\n{}",
            self.address().await,
            found.join("\n")
        );
    }

    /// What axe says: a line for each node, violations and doubts alike.
    pub async fn axe_findings(&self) -> Vec<String> {
        self.findings(AXE_RULES).await
    }

    async fn findings(&self, rules: &str) -> Vec<String> {
        // Asked through the DevTools, axe is not stopped by the page's own policy; it needs scripts, though.
        if self.ask("!window.axe").await == true {
            self.ask(concat!(include_str!("../../axe/axe.min.js"), "; true"))
                .await;
        }
        // Where a rule is content, axe need not describe what it was content with.
        let only_wrong = "resultTypes: ['violations', 'incomplete'], selectors: false";
        let run = format!("axe.run(document, {{runOnly: {rules}, {only_wrong}}})");
        let only = "r => ['violations', 'incomplete'].flatMap(k => r[k].flatMap(v => v.nodes.map(n => \
             k + ' ' + v.id + ': ' + v.help + ': ' + n.html + ' ' + (n.any.concat(n.all).map(c => c.message + ' ' + c.relatedNodes.map(o => o.html.slice(0, 90)).join(' ')).join('; ')))))";
        let lines = self.ask(&format!("{run}.then({only})")).await;
        lines
            .as_array()
            .into_iter()
            .flatten()
            .map(|line| line.as_str().unwrap_or_default().to_owned())
            .collect()
    }

    /// The console has no error and no report of the policy, and no request went to another host.
    pub async fn silent(&self) {
        self.silent_but(None).await;
    }

    /// The same where a session ended meanwhile: its open page hears of it and looks, and the browser notes that it is let in
    /// no more.
    pub async fn silent_but_for_ended_sessions(&self) {
        self.silent_but(Some(
            "the server responded with a status of 403 (Forbidden)",
        ))
        .await;
    }

    /// The same where a talk was undone meanwhile: its open page hears of it and looks, and the browser notes that it is gone.
    pub async fn silent_but_for_a_talk_that_is_gone(&self) {
        self.silent_but(Some(
            "the server responded with a status of 404 (Not Found)",
        ))
        .await;
    }

    async fn silent_but(&self, expected: Option<&str>) {
        let said = self
            .driver
            .browser_log()
            .await
            .expect("the browser keeps a log");
        let loud: Vec<String> = said
            .iter()
            .filter(|entry| entry.level == "SEVERE")
            .filter(|entry| !expected.is_some_and(|end| entry.message.ends_with(end)))
            .map(|entry| entry.message.clone())
            .collect();
        assert!(
            loud.is_empty(),
            "the console of {}:\n{}",
            self.address().await,
            loud.join("\n")
        );
        // A box that answers is not said to be lost.
        assert!(!self.shows("#strip").await, "the strip of a lost link");
        let own = host(&self.address().await);
        let sent = self.weight().await.requests;
        let away: Vec<&String> = sent
            .iter()
            .filter(|url| url.starts_with("http") && host(url) != own)
            .collect();
        assert!(away.is_empty(), "asked elsewhere: {away:?}");
    }

    /// In the whole journey nothing was asked of any machine but this one.
    pub async fn nothing_left_the_box(&self) {
        let ours = chair::host::mdns::lan_addresses();
        let own = |name: &str| {
            let ip = name.trim_matches(['[', ']']).parse::<std::net::IpAddr>();
            name == "localhost" || ip.is_ok_and(|ip| ip.is_loopback() || ours.contains(&ip))
        };
        let sent = self.weight().await.requests;
        let names = sent.iter().map(|url| (url, host(url)));
        let away: Vec<&String> = names
            .filter(|(_, host)| !own(host.rsplit_once(':').map_or(host.as_str(), |it| it.0)))
            .map(|(url, _)| url)
            .collect();
        assert!(away.is_empty(), "asked elsewhere: {away:?}");
    }

    /// What was loaded since this was last asked.
    pub async fn weight(&self) -> Weight {
        let log = self
            .driver
            .get_log("performance")
            .await
            .expect("the browser keeps a log");
        let events = log
            .iter()
            .filter_map(|entry| serde_json::from_str::<Value>(&entry.message).ok());
        self.events
            .borrow_mut()
            .extend(events.map(|mut event| event["message"].take()));
        let mut weight = Weight::default();
        // The browser's own pages load things too.
        let (mut ours, mut kept): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
        let mut urls: Vec<(String, String)> = Vec::new();
        let id = |with: &Value| with["requestId"].as_str().unwrap_or_default().to_owned();
        for event in self.events.take() {
            let with = &event["params"];
            match event["method"].as_str() {
                Some("Network.requestWillBeSent") => {
                    let url = with["request"]["url"].as_str().unwrap_or_default();
                    if url.starts_with("http") {
                        urls.push((id(with), url.to_owned()));
                        ours.push(id(with));
                    }
                }
                // What the browser has kept does not go over the wire.
                Some("Network.requestServedFromCache") => kept.push(id(with)),
                Some("Network.responseReceived") if with["response"]["fromDiskCache"] == true => {
                    kept.push(id(with));
                }
                Some("Network.loadingFinished") if ours.contains(&id(with)) => {
                    let length = with["encodedDataLength"].as_f64().unwrap_or_default();
                    weight.bytes += format!("{length:.0}").parse::<u64>().unwrap_or_default();
                }
                _ => {}
            }
        }
        urls.retain(|(id, _)| !kept.contains(id));
        weight.requests = urls.into_iter().map(|(_, url)| url).collect();
        weight
    }

    /// Everything that the selector finds is at least so wide and so high, and there is something.
    pub async fn targets_at_least(&self, selector: &str, pixels: f64) {
        let rects = self.rects(selector).await;
        assert!(!rects.is_empty(), "{selector} finds nothing");
        let small: Vec<&Rect> = rects
            .iter()
            .filter(|rect| rect.width < pixels - 0.01 || rect.height < pixels - 0.01)
            .collect();
        assert!(
            small.is_empty(),
            "{selector}: smaller than {pixels}: {small:?}"
        );
    }

    /// Any two boxes that the selector finds are at least so far apart.
    pub async fn gaps_at_least(&self, selector: &str, pixels: f64) {
        let rects = self.rects(selector).await;
        for (at, one) in rects.iter().enumerate() {
            for other in &rects[at + 1..] {
                let across = (other.x - (one.x + one.width)).max(one.x - (other.x + other.width));
                let down = (other.y - (one.y + one.height)).max(one.y - (other.y + other.height));
                assert!(
                    across.max(down) > pixels - 0.01,
                    "{selector}: {one:?} and {other:?} are too near"
                );
            }
        }
    }

    /// The page fits the screen both ways.
    pub async fn no_scroll(&self) {
        let (wide, high) = self.content().await;
        let (width, height) = self.screen.size;
        let fits = wide <= f64::from(width) + 0.5 && high <= f64::from(height) + 0.5;
        assert!(
            fits,
            "the page is {wide} by {high} on a screen of {width} by {height}"
        );
    }

    /// The page is not wider than the screen; it may be longer.
    pub async fn no_sideways_scroll(&self) {
        let (wide, _) = self.content().await;
        assert!(
            wide <= f64::from(self.screen.size.0) + 0.5,
            "the page is {wide} wide, the screen {}",
            self.screen.size.0
        );
    }

    async fn content(&self) -> (f64, f64) {
        let metrics = self
            .devtools("Page.getLayoutMetrics", serde_json::json!({}))
            .await;
        let size = &metrics["cssContentSize"];
        (
            size["width"].as_f64().unwrap_or_default(),
            size["height"].as_f64().unwrap_or_default(),
        )
    }

    /// Nothing that the selector finds has moved since `before` was taken.
    pub async fn nothing_moved(&self, selector: &str, before: &[Rect]) {
        // What was just pressed comes back up.
        tokio::time::sleep(std::time::Duration::from_millis(120)).await;
        let after = self.rects(selector).await;
        assert_eq!(
            after.len(),
            before.len(),
            "{selector}: another number of boxes"
        );
        let near = |one: f64, other: f64| (one - other).abs() < 0.5;
        let moved: Vec<(&Rect, &Rect)> = before
            .iter()
            .zip(&after)
            .filter(|(one, other)| {
                !(near(one.x, other.x)
                    && near(one.y, other.y)
                    && near(one.width, other.width)
                    && near(one.height, other.height))
            })
            .collect();
        assert!(moved.is_empty(), "{selector}: moved: {moved:?}");
    }

    /// How many animations run.
    pub async fn animations(&self) -> u64 {
        let running = self
            .ask("document.getAnimations().filter(a => a.playState === 'running').length")
            .await;
        running.as_u64().expect("a count")
    }

    /// One h1, a title, a language and direction, the skip link first, a polite status line.
    pub async fn landmarks(&self) {
        let page = self.page().await;
        assert_eq!(
            page.h1.len(),
            1,
            "one h1 on {:?}: {:?}",
            page.title,
            page.h1
        );
        assert!(!page.title.is_empty(), "a page has a title");
        let has = |tag: &str, key: &str, value: &str| {
            page.tags.iter().any(|(name, with)| {
                name == tag
                    && with
                        .get(key)
                        .is_some_and(|found| value.is_empty() || found == value)
            })
        };
        assert!(
            has("html", "lang", "") && has("html", "dir", ""),
            "a page says its language and direction"
        );
        assert!(
            page.tags.iter().any(|(name, _)| name == "main"),
            "a page has a main part"
        );
        assert!(
            page.links.first().is_some_and(|(to, _)| to == "#main"),
            "the skip link is first: {:?}",
            page.links.first()
        );
        let polite = page
            .tags
            .iter()
            .filter(|(_, with)| with.get("role").is_some_and(|role| role == "status"))
            .count();
        // What was just done is said by a line of its own, once, as the page comes.
        let receipts = page.tags.iter();
        let receipts = receipts.filter(|(_, with)| with.contains_key("data-receipt"));
        assert_eq!(polite, 1 + receipts.count(), "one polite status line");
    }
}

fn host(url: &str) -> String {
    url.split("://")
        .nth(1)
        .and_then(|rest| rest.split('/').next())
        .unwrap_or_default()
        .to_owned()
}

/// How many pages a PDF has: Chromium writes each as an object of its own.
fn pages_of(base64: &str) -> usize {
    let bytes = unpacked(base64);
    let page = b"/Type /Page\n";
    bytes.windows(page.len()).filter(|it| it == page).count()
}

/// Base64, as the DevTools send files.
fn unpacked(text: &str) -> Vec<u8> {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut bytes = Vec::new();
    let (mut held, mut bits) = (0_u32, 0);
    for letter in text
        .bytes()
        .filter_map(|it| LETTERS.iter().position(|known| *known == it))
    {
        held = (held << 6 | u32::try_from(letter).unwrap_or(0)) & 0xFF_FFFF;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from(held >> bits & 0xFF).unwrap_or(0));
        }
    }
    bytes
}
