//! Archives: what is in a zip, a member at a time, and never more than so many bytes of it. Names of members are only compared;
//! nothing is unpacked to a disk, and no archive within an archive is opened.

use std::io::{self, Cursor, Read};

use zip::ZipArchive;

use super::kind::Unreadable;
use crate::limits::{PACKED_MEMBERS_MAX, UNPACKED_BYTES_MAX};

/// An archive that was opened.
pub(super) struct Pack<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// What is in it, by name, in its order.
    pub(super) names: Vec<String>,
    /// Bytes that may still be unpacked.
    left: u64,
}

impl<'a> Pack<'a> {
    /// Opens an archive and reads its table of contents.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Unreadable> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::BrokenZip)?;
        if archive.len() > PACKED_MEMBERS_MAX {
            return Err(Unreadable::TooMuchInZip);
        }
        let names = (0..archive.len()).map(|at| {
            let name = archive.name_for_index(at).and_then(Result::ok);
            name.map(std::borrow::Cow::into_owned).unwrap_or_default()
        });
        let names = names.collect();
        Ok(Self {
            archive,
            names,
            left: UNPACKED_BYTES_MAX,
        })
    }

    /// Whether a member has this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.names.iter().any(|it| it == name)
    }

    /// Reads one member through `read`; more bytes than are left of what may be unpacked are an error.
    pub(super) fn member<T>(
        &mut self,
        at: usize,
        read: impl FnOnce(&mut dyn Read) -> Result<T, Unreadable>,
    ) -> Result<T, Unreadable> {
        let file = self
            .archive
            .by_index(at)
            .map_err(|_| Unreadable::BrokenZip)?;
        let mut bounded = Bounded {
            inner: file,
            left: self.left,
        };
        let done = read(&mut bounded);
        self.left = bounded.left;
        if self.left == 0 {
            Err(Unreadable::TooMuchInZip)
        } else {
            done
        }
    }

    /// The whole of one member.
    pub(super) fn bytes(&mut self, at: usize) -> Result<Vec<u8>, Unreadable> {
        self.member(at, |from| {
            let mut bytes = Vec::new();
            from.read_to_end(&mut bytes)
                .map_err(|_| Unreadable::BrokenZip)?;
            Ok(bytes)
        })
    }

    /// Unpacks everything, a member after the other, and keeps nothing of it: whether all of it together stays within what may be
    /// unpacked, and `is_sane` of each by its name.
    pub(super) fn is_bounded(
        &mut self,
        mut is_sane: impl FnMut(&str, &[u8]) -> bool,
    ) -> Result<(), Unreadable> {
        for at in 0..self.names.len() {
            let bytes = self.bytes(at)?;
            if !is_sane(&self.names[at], &bytes) {
                return Err(Unreadable::BrokenSheet);
            }
        }
        Ok(())
    }
}

/// A member that ends with what may still be unpacked.
struct Bounded<R> {
    inner: R,
    left: u64,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let most = usize::try_from(self.left)
            .unwrap_or(usize::MAX)
            .min(into.len());
        let read = self.inner.read(&mut into[..most])?;
        self.left -= read as u64;
        Ok(read)
    }
}
