//! The speed goals, each against its bare limit in the same run.

fn main() {}
