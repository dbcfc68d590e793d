//! announce: being written.
