//! The sitemap as the program itself tells it, and what the walks over it share: everyone who can call, the headers
//! that every answer carries, all rows of the database as text.

use serde_json::Value;

use crate::support::classroom::Classroom;
use crate::support::http::{Answer, Client};

/// One row of the sitemap.
#[derive(Clone, Debug)]
pub struct Row {
    /// The method.
    pub method: String,
    /// The path, with its places in braces.
    pub path: String,
    /// Who may call it.
    pub who: Vec<String>,
    /// The largest body.
    pub body_max: usize,
    /// The file that answers.
    pub file: String,
    /// before, after or always.
    pub claimed: String,
}

/// The whole sitemap, as the program tells it.
pub fn sitemap() -> Vec<Row> {
    let (status, out, said) = crate::support::program::run(&["doctor", "--json", "--sitemap"]);
    assert!(status.success(), "{said}");
    let told: Value = serde_json::from_str(&out).unwrap_or_else(|why| panic!("{why}: {out}"));
    let rows = told
        .as_array()
        .expect("the sitemap is a list")
        .iter()
        .map(|row| {
            let word = |key: &str| {
                row[key]
                    .as_str()
                    .unwrap_or_else(|| panic!("{key} is missing in {row}"))
                    .to_owned()
            };
            let who = row["who"]
                .as_array()
                .unwrap_or_else(|| panic!("who is missing in {row}"));
            Row {
                method: word("method"),
                path: word("path"),
                who: who
                    .iter()
                    .map(|role| role.as_str().unwrap().to_owned())
                    .collect(),
                body_max: usize::try_from(row["body_max"].as_u64().expect("a size limit")).unwrap(),
                file: word("file"),
                claimed: word("claimed"),
            }
        });
    rows.collect()
}

impl Row {
    /// The path with made-up values in its places.
    pub fn example(&self, chair: &str) -> String {
        let parts = self.path.split('/').map(|part| match part {
            "{id}" | "{chair}" if self.path.contains("chairs/") => chair.to_owned(),
            "{day}" | "{date}" => "2026-11-23".to_owned(),
            "{file}" => "chair.css".to_owned(),
            _ if part.starts_with('{') => "999999999".to_owned(),
            _ => part.to_owned(),
        });
        parts.collect::<Vec<_>>().join("/")
    }

    pub fn is_live(&self) -> bool {
        self.path == "/live"
    }

    /// Ends sessions or pairings, so it is walked last.
    pub fn ends_something(&self) -> bool {
        self.path.contains("leave") || self.path.contains("unpair")
    }
}

/// Everybody who can stand before the box by now: asked for once a walk, because a device and a child come in for it.
pub fn everyone(room: &Classroom) -> Vec<(&'static str, Client)> {
    vec![
        ("stranger", room.stranger()),
        ("wall", room.wall().0),
        ("device", room.device().0),
        ("student", room.student("Badan").client),
        ("handed", room.handed_to("Balen")),
        ("teacher", room.teacher().0),
    ]
}

/// An empty chair of Monday.
pub fn chair_of(room: &Classroom) -> String {
    room.wall()
        .empty_chairs()
        .first()
        .expect("Monday has empty chairs")
        .clone()
}

/// Sends and, for a stream, reads the head only.
pub fn answer_to(client: &Client, ask: &crate::support::http::Ask, live: bool) -> Answer {
    if !live || ask.method != "GET" {
        return client.clone().must(ask);
    }
    match crate::support::http::Stream::open(client, &ask.path) {
        Ok(_) => Answer {
            status: 200,
            headers: Vec::new(),
            body: Vec::new(),
        },
        Err(_) => client.clone().must(ask),
    }
}

/// The headers that every answer carries, whatever it is.
pub fn guarded(answer: &Answer, what: &str) {
    let header = |name: &str| {
        answer
            .header(name)
            .unwrap_or_else(|| panic!("{what}: {} without {name}", answer.status))
    };
    let policy = header("content-security-policy");
    for part in [
        "default-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
    ] {
        assert!(policy.contains(part), "{what}: {policy}");
    }
    assert!(
        !policy.contains("unsafe") && !policy.contains('*') && !policy.contains("http"),
        "{what}: {policy}"
    );
    assert_eq!(header("x-content-type-options"), "nosniff", "{what}");
    assert_eq!(header("referrer-policy"), "same-origin", "{what}");
    assert!(
        answer.header("server").is_none() && answer.header("x-powered-by").is_none(),
        "{what} says too much"
    );
}

/// Every row of every table as text, read beside the running program.
pub fn dump(room: &Classroom) -> Vec<String> {
    let db = crate::support::classroom::whole_database(&room.database());
    let mut lines = Vec::new();
    let mut tables = db
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
        .unwrap();
    let names: Vec<String> = tables
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    for name in names {
        let mut all = db.prepare(&format!("SELECT * FROM \"{name}\"")).unwrap();
        let columns = all.column_count();
        let mut rows = all.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let cells = (0..columns).map(|at| format!("{:?}", row.get_ref(at).unwrap()));
            lines.push(format!("{name}: {}", cells.collect::<Vec<_>>().join(" | ")));
        }
    }
    lines
}
