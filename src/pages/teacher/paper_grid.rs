//! A whole class's sheets on paper: one grid, a row a child, to tick what was answered there. What a child wrote or will say
//! stands as it is.

use std::{collections::BTreeSet, sync::Arc};

use bytes::Bytes;
use maud::{Markup, html};
use strum::VariantArray;

use super::{read::read_class, two_tabs};
use crate::{
    app::{
        App,
        sheets::{PaperBox, may_be_ticked, tick_on_paper},
    },
    domain::{
        class::Class,
        id::ClassId,
        prep::{QuestionRole, Sheet, Way},
        roster::Student,
    },
    http::{HttpError, RequestContext, Result, form, response},
    i18n::{Messages, bare},
    pages::{
        components::{Layout, chair, icon, name, role_words},
        receipt,
    },
    store,
};

/// The word of a box in the form.
fn box_word(one: PaperBox) -> String {
    format!("{}-{}-{}", one.student, one.sheet, one.role)
}

/// The box of a word.
fn box_of_word(word: &str) -> Result<PaperBox> {
    let mut parts = word.splitn(3, '-');
    let mut part = || parts.next().ok_or(HttpError::BadForm);
    let (student, sheet, role) = (part()?, part()?, part()?);
    Ok(PaperBox {
        student: student.parse().map_err(|_| HttpError::BadForm)?,
        sheet: sheet.parse().map_err(|_| HttpError::BadForm)?,
        role: role.parse().map_err(|_| HttpError::BadForm)?,
    })
}

pub(super) async fn show(class: ClassId, app: Arc<App>, context: RequestContext) -> Result {
    let read = read_class(&app, &context, Some(class), |tx, _, class| {
        let mut rows = Vec::new();
        for student in store::roster::students(tx, class.id)?.iter() {
            let sheet = store::prep::sheet_of(tx, class.id, student.id)?;
            rows.push((student.clone(), sheet));
        }
        Ok((class, rows))
    });
    let (class, rows): (Class, Vec<(Student, Sheet)>) = read.await?;
    let messages = app.translations.of(context.language);
    let page = draw(messages, &class, &rows);
    Ok(response::page(page))
}

pub(super) async fn tick(
    class: ClassId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let boxes = |field| -> Result<BTreeSet<PaperBox>> {
        let words = form::every(&form, field).into_iter();
        words.map(|word| box_of_word(&word)).collect()
    };
    let (mut shown, ticked) = (boxes("shown")?, boxes("tick")?);
    // What she left alone stays as another tab has saved it.
    if let Some(was) = form::every(&form, "was").pop() {
        let was = form::every(was.as_bytes(), "tick").into_iter();
        let was: BTreeSet<PaperBox> = was.map(|word| box_of_word(&word)).collect::<Result<_>>()?;
        shown.retain(|one| ticked.contains(one) != was.contains(one));
    }
    tick_on_paper(&app, context.principal, class, shown, ticked).await?;
    let place = format!("/teach/classes/{class}/on-paper");
    let said = "done-paper";
    Ok(receipt::done(&app, &context, &place, said, None, None))
}

fn draw(messages: &Messages, class: &Class, rows: &[(Student, Sheet)]) -> Markup {
    let back = format!("/teach?class={}", class.id);
    let layout = Layout::teacher(messages, messages.text("teach-paper-title"), Some(&back));
    layout.page(html! {
        p { (messages.text("teach-paper-line")) }
        a.button href={ "/teach/classes/" (class.id) "/sheets" } { (messages.text("teach-sheets-print-go")) }
        @if rows.is_empty() { p.lead { (messages.text("board-no-roster")) } }
        form method="post" action={ "/teach/classes/" (class.id) "/on-paper" } {
            (two_tabs::was(&ticked_fields(rows)))
            ol.roles { @for &role in QuestionRole::VARIANTS { li { (messages.text(role_words(role))) } } }
            table.sheets.ticked {
                thead { tr {
                    th scope="col" { (messages.text("teach-paper-child")) }
                    @for &role in QuestionRole::VARIANTS { th scope="col" aria-label=(messages.text(role_words(role))) { (role.number()) } }
                } }
                tbody {
                    @for (student, sheet) in rows {
                        tr {
                            th scope="row" { span.who { (chair(student.drawing)) strong { (name(&student.name)) } } }
                            @for &role in QuestionRole::VARIANTS { td { (draw_cell(messages, student, sheet, role)) } }
                        }
                    }
                }
            }
            @if !rows.is_empty() { button.main { (messages.text("teach-paper-save")) } }
        }
    })
}

/// The boxes that are ticked, as the fields of the form.
fn ticked_fields(rows: &[(Student, Sheet)]) -> Vec<(String, String)> {
    let of_child = |(student, sheet): &(Student, Sheet)| {
        let roles = QuestionRole::VARIANTS.iter().copied();
        let ticked = roles.filter(|role| sheet.line(*role).is_some_and(|it| it.way == Way::Paper));
        let word = |role| {
            box_word(PaperBox {
                student: student.id,
                sheet: sheet.number,
                role,
            })
        };
        let words: Vec<String> = ticked.map(word).collect();
        words
    };
    let words = rows.iter().flat_map(of_child);
    words.map(|word| ("tick".to_owned(), word)).collect()
}

fn draw_cell(messages: &Messages, student: &Student, sheet: &Sheet, role: QuestionRole) -> Markup {
    let way = sheet.line(role).map_or(Way::None, |line| line.way);
    let word = box_word(PaperBox {
        student: student.id,
        sheet: sheet.number,
        role,
    });
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
