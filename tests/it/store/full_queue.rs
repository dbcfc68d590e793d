//! More waits than the box can do soon: everybody is told to try again in a moment, with every word kept, and nobody sees an
//! error of the program. What the queues themselves promise stands beside them, in `store::threads`.

use std::sync::mpsc;

use chair::app::StoreError;
use chair::i18n::Translations;
use chair::store::Attribution;
use futures_util::FutureExt as _;

use crate::support::classroom::let_all_in;
use crate::support::html::Page;
use crate::support::http::{Answer, Client};
use crate::support::in_process::{InProcess, class_of, quick};
use crate::support::people::{Child, Device, PICTURES, Wall, request_id};

/// A child signed in on a device of the room.
fn child_in(inside: &InProcess, teacher: &mut Client, class: &str) -> Child {
    let mut device = Device(inside.stranger("en"));
    device.post("/room", &[]).expect(303);
    let_all_in(teacher);
    let first_day = [("class", class), ("do", "start")];
    teacher.post("/teach/first-day", &first_day).expect(303);
    let who = device.names()[0].clone();
    device.tap(&who.id, PICTURES).expect(303);
    device.child(who)
}

/// Holds up the writer until the sender is dropped, with as many writes waiting as can wait.
fn fill(inside: &InProcess) -> mpsc::Sender<()> {
    let ((opens, gate), (begins, begun)) = (mpsc::channel::<()>(), mpsc::channel());
    let held = inside.app.store.write(Attribution::default(), move |_| {
        let _ = begins.send(());
        let _ = gate.recv();
        Ok::<_, StoreError>(())
    });
    assert!(held.now_or_never().is_none());
    begun.recv().unwrap();
    let mut waiting = 0;
    let wait = || {
        let job = |_: &chair::store::WriteTx<'_>| Ok::<_, StoreError>(());
        inside.app.store.write(Attribution::default(), job)
    };
    loop {
        match wait().now_or_never() {
            None => waiting += 1,
            Some(ended) => {
                assert_eq!(ended, Err(StoreError::Busy));
                break;
            }
        }
    }
    assert_eq!(waiting, 1024);
    opens
}

/// 503, and soon to be tried again.
#[track_caller]
fn is_busy(answer: Answer) -> Answer {
    let answer = answer.expect(503);
    assert_eq!(answer.header("retry-after"), Some("1"));
    answer
}

#[test]
fn a_full_queue_asks_to_try_again_and_keeps_every_word() {
    let inside = InProcess::open(quick(), Translations::load());
    let (mut teacher, mut wall, class) = class_of(&inside);
    let mut child = child_in(&inside, &mut teacher, &class);
    let chair = wall.all_empty_chairs().pop().unwrap();
    let friend = wall.names(&chair)[1].clone();
    let gate = fill(&inside);

    let refused = is_busy(child.types("piece", "My fox story", 0));
    assert_eq!(refused.json()["refusal"], "busy", "the script keeps it");
    let fields = [("prompt", "piece"), ("text", "My fox story"), ("seen", "0")];
    let refused = is_busy(child.client.post("/prep/answers", &fields));
    let page = Page::read(&refused.text());
    let form = page.form_with(&["prompt", "text", "seen"]);
    assert_eq!(form.value("text"), Some("My fox story"));
    for refused in [
        wall.sign_up(&chair, &friend.id),
        teacher.post("/teach/devices/shared", &[("class", &class), ("do", "yes")]),
    ] {
        let page = Page::read(&is_busy(refused).text());
        assert_eq!(page.h1.len(), 1, "a kind page");
    }
    let refused = is_busy(wall.sign_up_by_script(&chair, &friend.id, &request_id()));
    assert_eq!(refused.json()["refusal"], "busy");
    // Whoever only looks is not kept waiting.
    wall.get("/board").expect(200);
    child.page("/prep");

    drop(gate);
    let revision = saved_at_last(&mut child);
    assert!(revision > 0);
    assert_eq!(child.box_of("piece"), "My fox story");
    sits_at_last(&mut wall, &chair, &friend.id);
}

/// The script tries again until the box has caught up.
fn saved_at_last(child: &mut Child) -> u64 {
    loop {
        let answer = child.types("piece", "My fox story", 0);
        if answer.status == 200 {
            return answer.json()["revision"].as_u64().unwrap();
        }
        is_busy(answer);
    }
}

fn sits_at_last(wall: &mut Wall, chair: &str, student: &str) {
    let id = request_id();
    loop {
        let answer = wall.sign_up_by_script(chair, student, &id);
        if answer.status == 200 {
            return;
        }
        is_busy(answer);
    }
}
