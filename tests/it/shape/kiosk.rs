//! Holds what the wall's browser loads to the syntax that old tablets know: scripts in plain ES5, sheets and markup
//! without what iOS 12 or an old Android cannot do. Text search; the words of each ban name the browser's gap.

use std::path::Path;
use std::process::{Command, Stdio};

use super::none;
use super::source::{Source, files, from_root, sources};

/// Never in a style sheet.
const SHEET_BANS: &[(&str, &str)] = &[
    ("clamp(", "iOS before 13.4 drops the line"),
    ("inset:", "iOS before 14.5: write top, right, bottom, left"),
    ("inset-inline", "iOS before 14.5"),
    ("aspect-ratio", "iOS before 15"),
    ("margin-inline:", "WebView before 87: write the long form"),
    ("padding-inline:", "WebView before 87: write the long form"),
    ("margin-block:", "WebView before 87: write the long form"),
    ("padding-block:", "WebView before 87: write the long form"),
    ("@layer", "iOS before 15.4 drops the whole block"),
    ("@import", "one request more"),
    ("view-transition", "iOS before 18"),
    ("text-transform: uppercase", "never all caps"),
    ("font-style: italic", "never italic"),
    ("text-align: justify", "never justified"),
    ("http:", "nothing from elsewhere"),
    ("https:", "nothing from elsewhere"),
];

/// Only in a rule whose every selector has it: a browser that does not know one drops the whole rule.
const LONELY: &[&str] = &[":is(", ":where(", ":focus-visible", ":has("];

/// Never in a script: beyond what iOS 12 can do, or a modal, or a word to elsewhere.
const SCRIPT_BANS: &[&str] = &[
    "randomUUID",
    ".replaceAll(",
    ".at(",
    ".flat(",
    ".flatMap(",
    "fromEntries",
    "allSettled",
    "structuredClone",
    "showModal",
    "popover",
    ".inert",
    "startViewTransition",
    "eval(",
    "new Function",
    "innerHTML +=",
    "document.write",
    "alert(",
    "confirm(",
    "prompt(",
    "http://",
    "https://",
];

/// Never an element or attribute of a page.
const MARKUP_BANS: &[(&str, &str)] = &[
    ("dialog {", "no modals, and iOS before 15.4 has none"),
    ("dialog.", "no modals, and iOS before 15.4 has none"),
    ("popover", "iOS before 17"),
    (" inert", "iOS before 15.5"),
    ("style=", "no style of its own: the policy forbids it"),
    ("onclick=", "no script of its own: the policy forbids it"),
    ("user-scalable", "people may zoom"),
    (
        "PreEscaped(\"<script",
        "no script of its own: the policy forbids it",
    ),
];

fn without_comments(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("/*") {
        plain.push_str(before);
        let (comment, after) = after.split_once("*/").unwrap_or((after, ""));
        plain.extend(comment.chars().filter(|letter| *letter == '\n'));
        rest = after;
    }
    plain.push_str(rest);
    plain
}

/// The rules of a sheet: line, selectors, declarations. Media blocks are opened up.
fn rules(plain: &str) -> Vec<(usize, String, String)> {
    let (mut found, mut from) = (Vec::new(), 0);
    while let Some(open) = plain[from..].find(['{', '}']).map(|at| at + from) {
        if plain.as_bytes()[open] == b'}' {
            from = open + 1;
            continue;
        }
        let selector = plain[from..open]
            .rsplit(';')
            .next()
            .unwrap_or_default()
            .trim()
            .to_owned();
        let line = plain[..open].matches('\n').count() + 1;
        let close = plain[open + 1..]
            .find(['{', '}'])
            .map_or(plain.len(), |at| at + open + 1);
        if plain.as_bytes().get(close) == Some(&b'}') {
            found.push((line, selector, plain[open + 1..close].to_owned()));
            from = close + 1;
        } else {
            from = open + 1;
        }
    }
    found
}

fn sheet(file: &str, text: &str) -> Vec<String> {
    let plain = without_comments(text);
    let mut complaints = Vec::new();
    for (at, line) in plain.lines().enumerate() {
        for (ban, why) in SHEET_BANS {
            let own = line
                .match_indices(ban)
                .any(|(at, _)| !line[..at].ends_with(['-', '_']));
            if own {
                complaints.push(format!("{file}:{}: {ban} {why}", at + 1));
            }
        }
    }
    for (line, selector, inside) in rules(&plain) {
        for lonely in LONELY.iter().filter(|lonely| selector.contains(**lonely)) {
            if selector.split(',').any(|one| !one.contains(*lonely)) {
                complaints.push(format!("{file}:{line}: {lonely} needs a rule of its own"));
            }
        }
        let tight: String = inside.split_whitespace().collect();
        let flex = tight.contains("display:flex") || tight.contains("display:inline-flex");
        if flex && (tight.contains("gap:") && !tight.contains("grid-gap:")) {
            complaints.push(format!(
                "{file}:{line}: gap in a flex row: iOS before 14.5 has none; use margins"
            ));
        }
    }
    complaints
}

fn script(file: &str, text: &str) -> Vec<String> {
    let mut complaints = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let code = line.split("//").next().unwrap_or_default();
        let bans = SCRIPT_BANS.iter().filter(|ban| {
            if ban.starts_with("http") {
                line.contains(**ban)
            } else {
                code.contains(**ban)
            }
        });
        complaints.extend(
            bans.map(|ban| format!("{file}:{}: {ban} is not for the wall's browser", at + 1)),
        );
    }
    complaints
}

fn markup(source: &Source) -> Vec<String> {
    let mut complaints = Vec::new();
    for (at, line) in source
        .text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
    {
        let bans = MARKUP_BANS.iter().filter(|(ban, _)| line.contains(ban));
        complaints
            .extend(bans.map(|(ban, why)| format!("{}:{}: {ban} {why}", source.path, at + 1)));
        if line.contains(" use href=") {
            let why = "iOS before 12.2 follows xlink:href alone, and every other browser as well";
            complaints.push(format!("{}:{}: {why}", source.path, at + 1));
        }
    }
    complaints
}

/// What acorn makes of a script read as ES5: the program as a tree without places, or why it is none. None where there is
/// no acorn.
fn acorn(text: &str) -> Option<Result<String, String>> {
    use std::io::Write;
    let read = "var tree = require('acorn').parse(require('fs').readFileSync(0, 'utf8'), { ecmaVersion: 5 });
        function place(key, value) { return key === 'start' || key === 'end' || key === 'raw' ? undefined : value; }
        process.stdout.write(JSON.stringify(tree, place))";
    let node = Command::new("node")
        .args(["-e", read])
        .env("NODE_PATH", "/usr/share/nodejs")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let mut node = node.ok()?;
    node.stdin.take()?.write_all(text.as_bytes()).ok()?;
    let out = node.wait_with_output().ok()?;
    let said = String::from_utf8_lossy(&out.stderr).into_owned();
    if said.contains("Cannot find module") {
        return None;
    }
    Some(if out.status.success() {
        // An empty statement does nothing, and may be left out.
        let tree = String::from_utf8_lossy(&out.stdout);
        Ok(tree.replace(",{\"type\":\"EmptyStatement\"}", ""))
    } else {
        Err(said)
    })
}

#[test]
fn sheets_have_nothing_that_an_old_tablet_drops() {
    let all = files("kiosk", &["css"]);
    none(
        &all.iter()
            .flat_map(|path| sheet(&from_root(path), &std::fs::read_to_string(path).unwrap()))
            .collect::<Vec<_>>(),
    );
}

/// A browser without `:focus-visible` drops the rule that has it: for a finger the ring goes by `data-touch` there, from all
/// that a finger opens or presses.
#[test]
fn no_ring_stays_under_a_finger() {
    let style = std::fs::read_to_string("kiosk/chair.css").unwrap();
    let rules = rules(&without_comments(&style));
    let ring = rules.iter().find(|(_, selector, inside)| {
        selector.contains("a:focus,") && inside.contains("outline: 4px solid")
    });
    let taps: Vec<&str> = ring.expect("the ring").1.split(", ").collect();
    // Where words are typed the ring stays, so that it is seen where they will stand.
    let taps = taps.into_iter().filter(|one| {
        let typed = ["input", "select", "textarea"];
        !typed.iter().any(|field| one.starts_with(field))
    });
    let taps: Vec<&str> = taps.collect();
    assert!(taps.contains(&"summary:focus"), "{taps:?}");
    for dropped in ["[data-touch] X", "X:not(:focus-visible)"] {
        let wanted: Vec<String> = taps.iter().map(|tap| dropped.replace('X', tap)).collect();
        let found = rules.iter().any(|(_, selector, inside)| {
            inside.contains("outline: 0") && *selector == wanted.join(", ")
        });
        assert!(found, "{}", wanted.join(", "));
    }
}

#[test]
fn scripts_are_plain_es5() {
    for path in files("kiosk", &["js"]) {
        let (file, text) = (from_root(&path), std::fs::read_to_string(&path).unwrap());
        none(&script(&file, &text));
        match acorn(&text) {
            Some(read) => drop(read.unwrap_or_else(|why| panic!("{file} is not ES5: {why}"))),
            None => {
                return crate::support::tool_missing(
                    "ES5 syntax of the scripts",
                    "node or its acorn is not installed",
                );
            }
        }
    }
}

/// A minifier that makes another program of a script would be found out by some child, some day.
#[test]
fn what_is_sent_is_the_same_program() {
    let written = |names: &[&str]| {
        let text = |name: &&str| {
            std::fs::read_to_string(Path::new(super::source::ROOT).join("kiosk").join(name))
                .unwrap()
        };
        names.iter().map(text).collect::<String>()
    };
    for (sent, names) in [
        ("chair.js", &["live.js", "board.js"][..]),
        (
            "autosave.js",
            &["autosave.js", "conference.js", "forms.js", "sign-in.js"],
        ),
    ] {
        let bytes = &chair::http::assets::find(sent).unwrap().bytes;
        let (Some(sent_as), Some(written_as)) = (
            acorn(std::str::from_utf8(bytes).unwrap()),
            acorn(&written(names)),
        ) else {
            return crate::support::tool_missing(
                "what the minifier makes of the scripts",
                "node or its acorn is not installed",
            );
        };
        assert!(
            sent_as == written_as && sent_as.is_ok(),
            "{sent} is another program than it was written"
        );
    }
}

#[test]
fn pages_hold_no_style_script_or_modal_of_their_own() {
    none(
        &sources(&["src/pages", "src/http"])
            .iter()
            .flat_map(markup)
            .collect::<Vec<_>>(),
    );
}

#[cfg(test)]
mod can_fail {
    use super::*;

    #[test]
    fn sheets() {
        let bad = |text: &str, with: &str| {
            let complaints = sheet("x.css", text);
            assert!(
                complaints.iter().any(|line| line.contains(with)),
                "{with}: {complaints:?}"
            );
        };
        bad("a {\n  width: clamp(1px, 2px, 3px);\n}", "x.css:2: clamp(");
        bad(
            "@media (min-width: 1px) { a, b:focus-visible { top: 0 } }",
            ":focus-visible needs a rule of its own",
        );
        bad("p { display: flex; gap: 8px }", "gap in a flex row");
        bad("p { inset: 0 }", "inset:");
        let good = "/* clamp( */ a:focus-visible, b:focus-visible { top: 0 } p { display: grid; gap: 8px; box-inset: 1px }";
        assert!(
            sheet("x.css", good).is_empty(),
            "{:?}",
            sheet("x.css", good)
        );
    }

    #[test]
    fn scripts_and_markup() {
        assert!(script("x.js", "var a = crypto.randomUUID();")[0].contains("x.js:1: randomUUID"));
        assert!(script("x.js", "// randomUUID is not there").is_empty());
        assert!(!markup(&Source::read("src/pages/x.rs", "p style=\"color:red\" {}")).is_empty());
        if acorn("var a = 1;").is_some() {
            let one = acorn("var a = function () { return 1; };").unwrap();
            assert_eq!(one, acorn("var a=function(){return 1};").unwrap());
            assert!(one.is_ok() && one != acorn("var a = function () { return 2; };").unwrap());
            assert!(acorn("const a = () => 1;").unwrap().is_err());
        }
    }
}
