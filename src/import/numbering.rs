//! What counts the lines of a list in front of its names, where it is more than a bare number: `No. 1`, `a)`, `iv.`, `①`, a
//! bullet that is a letter. It is known by counting up from line to line. Names are not read here.

use super::table::Row;

/// How the lines of a list are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Numbering {
    /// A word or none, and a number: `Student 1:`, `01Ada`.
    Number,
    /// A letter or a small number in letters, and a sign: `a)`, `iv.`.
    Letter,
    /// The same letter in front of each.
    Bullet(char),
}

/// The letters by which a list may be counted, in their order.
const ALPHABETS: [&str; 4] = [
    "abcdefghijklmnopqrstuvwxyz",
    "أبتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",
    "абвгдежзиклмнопрстуфхцчшщэюя",
];
const ROMAN: [&str; 30] = [
    "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv",
    "xvi", "xvii", "xviii", "xix", "xx", "xxi", "xxii", "xxiii", "xxiv", "xxv", "xxvi", "xxvii",
    "xxviii", "xxix", "xxx",
];
/// Lines that are looked at.
const LINES: usize = 60;
/// Words that may stand before a number that counts.
const WORD_LETTERS_MAX: usize = 10;

/// How the lines are counted in a column, if they are.
pub(super) fn find(rows: &[Row], column: usize) -> Option<Numbering> {
    let cells = rows.iter().take(LINES).map(|row| row.cell(column));
    let cells: Vec<&str> = cells.filter(|cell| !cell.is_empty()).collect();
    if cells.len() < 2 {
        return None;
    }
    let counts_up = |place: &dyn Fn(&str) -> Option<usize>, least: usize| {
        let places: Vec<Option<usize>> = cells.iter().map(|cell| place(cell)).collect();
        let steps = places
            .windows(2)
            .filter(|pair| matches!(pair, [Some(one), Some(two)] if *two == one + 1));
        let steps = steps.count();
        steps + 1 >= least && (steps + 1) * 3 >= cells.len() * 2
    };
    let number = |cell: &str| number(cell).map(|(number, _)| number);
    if counts_up(&number, 2) {
        return Some(Numbering::Number);
    }
    let is_lettered = ALPHABETS.iter().any(|alphabet| {
        // `A. Brook` and `B. Dale` may be called so: only three in their order are no chance.
        let bracket = |cell: &str| letter(cell, alphabet).filter(|it| it.1).map(|it| it.0);
        let any = |cell: &str| letter(cell, alphabet).map(|it| it.0);
        counts_up(&bracket, 2) || counts_up(&any, 3)
    });
    let roman = |cell: &str| {
        let (first, _) = before_sign(cell)?;
        ROMAN.iter().position(|it| *it == first.to_lowercase())
    };
    if is_lettered || counts_up(&roman, 2) {
        return Some(Numbering::Letter);
    }
    let bullet = |cell: &&str| {
        let (first, rest) = cell.split_once(' ')?;
        let mut letters = first.chars();
        let letter = letters
            .next()
            .filter(|it| it.is_alphabetic() && it.is_ascii())?;
        (letters.next().is_none() && rest.contains(char::is_alphabetic)).then_some(letter)
    };
    let first = cells.iter().find_map(bullet)?;
    let same = cells
        .iter()
        .filter(|cell| bullet(cell) == Some(first))
        .count();
    let is_bullet = same * 3 >= cells.len() * 2 && same > if first.is_lowercase() { 1 } else { 2 };
    is_bullet.then_some(Numbering::Bullet(first))
}

impl Numbering {
    /// A cell without what counts it.
    pub(super) fn strip(self, cell: &str) -> &str {
        let rest = match self {
            Self::Number => number(cell).map(|(_, rest)| rest),
            Self::Letter => before_sign(cell)
                .filter(|(first, _)| {
                    first.chars().count() == 1 || ROMAN.contains(&first.to_lowercase().as_str())
                })
                .map(|(_, rest)| rest),
            Self::Bullet(letter) => cell
                .strip_prefix(letter)
                .filter(|rest| rest.starts_with(' ')),
        };
        let rest = rest
            .map(str::trim_start)
            .filter(|rest| rest.contains(char::is_alphabetic));
        rest.unwrap_or(cell)
    }
}

/// The number at the beginning of a cell, behind a word or none, and what follows it.
fn number(cell: &str) -> Option<(usize, &str)> {
    let at = cell.find(|it: char| value(it).is_some())?;
    let word = cell[..at].trim_matches(|it: char| !it.is_alphabetic());
    let is_word = word.chars().count() <= WORD_LETTERS_MAX
        && !cell[..at].trim_start().contains(' ')
        || cell[..at].trim().chars().count() <= WORD_LETTERS_MAX && !word.contains(' ');
    if !is_word || cell[..at].contains([',', ';', '@', '(']) && !word.is_empty() {
        return None;
    }
    let digits = cell[at..]
        .find(|it: char| value(it).is_none())
        .unwrap_or(cell.len() - at);
    let number = &cell[at..at + digits];
    if number.chars().count() > 3 {
        return None;
    }
    let counted = number.chars().try_fold(0, |sum, it| {
        let value = value(it)?;
        Some(if value > 9 { value } else { sum * 10 + value })
    })?;
    let rest = &cell[at + digits..];
    // `4F` is a class, and `1st` is read as it stands.
    let rest = rest.trim_start_matches([
        ')', '.', ':', '-', '–', '—', ']', '/', '|', '°', 'º', '\u{FE0F}', '\u{20E3}', ' ',
    ]);
    (rest
        .split(' ')
        .next()
        .is_some_and(|word| word.chars().filter(|it| it.is_alphabetic()).count() > 1)
        || rest.chars().any(|it| u32::from(it) > 0x2FFF))
    .then_some((counted, rest))
}

/// The worth of a digit, of whichever script, or of a number in a circle.
fn value(letter: char) -> Option<usize> {
    let of = |first: char, last: usize| {
        let nth = (letter as usize).checked_sub(first as usize)?;
        (nth < last).then_some(nth)
    };
    of('0', 10)
        .or_else(|| of('٠', 10))
        .or_else(|| of('۰', 10))
        .or_else(|| of('①', 20).map(|nth| nth + 1))
        .or_else(|| of('⑴', 20).map(|nth| nth + 1))
        .or_else(|| of('❶', 10).map(|nth| nth + 1))
}

/// The place of the letter that counts a cell, whether a bracket stands behind it, and nothing where none does.
fn letter(cell: &str, alphabet: &str) -> Option<(usize, bool)> {
    let (first, _) = before_sign(cell)?;
    let mut letters = first.chars();
    let letter = letters.next()?.to_lowercase().next()?;
    let place = alphabet.chars().position(|it| it == letter)?;
    letters.next().is_none().then_some((
        place,
        cell.trim_start_matches('(')[first.len()..].starts_with(')'),
    ))
}

/// What stands before the sign behind the first word: `a` of `a) Ada`, and what follows it.
fn before_sign(cell: &str) -> Option<(&str, &str)> {
    let bare = cell.trim_start_matches('(');
    let at = bare.find([')', '.', '-', ':'])?;
    let (first, rest) = bare.split_at(at);
    let rest = rest[1..].trim_start_matches(['.', ')']);
    let is_one =
        !first.is_empty() && first.chars().all(char::is_alphabetic) && first.chars().count() < 7;
    (is_one && (rest.starts_with(' ') || rest.starts_with(char::is_uppercase)))
        .then_some((first, rest))
}

/// `[x] Ada Brook` without the box that somebody ticked.
pub(super) fn without_box(cell: &str) -> &str {
    let bare = cell.trim_start_matches(['-', '*', ' ']);
    let after = bare.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    match after {
        Some((mark, name)) if mark.chars().count() < 2 && name.contains(char::is_alphabetic) => {
            name.trim_start()
        }
        _ => cell,
    }
}

/// A name without the dots, or the line, that lead to what stands behind it: `Ada Brook.....4`.
pub(super) fn before_leaders(cell: &str) -> &str {
    let leaders = ["...", "…", "___", "····", ". . ."];
    let at = leaders.iter().filter_map(|it| cell.find(it)).min();
    let at = at.filter(|at| cell[..*at].chars().any(char::is_alphabetic));
    at.map_or(cell, |at| cell[..at].trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stripped(cells: &[&str]) -> Vec<String> {
        let rows = cells.iter().map(|cell| Row {
            cells: vec![(*cell).to_owned()],
            ..Row::default()
        });
        let rows: Vec<Row> = rows.collect();
        let found = find(&rows, 0);
        let strip = |cell: &&str| found.map_or(*cell, |it| it.strip(cell)).to_owned();
        cells.iter().map(strip).collect()
    }

    #[test]
    fn what_counts_up_is_no_name() {
        for cells in [
            ["No. 1 Ada Brook", "No. 2 Ben Dale", "No. 3 Cleo Elm"],
            ["N° 1 Ada Brook", "N° 2 Ben Dale", "N° 3 Cleo Elm"],
            ["Nr. 1: Ada Brook", "Nr. 2: Ben Dale", "Nr. 3: Cleo Elm"],
            [
                "Student 1: Ada Brook",
                "Student 2: Ben Dale",
                "Student 3: Cleo Elm",
            ],
            ["①Ada Brook", "②Ben Dale", "③Cleo Elm"],
            ["01Ada Brook", "02Ben Dale", "03Cleo Elm"],
            ["a) Ada Brook", "b) Ben Dale", "c) Cleo Elm"],
            ["i. Ada Brook", "ii. Ben Dale", "iii. Cleo Elm"],
            ["A. Ada Brook", "B. Ben Dale", "C. Cleo Elm"],
            ["o Ada Brook", "o Ben Dale", "o Cleo Elm"],
        ] {
            assert_eq!(stripped(&cells), ["Ada Brook", "Ben Dale", "Cleo Elm"]);
        }
        assert_eq!(
            stripped(&["أ. مريم", "ب. يوسف", "ج. نورة"]),
            ["مريم", "يوسف", "نورة"]
        );
        for cells in [
            ["A. Brook", "J. Dale", "C. Elm"],
            ["Ada Brook", "Ben Dale", "Cleo Elm"],
            ["Ada 4F", "Ben 4F", "Cleo 5F"],
        ] {
            assert_eq!(stripped(&cells), cells);
        }
        assert_eq!(before_leaders("Ada Brook........4"), "Ada Brook");
        assert_eq!(before_leaders("... Ada"), "... Ada");
    }
}
