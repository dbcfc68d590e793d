//! Parts that stand on several pages: chairs, icons, names, and the page of a problem. No routes and no reading of the store.

mod address;
mod chair;
mod field;
mod name;
mod pictures;
mod problem;

pub use address::{addresses, qr};
pub use chair::{chair, empty_chair, icon};
pub use field::{Field, SetUp, field, notice, passphrase, progress};
pub use name::{name, say};
pub use pictures::{chosen_pictures, two_pictures};
pub use problem::{problem, problem_said};
