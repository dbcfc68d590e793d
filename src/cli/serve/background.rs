//! What goes on beside the requests: ticks, signs of life for systemd, questions of other commands, fresh claim codes on the
//! terminal, names learned in a conflict, and requests that nobody repeats any more.

use std::sync::Arc;

use serde_json::json;
use tokio::net::UnixListener;

use super::certificate::Occasion;
use crate::{
    app::{App, copies, doctor, erase},
    backup::Why,
    cli::{backup, claim_card, export, import, where_to_go::say_where_to_go},
    host::{control, off_card::Stick, systemd},
    limits,
    live::Topic,
    store::Condition,
};

/// Runs until its task is dropped.
pub(super) async fn run(app: Arc<App>, control: UnixListener) {
    tokio::join!(
        control::serve(control, |question| answer(Arc::clone(&app), question)),
        tick(&app),
        forget_old_requests(&app),
        copies::make_daily(&app),
        learn_names(&app),
        systemd::watchdog(&app.store),
        say_where_to_go(&app)
    );
}

async fn tick(app: &Arc<App>) {
    let mut ticks = tokio::time::interval(app.settings.limits.tick);
    let mut known = Occasion::of_now(app);
    let mut stick = sticks(app);
    loop {
        ticks.tick().await;
        app.live.tick();
        let stick_now = sticks(app);
        if stick_now != stick {
            stick = stick_now;
            app.live.changed_everywhere(Topic::Board);
        }
        app.look_for_trouble();
        if app.sessions.are_unknown()
            && let Err(error) = app.read_who_is_let_in().await
        {
            log::error!("who is signed in could still not be read: {error}");
        }
        if let Err(error) = app.begin_timetabled_prep_times().await {
            log::error!("the quiet minutes of the timetable: {error}");
        }
        let now = Occasion::of_now(app);
        if now == known {
            continue;
        }
        // An address may have come or gone without a word of the announcer.
        app.live.changed_everywhere(Topic::Names);
        if let Some(certificate) = app.certificate.get() {
            now.renew(certificate);
        }
        known = now;
    }
}

/// What open pages say of a USB stick: Today for longer than the wall.
fn sticks(app: &App) -> [Option<Stick>; 2] {
    [limits::STICK_TOLD, limits::STICK_TOLD_ON_WALL]
        .map(|time| Stick::within(&app.settings.data, time))
}

/// At the start, and then every hour.
async fn forget_old_requests(app: &Arc<App>) {
    let mut hours = tokio::time::interval(limits::REPEATED_REQUESTS_LOOKED_AT);
    loop {
        hours.tick().await;
        if let Err(error) = app.forget_old_requests().await {
            log::error!("old requests could not be forgotten: {error}");
        }
        if let Err(error) = erase::erase_what_is_due(app).await {
            log::error!("what was to be erased could not be: {error}");
        }
    }
}

/// A browser may come by a name the moment it is said.
async fn learn_names(app: &App) {
    let mut changes = app.announcer.changes();
    loop {
        let names = changes.borrow_and_update().names.clone();
        app.names.learn(&names);
        app.live.changed_everywhere(Topic::Names);
        if changes.changed().await.is_err() {
            return;
        }
    }
}

/// What another command asks over the control socket: one line for one line.
async fn answer(app: Arc<App>, question: String) -> String {
    match question.as_str() {
        "setup-code" | "claim-card"
            if app.is_claimed() && app.store.condition() != Condition::Damaged =>
        {
            "claimed".to_owned()
        }
        "setup-code" => format!("code {}", app.claim.now()),
        "claim-card" => claim_card::answer(&app),
        "backup" => backup::begin(&app, Why::Asked),
        "backup before-update" => backup::begin(&app, Why::BeforeUpdate),
        "restore" => backup::begin_restoring(&app),
        "copies" => backup::state(&app),
        "doctor" => json!(doctor::findings(&app)).to_string(),
        _ => match question.split_once(' ') {
            Some(("import", list)) => import::answer(&app, list).await,
            Some(("import-class", class)) => import::answer_class(&app, class).await,
            Some(("export", asked)) => export::answer(&app, asked).await,
            _ => "unknown".to_owned(),
        },
    }
}
