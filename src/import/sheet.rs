//! Spreadsheets become tables: those of today from their cells, those of before once it is sure that they are no larger than
//! they seem. A sheet in which two cells stand a million lines apart must not cost the box its memory.

use std::io::Cursor;

use calamine::{Data, DataRef, Reader as _, SheetType, SheetVisible, Xls, Xlsx};

use super::{
    kind::Unreadable,
    markup,
    pack::Pack,
    table::{self, Row, Rows},
};
use crate::limits::LIST_LINES;

/// Sheets that are looked at: a school's workbook has one for each class.
const SHEETS_MAX: usize = 24;
/// Columns beyond these hold no names.
const COLUMNS_MAX: u32 = 128;
/// Cells of an old sheet, from its first to its last.
const CELLS_MAX: u64 = 400_000;

/// A sheet with its name.
pub(super) type Sheet = (String, Rows);

/// The sheets of a workbook of today.
pub(super) fn read_new(bytes: &[u8], pack: &mut Pack<'_>) -> Result<Vec<Sheet>, Unreadable> {
    let mut hidden = HiddenRows::default();
    pack.is_bounded(|name, part| {
        hidden.look(name, part);
        says_few_strings(part)
    })?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| Unreadable::BrokenSheet)?;
    let sheets = book.sheets_metadata().iter().enumerate();
    let sheets = sheets.filter(|(_, sheet)| {
        sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible
    });
    let names: Vec<(usize, String)> = sheets
        .map(|(nth, sheet)| (nth, sheet.name.clone()))
        .take(SHEETS_MAX)
        .collect();
    let mut read = Vec::new();
    for (nth, name) in names {
        let mut cells = book
            .worksheet_cells_reader(&name)
            .map_err(|_| Unreadable::BrokenSheet)?;
        let mut rows = Vec::new();
        while let Ok(Some(cell)) = cells.next_cell() {
            let (row, column) = cell.get_position();
            let text = written(cell.get_value());
            put(&mut rows, row, column, &text)?;
        }
        for line in hidden.of_sheet(nth) {
            if let Ok(at) = rows.binary_search_by_key(&line, |row: &Row| row.line) {
                rows[at].is_hidden = true;
            }
        }
        read.push((name, finished(rows)));
    }
    Ok(read)
}

/// What a cell says; nothing where it is empty.
fn written(value: &DataRef<'_>) -> String {
    match value {
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Empty => String::new(),
        DataRef::String(text) => text.clone(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Bool(yes) => yes.to_string(),
        // A date or an error is no name, and is known by its digits or its sign.
        _ => "#0".to_owned(),
    }
}

/// The rows that a workbook of today does not show, because they were filtered away or hidden by hand.
#[derive(Default)]
struct HiddenRows {
    /// The workbook, and where its sheets are.
    book: String,
    places: String,
    /// By the name of a member the numbers of its hidden rows.
    rows: Vec<(String, Vec<usize>)>,
}

impl HiddenRows {
    /// Looks at a member of the archive.
    fn look(&mut self, name: &str, part: &[u8]) {
        match name {
            "xl/workbook.xml" => self.book = String::from_utf8_lossy(part).into_owned(),
            "xl/_rels/workbook.xml.rels" => {
                self.places = String::from_utf8_lossy(part).into_owned();
            }
            name if name.starts_with("xl/worksheets/") => {
                let rows = hidden_rows(part);
                if !rows.is_empty() {
                    self.rows.push((name.to_owned(), rows));
                }
            }
            _ => {}
        }
    }

    /// The hidden rows of the sheet at a place among all sheets, from 1.
    fn of_sheet(&self, nth: usize) -> Vec<usize> {
        let found = || {
            let sheet = self.book.split("<sheet ").nth(nth + 1)?.split('>').next()?;
            let id = attribute(sheet, "r:id")?;
            let mut links = self.places.split("<Relationship ").skip(1);
            let link = links.find(|link| attribute(link, "Id") == Some(id))?;
            let target = attribute(link, "Target")?;
            let name = match target.strip_prefix('/') {
                Some(whole) => whole.to_owned(),
                None => format!("xl/{target}"),
            };
            let rows = self.rows.iter().find(|(member, _)| *member == name)?;
            Some(rows.1.clone())
        };
        found().unwrap_or_default()
    }
}

/// What a mark says of a word: `4` of `r="4"`.
fn attribute<'a>(mark: &'a str, word: &str) -> Option<&'a str> {
    let start = format!("{word}=\"");
    let at = mark.match_indices(&start).map(|(at, _)| at);
    let mut at = at.filter(|at| *at == 0 || mark[..*at].ends_with(char::is_whitespace));
    mark[at.next()? + start.len()..].split('"').next()
}

/// The numbers of the hidden rows of a sheet, in their order.
fn hidden_rows(part: &[u8]) -> Vec<usize> {
    const ROW: &[u8] = b"<row ";
    let mut rows = Vec::new();
    let places = part
        .windows(ROW.len())
        .enumerate()
        .filter(|(_, window)| *window == ROW);
    for (at, _) in places {
        let mark = &part[at + ROW.len()..part.len().min(at + 400)];
        let end = mark
            .iter()
            .position(|byte| *byte == b'>')
            .unwrap_or(mark.len());
        let mark = String::from_utf8_lossy(&mark[..end]);
        if matches!(attribute(&mark, "hidden"), Some("1" | "true"))
            && let Some(number) = attribute(&mark, "r").and_then(|it| it.parse().ok())
            && rows.len() < LIST_LINES
        {
            rows.push(number);
        }
    }
    rows
}

/// Whether a part of a workbook says that it has no more texts than a box can hold: its reader makes room for as many.
fn says_few_strings(part: &[u8]) -> bool {
    const WORD: &[u8] = b"uniqueCount";
    let mut places = part
        .windows(WORD.len())
        .enumerate()
        .filter(|(_, window)| *window == WORD);
    places.all(|(at, _)| {
        let after = part[at + WORD.len()..].iter().take(40);
        let digits = after
            .skip_while(|byte| !byte.is_ascii_digit())
            .take_while(|byte| byte.is_ascii_digit());
        digits.count() <= 6
    })
}

/// The sheets of a workbook of before.
pub(super) fn read_old(bytes: &[u8]) -> Result<Vec<Sheet>, Unreadable> {
    let stream = old_stream(bytes).ok_or_else(|| {
        if is_document(bytes) {
            Unreadable::Document
        } else {
            Unreadable::BrokenSheet
        }
    })?;
    if !is_old_bounded(&stream) {
        return Err(Unreadable::BrokenSheet);
    }
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|_| Unreadable::BrokenSheet)?;
    let names = book.sheet_names();
    let mut read = Vec::new();
    for name in names.into_iter().take(SHEETS_MAX) {
        let Ok(range) = book.worksheet_range(&name) else {
            continue;
        };
        let (first_row, first_column) = range.start().unwrap_or_default();
        let mut rows = Vec::new();
        for (row, column, cell) in range.used_cells() {
            let text = match cell {
                Data::DateTime(_) | Data::DateTimeIso(_) | Data::Error(_) => "#0".to_owned(),
                cell => cell.to_string(),
            };
            let at = |first: u32, more: usize| {
                first.saturating_add(u32::try_from(more).unwrap_or(u32::MAX))
            };
            put(
                &mut rows,
                at(first_row, row),
                at(first_column, column),
                &text,
            )?;
        }
        read.push((name, finished(rows)));
    }
    Ok(read)
}

/// The sheets of an open document: its marks are read as those of a page, because a repeated cell of it may stand for millions.
pub(super) fn read_open(pack: &mut Pack<'_>) -> Result<Vec<Sheet>, Unreadable> {
    let at = pack
        .names
        .iter()
        .position(|name| name == "content.xml")
        .ok_or(Unreadable::BrokenSheet)?;
    let bytes = pack.bytes(at)?;
    let text = String::from_utf8_lossy(&bytes);
    let mut sheets = text.split("<table:table ");
    sheets.next();
    let sheets = sheets.take(SHEETS_MAX).map(|sheet| {
        let name = sheet
            .split("table:name=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next());
        (
            name.unwrap_or_default().to_owned(),
            markup::split_markup(sheet, LIST_LINES),
        )
    });
    Ok(sheets.collect())
}

fn put(rows: &mut Vec<Row>, row: u32, column: u32, text: &str) -> Result<(), Unreadable> {
    let text = table::clean(text);
    if text.is_empty() || column >= COLUMNS_MAX {
        return Ok(());
    }
    let line = row as usize + 1;
    if rows.last().is_none_or(|last| last.line != line) {
        if rows.len() >= LIST_LINES {
            return Err(Unreadable::TooLong { lines: line });
        }
        rows.push(Row {
            line,
            ..Row::default()
        });
    }
    if let Some(row) = rows.last_mut() {
        let column = column as usize;
        if row.cells.len() <= column {
            row.cells.resize(column + 1, String::new());
        }
        row.cells[column] = text;
    }
    Ok(())
}

/// All rows with as many columns, without those that are empty on the left.
fn finished(mut rows: Vec<Row>) -> Rows {
    let empty = rows
        .iter()
        .filter_map(|row| row.cells.iter().position(|cell| !cell.is_empty()))
        .min();
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    for row in &mut rows {
        row.cells.resize(width, String::new());
        row.cells.drain(..empty.unwrap_or(0));
    }
    Rows {
        rows,
        ..Rows::default()
    }
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    bytes
        .get(at..at + 4)
        .map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    bytes
        .get(at..at + 2)
        .map(|two| u16::from_le_bytes([two[0], two[1]]))
}

fn is_document(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "WordDocument"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    bytes.windows(name.len()).any(|window| window == name)
}

/// The stream of a workbook of before, from the container that it stands in ([MS-CFB]).
fn old_stream(bytes: &[u8]) -> Option<Vec<u8>> {
    let sector = 1_usize << short(bytes, 30).filter(|shift| (7..=12).contains(shift))?;
    let sector_at = |nth: u32| {
        let start = (nth as usize).checked_add(1)?.checked_mul(sector)?;
        bytes.get(start..bytes.len().min(start.checked_add(sector)?))
    };
    let mut next: Vec<u32> = Vec::new();
    for nth in 0..109 {
        let at = number(bytes, 76 + 4 * nth)?;
        if at < 0xFFFF_FFFA {
            let table = sector_at(at)?;
            next.extend(
                table
                    .chunks_exact(4)
                    .map(|it| u32::from_le_bytes([it[0], it[1], it[2], it[3]])),
            );
        }
    }
    let chain = |start: u32| {
        let (mut whole, mut at) = (Vec::new(), start);
        while at < 0xFFFF_FFFA && whole.len() <= bytes.len() {
            whole.extend_from_slice(sector_at(at)?);
            at = *next.get(at as usize)?;
        }
        Some(whole)
    };
    let folder = chain(number(bytes, 48)?)?;
    let entry_name = |entry: &[u8]| {
        let units = entry[..64]
            .chunks_exact(2)
            .map(|it| u16::from_le_bytes([it[0], it[1]]));
        String::from_utf16_lossy(&units.take_while(|unit| *unit != 0).collect::<Vec<_>>())
    };
    let mut entries = folder.chunks_exact(128);
    let root = entries.clone().next()?;
    let book = entries.find(|entry| {
        ["Workbook", "Book", "WORKBOOK", "BOOK"].contains(&entry_name(entry).as_str())
    })?;
    let (start, length) = (number(book, 116)?, number(book, 120)? as usize);
    if length >= 4096 {
        return chain(start);
    }
    let small = chain(number(root, 116)?)?;
    let small_next = chain(number(bytes, 60)?)?;
    let (mut whole, mut at) = (Vec::new(), start);
    while at < 0xFFFF_FFFA && whole.len() <= 4096 {
        let from = at as usize * 64;
        whole.extend_from_slice(small.get(from..small.len().min(from + 64))?);
        at = number(&small_next, 4 * at as usize)?;
    }
    Some(whole)
}

/// Whether the sheets in it say and have no more cells than a box can hold: their reader makes room for all between the first
/// and the last ([MS-XLS]).
fn is_old_bounded(stream: &[u8]) -> bool {
    let (mut at, mut rows, mut columns) = (0, 0_u64, 0_u64);
    while let (Some(kind), Some(length)) = (short(stream, at), short(stream, at + 2)) {
        let Some(data) = stream.get(at + 4..at + 4 + usize::from(length)) else {
            break;
        };
        let two = |at: usize| short(data, at).map_or(0, u64::from);
        match kind {
            0x0809 => (rows, columns) = (0, 0),
            0x0200 => {
                let (first, last, from, to) = match data.len() {
                    10 => (two(0), two(2), two(4), two(6)),
                    _ => (
                        number(data, 0).map_or(0, u64::from),
                        number(data, 4).map_or(0, u64::from),
                        two(8),
                        two(10),
                    ),
                };
                if last < first || to < from || (last - first + 1) * (to - from + 1) > CELLS_MAX {
                    return false;
                }
            }
            0x0203 | 0x0204 | 0x00D6 | 0x0205 | 0x027E | 0x00FD | 0x0006 | 0x0201 => {
                (rows, columns) = (rows.max(two(0) + 1), columns.max(two(2) + 1));
            }
            0x00BD | 0x00BE => {
                let end = data.len().checked_sub(2).map_or(0, two);
                (rows, columns) = (rows.max(two(0) + 1), columns.max(end.max(two(2)) + 1));
            }
            _ => {}
        }
        if rows * columns > CELLS_MAX {
            return false;
        }
        at += 4 + usize::from(length);
    }
    true
}
