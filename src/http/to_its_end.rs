//! Where handlers run: what a form has begun ends, even if nobody waits for it any more, and what takes long has a thread of its
//! own, so that the one thread of the sockets never waits for a text that somebody sent.

use std::{
    future::Future,
    pin::Pin,
    task::{Context, Poll, ready},
    thread,
};

use tokio::{
    runtime::{Builder, Handle},
    sync::{mpsc, oneshot},
    task::JoinSet,
};

/// The handler of a POST, which ends even if nobody waits for it any more: dropped half-way, it goes on as a task of its own.
pub(super) struct ToItsEnd<F: Future<Output: Send> + Send + 'static>(Option<Pin<Box<F>>>);

impl<F: Future<Output: Send> + Send + 'static> ToItsEnd<F> {
    pub(super) fn new(handler: F) -> Self {
        Self(Some(Box::pin(handler)))
    }
}

impl<F: Future<Output: Send> + Send + 'static> Future for ToItsEnd<F> {
    type Output = F::Output;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<F::Output> {
        let Some(handler) = self.0.as_mut() else {
            return Poll::Pending;
        };
        let answer = ready!(handler.as_mut().poll(context));
        self.0 = None;
        Poll::Ready(answer)
    }
}

impl<F: Future<Output: Send> + Send + 'static> Drop for ToItsEnd<F> {
    fn drop(&mut self) {
        if let (Some(handler), Ok(runtime)) = (self.0.take(), Handle::try_current()) {
            runtime.spawn(handler);
        }
    }
}

type Task = Pin<Box<dyn Future<Output = ()> + Send>>;

/// The thread beside that of the sockets: long forms are taken apart there, and long files read. What it has begun it ends. How
/// much waits for it is bounded by the places of the forms.
pub(super) struct LongWork(mpsc::UnboundedSender<Task>);

impl LongWork {
    /// Starts it; it ends with the last guard, once its work is done.
    pub(super) fn start() -> Self {
        let (queue, mut waiting) = mpsc::unbounded_channel::<Task>();
        let run = move || {
            let runtime = match Builder::new_current_thread().enable_time().build() {
                Ok(runtime) => runtime,
                Err(error) => return log::error!("long forms have no thread: {error}"),
            };
            runtime.block_on(async {
                let mut tasks = JoinSet::new();
                while let Some(task) = waiting.recv().await {
                    tasks.spawn(task);
                    while tasks.try_join_next().is_some() {}
                }
                while tasks.join_next().await.is_some() {}
            });
        };
        let thread = thread::Builder::new().name("long".to_owned());
        if let Err(error) = thread.spawn(run) {
            log::error!("the thread for long forms did not start: {error}");
        }
        Self(queue)
    }

    /// Runs a handler there to its end; none where there is no such thread.
    pub(super) async fn run<T: Send + 'static>(
        &self,
        handler: impl Future<Output = T> + Send + 'static,
    ) -> Option<T> {
        let (tell, told) = oneshot::channel();
        let task = Box::pin(async move { drop(tell.send(handler.await)) });
        self.0.send(task).ok()?;
        told.await.ok()
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt as _;

    use super::*;

    #[tokio::test]
    async fn long_work_is_done_elsewhere_and_to_its_end() {
        let work = LongWork::start();
        let here = thread::current().id();
        let there = work.run(async { thread::current().id() }).await;
        assert!(there.is_some_and(|there| there != here));
        let (say, said) = oneshot::channel::<()>();
        let (end, ended) = oneshot::channel::<()>();
        let waits = work.run(async {
            let _ = said.await;
            let _ = end.send(());
        });
        assert!(waits.now_or_never().is_none());
        // Nobody waits for it, nor for the thread, and it ends all the same.
        drop(work);
        say.send(()).unwrap();
        assert!(ended.await.is_ok());
    }
}
