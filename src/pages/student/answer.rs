//! Saving an answer while the child types: load, decide, keep, and what the page hears of it (D27). The rules are
//! domain/prep.

use crate::domain::class::Member;
use std::sync::Arc;

use bytes::Bytes;
use serde::Deserialize;
use serde_json::json;

use crate::pages::{
    components::wordings,
    student::{
        question::{self, Asking},
        sheet::{child, load_question},
        unsent,
    },
};
use crate::{
    app::{App, class_for, now_in},
    domain::{
        class::Class,
        draft::LETTERS_MAX,
        id::{SheetId, StudentId},
        prep::{Moment, Outcome, Refusal, Role, Sheet, Way, Words},
        principal::Principal,
        text::{Language, Prose},
    },
    http::{
        context::RequestContext,
        error::HttpError,
        form::{put_behind, read},
        response::{self, Result},
    },
    i18n::Messages,
    pages::components::problem_said,
    secret,
    store::{self, ReadTx, WriteTx, prep::Question},
};

/// What a page of a question sends.
#[derive(Clone, Default, Deserialize)]
pub(crate) struct Form {
    /// The role of the question.
    #[serde(default)]
    prompt: String,
    /// Whose page sends it.
    pub(crate) whose: Option<String>,
    /// The words in the box.
    text: Option<String>,
    /// The revision that the page has seen last.
    seen: Option<u32>,
    /// The sheet that the page shows; the open one if it does not say.
    pub(crate) sheet: Option<u32>,
    /// `aloud`, `paper`, or `written` to take those back.
    way: Option<String>,
    /// The question that the page has shown, and in which language.
    wording: Option<String>,
    language: Option<String>,
    /// How often it was swapped.
    swapped: Option<u8>,
    /// A starter or chip that a browser without script puts into the box.
    starter: Option<String>,
    /// The words of another screen that are joined to the text.
    also: Option<String>,
    /// The child has chosen between two screens' words.
    settles: Option<u8>,
    /// "Done for today".
    done: Option<u8>,
    /// Two pictures, of a child whose session ended meanwhile.
    pub(crate) first: Option<String>,
    pub(crate) second: Option<String>,
}

/// A form that was understood.
struct Sent {
    role: Role,
    text: Option<Prose>,
    way: Option<Way>,
    form: Form,
}

/// What came of a save.
enum Saved {
    /// It stands so on the box, with this revision.
    On(u32),
    /// It stands beside the words of another screen.
    Beside(u32),
    /// The words are kept with the sheet that they were meant for, whose talk is done.
    WithOldSheet,
    /// Not taken.
    Refused(Refusal),
}

pub(crate) async fn save(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: Form = read(&form)?;
    let student = match context.principal {
        Principal::Device(device) if !context.script => {
            return unsent::come_back(app, context, device, form).await;
        }
        _ => child(&context)?,
    };
    let role = Role::from_word(&form.prompt).ok_or(HttpError::BadForm)?;
    if let (Some(whose), Some(sheet)) = (&form.whose, form.sheet)
        && *whose != question::whose(&app, student.id, sheet)
    {
        return Err(HttpError::NotYours);
    }
    let way = match form.way.as_deref() {
        None | Some("") => None,
        Some(word) => Some(Way::from_word(word).ok_or(HttpError::BadForm)?),
    };
    let Ok(text) = form
        .words()
        .map(|it| Prose::parse(&it, LETTERS_MAX))
        .transpose()
    else {
        return refuse(&app, &context, role, &form, Refusal::TooLong).await;
    };
    let sent = Sent {
        role,
        text,
        way,
        form: form.clone(),
    };
    let (writer, principal) = (Arc::clone(&app), context.principal);
    let language = context.language;
    let saved = app
        .write_plain(context.principal, move |tx| {
            let Some(class) = class_for(tx, &principal, None)? else {
                return Ok(None);
            };
            let moment = Moment {
                at: tx.attribution.at,
                day: now_in(&writer.clock, &class).date(),
            };
            let messages = writer.translations.of(language);
            let asked = |sheet: &Sheet| {
                asked(
                    tx,
                    (&writer, messages),
                    (&class, student.id),
                    (sheet, &sent),
                )
            };
            keep(tx, (&class, student.id, moment), &sent, asked).map(Some)
        })
        .await;
    let saved = match saved {
        Ok(saved) => saved.ok_or(HttpError::NotFound)?,
        Err(error) => return not_saved(&app, &context, role, &form, error.into()).await,
    };
    match saved {
        Saved::On(revision) => Ok(said_saved(&context, role, &form, revision)),
        Saved::Beside(revision) => two_screens(&app, &context, role, revision).await,
        Saved::WithOldSheet => old_sheet(&app, &context, role).await,
        Saved::Refused(refusal) => refuse(&app, &context, role, &form, refusal).await,
    }
}

/// The question of a save, its name and its words: the one that the child saw, if the page says which.
fn asked(
    tx: &ReadTx<'_>,
    (app, messages): (&App, &Messages),
    (class, student): (&Class, StudentId),
    (sheet, sent): (&Sheet, &Sent),
) -> store::Result<(String, String)> {
    if let Some(line) = sheet.line(sent.role) {
        return Ok((line.wording.clone(), line.asked.clone()));
    }
    if let Some(wording) = &sent.form.wording {
        let language = sent.form.language.as_deref().and_then(Language::from_tag);
        let messages = language.map_or(messages, |language| app.translations.of(language));
        if let Some(shown) = wordings::as_shown(tx, messages, (class, sent.role), wording)? {
            return Ok(shown);
        }
    }
    let questions = store::questions::of(tx, class.id)?;
    let of = (student, sheet, sent.role);
    let swapped = sent.form.swapped.unwrap_or(0);
    let asked = wordings::question(messages, (class, &questions), of, swapped);
    Ok((asked.wording, asked.words))
}

impl Form {
    /// The same form, as hidden fields: its words with all that was tapped to them.
    pub(crate) fn to_send_again(&self) -> Vec<(&'static str, String)> {
        let number = |number: Option<u32>| number.map(|it| it.to_string());
        let fields = [
            ("prompt", Some(self.prompt.clone())),
            ("whose", self.whose.clone()),
            ("text", self.words()),
            ("seen", number(self.seen)),
            ("sheet", number(self.sheet)),
            ("way", self.way.clone()),
            ("wording", self.wording.clone()),
            ("language", self.language.clone()),
            ("swapped", number(self.swapped.map(u32::from))),
            ("settles", number(self.settles.map(u32::from))),
            ("done", number(self.done.map(u32::from))),
        ];
        fields
            .into_iter()
            .filter_map(|(name, value)| Some((name, value?)))
            .collect()
    }

    /// The words that the form wants in the box: those typed, with a tapped starter or another screen's behind them.
    fn words(&self) -> Option<String> {
        let mut text = self.text.clone()?;
        let between = if self.also.is_some() { '\n' } else { ' ' };
        for more in [&self.starter, &self.also].into_iter().flatten() {
            put_behind(&mut text, more, between);
        }
        Some(text)
    }
}

/// Load, decide, keep.
fn keep(
    tx: &WriteTx<'_>,
    (class, student, moment): (&Class, StudentId, Moment),
    sent: &Sent,
    asked: impl FnOnce(&Sheet) -> store::Result<(String, String)>,
) -> store::Result<Saved> {
    let sheet = store::prep::sheet_of(tx, class.id, student)?;
    let number = sent.form.sheet.unwrap_or(sheet.number);
    let words = Words {
        role: sent.role,
        text: sent.text.as_ref(),
        way: sent.way,
        sheet: number,
        seen: sent.form.seen.unwrap_or(0),
        by: &tx.attribution.by,
        settles: sent.form.settles.is_some(),
    };
    match (sheet.save(&words, Some(class.band), moment), sheet.id) {
        (Ok(Outcome::Kept(change)), id) => {
            let id = match id {
                Some(id) => id,
                None => open_sheet(tx, sheet.number, (class, student))?,
            };
            let (wording, asked) = asked(&sheet)?;
            let question = Question {
                wording: &wording,
                asked: &asked,
                told_to: None,
            };
            store::prep::save(
                tx,
                Member {
                    class: class.id,
                    student,
                },
                (id, moment),
                &change,
                &question,
            )?;
            Ok(Saved::On(change.revision))
        }
        (Ok(Outcome::Same(revision)), id) => {
            if let (true, Some(id)) = (words.settles, id) {
                store::prep::settle(tx, id, sent.role)?;
            }
            Ok(Saved::On(revision))
        }
        (Ok(Outcome::Beside(revision)), Some(id)) => {
            let text = sent.text.as_ref().map_or("", Prose::as_str);
            store::prep::keep_beside(tx, (id, sent.role), text)?;
            Ok(Saved::Beside(revision))
        }
        (Ok(Outcome::Beside(revision)), None) => Ok(Saved::On(revision)),
        (Err(Refusal::SheetClosed), _) => {
            let old = store::prep::numbered(tx, class.id, student, number)?;
            let old = old.filter(|_| number < sheet.number);
            keep_with_old(tx, class, (old, sent))
        }
        (Err(refusal), _) => Ok(Saved::Refused(refusal)),
    }
}

fn open_sheet(
    tx: &WriteTx<'_>,
    number: u32,
    (class, student): (&Class, StudentId),
) -> store::Result<SheetId> {
    let id = SheetId::new(secret::id());
    store::prep::open(
        tx,
        (id, number),
        Member {
            class: class.id,
            student,
        },
    )?;
    Ok(id)
}

/// Words that come after their talk is done, from a device that was away: they are kept beside that sheet's answer.
fn keep_with_old(
    tx: &WriteTx<'_>,
    class: &Class,
    (old, sent): (Option<SheetId>, &Sent),
) -> store::Result<Saved> {
    let (Some(id), Some(text)) = (old, &sent.text) else {
        return Ok(Saved::Refused(Refusal::SheetClosed));
    };
    let head = store::prep::find(tx, class.id, id)?
        .and_then(|sheet| sheet.line(sent.role).map(|line| line.text.clone()));
    let stands = head.is_some_and(|head| head.starts_with(text.as_str()));
    if !stands {
        store::prep::keep_beside(tx, (id, sent.role), text.as_str())?;
    }
    Ok(Saved::WithOldSheet)
}

/// 200 with the revision, or the page that follows.
fn said_saved(
    context: &RequestContext,
    role: Role,
    form: &Form,
    revision: u32,
) -> response::Response {
    let leaves = form.done.is_some() || matches!(form.way.as_deref(), Some("aloud" | "paper"));
    let stays = format!("/prep/questions/{}", role.word());
    // A choice between two screens is drawn by the page, so the script fetches it anew.
    let place = match (leaves, form.settles.is_some() || form.way.is_some()) {
        (true, _) => Some("/prep"),
        (false, true) => Some(stays.as_str()),
        (false, false) => None,
    };
    if context.script {
        return response::json_of(&match place {
            Some(place) => json!({ "revision": revision, "place": place }),
            None => json!({ "revision": revision }),
        });
    }
    if leaves {
        response::to("/prep")
    } else {
        response::to(&format!("{stays}?saved=1"))
    }
}

/// Two screens wrote on one line: nothing is lost, and the child chooses.
async fn two_screens(
    app: &Arc<App>,
    context: &RequestContext,
    role: Role,
    revision: u32,
) -> Result {
    let messages = app.translations.of(context.language);
    if context.script {
        let said = messages.text("refusal-two-screens");
        let both =
            json!({ "refusal": "two_screens", "said": said, "revision": revision, "beside": true });
        return Ok(response::conflict(response::json_of(&both)));
    }
    let asking = load_question(app, context, role).await?;
    Ok(response::refused(question::draw(
        app,
        context,
        child(context)?.id,
        &asking,
    )))
}

async fn old_sheet(app: &Arc<App>, context: &RequestContext, role: Role) -> Result {
    let said = app
        .translations
        .of(context.language)
        .text("refusal-sheet-closed");
    if context.script {
        let kept = json!({ "refusal": "sheet_closed", "said": said, "kept": true });
        return Ok(response::conflict(response::json_of(&kept)));
    }
    let asking = load_question(app, context, role).await?;
    let role = asking.open_role();
    let asking = Asking {
        role,
        refused: Some((said.to_owned(), None)),
        ..asking
    };
    Ok(response::refused(question::draw(
        app,
        context,
        child(context)?.id,
        &asking,
    )))
}

/// The card would not take it: a browser without script gets the same page, with the words still in the box.
async fn not_saved(
    app: &Arc<App>,
    context: &RequestContext,
    role: Role,
    form: &Form,
    problem: HttpError,
) -> Result {
    if context.script {
        return Err(problem);
    }
    let messages = app.translations.of(context.language);
    let said = match problem {
        HttpError::Full => messages.text("prep-full"),
        _ => problem_said(messages, problem.status().as_u16(), true),
    };
    // A box that cannot even read says so itself.
    let asking = load_question(app, context, role)
        .await
        .map_err(|_| problem)?;
    let mut page = page_with(app, context, form, asking, said.to_owned())?;
    *page.status_mut() = problem.status();
    Ok(page)
}

/// The question's page with a sentence above it and the words of the form in its box.
fn page_with(
    app: &App,
    context: &RequestContext,
    form: &Form,
    asking: Asking,
    said: String,
) -> Result {
    let asking = Asking {
        refused: Some((said, form.words())),
        swapped: form.swapped.unwrap_or(0),
        ..asking
    };
    let drawn = question::draw(app, context, child(context)?.id, &asking);
    Ok(response::refused(drawn))
}

/// 409: the same page with the reason above it and the words still in the box.
async fn refuse(
    app: &Arc<App>,
    context: &RequestContext,
    role: Role,
    form: &Form,
    refusal: Refusal,
) -> Result {
    let said = app
        .translations
        .of(context.language)
        .refusal(refusal.word(), &[]);
    if context.script {
        return Ok(response::refused_script(refusal.word(), &said));
    }
    let asking = load_question(app, context, role).await?;
    page_with(app, context, form, asking, said)
}
