//! calendar: being written.
