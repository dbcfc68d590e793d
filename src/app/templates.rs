//! The template of a class: what goes into the file, what would change by one, and taking it over in one transaction. The file
//! itself is import/template.rs; nothing of a child goes into it.

use std::{
    collections::{BTreeMap, BTreeSet},
    convert::Infallible,
    sync::Arc,
};

use strum::VariantArray;

use super::{
    App, Error, Result, class_for, mini_lesson,
    own_words::{Kept, Taken},
    tags,
};
use crate::{
    domain::{
        class::Class,
        id::{ClassId, TagId},
        prep::{
            QuestionRole,
            questions::{ClassQuestions, QUESTIONS_MAX, Question, Questions, Standing},
        },
        principal::Principal,
        roster::{OtherNames, WrittenName},
        tag::Called,
        text::{Language, Name},
    },
    import::template::{self, Asked, QuestionList, Template, Unreadable},
    store::{self, ReadTx, WriteTx, questions::List},
};

/// The parts of a template, each taken over or left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a tick on the page")]
pub struct Parts {
    /// Questions and beginnings.
    pub questions: bool,
    /// Strengths.
    pub strengths: bool,
    /// Tags.
    pub tags: bool,
    /// The words of the mini-lesson.
    pub lesson: bool,
}

/// What goes into a class's file, and what must stay out of it.
#[derive(Clone, Debug)]
pub struct Outgoing {
    /// The template.
    pub template: Template,
    /// Words of hers in which a child's name stands: they are left out.
    pub left_out: Vec<String>,
}

/// What goes out of a class. Words with the name of a child of hers stay here.
pub fn outgoing(tx: &ReadTx<'_>, by: &Principal, class: &Class) -> store::Result<Outgoing> {
    let Principal::Teacher(teacher) = by else {
        return Ok(Outgoing {
            template: empty(class),
            left_out: Vec::new(),
        });
    };
    let mut names = Vec::new();
    let mut hers = store::class::of_teacher(tx, teacher.id)?;
    hers.extend(store::class::archived_of(tx, teacher.id)?);
    for class in hers {
        names.extend(store::roster::members(tx, class.id)?);
        names.extend(store::roster::archived(tx, class.id)?);
    }
    let nobody = WrittenName {
        given: String::new(),
        family: String::new(),
    };
    let names = OtherNames::new(&nobody, names.iter().map(|it| &it.name));
    let mut template = as_it_stands(tx, class)?;
    let mut left_out = BTreeSet::new();
    let mut may_go = |words: &str| {
        let goes = !names.stand_in(words);
        if !goes {
            left_out.insert(words.to_owned());
        }
        goes
    };
    for list in &mut template.questions {
        list.starters.retain(|it| may_go(it));
        list.asked
            .retain(|(asked, _)| matches!(asked, Asked::Chairs(_)) || may_go(own_words(asked)));
    }
    normalize(class, &mut template);
    template.strengths.retain(|it| may_go(it));
    template.tags.retain(|it| may_go(it));
    for (_, lines) in &mut template.lesson {
        lines.retain(|_, words| may_go(words));
    }
    Ok(Outgoing {
        template,
        left_out: left_out.into_iter().collect(),
    })
}

/// A list that says no more than Chair's own is none.
fn normalize(class: &Class, template: &mut Template) {
    for list in &mut template.questions {
        let rows = rows_of(list, |words| Ok(named(words, Some(words.to_owned()))));
        let Ok(rows) = rows.map_err(|never: Infallible| never);
        if Questions::new(class.band, list.role, &rows)
            == Questions::new(class.band, list.role, &[])
        {
            list.asked.clear();
        }
    }
    let says = |list: &QuestionList| !list.asked.is_empty() || !list.starters.is_empty();
    template.questions.retain(says);
}

fn own_words(asked: &Asked) -> &str {
    let (Asked::Own(words) | Asked::Chairs(words)) = asked;
    words
}

fn empty(class: &Class) -> Template {
    Template {
        band: class.band,
        questions: Vec::new(),
        strengths: Vec::new(),
        tags: Vec::new(),
        lesson: Vec::new(),
    }
}

/// All that a class has in its own words or its own order.
pub fn as_it_stands(tx: &ReadTx<'_>, class: &Class) -> store::Result<Template> {
    let kept = Kept::load(tx, class.id)?;
    let mut template = empty(class);
    for (language, role) in lists() {
        let questions = kept.questions.for_role(language, class.band, role);
        let starters = kept.questions.starters(language, role);
        let starters: Vec<String> = starters.map(str::to_owned).collect();
        let is_chairs = questions == Questions::new(class.band, role, &[]);
        if is_chairs && starters.is_empty() {
            continue;
        }
        let asked = questions.all().iter().map(|it| {
            let own = it.words.clone().map(Asked::Own);
            (
                own.unwrap_or(Asked::Chairs(it.wording.clone())),
                it.standing,
            )
        });
        template.questions.push(QuestionList {
            language,
            role,
            asked: if is_chairs {
                Vec::new()
            } else {
                asked.collect()
            },
            starters,
        });
    }
    template.strengths = kept.strengths;
    for tag in store::tag::of_class(tx, class.id)? {
        if let (Called::Own(name), false) = (tag.called, tag.is_removed) {
            template.tags.push(name);
        }
    }
    for language in Language::ALL {
        if let Some(lines) = kept.lesson.get(language.tag()).filter(|it| !it.is_empty()) {
            template.lesson.push((language, lines.clone()));
        }
    }
    Ok(template)
}

fn lists() -> impl Iterator<Item = (Language, QuestionRole)> {
    let roles = QuestionRole::VARIANTS;
    Language::ALL
        .into_iter()
        .flat_map(move |language| roles.iter().map(move |role| (language, *role)))
}

/// Reads a file for a class: what it says of Chair's own questions for other grades is left out.
///
/// # Errors
/// It is no template, or has more than the class may have.
pub fn read_for(class: &Class, file: &[u8]) -> Result<Template, Unreadable> {
    let mut template = template::read(file).map_err(Error::Refused)?;
    for list in &mut template.questions {
        let rows = rows_of(list, |words| Ok(named(words, Some(words.to_owned()))));
        let Ok(rows) = rows.map_err(|never: Infallible| never);
        let questions = Questions::new(class.band, list.role, &rows);
        if questions.all().len() > QUESTIONS_MAX {
            return Err(Error::Refused(Unreadable::TooMany));
        }
        let chairs = |wording: &str| questions.all().iter().any(|it| it.wording == wording);
        list.asked
            .retain(|(asked, _)| !matches!(asked, Asked::Chairs(it) if !chairs(it)));
    }
    normalize(class, &mut template);
    let known: BTreeSet<&str> = mini_lesson::lines().collect();
    let mut lines = template.lesson.iter().flat_map(|(_, lines)| lines.keys());
    if !lines.all(|line| known.contains(line.as_str())) {
        return Err(Error::Refused(Unreadable::NotATemplate));
    }
    Ok(template)
}

/// The rows of a list; `own` finds or makes the question in these words.
fn rows_of<E>(
    list: &QuestionList,
    mut own: impl FnMut(&str) -> std::result::Result<Question, E>,
) -> std::result::Result<Vec<Question>, E> {
    let rows = list.asked.iter().map(|(asked, standing)| {
        let question = match asked {
            Asked::Chairs(wording) => named(wording, None),
            Asked::Own(words) => own(words)?,
        };
        Ok(Question {
            standing: *standing,
            ..question
        })
    });
    rows.collect()
}

fn named(wording: &str, words: Option<String>) -> Question {
    Question {
        wording: wording.to_owned(),
        words,
        standing: Standing::Shown,
    }
}

/// Why a template was not taken over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotTaken {
    /// It does not wait any more.
    Gone,
    /// It cannot be read for this class.
    Unreadable(Unreadable),
}

/// Takes the ticked parts of the template that waits under this name: all of them or none.
pub async fn take(
    app: &Arc<App>,
    by: Principal,
    class: ClassId,
    list: &str,
    parts: Parts,
    language: Language,
) -> Result<Taken, NotTaken> {
    let file = app.sent_lists.template(class, list);
    let file = file.ok_or(Error::Refused(NotTaken::Gone))?;
    let worker = Arc::clone(app);
    let taken: Taken = app
        .write(by, move |tx| -> Result<Taken, NotTaken> {
            let class = class_for(tx, &by, Some(class))?.ok_or(Error::NotFound)?;
            let template = read_for(&class, file.as_bytes());
            let template = template.map_err(|error| error.map_refusal(NotTaken::Unreadable))?;
            let before = Kept::load(tx, class.id)?;
            let tags = apply(tx, &worker, &class, &template, parts, language)?;
            Ok(Taken {
                class: class.id,
                before,
                after: Kept::load(tx, class.id)?,
                tags,
            })
        })
        .await?;
    app.sent_lists.remove(list);
    Ok(taken)
}

/// Gives the tags that it brought.
fn apply(
    tx: &WriteTx<'_>,
    app: &App,
    class: &Class,
    template: &Template,
    parts: Parts,
    language: Language,
) -> Result<Vec<TagId>, NotTaken> {
    if parts.questions {
        apply_questions(tx, class, template)?;
    }
    if parts.strengths && store::strength::of_class(tx, class.id)? != template.strengths {
        store::strength::save(tx, class.id, &template.strengths)?;
    }
    if parts.lesson {
        for language in Language::ALL {
            let lines = template.lesson.iter().find(|it| it.0 == language);
            save_lesson(tx, language, lines.map_or(&BTreeMap::new(), |it| &it.1))?;
        }
    }
    if !parts.tags {
        return Ok(Vec::new());
    }
    let offered = |tx: &WriteTx<'_>| -> Result<BTreeSet<TagId>, NotTaken> {
        let tags = store::tag::of_class(tx, class.id)?;
        let tags = tags.into_iter().filter(|it| !it.is_removed);
        Ok(tags.map(|it| it.id).collect())
    };
    let before = offered(tx)?;
    let too_many = |error: Error<_>| {
        error
            .map_refusal(|_: super::conferences::Refusal| NotTaken::Unreadable(Unreadable::TooMany))
    };
    for name in &template.tags {
        let unfit = |unfit| Error::Refused(NotTaken::Unreadable(Unreadable::Words(unfit)));
        let name = Name::parse(name, crate::limits::TAG_GRAPHEMES_MAX).map_err(unfit)?;
        tags::find_or_make(tx, &app.translations, class.id, &name, language).map_err(too_many)?;
    }
    Ok(offered(tx)?.difference(&before).copied().collect())
}

fn apply_questions<R>(tx: &WriteTx<'_>, class: &Class, template: &Template) -> Result<(), R> {
    let kept = store::questions::load(tx, class.id)?;
    for (language, role) in lists() {
        let list = List {
            class: class.id,
            language,
            role,
        };
        let now = kept.for_role(language, class.band, role);
        let mut new = template.questions.iter();
        let new = new.find(|it| (it.language, it.role) == (language, role));
        let own = |words: &str| {
            let mut all = now.all().iter();
            let same = all.find(|it| it.words.as_deref() == Some(words));
            let new = || store::questions::add(tx, list, words);
            same.cloned().map_or_else(new, Ok)
        };
        let rows = new.map_or(Ok(Vec::new()), |it| rows_of(it, own))?;
        let questions = Questions::new(class.band, role, &rows);
        save_list(tx, list, &kept, class, &questions)?;
        let starters = new.map_or(&[][..], |it| &it.starters);
        save_beginnings(tx, list, &kept, starters)?;
    }
    Ok(())
}

fn save_list(
    tx: &WriteTx<'_>,
    list: List,
    now: &ClassQuestions,
    class: &Class,
    new: &Questions,
) -> store::Result<()> {
    if now.for_role(list.language, class.band, list.role) == *new {
        return Ok(());
    }
    store::questions::save(tx, list, new)
}

fn save_beginnings(
    tx: &WriteTx<'_>,
    list: List,
    now: &ClassQuestions,
    new: &[String],
) -> store::Result<()> {
    if now.starters(list.language, list.role).eq(new) {
        return Ok(());
    }
    store::questions::save_starters(tx, list, new)
}

fn save_lesson(
    tx: &WriteTx<'_>,
    language: Language,
    new: &BTreeMap<String, String>,
) -> store::Result<()> {
    if store::mini_lesson::find_lines(tx, language)? == *new {
        return Ok(());
    }
    let lines = mini_lesson::lines().filter_map(|line| Some((line, new.get(line)?.clone())));
    store::mini_lesson::save_lines(tx, language, &lines.collect())
}

/// Puts back what there was before a template, where nothing of it was changed since. Gives whether it was.
pub(super) fn take_back(tx: &WriteTx<'_>, class: &Class, taken: &Taken) -> store::Result<bool> {
    let now = Kept::load(tx, class.id)?;
    if now != taken.after {
        return Ok(false);
    }
    let before = &taken.before;
    for (language, role) in lists() {
        let list = List {
            class: class.id,
            language,
            role,
        };
        let questions = before.questions.for_role(language, class.band, role);
        save_list(tx, list, &now.questions, class, &questions)?;
        let starters = before.questions.starters(language, role);
        let starters: Vec<String> = starters.map(str::to_owned).collect();
        save_beginnings(tx, list, &now.questions, &starters)?;
    }
    if now.strengths != before.strengths {
        store::strength::save(tx, class.id, &before.strengths)?;
    }
    for language in Language::ALL {
        if let Some(lines) = before.lesson.get(language.tag()) {
            save_lesson(tx, language, lines)?;
        }
    }
    for tag in &taken.tags {
        store::tag::set_removed(tx, class.id, *tag, true)?;
    }
    Ok(true)
}
