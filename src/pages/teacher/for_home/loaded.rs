//! What a family reads of its child: what was strong, the steps that it reached, lines for home, and its own words about the
//! pieces that the teacher chose. No remember line is loaded, nothing that was said of the teacher, and no line in which another
//! child's name stands.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::{
    app::day_in,
    domain::{
        class::{Class, Member},
        conference::{Kind, Line, strengths},
        id::{ConferenceId, NextStepId},
        next_step::StepState,
        prep::QuestionRole,
        roster::{OtherNames, Student},
        text::Language,
    },
    pages::teacher::past::{self, Holder, PastTalk},
    store::{self, ReadTx},
};

/// What the page's address wants.
#[derive(Clone, Debug, Default)]
pub(in crate::pages::teacher) struct Asks {
    /// Another language than the child's.
    language: Option<Language>,
    /// The sheets whose pieces are told of, by number; none named is the last one.
    pieces: Option<BTreeSet<u32>>,
}

impl Asks {
    /// Reads what stands behind `?`; what it does not know it passes over.
    pub(super) fn read(query: &str) -> Self {
        let pairs: Vec<(String, String)> = serde_urlencoded::from_str(query).unwrap_or_default();
        let mut asks = Self::default();
        for (name, value) in pairs {
            match name.as_str() {
                "language" => asks.language = Language::from_tag(&value),
                "choose" => {
                    asks.pieces.get_or_insert_default();
                }
                "piece" => {
                    let pieces = asks.pieces.get_or_insert_default();
                    pieces.extend(value.parse::<u32>());
                }
                _ => {}
            }
        }
        asks
    }
}

/// Words and the day on which they were said.
pub(in crate::pages::teacher) struct Dated {
    pub(in crate::pages::teacher) day: Date,
    pub(in crate::pages::teacher) text: String,
}

/// A sheet of a talk, whose piece may be told of.
pub(super) struct Piece {
    pub(super) sheet: u32,
    pub(super) day: Date,
    /// It was chosen: the child's words about the piece, and about what it is proud of.
    pub(super) words: Option<Vec<String>>,
}

/// One child's page.
pub(in crate::pages::teacher) struct ForHome {
    pub(in crate::pages::teacher) student: Student,
    pub(in crate::pages::teacher) language: Language,
    /// What was noticed, each once, the earliest first.
    pub(in crate::pages::teacher) strengths: Vec<String>,
    /// Lines of the child's pieces that were praised.
    pub(in crate::pages::teacher) praised: Vec<Dated>,
    pub(in crate::pages::teacher) reached: Vec<Dated>,
    pub(in crate::pages::teacher) home: Vec<Dated>,
    pub(super) pieces: Vec<Piece>,
    /// The talks of which a line was left out, because another child's name stands in it.
    pub(super) left_out: BTreeSet<ConferenceId>,
}

impl ForHome {
    pub(in crate::pages::teacher) fn load(
        tx: &ReadTx<'_>,
        class: &Class,
        student: Student,
        asks: &Asks,
    ) -> store::Result<Option<Self>> {
        let member = Member::new(class.id, student.id);
        let Some(own) = store::roster::written_name(tx, student.id)? else {
            return Ok(None);
        };
        let mut others = store::roster::members(tx, class.id)?;
        others.extend(store::roster::archived(tx, class.id)?);
        others.retain(|entry| entry.student != student.id);
        let names = OtherNames::new(&own, others.iter().map(|entry| &entry.name));
        let talks = past::talks(tx, member, Holder::Others)?;
        let language = store::roster::language(tx, class.id, student.id)?;
        let mut page = Self {
            student,
            language: asks.language.or(language).unwrap_or(class.language),
            strengths: Vec::new(),
            praised: Vec::new(),
            reached: Vec::new(),
            home: Vec::new(),
            pieces: Vec::new(),
            left_out: BTreeSet::new(),
        };
        let since: BTreeMap<NextStepId, Date> = store::next_step::all_of(tx, member)?
            .into_iter()
            .map(|(step, at)| (step.id, day_in(class, at)))
            .collect();
        for talk in &talks {
            page.add(talk, &names, &since);
        }
        page.pieces = pieces(tx, class, &talks, asks, &names)?;
        Ok(Some(page))
    }

    /// Takes from a talk what its family may read; a step with the day since which it is as it is.
    fn add(&mut self, talk: &PastTalk, names: &OtherNames, since: &BTreeMap<NextStepId, Date>) {
        let (day, id) = (talk.told.conference.date, talk.told.conference.id);
        let mut left_out = false;
        let mut may_stand = |text: &str| {
            let is_named = names.stand_in(text);
            left_out |= is_named;
            !is_named && !text.is_empty()
        };
        for strength in strengths(talk.words(Line::Strength)) {
            if may_stand(strength) && !self.strengths.iter().any(|other| other == strength) {
                self.strengths.push(strength.to_owned());
            }
        }
        let dated = |text: &str| Dated {
            day,
            text: text.to_owned(),
        };
        // Of a group nobody knows whose line it was.
        let praised = talk.words(Line::Praised);
        if talk.told.conference.kind != Kind::SmallGroup && may_stand(praised) {
            self.praised.push(dated(praised));
        }
        let home = talk.words(Line::Home);
        if may_stand(home) {
            self.home.push(dated(home));
        }
        let reached = talk.step.as_ref();
        let reached = reached.filter(|step| step.state == StepState::Reached);
        if let Some(step) = reached.filter(|step| may_stand(step.text.trim())) {
            self.reached.push(Dated {
                day: since.get(&step.id).copied().unwrap_or(day),
                text: step.text.trim().to_owned(),
            });
        }
        if left_out {
            self.left_out.insert(id);
        }
    }

    /// Whether there is anything to tell.
    pub(super) fn is_empty(&self) -> bool {
        let chosen = self.pieces.iter().filter_map(|piece| piece.words.as_ref());
        self.strengths.is_empty()
            && self.praised.is_empty()
            && self.reached.is_empty()
            && self.home.is_empty()
            && chosen.flatten().next().is_none()
    }
}

/// The sheets of the talks, with the words of those that are chosen.
fn pieces(
    tx: &ReadTx<'_>,
    class: &Class,
    talks: &[PastTalk],
    asks: &Asks,
    names: &OtherNames,
) -> store::Result<Vec<Piece>> {
    let of_talk = |talk: &PastTalk| {
        let sheet = talk.told.conference.participants.first()?.sheet?;
        Some((talk.told.sheet?, talk.told.conference.date, sheet))
    };
    let sheets: Vec<_> = talks.iter().filter_map(of_talk).collect();
    let last = sheets.last().map(|(number, ..)| *number);
    let mut pieces = Vec::new();
    for (number, day, id) in sheets {
        let is_chosen = match &asks.pieces {
            Some(chosen) => chosen.contains(&number),
            None => last == Some(number),
        };
        let sheet = if is_chosen {
            store::prep::find(tx, class.id, id)?
        } else {
            None
        };
        let words = sheet.map(|sheet| {
            let words = [QuestionRole::Piece, QuestionRole::Proud]
                .into_iter()
                .filter_map(|role| Some(sheet.line(role)?.text.trim().to_owned()));
            words
                .filter(|words| !words.is_empty() && !names.stand_in(words))
                .collect()
        });
        pieces.push(Piece {
            sheet: number,
            day,
            words,
        });
    }
    Ok(pieces)
}
