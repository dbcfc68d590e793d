//! What a class has settled for its board and its timetable, as values: as it is saved, and as a teacher wants it. They are
//! saved by `board_rules.rs` and `calendar.rs`.

use crate::{
    domain::{
        board::{Board, Rules},
        calendar::{Block, ChairPlan},
        prep::SheetRule,
    },
    store::{self, ReadTx},
};

/// The settings that stand in one form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardSettings {
    /// The limits of sign-up.
    pub rules: Rules,
    /// How the chairs stand in each writing block.
    pub chairs: ChairPlan,
    /// Whether the sheet comes before the chair.
    pub sheet: SheetRule,
    /// Children may share what was noticed in their writing.
    pub shared_praise: bool,
    /// The timetable begins the quiet minutes, and not the teacher alone.
    pub quiet_by_timetable: bool,
}

impl BoardSettings {
    /// The settings of this board as they are saved.
    pub fn load(tx: &ReadTx<'_>, board: &Board) -> store::Result<Self> {
        let class = board.calendar.class;
        Ok(Self {
            rules: board.rules,
            chairs: board.calendar.chairs,
            sheet: store::class::sheet_rule(tx, class)?,
            shared_praise: store::shared_praise::is_on(tx, class)?,
            quiet_by_timetable: store::class::is_quiet_by_timetable(tx, class)?,
        })
    }
}

/// A timetable as the teacher wants it.
#[derive(Clone, Debug)]
pub struct NewTimetable {
    /// When the class writes.
    pub blocks: Vec<Block>,
    /// How the chairs stand in each block.
    pub chairs: ChairPlan,
    /// The children whose chairs fall away move to the nearest chairs that there then are, in their order.
    pub carry: bool,
}
