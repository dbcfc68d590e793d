//! serve: being written.
