//! The pages. This file is the sitemap: every address, its method, who may call it, its limits and the file that answers.
//! A POST decides and redirects; a GET draws. Each noun has one file (or folder) of routes, handlers, forms and pages.

pub mod assets;
pub mod board;
pub mod box_page;
pub mod calendar;
pub mod claim;
pub mod class;
mod cookie;
pub mod device;
pub mod door;
pub mod draw;
pub mod form;
pub mod gate;
pub mod help;
pub mod layout;
pub mod reply;
pub mod roster;
pub mod set_aside;
pub mod words;

use std::{convert::Infallible, sync::Arc};

use serde::Serialize;
use warp::{Filter, filters::BoxedFilter, http::Method, reject::Rejection};

use crate::{
    app::App,
    domain::visitor::Role,
    web::reply::{Problem, Response},
};

/// The routes of one noun.
pub type Routes = BoxedFilter<(Response,)>;

/// One row of the sitemap.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// GET or POST; HEAD is answered as GET.
    pub method: Verb,
    /// The path; `{id}` stands for one segment.
    pub path: &'static str,
    /// Who may call it.
    pub who: &'static [Role],
    /// Only over HTTPS, or from the box itself.
    pub secure: bool,
    /// Bytes a body may have.
    pub body_max: usize,
    /// Seconds until the answer's head must be out.
    pub time_max_s: u64,
    /// The file that answers.
    pub file: &'static str,
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

const EVERYONE: &[Role] = &[Role::Stranger, Role::Wall, Role::Teacher];
const ROOM: &[Role] = &[Role::Wall, Role::Teacher];
const TEACHER: &[Role] = &[Role::Teacher];

const SMALL_FORM: usize = 4 * 1024;
/// A pasted class list: 60 lines of the longest names in the widest letters.
const LIST_FORM: usize = 64 * 1024;

const BOARD: &str = "src/web/board/mod.rs";
const CHANGE: &str = "src/web/board/change.rs";
const TEACH: &str = "src/web/board/teach.rs";
const CLASS: &str = "src/web/class.rs";
const ROSTER: &str = "src/web/roster.rs";
const CALENDAR: &str = "src/web/calendar.rs";
const DEVICE: &str = "src/web/device.rs";
const DOOR: &str = "src/web/door.rs";
const CLAIM: &str = "src/web/claim.rs";
const BOX: &str = "src/web/box_page.rs";
const SET_ASIDE: &str = "src/web/set_aside.rs";

/// Every address of the program, the busiest first.
pub const SITEMAP: &[Row] = &[
    get("/board", ROOM, BOARD),
    get("/live", ROOM, "src/web/box_page.rs"),
    get("/board/chairs/{id}", ROOM, BOARD),
    post("/board/sign-ups", ROOM, BOARD),
    get("/board/days/{day}", ROOM, BOARD),
    get("/board/saved", ROOM, BOARD),
    post("/board/sign-ups/{id}/release", ROOM, CHANGE),
    post("/board/sign-ups/{id}/move", TEACHER, CHANGE).secure(),
    post("/board/sign-ups/{id}/swap", TEACHER, CHANGE).secure(),
    post("/board/sign-ups/{id}/state", TEACHER, CHANGE).secure(),
    post("/board/sign-ups/{id}/put-back", TEACHER, CHANGE).secure(),
    post("/board/chairs/{id}/close", TEACHER, CHANGE).secure(),
    post("/board/chairs/{id}/open", TEACHER, CHANGE).secure(),
    get("/kiosk/{file}", EVERYONE, "src/web/assets.rs").at(Claimed::Always),
    get("/", EVERYONE, DOOR).at(Claimed::Always),
    get("/health", EVERYONE, BOX).at(Claimed::Always),
    get("/help", EVERYONE, "src/web/help.rs"),
    get("/wall", EVERYONE, DEVICE),
    post("/wall", EVERYONE, DEVICE),
    get("/door/teacher", EVERYONE, DOOR).secure(),
    post("/door/teacher", EVERYONE, DOOR).secure(),
    get("/door/recovery", EVERYONE, DOOR).secure(),
    post("/door/recovery", EVERYONE, DOOR).secure(),
    post("/door/leave", EVERYONE, DOOR),
    get("/teach", TEACHER, TEACH).secure(),
    get("/teach/chairs/{id}", TEACHER, TEACH).secure(),
    get("/teach/classes", TEACHER, CLASS).secure(),
    post("/teach/classes", TEACHER, CLASS).secure(),
    get("/teach/classes/{id}", TEACHER, CLASS).secure(),
    post("/teach/classes/{id}", TEACHER, CLASS).secure(),
    get("/teach/classes/{id}/roster", TEACHER, ROSTER).secure(),
    post("/teach/classes/{id}/roster", TEACHER, ROSTER)
        .secure()
        .body(LIST_FORM),
    post(
        "/teach/classes/{id}/roster/{student}/archive",
        TEACHER,
        ROSTER,
    )
    .secure(),
    get("/teach/classes/{id}/calendar", TEACHER, CALENDAR).secure(),
    post("/teach/classes/{id}/calendar", TEACHER, CALENDAR).secure(),
    post("/teach/classes/{id}/no-school", TEACHER, CALENDAR).secure(),
    post("/teach/classes/{id}/no-school/remove", TEACHER, CALENDAR).secure(),
    get("/teach/walls", TEACHER, DEVICE).secure(),
    post("/teach/walls", TEACHER, DEVICE).secure(),
    post("/teach/walls/here", TEACHER, DEVICE).secure(),
    post("/teach/walls/{id}/end", TEACHER, DEVICE).secure(),
    get("/teach/recovery", TEACHER, DOOR).secure(),
    post("/teach/recovery", TEACHER, DOOR).secure(),
    post("/teach/recovery/done", TEACHER, DOOR).secure(),
    get("/teach/clock", TEACHER, BOX).secure(),
    post("/teach/clock", TEACHER, BOX).secure(),
    get("/claim", EVERYONE, CLAIM).secure().at(Claimed::Before),
    post("/claim", EVERYONE, CLAIM).secure().at(Claimed::Before),
    get("/set-aside", EVERYONE, SET_ASIDE)
        .secure()
        .at(Claimed::Always),
    post("/set-aside", EVERYONE, SET_ASIDE)
        .secure()
        .at(Claimed::Always),
];

const fn get(path: &'static str, who: &'static [Role], file: &'static str) -> Row {
    Row {
        method: Verb::Get,
        path,
        who,
        secure: false,
        body_max: 0,
        time_max_s: 15,
        file,
        claimed: Claimed::After,
    }
}

const fn post(path: &'static str, who: &'static [Role], file: &'static str) -> Row {
    Row {
        method: Verb::Post,
        body_max: SMALL_FORM,
        ..get(path, who, file)
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
        if !self.path.contains('{') {
            return self.path == path;
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

/// A row as `chair doctor --json --sitemap` prints it.
#[derive(Serialize)]
pub struct PrintedRow {
    method: &'static str,
    path: &'static str,
    who: Vec<&'static str>,
    secure: bool,
    body_max: usize,
    time_max_s: u64,
    file: &'static str,
    claimed: &'static str,
}

impl From<&Row> for PrintedRow {
    fn from(row: &Row) -> Self {
        Self {
            method: match row.method {
                Verb::Get => "GET",
                Verb::Post => "POST",
            },
            path: row.path,
            who: row
                .who
                .iter()
                .map(|role| match role {
                    Role::Stranger => "stranger",
                    Role::Wall => "wall",
                    Role::Teacher => "teacher",
                })
                .collect(),
            secure: row.secure,
            body_max: row.body_max,
            time_max_s: row.time_max_s,
            file: row.file,
            claimed: match row.claimed {
                Claimed::Before => "before",
                Claimed::After => "after",
                Claimed::Always => "always",
            },
        }
    }
}

/// All routes behind their first path segment, under one balanced `or`: the gate has already said 404, 405, 403, 413 and
/// 421, so a request that comes here has a row, and the one `recover` is for a row whose file forgot it.
pub fn routes(app: &Arc<App>) -> BoxedFilter<(Response,)> {
    let wall = board::routes(app)
        .or(box_page::routes(app))
        .unify()
        .or(assets::routes())
        .unify()
        .boxed();
    let doors = door::routes(app)
        .or(device::routes(app))
        .unify()
        .or(help::routes(app))
        .unify()
        .boxed();
    let first = claim::routes(app)
        .or(set_aside::routes(app))
        .unify()
        .boxed();
    let room = roster::routes(app)
        .or(calendar::routes(app))
        .unify()
        .boxed();
    let doors = doors.or(first).unify().boxed();
    let teacher = class::routes(app).or(room).unify().boxed();
    wall.or(doors.or(teacher).unify().boxed())
        .unify()
        .recover(no_such_route)
        .unify()
        .boxed()
}

async fn no_such_route(_: Rejection) -> Result<Response, Infallible> {
    Ok(warp::Reply::into_response(Problem::NotFound))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_fits_its_own_paths_only() {
        let row = get("/board/chairs/{id}", ROOM, BOARD);
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
        assert!(get("/", EVERYONE, DOOR).fits("/"));
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
