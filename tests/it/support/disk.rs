//! A small disk for tests that fill one or turn it read-only. It needs the right to mount; without it tests say "not run".

use std::path::PathBuf;
use std::process::Command;

use crate::support::people::request_id;

/// A small disk of its own, taken away at the end.
pub struct Disk(pub PathBuf);

impl Disk {
    /// One of so many megabytes, where the test may mount one.
    pub fn new(megabytes: u32) -> Option<Self> {
        let folder = std::env::temp_dir().join(format!(
            "chair-disk-{}-{}",
            std::process::id(),
            request_id()
        ));
        std::fs::create_dir_all(&folder).ok()?;
        let size = format!("size={megabytes}m");
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &size, "chair-test"])
            .arg(&folder)
            .output();
        if mounted.is_ok_and(|out| out.status.success()) {
            return Some(Self(folder));
        }
        let _ = std::fs::remove_dir(&folder);
        None
    }

    /// Mounts it anew, such as `ro`.
    pub fn remount(&self, how: &str) {
        let out = Command::new("mount")
            .args(["-o", &format!("remount,{how}")])
            .arg(&self.0)
            .output()
            .unwrap();
        assert!(
            out.status.success(),
            "remount {how}: {}",
            String::from_utf8_lossy(&out.stderr)
        );
    }

    /// Writes one file until nothing more fits.
    pub fn fill(&self) -> PathBuf {
        let path = self.0.join("fill");
        let mut file = std::fs::File::create(&path).unwrap();
        let block = vec![0_u8; 1 << 20];
        for size in [block.len(), 4096, 1] {
            while std::io::Write::write_all(&mut file, &block[..size]).is_ok() {}
        }
        path
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").args(["-l"]).arg(&self.0).output();
        let _ = std::fs::remove_dir(&self.0);
    }
}
