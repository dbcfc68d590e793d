//! What the child's pages of a conference are drawn from: what `app/led_conference.rs` loads, and what belongs to this one
//! answer.

use std::sync::Arc;

use crate::{
    app::{
        App,
        led_conference::{Leader, LedConference, Wants},
    },
    http::{context::RequestContext, error::HttpError, response::Result},
    pages::components::{leader_draft_prefix, student_draft_prefix},
};

/// Why words were not taken.
pub(super) struct Refused {
    pub(super) message: String,
    /// The words, to stand in their box.
    pub(super) words: String,
}

/// A page of a conference.
pub(super) struct LeadPage {
    pub(super) led: LedConference,
    pub(super) refused: Option<Refused>,
    /// What the ids begin with under which the child's browser keeps words that the box does not have yet (decision 8).
    pub(super) draft_mark: String,
}

impl LeadPage {
    pub(super) fn new(app: &App, led: LedConference) -> Self {
        let child = student_draft_prefix(&app.machine.key, led.leader.student);
        Self {
            led,
            refused: None,
            draft_mark: leader_draft_prefix(&child),
        }
    }

    /// The page of what was said in the conference that goes on, or else in the last one; none without any.
    pub(super) async fn load(
        app: &Arc<App>,
        context: &RequestContext,
    ) -> Result<Option<Self>, HttpError> {
        let leader = leader(context)?;
        let led = app.store.read(move |tx| {
            let conference = leader.find_conference(tx)?;
            match conference {
                Some(conference) => LedConference::load(tx, leader, Some(conference), Wants::Log),
                None => Ok(None),
            }
        });
        Ok(led.await?.map(|led| Self::new(app, led)))
    }
}

/// The child who asks.
pub(in crate::pages::student) fn leader(context: &RequestContext) -> Result<Leader, HttpError> {
    Leader::from_principal(&context.principal).ok_or(HttpError::NotYours)
}
