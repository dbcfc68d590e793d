//! A class list from a file, or several of a set: sent, looked at, taken over. Between the first and the last it is only in
//! memory.

use std::sync::Arc;

use bytes::Bytes;
use jiff::tz::TimeZone;

use super::{
    asked::{self, Asked},
    draw::{PageState, draw, reason},
    listed::listed,
    preview::{self, Preview},
    sections,
};
use crate::{
    app::{
        App, Room,
        class_list::{self, NotTakenOver, RosterChanges},
        roster,
    },
    domain::id::ClassId,
    http::{RequestContext, Response, Result, form, response},
    import::{self, Brought, SentFile},
    limits,
    pages::teacher::read::read_class,
};

/// Files are on their way to be looked at. What is no list is said on the page that they came from.
pub async fn upload(class: ClassId, app: Arc<App>, context: RequestContext, body: Bytes) -> Result {
    let (fields, files) = form::parts_and_files(&context, body, "file").await?;
    let first = fields.contains_key("first");
    let sent = files.iter().take(limits::LIST_FILES_MAX);
    let sent = sent.map(|(name, bytes)| SentFile { name, bytes });
    let today = app.clock.local(&TimeZone::UTC).date();
    match import::read(&sent.collect::<Vec<_>>(), today) {
        Ok(brought) => Ok(to_preview(&app, class, brought, first)),
        Err(why) => {
            let why = reason(app.translations.of(context.language), why);
            refuse(&app, &context, class, first, why).await
        }
    }
}

/// On to the page on which the list is looked at.
pub(super) fn to_preview(app: &App, class: ClassId, brought: Brought, first: bool) -> Response {
    let token = app.sent_lists.insert_roster(class, brought);
    let first = if first { "&first=true" } else { "" };
    let address = format!("/teach/classes/{class}/roster/file?list={token}{first}");
    response::to(&address)
}

/// The class list's page with the reason why a file was not read.
async fn refuse(
    app: &Arc<App>,
    context: &RequestContext,
    class: ClassId,
    first: bool,
    why: String,
) -> Result {
    let listed = listed(app, context, class).await?;
    let state = PageState {
        unread: Some(why),
        first,
        ..PageState::default()
    };
    Ok(response::refused(draw(app, context, &listed, &state)))
}

/// The same where the list no longer waits.
async fn refuse_gone(
    app: &Arc<App>,
    context: &RequestContext,
    class: ClassId,
    first: bool,
) -> Result {
    let why = app
        .translations
        .of(context.language)
        .text("roster-unread-gone");
    refuse(app, context, class, first, why.to_owned()).await
}

/// The list before anything of it is saved; of a set the classes to choose from first.
pub async fn show_preview(class: ClassId, app: Arc<App>, context: RequestContext) -> Result {
    let asked = asked::read(context.query.as_bytes())?;
    look(class, &app, &context, &asked, None).await
}

async fn look(
    class: ClassId,
    app: &Arc<App>,
    context: &RequestContext,
    asked: &Asked,
    refused: Option<NotTakenOver>,
) -> Result {
    let read = read_class(app, context, Some(class), |tx, app, class| {
        let members = roster::real_members(tx, class.id)?;
        Ok((Room::load(tx, &app.clock, class, None)?, members))
    });
    let (room, members) = read.await?;
    let decision = &asked.decision;
    let Some(brought) = app.sent_lists.roster(class, &decision.list) else {
        return refuse_gone(app, context, class, asked.first).await;
    };
    let messages = app.translations.of(context.language);
    if let (Brought::Set(set), None) = (&*brought, decision.section) {
        return Ok(response::page(sections::draw(messages, &room, set, asked)));
    }
    match brought.list(decision.section, &decision.choice) {
        Ok(list) => {
            let preview = Preview::new(asked, &list, &room, &members);
            let page = preview::draw(messages, &preview, refused);
            Ok(if refused.is_some() {
                response::refused(page)
            } else {
                response::page(page)
            })
        }
        Err(why) => refuse(app, context, class, asked.first, reason(messages, why)).await,
    }
}

/// She has looked: the names are taken over.
pub async fn take_over(
    class: ClassId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let asked = asked::read(&form)?;
    let first = if asked.first { "&first=true" } else { "" };
    let redirect_to = move |changes: RosterChanges| {
        let RosterChanges { added, renamed, .. } = changes;
        format!("/teach/classes/{class}/roster?added={added}&renamed={renamed}{first}")
    };
    let (by, decision, request) = (
        context.principal,
        asked.decision.clone(),
        asked.request.clone(),
    );
    match class_list::take_over_list(&app, by, class, decision, request, redirect_to).await {
        Ok(address) => Ok(response::done(&context, &address)),
        Err(error) => {
            let why = error.refusal()?;
            // The list still waits where a question is open, nobody is ticked, or too many are: the page says which.
            look(class, &app, &context, &asked, Some(why)).await
        }
    }
}
