//! Room on the card: how much must stay free, and the ballast that is given up when none is left.
//! Only sizes and that one file; what a full box says is left to the pages.

use std::{
    fs::{self, File, OpenOptions},
    io,
    os::unix::fs::OpenOptionsExt as _,
    path::{Path, PathBuf},
};

use crate::limits;

/// Bytes kept back so that a full card still lets the teacher make room.
#[derive(Clone, Copy, Debug)]
pub struct Space {
    /// Below this many free bytes writes are refused.
    pub free_min: u64,
    /// The size of the file `ballast`, which is deleted when SQLite itself found no room.
    pub ballast: u64,
}

impl Default for Space {
    fn default() -> Self {
        Self {
            free_min: limits::FREE_BYTES_MIN,
            ballast: limits::BALLAST_BYTES,
        }
    }
}

impl Space {
    /// Free bytes for this user on the card that holds `path`, or will hold it: where its folder is not there yet, that of the
    /// nearest above. Where they are not known, as many as there can be.
    pub fn free(path: &Path) -> u64 {
        let mut folders = path.ancestors().skip(1);
        let found = folders.find_map(|folder| {
            let is_here = folder.as_os_str().is_empty();
            let folder = if is_here { Path::new(".") } else { folder };
            rustix::fs::statvfs(folder).ok()
        });
        found.map_or(u64::MAX, |it| it.f_bavail.saturating_mul(it.f_frsize))
    }

    /// The same where it can be known.
    pub fn known(path: &Path) -> Option<u64> {
        Some(Self::free(path)).filter(|free| *free < u64::MAX)
    }

    /// Whether the card that holds the database is getting full.
    pub fn is_low(database: &Path) -> bool {
        Self::free(database) < limits::FREE_BYTES_LOW
    }

    pub(super) fn is_short(&self, database: &Path) -> bool {
        Self::free(database) < self.free_min
    }

    /// Whether there is room for what only ends or erases something, which is why the rest is kept free.
    pub(super) fn has_room_to_end(database: &Path) -> bool {
        Self::free(database) >= limits::FREE_BYTES_TO_END
    }

    /// Makes the ballast where it is missing and there is room for it.
    pub(super) fn make_ballast(&self, database: &Path) {
        let ballast = ballast_path(database);
        if fs::symlink_metadata(&ballast).is_ok()
            || Self::free(database) < self.free_min.saturating_add(self.ballast)
        {
            return;
        }
        let made = make_private(&ballast).and_then(|file| {
            rustix::fs::fallocate(&file, rustix::fs::FallocateFlags::empty(), 0, self.ballast)?;
            file.sync_all()
        });
        if let Err(error) = made {
            log::warn!("the ballast could not be made: {error}");
            drop(fs::remove_file(&ballast));
        }
    }

    pub(super) fn delete_ballast(&self, database: &Path) {
        if fs::remove_file(ballast_path(database)).is_ok() {
            log::warn!(
                "the card is full: the ballast of {} bytes was deleted",
                self.ballast
            );
        }
    }
}

/// A new file of this user's alone. What is there already, be it a link, is no place to write.
fn make_private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true).mode(0o600).open(path)
}

fn ballast_path(database: &Path) -> PathBuf {
    database.with_file_name("ballast")
}
