//! The tests that see Chair from outside, as one program.

mod announce;
mod connections;
mod front_door;
mod slow_clients;
