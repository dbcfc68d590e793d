//! The joy wall (B9): at the seat a child shares what was noticed in her writing; the teacher shows it, or does not. The wall
//! says the words, never whose they are.

use std::sync::Arc;

use bytes::Bytes;
use serde::Deserialize;

use crate::http::{
    context::RequestContext,
    error::HttpError,
    form::read,
    response::{self, Result},
};
use crate::{
    app::{App, class_for},
    domain::{
        conference::{Line, strengths},
        id::{ClassId, ConferenceId, StudentId},
        principal::Principal,
    },
    store::{self, shared_praise::Shared},
};

#[derive(Deserialize)]
struct Sharing {
    talk: i64,
    text: String,
}

/// Only what the teacher noticed in this child's own talk can be shared: no words of a child stand on the wall.
pub(crate) async fn share(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: Sharing = read(&form)?;
    let Principal::Student(student) = context.principal else {
        return Err(HttpError::NotYours);
    };
    let shared = Shared {
        conference: ConferenceId::new(form.talk),
        student: student.id,
        text: form.text,
    };
    app.write_plain(context.principal, move |tx| {
        let talk = store::conference::find(tx, shared.conference)?;
        let talk = talk.filter(|it| it.class == student.class && it.is_with(student.id));
        let Some(talk) = talk else { return Ok(None) };
        let lines = store::conference::lines_for(tx, talk.id, student.id)?;
        let said = lines.get(&Line::Strength).map_or("", |words| &words.text);
        let noticed = strengths(said).any(|strength| strength == shared.text);
        if !noticed || !store::shared_praise::is_on(tx, talk.class)? {
            return Ok(None);
        }
        store::shared_praise::share(tx, talk.class, &shared).map(Some)
    })
    .await?
    .ok_or(HttpError::NotFound)?;
    Ok(response::done(&context, "/lead/look-back"))
}

#[derive(Deserialize)]
struct Deciding {
    class: i64,
    talk: i64,
    student: i64,
    text: String,
    say: Say,
}

#[derive(Clone, Copy, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
enum Say {
    Show,
    NotNow,
}

pub(crate) async fn decide(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: Deciding = read(&form)?;
    let principal = context.principal;
    let shared = Shared {
        conference: ConferenceId::new(form.talk),
        student: StudentId::new(form.student),
        text: form.text,
    };
    let class = ClassId::new(form.class);
    app.write_plain(context.principal, move |tx| {
        let Some(class) = class_for(tx, &principal, Some(class))? else {
            return Ok(None);
        };
        let shown = form.say == Say::Show;
        store::shared_praise::decide(tx, class.id, (&shared, shown)).map(Some)
    })
    .await?
    .ok_or(HttpError::NotFound)?;
    Ok(response::done(&context, &format!("/teach?class={class}")))
}
