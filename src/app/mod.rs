//! What the pages share while the program runs: the store, the words, the clock, and everything that is only remembered.
//! No page and no rule lives here.

pub mod adults;
mod after_commit;
pub mod autosave;
pub mod board_rules;
pub mod board_settings;
pub mod booking;
pub mod calendar;
pub mod claim;
pub mod class_import;
pub mod class_list;
pub mod classes;
pub mod clock;
pub mod conference_log;
pub mod conferences;
pub mod copies;
pub mod devices;
pub mod doctor;
pub mod erase;
mod error;
pub mod exports;
pub mod first_run;
mod grant;
mod hours;
pub mod idempotent;
pub mod join;
mod last_look;
pub mod led_conference;
pub mod mini_lesson;
mod names;
mod once;
mod own_words;
mod pace;
mod page_cache;
pub mod prep_time;
pub mod questions;
pub mod receipts;
mod remembered;
mod room;
pub mod roster;
pub mod seal;
mod sent_lists;
mod sessions;
pub mod setup_file;
pub mod shared_praise;
pub mod sheets;
pub mod sign_in;
pub mod strengths;
pub mod tags;
pub mod templates;
mod try_limit;
pub mod undo;
mod unsent;
pub mod update;
mod waiting_tablets;
pub mod year_end;

use std::{
    sync::{
        Arc, Mutex, OnceLock,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

pub use crate::store::Error as StoreError;
pub use claim::ClaimCode;
pub use error::{Error, Result};
pub use exports::Exports;
pub use grant::Grants;
pub use hours::Hours;
pub use names::{Names, literal};
use once::Once;
pub use pace::Paces;
pub use page_cache::{CachedPage, PageCache, PageKey};
pub use prep_time::PrepTimes;
use remembered::lock;
pub use room::{
    KnownChild, Room, board_of, class_for, class_with_student, day_in, now_in, student_of,
};
pub use sent_lists::SentLists;
pub use sessions::{KnownPrincipal, NewToken, Sessions};
pub use setup_file::CodeSetBeforehand;
pub use sign_in::{BlockingWorker, Proof, SignIn, prove};
pub use try_limit::{ActionLimit, TriedFrom, TryLimit};
pub use unsent::{EndedSession, UnsentForm, UnsentForms};
pub use waiting_tablets::{Asks, DeviceKind, TooManyWait, WaitingTablet, WaitingTablets};

use crate::{
    domain::{
        id::ClassId,
        principal::{Device, Principal, Wall},
    },
    host::clock::{Clock, Trust},
    host::{machine::Machine, mdns::Announcer, serve::Counts, tls::Certificate},
    i18n::{Translations, Trouble},
    limits,
    live::{Live, Topic},
    settings::Settings,
    store::{self, Attribution, Condition, Store},
};

/// One running box.
pub struct App {
    /// The database.
    pub store: Store,
    /// Tells open pages of changes.
    pub live: Arc<Live>,
    /// Every sentence, in every language.
    pub translations: Translations,
    /// The only clock.
    pub clock: Arc<Clock>,
    /// Who is behind a cookie.
    pub sessions: Sessions,
    /// When every class writes.
    pub hours: Hours,
    /// Boards drawn once and handed out as bytes.
    pub page_cache: PageCache,
    /// How the box was when it last looked at itself.
    last_look: last_look::LastLook,
    /// The one-time code of an unclaimed box.
    pub claim: ClaimCode,
    /// Claims that were made just now.
    claims: Once<NewToken>,
    /// Class lists that were sent and are looked at first.
    pub sent_lists: SentLists,
    /// Tablets that wait to be a wall.
    pub waiting_walls: WaitingTablets,
    /// Devices that wait to be let into a room.
    pub waiting_devices: WaitingTablets,
    /// What is only remembered of how people come in.
    pub sign_in: SignIn,
    /// How much a child's page may change in a while.
    pub action_limit: ActionLimit,
    /// How much was done in the last hour.
    pub paces: Paces,
    /// Who may still undo what.
    pub grants: Grants,
    /// What was just done, and how it is taken back.
    pub receipts: receipts::Receipts,
    /// Files that teachers take with them.
    pub exports: Exports,
    /// Held while settings are read, merged with a form and saved, so that no two tabs do it at once.
    pub settings_turn: tokio::sync::Mutex<()>,
    /// What teachers sent when their sessions no longer counted.
    pub unsent: UnsentForms,
    /// Copies of the box.
    pub copies: copies::Copies,
    /// The two quiet minutes of prep time, in each class.
    pub prep_times: PrepTimes,
    room: Mutex<Option<String>>,
    /// The thread for passphrases.
    pub blocking: BlockingWorker,
    /// The names and addresses of this box.
    pub names: Names,
    /// The box's own number and key.
    pub machine: Machine,
    /// The command line.
    pub settings: Settings,
    /// Open connections.
    pub counts: Arc<Counts>,
    /// mDNS.
    pub announcer: Announcer,
    /// What HTTPS is answered with, if it is.
    pub certificate: OnceLock<Certificate>,
    /// Since when the program runs.
    pub started: Instant,
    /// Told when the program shall start over with a new file.
    pub start_over: tokio::sync::Notify,
    set_aside: AtomicBool,
    claimed: AtomicBool,
}

/// What a new [`App`] is made of.
pub struct Parts {
    /// The opened store.
    pub store: Store,
    /// The clock.
    pub clock: Arc<Clock>,
    /// The box's number and key.
    pub machine: Machine,
    /// The command line.
    pub settings: Settings,
    /// Names known so far.
    pub names: Names,
    /// mDNS.
    pub announcer: Announcer,
    /// Every sentence, in every language.
    pub translations: Translations,
    /// The claim code that was set beforehand.
    pub claim_code: Option<CodeSetBeforehand>,
}

impl App {
    /// Gathers the parts and reads who has been let in. A damaged database is a state of the box and no failure.
    pub async fn new(parts: Parts) -> store::Result<Arc<Self>> {
        let times = parts.settings.limits;
        let app = Arc::new(Self {
            store: parts.store,
            live: Arc::default(),
            translations: parts.translations,
            clock: parts.clock,
            sessions: Sessions::new(&times),
            hours: Hours::default(),
            page_cache: PageCache::default(),
            last_look: last_look::LastLook::default(),
            claim: ClaimCode::new(times.claim_code, times.between_tries, parts.claim_code),
            claims: Once::default(),
            sent_lists: SentLists::default(),
            waiting_walls: WaitingTablets::new(
                times.pairing,
                limits::WALLS_WAITING_MAX,
                limits::WALLS_WAITING_FROM_ONE,
            ),
            waiting_devices: WaitingTablets::new(
                times.pairing,
                limits::DEVICES_WAITING_MAX,
                limits::DEVICES_WAITING_FROM_ONE,
            ),
            sign_in: SignIn::new(&times),
            action_limit: ActionLimit::default(),
            paces: Paces::default(),
            grants: Grants::new(times.undo),
            receipts: receipts::Receipts::default(),
            exports: Exports::default(),
            settings_turn: tokio::sync::Mutex::default(),
            unsent: UnsentForms::default(),
            copies: copies::Copies::new(&parts.settings.data, &parts.machine.copy_keys()),
            prep_times: PrepTimes::new(times.prep_time),
            room: Mutex::new(parts.settings.name.clone()),
            blocking: BlockingWorker::start(),
            names: parts.names,
            machine: parts.machine,
            settings: parts.settings,
            counts: Arc::default(),
            announcer: parts.announcer,
            certificate: OnceLock::new(),
            started: Instant::now(),
            start_over: tokio::sync::Notify::new(),
            set_aside: AtomicBool::new(false),
            claimed: AtomicBool::new(false),
        });
        let told = Arc::downgrade(&app);
        app.store.on_commit(move |tx, changes| {
            if let Some(app) = told.upgrade() {
                app.committed(tx, changes);
            }
        });
        match app.read_who_is_let_in().await {
            Ok(()) | Err(store::Error::Damaged) => Ok(app),
            Err(error) => Err(error),
        }
    }

    /// Reads who is let in where no commit did it: at the start, and after it could not be read.
    pub async fn read_who_is_let_in(self: &Arc<Self>) -> store::Result<()> {
        let (app, reader) = (Arc::clone(self), Arc::clone(self));
        // On the writer's side, as after a commit: no older picture can replace a newer one.
        let written = self.write_as_box(move |tx| app.read_hours_and_sessions(tx));
        if written.await.is_ok() {
            return Ok(());
        }
        // Nothing can be written, so nothing is newer than what is read.
        let read = move |tx: &store::ReadTx<'_>| reader.read_hours_and_sessions(tx);
        self.store.read(read).await
    }

    fn read_hours_and_sessions(&self, tx: &store::ReadTx<'_>) -> store::Result<()> {
        self.hours.read(tx)?;
        let now = self.clock.now().as_second();
        let since = now.saturating_sub_unsigned(limits::UNSENT_LIFE.as_secs());
        let ended = store::sessions::load_ended_teacher_sessions(tx, since, now)?;
        self.sessions.know_ended(ended);
        self.read_sessions(tx)
    }

    /// The wall or device behind a cookie. A device of the room belongs to the class that the timetable means now, where
    /// its teacher has several, and so does a wall that follows it; any other wall knows its own.
    pub fn device_behind(&self, token: &[u8; 32]) -> Option<KnownPrincipal> {
        let known = self.sessions.device(token)?;
        let own = match known.principal {
            Principal::Device(device) => device.class,
            Principal::Wall(wall) if wall.follows => wall.class,
            _ => return Some(known),
        };
        let Some((class, language)) = self.hours.class_of_device(&self.clock, own) else {
            return Some(known);
        };
        let principal = match known.principal {
            Principal::Device(device) => Principal::Device(Device { class, ..device }),
            Principal::Wall(wall) => Principal::Wall(Wall { class, ..wall }),
            other => other,
        };
        Some(KnownPrincipal {
            principal,
            language,
        })
    }

    /// Whether a wall that follows the timetable still shows the class that this means.
    pub fn shows_class_of_now(&self, wall: Wall) -> bool {
        let now = self.hours.class_of_device(&self.clock, wall.class);
        !wall.follows || now.is_none_or(|(class, _)| class == wall.class)
    }

    /// What children call this room, if it has a name yet: every page before the sign-in shows it large, so that nobody signs
    /// in at another room's box.
    pub fn room_name(&self) -> Option<String> {
        lock(&self.room).clone()
    }

    /// The room of a class that this principal may work with, as it is now; her first one if none is named.
    pub async fn room(
        &self,
        principal: Principal,
        class: Option<ClassId>,
    ) -> store::Result<Option<Room>> {
        let clock = Arc::clone(&self.clock);
        let load = move |tx: &store::ReadTx<'_>| {
            let class = class_for(tx, &principal, class)?;
            class
                .map(|class| Room::load(tx, &clock, class, None))
                .transpose()
        };
        self.store.read(load).await
    }

    /// One unit of work, done by this principal now. The answer comes only after it is on disk; an error takes back
    /// all that `job` wrote.
    pub async fn write<T, E, F>(
        &self,
        by: impl Into<Principal>,
        job: F,
    ) -> std::result::Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + std::error::Error + Send + 'static,
        F: FnOnce(&store::WriteTx<'_>) -> std::result::Result<T, E> + Send + 'static,
    {
        self.store.write(self.attribution(&by.into()), job).await
    }

    /// The same for what only ends or erases something, and for a teacher who comes in to do so: it is done on a full card too.
    pub async fn write_ending<T, E, F>(
        &self,
        by: impl Into<Principal>,
        job: F,
    ) -> std::result::Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + std::error::Error + Send + 'static,
        F: FnOnce(&store::WriteTx<'_>) -> std::result::Result<T, E> + Send + 'static,
    {
        let attribution = self.attribution(&by.into());
        self.store.write_ending(attribution, job).await
    }

    /// One unit of work that the box does by itself.
    pub async fn write_as_box<T, E, F>(&self, job: F) -> std::result::Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + std::error::Error + Send + 'static,
        F: FnOnce(&store::WriteTx<'_>) -> std::result::Result<T, E> + Send + 'static,
    {
        self.store
            .write(self.attribution_by("box".to_owned()), job)
            .await
    }

    /// Whether the box has an owner.
    pub fn is_claimed(&self) -> bool {
        self.claimed.load(Ordering::Acquire)
    }

    /// Somebody at the box chose to put the damaged database aside: the program ends this run, does it, and starts over.
    pub fn set_aside_and_start_over(&self) {
        self.set_aside.store(true, Ordering::Release);
        self.start_over.notify_one();
    }

    /// Whether that was chosen.
    pub fn wants_set_aside(&self) -> bool {
        self.set_aside.load(Ordering::Acquire)
    }

    /// Looks what is the matter with the box. Where that has changed every page says so from now on, the open ones too: asked with
    /// each request and each tick, for a card fills without a word.
    pub fn look_for_trouble(&self) {
        let trouble = match self.store.condition() {
            Condition::Full => Trouble::Full,
            Condition::Failing => Trouble::Failing,
            Condition::Damaged if self.store.is_open() => Trouble::Damaged,
            Condition::Good if self.store.is_getting_full() => Trouble::GettingFull,
            // Where nothing can be read there is one page alone, which says so itself.
            Condition::Damaged | Condition::Good => Trouble::None,
        };
        if self.translations.set_trouble(trouble) {
            self.page_cache.clear();
            self.live.changed_everywhere(Topic::Everything);
        }
    }

    /// Whether the date may be wrong: then nothing is ended or deleted by it.
    pub fn is_clock_doubtful(&self) -> bool {
        self.clock.trust() == Trust::Doubtful
    }

    /// UTC seconds at which something ends that begins now.
    fn ends_at(&self, life: Duration) -> i64 {
        let life = i64::try_from(life.as_secs()).unwrap_or(i64::MAX);
        self.clock.now().as_second().saturating_add(life)
    }

    /// When, and by whom: for everything that this request writes.
    pub fn attribution(&self, principal: &Principal) -> Attribution {
        let by = match principal {
            Principal::Stranger => "stranger".to_owned(),
            Principal::Wall(wall) => format!("wall:{}", wall.device),
            Principal::Device(device) => format!("device:{}", device.id),
            Principal::Student(student) => format!("student:{}", student.id),
            Principal::HandedOver(handed) => format!("student:{}", handed.student),
            Principal::Teacher(teacher) => format!("teacher:{}", teacher.id),
        };
        self.attribution_by(by)
    }

    fn attribution_by(&self, by: String) -> Attribution {
        Attribution {
            at: self.clock.now().as_second(),
            doubtful: self.is_clock_doubtful(),
            by,
        }
    }
}
