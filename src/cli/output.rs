//! What commands print. Whoever reads it may leave at any time: that ends a command quietly, and never a box that runs.

use std::{
    fmt::Display,
    io::{self, ErrorKind, Write as _},
};

use super::{Error, Result};

/// Prints an answer on standard output.
///
/// # Errors
/// Whoever read it went away, or it cannot be written.
pub(super) fn print<L: Display>(lines: impl IntoIterator<Item = L>) -> Result {
    let mut out = io::stdout().lock();
    let mut lines = lines.into_iter();
    let printed = lines.try_for_each(|line| writeln!(out, "{line}"));
    printed
        .and_then(|()| out.flush())
        .map_err(|error| match error.kind() {
            ErrorKind::BrokenPipe => Error::ReaderGone,
            _ => Error::Sentence(format!("The answer could not be written: {error}.")),
        })
}

/// Prints a line for people on standard error, whether or not anybody reads it.
pub fn tell(line: &str) {
    drop(writeln!(io::stderr(), "{line}"));
}
