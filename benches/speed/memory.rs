//! Resident memory of a set-up box: idle with its name on the network, with 40 open pages, and after work.

use std::time::Duration;

use crate::Figure;
use crate::classroom::Classroom;
use crate::http::Stream;
use crate::process::{disk, resident};

/// How many pages are open at once.
const STREAMS: usize = 40;

/// Measures.
pub fn measure() -> Vec<Figure> {
    let mut room = Classroom::in_folder(disk(), &["--announce", "on"]).set_up(30, "3", "60");
    // The claim has hashed a passphrase; a box that idles for days has been started since.
    room.restart();
    room.wall().board();
    std::thread::sleep(Duration::from_secs(3));
    let idle = resident(room.program().id());
    let streams: Vec<Stream> = (0..STREAMS)
        .map(|_| Stream::open(&room.wall().0, "/live").unwrap())
        .collect();
    std::thread::sleep(Duration::from_secs(1));
    let open = resident(room.program().id());
    drop(streams);
    for _ in 0..2000 {
        room.wall().0.get("/board").expect(200);
    }
    room.teacher().sign_in();
    let worked = resident(room.program().id());
    vec![
        Figure::goal(
            "idle (a name on the network adds 0.1 to 0.2)",
            idle,
            8.0,
            "MB",
        ),
        Figure::goal("with 40 open pages", open, 9.0, "MB"),
        Figure::told(
            "  each open page",
            (open - idle) * 1000.0 / STREAMS as f64,
            "KB",
        ),
        Figure::goal("after 2,000 pages and a sign-in", worked, 14.0, "MB"),
    ]
}
