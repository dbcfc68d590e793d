//! Who may know whom: the rooms of the house and the order inside the domain. The tables here are the law and have no
//! exceptions; ARCHITECTURE.md says it in words.

use super::none;
use super::source::{Source, sources};

/// Words that one part of the house may not say.
struct Taboo {
    folder: &'static str,
    words: &'static [&'static str],
    but: Option<&'static str>,
    why: &'static str,
}

/// Outside crates and clocks, by folder.
const TABOOS: &[Taboo] = &[
    Taboo {
        folder: "src/domain/",
        words: &[
            "warp",
            "maud",
            "rusqlite",
            "tokio",
            "serde",
            "hyper",
            "http",
            "SystemTime",
            "Instant::now",
            "std::fs",
            "std::net",
            "std::thread",
            "std::env",
            "Timestamp",
            "Zoned",
        ],
        but: None,
        why: "the domain is pure: values in, values out",
    },
    Taboo {
        folder: "src/store/",
        words: &["warp", "maud", "http", "hyper"],
        but: None,
        why: "the store knows rows, not requests",
    },
    Taboo {
        folder: "src/host/",
        words: &["warp", "maud", "rusqlite"],
        but: None,
        why: "the machine under the program takes a plain request-to-response service",
    },
    Taboo {
        folder: "src/app/",
        words: &["warp", "maud", "rusqlite"],
        but: None,
        why: "a use case knows values, not requests, pages or rows",
    },
    Taboo {
        folder: "src/live.rs",
        words: &["warp", "maud", "rusqlite", "hyper"],
        but: None,
        why: "live knows tokio only",
    },
    Taboo {
        folder: "src/",
        words: &["rusqlite", "rusqlite_migration"],
        but: Some("src/store/"),
        why: "SQL lives in the store",
    },
    Taboo {
        folder: "src/",
        words: &["Rejection", "warp::reject"],
        but: Some("src/http/route.rs"),
        why: "a rejection becomes an answer in one place",
    },
    Taboo {
        folder: "src/",
        words: &["unsafe"],
        but: None,
        why: "there is none",
    },
    Taboo {
        folder: "src/pages/",
        words: &["SystemTime::now", "Timestamp::now", "Zoned::now"],
        but: None,
        why: "the date is the clock's word: it may be doubtful",
    },
    Taboo {
        folder: "src/pages/",
        words: &["store.write", "app.write", "WriteTx"],
        but: None,
        why: "a page reads, a use case of app writes",
    },
    Taboo {
        folder: "src/http/",
        words: &["store.write", "app.write", "WriteTx", "maud"],
        but: Some("src/http/response.rs"),
        why: "http knows no page and no use case",
    },
];

/// Which rooms each room may enter (first folder or file below src).
const DIRECTIONS: &[(&str, &[&str])] = &[
    ("domain", &["domain", "limits"]),
    ("secret", &["secret"]),
    ("limits", &["limits"]),
    ("settings", &["settings", "domain", "store", "limits"]),
    ("live", &["live", "domain", "limits"]),
    ("store", &["store", "domain", "secret", "limits"]),
    ("import", &["import", "domain", "limits"]),
    ("export", &["export", "domain", "limits"]),
    ("backup", &["backup", "secret"]),
    ("i18n", &["i18n", "domain"]),
    (
        "host",
        &[
            "host", "backup", "domain", "settings", "store", "live", "secret", "limits",
        ],
    ),
    (
        "app",
        &[
            "app", "store", "domain", "live", "i18n", "import", "export", "backup", "host",
            "settings", "secret", "limits",
        ],
    ),
    (
        "http",
        &[
            "http", "app", "i18n", "domain", "export", "host", "live", "store", "secret", "limits",
        ],
    ),
    (
        "pages",
        &[
            "pages", "http", "app", "i18n", "import", "export", "backup", "store", "domain",
            "host", "live", "secret", "limits",
        ],
    ),
    (
        "cli",
        &[
            "cli", "pages", "http", "app", "i18n", "import", "export", "backup", "store", "domain",
            "host", "live", "settings", "secret", "limits",
        ],
    ),
];

/// The files at the top: the command line and the list of rooms.
const AT_THE_TOP: &[&str] = &["main", "lib"];

/// The order inside the domain: a file may name only files of a lower number.
const DOMAIN_ORDER: &[(&str, u8)] = &[
    ("id", 0),
    ("text", 1),
    ("principal", 1),
    ("credentials", 1),
    ("session", 1),
    ("wall_size", 1),
    ("search", 2),
    ("autosave", 1),
    ("copies", 1),
    ("class", 2),
    ("class_file", 2),
    ("first_run", 2),
    ("calendar", 2),
    ("roster", 3),
    ("next_step", 4),
    ("tag", 5),
    ("prep", 5),
    ("board", 5),
    ("conference", 5),
    ("fair_time", 6),
    ("words", 7),
];

fn taboos(sources: &[Source]) -> Vec<String> {
    let mut complaints = Vec::new();
    for taboo in TABOOS {
        let held = |path: &str| {
            path.starts_with(taboo.folder) && !taboo.but.is_some_and(|but| path.starts_with(but))
        };
        for source in sources.iter().filter(|source| held(&source.path)) {
            for word in taboo.words {
                for line in source.lines_with(word) {
                    complaints.push(format!("{}:{line}: `{word}`: {}", source.path, taboo.why));
                }
            }
        }
    }
    complaints
}

/// The room of a file: `src/pages/wall/board/view.rs` is in `pages`, `src/live.rs` in `live`.
pub fn room(path: &str) -> &str {
    let below = path.trim_start_matches("src/");
    below
        .split('/')
        .next()
        .unwrap_or_default()
        .trim_end_matches(".rs")
}

/// The part of its room that a file belongs to: `src/domain/board/rules.rs` is of `board`.
fn part(path: &str) -> &str {
    let below = path.trim_start_matches("src/");
    below
        .split('/')
        .nth(1)
        .unwrap_or("mod")
        .trim_end_matches(".rs")
}

/// The module of a file, from the root of the crate.
pub fn module(path: &str) -> Vec<String> {
    let mut parts: Vec<String> = path
        .trim_start_matches("src/")
        .trim_end_matches(".rs")
        .split('/')
        .map(str::to_owned)
        .collect();
    if parts.last().is_some_and(|last| last == "mod") {
        parts.pop();
    }
    parts
}

/// A path of a file, counted from the root of the crate: `super` is worked out from where the file lies.
pub fn from_crate(file: &str, path: &[String]) -> Vec<String> {
    if path[0] != "super" {
        return path[1..].to_vec();
    }
    let mut here = module(file);
    let ups = path.iter().take_while(|part| *part == "super").count();
    here.truncate(here.len().saturating_sub(ups));
    here.extend(path[ups..].iter().cloned());
    here
}

fn directions(sources: &[Source]) -> Vec<String> {
    let rooms: Vec<&str> = sources.iter().map(|source| room(&source.path)).collect();
    let mut complaints = Vec::new();
    for source in sources {
        let own = room(&source.path);
        let Some((_, may)) = DIRECTIONS.iter().find(|(name, _)| *name == own) else {
            if !AT_THE_TOP.contains(&own) {
                complaints.push(format!(
                    "{}:1: say in DIRECTIONS whom it may know",
                    source.path
                ));
            }
            continue;
        };
        for (line, path) in source.paths() {
            let path = from_crate(&source.path, &path);
            let to = path.first().map(String::as_str);
            if let Some(to) = to.filter(|to| rooms.contains(to))
                && !may.contains(&to)
            {
                complaints.push(format!("{}:{line}: {own} may not know {to}", source.path));
            }
        }
    }
    complaints
}

fn inside_the_domain(sources: &[Source]) -> Vec<String> {
    let rank = |name: &str| {
        let found = DOMAIN_ORDER.iter().find(|(part, _)| *part == name);
        found.map(|(_, rank)| *rank)
    };
    let mut complaints = Vec::new();
    let domain = |source: &&Source| room(&source.path) == "domain" && part(&source.path) != "mod";
    for source in sources.iter().filter(domain) {
        let own = part(&source.path);
        if rank(own).is_none() {
            complaints.push(format!(
                "{}:1: say in DOMAIN_ORDER where it stands",
                source.path
            ));
        }
        for (line, path) in source.paths() {
            let path = from_crate(&source.path, &path);
            let [to_room, to, ..] = path.as_slice() else {
                continue;
            };
            if to_room == "domain" && to != own && rank(to).is_some() && rank(to) >= rank(own) {
                complaints.push(format!(
                    "{}:{line}: {own} may not know {to}: it stands beside or above it",
                    source.path
                ));
            }
        }
    }
    complaints
}

#[test]
fn each_room_knows_only_what_it_may() {
    let all = sources(&["src"]);
    none(&taboos(&all));
    none(&directions(&all));
    none(&inside_the_domain(&all));
}

#[cfg(test)]
mod can_fail {
    use super::super::{fails, one};
    use super::*;

    #[test]
    fn taboos_and_directions() {
        fails(
            &taboos(&one("src/domain/roster.rs", "use serde::Serialize;")),
            "src/domain/roster.rs:1: `serde`",
        );
        fails(
            &taboos(&one("src/domain/roster.rs", "\nlet t = SystemTime::now();")),
            "src/domain/roster.rs:2",
        );
        fails(
            &taboos(&one("src/app.rs", "use rusqlite::Connection;")),
            "SQL lives in the store",
        );
        fails(
            &taboos(&one("src/pages/door.rs", "fn a() -> warp::Rejection {}")),
            "`Rejection`",
        );
        fails(
            &taboos(&one("src/pages/door.rs", "app.store.write(job)")),
            "a page reads",
        );
        assert!(taboos(&one("src/http/route.rs", "use warp::Rejection;")).is_empty());
        fails(
            &directions(&one(
                "src/store/board.rs",
                "use crate::{domain::text, pages::door};",
            )),
            "store may not know pages",
        );
        fails(
            &directions(&one("src/http/guard.rs", "use crate::pages;")),
            "http may not know pages",
        );
        fails(
            &directions(&one("src/attic.rs", "")),
            "src/attic.rs:1: say in DIRECTIONS",
        );
    }

    #[test]
    fn the_order_of_the_domain() {
        fails(
            &inside_the_domain(&one("src/domain/text.rs", "use super::board::State;")),
            "text may not know board",
        );
        assert!(
            inside_the_domain(&one("src/domain/board.rs", "use super::text::Name;")).is_empty()
        );
        fails(
            &inside_the_domain(&one("src/domain/attic.rs", "")),
            "say in DOMAIN_ORDER",
        );
    }
}
