//! Something else answers at the box's address for a while: a portal, a filter, a proxy, another device, another Chair. No page
//! draws or follows it, whatever it says, tapped or not; each says that there is no link, keeps what was typed, and goes on by
//! itself when the box answers again.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use super::wall::{CHAIR, settle};
use super::{Screen, Tab, visit_together};
use crate::support::classroom::Classroom;
use crate::support::foreign_link::{Answers, ForeignLink};
use crate::support::http::Client;
use crate::support::rounds;

/// On a push the box answers again after each so many others; with all the time in the world after each.
fn in_a_row() -> usize {
    rounds(10, 1)
}
/// So soon after the box answers again the page is well.
const COMES_BACK: Duration = Duration::from_secs(30);
const LOST: &str = "That did not reach the box. Try again soon.";
const BOX: &str = "main textarea";
/// Not the days: the one that was tapped stays a little lower under the finger.
const CHAIRS: &str = "#chairs > li";

fn with(status: &str, headers: &str, body: &str) -> Answers {
    let length = body.len();
    Answers::With(format!(
        "HTTP/1.1 {status}\r\n{headers}Content-Length: {length}\r\nConnection: close\r\n\r\n{body}"
    ))
}

/// A page that looks as if it were one of Chair's.
const PORTAL: &str = "<!doctype html><title>Wi-Fi</title><body data-audience=\"wall\" data-live=\"board\"><main id=\"main\">\
    <h1 id=\"heading\" data-live>FOREIGN</h1><ul id=\"chairs\" data-live><li>FOREIGN</li></ul></main></body>";

/// Everything that may answer, by its name.
fn all(other: SocketAddr, elsewhere: &ForeignLink) -> Vec<(&'static str, Answers)> {
    let html = "Content-Type: text/html\r\nCache-Control: public, max-age=86400\r\n";
    let page = |status| with(status, html, PORTAL);
    let to = |status, place: &str| {
        with(
            status,
            &format!("Location: {place}\r\nCache-Control: max-age=86400\r\n"),
            "",
        )
    };
    let asks = |status, name| {
        let realm = format!("{name}: Basic realm=\"it\"\r\n{html}");
        with(status, &realm, PORTAL)
    };
    let stream = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\nevent: tick\ndata:\n\nevent: \
        changed\ndata: everything\n\n";
    vec![
        ("a portal's page", page("200 OK")),
        ("nothing", with("204 No Content", "", "")),
        (
            "a portal elsewhere",
            to("302 Found", &format!("http://{}/login", elsewhere.address)),
        ),
        (
            "a portal for good",
            to(
                "301 Moved Permanently",
                &format!("http://{}/", elsewhere.address),
            ),
        ),
        ("a portal's own path", to("302 Found", "/board")),
        ("once more", to("307 Temporary Redirect", "/login")),
        (
            "a name and a password",
            asks("401 Unauthorized", "WWW-Authenticate"),
        ),
        ("a filter", page("403 Forbidden")),
        ("another device", page("404 Not Found")),
        (
            "a proxy that asks",
            asks("407 Proxy Authentication Required", "Proxy-Authenticate"),
        ),
        ("a fault", page("500 Internal Server Error")),
        ("a proxy", page("502 Bad Gateway")),
        ("a busy proxy", page("503 Service Unavailable")),
        ("a network", page("511 Network Authentication Required")),
        ("a stream", Answers::With(stream.to_owned())),
        ("no answer", Answers::With(String::new())),
        ("half an answer", Answers::With("HTTP/1.1 200 O".to_owned())),
        (
            "half a page",
            Answers::With(format!(
                "HTTP/1.1 200 OK\r\n{html}Content-Length: 9999\r\n\r\n{PORTAL}"
            )),
        ),
        ("another Chair", Answers::At(other)),
    ]
}

/// The client as it reaches the box through this link.
fn over(link: &ForeignLink, client: &Client) -> Client {
    Client {
        address: link.address,
        ..client.clone()
    }
}

async fn until(what: &str, within: Duration, mut is: impl AsyncFnMut() -> bool) -> Duration {
    let begun = Instant::now();
    while !is().await {
        assert!(begun.elapsed() < within, "{what}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    begun.elapsed()
}

/// A page that is open while all of them answer, one after the other, each untapped and then tapped.
struct Open<'a> {
    tab: &'a Tab,
    link: &'a ForeignLink,
    the_box: SocketAddr,
    /// What is tapped, and where the page must still be afterwards.
    tap: &'a str,
    path: &'a str,
}

impl Open<'_> {
    /// It is the same page, and nothing foreign is on it.
    async fn is_itself(&self, name: &str) {
        let address = self.tab.address().await;
        assert!(address.ends_with(self.path), "{name}: {address}");
        let html = self.tab.ask("document.documentElement.outerHTML").await;
        let html = html.as_str().unwrap_or_default();
        assert!(
            !html.contains("FOREIGN") && !html.contains("Elsewhere"),
            "{name}: {html}"
        );
        assert!(self.tab.shows("#strip").await, "{name}: no strip");
    }

    /// On a push it waits for the page to ask by itself only the first time; afterwards it is told that the network is back.
    async fn outlives(&self, nth: usize, name: &str, answers: Answers) {
        let by_itself = nth <= rounds(1, usize::MAX);
        let asked = match answers {
            Answers::At(_) | Answers::Only(..) => 0,
            Answers::With(_) if by_itself => 2,
            Answers::With(_) => 1,
        };
        self.link.let_answer(answers);
        if !by_itself {
            let back = "window.dispatchEvent(new Event('online'))";
            self.tab.ask(back).await;
        }
        until(name, COMES_BACK, async || {
            self.link.answered() >= asked && self.tab.shows("#strip").await
        })
        .await;
        self.is_itself(name).await;
        self.tab.tap(self.tap).await;
        self.tab.wait_for_words(LOST).await;
        self.is_itself(name).await;
    }

    /// The box answers again, and the page comes back by itself.
    async fn comes_back(&self, name: &str) {
        self.link.let_answer(Answers::At(self.the_box));
        let took = until(name, COMES_BACK, async || !self.tab.shows("#strip").await).await;
        eprintln!("{}: {name}: back after {took:?}", self.path);
        let address = self.tab.address().await;
        assert!(address.ends_with(self.path), "{name}: {address}");
    }
}

/// Where a portal sends everybody: nobody may come.
fn elsewhere() -> ForeignLink {
    let elsewhere = ForeignLink::to(([127, 0, 0, 1], 9).into());
    elsewhere.let_answer(with("200 OK", "Content-Type: text/html\r\n", PORTAL));
    elsewhere
}

/// Another Chair, on whose board stands a child called Elsewhere.
fn another() -> Classroom {
    let room = Classroom::new()
        .claimed()
        .with_class(&["Elsewhere One", "Elsewhere Two"]);
    room.with_writing("3", "60").with_wall()
}

/// All three at once: most of the time each waits for its page to ask again.
#[test]
fn the_wall_a_child_and_the_teacher_follow_their_own_box_alone() {
    let screens = [Screen::WALL, Screen::WALL, Screen::LAPTOP];
    visit_together(&screens, async |tabs| {
        tokio::join!(
            a_wall_draws_and_follows_its_own_box_alone(&tabs[0]),
            a_childs_page_keeps_her_words_whoever_answers(&tabs[1]),
            a_teachers_page_and_her_form_stay_whoever_answers(&tabs[2]),
        );
    });
}

async fn a_wall_draws_and_follows_its_own_box_alone(tab: &Tab) {
    let (room, other) = (Classroom::ready(), another());
    let the_box = room.program().address;
    let link = ForeignLink::to(the_box);
    let elsewhere = elsewhere();
    // The tablet is a wall of both: by its cookie alone they would be one.
    tab.become_client(&other.wall()).await;
    let wall = over(&link, &room.wall());
    tab.become_client(&wall).await;
    tab.open(&format!("http://{}/board", link.address)).await;
    tab.wait_for(CHAIR).await;
    settle().await;
    let before = tab.rects(CHAIRS).await;
    let open = Open {
        tab,
        link: &link,
        the_box,
        tap: "#days a:not([aria-current])",
        path: "/board",
    };
    for (nth, (name, answers)) in (1..).zip(all(other.program().address, &elsewhere)) {
        open.outlives(nth, name, answers).await;
        if nth % in_a_row() == 0 {
            open.comes_back(name).await;
        }
        tab.nothing_moved(CHAIRS, &before).await;
    }
    open.comes_back("all of them").await;
    tab.tap(CHAIR).await;
    tab.wait_for("button[name='student']").await;
    assert_eq!(elsewhere.answered(), 0);
}

async fn a_childs_page_keeps_her_words_whoever_answers(tab: &Tab) {
    let (room, other) = (Classroom::ready(), another());
    let mut ada = room.student("Ada");
    let the_box = room.program().address;
    let link = ForeignLink::to(the_box);
    let elsewhere = elsewhere();
    tab.become_client(&over(&link, &ada.client)).await;
    let path = "/prep/questions/piece";
    tab.open(&format!("http://{}{path}", link.address)).await;
    tab.wait_for(BOX).await;
    let open = Open {
        tab,
        link: &link,
        the_box,
        tap: "header a.back",
        path,
    };
    let mut typed = String::new();
    for (nth, (name, answers)) in (1..).zip(all(other.program().address, &elsewhere)) {
        link.let_answer(answers.clone());
        let word = format!(" word{nth}");
        tab.write(BOX, &word).await;
        typed.push_str(&word);
        tab.wait_for_words("Kept on this device.").await;
        open.outlives(nth, name, answers).await;
        if nth % in_a_row() == 0 {
            open.comes_back(name).await;
            until(name, COMES_BACK, async || ada.box_of("piece") == typed).await;
        }
    }
    open.comes_back("all of them").await;
    until("all words", COMES_BACK, async || {
        ada.box_of("piece") == typed
    })
    .await;
    tab.tap("header a.back").await;
    tab.wait_for("#cards").await;
    assert_eq!(elsewhere.answered(), 0);
}

async fn a_teachers_page_and_her_form_stay_whoever_answers(tab: &Tab) {
    let (room, other) = (Classroom::ready(), another());
    let the_box = room.program().address;
    let link = ForeignLink::to(the_box);
    let elsewhere = elsewhere();
    tab.become_client(&over(&link, &room.teacher())).await;
    tab.open(&format!("http://{}/teach", link.address)).await;
    tab.wait_for("h1").await;
    let open = Open {
        tab,
        link: &link,
        the_box,
        tap: "a[href='/teach/walls'], a[href='/help'], main a[href^='/teach/']",
        path: "/teach",
    };
    let all = all(other.program().address, &elsewhere);
    for (nth, (name, answers)) in (1..).zip(all.clone()) {
        open.outlives(nth, name, answers).await;
        if nth % in_a_row() == 0 {
            open.comes_back(name).await;
        }
    }
    open.comes_back("all of them").await;
    // And a form of hers, whose page listens to nothing: the words stay in it.
    let class = format!("/teach/classes/{}", room.class());
    tab.open(&format!("http://{}{class}", link.address)).await;
    tab.write("#name", "Sea ").await;
    for (name, answers) in all {
        link.let_answer(answers);
        tab.tap("main .main").await;
        tab.wait_for_words(LOST).await;
        let value = tab.ask("document.querySelector('#name').value").await;
        assert_eq!(value, "Sea Room 12", "{name}");
        assert!(tab.address().await.ends_with(&class), "{name}");
    }
    link.let_answer(Answers::At(the_box));
    until("well again", COMES_BACK, async || {
        !tab.shows("#strip").await
    })
    .await;
    tab.tap("main .main").await;
    until("saved", COMES_BACK, async || {
        let page = room.teacher().get(&class).expect(200).text();
        page.contains("Sea Room 12")
    })
    .await;
    assert_eq!(elsewhere.answered(), 0);
}

/// A filter that lets everything through but one address, for a tap of hers or a form: the page stays, and the same tap works once
/// the filter is gone.
struct Filtered<'a> {
    tab: &'a Tab,
    link: &'a ForeignLink,
    the_box: SocketAddr,
}

impl Filtered<'_> {
    async fn stays(&self, begins: &'static str, act: &str) {
        let html = "Content-Type: text/html\r\n";
        let words = with("403 Forbidden", html, PORTAL);
        let Answers::With(words) = words else {
            unreachable!("words are answered with");
        };
        let before = self.tab.address().await;
        let filter = Answers::Only(begins, words, self.the_box);
        self.link.let_answer(filter);
        until(begins, COMES_BACK, async || !self.tab.shows("#strip").await).await;
        self.tab.ask(act).await;
        until(begins, COMES_BACK, async || self.link.answered() > 0).await;
        self.tab.wait_for_words(LOST).await;
        assert_eq!(self.tab.address().await, before, "{begins}");
        let html = self.tab.ask("document.documentElement.outerHTML").await;
        let html = html.as_str().unwrap_or_default();
        assert!(!html.contains("FOREIGN"), "{begins}: {html}");
        self.link.let_answer(Answers::At(self.the_box));
        until(begins, COMES_BACK, async || !self.tab.shows("#strip").await).await;
    }
}

fn click(what: &str) -> String {
    format!("document.querySelector(\"{what}\").click()")
}

#[test]
fn a_filter_that_answers_one_address_alone_takes_nobody_along() {
    let screens = [Screen::WALL, Screen::LAPTOP];
    visit_together(&screens, async |tabs| {
        tokio::join!(
            a_childs_forms_are_not_filtered_away(&tabs[0]),
            a_teachers_forms_are_not_filtered_away(&tabs[1]),
        );
    });
}

async fn a_childs_forms_are_not_filtered_away(tab: &Tab) {
    let room = Classroom::ready();
    let ada = room.student("Ada");
    let the_box = room.program().address;
    let link = ForeignLink::to(the_box);
    tab.become_client(&over(&link, &ada.client)).await;
    let filtered = Filtered {
        tab,
        link: &link,
        the_box,
    };
    tab.open(&format!("http://{}/prep", link.address)).await;
    let done = "form[action='/door/leave'] button";
    tab.wait_for(done).await;
    filtered.stays("POST /door/leave ", &click(done)).await;
    tab.tap(done).await;
    until("she is done", COMES_BACK, async || {
        !tab.address().await.ends_with("/prep")
    })
    .await;
}

async fn a_teachers_forms_are_not_filtered_away(tab: &Tab) {
    let room = Classroom::ready();
    let the_box = room.program().address;
    let link = ForeignLink::to(the_box);
    tab.become_client(&over(&link, &room.teacher())).await;
    let filtered = Filtered {
        tab,
        link: &link,
        the_box,
    };
    let class = format!("/teach/classes/{}", room.class());
    tab.open(&format!("http://{}{class}", link.address)).await;
    tab.wait_for("#name").await;
    tab.write("#name", "Sea ").await;
    filtered
        .stays("POST /teach/classes/", &click("main .main"))
        .await;
    let search = "(function () { var form = document.querySelector('form.search'); \
        form.elements.q.value = 'sea'; form.requestSubmit(); })()";
    filtered.stays("GET /teach/talks", search).await;
    let value = tab.ask("document.querySelector('#name').value").await;
    assert_eq!(value, "Sea Room 12");
    tab.tap("main .main").await;
    until("saved", COMES_BACK, async || {
        let page = room.teacher().get(&class).expect(200).text();
        page.contains("Sea Room 12")
    })
    .await;
}
