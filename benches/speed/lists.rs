//! What a file that nobody should have sent costs the classroom: a hundred thousand rows, and a district of sixty thousand
//! students; meanwhile the wall asks for its board.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use crate::Figure;
use crate::classroom::Classroom;
use crate::district;
use crate::http::{Answer, Client};
use crate::process::{disk, measure_anew, most_resident, resident};

/// Measures.
pub fn measure() -> Vec<Figure> {
    let room = Classroom::in_folder(disk(), &[]).set_up(30, "3", "60");
    let mut teacher = room.teacher();
    let class = room.class().to_owned();
    let is_over = Arc::new(AtomicBool::new(false));
    let mut wall = room.wall();
    let stop = Arc::clone(&is_over);
    let watching = std::thread::spawn(move || {
        let mut waits = Vec::new();
        while !stop.load(Ordering::Relaxed) {
            let begun = Instant::now();
            wall.0.get("/board").expect(200);
            waits.push(begun.elapsed().as_secs_f64() * 1000.0);
            std::thread::sleep(Duration::from_millis(5));
        }
        waits.sort_by(f64::total_cmp);
        waits[waits.len() * 99 / 100]
    });
    let mut slowest = 0.0_f64;
    for end in ["\n", "\r", "\r\n"] {
        let rows: Vec<String> = (0..100_000)
            .map(|nth| format!("Ada{nth},Brook,{nth}{end}"))
            .collect();
        let rows = rows.concat();
        let begun = Instant::now();
        let answer = send(&mut teacher, &class, "list.csv", rows.as_bytes());
        slowest = slowest.max(begun.elapsed().as_secs_f64());
        assert_eq!(answer.status, 409, "it is refused");
    }
    let zip = district::zip_of(60_000, 400_000, 7);
    let before = resident(room.program().id());
    measure_anew(room.program().id());
    let begun = Instant::now();
    let place = send(&mut teacher, &class, "district.zip", &zip)
        .expect(303)
        .location()
        .to_owned();
    let page = teacher.get(&place).expect(200).text();
    let offered = begun.elapsed().as_secs_f64();
    let held = most_resident(room.program().id()).unwrap();
    assert!(page.contains("School"), "the schools are offered");
    is_over.store(true, Ordering::Relaxed);
    let p99 = watching.join().expect("the wall goes on");
    vec![
        Figure::goal(
            "100,000 rows of any line end are refused",
            slowest,
            1.0,
            "s",
        ),
        Figure::goal(
            "60,000 students, 400,000 enrolments are offered",
            offered,
            5.0,
            "s",
        ),
        Figure::goal("  the most memory meanwhile", held, 48.0, "MB"),
        Figure::told("  before it", before, "MB"),
        Figure::told("  the zip", zip.len() as f64 / 1e6, "MB"),
        Figure::goal("the wall's board meanwhile, 99 of 100", p99, 20.0, "ms"),
    ]
}

fn send(teacher: &mut Client, class: &str, name: &str, bytes: &[u8]) -> Answer {
    let path = format!("/teach/classes/{class}/roster/file");
    let mut ask = teacher
        .ask("POST", &path)
        .with("Content-Type", "multipart/form-data; boundary=----made-up");
    ask.body = format!(
        "------made-up\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n"
    )
    .into_bytes();
    ask.body.extend_from_slice(bytes);
    ask.body.extend_from_slice(b"\r\n------made-up--\r\n");
    teacher.must(&ask)
}
