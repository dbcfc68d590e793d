//! A class list from a file: sent, looked at, taken over. Between the first and the last nothing of it is kept but in memory.

use std::{collections::BTreeSet, sync::Arc};

use bytes::Bytes;
use serde::Deserialize;

use crate::pages::teacher::roster::{
    Pasted, draw,
    preview::{self, Preview},
};
use crate::{
    app::{App, Room, class_for, roster},
    domain::{
        id::{ClassId, StudentId},
        roster::{Line, RosterEntry},
    },
    http::{
        context::RequestContext,
        error::HttpError,
        form::{every, parts, read, request_id},
        response::{self, Result},
    },
    import::plain::{self, Columns, Table},
    store::{self, request::Done},
};

/// A file, or the text of one, is on its way to be looked at. What is no list is said on the page that it came from.
pub(crate) async fn send(
    class: ClassId,
    app: Arc<App>,
    context: RequestContext,
    body: Bytes,
) -> Result {
    let fields = parts(&context, body).await?;
    let sent = fields.get("file").map_or(&[][..], |file| file);
    let first = fields.contains_key("first");
    match plain::text(sent) {
        Ok(text) => Ok(hold(&app, class, &text, first)),
        Err(why) => {
            let messages = app.translations.of(context.language);
            let said = match why {
                plain::Unreadable::TooLong { lines } => {
                    messages.text_with("roster-unread-too-long", &[("count", lines.into())])
                }
                plain::Unreadable::Empty => messages.text("roster-unread-empty").to_owned(),
                plain::Unreadable::Spreadsheet => {
                    messages.text("roster-unread-spreadsheet").to_owned()
                }
                plain::Unreadable::Pdf => messages.text("roster-unread-pdf").to_owned(),
                plain::Unreadable::NotText => messages.text("roster-unread-not-text").to_owned(),
            };
            again(&app, &context, class, (first, said)).await
        }
    }
}

/// On to the page on which the list is looked at.
pub(crate) fn hold(app: &App, class: ClassId, text: &str, first: bool) -> response::Response {
    let token = app.lists.hold(class, text);
    let first = if first { "&first=true" } else { "" };
    response::to(&format!(
        "/teach/classes/{class}/roster/file?list={token}{first}"
    ))
}

/// The class list's page with the reason why a file was not taken.
async fn again(
    app: &Arc<App>,
    context: &RequestContext,
    class: ClassId,
    (first, said): (bool, String),
) -> Result {
    let room = app
        .room(context.principal, Some(class))
        .await?
        .ok_or(HttpError::NotFound)?;
    let pasted = Pasted {
        unread: Some(said),
        first,
        ..Pasted::default()
    };
    Ok(response::refused(draw(app, context, &room, &pasted)))
}

#[derive(Deserialize)]
struct Asks {
    /// Which list.
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

impl Asks {
    /// The columns that she picked, or that the table seems to have.
    fn columns(&self, table: &Table) -> Columns {
        let Some(given) = self.given else {
            return table.guess;
        };
        match self.family.as_str() {
            "none" => Columns::Given(given),
            family => match family.parse() {
                Ok(family) if family != given => Columns::Parts { given, family },
                _ => Columns::Whole(given),
            },
        }
    }
}

/// The list before anything of it is kept.
pub(crate) async fn look(class: ClassId, app: Arc<App>, context: RequestContext) -> Result {
    let asks: Asks = read(context.query.as_bytes())?;
    let Some((room, members)) = roll_of(&app, &context, class).await? else {
        return Err(HttpError::NotFound);
    };
    let Some(text) = app.lists.of(class, &asks.list) else {
        let gone = app
            .translations
            .of(context.language)
            .text("roster-unread-gone");
        return again(&app, &context, class, (asks.first, gone.to_owned())).await;
    };
    let table = plain::table(&text);
    let preview = Preview::of(&table, asks.columns(&table), &members);
    let place = preview::Place {
        class,
        list: &asks.list,
        first: asks.first,
    };
    Ok(response::page(preview::draw(
        app.translations.of(context.language),
        &room,
        &preview,
        &place,
    )))
}

async fn roll_of(
    app: &Arc<App>,
    context: &RequestContext,
    class: ClassId,
) -> Result<Option<(Room, Vec<RosterEntry>)>, HttpError> {
    let (principal, clock) = (context.principal, Arc::clone(&app.clock));
    let found = app.store.read(move |tx| {
        let Some(class) = class_for(tx, &principal, Some(class))? else {
            return Ok(None);
        };
        let practice = store::first_run::practice(tx)?;
        let mut members = store::roster::members(tx, class.id)?;
        members.retain(|it| Some(it.student) != practice);
        Ok(Some((Room::load(tx, &clock, class, None)?, members)))
    });
    Ok(found.await?)
}

/// She has looked: the names are taken over, in one commit.
pub(crate) async fn take(
    class: ClassId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let asks: Asks = read(&form)?;
    let request = request_id(asks.request.clone())?;
    let ticked: BTreeSet<StudentId> = every(&form, "leaver")
        .iter()
        .filter_map(|id| id.parse().ok())
        .map(StudentId::new)
        .collect();
    let number = context.screen();
    let names = app.lists.of(class, &asks.list).map(|text| {
        let table = plain::table(&text);
        plain::sorted_out(table.names(asks.columns(&table)))
    });
    let names = match names {
        Some((names, unfit)) => {
            let too_many = unfit.iter().any(|it| matches!(it, Line::TooMany { .. }));
            (!too_many && !names.is_empty()).then_some(names)
        }
        None => None,
    };
    let principal = context.principal;
    let (clock, first) = (Arc::clone(&app.clock), asks.first);
    let done = app
        .write_plain(context.principal, move |tx| {
            // The second of two taps finds the list gone, and its answer here.
            let before = request
                .as_deref()
                .map(|id| store::request::done_before(tx, number, id))
                .transpose()?
                .flatten();
            let (None, Some(names)) = (&before, names) else {
                return Ok(before);
            };
            let Some(class) = class_for(tx, &principal, Some(class))? else {
                return Ok(None);
            };
            let taken = roster::take_over(tx, &clock, &class, &names, &ticked)?;
            let first = if first { "&first=true" } else { "" };
            let done = Done {
                place: format!(
                    "/teach/classes/{}/roster?added={}&renamed={}{first}",
                    class.id, taken.added, taken.renamed
                ),
                about: 0,
            };
            if let Some(request) = &request {
                store::request::keep(tx, number, request, &done)?;
            }
            Ok(Some(done))
        })
        .await?;
    let Some(done) = done else {
        let gone = app
            .translations
            .of(context.language)
            .text("roster-unread-gone");
        return again(&app, &context, class, (asks.first, gone.to_owned())).await;
    };
    app.lists.forget(&asks.list);
    Ok(response::done(&context, &done.place))
}
