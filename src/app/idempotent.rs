//! What is done once for a request id, however often the request is sent (decision 5). What is done, and where it leads, is
//! the use case's matter.

use std::convert::Infallible;

use super::{App, Result};
use crate::{
    domain::principal::Principal,
    store::{
        self, WriteTx,
        request::{self, Done},
    },
};

impl App {
    /// Forgets the requests that nobody repeats any more.
    pub async fn forget_old_requests(&self) -> store::Result<()> {
        self.write_as_box(request::delete_old).await
    }
}

/// What came of a job that may fail and still keep what it wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Attempt<F = Infallible> {
    /// It is done, now or under the same id before.
    Done(Done),
    /// It is not, and what was written on the way stays, as a wrong try that is counted. A repeat tries again.
    Failed(F),
}

/// Runs the job, unless a request of the same screen with this id did before: then that one's answer is the answer. A
/// request without an id runs each time. An error takes back what the job wrote, and a repeat runs again.
pub fn run_once<R>(
    tx: &WriteTx<'_>,
    by: &Principal,
    id: Option<&str>,
    job: impl FnOnce() -> Result<Done, R>,
) -> Result<Done, R> {
    match try_once(tx, by, id, || Ok(Attempt::Done(job()?)))? {
        Attempt::Done(done) => Ok(done),
        Attempt::<Infallible>::Failed(never) => match never {},
    }
}

/// The same for a job that may fail and still keep what it wrote.
pub fn try_once<F, R>(
    tx: &WriteTx<'_>,
    by: &Principal,
    id: Option<&str>,
    job: impl FnOnce() -> Result<Attempt<F>, R>,
) -> Result<Attempt<F>, R> {
    let Some(id) = id else {
        return job();
    };
    if let Some(done) = request::find(tx, by.screen(), id)? {
        return Ok(Attempt::Done(done));
    }
    let attempt = job()?;
    if let Attempt::Done(done) = &attempt {
        request::insert(tx, by.screen(), id, done)?;
    }
    Ok(attempt)
}
