//! The answers of made-up children: the practice child of the first run and the class of the demo. Each goes through the
//! rule that decides about a save, and is written in a transaction of the caller's.

use jiff::civil::Date;

use super::autosave::{OpenSheet, save_answer};
use crate::{
    domain::{
        class::{Band, Member},
        prep::{AnswerDraft, Moment, Role, Sheet, Way},
        text::Prose,
    },
    limits::ANSWER_GRAPHEMES_MAX,
    store::{Result, WriteTx, prep::AskedQuestion},
};

/// One answer, and the question as the child reads it.
pub struct MadeUpAnswer<'a> {
    /// Which question of the sheet it is.
    pub role: Role,
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

/// Writes an answer on the child's present sheet, which begins where there is none yet.
pub fn write_answer(
    tx: &WriteTx<'_>,
    member: Member,
    sheet: &Sheet,
    answer: &MadeUpAnswer<'_>,
) -> Result<()> {
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
    save_answer(tx, &open, &typed, decision, question).map(|_| ())
}
