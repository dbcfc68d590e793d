//! Holds the layout of the source: where SQL lives, what may not be named, how long a file may be; who may know whom
//! stands in `rooms` and `circles`, what is said in words about the files in `papers`. Each rule is a function from
//! sources to complaints, so that each can be shown to fail; the product itself is not run here.

mod circles;
mod kiosk;
mod papers;
mod reading;
mod rooms;
mod source;
mod words;

use rooms::room;
use source::{Source, files, from_root, has_word, sources};

/// What no file and no item may be called.
const FORBIDDEN: &[&str] = &[
    "util", "utils", "helper", "helpers", "common", "misc", "model", "models", "handler",
    "handlers", "manager", "service", "dto",
];

/// The longest a source file may be.
const LINES: usize = 500;

fn sql(sources: &[Source]) -> Vec<String> {
    let mut complaints = Vec::new();
    for source in sources
        .iter()
        .filter(|source| source.path.starts_with("src/") && room(&source.path) != "store")
    {
        for (line, string) in &source.strings {
            let text = string.to_lowercase();
            let two = |first: &str, second: &str| {
                has_word(&text, first) && has_word(&text, second) && text.starts_with(first)
            };
            let one = [
                "insert into ",
                "delete from ",
                "create table ",
                "pragma ",
                "begin immediate",
                "drop table ",
            ];
            let select = two("select", "from") || two("update", "set") || two("with", "select");
            if select || one.iter().any(|start| text.trim_start().starts_with(start)) {
                complaints.push(format!(
                    "{}:{line}: SQL outside src/store: {string:?}",
                    source.path
                ));
            }
        }
    }
    complaints
}

fn names(sources: &[Source]) -> Vec<String> {
    let mut complaints = Vec::new();
    for source in sources {
        for part in source
            .path
            .split('/')
            .map(|part| part.trim_end_matches(".rs"))
        {
            if FORBIDDEN.contains(&part) {
                complaints.push(format!(
                    "{}:1: no file is called `{part}`: name the noun",
                    source.path
                ));
            }
        }
        for (at, line) in source.code.lines().enumerate() {
            let words: Vec<&str> = line
                .split(|letter: char| !letter.is_alphanumeric() && letter != '_')
                .collect();
            // The name of a test is a sentence, and may speak of anything.
            let sentence = |word: &str| word == "fn" && !source.path.starts_with("src/");
            let defined = words.windows(2).filter(|pair| {
                matches!(pair[0], "struct" | "enum" | "trait" | "fn" | "mod" | "type")
                    && !sentence(pair[0])
            });
            for name in defined.map(|pair| pair[1]) {
                if let Some(part) = parts(name)
                    .iter()
                    .find(|part| FORBIDDEN.contains(&part.as_str()) && *part != "common")
                {
                    complaints.push(format!(
                        "{}:{}: `{name}`: `{part}` names nothing of the classroom",
                        source.path,
                        at + 1
                    ));
                }
            }
        }
    }
    complaints
}

/// The words of an identifier: `SlotManager` and `slot_manager` are both slot, manager.
fn parts(name: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    for letter in name.chars() {
        if letter == '_' || letter.is_uppercase() {
            found.push(String::new());
        }
        if letter != '_' {
            found.last_mut().unwrap().extend(letter.to_lowercase());
        }
    }
    found
}

fn openings(sources: &[Source]) -> Vec<String> {
    let mut complaints = Vec::new();
    for source in sources {
        let header = source
            .text
            .lines()
            .take_while(|line| line.starts_with("//!"))
            .count();
        if header == 0
            || source
                .text
                .lines()
                .take(3)
                .any(|line| line.contains("being written"))
        {
            complaints.push(format!(
                "{}:1: opens with //! lines: what lives here, what may not",
                source.path
            ));
        }
        let lines = source.text.lines().count();
        if lines > LINES {
            complaints.push(format!(
                "{}:{LINES}: {lines} lines; over {LINES} a file becomes a folder",
                source.path
            ));
        }
    }
    complaints
}

/// Parameters that are pairs without a name, as in `(class, student): (ClassId, StudentId)`: a struct says what belongs
/// together, and why.
fn pairs(sources: &[Source]) -> Vec<String> {
    let mut complaints = Vec::new();
    for source in sources {
        for (at, line) in source.code.lines().enumerate() {
            let line = line.trim_start();
            if line.contains("): (") && (line.starts_with('(') || line.contains("fn ")) {
                let line_number = at + 1;
                complaints.push(format!(
                    "{}:{line_number}: give what belongs together a name",
                    source.path
                ));
            }
        }
    }
    complaints
}

#[track_caller]
fn none(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

#[test]
fn sql_lives_in_the_store() {
    none(&sql(&sources(&["src"])));
}

#[test]
fn values_that_belong_together_have_a_name() {
    none(&pairs(&sources(&["src"])));
}

#[test]
fn names_are_the_classrooms() {
    none(&names(&sources(&["src", "tests", "benches"])));
}

#[test]
fn every_file_says_what_lives_in_it_and_stays_short() {
    none(&openings(&sources(&["src", "tests", "benches"])));
}

#[test]
fn scripts_and_sheets_stay_short_too() {
    let long = files("kiosk", &["js", "css"])
        .into_iter()
        .filter_map(|path| {
            let lines = std::fs::read_to_string(&path).unwrap().lines().count();
            (lines > 700).then(|| format!("{}:700: {lines} lines", from_root(&path)))
        });
    none(&long.collect::<Vec<_>>());
}

/// A made-up tree with one file in question, for showing that a rule can fail.
fn one(path: &str, text: &str) -> Vec<Source> {
    let rooms = [
        "src/pages/mod.rs",
        "src/pages/door.rs",
        "src/store/mod.rs",
        "src/store/door.rs",
        "src/domain/board.rs",
    ];
    let mut all: Vec<Source> = rooms
        .iter()
        .map(|path| Source::read(path, "//! Here.\n"))
        .collect();
    all.extend([
        Source::read("src/domain/text.rs", "//! Here.\n"),
        Source::read(path, text),
    ]);
    all
}

#[track_caller]
fn fails(complaints: &[String], with: &str) {
    assert!(
        complaints.iter().any(|line| line.contains(with)),
        "{with:?} is not among {complaints:?}"
    );
}

#[cfg(test)]
mod can_fail {
    use super::*;

    #[test]
    fn pairs_of_parameters() {
        let text = "fn a(\n    tx: &Tx,\n    (class, student): (ClassId, StudentId),\n) {}";
        fails(
            &pairs(&one("src/store/door.rs", text)),
            "src/store/door.rs:3",
        );
        let closure = "let b = c.map(|(class, student): (ClassId, StudentId)| class);";
        assert!(pairs(&one("src/store/door.rs", closure)).is_empty());
    }

    #[test]
    fn sql_names_openings() {
        fails(
            &sql(&one(
                "src/pages/door.rs",
                "let q = \"SELECT id FROM student\";",
            )),
            "SQL outside",
        );
        assert!(
            sql(&one(
                "src/pages/door.rs",
                "let q = \"Update the set\"; // SELECT a FROM b"
            ))
            .len()
                == 1
        );
        assert!(
            sql(&one(
                "src/pages/door.rs",
                "let q = \"Select a name from the list\";"
            ))
            .len()
                == 1,
            "even so: words are in .ftl"
        );
        fails(&names(&one("src/pages/helpers.rs", "//! x")), "`helpers`");
        fails(
            &names(&one("src/pages/door.rs", "struct SlotManager;")),
            "`SlotManager`",
        );
        fails(
            &names(&one("src/pages/door.rs", "fn board_handler() {}")),
            "`board_handler`",
        );
        fails(
            &openings(&one("src/pages/door.rs", "use x;")),
            "src/pages/door.rs:1",
        );
        fails(
            &openings(&one(
                "src/pages/door.rs",
                &format!("//! x\n{}", "\n".repeat(500)),
            )),
            "501 lines",
        );
    }
}
