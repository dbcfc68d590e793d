//! Who may know whom: the rooms of the house, the order inside the domain, and the nouns that stay apart. The table here
//! is the law; ARCHITECTURE.md says it in words.

use super::none;
use super::source::{Source, sources};

/// Words that one part of the house may not say, with the files that are let off and why.
struct Taboo {
    folder: &'static str,
    words: &'static [&'static str],
    but: &'static [&'static str],
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
        but: &[],
        why: "the domain is pure: values in, values out",
    },
    Taboo {
        folder: "src/store/",
        words: &["warp", "maud", "http", "hyper"],
        but: &[],
        why: "the store knows rows, not requests",
    },
    Taboo {
        folder: "src/host/",
        words: &["warp", "maud", "rusqlite"],
        but: &["src/host/demo/"],
        why: "the machine under the program takes a plain request-to-response service",
    },
    Taboo {
        folder: "src/live.rs",
        words: &["warp", "maud", "rusqlite", "hyper"],
        but: &[],
        why: "live knows tokio only",
    },
    Taboo {
        folder: "src/web/",
        words: &["rusqlite"],
        but: &[],
        why: "SQL lives in the store",
    },
    Taboo {
        folder: "src/",
        words: &["rusqlite", "rusqlite_migration"],
        but: &["src/store/"],
        why: "SQL lives in the store",
    },
    Taboo {
        folder: "src/",
        words: &["Rejection", "warp::reject"],
        but: &["src/web/mod.rs", "src/web/form.rs"],
        why: "a rejection is drawn in one place",
    },
    Taboo {
        folder: "src/",
        words: &["unsafe"],
        but: &[],
        why: "there is none",
    },
    Taboo {
        folder: "src/web/",
        words: &["SystemTime::now", "Timestamp::now", "Zoned::now"],
        but: &[],
        why: "the date is the clock's word: it may be doubtful",
    },
];

/// Which rooms each room may enter (first folder or file below src).
const DIRECTIONS: &[(&str, &[&str])] = &[
    ("domain", &["domain"]),
    ("secret", &["secret"]),
    ("settings", &["settings", "domain"]),
    ("live", &["live"]),
    ("store", &["store", "domain", "secret"]),
    ("import", &["import", "domain"]),
    ("export", &["export", "domain"]),
    (
        "host",
        &["host", "domain", "settings", "store", "live", "secret"],
    ),
    (
        "app",
        &[
            "app", "settings", "store", "live", "host", "domain", "import", "secret",
        ],
    ),
    (
        "web",
        &[
            "web", "app", "domain", "store", "import", "export", "live", "settings", "host",
            "secret",
        ],
    ),
];

/// Wiring: it may know every room, and no room may know it (but the one that is let through below).
const AT_THE_TOP: &[&str] = &["main", "lib", "run", "commands"];

/// Paths beyond the table: file, start of the path, and the reason.
const LET_THROUGH: &[(&str, &str, &str)] = &[
    (
        "src/host/demo/mod.rs",
        "app",
        "the demo replays its week through the same functions as the pages",
    ),
    (
        "src/host/demo/mod.rs",
        "web",
        "the demo replays its week through the same functions as the pages",
    ),
    (
        "src/host/demo/mod.rs",
        "run",
        "the demo is the program itself, with a made-up class in it",
    ),
    (
        "src/host/demo/weeks.rs",
        "app",
        "the demo replays its talks through the same functions as the pages",
    ),
    (
        "src/host/demo/words.rs",
        "web::words",
        "a made-up sheet is asked in the box's own words",
    ),
    (
        "src/app/mod.rs",
        "web::words",
        "the words are read once and shared by all pages",
    ),
    (
        "src/settings.rs",
        "store::Space",
        "how much room is kept free is a value of the store's",
    ),
    (
        "src/live.rs",
        "domain::id",
        "an event names its class, and knows no more of the domain",
    ),
];

/// The order inside the domain: a file may name only files of a lower number.
const DOMAIN_ORDER: &[(&str, u8)] = &[
    ("id", 0),
    ("text", 1),
    ("principal", 1),
    ("door", 1),
    ("wall_size", 1),
    ("autosave", 1),
    ("class", 2),
    ("first_run", 2),
    ("calendar", 2),
    ("roster", 3),
    ("next_step", 4),
    ("prep", 5),
    ("board", 5),
    ("conference", 5),
    ("fair_time", 6),
    ("group", 6),
];

/// Files of the store that every noun may call.
const STORE_SHARED: &[&str] = &[
    "mod", "schema", "audit", "lasting", "open", "row", "space", "threads",
];

/// Files of the web that every noun may call.
const WEB_SHARED: &[&str] = &[
    "mod", "gate", "reply", "form", "cookie", "layout", "words", "assets", "picture", "draw",
];

fn taboos(sources: &[Source]) -> Vec<String> {
    let mut complaints = Vec::new();
    for taboo in TABOOS {
        let held = |path: &str| {
            path.starts_with(taboo.folder) && !taboo.but.iter().any(|but| path.starts_with(but))
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

/// The room of a file: `src/web/board/wall.rs` is in `web`, `src/live.rs` in `live`.
pub fn room(path: &str) -> &str {
    let below = path.trim_start_matches("src/");
    below
        .split('/')
        .next()
        .unwrap_or_default()
        .trim_end_matches(".rs")
}

/// The noun of a file inside its room: `src/web/board/wall.rs` is of `board`.
fn noun(path: &str) -> &str {
    let below = path.trim_start_matches("src/");
    below
        .split('/')
        .nth(1)
        .unwrap_or("mod")
        .trim_end_matches(".rs")
}

/// A path of a file, counted from the root of the crate: `super` is worked out from where the file lies.
fn from_crate(file: &str, path: &[String]) -> Vec<String> {
    if path[0] != "super" {
        return path[1..].to_vec();
    }
    let mut here: Vec<String> = file
        .trim_start_matches("src/")
        .trim_end_matches(".rs")
        .split('/')
        .map(str::to_owned)
        .collect();
    if here.last().is_some_and(|last| last == "mod") {
        here.pop();
    }
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
            let Some(to) = path
                .first()
                .map(String::as_str)
                .filter(|to| rooms.contains(to))
            else {
                continue;
            };
            let through = LET_THROUGH
                .iter()
                .any(|(file, start, _)| *file == source.path && path.join("::").starts_with(start));
            if !may.contains(&to) && !through {
                complaints.push(format!("{}:{line}: {own} may not know {to}", source.path));
            }
        }
    }
    complaints
}

fn inside(sources: &[Source]) -> Vec<String> {
    let mut complaints = Vec::new();
    let shared = |room: &str| match room {
        "store" => Some(STORE_SHARED),
        "web" => Some(WEB_SHARED),
        _ => None,
    };
    let nouns: Vec<(&str, &str)> = sources
        .iter()
        .map(|source| (room(&source.path), noun(&source.path)))
        .collect();
    for source in sources {
        let (own_room, own) = (room(&source.path), noun(&source.path));
        for (line, path) in source.paths() {
            let path = from_crate(&source.path, &path);
            let [to_room, to, ..] = path.as_slice() else {
                continue;
            };
            if to_room != own_room || to == own || !nouns.contains(&(own_room, to.as_str())) {
                continue;
            }
            if own_room == "domain" {
                let rank = |name: &str| {
                    DOMAIN_ORDER
                        .iter()
                        .find(|(noun, _)| *noun == name)
                        .map(|(_, rank)| *rank)
                };
                if own != "mod" && rank(to) >= rank(own) {
                    complaints.push(format!(
                        "{}:{line}: {own} may not know {to}: it stands beside or above it",
                        source.path
                    ));
                }
            } else if let Some(shared) = shared(own_room)
                && !shared.contains(&own)
                && !shared.contains(&to.as_str())
            {
                complaints.push(format!(
                    "{}:{line}: {own} may not know {to}: nouns of {own_room} stay apart",
                    source.path
                ));
            }
        }
    }
    complaints
}

fn unknown_in_domain(sources: &[Source]) -> Vec<String> {
    let files = sources
        .iter()
        .filter(|source| room(&source.path) == "domain" && noun(&source.path) != "mod");
    let unknown = files.filter(|source| {
        !DOMAIN_ORDER
            .iter()
            .any(|(name, _)| *name == noun(&source.path))
    });
    unknown
        .map(|source| format!("{}:1: say in DOMAIN_ORDER where it stands", source.path))
        .collect()
}

#[test]
fn each_room_knows_only_what_it_may() {
    let all = sources(&["src"]);
    none(&taboos(&all));
    none(&directions(&all));
    none(&inside(&all));
    none(&unknown_in_domain(&all));
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
            &taboos(&one("src/web/door.rs", "fn a() -> warp::Rejection {}")),
            "`Rejection`",
        );
        assert!(taboos(&one("src/web/mod.rs", "use warp::Rejection;")).is_empty());
        fails(
            &directions(&one(
                "src/store/board.rs",
                "use crate::{domain::text, web::door};",
            )),
            "store may not know web",
        );
        fails(
            &directions(&one("src/host/serve.rs", "use crate::web;")),
            "host may not know web",
        );
        assert!(directions(&one("src/host/demo/mod.rs", "use crate::web;")).is_empty());
        fails(
            &directions(&one("src/attic.rs", "")),
            "src/attic.rs:1: say in DIRECTIONS",
        );
        fails(
            &directions(&one(
                "src/app/mod.rs",
                "use crate::web::{door, words::Translations};",
            )),
            "app may not know web",
        );
        assert!(
            directions(&one(
                "src/app/mod.rs",
                "use crate::web::words::Translations;"
            ))
            .is_empty()
        );
    }

    #[test]
    fn nouns_stay_apart() {
        fails(
            &inside(&one("src/store/board.rs", "use super::door;")),
            "board may not know door",
        );
        fails(
            &inside(&one(
                "src/web/board/wall.rs",
                "use super::super::door::leave;",
            )),
            "board may not know door",
        );
        fails(
            &inside(&one("src/domain/text.rs", "use super::board::State;")),
            "text may not know board",
        );
        assert!(inside(&one("src/domain/board.rs", "use super::text::Name;")).is_empty());
        assert!(
            inside(&one(
                "src/web/mod.rs",
                "mod door; use self::x; use crate::web::door;"
            ))
            .is_empty()
        );
        fails(
            &unknown_in_domain(&one("src/domain/sauce.rs", "")),
            "src/domain/sauce.rs",
        );
    }
}
