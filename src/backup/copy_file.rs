//! What is inside a copy: one line of JSON that says what it is, then the database byte for byte; all of it packed by gzip and
//! sealed. `age --decrypt | gunzip | tail -n +2` gives the database without this program. A copy comes from anywhere: nothing
//! in it is believed, and it is as long as it says or refused.

use std::{
    collections::BTreeMap,
    io::{self, BufRead, BufReader, Read, Write},
};

use data_encoding::HEXLOWER;
use flate2::{Compression, bufread::GzDecoder, write::GzEncoder};
use ring::digest;
use serde::{Deserialize, Serialize};

use super::age::{CopyKey, Opening, Recipient, Sealing, Unopened};

/// The version of what is described here.
const FORMAT: u32 = 1;
/// Bytes of the first line: a table takes thirty.
const HEADER_BYTES_MAX: u64 = 64 * 1024;
/// How much is read at once.
const PIECE_BYTES: usize = 64 * 1024;

/// What a copy says of itself, where nobody can read it without its key.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Header {
    /// The version of this form.
    pub format: u32,
    /// The number of the box that it was made on.
    pub r#box: String,
    /// That box's key, in hexadecimal: children's pictures and cards are checked with it.
    pub key: String,
    /// The version of the program.
    pub version: String,
    /// The version of the tables.
    pub schema: i64,
    /// UTC seconds.
    pub made_at: i64,
    /// Whether the clock could be believed then.
    pub clock_trusted: bool,
    /// Rows of each table.
    pub counts: BTreeMap<String, u64>,
    /// Bytes of the database.
    pub bytes: u64,
    /// Its SHA-256, in hexadecimal.
    pub sha256: String,
}

impl Header {
    /// The version of the form that this program writes.
    pub const FORMAT: u32 = FORMAT;
}

/// Why a file cannot be used as a copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is no copy of a Chair's.
    NotACopy,
    /// Neither the code nor the box's own key opens it.
    WrongKey,
    /// It was cut or changed.
    NotWhole,
    /// A newer Chair made it.
    Newer,
    /// There is no room for what is in it.
    NoRoom,
    /// The card could not be read or written.
    Card(String),
}

impl From<io::Error> for Unreadable {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof => Self::NotWhole,
            // What was sealed is as it was; it was never packed.
            io::ErrorKind::InvalidInput => Self::NotACopy,
            io::ErrorKind::StorageFull => Self::NoRoom,
            _ => Self::Card(error.to_string()),
        }
    }
}

/// Counts and hashes what goes through it.
pub struct Counted<S> {
    stream: S,
    bytes: u64,
    hash: digest::Context,
}

impl<S> Counted<S> {
    /// Around a stream.
    pub fn new(stream: S) -> Self {
        Self {
            stream,
            bytes: 0,
            hash: digest::Context::new(&digest::SHA256),
        }
    }

    /// How much went through, and its SHA-256 in hexadecimal.
    pub fn end(self) -> (S, u64, String) {
        let hash = HEXLOWER.encode(self.hash.finish().as_ref());
        (self.stream, self.bytes, hash)
    }

    fn count(&mut self, bytes: &[u8]) {
        self.bytes += bytes.len() as u64;
        self.hash.update(bytes);
    }
}

impl<W: Write> Write for Counted<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.stream.write(bytes)?;
        self.count(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.stream.flush()
    }
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.stream.read(into)?;
        self.count(&into[..read]);
        Ok(read)
    }
}

/// Packs and seals a database.
///
/// # Errors
/// Whatever the card says.
pub fn pack<W: Write>(
    header: &Header,
    mut database: impl Read,
    recipients: &[Recipient],
    out: W,
) -> io::Result<W> {
    // A classroom's words become a third by the fastest level, and hardly less by slower ones.
    let mut packed = GzEncoder::new(Sealing::new(out, recipients)?, Compression::fast());
    serde_json::to_writer(&mut packed, header)?;
    packed.write_all(b"\n")?;
    let copied = copy_at_most(&mut database, &mut packed, header.bytes)?;
    if copied != header.bytes {
        return Err(io::Error::other("the database changed while it was copied"));
    }
    packed.finish()?.finish()
}

/// Opens a copy, tells what it is and writes its database into `into`, of at most `room` bytes.
///
/// # Errors
/// It is no copy, not for these keys, not whole, or there is no room.
pub fn unpack(
    copy: impl BufRead,
    keys: &[CopyKey],
    room: u64,
    mut into: impl Write,
) -> Result<Header, Unreadable> {
    let opening = Opening::new(copy, keys).map_err(|why| match why {
        Unopened::NotSealed => Unreadable::NotACopy,
        Unopened::WrongKey => Unreadable::WrongKey,
    })?;
    let opening = BufReader::with_capacity(PIECE_BYTES, opening);
    let mut plain = BufReader::with_capacity(PIECE_BYTES, GzDecoder::new(opening));
    let mut line = Vec::new();
    plain
        .by_ref()
        .take(HEADER_BYTES_MAX)
        .read_until(b'\n', &mut line)?;
    let header = read_header(&line)?;
    if header.bytes > room {
        return Err(Unreadable::NoRoom);
    }
    let mut counted = Counted::new(&mut into);
    // One byte more than it says is enough to know that it lies.
    copy_at_most(&mut plain, &mut counted, header.bytes.saturating_add(1))?;
    let (_, bytes, sha256) = counted.end();
    if bytes > header.bytes {
        return Err(Unreadable::NotACopy);
    }
    if bytes < header.bytes || sha256 != header.sha256 {
        return Err(Unreadable::NotWhole);
    }
    Ok(header)
}

/// Whether one of these keys opens a copy, by its head alone; nothing where that is no head of a copy.
pub fn is_sealed_for(copy: impl BufRead, keys: &[CopyKey]) -> Option<bool> {
    match Opening::new(copy, keys) {
        Ok(_) => Some(true),
        Err(Unopened::WrongKey) => Some(false),
        Err(Unopened::NotSealed) => None,
    }
}

fn read_header(line: &[u8]) -> Result<Header, Unreadable> {
    #[derive(Deserialize)]
    struct Format {
        format: u32,
    }
    let format: Format = serde_json::from_slice(line).map_err(|_| Unreadable::NotACopy)?;
    if format.format > FORMAT {
        return Err(Unreadable::Newer);
    }
    serde_json::from_slice(line).map_err(|_| Unreadable::NotACopy)
}

fn copy_at_most(from: &mut impl Read, into: &mut impl Write, most: u64) -> io::Result<u64> {
    let mut piece = vec![0; PIECE_BYTES];
    let mut copied = 0;
    let mut from = from.take(most);
    loop {
        match from.read(&mut piece)? {
            0 => return Ok(copied),
            read => {
                into.write_all(&piece[..read])?;
                copied += read as u64;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::secret;

    fn header(database: &[u8]) -> Header {
        Header {
            format: FORMAT,
            r#box: "0123456789abcdef".to_owned(),
            key: HEXLOWER.encode(&[3; 32]),
            version: "1".to_owned(),
            schema: 9,
            made_at: 1_795_420_800,
            clock_trusted: true,
            counts: BTreeMap::new(),
            bytes: database.len() as u64,
            sha256: HEXLOWER.encode(&secret::hash(database)),
        }
    }

    fn key() -> CopyKey {
        CopyKey::of_box(&[7; 32])
    }

    /// A copy of this database that says of itself what it is told to.
    fn packed(header: &Header, database: &[u8]) -> Vec<u8> {
        let sealing = Sealing::new(Vec::new(), &[key().recipient()]).unwrap();
        let mut packed = GzEncoder::new(sealing, Compression::fast());
        serde_json::to_writer(&mut packed, header).unwrap();
        packed.write_all(b"\n").unwrap();
        packed.write_all(database).unwrap();
        packed.finish().unwrap().finish().unwrap()
    }

    fn unpacked(copy: &[u8], room: u64) -> Result<Vec<u8>, Unreadable> {
        let mut database = Vec::new();
        unpack(copy, &[key()], room, &mut database).map(|_| database)
    }

    #[test]
    fn what_is_packed_comes_out_again() {
        let database = vec![9; 300_000];
        let copy = pack(
            &header(&database),
            &*database,
            &[key().recipient()],
            Vec::new(),
        );
        let copy = copy.expect("packed");
        assert!(unpacked(&copy, u64::MAX).unwrap() == database);
        assert_eq!(unpacked(&copy, 299_999), Err(Unreadable::NoRoom));
        assert_eq!(
            unpacked(&copy[..copy.len() / 2], u64::MAX),
            Err(Unreadable::NotWhole)
        );
        assert_eq!(
            unpacked(b"SQLite format 3\0", u64::MAX),
            Err(Unreadable::NotACopy)
        );
        assert_eq!(unpacked(b"", u64::MAX), Err(Unreadable::NotACopy));
        let other = [CopyKey::of_recovery_code(1)];
        let wrong = unpack(&*copy, &other, u64::MAX, io::sink());
        assert_eq!(wrong.unwrap_err(), Unreadable::WrongKey);
        assert_eq!(is_sealed_for(&*copy, &[key()]), Some(true));
        assert_eq!(is_sealed_for(&*copy, &other), Some(false));
        assert_eq!(is_sealed_for(&copy[10..], &[key()]), None);
    }

    #[test]
    fn a_copy_that_lies_of_itself_is_refused_and_never_written_further_than_it_says() {
        let database = vec![0; 5_000_000];
        let mut lies = header(&database[..1000]);
        let mut written = Vec::new();
        let told = unpack(&*packed(&lies, &database), &[key()], u64::MAX, &mut written);
        assert_eq!(told.unwrap_err(), Unreadable::NotACopy);
        assert!(written.len() <= 1001, "{}", written.len());
        lies.bytes = 6_000_000;
        assert_eq!(
            unpacked(&packed(&lies, &database), u64::MAX),
            Err(Unreadable::NotWhole)
        );
        let mut newer = header(&database);
        newer.format = FORMAT + 1;
        assert_eq!(
            unpacked(&packed(&newer, &database), u64::MAX),
            Err(Unreadable::Newer)
        );
        let mut other = Sealing::new(Vec::new(), &[key().recipient()]).unwrap();
        other.write_all(b"a letter, and not packed").unwrap();
        assert_eq!(
            unpacked(&other.finish().unwrap(), u64::MAX),
            Err(Unreadable::NotACopy)
        );
        let endless = vec![b'{'; 1_000_000];
        let sealing = Sealing::new(Vec::new(), &[key().recipient()]).unwrap();
        let mut bomb = GzEncoder::new(sealing, Compression::fast());
        bomb.write_all(&endless).unwrap();
        let bomb = bomb.finish().unwrap().finish().unwrap();
        assert_eq!(unpacked(&bomb, u64::MAX), Err(Unreadable::NotACopy));
    }
}
