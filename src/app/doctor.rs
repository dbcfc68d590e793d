//! What a running box finds when it looks at itself; how that is judged is the host's matter.

use crate::{
    app::{App, setup_file},
    host::{
        clock::Trust,
        doctor::{Facts, Finding, Program, Running},
    },
};

/// Everything that was looked at, the worst first.
pub fn findings(app: &App) -> Vec<Finding> {
    let running = Running {
        version: env!("CARGO_PKG_VERSION"),
        condition: app.store.condition(),
        clock_is_right: app.clock.trust() == Trust::Trusted,
        announced: app.announcer.status(),
        is_secure: app.certificate.get().is_some(),
    };
    let data = &app.settings.data;
    let least = app.settings.limits.space.free_min;
    let bad_lines = setup_file::bad_lines(setup_file::find(&app.settings));
    Facts::of(data, least, bad_lines).judged(&Program::Runs(running))
}
