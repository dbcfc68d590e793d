//! The answers of made-up children: the practice child of the first run and the class of the demo. Each goes through the
//! rule that decides about a save, and is written in a transaction of the caller's.

use jiff::civil::Date;

use crate::{
    domain::{
        class::{Band, Member},
        draft::LETTERS_MAX,
        id::SheetId,
        prep::{Moment, Outcome, Role, Sheet, Way, Words},
        text::Prose,
    },
    secret,
    store::{self, Result, WriteTx, prep::Question},
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
    let Ok(text) = Prose::parse(answer.text, LETTERS_MAX) else {
        return Ok(());
    };
    let words = Words {
        role: answer.role,
        text: Some(&text),
        way: answer.text.is_empty().then_some(Way::Aloud),
        sheet: sheet.number,
        seen: sheet.line(answer.role).map_or(0, |line| line.revision),
        by: &tx.attribution.by,
        settles: false,
    };
    let moment = Moment {
        at: tx.attribution.at,
        day: answer.day,
    };
    let Ok(Outcome::Kept(change)) = sheet.save(&words, Some(answer.band), moment) else {
        return Ok(());
    };
    let id = if let Some(id) = sheet.id {
        id
    } else {
        let id = SheetId::new(secret::id());
        store::prep::open(tx, (id, sheet.number), member)?;
        id
    };
    let question = Question {
        wording: answer.wording,
        asked: answer.asked,
        told_to: None,
    };
    store::prep::save(tx, member, (id, moment), &change, &question)
}
