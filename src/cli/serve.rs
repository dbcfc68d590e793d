//! `chair serve`: wiring only. Settings, store, app, doors; and the way out within five seconds.

use std::{
    io::Write as _,
    net::{SocketAddr, TcpListener},
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use tokio::{
    net::UnixListener,
    signal::unix::{Signal, SignalKind, signal},
};
use tokio_rustls::TlsAcceptor;

use super::{reachable, runtime, start_clock};
use crate::{
    app::{
        App, Names, Parts,
        roster::{self, Wish},
        setup_file,
    },
    host::{
        clock::Clock,
        control,
        machine::{self, Machine},
        mdns::{Announcer, lan_addresses},
        serve::{self, Door},
        systemd::{self, InheritedSockets},
        tls::{Certificate, Holder},
    },
    http::{
        assets,
        guard::{Guard, Routes},
    },
    i18n::Translations,
    live::Topic,
    pages,
    settings::Settings,
    store::{self, Store},
};

/// How often the end of a run looks whether the last request has let go, 5 ms apart.
const LET_GO_TURNS: usize = 100;

/// Serves until the signal to stop, starting over when a damaged database was set aside.
///
/// # Errors
/// One plain sentence.
pub fn serve(settings: &Settings) -> Result<(), String> {
    let handed = InheritedSockets::take()?;
    runtime()?.block_on(async {
        let mut settings = settings.clone();
        let mut ended = run(&settings, &handed, say_ready).await?;
        while let Ended::StartOver { http, https } = ended {
            log::info!("starting over");
            // Where port 0 was asked for, the port of the first run stays the box's: the page there comes back by itself.
            settings.http = http;
            settings.https = https;
            ended = run(&settings, &handed, |_| Ok(())).await?;
        }
        Ok(())
    })
}

/// How a run ended.
pub(crate) enum Ended {
    /// By a signal.
    Stopped,
    /// A damaged database was set aside; the doors were at these addresses.
    StartOver {
        http: SocketAddr,
        https: Option<SocketAddr>,
    },
}

/// One run: from the folder's lock to the last checkpoint. `ready` is told when the doors are open.
pub(crate) async fn run(
    settings: &Settings,
    handed: &InheritedSockets,
    ready: impl FnOnce(&App) -> Result<(), String>,
) -> Result<Ended, String> {
    let lock = machine::take_folder(&settings.data)?;
    let machine = Machine::load_or_make(&settings.data)?;
    let doors = Doors::bind(settings, handed)?;
    let store = Store::open(&settings.data, settings.limits.space)?;
    let clock = Arc::new(start_clock(&store).await);
    let (settings, claim_code) = said_beforehand(&store, &clock, settings).await;
    let announcer = if settings.announce {
        Announcer::start(&machine.id, doors.http)
    } else {
        Announcer::off()
    };
    let own = announcer.status().names;
    let names = Names::new(&settings.also, &own, doors.http, doors.https);
    let parts = Parts {
        store,
        clock,
        machine,
        settings: settings.clone(),
        names,
        announcer,
        translations: Translations::load(),
        claim_code,
    };
    let app = App::new(parts)
        .await
        .map_err(|error| format!("Chair cannot read its database: {error}."))?;
    pages::setup::first_run::practice::clear_away(&app).await;
    if doors.secure.is_some() {
        let certificate = certificate(&app)?;
        app.certificate.get_or_init(|| certificate);
    }
    let (http, https) = (doors.http, doors.https);
    let doors = doors.open(app.certificate.get())?;
    let control = control::listen(&settings.data)
        .map_err(|error| format!("Chair cannot make its control socket: {error}."))?;
    let routes = Routes::new(pages::routes())?;
    let guard = Guard::new(Arc::clone(&app), routes, pages::error::PAGES);

    let signals = Signals::catch()?;
    ready(&app)?;
    systemd::ready();
    // Files are packed before the first page is drawn, so that the memory this takes for a moment is there for the pages.
    assets::all();
    let start_over = Arc::new(AtomicBool::new(false));
    let beside = tokio::spawn(work_beside(Arc::clone(&app), control));
    let stop = stop_signal(Arc::clone(&app), signals, Arc::clone(&start_over));
    serve::serve(
        doors,
        guard,
        serve::Limits::default(),
        Arc::clone(&app.counts),
        stop,
    )
    .await;
    beside.abort();
    drop(beside.await);
    app.announcer.stop();
    finish(app).await?;
    drop(lock);
    let over = start_over.load(Ordering::Acquire);
    Ok(if over {
        Ended::StartOver { http, https }
    } else {
        Ended::Stopped
    })
}

/// The last act: every write that was acknowledged is moved into the file.
async fn finish(mut app: Arc<App>) -> Result<(), String> {
    let folder = app.settings.data.clone();
    let damaged = app.wants_set_aside();
    // The tasks of dropped connections let go of the app at their next turn.
    for _ in 0..LET_GO_TURNS {
        match Arc::try_unwrap(app) {
            Ok(app) => {
                app.store.close();
                return clear_away(&folder, damaged);
            }
            Err(held) => app = held,
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    log::warn!("a request would not end; what was acknowledged is on disk all the same");
    clear_away(&folder, damaged)
}

fn clear_away(folder: &Path, damaged: bool) -> Result<(), String> {
    if damaged {
        let aside = store::set_aside(folder)
            .map_err(|error| format!("The damaged database could not be set aside: {error}."))?;
        log::warn!("the damaged database is now {}", aside.display());
    }
    drop(std::fs::remove_file(folder.join("control")));
    Ok(())
}

/// What `chair.setup` says until the claim: the room's name and language where the command line says nothing, and the code.
async fn said_beforehand(
    store: &Store,
    clock: &Clock,
    settings: &Settings,
) -> (Settings, Option<(String, u8)>) {
    let said = setup_file::take_over(store, settings, clock.now().as_second()).await;
    let mut settings = settings.clone();
    settings.name = settings.name.or(said.room);
    settings.language = said.language.unwrap_or(settings.language);
    (settings, said.code)
}

/// Listeners that are bound but not yet answered.
struct Doors {
    http: SocketAddr,
    https: Option<SocketAddr>,
    plain: TcpListener,
    secure: Option<TcpListener>,
}

impl Doors {
    /// A socket that systemd has opened comes before the address of the command line.
    fn bind(settings: &Settings, handed: &InheritedSockets) -> Result<Self, String> {
        let plain = match handed.http()? {
            Some(listener) => listener,
            None => bind(settings.http)?,
        };
        let secure = match (handed.https()?, settings.https) {
            (Some(listener), _) => Some(listener),
            (None, at) => at.map(bind).transpose()?,
        };
        for listener in std::iter::once(&plain).chain(&secure) {
            listener
                .set_nonblocking(true)
                .map_err(|error| format!("A door would not open: {error}."))?;
        }
        let address = |listener: &TcpListener| {
            listener
                .local_addr()
                .map_err(|error| format!("No address: {error}."))
        };
        Ok(Self {
            http: address(&plain)?,
            https: secure.as_ref().map(address).transpose()?,
            plain,
            secure,
        })
    }

    fn open(self, certificate: Option<&Certificate>) -> Result<Vec<Door>, String> {
        let into_tokio = |listener| {
            tokio::net::TcpListener::from_std(listener)
                .map_err(|error| format!("A door would not open: {error}."))
        };
        let mut doors = vec![Door {
            listener: into_tokio(self.plain)?,
            tls: None,
        }];
        if let (Some(secure), Some(certificate)) = (self.secure, certificate) {
            let tls = certificate.tls().map_err(|error| error.to_string())?;
            doors.push(Door {
                listener: into_tokio(secure)?,
                tls: Some(TlsAcceptor::from(tls)),
            });
        }
        Ok(doors)
    }
}

fn bind(address: SocketAddr) -> Result<TcpListener, String> {
    TcpListener::bind(address).map_err(|error| match error.kind() {
        std::io::ErrorKind::AddrInUse => {
            format!(
                "Another program already answers at {address}. Stop it, or choose another port."
            )
        }
        std::io::ErrorKind::PermissionDenied => {
            format!("This user may not answer at {address}. Choose a port above 1023.")
        }
        _ => format!("Chair cannot answer at {address}: {error}."),
    })
}

fn certificate(app: &App) -> Result<Certificate, String> {
    let folder = app.settings.data.join("certificate");
    Certificate::open(&folder, &holder(app), today(app)).map_err(|error| error.to_string())
}

/// Whom the certificate is for now: names are learned, and addresses change.
fn holder(app: &App) -> Holder {
    let names = app.announcer.status().names.into_iter();
    Holder {
        title: format!("Chair {}", app.machine.suffix()),
        names: names.chain(app.settings.also.iter().cloned()).collect(),
        addresses: lan_addresses(),
    }
}

fn today(app: &App) -> Option<jiff::civil::Date> {
    (!app.is_clock_doubtful()).then(|| app.clock.local(&jiff::tz::TimeZone::UTC).date())
}

/// The one line that scripts wait for (contract.md).
#[expect(clippy::print_stdout, reason = "the contract's ready line")]
pub(crate) fn say_ready(app: &App) -> Result<(), String> {
    println!("ready http://{}/", reachable(app.names.http));
    std::io::stdout()
        .flush()
        .map_err(|error| format!("Nobody reads the ready line: {error}."))
}

/// What goes on beside the requests: ticks, signs of life, questions of other commands, fresh claim codes, names learned
/// in a conflict.
async fn work_beside(app: Arc<App>, control: UnixListener) {
    let questions = control::serve(control, |question| answer(Arc::clone(&app), question));
    let ticks = async {
        let mut tick = tokio::time::interval(app.settings.limits.tick);
        let mut known = (holder(&app), today(&app));
        loop {
            tick.tick().await;
            app.live.tick();
            if app.sessions.are_unknown()
                && let Err(error) = app.read_who_is_let_in().await
            {
                log::error!("who is signed in could still not be read: {error}");
            }
            if let Err(error) = app.begin_timetabled_prep_times().await {
                log::error!("the quiet minutes of the timetable: {error}");
            }
            let now = (holder(&app), today(&app));
            if now == known {
                continue;
            }
            // An address may have come or gone without a word of the announcer.
            app.live.changed_everywhere(Topic::Names);
            if let Some(certificate) = app.certificate.get()
                && let Err(error) = certificate.renew(&now.0, now.1)
            {
                log::error!("{error}");
            }
            known = now;
        }
    };
    tokio::join!(
        questions,
        ticks,
        learn_names(&app),
        systemd::watchdog(&app.store),
        super::where_to_go::say_where_to_go(&app)
    );
}

/// A browser may come by a name the moment it is said.
async fn learn_names(app: &App) {
    let mut changes = app.announcer.changes();
    loop {
        let names = changes.borrow_and_update().names.clone();
        app.names.learn(&names);
        app.live.changed_everywhere(Topic::Names);
        if changes.changed().await.is_err() {
            return;
        }
    }
}

/// `chair setup-code`, `chair claim-card` and `chair import` ask here.
async fn answer(app: Arc<App>, question: String) -> String {
    match question.as_str() {
        "setup-code" | "claim-card"
            if app.is_claimed() && app.store.condition() != store::Condition::Damaged =>
        {
            "claimed".to_owned()
        }
        "setup-code" => format!("code {}", app.claim.now()),
        "claim-card" => super::claim_card::card_of(&app),
        "doctor" => serde_json::json!(crate::app::doctor::findings(&app)).to_string(),
        _ => match question.strip_prefix("import ") {
            Some(wish) => import(&app, wish).await,
            None => "unknown".to_owned(),
        },
    }
}

/// A class list from the command line.
async fn import(app: &Arc<App>, wish: &str) -> String {
    let Ok(wish) = serde_json::from_str::<Wish>(wish) else {
        return "unknown".to_owned();
    };
    let clock = Arc::clone(&app.clock);
    let imported = app
        .write_as_box(move |tx| roster::import(tx, &clock, &wish))
        .await
        .unwrap_or_else(|error| Err(format!("Nothing was taken over: {error}.")));
    roster::told(&imported)
}

/// The signals to stop, caught from before the ready line on: whoever waits for that line may stop us right after it.
struct Signals {
    terminate: Signal,
    interrupt: Signal,
}

impl Signals {
    fn catch() -> Result<Self, String> {
        let catch =
            |kind| signal(kind).map_err(|error| format!("Signals cannot be caught: {error}."));
        Ok(Self {
            terminate: catch(SignalKind::terminate())?,
            interrupt: catch(SignalKind::interrupt())?,
        })
    }
}

/// Ends with SIGTERM, Ctrl-C, or the wish to start over; the live streams end with it.
async fn stop_signal(app: Arc<App>, mut signals: Signals, start_over: Arc<AtomicBool>) {
    tokio::select! {
        _ = signals.terminate.recv() => {}
        _ = signals.interrupt.recv() => {}
        () = app.start_over.notified() => start_over.store(true, Ordering::Release),
    }
    if !start_over.load(Ordering::Acquire) {
        systemd::stopping();
    }
    app.live.stop();
}
