//! What stands around a list in a letter or on a page that was copied whole: greetings, a signature, the sections of teachers
//! and students. It is known only among lines of one column. Who is a child is judged elsewhere.

use super::{heading::is_teachers, judge::Why, table::Row};
use crate::domain::text::sort_key;

/// Lines of a signature.
const SIGNATURE_LINES: usize = 4;
/// Words of a line that greets somebody.
const GREETING_WORDS: usize = 4;
/// Words of the longest name there is; a line with more is a sentence.
const WORDS_MAX: usize = 9;

/// The lines that are outside of the list, each with why.
pub(super) fn outside(rows: &[Row], above: usize) -> Vec<(usize, Why)> {
    let is_one_column = rows.iter().all(|row| row.cells.len() == 1);
    if !is_one_column || rows.len() <= above {
        return Vec::new();
    }
    let mut found = sections(rows, above);
    let commas = rows.iter().filter(|row| row.cell(0).ends_with(',')).count();
    let is_greeting = |row: &Row| {
        let cell = row.cell(0);
        let words = cell.split_whitespace().count();
        let is_end = cell.ends_with(',') || cell.ends_with('!') && words < 3;
        commas * 2 < rows.len() && is_end && words <= GREETING_WORDS
    };
    let is_sentence = |row: &Row| {
        let cell = row.cell(0);
        let words = cell.split_whitespace().count();
        words > WORDS_MAX || words > 3 && (cell.ends_with(':') || cell.ends_with('.') && words > 5)
    };
    let greetings: Vec<usize> = (above..rows.len())
        .filter(|at| is_greeting(&rows[*at]))
        .collect();
    let is_letter = !greetings.is_empty() || rows[above..].iter().any(is_sentence);
    if !is_letter {
        return found;
    }
    found.extend(greetings.iter().map(|at| (*at, Why::Total)));
    let said = (above..rows.len()).filter(|at| is_sentence(&rows[*at]));
    found.extend(said.map(|at| (at, Why::Total)));
    let bulleted = bulleted(rows, above);
    if let (Some(first), Some(last)) = (bulleted.first(), bulleted.last())
        && bulleted.len() > 1
    {
        let outside = (above..*first).map(|at| (at, Why::Above));
        found.extend(outside.chain((last + 1..rows.len()).map(|at| (at, Why::Total))));
        return found;
    }
    // Behind the last greeting, and behind names, stands who wrote the letter.
    let closing = greetings
        .last()
        .filter(|at| **at > above + 1 && **at * 2 >= rows.len());
    if let Some(closing) = closing
        && rows.len() - closing - 1 <= SIGNATURE_LINES
    {
        found.extend((closing + 1..rows.len()).map(|at| (at, Why::Total)));
    }
    found
}

/// The lines that begin with a bullet or a number.
fn bulleted(rows: &[Row], above: usize) -> Vec<usize> {
    let is_bulleted = |cell: &str| {
        let mut letters = cell.chars();
        let first = letters.next();
        let is_bullet = first
            .is_some_and(|it| !it.is_alphanumeric() && !matches!(it, '"' | '(' | '\'' | '“' | '*'))
            && letters.as_str().contains(char::is_alphabetic);
        let number = cell.trim_start_matches(char::is_numeric);
        is_bullet || number.len() < cell.len() && number.starts_with(['.', ')', ' ', '-', ':'])
    };
    (above..rows.len())
        .filter(|at| is_bulleted(rows[*at].cell(0)))
        .collect()
}

/// `Teachers` and `Students` in lines of their own, as a page of a class shows them: whoever stands below the first is no child.
fn sections(rows: &[Row], above: usize) -> Vec<(usize, Why)> {
    const STUDENTS: &str = "student students classmates pupils learners estudiantes alumnos alumnado companeros schuler schulerinnen eleves alunos الطلاب الطالبات التلاميذ";
    let mut found = Vec::new();
    let mut is_of_teachers = false;
    for (at, row) in rows.iter().enumerate().skip(above) {
        let key = sort_key(row.cell(0));
        let key = key.trim_matches([':', ' ']);
        if is_teachers(row) {
            is_of_teachers = true;
            found.push((at, Why::Heading));
        } else if STUDENTS.split_ascii_whitespace().any(|word| word == key) {
            is_of_teachers = false;
            found.push((at, Why::Heading));
        } else if is_of_teachers {
            found.push((at, Why::NotStudent));
        }
    }
    found
}
