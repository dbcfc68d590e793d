//! The page of one question of the child's sheet. It is drawn in draw.rs; its answer is saved in answer.rs.

mod draw;
mod page;

use std::sync::Arc;

use serde::Deserialize;

pub(super) use draw::{draw, path};
pub(super) use page::load;

use self::page::QuestionPage;
use crate::{
    app::App,
    domain::prep::Role,
    http::{
        context::RequestContext,
        form::read,
        response::{self, Result},
    },
};

/// What may stand behind `?` on a question's address.
#[derive(Default, Deserialize)]
struct Asks {
    /// How often "Another question" was tapped.
    #[serde(default)]
    swapped: u8,
    /// The answer was just saved by a browser without script.
    saved: Option<u8>,
}

pub(super) async fn show(role: Role, app: Arc<App>, context: RequestContext) -> Result {
    let asks: Asks = read(context.query.as_bytes())?;
    let page = load(&app, &context, role).await?;
    if !page.sheet.is_open(role, page.class.band) {
        // An address from memory: the question that is due comes instead.
        let next = page.sheet.next_role().unwrap_or(role);
        return Ok(response::to(&format!("/prep/questions/{next}")));
    }
    let page = QuestionPage {
        swapped: asks.swapped,
        saved: asks.saved.is_some(),
        ..page
    };
    Ok(response::page(draw(&app, &context, &page)))
}
