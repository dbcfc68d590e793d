//! `chair serve`: wiring only. From the folder's lock over the store, the app and the listeners to the ready line; and the way
//! out within five seconds.

mod background;
mod certificate;
mod listeners;

use std::{cell::Cell, net::SocketAddr, path::Path, sync::Arc, time::Duration};

use tokio::signal::unix::{Signal, SignalKind, signal};

use super::{Result, print, reachable, runtime, start_clock};
use crate::{
    app::{App, Names, Parts, first_run, seal, setup_file},
    host::{
        control, data_folder,
        machine::Machine,
        mdns::Announcer,
        out_of_place, serve,
        shelf::Shelf,
        systemd::{self, InheritedSockets},
        tls::Certificate,
    },
    http::{assets, guard::Guard, route::Routes},
    i18n::Translations,
    pages, secret,
    settings::Settings,
    store::{self, Condition, Store},
};
use listeners::Listeners;

/// How often the end of a run looks whether the last request has let go of the app.
const LOOK_EVERY: Duration = Duration::from_millis(5);
/// How long that may take.
const LET_GO_WITHIN: Duration = Duration::from_millis(500);

/// Serves until the signal to stop, starting over when a damaged database was set aside.
///
/// # Errors
/// The folder, an address or the database cannot be used, or nobody reads the ready line.
pub fn serve(settings: &Settings) -> Result {
    let inherited = InheritedSockets::take()?;
    runtime()?.block_on(async {
        let mut settings = settings.clone();
        let mut ended = run(&settings, &inherited, say_ready).await?;
        while let Ended::StartOver { http, https } = ended {
            log::info!("starting over");
            // Where port 0 was asked for, the port of the first run stays the box's: the page there comes back by itself.
            settings.http = http;
            settings.https = https;
            ended = run(&settings, &inherited, |_| Ok(())).await?;
        }
        Ok(())
    })
}

/// How a run ended.
pub(super) enum Ended {
    /// By a signal.
    Stopped,
    /// A damaged database was set aside; the box answered at these addresses.
    StartOver {
        http: SocketAddr,
        https: Option<SocketAddr>,
    },
}

/// One run: from the folder's lock to the last checkpoint. `ready` is called once requests are answered.
pub(super) async fn run(
    settings: &Settings,
    inherited: &InheritedSockets,
    ready: impl FnOnce(&App) -> Result,
) -> Result<Ended> {
    let lock = data_folder::take_folder(&settings.data)?;
    for path in out_of_place::find_beside(&settings.data) {
        log::error!(
            "{} The box goes on without it.",
            out_of_place::describe(&path)
        );
    }
    finish_restoring(&settings.data)?;
    let machine = Machine::load_or_make(&settings.data)?;
    let mut listeners = Listeners::bind(settings, inherited)?;
    if let Err(why) = Certificate::look(&settings.data.join("certificate")) {
        log::error!("{why} The board goes on without HTTPS.");
        listeners.leave_secure_out();
    }
    let (http, https) = (listeners.http, listeners.https);
    let app = open_app(settings, machine, &listeners).await?;
    first_run::end_practice(&app).await;
    if https.is_some() {
        match certificate::open(&app) {
            Ok(certificate) => {
                app.certificate.get_or_init(|| certificate);
            }
            Err(why) => {
                log::error!("{why} The board goes on without HTTPS.");
                listeners.leave_secure_out();
                app.names.leave_secure_out();
            }
        }
    }
    let listeners = listeners.open(app.certificate.get())?;
    let control = control::listen(&settings.data)
        .map_err(|error| format!("Chair cannot make its control socket: {error}."))?;
    let routes = Routes::new(pages::routes())?;
    let guard = Guard::new(Arc::clone(&app), routes, pages::error::PAGES);

    let signals = Signals::catch()?;
    if let Err(error) = ready(&app) {
        drop(guard);
        close(app).await?;
        return Err(error);
    }
    systemd::ready();
    // Files are packed before the first page is drawn, so that the memory this takes for a moment is there for the pages.
    assets::all();
    let background = tokio::spawn(background::run(Arc::clone(&app), control));
    let starts_over = Cell::new(false);
    let stop = async { starts_over.set(signals.wait(&app).await) };
    let limits = serve::ConnectionLimits::default();
    serve::serve(listeners, guard, limits, Arc::clone(&app.counts), stop).await;
    background.abort();
    drop(background.await);
    close(app).await?;
    drop(lock);
    Ok(if starts_over.get() {
        Ended::StartOver { http, https }
    } else {
        Ended::Stopped
    })
}

/// The signals to stop, caught from before the ready line on: whoever waits for that line may stop us right after it.
struct Signals {
    terminate: Signal,
    interrupt: Signal,
}

impl Signals {
    fn catch() -> Result<Self> {
        let catch =
            |kind| signal(kind).map_err(|error| format!("Signals cannot be caught: {error}."));
        Ok(Self {
            terminate: catch(SignalKind::terminate())?,
            interrupt: catch(SignalKind::interrupt())?,
        })
    }

    /// Waits for SIGTERM, Ctrl-C, or the choice to start over, and tells whether it was that; the live streams end with it.
    async fn wait(mut self, app: &App) -> bool {
        let starts_over = tokio::select! {
            _ = self.terminate.recv() => false,
            _ = self.interrupt.recv() => false,
            () = app.start_over.notified() => true,
        };
        if !starts_over {
            systemd::stopping();
        }
        app.live.stop();
        starts_over
    }
}

/// A copy that was chosen takes the place of the database, and what an earlier run left half made goes.
pub(super) fn finish_restoring(folder: &Path) -> Result {
    let not_finished = |error| {
        let folder = folder.display();
        format!("The copy that was chosen could not be put in its place in {folder}: {error}.")
    };
    if let Some((aside, unfit)) = store::set_unfit_aside(folder).map_err(not_finished)? {
        log::error!(
            "the copy that was chosen cannot be used ({unfit:?}): it is {} now, and the box goes on with what it has",
            aside.display()
        );
    }
    if store::is_restored(folder) && Machine::is_adopted_damaged(folder) {
        let aside = store::set_chosen_aside(folder).map_err(not_finished)?;
        log::error!(
            "the key that came with the copy that was chosen is damaged: the copy is {} now, and the box goes on with what it has. \
             Please go back to that copy once more.",
            aside.unwrap_or_default().display()
        );
    }
    let finished = Machine::finish_adopting(folder, store::is_restored(folder))
        .and_then(|()| store::finish_restoring(folder));
    let aside = finished.map_err(not_finished)?;
    if let Some(aside) = aside {
        log::warn!("the database before the copy is now {}", aside.display());
    }
    let shelf = Shelf::of(folder);
    if shelf.is_there()
        && let Err(error) = shelf.tidy()
    {
        log::error!(
            "no copies can be made: backups in {} cannot be written: {error}",
            folder.display()
        );
    }
    Ok(())
}

/// The store, without the plain words in which an earlier version kept what opens something.
async fn open_store(settings: &Settings, key: &secret::Key) -> Result<Store> {
    let store = Store::open(&settings.data, settings.limits.space)?;
    if seal::hide_plain_words(&store, key).await {
        // The words stand in the file until its log is moved into it, which the end of a run does.
        store.close();
        return Ok(Store::open(&settings.data, settings.limits.space)?);
    }
    Ok(store)
}

async fn open_app(
    settings: &Settings,
    machine: Machine,
    listeners: &Listeners,
) -> Result<Arc<App>> {
    let store = open_store(settings, &machine.key).await?;
    let clock = Arc::new(start_clock(&store).await);
    // Where the command line says nothing, `chair.setup` names the room and its language until the claim.
    let beforehand =
        setup_file::load_or_read(&store, settings, &machine.key, clock.now().as_second()).await;
    let mut settings = settings.clone();
    settings.name = settings.name.or(beforehand.room);
    settings.language = beforehand.language.unwrap_or(settings.language);
    let announcer = if settings.announce {
        Announcer::start(&machine.id, listeners.http)
    } else {
        Announcer::off()
    };
    let own = announcer.status().names;
    let names = Names::new(&settings.also, &own, listeners.http, listeners.https);
    let app = App::new(Parts {
        store,
        clock,
        machine,
        settings,
        names,
        announcer,
        translations: Translations::load(),
        claim_code: beforehand.code,
    });
    let app = app
        .await
        .map_err(|error| format!("Chair cannot read its database: {error}."))?;
    let copies = app.copies.shelved().len();
    if copies > 0 && !app.is_claimed() && app.store.condition() != Condition::Damaged {
        log::warn!(
            "nobody's data is here, and {copies} copies of some are: \"I have a copy of a box\" on its first page offers them"
        );
    }
    Ok(app)
}

/// The last act: goodbye to the network, and every write that was acknowledged is moved into the file.
async fn close(mut app: Arc<App>) -> Result {
    app.announcer.stop();
    app.copies.stop();
    let folder = app.settings.data.clone();
    let is_damaged = app.wants_set_aside();
    // The tasks of dropped connections let go of the app at their next turn.
    let until = tokio::time::Instant::now() + LET_GO_WITHIN;
    loop {
        app = match Arc::try_unwrap(app) {
            Ok(app) => {
                app.store.close();
                break;
            }
            Err(held) => held,
        };
        if tokio::time::Instant::now() > until {
            log::warn!("a request would not end; what was acknowledged is on disk all the same");
            break;
        }
        tokio::time::sleep(LOOK_EVERY).await;
    }
    clear_folder(&folder, is_damaged)
}

fn clear_folder(folder: &Path, is_damaged: bool) -> Result {
    if is_damaged {
        let aside = store::set_aside(folder)
            .map_err(|error| format!("The damaged database could not be set aside: {error}."))?;
        log::warn!("the damaged database is now {}", aside.display());
    }
    drop(std::fs::remove_file(folder.join("control")));
    Ok(())
}

/// The one line that scripts wait for.
pub(super) fn say_ready(app: &App) -> Result {
    print([format!("ready http://{}/", reachable(app.names.http))])
}
