//! A class list from a file: sent, looked at, taken over. Between the first and the last it is only in memory.

use std::sync::Arc;

use bytes::Bytes;
use serde::Deserialize;

use super::{
    draw::{PageState, draw},
    listed::listed,
    preview::{self, Preview},
};
use crate::{
    app::{
        App, Room,
        roster::{self, ListDecision, ListGone, RosterChanges},
    },
    domain::id::{ClassId, StudentId},
    http::{RequestContext, Response, Result, form, response},
    i18n::Messages,
    import::plain::{self, Columns, Unreadable},
    pages::teacher::read::read_class,
};

/// A file, or the text of one, is on its way to be looked at. What is no list is said on the page that it came from.
pub async fn upload(class: ClassId, app: Arc<App>, context: RequestContext, body: Bytes) -> Result {
    let fields = form::parts(&context, body).await?;
    let sent = fields.get("file").map_or(&[][..], |file| file);
    let first = fields.contains_key("first");
    match plain::read_text(sent) {
        Ok(text) => Ok(to_preview(&app, class, &text, first)),
        Err(why) => {
            let why = reason(app.translations.of(context.language), why);
            refuse(&app, &context, class, first, why).await
        }
    }
}

fn reason(messages: &Messages, why: Unreadable) -> String {
    let id = match why {
        Unreadable::TooLong { lines } => {
            return messages.text_with("roster-unread-too-long", &[("count", lines.into())]);
        }
        Unreadable::TooLarge => "roster-unread-too-large",
        Unreadable::Empty => "roster-unread-empty",
        Unreadable::Spreadsheet => "roster-unread-spreadsheet",
        Unreadable::Pdf => "roster-unread-pdf",
        Unreadable::NotText => "roster-unread-not-text",
    };
    messages.text(id).to_owned()
}

/// On to the page on which the list is looked at.
pub(super) fn to_preview(app: &App, class: ClassId, text: &str, first: bool) -> Response {
    let token = app.sent_lists.insert(class, text);
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

/// What the page of a list and its form carry.
#[derive(Deserialize)]
struct Choice {
    /// By what the list is found among those that wait.
    list: String,
    /// The column of names, counted from 0, where she picked one.
    given: Option<usize>,
    /// The column of family names, `whole` or `none`.
    #[serde(default)]
    family: String,
    #[serde(default)]
    first: bool,
    request: Option<String>,
}

impl Choice {
    /// The columns that she picked.
    fn columns(&self) -> Option<Columns> {
        let given = self.given?;
        Some(match self.family.as_str() {
            "none" => Columns::Given(given),
            family => match family.parse() {
                Ok(family) if family != given => Columns::Parts { given, family },
                _ => Columns::Whole(given),
            },
        })
    }
}

/// The list before anything of it is saved.
pub async fn show_preview(class: ClassId, app: Arc<App>, context: RequestContext) -> Result {
    let choice: Choice = form::read(context.query.as_bytes())?;
    let read = read_class(&app, &context, Some(class), |tx, app, class| {
        let members = roster::real_members(tx, class.id)?;
        Ok((Room::load(tx, &app.clock, class, None)?, members))
    });
    let (room, members) = read.await?;
    let Some(text) = app.sent_lists.get(class, &choice.list) else {
        return refuse_gone(&app, &context, class, choice.first).await;
    };
    let table = plain::read_table(&text);
    let columns = choice.columns().unwrap_or(table.guess);
    let (list, first) = (&choice.list, choice.first);
    let preview = Preview::new(list, first, &table, columns, &room, &members);
    let messages = app.translations.of(context.language);
    Ok(response::page(preview::draw(messages, &preview)))
}

/// She has looked: the names are taken over.
pub async fn take_over(
    class: ClassId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let choice: Choice = form::read(&form)?;
    let request = form::request_id(choice.request.clone())?;
    let ticked = form::every(&form, "leaver").into_iter();
    let ticked = ticked.filter_map(|id| id.parse().ok());
    let decision = ListDecision {
        columns: choice.columns(),
        take_off: ticked.map(StudentId::new).collect(),
        list: choice.list,
    };
    let first = if choice.first { "&first=true" } else { "" };
    let redirect_to = move |changes: RosterChanges| {
        let RosterChanges { added, renamed, .. } = changes;
        format!("/teach/classes/{class}/roster?added={added}&renamed={renamed}{first}")
    };
    let by = context.principal;
    match roster::take_over_list(&app, by, class, decision, request, redirect_to).await {
        Ok(address) => Ok(response::done(&context, &address)),
        Err(error) => {
            let ListGone = error.refusal()?;
            refuse_gone(&app, &context, class, choice.first).await
        }
    }
}
