//! The mini-lesson for the teacher: one plain page for paper, and a poster. Her own words for it are words.rs, and the large
//! steps are the wall's.

mod draw;
pub mod words;

use std::sync::Arc;

use crate::{
    app::{App, mini_lesson},
    http::{RequestContext, Result, response},
};

pub(super) async fn show(app: Arc<App>, context: RequestContext) -> Result {
    let lesson = mini_lesson::load(&app, context.language).await?;
    Ok(response::page(draw::draw_plain(&lesson)))
}

pub(super) async fn show_poster(app: Arc<App>, context: RequestContext) -> Result {
    let lesson = mini_lesson::load(&app, context.language).await?;
    Ok(response::page(draw::draw_poster(&lesson)))
}
