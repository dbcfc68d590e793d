//! Parts that stand on several pages: chairs, icons, names, and the page of a problem. No routes and no reading of the store.

mod chair;
mod field;
mod keep;
mod name;
mod problem;

pub use chair::{chair, empty_chair, icon};
pub use field::{Field, SetUp, field, notice, passphrase, progress};
pub use keep::{keep_id, saving};
pub use name::{name, say};
pub use problem::{problem, problem_said};
