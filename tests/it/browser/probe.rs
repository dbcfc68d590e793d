//! Proves the browser harness itself on a small page of its own, before any page of Chair is trusted to it: that it
//! can tap with and without scripts, and that each check can fail.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::panic::AssertUnwindSafe;

use super::{Screen, Tab, visit};

const POLICY: &str =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'";
const SHEET: &str = "html{background:#fff;color:#111;font:20px sans-serif}body{margin:0}header,main{padding:8px}\
    a.big{display:block;width:120px;height:104px;margin:8px 0;background:#eee;color:#111}@keyframes t{to{opacity:.5}}\
    .moving{animation:t 9s infinite}@media (prefers-reduced-motion:reduce){.moving{animation:none}}\
    a:focus,button:focus,input:focus{outline:3px solid #111}button,input{min-height:56px;min-width:72px;border-radius:0}button{min-height:72px}\
    @media (prefers-contrast:more){.faint{color:#ddd}}.cell{width:200px;border:1px solid}.grid{display:grid}\
    .dot{min-height:0;min-width:0}.unseen:focus{outline:0}.sways{animation:t 9s infinite}\
    @media (prefers-color-scheme:dark){html{background:#111;color:#eee}a{color:#9cf}}[dir=rtl] a.big{margin-right:40px}.dim{color:#333}";
const SCRIPT: &str = "document.getElementById('live').textContent = 'scripts run';";

fn page(path: &str, language: &str) -> String {
    let arabic = language.starts_with("ar");
    let (lang, dir) = if arabic { ("ar", "rtl") } else { ("en", "ltr") };
    let more = match path {
        "/bad" => {
            "<img src=\"/icon.svg\"><p onclick=\"x()\" style=\"color:red\">!</p><script>1</script>"
        }
        "/dim" => "<p class=\"dim\">Words that only the light shows</p>",
        "/faint" => "<p class=\"faint\">Words that more contrast swallows</p>",
        "/spilt" => "<p class=\"cell\">Chrysanthemum</p>",
        "/shown" => "<p class=\"grid\" hidden>A strip of no lost link</p>",
        "/small" => "<button class=\"dot\">.</button>",
        "/dark-focus" => "<button class=\"unseen\">Go</button>",
        "/mixed" => "<p>ليلى is here</p>",
        "/sways" => "<p class=\"sways\">Ada</p>",
        "/away" => "<img src=\"http://192.0.2.1/x.png\" alt=\"away\">",
        "/wide" => {
            "<p><a class=\"big\" href=\"/tapped\" id=\"wide\">wide</a></p><pre>\
            ----------------------------------------------------------------------------------------------------------\
            ----------------------------------------------------------------------------------------------------------</pre>"
        }
        _ => "",
    };
    format!(
        "<!doctype html><html lang=\"{lang}\" dir=\"{dir}\"><head><meta charset=\"utf-8\"><title>Probe {path}</title>\
         <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><link rel=\"icon\" href=\"/icon.svg\">\
         <link rel=\"stylesheet\" href=\"/probe.css\"></head><body><a href=\"#main\">Skip</a><header><h1>Probe {path}</h1></header>\
         <main id=\"main\"><a class=\"big\" id=\"one\" href=\"/tapped\">One</a><p class=\"moving\">Ada</p>\
         <form method=\"get\" action=\"/sent\"><label>Name <input name=\"name\" id=\"name\"></label><button id=\"send\" class=\"main\">Send</button></form>\
         {more}<p id=\"live\">quiet</p><p hidden id=\"strip\">No answer</p></main><footer><p id=\"status\" role=\"status\"></p></footer><script src=\"/probe.js\"></script></body></html>"
    )
}

/// Serves the probe's pages until the test process ends; gives the address.
fn serve() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for socket in listener.incoming().flatten() {
            std::thread::spawn(move || {
                let mut reader = BufReader::new(socket);
                let (mut first, mut language) = (String::new(), String::new());
                let _ = reader.read_line(&mut first);
                let mut line = String::new();
                while reader.read_line(&mut line).is_ok_and(|read| read > 2) {
                    if let Some(told) = line.to_ascii_lowercase().strip_prefix("accept-language: ")
                    {
                        told.trim().clone_into(&mut language);
                    }
                    line.clear();
                }
                let path = first
                    .split(' ')
                    .nth(1)
                    .unwrap_or("/")
                    .split('?')
                    .next()
                    .unwrap_or("/")
                    .to_owned();
                let (kind, body) = match path.as_str() {
                    "/probe.css" => ("text/css", SHEET.to_owned()),
                    "/probe.js" => ("text/javascript", SCRIPT.to_owned()),
                    "/icon.svg" => (
                        "image/svg+xml",
                        "<svg xmlns=\"http://www.w3.org/2000/svg\"/>".to_owned(),
                    ),
                    _ => ("text/html", page(&path, &language)),
                };
                let _ = write!(
                    reader.get_mut(),
                    "HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Security-Policy: {POLICY}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
                    body.len()
                );
            });
        }
    });
    format!("http://{address}")
}

/// Whether a check of the harness fails, as it should.
async fn fails(check: impl Future<Output = ()>) -> bool {
    panics(AssertUnwindSafe(check)).await
}

/// Polls a check and says whether it panicked.
async fn panics(check: AssertUnwindSafe<impl Future<Output = ()>>) -> bool {
    let mut check = Box::pin(check.0);
    std::future::poll_fn(move |context| {
        match std::panic::catch_unwind(AssertUnwindSafe(|| check.as_mut().poll(context))) {
            Ok(polled) => polled.map(|()| false),
            Err(_) => std::task::Poll::Ready(true),
        }
    })
    .await
}

#[test]
fn a_good_page_passes_every_check() {
    let site = serve();
    visit(Screen::WALL, async |tab: &Tab| {
        tab.open(&format!("{site}/")).await;
        tab.wait_for_words("scripts run").await;
        let before = tab.rects("a.big").await;
        tab.axe().await;
        tab.landmarks().await;
        tab.measures().await;
        tab.with_more_contrast().await;
        tab.no_scroll().await;
        tab.targets_at_least("a.big", 104.0).await;
        tab.picture("probe").await;
        tab.nothing_moved("a.big", &before).await;
        assert_eq!(tab.animations().await, 1);
        assert!(!tab.shows("#strip").await, "a hidden strip is not shown");
        let weight = tab.weight().await;
        assert!(
            weight.requests.len() >= 3 && weight.bytes > 1000,
            "{weight:?}"
        );
        tab.tap("#one").await;
        tab.wait_for_words("Probe /tapped").await;
        assert_eq!(tab.taps(), 1);
        tab.silent().await;
        tab.write("#name", "Zoë").await;
        tab.press("Enter").await;
        tab.wait_for_words("Probe /sent").await;
        assert!(tab.address().await.ends_with("/sent?name=Zo%C3%AB"));
    });
    let pictures = concat!(env!("CARGO_MANIFEST_DIR"), "/target/pictures/probe-");
    let bytes = |ending: &str| {
        std::fs::metadata(format!("{pictures}{ending}.png")).map_or(0, |file| file.len())
    };
    assert!(
        !crate::browser::driver::is_installed() || (bytes("light") > 1000 && bytes("dark") > 1000)
    );
}

#[test]
fn a_finger_taps_with_scripts_switched_off() {
    let site = serve();
    visit(Screen::PHONE.without_script(), async |tab: &Tab| {
        tab.open(&format!("{site}/")).await;
        tab.wait_for_words("quiet").await;
        tab.no_scroll().await;
        tab.write("#name", "Ada").await;
        tab.tap("#send").await;
        tab.wait_for_words("Probe /sent").await;
        tab.tap("#one").await;
        tab.wait_for_words("Probe /tapped").await;
        tab.wait_for_words("quiet").await;
        tab.picture("probe-phone").await;
    });
}

#[test]
fn a_still_dark_page_from_right_to_left() {
    let site = serve();
    visit(
        Screen::LAPTOP.kept_still().in_the_dark().right_to_left(),
        async |tab: &Tab| {
            tab.open(&format!("{site}/")).await;
            assert_eq!(tab.animations().await, 0);
            assert_eq!(
                tab.ask("getComputedStyle(document.documentElement).backgroundColor")
                    .await,
                "rgb(17, 17, 17)"
            );
            assert_eq!(tab.ask("document.documentElement.dir").await, "rtl");
            tab.tap("#one").await;
            tab.wait_for_words("Probe /tapped").await;
        },
    );
}

#[test]
fn every_check_can_fail() {
    let site = serve();
    visit(Screen::PHONE, async |tab: &Tab| {
        tab.open(&format!("{site}/bad")).await;
        let found = tab.axe_findings().await.join("\n");
        assert!(
            found.contains("image-alt"),
            "axe misses a picture without words: {found}"
        );
        assert!(fails(tab.silent()).await, "the policy's report is heard");
        tab.open(&format!("{site}/dim")).await;
        tab.axe().await;
        assert!(
            fails(tab.look("probe-dim")).await,
            "words that the dark swallows are seen"
        );
        tab.open(&format!("{site}/faint")).await;
        tab.axe().await;
        assert!(
            fails(tab.with_more_contrast()).await,
            "words that more contrast swallows are seen"
        );
        tab.open(&format!("{site}/sways")).await;
        assert!(
            fails(tab.with_more_contrast()).await,
            "what moves for those who want stillness is seen"
        );
        for (path, what) in [
            (
                "spilt",
                "a word that is wider than its box when letters grow",
            ),
            ("shown", "a strip that is hidden and yet shown"),
            ("small", "a small button"),
            ("dark-focus", "a stop that does not show its focus"),
            ("mixed", "a name that runs the other way"),
            ("wide", "a wide page"),
        ] {
            tab.open(&format!("{site}/{path}")).await;
            assert!(fails(tab.measures()).await, "{what} is seen");
        }
        tab.open(&format!("{site}/away")).await;
        assert!(fails(tab.silent()).await, "a request to elsewhere is seen");
        tab.open(&format!("{site}/wide")).await;
        assert!(fails(tab.no_sideways_scroll()).await, "a wide page is seen");
        assert!(
            fails(tab.targets_at_least("#send", 104.0)).await,
            "a small button is seen"
        );
        assert!(
            fails(tab.nothing_moved("a.big", &[])).await,
            "a new box is seen"
        );
        assert!(
            fails(tab.gaps_at_least("main, a.big", 8.0)).await,
            "a box within a box is seen"
        );
        assert!(
            fails(tab.nothing_left_the_box()).await,
            "a request to elsewhere is seen at the end as well"
        );
    });
}
