//! The log that SQLite writes ahead of the database (<https://sqlite.org/fileformat2.html#the_write_ahead_log>), as it lies there
//! before anybody has opened either. SQLite passes over what it cannot read of it and writes over it, without a word: so it is
//! looked at first.

use std::{
    collections::BTreeSet,
    fs,
    io::{self, BufReader, Read},
    path::Path,
};

use super::{at_rest::open_plain, open::with_ending};

/// What of a log SQLite will read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Log {
    /// All that was saved in it. What a pulled plug left half-written at its end was told to nobody as saved.
    Whole,
    /// Nothing: its head is none.
    Headless,
    /// Not all: a frame makes no sense, and behind it is one that was written only after an earlier one was on disk. So many bytes
    /// from its beginning make sense.
    Torn(u64),
}

/// Whether there is a log that was not moved into the database.
pub(super) fn has_log(database: &Path) -> bool {
    fs::metadata(with_ending(database, "-wal")).is_ok_and(|log| log.len() > 0)
}

/// The two sums by which head and frames are known, each going on from the one before.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Sums(u32, u32);

impl Sums {
    fn with(self, bytes: &[u8], is_big: bool) -> Self {
        bytes.chunks_exact(8).fold(self, |Self(one, two), pair| {
            let summed = |at: usize| {
                let word = word(pair, at);
                if is_big { word } else { word.swap_bytes() }
            };
            let one = one.wrapping_add(summed(0)).wrapping_add(two);
            Self(one, two.wrapping_add(summed(4)).wrapping_add(one))
        })
    }
}

fn word(bytes: &[u8], at: usize) -> u32 {
    let four = bytes.get(at..at + 4).and_then(|four| four.try_into().ok());
    u32::from_be_bytes(four.unwrap_or_default())
}

/// What was saved in a log, up to its last whole transaction.
#[derive(Debug, Default)]
pub(super) struct Saved {
    /// Bytes of a page.
    pub(super) page_bytes: u64,
    /// The numbers of the pages in it.
    pub(super) pages: BTreeSet<u32>,
    /// The first page of the database, if it is one of them.
    pub(super) first_page: Option<Vec<u8>>,
    /// Pages of the database with it.
    pub(super) size: u32,
    /// Those of a transaction that has not come to its end.
    begun: BTreeSet<u32>,
}

impl Saved {
    /// A frame: a head of 24 bytes and a page.
    fn add(&mut self, frame: &[u8]) {
        let (page, size) = (word(frame, 0), word(frame, 4));
        self.begun.insert(page);
        if page == 1 {
            self.first_page = Some(frame[24..].to_vec());
        }
        if size != 0 {
            self.pages.append(&mut self.begun);
            self.size = size;
        }
    }
}

/// Looks at a log; where there is none, or one that was never written, nothing of it is missing.
///
/// # Errors
/// It cannot be read.
pub(super) fn look(log: &Path) -> io::Result<Log> {
    match read_saved(log) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Log::Whole),
        read => read.map(|(found, _)| found),
    }
}

/// Looks at a log, and tells what was saved in it.
///
/// # Errors
/// There is none, or it cannot be read.
pub(super) fn read_saved(log: &Path) -> io::Result<(Log, Saved)> {
    let mut file = BufReader::new(open_plain(log)?);
    let mut head = [0; 32];
    let mut saved = Saved::default();
    if !fill(&mut file, &mut head)? || head == [0; 32] {
        return Ok((Log::Whole, saved));
    }
    let is_big = match word(&head, 0) {
        0x377f_0682 => false,
        0x377f_0683 => true,
        _ => return Ok((Log::Headless, saved)),
    };
    let sums = Sums(word(&head, 24), word(&head, 28));
    if Sums(0, 0).with(&head[..24], is_big) != sums {
        return Ok((Log::Headless, saved));
    }
    saved.page_bytes = word(&head, 8).into();
    let found = look_at_frames(&mut file, &head, sums, is_big, &mut saved)?;
    Ok((found, saved))
}

/// A frame is a head of 24 bytes and a page. One of this log has the head's two numbers in it, and sums that go on from those of
/// the frame before. A transaction ends with a frame that says how large the database is now, and the next one is begun only when
/// that frame is on disk.
fn look_at_frames(
    file: &mut impl Read,
    head: &[u8; 32],
    sums: Sums,
    is_big: bool,
    saved: &mut Saved,
) -> io::Result<Log> {
    let page_size = usize::try_from(word(head, 8)).unwrap_or(usize::MAX);
    if !(512..=65_536).contains(&page_size) {
        return Ok(Log::Headless);
    }
    let mut frame = vec![0; 24 + page_size];
    let (mut before, mut is_broken, mut ends_before) = (sums, false, false);
    let mut sound = head.len() as u64;
    while fill(file, &mut frame)? {
        let is_ours = frame[8..16] == head[16..24];
        let said = Sums(word(&frame, 16), word(&frame, 20));
        let follows = before.with(&frame[..8], is_big).with(&frame[24..], is_big) == said;
        if is_broken && ends_before && is_ours && follows {
            return Ok(Log::Torn(sound));
        }
        is_broken |= !(is_ours && follows);
        if !is_broken {
            sound += frame.len() as u64;
            saved.add(&frame);
        }
        ends_before = is_broken && is_ours && word(&frame, 4) != 0;
        before = said;
    }
    Ok(Log::Whole)
}

/// Whether there was as much as that.
fn fill(file: &mut impl Read, bytes: &mut [u8]) -> io::Result<bool> {
    match file.read_exact(bytes) {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(false),
        read => read.map(|()| true),
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use super::*;

    /// A log of eight transactions, each of one frame or more, and where its frames begin.
    fn written() -> (Vec<u8>, Vec<usize>) {
        let folder = tempfile::tempdir().unwrap();
        let database = folder.path().join("it.db");
        let connection = Connection::open(&database).unwrap();
        connection
            .execute_batch("PRAGMA journal_mode = WAL; CREATE TABLE it (words TEXT)")
            .unwrap();
        for nth in 0..7 {
            connection
                .execute(
                    "INSERT INTO it VALUES (?)",
                    ["fox ".repeat(600 * (nth % 3))],
                )
                .unwrap();
        }
        let log = fs::read(with_ending(&database, "-wal")).unwrap();
        let frames = (32..log.len()).step_by(24 + 4096).collect();
        (log, frames)
    }

    fn looked_at(bytes: &[u8]) -> Log {
        let folder = tempfile::tempdir().unwrap();
        let log = folder.path().join("log");
        fs::write(&log, bytes).unwrap();
        look(&log).unwrap()
    }

    #[test]
    fn a_log_is_known_by_its_head() {
        let (good, _) = written();
        assert_eq!(looked_at(&good), Log::Whole);
        let spoilt = [&good[..12], &[7; 30]].concat();
        for (bytes, said) in [
            (&good[..20], Log::Whole),
            (&[0; 64][..], Log::Whole),
            (&[7; 64][..], Log::Headless),
            (&spoilt[..], Log::Headless),
        ] {
            assert_eq!(looked_at(bytes), said, "{bytes:?}");
        }
        assert_eq!(look(Path::new("/nowhere/log")).unwrap(), Log::Whole);
    }

    #[test]
    fn a_bad_frame_before_a_later_transaction_is_no_cut() {
        let (good, frames) = written();
        let ends = |at: &usize| word(&good, at + 4) != 0;
        let last = *frames.iter().rev().filter(|at| ends(at)).nth(1).unwrap();
        for &at in &frames {
            // A byte of the page, and one of those that tell the end of a transaction.
            for place in [at + 24 + 100, at + 18] {
                let mut spoilt = good.clone();
                spoilt[place] ^= 1;
                // Behind the last end but one is the last transaction: that one may be a plug that was pulled.
                if at < last {
                    let expected = Log::Torn(at as u64);
                    assert_eq!(looked_at(&spoilt), expected, "frame at {at}, byte {place}");
                }
            }
            assert_eq!(
                looked_at(&good[..at + 50]),
                Log::Whole,
                "cut in frame at {at}"
            );
        }
        let mut cut = good.clone();
        *cut.last_mut().unwrap() ^= 1;
        assert_eq!(looked_at(&cut), Log::Whole, "the last frame of all");
        // What an earlier round of the log left behind its end has other numbers.
        let mut rounds = good[..frames[2]].to_vec();
        rounds.extend(good[frames[2]..].chunks(24 + 4096).flat_map(|frame| {
            let mut frame = frame.to_vec();
            frame[8] ^= 1;
            frame
        }));
        assert_eq!(looked_at(&rounds), Log::Whole);
    }
}
