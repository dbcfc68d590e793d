//! A disk that takes its time: a few lines of C before the program's own library, by which every sync takes 60 ms longer, as on a
//! cheap card. Compiled by the machine's own compiler, without which the crate would not have been built.

use std::path::PathBuf;
use std::process::Command;

use tempfile::TempDir;

const LINES: &str = r#"
#define _GNU_SOURCE
#include <dlfcn.h>
#include <time.h>
static int slow(const char *name, int file) {
    int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
    struct timespec time = { 0, 60 * 1000 * 1000 };
    nanosleep(&time, 0);
    return real(file);
}
int fsync(int file) { return slow("fsync", file); }
int fdatasync(int file) { return slow("fdatasync", file); }
"#;

/// The library, for as long as it is needed.
pub struct SlowDisk {
    _folder: TempDir,
    library: PathBuf,
}

impl SlowDisk {
    /// Makes it; none, and said, where there is no compiler.
    pub fn new() -> Option<Self> {
        let folder = TempDir::new().unwrap();
        let (source, library) = (folder.path().join("slow.c"), folder.path().join("slow.so"));
        std::fs::write(&source, LINES).unwrap();
        let made = Command::new("cc")
            .args(["-shared", "-fPIC", "-o"])
            .args([&library, &source])
            .arg("-ldl")
            .output();
        match made {
            Ok(out) if out.status.success() => Some(Self {
                _folder: folder,
                library,
            }),
            Ok(out) => panic!("{}", String::from_utf8_lossy(&out.stderr)),
            Err(why) => {
                super::tool_missing("a slow disk", &format!("cc: {why}"));
                None
            }
        }
    }

    /// What a program is started with that shall have it.
    pub fn environment(&self) -> [(&str, &str); 1] {
        [("LD_PRELOAD", self.library.to_str().unwrap())]
    }
}
