//! The routes of all audiences in one list. A page reads and draws; what it changes is a use case of `app`.

mod board;
pub mod components;
pub mod error;
mod receipt;
pub mod setup;
pub mod student;
pub mod teacher;
pub mod wall;

use crate::http::route::Route;

/// Every route of the program.
pub fn routes() -> Vec<Route> {
    let mut routes = board::routes();
    routes.extend(wall::routes());
    routes.extend(student::routes());
    routes.extend(teacher::routes());
    routes.extend(setup::routes());
    routes
}
