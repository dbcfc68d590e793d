//! The same while something else takes the heading's place, or time has gone by: a block that is over, a pause, the quiet minutes, a
//! called child who is out of the room.

use super::*;

/// Ana D. is called, Maya talks without a chair.
fn called_and_talking(room: &mut Morning) {
    for child in 0..3 {
        room.sits(child, child);
    }
    room.at(9);
    let talk = room.talks(0);
    room.teacher.in_talk(&talk, "finish", &[]).expect(303);
    room.talks(3);
}

/// What her own page says.
fn leads(room: &Morning, child: usize) -> (bool, bool) {
    let home = room.child(child).page("/prep").text;
    let says = |id| home.contains(room.say().text(id));
    (says("prep-lead-now"), says("prep-lead-next"))
}

#[test]
fn once_the_block_is_over_nobody_is_next() {
    in_each_language(|mut room| {
        called_and_talking(&mut room);
        assert_eq!(room.today().heading, room.now_next("Maya", "Ana D."));
        assert_eq!(leads(&room, 1), (false, true));
        let past = room.say().text("board-word-past").to_owned();
        room.at(120);
        let over = room.today();
        assert!(over.tabs[0].contains(&past), "{over:?}");
        let now = format!("{} Maya", room.say().text("board-now"));
        assert_eq!(over.heading, now, "the talk goes on all the same");
        assert_eq!(leads(&room, 3), (true, false));
        assert_eq!(leads(&room, 1), (false, false));
        // Nor is that the reason why her chair stays.
        let sign_up = room.teacher.held_by(&room.chairs[1].clone());
        let path = format!("/board/sign-ups/{sign_up}");
        let text = Page::read(&room.room.wall().get(&path).expect(200).text()).text;
        assert!(!text.contains(room.say().text("refusal-called")), "{text}");
    });
}

#[test]
fn a_pause_and_the_quiet_minutes_say_beneath_who_talks_and_who_is_next() {
    in_each_language(|mut room| {
        called_and_talking(&mut room);
        let stage = |room: &Morning| {
            let (now, next) = ("board-now", "board-next");
            let say = |id| room.say().text(id);
            format!("{} Maya · {} Ana D.", say(now), say(next))
        };
        let path = format!("/teach/classes/{}/pause", room.room.class());
        let paused = room.say().text("board-paused").to_owned();
        for words in ["Fire drill", ""] {
            let pause = [("do", "pause"), ("words", words)];
            room.teacher.post(&path, &pause).expect(303);
            let today = room.today();
            let beneath = if words.is_empty() {
                assert_eq!(today.heading, paused);
                stage(&room)
            } else {
                assert_eq!(today.heading, words);
                format!("{paused} {}", stage(&room))
            };
            assert_eq!(today.beneath, beneath);
            assert_eq!(leads(&room, 1), (false, true));
            room.teacher.post(&path, &[("do", "go_on")]).expect(303);
        }
        let class = room.room.class().to_owned();
        let start = [("class", &class[..]), ("do", "start")];
        room.teacher.post("/teach/prep-time", &start).expect(303);
        let today = room.read(MONDAY);
        room.agrees(&today);
        assert_eq!(today.heading, room.say().text("board-prep-time"));
        assert_eq!(today.beneath, stage(&room));
    });
}

#[test]
fn a_called_child_who_is_out_of_the_room_is_not_next_until_she_is_back() {
    in_each_language(|mut room| {
        for child in 0..3 {
            room.sits(child, child);
        }
        room.at(9);
        let talk = room.talks(0);
        room.teacher.in_talk(&talk, "finish", &[]).expect(303);
        assert_eq!(room.today().heading, room.next("Ana D."));
        let ana = room.children[1].id.clone();
        let speech = [
            ("do", "add"),
            ("student", ana.as_str()),
            ("weekday", "1"),
            ("start", "09:05"),
            ("minutes", "10"),
        ];
        let path = format!("/teach/classes/{}/away", room.room.class());
        room.teacher.post(&path, &speech).expect(303);
        let today = room.today();
        assert!(!today.heading.contains("Ana D."), "{today:?}");
        assert_eq!(leads(&room, 1), (false, false));
        // Beside a talk the first who is there comes next.
        let maya = room.talks(3);
        let grace = room.children[2].name.clone();
        assert_eq!(room.today().heading, room.now_next("Maya", &grace));
        room.teacher.in_talk(&maya, "finish", &[]).expect(303);
        room.at(15);
        assert_eq!(room.today().heading, room.next("Ana D."));
        assert_eq!(leads(&room, 1), (false, true));
    });
}
