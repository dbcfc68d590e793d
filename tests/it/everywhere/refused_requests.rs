//! What every route refuses, whoever asks: a foreign Host, a missing or foreign Origin, a body too large, a wrong method.
//! The answer is right, it is guarded, and nothing changes.

use std::io::Write;

use crate::support::classroom::Classroom;
use crate::support::http::Line;
use crate::support::sitemap::{Examples, dump, everyone, guarded, sitemap};

#[test]
fn a_foreign_host_gets_an_empty_refusal_everywhere() {
    let room = Classroom::with(4, "3", "60");
    let real = Examples::of_room(&room);
    let port = room.wall().address.port();
    let foreign = [
        "evil.example".to_owned(),
        format!("127.0.0.1.nip.io:{port}"),
        format!("127.0.0.1.evil.example:{port}"),
        "chair.local.evil.example".to_owned(),
        // An address that the connection did not come in on; a port may be that of a forwarding router.
        format!("192.0.2.1:{port}"),
        format!("[fd00::7]:{port}"),
        "127.0.0.1:port".to_owned(),
        String::new(),
    ];
    for row in sitemap() {
        let client = room.wall();
        for host in &foreign {
            let mut ask = client
                .ask(&row.method, &row.example(&real))
                .with("Host", host);
            if row.method != "GET" {
                ask = ask.with("Origin", &format!("http://{host}"));
            }
            let answer = client.clone().must(&ask);
            let what = format!(
                "{} {} for {host:?}: {}",
                row.method, row.path, answer.status
            );
            assert!(matches!(answer.status, 400 | 421), "{what}");
            assert!(answer.body.is_empty(), "{what}: {}", answer.text());
        }
    }
    let client = room.wall();
    for ask in [
        client.ask("GET", "/board").without("Host"),
        client.ask("GET", "http://evil.example/board"),
    ] {
        let answer = client.clone().must(&ask);
        assert!(
            matches!(answer.status, 400 | 421),
            "{ask:?}: {}",
            answer.status
        );
    }
    let mut twice = client.ask("GET", "/board");
    twice
        .headers
        .push(("Host".to_owned(), "evil.example".to_owned()));
    assert!(
        matches!(client.clone().must(&twice).status, 400 | 421),
        "two Hosts"
    );
    let local = client
        .ask("GET", "/board")
        .with("Host", &format!("LOCALHOST:{port}"));
    assert_eq!(
        client.clone().must(&local).status,
        200,
        "our own names count in any case"
    );
}

#[test]
fn a_post_without_our_origin_changes_nothing() {
    let room = Classroom::with(4, "3", "60");
    let real = Examples::of_room(&room);
    let before = dump(&room);
    for row in sitemap()
        .iter()
        .filter(|row| row.method != "GET" && row.claimed != "before")
    {
        for client in [room.wall().0, room.teacher().0] {
            let port = client.address.port();
            let ask = client.form(&row.example(&real), &[("chair", &real.chair), ("now", "1")]);
            let foreign = [
                ask.clone().without("Origin"),
                ask.clone().with("Origin", "null"),
                ask.clone().with("Origin", "http://evil.example"),
                ask.clone()
                    .with("Origin", &format!("https://127.0.0.1:{port}")),
                ask.clone().with("Origin", "http://127.0.0.1:1"),
                ask.clone()
                    .with("Origin", "")
                    .with("Content-Type", "text/plain"),
            ];
            for ask in foreign {
                let answer = client.clone().must(&ask);
                let what = format!("{} {}: {:?}", row.method, row.path, ask.headers);
                assert_eq!(answer.status, 403, "{what}");
                guarded(&answer, &what);
            }
        }
    }
    assert_eq!(dump(&room), before, "nothing has changed");
}

/// From here on a body is a file that goes to the card.
const FILE_BYTES: usize = 64 << 20;

#[test]
fn a_body_too_large_is_refused_before_it_is_read() {
    let room = Classroom::with(4, "3", "60");
    let real = Examples::of_room(&room);
    let everyone = everyone(&room);
    for row in sitemap()
        .iter()
        .filter(|row| row.method != "GET" && row.claimed != "before")
    {
        let may = everyone
            .iter()
            .rfind(|(role, _)| row.who.iter().any(|who| who == role));
        let client = &may.expect("somebody may").1;
        let path = row.example(&real);
        let told = client
            .form(&path, &[])
            .with("Content-Length", &(row.body_max + 1).to_string());
        let mut line = Line::open(client.address).unwrap();
        line.socket().write_all(&told.bytes()).unwrap();
        let answer = line.answer(false).unwrap();
        assert_eq!(
            answer.status, 413,
            "{} {path}: one byte more than {}",
            row.method, row.body_max
        );
        guarded(&answer, &path);
        // A file that is longer than memory is no form like these: its own tests send it.
        if row.body_max > FILE_BYTES {
            continue;
        }
        let mut chunked = client.form(&path, &[]).with("Transfer-Encoding", "chunked");
        chunked.body = format!(
            "{:x}\r\n{}\r\n0\r\n\r\n",
            row.body_max + 1,
            "a".repeat(row.body_max + 1)
        )
        .into_bytes();
        let answer = client.clone().must(&chunked);
        assert!(
            matches!(answer.status, 411 | 413),
            "{} {path} chunked: {}",
            row.method,
            answer.status
        );
    }
}

#[test]
fn wrong_methods_and_addresses_that_are_not_there() {
    let room = Classroom::with(4, "3", "60");
    let real = Examples::of_room(&room);
    let rows = sitemap();
    for row in &rows {
        let path = row.example(&real);
        let known: Vec<&str> = rows
            .iter()
            .filter(|other| other.path == row.path)
            .map(|other| other.method.as_str())
            .collect();
        for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"]
            .iter()
            .filter(|method| !known.contains(method))
        {
            let client = room.teacher();
            let answer = client.clone().must(&client.ask(method, &path));
            let gone = row.claimed == "before" && answer.status == 404;
            assert!(
                answer.status == 405 || gone,
                "{method} {path}: {}",
                answer.status
            );
            guarded(&answer, &path);
        }
    }
    let mut client = room.teacher();
    for path in [
        "/nothing",
        "/board/nothing/here",
        "/teach/nothing",
        "/kiosk/nothing.js",
        "/kiosk/../Cargo.toml",
        "//",
    ] {
        let answer = client.get(path);
        assert_eq!(answer.status, 404, "{path}");
        guarded(&answer, path);
    }
}
