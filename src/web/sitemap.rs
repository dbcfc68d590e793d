//! The sitemap: every address, its method, who may call it, its limits and the noun that answers. Nothing is decided here;
//! the gate reads it before any route.

use warp::http::Method;

use super::Noun;
use crate::domain::principal::Role;

/// One row of the sitemap.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// GET or POST; HEAD is answered as GET.
    pub method: Verb,
    /// The path; `{id}` stands for one segment.
    pub path: &'static str,
    /// How much of the path stands before its first `{`.
    stem: usize,
    /// Who may call it.
    pub who: &'static [Role],
    /// Only over HTTPS, or from the box itself.
    pub secure: bool,
    /// Bytes a body may have.
    pub body_max: usize,
    /// Seconds until the answer's head must be out.
    pub time_max_s: u64,
    /// Which noun's routes answer.
    pub noun: Noun,
    /// Before the box is claimed, after, or always.
    pub claimed: Claimed,
}

/// The two methods of forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    /// Draws.
    Get,
    /// Decides.
    Post,
}

impl Verb {
    /// Whether a request's method is this one.
    pub fn is(self, method: &Method) -> bool {
        match self {
            Self::Get => method == Method::GET,
            Self::Post => method == Method::POST,
        }
    }
}

/// When an address exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claimed {
    /// Only while the box has no owner.
    Before,
    /// Only once it has one.
    After,
    /// Always.
    Always,
}

const EVERYONE: &[Role] = &[
    Role::Stranger,
    Role::Wall,
    Role::Device,
    Role::Student,
    Role::Handed,
    Role::Teacher,
];
/// Everyone but a child with the teacher's own device in hand, which shows that one talk and nothing else (T1).
const NOT_HANDED: &[Role] = &[
    Role::Stranger,
    Role::Wall,
    Role::Device,
    Role::Student,
    Role::Teacher,
];
const ROOM: &[Role] = &[Role::Wall, Role::Teacher];
const WALL: &[Role] = &[Role::Wall];
/// Whoever may take a chair, each by the board's rules.
const BOARD: &[Role] = &[Role::Wall, Role::Student, Role::Teacher];
const STUDENT: &[Role] = &[Role::Student];
const HANDED: &[Role] = &[Role::Handed];
const TEACHER: &[Role] = &[Role::Teacher];
/// A child's or the room's own device, whoever sits before it, and one that was never seen: a card opens any.
const CHILDREN: &[Role] = &[Role::Stranger, Role::Device, Role::Student];
/// A child who leads a talk, on a device of the room or on the teacher's own.
const LEADERS: &[Role] = &[Role::Student, Role::Handed];
/// Whoever may hear that something has changed.
const LISTENERS: &[Role] = &[
    Role::Wall,
    Role::Device,
    Role::Student,
    Role::Handed,
    Role::Teacher,
];

const SMALL_FORM: usize = 4 * 1024;
/// A pasted class list: 60 lines of the longest names in the widest letters.
const LIST_FORM: usize = 64 * 1024;
/// A file that was meant for a class list: whatever it is, it must come in, so that the page can say what to do instead.
const FILE_FORM: usize = 4 * 1024 * 1024;
/// A district's calendar of some years.
const CALENDAR_FORM: usize = 1024 * 1024;
/// A pasted book: more than a box holds, and yet it must come in, so that the page can say so with every word kept (R38).
const WORDS_FORM: usize = 4 * 1024 * 1024;

/// Every address of the program, the busiest first.
pub const SITEMAP: &[Row] = &[
    get("/board", BOARD, Noun::Board),
    get("/live", LISTENERS, Noun::Box),
    get("/board/chairs/{id}", ROOM, Noun::Board),
    post("/board/sign-ups", BOARD, Noun::Board),
    get("/board/days/{day}", BOARD, Noun::Board),
    get("/board/saved", ROOM, Noun::Board),
    get("/board/days/{day}/wait", ROOM, Noun::Wait),
    post("/board/waits", &[Role::Wall, Role::Student], Noun::Wait),
    post("/board/waits/leave", STUDENT, Noun::Wait),
    post("/prep/reservations/{id}", STUDENT, Noun::Reservation),
    post("/board/sign-ups/{id}/release", BOARD, Noun::Change),
    post("/board/sign-ups/{id}/move", BOARD, Noun::Change),
    get("/board/sign-ups/{id}", WALL, Noun::Own),
    get("/board/sign-ups/{id}/release", WALL, Noun::Own),
    get("/board/sign-ups/{id}/move", WALL, Noun::Own),
    get("/board/sign-ups/{id}/move/{chair}", WALL, Noun::Own),
    post("/board/sign-ups/{id}/swap", TEACHER, Noun::Change).secure(),
    post("/board/sign-ups/{id}/state", TEACHER, Noun::Change).secure(),
    post("/board/sign-ups/{id}/put-back", TEACHER, Noun::Change).secure(),
    post("/board/groups", TEACHER, Noun::Group).secure(),
    post("/board/chairs/{id}/close", TEACHER, Noun::Change).secure(),
    post("/board/chairs/{id}/open", TEACHER, Noun::Change).secure(),
    post("/prep/answers", &[Role::Device, Role::Student], Noun::Prep).body(WORDS_FORM),
    get("/prep", STUDENT, Noun::Prep),
    get("/prep/questions/{role}", STUDENT, Noun::Prep),
    post("/prep/next-steps/{id}", STUDENT, Noun::Prep),
    get("/prep/chair", STUDENT, Noun::Drawing),
    post("/prep/chair", STUDENT, Noun::Drawing),
    get("/prep/talks", STUDENT, Noun::Shelf),
    get("/prep/talks/{id}", STUDENT, Noun::Shelf),
    get("/lead", LEADERS, Noun::Lead),
    get("/lead/read-back", LEADERS, Noun::Lead),
    post("/lead/read-back", LEADERS, Noun::Lead),
    post("/lead/next-step", LEADERS, Noun::Lead).body(WORDS_FORM),
    get("/lead/look-back", STUDENT, Noun::Lead),
    post("/lead/look-back", STUDENT, Noun::Lead).body(WORDS_FORM),
    post("/lead/share", STUDENT, Noun::SharedPraise),
    post("/teach/shared-praise", TEACHER, Noun::SharedPraise).secure(),
    get("/kiosk/{file}", EVERYONE, Noun::Asset).at(Claimed::Always),
    get("/", EVERYONE, Noun::Door).at(Claimed::Always),
    get("/health", EVERYONE, Noun::Box).at(Claimed::Always),
    get("/help", EVERYONE, Noun::Help),
    get("/trust", NOT_HANDED, Noun::Trust).at(Claimed::Always),
    get("/trust/listeners", NOT_HANDED, Noun::Trust).at(Claimed::Always),
    get("/trust/{file}", NOT_HANDED, Noun::Trust).at(Claimed::Always),
    get("/wall", NOT_HANDED, Noun::Device),
    post("/wall", NOT_HANDED, Noun::Device),
    get("/wall/size", WALL, Noun::WallSize),
    post("/wall/size", WALL, Noun::WallSize),
    get("/wall/size.css", EVERYONE, Noun::WallSize),
    get("/wall/lock", ROOM, Noun::WallSize),
    get("/door/teacher", NOT_HANDED, Noun::Door).secure(),
    post("/door/teacher", NOT_HANDED, Noun::Door).secure(),
    get("/door/recovery", NOT_HANDED, Noun::Recovery).secure(),
    post("/door/recovery", NOT_HANDED, Noun::Recovery).secure(),
    post("/door/leave", NOT_HANDED, Noun::Door),
    get("/door/student/{id}", &[Role::Device], Noun::Student),
    post("/door/student", CHILDREN, Noun::Student),
    get("/door/pictures", STUDENT, Noun::Student),
    post("/door/pictures", STUDENT, Noun::Student),
    get("/door/card", CHILDREN, Noun::Student),
    post("/door/ask", &[Role::Device], Noun::Ask),
    get("/door/asked", &[Role::Device, Role::Student], Noun::Ask),
    post("/teach/requests", TEACHER, Noun::Ask).secure(),
    get("/door/back", HANDED, Noun::Back).secure(),
    post("/door/back", HANDED, Noun::Back).secure(),
    post("/door/unlock", NOT_HANDED, Noun::Back).secure(),
    get("/teach/pin", TEACHER, Noun::Back).secure(),
    post("/teach/pin", TEACHER, Noun::Back).secure(),
    get("/room", NOT_HANDED, Noun::Room),
    post("/room", NOT_HANDED, Noun::Room),
    get("/room/code", ROOM, Noun::Room),
    get("/connect", ROOM, Noun::Connect),
    get("/teach/devices", TEACHER, Noun::Devices).secure(),
    post("/teach/devices", TEACHER, Noun::Devices).secure(),
    post("/teach/devices/end", TEACHER, Noun::Devices).secure(),
    post("/teach/devices/shared", TEACHER, Noun::Devices).secure(),
    post("/teach/devices/{id}/end", TEACHER, Noun::Devices).secure(),
    post("/teach/first-day", TEACHER, Noun::Devices).secure(),
    get("/teach", TEACHER, Noun::Today).secure(),
    post("/teach/sheet-first", TEACHER, Noun::Today).secure(),
    post("/teach/prep-time", TEACHER, Noun::PrepTime).secure(),
    get("/prep/time", STUDENT, Noun::PrepTime),
    get("/teach/chairs/{id}", TEACHER, Noun::Seat).secure(),
    get("/teach/chairs/{id}/slip", TEACHER, Noun::Paper).secure(),
    get("/teach/classes/{id}/week", TEACHER, Noun::Paper).secure(),
    get("/teach/students/{id}/sheet", TEACHER, Noun::Sheet).secure(),
    post("/teach/students/{id}/answers", TEACHER, Noun::Sheet)
        .secure()
        .body(WORDS_FORM),
    post("/teach/students/{id}/sheet-rule", TEACHER, Noun::Sheet).secure(),
    get("/teach/classes/{id}/on-paper", TEACHER, Noun::Grid).secure(),
    post("/teach/classes/{id}/on-paper", TEACHER, Noun::Grid)
        .secure()
        .body(LIST_FORM),
    get("/teach/classes/{id}/sheets", TEACHER, Noun::Sheets).secure(),
    get("/teach/classes/{id}/questions", TEACHER, Noun::Questions).secure(),
    get(
        "/teach/classes/{id}/questions/{role}",
        TEACHER,
        Noun::Questions,
    )
    .secure(),
    post(
        "/teach/classes/{id}/questions/{role}",
        TEACHER,
        Noun::Questions,
    )
    .secure(),
    get("/teach/students/{id}/script", TEACHER, Noun::LeadCard).secure(),
    post("/teach/students/{id}/language", TEACHER, Noun::Sheet).secure(),
    post(
        "/teach/students/{id}/next-steps/{step}",
        TEACHER,
        Noun::Sheet,
    )
    .secure(),
    get("/teach/conferences/{id}", TEACHER, Noun::Conference).secure(),
    post("/teach/conferences/{id}/lines", TEACHER, Noun::Conference)
        .secure()
        .body(WORDS_FORM),
    post(
        "/teach/conferences/{id}/strengths",
        TEACHER,
        Noun::Conference,
    )
    .secure(),
    post("/teach/conferences/{id}/steps", TEACHER, Noun::Conference).secure(),
    post(
        "/teach/conferences/{id}/check-back",
        TEACHER,
        Noun::Conference,
    )
    .secure(),
    post("/teach/conferences/{id}/hand", TEACHER, Noun::Conference).secure(),
    post("/teach/conferences/{id}/finish", TEACHER, Noun::Conference).secure(),
    post("/teach/conferences/{id}/logged", TEACHER, Noun::Conference).secure(),
    post("/teach/conferences", TEACHER, Noun::Conference).secure(),
    post("/teach/looked-in", TEACHER, Noun::Conference).secure(),
    get("/teach/classes", TEACHER, Noun::Class).secure(),
    post("/teach/classes", TEACHER, Noun::Class).secure(),
    get("/teach/classes/{id}", TEACHER, Noun::Class).secure(),
    post("/teach/classes/{id}", TEACHER, Noun::Class).secure(),
    get("/teach/classes/{id}/roster", TEACHER, Noun::Roster).secure(),
    post("/teach/classes/{id}/roster", TEACHER, Noun::Roster)
        .secure()
        .body(LIST_FORM),
    get("/teach/classes/{id}/cards", TEACHER, Noun::Cards).secure(),
    get("/teach/classes/{id}/roster/file", TEACHER, Noun::Roster).secure(),
    post("/teach/classes/{id}/roster/file", TEACHER, Noun::Roster)
        .secure()
        .body(FILE_FORM),
    post(
        "/teach/classes/{id}/roster/file/take",
        TEACHER,
        Noun::Roster,
    )
    .secure(),
    post(
        "/teach/classes/{id}/roster/{student}/archive",
        TEACHER,
        Noun::Roster,
    )
    .secure(),
    post(
        "/teach/classes/{id}/roster/{student}/pictures",
        TEACHER,
        Noun::Roster,
    )
    .secure(),
    post(
        "/teach/classes/{id}/roster/{student}/card",
        TEACHER,
        Noun::Roster,
    )
    .secure(),
    get("/teach/classes/{id}/calendar", TEACHER, Noun::Calendar).secure(),
    post("/teach/classes/{id}/calendar", TEACHER, Noun::Calendar).secure(),
    post("/teach/classes/{id}/no-school", TEACHER, Noun::Calendar).secure(),
    post(
        "/teach/classes/{id}/no-school/remove",
        TEACHER,
        Noun::Calendar,
    )
    .secure(),
    get("/teach/classes/{id}/rules", TEACHER, Noun::Rules).secure(),
    post("/teach/classes/{id}/rules", TEACHER, Noun::Rules).secure(),
    post("/teach/classes/{id}/pause", TEACHER, Noun::Rules).secure(),
    post("/teach/classes/{id}/round", TEACHER, Noun::Rules).secure(),
    post("/teach/classes/{id}/away", TEACHER, Noun::Rules).secure(),
    post("/teach/classes/{id}/days", TEACHER, Noun::Days).secure(),
    get(
        "/teach/classes/{id}/no-school/file",
        TEACHER,
        Noun::DaysFile,
    )
    .secure(),
    post(
        "/teach/classes/{id}/no-school/file",
        TEACHER,
        Noun::DaysFile,
    )
    .secure()
    .body(CALENDAR_FORM),
    post(
        "/teach/classes/{id}/no-school/take",
        TEACHER,
        Noun::DaysFile,
    )
    .secure(),
    get("/teach/walls", TEACHER, Noun::Device).secure(),
    post("/teach/walls", TEACHER, Noun::Device).secure(),
    post("/teach/walls/here", TEACHER, Noun::Device).secure(),
    post("/teach/walls/{id}/end", TEACHER, Noun::Device).secure(),
    get("/teach/recovery", TEACHER, Noun::Recovery).secure(),
    post("/teach/recovery", TEACHER, Noun::Recovery).secure(),
    post("/teach/recovery/done", TEACHER, Noun::Recovery).secure(),
    get("/teach/doctor", TEACHER, Noun::Doctor).secure(),
    get("/teach/clock", TEACHER, Noun::Box).secure(),
    post("/teach/clock", TEACHER, Noun::Box).secure(),
    get("/teach/first-run", TEACHER, Noun::FirstRun).secure(),
    post("/teach/first-run", TEACHER, Noun::FirstRun).secure(),
    get("/teach/first-run/pictures", TEACHER, Noun::FirstRun).secure(),
    post("/teach/first-run/pictures", TEACHER, Noun::FirstRun).secure(),
    get("/teach/first-run/try", TEACHER, Noun::FirstRun).secure(),
    post("/teach/first-run/try", TEACHER, Noun::FirstRun).secure(),
    get("/teach/first-run/chair", TEACHER, Noun::FirstRun).secure(),
    get("/teach/first-run/done", TEACHER, Noun::FirstRun).secure(),
    get("/teach/mini-lesson", TEACHER, Noun::MiniLesson).secure(),
    get("/teach/mini-lesson/poster", TEACHER, Noun::MiniLesson).secure(),
    get("/teach/mini-lesson/words", TEACHER, Noun::MiniLesson).secure(),
    post("/teach/mini-lesson/words", TEACHER, Noun::MiniLesson)
        .secure()
        .body(LIST_FORM),
    get("/lesson", ROOM, Noun::MiniLesson),
    get("/hello", EVERYONE, Noun::Claim)
        .secure()
        .at(Claimed::Before),
    get("/claim", EVERYONE, Noun::Claim)
        .secure()
        .at(Claimed::Before),
    post("/claim", EVERYONE, Noun::Claim)
        .secure()
        .at(Claimed::Before),
    get("/set-aside", EVERYONE, Noun::SetAside)
        .secure()
        .at(Claimed::Always),
    post("/set-aside", EVERYONE, Noun::SetAside)
        .secure()
        .at(Claimed::Always),
];

const fn get(path: &'static str, who: &'static [Role], noun: Noun) -> Row {
    Row {
        method: Verb::Get,
        path,
        stem: stem(path),
        who,
        secure: false,
        body_max: 0,
        time_max_s: 15,
        noun,
        claimed: Claimed::After,
    }
}

/// Found out once when the program is built: a request is held against every row until one fits.
const fn stem(path: &str) -> usize {
    let mut at = 0;
    while at < path.len() && path.as_bytes()[at] != b'{' {
        at += 1;
    }
    at
}

const fn post(path: &'static str, who: &'static [Role], noun: Noun) -> Row {
    Row {
        method: Verb::Post,
        body_max: SMALL_FORM,
        ..get(path, who, noun)
    }
}

impl Row {
    const fn secure(self) -> Self {
        Self {
            secure: true,
            ..self
        }
    }

    const fn at(self, claimed: Claimed) -> Self {
        Self { claimed, ..self }
    }

    const fn body(self, body_max: usize) -> Self {
        Self { body_max, ..self }
    }

    /// Whether a path is one of this row's. Segments are compared as they stand: ids are plain ASCII.
    pub fn fits(&self, path: &str) -> bool {
        let (stem, rest) = self.path.split_at(self.stem);
        if rest.is_empty() || !path.starts_with(stem) {
            return path == self.path;
        }
        let mut ours = self.path.split('/');
        let mut theirs = path.split('/');
        loop {
            match (ours.next(), theirs.next()) {
                (None, None) => return true,
                (Some(our), Some(their))
                    if our == their || (our.starts_with('{') && !their.is_empty()) => {}
                _ => return false,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_fits_its_own_paths_only() {
        let row = get("/board/chairs/{id}", ROOM, Noun::Board);
        assert!(row.fits("/board/chairs/3-2026-11-23-0910-1"));
        for path in [
            "/board/chairs/",
            "/board/chairs",
            "/board/chairs/1/2",
            "/board",
            "/",
            "board/chairs/1",
        ] {
            assert!(!row.fits(path), "{path}");
        }
        assert!(get("/", EVERYONE, Noun::Door).fits("/"));
    }

    #[test]
    fn every_noun_stands_at_its_place() {
        for (place, noun) in Noun::ALL.into_iter().enumerate() {
            assert_eq!(noun as usize, place);
        }
    }

    #[test]
    fn no_two_rows_are_the_same_address() {
        for (at, row) in SITEMAP.iter().enumerate() {
            assert!(
                !SITEMAP[at + 1..]
                    .iter()
                    .any(|other| other.path == row.path && other.method == row.method)
            );
        }
    }
}
