//! Holds the three word files together: the same messages, the same variables, none unused and none unknown in the
//! source. Rules in functions, so that each can be shown to fail.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

use super::none;
use super::source::{ROOT, Source, sources};

/// The languages, the first being the one that the others follow.
const LANGUAGES: [&str; 3] = ["en", "es", "ar"];

/// One message: its line, its variables, and every way it can read (a way for each choice).
#[derive(Clone, Debug, Default)]
pub struct Message {
    /// Where it begins.
    pub line: usize,
    /// What it places.
    pub variables: BTreeSet<String>,
    /// Its texts; a variable stands as `{name}`.
    pub texts: Vec<String>,
}

/// All messages of a word file by id, or what is wrong with it.
pub fn messages(file: &str, text: &str) -> Result<BTreeMap<String, Message>, Vec<String>> {
    let resource = fluent_syntax::parser::parse(text).map_err(|(_, errors)| {
        let line = |at: usize| text[..at].matches('\n').count() + 1;
        errors
            .iter()
            .map(|error| format!("{file}:{}: {:?}", line(error.pos.start), error.kind))
            .collect::<Vec<_>>()
    })?;
    let (mut found, mut twice) = (BTreeMap::new(), Vec::new());
    for entry in &resource.body {
        let Entry::Message(message) = entry else {
            continue;
        };
        let id = message.id.name.to_owned();
        let line = text
            .lines()
            .position(|line| line.split(['=', ' ']).next() == Some(&id))
            .map_or(0, |at| at + 1);
        let mut read = Message {
            line,
            ..Message::default()
        };
        if let Some(pattern) = &message.value {
            read.texts = ways(pattern, &mut read.variables);
        }
        if found.insert(id.clone(), read).is_some() {
            twice.push(format!("{file}:{line}: {id} stands there twice"));
        }
    }
    if twice.is_empty() {
        Ok(found)
    } else {
        Err(twice)
    }
}

fn ways(pattern: &Pattern<&str>, variables: &mut BTreeSet<String>) -> Vec<String> {
    let mut texts = vec![String::new()];
    for element in &pattern.elements {
        let endings = match element {
            PatternElement::TextElement { value } => vec![(*value).to_owned()],
            PatternElement::Placeable { expression } => placed(expression, variables),
        };
        let longer = texts
            .iter()
            .flat_map(|text| endings.iter().map(move |ending| format!("{text}{ending}")));
        texts = longer.collect();
    }
    texts
}

fn placed(expression: &Expression<&str>, variables: &mut BTreeSet<String>) -> Vec<String> {
    let mut inline = |expression: &InlineExpression<&str>| match expression {
        InlineExpression::VariableReference { id } => {
            variables.insert(id.name.to_owned());
            format!("{{{}}}", id.name)
        }
        InlineExpression::StringLiteral { value } | InlineExpression::NumberLiteral { value } => {
            (*value).to_owned()
        }
        other => format!("{other:?}"),
    };
    match expression {
        Expression::Inline(expression) => vec![inline(expression)],
        Expression::Select { selector, variants } => {
            let _ = inline(selector);
            variants
                .iter()
                .flat_map(|variant| ways(&variant.value, variables))
                .collect()
        }
    }
}

fn same(files: &[(&str, BTreeMap<String, Message>)]) -> Vec<String> {
    let (first, all) = &files[0];
    let mut complaints = Vec::new();
    for (file, messages) in &files[1..] {
        for (id, message) in all {
            match messages.get(id) {
                None => complaints.push(format!(
                    "{file}: {id} of {first}:{} is missing",
                    message.line
                )),
                Some(other) if other.variables != message.variables => complaints.push(format!(
                    "{file}:{}: {id} places {:?}, in {first} {:?}",
                    other.line, other.variables, message.variables
                )),
                Some(_) => {}
            }
        }
        let more = messages.iter().filter(|(id, _)| !all.contains_key(*id));
        complaints.extend(
            more.map(|(id, message)| format!("{file}:{}: {id} is not in {first}", message.line)),
        );
    }
    complaints
}

/// Whether some literal of the source is this id, or a pattern such as `refusal-{}` that can become it.
fn used(id: &str, literals: &BTreeSet<&str>) -> bool {
    literals.contains(id)
        || literals
            .iter()
            .any(|literal| match literal.split_once('{') {
                Some((start, rest)) => {
                    let end = rest.rsplit_once('}').map_or("", |(_, end)| end);
                    start.contains('-')
                        && id.starts_with(start)
                        && id.ends_with(end)
                        && id.len() > start.len() + end.len()
                }
                None => false,
            })
}

/// Literals that look like an id of ours and are none.
const NO_MESSAGES: &[&str] = &[
    "sheet-first",
    "no-school",
    "no-store",
    "names-help",
    "prep-time",
    "sheet-rule",
    "sheet-first",
];

/// Whether a text has the form of an id: `board-undo`.
fn is_id(text: &str) -> bool {
    let mut parts = text.split('-');
    let plain = parts.all(|part| {
        let mut letters = part.chars();
        letters
            .next()
            .is_some_and(|first| first.is_ascii_alphanumeric())
            && letters.all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit())
    });
    plain && text.contains('-') && text.starts_with(|first: char| first.is_ascii_lowercase())
}

/// The ids that the source means: what it says outright, and every literal that begins like a message (many are chosen
/// in a table first and said elsewhere). The value of an attribute of a page is none, nor is a part
/// of an address in a table of routes.
fn meant(source: &Source, messages: &BTreeMap<String, Message>) -> Vec<(usize, String)> {
    let beginnings: BTreeSet<&str> = messages
        .keys()
        .filter_map(|id| id.split('-').next())
        .collect();
    let lines: Vec<&str> = source.text.lines().collect();
    let literals = source.strings.iter().filter(|(line, text)| {
        let here = lines.get(line - 1).copied().unwrap_or_default();
        let before = lines.get(line.wrapping_sub(2)).copied().unwrap_or_default();
        let said = here.contains(&format!("say(\"{text}\""))
            || here.contains(&format!("text_with(\"{text}\""))
            || before.trim_end().ends_with("text_with(")
            || before.trim_end().ends_with("say(");
        let attribute =
            here.contains(&format!("=\"{text}\"")) || here.contains(&format!("#{text}"));
        let route = here.contains(") => ");
        let begins = text
            .split('-')
            .next()
            .is_some_and(|start| beginnings.contains(start));
        let word = source.path.starts_with("src/pages/") && begins && !attribute && !route;
        is_id(text) && (said || word && !NO_MESSAGES.contains(&text.as_str()))
    });
    literals.cloned().collect()
}

fn against(file: &str, messages: &BTreeMap<String, Message>, sources: &[Source]) -> Vec<String> {
    let literals: BTreeSet<&str> = sources
        .iter()
        .flat_map(|source| &source.strings)
        .map(|(_, text)| text.as_str())
        .collect();
    let unused = messages.iter().filter(|(id, _)| !used(id, &literals));
    let mut complaints: Vec<String> = unused
        .map(|(id, message)| format!("{file}:{}: nobody says {id}", message.line))
        .collect();
    for source in sources {
        let unknown = meant(source, messages)
            .into_iter()
            .filter(|(_, id)| !messages.contains_key(id));
        complaints.extend(unknown.map(|(line, id)| {
            format!(
                "{}:{line}: there are no words for {id} in {file}",
                source.path
            )
        }));
    }
    complaints
}

/// The words of one language as they stand in the repository, or None before there are any.
pub fn of(language: &str) -> Option<(String, BTreeMap<String, Message>)> {
    let file = format!("kiosk/words/{language}.ftl");
    let text = std::fs::read_to_string(format!("{ROOT}/{file}")).ok()?;
    let read = messages(&file, &text).unwrap_or_else(|wrong| panic!("\n{}\n", wrong.join("\n")));
    Some((file, read))
}

#[test]
fn three_languages_say_the_same_and_nothing_for_nobody() {
    let files: Vec<(String, BTreeMap<String, Message>)> = LANGUAGES
        .iter()
        .filter_map(|language| of(language))
        .collect();
    if files.is_empty() {
        return crate::support::not_run("words", "there is no kiosk/words yet");
    }
    assert_eq!(files.len(), LANGUAGES.len(), "a language has no word file");
    let named: Vec<(&str, BTreeMap<String, Message>)> = files
        .iter()
        .map(|(file, messages)| (file.as_str(), messages.clone()))
        .collect();
    none(&same(&named));
    let sources = sources(&["src"]);
    for (file, messages) in &named {
        none(&against(file, messages, &sources));
    }
}

#[cfg(test)]
mod can_fail {
    use super::*;

    fn read(text: &str) -> BTreeMap<String, Message> {
        messages("x.ftl", text).unwrap()
    }

    #[test]
    fn messages_and_their_ways() {
        let all = read(
            "a-b = Hi { $name }.\nc-d =\n    { $n ->\n        [one] one\n       *[other] { $n } many\n    } left\n",
        );
        assert_eq!(all["a-b"].texts, ["Hi {name}."]);
        assert_eq!(all["c-d"].texts, ["one left", "{n} many left"]);
        assert_eq!((all["c-d"].line, all["c-d"].variables.len()), (2, 1));
        assert!(messages("x.ftl", "a-b = { $name\n").is_err());
        assert!(messages("x.ftl", "a-b = 1\na-b = 2\n").unwrap_err()[0].contains("twice"));
    }

    #[test]
    fn differences_between_languages() {
        let (en, es) = (
            read("a-b = Hi { $name }\nc-d = x\n"),
            read("a-b = Hola { $nombre }\ne-f = y\n"),
        );
        let complaints = same(&[("en", en), ("es", es)]);
        assert!(complaints[0].contains("a-b places"), "{complaints:?}");
        assert!(
            complaints[1].contains("c-d of en:2 is missing"),
            "{complaints:?}"
        );
        assert!(
            complaints[2].contains("es:2: e-f is not in en"),
            "{complaints:?}"
        );
    }

    #[test]
    fn unused_and_unknown() {
        let source = Source::read(
            "src/pages/x.rs",
            "messages.text(\"a-b\"); format!(\"refusal-{}\", word);\ntongue.text_with(\n \"g-h\", &[])\n\
             let word = if late { \"a-late\" } else { \"a-b\" }; html! { p id=\"a-place\" class=\"x-y\" {} }",
        );
        let complaints = against(
            "en",
            &read("a-b = x\nc-d = y\nrefusal-taken = z\n"),
            &[source],
        );
        assert_eq!(
            complaints,
            [
                "en:2: nobody says c-d",
                "src/pages/x.rs:3: there are no words for g-h in en",
                "src/pages/x.rs:4: there are no words for a-late in en",
            ]
        );
    }
}
