//! Walks the sitemap that the program itself tells: every route, as everyone, with real numbers in its path. A route that is
//! not in the table, or not in this walk, cannot exist. What every route refuses to everybody stands in `refused_requests`.

use crate::support::classroom::{Classroom, MONDAY_AT_EIGHT};
use crate::support::http::Client;
use crate::support::sitemap::{Examples, Row, answer_to, dump, everyone, guarded, sitemap};

#[test]
fn every_row_names_a_function_in_a_file_that_exists_roles_that_we_know_and_a_size() {
    for row in sitemap() {
        let module = row.handler.rsplit_once("::").map(|(module, _)| module);
        let room = module.and_then(|it| it.strip_prefix("chair::"));
        let room = room.unwrap_or_else(|| panic!("{row:?}")).replace("::", "/");
        let source = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let files = [format!("{room}.rs"), format!("{room}/mod.rs")];
        assert!(
            files.iter().any(|file| source.join(file).is_file()),
            "{row:?}"
        );
        let known = [
            "stranger",
            "wall",
            "device",
            "student",
            "handed",
            "substitute",
            "teacher",
            "owner",
        ];
        assert!(
            row.who.iter().all(|who| known.contains(&who.as_str())),
            "{row:?}"
        );
        assert!(!row.who.is_empty(), "nobody may: {row:?}");
        assert!(
            ["before", "after", "always"].contains(&row.claimed.as_str()),
            "{row:?}"
        );
        assert_eq!(row.method == "GET", row.body_max == 0, "{row:?}");
        let is_long = ["/restore", "/teach/update"].contains(&row.path.as_str());
        assert!(
            is_long || row.body_max <= chair::limits::LIST_FILE_BYTES,
            "{row:?}"
        );
    }
}

/// What a sound box has not begins so: `store/damage.rs` and `store/copies` go there.
const ONLY_DAMAGED: &str = "/set-aside";

/// What is wrong with the answer to one row for one of those who can stand before the box.
fn complaint(row: &Row, role: &str, client: &Client, real: &Examples) -> Option<String> {
    let path = row.example(real);
    let ask = if row.method == "GET" {
        client.ask("GET", &path)
    } else {
        client.form(&path, &[])
    };
    let answer = answer_to(client, &ask, row.is_live());
    let status = answer.status;
    let what = format!("{} {path} as {role}: {status}", row.method);
    if !row.is_live() {
        guarded(&answer, &what);
    }
    if status >= 500 {
        return Some(format!("{what}: {}", answer.text()));
    }
    if row.path.starts_with(ONLY_DAMAGED) {
        return (status != 404).then(|| format!("{what}, but only while the database is damaged"));
    }
    if row.claimed == "before" {
        return (status != 404).then(|| format!("{what}, but only before the claim"));
    }
    if row.who.iter().any(|who| who == role) {
        // Nor may what is there be missing: a row that no page answers, or a number that nothing has.
        let refused = matches!(status, 401 | 403 | 404 | 405 | 421);
        return refused.then(|| format!("{what}, and {role} may"));
    }
    let to_the_door =
        row.method == "GET" && status == 303 && !answer.location().starts_with("/teach");
    if !matches!(status, 401 | 403) && !to_the_door {
        return Some(format!("{what}, and {role} may not"));
    }
    let named = answer.text().contains("Badan");
    named.then(|| format!("{what}: a name to a {role}"))
}

/// Walks these rows as everybody in a classroom of its own, and tells what was wrong.
fn walk(rows: &[Row]) -> Vec<String> {
    // A box that is not heard over HTTPS has no certificate to hand out.
    let room = Classroom::with_flags(&["--https", "127.0.0.1:0"]).set_up(6, "3", "60");
    let real = Examples::of_room(&room);
    let roles = everyone(&room);
    let each = rows.iter().flat_map(|row| {
        let each = roles.iter();
        each.filter_map(|(role, client)| complaint(row, role, client, &real))
    });
    each.collect()
}

#[test]
fn every_route_answers_each_role_rightly() {
    let (ends, rest): (Vec<Row>, Vec<Row>) = sitemap().into_iter().partition(Row::ends_something);
    let mut complaints = walk(&rest);
    for row in ends {
        // It ends what the next one needs.
        complaints.extend(walk(&[row]));
    }
    assert!(complaints.is_empty(), "{complaints:#?}");
}

#[test]
fn a_row_that_nothing_answers_fails_the_walk() {
    let mut rows = sitemap();
    rows.retain(|row| row.path == "/kiosk/{file}");
    for row in &mut rows {
        "/nothing/here".clone_into(&mut row.path);
    }
    let complaints = walk(&rows);
    assert_eq!(complaints.len(), 8, "one for each role: {complaints:#?}");
    assert!(complaints.iter().all(|it| it.contains("404")));
}

#[test]
fn no_name_reaches_a_device_that_has_not_joined() {
    let room = Classroom::with(6, "3", "60");
    let real = Examples::of_room(&room);
    let names: Vec<String> = room
        .wall()
        .names(&real.chair)
        .into_iter()
        .map(|child| child.name)
        .collect();
    assert!(names.len() > 3, "children are offered: {names:?}");
    let stranger = room.stranger();
    for row in sitemap()
        .iter()
        .filter(|row| row.method == "GET" && !row.is_live())
    {
        let text = answer_to(&stranger, &stranger.ask("GET", &row.example(&real)), false).text();
        let seen = names.iter().find(|name| text.contains(name.as_str()));
        assert!(
            seen.is_none(),
            "GET {} shows {seen:?} to a stranger",
            row.path
        );
    }
}

#[test]
fn reading_changes_nothing() {
    let room = Classroom::with(4, "3", "60");
    let real = Examples::of_room(&room);
    let everyone = everyone(&room);
    let before = dump(&room);
    for row in sitemap().iter().filter(|row| row.method == "GET") {
        for (_, client) in &everyone {
            let ask = client.ask("GET", &row.example(&real));
            let _ = answer_to(client, &ask, row.is_live());
            if !row.is_live() {
                let head = client
                    .clone()
                    .must(&client.ask("HEAD", &row.example(&real)));
                assert!(
                    head.body.is_empty() && head.status != 405,
                    "HEAD {}: {}",
                    row.path,
                    head.status
                );
            }
        }
    }
    assert_eq!(dump(&room), before, "a GET writes nothing");
}

#[test]
fn the_date_comes_from_the_teacher_alone() {
    let room = Classroom::with(4, "3", "60");
    for client in [room.stranger(), room.wall().0] {
        let status = client.clone().post("/teach/clock", &[("now", "0")]).status;
        assert!(matches!(status, 401 | 403), "{status}");
    }
    let monday = room.wall().empty_chairs()[0].clone();
    assert!(
        monday.contains("2026-11-23"),
        "the board is of Monday: {monday}"
    );
    let mut teacher = room.teacher();
    teacher.set_clock(MONDAY_AT_EIGHT + 24 * 3600);
    let tuesday = room.wall().empty_chairs()[0].clone();
    assert!(
        tuesday.contains("2026-11-24"),
        "the board is of Tuesday: {tuesday}"
    );
    for bad in ["", "soon", "-1", "99999999999999999999", "1e9"] {
        let status = teacher.post("/teach/clock", &[("now", bad)]).status;
        assert!(matches!(status, 400 | 409), "{bad:?}: {status}");
    }
}
