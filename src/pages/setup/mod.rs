//! The box before and beside its classroom: whose it is, the first run, whom to trust, how to find it, whether it is well.

pub mod claim;
pub mod connect;
pub mod first_run;
pub mod front_door;
pub mod health;
pub mod help;
pub mod metrics;
pub mod restore;
pub mod set_aside;
pub mod trust;

use crate::{
    http::{
        assets,
        route::{Audience, FileName, NOT_HANDED_OVER, Phase, ROOM, Route, Work, routes},
        upload,
    },
    limits,
};

/// The routes of setting up and finding the box.
pub fn routes() -> Vec<Route> {
    routes! { Audience::Setup;
        get  ("kiosk" / FileName) => assets::show, phase Phase::Always, work Work::File;
        get  () => front_door::enter, phase Phase::Always;
        post ("door" / "leave") => front_door::leave, roles NOT_HANDED_OVER;
        get  ("health") => health::show, phase Phase::Always;
        get  ("metrics") => metrics::show, phase Phase::Always;
        get  ("help") => help::show;
        get  ("connect") => connect::show, roles ROOM;
        get  ("trust") => trust::show, roles NOT_HANDED_OVER, phase Phase::Always;
        get  ("trust" / "listeners") => trust::show_listeners, roles NOT_HANDED_OVER, phase Phase::Always;
        get  ("trust" / FileName) => trust::show_certificate, roles NOT_HANDED_OVER, phase Phase::Always;
        get  ("hello") => claim::show_languages, secure true, phase Phase::Unclaimed;
        get  ("claim") => claim::show, secure true, phase Phase::Unclaimed;
        post ("claim") => claim::claim, secure true, phase Phase::Claiming;
        get  ("restore") => restore::show, secure true, phase Phase::Unclaimed;
        post ("restore") => restore::restore, secure true, phase Phase::Unclaimed, work Work::Upload, body upload::FORM_BYTES, time limits::COPY_FILE_TIME;
        post ("restore" / "found") => restore::restore_one_found, secure true, phase Phase::Unclaimed;
        get  ("set-aside") => set_aside::show, secure true, phase Phase::Always;
        post ("set-aside") => set_aside::choose, secure true, phase Phase::Always;
        post ("set-aside" / "copy") => set_aside::go_back, secure true, phase Phase::Always;
    }
}
