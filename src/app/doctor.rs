//! What a running box finds when it looks at itself; how that is judged is the host's matter.

use crate::{
    app::{App, copies::NotMade, setup_file},
    host::{
        clock::Trust,
        doctor::{Finding, InDatabase, Program, Running, is_well, look_into},
    },
    store::Condition,
};

impl App {
    /// Whether everything that matters is fine, as somebody has seen it within [`crate::limits::LOOKED_WITHIN`]: what stands round every
    /// page of the teacher's asks the card no more often than that.
    pub fn is_well_of_late(&self) -> bool {
        // What is known without the card is never late.
        let is_good = self.store.condition() == Condition::Good
            && self.clock.trust() == Trust::Trusted
            && self.copies.newest().is_some();
        is_good
            && self
                .last_look
                .of_late()
                .unwrap_or_else(|| is_well(&findings(self)))
    }
}

/// Everything that was looked at, the worst first.
pub fn findings(app: &App) -> Vec<Finding> {
    let found = look_at(app);
    app.last_look.note(is_well(&found));
    found
}

fn look_at(app: &App) -> Vec<Finding> {
    let running = Running {
        version: env!("CARGO_PKG_VERSION"),
        condition: app.store.condition(),
        clock_is_right: app.clock.trust() == Trust::Trusted,
        announced: app.announcer.status(),
        is_secure: app.certificate.get().is_some(),
        is_claimed: app.is_claimed(),
        found: match app.copies.failed() {
            Some(NotMade::Foreign) => InDatabase::Foreign,
            _ => InDatabase::Ours,
        },
    };
    let data = &app.settings.data;
    let least = app.settings.limits.space.free_min;
    let bad_lines = setup_file::bad_lines(setup_file::find(&app.settings));
    look_into(data, least, bad_lines, &Program::Runs(running))
}
