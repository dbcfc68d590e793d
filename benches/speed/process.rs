//! What a running process costs, read from /proc: time on a processor, resident memory.

use std::path::Path;
use std::time::Duration;

/// The time that all living threads of a process have been on a processor.
pub fn cpu(process: u32) -> Duration {
    let tasks = std::fs::read_dir(format!("/proc/{process}/task")).unwrap();
    let nanos = tasks.flatten().filter_map(|task| {
        let line = std::fs::read_to_string(task.path().join("schedstat")).ok()?;
        line.split(' ').next()?.parse::<u64>().ok()
    });
    Duration::from_nanos(nanos.sum())
}

/// The time that the calling thread has been on a processor.
pub fn own_cpu() -> Duration {
    let line = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap();
    Duration::from_nanos(line.split(' ').next().unwrap().parse().unwrap())
}

/// The resident memory of a process in megabytes of a million bytes.
pub fn resident(process: u32) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))
        .unwrap();
    line.trim().trim_end_matches(" kB").parse::<f64>().unwrap() * 1024.0 / 1e6
}

/// The most memory that a process has had since [`measure_anew`], in megabytes; none where it is over.
pub fn most_resident(process: u32) -> Option<f64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: f64 = line.trim().trim_end_matches(" kB").parse().ok()?;
    Some(kilobytes * 1024.0 / 1e6)
}

/// From now on [`most_resident`] is counted anew: what hashing a passphrase took is over.
pub fn measure_anew(process: u32) {
    std::fs::write(format!("/proc/{process}/clear_refs"), "5").unwrap();
}

/// The bytes that a process has caused to be written to the disk.
pub fn written(process: u32) -> f64 {
    let io = std::fs::read_to_string(format!("/proc/{process}/io")).unwrap();
    let line = io
        .lines()
        .find_map(|line| line.strip_prefix("write_bytes: "));
    line.unwrap().parse().unwrap()
}

/// A real disk: /tmp may be memory.
pub fn disk() -> &'static Path {
    Path::new(env!("CARGO_TARGET_TMPDIR"))
}
