//! A list in one line: `Ada, Ben, Chloe`, or `Ada Brook; Ben Dale`. Where it is parted is found here; whether its parts are
//! names is judged elsewhere.

use super::{groups::is_group, table::Row, titles};

/// Words that join the last two names of such a list.
const JOINS: [&str; 8] = [" and ", " & ", " y ", " e ", " und ", " et ", " en ", " و "];

/// Signs and words that part the names of one line, with a space on either side.
const PARTS: [&str; 11] = [
    " - ", " – ", " • ", " · ", " / ", " // ", " + ", " & ", " and ", " y ", " > ",
];
/// Words of one line that are so many children; nobody has a name of so many.
const CHILDREN_MIN: usize = 6;

/// A list in one line: `Ada, Ben, Chloe`, or `Ada Brook; Ben Dale`; and whether that is no more than a guess.
pub(super) fn names(text: &str, only: &Row) -> Option<(Vec<Row>, bool)> {
    let line = text.trim();
    let rows = |names: &[&str]| -> Vec<Row> {
        let rows = names.iter().map(|name| Row {
            line: only.line,
            cells: vec![(*name).to_owned()],
            is_hidden: false,
        });
        rows.collect()
    };
    // `Students: Ada, Ben` and `Class 4F: Ada, Ben`.
    let is_label = |label: &str| {
        titles::role(label).is_some()
            || is_group(label)
            || label.contains(char::is_numeric) && label.split_whitespace().count() < 4
    };
    let (line, is_labelled) = match line.split_once(':') {
        Some((label, rest)) if is_label(label.trim()) => (rest.trim(), true),
        _ => (line, false),
    };
    if let Some(names) = by_numbers(line) {
        return Some((rows(&names), true));
    }
    if let Some(names) = by_signs(line) {
        return Some((rows(&names), is_labelled));
    }
    by_spaces(line).map(|names| (rows(&names), true))
}

/// `1) Ada Brook 2) Ben Dale`: the names behind each number of a line that counts.
fn by_numbers(line: &str) -> Option<Vec<&str>> {
    let (mut names, mut rest) = (Vec::new(), line);
    for number in 1.. {
        let begins = [")", ".", ":", "-", ".-"].map(|sign| format!("{number}{sign} "));
        if number == 1 {
            rest = begins
                .iter()
                .find_map(|begin| rest.strip_prefix(begin.as_str()))?;
        }
        let next = [")", ".", ":", "-", ".-"].map(|sign| format!(" {}{sign} ", number + 1));
        let Some((name, after)) = next.iter().find_map(|next| rest.split_once(next.as_str()))
        else {
            names.push(rest.trim());
            break;
        };
        names.push(name.trim().trim_end_matches([',', ';']));
        rest = after;
    }
    (names.len() > 1).then_some(names)
}

/// `Ada Ben Cleo Dora Eli Finn`: more words than one child has, each like a name.
fn by_spaces(line: &str) -> Option<Vec<&str>> {
    let names: Vec<&str> = line.split_whitespace().collect();
    let is_name = |name: &&str| {
        let mut letters = name.chars();
        let is_word = name
            .chars()
            .all(|it| it.is_alphabetic() || matches!(it, '-' | '\'' | '’'));
        letters.next().is_some_and(char::is_uppercase) && is_word && letters.next().is_some()
    };
    let is_list = names.len() >= CHILDREN_MIN && names.iter().all(is_name);
    is_list.then_some(names)
}

/// The names of a part of a line: `Ada, Ben and Cleo`, `Ada / Ben`.
pub(super) fn parted(text: &str) -> Vec<&str> {
    let text = text.trim();
    let found = [';', ',', '،', '/', '|']
        .into_iter()
        .find(|it| text.contains(*it));
    let names = match found {
        Some(separator) => parts(text, separator),
        None => vec![text],
    };
    let names: Vec<&str> = names
        .into_iter()
        .map(str::trim)
        .filter(|it| !it.is_empty())
        .collect();
    if let [one] = names[..] {
        let two = JOINS.iter().find_map(|join| one.split_once(join));
        return two.map_or(vec![one], |(one, two)| vec![one.trim(), two.trim()]);
    }
    with_last_two(names)
}

/// A list with commas that goes on over several lines, in one: each line but the last ends with one.
pub(super) fn unwrapped(text: &str) -> Option<String> {
    let lines: Vec<&str> = text
        .lines()
        .map(str::trim)
        .filter(|it| !it.is_empty())
        .collect();
    let (_, others) = lines.split_last()?;
    let parts: Vec<&str> = lines
        .iter()
        .flat_map(|line| line.split([',', '،']).map(str::trim))
        .filter(|part| !part.is_empty())
        .collect();
    let parts = with_last_two(parts);
    let count = |part: &&str| part.split_whitespace().count();
    let least = others
        .iter()
        .map(|line| line.matches([',', '،']).count())
        .min()?;
    let first = count(parts.first()?);
    let is_wrapped = others.iter().all(|line| line.ends_with([',', '،']))
        && parts.iter().all(|part| {
            count(part) == first
                && part.chars().filter(|it| it.is_alphabetic()).count() > 1
                && !part.contains(char::is_numeric)
        })
        && (first == 1 && least > 2 || first == 2 && least > 1);
    is_wrapped.then(|| lines.join(" "))
}

fn by_signs(line: &str) -> Option<Vec<&str>> {
    let names: Vec<&str> = ['\t', ';', '؛', '|', ',', '،', '/']
        .into_iter()
        .map(|separator| {
            let parts = parts(line, separator).into_iter().map(str::trim);
            let parts: Vec<&str> = parts.filter(|it| !it.is_empty()).collect();
            with_last_two(parts)
        })
        .find(|names| {
            let have_addresses = names.iter().all(|name| name.contains('<'));
            names.len() > 2 || names.len() == 2 && have_addresses
        })
        .or_else(|| {
            let names: Vec<&str> = line
                .split([';', '؛'])
                .map(str::trim)
                .filter(|it| !it.is_empty())
                .collect();
            (names.len() == 2 && names.iter().all(|name| name.contains([' ', ','])))
                .then_some(names)
        })
        .or_else(|| {
            // One name has one dash at most, and a remark behind it.
            let names: Vec<&str> = PARTS
                .iter()
                .map(|dash| line.split(dash).map(str::trim).collect::<Vec<_>>())
                .find(|names| names.len() > 2)?;
            let count = |name: &&str| name.split_whitespace().count();
            let first = count(&names[0]);
            names
                .iter()
                .all(|name| count(name) == first)
                .then_some(names)
        })?;
    // A line of a table has other things in it than names.
    let is_name = |name: &&str| {
        let name = name.split(['<', '(']).next().unwrap_or_default();
        !name.is_empty() && !name.contains(|it: char| it.is_ascii_digit() || it == '@')
    };
    let all = names.iter().all(is_name);
    let last_is_suffix = names.len() == 3 && names[2].trim_end_matches('.').len() <= 3;
    (all && !last_is_suffix).then_some(names)
}

/// A line parted where a separator stands outside of quotation marks and of the addresses behind names.
fn parts(line: &str, separator: char) -> Vec<&str> {
    let is_quoted = line.matches('"').count().is_multiple_of(2);
    let is_closed = line.matches('<').count() == line.matches('>').count();
    let (mut in_quotes, mut in_address) = (false, false);
    line.split(|letter| {
        match letter {
            '"' if is_quoted => in_quotes = !in_quotes,
            '<' => in_address = is_closed,
            '>' => in_address = false,
            _ => {}
        }
        letter == separator && !in_quotes && !in_address
    })
    .collect()
}

/// `Ada, Ben, Cleo and Dora` are four.
fn with_last_two(mut names: Vec<&str>) -> Vec<&str> {
    if names.len() < 2 {
        return names;
    }
    let last = names[names.len() - 1];
    // `and Dora` behind a comma.
    let bare = JOINS
        .iter()
        .find_map(|join| last.strip_prefix(join.trim_start()));
    let two = JOINS.iter().find_map(|join| last.split_once(join));
    match (bare, two) {
        (Some(name), _) if names.len() > 2 => {
            names.pop();
            names.push(name.trim());
        }
        // Of two names of one family the first has only its given one: `Ada, Ben & Cora Brook`.
        (None, Some((one, two)))
            if one.split_whitespace().count() == two.split_whitespace().count() =>
        {
            names.pop();
            names.extend([one.trim(), two.trim()]);
        }
        _ => {}
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_two_may_be_joined_by_a_word() {
        for (text, expected) in [
            (
                "Ada, Ben, Cleo and Dora",
                &["Ada", "Ben", "Cleo", "Dora"][..],
            ),
            ("Ada, Ben and Cleo", &["Ada", "Ben", "Cleo"]),
            ("Ada, Ben, and Cleo", &["Ada", "Ben", "Cleo"]),
            ("Ada / Ben / Cleo", &["Ada", "Ben", "Cleo"]),
            ("Ada // Ben // Cleo", &["Ada", "Ben", "Cleo"]),
            ("Ada/Ben/Cleo", &["Ada", "Ben", "Cleo"]),
            ("Ada + Ben + Cleo", &["Ada", "Ben", "Cleo"]),
            ("1) Ada 2) Ben 3) Cleo", &["Ada", "Ben", "Cleo"]),
            ("1. Ada, 2. Ben, 3. Cleo", &["Ada", "Ben", "Cleo"]),
            (
                "Ada (4), Ben (4), Cleo (5)",
                &["Ada (4)", "Ben (4)", "Cleo (5)"],
            ),
            (
                "Ada Brook & Ben Dale & Cleo Elm",
                &["Ada Brook", "Ben Dale", "Cleo Elm"],
            ),
            (
                "Ada Ben Cleo Dora Eli Finn",
                &["Ada", "Ben", "Cleo", "Dora", "Eli", "Finn"],
            ),
            ("Ana, Beto, Carla y Dora", &["Ana", "Beto", "Carla", "Dora"]),
            (
                "Ada Brook, Ben Dale and Cleo Elm",
                &["Ada Brook", "Ben Dale", "Cleo Elm"],
            ),
        ] {
            let (rows, _) = names(text, &Row::default()).unwrap();
            let cells: Vec<&str> = rows.iter().map(|row| row.cell(0)).collect();
            assert_eq!(cells, expected);
        }
        for name in [
            "Brook, Ada",
            "Ana María Guadalupe Hernández Cruz",
            "María de los Ángeles Hernández de la Cruz",
            "Ada Brook / Greta Brook",
        ] {
            assert_eq!(names(name, &Row::default()), None, "{name}");
        }
    }

    #[test]
    fn a_list_with_commas_may_go_on_over_several_lines() {
        let wrapped = "Ada, Ben, Cleo,\nDora, Eli, Finn,\nGus and Hal\n";
        assert!(unwrapped(wrapped).is_some());
        for list in [
            "Brook, Ada,\nDale, Ben,\n",
            "Ada Brook, 4F, Red,\nBen Dale, 4F, Blue,\n",
            "Ada,\nBen,\n",
        ] {
            assert_eq!(unwrapped(list), None, "{list}");
        }
    }
}
