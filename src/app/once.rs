//! A form that makes or opens something which is shown only to whoever sent it, such as the claim: sent twice, by a double click
//! or by a browser that repeats it, it is done once, and the second one waits for what became of the first and gets its answer.
//! Only remembered, for a minute: nothing of such an answer may be on the disk.

use std::sync::Arc;

use tokio::sync::Mutex;

use super::remembered::Remembered;
use crate::limits;

/// What became of forms, by the ids that their pages made for them.
pub(super) struct Once<T>(Remembered<Begun<T>>);

/// A form that was begun: what it led to, once that is known.
#[derive(Clone)]
struct Begun<T> {
    request: String,
    outcome: Arc<Mutex<Option<T>>>,
}

impl<T: Clone> Default for Once<T> {
    fn default() -> Self {
        Self(Remembered::new(
            limits::SENT_TWICE_WITHIN,
            limits::FORMS_SENT_TWICE_MAX,
        ))
    }
}

impl<T: Clone> Once<T> {
    /// What an earlier form with this id led to, once it has ended; none where there was none, or where it led to nothing.
    pub(super) async fn outcome(&self, request: Option<&str>) -> Option<T> {
        let request = request?;
        let begun = self.0.find(|it| it.request == request)?;
        begun.outcome.lock().await.clone()
    }

    /// Does the work of a form that has been let through, and remembers what it led to. Nothing is awaited before it is known
    /// to others that it has begun.
    pub(super) async fn run<E>(
        &self,
        request: Option<String>,
        work: impl Future<Output = Result<T, E>>,
    ) -> Result<T, E> {
        let Some(request) = request else {
            return work.await;
        };
        let outcome = Arc::new(Mutex::new(None));
        let held = Arc::clone(&outcome).try_lock_owned();
        let mut told = held.expect("nobody else knows of it yet");
        self.0.add(Begun { request, outcome });
        let done = work.await?;
        *told = Some(done.clone());
        Ok(done)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_form_that_is_sent_twice_is_done_once_and_answered_twice() {
        let once = Arc::new(Once::<u32>::default());
        let (open, opened) = tokio::sync::oneshot::channel::<()>();
        let first = tokio::spawn({
            let once = Arc::clone(&once);
            async move {
                let work = async {
                    opened.await.expect("it is opened");
                    Ok::<_, ()>(7)
                };
                once.run(Some("one".to_owned()), work).await
            }
        });
        tokio::task::yield_now().await;
        let second = tokio::spawn({
            let once = Arc::clone(&once);
            async move { once.outcome(Some("one")).await }
        });
        tokio::task::yield_now().await;
        assert!(!second.is_finished(), "it waits for the first");
        assert_eq!(once.outcome(Some("another")).await, None);
        assert_eq!(once.outcome(None).await, None);
        open.send(()).expect("it is heard");
        assert_eq!(first.await.expect("done"), Ok(7));
        assert_eq!(second.await.expect("done"), Some(7));
        let failed = once.run(Some("two".to_owned()), async { Err::<u32, _>("full") });
        assert_eq!(failed.await, Err("full"));
        assert_eq!(
            once.outcome(Some("two")).await,
            None,
            "it may be sent again"
        );
    }
}
