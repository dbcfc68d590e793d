//! The attacks of one hostile machine, bounded and on this machine only, with figures: slow proofs (`tests/slow/siege`).

mod keeps_nobody_out;
