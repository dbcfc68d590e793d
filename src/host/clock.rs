//! clock: being written.
