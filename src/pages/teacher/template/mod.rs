//! The template of a class: taken as a file to another classroom, and a colleague's taken over after a look at what it changes.
//! Between the sending and the taking it is only in memory. It is drawn in draw.rs.

mod changes;
mod draw;

use std::sync::Arc;

use bytes::Bytes;
use serde::Deserialize;

use self::changes::Look;
use crate::{
    app::{
        App,
        receipts::Undo,
        templates::{self, NotTaken, Outgoing, Parts},
    },
    domain::{class::Class, id::ClassId},
    http::{RequestContext, Result, form, response},
    import::template::{self, Unreadable},
    pages::{receipt, teacher::read::read_class},
    store,
};

pub(super) async fn show(class: ClassId, app: Arc<App>, context: RequestContext) -> Result {
    let (class, outgoing) = load(class, &app, &context).await?;
    let page = draw::draw(&app, &context, &class, &outgoing, None);
    Ok(response::page(page))
}

async fn load(
    class: ClassId,
    app: &Arc<App>,
    context: &RequestContext,
) -> Result<(Class, Outgoing)> {
    let by = context.principal;
    read_class(app, context, Some(class), move |tx, _, class| {
        let outgoing = templates::outgoing(tx, &by, &class)?;
        Ok((class, outgoing))
    })
    .await
}

/// The file. Its name says nothing of the class.
pub(super) async fn download(class: ClassId, app: Arc<App>, context: RequestContext) -> Result {
    let (_, outgoing) = load(class, &app, &context).await?;
    let file = template::write(&outgoing.template);
    Ok(response::download(
        "chair-template.json",
        "application/json",
        file,
    ))
}

/// A file is on its way to be looked at. What is no template is said on the page that it came from.
pub(super) async fn upload(
    class: ClassId,
    app: Arc<App>,
    context: RequestContext,
    body: Bytes,
) -> Result {
    let fields = form::parts(&context, body).await?;
    let file = fields.get("file").map_or(&[][..], |file| file);
    let (known, _) = load(class, &app, &context).await?;
    match templates::read_for(&known, file) {
        Ok(template) => {
            // As it was read: words that are cleaned are cleaned before she looks at them.
            let token = app
                .sent_lists
                .insert_template(class, &template::write(&template));
            Ok(response::to(&format!(
                "/teach/classes/{class}/template/look?list={token}"
            )))
        }
        Err(error) => refuse(class, &app, &context, unreadable(error.refusal()?)).await,
    }
}

fn unreadable(why: Unreadable) -> &'static str {
    match why {
        Unreadable::TooLarge => "template-too-large",
        Unreadable::NotATemplate => "template-not-one",
        Unreadable::OtherVersion => "template-other-version",
        Unreadable::Words(_) => "template-unfit-words",
        Unreadable::TooMany => "template-too-many",
    }
}

async fn refuse(
    class: ClassId,
    app: &Arc<App>,
    context: &RequestContext,
    why: &'static str,
) -> Result {
    let (class, outgoing) = load(class, app, context).await?;
    let page = draw::draw(app, context, &class, &outgoing, Some(why));
    Ok(response::refused(page))
}

/// The file that waits, by its token.
#[derive(Deserialize)]
struct Asks {
    #[serde(default)]
    list: String,
}

/// What would change, before anything of it is saved.
pub(super) async fn look(class: ClassId, app: Arc<App>, context: RequestContext) -> Result {
    let Asks { list } = form::read(context.query.as_bytes())?;
    let Some(file) = app.sent_lists.template(class, &list) else {
        return refuse(class, &app, &context, "template-gone").await;
    };
    let loaded = read_class(&app, &context, Some(class), |tx, _, class| {
        let tags = store::tag::of_class(tx, class.id)?;
        Ok((templates::as_it_stands(tx, &class)?, tags, class))
    });
    let (now, tags, known) = loaded.await?;
    let new = templates::read_for(&known, file.as_bytes());
    match new.map(|new| Look { now, new, tags }) {
        Ok(look) => Ok(response::page(draw::draw_look(
            &app, &context, &known, &list, &look,
        ))),
        Err(error) => refuse(class, &app, &context, unreadable(error.refusal()?)).await,
    }
}

/// Takes over the parts that she ticked.
pub(super) async fn take(
    class: ClassId,
    app: Arc<App>,
    context: RequestContext,
    bytes: Bytes,
) -> Result {
    let Asks { list } = form::read(&bytes)?;
    let ticked = form::every(&bytes, "what");
    let has = |part: &str| ticked.iter().any(|it| it == part);
    let parts = Parts {
        questions: has("questions"),
        strengths: has("strengths"),
        tags: has("tags"),
        lesson: has("lesson"),
    };
    let _turn = app.settings_turn.lock().await;
    let language = context.language;
    match templates::take(&app, context.principal, class, &list, parts, language).await {
        Ok(taken) => {
            let undo = Some(Undo::Template(Box::new(taken)));
            let place = format!("/teach/classes/{class}/template");
            let said = "done-template";
            Ok(receipt::done(&app, &context, &place, said, None, undo))
        }
        Err(error) => {
            let why = match error.refusal()? {
                NotTaken::Gone => "template-gone",
                NotTaken::Unreadable(why) => unreadable(why),
            };
            refuse(class, &app, &context, why).await
        }
    }
}
