//! Answers on a prep sheet, as the child types them or as the teacher writes for the child. The rules are domain/prep.

use jiff::civil::Date;

use super::draft::{Draft, Refusal, SaveOutcome, add_conflict, add_or_resolve_conflict};
use crate::{
    app::{App, Error, Result, class_for, class_with_student, now_in, questions},
    domain::{
        autosave::Decision,
        class::{Band, Class, Member},
        id::{SheetId, StudentId},
        prep::{self, AnswerDraft, Moment, NewAnswer, QuestionRole, Sheet, Way},
        principal::{Principal, Teacher},
        text::{Language, Prose},
    },
    limits::ANSWER_GRAPHEMES_MAX,
    secret,
    store::{self, ReadTx, WriteTx, conflicts::ConflictAt, prep::AskedQuestion},
};

/// A question of a child's sheet, as a page shows it.
#[derive(Clone, Debug)]
pub struct AnswerBox {
    /// Whose sheet.
    pub student: StudentId,
    /// Which question.
    pub role: QuestionRole,
    /// The sheet that the page shows, by its number; the open one if it does not say.
    pub sheet: Option<u32>,
    /// "Out loud" or "on paper", or back to writing.
    pub way: Option<Way>,
    /// The question in the words of the child's own page; none from the teacher's.
    pub question: Option<PageQuestion>,
}

/// The question that a child's own page has shown.
#[derive(Clone, Debug)]
pub struct PageQuestion {
    /// The language that the child reads.
    pub language: Language,
    /// The name of the question and the language that it was shown in, if the page says them: the child answers what it saw.
    pub shown: Option<(String, Language)>,
    /// How often "Another question" was tapped.
    pub swapped: u8,
}

/// A child's open sheet at the moment of a save. It has no id before its first answer.
struct OpenSheet {
    member: Member,
    sheet: Sheet,
    moment: Moment,
}

impl OpenSheet {
    /// Loads it; `day` is the class's local day.
    fn load(tx: &WriteTx<'_>, member: Member, day: Date) -> store::Result<Self> {
        Ok(Self {
            member,
            sheet: store::prep::sheet_of(tx, member.class, member.student)?,
            moment: Moment {
                at: tx.attribution.at,
                day,
            },
        })
    }
}

/// Saves an answer, by whoever types it.
pub(super) fn save(
    tx: &WriteTx<'_>,
    app: &App,
    by: &Principal,
    answer: &AnswerBox,
    draft: &Draft,
) -> Result<SaveOutcome, Refusal> {
    let class = match by {
        Principal::Teacher(_) => class_with_student(tx, by, answer.student)?,
        Principal::Student(student) if student.id == answer.student => class_for(tx, by, None)?,
        _ => None,
    };
    save_in_class(tx, app, by, &class.ok_or(Error::NotFound)?, answer, draft)
}

/// Saves an answer of a child of this class. A teacher may answer any question for the child.
pub(in crate::app) fn save_in_class(
    tx: &WriteTx<'_>,
    app: &App,
    by: &Principal,
    class: &Class,
    answer: &AnswerBox,
    draft: &Draft,
) -> Result<SaveOutcome, Refusal> {
    let teacher = match by {
        Principal::Teacher(teacher) => Some(teacher),
        _ => None,
    };
    let member = Member::new(class.id, answer.student);
    let open = OpenSheet::load(tx, member, now_in(&app.clock, class).date())?;
    let typed = AnswerDraft {
        role: answer.role,
        text: draft.text.as_ref(),
        way: answer.way,
        sheet: answer.sheet.unwrap_or(open.sheet.number),
        base_revision: draft.base_revision,
        by: &tx.attribution.by,
        resolves: draft.resolves,
    };
    let band = teacher.is_none().then_some(class.band);
    match open.sheet.decide(&typed, band, open.moment) {
        Ok(decision) => {
            let question = || {
                let question = question_asked(tx, app, class, &open.sheet, answer)?;
                let told_to = adult(tx, teacher, &open.sheet, &typed)?;
                Ok(AskedQuestion {
                    told_to,
                    ..question
                })
            };
            save_answer(tx, &open, &typed, decision, question)
        }
        Err(prep::Refusal::SheetClosed) if teacher.is_none() => {
            save_with_old_sheet(tx, &open, &typed)
        }
        Err(refusal) => Err(Error::Refused(Refusal::Answer(refusal))),
    }
}

/// Does what was decided about an answer. The sheet is opened with its first one.
fn save_answer(
    tx: &WriteTx<'_>,
    open: &OpenSheet,
    typed: &AnswerDraft<'_>,
    decision: Decision<NewAnswer>,
    question: impl FnOnce() -> store::Result<AskedQuestion>,
) -> Result<SaveOutcome, Refusal> {
    let OpenSheet {
        member,
        ref sheet,
        moment,
    } = *open;
    let id = match (sheet.id, &decision) {
        (None, Decision::NewHead(_)) => {
            let id = SheetId::new(secret::id());
            store::prep::open_sheet(tx, member, id, sheet.number)?;
            Some(id)
        }
        (id, _) => id,
    };
    let outcome = match &decision {
        Decision::NewHead(answer) => SaveOutcome::Saved(answer.revision),
        Decision::Unchanged(revision) => SaveOutcome::Saved(*revision),
        Decision::Conflict(revision) => SaveOutcome::Conflict(*revision),
    };
    // Nothing was answered on a sheet without an id, and nothing is now.
    let Some(id) = id else { return Ok(outcome) };
    if let Decision::NewHead(answer) = &decision {
        if answer.before.is_some() && !store::prep::has_room_for_version(tx, id)? {
            return Err(Error::Refused(Refusal::SheetFull));
        }
        store::prep::save_answer(tx, member, id, moment, answer, &question()?)?;
    }
    let at = ConflictAt::Answer {
        member,
        sheet: id,
        role: typed.role,
    };
    let text = typed.text.map_or("", Prose::as_str);
    add_or_resolve_conflict(tx, at, text, typed.resolves, outcome)?;
    Ok(outcome)
}

/// The question of an answer in the words that the child saw.
fn question_asked(
    tx: &ReadTx<'_>,
    app: &App,
    class: &Class,
    sheet: &Sheet,
    answer: &AnswerBox,
) -> store::Result<AskedQuestion> {
    let asked = |wording, asked| AskedQuestion {
        wording,
        asked,
        told_to: None,
    };
    if let Some(line) = sheet.line(answer.role) {
        return Ok(asked(line.wording.clone(), line.asked.clone()));
    }
    let page = answer.question.as_ref();
    if let Some((wording, language)) = page.and_then(|page| page.shown.as_ref()) {
        let messages = app.translations.of(*language);
        let words = questions::words_of_wording(tx, messages, class.id, answer.role, wording)?;
        if let Some(words) = words {
            return Ok(asked(wording.clone(), words));
        }
    }
    let language = match page {
        Some(page) => page.language,
        None => store::roster::language(tx, class.id, answer.student)?.unwrap_or(class.language),
    };
    let all = store::questions::load(tx, class.id)?;
    let question = questions::question_for(
        app.translations.of(language),
        class.band,
        &all,
        answer.student,
        sheet,
        answer.role,
        page.map_or(0, |page| page.swapped),
    );
    Ok(asked(question.wording, question.words))
}

/// The adult who wrote an answer for the child: who types it now, or with a tick alone who did before.
fn adult(
    tx: &ReadTx<'_>,
    teacher: Option<&Teacher>,
    sheet: &Sheet,
    typed: &AnswerDraft<'_>,
) -> store::Result<Option<String>> {
    let Some(teacher) = teacher else {
        return Ok(None);
    };
    if typed.text.is_none() {
        return Ok(sheet.line(typed.role).and_then(|line| line.told_to.clone()));
    }
    let teachers = store::people::load_teachers(tx)?;
    let teacher = teachers.into_iter().find(|it| it.id == teacher.id);
    Ok(teacher.map(|it| it.name))
}

/// Words that come after their conference is done, from a device that was away: they are kept beside that sheet's answer.
fn save_with_old_sheet(
    tx: &WriteTx<'_>,
    open: &OpenSheet,
    typed: &AnswerDraft<'_>,
) -> Result<SaveOutcome, Refusal> {
    let closed = || Error::Refused(Refusal::Answer(prep::Refusal::SheetClosed));
    let text = typed.text.ok_or_else(closed)?.as_str();
    if typed.sheet >= open.sheet.number {
        return Err(closed());
    }
    let (member, role) = (open.member, typed.role);
    let sheet = store::prep::find_by_number(tx, member, typed.sheet)?.ok_or_else(closed)?;
    let old = store::prep::find(tx, member.class, sheet)?;
    let line = old.as_ref().and_then(|old| old.line(role));
    if !line.is_some_and(|line| line.text.starts_with(text)) {
        let at = ConflictAt::Answer {
            member,
            sheet,
            role,
        };
        add_conflict(tx, at, text)?;
    }
    Ok(SaveOutcome::WithOldSheet)
}

/// An answer of a made-up child, of the first run or of the demo, and the question as the child reads it.
pub struct MadeUpAnswer<'a> {
    /// Which question of the sheet it is.
    pub role: QuestionRole,
    /// Its words; without any it was said out loud.
    pub text: &'a str,
    /// The grades of the child's class: in them a question may wait for the one before it.
    pub band: Band,
    /// The day of the class on which it is written.
    pub day: Date,
    /// Which wording of the question the child sees, as `g35-piece-1`.
    pub wording: &'a str,
    /// The question in that wording.
    pub asked: &'a str,
}

/// Writes it on the child's present sheet, by the rule that decides about every save.
pub fn write_made_up_answer(
    tx: &WriteTx<'_>,
    member: Member,
    sheet: &Sheet,
    answer: &MadeUpAnswer<'_>,
) -> store::Result<()> {
    let Ok(text) = Prose::parse(answer.text, ANSWER_GRAPHEMES_MAX) else {
        return Ok(());
    };
    let typed = AnswerDraft {
        role: answer.role,
        text: Some(&text),
        way: answer.text.is_empty().then_some(Way::Aloud),
        sheet: sheet.number,
        base_revision: sheet.line(answer.role).map_or(0, |line| line.revision),
        by: &tx.attribution.by,
        resolves: false,
    };
    let open = OpenSheet {
        member,
        sheet: sheet.clone(),
        moment: Moment {
            at: tx.attribution.at,
            day: answer.day,
        },
    };
    let Ok(decision) = sheet.decide(&typed, Some(answer.band), open.moment) else {
        return Ok(());
    };
    let question = || {
        Ok(AskedQuestion {
            wording: answer.wording.to_owned(),
            asked: answer.asked.to_owned(),
            told_to: None,
        })
    };
    match save_answer(tx, &open, &typed, decision, question) {
        Err(Error::Store(error)) => Err(error),
        _ => Ok(()),
    }
}
