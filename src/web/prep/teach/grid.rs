//! A whole class's sheets on paper: one grid, a row a child, to tick what was answered there (S4). What a child wrote or will
//! say stands as it is.

use std::{collections::BTreeSet, str::FromStr, sync::Arc};

use bytes::Bytes;
use maud::{Markup, html};
use serde::Deserialize;
use warp::Filter;

use super::{Sent, keep};
use crate::{
    app::{App, class_for},
    domain::{
        class::Class,
        id::{ClassId, StudentId},
        prep::{Outcome, Role, Sheet, Way},
        roster::Pupil,
        visitor::Visitor,
    },
    live::Topic,
    store::{self, Reading, Writing},
    web::{
        Routes,
        draw::{chair, icon, name, notice},
        first_of,
        form::{every, read, sent, shown},
        gate::Visit,
        layout::{Frame, page},
        prep::question::role_words,
        reply::{self, Answer, Problem},
        route,
        words::{Tongue, bare},
    },
};

/// The addresses of the grid.
pub(in crate::web) fn routes(app: &Arc<App>) -> Routes {
    let grid = || warp::path!("teach" / "classes" / ClassId / "on-paper");
    let show = grid().and(shown(app)).then(show);
    let tick = grid().and(sent(app)).then(tick);
    first_of([route(show), route(tick)])
}

/// One box of the grid: whose question, on which sheet.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Cell {
    student: StudentId,
    sheet: u32,
    role: Role,
}

impl Cell {
    fn word(self) -> String {
        format!("{}-{}-{}", self.student, self.sheet, self.role.word())
    }
}

impl FromStr for Cell {
    type Err = Problem;

    fn from_str(word: &str) -> Result<Self, Problem> {
        let mut parts = word.splitn(3, '-');
        let mut part = || parts.next().ok_or(Problem::BadForm);
        let (student, sheet, role) = (part()?, part()?, part()?);
        Ok(Self {
            student: student.parse().map_err(|_| Problem::BadForm)?,
            sheet: sheet.parse().map_err(|_| Problem::BadForm)?,
            role: Role::from_word(role).ok_or(Problem::BadForm)?,
        })
    }
}

#[derive(Default, Deserialize)]
struct Asks {
    /// It was just saved.
    saved: Option<u8>,
}

type Rows = Vec<(Pupil, Sheet)>;

fn load(
    tx: &Reading<'_>,
    visitor: &Visitor,
    class: ClassId,
) -> store::Answer<Option<(Class, Rows)>> {
    let Some(class) = class_for(tx, visitor, Some(class))? else {
        return Ok(None);
    };
    let mut rows = Vec::new();
    for pupil in store::roster::pupils(tx, class.id)?.iter() {
        let sheet = store::prep::sheet_of(tx, class.id, pupil.student)?;
        rows.push((pupil.clone(), sheet));
    }
    Ok(Some((class, rows)))
}

async fn show(class: ClassId, app: Arc<App>, visit: Visit) -> Answer {
    let asks: Asks = read(visit.query.as_bytes())?;
    let visitor = visit.visitor;
    let found = app.store.read(move |tx| load(tx, &visitor, class));
    let (class, rows) = found.await?.ok_or(Problem::NotFound)?;
    let tongue = app.words.of(visit.language);
    Ok(reply::page(draw(
        tongue,
        &class,
        &rows,
        asks.saved.is_some(),
    )))
}

/// What came of the ticks: the children whose sheets changed.
fn keep_ticks(
    tx: &Writing<'_>,
    (app, class): (&App, ClassId),
    visit: &Visit,
    (shown, ticked): (&BTreeSet<Cell>, &BTreeSet<Cell>),
) -> store::Answer<BTreeSet<StudentId>> {
    let mut changed = BTreeSet::new();
    let Visitor::Teacher(teacher) = visit.visitor else {
        return Ok(changed);
    };
    let pupils = store::roster::pupils(tx, class)?;
    let is_here = |cell: &&Cell| pupils.iter().any(|it| it.student == cell.student);
    for cell in shown.iter().filter(is_here) {
        let sheet = store::prep::sheet_of(tx, class, cell.student)?;
        let way = sheet.line(cell.role).map_or(Way::None, |line| line.way);
        let on_paper = ticked.contains(cell);
        // The child wrote, or will say it, since the page was drawn; or the talk is done and the next sheet is open.
        if sheet.number != cell.sheet || (way == Way::Paper) == on_paper || !may_be_ticked(way) {
            continue;
        }
        let sent = Sent {
            role: cell.role,
            text: None,
            way: Some(if on_paper { Way::Paper } else { Way::Written }),
            seen: 0,
            sheet: Some(cell.sheet),
        };
        let kept = keep(tx, app, (visit, teacher), (class, cell.student), &sent)?;
        if let Some(Ok((_, Outcome::Kept(_)))) = kept {
            changed.insert(cell.student);
        }
    }
    Ok(changed)
}

fn may_be_ticked(way: Way) -> bool {
    matches!(way, Way::None | Way::Paper)
}

async fn tick(class: ClassId, app: Arc<App>, visit: Visit, form: Bytes) -> Answer {
    let cells = |field| -> Result<BTreeSet<Cell>, Problem> {
        let words = every(&form, field).into_iter();
        words.map(|word| word.parse()).collect()
    };
    let (shown, ticked) = (cells("shown")?, cells("tick")?);
    let (writer, by, visitor) = (Arc::clone(&app), visit.clone(), visit.visitor);
    let changed = app.store.write(move |tx| {
        if class_for(tx, &visitor, Some(class))?.is_none() {
            return Ok(None);
        }
        keep_ticks(tx, (&writer, class), &by, (&shown, &ticked)).map(Some)
    });
    for student in changed.await?.ok_or(Problem::NotFound)? {
        app.changed_for(class, student, Topic::Prep);
    }
    let place = format!("/teach/classes/{class}/on-paper?saved=1");
    Ok(reply::done(&visit, &place))
}

fn draw(tongue: &Tongue, class: &Class, rows: &Rows, saved: bool) -> Markup {
    let back = format!("/teach?class={}", class.id);
    let frame = Frame::teacher(tongue, tongue.say("teach-paper-title"), Some(&back));
    page(
        &frame,
        html! {
            @if saved { (notice(true, &html! { (tongue.say("prep-saved")) })) }
            p { (tongue.say("teach-paper-line")) }
            a.button href={ "/teach/classes/" (class.id) "/sheets" } { (tongue.say("teach-sheets-print-go")) }
            @if rows.is_empty() { p.lead { (tongue.say("board-no-roster")) } }
            form method="post" action={ "/teach/classes/" (class.id) "/on-paper" } {
                ol.roles { @for role in Role::ALL { li { (tongue.say(role_words(role))) } } }
                table.sheets.ticked {
                    thead { tr {
                        th scope="col" { (tongue.say("teach-paper-child")) }
                        @for role in Role::ALL { th scope="col" aria-label=(tongue.say(role_words(role))) { (role.number()) } }
                    } }
                    tbody {
                        @for (pupil, sheet) in rows {
                            tr {
                                th scope="row" { span.who { (chair(pupil.drawing)) strong { (name(&pupil.name)) } } }
                                @for role in Role::ALL { td { (draw_cell(tongue, pupil, sheet, role)) } }
                            }
                        }
                    }
                }
                @if !rows.is_empty() { button.main { (tongue.say("teach-paper-save")) } }
            }
        },
    )
}

fn draw_cell(tongue: &Tongue, pupil: &Pupil, sheet: &Sheet, role: Role) -> Markup {
    let way = sheet.line(role).map_or(Way::None, |line| line.way);
    let cell = Cell {
        student: pupil.student,
        sheet: sheet.number,
        role,
    };
    let word = cell.word();
    let said = tongue.say_with(
        "teach-paper-cell",
        &[
            ("name", pupil.name.as_str().into()),
            ("role", tongue.say(role_words(role)).into()),
        ],
    );
    html! {
        @if may_be_ticked(way) {
            input type="hidden" name="shown" value=(word);
            label { input type="checkbox" name="tick" value=(word) checked[way == Way::Paper] aria-label=(bare(&said)); }
        } @else {
            span role="img" aria-label=(tongue.say(if way == Way::Aloud { "teach-sheet-aloud" } else { "teach-paper-written" })) {
                (icon(if way == Way::Aloud { "talk" } else { "tick" }))
            }
        }
    }
}
