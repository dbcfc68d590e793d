//! A child's own year, for the child to keep: its talks, what was strong, the steps that it reached, and lines for home, in its
//! family's language. Nothing that is only the teacher's is loaded.

use std::sync::Arc;

use jiff::civil::Date;
use maud::{Markup, html};

use super::{
    children,
    export::find_child,
    for_home::{self, ForHome},
    past::{self, Holder},
    read::read_class,
    story,
};
use crate::{
    app::{App, day_in},
    domain::{
        class::{Class, Member},
        id::{ClassId, StudentId},
        roster::Student,
    },
    http::{HttpError, RequestContext, Result, response},
    i18n::Messages,
    pages::components::{self, Layout, isolated, notice, page_headed},
    store::{self, ReadTx},
};

/// One child's.
struct Keepsake {
    told: ForHome,
    /// The days of its talks, the earliest first.
    talks: Vec<Date>,
}

fn load(tx: &ReadTx<'_>, class: &Class, student: Student) -> store::Result<Option<Keepsake>> {
    let talks = past::talks(tx, Member::new(class.id, student.id), Holder::Others)?;
    let talks = talks.iter().map(|talk| talk.told.conference.date).collect();
    let told = ForHome::load(tx, class, student, &for_home::Asks::default())?;
    Ok(told.map(|told| Keepsake { told, talks }))
}

pub(super) async fn show(student: StudentId, app: Arc<App>, context: RequestContext) -> Result {
    let known = find_child(&app, &context, student).await?;
    let class = known.class.clone();
    let read = move |tx: &ReadTx<'_>| load(tx, &class, known.student);
    let keepsake = app.store.read(read).await?.ok_or(HttpError::NotFound)?;
    let back = story::address(student);
    Ok(response::page(draw(
        &app,
        &context,
        &known.class,
        &back,
        &[keepsake],
    )))
}

/// One for each child of a class.
pub(super) async fn show_class(class: ClassId, app: Arc<App>, context: RequestContext) -> Result {
    let read = read_class(&app, &context, Some(class), |tx, _, class| {
        let mut all = Vec::new();
        for student in store::roster::students(tx, class.id)?.iter() {
            all.extend(load(tx, &class, student.clone())?);
        }
        Ok((class, all))
    });
    let (class, all) = read.await?;
    let back = children::address(class.id);
    Ok(response::page(draw(&app, &context, &class, &back, &all)))
}

fn draw(
    app: &App,
    context: &RequestContext,
    class: &Class,
    back: &str,
    all: &[Keepsake],
) -> Markup {
    let around = app.translations.of(context.language);
    let layout = Layout::teacher(around, around.text("keepsake-way"), Some(back));
    let heading = html! { h1.screen-only { (around.text("keepsake-way")) } };
    let today = day_in(class, app.clock.now().as_second());
    page_headed(
        &layout,
        &heading,
        &html! {
            div.paper {
                (notice(true, &html! { (around.text("keepsake-print")) }))
                @if all.is_empty() { p.lead { (around.text("teach-children-nobody")) } }
                @for keepsake in all {
                    (draw_one(app, class, today, keepsake))
                }
            }
        },
    )
}

fn draw_one(app: &App, class: &Class, today: Date, keepsake: &Keepsake) -> Markup {
    let told = &keepsake.told;
    let messages = app.translations.of(told.language);
    let name = [("name", told.student.name.as_str().into())];
    html! {
        section.for-home lang=(told.language.tag()) dir=(told.language.direction()) {
            div.row { (components::chair(told.student.drawing)) h2 { (isolated(&messages.text_with("keepsake-title", &name))) } }
            p.soft { bdi { (class.name) } " · " (messages.day_and_year(today)) }
            (draw_talks(messages, today, &keepsake.talks))
            (for_home::draw_told(app, messages, today, told))
        }
    }
}

fn draw_talks(messages: &Messages, today: Date, talks: &[Date]) -> Markup {
    let count = messages.text_with("keepsake-chairs", &[("count", talks.len().into())]);
    html! {
        @if !talks.is_empty() {
            h3 { (isolated(&count)) }
            p { @for (at, day) in talks.iter().enumerate() { @if at > 0 { " · " } (messages.day(today, *day)) } }
        }
    }
}
