//! The signals to stop, and what else ends a run.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use tokio::signal::unix::{Signal, SignalKind, signal};

use crate::{app::App, cli::Result, host::systemd};

/// The signals to stop, caught from before the ready line on: whoever waits for that line may stop us right after it.
pub(super) struct Signals {
    terminate: Signal,
    interrupt: Signal,
}

impl Signals {
    pub(super) fn catch() -> Result<Self> {
        let catch =
            |kind| signal(kind).map_err(|error| format!("Signals cannot be caught: {error}."));
        Ok(Self {
            terminate: catch(SignalKind::terminate())?,
            interrupt: catch(SignalKind::interrupt())?,
        })
    }

    /// Waits for SIGTERM, Ctrl-C, or the choice to start over, which it notes; the live streams end with it.
    pub(super) async fn wait(mut self, app: Arc<App>, starts_over: Arc<AtomicBool>) {
        tokio::select! {
            _ = self.terminate.recv() => systemd::stopping(),
            _ = self.interrupt.recv() => systemd::stopping(),
            () = app.start_over.notified() => starts_over.store(true, Ordering::Release),
        }
        app.live.stop();
    }
}
