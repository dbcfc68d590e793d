//! A class that comes from another box, or from this one: its file is read row by row in one transaction, and whatever is wrong
//! with it takes everything back. No number of the file is kept, so that it is bound to nothing that is here.

use std::fmt;

use super::{App, Error, Result};
use crate::{
    domain::{
        class_file::Cell,
        id::{ClassId, TeacherId},
        principal::Teacher,
        text::Name,
    },
    import::class_file::{self, Ended, NoClass},
    limits::{CLASS_NAME_GRAPHEMES_MAX, LIST_LINES},
    store::{
        self, WriteTx,
        class_file::{Incoming, NotTaken},
    },
};

/// Why a class was not taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotTakenIn {
    /// The file is none.
    File(NoClass),
    /// One of its rows cannot be.
    Rows,
    /// It wants a name that no class can have.
    Name,
    /// The box has no owner yet, to whom the class would belong.
    NoOwner,
}

impl NotTakenIn {
    /// The message that says so.
    pub fn said(self) -> &'static str {
        match self {
            Self::File(NoClass::NotOne) => "import-not-one",
            Self::File(NoClass::OtherVersion) => "import-other-version",
            Self::File(NoClass::TooLong) => "import-too-long",
            Self::Rows => "import-rows",
            Self::Name => "import-name",
            Self::NoOwner => "import-no-owner",
        }
    }
}

impl fmt::Display for NotTakenIn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.said())
    }
}

/// A class that came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TakenIn {
    /// Its number here.
    pub class: ClassId,
    /// So many children.
    pub children: usize,
}

enum Stopped {
    Rows,
    Store(store::Error),
}

/// Takes a file in, for a teacher whose class it is from now on.
pub async fn take_in(app: &App, by: Teacher, file: bytes::Bytes) -> Result<TakenIn, NotTakenIn> {
    app.write(by, move |tx| take_in_file(tx, by.id, &file, None))
        .await
}

/// The same for the box's owner, in a transaction of the caller's: by the command line, under another name if it says one.
pub fn take_in_for_owner(
    tx: &WriteTx<'_>,
    file: &[u8],
    called: Option<&str>,
) -> Result<TakenIn, NotTakenIn> {
    let owner = store::people::find_owner(tx)?;
    let owner = owner.ok_or(Error::Refused(NotTakenIn::NoOwner))?;
    take_in_file(tx, owner, file, called)
}

fn take_in_file(
    tx: &WriteTx<'_>,
    teacher: TeacherId,
    file: &[u8],
    called: Option<&str>,
) -> Result<TakenIn, NotTakenIn> {
    let called = called.map(|name| Name::parse(name, CLASS_NAME_GRAPHEMES_MAX));
    let called = called.transpose();
    let called = called.map_err(|_| Error::Refused(NotTakenIn::Name))?;
    let mut incoming = Incoming::new(tx, teacher, called.map(String::from));
    let read = class_file::read(file, |table, row| {
        if let Some(Cell::Words(zone)) = row.get("zone")
            && jiff::tz::TimeZone::get(zone).is_err()
        {
            return Err(Stopped::Rows);
        }
        match incoming.take(table, row) {
            Ok(Ok(())) if incoming.children() <= LIST_LINES => Ok(()),
            Ok(Ok(()) | Err(NotTaken::Unfit | NotTaken::Twice)) => Err(Stopped::Rows),
            Err(error) => Err(Stopped::Store(error)),
        }
    });
    read.map_err(|ended| match ended {
        Ended::File(why) => Error::Refused(NotTakenIn::File(why)),
        Ended::Taker(Stopped::Rows) => Error::Refused(NotTakenIn::Rows),
        Ended::Taker(Stopped::Store(error)) => Error::Store(error),
    })?;
    let children = incoming.children();
    let class = incoming.finish()?;
    let class = class.ok_or(Error::Refused(NotTakenIn::Rows))?;
    Ok(TakenIn { class, children })
}
