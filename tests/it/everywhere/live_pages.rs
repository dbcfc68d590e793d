//! Open pages: a change reaches them, a tick keeps them alive, and they never hold up the end.

use std::time::{Duration, Instant};

use crate::support::classroom::{Classroom, whole_database};
use crate::support::http::Stream;
use crate::support::people::request_id;

/// Waits for an event that has this word in it.
fn hear(stream: &mut Stream, word: &str, within: Duration) -> String {
    let until = Instant::now() + within;
    while Instant::now() < until {
        let left = until.saturating_duration_since(Instant::now());
        match stream.next(left) {
            Ok(Some(event)) if event.contains(word) => return event,
            Ok(Some(_)) => {}
            Ok(None) => panic!("the stream ended before {word:?}"),
            Err(why) => panic!("no {word:?} within {within:?}: {why}"),
        }
    }
    panic!("no {word:?} within {within:?}");
}

#[test]
fn a_saved_chair_is_heard_on_another_screen() {
    let room = Classroom::with(4, "3", "60");
    let mut wall = room.wall();
    let chair = wall.empty_chairs()[0].clone();
    let child = wall.names(&chair)[0].clone();
    let mut other = Stream::open(&room.teacher(), "/live").unwrap();
    wall.sign_up_by_script(&chair, &child.id, &request_id())
        .expect(200);
    let event = hear(&mut other, "changed", Duration::from_secs(30));
    assert!(event.contains("board"), "{event}");
    assert!(
        !event.contains(&child.name),
        "an event has no content: {event}"
    );
}

#[test]
fn a_quiet_stream_ticks() {
    let room = Classroom::with(4, "3", "60");
    let mut stream = Stream::open(&room.wall(), "/live").unwrap();
    // The first one says that the stream is open.
    for _ in 0..2 {
        hear(&mut stream, "tick", Duration::from_secs(60));
    }
}

#[test]
fn it_stops_within_five_seconds_with_streams_open_and_loses_nothing() {
    let mut room = Classroom::with(30, "3", "60");
    let mut streams: Vec<Stream> = (0..20)
        .map(|_| Stream::open(&room.wall(), "/live").unwrap())
        .collect();
    let chairs = room.wall().all_empty_chairs();
    let children = room.wall().names(&chairs[0]);
    let wall = room.wall();
    let pairs: Vec<_> = children.iter().zip(&chairs).collect();
    let (took, saved) = std::thread::scope(|scope| {
        let load = scope.spawn(move || {
            let mut wall = wall;
            let mut saved = 0;
            for (child, chair) in pairs {
                let id = request_id();
                let fields = [
                    ("chair", chair.as_str()),
                    ("student", child.id.as_str()),
                    ("request", id.as_str()),
                ];
                let ask = wall
                    .form("/board/sign-ups", &fields)
                    .with("Accept", "application/json");
                match wall.send(&ask) {
                    Ok(answer) if answer.status == 200 => saved += 1,
                    _ => break,
                }
            }
            saved
        });
        std::thread::sleep(Duration::from_millis(30));
        let took = room.stop();
        (took, load.join().unwrap())
    });
    assert!(took < Duration::from_secs(5), "it took {took:?}");
    for stream in &mut streams {
        // Whatever was still to say is said; then the stream is over.
        while matches!(stream.next(Duration::from_secs(2)), Ok(Some(_))) {}
    }
    let wal = std::fs::metadata(room.data().join("chair.db-wal")).map_or(0, |file| file.len());
    assert_eq!(wal, 0, "the write-ahead log is checkpointed at the end");
    let rows: i64 = whole_database(&room.database())
        .query_row(
            "SELECT count(*) FROM sign_up WHERE state = 'booked'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert!(rows >= saved, "{saved} acknowledged, {rows} kept");
}

#[test]
fn a_stream_can_be_opened_again_after_a_restart() {
    let mut room = Classroom::with(4, "3", "60");
    let _stream = Stream::open(&room.wall(), "/live").unwrap();
    room.restart();
    Stream::open(&room.wall(), "/live").unwrap();
    assert_eq!(
        room.wall().board().h1.len(),
        1,
        "the wall is still the wall"
    );
}
