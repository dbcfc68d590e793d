//! The pages, put together: which noun's routes answer which address of the sitemap.
//! A POST decides and redirects; a GET draws. Each noun has one file (or folder) of routes, handlers, forms and pages.

pub mod assets;
pub mod board;
pub mod box_page;
pub mod calendar;
pub mod claim;
pub mod class;
pub mod conference;
pub mod connect;
mod cookie;
pub mod device;
pub mod doctor;
pub mod door;
pub mod draw;
pub mod first_run;
pub mod form;
pub mod gate;
pub mod help;
pub mod layout;
pub mod lead;
pub mod mini_lesson;
mod noun;
pub mod prep;
pub mod prep_time;
mod printed;
pub mod reply;
pub mod room;
pub mod roster;
pub mod set_aside;
pub mod shared_praise;
pub mod sitemap;
pub mod today;
pub mod trust;
pub mod wall_size;
pub mod words;

use std::{convert::Infallible, sync::Arc};

pub use noun::Noun;
pub use printed::PrintedRow;
pub use sitemap::{Claimed, Row, SITEMAP, Verb};
use warp::{Filter, filters::BoxedFilter, reject::Rejection};

use crate::{
    app::App,
    web::reply::{HttpError, Response},
};

/// The routes of one noun.
pub type Routes = BoxedFilter<(Response,)>;

/// One address and who answers it. It is boxed: routes of one type are put together by one piece of code, whatever they do.
fn route<R: warp::Reply + 'static>(
    answered: impl Filter<Extract = (R,), Error = Rejection> + Clone + Send + Sync + 'static,
) -> Routes {
    answered.map(warp::Reply::into_response).boxed()
}

/// The first of these routes that is the request's.
fn first_of<const N: usize>(routes: [Routes; N]) -> Routes {
    let either = |one: Routes, next: Routes| one.or(next).unify().boxed();
    let routes = routes.into_iter().reduce(either);
    routes.expect("a noun has routes")
}

/// The routes of one noun. The gate has already said 404, 405, 403, 413 and 421 by the sitemap and hands a request to the
/// noun of its row, so nobody walks past the routes of others; `recover` is for an id in the path that cannot be read.
pub fn routes(app: &Arc<App>, noun: Noun) -> Routes {
    let routes = match noun {
        Noun::Board => board::routes(app),
        Noun::Change => board::change::routes(app),
        Noun::Group => board::group::routes(app),
        Noun::Own => board::own::routes(app),
        Noun::Seat => board::seat::routes(app),
        Noun::Wait => board::wait::routes(app),
        Noun::Paper => board::paper::routes(app),
        Noun::Rules => board::rules::routes(app),
        Noun::Today => today::routes(app),
        Noun::PrepTime => prep_time::routes(app),
        Noun::Box => box_page::routes(app),
        Noun::Asset => assets::routes(),
        Noun::Door => door::routes(app),
        Noun::Recovery => door::recovery::routes(app),
        Noun::Student => door::student::routes(app),
        Noun::Ask => door::ask::routes(app),
        Noun::Back => door::back::routes(app),
        Noun::Room => room::routes(app),
        Noun::Devices => room::devices::routes(app),
        Noun::Device => device::routes(app),
        Noun::Connect => connect::routes(app),
        Noun::Doctor => doctor::routes(app),
        Noun::WallSize => wall_size::routes(app),
        Noun::Help => help::routes(app),
        Noun::Trust => trust::routes(app),
        Noun::Class => class::routes(app),
        Noun::Roster => roster::routes(app),
        Noun::Cards => roster::cards::routes(app),
        Noun::Calendar => calendar::routes(app),
        Noun::Days => calendar::days::routes(app),
        Noun::DaysFile => calendar::file::routes(app),
        Noun::Prep => prep::routes(app),
        Noun::Reservation => prep::reservation::routes(app),
        Noun::Drawing => prep::drawing::routes(app),
        Noun::Sheet => prep::teach::routes(app),
        Noun::Grid => prep::teach::grid::routes(app),
        Noun::Sheets => prep::teach::sheets::routes(app),
        Noun::Questions => prep::teach::questions::routes(app),
        Noun::Conference => conference::routes(app),
        Noun::Lead => lead::routes(app),
        Noun::Shelf => lead::shelf::routes(app),
        Noun::LeadCard => lead::card::routes(app),
        Noun::SharedPraise => shared_praise::routes(app),
        Noun::FirstRun => first_run::routes(app),
        Noun::MiniLesson => mini_lesson::routes(app),
        Noun::Claim => claim::routes(app),
        Noun::SetAside => set_aside::routes(app),
    };
    routes.recover(no_such_route).unify().boxed()
}

async fn no_such_route(_: Rejection) -> Result<Response, Infallible> {
    Ok(warp::Reply::into_response(HttpError::NotFound))
}
