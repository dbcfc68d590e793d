//! `chair serve`: wiring only. Settings, store, app, doors; and the way out within five seconds.

use std::{
    io::Write as _,
    net::{IpAddr, SocketAddr, TcpListener},
    sync::{Arc, atomic::AtomicBool},
};

use hyper_util::service::TowerToHyperService;
use tokio_rustls::TlsAcceptor;

use crate::{
    app::{App, Names, Parts},
    host::{
        announce::{Announcer, lan_addresses},
        certificate::{Certificate, Holder},
        clock::Clock,
        control, machine,
        machine::Machine,
        serve::{self, Door},
    },
    settings::Settings,
    store::{self, Store},
    web::{self, box_page::CLOCK_OFFSET, gate::Gate},
};

/// Serves until the signal to stop, starting over when a damaged database was set aside.
///
/// # Errors
/// One plain sentence.
pub fn serve(settings: &Settings) -> Result<(), String> {
    let runtime = runtime()?;
    runtime.block_on(async {
        while let Ended::StartOver = run(settings, |_| Ok(())).await? {
            log::info!("starting over");
        }
        Ok(())
    })
}

/// One thread for all connections (D23): more only worsen the tail (speed.md 5).
pub(crate) fn runtime() -> Result<tokio::runtime::Runtime, String> {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| format!("The program could not start: {error}."))
}

/// How a run ended.
pub(crate) enum Ended {
    Stopped,
    StartOver,
}

/// One run: from the folder's lock to the last checkpoint. `ready` is told when the doors are open.
pub(crate) async fn run(
    settings: &Settings,
    ready: impl FnOnce(&App) -> Result<(), String>,
) -> Result<Ended, String> {
    let lock = machine::take_folder(&settings.data)?;
    let machine = Machine::load_or_make(&settings.data)?;
    let doors = Doors::bind(settings)?;
    let store = Store::open(&settings.data, settings.limits.space)?;
    let clock = Arc::new(start_clock(&store).await);
    let announcer = if settings.announce {
        Announcer::start(machine.suffix(), doors.http)
    } else {
        Announcer::off()
    };
    let names = announcer
        .status()
        .names
        .into_iter()
        .chain(settings.also.iter().cloned());
    let names = Names::new(names, doors.http, doors.https);
    let parts = Parts {
        store,
        clock,
        machine,
        settings: settings.clone(),
        names,
        announcer,
    };
    let app = App::new(parts)
        .await
        .map_err(|error| format!("Chair cannot read its database: {error}."))?;
    let app = Arc::new(app);
    let doors = doors.open(&app)?;
    let control = control::listen(&settings.data)
        .map_err(|error| format!("Chair cannot make its control socket: {error}."))?;
    let gate = Gate::new(
        Arc::clone(&app),
        TowerToHyperService::new(warp::service(web::routes(&app))),
    );

    say_ready(app.names.http)?;
    ready(&app)?;
    let start_over = Arc::new(AtomicBool::new(false));
    let beside = tokio::spawn(work_beside(Arc::clone(&app), control));
    let stop = stop_signal(Arc::clone(&app), Arc::clone(&start_over));
    serve::serve(
        doors,
        gate,
        serve::Limits::default(),
        Arc::clone(&app.counts),
        stop,
    )
    .await;
    beside.abort();
    drop(beside.await);
    app.announcer.stop();
    finish(app)?;
    drop(lock);
    Ok(if start_over.load(std::sync::atomic::Ordering::Acquire) {
        Ended::StartOver
    } else {
        Ended::Stopped
    })
}

/// The last act: every write that was acknowledged is moved into the file.
fn finish(app: Arc<App>) -> Result<(), String> {
    let folder = app.settings.data.clone();
    let damaged = app.wants_set_aside();
    if let Some(app) = Arc::into_inner(app) {
        app.store.close();
    } else {
        // A connection that would not end still holds the app; what it acknowledged is in the log, and on disk.
        log::warn!("stopped while a request was still open");
    }
    if damaged {
        let aside = store::set_aside(&folder)
            .map_err(|error| format!("The damaged database could not be set aside: {error}."))?;
        log::warn!("the damaged database is now {}", aside.display());
    }
    drop(std::fs::remove_file(folder.join("control")));
    Ok(())
}

/// The clock knows what was last written, and the offset that a teacher's device gave it (D6).
async fn start_clock(store: &Store) -> Clock {
    let known = store
        .read(|tx| {
            Ok((
                store::audit::last_written(tx)?,
                store::door::setting(tx, CLOCK_OFFSET)?,
            ))
        })
        .await
        .unwrap_or_default();
    let last = known
        .0
        .and_then(|second| jiff::Timestamp::from_second(second).ok());
    let clock = Clock::start(last);
    if let Some(offset) = known.1.and_then(|text| text.parse().ok()) {
        clock.set_offset(offset);
    }
    clock
}

/// Listeners that are bound but not yet answered.
struct Doors {
    http: SocketAddr,
    https: Option<SocketAddr>,
    plain: TcpListener,
    secure: Option<TcpListener>,
}

impl Doors {
    fn bind(settings: &Settings) -> Result<Self, String> {
        let plain = bind(settings.http)?;
        let secure = settings.https.map(bind).transpose()?;
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

    fn open(self, app: &App) -> Result<Vec<Door>, String> {
        let into_tokio = |listener| {
            tokio::net::TcpListener::from_std(listener)
                .map_err(|error| format!("A door would not open: {error}."))
        };
        let mut doors = vec![Door {
            listener: into_tokio(self.plain)?,
            tls: None,
        }];
        if let Some(secure) = self.secure {
            let tls = certificate(app)?.tls().map_err(|error| error.to_string())?;
            doors.push(Door {
                listener: into_tokio(secure)?,
                tls: Some(TlsAcceptor::from(tls)),
            });
        }
        Ok(doors)
    }
}

fn bind(address: SocketAddr) -> Result<TcpListener, String> {
    let listener = TcpListener::bind(address).map_err(|error| match error.kind() {
        std::io::ErrorKind::AddrInUse => {
            format!(
                "Another program already answers at {address}. Stop it, or choose another port."
            )
        }
        std::io::ErrorKind::PermissionDenied => {
            format!("This user may not answer at {address}. Choose a port above 1023.")
        }
        _ => format!("Chair cannot answer at {address}: {error}."),
    })?;
    listener
        .set_nonblocking(true)
        .map_err(|error| format!("A door would not open: {error}."))?;
    Ok(listener)
}

fn certificate(app: &App) -> Result<Certificate, String> {
    let holder = Holder {
        title: format!("Chair {}", app.machine.suffix()),
        names: app
            .announcer
            .status()
            .names
            .into_iter()
            .chain(app.settings.also.iter().cloned())
            .collect(),
        addresses: lan_addresses(),
    };
    let today =
        (!app.is_clock_doubtful()).then(|| app.clock.local(&jiff::tz::TimeZone::UTC).date());
    Certificate::open(&app.settings.data.join("certificate"), &holder, today)
        .map_err(|error| error.to_string())
}

/// The one line that scripts wait for (contract.md).
#[expect(clippy::print_stdout, reason = "the contract's ready line")]
fn say_ready(http: SocketAddr) -> Result<(), String> {
    let shown = reachable(http);
    println!("ready http://{shown}/");
    std::io::stdout()
        .flush()
        .map_err(|error| format!("Nobody reads the ready line: {error}."))
}

/// An address somebody on this machine can open: a listener on every address is reached at the loopback one.
pub(crate) fn reachable(address: SocketAddr) -> SocketAddr {
    match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => SocketAddr::from(([127, 0, 0, 1], address.port())),
        IpAddr::V6(ip) if ip.is_unspecified() => {
            SocketAddr::from((std::net::Ipv6Addr::LOCALHOST, address.port()))
        }
        _ => address,
    }
}

/// What goes on beside the requests: ticks, questions of other commands, fresh claim codes, names learned in a conflict.
async fn work_beside(app: Arc<App>, control: tokio::net::UnixListener) {
    let questions = control::serve(control, |question| answer(&app, question));
    let ticks = async {
        let mut tick = tokio::time::interval(app.settings.limits.tick);
        loop {
            tick.tick().await;
            app.live.tick();
            for name in app.announcer.status().names {
                app.names.learn(&name);
            }
        }
    };
    tokio::join!(questions, ticks, crate::commands::say_where_to_go(&app));
}

/// `chair setup-code` asks here.
fn answer(app: &App, question: &str) -> String {
    match question {
        "setup-code" if app.is_claimed() && app.store.condition() != store::Condition::Damaged => {
            "claimed".to_owned()
        }
        "setup-code" => format!("code {}", app.claim.now()),
        _ => "unknown".to_owned(),
    }
}

/// Ends with SIGTERM, Ctrl-C, or the wish to start over; the live streams end with it.
async fn stop_signal(app: Arc<App>, start_over: Arc<AtomicBool>) {
    use tokio::signal::unix::{SignalKind, signal};
    let terminated = async {
        match signal(SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(error) => {
                log::error!("no signal handler: {error}");
                std::future::pending::<()>().await;
            }
        }
    };
    tokio::select! {
        () = terminated => {}
        _ = tokio::signal::ctrl_c() => {}
        () = app.start_over.notified() => start_over.store(true, std::sync::atomic::Ordering::Release),
    }
    app.live.stop();
}
