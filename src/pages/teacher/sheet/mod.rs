//! The teacher's page of one child's sheet: all five answers with what they were before, ticks for paper, her hand for a
//! child who tells her, the next steps that are carried, and whether the sheet opens the board for this child. It is drawn
//! in page.rs.

mod page;

use crate::domain::class::Member;
use std::sync::Arc;

use bytes::Bytes;
use serde::Deserialize;

use crate::pages::components::wordings;
use crate::{
    app::{App, Room, now_in},
    domain::{
        draft::LETTERS_MAX,
        id::{ClassId, NextStepId, SheetId, StudentId},
        next_step::NextStep,
        prep::{Moment, Outcome, Role, Sheet, SheetRule, Way, Words, questions::ClassQuestions},
        principal::{Principal, Teacher},
        text::{Language, Prose},
    },
    http::{
        context::RequestContext,
        error::HttpError,
        form::read,
        response::{self, Result},
    },
    secret,
    store::{
        self, ReadTx, WriteTx,
        prep::{Question, Version},
    },
};

/// What may stand behind `?`: an earlier sheet, by its number.
#[derive(Default, Deserialize)]
struct Asks {
    sheet: Option<u32>,
}

/// One child's sheet as the teacher sees it.
struct Seen {
    room: Room,
    questions: Arc<ClassQuestions>,
    sheet: Sheet,
    /// The number of the open sheet.
    open: u32,
    beside: Vec<(Role, String)>,
    versions: Vec<Version>,
    steps: Vec<NextStep>,
    class_rule: SheetRule,
    own_rule: Option<SheetRule>,
    /// Its own language, if it is not the class's.
    language: Option<Language>,
}

/// The class of hers that this child is in.
fn class_of(
    tx: &ReadTx<'_>,
    context: &Principal,
    student: StudentId,
) -> store::Result<Option<ClassId>> {
    let Principal::Teacher(teacher) = context else {
        return Ok(None);
    };
    store::roster::class_of(tx, teacher.id, student)
}

fn load(
    tx: &ReadTx<'_>,
    app: &App,
    (principal, student): (&Principal, StudentId),
    number: Option<u32>,
) -> store::Result<Option<Seen>> {
    let Some(id) = class_of(tx, principal, student)? else {
        return Ok(None);
    };
    let Some(class) = store::class::find(tx, id)? else {
        return Ok(None);
    };
    let open = store::prep::sheet_of(tx, id, student)?;
    let number = number.unwrap_or(open.number);
    let open_number = open.number;
    let sheet = if number == open_number {
        Some(open)
    } else {
        match store::prep::numbered(tx, id, student, number)? {
            Some(old) => store::prep::find(tx, id, old)?,
            None => None,
        }
    };
    let Some(sheet) = sheet else { return Ok(None) };
    let (mut beside, mut versions) = (Vec::new(), Vec::new());
    if let Some(id) = sheet.id {
        for role in Role::ALL {
            let (texts, before) = store::prep::around(tx, id, role)?;
            beside.extend(texts.into_iter().map(|text| (role, text)));
            versions.extend(before);
        }
    }
    let (class_rule, own_rules) = store::prep::rules(tx, id)?;
    Ok(Some(Seen {
        room: Room::load(tx, &app.clock, class, None)?,
        questions: store::questions::of(tx, id)?,
        sheet,
        open: open_number,
        beside,
        versions,
        steps: store::next_step::open_of(tx, id, student)?,
        class_rule,
        own_rule: own_rules.get(&student).copied(),
        language: store::roster::language(tx, id, student)?,
    }))
}

pub(crate) async fn show(student: StudentId, app: Arc<App>, context: RequestContext) -> Result {
    let asks: Asks = read(context.query.as_bytes())?;
    let (reader, principal) = (Arc::clone(&app), context.principal);
    let seen = app
        .store
        .read(move |tx| load(tx, &reader, (&principal, student), asks.sheet))
        .await?
        .ok_or(HttpError::NotFound)?;
    Ok(response::page(page::draw(
        &app, &context, student, &seen, None,
    )))
}

/// What she sends for a child: words that were told to her, or a tick for paper.
#[derive(Clone, Default, Deserialize)]
struct Form {
    #[serde(default)]
    prompt: String,
    text: Option<String>,
    seen: Option<u32>,
    sheet: Option<u32>,
    way: Option<String>,
}

pub(crate) async fn answer(
    student: StudentId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let form: Form = read(&form)?;
    let role = Role::from_word(&form.prompt).ok_or(HttpError::BadForm)?;
    let way = form.way.as_deref().map(Way::from_word);
    let Principal::Teacher(teacher) = context.principal else {
        return Err(HttpError::NotYours);
    };
    if way == Some(None) {
        return Err(HttpError::BadForm);
    }
    let way = way.flatten();
    let text = form.text.as_deref().map(|it| Prose::parse(it, LETTERS_MAX));
    let Ok(text) = text.transpose() else {
        return refuse(&app, &context, student, "too_long").await;
    };
    let sent = Sent {
        role,
        text,
        way,
        seen: form.seen.unwrap_or(0),
        sheet: form.sheet,
    };
    let (writer, principal) = (Arc::clone(&app), context.principal);
    let saved = app
        .write_plain(context.principal, move |tx| {
            let Some(class) = class_of(tx, &principal, student)? else {
                return Ok(None);
            };
            keep(tx, &writer, teacher, Member { class, student }, &sent)
        })
        .await?
        .ok_or(HttpError::NotFound)?;
    match saved {
        Ok((_class, Outcome::Kept(change))) => Ok(said_saved(&context, student, change.revision)),
        Ok((_, Outcome::Same(revision))) => Ok(said_saved(&context, student, revision)),
        Ok((_class, Outcome::Beside(revision))) => {
            if context.script {
                let said = app
                    .translations
                    .of(context.language)
                    .text("refusal-two-screens");
                let both = serde_json::json!({
                    "refusal": "two_screens", "said": said, "revision": revision, "beside": true,
                });
                return Ok(response::conflict(response::json_of(&both)));
            }
            refuse(&app, &context, student, "two_screens").await
        }
        Err(word) => refuse(&app, &context, student, word).await,
    }
}

/// What she sent, understood.
pub(crate) struct Sent {
    pub(crate) role: Role,
    pub(crate) text: Option<Prose>,
    pub(crate) way: Option<Way>,
    pub(crate) seen: u32,
    pub(crate) sheet: Option<u32>,
}

type Kept = Result<(ClassId, Outcome), &'static str>;

pub(crate) fn keep(
    tx: &WriteTx<'_>,
    app: &App,
    teacher: Teacher,
    Member { class: id, student }: Member,
    sent: &Sent,
) -> store::Result<Option<Kept>> {
    let Some(class) = store::class::find(tx, id)? else {
        return Ok(None);
    };
    let moment = Moment {
        at: tx.attribution.at,
        day: now_in(&app.clock, &class).date(),
    };
    let sheet = store::prep::sheet_of(tx, id, student)?;
    let words = Words {
        role: sent.role,
        text: sent.text.as_ref(),
        way: sent.way,
        sheet: sent.sheet.unwrap_or(sheet.number),
        seen: sent.seen,
        by: &tx.attribution.by,
        settles: false,
    };
    let outcome = match sheet.save(&words, None, moment) {
        Ok(outcome) => outcome,
        Err(refusal) => return Ok(Some(Err(refusal.word()))),
    };
    if let Outcome::Kept(change) = &outcome {
        let sheet_id = if let Some(id) = sheet.id {
            id
        } else {
            let new = SheetId::new(secret::id());
            store::prep::open(tx, (new, sheet.number), Member { class: id, student })?;
            new
        };
        let own = store::roster::language(tx, id, student)?;
        let messages = app.translations.of(own.unwrap_or(class.language));
        let questions = store::questions::of(tx, id)?;
        let of = (student, &sheet, sent.role);
        let asked = wordings::question(messages, (&class, &questions), of, 0);
        let teachers = store::people::load_teachers(tx)?;
        let teacher = teachers.iter().find(|it| it.id == teacher.id);
        let question = Question {
            wording: &asked.wording,
            asked: &asked.words,
            told_to: match (&sent.text, sheet.line(sent.role)) {
                (Some(_), _) => teacher.map(|it| it.name.as_str()),
                (None, line) => line.and_then(|line| line.told_to.as_deref()),
            },
        };
        store::prep::save(
            tx,
            Member { class: id, student },
            (sheet_id, moment),
            change,
            &question,
        )?;
    }
    if let (Outcome::Beside(_), Some(sheet_id), Some(text)) = (&outcome, sheet.id, &sent.text) {
        store::prep::keep_beside(tx, (sheet_id, sent.role), text.as_str())?;
    }
    Ok(Some(Ok((id, outcome))))
}

fn said_saved(context: &RequestContext, student: StudentId, revision: u32) -> response::Response {
    if context.script {
        return response::json_of(&serde_json::json!({ "revision": revision }));
    }
    response::to(&place(student))
}

fn place(student: StudentId) -> String {
    format!("/teach/students/{student}/sheet")
}

async fn refuse(
    app: &Arc<App>,
    context: &RequestContext,
    student: StudentId,
    word: &'static str,
) -> Result {
    let said = app.translations.of(context.language).refusal(word, &[]);
    if context.script {
        return Ok(response::refused_script(word, &said));
    }
    let (reader, principal) = (Arc::clone(app), context.principal);
    let seen = app
        .store
        .read(move |tx| load(tx, &reader, (&principal, student), None))
        .await?
        .ok_or(HttpError::NotFound)?;
    Ok(response::refused(page::draw(
        app,
        context,
        student,
        &seen,
        Some(&said),
    )))
}

#[derive(Deserialize)]
struct Rule {
    #[serde(default)]
    rule: String,
}

/// Gate, nudge or off for one child; anything else is the class's own again.
pub(crate) async fn set_rule(
    student: StudentId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let form: Rule = read(&form)?;
    let rule = SheetRule::from_word(&form.rule);
    change(&app, &context, student, move |tx, class| {
        store::prep::set_rule(tx, Member { class, student }, rule)
    })
    .await?;
    Ok(response::done(&context, &place(student)))
}

#[derive(Deserialize)]
struct Speaks {
    #[serde(default)]
    language: String,
}

/// One child's pages in a language of its own; anything else is the class's again (X10). What was asked before stays as it
/// was asked.
pub(crate) async fn set_language(
    student: StudentId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let form: Speaks = read(&form)?;
    let language = Language::from_tag(&form.language);
    let class = change(&app, &context, student, move |tx, class| {
        store::roster::set_language(tx, Member { class, student }, language)
    });
    let _class = class.await?;
    Ok(response::done(&context, &place(student)))
}

/// Changes something of a child in the class of hers that it is in, and gives that class.
async fn change<F>(
    app: &App,
    context: &RequestContext,
    student: StudentId,
    keep: F,
) -> Result<ClassId, HttpError>
where
    F: FnOnce(&WriteTx<'_>, ClassId) -> store::Result<()> + Send + 'static,
{
    let principal = context.principal;
    let changed = app.write_plain(context.principal, move |tx| {
        let class = class_of(tx, &principal, student)?;
        class
            .map(|class| keep(tx, class).map(|()| class))
            .transpose()
    });
    changed.await?.ok_or(HttpError::NotFound)
}

#[derive(Deserialize)]
struct End {
    #[serde(rename = "do", default)]
    deed: String,
    /// `today` if Today sent it, and wants her back.
    from: Option<String>,
}

/// She says that a step is reached, or puts it down for now.
pub(crate) async fn end_step(
    student: StudentId,
    id: NextStepId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let form: End = read(&form)?;
    if !matches!(form.deed.as_str(), "reached" | "put_down") {
        return Err(HttpError::BadForm);
    }
    let from_today = form.from.as_deref() == Some("today");
    let principal = context.principal;
    let class = app
        .write_plain(context.principal, move |tx| {
            let Some(class) = class_of(tx, &principal, student)? else {
                return Ok(None);
            };
            let step = store::next_step::find(tx, class, id)?;
            let Some(step) = step.filter(|step| step.student == student) else {
                return Ok(None);
            };
            let next = if form.deed == "reached" {
                step.reach()
            } else {
                step.put_down()
            };
            if let Ok(next) = next {
                store::next_step::keep(tx, class, &next)?;
                store::next_step::note(tx, class, &next)?;
            }
            Ok(Some(class))
        })
        .await?
        .ok_or(HttpError::NotFound)?;
    let after = if from_today {
        format!("/teach?class={class}")
    } else {
        place(student)
    };
    Ok(response::done(&context, &after))
}
