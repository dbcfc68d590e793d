//! Several classes on the page of classes: their order, what one takes over from another, which of them rest, and where two write
//! at one time. Making and naming one is class.rs.

use std::sync::Arc;

use bytes::Bytes;
use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;

use super::goes_on;
use crate::{
    app::{
        App,
        classes::{self, Copied, Direction, NotCopied},
        day_in,
        erase::Retention,
        receipts::Undo,
    },
    domain::{
        calendar::{Clash, clashes},
        class::Class,
        id::ClassId,
        principal::{Standing, Teacher},
    },
    http::{HttpError, RequestContext, Result, form, response},
    i18n::Messages,
    pages::{
        components::{Layout, choice, isolated, notice},
        receipt,
    },
    store::{self, ReadTx},
};

const PAGE: &str = "/teach/classes";

/// What the page of classes says of several.
pub(super) struct Several {
    /// Hers, in her own order.
    pub(super) classes: Vec<Class>,
    /// Those that rest, and when what was written in each goes.
    archived: Vec<(Class, Option<Date>)>,
    /// The box is hers.
    pub(super) is_owner: bool,
    /// Where two write at one time.
    clashes: Vec<Clash>,
}

impl Several {
    pub(super) fn load(tx: &ReadTx<'_>, teacher: Teacher) -> store::Result<Self> {
        let is_owner = teacher.standing == Standing::Owner;
        let teacher = teacher.id;
        let retention = Retention::load(tx)?;
        let mut archived = Vec::new();
        for class in store::class::archived_of(tx, teacher)? {
            let since = store::bin::rests_since(tx, class.id)?;
            let day = since.map(|since| day_in(&class, retention.goes_at(since)));
            archived.push((class, day));
        }
        let classes = store::class::of_teacher(tx, teacher)?;
        let mut weeks = Vec::new();
        for class in &classes {
            let calendar = store::calendar::load_since(tx, class.id, jiff::civil::Date::MAX)?;
            weeks.push((class.id, calendar.blocks));
        }
        Ok(Self {
            archived,
            is_owner,
            clashes: clashes(&weeks),
            classes,
        })
    }
}

#[derive(Deserialize)]
struct MoveForm {
    #[serde(rename = "do")]
    to: String,
}

/// One place up or down in her list.
pub(super) async fn move_in_order(
    class: ClassId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let form: MoveForm = form::read(&form)?;
    let to = if form::either(&form.to, "up", "down")? {
        Direction::Up
    } else {
        Direction::Down
    };
    classes::move_in_order(&app, context.teacher()?, class, to).await?;
    let place = format!("{PAGE}#class-{class}");
    let said = "done-class-moved";
    Ok(receipt::done(&app, &context, &place, said, None, None))
}

/// A class rests from now on; one tap takes it back.
pub(super) async fn archive(
    class: ClassId,
    app: Arc<App>,
    context: RequestContext,
    _: Bytes,
) -> Result {
    let rests = match classes::archive(&app, context.teacher()?, class).await {
        Ok(rests) => rests,
        Err(error) => return Ok(goes_on::refuse(&app, &context, PAGE, error.refusal()?)),
    };
    let moved = rests.moved;
    let undo = Some(Undo::Archive { class, moved });
    let said = "done-class-archived";
    Ok(receipt::done(
        &app,
        &context,
        PAGE,
        said,
        Some(rests.class.name),
        undo,
    ))
}

/// A class that rested goes on.
pub(super) async fn put_back(
    class: ClassId,
    app: Arc<App>,
    context: RequestContext,
    _: Bytes,
) -> Result {
    classes::put_back(&app, context.teacher()?, class).await?;
    let said = "done-class-back";
    Ok(receipt::done(&app, &context, PAGE, said, None, None))
}

/// A class takes settings over from another.
pub(super) async fn copy(
    class: ClassId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    #[derive(Deserialize)]
    struct CopyForm {
        from: i64,
    }
    let wanted = form::every(&form, "what");
    let CopyForm { from } = form::read(&form)?;
    let wants = |word: &str| wanted.iter().any(|it| it == word);
    let what = Copied {
        rules: wants("rules"),
        timetable: wants("timetable"),
        questions: wants("questions"),
    };
    let from = ClassId::new(from);
    let copied = classes::copy_settings(&app, context.teacher()?, class, from, what).await;
    let error = match copied {
        Ok(undo) => {
            let said = "done-class-copied";
            return Ok(receipt::done(&app, &context, PAGE, said, None, undo));
        }
        Err(error) => error,
    };
    let messages = app.translations.of(context.language);
    let why = match error.refusal()? {
        NotCopied::NoTimes => "classes-no-times",
        NotCopied::OtherGrades => "classes-other-grades",
        NotCopied::Timetable(_) => "classes-no-chairs",
    };
    let layout = Layout::teacher(messages, messages.text("classes-copy"), Some(PAGE));
    Ok(response::refused(layout.page(html! {
        (notice(false, &html! { (messages.text(why)) }))
        a.button.main href=(PAGE) { (messages.text("class-list-title")) }
    })))
}

/// Where two of her classes write at one time.
pub(super) fn draw_clashes(messages: &Messages, several: &Several) -> Markup {
    let name = |id: ClassId| {
        let class = several.classes.iter().find(|it| it.id == id);
        class.map_or("", |it| it.name.as_str())
    };
    html! {
        @for clash in &several.clashes {
            @let said = messages.text_with("classes-clash", &[
                ("one", name(clash.one).into()),
                ("other", name(clash.other).into()),
                ("day", messages.weekday_name(clash.weekday).into()),
                ("time", messages.time(clash.from).into()),
            ]);
            (notice(false, &isolated(&said)))
        }
    }
}

/// What may be done with one of several classes, folded.
pub(super) fn draw_more(messages: &Messages, several: &Several, class: &Class) -> Markup {
    let classes = &several.classes;
    let at = |deed: &str| format!("{PAGE}/{}/{deed}", class.id);
    let others: Vec<&Class> = classes.iter().filter(|it| it.id != class.id).collect();
    let named = |id| messages.text_with(id, &[("class", class.name.as_str().into())]);
    let copied = [
        ("rules", "rules-title"),
        ("timetable", "calendar-title"),
        ("questions", "teach-questions-title"),
    ];
    html! {
        details {
            summary { (isolated(&named("classes-more"))) }
            @if !others.is_empty() {
                form.actions.even method="post" action=(at("move")) {
                    button.plain name="do" value="up" { (messages.text("classes-up")) }
                    button.plain name="do" value="down" { (messages.text("classes-down")) }
                }
                form method="post" action=(at("copy")) {
                    fieldset {
                        legend { (messages.text("classes-copy")) }
                        @for (word, label) in copied {
                            (choice("checkbox", &format!("copy-{}-{word}", class.id), "what", word, true, messages.text(label)))
                        }
                    }
                    div.actions.even {
                        @for other in others {
                            button.plain name="from" value=(other.id) {
                                span { (isolated(&messages.text_with("classes-copy-from", &[("class", other.name.as_str().into())]))) }
                            }
                        }
                    }
                    p.help { (messages.text("classes-copy-help")) }
                }
            }
            p.help { (messages.text("classes-archive-help")) }
            form method="post" action=(at("archive")) { button.plain { span { (isolated(&named("classes-archive"))) } } }
            @if several.is_owner { p { a.quiet href=(at("erase")) { (messages.text("erase-title")) } } }
        }
    }
}

/// The classes that rest, each with the way back.
pub(super) fn draw_archived(messages: &Messages, several: &Several) -> Markup {
    html! {
        @if !several.archived.is_empty() {
            section id="archived" {
                h2 { (messages.text("classes-archived")) }
                ul.roll {
                    @for (class, goes) in &several.archived {
                        li.row {
                            span.who {
                                span {
                                    strong { bdi { (class.name) } }
                                    @if let Some(goes) = goes {
                                        br; span.soft { (isolated(&messages.text_with("retention-goes", &[("day", messages.day_and_year(*goes).into())]))) }
                                    }
                                }
                            }
                            @if several.is_owner { a.quiet href={ (PAGE) "/" (class.id) "/erase" } { (messages.text("erase-title")) } }
                            a.quiet href={ (PAGE) "/" (class.id) "/export" } { (messages.text("export-way")) }
                            form method="post" action={ (PAGE) "/" (class.id) "/put-back" } {
                                button.plain { (messages.text("classes-put-back")) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Loads it for the teacher who asks.
pub(super) async fn load(app: &App, context: &RequestContext) -> Result<Several> {
    let teacher = context.teacher()?;
    let several = app.store.read(move |tx| Several::load(tx, teacher)).await;
    several.map_err(HttpError::from)
}
