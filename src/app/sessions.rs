//! Who is behind a cookie, remembered from the store so that no request waits for it. Idle time lives only here (D11).

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use jiff::civil::Date;

use super::hours::ClassHours;
use crate::{
    domain::{
        class::Class,
        id::{ClassId, SessionId, TeacherId},
        principal::{Device, HandedOver, Principal, StudentSession, Teacher, Wall},
        text::Language,
    },
    secret,
    settings::Limits,
    store::{
        self, ReadTx,
        door::{DeviceRow, SessionRow, StudentSessionRow, WallRow},
    },
};

/// A principal and the language of the pages drawn for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// Who.
    pub principal: Principal,
    /// Hers, or the class's.
    pub language: Language,
}

/// When somebody last touched the page that a request comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Touched {
    /// Just now: the request is a tap.
    Now,
    /// The page asks by itself, and says how long nobody has touched it: the longest such while since the box answered it
    /// last, so that a touch on a tablet that lay there for an hour is no touch of the child who left it.
    Ago(Duration),
    /// The page cannot say.
    Unknown,
}

impl Touched {
    /// What a page that asks by itself says in its header: whole seconds.
    pub fn told(seconds: &[u8]) -> Self {
        let seconds = std::str::from_utf8(seconds)
            .ok()
            .and_then(|it| it.parse().ok());
        Self::Ago(seconds.map_or(Duration::MAX, Duration::from_secs))
    }
}

struct Session {
    known: Known,
    id: SessionId,
    /// The person's own device: only the date ends it, though a teacher's may ask for her PIN.
    own: bool,
    ends_at: i64,
    /// Since when it is known here, monotonic, and how long it may last: it ends by this also when no date can be believed.
    since: Instant,
    life: Duration,
    /// When the browser last asked, monotonic: a restart starts the idle time anew.
    seen: Instant,
}

/// How long a person's session may rest before it is over, on a device that is not the person's own.
#[derive(Clone, Copy, Debug)]
pub struct IdleMax {
    /// A teacher's.
    pub teacher: Duration,
    /// A child's.
    pub student: Duration,
}

/// A child's session on the child's own device (H7).
pub const STUDENT_OWN: Duration = Duration::from_secs(30 * 24 * 3600);

/// More screens than a classroom has; beyond them somebody is trying tokens.
const RECENT_MAX: usize = 256;

/// Everyone who is let in.
#[derive(Default)]
pub struct Sessions {
    recent: Mutex<HashMap<[u8; 32], [u8; 32]>>,
    people: Mutex<BTreeMap<[u8; 32], Session>>,
    devices: Mutex<BTreeMap<[u8; 32], Known>>,
    talking: Mutex<BTreeSet<TeacherId>>,
    with_pin: Mutex<BTreeSet<TeacherId>>,
    /// Sessions that idleness or their length has ended: the store does not know, and must not bring them back.
    left: Mutex<BTreeSet<SessionId>>,
    /// The store could not be read when somebody was signed in or out.
    unknown: AtomicBool,
}

/// What the store knows of who is let in.
pub(super) struct LetIn {
    /// Whose the box is.
    pub(super) owner: Option<TeacherId>,
    /// When every class writes.
    pub(super) hours: Vec<ClassHours>,
    pub(super) teachers: Vec<SessionRow>,
    pub(super) students: Vec<(StudentSessionRow, Language)>,
    pub(super) walls: Vec<WallRow>,
    pub(super) devices: Vec<DeviceRow>,
    pub(super) classes: Vec<Class>,
    /// The teachers who sit in a talk.
    pub(super) talking: BTreeSet<TeacherId>,
    /// The teachers who have chosen a PIN.
    pub(super) with_pin: BTreeSet<TeacherId>,
}

impl LetIn {
    /// As it is in the store at `now` (UTC seconds).
    pub(super) fn read(tx: &ReadTx<'_>, now: i64) -> store::Result<Self> {
        let classes = store::class::all(tx)?;
        let mut hours = Vec::new();
        for class in &classes {
            let taught = store::class::with_teachers(tx, class.id)?;
            hours.push(ClassHours {
                class: class.id,
                language: class.language,
                teachers: taught.map_or_else(Vec::new, |it| it.teachers.clone()),
                zone: class.zone.clone(),
                blocks: store::calendar::load_since(tx, class.id, Date::MAX)?.blocks,
            });
        }
        Ok(Self {
            owner: store::door::owner(tx)?,
            hours,
            teachers: store::door::sessions(tx, now)?,
            students: store::door::student_sessions(tx, now)?,
            walls: store::door::walls(tx)?,
            devices: store::door::devices(tx)?,
            classes,
            with_pin: store::door::with_pin(tx)?,
            talking: store::conference::teachers_talking(tx)?
                .into_iter()
                .collect(),
        })
    }
}

impl Sessions {
    /// Takes over what the store holds; idle times go on.
    pub(super) fn replace(&self, let_in: &LetIn, limits: &Limits) {
        self.unknown.store(false, Ordering::Release);
        lock(&self.talking).clone_from(&let_in.talking);
        lock(&self.with_pin).clone_from(&let_in.with_pin);
        let left = self.still_left(let_in);
        let mut people = lock(&self.people);
        let times: BTreeMap<SessionId, (Instant, Instant)> = people
            .values()
            .map(|session| (session.id, (session.since, session.seen)))
            .collect();
        let times = |id| {
            let now = Instant::now();
            times.get(&id).copied().unwrap_or((now, now))
        };
        let teachers = let_in
            .teachers
            .iter()
            .map(|row| (row.token, of_teacher(row, times(row.id), limits)));
        let students = let_in
            .students
            .iter()
            .map(|(row, language)| (row.token, of_student(row, *language, times(row.id), limits)));
        *people = teachers
            .chain(students)
            .filter(|(_, session)| !left.contains(&session.id))
            .collect();
        drop(people);
        let language = |class: ClassId| {
            let class = let_in.classes.iter().find(|it| it.id == class);
            class.map_or(Language::English, |it| it.language)
        };
        let walls = let_in.walls.iter().map(|row| {
            let principal = Principal::Wall(Wall {
                device: row.id,
                class: row.class,
            });
            (row.token, principal, row.class)
        });
        let devices = let_in.devices.iter().map(|row| {
            let principal = Principal::Device(Device {
                id: row.id,
                class: row.class,
            });
            (row.token, principal, row.class)
        });
        *lock(&self.devices) = walls
            .chain(devices)
            .map(|(token, principal, class)| {
                let language = language(class);
                (
                    token,
                    Known {
                        principal,
                        language,
                    },
                )
            })
            .collect();
    }

    /// Lets nobody in until it is known again who may be.
    pub(super) fn clear(&self) {
        self.unknown.store(true, Ordering::Release);
        lock(&self.people).clear();
        lock(&self.devices).clear();
    }

    /// Whether nobody is let in because it is not known who may be.
    pub fn are_unknown(&self) -> bool {
        self.unknown.load(Ordering::Acquire)
    }

    /// The sessions that idleness has ended, of those that the store still knows.
    fn still_left(&self, let_in: &LetIn) -> BTreeSet<SessionId> {
        let teachers = let_in.teachers.iter().map(|row| row.id);
        let known: BTreeSet<SessionId> = teachers
            .chain(let_in.students.iter().map(|(row, _)| row.id))
            .collect();
        let mut left = lock(&self.left);
        left.retain(|id| known.contains(id));
        left.clone()
    }

    /// The SHA-256 of a cookie's token. A screen sends the same token with every request, and on a small box without
    /// instructions for it the hash costs as much as the rest of the gate: the latest ones are remembered.
    pub fn hash(&self, token: &[u8; 32]) -> [u8; 32] {
        let mut recent = lock(&self.recent);
        if let Some(hash) = recent.get(token) {
            return *hash;
        }
        if recent.len() >= RECENT_MAX {
            recent.clear();
        }
        let hash = secret::hash(token);
        recent.insert(*token, hash);
        hash
    }

    /// The teacher or child behind a person's cookie. `now` is UTC seconds if the clock is trusted: a doubtful one ends
    /// nothing. A talk is never cut off by idleness, on her own page or in a child's hands (H5, T2). A page that asks by
    /// itself keeps nobody signed in who has walked away (H7), and signs nobody out who went on typing while the box could
    /// not be reached (R39).
    pub fn person(
        &self,
        token: &[u8; 32],
        now: Option<i64>,
        idle_max: IdleMax,
        touched: Touched,
    ) -> Option<Known> {
        let mut people = lock(&self.people);
        let session = people.get_mut(token)?;
        if now.is_some_and(|now| now >= session.ends_at) {
            people.remove(token);
            return None;
        }
        if session.since.elapsed() >= session.life {
            lock(&self.left).insert(session.id);
            people.remove(token);
            return None;
        }
        let unseen = session.seen.elapsed();
        let idle = match touched {
            Touched::Now | Touched::Unknown => unseen,
            Touched::Ago(ago) => unseen.min(ago),
        };
        // A teacher's device that rested waits for her, whatever its page says of touches.
        let rested = if matches!(session.known.principal, Principal::Student(_)) {
            idle
        } else {
            unseen
        };
        if rested >= self.rest_max(session, idle_max) {
            if touched != Touched::Unknown && !self.waits_for_pin(session) {
                lock(&self.left).insert(session.id);
                people.remove(token);
            }
            return None;
        }
        match touched {
            Touched::Now => session.seen = Instant::now(),
            Touched::Ago(_) => session.seen = Instant::now().checked_sub(idle)?,
            Touched::Unknown => {}
        }
        Some(session.known)
    }

    /// How long a session may rest.
    fn rest_max(&self, session: &Session, idle_max: IdleMax) -> Duration {
        match session.known.principal {
            Principal::Teacher(teacher) if lock(&self.talking).contains(&teacher.id) => {
                Duration::MAX
            }
            Principal::Teacher(_) if !session.own || self.waits_for_pin(session) => {
                idle_max.teacher
            }
            Principal::Student(_) if !session.own => idle_max.student,
            _ => Duration::MAX,
        }
    }

    /// On a teacher's own device idleness does not end her session: her six digits open it again, once she has some (H5).
    fn waits_for_pin(&self, session: &Session) -> bool {
        matches!(session.known.principal, Principal::Teacher(teacher)
            if session.own && lock(&self.with_pin).contains(&teacher.id))
    }

    /// The teacher whose own device has rested too long and waits for her six digits.
    pub fn resting(&self, token: &[u8; 32], idle_max: IdleMax) -> Option<(Teacher, Language)> {
        let people = lock(&self.people);
        let session = people.get(token)?;
        let rests = self.waits_for_pin(session)
            && session.seen.elapsed() >= self.rest_max(session, idle_max);
        match session.known.principal {
            Principal::Teacher(teacher) if rests => Some((teacher, session.known.language)),
            _ => None,
        }
    }

    /// She has shown her six digits.
    pub fn wake(&self, token: &[u8; 32]) {
        if let Some(session) = lock(&self.people).get_mut(token) {
            session.seen = Instant::now();
        }
    }

    /// Whether somebody is still let in: asked again and again for a page that stays open.
    pub fn knows(&self, principal: &Principal) -> bool {
        match principal {
            Principal::Stranger => false,
            Principal::Wall(_) | Principal::Device(_) => {
                let devices = lock(&self.devices);
                devices.values().any(|known| known.principal == *principal)
            }
            Principal::Student(_) | Principal::HandedOver(_) | Principal::Teacher(_) => {
                let people = lock(&self.people);
                people
                    .values()
                    .any(|session| session.known.principal == *principal)
            }
        }
    }

    /// The wall or the device of the room behind a device's cookie.
    pub fn device(&self, token: &[u8; 32]) -> Option<Known> {
        lock(&self.devices).get(token).copied()
    }
}

fn of_teacher(row: &SessionRow, (since, seen): (Instant, Instant), limits: &Limits) -> Session {
    let teacher = Teacher {
        id: row.teacher,
        session: row.id,
    };
    let principal = match row.handed {
        Some((conference, class, student)) => Principal::HandedOver(HandedOver {
            teacher,
            conference,
            class,
            student,
        }),
        None => Principal::Teacher(teacher),
    };
    Session {
        known: Known {
            principal,
            language: row.language,
        },
        id: row.id,
        own: row.own,
        ends_at: row.ends_at,
        since,
        life: if row.own {
            limits.teacher_own
        } else {
            limits.other_device
        },
        seen,
    }
}

fn of_student(
    row: &StudentSessionRow,
    language: Language,
    (since, seen): (Instant, Instant),
    limits: &Limits,
) -> Session {
    Session {
        known: Known {
            principal: Principal::Student(StudentSession {
                id: row.student,
                class: row.class,
                session: row.id,
            }),
            language,
        },
        id: row.id,
        own: row.own,
        ends_at: row.ends_at,
        since,
        life: if row.own {
            STUDENT_OWN
        } else {
            limits.other_device
        },
        seen,
    }
}

fn lock<T>(held: &Mutex<T>) -> MutexGuard<'_, T> {
    held.lock().unwrap_or_else(PoisonError::into_inner)
}
