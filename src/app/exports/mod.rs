//! Files that a teacher takes with her: made for her who shows her passphrase once more, kept in memory for a while, for the
//! screen that asked and no other, and nowhere on the card.

mod build;
mod progress;

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering},
    },
    time::Instant,
};

use bytes::Bytes;

pub use self::{
    build::{Built, What, build},
    progress::Progress,
};
use super::{
    App, Error, KnownChild, Result, TriedFrom, class_for,
    remembered::lock,
    sign_in::{TryRefusal, check_hers},
};
use crate::{
    domain::{class::Class, id::ClassId, principal::Teacher, text::Language},
    limits,
    store::{self, ReadTx},
};

/// A file of a screen.
#[derive(Clone, Debug)]
pub enum Export {
    /// It is being made.
    Making(Arc<Progress>),
    /// It is there.
    Ready(Arc<Built>),
    /// It could not be made.
    Failed,
}

struct Entry {
    since: Instant,
    screen: i64,
    number: u64,
    export: Export,
}

/// Those of all screens; each has one.
#[derive(Default)]
pub struct Exports {
    entries: Mutex<Vec<Entry>>,
    numbers: AtomicU64,
}

impl Exports {
    /// This screen's, if it has one.
    pub fn of(&self, screen: i64) -> Option<Export> {
        let mut entries = lock(&self.entries);
        entries.retain(|it| it.since.elapsed() < limits::EXPORT_LIFE);
        let mut found = entries.iter();
        found
            .find(|it| it.screen == screen)
            .map(|it| it.export.clone())
    }

    /// Takes the place of the one before.
    fn put(&self, screen: i64, export: Export) -> u64 {
        let number = self.numbers.fetch_add(1, Ordering::Relaxed);
        let mut entries = lock(&self.entries);
        entries.retain(|it| it.screen != screen && it.since.elapsed() < limits::EXPORT_LIFE);
        if entries.len() >= limits::EXPORTS_MAX {
            entries.remove(0);
        }
        entries.push(Entry {
            since: Instant::now(),
            screen,
            number,
            export,
        });
        number
    }

    /// How the one of this number ended; another may have taken its place.
    fn end(&self, number: u64, export: Export) {
        let mut entries = lock(&self.entries);
        if let Some(entry) = entries.iter_mut().find(|it| it.number == number) {
            (entry.since, entry.export) = (Instant::now(), export);
        }
    }
}

/// A class of hers, be it one that rests.
pub fn class_of_hers(tx: &ReadTx<'_>, by: Teacher, class: ClassId) -> store::Result<Option<Class>> {
    if let Some(class) = class_for(tx, &by.into(), Some(class))? {
        return Ok(Some(class));
    }
    let mut rest = store::class::archived_of(tx, by.id)?.into_iter();
    Ok(rest.find(|it| it.id == class))
}

/// What she asks for.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    /// Of which class; a child is looked for by itself.
    pub class: ClassId,
    /// What of it.
    pub what: What,
    /// The language in which it says what has a name in the word files.
    pub language: Language,
}

/// Begins a file of a class of hers.
pub async fn begin(
    app: &Arc<App>,
    by: Teacher,
    from: TriedFrom,
    passphrase: String,
    asked: Asked,
) -> Result<(), TryRefusal> {
    let Asked {
        class,
        what,
        language,
    } = asked;
    check_hers(app, by, from, passphrase).await?;
    let find = move |tx: &ReadTx<'_>| match what {
        What::Child(student) => {
            let known = KnownChild::find(tx, &by.into(), student)?;
            Ok(known.map(|known| known.class))
        }
        _ => class_of_hers(tx, by, class),
    };
    let class = app.store.read(find).await?.ok_or(Error::NotFound)?;
    let progress = Arc::new(Progress::default());
    let screen = by.session.number();
    let number = app
        .exports
        .put(screen, Export::Making(Arc::clone(&progress)));
    let app = Arc::clone(app);
    // Nobody waits for it on a request: its page looks again.
    tokio::spawn(async move {
        let reader = Arc::clone(&app);
        let job = move |tx: &ReadTx<'_>| {
            build(
                tx,
                &reader.translations,
                language,
                &reader.clock,
                &class,
                what,
                &progress,
            )
        };
        let export = match app.store.read(job).await {
            Ok(built) => Export::Ready(Arc::new(built)),
            Err(error) => {
                log::error!("a file could not be made: {error}");
                Export::Failed
            }
        };
        app.exports.end(number, export);
    });
    Ok(())
}

/// A page that was drawn as a file, for her who shows her passphrase once more.
pub async fn keep_page(
    app: &App,
    by: Teacher,
    from: TriedFrom,
    passphrase: String,
    name: String,
    html: String,
) -> Result<(), TryRefusal> {
    check_hers(app, by, from, passphrase).await?;
    let length = html.len() as u64;
    let built = Built {
        name,
        kind: "text/html; charset=utf-8",
        bytes: Bytes::from(html),
        unpacked: None,
        length,
    };
    let screen = by.session.number();
    app.exports.put(screen, Export::Ready(Arc::new(built)));
    Ok(())
}
