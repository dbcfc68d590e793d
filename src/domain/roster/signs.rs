//! What stands in a cell around a name, and what says that there is no name in it: numbering, ticks, addresses, formulas, the words
//! of several languages for nothing. A cell is judged as it is written, before anything is trimmed.

use super::{NoName, order::is_suffix};
use crate::domain::text::sort_key;

/// What a spreadsheet writes for yes and no.
const TRUTHS: &str = "TRUE FALSE true false WAHR FALSCH VRAI FAUX VERDADERO FALSO VERDADEIRO";
/// What is counted in a line that is nobody: `3 students`.
const COUNTED: &str = "students student pupils pupil children child kids kid boys boy girls girl names name learners present absent \
    alumnos alumnas estudiantes ninos ninas schuler kinder jungen madchen eleves enfants";

/// What stands in no name: digits, and the signs of addresses, formulas and marks.
pub fn has_signs(text: &str) -> bool {
    text.chars().any(|letter| {
        letter.is_ascii_digit()
            || letter.is_numeric()
            || matches!(
                letter,
                '@' | '/'
                    | '\\'
                    | '<'
                    | '>'
                    | '='
                    | '{'
                    | '}'
                    | '['
                    | ']'
                    | '_'
                    | '|'
                    | '#'
                    | '$'
                    | '%'
                    | '^'
                    | '~'
                    | '+'
                    | '?'
                    | '!'
                    | ':'
                    | ';'
                    | '\u{FFFD}'
            )
    })
}

/// Whether a bracket stands in a text.
pub(super) fn has_bracket(text: &str) -> bool {
    text.contains(['(', ')', '（', '）', '【', '】'])
}

/// Whether a cell only says that there is nothing.
pub(super) fn is_nothing(cell: &str) -> bool {
    !cell.chars().any(char::is_alphanumeric) && !cell.chars().any(|it| u32::from(it) > 0x2FFF)
        || matches!(sort_key(cell).as_str(), "n/a" | "(blank)")
        || matches!(cell, "null" | "NULL" | "none" | "None" | "NONE")
        || is_error(cell)
}

/// `#REF!`: what a spreadsheet writes where it cannot work something out.
pub(super) fn is_error(cell: &str) -> bool {
    let name = cell.trim().strip_prefix('#');
    name.is_some_and(|name| name.starts_with(char::is_alphabetic))
}

/// Whether a spreadsheet wrote that something is so, or is not.
pub(super) fn is_truth(cell: &str) -> bool {
    TRUTHS.split_ascii_whitespace().any(|it| it == cell.trim())
}

/// `Ada Brook <ada@school.example>` without the address.
pub(super) fn without_address(cell: &str) -> String {
    match (cell.find('<'), cell.rfind('>')) {
        (Some(from), Some(to)) if from > 0 && from < to && cell[from..to].contains('@') => {
            format!("{} {}", &cell[..from], &cell[to + 1..])
        }
        _ => cell.to_owned(),
    }
}

fn is_begin(letter: char) -> bool {
    letter.is_alphabetic() || matches!(letter, '(' | '"' | '“' | '\'' | '’' | '‘' | '«' | '„')
}

fn is_end(letter: char) -> bool {
    letter.is_alphanumeric()
        || matches!(letter, '.' | '\'' | '’' | '\u{300}'..='\u{36F}' | '\u{64B}'..='\u{65F}' | '\u{900}'..='\u{DFF}' | '\u{E31}'..='\u{E4E}' | '\u{200C}')
}

/// A name without the numbering before it and the ticks behind it; none where the signs say that it is no name.
pub(super) fn bare_name(cell: &str) -> Result<String, NoName> {
    let cell = cell.trim();
    if cell.contains('\u{FFFD}') || is_error(cell) || is_truth(cell) {
        return Err(NoName::Signs);
    }
    let before = &cell[..cell.len() - cell.trim_start_matches(|it| !is_begin(it)).len()];
    let after = &cell[cell.trim_end_matches(|it| !is_end(it)).len()..];
    // `@ada` is an address; `# Ada` and `1) Ada` are lines of a list.
    let is_numbered = before.contains(char::is_numeric);
    let touches = before.ends_with(|it: char| it != ';' && has_signs(it.encode_utf8(&mut [0; 4])));
    if touches && !is_numbered
        || before.len() < cell.len() && after.contains(['!', '?', '=', ':', '！', '？', '：'])
    {
        return Err(NoName::Signs);
    }
    let bare = without_signs_around(cell);
    if is_numbered && is_counted(&bare) {
        return Err(NoName::Signs);
    }
    Ok(bare)
}

fn is_counted(text: &str) -> bool {
    let key = sort_key(text);
    let mut words = key.split_whitespace();
    let is_known = |word: &str| COUNTED.split_ascii_whitespace().any(|it| it == word);
    text.starts_with(char::is_lowercase) && words.all(is_known)
}

/// Numbering, bullets, ticks and commas around a name. A name of nothing but signs stays as it is.
pub(super) fn without_signs_around(cell: &str) -> String {
    let trimmed = cell.trim_start_matches(|it| !is_begin(it));
    let before = &cell[..cell.len() - trimmed.len()];
    let trimmed = trimmed.trim_end_matches(|it| !is_end(it));
    let numbered = before.contains(char::is_numeric);
    let number_ends = before.ends_with(|it: char| !it.is_numeric());
    if trimmed.is_empty() {
        return if cell.contains(|it: char| it.is_ascii_alphanumeric())
            || !cell.chars().any(|it| u32::from(it) > 0x2FFF)
        {
            String::new()
        } else {
            cell.trim().to_owned()
        };
    }
    if numbered && !number_ends {
        // `3D`: the digit is a part of the word.
        return cell.trim().to_owned();
    }
    let bare = trimmed.trim_matches(['"', '“', '”', '«', '»', '„']).trim();
    let bare = bare.trim_end_matches(',').trim();
    // A full stop behind a whole name ends its line; behind few letters it is short for more.
    let last = bare.split_whitespace().last().unwrap_or_default();
    let is_whole = last.chars().filter(|it| it.is_alphabetic()).count() > 2 && !is_suffix(last);
    let ends = is_whole && last.matches('.').count() == 1 && bare.contains(' ');
    bare.strip_suffix('.')
        .filter(|_| ends)
        .unwrap_or(bare)
        .to_owned()
}
