//! A browser writes down only after half a minute that it is the wall, or a device of the room: whoever lets it in is told to
//! leave it on for a minute, before and after.

use crate::support::classroom::Classroom;
use crate::support::http::Client;

/// The sentence as the word files have it.
fn sentence(language: &str) -> String {
    let words = format!("{}/kiosk/words/{language}.ftl", env!("CARGO_MANIFEST_DIR"));
    let words = std::fs::read_to_string(words).unwrap();
    let line = words
        .lines()
        .find_map(|line| line.strip_prefix("pair-minute = "));
    line.expect("the sentence").to_owned()
}

#[test]
fn whoever_pairs_a_wall_or_a_device_is_told_to_leave_it_on_for_a_minute() {
    for language in ["en", "es", "ar"] {
        let said = sentence(language);
        let mut room = Classroom::ready().speaking(language);
        for page in ["/wall", "/room"] {
            let mut tablet = Client {
                language: Some(language.to_owned()),
                ..room.stranger()
            };
            let asked = tablet.post(page, &[]).expect(303);
            let waits = tablet.follow(asked).expect(200).text();
            assert!(waits.contains(&said), "{page} in {language}: {waits}");
        }
        let code = room
            .stranger()
            .ask("GET", "/room")
            .with("Accept-Language", language);
        let code = room.stranger().must(&code).expect(200).text();
        assert!(code.contains(&said), "by its code, in {language}: {code}");
        let mut wall = room.paired_wall();
        let size = wall.get("/wall/size").expect(200).text();
        assert!(size.contains(&said), "paired, in {language}: {size}");
    }
    let paper =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/kiosk/wall-tablet.md"));
    assert!(paper.unwrap().contains("Leave the tablet on for a minute"));
}
