//! The questions of a class: Chair's own wordings of each role and its teacher's, in her order, and whose turn it is on a
//! sheet (S1, D5). The sentences of Chair's own stand in the word files; here they are only named.

use super::{Role, Sheet, WORDINGS};
use crate::domain::{class::Band, id::StudentId, text::Language};

/// The most questions that a class has for one role, those that are not asked now among them.
pub const QUESTIONS_MAX: usize = 12;
/// Beginnings that a child is offered for one question; the class's own come first.
pub const STARTERS: usize = 3;

/// Whether children are asked a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// In its turn.
    Shown,
    /// Everyone is asked this one first: it is one of the teacher's five.
    Picked,
    /// Not now.
    Hidden,
}

impl Standing {
    /// Every standing.
    pub const ALL: [Self; 3] = [Self::Shown, Self::Picked, Self::Hidden];

    /// Its word in the store.
    pub fn word(self) -> &'static str {
        match self {
            Self::Shown => "shown",
            Self::Picked => "picked",
            Self::Hidden => "hidden",
        }
    }

    /// The standing of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.word() == word)
    }
}

/// One question of a role. Its words never change: other words are another question (D5).
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
pub fn wording_of(band: Band, role: Role, at: u8) -> String {
    format!("{}-{}-{at}", band.word(), role.word())
}

/// Whether this names one of Chair's own questions of a role, whatever its grades.
pub fn is_chairs_own(role: Role, wording: &str) -> bool {
    let at_of = |band: Band| {
        let rest = wording.strip_prefix(band.word())?.strip_prefix('-')?;
        let at = rest.strip_prefix(role.word())?.strip_prefix('-')?;
        at.parse().ok()
    };
    let mut places = Band::ALL.into_iter().filter_map(at_of);
    places.any(|at| (1..=WORDINGS).contains(&at))
}

/// What a teacher does with the questions of a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Everyone is asked this one.
    Pick,
    /// All of them take turns again.
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

impl Deed {
    /// Every deed.
    pub const ALL: [Self; 6] = [
        Self::Pick,
        Self::TakeTurns,
        Self::Earlier,
        Self::Hide,
        Self::Show,
        Self::Remove,
    ];

    /// Its word in forms.
    pub fn word(self) -> &'static str {
        match self {
            Self::Pick => "pick",
            Self::TakeTurns => "turns",
            Self::Earlier => "earlier",
            Self::Hide => "hide",
            Self::Show => "show",
            Self::Remove => "remove",
        }
    }

    /// The deed of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.word() == word)
    }
}

/// Why the questions stay as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuestionRefusal {
    /// A sheet needs one question of each role.
    LastOne,
    /// There are as many as a class may have.
    TooMany,
    /// It is not there any more.
    Gone,
}

impl QuestionRefusal {
    /// Its word: there is a sentence for it in every language.
    pub fn word(self) -> &'static str {
        match self {
            Self::LastOne => "question_last",
            Self::TooMany => "question_many",
            Self::Gone => "question_gone",
        }
    }
}

/// The questions of one role in one language, in their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Questions(Vec<Question>);

impl Questions {
    /// What a class has for a role: the rows that its teacher left, without Chair's own of other grades, and behind them
    /// those of Chair's own that she never touched.
    pub fn new(band: Band, role: Role, rows: &[Question]) -> Self {
        let own = (1..=WORDINGS).map(|at| wording_of(band, role, at));
        let own: Vec<String> = own.collect();
        let kept = rows
            .iter()
            .filter(|row| row.words.is_some() || own.contains(&row.wording));
        let mut all: Vec<Question> = kept.cloned().collect();
        for wording in own {
            if !all.iter().any(|it| it.wording == wording) {
                all.push(Question {
                    wording,
                    words: None,
                    standing: Standing::Shown,
                });
            }
        }
        let mut questions = Self(all);
        questions.keep_one();
        questions
    }

    /// Other grades may have left none that is asked.
    fn keep_one(&mut self) {
        if self.asked().next().is_none()
            && let Some(first) = self.0.first_mut()
        {
            first.standing = Standing::Shown;
        }
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
        (student, sheet): (StudentId, &Sheet),
        role: Role,
        swapped: u8,
    ) -> Option<&Question> {
        let count = self.asked().count();
        let picked = self
            .asked()
            .position(|it| it.standing == Standing::Picked)
            .map(u64::try_from);
        let first = match picked {
            Some(place) => place.unwrap_or(0),
            None => {
                student.number().unsigned_abs()
                    + u64::from(sheet.number.saturating_sub(1))
                    + u64::from(role.number())
            }
        };
        let turn = (first + u64::from(swapped)) % u64::try_from(count).ok()?.max(1);
        self.asked().nth(usize::try_from(turn).ok()?)
    }

    fn place(&self, wording: &str) -> Result<usize, QuestionRefusal> {
        let place = self.0.iter().position(|it| it.wording == wording);
        place.ok_or(QuestionRefusal::Gone)
    }

    /// The questions after a deed.
    pub fn after(&self, deed: Deed, wording: &str) -> Result<Self, QuestionRefusal> {
        let mut all = self.0.clone();
        if matches!(deed, Deed::Pick | Deed::TakeTurns) {
            for it in &mut all {
                if it.standing == Standing::Picked {
                    it.standing = Standing::Shown;
                }
            }
        }
        if deed == Deed::TakeTurns {
            return Ok(Self(all));
        }
        let place = self.place(wording)?;
        match deed {
            Deed::Pick => all[place].standing = Standing::Picked,
            Deed::Earlier => {
                let before = all[..place]
                    .iter()
                    .rposition(|it| it.standing != Standing::Hidden);
                if let Some(before) = before {
                    let moved = all.remove(place);
                    all.insert(before, moved);
                }
            }
            Deed::Hide => {
                if self.asked().all(|it| it.wording == wording) {
                    return Err(QuestionRefusal::LastOne);
                }
                all[place].standing = Standing::Hidden;
            }
            Deed::Show if all[place].standing == Standing::Hidden => {
                all[place].standing = Standing::Shown;
            }
            Deed::Remove
                if all[place].standing == Standing::Hidden && all[place].words.is_some() =>
            {
                all.remove(place);
            }
            Deed::Show | Deed::Remove | Deed::TakeTurns => {}
        }
        Ok(Self(all))
    }

    /// Whether one more may be added.
    pub fn may_grow(&self) -> Result<(), QuestionRefusal> {
        if self.0.len() < QUESTIONS_MAX {
            Ok(())
        } else {
            Err(QuestionRefusal::TooMany)
        }
    }

    /// With one of the class's own behind the others.
    #[must_use]
    pub fn with(&self, new: Question) -> Self {
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
        let place = self.place(wording)?;
        let mut all = self.0.clone();
        new.standing = all[place].standing;
        if all[place].words.is_some() {
            all[place] = new;
        } else {
            self.may_grow()?;
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
    pub rows: Vec<(Language, Role, Question)>,
    /// The beginnings of each language and role, in their order.
    pub starters: Vec<(Language, Role, String)>,
}

impl ClassQuestions {
    /// The questions of a role for a child who reads this language.
    pub fn of(&self, language: Language, band: Band, role: Role) -> Questions {
        let rows = self.rows.iter();
        let rows = rows.filter(|(its, of, _)| (*its, *of) == (language, role));
        let rows: Vec<Question> = rows.map(|(_, _, row)| row.clone()).collect();
        Questions::new(band, role, &rows)
    }

    /// The class's own beginnings of a role.
    pub fn starters(&self, language: Language, role: Role) -> impl Iterator<Item = &str> {
        let starters = self.starters.iter();
        let starters = starters.filter(move |(its, of, _)| (*its, *of) == (language, role));
        starters.map(|(_, _, text)| text.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BAND: Band = Band::G35;
    const ROLE: Role = Role::Proud;

    fn sheet(number: u32) -> Sheet {
        Sheet {
            id: None,
            number,
            lines: Vec::new(),
        }
    }

    fn own(at: u8) -> Question {
        Question {
            wording: format!("own-{at}"),
            words: Some(format!("Question {at}?")),
            standing: Standing::Shown,
        }
    }

    fn names(questions: &Questions) -> Vec<&str> {
        questions.asked().map(|it| it.wording.as_str()).collect()
    }

    #[test]
    fn chairs_own_take_turns_from_child_to_child_and_sheet_to_sheet() {
        let questions = ClassQuestions::default().of(Language::English, BAND, ROLE);
        let turn = |student, number, swapped| {
            let of = (StudentId::new(student), &sheet(number));
            let turn = questions.turn(of, ROLE, swapped);
            turn.map(|it| it.wording.clone()).expect("a question")
        };
        for next in [turn(41, 1, 0), turn(40, 2, 0), turn(40, 1, 1)] {
            assert_ne!(turn(40, 1, 0), next);
        }
        let mut seen: Vec<String> = (1..=4).map(|number| turn(40, number, 0)).collect();
        seen.sort();
        assert_eq!(
            seen,
            ["g35-proud-1", "g35-proud-2", "g35-proud-3", "g35-proud-4"]
        );
        assert_eq!(turn(40, 1, 4), turn(40, 1, 0), "and round again");
    }

    #[test]
    fn a_pick_is_everyones_first_question_until_they_take_turns_again() {
        let all = Questions::new(BAND, ROLE, &[]);
        let picked = all.after(Deed::Pick, "g35-proud-3").expect("picked");
        let picked = picked.after(Deed::Pick, "g35-proud-2").expect("another");
        for student in 1..9 {
            let sheet = sheet(2);
            let of = (StudentId::new(student), &sheet);
            let turn = |swapped| picked.turn(of, ROLE, swapped).map(|it| it.wording.as_str());
            assert_eq!(turn(0), Some("g35-proud-2"));
            assert_eq!(turn(1), Some("g35-proud-3"));
            assert_eq!(turn(3), Some("g35-proud-1"), "and round");
        }
        assert_eq!(picked.after(Deed::TakeTurns, ""), Ok(all));
    }

    #[test]
    fn they_are_hidden_shown_and_moved_and_one_is_always_asked() {
        let mut questions = Questions::new(BAND, ROLE, &[]).with(own(7));
        for wording in ["g35-proud-1", "g35-proud-3", "g35-proud-4"] {
            questions = questions.after(Deed::Hide, wording).expect("hidden");
        }
        assert_eq!(names(&questions), ["g35-proud-2", "own-7"]);
        // It goes before the one that children see before it, not before one that nobody sees.
        let moved = questions.after(Deed::Earlier, "own-7").expect("moved");
        assert_eq!(names(&moved), ["own-7", "g35-proud-2"]);
        assert_eq!(moved.after(Deed::Earlier, "own-7"), Ok(moved.clone()));
        let last = moved.after(Deed::Hide, "g35-proud-2").expect("hidden");
        assert_eq!(
            last.after(Deed::Hide, "own-7"),
            Err(QuestionRefusal::LastOne)
        );
        let back = last.after(Deed::Show, "g35-proud-4").expect("shown");
        assert_eq!(names(&back), ["own-7", "g35-proud-4"]);
        // Only one of the class's own that is not asked can go for good.
        assert_eq!(back.after(Deed::Remove, "own-7"), Ok(back.clone()));
        let hidden = back.after(Deed::Hide, "own-7").expect("hidden");
        let gone = hidden.after(Deed::Remove, "own-7").expect("gone");
        assert_eq!(gone.after(Deed::Show, "own-7"), Err(QuestionRefusal::Gone));
        assert_eq!(
            hidden.after(Deed::Remove, "g35-proud-1"),
            Ok(hidden.clone())
        );
    }

    #[test]
    fn other_words_take_the_place_of_the_old_ones() {
        let all = Questions::new(BAND, ROLE, &[]);
        let picked = all.after(Deed::Pick, "g35-proud-2").expect("picked");
        let changed = picked.with_other_words("g35-proud-2", own(1));
        let changed = changed.expect("changed");
        assert_eq!(
            names(&changed),
            ["g35-proud-1", "own-1", "g35-proud-3", "g35-proud-4"]
        );
        assert_eq!(
            changed.picked().map(|it| it.wording.as_str()),
            Some("own-1")
        );
        let again = changed.with_other_words("own-1", own(2)).expect("again");
        assert!(!again.all().iter().any(|it| it.wording == "own-1"));
        assert_eq!(
            again.with_other_words("own-1", own(3)),
            Err(QuestionRefusal::Gone)
        );
        let mut full = all;
        while full.may_grow().is_ok() {
            full = full.with(own(9));
        }
        assert_eq!(full.all().len(), QUESTIONS_MAX);
        assert_eq!(
            full.with_other_words("g35-proud-1", own(3)),
            Err(QuestionRefusal::TooMany)
        );
        assert!(full.with_other_words("own-9", own(3)).is_ok());
    }

    #[test]
    fn other_grades_bring_their_own_questions() {
        let mut rows = vec![own(1)];
        rows[0].standing = Standing::Hidden;
        for at in 1..=WORDINGS {
            rows.push(Question {
                wording: wording_of(Band::K2, ROLE, at),
                words: None,
                standing: Standing::Hidden,
            });
        }
        assert_eq!(names(&Questions::new(Band::G68, ROLE, &rows)).len(), 4);
        let left = Questions::new(Band::K2, ROLE, &rows);
        assert_eq!(names(&left), ["own-1"], "a sheet needs a question");
        assert!(is_chairs_own(ROLE, "k2-proud-4"));
        for wrong in ["k2-proud-5", "k2-ask-1", "own-1", "", "k2-proud-1x"] {
            assert!(!is_chairs_own(ROLE, wrong), "{wrong}");
        }
    }

    #[test]
    fn the_words_of_forms_and_rows_are_read_back() {
        for deed in Deed::ALL {
            assert_eq!(Deed::from_word(deed.word()), Some(deed));
        }
        for standing in Standing::ALL {
            assert_eq!(Standing::from_word(standing.word()), Some(standing));
        }
    }
}
