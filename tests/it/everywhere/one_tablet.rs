//! One tablet never harms the box: whatever it sends at once, it waits for itself, and whatever it sends for long, it fills
//! nothing. Answers are counted here; how fast the others are served meanwhile is measured by `tests/slow/siege`.

use std::io::Write as _;
use std::net::TcpStream;
use std::sync::{Arc, Mutex, mpsc};

use chair::app::StoreError;
use chair::domain::id::{ClassId, StudentId};
use chair::http::route::{Audience, Phase, Route, Verb, asked_with_form};
use chair::i18n::Translations;
use chair::limits;
use chair::store::Attribution;
use futures_util::FutureExt as _;
use rusqlite::Connection;
use warp::{Filter as _, Reply as _};

use crate::support::classroom::{Classroom, let_all_in, submit};
use crate::support::html::Page;
use crate::support::http::{Answer, Client, Line};
use crate::support::in_process::{InProcess, class_of, quick};
use crate::support::people::{Child, Device, PICTURES, request_id};

/// Two children signed in on devices of the room, and their class.
fn two_children(inside: &InProcess) -> ([Child; 2], String) {
    let (mut teacher, _, class) = class_of(inside);
    let first_day = [("class", class.as_str()), ("do", "start")];
    teacher.post("/teach/first-day", &first_day).expect(303);
    let children = [0, 1].map(|nth| {
        let mut device = Device(inside.stranger("en"));
        device.post("/room", &[]).expect(303);
        let_all_in(&mut teacher);
        let who = device.names()[nth].clone();
        device.tap(&who.id, PICTURES).expect(303);
        device.child(who)
    });
    (children, class)
}

/// Holds up the writer until the sender is dropped.
fn hold_writer(inside: &InProcess) -> mpsc::Sender<()> {
    let ((opens, gate), (begins, begun)) = (mpsc::channel::<()>(), mpsc::channel());
    let held = inside.app.store.write(Attribution::default(), move |_| {
        let _ = begins.send(());
        let _ = gate.recv();
        Ok::<_, StoreError>(())
    });
    assert!(held.now_or_never().is_none());
    begun.recv().unwrap();
    opens
}

/// Sends the words of one box of this child's at once over so many connections, and gives the answers as they come.
fn types_at_once(child: &Child, times: usize) -> mpsc::Receiver<Answer> {
    let (tell, told) = mpsc::channel();
    for nth in 0..times {
        let (child, tell) = (child.clone(), tell.clone());
        std::thread::spawn(move || {
            let text = format!("fox {nth}");
            let fields = [("prompt", "piece"), ("text", text.as_str()), ("seen", "0")];
            let ask = child.form("/prep/answers", &fields);
            let ask = ask.with("Accept", "application/json");
            let answer = Line::open(child.address).and_then(|mut line| line.send(&ask));
            let _ = tell.send(answer.expect("it is answered"));
        });
    }
    told
}

#[track_caller]
fn is_busy(answer: &Answer) {
    assert_eq!(answer.status, 503, "{}", answer.text());
    assert_eq!(answer.header("retry-after"), Some("1"));
    assert_eq!(
        answer.json()["refusal"],
        "busy",
        "the script keeps the words"
    );
}

#[test]
fn one_session_has_a_few_writes_waiting_and_a_classmate_goes_on() {
    let inside = InProcess::open(quick(), Translations::load());
    let ([hostile, classmate], _) = two_children(&inside);
    let gate = hold_writer(&inside);
    let most = limits::SMALL_FORMS_OF_ONE_SENDER_BYTES / limits::SMALL_FORM_COUNTS_BYTES;
    let told = types_at_once(&hostile, 40);
    // Nothing is written now: whoever is answered has been sent away.
    for _ in most..40 {
        is_busy(&told.recv().unwrap());
    }
    let saved = types_at_once(&classmate, 1);
    drop(gate);
    saved.recv().unwrap().expect(200);
    let rest: Vec<u16> = told.iter().map(|answer| answer.status).collect();
    assert_eq!(rest.len(), most);
    assert!(
        rest.iter().all(|status| matches!(status, 200 | 409)),
        "{rest:?}"
    );
}

#[test]
fn a_long_form_holds_up_no_short_one() {
    let ((opens, gate), (begins, begun)) = (mpsc::channel::<()>(), mpsc::channel::<()>());
    let held = Arc::new((Mutex::new(gate), Mutex::new(begins)));
    let hangs = warp::path!("long").and(asked_with_form());
    let hangs = hangs.then(move |_, _, _| {
        let (gate, begins) = &*held;
        // As somebody who takes a text apart and looks at nothing else.
        let _ = begins.lock().unwrap().send(());
        let _ = gate.lock().unwrap().recv();
        std::future::ready("done".into_response())
    });
    let short = warp::path!("short").and(asked_with_form());
    let short = short.then(|_, _, _| std::future::ready("done".into_response()));
    let route = |address, filter| {
        let route = Route::new(
            Audience::Setup,
            Verb::Post,
            address,
            "the test's own",
            filter,
        );
        route.phase(Phase::Always).body(limits::LIST_BYTES)
    };
    let routes = vec![
        route("/long", hangs.boxed()),
        route("/short", short.boxed()),
    ];
    let inside = InProcess::with_routes(quick(), Translations::load(), routes);
    let mut client = inside.stranger("en");
    let words = "a fox ran. ".repeat(limits::FORM_BYTES / 8);
    let waits = client.clone();
    let long = std::thread::spawn(move || waits.clone().post("/long", &[("text", &words)]));
    begun.recv().unwrap();
    client.post("/short", &[("text", "fox")]).expect(200);
    drop(opens);
    long.join().unwrap().expect(200);
}

/// A form of so many bytes of which all but the last byte is sent.
fn half_sent(child: &Child, bytes: usize) -> TcpStream {
    let mut ask = child.form("/prep/answers", &[]);
    ask.body = b"prompt=piece&seen=0&text=".to_vec();
    ask.body.resize(bytes, b'a');
    let mut socket = TcpStream::connect(child.address).unwrap();
    let sent = ask.bytes();
    socket.write_all(&sent[..sent.len() - 1]).unwrap();
    socket
}

#[test]
fn forms_that_are_never_sent_whole_take_no_classmates_place() {
    let room = Classroom::ready();
    let (mut hostile, mut classmate) = (room.student("Ada"), room.student("Ben"));
    let whole = limits::SMALL_FORMS_BYTES / limits::SMALL_FORM_BYTES;
    // As many as would take all that the small forms of the box have together, and large ones as well.
    let open: Vec<TcpStream> = (0..2 * whole)
        .map(|nth| half_sent(&hostile, if nth % 2 == 0 { 64_000 } else { 250_000 }))
        .collect();
    is_busy(&hostile.types("piece", "fox", 0));
    assert_eq!(classmate.saves("piece", "My fox story", 0), 1);
    let long = "é".repeat(4_000);
    assert!(
        classmate
            .form("/prep/answers", &[("text", &long)])
            .body
            .len()
            < 64 * 1024
    );
    assert_eq!(classmate.saves("piece", &long, 1), 2);
    let far = "👨\u{200D}👩\u{200D}👧\u{200D}👦".repeat(1_000);
    assert!(
        classmate
            .form("/prep/answers", &[("text", &far)])
            .body
            .len()
            > 64 * 1024
    );
    assert_eq!(classmate.saves("piece", &far, 2), 3);
    drop(open);
    // Its own words are taken once it has places again.
    while hostile.types("piece", "fox", 0).status != 200 {}
}

#[test]
fn whoever_has_no_cookie_waits_for_its_own_address_alone() {
    let room = Classroom::ready();
    let half = |from: &str| -> Line {
        let client = room.stranger();
        let mut line = Line::open_from(client.address, from.parse().unwrap()).unwrap();
        let ask = client.form("/door/student", &[("student", "1"), ("card", "x")]);
        let sent = ask.bytes();
        line.socket().write_all(&sent[..sent.len() - 1]).unwrap();
        line
    };
    let _open: Vec<Line> = (0..20).map(|_| half("127.0.0.7")).collect();
    let card = |from: &str| {
        let mut client = Client {
            from: Some(from.parse().unwrap()),
            ..room.stranger()
        };
        client
            .script("/door/student", &[("student", "1"), ("card", "x")])
            .status
    };
    assert_eq!(card("127.0.0.7"), 503);
    assert_eq!(card("127.0.0.8"), 409);
}

/// The words of a refusal by script.
#[track_caller]
fn refusal(answer: &Answer) -> String {
    assert_eq!(answer.status, 409, "{}", answer.text());
    answer.json()["refusal"].as_str().unwrap().to_owned()
}

fn texts(room: &Classroom, question: &str) -> Vec<String> {
    let db = Connection::open(room.database()).unwrap();
    let mut rows = db.prepare(question).unwrap();
    let rows = rows.query_map([], |row| row.get(0)).unwrap();
    rows.map(Result::unwrap).collect()
}

const BESIDE: &str = "SELECT text FROM conflict ORDER BY text";

#[test]
fn a_few_texts_wait_beside_an_answer_and_one_more_stays_on_its_page() {
    let room = Classroom::ready();
    let mut child = room.student("Ada");
    child.saves("piece", "The fox ran home.", 0);
    let others: Vec<String> = (0..limits::TEXTS_BESIDE_MAX)
        .map(|nth| format!("{nth} owls"))
        .collect();
    for text in &others {
        assert_eq!(refusal(&child.types("piece", text, 0)), "two_screens");
    }
    let one_more = child.types("piece", "A last owl", 0);
    assert_eq!(refusal(&one_more), "many_beside");
    assert!(one_more.json()["conflict"].is_null(), "its script keeps it");
    let said = "Some of your words wait here. Open this page again and choose.";
    assert_eq!(one_more.json()["said"], said);
    // What waits is typed on, and waits once.
    let typed = format!("{} sat", others[0]);
    assert_eq!(refusal(&child.types("piece", &typed, 0)), "two_screens");
    let mut waiting = others.clone();
    waiting[0].clone_from(&typed);
    assert_eq!(texts(&room, BESIDE), waiting, "nothing of it is deleted");
    // Without a script the words are on the page that says so, unless that one asks which words stay.
    let fields = [("prompt", "piece"), ("text", "A last owl"), ("seen", "0")];
    let page = Page::read(&child.post("/prep/answers", &fields).expect(409).text());
    assert!(page.text.contains(said), "{}", page.text);
    assert!(page.text.contains("A last owl"), "{}", page.text);
    // A choice makes room.
    let page = child.page("/prep/questions/piece");
    let mut forms = page.forms.iter().filter(|form| form.has("resolves"));
    let chosen = forms.next().expect("a choice");
    submit(&mut child.client, chosen).expect(303);
    assert_eq!(
        refusal(&child.types("piece", "A last owl", 0)),
        "two_screens"
    );
    assert_eq!(texts(&room, BESIDE), ["A last owl"]);
}

#[test]
fn few_texts_wait_beside_a_line_of_a_talk() {
    let room = Classroom::ready();
    let student = room.device().named("Ada").id;
    let mut teacher = room.teacher();
    let talk = teacher.talk_with(room.class(), &student);
    let path = format!("/teach/conferences/{talk}/lines");
    let mut type_line = |text: &str| {
        let fields = [("line", "remember"), ("text", text), ("seen", "0")];
        teacher.script(&path, &fields)
    };
    type_line("She plans").expect(200);
    for nth in 0..limits::TEXTS_BESIDE_MAX {
        assert_eq!(refusal(&type_line(&format!("{nth} drafts"))), "two_screens");
    }
    assert_eq!(refusal(&type_line("One more")), "many_beside");
    assert_eq!(texts(&room, BESIDE).len(), limits::TEXTS_BESIDE_MAX);
    // By hand her words stay in their box.
    let fields = [("line", "remember"), ("text", "One more"), ("seen", "0")];
    let page = teacher.post(&path, &fields).expect(409).text();
    assert!(page.contains("One more"), "{page}");
}

#[test]
fn long_texts_beside_an_answer_are_fewer() {
    let room = Classroom::ready();
    let mut child = room.student("Ada");
    child.saves("piece", "The fox ran home.", 0);
    let long = |first: &str| format!("{first}{}", "👩\u{200D}🚀".repeat(3_900));
    assert!(
        long("1").len() * 2 > limits::TEXTS_BESIDE_BYTES && long("1").len() < limits::ANSWER_BYTES
    );
    assert_eq!(refusal(&child.types("piece", &long("1"), 0)), "two_screens");
    assert_eq!(refusal(&child.types("piece", &long("2"), 0)), "many_beside");
    assert_eq!(texts(&room, BESIDE), [long("1")]);
}

/// Chooses between two screens so often that each save keeps what was there before.
fn choose_again_and_again(child: &mut Child, text: impl Fn(u64) -> String) -> (u64, Answer) {
    let mut seen = child.saves("piece", "The fox ran home.", 0);
    loop {
        let (text, revision) = (text(seen), seen.to_string());
        let fields = [
            ("prompt", "piece"),
            ("text", text.as_str()),
            ("seen", revision.as_str()),
            ("resolves", "1"),
        ];
        let answer = child.script("/prep/answers", &fields);
        if answer.status != 200 {
            return (seen, answer);
        }
        seen = answer.json()["revision"].as_u64().unwrap();
    }
}

#[test]
fn what_answers_were_before_fills_no_card_and_no_page() {
    let room = Classroom::ready();
    let mut child = room.student("Ada");
    let quotes = "\"".repeat(3_990);
    let (seen, refused) = choose_again_and_again(&mut child, |seen| format!("{seen} {quotes}"));
    assert_eq!(refusal(&refused), "sheet_full");
    let said = "This sheet is full. A new one comes after the talk.";
    assert_eq!(refused.json()["said"], said);
    let kept = "SELECT CAST(sum(octet_length(text)) AS TEXT) FROM answer_version";
    let kept: usize = texts(&room, kept)[0].parse().unwrap();
    assert!(kept < limits::SHEET_VERSIONS_BYTES + 4_000, "{kept} bytes");
    // No honest sheet: every day of a school year a page, and an hour of strokes on the last.
    assert!(kept > 2 * (180 + 30) * 2_000, "{kept} bytes");
    // By hand the words are on the page that says so.
    let revision = seen.to_string();
    let fields = [
        ("prompt", "piece"),
        ("text", "A last fox"),
        ("seen", revision.as_str()),
        ("resolves", "1"),
    ];
    let page = child.post("/prep/answers", &fields).expect(409).text();
    assert!(page.contains(said) && page.contains("A last fox"));
    // A page shows what was written last, and not all of it: each text twice, and a quote takes six letters there.
    let most = 2 * 6 * limits::VERSIONS_SHOWN_BYTES + 64 * 1024;
    assert!(page.len() < most, "{} bytes", page.len());
    assert!(
        page.contains(&format!("{} &quot;", seen - 2)),
        "the last version is there"
    );
    // The stroke of writing itself goes on, and so does everybody else.
    assert_eq!(child.saves("piece", "A last fox", seen), seen + 1);
    room.student("Ben").saves("piece", "My fox story", 0);
}

#[test]
fn short_versions_are_counted_by_their_rows() {
    let room = Classroom::ready();
    let inside = Connection::open(room.database()).unwrap();
    let mut child = room.student("Ada");
    child.saves("piece", "a", 0);
    inside
        .execute_batch(
            "WITH RECURSIVE nth (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM nth LIMIT 16400)
             INSERT INTO answer_version (sheet, role, revision, day, text, way, at, by)
             SELECT sheet, role, 100000 + n, day, 'a', way, at, answer.by FROM answer, nth",
        )
        .unwrap();
    let fields = [
        ("prompt", "piece"),
        ("text", "b"),
        ("seen", "1"),
        ("resolves", "1"),
    ];
    assert_eq!(
        refusal(&child.script("/prep/answers", &fields)),
        "sheet_full"
    );
}

#[test]
fn letters_of_many_parts_are_bounded_in_bytes() {
    let room = Classroom::ready();
    let mut child = room.student("Ada");
    let mut ask = child
        .form("/prep/answers", &[])
        .with("Accept", "application/json");
    // Sent as they are, these are no more than the form may have, and four thousand letters.
    let row =
        "👨\u{200D}👩\u{200D}👧\u{200D}👦\u{200D}👧\u{200D}👦\u{200D}👧\u{200D}👦".repeat(4_000);
    ask.body = format!("prompt=piece&seen=0&text={row}").into_bytes();
    ask.body.truncate(limits::WORDS_BYTES);
    assert_eq!(refusal(&child.must(&ask)), "too_long");
}

#[test]
fn a_child_changes_so_many_things_in_an_hour_and_leaves_when_it_likes() {
    let room = Classroom::ready();
    let (mut child, mut again) = (room.student("Ada"), room.student("Ada"));
    let leave = |child: &mut Child| child.script("/board/waits/leave", &[]).status;
    for _ in 0..limits::DEEDS_OF_A_CHILD_AN_HOUR / 2 {
        assert_eq!([leave(&mut child), leave(&mut again)], [204, 204]);
    }
    assert_eq!(
        [leave(&mut child), leave(&mut again)],
        [429, 429],
        "in all its sessions"
    );
    assert_eq!(leave(&mut room.student("Ben")), 204);
    // Words are saved, and "I am done" is heard.
    child.saves("piece", "My fox story", 0);
    child.post("/door/leave", &[]).expect(303);
    assert_ne!(child.client.get("/prep").status, 200);
}

#[test]
fn a_child_comes_in_so_often_in_an_hour_and_wrong_tries_do_not_count() {
    let inside = InProcess::open(quick(), Translations::load());
    let ([mut child, mut other], _) = two_children(&inside);
    let student = StudentId::new(child.id.parse().unwrap());
    for _ in 2..limits::SIGN_INS_OF_A_CHILD_AN_HOUR {
        inside.app.paces.came_in(student);
    }
    let wrong = [("student", child.id.as_str()), ("card", "nobody's")];
    for _ in 0..3 {
        assert_eq!(
            refusal(&inside.stranger("en").script("/door/student", &wrong)),
            "card_void"
        );
    }
    let id = child.id.clone();
    let come_in = |child: &mut Child| {
        child.post("/door/leave", &[]).expect(303);
        child.script("/door/student", &[("student", &id), ("pictures", PICTURES)])
    };
    assert!(come_in(&mut child).status < 300, "the last of them");
    assert_eq!(refusal(&come_in(&mut child)), "wait_a_bit");
    other.page("/prep");
}

#[test]
fn so_many_devices_join_a_room_in_an_hour() {
    let inside = InProcess::open(quick(), Translations::load());
    let (_, _, class) = class_of(&inside);
    let class = ClassId::new(class.parse().unwrap());
    let token = inside.app.sign_in.room_codes.current(class).token;
    let join = || {
        inside
            .stranger("en")
            .post("/room", &[("token", &token)])
            .status
    };
    for _ in 0..limits::DEVICES_JOINING_AN_HOUR {
        assert_eq!(join(), 303);
    }
    assert_eq!(join(), 429);
    // The teacher lets in whom she sees.
    inside.stranger("en").post("/room", &[]).expect(303);
}

#[test]
fn a_repeated_tap_at_the_wall_is_never_too_often() {
    let room = Classroom::ready();
    let mut wall = room.wall();
    let chair = wall.empty_chairs()[0].clone();
    let child = wall.names(&chair)[0].clone();
    for _ in 0..2 * limits::DEEDS_OF_A_CHILD_AN_HOUR / 4 {
        let saved = wall
            .sign_up_by_script(&chair, &child.id, &request_id())
            .expect(200);
        let saved = crate::support::people::SignUp::of(&saved);
        wall.undo(&saved, &child.id).expect(204);
    }
}

#[test]
fn a_list_that_is_no_class_does_not_wait_in_memory() {
    let room = Classroom::ready();
    let path = format!("/teach/classes/{}/roster/file", room.class());
    let wide = format!("Ada,{}\n", "x".repeat(4_000)).repeat(300);
    let page = room
        .teacher()
        .post(&path, &[("file", &wide)])
        .expect(409)
        .text();
    assert!(page.contains("There is no child’s name in this."), "{page}");
    let wide = format!("Ada,Brook\nBen,Dale\n{}", " ".repeat(40_000));
    room.teacher().post(&path, &[("file", &wide)]).expect(303);
}
