//! The box on a classroom's network: three machines in network namespaces, ours beside other makers' mDNS. Needs the right
//! to make namespaces; without it these tests say "not run".

mod bad_luck;
mod hostile;
pub mod lab;
mod names;
