//! One copy from its snapshot to its name: looked through, packed and sealed, read back from where it lies, opened and looked
//! through again. What takes long has a thread of its own that gives way to those that answer people.

use std::{
    fs::{self, File},
    io::{self, BufReader, BufWriter, Write as _},
    path::{Path, PathBuf},
    thread,
};

use jiff::Timestamp;
use tokio::sync::oneshot;

use crate::{
    backup::{CopyKey, Counted, Header, Manifest, Recipient, Unreadable, Why, pack, unpack},
    host::{
        machine::Machine,
        shelf::{Paced, Shelf, give_way, hash_of, make_private, open_file, settle},
    },
    limits, secret,
    store::{self, Contents, Space, Store, Unfit, check_copy, credentials},
};

/// How much is read at once.
const PIECE_BYTES: usize = 64 * 1024;

/// What a copy is made of.
pub struct Source<'s> {
    /// The open database.
    pub store: &'s Store,
    /// The box's number and key.
    pub machine: &'s Machine,
    /// The data folder.
    pub data: &'s Path,
    /// Room that stays free.
    pub space: Space,
    /// The time on the box's clock.
    pub at: Timestamp,
    /// It can be believed.
    pub clock_trusted: bool,
}

/// Why there is no new copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotMade {
    /// The card has no room for one.
    NoRoom,
    /// The database is damaged.
    Damaged,
    /// There is something in the database that Chair never puts there.
    Foreign,
    /// What was written could not be read back as it was.
    NotWhole,
    /// The program stops, or another one is made.
    Stopped,
    /// The card could not be read or written.
    Card(String),
}

impl From<io::Error> for NotMade {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull => Self::NoRoom,
            _ => Self::Card(error.to_string()),
        }
    }
}

impl From<store::Error> for NotMade {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::Full => Self::NoRoom,
            store::Error::Damaged => Self::Damaged,
            store::Error::Stopped | store::Error::Busy => Self::Stopped,
            other => Self::Card(other.to_string()),
        }
    }
}

impl From<Unreadable> for NotMade {
    fn from(error: Unreadable) -> Self {
        match error {
            Unreadable::NoRoom => Self::NoRoom,
            Unreadable::Card(why) => Self::Card(why),
            _ => Self::NotWhole,
        }
    }
}

impl From<Unfit> for NotMade {
    fn from(unfit: Unfit) -> Self {
        match unfit {
            Unfit::Unread(why) => Self::Card(why),
            Unfit::Foreign => Self::Foreign,
            Unfit::Newer | Unfit::Damaged => Self::Damaged,
        }
    }
}

/// By how many bytes the card is too short for another copy: the database once more, and the copy beside it.
pub(super) fn short_by(source: &Source<'_>) -> u64 {
    let database = source.store.bytes();
    let last = Shelf::of(source.data).copies().last().map(|it| it.bytes);
    // The words of a class become a third; where there is no copy yet they may become nothing.
    let copy = last.map_or(database, |bytes| bytes + bytes / 4);
    let wanted = database
        .saturating_add(copy)
        .saturating_add(source.space.free_min);
    wanted.saturating_sub(Space::free(&source.data.join("chair.db")))
}

/// Makes a copy, unless nothing has changed since the last, and tells whether it did. With `holds` nothing more is written after
/// it was begun, where there is one then; else it is as it was.
///
/// # Errors
/// There is no new copy, and whatever was there is there still.
pub async fn make_from(source: &Source<'_>, why: Why, holds: bool) -> Result<bool, NotMade> {
    let shelf = Shelf::of(source.data);
    shelf.tidy()?;
    if short_by(source) > 0 {
        return Err(NotMade::NoRoom);
    }
    let recipients = source.store.read(credentials::recovery_keys).await?;
    let snapshot = shelf.unfinished("snapshot");
    source.store.snapshot(snapshot, holds).await?;
    let task = Task {
        last: shelf.copies().pop(),
        shelf,
        keys: source.machine.copy_keys(),
        recovery: recipients.into_iter().map(Recipient::new).collect(),
        r#box: source.machine.id.clone(),
        key: source.machine.key_for_copies(),
        at: source.at,
        clock_trusted: source.clock_trusted,
        why,
        plain: None,
    };
    let made = on_a_thread(move || task.run()).await;
    let made = made.unwrap_or(Err(NotMade::Stopped));
    if made.is_err() {
        source.store.let_write();
    }
    made
}

/// Runs something long beside everything else.
pub(in crate::app) async fn on_a_thread<T: Send + 'static>(
    run: impl FnOnce() -> T + Send + 'static,
) -> Option<T> {
    let (tell, told) = oneshot::channel();
    let thread = thread::Builder::new().name("copies".to_owned());
    let started = thread.stack_size(512 * 1024).spawn(move || {
        give_way();
        drop(tell.send(run()));
    });
    if let Err(error) = started {
        log::error!("the thread for copies did not start: {error}");
        return None;
    }
    told.await.ok()
}

struct Task {
    shelf: Shelf,
    /// The copy before this one.
    last: Option<Manifest>,
    keys: Vec<CopyKey>,
    recovery: Vec<Recipient>,
    r#box: String,
    key: String,
    at: Timestamp,
    clock_trusted: bool,
    why: Why,
    /// The copy that an update made and left as it is: it goes when it was sealed, and not before.
    plain: Option<PathBuf>,
}

/// Seals the plain copies that an update left, so that none lies on the card for long. One from before the first release stays.
pub(super) async fn seal_plain(source: &Source<'_>) -> Result<(), NotMade> {
    let shelf = Shelf::of(source.data);
    for plain in shelf.plain() {
        if check_is_slow(&plain).await.is_err() || short_by(source) > 0 {
            continue;
        }
        let recipients = source.store.read(credentials::recovery_keys).await?;
        let written = fs::metadata(&plain)?.modified().ok();
        let task = Task {
            last: None,
            shelf: shelf.clone(),
            keys: source.machine.copy_keys(),
            recovery: recipients.into_iter().map(Recipient::new).collect(),
            r#box: source.machine.id.clone(),
            key: source.machine.key_for_copies(),
            at: written
                .and_then(|at| Timestamp::try_from(at).ok())
                .unwrap_or(source.at),
            clock_trusted: source.clock_trusted,
            why: Why::BeforeUpdate,
            plain: Some(plain),
        };
        let made = on_a_thread(move || task.run()).await;
        made.unwrap_or(Err(NotMade::Stopped))?;
    }
    Ok(())
}

async fn check_is_slow(plain: &Path) -> Result<(), Unfit> {
    let plain = plain.to_owned();
    let looked = on_a_thread(move || check_copy(&plain).map(|_| ())).await;
    looked.unwrap_or(Err(Unfit::Damaged))
}

impl Task {
    fn run(self) -> Result<bool, NotMade> {
        let made = self.make();
        if made.is_err()
            && let Err(error) = self.shelf.tidy()
        {
            log::warn!("an unfinished copy could not be taken away: {error}");
        }
        made
    }

    fn make(&self) -> Result<bool, NotMade> {
        let snapshot = self.plain.clone();
        let snapshot = snapshot.unwrap_or_else(|| self.shelf.unfinished("snapshot"));
        let contents = check_copy(&snapshot)?;
        let (bytes, data_sha256) = hash_of(File::open(&snapshot)?)?;
        let codes = self.recovery.iter().map(mark_of).collect();
        let is_same = |last: &Manifest| last.data_sha256 == data_sha256 && last.codes == codes;
        if let Some(last) = self.last.as_ref().filter(|last| is_same(last)) {
            if self.shelf.is_whole(last) {
                fs::remove_file(&snapshot)?;
                return Ok(false);
            }
            log::warn!(
                "copy {} is not as it was written: another one is made",
                last.number
            );
        }
        let header = Header {
            format: Header::FORMAT,
            r#box: self.r#box.clone(),
            key: self.key.clone(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            schema: contents.schema,
            made_at: self.at.as_second(),
            clock_trusted: self.clock_trusted,
            counts: contents.counts.clone(),
            bytes,
            sha256: data_sha256.clone(),
        };
        let sealed = self.shelf.unfinished("age");
        let (bytes, sha256) = self.seal(&header, &snapshot, &sealed)?;
        if self.plain.is_none() {
            // Room for reading it back.
            fs::remove_file(&snapshot)?;
        }
        let read_back = self.shelf.unfinished("db");
        let (_, found) = verify(&sealed, &self.keys, u64::MAX, &read_back)?;
        fs::remove_file(&read_back)?;
        if found != contents {
            return Err(NotMade::NotWhole);
        }
        let copy = Manifest {
            format: Header::FORMAT,
            number: self.shelf.next_number(),
            r#box: header.r#box,
            version: header.version,
            schema: header.schema,
            made_at: header.made_at,
            made: Timestamp::from_second(header.made_at)
                .unwrap_or_default()
                .to_string(),
            clock_trusted: self.clock_trusted,
            why: self.why,
            counts: header.counts,
            bytes,
            sha256,
            data_sha256,
            codes,
        };
        self.shelf.put(&sealed, &copy)?;
        if let Some(plain) = &self.plain {
            fs::remove_file(plain)?;
        }
        Ok(true)
    }

    fn seal(&self, header: &Header, from: &Path, into: &Path) -> Result<(u64, String), NotMade> {
        let own = self.keys.first().map(CopyKey::recipient);
        let recipients: Vec<Recipient> = self.recovery.iter().copied().chain(own).collect();
        let file = Paced::new(make_private(into)?);
        let out = Counted::new(BufWriter::with_capacity(PIECE_BYTES, file));
        let (out, bytes, sha256) = pack(header, File::open(from)?, &recipients, out)?.end();
        let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
        settle(&file.into_file())?;
        Ok((bytes, sha256))
    }
}

/// By what a manifest names the recovery key that opens its copy: nothing by which it could be found.
pub(super) fn mark_of(recipient: &Recipient) -> String {
    let hash = secret::hash(&recipient.bytes());
    data_encoding::HEXLOWER.encode(&hash[..4])
}

/// Opens a copy into a new file, of at most so many bytes, and looks through what came out: it is a copy if this says so.
///
/// # Errors
/// It is none, or not for these keys, or not whole.
pub fn verify(
    copy: &Path,
    keys: &[CopyKey],
    room: u64,
    into: &Path,
) -> Result<(Header, Contents), Unreadable> {
    let file = open_file(copy)?;
    let out = Paced::new(make_private(into)?);
    let mut out = BufWriter::with_capacity(PIECE_BYTES, out);
    let input = BufReader::with_capacity(PIECE_BYTES, file);
    let header = unpack(input, keys, room.min(limits::COPY_DATABASE_BYTES), &mut out)?;
    out.flush()?;
    let contents = check_copy(into).map_err(|unfit| match unfit {
        Unfit::Foreign => Unreadable::NotACopy,
        Unfit::Newer => Unreadable::Newer,
        Unfit::Damaged => Unreadable::NotWhole,
        Unfit::Unread(why) => Unreadable::Card(why),
    })?;
    if (contents.schema, &contents.counts) != (header.schema, &header.counts) {
        return Err(Unreadable::NotWhole);
    }
    Ok((header, contents))
}
