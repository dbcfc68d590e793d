//! roster: being written.
