//! The two quiet minutes (S6): the teacher's one tap begins and ends them. What a child then sees is on her own pages.

use std::sync::Arc;

use bytes::Bytes;
use serde::Deserialize;
use warp::Filter;

use super::{
    Routes,
    form::{asked, body, read},
    gate::Visit,
    reply::{self, Answer, Problem},
};
use crate::{
    app::{App, class_for},
    domain::id::ClassId,
};

/// The addresses of prep time.
pub fn routes(app: &Arc<App>) -> Routes {
    warp::path!("teach" / "prep-time")
        .and(warp::post())
        .and(asked(app))
        .and(body())
        .then(start_or_stop)
        .map(warp::Reply::into_response)
        .boxed()
}

#[derive(Deserialize)]
struct Form {
    class: i64,
    #[serde(rename = "do")]
    deed: Deed,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Deed {
    Start,
    Stop,
}

async fn start_or_stop(app: Arc<App>, visit: Visit, form: Bytes) -> Answer {
    let form: Form = read(&form)?;
    let visitor = visit.visitor;
    let class = app
        .store
        .read(move |tx| class_for(tx, &visitor, Some(ClassId::new(form.class))))
        .await?
        .ok_or(Problem::NotFound)?
        .id;
    match form.deed {
        Deed::Start => app.start_prep_time(class),
        Deed::Stop => app.stop_prep_time(class),
    }
    Ok(reply::done(&visit, &format!("/teach?class={class}")))
}
