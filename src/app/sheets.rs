//! What is decided about a child's prep sheet besides its words: ticks for what was answered on paper, whether the sheet opens
//! the board, the language that its child reads, and the next steps that are carried on it. Words are saved by app/autosave.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    App, Error, Result,
    autosave::{AnswerBox, Draft, save_in_class},
    class_for, class_with_student,
    conference_log::StepWord,
    now_in,
    receipts::StepChange,
};
use crate::{
    domain::{
        class::Member,
        id::{ClassId, NextStepId, StudentId},
        next_step::{self, NextStep},
        prep::{QuestionRole, SheetRule, Way},
        principal::{Principal, StudentSession},
        text::Language,
    },
    store::{self, ReadTx},
};

/// One box of a class's sheets on paper: whose question, on which sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PaperBox {
    /// The child.
    pub student: StudentId,
    /// The sheet, by its number.
    pub sheet: u32,
    /// The question.
    pub role: QuestionRole,
}

/// Whether a question may be ticked as answered on paper: not what a child wrote, or will say.
pub fn may_be_ticked(way: Way) -> bool {
    matches!(way, Way::None | Way::Paper)
}

/// Ticks what was answered on paper, and takes ticks back: of the boxes that the page has shown those that are ticked.
pub async fn tick_on_paper(
    app: &Arc<App>,
    by: Principal,
    class: ClassId,
    shown: BTreeSet<PaperBox>,
    ticked: BTreeSet<PaperBox>,
) -> Result<()> {
    let worker = Arc::clone(app);
    app.write(by, move |tx| {
        let class = class_for(tx, &by, Some(class))?.ok_or(Error::NotFound)?;
        let students = store::roster::students(tx, class.id)?;
        let is_here = |shown: &&PaperBox| students.iter().any(|it| it.id == shown.student);
        for shown in shown.iter().filter(is_here) {
            let sheet = store::prep::sheet_of(tx, class.id, shown.student)?;
            let way = sheet.line(shown.role).map_or(Way::None, |line| line.way);
            let on_paper = ticked.contains(shown);
            // The child wrote, or will say it, since the page was drawn; or the talk is done and the next sheet is open.
            if sheet.number != shown.sheet || (way == Way::Paper) == on_paper || !may_be_ticked(way)
            {
                continue;
            }
            let answer = AnswerBox {
                student: shown.student,
                role: shown.role,
                sheet: Some(shown.sheet),
                way: Some(if on_paper { Way::Paper } else { Way::Written }),
                question: None,
            };
            let saved = save_in_class(tx, &worker, &by, &class, &answer, &Draft::default());
            if let Err(error) = saved {
                // One box that may not be ticked holds up no other.
                error.refusal()?;
            }
        }
        Ok(())
    })
    .await
}

/// Gives one child a rule of its own, or the class's again. Gives the child, and the rule that it had.
pub async fn set_rule(
    app: &Arc<App>,
    by: Principal,
    student: StudentId,
    rule: Option<SheetRule>,
) -> Result<(Member, Option<SheetRule>)> {
    app.write(by, move |tx| {
        let member = member_taught(tx, &by, student)?;
        let (_, own) = store::prep::rules(tx, member.class)?;
        store::prep::set_rule(tx, member, rule)?;
        Ok((member, own.get(&student).copied()))
    })
    .await
}

/// Draws one child's pages in a language of its own, or in the class's again. What was asked before stays as it was asked.
/// Gives the child, and the language that it had.
pub async fn set_language(
    app: &Arc<App>,
    by: Principal,
    student: StudentId,
    language: Option<Language>,
) -> Result<(Member, Option<Language>)> {
    app.write(by, move |tx| {
        let member = member_taught(tx, &by, student)?;
        let before = store::roster::language(tx, member.class, student)?;
        store::roster::set_language(tx, member, language)?;
        Ok((member, before))
    })
    .await
}

/// The child says how its next step is going, or puts it down, while it is carried; or picks it up again. Gives what
/// was changed.
pub async fn answer_next_step(
    app: &Arc<App>,
    student: StudentSession,
    id: NextStepId,
    word: StepWord,
) -> Result<StepChange, next_step::Refusal> {
    let by = Principal::Student(student);
    let clock = Arc::clone(&app.clock);
    app.write(by, move |tx| {
        let class = class_for(tx, &by, None)?.ok_or(Error::NotFound)?;
        let step = step_of(tx, class.id, student.id, id)?.ok_or(Error::NotFound)?;
        let changed = match word {
            StepWord::Said(said) => step.say(said, now_in(&clock, &class).date()),
            StepWord::PutDown => step.put_down(),
            StepWord::PickUp => step.pick_up(),
        };
        let changed = changed.map_err(Error::Refused)?;
        store::next_step::save(tx, class.id, &changed)?;
        if changed.state != step.state {
            store::next_step::write_audit_event(tx, class.id, &changed)?;
        }
        Ok(StepChange {
            class: class.id,
            before: step,
            after: changed,
        })
    })
    .await
}

/// How a next step ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepEnd {
    /// It is reached.
    Reached,
    /// It is put down for now.
    PutDown,
}

/// The teacher says that a child's step is reached, or puts it down for now; gives what was changed. One that has ended
/// already stays as it is.
pub async fn end_next_step(
    app: &Arc<App>,
    by: Principal,
    student: StudentId,
    id: NextStepId,
    end: StepEnd,
) -> Result<StepChange> {
    app.write(by, move |tx| {
        let class = member_taught(tx, &by, student)?.class;
        let step = step_of(tx, class, student, id)?.ok_or(Error::NotFound)?;
        let ended = match end {
            StepEnd::Reached => step.reach(),
            StepEnd::PutDown => step.put_down(),
        };
        if let Ok(ended) = &ended {
            store::next_step::save(tx, class, ended)?;
            store::next_step::write_audit_event(tx, class, ended)?;
        }
        Ok(StepChange {
            class,
            after: ended.unwrap_or_else(|_| step.clone()),
            before: step,
        })
    })
    .await
}

/// The child as one of a class of the teacher's.
fn member_taught(tx: &ReadTx<'_>, by: &Principal, student: StudentId) -> Result<Member> {
    let class = class_with_student(tx, by, student)?;
    Ok(Member::new(class.ok_or(Error::NotFound)?.id, student))
}

fn step_of(
    tx: &ReadTx<'_>,
    class: ClassId,
    student: StudentId,
    id: NextStepId,
) -> store::Result<Option<NextStep>> {
    let step = store::next_step::find(tx, class, id)?;
    Ok(step.filter(|step| step.student == student))
}
