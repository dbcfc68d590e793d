//! The box after five school years of forty classes, made up by a seeded generator: the pages of a day against the same
//! pages of a box with this class's own year and nothing else, so that both have the same to show.

use std::time::Duration;

use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday, date};
use rusqlite::{Connection, params};

use crate::board::ask_for;
use crate::classroom::Classroom;
use crate::http::Client;
use crate::people::{Child, ROLES};
use crate::process::{cpu, disk};
use crate::{Figure, median};

/// Five years of forty classes.
pub const GROWN: (i64, i16) = (40, 5);
/// The year of one class.
const YOUNG: (i64, i16) = (1, 1);
const CHILDREN: usize = 30;
/// Talks of one child in a school year of forty weeks.
const TALKS: usize = 40;

const ROUNDS: usize = 7;
const ASKED: usize = 150;

/// xorshift: the same years each time.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> i64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        i64::try_from(self.0 >> 1).unwrap()
    }
}

/// A class of thirty in which one child has a full sheet and is in a talk.
pub struct Day {
    pub room: Classroom,
    child: Child,
    talk: String,
}

/// Such a class in a box with so many classes, each with so many years.
pub fn a_day((classes, years): (i64, i16)) -> Day {
    let mut room = Classroom::in_folder(disk(), &[]).set_up(CHILDREN, "12", "150");
    room.stop();
    let begun = std::time::Instant::now();
    let rows = grow(
        &mut Connection::open(room.database()).unwrap(),
        classes,
        years,
    );
    let size = std::fs::metadata(room.database()).unwrap().len() / 1_000_000;
    eprintln!(
        "years {years}, classes {classes}: {rows} rows, {size} MB, made in {:?}",
        begun.elapsed()
    );
    room.start();
    let names = room.device().names();
    let mut child = room.student(&names[0].name);
    for role in ROLES {
        child.saves(role, "The part where he barks under the porch.", 0);
    }
    let talk = room.teacher().talk_with(room.class(), &child.id);
    Day { room, child, talk }
}

/// The first days of forty weeks, the last of them a fortnight before the day that is measured.
fn weeks(year: i16) -> impl Iterator<Item = Date> {
    let monday = date(2026 - year, 2, 1).nth_weekday_of_month(2, Weekday::Monday);
    let monday = monday.unwrap();
    (0..40).map(move |week| monday.saturating_add((week * 7).days()))
}

/// Fills the tables as five years would; gives how many rows it made.
fn grow(db: &mut Connection, classes: i64, years: i16) -> usize {
    let mut chance = Chance(20_261_126);
    let (teacher, own): (i64, i64) = db
        .query_row("SELECT teacher, class FROM class_teacher", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .unwrap();
    let tx = db.transaction().unwrap();
    let mut rows = 0;
    let mut members: Vec<(i64, i64)> = tx
        .prepare("SELECT class, student FROM membership")
        .unwrap()
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    for _ in 1..classes {
        tx.execute("INSERT INTO class (name, band, language, zone, made_at) SELECT name, band, language, zone, made_at FROM class WHERE id = ?", [own]).unwrap();
        let class = tx.last_insert_rowid();
        tx.execute(
            "INSERT INTO class_teacher (class, teacher) VALUES (?, ?)",
            [class, teacher],
        )
        .unwrap();
        for nth in 0..i64::try_from(CHILDREN).unwrap() {
            let student = chance.next();
            tx.execute(
                "INSERT INTO student (id, given, family, made_at) VALUES (?, 'Child', ?, 0)",
                params![student, nth.to_string()],
            )
            .unwrap();
            tx.execute("INSERT INTO membership (class, student, since, shape, colour) VALUES (?, ?, 0, ?, ?)", params![class, student, nth % 12, nth % 8]).unwrap();
            members.push((class, student));
        }
        rows += 2 + 2 * CHILDREN;
    }
    for (class, student) in members {
        let mut number = 0;
        for year in (0..years).rev() {
            for (nth, monday) in weeks(year).enumerate().take(TALKS) {
                number += 1;
                rows += a_talk(
                    &tx,
                    &mut chance,
                    (class, student, teacher),
                    (monday, nth, number),
                );
            }
        }
    }
    tx.commit().unwrap();
    rows
}

/// The same words as they are looked up in a class.
fn looked_up_in(class: i64) -> String {
    const FOLDED: &str = "i asked everyone on our street and then i heard him under the porch";
    let words = FOLDED.split(' ').map(|word| format!("{class}x{word}"));
    words.collect::<Vec<String>>().join(" ")
}

/// One child's week: a sheet with five answers, a chair, a talk with its log, a next step that was reached.
fn a_talk(
    tx: &rusqlite::Transaction<'_>,
    chance: &mut Chance,
    (class, student, teacher): (i64, i64, i64),
    (monday, nth, number): (Date, usize, i64),
) -> usize {
    const WORDS: &str = "I asked everyone on our street, and then I heard him under the porch.";
    let looked_up = looked_up_in(class);
    let add = |sql: &str, with: &[&dyn rusqlite::ToSql]| {
        tx.prepare_cached(sql).unwrap().execute(with).unwrap();
    };
    let day = monday
        .saturating_add((i64::try_from(nth).unwrap() % 5).days())
        .to_string();
    let (sheet, sign_up, talk, step) = (chance.next(), chance.next(), chance.next(), chance.next());
    // Every child has a chair of its own, so that no two meet on one.
    let start = format!(
        "{:02}:{:02}",
        8 + student.rem_euclid(10),
        student.rem_euclid(59)
    );
    let seat = student.rem_euclid(1_000_000);
    add(
        "INSERT INTO sheet (id, class, student, number, opened_at, closed_at) VALUES (?, ?, ?, ?, 0, 1)",
        &[&sheet, &class, &student, &number],
    );
    for role in ROLES {
        add(
            "INSERT INTO answer (sheet, role, wording, asked, text, way, revision, at, day, by) VALUES (?, ?, '1', '', ?, 'written', 1, 0, ?, 'device:1')",
            &[&sheet, &role, &WORDS, &day],
        );
    }
    let said = |place: &str, about: i64, line: &str| {
        add(
            "INSERT INTO said (class, place, about, line, words) VALUES (?, ?, ?, ?, ?)",
            &[&class, &place, &about, &line, &looked_up],
        );
    };
    for role in ROLES {
        said("answer", sheet, role);
    }
    for line in ["strength", "praised", "teaching"] {
        said("line", talk, line);
    }
    said("step", step, "");
    add(
        "INSERT INTO sign_up (id, class, student, date, start, seat, minutes, made_at, made_by, state, state_at, state_by)
         VALUES (?, ?, ?, ?, ?, ?, 6, 0, 'wall:1', 'done', 0, 'teacher:1')",
        &[&sign_up, &class, &student, &day, &start, &seat],
    );
    add(
        "INSERT INTO conference (id, class, kind, sign_up, date, began_at, ended_at, teacher, state, state_at, state_by, logged_at)
         VALUES (?, ?, 'student_led', ?, ?, 0, 300, ?, 'done', 0, 'teacher:1', 1)",
        &[&talk, &class, &sign_up, &day, &teacher],
    );
    add(
        "INSERT INTO participant (conference, class, student, sheet) VALUES (?, ?, ?, ?)",
        &[&talk, &class, &student, &sheet],
    );
    add(
        "INSERT INTO talk_tag (conference, tag, at, by) SELECT ?, id, 0, 'teacher:1' FROM tag WHERE class = ? AND id % 10 = ? % 10",
        &[&talk, &class, &number],
    );
    for line in ["strength", "praised", "teaching"] {
        add(
            "INSERT INTO log_line (conference, line, text, revision, at, by) VALUES (?, ?, ?, 1, 0, 'teacher:1')",
            &[&talk, &line, &WORDS],
        );
    }
    add(
        "INSERT INTO next_step (id, class, student, conference, text, way, revision, made_at, state, state_at, state_by)
         VALUES (?, ?, ?, ?, ?, 'written', 1, 0, 'reached', 0, 'teacher:1')",
        &[&step, &class, &student, &talk, &WORDS],
    );
    23
}

/// Who asks for which page of a day.
type Page = fn(&Day) -> (Client, String);

/// The processor time of a page on the grown box against the young one, in several rounds that take turns.
fn cost(days: [&Day; 2], page: Page) -> f64 {
    let asks = days.map(|day| (day.room.program().id(), page(day)));
    let mut ratios = Vec::new();
    for _ in 0..ROUNDS {
        let [young, grown] = asks.each_ref().map(|(program, (client, path))| {
            let before = cpu(*program);
            ask_for(client, path, ASKED);
            cpu(*program).saturating_sub(before).as_secs_f64()
        });
        ratios.push(grown / young);
    }
    median(ratios)
}

/// Until the check of the whole file that follows each start is over.
pub fn until_quiet(day: &Day) {
    let program = day.room.program().id();
    let mut before = cpu(program);
    loop {
        std::thread::sleep(Duration::from_secs(2));
        let now = cpu(program);
        if now.saturating_sub(before) < Duration::from_millis(20) {
            return;
        }
        before = now;
    }
}

/// Measures.
pub fn measure() -> Vec<Figure> {
    let (young, grown) = (a_day(YOUNG), a_day(GROWN));
    until_quiet(&grown);
    let pages: [(&str, Page); 9] = [
        ("the board, drawn anew", |day| {
            let path = format!("/board?class={}", day.room.class());
            (day.room.teacher().0, path)
        }),
        ("a child's own page", |day| {
            (day.child.client.clone(), "/prep".to_owned())
        }),
        ("the teacher's page of a talk", |day| {
            let path = format!("/teach/conferences/{}", day.talk);
            (day.room.teacher().0, path)
        }),
        ("the teacher's Today", |day| {
            let path = format!("/teach?class={}", day.room.class());
            (day.room.teacher().0, path)
        }),
        ("the teacher's Week", |day| {
            let path = format!("/teach/week?class={}", day.room.class());
            (day.room.teacher().0, path)
        }),
        ("all that waits for her", |day| {
            let path = format!("/teach/for-you?class={}", day.room.class());
            (day.room.teacher().0, path)
        }),
        ("a child's story, a term of it", |day| {
            let path = format!("/teach/students/{}", day.child.id);
            (day.room.teacher().0, path)
        }),
        ("the children of a class", |day| {
            let path = format!("/teach/children?class={}", day.room.class());
            (day.room.teacher().0, path)
        }),
        ("the teacher's Talks", |day| {
            let path = format!("/teach/talks?class={}", day.room.class());
            (day.room.teacher().0, path)
        }),
    ];
    let mut figures: Vec<Figure> = pages
        .into_iter()
        .map(|(what, page)| {
            let ratio = cost([&young, &grown], page);
            Figure::goal(what, ratio, 1.5, "times a young box")
        })
        .collect();
    for (what, words) in [
        ("a search for a word of every talk, 99 of 100", "porch"),
        ("a search for a word of no talk, 99 of 100", "giraffe"),
    ] {
        let slowest = slowest_search(&grown, words).as_secs_f64() * 1_000.0;
        figures.push(Figure::goal(what, slowest, 50.0, "ms"));
    }
    figures
}

/// How long a search takes at most, of a hundred all but one, while somebody else reads Today.
fn slowest_search(day: &Day, words: &str) -> Duration {
    let class = day.room.class();
    let (search, today) = (day.room.teacher().0, day.room.teacher().0);
    let path = format!("/teach/talks?class={class}&q={words}");
    let mut times = std::thread::scope(|scope| {
        let busy = scope.spawn(move || ask_for(&today, &format!("/teach?class={class}"), ASKED));
        let times: Vec<Duration> = (0..100)
            .map(|_| {
                let begun = std::time::Instant::now();
                ask_for(&search, &path, 1);
                begun.elapsed()
            })
            .collect();
        busy.join().unwrap();
        times
    });
    times.sort_unstable();
    times[98]
}
