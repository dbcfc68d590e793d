//! What a class sets for its board: its rules, the pause, the round, and when children are out of the room. Each use case is
//! one transaction; what the rules mean is domain/board.

use std::sync::Arc;

use super::{
    App, Error, Result,
    board_settings::{BoardSettings, NewTimetable},
    calendar::{TimetableRefusal, change_board, replace_timetable},
    class_for,
    receipts::Undo,
};
use crate::{
    domain::{
        board::Board,
        calendar::{Away, check_plan},
        class::Member,
        id::{ClassId, StudentId},
        prep::SheetRule,
        principal::Principal,
    },
    store::{self, ReadTx, WriteTx},
};

/// What the teacher does with the round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoundAction {
    /// The next one begins before its time.
    BeginNext,
    /// It does not wait for this child.
    Excuse(StudentId),
    /// It waits for this child again.
    WaitFor(StudentId),
}

/// What the teacher says of the times at which a child is out of the room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AwayAction {
    /// There is this one.
    Add(Away),
    /// There is no such one any more.
    Remove(Away),
}

/// Saves the settings. Where fewer chairs would drop a saved one, it is refused, or with `carry` those children move to the
/// nearest chairs.
pub async fn save(
    app: &Arc<App>,
    by: Principal,
    class: ClassId,
    settings: BoardSettings,
    carry: bool,
) -> Result<(), TimetableRefusal> {
    change_board(app, by, class, move |tx, board| {
        save_settings(tx, board, &settings, carry)
    })
    .await
}

/// The same in a transaction of the caller's.
pub(super) fn save_settings(
    tx: &WriteTx<'_>,
    board: &Board,
    settings: &BoardSettings,
    carry: bool,
) -> Result<(), TimetableRefusal> {
    let before = BoardSettings::load(tx, board)?;
    let timetable = NewTimetable {
        blocks: board.calendar.blocks.clone(),
        chairs: settings.chairs,
        carry,
    };
    // A class without a timetable may settle how its chairs will stand.
    if !timetable.blocks.is_empty() {
        check_plan(&timetable.blocks, &timetable.chairs)
            .map_err(|why| Error::Refused(TimetableRefusal::Unsuitable(why)))?;
    }
    replace_timetable(tx, board, &timetable)?;
    Ok(save_rules(tx, board.calendar.class, &before, settings)?)
}

fn save_rules(
    tx: &WriteTx<'_>,
    class: ClassId,
    before: &BoardSettings,
    settings: &BoardSettings,
) -> store::Result<()> {
    store::board::rules::set(tx, class, &settings.rules)?;
    if settings.sheet != before.sheet {
        store::class::set_sheet_rule(tx, class, settings.sheet)?;
        store::class::mark_sheet_question_answered(tx, class)?;
    }
    if settings.shared_praise != before.shared_praise {
        store::shared_praise::turn(tx, class, settings.shared_praise)?;
    }
    if settings.quiet_by_timetable != before.quiet_by_timetable {
        store::class::set_quiet_by_timetable(tx, class, settings.quiet_by_timetable)?;
    }
    Ok(())
}

/// Stops sign-up with these words on the board, or lets it go on; what is saved stays.
pub async fn set_pause(
    app: &Arc<App>,
    by: Principal,
    class: ClassId,
    words: Option<String>,
) -> Result<()> {
    change_board(app, by, class, move |tx, _| {
        Ok(store::board::rules::set_pause(tx, class, words.as_deref())?)
    })
    .await
}

/// Begins the next round, or says for whom this one waits. Gives the number of the round where one was begun.
pub async fn change_round(
    app: &Arc<App>,
    by: Principal,
    class: ClassId,
    action: RoundAction,
) -> Result<Option<u32>> {
    change_board(app, by, class, move |tx, _| {
        let (student, is_excused) = match action {
            RoundAction::BeginNext => {
                let begins = store::board::round::may_begin_next(tx, class)?;
                store::board::round::begin_next(tx, class)?;
                let number = store::board::round::load(tx, class)?.number;
                return Ok(begins.then_some(number));
            }
            RoundAction::Excuse(student) => (student, true),
            RoundAction::WaitFor(student) => (student, false),
        };
        let member = on_roster(tx, class, student)?;
        store::board::round::excuse(tx, member, is_excused)?;
        Ok(None)
    })
    .await
}

/// The child in the class, if it is there: a page that is still open may show one who left.
fn on_roster(tx: &ReadTx<'_>, class: ClassId, student: StudentId) -> Result<Member> {
    let members = store::roster::members(tx, class)?;
    let member = members.iter().find(|member| member.student == student);
    member
        .map(|_| Member::new(class, student))
        .ok_or(Error::NotFound)
}

/// Adds a weekly time at which a child is out of the room, or takes one off; gives the way back where that changed anything.
pub async fn change_away(
    app: &Arc<App>,
    by: Principal,
    class: ClassId,
    action: AwayAction,
) -> Result<Option<Undo>> {
    app.write(by, move |tx| {
        let class = class_for(tx, &by, Some(class))?.ok_or(Error::NotFound)?.id;
        let (AwayAction::Add(away) | AwayAction::Remove(away)) = action;
        let member = on_roster(tx, class, away.student)?;
        let before = store::calendar::away::of(tx, member)?;
        match action {
            AwayAction::Add(_) => store::calendar::away::add(tx, class, &away)?,
            AwayAction::Remove(_) => store::calendar::away::remove(tx, class, &away)?,
        }
        let after = store::calendar::away::of(tx, member)?;
        let has_changed = before != after;
        Ok(has_changed.then_some(Undo::Away {
            member,
            before,
            after,
        }))
    })
    .await
}

/// Answers "Sheet first from now on?". It is asked once: a second tap, or a page of last week, changes nothing any more.
pub async fn answer_sheet_question(
    app: &Arc<App>,
    by: Principal,
    class: ClassId,
    sheet_first: bool,
) -> Result<()> {
    app.write(by, move |tx| {
        let class = class_for(tx, &by, Some(class))?.ok_or(Error::NotFound)?.id;
        if store::class::is_sheet_question_answered(tx, class)? {
            return Ok(());
        }
        if sheet_first {
            store::class::set_sheet_rule(tx, class, SheetRule::Gate)?;
        }
        Ok(store::class::mark_sheet_question_answered(tx, class)?)
    })
    .await
}
