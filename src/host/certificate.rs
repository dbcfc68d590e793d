//! certificate: being written.
