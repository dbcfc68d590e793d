//! The questions of a class: Chair's own wordings of each role and its teacher's, in her order, and whose turn it is on a
//! sheet (decision 27). The sentences of Chair's own stand in the word files; here they are only named.

#[cfg(test)]
mod cases;

use strum::{AsRefStr, Display, EnumString, IntoStaticStr, VariantArray};

use crate::domain::{
    class::Band,
    id::StudentId,
    prep::{QuestionRole, Sheet, WORDINGS},
    text::Language,
};

/// The most questions that a class has for one role, those that are not asked now among them.
pub const QUESTIONS_MAX: usize = 12;
/// Beginnings that a child is offered for one question; the class's own come first.
pub const STARTERS: usize = 3;

/// Whether children are asked a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, AsRefStr, EnumString, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Standing {
    /// In its turn.
    Shown,
    /// Everyone is asked this one first: it is one of the teacher's five.
    Picked,
    /// Not now.
    Hidden,
}

/// One question of a role. Its words never change: other words are another question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Its name, as `g35-piece-1` for one of Chair's own, `own-7` for one of the class's.
    pub wording: String,
    /// The teacher's words; none for Chair's own.
    pub words: Option<String>,
    /// Whether it is asked.
    pub standing: Standing,
}

/// The name of one of Chair's own questions; they count from 1.
pub fn wording_of(band: Band, role: QuestionRole, at: u8) -> String {
    format!("{band}-{role}-{at}")
}

/// Whether this names one of Chair's own questions of a role, whatever its grades.
pub fn is_chairs_own(role: QuestionRole, wording: &str) -> bool {
    let at_of = |band: &Band| {
        let rest = wording.strip_prefix(band.as_ref())?.strip_prefix('-')?;
        let at = rest.strip_prefix(role.as_ref())?.strip_prefix('-')?;
        at.parse::<u8>().ok()
    };
    let mut places = Band::VARIANTS.iter().filter_map(at_of);
    places.any(|at| (1..=WORDINGS).contains(&at))
}

/// What a teacher does with the questions of a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, AsRefStr, Display, EnumString, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Action {
    /// Everyone is asked this one.
    Pick,
    /// All of them take turns again.
    #[strum(serialize = "turns")]
    TakeTurns,
    /// One place nearer to the front.
    Earlier,
    /// It is not asked for now.
    Hide,
    /// It is asked again.
    Show,
    /// It goes for good: one of the class's own that is not asked.
    Remove,
}

/// Why the questions stay as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
pub enum QuestionRefusal {
    /// A sheet needs one question of each role.
    #[strum(serialize = "question_last")]
    LastOne,
    /// There are as many as a class may have.
    #[strum(serialize = "question_many")]
    TooMany,
    /// It is not there any more.
    #[strum(serialize = "question_gone")]
    Gone,
}

/// The questions of one role in one language, in their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Questions(Vec<Question>);

impl Questions {
    /// What a class has for a role: the rows that its teacher left, without Chair's own of other grades, and behind them
    /// those of Chair's own that she never touched.
    pub fn new(band: Band, role: QuestionRole, rows: &[Question]) -> Self {
        let own = (1..=WORDINGS).map(|at| wording_of(band, role, at));
        let own: Vec<String> = own.collect();
        let mut all = rows.to_vec();
        all.retain(|row| row.words.is_some() || own.contains(&row.wording));
        for wording in own {
            if !all.iter().any(|it| it.wording == wording) {
                all.push(Question {
                    wording,
                    words: None,
                    standing: Standing::Shown,
                });
            }
        }
        // Other grades may have left none that is asked.
        if all.iter().all(|it| it.standing == Standing::Hidden)
            && let Some(first) = all.first_mut()
        {
            first.standing = Standing::Shown;
        }
        Self(all)
    }

    /// All of them, in their order.
    pub fn all(&self) -> &[Question] {
        &self.0
    }

    /// Those that are asked, in their order.
    pub fn asked(&self) -> impl Iterator<Item = &Question> {
        self.0.iter().filter(|it| it.standing != Standing::Hidden)
    }

    /// The one that everyone is asked first.
    pub fn picked(&self) -> Option<&Question> {
        self.0.iter().find(|it| it.standing == Standing::Picked)
    }

    /// The question of a child's sheet; `swapped` counts the "Another question"s. Without a pick they take turns: from child
    /// to child, from sheet to sheet.
    pub fn turn(
        &self,
        student: StudentId,
        sheet: &Sheet,
        role: QuestionRole,
        swapped: u8,
    ) -> Option<&Question> {
        let asked: Vec<&Question> = self.asked().collect();
        let picked = asked.iter().position(|it| it.standing == Standing::Picked);
        let first = match picked {
            Some(place) => u64::try_from(place).ok()?,
            None => {
                student.number().unsigned_abs()
                    + u64::from(sheet.number.saturating_sub(1))
                    + u64::from(role.number())
            }
        };
        let count = u64::try_from(asked.len()).ok()?.max(1);
        let turn = (first + u64::from(swapped)) % count;
        asked.get(usize::try_from(turn).ok()?).copied()
    }

    fn place(&self, wording: &str) -> Result<usize, QuestionRefusal> {
        let place = self.0.iter().position(|it| it.wording == wording);
        place.ok_or(QuestionRefusal::Gone)
    }

    /// The questions after an action of the teacher's.
    pub fn apply(&self, action: Action, wording: &str) -> Result<Self, QuestionRefusal> {
        let mut all = self.0.clone();
        if matches!(action, Action::Pick | Action::TakeTurns) {
            let picked = all.iter_mut().filter(|it| it.standing == Standing::Picked);
            picked.for_each(|it| it.standing = Standing::Shown);
        }
        if action == Action::TakeTurns {
            return Ok(Self(all));
        }
        let place = self.place(wording)?;
        let is_hidden = all[place].standing == Standing::Hidden;
        match action {
            Action::Pick => all[place].standing = Standing::Picked,
            Action::Earlier => {
                let mut before = all[..place].iter();
                if let Some(before) = before.rposition(|it| it.standing != Standing::Hidden) {
                    all[before..=place].rotate_right(1);
                }
            }
            Action::Hide => {
                if self.asked().all(|it| it.wording == wording) {
                    return Err(QuestionRefusal::LastOne);
                }
                all[place].standing = Standing::Hidden;
            }
            Action::Show if is_hidden => all[place].standing = Standing::Shown,
            Action::Remove if is_hidden && all[place].words.is_some() => {
                all.remove(place);
            }
            Action::Show | Action::Remove | Action::TakeTurns => {}
        }
        Ok(Self(all))
    }

    /// Whether one more may be added.
    pub fn may_grow(&self) -> Result<(), QuestionRefusal> {
        let has_room = self.0.len() < QUESTIONS_MAX;
        has_room.then_some(()).ok_or(QuestionRefusal::TooMany)
    }

    /// Whether a question may have other words: one of Chair's own stays beside its new words, and takes a place.
    pub fn may_be_reworded(&self, wording: &str) -> Result<(), QuestionRefusal> {
        match self.0[self.place(wording)?].words {
            Some(_) => Ok(()),
            None => self.may_grow(),
        }
    }

    /// With one of the class's own behind the others.
    #[must_use]
    pub fn with_one_more(&self, new: Question) -> Self {
        let mut all = self.0.clone();
        all.push(new);
        Self(all)
    }

    /// With other words for a question: the new one takes its place and its standing. One of the class's own goes; one of
    /// Chair's own is only not asked any more.
    pub fn with_other_words(
        &self,
        wording: &str,
        mut new: Question,
    ) -> Result<Self, QuestionRefusal> {
        self.may_be_reworded(wording)?;
        let place = self.place(wording)?;
        let mut all = self.0.clone();
        new.standing = all[place].standing;
        if all[place].words.is_some() {
            all[place] = new;
        } else {
            all[place].standing = Standing::Hidden;
            all.insert(place, new);
        }
        Ok(Self(all))
    }
}

/// All that a teacher has changed in the questions of a class, and its own sentence starters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClassQuestions {
    /// The rows of each language and role, in their order.
    pub rows: Vec<(Language, QuestionRole, Question)>,
    /// The beginnings of each language and role, in their order.
    pub starters: Vec<(Language, QuestionRole, String)>,
}

impl ClassQuestions {
    /// The questions of a role for a child who reads this language.
    pub fn for_role(&self, language: Language, band: Band, role: QuestionRole) -> Questions {
        let rows = self.rows.iter();
        let rows = rows.filter(|row| (row.0, row.1) == (language, role));
        let rows: Vec<Question> = rows.map(|(_, _, row)| row.clone()).collect();
        Questions::new(band, role, &rows)
    }

    /// The class's own beginnings of a role.
    pub fn starters(&self, language: Language, role: QuestionRole) -> impl Iterator<Item = &str> {
        let starters = self.starters.iter();
        let starters = starters.filter(move |row| (row.0, row.1) == (language, role));
        starters.map(|(_, _, text)| text.as_str())
    }
}
