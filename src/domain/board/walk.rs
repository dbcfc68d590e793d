//! walk.
