//! A list in one line: `Ada, Ben, Chloe`, or `Ada Brook; Ben Dale`. Where it is parted is found here; whether its parts are
//! names is judged elsewhere.

use super::table::Row;

/// Words that join the last two names of such a list.
const JOINS: [&str; 8] = [" and ", " & ", " y ", " e ", " und ", " et ", " en ", " و "];

/// A list in one line: `Ada, Ben, Chloe`, or `Ada Brook; Ben Dale`.
pub(super) fn names(text: &str, only: &Row) -> Option<Vec<Row>> {
    let line = text.trim();
    let names: Vec<&str> = ['\t', ';', '؛', '|', ',', '،']
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
            let names: Vec<&str> = [" - ", " – ", " • ", " · "]
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
        let name = name.split('<').next().unwrap_or_default();
        !name.is_empty() && !name.contains(|it: char| it.is_ascii_digit() || it == '@')
    };
    let all = names.iter().all(is_name);
    let last_is_suffix = names.len() == 3 && names[2].trim_end_matches('.').len() <= 3;
    (all && !last_is_suffix).then(|| {
        let names = names.iter();
        names
            .map(|name| Row {
                line: only.line,
                cells: vec![(*name).to_owned()],
                is_hidden: false,
            })
            .collect()
    })
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
            ("Ana, Beto, Carla y Dora", &["Ana", "Beto", "Carla", "Dora"]),
            (
                "Ada Brook, Ben Dale and Cleo Elm",
                &["Ada Brook", "Ben Dale", "Cleo Elm"],
            ),
        ] {
            let rows = names(text, &Row::default()).unwrap();
            let cells: Vec<&str> = rows.iter().map(|row| row.cell(0)).collect();
            assert_eq!(cells, expected);
        }
        assert_eq!(names("Brook, Ada", &Row::default()), None);
    }
}
