//! What the pages share while the program runs: the store, the words, the clock, and everything that is only remembered.
//! No page and no rule lives here.

mod after_commit;
pub mod autosave;
mod blocking;
pub mod board_rules;
pub mod booking;
pub mod calendar;
pub mod chair_drawing;
mod claim;
pub mod classes;
pub mod conference_log;
pub mod conferences;
pub mod doctor;
mod door;
mod error;
pub mod first_run;
mod grant;
mod hours;
pub mod idempotent;
pub mod lead;
mod lists;
pub mod made_up;
pub mod mini_lesson;
mod names;
mod page_cache;
mod pairing;
pub mod prep_time;
pub mod questions;
mod room;
pub mod roster;
mod sessions;
pub mod setup_file;
pub mod shared_praise;
pub mod sheets;
pub mod wall_size;

use std::{
    sync::{
        Arc, Mutex, OnceLock, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::Instant,
};

pub use crate::store::Error as StoreError;
pub use blocking::BlockingWorker;
pub use claim::{ClaimCode, Tried};
pub use door::{Asking, Door, Proof, card_of, prove};
pub use error::{Error, Result};
pub use grant::Grants;
pub use hours::Hours;
pub use lists::Lists;
pub use names::{Names, literal};
pub use page_cache::{CachedPage, PageCache, PageKey};
pub use pairing::{Asked, Pairings};
pub use prep_time::PrepTimes;
pub use room::{Room, board_of, class_for, class_with_student, now_in, student_of};
use sessions::LetIn;
pub use sessions::{IdleMax, Known, STUDENT_OWN, Sessions, Touched};

use crate::{
    domain::{
        id::{ClassId, SessionId},
        principal::{Device, Principal},
    },
    host::{
        clock::{Clock, Trust},
        machine::Machine,
        mdns::Announcer,
        serve::Counts,
        tls::Certificate,
    },
    i18n::Translations,
    live::Live,
    settings::Settings,
    store::{self, Attribution, Store},
};

/// More tablets than this that would be a wall are not a classroom.
const WALLS_WAITING_MAX: usize = 20;

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
    /// Boards drawn once and handed out as bytes (D21).
    pub page_cache: PageCache,
    /// The one-time code of an unclaimed box.
    pub claim: ClaimCode,
    /// Class lists that were sent and are looked at first.
    pub lists: Lists,
    /// Tablets that wait to be paired.
    pub pairings: Pairings,
    /// What is remembered about the children's door.
    pub door: Door,
    /// Who may still undo what.
    pub grants: Grants,
    /// The two quiet minutes of prep time, in each class.
    pub prep_times: PrepTimes,
    recovery: Mutex<Vec<(SessionId, String)>>,
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
    /// When a passphrase was last tried: one a second for the whole box.
    pub passphrase_tried: Mutex<Option<Instant>>,
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
    /// The claim code that was set beforehand, with the wrong tries at it.
    pub claim_code: Option<(String, u8)>,
}

impl App {
    /// Gathers the parts and reads who has been let in.
    ///
    /// # Errors
    /// The database could not be read for another reason than damage, which is a state of the box and not a failure.
    pub async fn new(parts: Parts) -> store::Result<Arc<Self>> {
        let limits = parts.settings.limits;
        let app = Arc::new(Self {
            store: parts.store,
            live: Arc::default(),
            translations: parts.translations,
            clock: parts.clock,
            sessions: Sessions::default(),
            hours: Hours::default(),
            page_cache: PageCache::default(),
            claim: ClaimCode::new(limits.claim_code, limits.between_tries, parts.claim_code),
            lists: Lists::default(),
            pairings: Pairings::new(limits.pairing, WALLS_WAITING_MAX),
            door: Door::new(&limits),
            grants: Grants::new(limits.undo),
            prep_times: PrepTimes::new(limits.prep_time),
            recovery: Mutex::default(),
            room: Mutex::new(parts.settings.name.clone()),
            blocking: BlockingWorker::start(),
            names: parts.names,
            machine: parts.machine,
            settings: parts.settings,
            counts: Arc::default(),
            announcer: parts.announcer,
            certificate: OnceLock::new(),
            started: Instant::now(),
            passphrase_tried: Mutex::default(),
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
    ///
    /// # Errors
    /// The store could not be read.
    pub async fn read_who_is_let_in(self: &Arc<Self>) -> store::Result<()> {
        let (app, reader) = (Arc::clone(self), Arc::clone(self));
        let written: store::Result<()> = self
            .write_as_box(move |tx| {
                app.hours.read(tx)?;
                app.read_sessions(tx)
            })
            .await;
        if written.is_ok() {
            // On the writer's side, as after a commit: no older picture can replace a newer one.
            return Ok(());
        }
        // Nothing can be written, so nothing is newer than what is read.
        self.store
            .read(move |tx| {
                reader.hours.read(tx)?;
                reader.read_sessions(tx)
            })
            .await
    }

    /// Takes over who is let in, and what the room is called.
    fn let_in(&self, let_in: LetIn) {
        self.claimed
            .store(let_in.owner.is_some(), Ordering::Release);
        let name = let_in
            .classes
            .first()
            .map(|class| class.name.clone())
            .or_else(|| self.settings.name.clone());
        self.announcer.call_room(name.as_deref());
        *self.room.lock().unwrap_or_else(PoisonError::into_inner) = name;
        self.sessions.replace(&let_in, &self.settings.limits);
    }

    /// The wall or device behind a cookie. A device of the room belongs to the class that the timetable means now, where
    /// its teacher has several (H7); a wall knows its own.
    pub fn device_behind(&self, token: &[u8; 32]) -> Option<Known> {
        let known = self.sessions.device(token)?;
        let Principal::Device(device) = known.principal else {
            return Some(known);
        };
        let Some((class, language)) = self.hours.class_of_device(&self.clock, device.class) else {
            return Some(known);
        };
        let principal = Principal::Device(Device { class, ..device });
        Some(Known {
            principal,
            language,
        })
    }

    /// What children call this room, if it has a name yet: every door shows it large (X2).
    pub fn room_name(&self) -> Option<String> {
        self.room
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Holds a fresh recovery code until its owner has written it down: the only place where it ever stands.
    pub fn show_recovery(&self, session: SessionId, code: String) {
        let mut shown = self.recovery.lock().unwrap_or_else(PoisonError::into_inner);
        shown.retain(|(shown, _)| *shown != session);
        shown.push((session, code));
    }

    /// The code that this session has not yet written down.
    pub fn recovery_of(&self, session: SessionId) -> Option<String> {
        let shown = self.recovery.lock().unwrap_or_else(PoisonError::into_inner);
        shown
            .iter()
            .find(|(shown, _)| *shown == session)
            .map(|(_, code)| code.clone())
    }

    /// It is written down.
    pub fn forget_recovery(&self, session: SessionId) {
        self.recovery
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .retain(|(shown, _)| *shown != session);
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

    /// The children who ask the teacher of a class to let them in: "Ada wants in". Her answer goes to `/teach/requests`.
    pub fn requests(&self, class: ClassId) -> Vec<Asking> {
        self.door.askings.of(class)
    }

    /// One unit of work, done by this principal now. The answer comes only after it is on disk.
    ///
    /// # Errors
    /// Those of `job`, whose writes are then taken back, and what the store could not do.
    pub async fn write<T, E, F>(&self, by: Principal, job: F) -> std::result::Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + std::error::Error + Send + 'static,
        F: FnOnce(&store::WriteTx<'_>) -> std::result::Result<T, E> + Send + 'static,
    {
        self.store.write(self.attribution(&by), job).await
    }

    /// The same for a handler that has no use case yet.
    pub async fn write_plain<T, F>(&self, by: Principal, job: F) -> store::Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&store::WriteTx<'_>) -> store::Result<T> + Send + 'static,
    {
        self.write(by, job).await
    }

    /// The same for a handler that has no use case yet.
    pub async fn write_as_box_plain<T, F>(&self, job: F) -> store::Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&store::WriteTx<'_>) -> store::Result<T> + Send + 'static,
    {
        self.write_as_box(job).await
    }

    /// One unit of work that the box does by itself.
    ///
    /// # Errors
    /// As those of [`App::write`].
    pub async fn write_as_box<T, E, F>(&self, job: F) -> std::result::Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + std::error::Error + Send + 'static,
        F: FnOnce(&store::WriteTx<'_>) -> std::result::Result<T, E> + Send + 'static,
    {
        self.store.write(self.attribution_of_box(), job).await
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

    /// Whether the date may be wrong: then nothing is ended or deleted by it (X5).
    pub fn is_clock_doubtful(&self) -> bool {
        self.clock.trust() == Trust::Doubtful
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

    /// The same for what the box does by itself.
    pub fn attribution_of_box(&self) -> Attribution {
        self.attribution_by("box".to_owned())
    }

    fn attribution_by(&self, by: String) -> Attribution {
        Attribution {
            at: self.clock.now().as_second(),
            doubtful: self.is_clock_doubtful(),
            by,
        }
    }
}
