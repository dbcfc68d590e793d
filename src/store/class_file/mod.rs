//! The rows of a whole class, as they go into its file and come out of one: in the order of tables.rs, with every number made
//! anew, so that a class that comes from elsewhere is bound to nothing that is here. What a cell may hold is `domain/class_file`.

mod tables;

use std::collections::{BTreeMap, HashMap};

use rusqlite::{ErrorCode, params_from_iter, types::ValueRef};
use unicode_segmentation::UnicodeSegmentation as _;

use self::tables::{Column, Table, all};
use super::{Change, Error, ReadTx, Result, WriteTx, said, unlisted};
use crate::{
    domain::{
        class_file::{Cell, Kind, Thing},
        conference::Line,
        id::{ClassId, TeacherId},
        prep::questions::is_chairs_own,
    },
    limits::CLASS_NAME_GRAPHEMES_MAX,
    secret,
};

/// The names of the tables, in the order in which they stand in a file.
pub fn table_names() -> impl Iterator<Item = &'static str> {
    all().map(|table| table.name)
}

/// How many rows a class has in its file.
pub fn count(tx: &ReadTx<'_>, class: ClassId) -> Result<u64> {
    let mut rows = 0;
    for table in all() {
        let (which, _) = which(table);
        let sql = format!("SELECT COUNT(*) FROM {} WHERE {which}", table.name);
        rows += tx.value::<i64>(&sql, [class])?.unsigned_abs();
    }
    Ok(rows)
}

/// Hands every row of a table to `take`, as its columns' names and their cells, which are all in the order of the columns.
pub fn each(
    tx: &ReadTx<'_>,
    class: ClassId,
    table: &str,
    mut take: impl FnMut(&[(&'static str, Cell)]) -> Result<()>,
) -> Result<()> {
    let Some(table) = all().find(|it| it.name == table) else {
        return Ok(());
    };
    let read = table.columns.iter().map(read_as);
    let (which, order) = which(table);
    let sql = format!(
        "SELECT {} FROM {} WHERE {which} {order}",
        read.collect::<Vec<_>>().join(", "),
        table.name
    );
    let mut query = tx.connection.prepare_cached(&sql)?;
    let mut rows = query.query([class])?;
    let mut cells: Vec<(&'static str, Cell)> = Vec::new();
    while let Some(row) = rows.next()? {
        cells.clear();
        for (at, column) in table.columns.iter().enumerate() {
            cells.push((column.name, cell(row.get_ref(at)?)));
        }
        take(&cells)?;
    }
    Ok(())
}

/// Which rows of a table are the class's and wait in no bin, and their order.
fn which(table: &Table) -> (String, String) {
    let (which, order) = table
        .which
        .split_at(table.which.find(" ORDER BY").unwrap_or(table.which.len()));
    let columns = table.columns.iter();
    let mut all: Vec<String> = columns
        .filter(|column| !column.may_be_empty)
        .filter_map(|column| listed(column.name, column.kind))
        .collect();
    all.insert(0, format!("({which})"));
    let of_days = match table.name {
        "conference" => Some(unlisted::talk("conference")),
        "sheet" => Some(unlisted::sheet("sheet")),
        "sign_up" => Some(unlisted::sign_up("sign_up")),
        "next_step" => Some(unlisted::step("next_step")),
        "wait_list" => Some(format!("NOT {}", unlisted::in_year(table.name, "day"))),
        "closed_chair" => Some(format!("NOT {}", unlisted::in_year(table.name, "date"))),
        _ => None,
    };
    all.extend(of_days);
    (all.join(" AND "), order.to_owned())
}

/// What is read in the place of a column: nothing where it names what waits in the bin.
fn read_as(column: &Column) -> String {
    let name = column.read_as.unwrap_or(column.name);
    match listed(name, column.kind) {
        Some(listed) if column.may_be_empty => format!("CASE WHEN {listed} THEN {name} END"),
        _ => name.to_owned(),
    }
}

/// Whether what a column names waits in no bin; none where it names nothing that could.
fn listed(column: &str, kind: Kind) -> Option<String> {
    let there = |table: &str, listed: String| {
        format!(
            "{column} IN (SELECT {table}.id FROM {table} WHERE {table}.class = ?1 AND {listed})"
        )
    };
    let sheet = || there("sheet", unlisted::sheet("sheet"));
    let talk = || there("conference", unlisted::talk("conference"));
    let step = || there("next_step", unlisted::step("next_step"));
    match kind {
        Kind::Own(Thing::Student) | Kind::Of(Thing::Student) => {
            Some(format!("{column} NOT IN {}", unlisted::CHILDREN))
        }
        Kind::Of(Thing::Sheet) => Some(sheet()),
        Kind::Of(Thing::Conference) => Some(talk()),
        Kind::Of(Thing::SignUp) => Some(there("sign_up", unlisted::sign_up("sign_up"))),
        Kind::OfAny => Some(format!("({} OR {} OR {})", sheet(), talk(), step())),
        Kind::Line => Some(unlisted::line(column)),
        _ => None,
    }
}

/// A value of a row as a cell.
pub(super) fn cell(value: ValueRef<'_>) -> Cell {
    match value {
        ValueRef::Integer(number) => Cell::Number(number),
        ValueRef::Text(text) => Cell::Words(String::from_utf8_lossy(text).into_owned()),
        ValueRef::Null | ValueRef::Real(_) | ValueRef::Blob(_) => Cell::None,
    }
}

/// Why a class did not come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotTaken {
    /// A row is none of a class's file, or names something that is not in the file.
    Unfit,
    /// Two rows have one number.
    Twice,
}

/// A class that comes in, row by row. Where a row is refused the caller takes everything back.
pub struct Incoming<'t, 'c> {
    tx: &'t WriteTx<'c>,
    teacher: TeacherId,
    called: Option<String>,
    class: Option<ClassId>,
    /// The table of the last row: the tables come in their order.
    at: usize,
    /// The numbers of the file, and those that took their places.
    numbers: HashMap<(Thing, i64), i64>,
}

impl<'t, 'c> Incoming<'t, 'c> {
    /// A class that this teacher takes in, under this name if one is said.
    pub fn new(tx: &'t WriteTx<'c>, teacher: TeacherId, called: Option<String>) -> Self {
        Self {
            tx,
            teacher,
            called,
            class: None,
            at: 0,
            numbers: HashMap::new(),
        }
    }

    /// Takes a row over.
    ///
    /// # Errors
    /// It cannot be one of a class's; whatever the store says.
    pub fn take(
        &mut self,
        table: &str,
        row: &mut BTreeMap<String, Cell>,
    ) -> Result<std::result::Result<(), NotTaken>> {
        let Some((at, table)) = all().enumerate().find(|(_, it)| it.name == table) else {
            return Ok(Err(NotTaken::Unfit));
        };
        // Each table names only what came before it, and there is one class.
        let is_second_class = (at == 0) == self.class.is_some();
        if at < self.at || is_second_class {
            return Ok(Err(NotTaken::Unfit));
        }
        self.at = at;
        let mut values = Vec::with_capacity(table.columns.len() + 2);
        let mut names = Vec::with_capacity(table.columns.len() + 2);
        let mut own = None;
        for column in table.columns {
            let cell = row.remove(column.name).unwrap_or(Cell::None);
            let value = match self.value(column, cell) {
                Ok(value) => value,
                Err(why) => return Ok(Err(why)),
            };
            if let Kind::Own(thing) = column.kind {
                own = Some(thing);
                // These are counted by the table itself.
                if matches!(thing, Thing::Question | Thing::Tag) {
                    continue;
                }
            }
            names.push(column.name);
            values.push(value);
        }
        if !row.is_empty() {
            return Ok(Err(NotTaken::Unfit));
        }
        if table.has_class {
            names.push("class");
            values.push(Cell::Number(self.class.map_or(0, ClassId::number)));
        }
        if table.name == "conference" {
            names.push("teacher");
            values.push(Cell::Number(self.teacher.number()));
        }
        if at == 0 {
            self.name_it(&mut values[0])?;
        }
        if !self.insert(table.name, &names, &values)? {
            return Ok(Err(NotTaken::Twice));
        }
        self.inserted(at, own)?;
        Ok(Ok(()))
    }

    /// The class gets the name that was said, or its own, with a number behind it where another class is called so: a class that
    /// comes in twice can still be told from itself.
    fn name_it(&self, name: &mut Cell) -> Result<()> {
        let Some(wanted) = self.called.clone().or_else(|| match name {
            Cell::Words(words) => Some(words.clone()),
            _ => None,
        }) else {
            return Ok(());
        };
        let is_taken = |name: &str| {
            let sql = "SELECT EXISTS (SELECT 1 FROM class WHERE name = ?)";
            self.tx.value::<bool>(sql, [name])
        };
        let mut free = wanted.clone();
        let mut number = 1;
        while is_taken(&free)? {
            number += 1;
            let behind = format!(" ({number})");
            let room = CLASS_NAME_GRAPHEMES_MAX.saturating_sub(behind.len());
            free = wanted.graphemes(true).take(room).collect::<String>() + &behind;
        }
        *name = Cell::Words(free);
        Ok(())
    }

    /// What follows from a row: its number, and for the class who teaches it.
    fn inserted(&mut self, at: usize, own: Option<Thing>) -> Result<()> {
        let id = self.tx.connection.last_insert_rowid();
        if at == 0 {
            self.class = Some(ClassId::new(id));
            let sql = "INSERT INTO class_teacher (class, teacher) VALUES (?, ?)";
            self.tx.execute(sql, [id, self.teacher.number()])?;
        }
        if let Some(thing @ (Thing::Question | Thing::Tag)) = own {
            // Its number was kept as the one to come.
            for (key, number) in &mut self.numbers {
                if key.0 == thing && *number == 0 {
                    *number = id;
                }
            }
        }
        Ok(())
    }

    /// Whether it could be inserted; a constraint of the tables says no.
    fn insert(&self, table: &str, names: &[&str], values: &[Cell]) -> Result<bool> {
        let places = vec!["?"; names.len()].join(", ");
        let sql = format!(
            "INSERT INTO {table} ({}) VALUES ({places})",
            names.join(", ")
        );
        let values = values.iter().map(|cell| match cell {
            Cell::None => rusqlite::types::Value::Null,
            Cell::Number(number) => (*number).into(),
            Cell::Words(words) => words.clone().into(),
        });
        let inserted = self
            .tx
            .connection
            .prepare_cached(&sql)?
            .execute(params_from_iter(values));
        match inserted {
            Ok(_) => Ok(true),
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => {
                Ok(false)
            }
            Err(error) => Err(Error::from(error)),
        }
    }

    /// What stands in the place of a cell here.
    fn value(&mut self, column: &Column, cell: Cell) -> std::result::Result<Cell, NotTaken> {
        if cell == Cell::None && column.may_be_empty {
            return Ok(cell);
        }
        if !column.kind.fits(&cell) {
            return Err(NotTaken::Unfit);
        }
        Ok(match (column.kind, cell) {
            (Kind::Own(thing), Cell::Number(number)) => Cell::Number(self.begin(thing, number)?),
            (Kind::Of(thing), Cell::Number(number)) => Cell::Number(self.known(thing, number)?),
            (Kind::OfAny, Cell::Number(number)) => {
                let things = [Thing::Sheet, Thing::Conference, Thing::NextStep];
                let mut found = things
                    .iter()
                    .filter_map(|thing| self.known(*thing, number).ok());
                Cell::Number(found.next().ok_or(NotTaken::Unfit)?)
            }
            (Kind::By, Cell::Words(by)) => Cell::Words(self.by(&by)),
            (Kind::Line, Cell::Words(line)) => Cell::Words(self.line(&line)?),
            (Kind::Wording, Cell::Words(wording)) => Cell::Words(self.wording(&wording)?),
            (_, cell) => cell,
        })
    }

    /// A row with a number of its own begins.
    fn begin(&mut self, thing: Thing, number: i64) -> std::result::Result<i64, NotTaken> {
        let fresh = match thing {
            Thing::Question | Thing::Tag => 0,
            _ => secret::id(),
        };
        match self.numbers.insert((thing, number), fresh) {
            None => Ok(fresh),
            Some(_) => Err(NotTaken::Twice),
        }
    }

    fn known(&self, thing: Thing, number: i64) -> std::result::Result<i64, NotTaken> {
        self.numbers
            .get(&(thing, number))
            .copied()
            .ok_or(NotTaken::Unfit)
    }

    /// A child of the file stays who it was; every adult is whoever takes the class in, and every screen the box.
    fn by(&self, by: &str) -> String {
        let child = by
            .strip_prefix("student:")
            .and_then(|number| number.parse().ok());
        match child.and_then(|number| self.known(Thing::Student, number).ok()) {
            Some(student) => format!("student:{student}"),
            None if by.starts_with("teacher:") => format!("teacher:{}", self.teacher),
            None => "box".to_owned(),
        }
    }

    /// A line of a log, or the name of an offered tag, with the child in it if there is one.
    fn line(&self, line: &str) -> std::result::Result<String, NotTaken> {
        let Some((word, student)) = line.split_once(':') else {
            return Ok(line.to_owned());
        };
        let student = student.parse().map_err(|_| NotTaken::Unfit)?;
        let line = format!("{word}:{}", self.known(Thing::Student, student)?);
        let is_line = word == "next_step" || Line::from_word(&line).is_some();
        is_line.then_some(line).ok_or(NotTaken::Unfit)
    }

    fn wording(&self, wording: &str) -> std::result::Result<String, NotTaken> {
        use crate::domain::prep::QuestionRole;
        use strum::VariantArray as _;
        if let Some(number) = wording.strip_prefix("own-") {
            let number = number.parse().map_err(|_| NotTaken::Unfit)?;
            return Ok(format!("own-{}", self.known(Thing::Question, number)?));
        }
        let is_ours = QuestionRole::VARIANTS
            .iter()
            .any(|role| is_chairs_own(*role, wording));
        is_ours.then(|| wording.to_owned()).ok_or(NotTaken::Unfit)
    }

    /// All rows are there: the words are looked up from now on, and everybody hears of the class.
    pub fn finish(self) -> Result<Option<ClassId>> {
        let Some(class) = self.class else {
            return Ok(None);
        };
        said::fill_class(self.tx, class)?;
        self.tx.changed(Change::Roster(class));
        self.tx.changed(Change::BoardRules(class));
        self.tx.changed(Change::Timetables);
        self.tx.changed(Change::Sessions);
        self.tx.audit("class taken in", Some(class), None, "")?;
        Ok(Some(class))
    }

    /// How many children have come in.
    pub fn children(&self) -> usize {
        self.numbers
            .keys()
            .filter(|(thing, _)| *thing == Thing::Student)
            .count()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::tables::{OF_THE_BOX, STAY};
    use super::*;
    use crate::store::schema;

    #[test]
    fn every_column_of_a_class_is_in_its_file_or_stays_for_a_reason() {
        let mut db = rusqlite::Connection::open_in_memory().unwrap();
        schema::bring_up_to_date(&mut db).unwrap();
        let sql = "SELECT m.name, c.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c
            WHERE m.type = 'table' AND m.name NOT LIKE 'said_index%' AND m.name NOT LIKE 'sqlite%'";
        let mut query = db.prepare(sql).unwrap();
        let there: BTreeSet<(String, String)> = query
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
            .unwrap()
            .map(Result::unwrap)
            .filter(|(table, _): &(String, String)| !OF_THE_BOX.contains(&table.as_str()))
            .collect();
        let mut told: BTreeSet<(String, String)> = BTreeSet::new();
        for table in all() {
            let columns = table
                .columns
                .iter()
                .map(|it| it.name)
                .chain(table.has_class.then_some("class"));
            told.extend(columns.map(|column| (table.name.to_owned(), column.to_owned())));
        }
        told.extend(
            STAY.iter()
                .map(|(table, column)| ((*table).to_owned(), (*column).to_owned())),
        );
        assert_eq!(there, told);
    }
}
