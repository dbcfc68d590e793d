//! Reads Rust source just well enough for the shape rules: code without comments and words, the string literals with
//! their lines, and the paths that a file names. Nothing here knows the rules themselves.

use std::path::{Path, PathBuf};

/// The root of the repository.
pub const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// A source file, taken apart.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its path from the root, with forward slashes.
    pub path: String,
    /// The text as it stands.
    pub text: String,
    /// The same with comments and the insides of literals blanked, line for line.
    pub code: String,
    /// Every string literal with its line.
    pub strings: Vec<(usize, String)>,
}

impl Source {
    /// Takes a text apart.
    pub fn read(path: &str, text: &str) -> Self {
        let (code, strings) = lex(text);
        Self {
            path: path.to_owned(),
            text: text.to_owned(),
            code,
            strings,
        }
    }

    /// Every line of code that has this word standing alone, by number.
    pub fn lines_with(&self, word: &str) -> Vec<usize> {
        let lines = self.code.lines().enumerate();
        lines
            .filter(|(_, line)| has_word(line, word))
            .map(|(at, _)| at + 1)
            .collect()
    }

    /// Every path that begins with `crate::` (or `chair::`, as main sees the library), and every `super::` path with its
    /// steps kept, opened up where it is a tree: line and segments.
    pub fn paths(&self) -> Vec<(usize, Vec<String>)> {
        let mut found = Vec::new();
        for start in ["crate::", "chair::", "super::"] {
            let mut from = 0;
            while let Some(at) = self.code[from..].find(start).map(|at| at + from) {
                from = at + start.len();
                let before = self.code[..at].chars().next_back();
                if before.is_some_and(|letter| {
                    letter.is_alphanumeric() || letter == '_' || letter == ':'
                }) {
                    continue;
                }
                // `pub(in crate::pages)` says who may see something, and `use super::*` in a file's own tests means that file.
                let own_tests =
                    self.code[..at].ends_with("    use ") && self.code[from..].starts_with('*');
                if self.code[..at].ends_with("(in ") || own_tests {
                    continue;
                }
                let line = self.code[..at].matches('\n').count() + 1;
                let first = start.trim_end_matches(':').to_owned();
                let mut open = Vec::new();
                tree(&self.code[from..], &[first], &mut open);
                found.extend(open.into_iter().map(|path| (line, path)));
            }
        }
        found
    }

    /// Every path that begins with one of these modules of its own, as in `view::draw(..)`; not what it hands on.
    pub fn paths_into(&self, modules: &[&str]) -> Vec<Vec<String>> {
        let mut found = Vec::new();
        for module in modules {
            let start = format!("{module}::");
            for (at, _) in self.code.match_indices(&start) {
                let before = &self.code[..at];
                let continued = before
                    .chars()
                    .next_back()
                    .is_some_and(|letter| letter.is_alphanumeric() || "_:".contains(letter));
                if !continued && !before.ends_with("pub use ") {
                    tree(&self.code[at..], &[], &mut found);
                }
            }
        }
        found
    }

    /// What a file hands on from the files of its own folder, as in `pub use name::{isolated, name};`.
    pub fn handed_on(&self) -> Vec<Vec<String>> {
        let mut found = Vec::new();
        for (at, start) in self.code.match_indices("pub use ") {
            let rest = &self.code[at + start.len()..];
            if !["crate::", "super::", "std::"]
                .iter()
                .any(|far| rest.starts_with(far))
            {
                tree(rest, &[], &mut found);
            }
        }
        found
    }
}

/// All files below a folder of the root with one of these endings, sorted.
pub fn files(folder: &str, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut waiting = vec![Path::new(ROOT).join(folder)];
    while let Some(next) = waiting.pop() {
        let Ok(entries) = std::fs::read_dir(&next) else {
            continue;
        };
        for path in entries.flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                waiting.push(path);
            } else if path
                .extension()
                .is_some_and(|end| endings.iter().any(|ending| end == *ending))
            {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// A path as the messages name it.
pub fn from_root(path: &Path) -> String {
    path.strip_prefix(ROOT)
        .unwrap_or(path)
        .to_string_lossy()
        .replace('\\', "/")
}

/// All Rust files below these folders.
pub fn sources(folders: &[&str]) -> Vec<Source> {
    let paths = folders.iter().flat_map(|folder| files(folder, &["rs"]));
    let read =
        paths.map(|path| Source::read(&from_root(&path), &std::fs::read_to_string(&path).unwrap()));
    read.collect()
}

/// Whether a word stands alone in a line; the word may hold `::` or `.`.
pub fn has_word(line: &str, word: &str) -> bool {
    let part = |letter: char| letter.is_alphanumeric() || letter == '_';
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back().is_some_and(part);
        let after = line[at + word.len()..].chars().next().is_some_and(part);
        !before && !after
    })
}

fn tree(text: &str, so_far: &[String], found: &mut Vec<Vec<String>>) {
    let text = text.trim_start();
    if let Some(inside) = text.strip_prefix('{') {
        for branch in branches(inside) {
            tree(branch, so_far, found);
        }
        return;
    }
    let name: String = text
        .chars()
        .take_while(|letter| letter.is_alphanumeric() || *letter == '_')
        .collect();
    if name.is_empty() {
        found.push(so_far.to_vec());
        return;
    }
    let mut path = so_far.to_vec();
    path.push(name.clone());
    match text[name.len()..].strip_prefix("::") {
        Some(rest) => tree(rest, &path, found),
        None => found.push(path),
    }
}

/// The parts between the commas of a use tree whose opening brace has been taken.
fn branches(inside: &str) -> Vec<&str> {
    let (mut depth, mut from, mut found) = (0, 0, Vec::new());
    for (at, letter) in inside.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => {
                found.push(&inside[from..at]);
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                found.push(&inside[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    found.retain(|part| !part.trim().is_empty());
    found
}

/// Blanks comments and the insides of literals, and collects the strings.
fn lex(text: &str) -> (String, Vec<(usize, String)>) {
    let letters: Vec<char> = text.chars().collect();
    let (mut code, mut strings) = (String::with_capacity(text.len()), Vec::new());
    let (mut at, mut line) = (0, 1);
    while at < letters.len() {
        let end = literal_end(&letters, at);
        let Some((end, string)) = end else {
            line += usize::from(letters[at] == '\n');
            code.push(letters[at]);
            at += 1;
            continue;
        };
        if let Some(string) = string {
            strings.push((line, string));
        }
        for letter in &letters[at..end] {
            code.push(if *letter == '\n' { '\n' } else { ' ' });
            line += usize::from(*letter == '\n');
        }
        at = end;
    }
    (code, strings)
}

/// Where the comment or literal that begins here ends, and its text if it is a string.
fn literal_end(letters: &[char], at: usize) -> Option<(usize, Option<String>)> {
    let starts = |word: &str| {
        word.chars()
            .enumerate()
            .all(|(n, letter)| letters.get(at + n) == Some(&letter))
    };
    let until = |from: usize, word: &str| {
        let word: Vec<char> = word.chars().collect();
        let found = letters[from..]
            .windows(word.len())
            .position(|window| window == word.as_slice());
        found.map_or(letters.len(), |n| from + n)
    };
    if starts("//") {
        return Some((until(at, "\n"), None));
    }
    if starts("/*") {
        return Some(((until(at + 2, "*/") + 2).min(letters.len()), None));
    }
    let after_word = at > 0 && (letters[at - 1].is_alphanumeric() || letters[at - 1] == '_');
    if !after_word && (starts("r\"") || starts("r#")) {
        let hashes = letters[at + 1..]
            .iter()
            .take_while(|letter| **letter == '#')
            .count();
        let open = at + 1 + hashes;
        if letters.get(open) == Some(&'"') {
            let close = until(open + 1, &format!("\"{}", "#".repeat(hashes)));
            return Some((
                (close + 1 + hashes).min(letters.len()),
                Some(letters[open + 1..close].iter().collect()),
            ));
        }
    }
    if letters[at] == '"' {
        let mut end = at + 1;
        while end < letters.len() && letters[end] != '"' {
            end += if letters[end] == '\\' { 2 } else { 1 };
        }
        let end = end.min(letters.len());
        return Some((
            (end + 1).min(letters.len()),
            Some(letters[at + 1..end].iter().collect()),
        ));
    }
    if letters[at] == '\'' && letters.get(at + 1) == Some(&'\\') {
        return Some(((until(at + 3, "'") + 1).min(letters.len()), None));
    }
    if letters[at] == '\'' && letters.get(at + 2) == Some(&'\'') {
        return Some((at + 3, None));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_words_are_not_code() {
        let source = Source::read(
            "x.rs",
            "// warp\nlet a = \"rusqlite\"; /* maud\n */ let b: &'a str = r#\"tok\"io\"#; 'w'\nwarp();",
        );
        assert_eq!(source.lines_with("warp"), [4]);
        assert!(source.lines_with("rusqlite").is_empty() && source.lines_with("maud").is_empty());
        assert_eq!(
            source.strings,
            [(2, "rusqlite".to_owned()), (3, "tok\"io".to_owned())]
        );
        assert!(
            source.lines_with("war").is_empty(),
            "a part of a word is not the word"
        );
    }

    #[test]
    fn a_tree_of_paths_is_opened_up() {
        let source = Source::read(
            "x.rs",
            "use crate::{domain::{board::{Board, State}, text}, live};\nlet x = super::roster::read();",
        );
        let paths: Vec<String> = source
            .paths()
            .iter()
            .map(|(line, path)| format!("{line} {}", path.join(".")))
            .collect();
        let expected = [
            "1 crate.domain.board.Board",
            "1 crate.domain.board.State",
            "1 crate.domain.text",
            "1 crate.live",
        ];
        assert_eq!(paths[..4], expected);
        assert_eq!(paths[4], "2 super.roster.read");
    }
}
