//! Whether a row of a list is a child, and why it is none: what stands above the list, headings that come again, totals, page
//! lines, test students, grown-ups and those who left.

use std::collections::BTreeMap;

use strum::IntoStaticStr;

use super::{
    columns::{Columns, Layout, is_like_name},
    list::Entry,
    table::Row,
    titles,
};
use crate::domain::{
    roster::{NoName, Order, ReadName, has_signs, read_cells, read_whole},
    text::{Unfit, shortened, sort_key},
};

/// So much of a row is shown where it is left out.
const SHOWN_GRAPHEMES: usize = 40;

/// Why a row is left out. The word of each is the end of the id of its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Why {
    /// It stands above the list.
    Above,
    /// The heading, once more.
    Heading,
    /// There is no name in it.
    NoName,
    /// A digit or a sign stands in it that is in no name.
    Signs,
    /// A sum, or a line of the page it was printed on.
    Total,
    /// Somebody whom a program made up.
    Test,
    /// No student.
    NotStudent,
    /// Somebody who left.
    Gone,
    /// The same child stands further up.
    Twice,
    /// Letters in it could not be read.
    Letters,
    /// It is too long for a name, or no writing.
    Unfit(Unfit),
}

/// Judges the rows of one list.
pub(super) struct Judge<'a> {
    rows: &'a [Row],
    layout: &'a Layout,
    columns: Columns,
    order: Order,
    called: &'a BTreeMap<usize, (usize, usize)>,
    /// Numbers and dates stand behind the names of one column, as in what is copied out of a page.
    cuts: bool,
    /// The day on which somebody left is a column of few entries.
    left: Option<usize>,
}

impl<'a> Judge<'a> {
    pub(super) fn new(
        rows: &'a [Row],
        layout: &'a Layout,
        columns: Columns,
        order: Order,
        called: &'a BTreeMap<usize, (usize, usize)>,
    ) -> Self {
        let below = &rows[layout.above.min(rows.len())..];
        let cuts = match columns {
            Columns::Whole(at) => {
                let with_more = below
                    .iter()
                    .filter(|row| cut(row.cell(at)).is_some_and(|it| it.len() < row.cell(at).len()))
                    .count();
                with_more * 2 >= below.len()
            }
            _ => false,
        };
        // A date in every row is the end of the term.
        let left = layout.left.filter(|at| {
            below.iter().filter(|row| has_value(row.cell(*at))).count() * 2 < below.len()
        });
        Self {
            rows,
            layout,
            columns,
            order,
            called,
            cuts,
            left,
        }
    }

    /// Every row, with the number of its filled cells.
    pub(super) fn all(&self) -> Vec<(Entry, usize)> {
        let rows = self.rows.iter().enumerate();
        rows.map(|(at, row)| (self.entry(at, row), row.filled()))
            .collect()
    }

    fn entry(&self, at: usize, row: &Row) -> Entry {
        let read = self.read(at, row);
        let why = self.why(at, row).or(match read {
            Ok(_) => None,
            Err(NoName::Empty) => Some(Why::NoName),
            Err(NoName::Signs) if row.cells.iter().any(|cell| cell.contains('\u{FFFD}')) => {
                Some(Why::Letters)
            }
            Err(NoName::Signs) => Some(Why::Signs),
            Err(NoName::Unfit(why)) => Some(Why::Unfit(why)),
        });
        let (name, open) = match read {
            Ok(ReadName { name, open }) => (Some(name), open),
            Err(_) => (None, Vec::new()),
        };
        let can_be_taken = !matches!(why, Some(Why::Heading | Why::Total | Why::Twice));
        let text = match (&name, why, self.columns) {
            (Some(_), None, Columns::Whole(column)) => row.cell(column).to_owned(),
            (Some(name), None | Some(Why::NotStudent | Why::Gone | Why::Test), _) => name.whole(),
            _ => {
                let filled = row.cells.iter().find(|cell| !cell.is_empty());
                filled.cloned().unwrap_or_default()
            }
        };
        Entry {
            row: at,
            line: row.line,
            text: shortened(&text, SHOWN_GRAPHEMES),
            name: name.filter(|_| can_be_taken),
            open: if why.is_none() { open } else { Vec::new() },
            why,
            is_ticked: false,
        }
    }

    /// The name that stands in a row, whoever it is.
    fn read(&self, at: usize, row: &Row) -> Result<ReadName, NoName> {
        if at < self.layout.above {
            let first = row
                .cells
                .iter()
                .find(|cell| !cell.is_empty())
                .map_or("", String::as_str);
            return if is_like_name(first) {
                read_whole(first, self.order, None)
            } else {
                Err(NoName::Empty)
            };
        }
        let (given, family) = match self.columns {
            Columns::Whole(column) => {
                let cell = row.cell(column);
                let cell = if self.cuts {
                    cut(cell).unwrap_or(cell)
                } else {
                    cell
                };
                let mut read = read_whole(cell, self.order, self.called.get(&at).copied())?;
                if let Some(preferred) = self
                    .layout
                    .preferred
                    .map(|it| row.cell(it))
                    .filter(|it| has_value(it))
                {
                    read.name = read_cells(&read.name.given, &read.name.family, preferred)?;
                    read.open.clear();
                }
                return Ok(read);
            }
            Columns::Given(given) => (row.cell(given), ""),
            Columns::Parts { given, family } => (row.cell(given), row.cell(family)),
        };
        let preferred = self.layout.preferred.map_or("", |it| row.cell(it));
        if family.is_empty() && given.contains([',', '،']) {
            return read_whole(given, self.order, None);
        }
        let second = self.layout.second_family.map_or("", |it| row.cell(it));
        let family = format!("{family} {second}");
        let name = read_cells(given, family.trim(), preferred)?;
        Ok(ReadName {
            name,
            open: Vec::new(),
        })
    }

    fn why(&self, at: usize, row: &Row) -> Option<Why> {
        if at < self.layout.above {
            return Some(if Some(at) == self.layout.heading {
                Why::Heading
            } else {
                Why::Above
            });
        }
        if self.is_heading_again(row) {
            return Some(Why::Heading);
        }
        let name_cells = match self.columns {
            Columns::Whole(one) | Columns::Given(one) => [one, one],
            Columns::Parts { given, family } => [given, family],
        };
        let first = row
            .cells
            .iter()
            .find(|cell| !cell.is_empty())
            .map_or("", String::as_str);
        if is_total(first, row.filled())
            || name_cells
                .iter()
                .any(|at| is_total(row.cell(*at), row.filled()))
        {
            return Some(Why::Total);
        }
        let words = name_cells.map(|at| sort_key(row.cell(at)));
        if is_test(&words) {
            return Some(Why::Test);
        }
        if is_grown_up(row.cell(name_cells[0])) {
            return Some(Why::NotStudent);
        }
        let value = |column: Option<usize>| {
            column
                .map(|at| sort_key(row.cell(at)))
                .filter(|it| !it.is_empty())
        };
        if value(self.layout.role).is_some_and(|role| !is_student(&role)) {
            return Some(Why::NotStudent);
        }
        if value(self.layout.status).is_some_and(|status| is_gone(&status))
            || self.left.is_some_and(|at| has_value(row.cell(at)))
        {
            return Some(Why::Gone);
        }
        None
    }

    fn is_heading_again(&self, row: &Row) -> bool {
        let filled = row.cells.iter().filter(|cell| !cell.is_empty());
        if let Some(heading) = self.layout.heading.map(|at| &self.rows[at])
            && row
                .cells
                .iter()
                .zip(&heading.cells)
                .all(|(cell, title)| titles::key(cell) == titles::key(title))
            && row.filled() > 0
        {
            return true;
        }
        let roles: Vec<_> = filled.map(|cell| titles::role(cell)).collect();
        roles.len() > 1 && roles.iter().all(Option::is_some) && self.layout.heading.is_some()
            || self.columns == Columns::Whole(0)
                && roles.len() == 1
                && row.cells.len() == 1
                && matches!(
                    row.cell(0).strip_suffix(':').map(titles::role),
                    Some(Some(_))
                )
    }
}

fn has_value(cell: &str) -> bool {
    cell.chars().any(char::is_alphanumeric)
}

/// The name at the beginning of a line that has numbers, dates or addresses behind it: `1 Brook, Ada 1001234 4`.
fn cut(cell: &str) -> Option<&str> {
    let is_number = |word: &str| word.contains(|it: char| it.is_numeric() || it == '@');
    let spans: Vec<(usize, &str)> = cell
        .split_whitespace()
        .map(|word| (word.as_ptr() as usize - cell.as_ptr() as usize, word))
        .collect();
    let from = spans.iter().position(|(_, word)| !is_number(word))?;
    let to = spans[from..]
        .iter()
        .position(|(_, word)| is_number(word))
        .map_or(spans.len(), |at| from + at);
    let (begin, end) = (spans[from].0, spans[to - 1].0 + spans[to - 1].1.len());
    (to - from > 1).then(|| {
        cell[begin..end]
            .trim_end_matches([',', ';', '-', ':'])
            .trim_end()
    })
}

/// Words with which a sum or a line of a page begins.
fn is_total(cell: &str, filled: usize) -> bool {
    let key = sort_key(cell);
    let key = key.trim();
    let words: Vec<&str> = key
        .split(|it: char| !it.is_alphanumeric())
        .filter(|it| !it.is_empty())
        .collect();
    let has_more = key.contains(|it: char| it.is_numeric() || it == ':');
    let is = |list: &str| {
        words
            .first()
            .is_some_and(|first| list.split_ascii_whitespace().any(|it| it == *first))
    };
    let is_alone = words.len() == 1;
    let sums = "total totals totales totaux summe gesamt gesamtzahl insgesamt soma المجموع الاجمالي اجمالي subtotal";
    let pages = "page pagina pag seite stand printed gedruckt impreso imprime generated generado report rapport informe exported date fecha datum teacher school room grade \
        class period section homeroom term clase maestra maestro escuela grado klasse lehrer schule klassenlehrerin صفحة الصفحة التاريخ المعلمة المدرسة الصف count anzahl number numero cantidad nombre boys girls \
        ninos ninas jungen madchen average mean median promedio durchschnitt students alumnos estudiantes schuler eleves alunos enrolled enrollment end fin ende عدد العدد بنين بنات";
    let phrases = [
        "points possible",
        "number of",
        "end of ",
        "page of",
        "total de ",
        "total students",
        "grand total",
        "class average",
        "report generated",
        "printed on",
        "printed by",
    ];
    is(sums) && (is_alone || has_more || filled > 1 || words.len() < 4)
        || is(pages) && has_more
        || phrases.iter().any(|phrase| key.starts_with(phrase))
        || is_alone
            && matches!(
                words[0],
                "count" | "average" | "mean" | "median" | "promedio" | "anzahl"
            )
}

/// Somebody whom a gradebook or a program made up.
fn is_test(parts: &[String; 2]) -> bool {
    let text = if parts[0] == parts[1] {
        parts[0].clone()
    } else {
        parts.join(" ")
    };
    let mut words: Vec<&str> = text
        .split(|it: char| !it.is_alphanumeric())
        .filter(|it| !it.is_empty())
        .collect();
    words.sort_unstable();
    let known: [&[&str]; 16] = [
        &["student", "test"],
        &["preview", "student"],
        &["demo", "student"],
        &["sample", "student"],
        &["pupil", "test"],
        &["test", "user"],
        &["student", "view"],
        &["test"],
        &["test", "test"],
        &["de", "estudiante", "prueba"],
        &["alumno", "prueba"],
        &["alumno", "de", "prueba"],
        &["schuler", "test"],
        &["eleve", "test"],
        &["aluno", "teste"],
        &["تجريبي", "طالب"],
    ];
    known.contains(&words.as_slice())
        || words.len() == 3 && words.contains(&"student") && words.contains(&"test")
}

/// `Ms. Frizzle` among the children is their teacher.
fn is_grown_up(name: &str) -> bool {
    let first = name.split_whitespace().next().unwrap_or_default();
    let titles = [
        "ms.", "mr.", "mrs.", "miss", "mrs", "mr", "ms", "dr.", "mx.", "sra.", "sr.", "srta.",
        "herr", "frau", "mme", "prof.",
    ];
    name.contains(' ') && titles.contains(&first.to_lowercase().as_str())
}

pub(super) fn is_student(role: &str) -> bool {
    let mut words = role.split(|it: char| !it.is_alphanumeric());
    let known = "student students learner learners pupil studentview studentenrollment primary s alumno alumna estudiante alumnado schuler schulerin eleve aluno aluna estudante طالب طالبة تلميذ";
    words.any(|word| known.split_ascii_whitespace().any(|it| it == word))
}

pub(super) fn is_gone(status: &str) -> bool {
    let gone = "tobedeleted deleted inactive withdrawn withdrew withdrawal dropped drop exited exit left transferred moved graduated expelled archived disabled false no n 0 inactivo inactiva \
        baja retirado retirada trasladado trasladada inaktiv abgemeldet ausgetreten inactif parti inativo transferido غادر منقول منسحب";
    let words = status
        .split(|it: char| !it.is_alphanumeric())
        .filter(|it| !it.is_empty());
    let words: Vec<&str> = words.collect();
    words
        .first()
        .is_some_and(|first| gone.split_ascii_whitespace().any(|it| it == *first))
        || status.starts_with("not enrolled")
        || status.starts_with("no longer")
}

/// What a part of a list is called, where the row is the title above it: `4A - Frizzle`, `Class 4B`, `Room 12`.
pub(super) fn class_title(row: &Row) -> Option<&str> {
    let mut filled = row.cells.iter().filter(|cell| !cell.is_empty());
    let (title, none) = (filled.next()?, filled.next());
    if none.is_some() || title.chars().count() > 60 {
        return None;
    }
    let key = sort_key(title);
    let first: Vec<&str> = key
        .split(|it: char| !it.is_alphanumeric())
        .filter(|it| !it.is_empty())
        .collect();
    let words = "class grade room period section homeroom form year block clase grado grupo aula curso seccion klasse classe turma serie sala group teacher الصف الفصل الشعبة";
    let is_word = |word: &&str| words.split_ascii_whitespace().any(|it| it == *word);
    let is_code = |word: &&str| {
        // 4A, 12, K2: a short word with a digit.
        word.chars().count() <= 4 && word.contains(|it: char| it.is_numeric())
    };
    let begins = first.first().is_some_and(|word| {
        is_word(word) || is_code(word) && first.len() < 6 && word.contains(char::is_alphabetic)
    });
    let is_numbering = title.starts_with(|it: char| it.is_numeric())
        && !first
            .first()
            .is_some_and(|word| word.contains(char::is_alphabetic));
    (begins && !is_numbering && has_signs(title)
        || first.first().is_some_and(is_word) && title.contains(':'))
    .then_some(title)
}
