//! Walks the sitemap that the program itself tells: every route, as everyone, with and without manners. A route that
//! is not in the table, or not in this walk, cannot exist.

use crate::support::classroom::{Classroom, MONDAY_AT_EIGHT};
use crate::support::sitemap::{Row, answer_to, chair_of, dump, everyone, guarded, sitemap};

#[test]
fn every_row_names_a_file_that_exists() {
    for row in sitemap() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(&row.file);
        assert!(
            path.is_file(),
            "{} {} names {}",
            row.method,
            row.path,
            row.file
        );
        assert!(row.file.starts_with("src/web/"), "{row:?}");
        let known = ["stranger", "wall", "device", "student", "handed", "teacher"];
        assert!(
            row.who.iter().all(|who| known.contains(&who.as_str())),
            "{row:?}"
        );
        assert!(
            ["before", "after", "always"].contains(&row.claimed.as_str()),
            "{row:?}"
        );
        assert!(
            row.method == "GET" || row.body_max > 0 || !row.path.contains("sign-ups"),
            "{row:?}"
        );
    }
}

#[test]
fn every_route_answers_each_role_rightly() {
    let room = Classroom::with(6, "3", "60");
    let chair = chair_of(&room);
    let mut rows = sitemap();
    assert!(rows.len() >= 15, "the whole sitemap: {rows:#?}");
    rows.sort_by_key(Row::ends_something);
    let everyone = everyone(&room);
    for row in &rows {
        for (role, client) in &everyone {
            let role = *role;
            if row.ends_something() && role != "stranger" {
                continue;
            }
            let path = row.example(&chair);
            let ask = if row.method == "GET" {
                client.ask("GET", &path)
            } else {
                client.form(&path, &[])
            };
            let answer = answer_to(client, &ask, row.is_live());
            let what = format!("{} {path} as {role}: {}", row.method, answer.status);
            if !row.is_live() {
                guarded(&answer, &what);
            }
            let status = answer.status;
            assert!(status < 500, "{what}: {}", answer.text());
            if row.claimed == "before" {
                assert_eq!(status, 404, "{what}: only before the claim");
            } else if row.who.iter().any(|who| who == role) {
                assert!(
                    !matches!(status, 401 | 403 | 405 | 421),
                    "{what}: {role} may"
                );
            } else {
                let to_the_door = row.method == "GET"
                    && status == 303
                    && !answer.location().starts_with("/teach");
                assert!(
                    matches!(status, 401 | 403) || to_the_door,
                    "{what}: {role} may not"
                );
                assert!(
                    !answer.text().contains("Badan"),
                    "{what}: no name to a {role}"
                );
            }
        }
    }
}

#[test]
fn no_name_reaches_a_device_that_has_not_joined() {
    let room = Classroom::with(6, "3", "60");
    let chair = chair_of(&room);
    let names: Vec<String> = room
        .wall()
        .names(&chair)
        .into_iter()
        .map(|child| child.name)
        .collect();
    let stranger = room.stranger();
    for row in sitemap()
        .iter()
        .filter(|row| row.method == "GET" && !row.is_live())
    {
        let text = answer_to(&stranger, &stranger.ask("GET", &row.example(&chair)), false).text();
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
    let chair = chair_of(&room);
    let everyone = everyone(&room);
    let before = dump(&room);
    for row in sitemap().iter().filter(|row| row.method == "GET") {
        for (_, client) in &everyone {
            let ask = client.ask("GET", &row.example(&chair));
            let _ = answer_to(client, &ask, row.is_live());
            if !row.is_live() {
                let head = client
                    .clone()
                    .must(&client.ask("HEAD", &row.example(&chair)));
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
fn health_tells_strangers_elsewhere_no_more_than_it_must() {
    let room = Classroom::new().claimed();
    let health = room.teacher().get("/health").expect(200).json();
    for key in [
        "status",
        "version",
        "uptime_s",
        "store",
        "announce",
        "clock",
        "connections",
        "streams",
    ] {
        assert!(!health[key].is_null(), "{key} is missing in {health}");
    }
    assert_eq!(health["status"], "ok", "{health}");
    assert_eq!(health["store"]["synchronous"], "full", "{health}");
    assert_eq!(health["store"]["writable"], true, "{health}");
    assert_eq!(health["announce"]["state"], "off", "{health}");
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
