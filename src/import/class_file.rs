//! The JSON document of a whole class, read row by row and never as a whole: from a stranger it may be as long, as deep or as
//! wrong as it likes. What its rows may hold is `domain/class_file`; who takes them is handed in.

use std::{
    cell::RefCell,
    collections::BTreeMap,
    fmt,
    io::{self, BufReader, Read},
};

use flate2::bufread::GzDecoder;
use serde::{
    Deserialize, Deserializer as _,
    de::{DeserializeSeed, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor},
};

use crate::{
    domain::class_file::{Cell, FORMAT, VERSION},
    limits,
};

/// Why a file is no class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoClass {
    /// It is something else, or it is cut off.
    NotOne,
    /// Another version of Chair wrote it.
    OtherVersion,
    /// It is longer than any class.
    TooLong,
}

/// Why reading one ended before its end.
#[derive(Debug, PartialEq, Eq)]
pub enum Ended<E> {
    /// By the file.
    File(NoClass),
    /// By whoever took its rows.
    Taker(E),
}

/// One row.
pub type Row = BTreeMap<String, Cell>;

/// Hands every row of a file to `take`, with the name of its table, in the order of the file. It may be packed by gzip.
///
/// # Errors
/// It is no such file, or `take` wants no more of it.
pub fn read<E>(
    file: &[u8],
    take: impl FnMut(&str, &mut Row) -> Result<(), E>,
) -> Result<(), Ended<E>> {
    let longest = limits::CLASS_FILE_BYTES;
    if file.starts_with(&[0x1f, 0x8b]) {
        read_from(GzDecoder::new(file).take(longest + 1), take)
    } else {
        read_from(file.take(longest + 1), take)
    }
}

fn read_from<E>(
    file: io::Take<impl Read>,
    take: impl FnMut(&str, &mut Row) -> Result<(), E>,
) -> Result<(), Ended<E>> {
    let reading = Reading {
        take: RefCell::new(take),
        ended: RefCell::new(None),
    };
    let mut file = BufReader::new(file);
    let mut json = serde_json::Deserializer::from_reader(&mut file);
    let read = json
        .deserialize_map(Document(&reading))
        .and_then(|()| json.end());
    drop(json);
    if let Some(ended) = reading.ended.into_inner() {
        return Err(ended);
    }
    match read {
        Err(_) | Ok(()) if file.get_ref().limit() == 0 => Err(Ended::File(NoClass::TooLong)),
        Err(_) => Err(Ended::File(NoClass::NotOne)),
        Ok(()) => Ok(()),
    }
}

struct Reading<E, F> {
    take: RefCell<F>,
    ended: RefCell<Option<Ended<E>>>,
}

impl<E, F> Reading<E, F> {
    fn end<J: serde::de::Error>(&self, why: Ended<E>) -> J {
        *self.ended.borrow_mut() = Some(why);
        J::custom("ended")
    }
}

/// The whole: what it is, before any row.
struct Document<'r, E, F>(&'r Reading<E, F>);

impl<'de, E, F: FnMut(&str, &mut Row) -> Result<(), E>> Visitor<'de> for Document<'_, E, F> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a class")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let (mut is_ours, mut version, mut rows) = (false, None, false);
        while let Some(key) = map.next_key::<Short>()? {
            match key.0.as_str() {
                "format" => is_ours = map.next_value::<Short>()?.0 == FORMAT,
                "version" => version = Some(map.next_value::<i64>()?),
                "made_on" => drop(map.next_value::<Short>()?),
                "rows" if is_ours && version == Some(VERSION) && !rows => {
                    rows = true;
                    map.next_value_seed(Tables(self.0))?;
                }
                "rows" if is_ours && version.is_some_and(|it| it != VERSION) => {
                    return Err(self.0.end(Ended::File(NoClass::OtherVersion)));
                }
                _ => return Err(A::Error::custom("no class")),
            }
        }
        if rows {
            Ok(())
        } else {
            Err(A::Error::custom("no rows"))
        }
    }
}

struct Tables<'r, E, F>(&'r Reading<E, F>);

impl<'de, E, F: FnMut(&str, &mut Row) -> Result<(), E>> DeserializeSeed<'de> for Tables<'_, E, F> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_map(self)
    }
}

impl<'de, E, F: FnMut(&str, &mut Row) -> Result<(), E>> Visitor<'de> for Tables<'_, E, F> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("tables")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(table) = map.next_key::<Short>()? {
            map.next_value_seed(Rows(self.0, &table.0))?;
        }
        Ok(())
    }
}

struct Rows<'r, E, F>(&'r Reading<E, F>, &'r str);

impl<'de, E, F: FnMut(&str, &mut Row) -> Result<(), E>> DeserializeSeed<'de> for Rows<'_, E, F> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_seq(self)
    }
}

impl<'de, E, F: FnMut(&str, &mut Row) -> Result<(), E>> Visitor<'de> for Rows<'_, E, F> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("rows")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut rows: A) -> Result<(), A::Error> {
        while let Some(mut row) = rows.next_element::<CellRow>()? {
            let taken = (self.0.take.borrow_mut())(self.1, &mut row.0);
            taken.map_err(|why| self.0.end(Ended::Taker(why)))?;
        }
        Ok(())
    }
}

/// A row as it stands there: no cell twice, and of cells no other kinds.
struct CellRow(Row);

impl<'de> Deserialize<'de> for CellRow {
    fn deserialize<D: serde::Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
        struct Cells;
        impl<'de> Visitor<'de> for Cells {
            type Value = Row;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a row")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Row, A::Error> {
                let mut row = Row::new();
                while let Some(name) = map.next_key::<Short>()? {
                    let cell = map.next_value::<ReadCell>()?.0;
                    if row.len() >= CELLS_MAX || row.insert(name.0, cell).is_some() {
                        return Err(A::Error::custom("a cell too many"));
                    }
                }
                Ok(row)
            }
        }
        json.deserialize_map(Cells).map(Self)
    }
}

/// No row of a class has so many cells.
const CELLS_MAX: usize = 40;

struct ReadCell(Cell);

impl<'de> Deserialize<'de> for ReadCell {
    fn deserialize<D: serde::Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
        struct Value;
        impl Visitor<'_> for Value {
            type Value = Cell;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number or a text")
            }

            fn visit_i64<E: serde::de::Error>(self, number: i64) -> Result<Cell, E> {
                Ok(Cell::Number(number))
            }

            fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<Cell, E> {
                i64::try_from(number).map(Cell::Number).map_err(E::custom)
            }

            fn visit_str<E: serde::de::Error>(self, words: &str) -> Result<Cell, E> {
                if words.len() > limits::ANSWER_BYTES {
                    return Err(E::custom("too long"));
                }
                Ok(Cell::Words(words.to_owned()))
            }

            fn visit_unit<E: serde::de::Error>(self) -> Result<Cell, E> {
                Ok(Cell::None)
            }
        }
        json.deserialize_any(Value).map(Self)
    }
}

/// The name of a table or a column, or another word of the file's own.
struct Short(String);

impl<'de> Deserialize<'de> for Short {
    fn deserialize<D: serde::Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
        let text = String::deserialize(json)?;
        if text.len() > 64 {
            return Err(D::Error::custom("too long"));
        }
        Ok(Self(text))
    }
}

/// Whether a file looks like that of a class, and not like a list of names.
pub fn looks_like_one(file: &[u8]) -> bool {
    if file.starts_with(&[0x1f, 0x8b]) {
        return true;
    }
    let text = file.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(file);
    let first = text.iter().find(|byte| !byte.is_ascii_whitespace());
    first == Some(&b'{') && serde_json::from_slice::<IgnoredAny>(text).is_ok()
        || text.starts_with(format!("{{\"format\":\"{FORMAT}\"").as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(file: &[u8]) -> Result<Vec<(String, Row)>, Ended<()>> {
        let mut rows = Vec::new();
        read(file, |table, row| {
            rows.push((table.to_owned(), row.clone()));
            Ok(())
        })?;
        Ok(rows)
    }

    #[test]
    fn what_is_written_is_read() {
        let file = "{\"format\":\"chair-class\",\"version\":1,\"made_on\":\"2026-11-23\",\"rows\":{\n\
            \"class\":[\n{\"name\":\"Room \\\"12\\\"\\n<ليلى>\",\"made_at\":9223372036854775807}],\n\
            \"student\":[],\n\"sheet\":[\n{},\n{\"id\":1}]\n}}\n";
        let file = file.as_bytes();
        let read = rows(file).unwrap();
        assert_eq!(read.len(), 3);
        assert_eq!(read[0].1.len(), 2);
        let name = Cell::Words("Room \"12\"\n<ليلى>".to_owned());
        assert_eq!(read[0].1["name"], name);
        assert_eq!(read[0].1["made_at"], Cell::Number(i64::MAX));
        let mut packed = flate2::read::GzEncoder::new(file, flate2::Compression::fast());
        let mut bytes = Vec::new();
        packed.read_to_end(&mut bytes).unwrap();
        assert_eq!(rows(&bytes).unwrap(), read);
    }

    #[test]
    fn what_is_no_class_says_why() {
        let document = |version: &str, rest: &str| {
            format!("{{\"format\":\"chair-class\",\"version\":{version},\"rows\":{{{rest}}}}}")
        };
        for (text, why) in [
            (String::new(), NoClass::NotOne),
            ("[]".to_owned(), NoClass::NotOne),
            ("{}".to_owned(), NoClass::NotOne),
            ("{\"version\":1,\"rows\":{}}".to_owned(), NoClass::NotOne),
            (document("2", ""), NoClass::OtherVersion),
            (document("\"1\"", ""), NoClass::NotOne),
            (
                document("1", "\"class\":[{\"a\":1,\"a\":2}]"),
                NoClass::NotOne,
            ),
            (document("1", "\"class\":[{\"a\":[1]}]"), NoClass::NotOne),
            (document("1", "\"class\":[{\"a\":1.5}]"), NoClass::NotOne),
            (
                document("1", "\"class\":[{\"a\":99999999999999999999}]"),
                NoClass::NotOne,
            ),
            (document("1", "\"class\":[{"), NoClass::NotOne),
            (document("1", "") + "{}", NoClass::NotOne),
            (
                format!("{}{}", document("1", ""), " ".repeat(64 << 20)),
                NoClass::TooLong,
            ),
            ("[".repeat(100_000), NoClass::NotOne),
        ] {
            let read = rows(text.as_bytes());
            let start = &text[..text.len().min(80)];
            assert_eq!(read, Err(Ended::File(why)), "{start}");
        }
        let ended = read(document("1", "\"class\":[{}]").as_bytes(), |_, _| Err(7));
        assert_eq!(ended, Err(Ended::Taker(7)));
    }
}
