//! From the start of the process to its ready line: with data that is there, with none, and bare hyper. A school year of
//! real data may be measured by naming a copy of it in `CHAIR_BENCH_DATA`; otherwise it is a class that has just begun.

use std::path::PathBuf;

use crate::classroom::Classroom;
use crate::process::disk;
use crate::program::Program;
use crate::{Figure, floor, median};

/// Measures.
pub fn measure() -> Vec<Figure> {
    let mut room = Classroom::in_folder(disk(), &[]).set_up(30, "3", "60");
    room.stop();
    let data = std::env::var_os("CHAIR_BENCH_DATA").map_or_else(|| room.data(), PathBuf::from);
    let body = room.data().with_extension("body");
    std::fs::write(&body, "ready").unwrap();
    let (mut there, mut fresh, mut bare) = (Vec::new(), Vec::new(), Vec::new());
    let milliseconds = |program: Program| {
        let took = program.took.as_secs_f64() * 1e3;
        program.stop();
        took
    };
    for _ in 0..11 {
        bare.push(milliseconds(floor::start(&body)));
        there.push(milliseconds(Program::serve(&data, &[])));
        let folder = tempfile::TempDir::new_in(disk()).unwrap();
        fresh.push(milliseconds(Program::serve(
            &folder.path().join("data"),
            &[],
        )));
    }
    let (there, fresh, bare) = (median(there), median(fresh), median(bare));
    vec![
        Figure::goal("with data that is there", there, 20.0, "ms"),
        Figure::told("  bare hyper", bare, "ms"),
        Figure::goal("  ratio", there / bare, 4.0, "times"),
        Figure::goal("with no data yet", fresh, 60.0, "ms"),
    ]
}
