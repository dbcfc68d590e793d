//! A child leads a conference: what its pages may show, loaded here for all of them. Nothing of the teacher's own is loaded:
//! no function that is called here can give the remember line (decision 39).

use std::{collections::BTreeMap, sync::Arc};

use super::{App, Error, Result};
use crate::{
    domain::{
        class::{Class, Member},
        conference::{Conference, Line, ReadBack, State},
        id::{ClassId, ConferenceId, StudentId},
        next_step::NextStep,
        prep::Sheet,
        principal::Principal,
        roster::Drawing,
    },
    store::{self, ReadTx, conference::Words},
};

/// Who leads, and where.
#[derive(Clone, Copy, Debug)]
pub struct Leader {
    /// The class.
    pub class: ClassId,
    /// The child.
    pub student: StudentId,
    /// The one conference of a handed-over device.
    pub handed: Option<ConferenceId>,
}

impl Leader {
    /// The child that this principal is, if it is one.
    pub fn from_principal(principal: &Principal) -> Option<Self> {
        let (class, student, handed) = match *principal {
            Principal::Student(child) => (child.class, child.id, None),
            Principal::HandedOver(handed) => {
                (handed.class, handed.student, Some(handed.conference))
            }
            _ => return None,
        };
        Some(Self {
            class,
            student,
            handed,
        })
    }

    /// The child as one of its class.
    pub fn member(self) -> Member {
        Member::new(self.class, self.student)
    }

    /// The conference that goes on, or else the last one that is done.
    pub fn find_conference(self, tx: &ReadTx<'_>) -> store::Result<Option<Conference>> {
        if let Some(id) = self.handed {
            return store::conference::find(tx, id);
        }
        match store::conference::going_on_with(tx, self.member())? {
            Some(conference) => Ok(Some(conference)),
            None => store::conference::last_done_with(tx, self.member()),
        }
    }
}

/// What a page shows, and so what is loaded for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wants {
    /// The child's own sheet.
    Sheet,
    /// The sheet, and the box of the next step.
    Step,
    /// What was said.
    Log,
}

/// A conference as the child who leads it may see it.
pub struct LedConference {
    /// The class.
    pub class: Class,
    /// The child.
    pub leader: Leader,
    /// The child's own chair.
    pub drawing: Drawing,
    /// None while the child is called and the conference has not begun.
    pub conference: Option<Conference>,
    /// The sheet that it is led by.
    pub sheet: Option<Sheet>,
    /// The lines that the child may see.
    pub lines: BTreeMap<Line, Words>,
    /// The child's next step.
    pub step: Option<NextStep>,
    /// What of the noticed words the child has shared, and whether it is on the wall; none where the class has no joy wall.
    pub shared: Option<BTreeMap<String, bool>>,
    /// Words that came second, by the word of their box: only those of this child's own boxes, never the teacher's.
    pub conflicts: BTreeMap<String, Vec<String>>,
}

impl LedConference {
    /// Loads what a page wants.
    pub fn load(
        tx: &ReadTx<'_>,
        leader: Leader,
        conference: Option<Conference>,
        wants: Wants,
    ) -> store::Result<Option<Self>> {
        let Leader { class, student, .. } = leader;
        let Some(class) = store::class::find(tx, class)? else {
            return Ok(None);
        };
        let participant = conference
            .as_ref()
            .and_then(|conference| conference.participant(student));
        let sheet = match participant.and_then(|participant| participant.sheet) {
            _ if wants == Wants::Log => None,
            Some(sheet) => store::prep::find(tx, class.id, sheet)?,
            None => Some(store::prep::sheet_of(tx, class.id, student)?),
        };
        let (mut lines, mut step, mut conflicts) = (BTreeMap::new(), None, BTreeMap::new());
        // The script itself shows the sheet alone; its one box needs the step, and what was said needs the log.
        let log = conference.as_ref().filter(|_| wants != Wants::Sheet);
        if let Some(conference) = log {
            lines = store::conference::lines_for(tx, conference.id, student)?;
            step = store::next_step::of_talk(tx, conference.id, student)?;
            conflicts = store::conflicts::in_own_boxes(tx, conference.id, student)?;
        }
        let done = log.filter(|conference| conference.state == State::Done);
        let shared = match done {
            Some(done) if wants == Wants::Log && store::shared_praise::is_on(tx, class.id)? => {
                Some(store::shared_praise::find_shared(tx, done.id, student)?)
            }
            _ => None,
        };
        let drawing = super::student_of(tx, class.id, student)?;
        Ok(Some(Self {
            drawing: drawing.map_or(Drawing::nth(0), |student| student.drawing),
            class,
            leader,
            conference,
            sheet,
            lines,
            step,
            shared,
            conflicts,
        }))
    }

    /// The words of a line, without space around them; empty where there are none or they are not for the child.
    pub fn words(&self, line: Line) -> &str {
        self.lines.get(&line).map_or("", |words| words.text.trim())
    }

    /// What the child said to the notes.
    pub fn read_back(&self) -> Option<ReadBack> {
        let conference = self.conference.as_ref()?;
        conference.participant(self.leader.student)?.read_back
    }
}

/// Saves what the child said when the notes were read back.
pub async fn say_to_read_back(app: &Arc<App>, by: Principal, said: ReadBack) -> Result<()> {
    app.write(by, move |tx| {
        let leader = Leader::from_principal(&by).ok_or(Error::NotFound)?;
        let conference = leader
            .find_conference(tx)?
            .filter(|conference| conference.is_with(leader.student))
            .ok_or(Error::NotFound)?;
        store::conference::save_read_back(tx, &conference, leader.student, said)?;
        Ok(())
    })
    .await
}
