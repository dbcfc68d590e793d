//! A page that does not read its events for a while: it is told that everything may have changed, and looks again.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use chair::domain::id::ClassId;
use chair::i18n::Translations;
use chair::live::Topic;

use crate::support::in_process::{InProcess, class_of, quick};

/// More events than the box and both ends of a connection can hold for a page that does not read.
const EVENTS: usize = 400_000;

#[test]
fn a_page_that_fell_behind_is_told_everything() {
    let inside = InProcess::open(quick(), Translations::load());
    let (_, wall, class) = class_of(&inside);
    let class = ClassId::new(class.parse().unwrap());
    let mut page = TcpStream::connect(wall.address).unwrap();
    page.set_read_timeout(Some(Duration::from_secs(20)))
        .unwrap();
    let ask = wall.ask("GET", "/live").without("Connection");
    page.write_all(&ask.bytes()).unwrap();
    let mut heard = String::new();
    let read = |page: &mut TcpStream, heard: &mut String| {
        let mut bytes = [0; 4096];
        let count = page.read(&mut bytes).expect("the stream goes on");
        assert!(count > 0, "the stream goes on: {heard}");
        heard.push_str(&String::from_utf8_lossy(&bytes[..count]));
    };
    while !heard.contains("event:tick") {
        read(&mut page, &mut heard);
    }
    // It sleeps from here on. Whoever tells of a change inside a runtime does not wait for another one, so that the stream
    // cannot keep step.
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    let runtime = runtime.expect("a runtime can be built");
    let inside_one = runtime.enter();
    for _ in 0..EVENTS {
        inside.app.live.changed(class, Topic::Board);
    }
    while !heard.contains("data:everything") {
        heard = heard.split_off(heard.len().saturating_sub(100));
        read(&mut page, &mut heard);
    }
    // And it hears the next change as ever.
    drop(inside_one);
    inside.app.live.changed(class, Topic::Roster);
    while !heard.contains("data:roster") {
        heard = heard.split_off(heard.len().saturating_sub(100));
        read(&mut page, &mut heard);
    }
}
