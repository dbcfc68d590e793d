//! Who is behind a cookie, remembered from the store so that no request waits for it. How long a session has rested lives only
//! here, because no GET may write (decision 10). Whether a session counts is decided by domain/session.rs, and who may begin one
//! by whoever asks for the token and the row of a new one.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Mutex,
    time::{Duration, Instant},
};

use super::{
    App,
    remembered::lock,
    unsent::{EndedSession, EndedSessions},
};
use crate::{
    domain::{
        class::{Class, Member},
        id::{DeviceId, SessionId, TeacherId},
        principal::{Device, HandedOver, Principal, StudentSession, Teacher, Wall},
        session::{Measured, Outcome, Rest, Touched, decide},
        text::Language,
    },
    limits, secret,
    settings::Limits,
    store::{
        self, ReadTx,
        devices::DeviceRow,
        sessions::{OpenTeacherSession, StudentSession as StudentRow, TeacherSession},
    },
};

/// A principal and the language of the pages drawn for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnownPrincipal {
    /// Who.
    pub principal: Principal,
    /// The person's own language, or the class's.
    pub language: Language,
}

/// More screens than a classroom has; beyond them somebody is trying tokens.
const RECENT_MAX: usize = 256;

/// Everyone who is let in.
pub struct Sessions {
    recent: Mutex<HashMap<[u8; 32], [u8; 32]>>,
    let_in: Mutex<LetIn>,
    ended: EndedSessions,
    limits: Limits,
}

#[derive(Default)]
struct LetIn {
    people: BTreeMap<[u8; 32], Session>,
    devices: BTreeMap<[u8; 32], KnownPrincipal>,
    /// The teachers who are in a talk.
    talking: BTreeSet<TeacherId>,
    /// The teachers who have chosen a PIN.
    with_pin: BTreeSet<TeacherId>,
    /// Sessions that idleness or their length has ended: the store does not know, and must not bring them back.
    over: BTreeSet<SessionId>,
    /// The store could not be read when somebody was signed in or out.
    is_unknown: bool,
}

struct Session {
    known: KnownPrincipal,
    id: SessionId,
    /// The person's own device: only the date ends it, though a teacher's may ask for her PIN.
    own: bool,
    ends_at: i64,
    /// How long it may last from `since` on: it ends by this also when no date can be believed.
    life: Duration,
    times: Times,
}

/// Monotonic times of a session.
#[derive(Clone, Copy)]
struct Times {
    /// Since when it is known here.
    since: Instant,
    /// When somebody last touched its page, as far as the browser told. A restart begins the rest anew.
    touched: Instant,
}

impl Sessions {
    pub(super) fn new(limits: &Limits) -> Self {
        Self {
            recent: Mutex::default(),
            let_in: Mutex::default(),
            ended: EndedSessions::default(),
            limits: *limits,
        }
    }

    /// Takes over what the store holds; the times of sessions that go on stay.
    pub(super) fn replace(&self, rows: &SessionRows) {
        let mut let_in = lock(&self.let_in);
        let times: BTreeMap<SessionId, Times> = let_in
            .people
            .values()
            .map(|session| (session.id, session.times))
            .collect();
        let now = Instant::now();
        let times = |id: SessionId| {
            times.get(&id).copied().unwrap_or(Times {
                since: now,
                touched: now,
            })
        };
        let teachers = rows.teachers.iter().map(|row| {
            let session = Session::of_teacher(row, times(row.session.id), &self.limits);
            (row.session.token, session)
        });
        let students = rows.students.iter().map(|(row, language)| {
            let session = Session::of_student(row, *language, times(row.id), &self.limits);
            (row.token, session)
        });
        let mut people: BTreeMap<_, _> = teachers.chain(students).collect();
        let mut over = std::mem::take(&mut let_in.over);
        over.retain(|id| people.values().any(|session| session.id == *id));
        people.retain(|_, session| !over.contains(&session.id));
        for (token, session) in &let_in.people {
            if !people.contains_key(token) {
                self.ended.insert(*token, session.known.principal, false);
            }
        }
        *let_in = LetIn {
            people,
            devices: devices(rows),
            talking: rows.talking.clone(),
            with_pin: rows.with_pin.clone(),
            over,
            is_unknown: false,
        };
    }

    /// Knows again the sessions of teachers that had ended before a restart: a form that was typed in one waits for her.
    pub(super) fn know_ended(&self, ended: Vec<([u8; 32], Teacher)>) {
        for (token, teacher) in ended {
            self.ended.insert(token, Principal::Teacher(teacher), false);
        }
    }

    /// Lets nobody in until it is known again who may be.
    pub(super) fn clear(&self) {
        let mut let_in = lock(&self.let_in);
        let_in.is_unknown = true;
        let_in.people.clear();
        let_in.devices.clear();
    }

    /// Whether nobody is let in because it is not known who may be.
    pub fn are_unknown(&self) -> bool {
        lock(&self.let_in).is_unknown
    }

    /// The SHA-256 of a cookie's token. A screen sends the same token with every request, and on a small box without
    /// instructions for it the hash costs as much as the rest of the guard: the latest ones are remembered.
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

    /// The teacher or child behind a person's cookie, if the session counts. `now` is UTC seconds if the clock is trusted.
    pub fn person(
        &self,
        token: &[u8; 32],
        now: Option<i64>,
        touched: Touched,
    ) -> Option<KnownPrincipal> {
        let mut let_in = lock(&self.let_in);
        let rest = self.rest(&let_in, let_in.people.get(token)?);
        let session = let_in.people.get_mut(token)?;
        let outcome = decide(&Measured {
            now,
            ends_at: session.ends_at,
            age: session.times.since.elapsed(),
            life: session.life,
            unseen: session.times.touched.elapsed(),
            touched,
            rest,
        });
        let (id, known) = (session.id, session.known);
        match outcome {
            Outcome::Counts { idle } => {
                let now = Instant::now();
                session.times.touched = now.checked_sub(idle).unwrap_or(now);
                Some(known)
            }
            Outcome::CountsUntouched => Some(known),
            Outcome::DateReached | Outcome::Over => {
                let rested = outcome == Outcome::Over;
                if rested {
                    let_in.over.insert(id);
                }
                if let Some(session) = let_in.people.remove(token) {
                    let principal = session.known.principal;
                    self.ended.insert(*token, principal, rested);
                }
                None
            }
            Outcome::RestsPerhaps | Outcome::WaitsForPin => None,
        }
    }

    /// What rest does to a session. A talk is never cut off by idleness, on the teacher's own page or in a child's hands
    /// (decision 14).
    fn rest(&self, let_in: &LetIn, session: &Session) -> Rest {
        match session.known.principal {
            Principal::Teacher(teacher) if let_in.talking.contains(&teacher.id) => Rest::NeverEnds,
            Principal::Teacher(_) if !session.own => Rest::EndsTeacher(self.limits.teacher_idle),
            Principal::Teacher(teacher) if let_in.with_pin.contains(&teacher.id) => {
                Rest::WaitsForPin(self.limits.teacher_idle)
            }
            Principal::Student(_) if !session.own => Rest::EndsStudent(self.limits.student_idle),
            _ => Rest::NeverEnds,
        }
    }

    /// The teacher whose own device has rested too long and waits for her six digits.
    pub fn resting(&self, token: &[u8; 32]) -> Option<(Teacher, Language)> {
        let let_in = lock(&self.let_in);
        let session = let_in.people.get(token)?;
        match (self.rest(&let_in, session), session.known.principal) {
            (Rest::WaitsForPin(max), Principal::Teacher(teacher))
                if session.times.touched.elapsed() >= max =>
            {
                Some((teacher, session.known.language))
            }
            _ => None,
        }
    }

    /// The session of a teacher's that this was until a while ago.
    pub fn ended(&self, token: &[u8; 32]) -> Option<EndedSession> {
        self.ended.find(token)
    }

    /// She has shown her six digits.
    pub(super) fn wake(&self, token: &[u8; 32]) {
        if let Some(session) = lock(&self.let_in).people.get_mut(token) {
            session.times.touched = Instant::now();
        }
    }

    /// Whether somebody is still let in: asked again and again for a page that stays open.
    pub fn knows(&self, principal: &Principal) -> bool {
        let let_in = lock(&self.let_in);
        let is_same = |known: &KnownPrincipal| match (known.principal, principal) {
            // Of several classes in its room it shows the one that writes now, which may be another than it was let into.
            (Principal::Device(known), Principal::Device(device)) => known.id == device.id,
            (Principal::Wall(known), Principal::Wall(wall)) if known.follows => {
                known.device == wall.device && wall.follows
            }
            (known, principal) => known == *principal,
        };
        let mut people = let_in.people.values().map(|session| &session.known);
        people.any(is_same) || let_in.devices.values().any(is_same)
    }

    /// The wall or the device of the room behind a device's cookie.
    pub fn device(&self, token: &[u8; 32]) -> Option<KnownPrincipal> {
        lock(&self.let_in).devices.get(token).copied()
    }
}

impl Session {
    fn of_teacher(row: &OpenTeacherSession, times: Times, limits: &Limits) -> Self {
        let session = &row.session;
        let teacher = Teacher {
            id: session.teacher,
            session: session.id,
            standing: row.standing,
        };
        let principal = match row.handed_to {
            Some(handed) => Principal::HandedOver(HandedOver {
                teacher,
                conference: handed.conference,
                class: handed.member.class,
                student: handed.member.student,
            }),
            None => Principal::Teacher(teacher),
        };
        Self {
            known: KnownPrincipal {
                principal,
                language: row.language,
            },
            id: session.id,
            own: session.own,
            ends_at: session.ends_at,
            life: teacher_life(limits, session.own),
            times,
        }
    }

    fn of_student(row: &StudentRow, language: Language, times: Times, limits: &Limits) -> Self {
        let Member { class, student } = row.member;
        Self {
            known: KnownPrincipal {
                principal: Principal::Student(StudentSession {
                    id: student,
                    class,
                    session: row.id,
                }),
                language,
            },
            id: row.id,
            own: row.own,
            ends_at: row.ends_at,
            life: student_life(limits, row.own),
            times,
        }
    }
}

/// How long a teacher's session lasts.
fn teacher_life(limits: &Limits, own: bool) -> Duration {
    if own {
        limits.teacher_own
    } else {
        limits.other_device
    }
}

/// How long a child's session lasts.
fn student_life(limits: &Limits, own: bool) -> Duration {
    if own {
        limits::STUDENT_OWN_SESSION
    } else {
        limits.other_device
    }
}

/// The walls and the devices of the rooms, each in the language of its class.
fn devices(rows: &SessionRows) -> BTreeMap<[u8; 32], KnownPrincipal> {
    let known = |row: &DeviceRow, principal| {
        let class = rows.classes.iter().find(|it| it.id == row.class);
        let language = class.map_or(Language::English, |it| it.language);
        let known = KnownPrincipal {
            principal,
            language,
        };
        (row.token, known)
    };
    let walls = rows.walls.iter().map(|row| {
        let wall = Wall {
            device: row.id,
            class: row.class,
            follows: row.follows,
        };
        known(row, Principal::Wall(wall))
    });
    let devices = rows.devices.iter().map(|row| {
        let device = Device {
            id: row.id,
            class: row.class,
        };
        known(row, Principal::Device(device))
    });
    // Of a class that rests nothing is shown.
    let goes_on = |row: &DeviceRow| rows.classes.iter().any(|it| it.id == row.class);
    let all = walls
        .chain(devices)
        .zip(rows.walls.iter().chain(&rows.devices));
    all.filter(|(_, row)| goes_on(row))
        .map(|(known, _)| known)
        .collect()
}

/// Everyone who is let in, as the store holds it.
pub(super) struct SessionRows {
    /// Whose the box is.
    pub(super) owner: Option<TeacherId>,
    pub(super) teachers: Vec<OpenTeacherSession>,
    pub(super) students: Vec<(StudentRow, Language)>,
    pub(super) walls: Vec<DeviceRow>,
    pub(super) devices: Vec<DeviceRow>,
    pub(super) classes: Vec<Class>,
    /// The teachers who are in a talk.
    pub(super) talking: BTreeSet<TeacherId>,
    /// The teachers who have chosen a PIN.
    pub(super) with_pin: BTreeSet<TeacherId>,
}

impl SessionRows {
    /// Loads it as it is at `now` (UTC seconds).
    pub(super) fn load(tx: &ReadTx<'_>, now: i64) -> store::Result<Self> {
        Ok(Self {
            owner: store::people::find_owner(tx)?,
            teachers: store::sessions::load_teacher_sessions(tx, now)?,
            students: store::sessions::load_student_sessions(tx, now)?,
            walls: store::devices::load_walls(tx)?,
            devices: store::devices::load_devices(tx)?,
            classes: store::class::all(tx)?,
            with_pin: store::credentials::load_teachers_with_pin(tx)?,
            talking: store::conference::teachers_talking(tx)?
                .into_iter()
                .collect(),
        })
    }
}

/// A fresh token. It leaves the box once, in a cookie; the box itself holds only its hash.
#[derive(Clone)]
pub struct NewToken {
    /// What the cookie carries.
    pub text: String,
    /// How long the browser keeps the cookie.
    pub life: Duration,
}

impl NewToken {
    pub(super) fn new(life: Duration) -> Self {
        Self {
            text: secret::token(),
            life,
        }
    }

    /// The SHA-256 by which the box knows it again.
    pub(super) fn hash(&self) -> [u8; 32] {
        secret::hash(self.text.as_bytes())
    }
}

/// A teacher's new session, and the token of its cookie.
pub(super) fn teacher_session(
    app: &App,
    teacher: TeacherId,
    own: bool,
) -> (TeacherSession, NewToken) {
    let life = teacher_life(&app.settings.limits, own);
    let token = NewToken::new(life);
    let session = TeacherSession {
        id: SessionId::new(secret::id()),
        teacher,
        token: token.hash(),
        own,
        ends_at: app.ends_at(life),
    };
    (session, token)
}

/// The same for a substitute, whose last second this is.
pub(super) fn substitute_session(
    app: &App,
    substitute: TeacherId,
    own: bool,
    until: i64,
) -> (TeacherSession, NewToken) {
    let (session, token) = teacher_session(app, substitute, own);
    // By a clock in doubt nobody's day is over: then only its length ends the session.
    let doubtful = app.is_clock_doubtful();
    let ends_at = session.ends_at.min(if doubtful { i64::MAX } else { until });
    (TeacherSession { ends_at, ..session }, token)
}

/// The token of a child's session, on a device of the child's own or on another.
pub(super) fn student_token(app: &App, own: bool) -> NewToken {
    NewToken::new(student_life(&app.settings.limits, own))
}

/// A child's new session, in a browser that holds the token with this hash.
pub(super) fn student_session(
    app: &App,
    member: Member,
    device: Option<DeviceId>,
    own: bool,
    token: [u8; 32],
) -> StudentRow {
    StudentRow {
        id: SessionId::new(secret::id()),
        member,
        device,
        token,
        own,
        ends_at: app.ends_at(student_life(&app.settings.limits, own)),
    }
}
