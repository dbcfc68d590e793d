//! What a talk was about: a tag is put on it or taken off, made in the teacher's own words, removed from the class and put back.
//! What may be chosen, and when two are the same, is domain/tag.

use std::sync::Arc;

use super::{
    App, Error, Result, class_for,
    conferences::{Refusal, find_taught},
};
use crate::{
    domain::{
        id::{ClassId, ConferenceId, TagId},
        principal::{Principal, Teacher},
        tag::{self, Called, Tag},
        text::{Language, Name},
    },
    i18n::{Messages, Translations},
    store::{self, WriteTx},
};

/// What a tag is called on a page of this language.
pub fn name_of<'t>(messages: &'t Messages, tag: &'t Tag) -> &'t str {
    match &tag.called {
        Called::Offered(id) => messages.text(id),
        Called::Own(name) => name,
    }
}

/// Puts a tag on a talk or takes it off. Twice is once.
pub async fn set_on_talk(
    app: &Arc<App>,
    by: Teacher,
    id: ConferenceId,
    tag: TagId,
    is_on: bool,
) -> Result<(), Refusal> {
    app.write(by, move |tx| put_on_talk(tx, by, id, is_on, |_| Ok(tag)))
        .await
}

/// Puts a tag in her own words on a talk: the class's tag of that name, or a new one.
pub async fn add_to_talk(
    app: &Arc<App>,
    by: Teacher,
    id: ConferenceId,
    name: Name,
    language: Language,
) -> Result<(), Refusal> {
    let worker = Arc::clone(app);
    app.write(by, move |tx| {
        let make = |class| find_or_make(tx, &worker.translations, class, &name, language);
        put_on_talk(tx, by, id, true, make)
    })
    .await
}

fn put_on_talk(
    tx: &WriteTx<'_>,
    by: Teacher,
    id: ConferenceId,
    is_on: bool,
    tag: impl FnOnce(ClassId) -> Result<TagId, Refusal>,
) -> Result<(), Refusal> {
    let (class, conference) = find_taught(tx, by, id)?.ok_or(Error::NotFound)?;
    let tag = tag(class.id)?;
    let on = store::tag::of_talk(tx, id)?;
    if is_on {
        tag::choose(&store::tag::of_class(tx, class.id)?, &on, tag)?;
    }
    if on.contains(&tag) != is_on {
        store::tag::set_on_talk(tx, &conference, tag, is_on)?;
    }
    Ok(())
}

/// The class's tag of this name, which can be chosen from now on; a new one where there is none.
pub(super) fn find_or_make(
    tx: &WriteTx<'_>,
    translations: &Translations,
    class: ClassId,
    name: &Name,
    language: Language,
) -> Result<TagId, Refusal> {
    let messages = translations.of(language);
    let tags = store::tag::of_class(tx, class)?;
    let Some(same) = tag::same(&tags, name.as_str(), |tag| name_of(messages, tag)) else {
        tag::one_more(&tags)?;
        return Ok(store::tag::insert(tx, class, name.as_str())?);
    };
    if same.is_removed {
        store::tag::set_removed(tx, class, same.id, false)?;
    }
    Ok(same.id)
}

/// Makes a tag of a class in her own words; one that is there already is the same one.
pub async fn add(
    app: &Arc<App>,
    by: Principal,
    class: ClassId,
    name: Name,
    language: Language,
) -> Result<(), Refusal> {
    let worker = Arc::clone(app);
    app.write(by, move |tx| {
        let class = class_for(tx, &by, Some(class))?.ok_or(Error::NotFound)?;
        find_or_make(tx, &worker.translations, class.id, &name, language).map(|_| ())
    })
    .await
}

/// A tag of a class can no longer be chosen, or can be chosen again. Talks that have it keep it.
pub async fn set_removed(
    app: &Arc<App>,
    by: Principal,
    class: ClassId,
    id: TagId,
    is_removed: bool,
) -> Result<(), Refusal> {
    app.write(by, move |tx| {
        let class = class_for(tx, &by, Some(class))?.ok_or(Error::NotFound)?;
        let tags = store::tag::of_class(tx, class.id)?;
        let tag = tags.iter().find(|tag| tag.id == id);
        let tag = tag.ok_or(tag::Refusal::NoSuchTag)?;
        if tag.is_removed != is_removed {
            store::tag::set_removed(tx, class.id, id, is_removed)?;
        }
        Ok(())
    })
    .await
}
