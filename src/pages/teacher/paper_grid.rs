//! A whole class's sheets on paper: one grid, a row a child, to tick what was answered there (S4). What a child wrote or will
//! say stands as it is.

use crate::domain::class::Member;
use std::{collections::BTreeSet, str::FromStr, sync::Arc};

use bytes::Bytes;
use maud::{Markup, html};
use serde::Deserialize;

use crate::pages::teacher::sheet::{Sent, keep};
use crate::{
    app::{App, class_for},
    domain::{
        class::Class,
        id::{ClassId, StudentId},
        prep::{Outcome, Role, Sheet, Way},
        principal::Principal,
        roster::Student,
    },
    http::{
        context::RequestContext,
        error::HttpError,
        form::{every, read},
        response::{self, Result},
    },
    i18n::{Messages, bare},
    pages::{
        components::{
            chair, icon,
            layout::{Layout, page},
            name, notice,
        },
        student::question::role_words,
    },
    store::{self, ReadTx, WriteTx},
};

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
    type Err = HttpError;

    fn from_str(word: &str) -> Result<Self, HttpError> {
        let mut parts = word.splitn(3, '-');
        let mut part = || parts.next().ok_or(HttpError::BadForm);
        let (student, sheet, role) = (part()?, part()?, part()?);
        Ok(Self {
            student: student.parse().map_err(|_| HttpError::BadForm)?,
            sheet: sheet.parse().map_err(|_| HttpError::BadForm)?,
            role: Role::from_word(role).ok_or(HttpError::BadForm)?,
        })
    }
}

#[derive(Default, Deserialize)]
struct Asks {
    /// It was just saved.
    saved: Option<u8>,
}

type Rows = Vec<(Student, Sheet)>;

fn load(
    tx: &ReadTx<'_>,
    principal: &Principal,
    class: ClassId,
) -> store::Result<Option<(Class, Rows)>> {
    let Some(class) = class_for(tx, principal, Some(class))? else {
        return Ok(None);
    };
    let mut rows = Vec::new();
    for student in store::roster::students(tx, class.id)?.iter() {
        let sheet = store::prep::sheet_of(tx, class.id, student.id)?;
        rows.push((student.clone(), sheet));
    }
    Ok(Some((class, rows)))
}

pub(crate) async fn show(class: ClassId, app: Arc<App>, context: RequestContext) -> Result {
    let asks: Asks = read(context.query.as_bytes())?;
    let principal = context.principal;
    let found = app.store.read(move |tx| load(tx, &principal, class));
    let (class, rows) = found.await?.ok_or(HttpError::NotFound)?;
    let messages = app.translations.of(context.language);
    Ok(response::page(draw(
        messages,
        &class,
        &rows,
        asks.saved.is_some(),
    )))
}

/// What came of the ticks: the children whose sheets changed.
fn keep_ticks(
    tx: &WriteTx<'_>,
    (app, class): (&App, ClassId),
    context: &RequestContext,
    (shown, ticked): (&BTreeSet<Cell>, &BTreeSet<Cell>),
) -> store::Result<BTreeSet<StudentId>> {
    let mut changed = BTreeSet::new();
    let Principal::Teacher(teacher) = context.principal else {
        return Ok(changed);
    };
    let students = store::roster::students(tx, class)?;
    let is_here = |cell: &&Cell| students.iter().any(|it| it.id == cell.student);
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
        let kept = keep(
            tx,
            app,
            teacher,
            Member {
                class,
                student: cell.student,
            },
            &sent,
        )?;
        if let Some(Ok((_, Outcome::Kept(_)))) = kept {
            changed.insert(cell.student);
        }
    }
    Ok(changed)
}

fn may_be_ticked(way: Way) -> bool {
    matches!(way, Way::None | Way::Paper)
}

pub(crate) async fn tick(
    class: ClassId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let cells = |field| -> Result<BTreeSet<Cell>, HttpError> {
        let words = every(&form, field).into_iter();
        words.map(|word| word.parse()).collect()
    };
    let (shown, ticked) = (cells("shown")?, cells("tick")?);
    let (writer, by, principal) = (Arc::clone(&app), context.clone(), context.principal);
    let changed = app.write_plain(context.principal, move |tx| {
        if class_for(tx, &principal, Some(class))?.is_none() {
            return Ok(None);
        }
        keep_ticks(tx, (&writer, class), &by, (&shown, &ticked)).map(Some)
    });
    for _student in changed.await?.ok_or(HttpError::NotFound)? {}
    let place = format!("/teach/classes/{class}/on-paper?saved=1");
    Ok(response::done(&context, &place))
}

fn draw(messages: &Messages, class: &Class, rows: &Rows, saved: bool) -> Markup {
    let back = format!("/teach?class={}", class.id);
    let layout = Layout::teacher(messages, messages.text("teach-paper-title"), Some(&back));
    page(
        &layout,
        html! {
            @if saved { (notice(true, &html! { (messages.text("prep-saved")) })) }
            p { (messages.text("teach-paper-line")) }
            a.button href={ "/teach/classes/" (class.id) "/sheets" } { (messages.text("teach-sheets-print-go")) }
            @if rows.is_empty() { p.lead { (messages.text("board-no-roster")) } }
            form method="post" action={ "/teach/classes/" (class.id) "/on-paper" } {
                ol.roles { @for role in Role::ALL { li { (messages.text(role_words(role))) } } }
                table.sheets.ticked {
                    thead { tr {
                        th scope="col" { (messages.text("teach-paper-child")) }
                        @for role in Role::ALL { th scope="col" aria-label=(messages.text(role_words(role))) { (role.number()) } }
                    } }
                    tbody {
                        @for (student, sheet) in rows {
                            tr {
                                th scope="row" { span.who { (chair(student.drawing)) strong { (name(&student.name)) } } }
                                @for role in Role::ALL { td { (draw_cell(messages, student, sheet, role)) } }
                            }
                        }
                    }
                }
                @if !rows.is_empty() { button.main { (messages.text("teach-paper-save")) } }
            }
        },
    )
}

fn draw_cell(messages: &Messages, student: &Student, sheet: &Sheet, role: Role) -> Markup {
    let way = sheet.line(role).map_or(Way::None, |line| line.way);
    let cell = Cell {
        student: student.id,
        sheet: sheet.number,
        role,
    };
    let word = cell.word();
    let said = messages.text_with(
        "teach-paper-cell",
        &[
            ("name", student.name.as_str().into()),
            ("role", messages.text(role_words(role)).into()),
        ],
    );
    html! {
        @if may_be_ticked(way) {
            input type="hidden" name="shown" value=(word);
            label { input type="checkbox" name="tick" value=(word) checked[way == Way::Paper] aria-label=(bare(&said)); }
        } @else {
            span role="img" aria-label=(messages.text(if way == Way::Aloud { "teach-sheet-aloud" } else { "teach-paper-written" })) {
                (icon(if way == Way::Aloud { "talk" } else { "tick" }))
            }
        }
    }
}
