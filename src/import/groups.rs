//! Groups of a class that stand beside each other or line by line: `Boys` and `Girls` above columns of children, `Row A` in front of
//! a row of them, `Table 1: Ada, Ben`. What a group is called is no child; who stands in it is judged elsewhere.

use super::{
    look::is_like_name,
    one_line,
    table::{Row, Rows},
};
use crate::domain::text::{bare_words, is_word_of, sort_key};

/// What a group is called, as it stands.
const GROUPS: &str = "morning afternoon manana tarde boys girls ninos ninas jungen madchen garcons filles meninos meninas chicos chicas بنين بنات الاولاد البنات اولاد \
    red blue green yellow orange purple pink white black brown grey gray gold silver rojo rojos roja azul azules verde verdes amarillo amarillos amarilla naranja morado \
    rot blau grun gelb lila rouge rouges bleu bleus vert verts jaune jaunes vermelho amarelo احمر ازرق اخضر اصفر الاحمر الازرق الاخضر الاصفر";
/// The same with a number, a letter or a word beside it.
const WITH_WORD: &str = "table group row team club pair trio crew bench pod desk bus shift station column squad mesa grupo fila equipo banco columna tisch gruppe reihe bank \
    equipe rang groupe rangee ilot fileira طاولة الطاولة مجموعة المجموعة صف";
/// What a place of one child is called, which is the heading of a plan.
const PLACES: &str = "seat seats place desk chair row rows table tables group groups column left right front back middle window door board asiento lugar sitio platz place sitz المقعد مقعد";
/// Rows above a plan: its title, and where the window is.
const ROWS_ABOVE: usize = 4;
/// Words of what a group is called.
const WORDS_MAX: usize = 3;

/// Whether a cell is what a group of a class is called: `Boys`, `Red`, `Table 1`, `Row A`, `Mon Club`.
pub(super) fn is_group(cell: &str) -> bool {
    // How many there are in it is said in brackets.
    let words = bare_words(cell.split('(').next().unwrap_or_default());
    match words.as_slice() {
        [] => false,
        [one] => is_word_of(GROUPS, one),
        several => {
            several.len() <= WORDS_MAX && several.iter().any(|word| is_word_of(WITH_WORD, word))
        }
    }
}

/// A plan of the room, row by row: `Row A`, and the children who sit in it. Each child gets a line.
pub(super) fn in_rows(rows: &[Row]) -> Option<Vec<Row>> {
    let is_above = |row: &&Row| row.filled() == 1 || is_heading_of_places(row);
    let begin = rows.iter().take(ROWS_ABOVE).take_while(is_above).count();
    let plan = rows.get(begin..).filter(|plan| plan.len() > 1)?;
    let is_row = |row: &Row| {
        let mut others = row.cells.iter().skip(1).filter(|cell| !cell.is_empty());
        let words = bare_words(row.cell(0));
        is_group(row.cell(0))
            && words.iter().any(|word| is_word_of(WITH_WORD, word))
            && others.all(|cell| is_like_name(cell) && !is_group(cell))
    };
    let mut labels: Vec<String> = plan.iter().map(|row| sort_key(row.cell(0))).collect();
    labels.sort_unstable();
    labels.dedup();
    // Two of one family in a row may be a child and its mother.
    let is_family = |row: &Row| {
        let cells = row.cells.iter().skip(1);
        let whole = cells.filter(|cell| cell.contains(' '));
        let mut families: Vec<String> = whole
            .filter_map(|cell| cell.split_whitespace().last())
            .map(sort_key)
            .collect();
        let count = families.len();
        families.sort_unstable();
        families.dedup();
        families.len() < count
    };
    if plan.iter().any(is_family) {
        return None;
    }
    let has_several = plan.iter().any(|row| row.filled() > 2);
    if labels.len() < plan.len() || !has_several || !plan.iter().all(is_row) {
        return None;
    }
    let children = plan.iter().flat_map(|row| {
        let cells = row.cells[1..].iter().filter(|cell| !cell.is_empty());
        cells.map(|cell| alone(row, cell))
    });
    Some(children.collect())
}

/// `Row | Seat 1 | Seat 2`, or numbers above the seats.
fn is_heading_of_places(row: &Row) -> bool {
    let mut others = row.cells.iter().skip(1).filter(|cell| !cell.is_empty());
    let is_place = |cell: &String| {
        bare_words(cell)
            .iter()
            .all(|word| is_word_of(PLACES, word) || word.chars().all(char::is_numeric))
    };
    row.filled() > 1 && others.all(is_place)
}

/// `Table 1: Ada, Ben` line by line. Each child gets a line.
pub(super) fn in_lines(text: &str) -> Option<Rows> {
    let lines = text.lines().enumerate();
    let lines: Vec<(usize, &str)> = lines.filter(|(_, line)| !line.trim().is_empty()).collect();
    let mut rows = Vec::new();
    let mut is_several = false;
    for (nth, line) in &lines {
        let (label, names) = line
            .split_once(':')
            .or_else(|| line.split_once(" - "))
            .or_else(|| line.split_once(" – "))?;
        let names = one_line::parted(names);
        is_several |= names.len() > 1;
        if !is_group(label.trim_matches(['*', '•', '-', ' ']))
            || names.iter().any(|it| !is_like_name(it))
        {
            return None;
        }
        let line = Row {
            line: nth + 1,
            ..Row::default()
        };
        rows.extend(names.into_iter().map(|name| alone(&line, name)));
    }
    (lines.len() > 1 && is_several).then(|| Rows {
        rows,
        is_guess: true,
        ..Rows::default()
    })
}

fn alone(row: &Row, cell: &str) -> Row {
    Row {
        line: row.line,
        cells: vec![cell.to_owned()],
        is_hidden: row.is_hidden,
    }
}
