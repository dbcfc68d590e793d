//! The one thread for slow work (decision 17): passphrases. One at a time, so that thirty sign-ins at once need the memory of one.

use std::sync::mpsc;

use tokio::sync::oneshot;

use crate::limits;

/// The slow thread.
pub struct BlockingWorker(mpsc::SyncSender<Box<dyn FnOnce() + Send>>);

impl BlockingWorker {
    /// Starts it.
    pub(super) fn start() -> Self {
        let (queue, jobs) =
            mpsc::sync_channel::<Box<dyn FnOnce() + Send>>(limits::HASHES_WAITING_MAX);
        let thread = std::thread::Builder::new()
            .name("slow".to_owned())
            .stack_size(512 * 1024);
        let run = move || {
            for job in jobs {
                job();
            }
        };
        if let Err(error) = thread.spawn(run) {
            log::error!("the thread for slow work did not start: {error}");
        }
        Self(queue)
    }

    /// Runs a job there; `None` if too many wait already.
    pub async fn run<T: Send + 'static>(
        &self,
        job: impl FnOnce() -> T + Send + 'static,
    ) -> Option<T> {
        let (tell, told) = oneshot::channel();
        self.0
            .try_send(Box::new(move || drop(tell.send(job()))))
            .ok()?;
        told.await.ok()
    }
}
