//! What a wall tablet loads over the wire, counted by the browser itself: the first board, and the next page.

use crate::Figure;
use crate::browser::{Screen, visit};
use crate::classroom::Classroom;
use crate::process::disk;

/// Measures.
pub fn measure() -> Vec<Figure> {
    let mut room = Classroom::in_folder(disk(), &[]).set_up(30, "6", "90");
    let html = room.wall().0.get("/board").expect(200).body.len();
    let mut figures = Vec::new();
    // Arabic letters are a file of their own: one request more.
    for (language, tag, limit, requests_max) in
        [("English", "en", 60.0, 7.0), ("Arabic", "ar", 85.0, 8.0)]
    {
        room = room.speaking(tag);
        visit(Screen::WALL, async |tab| {
            let client = room.wall().0;
            tab.become_client(&client).await;
            tab.weight().await;
            tab.open(&format!("http://{}/board", client.address)).await;
            tab.wait_for("a[href^='/board/chairs/']").await;
            tokio::time::sleep(std::time::Duration::from_secs(1)).await;
            let first = tab.weight().await;
            // An open stream is no load: it is counted neither as a request nor as bytes.
            let requests = first
                .requests
                .iter()
                .filter(|url| !url.contains("/live"))
                .count();
            tab.tap("a[href^='/board/chairs/']").await;
            tab.wait_for("button[name='student']").await;
            tokio::time::sleep(std::time::Duration::from_secs(1)).await;
            let next = tab.weight().await;
            figures.push(Figure::goal(
                &format!("first board, {language}"),
                first.bytes as f64 / 1e3,
                limit,
                "KB",
            ));
            figures.push(Figure::goal(
                "  requests",
                requests as f64,
                requests_max,
                "requests",
            ));
            figures.push(Figure::goal(
                "  next page",
                next.bytes as f64 / 1e3,
                8.0,
                "KB",
            ));
        });
    }
    figures.push(Figure::goal(
        "the board's HTML",
        html as f64 / 1e3,
        10.0,
        "KB",
    ));
    figures
}
