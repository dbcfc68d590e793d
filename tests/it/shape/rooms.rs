//! Who may know whom: the rooms of the house, the order inside the domain, and files that go round in a circle. The tables
//! here are the law and have no exceptions; ARCHITECTURE.md says it in words.

use std::collections::{BTreeMap, BTreeSet};

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
    ("domain", &["domain"]),
    ("secret", &["secret"]),
    ("limits", &["limits"]),
    ("settings", &["settings", "domain", "store", "limits"]),
    ("live", &["live", "domain"]),
    ("store", &["store", "domain", "secret", "limits"]),
    ("import", &["import", "domain", "limits"]),
    ("i18n", &["i18n", "domain"]),
    (
        "host",
        &[
            "host", "domain", "settings", "store", "live", "secret", "limits",
        ],
    ),
    (
        "app",
        &[
            "app", "store", "domain", "live", "i18n", "import", "host", "settings", "secret",
            "limits",
        ],
    ),
    (
        "http",
        &[
            "http", "app", "i18n", "domain", "host", "live", "store", "secret", "limits",
        ],
    ),
    (
        "pages",
        &[
            "pages", "http", "app", "i18n", "import", "store", "domain", "host", "live", "secret",
            "limits",
        ],
    ),
    (
        "cli",
        &[
            "cli", "pages", "http", "app", "i18n", "import", "store", "domain", "host", "live",
            "settings", "secret", "limits",
        ],
    ),
];

/// The files at the top: the command line and the list of rooms.
const AT_THE_TOP: &[&str] = &["main", "lib"];

/// Rooms in which no files go round in a circle.
const NO_CIRCLES: &[&str] = &["app", "http", "pages"];

/// The order inside the domain: a file may name only files of a lower number.
const DOMAIN_ORDER: &[(&str, u8)] = &[
    ("id", 0),
    ("text", 1),
    ("principal", 1),
    ("credentials", 1),
    ("session", 1),
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
fn module(path: &str) -> Vec<String> {
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
fn from_crate(file: &str, path: &[String]) -> Vec<String> {
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

/// The files by their modules, and what a folder's file hands on from its own: `pages::components::text` is text.rs.
struct Modules<'s> {
    files: BTreeMap<Vec<String>, &'s str>,
    handed_on: BTreeMap<Vec<String>, Vec<String>>,
}

impl<'s> Modules<'s> {
    fn of(sources: &'s [Source]) -> Self {
        let files: BTreeMap<Vec<String>, &str> = sources
            .iter()
            .map(|source| (module(&source.path), source.path.as_str()))
            .collect();
        let mut handed_on = BTreeMap::new();
        for source in sources {
            let here = module(&source.path);
            for path in source.handed_on() {
                let Some(name) = path.last().cloned() else {
                    continue;
                };
                let mut from = here.clone();
                from.extend(path);
                let mut to = here.clone();
                to.push(name);
                handed_on.insert(to, from);
            }
        }
        Self { files, handed_on }
    }

    /// The file in which what a path names is written down.
    fn file_of(&self, path: &[String]) -> Option<&'s str> {
        for length in (1..=path.len()).rev() {
            // A function that is called like its file leads to that file.
            if let Some(from) = self.handed_on.get(&path[..length])
                && from[..from.len() - 1] != path[..length]
                && let Some(file) = self.file_of(&from[..from.len() - 1])
            {
                return Some(file);
            }
            if let Some(file) = self.files.get(&path[..length]) {
                return Some(file);
            }
        }
        None
    }
}

/// Files of a room that know each other in a circle: none of them can be read without the others.
fn circles(sources: &[Source], of_room: &str) -> Vec<String> {
    let tree = Modules::of(sources);
    let in_room = |source: &&Source| room(&source.path) == of_room;
    let mut neighbours: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for source in sources.iter().filter(in_room) {
        let found = neighbours.entry(&source.path).or_default();
        let here = module(&source.path);
        let children = tree
            .files
            .keys()
            .filter(|other| other.len() == here.len() + 1 && other[..here.len()] == here);
        let children: Vec<&str> = children.map(|other| other[here.len()].as_str()).collect();
        let own = source.paths_into(&children).into_iter().map(|path| {
            let mut from_root = here.clone();
            from_root.extend(path);
            from_root
        });
        let far = source.paths().into_iter();
        for path in own.chain(far.map(|(_, path)| from_crate(&source.path, &path))) {
            if let Some(file) = tree.file_of(&path)
                && file != source.path
                && room(file) == of_room
            {
                found.insert(file);
            }
        }
    }
    let all_behind = |from: &str| {
        let mut seen = BTreeSet::new();
        let mut waiting: Vec<&str> = neighbours[from].iter().copied().collect();
        while let Some(next) = waiting.pop() {
            if seen.insert(next) {
                waiting.extend(neighbours.get(next).into_iter().flatten());
            }
        }
        seen
    };
    let reachable: BTreeMap<&str, BTreeSet<&str>> = neighbours
        .keys()
        .map(|file| (*file, all_behind(file)))
        .collect();
    let mut complaints = Vec::new();
    for (file, known) in &neighbours {
        for other in known {
            if reachable[other].contains(file) {
                complaints.push(format!("{file}:1: goes round in a circle through {other}"));
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

#[test]
fn no_files_go_round_in_a_circle() {
    let all = sources(&["src"]);
    let rooms = NO_CIRCLES.iter();
    none(
        &rooms
            .flat_map(|room| circles(&all, room))
            .collect::<Vec<_>>(),
    );
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

    #[test]
    fn circles_of_files() {
        let mut all = one("src/pages/wall.rs", "use super::door::Door;");
        assert!(circles(&all, "pages").is_empty());
        all.retain(|source| source.path != "src/pages/door.rs");
        all.push(Source::read(
            "src/pages/door.rs",
            "use crate::pages::wall::Wall;",
        ));
        fails(&circles(&all, "pages"), "src/pages/door.rs:1: goes round");
        let folder = [
            Source::read(
                "src/pages/parts/mod.rs",
                "mod a;\nfn b() { a::c() }\nstruct D;\n",
            ),
            Source::read("src/pages/parts/a.rs", "use super::D;"),
        ];
        fails(
            &circles(&folder, "pages"),
            "src/pages/parts/a.rs:1: goes round",
        );
        // What a folder's file hands on is counted where it is written down.
        let handed_on = [
            Source::read("src/pages/parts/mod.rs", "mod a;\nmod b;\npub use a::A;\n"),
            Source::read("src/pages/parts/a.rs", "struct A;"),
            Source::read("src/pages/parts/b.rs", "use super::A;"),
        ];
        assert!(circles(&handed_on, "pages").is_empty());
    }
}
