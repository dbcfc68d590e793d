//! Children: one row of facts for each child of a class, to be sorted and filtered by plain links. What is done for a child is
//! done on its own page. It is loaded in loaded.rs and drawn in draw.rs; which order and which filter, says choice.rs.

mod choice;
mod draw;
mod loaded;

use std::sync::Arc;

use self::{choice::Choice, loaded::Children};
use super::read::read_class;
use crate::{
    app::App,
    domain::id::ClassId,
    http::{RequestContext, Result, form::read, response},
};

pub(super) async fn show(app: Arc<App>, context: RequestContext) -> Result {
    let choice: Choice = read(context.query.as_bytes())?;
    let load = Children::load;
    let class = choice.class.map(ClassId::new);
    let children = read_class(&app, &context, class, load).await?;
    let messages = app.translations.of(context.language);
    let page = draw::page(messages, &children, choice);
    Ok(response::page(page))
}

/// The address of the children of a class.
pub(super) fn address(class: ClassId) -> String {
    format!("/teach/children?class={class}")
}
