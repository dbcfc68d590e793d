//! The joy wall: a child shares what was noticed in its writing, and the teacher shows it or does not. The wall says the words,
//! never whose they are (decision 25).

use std::sync::Arc;

use super::{App, Error, Result, class_for};
use crate::{
    domain::{
        conference::{Line, strengths},
        id::{ClassId, ConferenceId},
        principal::{Principal, StudentSession, Teacher},
    },
    store::{self, shared_praise::Shared},
};

/// A child shares a strength. Only what the teacher noticed in this child's own conference can be shared: no words of a child
/// stand on the wall.
pub async fn share(
    app: &Arc<App>,
    by: StudentSession,
    conference: ConferenceId,
    strength: String,
) -> Result<()> {
    app.write(by, move |tx| {
        let conference = store::conference::find(tx, conference)?
            .filter(|conference| conference.class == by.class && conference.is_with(by.id))
            .ok_or(Error::NotFound)?;
        let lines = store::conference::lines_for(tx, conference.id, by.id)?;
        let noticed = lines.get(&Line::Strength).map_or("", |words| &words.text);
        let is_noticed = strengths(noticed).any(|noticed| noticed == strength);
        if !is_noticed || !store::shared_praise::is_on(tx, conference.class)? {
            return Err(Error::NotFound);
        }
        let shared = Shared {
            conference: conference.id,
            student: by.id,
            text: strength,
        };
        Ok(store::shared_praise::share(tx, conference.class, &shared)?)
    })
    .await
}

/// The teacher shows shared words on the wall, or does not.
pub async fn decide(
    app: &Arc<App>,
    by: Teacher,
    class: ClassId,
    shared: Shared,
    is_shown: bool,
) -> Result<()> {
    let by = Principal::Teacher(by);
    app.write(by, move |tx| {
        let class = class_for(tx, &by, Some(class))?.ok_or(Error::NotFound)?;
        store::shared_praise::decide(tx, class.id, &shared, is_shown)?;
        Ok(())
    })
    .await
}
