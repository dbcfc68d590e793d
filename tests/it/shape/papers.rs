//! What is said in words about the files is true of them: ARCHITECTURE.md names only what is there, a comment cites only
//! decisions that exist, and no comment stands on the number of a rule that a stranger cannot look up.

use std::collections::BTreeSet;
use std::path::Path;

use super::none;
use super::source::{ROOT, Source, sources};

/// The papers that name files of the source.
const PAPERS: &[&str] = &[
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "README.md",
    "docs/decisions.md",
    "docs/glossary.md",
];

/// The folders by which a path in a paper begins: those of the repository, and those below `src/`.
const FOLDERS: &[&str] = &[
    "src/", "tests/", "kiosk/", "systemd/", "benches/", "docs/", "app/", "cli/", "domain/",
    "host/", "http/", "i18n/", "import/", "pages/", "store/",
];

fn paper(name: &str) -> String {
    std::fs::read_to_string(Path::new(ROOT).join(name)).unwrap()
}

/// Every path between backticks that begins with one of the folders: `src/app/booking/` and the like. What has a star, a brace or a gap names several files, or none.
fn named(text: &str) -> Vec<(usize, &str)> {
    let lines = text.lines().enumerate();
    lines
        .flat_map(|(at, line)| {
            line.split('`')
                .skip(1)
                .step_by(2)
                .map(move |word| (at + 1, word))
        })
        .filter(|(_, word)| FOLDERS.iter().any(|folder| word.starts_with(folder)))
        .filter(|(_, word)| !word.contains(|letter: char| "*{<… ".contains(letter)))
        .collect()
}

fn missing(paper: &str, text: &str, is_there: impl Fn(&str) -> bool) -> Vec<String> {
    named(text)
        .into_iter()
        .filter(|(_, path)| !is_there(path.trim_end_matches('/')))
        .map(|(line, path)| format!("{paper}:{line}: `{path}` is not there"))
        .collect()
}

/// The numbers of the headings of docs/decisions.md, as in `## 7. Words are saved while somebody types`.
fn decided(text: &str) -> BTreeSet<u32> {
    text.lines()
        .filter_map(|line| line.strip_prefix("## ")?.split_once('.')?.0.parse().ok())
        .collect()
}

/// What a line says, if it is a comment.
fn comment(line: &str) -> Option<&str> {
    let line = line.trim_start();
    line.starts_with("//").then_some(line)
}

/// The numbers that a comment cites, as in `decision 7` and `decisions 14 and 15`, over the end of a line as well.
fn cited(source: &Source) -> Vec<(usize, u32)> {
    let mut found = Vec::new();
    let mut citing = false;
    for (at, line) in source.text.lines().enumerate() {
        let Some(comment) = comment(line) else {
            citing = false;
            continue;
        };
        for word in comment.split_whitespace() {
            let plain = word.trim_matches(|letter: char| !letter.is_alphanumeric());
            if plain == "decision" || plain == "decisions" {
                citing = true;
            } else if let (true, Ok(number)) = (citing, plain.parse()) {
                found.push((at + 1, number));
            } else if plain != "and" && !plain.is_empty() {
                citing = false;
            }
        }
    }
    found
}

fn unknown_decisions(sources: &[Source], decided: &BTreeSet<u32>) -> Vec<String> {
    let mut complaints = Vec::new();
    for source in sources {
        for (line, number) in cited(source) {
            if !decided.contains(&number) {
                complaints.push(format!(
                    "{}:{line}: there is no decision {number}",
                    source.path
                ));
            }
        }
    }
    complaints
}

/// Whether a word is the number of a rule: one capital letter and one or two digits.
fn is_rule_number(word: &str) -> bool {
    let mut letters = word.chars();
    letters
        .next()
        .is_some_and(|first| first.is_ascii_uppercase())
        && (1..=2).contains(&letters.as_str().len())
        && letters.all(|letter| letter.is_ascii_digit())
}

fn rule_numbers(sources: &[Source]) -> Vec<String> {
    // What is called so outside this house: sizes of paper, the first grades, a key.
    let known = ["A4", "A5", "A6", "K2", "F5"];
    let mut complaints = Vec::new();
    for source in sources {
        for (at, line) in source.text.lines().enumerate() {
            let Some(comment) = comment(line) else {
                continue;
            };
            let words = comment.split(|letter: char| !letter.is_alphanumeric());
            for word in words.filter(|word| is_rule_number(word) && !known.contains(word)) {
                complaints.push(format!(
                    "{}:{}: `{word}`: say the reason, or cite a decision",
                    source.path,
                    at + 1
                ));
            }
        }
    }
    complaints
}

#[test]
fn papers_name_only_files_that_are_there() {
    for name in PAPERS {
        let root = Path::new(ROOT);
        none(&missing(name, &paper(name), |path| {
            root.join(path).exists() || root.join("src").join(path).exists()
        }));
    }
}

#[test]
fn every_decision_that_is_cited_can_be_looked_up() {
    let decided = decided(&paper("docs/decisions.md"));
    let all = sources(&["src", "tests", "benches"]);
    none(&unknown_decisions(&all, &decided));
}

#[test]
fn no_comment_stands_on_the_number_of_a_rule() {
    none(&rule_numbers(&sources(&["src", "tests", "benches"])));
}

#[cfg(test)]
mod can_fail {
    use super::super::fails;
    use super::*;

    #[test]
    fn files_that_are_not_there() {
        let text = "`src/attic.rs` and `src/app/`\n`ls **/board*`, `src/{a,b}`";
        let gone = missing("A.md", text, |path| path == "src/app");
        assert_eq!(gone, ["A.md:1: `src/attic.rs` is not there"]);
    }

    #[test]
    fn decisions_that_nobody_took() {
        let decided = decided("# Decisions\n## 1. A route\n## 2. A form\n");
        let text =
            "// As said (decision 1).\n// Twice (decisions 2 and\n// 3): so.\nlet seats = 4;";
        let source = [Source::read("src/a.rs", text)];
        assert_eq!(cited(&source[0]), [(1, 1), (2, 2), (3, 3)]);
        fails(
            &unknown_decisions(&source, &decided),
            "src/a.rs:3: there is no decision 3",
        );
    }

    #[test]
    fn numbers_that_nobody_can_look_up() {
        let text = "// On A4, for K2.\n// Kept (Q7).\nlet G35 = 1;";
        let found = rule_numbers(&[Source::read("src/a.rs", text)]);
        assert_eq!(found.len(), 1);
        fails(&found, "src/a.rs:2: `Q7`");
    }
}
