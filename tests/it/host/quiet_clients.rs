//! Clients that say nothing, half of something, or the same thing for ever: the box lets go of them in good time and
//! meanwhile answers everybody else.

use std::io::{Read, Write};
use std::time::{Duration, Instant};

use crate::support::classroom::Classroom;
use crate::support::http::{Client, Line};

/// Sends these bytes over many connections and gives the time until the last of them was closed by the box.
fn closed_after(client: &Client, many: usize, bytes: &[u8], patience: Duration) -> Duration {
    let begun = Instant::now();
    let mut lines: Vec<Line> = (0..many)
        .map(|_| Line::open(client.address).unwrap())
        .collect();
    for line in &mut lines {
        line.socket().write_all(bytes).unwrap();
    }
    for line in &mut lines {
        let left = patience
            .saturating_sub(begun.elapsed())
            .max(Duration::from_millis(10));
        line.socket().set_read_timeout(Some(left)).unwrap();
        // An answer such as 408 may come first; the end is what counts.
        let mut rest = Vec::new();
        let ended = line.socket().read_to_end(&mut rest);
        let open = ended.as_ref().is_err_and(|why| {
            matches!(
                why.kind(),
                std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut
            )
        });
        assert!(
            !open,
            "still open after {:?}: {:?}",
            begun.elapsed(),
            String::from_utf8_lossy(bytes)
        );
    }
    begun.elapsed()
}

#[test]
fn half_a_request_is_not_waited_for() {
    let room = Classroom::with(4, "3", "60");
    let wall = room.wall();
    let host = wall.address.to_string();
    let half = format!("GET /board HTTP/1.1\r\nHost: {host}\r\nX-Half: ");
    let body = format!(
        "POST /board/sign-ups HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 400\r\n\r\nchair="
    );
    let kept = format!("GET /health HTTP/1.1\r\nHost: {host}\r\n\r\n");
    std::thread::scope(|scope| {
        let slow = |many: usize, bytes: &[u8], at_most: u64| {
            let (wall, bytes) = (&wall, bytes.to_vec());
            scope.spawn(move || closed_after(wall, many, &bytes, Duration::from_secs(at_most)));
        };
        slow(100, b"", 15);
        slow(100, half.as_bytes(), 15);
        slow(50, body.as_bytes(), 18);
        slow(50, kept.as_bytes(), 34);
        // Meanwhile the wall is answered, and does not wait for their time to be over. How soon, is measured by the benches.
        let mut times = Vec::new();
        for _ in 0..100 {
            let begun = Instant::now();
            wall.clone().get("/board").expect(200);
            times.push(begun.elapsed());
            std::thread::sleep(Duration::from_millis(60));
        }
        times.sort();
        assert!(
            times[98] < Duration::from_secs(5),
            "p99 of the board meanwhile: {:?}",
            times[98]
        );
    });
}

#[test]
fn the_box_lives_through_a_lack_of_descriptors() {
    let words = ["--nofile=64", crate::support::program::CHAIR];
    let mut prlimit = std::process::Command::new("prlimit");
    let folder = tempfile::TempDir::new().unwrap();
    let data = folder.path().join("data");
    prlimit
        .args(words)
        .args(crate::support::program::serve_words(&data));
    let mut program = crate::support::program::Program::start(prlimit, &folder.path().join("log"));
    let mut client = Client::new(program.address);
    let silent: Vec<Line> = (0..200)
        .map(|_| Line::open(client.address).unwrap())
        .collect();
    std::thread::sleep(Duration::from_millis(500));
    assert!(program.runs(), "it lives on:\n{}", program.log());
    let begun = Instant::now();
    assert!(client.get("/health").status < 500, "a newcomer is let in");
    assert!(
        begun.elapsed() < Duration::from_secs(10),
        "a newcomer waited {:?}",
        begun.elapsed()
    );
    drop(silent);
    std::thread::sleep(Duration::from_millis(500));
    client.get("/health").expect(200);
    program.stop();
}
