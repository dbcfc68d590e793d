//! A template: the questions, beginnings, strengths, tags and mini-lesson words of a class as one small JSON file, out and in. It
//! has no place for anything of a child. What it says is bounded and cleaned as the same words are when they are typed.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{
    domain::{
        class::Band,
        conference::same_strength,
        prep::{
            QuestionRole,
            questions::{QUESTIONS_MAX, STARTERS, Standing, is_chairs_own},
        },
        tag::TAGS_MAX,
        text::{Language, Name, Unfit},
    },
    limits,
};

/// The version of the file that this program writes and reads.
pub const VERSION: u64 = 1;

/// What a class has in its own words, or has put in its own order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// The grades that it was made for.
    pub band: Band,
    /// The questions and beginnings, one list for each language and role in which something was changed.
    pub questions: Vec<QuestionList>,
    /// The strengths in the class's own words.
    pub strengths: Vec<String>,
    /// The tags in the class's own words.
    pub tags: Vec<String>,
    /// The lines of the mini-lesson in the teacher's own words, by language and by the name of the line; an empty one is left out
    /// of its list.
    pub lesson: Vec<(Language, BTreeMap<String, String>)>,
}

/// The questions and beginnings of one role in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionList {
    /// The language that children read.
    pub language: Language,
    /// The role.
    pub role: QuestionRole,
    /// The questions, in their order.
    pub asked: Vec<(Asked, Standing)>,
    /// The ways to begin, in their order.
    pub starters: Vec<String>,
}

/// A question: one of Chair's by its name, or in the class's own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// As `g35-piece-1`.
    Chairs(String),
    /// The words.
    Own(String),
}

/// Why a file is no template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is longer than any template.
    TooLarge,
    /// It is something else.
    NotATemplate,
    /// It is one of another version of Chair.
    OtherVersion,
    /// Some of its words would not be taken if they were typed.
    Words(Unfit),
    /// It has more of something than a class may have.
    TooMany,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct File {
    chair_template: u64,
    grades: String,
    questions: Vec<FileQuestions>,
    strengths: Vec<String>,
    tags: Vec<String>,
    mini_lesson: BTreeMap<String, BTreeMap<String, String>>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct FileQuestions {
    language: String,
    role: String,
    ask: Vec<FileQuestion>,
    begin: Vec<String>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct FileQuestion {
    #[serde(skip_serializing_if = "Option::is_none")]
    chair: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<String>,
    standing: String,
}

/// The file of a template.
pub fn write(template: &Template) -> String {
    let questions = template.questions.iter().map(|list| FileQuestions {
        language: list.language.tag().to_owned(),
        role: list.role.as_ref().to_owned(),
        ask: list.asked.iter().map(file_question).collect(),
        begin: list.starters.clone(),
    });
    let lesson = template.lesson.iter();
    let file = File {
        chair_template: VERSION,
        grades: template.band.as_ref().to_owned(),
        questions: questions.collect(),
        strengths: template.strengths.clone(),
        tags: template.tags.clone(),
        mini_lesson: lesson
            .map(|(language, lines)| (language.tag().to_owned(), lines.clone()))
            .collect(),
    };
    serde_json::to_string_pretty(&file).unwrap_or_default()
}

fn file_question((asked, standing): &(Asked, Standing)) -> FileQuestion {
    let (chair, words) = match asked {
        Asked::Chairs(wording) => (Some(wording.clone()), None),
        Asked::Own(words) => (None, Some(words.clone())),
    };
    FileQuestion {
        chair,
        words,
        standing: standing.as_ref().to_owned(),
    }
}

/// Reads the file of a template.
///
/// # Errors
/// It is none, or one that this class cannot take.
pub fn read(file: &[u8]) -> Result<Template, Unreadable> {
    if file.len() > limits::TEMPLATE_BYTES {
        return Err(Unreadable::TooLarge);
    }
    let file = file.strip_prefix(b"\xef\xbb\xbf").unwrap_or(file);
    let value: Value = serde_json::from_slice(file).map_err(|_| Unreadable::NotATemplate)?;
    match value.get("chair_template").map(Value::as_u64) {
        Some(Some(VERSION)) => {}
        Some(_) => return Err(Unreadable::OtherVersion),
        None => return Err(Unreadable::NotATemplate),
    }
    let file: File = serde_json::from_value(value).map_err(|_| Unreadable::NotATemplate)?;
    let mut strengths: Vec<String> = Vec::new();
    for strength in words(file.strengths, limits::STRENGTH_GRAPHEMES_MAX)? {
        let known = strengths.iter().map(String::as_str);
        if same_strength(known, &strength).is_none() {
            strengths.push(strength);
        }
    }
    if strengths.len() > limits::STRENGTHS_OF_CLASS_MAX {
        return Err(Unreadable::TooMany);
    }
    let tags = words(file.tags, limits::TAG_GRAPHEMES_MAX)?;
    if tags.len() > TAGS_MAX {
        return Err(Unreadable::TooMany);
    }
    let mut named = BTreeSet::new();
    let mut questions = Vec::new();
    for list in file.questions {
        let list = read_questions(list)?;
        if !named.insert((list.language.tag(), list.role.number())) {
            return Err(Unreadable::NotATemplate);
        }
        questions.push(list);
    }
    Ok(Template {
        band: file.grades.parse().map_err(|_| Unreadable::NotATemplate)?,
        questions,
        strengths,
        tags,
        lesson: file
            .mini_lesson
            .into_iter()
            .map(|(language, lines)| read_lesson(&language, lines))
            .collect::<Result<_, _>>()?,
    })
}

fn read_questions(list: FileQuestions) -> Result<QuestionList, Unreadable> {
    let not = Unreadable::NotATemplate;
    let language = Language::from_tag(&list.language).ok_or(not)?;
    let role: QuestionRole = list.role.parse().map_err(|_| not)?;
    let starters = words(list.begin, limits::STARTER_GRAPHEMES_MAX)?;
    if list.ask.len() > QUESTIONS_MAX || starters.len() > STARTERS {
        return Err(Unreadable::TooMany);
    }
    let mut asked: Vec<(Asked, Standing)> = Vec::new();
    for question in list.ask {
        let mut standing: Standing = question.standing.parse().map_err(|_| not)?;
        let question = match (question.chair, question.words) {
            (Some(wording), None) if is_chairs_own(role, &wording) => Asked::Chairs(wording),
            (None, Some(words)) => Asked::Own(word(&words, limits::QUESTION_GRAPHEMES_MAX)?),
            _ => return Err(not),
        };
        if asked.iter().any(|(other, _)| *other == question) {
            continue;
        }
        // One is asked first.
        let mut others = asked.iter();
        if standing == Standing::Picked && others.any(|it| it.1 == Standing::Picked) {
            standing = Standing::Shown;
        }
        asked.push((question, standing));
    }
    Ok(QuestionList {
        language,
        role,
        asked,
        starters,
    })
}

fn read_lesson(
    language: &str,
    lines: BTreeMap<String, String>,
) -> Result<(Language, BTreeMap<String, String>), Unreadable> {
    let language = Language::from_tag(language).ok_or(Unreadable::NotATemplate)?;
    let lines = lines.into_iter().map(|(line, words)| {
        match Name::parse(&words, limits::LESSON_LINE_GRAPHEMES_MAX) {
            Ok(words) => Ok((line, words.into())),
            Err(Unfit::Empty) => Ok((line, String::new())),
            Err(unfit) => Err(Unreadable::Words(unfit)),
        }
    });
    Ok((language, lines.collect::<Result<_, _>>()?))
}

/// Each of these once, in their order.
fn words(all: Vec<String>, graphemes_max: usize) -> Result<Vec<String>, Unreadable> {
    let mut read: Vec<String> = Vec::new();
    for typed in all {
        let typed = word(&typed, graphemes_max)?;
        if !read.contains(&typed) {
            read.push(typed);
        }
    }
    Ok(read)
}

fn word(typed: &str, graphemes_max: usize) -> Result<String, Unreadable> {
    let name = Name::parse(typed, graphemes_max);
    name.map(String::from).map_err(Unreadable::Words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small() -> Template {
        Template {
            band: Band::G35,
            questions: vec![QuestionList {
                language: Language::Spanish,
                role: QuestionRole::Piece,
                asked: vec![
                    (Asked::Own("¿De qué trata <b>?".into()), Standing::Picked),
                    (Asked::Chairs("g35-piece-2".into()), Standing::Hidden),
                ],
                starters: vec!["Trata de".into()],
            }],
            strengths: vec!["A quiet ending".into()],
            tags: vec!["Maps".into()],
            lesson: vec![(
                Language::English,
                BTreeMap::from([("lesson-why".to_owned(), String::new())]),
            )],
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        assert_eq!(read(write(&small()).as_bytes()), Ok(small()));
    }

    #[test]
    fn what_is_no_template_of_this_version_is_refused() {
        let good = write(&small());
        let with = |from: &str, to: &str| read(good.replacen(from, to, 1).as_bytes());
        for (from, to, why) in [
            (
                "\"chair_template\": 1",
                "\"chair_template\": 2",
                Unreadable::OtherVersion,
            ),
            (
                "\"chair_template\": 1",
                "\"chair_template\": \"x\"",
                Unreadable::OtherVersion,
            ),
            ("chair_template", "template", Unreadable::NotATemplate),
            ("g35-piece-2", "g35-proud-2", Unreadable::NotATemplate),
            ("\"hidden\"", "\"gone\"", Unreadable::NotATemplate),
            ("\"tags\"", "\"students\"", Unreadable::NotATemplate),
            ("Maps", "M\\u0000", Unreadable::Words(Unfit::Control)),
            ("Maps", "M\\u202e", Unreadable::Words(Unfit::Direction)),
            ("Maps", " ", Unreadable::Words(Unfit::Empty)),
        ] {
            assert_eq!(with(from, to), Err(why), "{from} {to}");
        }
        let long = "m".repeat(limits::TAG_GRAPHEMES_MAX + 1);
        assert_eq!(with("Maps", &long), Err(Unreadable::Words(Unfit::TooLong)));
        let many: Vec<String> = (0..=TAGS_MAX).map(|nth| format!("tag {nth}")).collect();
        assert_eq!(with("Maps", &many.join("\", \"")), Err(Unreadable::TooMany));
        assert_eq!(read(b"[]"), Err(Unreadable::NotATemplate));
        let deep = "[".repeat(100_000);
        assert_eq!(read(deep.as_bytes()), Err(Unreadable::NotATemplate));
        let large = vec![b' '; limits::TEMPLATE_BYTES + 1];
        assert_eq!(read(&large), Err(Unreadable::TooLarge));
    }

    #[test]
    fn only_one_question_is_asked_first_and_none_stands_twice() {
        let mut template = small();
        let again = template.questions[0].asked[0].clone();
        let other = (Asked::Own("Other".into()), Standing::Picked);
        template.questions[0].asked.extend([again, other]);
        let read = read(write(&template).as_bytes()).expect("it is a template");
        let standings: Vec<Standing> = read.questions[0].asked.iter().map(|it| it.1).collect();
        assert_eq!(
            standings,
            [Standing::Picked, Standing::Hidden, Standing::Shown]
        );
    }
}
